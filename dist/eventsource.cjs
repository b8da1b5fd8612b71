/*! eventsource-wasm 0.2.0 | MIT */
var D = Object.defineProperty;
var Ie = Object.getOwnPropertyDescriptor;
var Oe = Object.getOwnPropertyNames;
var Me = Object.prototype.hasOwnProperty;
var Pe = (s, e) => {
  for (var t in e)
    D(s, t, { get: e[t], enumerable: !0 });
}, Re = (s, e, t, n) => {
  if (e && typeof e == "object" || typeof e == "function")
    for (let r of Oe(e))
      !Me.call(s, r) && r !== t && D(s, r, { get: () => e[r], enumerable: !(n = Ie(e, r)) || n.enumerable });
  return s;
};
var Ge = (s) => Re(D({}, "__esModule", { value: !0 }), s);

// js/src/index.ts
var tt = {};
Pe(tt, {
  EventSource: () => Ae,
  EventSourceError: () => u,
  EventStreamDecoder: () => P
});
module.exports = Ge(tt);

// js/src/error.ts
var u = class extends Error {
  name = "EventSourceError";
  /** @param cause what was thrown, if anything was */
  constructor(e, t, n, r, a = !1) {
    super(t, { cause: n }), this.reason = e, this.response = r, this.truncated = a, this.status = r?.status;
  }
};
function x(s) {
  return s instanceof Error ? s.message : String(s);
}
function w(s) {
  typeof reportError == "function" ? reportError(s) : queueMicrotask(() => {
    throw s;
  });
}

