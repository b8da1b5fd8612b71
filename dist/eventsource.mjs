/*! eventsource-wasm 0.1.0 | MIT */
var xe = Object.defineProperty;
var Ie = (a, e) => {
  for (var t in e)
    xe(a, t, { get: e[t], enumerable: !0 });
};

// js/src/error.ts
var u = class extends Error {
  /**
   * @param response the response, if there was one: that of a refusal holds its body, and can be read at any time
   * @param truncated it holds only the start of the refusal's body: the rest did not come within 2 s, or is past 64 KiB
   */
  constructor(t, r, n, s, o = !1) {
    super(r, { cause: n });
    this.reason = t;
    this.response = s;
    this.truncated = o;
    this.status = s?.status;
  }
  reason;
  response;
  truncated;
  name = "EventSourceError";
  /** The HTTP status, if there was a response. */
  status;
};
function x(a, e) {
  return new u("done", `The stream tells of an error: ${a.message}`, a, e);
}
function I(a) {
  return new u("eof", "Incomplete stream: it ended before done matched", void 0, a);
}
function S(a) {
  return a instanceof Error ? a.message : String(a);
}
function O(a) {
  typeof reportError == "function" ? reportError(a) : queueMicrotask(() => {
    throw a;
  });
}

// js/src/wasm.ts
var j = {};
Ie(j, {
  checkPlatform: () => U,
  instantiate: () => Ge
});

