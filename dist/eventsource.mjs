/*! eventsource-wasm 0.1.0 | MIT */

// js/src/error.ts
var u = class extends Error {
  /**
   * @param response the response, if there was one: that of a refusal holds its body, and can be read at any time
   * @param truncated it holds only the start of the refusal's body: the rest did not come within 2 s, or is past 64 KiB
   */
  constructor(t, r, n, a, o = !1) {
    super(r, { cause: n });
    this.reason = t;
    this.response = a;
    this.truncated = o;
    this.status = a?.status;
  }
  reason;
  response;
  truncated;
  name = "EventSourceError";
  /** The HTTP status, if there was a response. */
  status;
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
var te = "a}i}{}ubaaabFk}hc}-}-a}hb}-b}-}hd}-}-}-a}hab}-}he}*}*}*}*b}*}he}-}-}-}*b}-}hb}-a}hf}-}-}-}-}-b}-}hc}-}-b}-}hd}-}-}*b}*drqbcaaaaadebbfghijfebbddgib}-bH}.}.elh}ckg}u}m}u}w}z}'cag}%}q}v}l}w}%ahe}w}x}m}vanh}z}m}t}m}i}{}mame}n}m}m}laoj}z}m}{}x}w}v}l}m}lalf}m}v}l}m}lapf}%}i}|}k}paif}{}|}i}|}majj}z}m}|}z}'[}q}u}makmbbk~u$q4acG'aH}.ePeG'aH~%a}tH~=~oi}r4aanblHa(al'aH~%a}tH}N~oi}rl}Kcbe}-c}-'a(e'b4aa)fe}-c}-H~nb(acGcGcGcG'b4ac)dH~Eb}sofbdddaclH}=b(amclH}>bmclH}Nb'dH~5bMnb{'dH~BbNnaH}Mb(alH}.bl(gHa(d'bHaAac'cH~Tb}y)c'gV'a'cV}yLeG'bHaAaaH}-mcl'b'fHb}s)aAaaHb(dHb'aH~Tb}ynb{Hb'b4ab}sf'cHl}rH~Tb}yH~{bTeGHb(dHamcl'b'cAac'bH}/cBaaHb(dHb'cH~Tb}y)aH~5bPnb{'bHcAaaHb'aH~EbPnb{'bH}1eBaaHbll(a'e'a=ca'e'dAael~pgci}-c},'b/c#(c'b/cy)i(d'a4aueG'a'bqg'b/cy(dl'i'c}s(h'b/ca)eHi}r(f'b/ce(gdGcG'd)c'gUna'g'cHq}r)dUeG'c'e}r0da)lI}<}J~g~E~5~p}1}5o}+'c'f}r0da)kI}<}J~g~E~5~p}1}5o}+}2'l}2'k}2I}.}/}0}2}6}>}N~o}.}-}1Wncl'g'cHi}r)dUeG'c'e}r0da)kI}<}J~g~E~5~p}1}5o}+'k}2I}.}/}0}2}6}>}N~o}.}-}1)kWnc'k}(}UHd}$'c}r(clcG'c'e}r4aa)dHk}soebaabal'd~o)dHaOeG'b'c=cy'a'bqg'b/cy(dmcl'dLeG'a4ayHdMeG'aHbAa#ll'cHb}r(dmbll'b'c=cy'b/ce(gcG'a4ay)fHeMeG'c'i}s)dHa'dHaQ|(j'b/ca'i}r(edG'jeG'e4aa(h'aHbAa|'aH~T~T~T~Th'a/cq)fHk}t'hH7}sH~Tb}y}r'fH~{}G~b~;aV|=cq'a'a4a#'hHA}sH~Tb}yH~KbP}zHb}yAa#'eHb}r(e'jHb}s(j'dHb}s(dmbll'c'gUnb'a4a|Lnb'a4a#nb'aHbAai'a'a/cq=cef'c'gU)deG'c'b/c#}s'hSnclcGcGcGcG'fHb}sodcbafl'a4a#neHd(c'dnc'a'a4a{Hc}zAa{He(cmclHc(c'a'a4a{Hc}zAa{mblHb(c'a4a{)dHb}yeGHbHr'a4a||(cl'a'dHb}zAa{l'a4a|(f'aHbAa|'b/cm'b/c'Hd}|}r)d'b/cy'b/c#}s=ce'd'hHi}|'cHi}z'c'f|}z=ca'b'b/c'Hb}r=c'll'b/cy'b/ceNeGcG'a'bqf'a'bqd'a4axHfMna'aHbAax'b/cy)d'b/ceUnacG'b/ca'd}r4aaHk}soeabbabl'a'bqelll}nbe}-'b/ca)e'b/cy)d}r4aa'b'dHb}r)c=cyHnMeGcG'b/ce'cMeG'aHbAa$'b/cy(cmbl'c'e}r4aaHkNna'b'dHc}r)c=cyll'b'c=c/l~jbbc}-'a'bqd'a4a{)cL'cHb}y}zeG'ceG'b/cm'b/c')dHd}|}r(c'd'b/c+SeG'cI,>ca'b'b/c'Hb}r=c'f'cHi}s)c'c/caH'}z=callf'b/cm'b/c'Hd}|}rIf>ca'b'b/c'Hb}r=c'lHb(c'a4ajLeG'a4a{Hb}y(cl'aHaAa{'a'cAaj'aHa=cm'b'b/c'=c+l}*bc}-cG'b/c/(c'b'b/cy)d=c/'a4axHfNeG'a4ayHfMnb'a'a/cm'd'c}s}r)c=cm'c'a/ca)dH}.}.}.i'd|Tnb'b/cm'b/c'Hd}|}rIg>ca'b'b/c'Hb}r=c''aHfAaxlll~Jbbi}-*aHq}s)e+a'bH#}r(f'aHu}r(g'bHy}r(a'b/ce(h'b/ca(idGcG'a/ca)c'hUna'c'i}r)d3aa(bcG'g4aaLeGcG'bHaUnd'bH}uM'cHc}r'hU}z'bH&}rH~Tb}yHoR}zna'd4ac)j'd4ab)d}y~oHaU'd'j}zH~oa}y}zna'a'cHd}r=caHc(c'f(bmcll'eHi}r'g'bqb'e4am'f'f/ca'e/ci}r=caHb(c'a(bLncl'b'b/ca'c}r=cambll'eHq}r+algaH}N}.el[bb}*'a'b}N)b'd}O)eKaaaaaaaa}le}*'a'e}RfKaaaaaG}=GKaaaaaaaa'd'c}OKaaaaaG}=G}l|Kaaaaaaaa'b'c}n|llja'aqa4a7l)a'aqa)a4aie}-H~gx'a/ce)a'aHaO|fH~gxll~xbbb}-c}-cGcGc}-'aqa)a'd@d?'a'bH~T~Td}y)eH~{bMAaH'a'cHb}$Hb}yAaG'cHe}ye}-'cHi}yHd}$fHa'a4a'HcPnb{'eH}[dMeG'aHbAaImdl'bH~Kd}sH~T~Td}yHdPll(e'a'eAaI'bH~T~Td}yH~wbMnblHe'cHc}y'bH}Zc}sH~T~Td}yH}J~TdP}z'bH~S~Td}yH~{bM}znb{lHf'cHb}yLna{'aHbAa7Hallla'aqaHaAaOl~gbbd}-H~%~o}+(fHb(gcGdG'fLnb'fH~=}.l}r4aaeG'fH~%a}r(f'gHb}r(gmbll'fH}N}.l}r)hHaH~%a~Qla'fH~{}.l}r'd=ca'fH~w}.l}r'c=ca'fH~s}.l}r'b=ca'fH~q}.l}r'aHe}$Hb}yAaa'fH~p}.l}r'aHd}$Hb}yAaa'fH~o}.l}r'aH~<b}yAaa'h'e=ca'fH~=}.l}rHbAaa'gplHal~6gbh}-*aHG}r)c+aH}.}.e'b'bH}.}.eV|(e'aqa)a4axHfNeGc}-'cHa=cC'cIa>c;'cIa>c3'cI}.}6}.}.}.}.b>c+'cH}N}.i=c''cH}.}.e=c#'c'e=cy'cH}N}.e=cu'a4a$e}-Ha'bLnb{'aHaAa$HaH}N}.e4aaHkNnb{'cHb=cC'cHb=c3HbfHall(d'aHu}r(hdGcG'd'eUna'c/c;Hc}rH}.iQnacGcGcGcGcG'a4ax)gogddcbafel'a'cHu}rqcmdl'c/cu'd}r4aaH'MeG'c'dHb}r=c3l'aHeAaxmcl'c/cu'd}r4aa(b'aHeAaxcG'a4az)f'a4ay)gHb}rH~Tb}yH}.}.e}r4aaMeG'gHgMeG'aHa=cm'aHbAax'c'd=cCmelcG'bHk}soeecceal'bHANnb'aHdAax'c'dHb}r=c3f'b'fH}6}.e}r4aaNnb'cHi}r'h'bqb'c/ci(b'aHcAax'a'a4azHb}rAaz'c'dHb}r=c3'c'b'c/c7}r=c7lmcl'aHaAaymbl'c/cu(b'dHf}r)f'c/cyOeGcG'b'd}r)i4aeHANna'i/caH~9~q~&}9gNna'aHaBa|'aHaAaz'aH}1cBax'aHa=cq'c'f=c3'b'f}r4aaH'MeG'c'dHg}r=c3l'aHeAax'a'cHu}rqcmcllc}-cGcGcGcGcG'b'd}r4aa)bH~9a}sogcbeeeadlHdmelHcmdlHbmclcGcG'bHk}soeaccabl'aHbAax'a'cHu}rqemdlHf'bHAMnb{He'bH~GaMnb{'bH~DbNnaHaHg'g|mblHal(b'aHaBa|'aHcAax'a'bAay'aHa=cq'a'bH}.}.e}r4aaAazl'c/c3(dmbll'a'cHu}rqf'e'c/c3'a4axHfM|(e'c/c;(dl'cHG}s+a'eHm}|'d}zl}Lece}-e}*'aqa)d4ajeG'dHa=c;lHb(a'bH~oa}yLeGcGHa(a'bH'}yLna'd4axHbNna'd4a{Hb}y(allc}-'d4ai(f'dIa>ci'dIa>cq'dIa>cy'd'fAai'bHq}y(e'a'bH}=b}y)bL}y(a'd4aHe}-Hb'd4aGnb{'d4a'HcM'eHaN}yfHall(g'a'g'bHeM}y}ze}-'dHcAa7Kaaaaaaaa(cHbfc}-'d/ce(gcG'd/c+)aeG'd/c;'aVnbl'd4a')aHcN'e}zLeG'd4a)Lnbl'bHeVeGcG'bHeMHa'a|eG'd4aIHb}ynbl'dHcAa7Kaaaaaaaa(cHemdlfcG'aoecaacall'd/c3)e~g)jKaa~o~T~T~T~4H'e|)k'd/c/~g)iH~gx'gH}-'f|)f'fHaO|~g}S}R)h'i'aHbM|)i'h'hHbH&'d/c;)a'aH&V|}|~g}P'jKaaaaaS~2G'e|}R}S'i}O'c}P}N(c'bHeMeG'd2d?)h'c}leG'h'k}R(cll'dHaAa7'd'aHb}r=c;Hambl'dHcAa7Kaaaaaaaa(cHe'bna{HdHc'd4a(|ll(a'c'aH~Tb}y~g}Oll(baH}0}.elzejlqqt}l}i}|}i}m}$}m}v}|}q}l}z}m}|}z}'~D~j~n";

// js/src/wasm.ts
var Ie = [0, 97, 115, 109, 1, 0, 0, 0], Oe, re;
function ne() {
  try {
    Oe ??= new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(Ie)));
  } catch (s) {
    throw new u("wasm", "WebAssembly needs script-src 'wasm-unsafe-eval'; or eventsource.nowasm.js", s);
  }
}
function se() {
  return re ??= new WebAssembly.Module(Pe(te)), new WebAssembly.Instance(re).exports;
}
function Pe(s) {
  let e = [], t = 0;
  for (let r = 0; r < s.length; r++) {
    let n = s.charCodeAt(r);
    n > 124 ? t = (n - 124) * 89 : (e.push((n - (n > 91 ? 8 : 7)) % 89 + t), t = 0);
  }
  return new Uint8Array(e);
}

