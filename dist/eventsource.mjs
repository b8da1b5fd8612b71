/*! eventsource-wasm 0.2.0 | MIT */

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
function H(s) {
  typeof reportError == "function" ? reportError(s) : queueMicrotask(() => {
    throw s;
  });
}

// core:core.wasm
var ae = "a}i}{}ubaaabFk}hc}-}-a}hb}-b}-}hd}-}-}-a}hab}-}he}*}*}*}*b}*}he}-}-}-}*b}-}hb}-a}hf}-}-}-}-}-b}-}hc}-}-b}-}hd}-}-}*b}*drqbcaaaaadebbfghijfebbddgib}-bH}.}.elh}ckg}u}m}u}w}z}'cag}%}q}v}l}w}%ahe}w}x}m}vanh}z}m}t}m}i}{}mame}n}m}m}laoj}z}m}{}x}w}v}l}m}lalf}m}v}l}m}lapf}%}i}|}k}paif}{}|}i}|}majj}z}m}|}z}'[}q}u}makmbbk~u$q4acG'aH}.ePeG'aH~%a}tH~=~oi}r4aanblHa(al'aH~%a}tH}N~oi}rl}Kcbe}-c}-'a(e'b4aa)fe}-c}-H~nb(acGcGcGcG'b4ac)dH~Eb}sofbdddaclH}=b(amclH}>bmclH}Nb'dH~5bMnb{'dH~BbNnaH}Mb(alH}.bl(gHa(d'bHaAac'cH~Tb}y)c'gV'a'cV}yLeG'bHaAaaH}-mcl'b'fHb}s)aAaaHb(dHb'aH~Tb}ynb{Hb'b4ab}sf'cHl}rH~Tb}yH~{bTeGHb(dHamcl'b'cAac'bH}/cBaaHb(dHb'cH~Tb}y)aH~5bPnb{'bHcAaaHb'aH~EbPnb{'bH}1eBaaHbll(a'e'a=ca'e'dAael~pgci}-c},'b/c#(c'b/cy)i(d'a4aueG'a'bqg'b/cy(dl'i'c}s(h'b/ca)eHi}r(f'b/ce(gdGcG'd)c'gUna'g'cHq}r)dUeG'c'e}r0da)lI}<}J~g~E~5~p}1}5o}+'c'f}r0da)kI}<}J~g~E~5~p}1}5o}+}2'l}2'k}2I}.}/}0}2}6}>}N~o}.}-}1Wncl'g'cHi}r)dUeG'c'e}r0da)kI}<}J~g~E~5~p}1}5o}+'k}2I}.}/}0}2}6}>}N~o}.}-}1)kWnc'k}(}UHd}$'c}r(clcG'c'e}r4aa)dHk}soebaabal'd~o)dHaOeG'b'c=cy'a'bqg'b/cy(dmcl'dLeG'a4ayHdMeG'aHbAa#ll'cHb}r(dmbll'b'c=cy'b/ce(gcG'a4ay)fHeMeG'c'i}s)dHa'dHaQ|(j'b/ca'i}r(edG'jeG'e4aa(h'aHbAa|'aH~T~T~T~Th'a/cq)fHk}t'hH7}sH~Tb}y}r'fH~{}G~b~;aV|=cq'a'a4a#'hHA}sH~Tb}yH~KbP}zHb}yAa#'eHb}r(e'jHb}s(j'dHb}s(dmbll'c'gUnb'a4a|Lnb'a4a#nb'aHbAai'a'a/cq=cef'c'gU)deG'c'b/c#}s'hSnclcGcGcGcG'fHb}sodcbafl'a4a#neHd(c'dnc'a'a4a{Hc}zAa{He(cmclHc(c'a'a4a{Hc}zAa{mblHb(c'a4a{)dHb}yeGHbHr'a4a||(cl'a'dHb}zAa{l'a4a|(f'aHbAa|'b/cm'b/c'Hd}|}r)d'b/cy'b/c#}s=ce'd'hHi}|'cHi}z'c'f|}z=ca'b'b/c'Hb}r=c'll'b/cy'b/ceNeGcG'a'bqf'a'bqd'a4axHfMna'aHbAax'b/cy)d'b/ceUnacG'b/ca'd}r4aaHk}soeabbabl'a'bqelll}nbe}-'b/ca)e'b/cy)d}r4aa'b'dHb}r)c=cyHnMeGcG'b/ce'cMeG'aHbAa$'b/cy(cmbl'c'e}r4aaHkNna'b'dHc}r)c=cyll'b'c=c/l~jbbc}-'a'bqd'a4a{)cL'cHb}y}zeG'ceG'b/cm'b/c')dHd}|}r(c'd'b/c+SeG'cI,>ca'b'b/c'Hb}r=c'f'cHi}s)c'c/caH'}z=callf'b/cm'b/c'Hd}|}rIf>ca'b'b/c'Hb}r=c'lHb(c'a4ajLeG'a4a{Hb}y(cl'aHaAa{'a'cAaj'aHa=cm'b'b/c'=c+l}*bc}-cG'b/c/(c'b'b/cy)d=c/'a4axHfNeG'a4ayHfMnb'a'a/cm'd'c}s}r)c=cm'c'a/ca)dH}.}.}.i'd|Tnb'b/cm'b/c'Hd}|}rIg>ca'b'b/c'Hb}r=c''aHfAaxlll~Jbbi}-*aHq}s)e+a'bH#}r(f'aHu}r(g'bHy}r(a'b/ce(h'b/ca(idGcG'a/ca)c'hUna'c'i}r)d3aa(bcG'g4aaLeGcG'bHaUnd'bH}uM'cHc}r'hU}z'bH&}rH~Tb}yHoR}zna'd4ac)j'd4ab)d}y~oHaU'd'j}zH~oa}y}zna'a'cHd}r=caHc(c'f(bmcll'eHi}r'g'bqb'e4am'f'f/ca'e/ci}r=caHb(c'a(bLncl'b'b/ca'c}r=cambll'eHq}r+algaH}N}.el[bb}*'a'b}N)b'd}O)eKaaaaaaaa}le}*'a'e}RfKaaaaaG}=GKaaaaaaaa'd'c}OKaaaaaG}=G}l|Kaaaaaaaa'b'c}n|llja'aqa4a7l)a'aqa)a4aie}-H~gx'a/ce)a'aHaO|fH~gxll~xbbb}-c}-cGcGc}-'aqa)a'd@d?'a'bH~T~Td}y)eH~{bMAaH'a'cHb}$Hb}yAaG'cHe}ye}-'cHi}yHd}$fHa'a4a'HcPnb{'eH}[dMeG'aHbAaImdl'bH~Kd}sH~T~Td}yHdPll(e'a'eAaI'bH~T~Td}yH~wbMnblHe'cHc}y'bH}Zc}sH~T~Td}yH}J~TdP}z'bH~S~Td}yH~{bM}znb{lHf'cHb}yLna{'aHbAa7Hallla'aqaHaAaOl~gbbd}-H~%~o}+(fHb(gcGdG'fLnb'fH~=}.l}r4aaeG'fH~%a}r(f'gHb}r(gmbll'fH}N}.l}r)hHaH~%a~Qla'fH~{}.l}r'd=ca'fH~w}.l}r'c=ca'fH~s}.l}r'b=ca'fH~q}.l}r'aHe}$Hb}yAaa'fH~p}.l}r'aHd}$Hb}yAaa'fH~o}.l}r'aH~<b}yAaa'h'e=ca'fH~=}.l}rHbAaa'gplHal~6gbh}-*aHG}r)c+aH}.}.e'b'bH}.}.eV|(e'aqa)a4axHfNeGc}-'cHa=cC'cIa>c;'cIa>c3'cI}.}6}.}.}.}.b>c+'cH}N}.i=c''cH}.}.e=c#'c'e=cy'cH}N}.e=cu'a4a$e}-Ha'bLnb{'aHaAa$HaH}N}.e4aaHkNnb{'cHb=cC'cHb=c3HbfHall(d'aHu}r(hdGcG'd'eUna'c/c;Hc}rH}.iQnacGcGcGcGcG'a4ax)gogddcbafel'a'cHu}rqcmdl'c/cu'd}r4aaH'MeG'c'dHb}r=c3l'aHeAaxmcl'c/cu'd}r4aa(b'aHeAaxcG'a4az)f'a4ay)gHb}rH~Tb}yH}.}.e}r4aaMeG'gHgMeG'aHa=cm'aHbAax'c'd=cCmelcG'bHk}soeecceal'bHANnb'aHdAax'c'dHb}r=c3f'b'fH}6}.e}r4aaNnb'cHi}r'h'bqb'c/ci(b'aHcAax'a'a4azHb}rAaz'c'dHb}r=c3'c'b'c/c7}r=c7lmcl'aHaAaymbl'c/cu(b'dHf}r)f'c/cyOeGcG'b'd}r)i4aeHANna'i/caH~9~q~&}9gNna'aHaBa|'aHaAaz'aH}1cBax'aHa=cq'c'f=c3'b'f}r4aaH'MeG'c'dHg}r=c3l'aHeAax'a'cHu}rqcmcllc}-cGcGcGcGcG'b'd}r4aa)bH~9a}sogcbeeeadlHdmelHcmdlHbmclcGcG'bHk}soeaccabl'aHbAax'a'cHu}rqemdlHf'bHAMnb{He'bH~GaMnb{'bH~DbNnaHaHg'g|mblHal(b'aHaBa|'aHcAax'a'bAay'aHa=cq'a'bH}.}.e}r4aaAazl'c/c3(dmbll'a'cHu}rqf'e'c/c3'a4axHfM|(e'c/c;(dl'cHG}s+a'eHm}|'d}zl}Lece}-e}*'aqa)d4ajeG'dHa=c;lHb(a'bH~oa}yLeGcGHa(a'bH'}yLna'd4axHbNna'd4a{Hb}y(allc}-'d4ai(f'dIa>ci'dIa>cq'dIa>cy'd'fAai'bHq}y(e'a'bH}=b}y)bL}y(a'd4aHe}-Hb'd4aGnb{'d4a'HcM'eHaN}yfHall(g'a'g'bHeM}y}ze}-'dHcAa7Kaaaaaaaa(cHbfc}-'d/ce(gcG'd/c+)aeG'd/c;'aVnbl'd4a')aHcN'e}zLeG'd4a)Lnbl'bHeVeGcG'bHeMHa'a|eG'd4aIHb}ynbl'dHcAa7Kaaaaaaaa(cHemdlfcG'aoecaacall'd/c3)e~g)jKaa~o~T~T~T~4H'e|)k'd/c/~g)iH~gx'gH}-'f|)f'fHaO|~g}S}R)h'i'aHbM|)i'h'hHbH&'d/c;)a'aH&V|}|~g}P'jKaaaaaS~2G'e|}R}S'i}O'c}P}N(c'bHeMeG'd2d?)h'c}leG'h'k}R(cll'dHaAa7'd'aHb}r=c;Hambl'dHcAa7Kaaaaaaaa(cHe'bna{HdHc'd4a(|ll(a'c'aH~Tb}y~g}Oll(baH}0}.elzejlqqt}l}i}|}i}m}$}m}v}|}q}l}z}m}|}z}'~D~j~n";