// core:core.wasm
var ne = "a}i}{}ubaaabFk}hc}-}-a}hb}-b}-}hd}-}-}-a}hab}-}he}*}*}*}*b}*}he}-}-}-}*b}-}hb}-a}hf}-}-}-}-}-b}-}hc}-}-b}-}hd}-}-}*b}*drqbcaaaaadebbfghijfebbddgib}-bH}.}.elh}ckg}u}m}u}w}z}'cag}%}q}v}l}w}%ahe}w}x}m}vanh}z}m}t}m}i}{}mame}n}m}m}laoj}z}m}{}x}w}v}l}m}lalf}m}v}l}m}lapf}%}i}|}k}paif}{}|}i}|}majj}z}m}|}z}'[}q}u}makmbbk~v$q4acG'aH}.ePeG'aH~%a}tH~=~oi}r4aanblHa(al'aH~%a}tH}N~oi}rl}Kcbe}-c}-'a(e'b4aa)fe}-c}-H~nb(acGcGcGcG'b4ac)dH~Eb}sofbdddaclH}=b(amclH}>bmclH}Nb'dH~5bMnb{'dH~BbNnaH}Mb(alH}.bl(gHa(d'bHaAac'cH~Tb}y)c'gV'a'cV}yLeG'bHaAaaH}-mcl'b'fHb}s)aAaaHb(dHb'aH~Tb}ynb{Hb'b4ab}sf'cHl}rH~Tb}yH~{bTeGHb(dHamcl'b'cAac'bH}/cBaaHb(dHb'cH~Tb}y)aH~5bPnb{'bHcAaaHb'aH~EbPnb{'bH}1eBaaHbll(a'e'a=ca'e'dAael~pgci}-c},'b/c#(c'b/cy)i(d'a4aueG'a'bqg'b/cy(dl'i'c}s(h'b/ca)eHi}r(f'b/ce(gdGcG'd)c'gUna'g'cHq}r)dUeG'c'e}r0da)lI}<}J~g~E~5~p}1}5o}+'c'f}r0da)kI}<}J~g~E~5~p}1}5o}+}2'l}2'k}2I}.}/}0}2}6}>}N~o}.}-}1Wncl'g'cHi}r)dUeG'c'e}r0da)kI}<}J~g~E~5~p}1}5o}+'k}2I}.}/}0}2}6}>}N~o}.}-}1)kWnc'k}(}UHd}$'c}r(clcG'c'e}r4aa)dHk}soebaabal'd~o)dHaOeG'b'c=cy'a'bqg'b/cy(dmcl'dLeG'a4ayHdMeG'aHbAa#ll'cHb}r(dmbll'b'c=cy'b/ce(gcG'a4ay)fHeMeG'c'i}s)dHa'dHaQ|(j'b/ca'i}r(edG'jeG'e4aa(h'aHbAa|'aH~T~T~T~Th'a/cq)fHk}t'hH7}sH~Tb}y}r'fH~{}G~b~;aV|=cq'a'a4a#'hHA}sH~Tb}yH~KbP}zHb}yAa#'eHb}r(e'jHb}s(j'dHb}s(dmbll'c'gUnb'a4a|Lnb'a4a#nb'aHbAai'a'a/cq=cef'c'gU)deG'c'b/c#}s'hSnclcGcGcGcG'fHb}sodcbafl'a4a#neHd(c'dnc'a'a4a{Hc}zAa{He(cmclHc(c'a'a4a{Hc}zAa{mblHb(c'a4a{)dHb}yeGHbHr'a4a||(cl'a'dHb}zAa{l'a4a|(f'aHbAa|'b/cm'b/c'Hd}|}r)d'b/cy'b/c#}s=ce'd'hHi}|'cHi}z'c'f|}z=ca'b'b/c'Hb}r=c'll'b/cy'b/ceNeGcG'a'bqf'a'bqd'a4axHfMna'aHbAax'b/cy)d'b/ceUnacG'b/ca'd}r4aaHk}soeabbabl'a'bqelll}nbe}-'b/ca)e'b/cy)d}r4aa'b'dHb}r)c=cyHnMeGcG'b/ce'cMeG'aHbAa$'b/cy(cmbl'c'e}r4aaHkNna'b'dHc}r)c=cyll'b'c=c/l~jbbc}-'a'bqd'a4a{)cL'cHb}y}zeG'ceG'b/cm'b/c')dHd}|}r(c'd'b/c+SeG'cI,>ca'b'b/c'Hb}r=c'f'cHi}s)c'c/caH'}z=callf'b/cm'b/c'Hd}|}rIf>ca'b'b/c'Hb}r=c'lHb(c'a4ajLeG'a4a{Hb}y(cl'aHaAa{'a'cAaj'aHa=cm'b'b/c'=c+l}*bc}-cG'b/c/(c'b'b/cy)d=c/'a4axHfNeG'a4ayHfMnb'a'a/cm'd'c}s}r)c=cm'c'a/ca)dH}.}.}.i'd|Tnb'b/cm'b/c'Hd}|}rIg>ca'b'b/c'Hb}r=c''aHfAaxlll~Jbbi}-*aHq}s)e+a'bH#}r(f'aHu}r(g'bHy}r(a'b/ce(h'b/ca(idGcG'a/ca)c'hUna'c'i}r)d3aa(bcG'g4aaLeGcG'bHaUnd'bH}uM'cHc}r'hU}z'bH&}rH~Tb}yHoR}zna'd4ac)j'd4ab)d}y~oHaU'd'j}zH~oa}y}zna'a'cHd}r=caHc(c'f(bmcll'eHi}r'g'bqb'e4am'f'f/ca'e/ci}r=caHb(c'a(bLncl'b'b/ca'c}r=cambll'eHq}r+algaH}N}.el[bb}*'a'b}N)b'd}O)eKaaaaaaaa}le}*'a'e}RfKaaaaaG}=GKaaaaaaaa'd'c}OKaaaaaG}=G}l|Kaaaaaaaa'b'c}n|llja'aqa4a7l)a'aqa)a4aie}-H~gx'a/ce)a'aHaO|fH~gxll~xbbb}-c}-cGcGc}-'aqa)a'd@d?'a'bH~T~Td}y)eH~{bMAaH'a'cHb}$Hb}yAaG'cHe}ye}-'cHi}yHd}$fHa'a4a'HcPnb{'eH}[dMeG'aHbAaImdl'bH~Kd}sH~T~Td}yHdPll(e'a'eAaI'bH~T~Td}yH~wbMnblHe'cHc}y'bH}Zc}sH~T~Td}yH}J~TdP}z'bH~S~Td}yH~{bM}znb{lHf'cHb}yLna{'aHbAa7Hallla'aqaHaAaOl~gbbd}-H~%~o}+(fHb(gcGdG'fLnb'fH~=}.l}r4aaeG'fH~%a}r(f'gHb}r(gmbll'fH}N}.l}r)hHaH~%a~Qla'fH~{}.l}r'd=ca'fH~w}.l}r'c=ca'fH~s}.l}r'b=ca'fH~q}.l}r'aHe}$Hb}yAaa'fH~p}.l}r'aHd}$Hb}yAaa'fH~o}.l}r'aH~<b}yAaa'h'e=ca'fH~=}.l}rHbAaa'gplHal~6gbh}-*aHG}r)c+aH}.}.e'b'bH}.}.eV|(e'aqa)a4axHfNeGc}-'cHa=cC'cIa>c;'cIa>c3'cI}.}6}.}.}.}.b>c+'cH}N}.i=c''cH}.}.e=c#'c'e=cy'cH}N}.e=cu'a4a$e}-Ha'bLnb{'aHaAa$HaH}N}.e4aaHkNnb{'cHb=cC'cHb=c3HbfHall(d'aHu}r(hdGcG'd'eUna'c/c;Hc}rH}.iQnacGcGcGcGcG'a4ax)gogddcbafel'a'cHu}rqcmdl'c/cu'd}r4aaH'MeG'c'dHb}r=c3l'aHeAaxmcl'c/cu'd}r4aa(b'aHeAaxcG'a4az)f'a4ay)gHb}rH~Tb}yH}.}.e}r4aaMeG'gHgMeG'aHa=cm'aHbAax'c'd=cCmelcG'bHk}soeecceal'bHANnb'aHdAax'c'dHb}r=c3f'b'fH}6}.e}r4aaNnb'cHi}r'h'bqb'c/ci(b'aHcAax'a'a4azHb}rAaz'c'dHb}r=c3'c'b'c/c7}r=c7lmcl'aHaAaymbl'c/cu(b'dHf}r)f'c/cyOeGcG'b'd}r)i4aeHANna'i/caH~9~q~&}9gNna'aHaBa|'aHaAaz'aH}1cBax'aHa=cq'c'f=c3'b'f}r4aaH'MeG'c'dHg}r=c3l'aHeAax'a'cHu}rqcmcllc}-cGcGcGcGcG'b'd}r4aa)bH~9a}sogcbeeeadlHdmelHcmdlHbmclcGcG'bHk}soeaccabl'aHbAax'a'cHu}rqemdlHf'bHAMnb{He'bH~GaMnb{'bH~DbNnaHaHg'g|mblHal(b'aHaBa|'aHcAax'a'bAay'aHa=cq'a'bH}.}.e}r4aaAazl'c/c3(dmbll'a'cHu}rqf'e'c/c3'a4axHfM|(e'c/c;(dl'cHG}s+a'eHm}|'d}zl}Mecf}-e}*'aqa)d4ajeG'dHa=c;lHb(a'bH~oa}yLeGcGHa(a'bH'}yLna'd4axHbNna'd4a{Hb}y(allc}-'d4ai(f'dIa>ci'dIa>cq'dIa>cy'd'fAai'bHq}y(g'a'bH}=b}y)bL}y(a'd4aHe}-Hb'd4aGnb{'d4a'HcM'gHaN}yfHall(ecG'a'e'bHeM}y}zeG'dHcAa7Hb(afcG'd4a')eeGcG'd/c+)aeG'd/c;'aVnbl'd/ce(hcG'eHcN'g}zeG'bHdTeG'eHdMndmclf'd4a)Lnc'bHePnblHe(a'bHeMeG'd4aInbl'dHcAa7mdl'd/c3)a~g)kKaa~o~T~T~T~4H'a|)l'd/c/~g)jH~gx'hH}-'f|)f'fHaO|~g}S}R)i'j'eHbM|)j'i'iHbH&'d/c;)e'eH&V|}|~g}P'kKaaaaaS~2G'a|}R}S'j}O'c}P}N(c'bHeMeG'd2d?)i'c}leG'i'l}R(cllHa(a'dHaAa7'd'eHb}r=c;mell'dHcAa7He(aKaaaaaaaa(c'bncHdHc'd4a(|(amcllKaaaaaaaa(cl'c'aH~Tb}y~g}Oll(baH}0}.elzejlqqt}l}i}|}i}m}$}m}v}|}q}l}z}m}|}z}'~D~j~n";

// js/src/wasm.ts
var Le = [0, 97, 115, 109, 1, 0, 0, 0], Ne, re;
function I() {
  try {
    Ne ??= new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(Le)));
  } catch (s) {
    throw new u("wasm", "WebAssembly needs script-src 'wasm-unsafe-eval'; or eventsource.nowasm.js", s);
  }
}
function se() {
  return re ??= new WebAssembly.Module(je(ne)), new WebAssembly.Instance(re).exports;
}
function je(s) {
  let e = [], t = 0;
  for (let n = 0; n < s.length; n++) {
    let r = s.charCodeAt(n);
    r > 124 ? t = (r - 124) * 89 : (e.push((r - (r > 91 ? 8 : 7)) % 89 + t), t = 0);
  }
  return new Uint8Array(e);
}

