/*! eventsource-wasm 0.1.0 | MIT */

// js/src/error.ts
var l = class extends Error {
  /**
   * @param response the response, if there was one: that of a refusal holds its body, and can be read at any time
   * @param truncated it holds only the start of the refusal's body: the rest did not come within 2 s, or is past 64 KiB
   */
  constructor(t, r, n, o, i = !1) {
    super(r, { cause: n });
    this.reason = t;
    this.response = o;
    this.truncated = i;
    this.status = o?.status;
  }
  reason;
  response;
  truncated;
  name = "EventSourceError";
  /** The HTTP status, if there was a response. */
  status;
};
function I(s, e) {
  return new l("done", `The stream tells of an error: ${s.message}`, s, e);
}
function R(s) {
  return new l("eof", "Incomplete stream: it ended before done matched", void 0, s);
}
function T(s) {
  return s instanceof Error ? s.message : String(s);
}
function x(s) {
  typeof reportError == "function" ? reportError(s) : queueMicrotask(() => {
    throw s;
  });
}

// js/src/body.ts
async function re(s, e, t, r) {
  let n = !1, o = () => {
    n = !0, s.cancel().catch(() => {
    });
  }, i = setTimeout(o, t);
  try {
    for (let a = 0; a < e; ) {
      let { done: d, value: u } = await s.read();
      if (d) return !n;
      r(u), a += u.length;
    }
  } catch {
  } finally {
    clearTimeout(i);
  }
  return o(), !1;
}
async function ne(s, e) {
  await re(s, 1048576, 5e3, () => {
  }), e.abort();
}
var te = 200;
async function B(s, e, t) {
  if (!s.body?.getReader) return new l(e, t, void 0, s);
  let r = [], n = 65536, o = await re(s.body.getReader(), 65537, 2e3, (u) => {
    r.push(u.subarray(0, n)), n -= Math.min(n, u.length);
  }), i = new Blob(r), a = await i.text(), d = a ? `${t}: ${a.slice(0, te)}${a.length > te ? "\u2026" : ""}` : t;
  return new l(e, d, void 0, Ie(i, s), !o);
}
function Ie(s, e) {
  let { url: t, redirected: r, type: n } = e, o = new Response(s.size ? s : null, e);
  for (let [i, a] of Object.entries({ url: t, redirected: r, type: n })) Object.defineProperty(o, i, { value: a });
  return o;
}

// js/src/imported.ts
import Re from "./core.wasm";
var O = () => {
};
function se() {
  return new WebAssembly.Instance(Re).exports;
}