// core:core.wasm
var ne = "a}i}{}ubaaabFk}hc}-}-a}hb}-b}-}hd}-}-}-a}hab}-}he}*}*}*}*b}*}he}-}-}-}*b}-}hb}-a}hf}-}-}-}-}-b}-}hc}-}-b}-}hd}-}-}*b}*drqbcaaaaadebbfghijfebbddgib}-bH}.}.elh}ckg}u}m}u}w}z}'cag}%}q}v}l}w}%ahe}w}x}m}vanh}z}m}t}m}i}{}mame}n}m}m}laoj}z}m}{}x}w}v}l}m}lalf}m}v}l}m}lapf}%}i}|}k}paif}{}|}i}|}majj}z}m}|}z}'[}q}u}makmbbk~b$q4acG'aH}.ePeG'aH~%a}tH~=~oi}r4aanblHa(al'aH~%a}tH}N~oi}rl}Gcbe}-c}-'a(e'b4aa)fe}-c}-H~nb(acGcGcGcG'b4ac)dH~Eb}sofbdddaclH}=b(amclH}>bmclH}Nb'dH~5bMnb{'dH~BbNnaH}Mb(alH}.blHa(d'bHaAac'cH~Tb}y)cT'a'cV}yLeG'bHaAaaH}-mcl'b'fHb}s)aAaaHb(dHb'aH~Tb}ynb{Hb'b4ab}sf'cHl}rH~Tb}yH~{bTeGHb(dHamcl'b'cAac'bH}/cBaaHb(dHb'cH~Tb}y)aH~5bPnb{'bHcAaaHb'aH~EbPnb{'bH}1eBaaHbll(a'e'a=ca'e'dAael~pgci}-c},'b/c#(c'b/cy)i(d'a4aueG'a'bqg'b/cy(dl'i'c}s(h'b/ca)eHi}r(f'b/ce(gdGcG'g'd)cSna'cHq}r)d'gSeG'c'e}r0da)lI}<}J~g~E~5~p}1}5o}+'c'f}r0da)kI}<}J~g~E~5~p}1}5o}+}2'l}2'k}2I}.}/}0}2}6}>}N~o}.}-}1Wncl'cHi}r)d'gSeG'c'e}r0da)kI}<}J~g~E~5~p}1}5o}+'k}2I}.}/}0}2}6}>}N~o}.}-}1)kWnc'c'k}(}UHd}$}r(clcG'c'e}r4aa)dHk}soebaabal'd~o)dHaOeG'b'c=cy'a'bqg'b/cy(dmcl'dLeG'a4ayHdMeG'aHbAa#ll'cHb}r(dmbll'b'c=cy'b/ce(gcG'a4ay)fHeMeG'c'i}s)dHa'dHaQ|(j'i'b/ca}r(edG'jeG'e4aa(h'aHbAa|'aH~T~T~T~Th'a/cq)fHk}t'hH7}sH~Tb}y}r'fH~{}G~b~;aV|=cq'a'a4a#'hHA}sH~Tb}yH~KbP}zHb}yAa#'eHb}r(e'jHb}s(j'dHb}s(dmbll'c'gUnb'a4a|Lnb'a4a#nb'aHbAai'a'a/cq=cef'c'gU)deG'h'c'b/c#}sUnclcGcGcGcG'fHb}sodcbafl'a4a#neHd(c'dnc'a'a4a{Hc}zAa{He(cmclHc(c'a'a4a{Hc}zAa{mblHb(c'a4a{)dHb}yeGHbHr'a4a||(cl'a'dHb}zAa{l'a4a|(f'aHbAa|'b/cm'b/c'Hd}|}r)d'b/cy'b/c#}s=ce'd'hHi}|'cHi}z'c'f|}z=ca'b'b/c'Hb}r=c'll'b/cy'b/ceNeGcG'a'bqf'a'bqd'a4axHfMna'aHbAax'b/cy)d'b/ceUnacG'd'b/ca}r4aaHk}soeabbabl'a'bqelll}nbe}-'b/ca)e'b/cy)d}r4aa'b'dHb}r)c=cyHnMeGcG'c'b/ceMeG'aHbAa$'b/cy(cmbl'c'e}r4aaHkNna'b'dHc}r)c=cyll'b'c=c/l~jbbc}-'a'bqd'a4a{)cL'cHb}y}zeG'ceG'b/cm'b/c')dHd}|}r(c'b/c+'dUeG'cI,>ca'b'b/c'Hb}r=c'f'cHi}s)c'c/caH'}z=callf'b/cm'b/c'Hd}|}rIf>ca'b'b/c'Hb}r=c'lHb(c'a4ajLeG'a4a{Hb}y(cl'aHaAa{'a'cAaj'aHa=cm'b'b/c'=c+l}*bc}-cG'b/c/(c'b'b/cy)d=c/'a4axHfNeG'a4ayHfMnb'a'a/cm'd'c}s}r)c=cm'c'a/ca)dH}.}.}.i'd|Tnb'b/cm'b/c'Hd}|}rIg>ca'b'b/c'Hb}r=c''aHfAaxlll~Jbbi}-*aHq}s)e+a'bH#}r(f'aHu}r(g'bHy}r(a'b/ce(h'b/ca(idGcG'h'a/ca)cSna'c'i}r)d3aa(bcG'g4aaLeGcG'bHaUnd'bH}uM'h'cHc}rS}z'bH&}rH~Tb}yHoR}zna'd4ac)j'd4ab)d}y~oHaU'd'j}zH~oa}y}zna'a'cHd}r=caHc(c'f(bmcll'eHi}r'g'bqb'e4am'f'f/ca'e/ci}r=caHb(c'a(bLncl'b'c'b/ca}r=cambll'eHq}r+algaH}N}.el[bb}*'a'b}N)b'd}O)eKaaaaaaaa}le}*'a'e}RfKaaaaaG}=GKaaaaaaaa'd'c}OKaaaaaG}=G}l|Kaaaaaaaa'b'c}n|llja'aqa4a7l)a'aqa)a4aie}-H~gx'a/ce)a'aHaO|fH~gxll~ybbb}-c}-cGcGc}-'aqa)a'd@d?'a'bH~T~Td}y)eH~{bMAaH'a'cHb}$Hb}yAaG'cHe}ye}-'cHi}yHd}$fHa'a4a'HcPnb{'eH}[dMe}-'aHbAaImdf'bH~Kd}sH~T~Td}yHdPlll(e'a'eAaI'bH~T~Td}yH~wbMnblHe'cHc}y'bH}Zc}sH~T~Td}yH}J~TdP}z'bH~S~Td}yH~{bM}znb{lHf'cHb}yLna{'aHbAa7Hallla'aqaHaAaOl~gbbd}-H~%~o}+(fHb(gcGdG'feG'fH~=}.l}r4aaLnc'fH~%a}r(f'gHb}r(gmbllHapl'fH}N}.l}r)hHaH~%a~Qla'fH~{}.l}r'd=ca'fH~w}.l}r'c=ca'fH~s}.l}r'b=ca'fH~q}.l}r'aHe}$Hb}yAaa'fH~p}.l}r'aHd}$Hb}yAaa'fH~o}.l}r'aH~<b}yAaa'h'e=ca'fH~=}.l}rHbAaa'gl~6gbh}-*aHG}r)c+aH}.}.e'b'bH}.}.eV|(e'aqa)a4axHfNeGc}-'cHa=cC'cIa>c;'cIa>c3'cI}.}6}.}.}.}.b>c+'cH}N}.i=c''cH}.}.e=c#'c'e=cy'cH}N}.e=cu'a4a$e}-Ha'bLnb{'aHaAa$HaH}N}.e4aaHkNnb{'cHb=cC'cHb=c3HbfHall(d'aHu}r(hdGcG'd'eUna'c/c;Hc}rH}.iQnacGcGcGcGcG'a4ax)gogddcbafel'a'cHu}rqcmdl'd'c/cu}r4aaH'MeG'c'dHb}r=c3l'aHeAaxmcl'd'c/cu}r4aa(b'aHeAaxcG'a4az)f'a4ay)gHb}rH~Tb}yH}.}.e}r4aaMeG'gHgMeG'aHa=cm'aHbAax'c'd=cCmelcG'bHk}soeecceal'bHANnb'aHdAax'c'dHb}r=c3f'fH}6}.e}r4aa'bNnb'cHi}r'h'bqb'c/ci(b'aHcAax'a'a4azHb}rAaz'c'dHb}r=c3'c'c/c7'b}r=c7lmcl'aHaAaymbl'c/cu(b'dHf}r)f'c/cyOeGcG'b'd}r)i4aeHANna'i/caH~9~q~&}9gNna'aHaBa|'aHaAaz'aH}1cBax'aHa=cq'c'f=c3'b'f}r4aaH'MeG'c'dHg}r=c3l'aHeAax'a'cHu}rqcmcllc}-cGcGcGcGcG'b'd}r4aa)bH~9a}sogaceeebdlHbmelHdmdlHcmclcGcG'bHk}soeaccabl'aHbAax'a'cHu}rqemdlHf'bHAMnb{He'bH~GaMnb{'bH~DbNnaHaHg'g|mblHal(b'aHaBa|'aHcAax'a'bAay'aHa=cq'a'bH}.}.e}r4aaAazl'c/c3(dmbll'a'cHu}rqf'e'c/c3'a4axHfM|(e'c/c;(dl'cHG}s+a'd'eHm}|}zl}<ece}-e}*'aqa)a4ajeG'aHa=c;l'bH'}ye}-'a4axHbNe}-Haf'a4a{Hb}ylfHal(ec}-'a4ai(f'aIa>ci'aIa>cq'aIa>cy'a'fAai'bHq}y(d'bH~$b}y(b'a4aHe}-Hb'a4aGnb{'a4a'HcM'dHaN}yfHall(g'bL'e}y'bHeM'g}y}ze}-'aHcAa7Kaaaaaaaa(cHbfc}-'a/ce(gcG'a/c+)eeG'e'a/c;Tnbl'd'a4a')dHcN}zLeG'a4a)Lnbl'bHeVeGcG'bHeMHa'd|eG'a4aIHb}ynbl'aHcAa7Kaaaaaaaa(cHemdlfcG'doecaacall'a/c3)e~g)jKaa~o~T~T~T~4H'e|)k'a/c/~g)iH~gx'gH}-'f|)f'fHaO|~g}S}R)h'i'dHbM|)i'hHbH&'a/c;)d'dH&V|}|~g}P'jKaaaaaS~2G'e|}R'h}S'i}O'c}P}N(c'bHeMeG'a2d?)h'c}leG'h'k}R(cll'aHaAa7'a'dHb}r=c;Hambl'aHcAa7Kaaaaaaaa(cHe'bna{HdHc'a4a(|ll(a'c'aH~Tb}y~g}Oll(baH}0}.elzejlqqt}l}i}|}i}m}$}m}v}|}q}l}z}m}|}z}'~D~j~n";