// js/src/wasm.ts
var Ge = [0, 97, 115, 109, 1, 0, 0, 0], ke, oe;
function ie() {
  try {
    ke ??= new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(Ge)));
  } catch (s) {
    throw new u("wasm", "WebAssembly needs script-src 'wasm-unsafe-eval'; or eventsource.nowasm.js", s);
  }
}
function ce() {
  return oe ??= new WebAssembly.Module(Ne(ae)), new WebAssembly.Instance(oe).exports;
}
function Ne(s) {
  let e = [], t = 0;
  for (let r = 0; r < s.length; r++) {
    let n = s.charCodeAt(r);
    n > 124 ? t = (n - 124) * 89 : (e.push((n - (n > 91 ? 8 : 7)) % 89 + t), t = 0);
  }
  return new Uint8Array(e);
}

// js/src/either.ts
var R, I, U;
function O() {
  if (U) throw U;
  if (!R) {
    if (I) return I;
    try {
      ie(), R = ce;
    } catch (s) {
      I = import("./core.mjs").then(
        ({ instantiate: e }) => {
          R = e;
        },
        () => {
          throw U = s, s;
        }
      ), I.catch(() => {
      });
    }
    return I;
  }
}
var de = () => R();

// js/src/core.ts
var De = {
  1: "complete",
  2: "eof",
  3: "incomplete",
  4: "failed"
}, z = class {
  exports = de();
  input;
  table;
  /** Those that have streams, to be told if the core fails. */
  a = /* @__PURE__ */ new Set();
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
      this.n = new u("wasm", "The core has failed", r), B.delete(this);
      for (let n of this.a) n.t("failed", this.n);
      throw this.n;
    }
  }
}, B = /* @__PURE__ */ new Set(), je = { stream: !0 }, S = class {
  /** The last event ID string behind all that `read` has given. */
  lastEventId;
  #r;
  #t;
  #e = 0;
  #a;
  // the reconnection time, once released
  #n;
  // The values of the event that has not ended.
  #s = "";
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
    if (this.#r = t, this.lastEventId = r, ![...B].some((n) => this.#d(n, e))) {
      let n = new z();
      B.add(n), this.#d(n, e);
    }
    t && this.#t.a.add(t), this.#f();
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
    return this.#a ?? this.#t.exports.retryTime(this.#e);
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
      let l = this.#n.decode(o, je), d = [], b = this.#s, h = 0;
      for (let m = 0, g = (i & 4095) * 2; m < g; m += 2) {
        let p = r[m];
        if (h = p & 7, h < 5) {
          let E = l.slice(p >>> 8, r[m + 1]);
          h === 1 ? b = p & 16 ? b + `
` + E : p & 8 ? b + E : E : h === 2 ? this.#o = p & 8 ? this.#o + E : E : (this.#c = p & 8 ? this.#c + E : E, h === 4 && (this.#i = this.#c));
        }
        (h === 5 || p & 32) && (this.lastEventId = this.#i, p & 32 && d.push({ type: this.#o || "message", data: b, lastEventId: this.#i }), this.#o = b = "");
      }
      if (this.#s = b, yield d, h === 6) throw new u("limit", "An event is longer than maxEventSize");
    }
  }
  /**
   * Takes a connection's end. Gives the delay in milliseconds before the next request, or what the stream has come to.
   * @param cause EOF and the others
   * @param judge of the messages that have come
   */
  ended(e, { done: t, mayEnd: r }) {
    let n = (this.#s === t ? 32 : 0) | (r ? 64 : 0) | (this.lastEventId ? 16 : 0);
    this.#f();
    let a = this.#t.exports.ended(this.#e, e | n, Math.random());
    return a < 0 ? De[-a] : a;
  }
  /** Ends it, once; the attributes stay as they are. */
  release() {
    let { exports: e, a: t } = this.#t;
    this.#r && t.delete(this.#r), this.#a = e.retryTime(this.#e), e.release(this.#e), this.#e = 0;
  }
  /** Prepares for a connection's body; what an earlier one left unfinished is forgotten. */
  #f() {
    this.#n = new TextDecoder("utf-8", { ignoreBOM: !0 }), this.#s = this.#o = "", this.#i = this.lastEventId;
  }
};