// js/src/core.ts
var Ae = {
  1: "complete",
  2: "eof",
  3: "incomplete",
  4: "failed"
}, H = class {
  exports = se();
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
      this.n = new l("wasm", "The core has failed", r), _.delete(this);
      for (let n of this.a) n.t("failed", this.n);
      throw this.n;
    }
  }
}, _ = /* @__PURE__ */ new Set(), Me = { stream: !0 }, w = class {
  /** The last event ID string behind all that `read` has given. */
  lastEventId;
  #s;
  #t;
  #e = 0;
  #r;
  // the reconnection time, once released
  #n;
  // The values of the event that has not ended.
  #o = "";
  #a = "";
  #i = "";
  // as far as it has come
  #d = "";
  // the last event ID buffer
  /**
   * @param owner told if the core fails; without one the next `read` tells
   * @param lastEventId the last event ID string before the first connection
   * @throws EventSourceError `wasm`: the page may not run WebAssembly
   */
  constructor(e, t, r = "") {
    if (this.#s = t, this.lastEventId = r, ![..._].some((n) => this.#c(n, e))) {
      let n = new H();
      _.add(n), this.#c(n, e);
    }
    t && this.#t.a.add(t), this.#u();
  }
  /** Takes a handle of an instance, unless all are in use. */
  #c(e, { strategy: t, maxAttempts: r, minDelay: n, maxDelay: o, maxEventSize: i }) {
    return this.#t = e, this.#e = e.exports.open(t, r, n, o, i), this.#e > 0;
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
    if (e?.BYTES_PER_ELEMENT !== 1) throw new l("unsupported", "The body gives no Uint8Array");
    let { input: t, table: r } = this.#t, { length: n } = e;
    for (let o = 0; o < n; ) {
      let i = e.subarray(o, o + 65536);
      t.set(i);
      let a = this.#t.feed(this.#e, i.length), d = a >>> 12;
      d < i.length && (i = i.subarray(0, d)), o += d;
      let u = this.#n.decode(i, Me), c = [], p = this.#o, f = 0;
      for (let m = 0, b = (a & 4095) * 2; m < b; m += 2) {
        let E = r[m];
        if (f = E & 7, f < 5) {
          let y = u.slice(E >>> 8, r[m + 1]);
          f === 1 ? p = E & 16 ? p + `
` + y : E & 8 ? p + y : y : f === 2 ? this.#a = E & 8 ? this.#a + y : y : (this.#i = E & 8 ? this.#i + y : y, f === 4 && (this.#d = this.#i));
        }
        (f === 5 || E & 32) && (this.lastEventId = this.#d, E & 32 && c.push({ type: this.#a || "message", data: p, lastEventId: this.#d }), this.#a = p = "");
      }
      if (this.#o = p, yield c, f === 6) throw new l("limit", "An event is longer than maxEventSize");
    }
  }
  /**
   * Takes a connection's end. Gives the delay in milliseconds before the next request, or what the stream has come to.
   * @param cause EOF and the others
   * @param sentinel the data that completes the stream
   */
  ended(e, t) {
    let r = (this.#o === t ? 32 : 0) | (this.lastEventId ? 16 : 0);
    this.#u();
    let n = this.#t.exports.ended(this.#e, e | r, Math.random());
    return n < 0 ? Ae[-n] : n;
  }
  /** Ends it, once; the attributes stay as they are. */
  release() {
    let { exports: e, a: t } = this.#t;
    this.#s && t.delete(this.#s), this.#r = e.retryTime(this.#e), e.release(this.#e), this.#e = 0;
  }
  /** Prepares for a connection's body; what an earlier one left unfinished is forgotten. */
  #u() {
    this.#n = new TextDecoder("utf-8", { ignoreBOM: !0 }), this.#o = this.#a = "", this.#d = this.lastEventId;
  }
};

// js/src/init.ts
function S(s, e) {
  let t = Number(e ?? 0);
  if (!(t >= 0)) throw new TypeError(`${s}: ${e} is no delay or size`);
  return Math.min(t, 2147483647);
}
function g(s, e, ...t) {
  if (e !== void 0 && !t.includes(typeof e)) throw new TypeError(`${s} is no ${t.join(" and no ")}`);
}

// js/src/leaving.ts
var ae = !1, q, $ = () => {
}, ue;
function de() {
  clearTimeout(ue), q ??= new Promise((s) => {
    $ = () => {
      q = void 0, s();
    };
  });
}
function ce() {
  ae || !globalThis.document || (ae = !0, addEventListener("beforeunload", () => {
    de(), ue = setTimeout(() => $(), 5e3);
  }), addEventListener("pagehide", de), addEventListener("pageshow", () => $()));
}
function he() {
  return q;
}

// js/src/webidl.ts
function P(s, e, t = []) {
  let { prototype: r } = s;
  Object.defineProperty(s, "name", { value: e, configurable: !0 }), Object.defineProperty(r, Symbol.toStringTag, { value: e, configurable: !0 });
  for (let n of Object.getOwnPropertyNames(r))
    n !== "constructor" && Object.defineProperty(r, n, { enumerable: !0 });
  return t.forEach((n, o) => {
    for (let i of [s, r]) Object.defineProperty(i, n, { value: o, enumerable: !0 });
  }), s;
}

// js/src/message.ts
var le = 0, A = 1, Ne = 2, ke = /* @__PURE__ */ Object.freeze([]), F = class extends Event {
  #s;
  #t;
  #e;
  #r = le;
  constructor(e, t, r, n) {
    super(e), this.#s = t, this.#t = r, this.#e = n;
  }
  /** Calls a sole listener, who finds the event as in a dispatch. It takes a third of the time of one. */
  static f(e, t) {
    t.#r = A;
    try {
      e(t);
    } catch (r) {
      x(r);
    }
    t.#r = Ne;
  }
  get data() {
    return this.#s;
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
    return ke;
  }
  get target() {
    return super.target ?? (this.#r === le ? null : this.#e.source);
  }
  get srcElement() {
    return this.target;
  }
  get currentTarget() {
    return this.#r === A ? this.#e.source : super.currentTarget;
  }
  get eventPhase() {
    return this.#r === A ? 2 : super.eventPhase;
  }
  composedPath() {
    return this.#r === A ? [this.#e.source] : super.composedPath();
  }
};
function Le(s) {
  let { prototype: e } = P(s, "MessageEvent");
  return Object.setPrototypeOf(e, MessageEvent.prototype), Object.defineProperty(e, "constructor", { value: MessageEvent }), s;
}
var z = /* @__PURE__ */ Le(F);

// js/src/request.ts
var G = { resume: 2, rejected: 3, replay: 4 };
function fe(s, e) {
  return typeof s == "function" ? s(e) : s;
}
var me = (s, ...e) => e.includes(Object.prototype.toString.call(s).slice(8, -1)), M = (s) => me(s, "ReadableStream");
function W(s) {
  return me(s, "Object", "Array") ? { s: JSON.stringify(s), type: "application/json" } : { s };
}
var k = ({ method: s = "GET" }) => String(s).toUpperCase() === "GET", N = class {
  c;
  /** The last event ID string before the first event. */
  lastEventId;
  #s;
  #t;
  #e;
  #r;
  // What is sent is what there was at the call, however often it is sent.
  #n;
  #o;
  #a;
  /** @throws TypeError if a member of init is not what it should be */
  constructor(e, t) {
    let { headers: r, body: n, done: o, lastEventId: i } = t, a = Object(t.reconnect), { request: d, statuses: u } = a, c = Be(t);
    if ((c === 3 || c === 4) && M(n)) throw new TypeError("body: a stream is sent once");
    g("done", o, "string", "function"), g("fetch", t.fetch ?? globalThis.fetch ?? null, "function"), g("request", d, "function"), g("lastEventId", i, "string"), g("lastEventIdParameter", t.lastEventIdParameter, "string"), Array.isArray(u) || g("statuses", u, "function"), this.#s = c, this.c = { strategy: c | (o === void 0 ? 0 : 8) | (d ? 16 : 0) };
    let f = { ...a, maxEventSize: t.maxEventSize };
    for (let m of ["maxAttempts", "minDelay", "maxDelay", "maxEventSize"]) this.c[m] = S(m, f[m]);
    this.lastEventId = i ?? "", this.#t = e, this.#e = t, this.#r = a, this.#n = typeof r == "function" ? r : new Headers(r), this.#o = typeof n == "function" ? n : W(n), this.#i(typeof this.#o == "function" ? {} : this.#o);
  }
  /**
   * The request of an attempt, 0 for the first.
   * @throws EventSourceError `request`: what code of the page's threw, or gave that is none
   */
  async p(e, t) {
    try {
      if (this.#s === 2 && e) return await this.#d(e, t);
      let r = await fe(this.#n, e), n = typeof this.#o == "function" ? W(await this.#o(e)) : this.#o;
      return M(n.s) && this.#i(n), this.#c(this.#t, this.#e, r, n, t);
    } catch (r) {
      throw new l("request", `Request failed: ${T(r)}`, r);
    }
  }
  /** Tells that the response came from this URL. A plain GET stays there; another would take what the page adds along. */
  m(e) {
    let { headers: t, fetch: r } = this.#e;
    this.#s === 1 && !t && !r && (this.#t = e);
  }
  /** Whether the page names a status as worth another try; undefined: it names none. */
  E(e) {
    let { statuses: t } = this.#r;
    return typeof t == "function" ? !!t(e) : t?.includes(e);
  }
  /**
   * The platform's own checks of method, modes, body and the rest, before anything is sent.
   * @throws TypeError
   */
  #i({ s: e }) {
    let t = M(e) ? new ReadableStream() : e, r = new Request("data:,", this.#c("data:,", { ...this.#e, signal: null }, [], { s: t }, this.lastEventId).init);
    if (M(t) && r.headers.has("content-type")) throw new TypeError("body: this browser sends no streams");
  }
  async #d(e, t) {
    let r = this.#t, n = await this.#r.request?.({ attempt: e, lastEventId: t, url: r }), o = typeof n == "string" || n instanceof URL ? { url: n } : n ?? {}, i = new Headers(o.headers ?? await fe(this.#n, e));
    o.headers || i.delete("content-type");
    let a = { ...this.#e, method: o.method ?? "GET" };
    return this.#c(new URL(o.url ?? r, r).href, a, i, W(o.body), t);
  }
  /** Puts one request together. Members of init that are fetch's, known today or not, are taken over. */
  #c(e, t, r, { s: n, type: o }, i) {
    let a = new Headers(r), d = (c, p) => {
      a.has(c) || a.set(c, p);
    };
    d("accept", "text/event-stream"), o && d("content-type", o), this.#s === 4 && d("idempotency-key", this.#a ??= crypto.getRandomValues(new Uint32Array(4)).join("-"));
    let u = e;
    if (i && t.lastEventIdParameter !== void 0) {
      let c = new URL(e);
      c.searchParams.set(t.lastEventIdParameter, i), u = c.href;
    } else if (i) {
      try {
        a.set("last-event-id", "\u0100");
      } catch {
        i = String.fromCharCode(...new TextEncoder().encode(i));
      }
      a.set("last-event-id", i);
    }
    return {
      url: u,
      init: {
        ...t,
        cache: t.cache ?? "no-store",
        credentials: t.credentials ?? (t.withCredentials ? "include" : void 0),
        headers: a,
        body: n,
        duplex: "half"
      }
    };
  }
};
function Be(s) {
  let { reconnect: e } = s, { strategy: t } = Object(e);
  if (t !== void 0 && Object.hasOwn(G, t)) return G[t];
  if (t === void 0 && k(s)) return e === !1 ? 0 : 1;
  if (!e) return 0;
  if (e === !0) return 4;
  throw new TypeError(`reconnect needs a strategy: ${Object.keys(G).join(", ")}`);
}

// js/src/response.ts
var He = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/;
function pe(s) {
  return (s ?? "").replace(/"(\\.|[^"\\])*"?/g, "").split(",").map((r) => r.split(";")[0].trim().toLowerCase()).filter((r) => He.test(r) && r !== "*/*").at(-1) === "text/event-stream";
}
function Ee(s) {
  return Math.max(0, Number(s) * 1e3 || Date.parse(s ?? "") - Date.now());
}
var ve = /^(https?:\/\/[^/@]*\/|data:|blob:)/;

// js/src/watch.ts
var L = class {
  #s;
  #t;
  #e;
  #r = 0;
  #n = 0;
  // when something last came
  constructor(e, t) {
    this.#s = e, this.#t = t;
  }
  /** Begins anew, with another limit in ms; 0 is none. */
  start(e) {
    this.stop(), this.#r = e, this.h(), e && this.#o(e);
  }
  /** Something has come. */
  h() {
    this.#r && (this.#n = performance.now());
  }
  stop() {
    clearTimeout(this.#e);
  }
  #o(e) {
    let t = performance.now() + e;
    this.#e = setTimeout(() => {
      let r = this.#s(this.#r, this.#n, t, performance.now());
      r ? this.#o(r) : this.#t(this.#r);
    }, e);
  }
};