// js/src/core.ts
var Ue = {
  1: "complete",
  2: "eof",
  3: "incomplete",
  4: "failed"
}, U = class {
  exports = se();
  input;
  table;
  /** Those that have streams, to be told if the core fails. */
  i = /* @__PURE__ */ new Set();
  r;
  constructor() {
    let { buffer: e } = this.exports.memory, t = this.exports.window();
    this.input = new Uint8Array(e, t, 65536), this.table = new Uint32Array(e, t + 65536, 1024 * 2);
  }
  /** Fills the table from what the input holds. A trap is a bug of the core's: nothing of the instance can be relied on any more. */
  feed(e, t) {
    if (this.r) throw this.r;
    try {
      return this.exports.feed(e, t);
    } catch (n) {
      this.r = new u("wasm", "The core has failed", n), C.delete(this);
      for (let r of this.i) r.t("failed", this.r);
      throw this.r;
    }
  }
}, C = /* @__PURE__ */ new Set(), Ce = { stream: !0 }, S = class {
  /** The last event ID string behind all that `read` has given. */
  lastEventId;
  #n;
  #t;
  #e = 0;
  #r;
  // the reconnection time, once released
  #s;
  // The values of the event that has not ended.
  #a = "";
  #o = "";
  #d = "";
  // as far as it has come
  #i = "";
  // the last event ID buffer
  /**
   * @param owner told if the core fails; without one the next `read` tells
   * @param lastEventId the last event ID string before the first connection
   * @throws EventSourceError `wasm`: the page may not run WebAssembly
   */
  constructor(e, t, n = "") {
    if (this.#n = t, this.lastEventId = n, ![...C].some((r) => this.#c(r, e))) {
      let r = new U();
      C.add(r), this.#c(r, e);
    }
    t && this.#t.i.add(t), this.#f();
  }
  /** Takes a handle of an instance, unless all are in use. */
  #c(e, { strategy: t, maxAttempts: n, minDelay: r, maxDelay: a, maxEventSize: o }) {
    return this.#t = e, this.#e = e.exports.open(t, n, r, a, o), this.#e > 0;
  }
  /** The ready state. */
  get state() {
    return this.#t.exports.state(this.#e);
  }
  /** The reconnection time, in milliseconds. */
  get retryTime() {
    return this.#r ?? this.#t.exports.retryTime(this.#e);
  }
  /** Whether the stream has been silent for too long; for how many ms it has not. See conn.Watch. */
  watch(e, t, n, r) {
    return this.#t.exports.watch(e, t, n, r);
  }
  /**
   * Takes a response, see conn.Responded. Gives the cause to end the connection with, or EOF: the stream is open.
   * @param facts of IS_EVENT_STREAM and the others
   * @param retryAfter what Retry-After comes to, in ms; NaN if there is none
   */
  responded(e, t, n) {
    return this.#t.exports.responded(this.#e, e, t, n);
  }
  /**
   * The messages of a chunk of the body, in parts: those of a window of it, maybe none. What is left unfinished goes on in
   * the next chunk.
   * @throws EventSourceError `limit`, behind the last messages: an event is longer than the policy's maxEventSize
   * @throws EventSourceError `unsupported`: what the body gives is no Uint8Array
   */
  *read(e) {
    if (e?.BYTES_PER_ELEMENT !== 1) throw new u("unsupported", "The body gives no Uint8Array");
    let { input: t, table: n } = this.#t, { length: r } = e;
    for (let a = 0; a < r; ) {
      let o = e.subarray(a, a + 65536);
      t.set(o);
      let i = this.#t.feed(this.#e, o.length), c = i >>> 12;
      c < o.length && (o = o.subarray(0, c)), a += c;
      let l = this.#s.decode(o, Ce), d = [], p = this.#a, h = 0;
      for (let m = 0, H = (i & 4095) * 2; m < H; m += 2) {
        let v = n[m];
        if (h = v & 7, h < 5) {
          let y = l.slice(v >>> 8, n[m + 1]);
          h === 1 ? p = v & 16 ? p + `
` + y : v & 8 ? p + y : y : h === 2 ? this.#o = v & 8 ? this.#o + y : y : (this.#d = v & 8 ? this.#d + y : y, h === 4 && (this.#i = this.#d));
        }
        (h === 5 || v & 32) && (this.lastEventId = this.#i, v & 32 && d.push({ type: this.#o || "message", data: p, lastEventId: this.#i }), this.#o = p = "");
      }
      if (this.#a = p, yield d, h === 6) throw new u("limit", "An event is longer than maxEventSize");
    }
  }
  /**
   * Takes a connection's end. Gives the delay in milliseconds before the next request, or what the stream has come to.
   * @param cause EOF and the others
   * @param judge of the messages that have come
   */
  ended(e, { done: t, c: n }) {
    let r = (this.#a === t ? 32 : 0) | (n ? 64 : 0) | (this.lastEventId ? 16 : 0);
    this.#f();
    let a = this.#t.exports.ended(this.#e, e | r, Math.random());
    return a < 0 ? Ue[-a] : a;
  }
  /** Ends it, once; the attributes stay as they are. */
  release() {
    let { exports: e, i: t } = this.#t;
    this.#n && t.delete(this.#n), this.#r = e.retryTime(this.#e), e.release(this.#e), this.#e = 0;
  }
  /** Prepares for a connection's body; what an earlier one left unfinished is forgotten. */
  #f() {
    this.#s = new TextDecoder("utf-8", { ignoreBOM: !0 }), this.#a = this.#o = "", this.#i = this.lastEventId;
  }
};

// js/src/init.ts
function T(s, e) {
  let t = Number(e ?? 0);
  if (!(t >= 0)) throw new TypeError(`${s}: ${e} is no delay or size`);
  return Math.min(t, 2147483647);
}
function E(s, e, ...t) {
  if (e !== void 0 && !t.includes(typeof e)) throw new TypeError(`${s} is no ${t.join(" and no ")}`);
}

// js/src/judge.ts
var A = class {
  constructor(e) {
    this.done = e;
  }
  done;
  /** `done` has said that a clean end completes the stream. */
  c = !1;
  /** Whether it is the last message, which is no content: nobody gets it. */
  d({ data: e }) {
    return e === this.done;
  }
  /**
   * What a message that has been handed out makes of the stream: true, it is complete; an EventSourceError, it has failed. A
   * function that throws has judged nothing: that is reported.
   */
  judge(e, t) {
    if (typeof this.done != "function") return !1;
    let n;
    try {
      n = this.done(e);
    } catch (r) {
      w(r);
    }
    return n instanceof Error ? new u("done", `The stream tells of an error: ${n.message}`, n, t) : (n !== void 0 && (this.c = n === "eof"), !!n && !this.c);
  }
  /** The error of a stream that has ended before it was complete. */
  incomplete(e) {
    return new u("eof", "Incomplete stream: it ended before done matched", void 0, e);
  }
};

// js/src/decoder.ts
var _e = /* @__PURE__ */ new FinalizationRegistry((s) => s.release()), P = class {
  readable;
  writable;
  /**
   * With `done`, `readable` ends where it matches, and errors with an EventSourceError if the bytes end before that; what comes
   * behind it is taken and thrown away, 1 MiB and 5 s of it at most. Past `maxEventSize` (bytes that one event may take, 16 MiB
   * by default) both sides error with an EventSourceError, and on `signal` with its reason. As with any stream, an error gives up
   * what has not been read.
   * @throws TypeError if a member of init is not what it should be
   * @throws EventSourceError `wasm`: the page may not run WebAssembly
   */
  constructor({ done: e, maxEventSize: t, signal: n } = {}) {
    E("done", e, "string", "function");
    let r = { strategy: e === void 0 ? 0 : 8, maxEventSize: T("maxEventSize", t) }, a, o = new A(e), i, c, l, d = !1, p = 1048576, h, m = (f) => {
      d || (d = !0, a?.release(), n?.removeEventListener("abort", v), l?.(), f());
    }, H = (f) => {
      m(() => i.error(f)), c.error(f);
    }, v = () => H(n.reason), y = () => {
      h = setTimeout(() => c.error(), 5e3), m(() => i.close());
    }, xe = (f) => {
      if (d) return;
      if (o.d(f)) return y();
      i.enqueue(f);
      let g = o.judge(f);
      g === !0 ? y() : g && H(g);
    };
    this.readable = new ReadableStream({
      start(f) {
        i = f;
      },
      pull: () => l?.(),
      cancel(f) {
        m(() => c.error(f));
      }
    });
    let Z = {
      start(f) {
        return c = f, te?.then(ee, H);
      },
      write(f) {
        if (d) {
          p -= f.length, p < 0 && c.error();
          return;
        }
        try {
          for (let g of a.read(f))
            if (g.forEach(xe), d) return;
        } catch (g) {
          H(g);
        }
        return d || i.desiredSize > 0 ? void 0 : new Promise((g) => l = g);
      },
      close() {
        clearTimeout(h), !d && a.ended(0, o) === "incomplete" ? H(o.incomplete()) : m(() => i.close());
      },
      abort(f) {
        clearTimeout(h), H(f);
      }
    }, ee = () => {
      d || (a = new S(r), _e.register(Z, a));
    }, te = I();
    te || ee(), this.writable = new WritableStream(Z), n?.aborted ? v() : n?.addEventListener("abort", v);
  }
};

// js/src/body.ts
async function le(s, e, t, n) {
  let r = !1, a = () => {
    r = !0, s.cancel().catch(() => {
    });
  }, o = setTimeout(a, t);
  try {
    for (let i = 0; i < e; ) {
      let { done: c, value: l } = await s.read();
      if (c) return !r;
      n(l), i += l.length;
    }
  } catch {
  } finally {
    clearTimeout(o);
  }
  return a(), !1;
}
async function ue(s, e) {
  await le(s, 1048576, 5e3, () => {
  }), e.abort();
}
var de = 200;
async function B(s, e, t) {
  if (!s.body?.getReader) return new u(e, t, void 0, s);
  let n = new Uint8Array(65536), r = 0, a = await le(s.body.getReader(), 65537, 2e3, (l) => {
    let d = l.subarray(0, 65536 - r);
    n.set(d, r), r += d.length;
  }), o = n.slice(0, r), i = new TextDecoder().decode(o), c = i ? `${t}: ${i.slice(0, de)}${i.length > de ? "\u2026" : ""}` : t;
  return new u(e, c, void 0, Ke(o, s), !a);
}
function Ke(s, e) {
  let { url: t, redirected: n, type: r } = e, a = new Response(s.length ? s : null, e);
  for (let [o, i] of Object.entries({ url: t, redirected: n, type: r })) Object.defineProperty(a, o, { value: i });
  return a;
}

// js/src/leaving.ts
var fe = !1, _, K = () => {
}, me, R = /* @__PURE__ */ new Set();
function $() {
  for (let s of R) s();
}
function he() {
  clearTimeout(me), _ ??= new Promise((s) => {
    K = () => {
      _ = void 0, s();
    };
  });
}
function be() {
  if (fe) return;
  fe = !0, globalThis.addEventListener?.("online", $);
  let { document: s } = globalThis;
  s && (s.addEventListener("resume", $), addEventListener("beforeunload", () => {
    he(), me = setTimeout(() => K(), 5e3);
  }), addEventListener("pagehide", he), addEventListener("pageshow", () => {
    K(), $();
  }));
}
function pe() {
  return _;
}

// js/src/listeners.ts
var G = class {
  #n = /* @__PURE__ */ new Map();
  of(e) {
    return this.#n.get(e);
  }
  /** @param isWrapped its calls go through somebody else's code */
  setHandler(e, t, n) {
    let r = this.of(e)?.b ?? !1;
    this.#n.set(e, { handler: t, b: r, l: r || n ? void 0 : t?.u });
  }
  /**
   * A listener has been added, or removed.
   * @param plain if it is a function that was added without options, and that nothing wraps
   */
  changed(e, t) {
    let n = this.of(e);
    this.#n.set(e, { handler: n?.handler, b: !0, l: n ? void 0 : t });
  }
};
function W(s) {
  let e = Function.prototype.toString.call(s);
  return (/^function addEventListener\(\) \{\s*\[native code\]/.test(e) || !globalThis.document && e.startsWith("addEventListener(")) && Reflect.ownKeys(s).length === 2;
}

// js/src/message.ts
function F({ type: s, data: e, lastEventId: t }, { origin: n }) {
  return new MessageEvent(s, { data: e, origin: n, lastEventId: t });
}
var O = class s {
  isTrusted = !1;
  // an event's own property
  #n;
  #t;
  #e = !0;
  #r;
  constructor(e, t) {
    this.#n = e, this.#t = t;
  }
  /** Calls a listener without a dispatch. Gives what it has been called with. */
  static E(e, t, n) {
    let r = new s(t, n), a = r;
    try {
      e.call(n.source, a);
    } catch (o) {
      w(o);
    }
    return r.#e = !1, a;
  }
  /**
   * Puts the class into the place of MessageEvent, once: what it does not answer itself, an event of the platform's answers for it.
   * That takes some milliseconds of a cold page.
   */
  static f() {
    let { prototype: e } = s;
    if (!(e instanceof MessageEvent)) {
      Object.setPrototypeOf(e, MessageEvent.prototype), e.constructor = MessageEvent;
      for (let t of [new MessageEvent(""), MessageEvent.prototype, Event.prototype])
        for (let [n, r] of Object.entries(Object.getOwnPropertyDescriptors(t))) {
          for (let a of ["get", "set", "value"]) {
            let o = r[a];
            typeof o == "function" && (r[a] = function(...i) {
              return o.apply(this.#r ??= F(this.#n, this.#t), i);
            });
          }
          Object.defineProperty(e, n, Object.hasOwn(e, n) ? { enumerable: r.enumerable } : r);
        }
    }
  }
  get type() {
    return this.#n.type;
  }
  get data() {
    return this.#n.data;
  }
  get origin() {
    return this.#t.origin;
  }
  get lastEventId() {
    return this.#n.lastEventId;
  }
  get target() {
    return this.#t.source;
  }
  get srcElement() {
    return this.#t.source;
  }
  get currentTarget() {
    return this.#e ? this.#t.source : null;
  }
  get eventPhase() {
    return this.#e ? 2 : 0;
  }
  composedPath() {
    return this.#e ? [this.#t.source] : [];
  }
};

// js/src/request.ts
var V = { resume: 2, rejected: 3, replay: 4 };
function Ee(s, e) {
  return typeof s == "function" ? s(e) : s;
}
var ye = (s, ...e) => e.includes(Object.prototype.toString.call(s).slice(8, -1)), M = (s) => ye(s, "ReadableStream");
function J(s) {
  let e = ye(s, "Blob", "File", "FormData", "URLSearchParams", "ArrayBuffer", "SharedArrayBuffer") || M(s);
  return Object(s) !== s || e || ArrayBuffer.isView(s) ? { s } : { s: JSON.stringify(s), type: "application/json" };
}
var L = ({ method: s = "GET" }) => String(s).toUpperCase() === "GET", k = class {
  h;
  /** The last event ID string before the first event. */
  lastEventId;
  #n;
  #t;
  #e;
  #r;
  // What is sent is what there was at the call, however often it is sent.
  #s;
  #a;
  #o;
  /** @throws TypeError if a member of init is not what it should be */
  constructor(e, t) {
    let { headers: n, body: r, done: a, lastEventId: o } = t, i = Object(t.reconnect), { request: c, statuses: l } = i, d = Ve(t);
    if ((d === 3 || d === 4) && M(r)) throw new TypeError("body: a stream is sent once");
    E("done", a, "string", "function"), E("fetch", t.fetch ?? globalThis.fetch ?? null, "function"), E("request", c, "function"), E("cancel", i.cancel, "boolean", "function"), E("attach", t.attach, "function"), E("lastEventId", o, "string"), E("lastEventIdParameter", t.lastEventIdParameter, "string"), Array.isArray(l) || E("statuses", l, "function"), this.#n = d, this.h = { strategy: d | (a === void 0 ? 0 : 8) | (c ? 16 : 0) };
    let h = { ...i, maxEventSize: t.maxEventSize };
    for (let m of ["maxAttempts", "minDelay", "maxDelay", "maxEventSize"]) this.h[m] = T(m, h[m]);
    this.lastEventId = o ?? "", this.#t = e, this.#e = t, this.#r = i, this.#s = typeof n == "function" ? n : new Headers(n), this.#a = typeof r == "function" ? r : J(r), this.#d(typeof this.#a == "function" ? {} : this.#a);
  }
  /**
   * The request of an attempt, 0 for the first.
   * @throws EventSourceError `request`: what code of the page's threw, or gave that is none
   */
  async f(e, t) {
    try {
      if (this.#n === 2 && e) {
        let a = await this.#r.request?.({ attempt: e, lastEventId: t, url: this.#t });
        return await this.#i(a, "GET", e, t);
      }
      let n = await Ee(this.#s, e), r = typeof this.#a == "function" ? J(await this.#a(e)) : this.#a;
      return M(r.s) && this.#d(r), this.#c(this.#t, this.#e, n, r, t);
    } catch (n) {
      throw new u("request", `Request failed: ${x(n)}`, n);
    }
  }
  /** The request that asks the server to stop its work, if there is to be one. */
  async cancel(e) {
    let { cancel: t } = this.#r;
    if (!t || t === !0 && !e) return;
    let n = t === !0 ? void 0 : await t({ lastEventId: e, url: this.#t });
    return this.#i(n, "DELETE", 0, e);
  }
  /** There is a strategy, by name. */
  get v() {
    return this.#n !== 1;
  }
  /** Tells that the response came from this URL. A plain GET stays there; another would take what the page adds along. */
  o(e) {
    let { headers: t, fetch: n } = this.#e;
    this.#n === 1 && !t && !n && (this.#t = e);
  }
  /** Whether the page names a status as worth another try; undefined: it names none. What its function throws is reported. */
  y(e) {
    let { statuses: t } = this.#r;
    try {
      return typeof t == "function" ? !!t(e) : t?.includes(e);
    } catch (n) {
      w(n);
      return;
    }
  }
  /**
   * The platform's own checks of method, modes, body and the rest, before anything is sent.
   * @throws TypeError
   */
  #d({ s: e }) {
    let t = M(e) ? new ReadableStream() : e, n = new Request("data:,", this.#c("data:,", { ...this.#e, signal: null }, [], { s: t }, this.lastEventId).init);
    if (M(t) && n.headers.has("content-type")) throw new TypeError("body: this browser sends no streams");
  }
  /** A request that asks for something else than the first: what the page gives of it, and for the rest the source's own. */
  async #i(e, t, n, r) {
    let a = typeof e == "string" || e instanceof URL ? { url: e } : e ?? {}, o = new Headers(a.headers ?? await Ee(this.#s, n));
    a.headers || o.delete("content-type");
    let i = { ...this.#e, method: a.method ?? t };
    return this.#c(new URL(a.url ?? this.#t, this.#t).href, i, o, J(a.body), r);
  }
  /** Puts one request together. Members of init that are fetch's, known today or not, are taken over. */
  #c(e, t, n, { s: r, type: a }, o) {
    let i = new Headers(n), c = (d, p) => {
      i.has(d) || i.set(d, p);
    };
    c("accept", "text/event-stream"), a && c("content-type", a), this.#n === 4 && c("idempotency-key", this.#o ??= crypto.getRandomValues(new Uint32Array(4)).join("-"));
    let l = e;
    if (o && t.lastEventIdParameter !== void 0) {
      let d = new URL(e);
      d.searchParams.set(t.lastEventIdParameter, o), l = d.href;
    } else if (o) {
      try {
        i.set("last-event-id", "\u0100");
      } catch {
        o = String.fromCharCode(...new TextEncoder().encode(o));
      }
      i.set("last-event-id", o);
    }
    return {
      url: l,
      init: {
        ...t,
        cache: t.cache ?? "no-store",
        credentials: t.credentials ?? (t.withCredentials ? "include" : void 0),
        headers: i,
        body: r,
        duplex: "half"
      }
    };
  }
};
function Ve(s) {
  let { reconnect: e } = s, { strategy: t } = Object(e);
  if (t !== void 0 && Object.hasOwn(V, t)) return V[t];
  if (t === void 0 && L(s)) return e === !1 ? 0 : 1;
  if (!e) return 0;
  if (e === !0) return 4;
  throw new TypeError(`reconnect needs a strategy: ${Object.keys(V).join(", ")}`);
}

// js/src/response.ts
var Je = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/;
function ge(s) {
  return (s ?? "").replace(/"(\\.|[^"\\])*"?/g, "").split(",").map((n) => n.split(";")[0].trim().toLowerCase()).filter((n) => Je.test(n) && n !== "*/*").at(-1) === "text/event-stream";
}
function He(s) {
  return Math.max(0, Number(s) * 1e3 || Date.parse(s ?? "") - Date.now());
}
var we = /^(https?:\/\/[^/@]*\/|data:|blob:)/;

// js/src/turn.ts
var Q = class {
  /** How many messages may be handed out before the next look: whoever does counts it down behind each. None when it is over. */
  left = 1;
  #n = 1;
  // messages from one look to the next
  #t = 0;
  #e = 0;
  #r;
  // the next turn, while this one is over
  /**
   * What comes now is to be counted, without the pause before it, in which no message has been handed out. It may take more than what
   * came last. Not needed before a single message: that a pause counts, too, does no harm.
   */
  begin() {
    let e = performance.now();
    this.left === this.#n && e - this.#t > 2 && (this.#t = e), this.left = Math.min(this.left, 1), this.#n = 1;
  }
  /** Looks at the clock: a promise to wait for before the next message, if the turn is over. Without MessageChannel it never is. */
  a() {
    if (!this.#r) {
      let e = performance.now(), t = e - this.#t;
      if (this.#t = e, this.left = this.#n = t < 2 / 2 ? Math.min(this.#n * 2, 64) : 1, this.#e += t, this.#e < 12 || !globalThis.MessageChannel) return;
      this.#r = new Promise((n) => {
        Ye(() => {
          this.#r = void 0, this.#e = 0, this.left = 1, this.#t = performance.now(), n();
        });
      });
    }
    return this.left = 0, this.#r;
  }
};
function Ye(s) {
  if (globalThis.scheduler?.postTask)
    scheduler.postTask(s);
  else {
    let { port1: e, port2: t } = new MessageChannel();
    e.onmessage = () => {
      e.close(), s();
    }, t.postMessage(null);
  }
}
var b = /* @__PURE__ */ new Q();

// js/src/watch.ts
var N = class {
  /** Of what has come on this connection, if somebody has asked for alarms: the clock costs µs where it is looked at rarely. */
  arrival = null;
  #n;
  // if there are alarms
  #t = [];
  #e = 0;
  // when something last came
  /** Begins anew, with other alarms. */
  start(e, ...t) {
    this.stop(), this.#t = t.filter(({ limit: n }) => n), this.#n = this.#t[0] && e, this.#r(performance.now());
  }
  /** Something has come. */
  g() {
    if (!this.#t.length) return;
    let e = performance.now();
    this.arrival = { first: this.arrival?.first ?? e, last: e }, this.#r(e);
  }
  /** A silence. */
  #r(e) {
    this.#e = e;
    for (let t of this.#t) t.timer || this.#s(t, t.limit);
  }
  stop() {
    for (let { timer: e } of this.#t) clearTimeout(e);
    this.#t = [];
  }
  #s(e, t) {
    let n = performance.now() + t;
    e.timer = setTimeout(() => {
      e.timer = void 0;
      let r = this.#n(e.limit, this.#e, n, performance.now());
      r ? this.#s(e, r) : e.ring();
    }, t);
  }
};

// js/src/connection.ts
var Se = "fetch gave no Response with a readable body", Xe = {
  eof: 0,
  network: 1,
  timeout: 2,
  request: 3,
  status: 4,
  "content-type": 5,
  limit: 6,
  url: 7,
  wasm: 8,
  unsupported: 9
}, j = class {
  /** The last event ID string, as of the last event that was dispatched. */
  lastEventId;
  /** What the stream came to, once it is CLOSED. */
  e;
  listeners = new G();
  /** To be called when the last event ID has changed. */
  o = void 0;
  /** A message has come that nobody was there for. */
  p = !1;
  n = [];
  #n;
  // once somebody has asked
  #t;
  #e;
  #r;
  /** Nothing is asked of it that the browser's own class could not do. */
  #s;
  #a;
  #o;
  // from the first request on
  #d;
  // of the request
  #i;
  #c;
  // of what the connection brings
  #f;
  #l = new N();
  #h;
  // from the wait for the next request
  /**
   * Checks the init; the first request follows in a microtask, unless the stream has been closed by then.
   * @throws TypeError if a member of init is not what it should be
   */
  constructor(e, t, n, r) {
    this.#e = e, this.#s = r, this.#r = n;
    for (let o of ["connectTimeout", "idleTimeout", "stallTimeout"]) n[o] = T(o, n[o]);
    r && (n.maxEventSize = 1 / 0), this.#a = new k(t, n), this.lastEventId = this.#a.lastEventId;
    let { signal: a } = n;
    a?.addEventListener("abort", this), a?.aborted ? this.handleEvent() : queueMicrotask(() => {
      this.#E();
    });
  }
  /** The ready state. */
  get state() {
    return this.e ? 2 : this.#o?.state ?? 0;
  }
  /** The reconnection time, in milliseconds. */
  get retryTime() {
    return this.#b(), this.#o?.retryTime ?? 0;
  }
  /** When the present response's body has come. */
  get arrival() {
    return this.#l.arrival;
  }
  /** Resolves when the stream has ended. */
  get closed() {
    return this.#n ??= new Promise((e) => {
      this.#t = e, this.e && e(this.e);
    });
  }
  /** The page's signal has been aborted. */
  handleEvent() {
    this.t("aborted", this.#r.signal.reason);
  }
  /**
   * Ends the stream for good. What is under way is cancelled, but for the rest of a complete answer, which is read on.
   * @param error why; but for `aborted` an EventSourceError, which is dispatched
   */
  t(e, t) {
    if (this.e) return;
    let n = { outcome: e };
    (e === "failed" || e === "incomplete" || e === "aborted") && (n.error = t), this.e = n, this.#o?.release(), this.#l.stop(), this.#h?.(), this.#r.signal?.removeEventListener("abort", this), t && e !== "aborted" && this.#v(t), e !== "complete" && this.#d?.abort(), (e === "closed" || e === "aborted") && this.#I(), this.#t?.(n);
    for (let r of this.n) r.end(n);
    this.n.length = 0;
  }
  async #E() {
    be();
    for (let e = 0; !this.e; e++) {
      let t = await this.#y(e);
      if (t?.reason === "network" && await pe(), this.#b(), this.e || !t) break;
      this.#l.stop();
      let n = this.#o.ended(Xe[t.reason], this.#c);
      if (typeof n == "number")
        this.#v(t, n), await this.#O(n, t);
      else {
        let r = n === "complete" && (t.reason === "eof" || !L(this.#r));
        this.t(n, r ? void 0 : t);
      }
    }
  }
  /** One connection, from its request to its end. Gives why it ended; nothing if the page or its data have ended the stream. */
  async #y(e) {
    let t = this.#d = new AbortController(), { signal: n } = t;
    this.#i = void 0, this.#l.arrival = null, this.#c = new A(this.#r.done);
    try {
      let r = await this.#g(e, n);
      for (; ; ) {
        let { done: a, value: o } = await r.read();
        if (n.throwIfAborted(), a) return this.#r.done === void 0 ? this.#u("eof", "The stream has ended") : this.#c.incomplete(this.#i);
        if (this.#l.g(), await this.#S(o, n), !!this.e) {
          this.e.outcome === "complete" && await ue(r, t);
          return;
        }
      }
    } catch (r) {
      if (t.abort(), n.reason instanceof u) return n.reason;
      if (r instanceof u) return r.response ? r : this.#u(r.reason, r.message, r.cause);
      let a = r?.name === "NotSupportedError";
      return this.#u(a ? "unsupported" : "network", `Network error: ${x(r)}`, r);
    }
  }
  /** One request, up to its response's body. */
  async #g(e, t) {
    await I(), t.throwIfAborted();
    let n = await this.#a.f(e, this.lastEventId);
    t.throwIfAborted(), this.#p("response");
    let r = this.#H(n, t);
    this.#b();
    let a = this.#i = await r;
    t.throwIfAborted(), await this.#w(a, n), t.throwIfAborted(), this.#p("body");
    let o = a.url || n.url;
    return a.redirected && this.#a.o(o), this.#f = { source: this.#e, origin: new URL(o).origin }, this.#e.dispatchEvent(Object.assign(new Event("open"), { response: a })), t.throwIfAborted(), a.body.getReader();
  }
  async #H({ url: e, init: t }, n) {
    try {
      return await (this.#r.fetch ?? fetch)(e, { ...t, signal: n });
    } catch (r) {
      throw we.test(e) ? r : this.#u("url", `${e} cannot be fetched: ${x(r)}`, r);
    }
  }
  /** Goes on with a response that is a stream. @throws EventSourceError if it is a refusal, which is read for what it says */
  async #w(e, { init: t }) {
    let { status: n, headers: r, body: a } = Object(e);
    if (!r?.get) throw this.#u("unsupported", Se);
    let o = r.get("content-type"), i = this.#a.y(n), c = (ge(o) ? 1 : 0) | (L(t) ? 2 : 0);
    i !== void 0 && (c |= 4 | (i ? 8 : 0));
    let l = this.#o.responded(n, c, He(r.get("retry-after")));
    if (l !== 0)
      throw this.#l.stop(), l === 4 ? await B(e, "status", `HTTP ${n}`) : await B(e, "content-type", `HTTP ${n}: the response has a MIME type ("${o ?? ""}") that is not "text/event-stream"`);
    if (!a?.getReader) throw this.#u("unsupported", Se);
  }
  /** Delivers the messages of a chunk, in a frame of its own that ends with them: what waits for the next chunk keeps none. */
  async #S(e, t) {
    let n = this.#o;
    for (let r of n.read(e)) {
      let a = this.lastEventId;
      if (r.length > 1 && b.begin(), this.#T(r)) {
        for (; b.left < 1; ) await this.#m(b.a());
        for (let o of this.n) o.m(r);
        b.left--;
      } else
        for (let o of r) {
          for (; b.left < 1; ) await this.#m(b.a());
          if (this.e) return;
          this.#A(o), b.left--, await void 0;
        }
      if (this.e) return;
      this.lastEventId = n.lastEventId, this.lastEventId !== a && this.#x(), b.left < 1 && b.a();
      for (let o of this.n) {
        if (await this.#m(o.H()), this.e) return;
        t.throwIfAborted();
      }
    }
  }
  /**
   * Loops alone need no Event. Otherwise one is made even for a type that nobody is known to listen to: there are ways to add
   * a listener behind our back.
   */
  #T(e) {
    let t = this.#c;
    return !this.n.length || typeof t.done == "function" ? !1 : e.every((n) => !t.d(n) && !this.listeners.of(n.type));
  }
  /** Hands one message to all who listen, and ends the stream if it is the last. */
  #A(e) {
    if (this.lastEventId = e.lastEventId, this.#c.d(e)) {
      this.t("complete");
      return;
    }
    for (let a of this.n) a.m([e]);
    let t = this.listeners.of(e.type);
    !t && !this.n.length && (this.p = !0);
    let n;
    if (t?.l && !this.#s ? n = O.E(t.l, e, this.#f) : (n = F(e, this.#f), this.#e.dispatchEvent(n)), this.e) return;
    let r = this.#c.judge(n, this.#i);
    r === !0 ? this.t("complete") : r && this.t("failed", r);
  }
  /** Reading waits for a slow loop, or for the page's turn; the server is not to blame for that silence. */
  async #m(e) {
    e && (this.#l.stop(), await e, this.e || this.#p("body"));
  }
  #x() {
    try {
      this.o?.();
    } catch (e) {
      w(e);
    }
  }
  /** Asks the server to stop, if the page wants that and anything has been sent. */
  async #I() {
    if (this.#d)
      try {
        let e = await this.#a.cancel(this.#o?.lastEventId ?? "");
        e && await (this.#r.fetch ?? fetch)(e.url, { ...e.init, signal: null, keepalive: !0 });
      } catch {
      }
  }
  /**
   * Waits until the next request is due, or the stream has ended. What has a strategy tries at once when the page or the network is
   * back, unless it is the server that wants to be left alone for a while.
   */
  async #O(e, { reason: t }) {
    if (this.e) return;
    let n;
    await new Promise((r) => {
      this.#h = r, n = setTimeout(r, e), this.#a.v && t !== "status" && R.add(r);
    }), clearTimeout(n), R.delete(this.#h);
  }
  /** Starts the core, if it is there, and what else can wait until a request is under way. */
  #b() {
    if (this.e || this.#o) return;
    O.f();
    let { h: e, lastEventId: t } = this.#a;
    try {
      I() || (this.#o = new S(e, this, t));
    } catch (n) {
      console.error(n), this.t("failed", n);
    }
  }
  /** From now on there should be a response, or more of its body: a silence is told of, a longer one ends the connection. */
  #p(e) {
    let { stallTimeout: t, connectTimeout: n, idleTimeout: r } = this.#r, a = e === "response" ? n : r, o = () => this.#d.abort(this.#u("timeout", `Timeout: nothing has come for ${a} ms`)), i = () => {
      this.#e.dispatchEvent(Object.assign(new Event("stalled"), { phase: e }));
    }, c = (...l) => this.#o.watch(...l);
    this.#l.start(c, { limit: t, ring: i }, { limit: a, ring: o });
  }
  #u(e, t, n) {
    return new u(e, t, n, this.#i);
  }
  #v(e, t) {
    let { reason: n, message: r, status: a, response: o } = e, i = new Event("error");
    Object.assign(i, { reason: n, message: r, status: a, code: a, response: o, error: e, reconnecting: t !== void 0, delay: t }), this.#e.dispatchEvent(i);
  }
};

// js/src/queue.ts
var Ze = 64, q = class {
  #n = [];
  #t = [];
  #e = 0;
  // of them
  #r;
  #s;
  m(e) {
    for (this.#t = this.#t.slice(this.#e).concat(e), this.#e = 0; this.#n.length && (this.#s || this.#t.length); ) this.#n.shift()(this.#a());
  }
  /** Nothing if there is room; else a promise of an empty queue. */
  H() {
    return this.#t.length - this.#e < Ze ? void 0 : new Promise((e) => this.#r = e);
  }
  /** The next message. A loop that finds one at hand whenever it comes gives the page its turn now and then. */
  next() {
    let e = this.#t.length && --b.left < 1 ? b.a() : void 0, t = this.#a();
    return e ? e.then(() => t) : t;
  }
  #a() {
    let e = this.#t, t = e[this.#e];
    if (t)
      return ++this.#e === e.length && (e.length = this.#e = 0, this.#r?.()), Promise.resolve({ value: t, done: !1 });
    if (!this.#s) return new Promise((n) => this.#n.push(n));
    if ("error" in this.#s) {
      let { error: n } = this.#s;
      return this.#s = {}, Promise.reject(n);
    }
    return Promise.resolve({ value: t, done: !0 });
  }
  /** No more messages: the loop ends behind those it has, with the error if there is one. */
  end(e) {
    this.#s = e, this.m([]);
  }
  /** The loop has been left. */
  return() {
    return this.#t = [], this.#r?.(), this.end({}), this.next();
  }
};

// js/src/webidl.ts
function Te(s, e, t = []) {
  let { prototype: n } = s;
  Object.defineProperty(s, "name", { value: e, configurable: !0 }), Object.defineProperty(n, Symbol.toStringTag, { value: e, configurable: !0 });
  for (let r of Object.getOwnPropertyNames(n))
    r !== "constructor" && Object.defineProperty(n, r, { enumerable: !0 });
  return t.forEach((r, a) => {
    for (let o of [s, n]) Object.defineProperty(o, r, { value: a, enumerable: !0 });
  }), s;
}

// js/src/eventsource.ts
var X = class s extends EventTarget {
  #n;
  #t;
  #e;
  /**
   * @param url resolved against the document's base URL, or the worker's URL
   * @throws SyntaxError (DOMException) if the URL does not parse
   * @throws TypeError if a member of init is not what it should be
   */
  constructor(e, t = {}) {
    if (arguments.length === 0) throw new TypeError("no url");
    super();
    let n = `${e}`;
    if (t ??= {}, Object(t) !== t) throw new TypeError("init is no object");
    let r = {};
    for (let o in t) r[o] = t[o];
    let a = Object.keys(r).every((o) => o === "withCredentials");
    this.#t = !!r.withCredentials;
    try {
      this.#n = new URL(n, globalThis.document?.baseURI ?? globalThis.location?.href).href;
    } catch {
      throw new DOMException(`'${n}' is no URL`, "SyntaxError");
    }
    this.#e = new j(this, this.#n, r, a), this.#e.o = r.attach?.(this);
  }
  /**
   * The messages of a stream of bytes, from wherever they come. There is no reconnection: its end is an `error` event.
   * @param stream of Uint8Arrays; it is locked from now on, and cancelled by `close()`
   * @throws TypeError if it is no ReadableStream, or is locked already, or a member of init is not what it should be
   */
  static fromReadableStream(e, { done: t, maxEventSize: n, signal: r } = {}) {
    let a = ReadableStream.prototype.getReader.call(e), o = new Response(null, { headers: { "content-type": "text/event-stream" } });
    Object.defineProperty(o, "body", { value: { getReader: () => a } });
    let i = { done: t, maxEventSize: n, signal: r, fetch: async () => o, reconnect: !1 }, c = new s("about:event-stream", i);
    return c.closed.then(({ outcome: l }) => {
      l !== "complete" && a.cancel().catch(() => {
      });
    }), c;
  }
  get url() {
    return this.#n;
  }
  get withCredentials() {
    return this.#t;
  }
  get readyState() {
    return this.#e.state;
  }
  /** The last event ID string: what a reconnection sends as `Last-Event-ID`. */
  get lastEventId() {
    return this.#e.lastEventId;
  }
  /** Resolves when the stream has ended for good, with what it came to. It never rejects. */
  get closed() {
    return this.#e.closed;
  }
  /** How long a reconnection waits, in milliseconds. */
  get reconnectionTime() {
    return this.#e.retryTime;
  }
  /** With `stallTimeout`, when the first and the latest byte of the present response's body have come; null before, and without. */
  get arrival() {
    return this.#e.arrival;
  }
  get onopen() {
    return this.#r("open");
  }
  set onopen(e) {
    this.#s("open", e);
  }
  get onmessage() {
    return this.#r("message");
  }
  set onmessage(e) {
    this.#s("message", e);
  }
  get onerror() {
    return this.#r("error");
  }
  set onerror(e) {
    this.#s("error", e);
  }
  /** Ends the stream: the request is cancelled, and nothing is dispatched any more. */
  close() {
    this.#e.t("closed");
  }
  addEventListener(e, t) {
    super.addEventListener(...arguments);
    let n = typeof t == "function" && arguments.length === 2 && W(super.addEventListener);
    this.#e.listeners.changed(String(e), n ? t : void 0);
  }
  removeEventListener(e, t) {
    super.removeEventListener(...arguments);
    let { listeners: n } = this.#e;
    n.of(String(e)) && n.changed(String(e));
  }
  /**
   * Every message of any type, in order. A loop that lags behind slows the network down; leaving it closes the stream. After
   * `close()` it ends behind what had come. It throws if the stream fails, or ends before `done` has matched, an
   * EventSourceError; if `signal` has ended it, the signal's reason; and if it begins behind messages that nobody got, an
   * InvalidStateError (DOMException).
   */
  [Symbol.asyncIterator]() {
    let { n: e, e: t, p: n } = this.#e, r = new q();
    return n ? r.end({ error: new DOMException("The loop began too late: it has missed messages", "InvalidStateError") }) : t ? r.end(t) : e.push(r), {
      next: () => r.next(),
      return: () => (this.close(), r.return()),
      [Symbol.asyncIterator]() {
        return this;
      }
    };
  }
  #r(e) {
    return this.#e.listeners.of(e)?.handler?.value ?? null;
  }
  /** HTML §8.1.8.1: objects are kept, functions are called, anything else is null; the first set fixes the order. */
  #s(e, t) {
    let { listeners: n } = this.#e, r = n.of(e)?.handler, a = !W(super.addEventListener);
    if (r && !a && Object(t) === t) {
      r.value = t;
      return;
    }
    r && super.removeEventListener(e, r.u);
    let o;
    if (Object(t) === t) {
      let i = {
        value: t,
        u: (c) => {
          typeof i.value == "function" && i.value.call(this, c) === !1 && c.preventDefault();
        }
      };
      o = i, super.addEventListener(e, i.u);
    }
    n.setHandler(e, o, a);
  }
};
function et(s) {
  let { prototype: e } = s;
  return Symbol.dispose && Object.defineProperty(e, Symbol.dispose, { value: e.close, writable: !0, configurable: !0 }), s;
}
var Ae = /* @__PURE__ */ et(/* @__PURE__ */ Te(X, "EventSource", ["CONNECTING", "OPEN", "CLOSED"]));
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  EventSource,
  EventSourceError,
  EventStreamDecoder
});
//# sourceMappingURL=eventsource.cjs.map