// js/src/init.ts
function T(s, e) {
  let t = Number(e ?? 0);
  if (!(t >= 0)) throw new TypeError(`${s}: ${e} is no delay or size`);
  return Math.min(t, 2147483647);
}
function v(s, e, ...t) {
  if (e !== void 0 && !t.includes(typeof e)) throw new TypeError(`${s} is no ${t.join(" and no ")}`);
}

// js/src/judge.ts
var w = class {
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
      H(n);
    }
    return r instanceof Error ? new u("done", `The stream tells of an error: ${r.message}`, r, t) : (r !== void 0 && (this.mayEnd = r === "eof"), !!r && !this.mayEnd);
  }
  /** The error of a stream that has ended before it was complete. */
  incomplete(e) {
    return new u("eof", "Incomplete stream: it ended before done matched", void 0, e);
  }
};

// js/src/decoder.ts
var Be = /* @__PURE__ */ new FinalizationRegistry((s) => s.release()), _ = class {
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
    v("done", e, "string", "function");
    let n = { strategy: e === void 0 ? 0 : 8, maxEventSize: T("maxEventSize", t) }, a, o = new w(e), i, c, l, d = !1, b = 1048576, h, m = (f) => {
      d || (d = !0, a?.release(), r?.removeEventListener("abort", p), l?.(), f());
    }, g = (f) => {
      m(() => i.error(f)), c.error(f);
    }, p = () => g(r.reason), E = () => {
      h = setTimeout(() => c.error(), 5e3), m(() => i.close());
    }, Re = (f) => {
      if (d) return;
      if (o.isSentinel(f)) return E();
      i.enqueue(f);
      let y = o.judge(f);
      y === !0 ? E() : y && g(y);
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
    let re = {
      start(f) {
        return c = f, se?.then(ne, g);
      },
      write(f) {
        if (d) {
          b -= f.length, b < 0 && c.error();
          return;
        }
        try {
          for (let y of a.read(f))
            if (y.forEach(Re), d) return;
        } catch (y) {
          g(y);
        }
        return d || i.desiredSize > 0 ? void 0 : new Promise((y) => l = y);
      },
      close() {
        clearTimeout(h), !d && a.ended(0, o) === "incomplete" ? g(o.incomplete()) : m(() => i.close());
      },
      abort(f) {
        clearTimeout(h), g(f);
      }
    }, ne = () => {
      d || (a = new S(n), Be.register(re, a));
    }, se = O();
    se || ne(), this.writable = new WritableStream(re), r?.aborted ? p() : r?.addEventListener("abort", p);
  }
};

