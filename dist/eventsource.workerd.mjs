/*! eventsource-wasm 0.1.0 | MIT */

// js/src/error.ts
var h = class extends Error {
  /**
   * @param response the response, if there was one: that of a refusal holds its body, and can be read at any time
   * @param truncated it holds only the start of the refusal's body: the rest did not come within 2 s, or is past 64 KiB
   */
  constructor(t, n, r, o, i = !1) {
    super(n, { cause: r });
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
  return new h("done", `The stream tells of an error: ${s.message}`, s, e);
}
function R(s) {
  return new h("eof", "Incomplete stream: it ended before done matched", void 0, s);
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
async function ne(s, e, t, n) {
  let r = !1, o = () => {
    r = !0, s.cancel().catch(() => {
    });
  }, i = setTimeout(o, t);
  try {
    for (let a = 0; a < e; ) {
      let { done: d, value: u } = await s.read();
      if (d) return !r;
      n(u), a += u.length;
    }
  } catch {
  } finally {
    clearTimeout(i);
  }
  return o(), !1;
}
async function re(s, e) {
  await ne(s, 1048576, 5e3, () => {
  }), e.abort();
}
var te = 200;
async function B(s, e, t) {
  if (!s.body?.getReader) return new h(e, t, void 0, s);
  let n = [], r = 65536, o = await ne(s.body.getReader(), 65537, 2e3, (u) => {
    n.push(u.subarray(0, r)), r -= Math.min(r, u.length);
  }), i = new Blob(n), a = await i.text(), d = a ? `${t}: ${a.slice(0, te)}${a.length > te ? "\u2026" : ""}` : t;
  return new h(e, d, void 0, Ie(i, s), !o);
}
function Ie(s, e) {
  let { url: t, redirected: n, type: r } = e, o = new Response(s.size ? s : null, e);
  for (let [i, a] of Object.entries({ url: t, redirected: n, type: r })) Object.defineProperty(o, i, { value: a });
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
      this.r = new h("wasm", "The core has failed", n), _.delete(this);
      for (let r of this.a) r.t("failed", this.r);
      throw this.r;
    }
  }
}, _ = /* @__PURE__ */ new Set(), Me = { stream: !0 }, w = class {
  /** The last event ID string behind all that `read` has given. */
  lastEventId;
  #s;
  #t;
  #e = 0;
  #n;
  // the reconnection time, once released
  #r;
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
  constructor(e, t, n = "") {
    if (this.#s = t, this.lastEventId = n, ![..._].some((r) => this.#c(r, e))) {
      let r = new H();
      _.add(r), this.#c(r, e);
    }
    t && this.#t.a.add(t), this.#u();
  }
  /** Takes a handle of an instance, unless all are in use. */
  #c(e, { strategy: t, maxAttempts: n, minDelay: r, maxDelay: o, maxEventSize: i }) {
    return this.#t = e, this.#e = e.exports.open(t, n, r, o, i), this.#e > 0;
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
    if (e?.BYTES_PER_ELEMENT !== 1) throw new h("unsupported", "The body gives no Uint8Array");
    let { input: t, table: n } = this.#t, { length: r } = e;
    for (let o = 0; o < r; ) {
      let i = e.subarray(o, o + 65536);
      t.set(i);
      let a = this.#t.feed(this.#e, i.length), d = a >>> 12;
      d < i.length && (i = i.subarray(0, d)), o += d;
      let u = this.#r.decode(i, Me), c = [], p = this.#o, f = 0;
      for (let m = 0, b = (a & 4095) * 2; m < b; m += 2) {
        let E = n[m];
        if (f = E & 7, f < 5) {
          let y = u.slice(E >>> 8, n[m + 1]);
          f === 1 ? p = E & 16 ? p + `
` + y : E & 8 ? p + y : y : f === 2 ? this.#a = E & 8 ? this.#a + y : y : (this.#i = E & 8 ? this.#i + y : y, f === 4 && (this.#d = this.#i));
        }
        (f === 5 || E & 32) && (this.lastEventId = this.#d, E & 32 && c.push({ type: this.#a || "message", data: p, lastEventId: this.#d }), this.#a = p = "");
      }
      if (this.#o = p, yield c, f === 6) throw new h("limit", "An event is longer than maxEventSize");
    }
  }
  /**
   * Takes a connection's end. Gives the delay in milliseconds before the next request, or what the stream has come to.
   * @param cause EOF and the others
   * @param sentinel the data that completes the stream
   */
  ended(e, t) {
    let n = (this.#o === t ? 32 : 0) | (this.lastEventId ? 16 : 0);
    this.#u();
    let r = this.#t.exports.ended(this.#e, e | n, Math.random());
    return r < 0 ? Ae[-r] : r;
  }
  /** Ends it, once; the attributes stay as they are. */
  release() {
    let { exports: e, a: t } = this.#t;
    this.#s && t.delete(this.#s), this.#n = e.retryTime(this.#e), e.release(this.#e), this.#e = 0;
  }
  /** Prepares for a connection's body; what an earlier one left unfinished is forgotten. */
  #u() {
    this.#r = new TextDecoder("utf-8", { ignoreBOM: !0 }), this.#o = this.#a = "", this.#d = this.lastEventId;
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
function le() {
  return q;
}

// js/src/webidl.ts
function P(s, e, t = []) {
  let { prototype: n } = s;
  Object.defineProperty(s, "name", { value: e, configurable: !0 }), Object.defineProperty(n, Symbol.toStringTag, { value: e, configurable: !0 });
  for (let r of Object.getOwnPropertyNames(n))
    r !== "constructor" && Object.defineProperty(n, r, { enumerable: !0 });
  return t.forEach((r, o) => {
    for (let i of [s, n]) Object.defineProperty(i, r, { value: o, enumerable: !0 });
  }), s;
}

// js/src/message.ts
var he = 0, A = 1, Ne = 2, ke = /* @__PURE__ */ Object.freeze([]), F = class extends Event {
  #s;
  #t;
  #e;
  #n = he;
  constructor(e, t, n, r) {
    super(e), this.#s = t, this.#t = n, this.#e = r;
  }
  /** Calls a sole listener, who finds the event as in a dispatch. It takes a third of the time of one. */
  static f(e, t) {
    t.#n = A;
    try {
      e(t);
    } catch (n) {
      x(n);
    }
    t.#n = Ne;
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
    return super.target ?? (this.#n === he ? null : this.#e.source);
  }
  get srcElement() {
    return this.target;
  }
  get currentTarget() {
    return this.#n === A ? this.#e.source : super.currentTarget;
  }
  get eventPhase() {
    return this.#n === A ? 2 : super.eventPhase;
  }
  composedPath() {
    return this.#n === A ? [this.#e.source] : super.composedPath();
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
  #n;
  // What is sent is what there was at the call, however often it is sent.
  #r;
  #o;
  #a;
  /** @throws TypeError if a member of init is not what it should be */
  constructor(e, t) {
    let { headers: n, body: r, done: o, lastEventId: i } = t, a = Object(t.reconnect), { request: d, statuses: u } = a, c = Be(t);
    if ((c === 3 || c === 4) && M(r)) throw new TypeError("body: a stream is sent once");
    g("done", o, "string", "function"), g("fetch", t.fetch ?? globalThis.fetch ?? null, "function"), g("request", d, "function"), g("lastEventId", i, "string"), g("lastEventIdParameter", t.lastEventIdParameter, "string"), Array.isArray(u) || g("statuses", u, "function"), this.#s = c, this.c = { strategy: c | (o === void 0 ? 0 : 8) | (d ? 16 : 0) };
    let f = { ...a, maxEventSize: t.maxEventSize };
    for (let m of ["maxAttempts", "minDelay", "maxDelay", "maxEventSize"]) this.c[m] = S(m, f[m]);
    this.lastEventId = i ?? "", this.#t = e, this.#e = t, this.#n = a, this.#r = typeof n == "function" ? n : new Headers(n), this.#o = typeof r == "function" ? r : W(r), this.#i(typeof this.#o == "function" ? {} : this.#o);
  }
  /**
   * The request of an attempt, 0 for the first.
   * @throws EventSourceError `request`: what code of the page's threw, or gave that is none
   */
  async p(e, t) {
    try {
      if (this.#s === 2 && e) return await this.#d(e, t);
      let n = await fe(this.#r, e), r = typeof this.#o == "function" ? W(await this.#o(e)) : this.#o;
      return M(r.s) && this.#i(r), this.#c(this.#t, this.#e, n, r, t);
    } catch (n) {
      throw new h("request", `Request failed: ${T(n)}`, n);
    }
  }
  /** Tells that the response came from this URL. A plain GET stays there; another would take what the page adds along. */
  m(e) {
    let { headers: t, fetch: n } = this.#e;
    this.#s === 1 && !t && !n && (this.#t = e);
  }
  /** Whether the page names a status as worth another try; undefined: it names none. */
  E(e) {
    let { statuses: t } = this.#n;
    return typeof t == "function" ? !!t(e) : t?.includes(e);
  }
  /**
   * The platform's own checks of method, modes, body and the rest, before anything is sent.
   * @throws TypeError
   */
  #i({ s: e }) {
    let t = M(e) ? new ReadableStream() : e, n = new Request("data:,", this.#c("data:,", { ...this.#e, signal: null }, [], { s: t }, this.lastEventId).init);
    if (M(t) && n.headers.has("content-type")) throw new TypeError("body: this browser sends no streams");
  }
  async #d(e, t) {
    let n = this.#t, r = await this.#n.request?.({ attempt: e, lastEventId: t, url: n }), o = typeof r == "string" || r instanceof URL ? { url: r } : r ?? {}, i = new Headers(o.headers ?? await fe(this.#r, e));
    o.headers || i.delete("content-type");
    let a = { ...this.#e, method: o.method ?? "GET" };
    return this.#c(new URL(o.url ?? n, n).href, a, i, W(o.body), t);
  }
  /** Puts one request together. Members of init that are fetch's, known today or not, are taken over. */
  #c(e, t, n, { s: r, type: o }, i) {
    let a = new Headers(n), d = (c, p) => {
      a.has(c) || a.set(c, p);
    };
    d("accept", "text/event-stream"), o && d("content-type", o), this.#s === 4 && d("idempotency-key", this.#a ??= crypto.getRandomValues(new Uint32Array(4)).join("-"));
    let u = e;
    if (i && t.lastEventIdParameter !== void 0) {
      let c = new URL(e);
      c.searchParams.set(t.lastEventIdParameter, i), u = c.href;
    } else i && a.set("last-event-id", String.fromCharCode(...new TextEncoder().encode(i)));
    return {
      url: u,
      init: {
        ...t,
        cache: t.cache ?? "no-store",
        credentials: t.credentials ?? (t.withCredentials ? "include" : void 0),
        headers: a,
        body: r,
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
  return (s ?? "").replace(/"(\\.|[^"\\])*"?/g, "").split(",").map((n) => n.split(";")[0].trim().toLowerCase()).filter((n) => He.test(n) && n !== "*/*").at(-1) === "text/event-stream";
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
  #n = 0;
  #r = 0;
  // when something last came
  constructor(e, t) {
    this.#s = e, this.#t = t;
  }
  /** Begins anew, with another limit in ms; 0 is none. */
  start(e) {
    this.stop(), this.#n = e, this.l(), e && this.#o(e);
  }
  /** Something has come. */
  l() {
    this.#n && (this.#r = performance.now());
  }
  stop() {
    clearTimeout(this.#e);
  }
  #o(e) {
    let t = performance.now() + e;
    this.#e = setTimeout(() => {
      let n = this.#s(this.#n, this.#r, t, performance.now());
      n ? this.#o(n) : this.#t(this.#n);
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
  h = !1;
  n = [];
  #s;
  closed = new Promise((e) => this.#s = e);
  #t;
  #e;
  /** Nothing is asked of it that the browser's own class could not do. */
  #n;
  #r;
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
  constructor(e, t, n, r) {
    this.#t = e, this.#n = r, this.#e = n, n.connectTimeout = S("connectTimeout", n.connectTimeout), n.idleTimeout = S("idleTimeout", n.idleTimeout), r && (n.maxEventSize = 1 / 0), this.#r = new N(t, n), this.lastEventId = this.#r.lastEventId;
    let { signal: o } = n;
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
    return this.#h(), this.#o?.retryTime ?? 0;
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
    let n = { outcome: e };
    (e === "failed" || e === "incomplete" || e === "aborted") && (n.error = t), this.e = n, this.#o?.release(), this.#u?.stop(), clearTimeout(this.#m), this.#e.signal?.removeEventListener("abort", this), t && e !== "aborted" && this.#p(t), e !== "complete" && this.#a?.abort(), this.#s(n);
    for (let r of this.n) r.end(n);
    this.n.length = 0;
  }
  async #E() {
    ce();
    for (let e = 0; !this.e; e++) {
      let t = await this.#v(e);
      if (t?.reason === "network" && await le(), this.#h(), this.e || !t) break;
      this.#u?.stop();
      let n = this.#o.ended(qe[t.reason], this.#e.done);
      if (typeof n == "number")
        this.#p(t, n), await this.#I(n);
      else {
        let r = n === "complete" && (t.reason === "eof" || !k(this.#e));
        this.t(n, r ? void 0 : t);
      }
    }
  }
  /** One connection, from its request to its end. Gives why it ended; nothing if the page or its data have ended the stream. */
  async #v(e) {
    let t = this.#a = new AbortController(), { signal: n } = t;
    this.#i = void 0, this.#d = !1;
    try {
      let r = await this.#y(e, n);
      for (; ; ) {
        let { done: o, value: i } = await r.read();
        if (n.throwIfAborted(), o && this.#d && this.t("complete"), o) return this.#e.done === void 0 ? this.#l("eof", "The stream has ended") : R(this.#i);
        if (this.#u?.l(), await this.#S(i, n), !!this.e) {
          this.e.outcome === "complete" && await re(r, t);
          return;
        }
      }
    } catch (r) {
      return t.abort(), n.reason instanceof h ? n.reason : r instanceof h ? r.response ? r : this.#l(r.reason, r.message, r.cause) : this.#l("network", `Network error: ${T(r)}`, r);
    }
  }
  /** One request, up to its response's body. */
  async #y(e, t) {
    await O(), t.throwIfAborted();
    let n = await this.#r.p(e, this.lastEventId);
    t.throwIfAborted(), this.#f(this.#e.connectTimeout);
    let r = this.#g(n, t);
    this.#h();
    let o = this.#i = await r;
    t.throwIfAborted(), await this.#b(o, n), t.throwIfAborted(), this.#f(this.#e.idleTimeout);
    let i = o.url || n.url;
    return o.redirected && this.#r.m(i), this.#c = { source: this.#t, origin: new URL(i).origin }, this.#t.dispatchEvent(Object.assign(new Event("open"), { response: o })), t.throwIfAborted(), o.body.getReader();
  }
  async #g({ url: e, init: t }, n) {
    try {
      return await (this.#e.fetch ?? fetch)(e, { ...t, signal: n });
    } catch (r) {
      throw ve.test(e) ? r : this.#l("url", `${e} cannot be fetched: ${T(r)}`, r);
    }
  }
  /** Goes on with a response that is a stream. @throws EventSourceError if it is a refusal, which is read for what it says */
  async #b(e, { init: t }) {
    let { status: n, headers: r, body: o } = Object(e);
    if (!r?.get) throw this.#l("unsupported", ye);
    let i = r.get("content-type"), a = ge((c) => this.#r.E(c), n), d = (pe(i) ? 1 : 0) | (k(t) ? 2 : 0);
    a !== void 0 && (d |= 4 | (a ? 8 : 0));
    let u = this.#o.responded(n, d, Ee(r.get("retry-after")));
    if (u !== 0)
      throw this.#u?.stop(), u === 4 ? await B(e, "status", `HTTP ${n}`) : await B(e, "content-type", `HTTP ${n}: the response has a MIME type ("${i ?? ""}") that is not "text/event-stream"`);
    if (!o?.getReader) throw this.#l("unsupported", ye);
  }
  /** Delivers the messages of a chunk, in a frame of its own that ends with them: what waits for the next chunk keeps none. */
  async #S(e, t) {
    let n = this.#o;
    for (let r of n.read(e)) {
      if (this.#w(r))
        for (let o of this.n) o.d(r);
      else
        for (let o of r)
          if (this.#T(o), await void 0, this.e) return;
      this.lastEventId = n.lastEventId;
      for (let o of this.n) {
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
    let { n: t, o: n, i: r } = this, { done: o } = this.#e;
    return !t.length || r || typeof o == "function" ? !1 : e.every(({ type: i, data: a }) => a !== o && !n[i]);
  }
  /** Hands one message to all who listen, and ends the stream if it is the last. */
  #T(e) {
    let { type: t, data: n, lastEventId: r } = e, { done: o } = this.#e;
    if (this.lastEventId = r, n === o) {
      this.t("complete");
      return;
    }
    for (let u of this.n) u.d([e]);
    let i = new z(t, n, r, this.#c), a = this.i ? void 0 : this.o[t];
    if (!a && !this.n.length && !this.o[t] && !this.types?.has(t) && (this.h = !0), a && t === "message" && !this.#n ? z.f(a.u, i) : this.#t.dispatchEvent(i), typeof o != "function" || this.e) return;
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
  #h() {
    if (this.e || this.#o) return;
    let { c: e, lastEventId: t } = this.#r;
    try {
      O() || (this.#o = new w(e, this, t));
    } catch (n) {
      console.error(n), this.t("failed", n);
    }
  }
  /** Ends the connection if nothing comes for so many ms. */
  #f(e) {
    e && (this.#u ??= new L(
      (...t) => this.#o.watch(...t),
      (t) => this.#a.abort(this.#l("timeout", `Timeout: nothing has come for ${t} ms`))
    )), this.#u?.start(e);
  }
  #l(e, t, n) {
    return new h(e, t, n, this.#i);
  }
  #p(e, t) {
    let { reason: n, message: r, status: o, response: i } = e, a = new Event("error");
    Object.assign(a, { reason: n, message: r, status: o, code: o, response: i, error: e, reconnecting: t !== void 0, delay: t }), this.#t.dispatchEvent(a);
  }
};

// js/src/queue.ts
var D = class {
  #s = [];
  #t = [];
  #e = 0;
  // of them
  #n;
  #r;
  d(e) {
    for (this.#t = this.#t.slice(this.#e).concat(e), this.#e = 0; this.#s.length && (this.#r || this.#t.length); ) this.#s.shift()(this.next());
  }
  /** Nothing if there is room; else a promise of an empty queue. */
  v() {
    return this.#t.length - this.#e < 64 ? void 0 : new Promise((e) => this.#n = e);
  }
  next() {
    let e = this.#t, t = e[this.#e];
    if (t)
      return ++this.#e === e.length && (e.length = this.#e = 0, this.#n?.()), Promise.resolve({ value: t, done: !1 });
    if (!this.#r) return new Promise((n) => this.#s.push(n));
    if ("error" in this.#r) {
      let { error: n } = this.#r;
      return this.#r = {}, Promise.reject(n);
    }
    return Promise.resolve({ value: t, done: !0 });
  }
  /** No more messages: the loop ends behind those it has, with the error if there is one. */
  end(e) {
    this.#r = e, this.d([]);
  }
  /** The loop has been left. */
  return() {
    return this.#t = [], this.#n?.(), this.end({}), this.next();
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
    let n = `${e}`;
    if (t ??= {}, Object(t) !== t) throw new TypeError("init is no object");
    let r = {};
    for (let i in t) r[i] = t[i];
    let o = Object.keys(r).every((i) => i === "withCredentials");
    this.#t = !!r.withCredentials;
    try {
      this.#s = new URL(n, globalThis.document?.baseURI ?? globalThis.location?.href).href;
    } catch {
      throw new DOMException(`'${n}' is no URL`, "SyntaxError");
    }
    this.#e = new C(this, this.#s, r, o);
  }
  /**
   * The messages of a stream of bytes, from wherever they come. There is no reconnection: its end is an `error` event.
   * @param stream of Uint8Arrays; it is locked from now on, and cancelled by `close()`
   * @throws TypeError if it is no ReadableStream, or is locked already, or a member of init is not what it should be
   */
  static fromReadableStream(e, { done: t, maxEventSize: n, signal: r } = {}) {
    let o = ReadableStream.prototype.getReader.call(e), i = new Response(null, { headers: { "content-type": "text/event-stream" } });
    Object.defineProperty(i, "body", { value: { getReader: () => o } });
    let a = { done: t, maxEventSize: n, signal: r, fetch: async () => i, reconnect: !1 }, d = new s("about:event-stream", a);
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
    return this.#n("open");
  }
  set onopen(e) {
    this.#r("open", e);
  }
  get onmessage() {
    return this.#n("message");
  }
  set onmessage(e) {
    this.#r("message", e);
  }
  get onerror() {
    return this.#n("error");
  }
  set onerror(e) {
    this.#r("error", e);
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
    let { n: e, e: t, h: n } = this.#e, r = new D();
    return n ? r.end({ error: new DOMException("The loop began too late: it has missed messages", "InvalidStateError") }) : t ? r.end(t) : e.push(r), {
      next: () => r.next(),
      return: () => (this.close(), r.return()),
      [Symbol.asyncIterator]() {
        return this;
      }
    };
  }
  #n(e) {
    return this.#e.o[e]?.value ?? null;
  }
  /** HTML §8.1.8.1: objects are kept, functions are called, anything else is null; the first set fixes the order. */
  #r(e, t) {
    let { o: n } = this.#e, r = n[e];
    if (Object(t) !== t)
      r && super.removeEventListener(e, r.u), delete n[e];
    else if (r)
      r.value = t;
    else {
      let o = {
        value: t,
        u: (i) => {
          typeof o.value == "function" && o.value.call(this, i) === !1 && i.preventDefault();
        }
      };
      n[e] = o, super.addEventListener(e, o.u), this.#e.i ||= !$e(super.addEventListener);
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
  constructor({ done: e, maxEventSize: t, signal: n } = {}) {
    g("done", e, "string", "function");
    let r = { strategy: e === void 0 ? 0 : 8, maxEventSize: S("maxEventSize", t) }, o, i, a, d, u = !1, c = !1, p = 1048576, f, m = (l) => {
      u || (u = !0, o?.release(), n?.removeEventListener("abort", E), d?.(), l());
    }, b = (l) => {
      m(() => i.error(l)), a.error(l);
    }, E = () => b(n.reason), y = () => {
      f = setTimeout(() => a.error(), 5e3), m(() => i.close());
    }, Se = (l) => {
      if (u) return;
      if (l.data === e) return y();
      i.enqueue(l);
      let v = typeof e == "function" && e(l);
      v !== void 0 && (c = v === "eof"), v instanceof Error ? b(I(v)) : v && !c && y();
    };
    this.readable = new ReadableStream({
      start(l) {
        i = l;
      },
      pull: () => d?.(),
      cancel(l) {
        m(() => a.error(l));
      }
    });
    let X = {
      start(l) {
        return a = l, ee?.then(Z, b);
      },
      write(l) {
        if (u) {
          p -= l.length, p < 0 && a.error();
          return;
        }
        try {
          for (let v of o.read(l))
            if (v.forEach(Se), u) return;
        } catch (v) {
          b(v);
        }
        return u || i.desiredSize > 0 ? void 0 : new Promise((v) => d = v);
      },
      close() {
        clearTimeout(f), !u && !c && o.ended(0, e) === "incomplete" ? b(R()) : m(() => i.close());
      },
      abort(l) {
        clearTimeout(f), b(l);
      }
    }, Z = () => {
      u || (o = new w(r), ze.register(X, o));
    }, ee = O();
    ee || Z(), this.writable = new WritableStream(X), n?.aborted ? E() : n?.addEventListener("abort", E);
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
  h as EventSourceError,
  J as EventStreamDecoder
};