// js/src/wasm.ts
var Re = [0, 97, 115, 109, 1, 0, 0, 0], Pe, ae;
function U() {
  try {
    Pe ??= new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(Re)));
  } catch (a) {
    throw new u("wasm", "WebAssembly needs script-src 'wasm-unsafe-eval'; or eventsource.nowasm.js", a);
  }
}
function Ge() {
  return ae ??= new WebAssembly.Module(Me(ne)), new WebAssembly.Instance(ae).exports;
}
function Me(a) {
  let e = [], t = 0;
  for (let r = 0; r < a.length; r++) {
    let n = a.charCodeAt(r);
    n > 124 ? t = (n - 124) * 89 : (e.push((n - (n > 91 ? 8 : 7)) % 89 + t), t = 0);
  }
  return new Uint8Array(e);
}

// js/src/either.ts
var R, T, P;
function A() {
  if (P) throw P;
  if (!R) {
    if (T) return T;
    try {
      U(), R = j;
      return;
    } catch {
      return T = Ne(), T.catch(() => {
      }), T;
    }
  }
}
async function Ne() {
  try {
    R = await import("./core.mjs");
  } catch (a) {
    throw P = new u("wasm", "WebAssembly needs script-src 'wasm-unsafe-eval'; or eventsource-wasm/nowasm", a), P;
  }
}
var se = () => R.instantiate();