// js/src/body.ts
async function be(s, e, t, r) {
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
async function pe(s, e) {
  await be(s, 1048576, 5e3, () => {
  }), e.abort();
}
var me = 200;
async function K(s, e, t) {
  if (!s.body?.getReader) return new u(e, t, void 0, s);
  let r = new Uint8Array(65536), n = 0, a = await be(s.body.getReader(), 65537, 2e3, (l) => {
    let d = l.subarray(0, 65536 - n);
    r.set(d, n), n += d.length;
  }), o = r.slice(0, n), i = new TextDecoder().decode(o), c = i ? `${t}: ${i.slice(0, me)}${i.length > me ? "\u2026" : ""}` : t;
  return new u(e, c, void 0, $e(o, s), !a);
}
function $e(s, e) {
  let { url: t, redirected: r, type: n } = e, a = new Response(s.length ? s : null, e);
  for (let [o, i] of Object.entries({ url: t, redirected: r, type: n })) Object.defineProperty(a, o, { value: i });
  return a;
}

// js/src/leaving.ts
var ve = !1, F, V = () => {
}, ye, M = /* @__PURE__ */ new Set();
function W() {
  for (let s of M) s();
}
function Ee() {
  clearTimeout(ye), F ??= new Promise((s) => {
    V = () => {
      F = void 0, s();
    };
  });
}
function ge() {
  if (ve) return;
  ve = !0, globalThis.addEventListener?.("online", W);
  let { document: s } = globalThis;
  s && (s.addEventListener("resume", W), addEventListener("beforeunload", () => {
    Ee(), ye = setTimeout(() => V(), 5e3);
  }), addEventListener("pagehide", Ee), addEventListener("pageshow", () => {
    V(), W();
  }));
}
function He() {
  return F;
}

// js/src/listeners.ts
var G = class {
  #r = /* @__PURE__ */ new Map();
  of(e) {
    return this.#r.get(e);
  }
  /** @param isWrapped its calls go through somebody else's code */
  setHandler(e, t, r) {
    let n = this.of(e)?.hasOthers ?? !1;
    this.#r.set(e, { handler: t, hasOthers: n, sole: n || r ? void 0 : t?.i });
  }
  /**
   * A listener has been added, or removed.
   * @param plain if it is a function that was added without options, and that nothing wraps
   */
  changed(e, t) {
    let r = this.of(e);
    this.#r.set(e, { handler: r?.handler, hasOthers: !0, sole: r ? void 0 : t });
  }
};
function J(s) {
  let e = Function.prototype.toString.call(s);
  return (/^function addEventListener\(\) \{\s*\[native code\]/.test(e) || !globalThis.document && e.startsWith("addEventListener(")) && Reflect.ownKeys(s).length === 2;
}

// js/src/webidl.ts
function k(s, e, t = []) {
  let { prototype: r } = s;
  Object.defineProperty(s, "name", { value: e, configurable: !0 }), Object.defineProperty(r, Symbol.toStringTag, { value: e, configurable: !0 });
  for (let n of Object.getOwnPropertyNames(r))
    n !== "constructor" && Object.defineProperty(r, n, { enumerable: !0 });
  return t.forEach((n, a) => {
    for (let o of [s, r]) Object.defineProperty(o, n, { value: a, enumerable: !0 });
  }), s;
}

// js/src/message.ts
var we = 0, N = 1, _e = 2, Ke = /* @__PURE__ */ Object.freeze([]), Y = class extends Event {
  // Three fields: up to there a browser's object keeps them in one piece.
  #r;
  #t;
  #e = we;
  constructor(e, t) {
    super(e.type), this.#r = e, this.#t = t;
  }
  /** Calls a sole listener, who finds the event as in a dispatch. It takes a third of the time of one. */
  static u(e, t) {
    t.#e = N;
    try {
      e.call(t.#t.source, t);
    } catch (r) {
      H(r);
    }
    t.#e = _e;
  }
  get type() {
    return this.#r.type;
  }
  get data() {
    return this.#r.data;
  }
  get origin() {
    return this.#t.origin;
  }
  get lastEventId() {
    return this.#r.lastEventId;
  }
  get source() {
    return null;
  }
  get userActivation() {
    return null;
  }
  get ports() {
    return Ke;
  }
  get target() {
    return super.target ?? (this.#e === we ? null : this.#t.source);
  }
  get srcElement() {
    return this.target;
  }
  get currentTarget() {
    return this.#e === N ? this.#t.source : super.currentTarget;
  }
  get eventPhase() {
    return this.#e === N ? 2 : super.eventPhase;
  }
  composedPath() {
    return this.#e === N ? [this.#t.source] : super.composedPath();
  }
};
function We(s) {
  let { prototype: e } = k(s, "MessageEvent");
  return Object.setPrototypeOf(e, MessageEvent.prototype), "userActivation" in MessageEvent.prototype || Reflect.deleteProperty(e, "userActivation"), Object.defineProperty(e, "constructor", { value: MessageEvent }), s;
}
var Q = /* @__PURE__ */ We(Y);

// js/src/request.ts
var X = { resume: 2, rejected: 3, replay: 4 };
function Te(s, e) {
  return typeof s == "function" ? s(e) : s;
}
var Ae = (s, ...e) => e.includes(Object.prototype.toString.call(s).slice(8, -1)), P = (s) => Ae(s, "ReadableStream");
function Z(s) {
  let e = Ae(s, "Blob", "File", "FormData", "URLSearchParams", "ArrayBuffer", "SharedArrayBuffer") || P(s);
  return Object(s) !== s || e || ArrayBuffer.isView(s) ? { s } : { s: JSON.stringify(s), type: "application/json" };
}
var q = ({ method: s = "GET" }) => String(s).toUpperCase() === "GET", L = class {
  c;
  /** The last event ID string before the first event. */
  lastEventId;
  #r;
  #t;
  #e;
  #a;
  // What is sent is what there was at the call, however often it is sent.
  #n;
  #s;
  #o;
  /** @throws TypeError if a member of init is not what it should be */
  constructor(e, t) {
    let { headers: r, body: n, done: a, lastEventId: o } = t, i = Object(t.reconnect), { request: c, statuses: l } = i, d = Je(t);
    if ((d === 3 || d === 4) && P(n)) throw new TypeError("body: a stream is sent once");
    v("done", a, "string", "function"), v("fetch", t.fetch ?? globalThis.fetch ?? null, "function"), v("request", c, "function"), v("cancel", i.cancel, "boolean", "function"), v("attach", t.attach, "function"), v("lastEventId", o, "string"), v("lastEventIdParameter", t.lastEventIdParameter, "string"), Array.isArray(l) || v("statuses", l, "function"), this.#r = d, this.c = { strategy: d | (a === void 0 ? 0 : 8) | (c ? 16 : 0) };
    let h = { ...i, maxEventSize: t.maxEventSize };
    for (let m of ["maxAttempts", "minDelay", "maxDelay", "maxEventSize"]) this.c[m] = T(m, h[m]);
    this.lastEventId = o ?? "", this.#t = e, this.#e = t, this.#a = i, this.#n = typeof r == "function" ? r : new Headers(r), this.#s = typeof n == "function" ? n : Z(n), this.#c(typeof this.#s == "function" ? {} : this.#s);
  }
  /**
   * The request of an attempt, 0 for the first.
   * @throws EventSourceError `request`: what code of the page's threw, or gave that is none
   */
  async f(e, t) {
    try {
      if (this.#r === 2 && e) {
        let a = await this.#a.request?.({ attempt: e, lastEventId: t, url: this.#t });
        return await this.#i(a, "GET", e, t);
      }
      let r = await Te(this.#n, e), n = typeof this.#s == "function" ? Z(await this.#s(e)) : this.#s;
      return P(n.s) && this.#c(n), this.#d(this.#t, this.#e, r, n, t);
    } catch (r) {
      throw new u("request", `Request failed: ${x(r)}`, r);
    }
  }
  /** The request that asks the server to stop its work, if there is to be one. */
  async cancel(e) {
    let { cancel: t } = this.#a;
    if (!t || t === !0 && !e) return;
    let r = t === !0 ? void 0 : await t({ lastEventId: e, url: this.#t });
    return this.#i(r, "DELETE", 0, e);
  }
  /** There is a strategy, by name. */
  get isNamed() {
    return this.#r !== 1;
  }
  /** Tells that the response came from this URL. A plain GET stays there; another would take what the page adds along. */
  o(e) {
    let { headers: t, fetch: r } = this.#e;
    this.#r === 1 && !t && !r && (this.#t = e);
  }
  /** Whether the page names a status as worth another try; undefined: it names none. What its function throws is reported. */
  h(e) {
    let { statuses: t } = this.#a;
    try {
      return typeof t == "function" ? !!t(e) : t?.includes(e);
    } catch (r) {
      H(r);
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
  /** A request that asks for something else than the first: what the page gives of it, and for the rest the source's own. */
  async #i(e, t, r, n) {
    let a = typeof e == "string" || e instanceof URL ? { url: e } : e ?? {}, o = new Headers(a.headers ?? await Te(this.#n, r));
    a.headers || o.delete("content-type");
    let i = { ...this.#e, method: a.method ?? t };
    return this.#d(new URL(a.url ?? this.#t, this.#t).href, i, o, Z(a.body), n);
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
function Je(s) {
  let { reconnect: e } = s, { strategy: t } = Object(e);
  if (t !== void 0 && Object.hasOwn(X, t)) return X[t];
  if (t === void 0 && q(s)) return e === !1 ? 0 : 1;
  if (!e) return 0;
  if (e === !0) return 4;
  throw new TypeError(`reconnect needs a strategy: ${Object.keys(X).join(", ")}`);
}

// js/src/response.ts
var Ye = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/;
function xe(s) {
  return (s ?? "").replace(/"(\\.|[^"\\])*"?/g, "").split(",").map((r) => r.split(";")[0].trim().toLowerCase()).filter((r) => Ye.test(r) && r !== "*/*").at(-1) === "text/event-stream";
}
function Ie(s) {
  return Math.max(0, Number(s) * 1e3 || Date.parse(s ?? "") - Date.now());
}
var Oe = /^(https?:\/\/[^/@]*\/|data:|blob:)/;

// js/src/turn.ts
function Qe() {
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
      return this.#e = 0, Qe();
  }
};

// js/src/watch.ts
var D = class {
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
    this.stop(), this.#t = e.filter(({ limit: t }) => t), this.#a(performance.now());
  }
  /** Something has come. */
  m() {
    if (!this.#t.length) return;
    let e = performance.now();
    this.arrival = { first: this.arrival?.first ?? e, last: e }, this.#a(e);
  }
  /** A silence. */
  #a(e) {
    this.#e = e;
    for (let t of this.#t) t.timer || this.#n(t, t.limit);
  }
  stop() {
    for (let { timer: e } of this.#t) clearTimeout(e);
    this.#t = [];
  }
  #n(e, t) {
    let r = performance.now() + t;
    e.timer = setTimeout(() => {
      e.timer = void 0;
      let n = this.#r(e.limit, this.#e, r, performance.now());
      n ? this.#n(e, n) : e.ring();
    }, t);
  }
};

// js/src/connection.ts
var Pe = "fetch gave no Response with a readable body", Ze = {
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
  l = !1;
  r = [];
  #r;
  closed = new Promise((e) => this.#r = e);
  #t;
  #e;
  /** Nothing is asked of it that the browser's own class could not do. */
  #a;
  #n;
  #s;
  // from the first request on
  #o;
  // of the request
  #c;
  #i;
  // of what the connection brings
  #d;
  #f = new A();
  #l = new D((...e) => this.#s.watch(...e));
  #h;
  // from the wait for the next request
  /**
   * Checks the init; the first request follows in a microtask, unless the stream has been closed by then.
   * @throws TypeError if a member of init is not what it should be
   */
  constructor(e, t, r, n) {
    this.#t = e, this.#a = n, this.#e = r;
    for (let o of ["connectTimeout", "idleTimeout", "stallTimeout"]) r[o] = T(o, r[o]);
    n && (r.maxEventSize = 1 / 0), this.#n = new L(t, r), this.#i = new w(r.done), this.lastEventId = this.#n.lastEventId;
    let { signal: a } = r;
    a?.addEventListener("abort", this), a?.aborted ? this.handleEvent() : queueMicrotask(() => {
      this.#E();
    });
  }
  /** The ready state. */
  get state() {
    return this.e ? 2 : this.#s?.state ?? 0;
  }
  /** The reconnection time, in milliseconds. */
  get retryTime() {
    return this.#b(), this.#s?.retryTime ?? 0;
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
    (e === "failed" || e === "incomplete" || e === "aborted") && (r.error = t), this.e = r, this.#s?.release(), this.#l.stop(), this.#h?.(), this.#e.signal?.removeEventListener("abort", this), t && e !== "aborted" && this.#v(t), e !== "complete" && this.#o?.abort(), (e === "closed" || e === "aborted") && this.#I(), this.#r(r);
    for (let n of this.r) n.end(r);
    this.r.length = 0;
  }
  async #E() {
    ge();
    for (let e = 0; !this.e; e++) {
      let t = await this.#y(e);
      if (t?.reason === "network" && await He(), this.#b(), this.e || !t) break;
      this.#l.stop();
      let r = this.#s.ended(Ze[t.reason], this.#i);
      if (typeof r == "number")
        this.#v(t, r), await this.#O(r, t);
      else {
        let n = r === "complete" && (t.reason === "eof" || !q(this.#e));
        this.t(r, n ? void 0 : t);
      }
    }
  }
  /** One connection, from its request to its end. Gives why it ended; nothing if the page or its data have ended the stream. */
  async #y(e) {
    let t = this.#o = new AbortController(), { signal: r } = t;
    this.#c = void 0, this.#l.arrival = null, this.#i = new w(this.#e.done);
    try {
      let n = await this.#g(e, r);
      for (; ; ) {
        let { done: a, value: o } = await n.read();
        if (r.throwIfAborted(), a) return this.#e.done === void 0 ? this.#u("eof", "The stream has ended") : this.#i.incomplete(this.#c);
        if (this.#l.m(), await this.#S(o, r), !!this.e) {
          this.e.outcome === "complete" && await pe(n, t);
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
    let r = await this.#n.f(e, this.lastEventId);
    t.throwIfAborted(), this.#p("response");
    let n = this.#H(r, t);
    this.#b();
    let a = this.#c = await n;
    t.throwIfAborted(), await this.#w(a, r), t.throwIfAborted(), this.#p("body");
    let o = a.url || r.url;
    return a.redirected && this.#n.o(o), this.#d = { source: this.#t, origin: new URL(o).origin }, this.#t.dispatchEvent(Object.assign(new Event("open"), { response: a })), t.throwIfAborted(), a.body.getReader();
  }
  async #H({ url: e, init: t }, r) {
    try {
      return await (this.#e.fetch ?? fetch)(e, { ...t, signal: r });
    } catch (n) {
      throw Oe.test(e) ? n : this.#u("url", `${e} cannot be fetched: ${x(n)}`, n);
    }
  }
  /** Goes on with a response that is a stream. @throws EventSourceError if it is a refusal, which is read for what it says */
  async #w(e, { init: t }) {
    let { status: r, headers: n, body: a } = Object(e);
    if (!n?.get) throw this.#u("unsupported", Pe);
    let o = n.get("content-type"), i = this.#n.h(r), c = (xe(o) ? 1 : 0) | (q(t) ? 2 : 0);
    i !== void 0 && (c |= 4 | (i ? 8 : 0));
    let l = this.#s.responded(r, c, Ie(n.get("retry-after")));
    if (l !== 0)
      throw this.#l.stop(), l === 4 ? await K(e, "status", `HTTP ${r}`) : await K(e, "content-type", `HTTP ${r}: the response has a MIME type ("${o ?? ""}") that is not "text/event-stream"`);
    if (!a?.getReader) throw this.#u("unsupported", Pe);
  }
  /** Delivers the messages of a chunk, in a frame of its own that ends with them: what waits for the next chunk keeps none. */
  async #S(e, t) {
    let r = this.#s, n = this.#f;
    for (let a of r.read(e)) {
      let o = this.lastEventId;
      if (a.length > 1 && n.begin(), this.#T(a)) {
        for (let i of this.r) i.d(a);
        if (--n.left === 0 && await this.#m(n.look()), this.e) return;
      } else
        for (let i of a)
          if (this.#A(i), await void 0, --n.left === 0 && await this.#m(n.look()), this.e) return;
      this.lastEventId = r.lastEventId, this.lastEventId !== o && this.#x();
      for (let i of this.r) {
        if (await this.#m(i.b()), this.e) return;
        t.throwIfAborted();
      }
    }
  }
  /**
   * Loops alone need no Event. Otherwise one is made even for a type that nobody is known to listen to: there are ways to add
   * a listener behind our back.
   */
  #T(e) {
    let t = this.#i;
    return !this.r.length || typeof t.done == "function" ? !1 : e.every((r) => !t.isSentinel(r) && !this.listeners.of(r.type));
  }
  /** Hands one message to all who listen, and ends the stream if it is the last. */
  #A(e) {
    if (this.lastEventId = e.lastEventId, this.#i.isSentinel(e)) {
      this.t("complete");
      return;
    }
    for (let a of this.r) a.d([e]);
    let t = new Q(e, this.#d), r = this.listeners.of(e.type);
    if (!r && !this.r.length && (this.l = !0), r?.sole && !this.#a ? Q.u(r.sole, t) : this.#t.dispatchEvent(t), this.e) return;
    let n = this.#i.judge(t, this.#c);
    n === !0 ? this.t("complete") : n && this.t("failed", n);
  }
  /** Reading waits for a slow loop, or for the page's turn; the server is not to blame for that silence. */
  async #m(e) {
    e && (this.#l.stop(), await e, this.e || this.#p("body"), this.#f.begin());
  }
  #x() {
    try {
      this.o?.();
    } catch (e) {
      H(e);
    }
  }
  /** Asks the server to stop, if the page wants that and anything has been sent. */
  async #I() {
    if (this.#o)
      try {
        let e = await this.#n.cancel(this.#s?.lastEventId ?? "");
        e && await (this.#e.fetch ?? fetch)(e.url, { ...e.init, signal: null, keepalive: !0 });
      } catch {
      }
  }
  /**
   * Waits until the next request is due, or the stream has ended. What has a strategy tries at once when the page or the network is
   * back, unless it is the server that wants to be left alone for a while.
   */
  async #O(e, { reason: t }) {
    if (this.e) return;
    let r;
    await new Promise((n) => {
      this.#h = n, r = setTimeout(n, e), this.#n.isNamed && t !== "status" && M.add(n);
    }), clearTimeout(r), M.delete(this.#h);
  }
  /** Starts the core, if it is there. */
  #b() {
    if (this.e || this.#s) return;
    let { c: e, lastEventId: t } = this.#n;
    try {
      O() || (this.#s = new S(e, this, t));
    } catch (r) {
      console.error(r), this.t("failed", r);
    }
  }
  /** From now on there should be a response, or more of its body: a silence is told of, a longer one ends the connection. */
  #p(e) {
    let { stallTimeout: t, connectTimeout: r, idleTimeout: n } = this.#e, a = e === "response" ? r : n, o = () => this.#o.abort(this.#u("timeout", `Timeout: nothing has come for ${a} ms`)), i = () => {
      this.#t.dispatchEvent(Object.assign(new Event("stalled"), { phase: e }));
    };
    this.#l.start({ limit: t, ring: i }, { limit: a, ring: o });
  }
  #u(e, t, r) {
    return new u(e, t, r, this.#c);
  }
  #v(e, t) {
    let { reason: r, message: n, status: a, response: o } = e, i = new Event("error");
    Object.assign(i, { reason: r, message: n, status: a, code: a, response: o, error: e, reconnecting: t !== void 0, delay: t }), this.#t.dispatchEvent(i);
  }
};

// js/src/queue.ts
var et = 64, C = class {
  #r = [];
  #t = [];
  #e = 0;
  // of them
  #a;
  #n;
  #s = new A();
  // the loop's
  d(e) {
    for (this.#t = this.#t.slice(this.#e).concat(e), this.#e = 0, e.length > 1 && this.#s.begin(); this.#r.length && (this.#n || this.#t.length); ) this.#r.shift()(this.#o());
  }
  /** Nothing if there is room; else a promise of an empty queue. */
  b() {
    return this.#t.length - this.#e < et ? void 0 : new Promise((e) => this.#a = e);
  }
  /** The next message. A loop that finds one at hand whenever it comes gives the page its turn now and then. */
  next() {
    let e = this.#t.length && --this.#s.left === 0 ? this.#s.look() : void 0, t = this.#o();
    return e ? e.then(() => (this.#s.begin(), t)) : t;
  }
  #o() {
    let e = this.#t, t = e[this.#e];
    if (t)
      return ++this.#e === e.length && (e.length = this.#e = 0, this.#a?.()), Promise.resolve({ value: t, done: !1 });
    if (!this.#n) return new Promise((r) => this.#r.push(r));
    if ("error" in this.#n) {
      let { error: r } = this.#n;
      return this.#n = {}, Promise.reject(r);
    }
    return Promise.resolve({ value: t, done: !0 });
  }
  /** No more messages: the loop ends behind those it has, with the error if there is one. */
  end(e) {
    this.#n = e, this.d([]);
  }
  /** The loop has been left. */
  return() {
    return this.#t = [], this.#a?.(), this.end({}), this.next();
  }
};

// js/src/eventsource.ts
var te = class s extends EventTarget {
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
    this.#e = new j(this, this.#r, n, a), this.#e.o = n.attach?.(this);
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
    return this.#a("open");
  }
  set onopen(e) {
    this.#n("open", e);
  }
  get onmessage() {
    return this.#a("message");
  }
  set onmessage(e) {
    this.#n("message", e);
  }
  get onerror() {
    return this.#a("error");
  }
  set onerror(e) {
    this.#n("error", e);
  }
  /** Ends the stream: the request is cancelled, and nothing is dispatched any more. */
  close() {
    this.#e.t("closed");
  }
  addEventListener(e, t) {
    super.addEventListener(...arguments);
    let r = typeof t == "function" && arguments.length === 2 && J(super.addEventListener);
    this.#e.listeners.changed(String(e), r ? t : void 0);
  }
  removeEventListener(e, t) {
    super.removeEventListener(...arguments);
    let { listeners: r } = this.#e;
    r.of(String(e)) && r.changed(String(e));
  }
  /**
   * Every message of any type, in order. A loop that lags behind slows the network down; leaving it closes the stream. After
   * `close()` it ends behind what had come. It throws if the stream fails, or ends before `done` has matched, an
   * EventSourceError; if `signal` has ended it, the signal's reason; and if it begins behind messages that nobody got, an
   * InvalidStateError (DOMException).
   */
  [Symbol.asyncIterator]() {
    let { r: e, e: t, l: r } = this.#e, n = new C();
    return r ? n.end({ error: new DOMException("The loop began too late: it has missed messages", "InvalidStateError") }) : t ? n.end(t) : e.push(n), {
      next: () => n.next(),
      return: () => (this.close(), n.return()),
      [Symbol.asyncIterator]() {
        return this;
      }
    };
  }
  #a(e) {
    return this.#e.listeners.of(e)?.handler?.value ?? null;
  }
  /** HTML §8.1.8.1: objects are kept, functions are called, anything else is null; the first set fixes the order. */
  #n(e, t) {
    let { listeners: r } = this.#e, n = r.of(e)?.handler, a = !J(super.addEventListener);
    if (n && !a && Object(t) === t) {
      n.value = t;
      return;
    }
    n && super.removeEventListener(e, n.i);
    let o;
    if (Object(t) === t) {
      let i = {
        value: t,
        i: (c) => {
          typeof i.value == "function" && i.value.call(this, c) === !1 && c.preventDefault();
        }
      };
      o = i, super.addEventListener(e, i.i);
    }
    r.setHandler(e, o, a);
  }
};
function tt(s) {
  let { prototype: e } = s;
  return Symbol.dispose && Object.defineProperty(e, Symbol.dispose, { value: e.close, writable: !0, configurable: !0 }), s;
}
var rt = /* @__PURE__ */ tt(/* @__PURE__ */ k(te, "EventSource", ["CONNECTING", "OPEN", "CLOSED"]));
export {
  rt as EventSource,
  u as EventSourceError,
  _ as EventStreamDecoder
};
//# sourceMappingURL=eventsource.mjs.map