// js/src/either.ts
var R, I, C;
function O() {
  if (C) throw C;
  if (!R) {
    if (I) return I;
    try {
      ne(), R = se;
    } catch (s) {
      I = import("./core.mjs").then(
        ({ instantiate: e }) => {
          R = e;
        },
        () => {
          throw C = s, s;
        }
      ), I.catch(() => {
      });
    }
    return I;
  }
}
var ae = () => R();

// js/src/core.ts
var Ge = {
  1: "complete",
  2: "eof",
  3: "incomplete",
  4: "failed"
}, D = class {
  exports = ae();
  input;
  table;
  /** Those that have streams, to be told if the core fails. */
  i = /* @__PURE__ */ new Set();
  n;
  constructor() {
    let { buffer: e } = this.exports.memory, t = this.exports.window();
    this.input = new Uint8Array(e, t, 65536), this.table = new Uint32Array(e, t + 65536, 1024 * 2);
  }
  /** Fills the table from what the input holds. A trap is a bug of the core's: nothing of the instance can be relied on any more. */
  feed(e, t) {
    if (this.n) throw this.n;
    try {
      return this.exports.feed(e, t);
    } catch (r) {
      this.n = new u("wasm", "The core has failed", r), U.delete(this);
      for (let n of this.i) n.t("failed", this.n);
      throw this.n;
    }
  }
}, U = /* @__PURE__ */ new Set(), ke = { stream: !0 }, S = class {
  /** The last event ID string behind all that `read` has given. */
  lastEventId;
  #r;
  #t;
  #e = 0;
  #n;
  // the reconnection time, once released
  #s;
  // The values of the event that has not ended.
  #a = "";
  #o = "";
  #c = "";
  // as far as it has come
  #i = "";
  // the last event ID buffer
  /**
   * @param owner told if the core fails; without one the next `read` tells
   * @param lastEventId the last event ID string before the first connection
   * @throws EventSourceError `wasm`: the page may not run WebAssembly
   */
  constructor(e, t, r = "") {
    if (this.#r = t, this.lastEventId = r, ![...U].some((n) => this.#d(n, e))) {
      let n = new D();
      U.add(n), this.#d(n, e);
    }
    t && this.#t.i.add(t), this.#f();
  }
  /** Takes a handle of an instance, unless all are in use. */
  #d(e, { strategy: t, maxAttempts: r, minDelay: n, maxDelay: a, maxEventSize: o }) {
    return this.#t = e, this.#e = e.exports.open(t, r, n, a, o), this.#e > 0;
  }
  /** The ready state. */
  get state() {
    return this.#t.exports.state(this.#e);
  }
  /** The reconnection time, in milliseconds. */
  get retryTime() {
    return this.#n ?? this.#t.exports.retryTime(this.#e);
  }
  /** Whether the stream has been silent for too long; for how many ms it has not. See conn.Watch. */
  watch(e, t, r, n) {
    return this.#t.exports.watch(e, t, r, n);
  }
  /**
   * Takes a response, see conn.Responded. Gives the cause to end the connection with, or EOF: the stream is open.
   * @param facts of IS_EVENT_STREAM and the others
   * @param retryAfter what Retry-After comes to, in ms; NaN if there is none
   */
  responded(e, t, r) {
    return this.#t.exports.responded(this.#e, e, t, r);
  }
  /**
   * The messages of a chunk of the body, in parts: those of a window of it, maybe none. What is left unfinished goes on in
   * the next chunk.
   * @throws EventSourceError `limit`, behind the last messages: an event is longer than the policy's maxEventSize
   * @throws EventSourceError `unsupported`: what the body gives is no Uint8Array
   */
  *read(e) {
    if (e?.BYTES_PER_ELEMENT !== 1) throw new u("unsupported", "The body gives no Uint8Array");
    let { input: t, table: r } = this.#t, { length: n } = e;
    for (let a = 0; a < n; ) {
      let o = e.subarray(a, a + 65536);
      t.set(o);
      let i = this.#t.feed(this.#e, o.length), c = i >>> 12;
      c < o.length && (o = o.subarray(0, c)), a += c;
      let l = this.#s.decode(o, ke), d = [], b = this.#a, m = 0;
      for (let h = 0, g = (i & 4095) * 2; h < g; h += 2) {
        let p = r[h];
        if (m = p & 7, m < 5) {
          let E = l.slice(p >>> 8, r[h + 1]);
          m === 1 ? b = p & 16 ? b + `
` + E : p & 8 ? b + E : E : m === 2 ? this.#o = p & 8 ? this.#o + E : E : (this.#c = p & 8 ? this.#c + E : E, m === 4 && (this.#i = this.#c));
        }
        (m === 5 || p & 32) && (this.lastEventId = this.#i, p & 32 && d.push({ type: this.#o || "message", data: b, lastEventId: this.#i }), this.#o = b = "");
      }
      if (this.#a = b, yield d, m === 6) throw new u("limit", "An event is longer than maxEventSize");
    }
  }
  /**
   * Takes a connection's end. Gives the delay in milliseconds before the next request, or what the stream has come to.
   * @param cause EOF and the others
   * @param judge of the messages that have come
   */
  ended(e, { done: t, mayEnd: r }) {
    let n = (this.#a === t ? 32 : 0) | (r ? 64 : 0) | (this.lastEventId ? 16 : 0);
    this.#f();
    let a = this.#t.exports.ended(this.#e, e | n, Math.random());
    return a < 0 ? Ge[-a] : a;
  }
  /** Ends it, once; the attributes stay as they are. */
  release() {
    let { exports: e, i: t } = this.#t;
    this.#r && t.delete(this.#r), this.#n = e.retryTime(this.#e), e.release(this.#e), this.#e = 0;
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
function y(s, e, ...t) {
  if (e !== void 0 && !t.includes(typeof e)) throw new TypeError(`${s} is no ${t.join(" and no ")}`);
}

// js/src/judge.ts
var H = class {
  constructor(e) {
    this.done = e;
  }
  done;
  /** `done` has said that a clean end completes the stream. */
  mayEnd = !1;
  /** Whether it is the last message, which is no content: nobody gets it. */
  isSentinel({ data: e }) {
    return e === this.done;
  }
  /**
   * What a message that has been handed out makes of the stream: true, it is complete; an EventSourceError, it has failed. A
   * function that throws has judged nothing: that is reported.
   */
  judge(e, t) {
    if (typeof this.done != "function") return !1;
    let r;
    try {
      r = this.done(e);
    } catch (n) {
      w(n);
    }
    return r instanceof Error ? new u("done", `The stream tells of an error: ${r.message}`, r, t) : (r !== void 0 && (this.mayEnd = r === "eof"), !!r && !this.mayEnd);
  }
  /** The error of a stream that has ended before it was complete. */
  incomplete(e) {
    return new u("eof", "Incomplete stream: it ended before done matched", void 0, e);
  }
};

// js/src/decoder.ts
var je = /* @__PURE__ */ new FinalizationRegistry((s) => s.release()), B = class {
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
  constructor({ done: e, maxEventSize: t, signal: r } = {}) {
    y("done", e, "string", "function");
    let n = { strategy: e === void 0 ? 0 : 8, maxEventSize: T("maxEventSize", t) }, a, o = new H(e), i, c, l, d = !1, b = 1048576, m, h = (f) => {
      d || (d = !0, a?.release(), r?.removeEventListener("abort", p), l?.(), f());
    }, g = (f) => {
      h(() => i.error(f)), c.error(f);
    }, p = () => g(r.reason), E = () => {
      m = setTimeout(() => c.error(), 5e3), h(() => i.close());
    }, Ae = (f) => {
      if (d) return;
      if (o.isSentinel(f)) return E();
      i.enqueue(f);
      let v = o.judge(f);
      v === !0 ? E() : v && g(v);
    };
    this.readable = new ReadableStream({
      start(f) {
        i = f;
      },
      pull: () => l?.(),
      cancel(f) {
        h(() => c.error(f));
      }
    });
    let X = {
      start(f) {
        return c = f, ee?.then(Z, g);
      },
      write(f) {
        if (d) {
          b -= f.length, b < 0 && c.error();
          return;
        }
        try {
          for (let v of a.read(f))
            if (v.forEach(Ae), d) return;
        } catch (v) {
          g(v);
        }
        return d || i.desiredSize > 0 ? void 0 : new Promise((v) => l = v);
      },
      close() {
        clearTimeout(m), !d && a.ended(0, o) === "incomplete" ? g(o.incomplete()) : h(() => i.close());
      },
      abort(f) {
        clearTimeout(m), g(f);
      }
    }, Z = () => {
      d || (a = new S(n), je.register(X, a));
    }, ee = O();
    ee || Z(), this.writable = new WritableStream(X), r?.aborted ? p() : r?.addEventListener("abort", p);
  }
};

// js/src/body.ts
async function ue(s, e, t, r) {
  let n = !1, a = () => {
    n = !0, s.cancel().catch(() => {
    });
  }, o = setTimeout(a, t);
  try {
    for (let i = 0; i < e; ) {
      let { done: c, value: l } = await s.read();
      if (c) return !n;
      r(l), i += l.length;
    }
  } catch {
  } finally {
    clearTimeout(o);
  }
  return a(), !1;
}
async function fe(s, e) {
  await ue(s, 1048576, 5e3, () => {
  }), e.abort();
}
var le = 200;
async function $(s, e, t) {
  if (!s.body?.getReader) return new u(e, t, void 0, s);
  let r = new Uint8Array(65536), n = 0, a = await ue(s.body.getReader(), 65537, 2e3, (l) => {
    let d = l.subarray(0, 65536 - n);
    r.set(d, n), n += d.length;
  }), o = r.slice(0, n), i = new TextDecoder().decode(o), c = i ? `${t}: ${i.slice(0, le)}${i.length > le ? "\u2026" : ""}` : t;
  return new u(e, c, void 0, Ce(o, s), !a);
}
function Ce(s, e) {
  let { url: t, redirected: r, type: n } = e, a = new Response(s.length ? s : null, e);
  for (let [o, i] of Object.entries({ url: t, redirected: r, type: n })) Object.defineProperty(a, o, { value: i });
  return a;
}

// js/src/leaving.ts
var me = !1, _, K = () => {
}, be;
function he() {
  clearTimeout(be), _ ??= new Promise((s) => {
    K = () => {
      _ = void 0, s();
    };
  });
}
function pe() {
  me || !globalThis.document || (me = !0, addEventListener("beforeunload", () => {
    he(), be = setTimeout(() => K(), 5e3);
  }), addEventListener("pagehide", he), addEventListener("pageshow", () => K()));
}
function Ee() {
  return _;
}

// js/src/webidl.ts
function M(s, e, t = []) {
  let { prototype: r } = s;
  Object.defineProperty(s, "name", { value: e, configurable: !0 }), Object.defineProperty(r, Symbol.toStringTag, { value: e, configurable: !0 });
  for (let n of Object.getOwnPropertyNames(r))
    n !== "constructor" && Object.defineProperty(r, n, { enumerable: !0 });
  return t.forEach((n, a) => {
    for (let o of [s, r]) Object.defineProperty(o, n, { value: a, enumerable: !0 });
  }), s;
}

// js/src/message.ts
var ve = 0, G = 1, De = 2, Ue = /* @__PURE__ */ Object.freeze([]), W = class extends Event {
  #r;
  #t;
  #e;
  #n = ve;
  constructor(e, t, r, n) {
    super(e), this.#r = t, this.#t = r, this.#e = n;
  }
  /** Calls a sole listener, who finds the event as in a dispatch. It takes a third of the time of one. */
  static f(e, t) {
    t.#n = G;
    try {
      e(t);
    } catch (r) {
      w(r);
    }
    t.#n = De;
  }
  get data() {
    return this.#r;
  }
  get origin() {
    return this.#e.origin;
  }
  get lastEventId() {
    return this.#t;
  }
  get source() {
    return null;
  }
  get userActivation() {
    return null;
  }
  get ports() {
    return Ue;
  }
  get target() {
    return super.target ?? (this.#n === ve ? null : this.#e.source);
  }
  get srcElement() {
    return this.target;
  }
  get currentTarget() {
    return this.#n === G ? this.#e.source : super.currentTarget;
  }
  get eventPhase() {
    return this.#n === G ? 2 : super.eventPhase;
  }
  composedPath() {
    return this.#n === G ? [this.#e.source] : super.composedPath();
  }
};
function ze(s) {
  let { prototype: e } = M(s, "MessageEvent");
  return Object.setPrototypeOf(e, MessageEvent.prototype), "userActivation" in MessageEvent.prototype || Reflect.deleteProperty(e, "userActivation"), Object.defineProperty(e, "constructor", { value: MessageEvent }), s;
}
var F = /* @__PURE__ */ ze(W);

// js/src/request.ts
var V = { resume: 2, rejected: 3, replay: 4 };
function ye(s, e) {
  return typeof s == "function" ? s(e) : s;
}
var ge = (s, ...e) => e.includes(Object.prototype.toString.call(s).slice(8, -1)), P = (s) => ge(s, "ReadableStream");
function J(s) {
  let e = ge(s, "Blob", "File", "FormData", "URLSearchParams", "ArrayBuffer", "SharedArrayBuffer") || P(s);
  return Object(s) !== s || e || ArrayBuffer.isView(s) ? { s } : { s: JSON.stringify(s), type: "application/json" };
}
var N = ({ method: s = "GET" }) => String(s).toUpperCase() === "GET", k = class {
  c;
  /** The last event ID string before the first event. */
  lastEventId;
  #r;
  #t;
  #e;
  #n;
  // What is sent is what there was at the call, however often it is sent.
  #s;
  #a;
  #o;
  /** @throws TypeError if a member of init is not what it should be */
  constructor(e, t) {
    let { headers: r, body: n, done: a, lastEventId: o } = t, i = Object(t.reconnect), { request: c, statuses: l } = i, d = Ke(t);
    if ((d === 3 || d === 4) && P(n)) throw new TypeError("body: a stream is sent once");
    y("done", a, "string", "function"), y("fetch", t.fetch ?? globalThis.fetch ?? null, "function"), y("request", c, "function"), y("lastEventId", o, "string"), y("lastEventIdParameter", t.lastEventIdParameter, "string"), Array.isArray(l) || y("statuses", l, "function"), this.#r = d, this.c = { strategy: d | (a === void 0 ? 0 : 8) | (c ? 16 : 0) };
    let m = { ...i, maxEventSize: t.maxEventSize };
    for (let h of ["maxAttempts", "minDelay", "maxDelay", "maxEventSize"]) this.c[h] = T(h, m[h]);
    this.lastEventId = o ?? "", this.#t = e, this.#e = t, this.#n = i, this.#s = typeof r == "function" ? r : new Headers(r), this.#a = typeof n == "function" ? n : J(n), this.#c(typeof this.#a == "function" ? {} : this.#a);
  }
  /**
   * The request of an attempt, 0 for the first.
   * @throws EventSourceError `request`: what code of the page's threw, or gave that is none
   */
  async m(e, t) {
    try {
      if (this.#r === 2 && e) return await this.#i(e, t);
      let r = await ye(this.#s, e), n = typeof this.#a == "function" ? J(await this.#a(e)) : this.#a;
      return P(n.s) && this.#c(n), this.#d(this.#t, this.#e, r, n, t);
    } catch (r) {
      throw new u("request", `Request failed: ${x(r)}`, r);
    }
  }
  /** Tells that the response came from this URL. A plain GET stays there; another would take what the page adds along. */
  h(e) {
    let { headers: t, fetch: r } = this.#e;
    this.#r === 1 && !t && !r && (this.#t = e);
  }
  /** Whether the page names a status as worth another try; undefined: it names none. What its function throws is reported. */
  b(e) {
    let { statuses: t } = this.#n;
    try {
      return typeof t == "function" ? !!t(e) : t?.includes(e);
    } catch (r) {
      w(r);
      return;
    }
  }
  /**
   * The platform's own checks of method, modes, body and the rest, before anything is sent.
   * @throws TypeError
   */
  #c({ s: e }) {
    let t = P(e) ? new ReadableStream() : e, r = new Request("data:,", this.#d("data:,", { ...this.#e, signal: null }, [], { s: t }, this.lastEventId).init);
    if (P(t) && r.headers.has("content-type")) throw new TypeError("body: this browser sends no streams");
  }
  async #i(e, t) {
    let r = this.#t, n = await this.#n.request?.({ attempt: e, lastEventId: t, url: r }), a = typeof n == "string" || n instanceof URL ? { url: n } : n ?? {}, o = new Headers(a.headers ?? await ye(this.#s, e));
    a.headers || o.delete("content-type");
    let i = { ...this.#e, method: a.method ?? "GET" };
    return this.#d(new URL(a.url ?? r, r).href, i, o, J(a.body), t);
  }
  /** Puts one request together. Members of init that are fetch's, known today or not, are taken over. */
  #d(e, t, r, { s: n, type: a }, o) {
    let i = new Headers(r), c = (d, b) => {
      i.has(d) || i.set(d, b);
    };
    c("accept", "text/event-stream"), a && c("content-type", a), this.#r === 4 && c("idempotency-key", this.#o ??= crypto.getRandomValues(new Uint32Array(4)).join("-"));
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
        body: n,
        duplex: "half"
      }
    };
  }
};
function Ke(s) {
  let { reconnect: e } = s, { strategy: t } = Object(e);
  if (t !== void 0 && Object.hasOwn(V, t)) return V[t];
  if (t === void 0 && N(s)) return e === !1 ? 0 : 1;
  if (!e) return 0;
  if (e === !0) return 4;
  throw new TypeError(`reconnect needs a strategy: ${Object.keys(V).join(", ")}`);
}

// js/src/response.ts
var We = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/;
function He(s) {
  return (s ?? "").replace(/"(\\.|[^"\\])*"?/g, "").split(",").map((r) => r.split(";")[0].trim().toLowerCase()).filter((r) => We.test(r) && r !== "*/*").at(-1) === "text/event-stream";
}
function we(s) {
  return Math.max(0, Number(s) * 1e3 || Date.parse(s ?? "") - Date.now());
}
var Se = /^(https?:\/\/[^/@]*\/|data:|blob:)/;

// js/src/turn.ts
function Fe() {
  if (globalThis.MessageChannel)
    return new Promise((s) => {
      let { port1: e, port2: t } = new MessageChannel();
      e.onmessage = () => {
        e.close(), s();
      }, t.postMessage(null);
    });
}
var A = class {
  /** How many messages may be handed out before the next look: whoever does counts it down. */
  left = 1;
  #r = 1;
  // messages from one look to the next
  #t = performance.now();
  #e = 0;
  /** What comes now is to be counted. Not needed before a single message: a pause before that counts, too, and does no harm. */
  begin() {
    this.#t = performance.now();
  }
  /** Looks at the clock: a promise to wait for before the next message, and then `begin`, if the turn is over. */
  look() {
    let e = performance.now(), t = e - this.#t;
    if (this.#t = e, this.#r = this.left = t < 1 ? Math.min(this.#r * 2, 64) : 1, this.#e += t, !(this.#e < 12))
      return this.#e = 0, Fe();
  }
};

// js/src/watch.ts
var L = class {
  /** Of what has come on this connection, if somebody has asked for alarms: the clock costs µs where it is looked at rarely. */
  arrival = null;
  #r;
  #t = [];
  #e = 0;
  // when something last came
  constructor(e) {
    this.#r = e;
  }
  /** Begins anew, with other alarms. */
  start(...e) {
    this.stop(), this.#t = e.filter(({ limit: t }) => t), this.#n(performance.now());
  }
  /** Something has come. */
  p() {
    if (!this.#t.length) return;
    let e = performance.now();
    this.arrival = { first: this.arrival?.first ?? e, last: e }, this.#n(e);
  }
  /** A silence. */
  #n(e) {
    this.#e = e;
    for (let t of this.#t) t.timer || this.#s(t, t.limit);
  }
  stop() {
    for (let { timer: e } of this.#t) clearTimeout(e);
    this.#t = [];
  }
  #s(e, t) {
    let r = performance.now() + t;
    e.timer = setTimeout(() => {
      e.timer = void 0;
      let n = this.#r(e.limit, this.#e, r, performance.now());
      n ? this.#s(e, n) : e.ring();
    }, t);
  }
};

// js/src/connection.ts
var Te = "fetch gave no Response with a readable body", Je = {
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
}, q = class {
  /** The last event ID string, as of the last event that was dispatched. */
  lastEventId;
  /** What the stream came to, once it is CLOSED. */
  e;
  /** The source's event handlers, onmessage and the others. */
  o = {};
  /** Listeners have been added, other than by handlers; or handlers' calls have to go through a wrapper. */
  a = !1;
  /** The types that they were added for. */
  types;
  /** A message has come that nobody was there for. */
  u = !1;
  r = [];
  #r;
  closed = new Promise((e) => this.#r = e);
  #t;
  #e;
  /** Nothing is asked of it that the browser's own class could not do. */
  #n;
  #s;
  #a;
  // from the first request on
  #o;
  // of the request
  #c;
  #i;
  // of what the connection brings
  #d;
  #f = new A();
  #l = new L((...e) => this.#a.watch(...e));
  #p;
  // of the next request
  /**
   * Checks the init; the first request follows in a microtask, unless the stream has been closed by then.
   * @throws TypeError if a member of init is not what it should be
   */
  constructor(e, t, r, n) {
    this.#t = e, this.#n = n, this.#e = r;
    for (let o of ["connectTimeout", "idleTimeout", "stallTimeout"]) r[o] = T(o, r[o]);
    n && (r.maxEventSize = 1 / 0), this.#s = new k(t, r), this.#i = new H(r.done), this.lastEventId = this.#s.lastEventId;
    let { signal: a } = r;
    a?.addEventListener("abort", this), a?.aborted ? this.handleEvent() : queueMicrotask(() => {
      this.#v();
    });
  }
  /** The ready state. */
  get state() {
    return this.e ? 2 : this.#a?.state ?? 0;
  }
  /** The reconnection time, in milliseconds. */
  get retryTime() {
    return this.#h(), this.#a?.retryTime ?? 0;
  }
  /** When the present response's body has come. */
  get arrival() {
    return this.#l.arrival;
  }
  /** The page's signal has been aborted. */
  handleEvent() {
    this.t("aborted", this.#e.signal.reason);
  }
  /**
   * Ends the stream for good. What is under way is cancelled, but for the rest of a complete answer, which is read on.
   * @param error why; but for `aborted` an EventSourceError, which is dispatched
   */
  t(e, t) {
    if (this.e) return;
    let r = { outcome: e };
    (e === "failed" || e === "incomplete" || e === "aborted") && (r.error = t), this.e = r, this.#a?.release(), this.#l.stop(), clearTimeout(this.#p), this.#e.signal?.removeEventListener("abort", this), t && e !== "aborted" && this.#E(t), e !== "complete" && this.#o?.abort(), this.#r(r);
    for (let n of this.r) n.end(r);
    this.r.length = 0;
  }
  async #v() {
    pe();
    for (let e = 0; !this.e; e++) {
      let t = await this.#y(e);
      if (t?.reason === "network" && await Ee(), this.#h(), this.e || !t) break;
      this.#l.stop();
      let r = this.#a.ended(Je[t.reason], this.#i);
      if (typeof r == "number")
        this.#E(t, r), await this.#x(r);
      else {
        let n = r === "complete" && (t.reason === "eof" || !N(this.#e));
        this.t(r, n ? void 0 : t);
      }
    }
  }
  /** One connection, from its request to its end. Gives why it ended; nothing if the page or its data have ended the stream. */
  async #y(e) {
    let t = this.#o = new AbortController(), { signal: r } = t;
    this.#c = void 0, this.#l.arrival = null, this.#i = new H(this.#e.done);
    try {
      let n = await this.#g(e, r);
      for (; ; ) {
        let { done: a, value: o } = await n.read();
        if (r.throwIfAborted(), a) return this.#e.done === void 0 ? this.#u("eof", "The stream has ended") : this.#i.incomplete(this.#c);
        if (this.#l.p(), await this.#S(o, r), !!this.e) {
          this.e.outcome === "complete" && await fe(n, t);
          return;
        }
      }
    } catch (n) {
      if (t.abort(), r.reason instanceof u) return r.reason;
      if (n instanceof u) return n.response ? n : this.#u(n.reason, n.message, n.cause);
      let a = n?.name === "NotSupportedError";
      return this.#u(a ? "unsupported" : "network", `Network error: ${x(n)}`, n);
    }
  }
  /** One request, up to its response's body. */
  async #g(e, t) {
    await O(), t.throwIfAborted();
    let r = await this.#s.m(e, this.lastEventId);
    t.throwIfAborted(), this.#b("response");
    let n = this.#H(r, t);
    this.#h();
    let a = this.#c = await n;
    t.throwIfAborted(), await this.#w(a, r), t.throwIfAborted(), this.#b("body");
    let o = a.url || r.url;
    return a.redirected && this.#s.h(o), this.#d = { source: this.#t, origin: new URL(o).origin }, this.#t.dispatchEvent(Object.assign(new Event("open"), { response: a })), t.throwIfAborted(), a.body.getReader();
  }
  async #H({ url: e, init: t }, r) {
    try {
      return await (this.#e.fetch ?? fetch)(e, { ...t, signal: r });
    } catch (n) {
      throw Se.test(e) ? n : this.#u("url", `${e} cannot be fetched: ${x(n)}`, n);
    }
  }
  /** Goes on with a response that is a stream. @throws EventSourceError if it is a refusal, which is read for what it says */
  async #w(e, { init: t }) {
    let { status: r, headers: n, body: a } = Object(e);
    if (!n?.get) throw this.#u("unsupported", Te);
    let o = n.get("content-type"), i = this.#s.b(r), c = (He(o) ? 1 : 0) | (N(t) ? 2 : 0);
    i !== void 0 && (c |= 4 | (i ? 8 : 0));
    let l = this.#a.responded(r, c, we(n.get("retry-after")));
    if (l !== 0)
      throw this.#l.stop(), l === 4 ? await $(e, "status", `HTTP ${r}`) : await $(e, "content-type", `HTTP ${r}: the response has a MIME type ("${o ?? ""}") that is not "text/event-stream"`);
    if (!a?.getReader) throw this.#u("unsupported", Te);
  }
  /** Delivers the messages of a chunk, in a frame of its own that ends with them: what waits for the next chunk keeps none. */
  async #S(e, t) {
    let r = this.#a, n = this.#f;
    for (let a of r.read(e)) {
      if (a.length > 1 && n.begin(), this.#T(a)) {
        for (let o of this.r) o.d(a);
        if (--n.left === 0 && await this.#m(n.look()), this.e) return;
      } else
        for (let o of a)
          if (this.#A(o), await void 0, --n.left === 0 && await this.#m(n.look()), this.e) return;
      this.lastEventId = r.lastEventId;
      for (let o of this.r) {
        if (await this.#m(o.E()), this.e) return;
        t.throwIfAborted();
      }
    }
  }
  /**
   * Loops alone need no Event. Otherwise one is made even for a type that nobody is known to listen to: there are ways to add
   * a listener behind our back.
   */
  #T(e) {
    let { r: t, o: r, a: n } = this, a = this.#i;
    return !t.length || n || typeof a.done == "function" ? !1 : e.every((o) => !a.isSentinel(o) && !r[o.type]);
  }
  /** Hands one message to all who listen, and ends the stream if it is the last. */
  #A(e) {
    let { type: t, data: r, lastEventId: n } = e;
    if (this.lastEventId = n, this.#i.isSentinel(e)) {
      this.t("complete");
      return;
    }
    for (let c of this.r) c.d([e]);
    let a = new F(t, r, n, this.#d), o = this.a ? void 0 : this.o[t];
    if (!o && !this.r.length && !this.o[t] && !this.types?.has(t) && (this.u = !0), o && t === "message" && !this.#n ? F.f(o.l, a) : this.#t.dispatchEvent(a), this.e) return;
    let i = this.#i.judge(a, this.#c);
    i === !0 ? this.t("complete") : i && this.t("failed", i);
  }
  /** Reading waits for a slow loop, or for the page's turn; the server is not to blame for that silence. */
  async #m(e) {
    e && (this.#l.stop(), await e, this.e || this.#b("body"), this.#f.begin());
  }
  /** Waits until the next request is due; for ever if the stream is ended meanwhile. */
  #x(e) {
    return new Promise((t) => {
      this.e || (this.#p = setTimeout(t, e));
    });
  }
  /** Starts the core, if it is there. */
  #h() {
    if (this.e || this.#a) return;
    let { c: e, lastEventId: t } = this.#s;
    try {
      O() || (this.#a = new S(e, this, t));
    } catch (r) {
      console.error(r), this.t("failed", r);
    }
  }
  /** From now on there should be a response, or more of its body: a silence is told of, a longer one ends the connection. */
  #b(e) {
    let { stallTimeout: t, connectTimeout: r, idleTimeout: n } = this.#e, a = e === "response" ? r : n, o = () => this.#o.abort(this.#u("timeout", `Timeout: nothing has come for ${a} ms`)), i = () => {
      this.#t.dispatchEvent(Object.assign(new Event("stalled"), { phase: e }));
    };
    this.#l.start({ limit: t, ring: i }, { limit: a, ring: o });
  }
  #u(e, t, r) {
    return new u(e, t, r, this.#c);
  }
  #E(e, t) {
    let { reason: r, message: n, status: a, response: o } = e, i = new Event("error");
    Object.assign(i, { reason: r, message: n, status: a, code: a, response: o, error: e, reconnecting: t !== void 0, delay: t }), this.#t.dispatchEvent(i);
  }
};

// js/src/queue.ts
var Ye = 64, j = class {
  #r = [];
  #t = [];
  #e = 0;
  // of them
  #n;
  #s;
  #a = new A();
  // the loop's
  d(e) {
    for (this.#t = this.#t.slice(this.#e).concat(e), this.#e = 0, e.length > 1 && this.#a.begin(); this.#r.length && (this.#s || this.#t.length); ) this.#r.shift()(this.#o());
  }
  /** Nothing if there is room; else a promise of an empty queue. */
  E() {
    return this.#t.length - this.#e < Ye ? void 0 : new Promise((e) => this.#n = e);
  }
  /** The next message. A loop that finds one at hand whenever it comes gives the page its turn now and then. */
  next() {
    let e = this.#t.length && --this.#a.left === 0 ? this.#a.look() : void 0, t = this.#o();
    return e ? e.then(() => (this.#a.begin(), t)) : t;
  }
  #o() {
    let e = this.#t, t = e[this.#e];
    if (t)
      return ++this.#e === e.length && (e.length = this.#e = 0, this.#n?.()), Promise.resolve({ value: t, done: !1 });
    if (!this.#s) return new Promise((r) => this.#r.push(r));
    if ("error" in this.#s) {
      let { error: r } = this.#s;
      return this.#s = {}, Promise.reject(r);
    }
    return Promise.resolve({ value: t, done: !0 });
  }
  /** No more messages: the loop ends behind those it has, with the error if there is one. */
  end(e) {
    this.#s = e, this.d([]);
  }
  /** The loop has been left. */
  return() {
    return this.#t = [], this.#n?.(), this.end({}), this.next();
  }
};

// js/src/eventsource.ts
var Q = class s extends EventTarget {
  #r;
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
    let r = `${e}`;
    if (t ??= {}, Object(t) !== t) throw new TypeError("init is no object");
    let n = {};
    for (let o in t) n[o] = t[o];
    let a = Object.keys(n).every((o) => o === "withCredentials");
    this.#t = !!n.withCredentials;
    try {
      this.#r = new URL(r, globalThis.document?.baseURI ?? globalThis.location?.href).href;
    } catch {
      throw new DOMException(`'${r}' is no URL`, "SyntaxError");
    }
    this.#e = new q(this, this.#r, n, a);
  }
  /**
   * The messages of a stream of bytes, from wherever they come. There is no reconnection: its end is an `error` event.
   * @param stream of Uint8Arrays; it is locked from now on, and cancelled by `close()`
   * @throws TypeError if it is no ReadableStream, or is locked already, or a member of init is not what it should be
   */
  static fromReadableStream(e, { done: t, maxEventSize: r, signal: n } = {}) {
    let a = ReadableStream.prototype.getReader.call(e), o = new Response(null, { headers: { "content-type": "text/event-stream" } });
    Object.defineProperty(o, "body", { value: { getReader: () => a } });
    let i = { done: t, maxEventSize: r, signal: n, fetch: async () => o, reconnect: !1 }, c = new s("about:event-stream", i);
    return c.closed.then(({ outcome: l }) => {
      l !== "complete" && a.cancel().catch(() => {
      });
    }), c;
  }
  get url() {
    return this.#r;
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
    return this.#n("open");
  }
  set onopen(e) {
    this.#s("open", e);
  }
  get onmessage() {
    return this.#n("message");
  }
  set onmessage(e) {
    this.#s("message", e);
  }
  get onerror() {
    return this.#n("error");
  }
  set onerror(e) {
    this.#s("error", e);
  }
  /** Ends the stream: the request is cancelled, and nothing is dispatched any more. */
  close() {
    this.#e.t("closed");
  }
  addEventListener(e, t) {
    super.addEventListener(...arguments), this.#e.a = !0, (this.#e.types ??= /* @__PURE__ */ new Set()).add(String(e));
  }
  /**
   * Every message of any type, in order. A loop that lags behind slows the network down; leaving it closes the stream. After
   * `close()` it ends behind what had come. It throws if the stream fails, or ends before `done` has matched, an
   * EventSourceError; if `signal` has ended it, the signal's reason; and if it begins behind messages that nobody got, an
   * InvalidStateError (DOMException).
   */
  [Symbol.asyncIterator]() {
    let { r: e, e: t, u: r } = this.#e, n = new j();
    return r ? n.end({ error: new DOMException("The loop began too late: it has missed messages", "InvalidStateError") }) : t ? n.end(t) : e.push(n), {
      next: () => n.next(),
      return: () => (this.close(), n.return()),
      [Symbol.asyncIterator]() {
        return this;
      }
    };
  }
  #n(e) {
    return this.#e.o[e]?.value ?? null;
  }
  /** HTML §8.1.8.1: objects are kept, functions are called, anything else is null; the first set fixes the order. */
  #s(e, t) {
    let { o: r } = this.#e, n = r[e], a = Qe(super.addEventListener);
    if (n && a && Object(t) === t) {
      n.value = t;
      return;
    }
    if (n && super.removeEventListener(e, n.l), delete r[e], Object(t) !== t) return;
    let o = {
      value: t,
      l: (i) => {
        typeof o.value == "function" && o.value.call(this, i) === !1 && i.preventDefault();
      }
    };
    r[e] = o, super.addEventListener(e, o.l), this.#e.a ||= !a;
  }
};
function Qe(s) {
  let e = Function.prototype.toString.call(s);
  return (/^function addEventListener\(\) \{\s*\[native code\]/.test(e) || !globalThis.document && e.startsWith("addEventListener(")) && Reflect.ownKeys(s).length === 2;
}
function Xe(s) {
  let { prototype: e } = s;
  return Symbol.dispose && Object.defineProperty(e, Symbol.dispose, { value: e.close, writable: !0, configurable: !0 }), s;
}
var Ze = /* @__PURE__ */ Xe(/* @__PURE__ */ M(Q, "EventSource", ["CONNECTING", "OPEN", "CLOSED"]));
export {
  Ze as EventSource,
  u as EventSourceError,
  B as EventStreamDecoder
};
//# sourceMappingURL=eventsource.mjs.map