// js/src/core.ts
var qe = {
  1: "complete",
  2: "eof",
  3: "incomplete",
  4: "failed"
}, z = class {
  exports = se();
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
      this.n = new u("wasm", "The core has failed", r), B.delete(this);
      for (let n of this.i) n.t("failed", this.n);
      throw this.n;
    }
  }
}, B = /* @__PURE__ */ new Set(), Ce = { stream: !0 }, w = class {
  /** The last event ID string behind all that `read` has given. */
  lastEventId;
  #a;
  #t;
  #e = 0;
  #r;
  // the reconnection time, once released
  #n;
  // The values of the event that has not ended.
  #s = "";
  #i = "";
  #o = "";
  // as far as it has come
  #c = "";
  // the last event ID buffer
  /**
   * @param owner told if the core fails; without one the next `read` tells
   * @param lastEventId the last event ID string before the first connection
   * @throws EventSourceError `wasm`: the page may not run WebAssembly
   */
  constructor(e, t, r = "") {
    if (this.#a = t, this.lastEventId = r, ![...B].some((n) => this.#u(n, e))) {
      let n = new z();
      B.add(n), this.#u(n, e);
    }
    t && this.#t.i.add(t), this.#d();
  }
  /** Takes a handle of an instance, unless all are in use. */
  #u(e, { strategy: t, maxAttempts: r, minDelay: n, maxDelay: s, maxEventSize: o }) {
    return this.#t = e, this.#e = e.exports.open(t, r, n, s, o), this.#e > 0;
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
    for (let s = 0; s < n; ) {
      let o = e.subarray(s, s + 65536);
      t.set(o);
      let i = this.#t.feed(this.#e, o.length), c = i >>> 12;
      c < o.length && (o = o.subarray(0, c)), s += c;
      let d = this.#n.decode(o, Ce), l = [], h = this.#s, m = 0;
      for (let b = 0, H = (i & 4095) * 2; b < H; b += 2) {
        let p = r[b];
        if (m = p & 7, m < 5) {
          let E = d.slice(p >>> 8, r[b + 1]);
          m === 1 ? h = p & 16 ? h + `
` + E : p & 8 ? h + E : E : m === 2 ? this.#i = p & 8 ? this.#i + E : E : (this.#o = p & 8 ? this.#o + E : E, m === 4 && (this.#c = this.#o));
        }
        (m === 5 || p & 32) && (this.lastEventId = this.#c, p & 32 && l.push({ type: this.#i || "message", data: h, lastEventId: this.#c }), this.#i = h = "");
      }
      if (this.#s = h, yield l, m === 6) throw new u("limit", "An event is longer than maxEventSize");
    }
  }
  /**
   * Takes a connection's end. Gives the delay in milliseconds before the next request, or what the stream has come to.
   * @param cause EOF and the others
   * @param sentinel the data that completes the stream
   */
  ended(e, t) {
    let r = (this.#s === t ? 32 : 0) | (this.lastEventId ? 16 : 0);
    this.#d();
    let n = this.#t.exports.ended(this.#e, e | r, Math.random());
    return n < 0 ? qe[-n] : n;
  }
  /** Ends it, once; the attributes stay as they are. */
  release() {
    let { exports: e, i: t } = this.#t;
    this.#a && t.delete(this.#a), this.#r = e.retryTime(this.#e), e.release(this.#e), this.#e = 0;
  }
  /** Prepares for a connection's body; what an earlier one left unfinished is forgotten. */
  #d() {
    this.#n = new TextDecoder("utf-8", { ignoreBOM: !0 }), this.#s = this.#i = "", this.#c = this.lastEventId;
  }
};

// js/src/init.ts
function g(a, e) {
  let t = Number(e ?? 0);
  if (!(t >= 0)) throw new TypeError(`${a}: ${e} is no delay or size`);
  return Math.min(t, 2147483647);
}
function v(a, e, ...t) {
  if (e !== void 0 && !t.includes(typeof e)) throw new TypeError(`${a} is no ${t.join(" and no ")}`);
}

// js/src/decoder.ts
var ze = /* @__PURE__ */ new FinalizationRegistry((a) => a.release()), _ = class {
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
    let n = { strategy: e === void 0 ? 0 : 8, maxEventSize: g("maxEventSize", t) }, s, o, i, c, d = !1, l = !1, h = 1048576, m, b = (f) => {
      d || (d = !0, s?.release(), r?.removeEventListener("abort", p), c?.(), f());
    }, H = (f) => {
      b(() => o.error(f)), i.error(f);
    }, p = () => H(r.reason), E = () => {
      m = setTimeout(() => i.error(), 5e3), b(() => o.close());
    }, Ae = (f) => {
      if (d) return;
      if (f.data === e) return E();
      o.enqueue(f);
      let y = typeof e == "function" && e(f);
      y !== void 0 && (l = y === "eof"), y instanceof Error ? H(x(y)) : y && !l && E();
    };
    this.readable = new ReadableStream({
      start(f) {
        o = f;
      },
      pull: () => c?.(),
      cancel(f) {
        b(() => i.error(f));
      }
    });
    let ee = {
      start(f) {
        return i = f, re?.then(te, H);
      },
      write(f) {
        if (d) {
          h -= f.length, h < 0 && i.error();
          return;
        }
        try {
          for (let y of s.read(f))
            if (y.forEach(Ae), d) return;
        } catch (y) {
          H(y);
        }
        return d || o.desiredSize > 0 ? void 0 : new Promise((y) => c = y);
      },
      close() {
        clearTimeout(m), !d && !l && s.ended(0, e) === "incomplete" ? H(I()) : b(() => o.close());
      },
      abort(f) {
        clearTimeout(m), H(f);
      }
    }, te = () => {
      d || (s = new w(n), ze.register(ee, s));
    }, re = A();
    re || te(), this.writable = new WritableStream(ee), r?.aborted ? p() : r?.addEventListener("abort", p);
  }
};

// js/src/body.ts
async function ue(a, e, t, r) {
  let n = !1, s = () => {
    n = !0, a.cancel().catch(() => {
    });
  }, o = setTimeout(s, t);
  try {
    for (let i = 0; i < e; ) {
      let { done: c, value: d } = await a.read();
      if (c) return !n;
      r(d), i += d.length;
    }
  } catch {
  } finally {
    clearTimeout(o);
  }
  return s(), !1;
}
async function le(a, e) {
  await ue(a, 1048576, 5e3, () => {
  }), e.abort();
}
var de = 200;
async function K(a, e, t) {
  if (!a.body?.getReader) return new u(e, t, void 0, a);
  let r = [], n = 65536, s = await ue(a.body.getReader(), 65537, 2e3, (d) => {
    r.push(d.subarray(0, n)), n -= Math.min(n, d.length);
  }), o = new Blob(r), i = await o.text(), c = i ? `${t}: ${i.slice(0, de)}${i.length > de ? "\u2026" : ""}` : t;
  return new u(e, c, void 0, $e(o, a), !s);
}
function $e(a, e) {
  let { url: t, redirected: r, type: n } = e, s = new Response(a.size ? a : null, e);
  for (let [o, i] of Object.entries({ url: t, redirected: r, type: n })) Object.defineProperty(s, o, { value: i });
  return s;
}

// js/src/leaving.ts
var fe = !1, W, F = () => {
}, be;
function me() {
  clearTimeout(be), W ??= new Promise((a) => {
    F = () => {
      W = void 0, a();
    };
  });
}
function he() {
  fe || !globalThis.document || (fe = !0, addEventListener("beforeunload", () => {
    me(), be = setTimeout(() => F(), 5e3);
  }), addEventListener("pagehide", me), addEventListener("pageshow", () => F()));
}
function pe() {
  return W;
}

// js/src/webidl.ts
function G(a, e, t = []) {
  let { prototype: r } = a;
  Object.defineProperty(a, "name", { value: e, configurable: !0 }), Object.defineProperty(r, Symbol.toStringTag, { value: e, configurable: !0 });
  for (let n of Object.getOwnPropertyNames(r))
    n !== "constructor" && Object.defineProperty(r, n, { enumerable: !0 });
  return t.forEach((n, s) => {
    for (let o of [a, r]) Object.defineProperty(o, n, { value: s, enumerable: !0 });
  }), a;
}