// js/src/connection.ts
var ye = "fetch gave no Response with a readable body", qe = {
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
function ge(s, e) {
  try {
    return s(e);
  } catch (t) {
    x(t);
    return;
  }
}
var C = class {
  /** The last event ID string, as of the last event that was dispatched. */
  lastEventId;
  /** What the stream came to, once it is CLOSED. */
  e;
  /** The source's event handlers, onmessage and the others. */
  o = {};
  /** Listeners have been added, other than by handlers; or handlers' calls have to go through a wrapper. */
  i = !1;
  /** The types that they were added for. */
  types;
  /** A message has come that nobody was there for. */
  l = !1;
  r = [];
  #s;
  closed = new Promise((e) => this.#s = e);
  #t;
  #e;
  /** Nothing is asked of it that the browser's own class could not do. */
  #r;
  #n;
  #o;
  // from the first request on
  #a;
  // of the request
  #i;
  #d = !1;
  // done has said that a clean end is one
  #c;
  #u;
  // if there are timeouts
  #m;
  // of the next request
  /**
   * Checks the init; the first request follows in a microtask, unless the stream has been closed by then.
   * @throws TypeError if a member of init is not what it should be
   */
  constructor(e, t, r, n) {
    this.#t = e, this.#r = n, this.#e = r, r.connectTimeout = S("connectTimeout", r.connectTimeout), r.idleTimeout = S("idleTimeout", r.idleTimeout), n && (r.maxEventSize = 1 / 0), this.#n = new N(t, r), this.lastEventId = this.#n.lastEventId;
    let { signal: o } = r;
    o?.addEventListener("abort", this), o?.aborted ? this.handleEvent() : queueMicrotask(() => {
      this.#E();
    });
  }
  /** The ready state. */
  get state() {
    return this.e ? 2 : this.#o?.state ?? 0;
  }
  /** The reconnection time, in milliseconds. */
  get retryTime() {
    return this.#l(), this.#o?.retryTime ?? 0;
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
    (e === "failed" || e === "incomplete" || e === "aborted") && (r.error = t), this.e = r, this.#o?.release(), this.#u?.stop(), clearTimeout(this.#m), this.#e.signal?.removeEventListener("abort", this), t && e !== "aborted" && this.#p(t), e !== "complete" && this.#a?.abort(), this.#s(r);
    for (let n of this.r) n.end(r);
    this.r.length = 0;
  }
  async #E() {
    ce();
    for (let e = 0; !this.e; e++) {
      let t = await this.#v(e);
      if (t?.reason === "network" && await he(), this.#l(), this.e || !t) break;
      this.#u?.stop();
      let r = this.#o.ended(qe[t.reason], this.#e.done);
      if (typeof r == "number")
        this.#p(t, r), await this.#I(r);
      else {
        let n = r === "complete" && (t.reason === "eof" || !k(this.#e));
        this.t(r, n ? void 0 : t);
      }
    }
  }
  /** One connection, from its request to its end. Gives why it ended; nothing if the page or its data have ended the stream. */
  async #v(e) {
    let t = this.#a = new AbortController(), { signal: r } = t;
    this.#i = void 0, this.#d = !1;
    try {
      let n = await this.#y(e, r);
      for (; ; ) {
        let { done: o, value: i } = await n.read();
        if (r.throwIfAborted(), o && this.#d && this.t("complete"), o) return this.#e.done === void 0 ? this.#h("eof", "The stream has ended") : R(this.#i);
        if (this.#u?.h(), await this.#S(i, r), !!this.e) {
          this.e.outcome === "complete" && await ne(n, t);
          return;
        }
      }
    } catch (n) {
      if (t.abort(), r.reason instanceof l) return r.reason;
      if (n instanceof l) return n.response ? n : this.#h(n.reason, n.message, n.cause);
      let o = n?.name === "NotSupportedError";
      return this.#h(o ? "unsupported" : "network", `Network error: ${T(n)}`, n);
    }
  }
  /** One request, up to its response's body. */
  async #y(e, t) {
    await O(), t.throwIfAborted();
    let r = await this.#n.p(e, this.lastEventId);
    t.throwIfAborted(), this.#f(this.#e.connectTimeout);
    let n = this.#g(r, t);
    this.#l();
    let o = this.#i = await n;
    t.throwIfAborted(), await this.#b(o, r), t.throwIfAborted(), this.#f(this.#e.idleTimeout);
    let i = o.url || r.url;
    return o.redirected && this.#n.m(i), this.#c = { source: this.#t, origin: new URL(i).origin }, this.#t.dispatchEvent(Object.assign(new Event("open"), { response: o })), t.throwIfAborted(), o.body.getReader();
  }
  async #g({ url: e, init: t }, r) {
    try {
      return await (this.#e.fetch ?? fetch)(e, { ...t, signal: r });
    } catch (n) {
      throw ve.test(e) ? n : this.#h("url", `${e} cannot be fetched: ${T(n)}`, n);
    }
  }
  /** Goes on with a response that is a stream. @throws EventSourceError if it is a refusal, which is read for what it says */
  async #b(e, { init: t }) {
    let { status: r, headers: n, body: o } = Object(e);
    if (!n?.get) throw this.#h("unsupported", ye);
    let i = n.get("content-type"), a = ge((c) => this.#n.E(c), r), d = (pe(i) ? 1 : 0) | (k(t) ? 2 : 0);
    a !== void 0 && (d |= 4 | (a ? 8 : 0));
    let u = this.#o.responded(r, d, Ee(n.get("retry-after")));
    if (u !== 0)
      throw this.#u?.stop(), u === 4 ? await B(e, "status", `HTTP ${r}`) : await B(e, "content-type", `HTTP ${r}: the response has a MIME type ("${i ?? ""}") that is not "text/event-stream"`);
    if (!o?.getReader) throw this.#h("unsupported", ye);
  }
  /** Delivers the messages of a chunk, in a frame of its own that ends with them: what waits for the next chunk keeps none. */
  async #S(e, t) {
    let r = this.#o;
    for (let n of r.read(e)) {
      if (this.#w(n))
        for (let o of this.r) o.d(n);
      else
        for (let o of n)
          if (this.#T(o), await void 0, this.e) return;
      this.lastEventId = r.lastEventId;
      for (let o of this.r) {
        if (await this.#O(o.v()), this.e) return;
        t.throwIfAborted();
      }
    }
  }
  /**
   * Loops alone need no Event. Otherwise one is made even for a type that nobody is known to listen to: there are ways to add
   * a listener behind our back.
   */
  #w(e) {
    let { r: t, o: r, i: n } = this, { done: o } = this.#e;
    return !t.length || n || typeof o == "function" ? !1 : e.every(({ type: i, data: a }) => a !== o && !r[i]);
  }
  /** Hands one message to all who listen, and ends the stream if it is the last. */
  #T(e) {
    let { type: t, data: r, lastEventId: n } = e, { done: o } = this.#e;
    if (this.lastEventId = n, r === o) {
      this.t("complete");
      return;
    }
    for (let u of this.r) u.d([e]);
    let i = new z(t, r, n, this.#c), a = this.i ? void 0 : this.o[t];
    if (!a && !this.r.length && !this.o[t] && !this.types?.has(t) && (this.l = !0), a && t === "message" && !this.#r ? z.f(a.u, i) : this.#t.dispatchEvent(i), typeof o != "function" || this.e) return;
    let d = ge(o, i);
    d !== void 0 && (this.#d = d === "eof"), d instanceof Error ? this.t("failed", I(d, this.#i)) : d && !this.#d && this.t("complete");
  }
  /** Reading waits for a slow loop; the server is not to blame for that silence. */
  async #O(e) {
    e && (this.#u?.stop(), await e, this.e || this.#f(this.#e.idleTimeout));
  }
  /** Waits until the next request is due; for ever if the stream is ended meanwhile. */
  #I(e) {
    return new Promise((t) => {
      this.e || (this.#m = setTimeout(t, e));
    });
  }
  /** Starts the core, if it is there. */
  #l() {
    if (this.e || this.#o) return;
    let { c: e, lastEventId: t } = this.#n;
    try {
      O() || (this.#o = new w(e, this, t));
    } catch (r) {
      console.error(r), this.t("failed", r);
    }
  }
  /** Ends the connection if nothing comes for so many ms. */
  #f(e) {
    e && (this.#u ??= new L(
      (...t) => this.#o.watch(...t),
      (t) => this.#a.abort(this.#h("timeout", `Timeout: nothing has come for ${t} ms`))
    )), this.#u?.start(e);
  }
  #h(e, t, r) {
    return new l(e, t, r, this.#i);
  }
  #p(e, t) {
    let { reason: r, message: n, status: o, response: i } = e, a = new Event("error");
    Object.assign(a, { reason: r, message: n, status: o, code: o, response: i, error: e, reconnecting: t !== void 0, delay: t }), this.#t.dispatchEvent(a);
  }
};

// js/src/queue.ts
var D = class {
  #s = [];
  #t = [];
  #e = 0;
  // of them
  #r;
  #n;
  d(e) {
    for (this.#t = this.#t.slice(this.#e).concat(e), this.#e = 0; this.#s.length && (this.#n || this.#t.length); ) this.#s.shift()(this.next());
  }
  /** Nothing if there is room; else a promise of an empty queue. */
  v() {
    return this.#t.length - this.#e < 64 ? void 0 : new Promise((e) => this.#r = e);
  }
  next() {
    let e = this.#t, t = e[this.#e];
    if (t)
      return ++this.#e === e.length && (e.length = this.#e = 0, this.#r?.()), Promise.resolve({ value: t, done: !1 });
    if (!this.#n) return new Promise((r) => this.#s.push(r));
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
var Q = class s extends EventTarget {
  #s;
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
    for (let i in t) n[i] = t[i];
    let o = Object.keys(n).every((i) => i === "withCredentials");
    this.#t = !!n.withCredentials;
    try {
      this.#s = new URL(r, globalThis.document?.baseURI ?? globalThis.location?.href).href;
    } catch {
      throw new DOMException(`'${r}' is no URL`, "SyntaxError");
    }
    this.#e = new C(this, this.#s, n, o);
  }
  /**
   * The messages of a stream of bytes, from wherever they come. There is no reconnection: its end is an `error` event.
   * @param stream of Uint8Arrays; it is locked from now on, and cancelled by `close()`
   * @throws TypeError if it is no ReadableStream, or is locked already, or a member of init is not what it should be
   */
  static fromReadableStream(e, { done: t, maxEventSize: r, signal: n } = {}) {
    let o = ReadableStream.prototype.getReader.call(e), i = new Response(null, { headers: { "content-type": "text/event-stream" } });
    Object.defineProperty(i, "body", { value: { getReader: () => o } });
    let a = { done: t, maxEventSize: r, signal: n, fetch: async () => i, reconnect: !1 }, d = new s("about:event-stream", a);
    return d.closed.then(({ outcome: u }) => {
      u !== "complete" && o.cancel().catch(() => {
      });
    }), d;
  }
  get url() {
    return this.#s;
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
    super.addEventListener(...arguments), this.#e.i = !0, (this.#e.types ??= /* @__PURE__ */ new Set()).add(String(e));
  }
  /**
   * Every message of any type, in order. A loop that lags behind slows the network down; leaving it closes the stream. After
   * `close()` it ends behind what had come. It throws if the stream fails, or ends before `done` has matched, an
   * EventSourceError; if `signal` has ended it, the signal's reason; and if it begins behind messages that nobody got, an
   * InvalidStateError (DOMException).
   */
  [Symbol.asyncIterator]() {
    let { r: e, e: t, l: r } = this.#e, n = new D();
    return r ? n.end({ error: new DOMException("The loop began too late: it has missed messages", "InvalidStateError") }) : t ? n.end(t) : e.push(n), {
      next: () => n.next(),
      return: () => (this.close(), n.return()),
      [Symbol.asyncIterator]() {
        return this;
      }
    };
  }
  #r(e) {
    return this.#e.o[e]?.value ?? null;
  }
  /** HTML §8.1.8.1: objects are kept, functions are called, anything else is null; the first set fixes the order. */
  #n(e, t) {
    let { o: r } = this.#e, n = r[e];
    if (Object(t) !== t)
      n && super.removeEventListener(e, n.u), delete r[e];
    else if (n)
      n.value = t;
    else {
      let o = {
        value: t,
        u: (i) => {
          typeof o.value == "function" && o.value.call(this, i) === !1 && i.preventDefault();
        }
      };
      r[e] = o, super.addEventListener(e, o.u), this.#e.i ||= !$e(super.addEventListener);
    }
  }
};
function $e(s) {
  return Function.prototype.toString.call(s).includes("[native code]") && Reflect.ownKeys(s).length === 2;
}
function Fe(s) {
  let { prototype: e } = s;
  return Symbol.dispose && Object.defineProperty(e, Symbol.dispose, { value: e.close, writable: !0, configurable: !0 }), s;
}
var V = /* @__PURE__ */ Fe(/* @__PURE__ */ P(Q, "EventSource", ["CONNECTING", "OPEN", "CLOSED"]));

// js/src/decoder.ts
var ze = /* @__PURE__ */ new FinalizationRegistry((s) => s.release()), J = class {
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
    g("done", e, "string", "function");
    let n = { strategy: e === void 0 ? 0 : 8, maxEventSize: S("maxEventSize", t) }, o, i, a, d, u = !1, c = !1, p = 1048576, f, m = (h) => {
      u || (u = !0, o?.release(), r?.removeEventListener("abort", E), d?.(), h());
    }, b = (h) => {
      m(() => i.error(h)), a.error(h);
    }, E = () => b(r.reason), y = () => {
      f = setTimeout(() => a.error(), 5e3), m(() => i.close());
    }, Se = (h) => {
      if (u) return;
      if (h.data === e) return y();
      i.enqueue(h);
      let v = typeof e == "function" && e(h);
      v !== void 0 && (c = v === "eof"), v instanceof Error ? b(I(v)) : v && !c && y();
    };
    this.readable = new ReadableStream({
      start(h) {
        i = h;
      },
      pull: () => d?.(),
      cancel(h) {
        m(() => a.error(h));
      }
    });
    let X = {
      start(h) {
        return a = h, ee?.then(Z, b);
      },
      write(h) {
        if (u) {
          p -= h.length, p < 0 && a.error();
          return;
        }
        try {
          for (let v of o.read(h))
            if (v.forEach(Se), u) return;
        } catch (v) {
          b(v);
        }
        return u || i.desiredSize > 0 ? void 0 : new Promise((v) => d = v);
      },
      close() {
        clearTimeout(f), !u && !c && o.ended(0, e) === "incomplete" ? b(R()) : m(() => i.close());
      },
      abort(h) {
        clearTimeout(f), b(h);
      }
    }, Z = () => {
      u || (o = new w(n), ze.register(X, o));
    }, ee = O();
    ee || Z(), this.writable = new WritableStream(X), r?.aborted ? E() : r?.addEventListener("abort", E);
  }
};

// js/src/workerd.ts
var { prototype: U } = V, { dispatchEvent: Ge } = U, j = "";
for (let s of ["onopen", "onmessage", "onerror"]) {
  let e = Object.getOwnPropertyDescriptor(U, s);
  Object.defineProperty(U, s, { ...e, get: function() {
    return j !== s ? e.get.call(this) : (j = "", null);
  } });
}
Object.defineProperty(U, "dispatchEvent", {
  configurable: !0,
  writable: !0,
  value(s) {
    j = `on${s.type}`;
    try {
      return Ge.call(this, s);
    } finally {
      j = "";
    }
  }
});
export {
  V as EventSource,
  l as EventSourceError,
  J as EventStreamDecoder
};