// js/src/message.ts
var ye = 0, M = 1, _e = 2, Ke = /* @__PURE__ */ Object.freeze([]), V = class extends Event {
  #a;
  #t;
  #e;
  #r = ye;
  constructor(e, t, r, n) {
    super(e), this.#a = t, this.#t = r, this.#e = n;
  }
  /** Calls a sole listener, who finds the event as in a dispatch. It takes a third of the time of one. */
  static m(e, t) {
    t.#r = M;
    try {
      e(t);
    } catch (r) {
      O(r);
    }
    t.#r = _e;
  }
  get data() {
    return this.#a;
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
    return Ke;
  }
  get target() {
    return super.target ?? (this.#r === ye ? null : this.#e.source);
  }
  get srcElement() {
    return this.target;
  }
  get currentTarget() {
    return this.#r === M ? this.#e.source : super.currentTarget;
  }
  get eventPhase() {
    return this.#r === M ? 2 : super.eventPhase;
  }
  composedPath() {
    return this.#r === M ? [this.#e.source] : super.composedPath();
  }
};
function We(a) {
  let { prototype: e } = G(a, "MessageEvent");
  return Object.setPrototypeOf(e, MessageEvent.prototype), Object.defineProperty(e, "constructor", { value: MessageEvent }), a;
}
var Y = /* @__PURE__ */ We(V);

// js/src/request.ts
var Q = { resume: 2, rejected: 3, replay: 4 };
function Ee(a, e) {
  return typeof a == "function" ? a(e) : a;
}
var ve = (a, ...e) => e.includes(Object.prototype.toString.call(a).slice(8, -1)), N = (a) => ve(a, "ReadableStream");
function J(a) {
  return ve(a, "Object", "Array") ? { s: JSON.stringify(a), type: "application/json" } : { s: a };
}
var L = ({ method: a = "GET" }) => String(a).toUpperCase() === "GET", k = class {
  c;
  /** The last event ID string before the first event. */
  lastEventId;
  #a;
  #t;
  #e;
  #r;
  // What is sent is what there was at the call, however often it is sent.
  #n;
  #s;
  #i;
  /** @throws TypeError if a member of init is not what it should be */
  constructor(e, t) {
    let { headers: r, body: n, done: s, lastEventId: o } = t, i = Object(t.reconnect), { request: c, statuses: d } = i, l = Qe(t);
    if ((l === 3 || l === 4) && N(n)) throw new TypeError("body: a stream is sent once");
    v("done", s, "string", "function"), v("fetch", t.fetch ?? globalThis.fetch ?? null, "function"), v("request", c, "function"), v("lastEventId", o, "string"), v("lastEventIdParameter", t.lastEventIdParameter, "string"), Array.isArray(d) || v("statuses", d, "function"), this.#a = l, this.c = { strategy: l | (s === void 0 ? 0 : 8) | (c ? 16 : 0) };
    let m = { ...i, maxEventSize: t.maxEventSize };
    for (let b of ["maxAttempts", "minDelay", "maxDelay", "maxEventSize"]) this.c[b] = g(b, m[b]);
    this.lastEventId = o ?? "", this.#t = e, this.#e = t, this.#r = i, this.#n = typeof r == "function" ? r : new Headers(r), this.#s = typeof n == "function" ? n : J(n), this.#o(typeof this.#s == "function" ? {} : this.#s);
  }
  /**
   * The request of an attempt, 0 for the first.
   * @throws EventSourceError `request`: what code of the page's threw, or gave that is none
   */
  async b(e, t) {
    try {
      if (this.#a === 2 && e) return await this.#c(e, t);
      let r = await Ee(this.#n, e), n = typeof this.#s == "function" ? J(await this.#s(e)) : this.#s;
      return N(n.s) && this.#o(n), this.#u(this.#t, this.#e, r, n, t);
    } catch (r) {
      throw new u("request", `Request failed: ${S(r)}`, r);
    }
  }
  /** Tells that the response came from this URL. A plain GET stays there; another would take what the page adds along. */
  h(e) {
    let { headers: t, fetch: r } = this.#e;
    this.#a === 1 && !t && !r && (this.#t = e);
  }
  /** Whether the page names a status as worth another try; undefined: it names none. */
  p(e) {
    let { statuses: t } = this.#r;
    return typeof t == "function" ? !!t(e) : t?.includes(e);
  }
  /**
   * The platform's own checks of method, modes, body and the rest, before anything is sent.
   * @throws TypeError
   */
  #o({ s: e }) {
    let t = N(e) ? new ReadableStream() : e, r = new Request("data:,", this.#u("data:,", { ...this.#e, signal: null }, [], { s: t }, this.lastEventId).init);
    if (N(t) && r.headers.has("content-type")) throw new TypeError("body: this browser sends no streams");
  }
  async #c(e, t) {
    let r = this.#t, n = await this.#r.request?.({ attempt: e, lastEventId: t, url: r }), s = typeof n == "string" || n instanceof URL ? { url: n } : n ?? {}, o = new Headers(s.headers ?? await Ee(this.#n, e));
    s.headers || o.delete("content-type");
    let i = { ...this.#e, method: s.method ?? "GET" };
    return this.#u(new URL(s.url ?? r, r).href, i, o, J(s.body), t);
  }
  /** Puts one request together. Members of init that are fetch's, known today or not, are taken over. */
  #u(e, t, r, { s: n, type: s }, o) {
    let i = new Headers(r), c = (l, h) => {
      i.has(l) || i.set(l, h);
    };
    c("accept", "text/event-stream"), s && c("content-type", s), this.#a === 4 && c("idempotency-key", this.#i ??= crypto.getRandomValues(new Uint32Array(4)).join("-"));
    let d = e;
    if (o && t.lastEventIdParameter !== void 0) {
      let l = new URL(e);
      l.searchParams.set(t.lastEventIdParameter, o), d = l.href;
    } else if (o) {
      try {
        i.set("last-event-id", "\u0100");
      } catch {
        o = String.fromCharCode(...new TextEncoder().encode(o));
      }
      i.set("last-event-id", o);
    }
    return {
      url: d,
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
function Qe(a) {
  let { reconnect: e } = a, { strategy: t } = Object(e);
  if (t !== void 0 && Object.hasOwn(Q, t)) return Q[t];
  if (t === void 0 && L(a)) return e === !1 ? 0 : 1;
  if (!e) return 0;
  if (e === !0) return 4;
  throw new TypeError(`reconnect needs a strategy: ${Object.keys(Q).join(", ")}`);
}

// js/src/response.ts
var Je = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/;
function He(a) {
  return (a ?? "").replace(/"(\\.|[^"\\])*"?/g, "").split(",").map((r) => r.split(";")[0].trim().toLowerCase()).filter((r) => Je.test(r) && r !== "*/*").at(-1) === "text/event-stream";
}
function ge(a) {
  return Math.max(0, Number(a) * 1e3 || Date.parse(a ?? "") - Date.now());
}
var we = /^(https?:\/\/[^/@]*\/|data:|blob:)/;

// js/src/watch.ts
var q = class {
  #a;
  #t;
  #e;
  #r = 0;
  #n = 0;
  // when something last came
  constructor(e, t) {
    this.#a = e, this.#t = t;
  }
  /** Begins anew, with another limit in ms; 0 is none. */
  start(e) {
    this.stop(), this.#r = e, this.l(), e && this.#s(e);
  }
  /** Something has come. */
  l() {
    this.#r && (this.#n = performance.now());
  }
  stop() {
    clearTimeout(this.#e);
  }
  #s(e) {
    let t = performance.now() + e;
    this.#e = setTimeout(() => {
      let r = this.#a(this.#r, this.#n, t, performance.now());
      r ? this.#s(r) : this.#t(this.#r);
    }, e);
  }
};

// js/src/connection.ts
var Se = "fetch gave no Response with a readable body", Ze = {
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
};
function Te(a, e) {
  try {
    return a(e);
  } catch (t) {
    O(t);
    return;
  }
}
var C = class {
  /** The last event ID string, as of the last event that was dispatched. */
  lastEventId;
  /** What the stream came to, once it is CLOSED. */
  e;
  /** The source's event handlers, onmessage and the others. */
  a = {};
  /** Listeners have been added, other than by handlers; or handlers' calls have to go through a wrapper. */
  o = !1;
  /** The types that they were added for. */
  types;
  /** A message has come that nobody was there for. */
  f = !1;
  r = [];
  #a;
  closed = new Promise((e) => this.#a = e);
  #t;
  #e;
  /** Nothing is asked of it that the browser's own class could not do. */
  #r;
  #n;
  #s;
  // from the first request on
  #i;
  // of the request
  #o;
  #c = !1;
  // done has said that a clean end is one
  #u;
  #d;
  // if there are timeouts
  #b;
  // of the next request
  /**
   * Checks the init; the first request follows in a microtask, unless the stream has been closed by then.
   * @throws TypeError if a member of init is not what it should be
   */
  constructor(e, t, r, n) {
    this.#t = e, this.#r = n, this.#e = r, r.connectTimeout = g("connectTimeout", r.connectTimeout), r.idleTimeout = g("idleTimeout", r.idleTimeout), n && (r.maxEventSize = 1 / 0), this.#n = new k(t, r), this.lastEventId = this.#n.lastEventId;
    let { signal: s } = r;
    s?.addEventListener("abort", this), s?.aborted ? this.handleEvent() : queueMicrotask(() => {
      this.#p();
    });
  }
  /** The ready state. */
  get state() {
    return this.e ? 2 : this.#s?.state ?? 0;
  }
  /** The reconnection time, in milliseconds. */
  get retryTime() {
    return this.#f(), this.#s?.retryTime ?? 0;
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
    (e === "failed" || e === "incomplete" || e === "aborted") && (r.error = t), this.e = r, this.#s?.release(), this.#d?.stop(), clearTimeout(this.#b), this.#e.signal?.removeEventListener("abort", this), t && e !== "aborted" && this.#h(t), e !== "complete" && this.#i?.abort(), this.#a(r);
    for (let n of this.r) n.end(r);
    this.r.length = 0;
  }
  async #p() {
    he();
    for (let e = 0; !this.e; e++) {
      let t = await this.#y(e);
      if (t?.reason === "network" && await pe(), this.#f(), this.e || !t) break;
      this.#d?.stop();
      let r = this.#s.ended(Ze[t.reason], this.#e.done);
      if (typeof r == "number")
        this.#h(t, r), await this.#A(r);
      else {
        let n = r === "complete" && (t.reason === "eof" || !L(this.#e));
        this.t(r, n ? void 0 : t);
      }
    }
  }
  /** One connection, from its request to its end. Gives why it ended; nothing if the page or its data have ended the stream. */
  async #y(e) {
    let t = this.#i = new AbortController(), { signal: r } = t;
    this.#o = void 0, this.#c = !1;
    try {
      let n = await this.#E(e, r);
      for (; ; ) {
        let { done: s, value: o } = await n.read();
        if (r.throwIfAborted(), s && this.#c && this.t("complete"), s) return this.#e.done === void 0 ? this.#l("eof", "The stream has ended") : I(this.#o);
        if (this.#d?.l(), await this.#g(o, r), !!this.e) {
          this.e.outcome === "complete" && await le(n, t);
          return;
        }
      }
    } catch (n) {
      if (t.abort(), r.reason instanceof u) return r.reason;
      if (n instanceof u) return n.response ? n : this.#l(n.reason, n.message, n.cause);
      let s = n?.name === "NotSupportedError";
      return this.#l(s ? "unsupported" : "network", `Network error: ${S(n)}`, n);
    }
  }
  /** One request, up to its response's body. */
  async #E(e, t) {
    await A(), t.throwIfAborted();
    let r = await this.#n.b(e, this.lastEventId);
    t.throwIfAborted(), this.#m(this.#e.connectTimeout);
    let n = this.#v(r, t);
    this.#f();
    let s = this.#o = await n;
    t.throwIfAborted(), await this.#H(s, r), t.throwIfAborted(), this.#m(this.#e.idleTimeout);
    let o = s.url || r.url;
    return s.redirected && this.#n.h(o), this.#u = { source: this.#t, origin: new URL(o).origin }, this.#t.dispatchEvent(Object.assign(new Event("open"), { response: s })), t.throwIfAborted(), s.body.getReader();
  }
  async #v({ url: e, init: t }, r) {
    try {
      return await (this.#e.fetch ?? fetch)(e, { ...t, signal: r });
    } catch (n) {
      throw we.test(e) ? n : this.#l("url", `${e} cannot be fetched: ${S(n)}`, n);
    }
  }
  /** Goes on with a response that is a stream. @throws EventSourceError if it is a refusal, which is read for what it says */
  async #H(e, { init: t }) {
    let { status: r, headers: n, body: s } = Object(e);
    if (!n?.get) throw this.#l("unsupported", Se);
    let o = n.get("content-type"), i = Te((l) => this.#n.p(l), r), c = (He(o) ? 1 : 0) | (L(t) ? 2 : 0);
    i !== void 0 && (c |= 4 | (i ? 8 : 0));
    let d = this.#s.responded(r, c, ge(n.get("retry-after")));
    if (d !== 0)
      throw this.#d?.stop(), d === 4 ? await K(e, "status", `HTTP ${r}`) : await K(e, "content-type", `HTTP ${r}: the response has a MIME type ("${o ?? ""}") that is not "text/event-stream"`);
    if (!s?.getReader) throw this.#l("unsupported", Se);
  }
  /** Delivers the messages of a chunk, in a frame of its own that ends with them: what waits for the next chunk keeps none. */
  async #g(e, t) {
    let r = this.#s;
    for (let n of r.read(e)) {
      if (this.#w(n))
        for (let s of this.r) s.d(n);
      else
        for (let s of n)
          if (this.#S(s), await void 0, this.e) return;
      this.lastEventId = r.lastEventId;
      for (let s of this.r) {
        if (await this.#T(s.E()), this.e) return;
        t.throwIfAborted();
      }
    }
  }
  /**
   * Loops alone need no Event. Otherwise one is made even for a type that nobody is known to listen to: there are ways to add
   * a listener behind our back.
   */
  #w(e) {
    let { r: t, a: r, o: n } = this, { done: s } = this.#e;
    return !t.length || n || typeof s == "function" ? !1 : e.every(({ type: o, data: i }) => i !== s && !r[o]);
  }
  /** Hands one message to all who listen, and ends the stream if it is the last. */
  #S(e) {
    let { type: t, data: r, lastEventId: n } = e, { done: s } = this.#e;
    if (this.lastEventId = n, r === s) {
      this.t("complete");
      return;
    }
    for (let d of this.r) d.d([e]);
    let o = new Y(t, r, n, this.#u), i = this.o ? void 0 : this.a[t];
    if (!i && !this.r.length && !this.a[t] && !this.types?.has(t) && (this.f = !0), i && t === "message" && !this.#r ? Y.m(i.u, o) : this.#t.dispatchEvent(o), typeof s != "function" || this.e) return;
    let c = Te(s, o);
    c !== void 0 && (this.#c = c === "eof"), c instanceof Error ? this.t("failed", x(c, this.#o)) : c && !this.#c && this.t("complete");
  }
  /** Reading waits for a slow loop; the server is not to blame for that silence. */
  async #T(e) {
    e && (this.#d?.stop(), await e, this.e || this.#m(this.#e.idleTimeout));
  }
  /** Waits until the next request is due; for ever if the stream is ended meanwhile. */
  #A(e) {
    return new Promise((t) => {
      this.e || (this.#b = setTimeout(t, e));
    });
  }
  /** Starts the core, if it is there. */
  #f() {
    if (this.e || this.#s) return;
    let { c: e, lastEventId: t } = this.#n;
    try {
      A() || (this.#s = new w(e, this, t));
    } catch (r) {
      console.error(r), this.t("failed", r);
    }
  }
  /** Ends the connection if nothing comes for so many ms. */
  #m(e) {
    e && (this.#d ??= new q(
      (...t) => this.#s.watch(...t),
      (t) => this.#i.abort(this.#l("timeout", `Timeout: nothing has come for ${t} ms`))
    )), this.#d?.start(e);
  }
  #l(e, t, r) {
    return new u(e, t, r, this.#o);
  }
  #h(e, t) {
    let { reason: r, message: n, status: s, response: o } = e, i = new Event("error");
    Object.assign(i, { reason: r, message: n, status: s, code: s, response: o, error: e, reconnecting: t !== void 0, delay: t }), this.#t.dispatchEvent(i);
  }
};

// js/src/queue.ts
var D = class {
  #a = [];
  #t = [];
  #e = 0;
  // of them
  #r;
  #n;
  d(e) {
    for (this.#t = this.#t.slice(this.#e).concat(e), this.#e = 0; this.#a.length && (this.#n || this.#t.length); ) this.#a.shift()(this.next());
  }
  /** Nothing if there is room; else a promise of an empty queue. */
  E() {
    return this.#t.length - this.#e < 64 ? void 0 : new Promise((e) => this.#r = e);
  }
  next() {
    let e = this.#t, t = e[this.#e];
    if (t)
      return ++this.#e === e.length && (e.length = this.#e = 0, this.#r?.()), Promise.resolve({ value: t, done: !1 });
    if (!this.#n) return new Promise((r) => this.#a.push(r));
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
    return this.#t = [], this.#r?.(), this.end({}), this.next();
  }
};

// js/src/eventsource.ts
var Z = class a extends EventTarget {
  #a;
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
    let s = Object.keys(n).every((o) => o === "withCredentials");
    this.#t = !!n.withCredentials;
    try {
      this.#a = new URL(r, globalThis.document?.baseURI ?? globalThis.location?.href).href;
    } catch {
      throw new DOMException(`'${r}' is no URL`, "SyntaxError");
    }
    this.#e = new C(this, this.#a, n, s);
  }
  /**
   * The messages of a stream of bytes, from wherever they come. There is no reconnection: its end is an `error` event.
   * @param stream of Uint8Arrays; it is locked from now on, and cancelled by `close()`
   * @throws TypeError if it is no ReadableStream, or is locked already, or a member of init is not what it should be
   */
  static fromReadableStream(e, { done: t, maxEventSize: r, signal: n } = {}) {
    let s = ReadableStream.prototype.getReader.call(e), o = new Response(null, { headers: { "content-type": "text/event-stream" } });
    Object.defineProperty(o, "body", { value: { getReader: () => s } });
    let i = { done: t, maxEventSize: r, signal: n, fetch: async () => o, reconnect: !1 }, c = new a("about:event-stream", i);
    return c.closed.then(({ outcome: d }) => {
      d !== "complete" && s.cancel().catch(() => {
      });
    }), c;
  }
  get url() {
    return this.#a;
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
  get onopen() {
    return this.#r("open");
  }
  set onopen(e) {
    this.#n("open", e);
  }
  get onmessage() {
    return this.#r("message");
  }
  set onmessage(e) {
    this.#n("message", e);
  }
  get onerror() {
    return this.#r("error");
  }
  set onerror(e) {
    this.#n("error", e);
  }
  /** Ends the stream: the request is cancelled, and nothing is dispatched any more. */
  close() {
    this.#e.t("closed");
  }
  addEventListener(e, t) {
    super.addEventListener(...arguments), this.#e.o = !0, (this.#e.types ??= /* @__PURE__ */ new Set()).add(String(e));
  }
  /**
   * Every message of any type, in order. A loop that lags behind slows the network down; leaving it closes the stream. After
   * `close()` it ends behind what had come. It throws if the stream fails, or ends before `done` has matched, an
   * EventSourceError; if `signal` has ended it, the signal's reason; and if it begins behind messages that nobody got, an
   * InvalidStateError (DOMException).
   */
  [Symbol.asyncIterator]() {
    let { r: e, e: t, f: r } = this.#e, n = new D();
    return r ? n.end({ error: new DOMException("The loop began too late: it has missed messages", "InvalidStateError") }) : t ? n.end(t) : e.push(n), {
      next: () => n.next(),
      return: () => (this.close(), n.return()),
      [Symbol.asyncIterator]() {
        return this;
      }
    };
  }
  #r(e) {
    return this.#e.a[e]?.value ?? null;
  }
  /** HTML §8.1.8.1: objects are kept, functions are called, anything else is null; the first set fixes the order. */
  #n(e, t) {
    let { a: r } = this.#e, n = r[e];
    if (Object(t) !== t)
      n && super.removeEventListener(e, n.u), delete r[e];
    else if (n)
      n.value = t;
    else {
      let s = {
        value: t,
        u: (o) => {
          typeof s.value == "function" && s.value.call(this, o) === !1 && o.preventDefault();
        }
      };
      r[e] = s, super.addEventListener(e, s.u), this.#e.o ||= !et(super.addEventListener);
    }
  }
};
function et(a) {
  return Function.prototype.toString.call(a).includes("[native code]") && Reflect.ownKeys(a).length === 2;
}
function tt(a) {
  let { prototype: e } = a;
  return Symbol.dispose && Object.defineProperty(e, Symbol.dispose, { value: e.close, writable: !0, configurable: !0 }), a;
}
var rt = /* @__PURE__ */ tt(/* @__PURE__ */ G(Z, "EventSource", ["CONNECTING", "OPEN", "CLOSED"]));
export {
  rt as EventSource,
  u as EventSourceError,
  _ as EventStreamDecoder
};
