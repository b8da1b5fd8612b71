/*! eventsource-wasm 0.1.0 | MIT */

// js/src/error.ts
var h = class extends Error {
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
function R(s) {
  return s instanceof Error ? s.message : String(s);
}
function w(s) {
  typeof reportError == "function" ? reportError(s) : queueMicrotask(() => {
    throw s;
  });
}

// js/src/body.ts
async function ne(s, e, t, r) {
  let n = !1, o = () => {
    n = !0, s.cancel().catch(() => {
    });
  }, i = setTimeout(o, t);
  try {
    for (let a = 0; a < e; ) {
      let { done: d, value: c } = await s.read();
      if (d) return !n;
      r(c), a += c.length;
    }
  } catch {
  } finally {
    clearTimeout(i);
  }
  return o(), !1;
}
async function se(s, e) {
  await ne(s, 1048576, 5e3, () => {
  }), e.abort();
}
var re = 200;
async function B(s, e, t) {
  if (!s.body?.getReader) return new h(e, t, void 0, s);
  let r = new Uint8Array(65536), n = 0, o = await ne(s.body.getReader(), 65537, 2e3, (c) => {
    let u = c.subarray(0, 65536 - n);
    r.set(u, n), n += u.length;
  }), i = r.slice(0, n), a = new TextDecoder().decode(i), d = a ? `${t}: ${a.slice(0, re)}${a.length > re ? "\u2026" : ""}` : t;
  return new h(e, d, void 0, Oe(i, s), !o);
}
function Oe(s, e) {
  let { url: t, redirected: r, type: n } = e, o = new Response(s.length ? s : null, e);
  for (let [i, a] of Object.entries({ url: t, redirected: r, type: n })) Object.defineProperty(o, i, { value: a });
  return o;
}

// js/src/imported.ts
import Ie from "./core.wasm";
var A = () => {
};
function oe() {
  return new WebAssembly.Instance(Ie).exports;
}

// js/src/core.ts
var xe = {
  1: "complete",
  2: "eof",
  3: "incomplete",
  4: "failed"
}, H = class {
  exports = oe();
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
      this.n = new h("wasm", "The core has failed", r), _.delete(this);
      for (let n of this.a) n.t("failed", this.n);
      throw this.n;
    }
  }
}, _ = /* @__PURE__ */ new Set(), Pe = { stream: !0 }, T = class {
  /** The last event ID string behind all that `read` has given. */
  lastEventId;
  #r;
  #t;
  #e = 0;
  #n;
  // the reconnection time, once released
  #s;
  // The values of the event that has not ended.
  #o = "";
  #i = "";
  #d = "";
  // as far as it has come
  #a = "";
  // the last event ID buffer
  /**
   * @param owner told if the core fails; without one the next `read` tells
   * @param lastEventId the last event ID string before the first connection
   * @throws EventSourceError `wasm`: the page may not run WebAssembly
   */
  constructor(e, t, r = "") {
    if (this.#r = t, this.lastEventId = r, ![..._].some((n) => this.#u(n, e))) {
      let n = new H();
      _.add(n), this.#u(n, e);
    }
    t && this.#t.a.add(t), this.#h();
  }
  /** Takes a handle of an instance, unless all are in use. */
  #u(e, { strategy: t, maxAttempts: r, minDelay: n, maxDelay: o, maxEventSize: i }) {
    return this.#t = e, this.#e = e.exports.open(t, r, n, o, i), this.#e > 0;
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
    if (e?.BYTES_PER_ELEMENT !== 1) throw new h("unsupported", "The body gives no Uint8Array");
    let { input: t, table: r } = this.#t, { length: n } = e;
    for (let o = 0; o < n; ) {
      let i = e.subarray(o, o + 65536);
      t.set(i);
      let a = this.#t.feed(this.#e, i.length), d = a >>> 12;
      d < i.length && (i = i.subarray(0, d)), o += d;
      let c = this.#s.decode(i, Pe), u = [], p = this.#o, f = 0;
      for (let m = 0, b = (a & 4095) * 2; m < b; m += 2) {
        let E = r[m];
        if (f = E & 7, f < 5) {
          let v = c.slice(E >>> 8, r[m + 1]);
          f === 1 ? p = E & 16 ? p + `
` + v : E & 8 ? p + v : v : f === 2 ? this.#i = E & 8 ? this.#i + v : v : (this.#d = E & 8 ? this.#d + v : v, f === 4 && (this.#a = this.#d));
        }
        (f === 5 || E & 32) && (this.lastEventId = this.#a, E & 32 && u.push({ type: this.#i || "message", data: p, lastEventId: this.#a }), this.#i = p = "");
      }
      if (this.#o = p, yield u, f === 6) throw new h("limit", "An event is longer than maxEventSize");
    }
  }
  /**
   * Takes a connection's end. Gives the delay in milliseconds before the next request, or what the stream has come to.
   * @param cause EOF and the others
   * @param judge of the messages that have come
   */
  ended(e, { done: t, mayEnd: r }) {
    let n = (this.#o === t ? 32 : 0) | (r ? 64 : 0) | (this.lastEventId ? 16 : 0);
    this.#h();
    let o = this.#t.exports.ended(this.#e, e | n, Math.random());
    return o < 0 ? xe[-o] : o;
  }
  /** Ends it, once; the attributes stay as they are. */
  release() {
    let { exports: e, a: t } = this.#t;
    this.#r && t.delete(this.#r), this.#n = e.retryTime(this.#e), e.release(this.#e), this.#e = 0;
  }
  /** Prepares for a connection's body; what an earlier one left unfinished is forgotten. */
  #h() {
    this.#s = new TextDecoder("utf-8", { ignoreBOM: !0 }), this.#o = this.#i = "", this.#a = this.lastEventId;
  }
};

// js/src/init.ts
function O(s, e) {
  let t = Number(e ?? 0);
  if (!(t >= 0)) throw new TypeError(`${s}: ${e} is no delay or size`);
  return Math.min(t, 2147483647);
}
function y(s, e, ...t) {
  if (e !== void 0 && !t.includes(typeof e)) throw new TypeError(`${s} is no ${t.join(" and no ")}`);
}

// js/src/judge.ts
var S = class {
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
    return r instanceof Error ? new h("done", `The stream tells of an error: ${r.message}`, r, t) : (r !== void 0 && (this.mayEnd = r === "eof"), !!r && !this.mayEnd);
  }
  /** The error of a stream that has ended before it was complete. */
  incomplete(e) {
    return new h("eof", "Incomplete stream: it ended before done matched", void 0, e);
  }
};

// js/src/leaving.ts
var de = !1, q, $ = () => {
}, ce;
function ue() {
  clearTimeout(ce), q ??= new Promise((s) => {
    $ = () => {
      q = void 0, s();
    };
  });
}
function le() {
  de || !globalThis.document || (de = !0, addEventListener("beforeunload", () => {
    ue(), ce = setTimeout(() => $(), 5e3);
  }), addEventListener("pagehide", ue), addEventListener("pageshow", () => $()));
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
var fe = 0, M = 1, Me = 2, ke = /* @__PURE__ */ Object.freeze([]), F = class extends Event {
  #r;
  #t;
  #e;
  #n = fe;
  constructor(e, t, r, n) {
    super(e), this.#r = t, this.#t = r, this.#e = n;
  }
  /** Calls a sole listener, who finds the event as in a dispatch. It takes a third of the time of one. */
  static h(e, t) {
    t.#n = M;
    try {
      e(t);
    } catch (r) {
      w(r);
    }
    t.#n = Me;
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
    return ke;
  }
  get target() {
    return super.target ?? (this.#n === fe ? null : this.#e.source);
  }
  get srcElement() {
    return this.target;
  }
  get currentTarget() {
    return this.#n === M ? this.#e.source : super.currentTarget;
  }
  get eventPhase() {
    return this.#n === M ? 2 : super.eventPhase;
  }
  composedPath() {
    return this.#n === M ? [this.#e.source] : super.composedPath();
  }
};
function Ne(s) {
  let { prototype: e } = P(s, "MessageEvent");
  return Object.setPrototypeOf(e, MessageEvent.prototype), "userActivation" in MessageEvent.prototype || Reflect.deleteProperty(e, "userActivation"), Object.defineProperty(e, "constructor", { value: MessageEvent }), s;
}
var z = /* @__PURE__ */ Ne(F);

// js/src/request.ts
var G = { resume: 2, rejected: 3, replay: 4 };
function me(s, e) {
  return typeof s == "function" ? s(e) : s;
}
var pe = (s, ...e) => e.includes(Object.prototype.toString.call(s).slice(8, -1)), x = (s) => pe(s, "ReadableStream");
function W(s) {
  let e = pe(s, "Blob", "File", "FormData", "URLSearchParams", "ArrayBuffer", "SharedArrayBuffer") || x(s);
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
  #o;
  #i;
  /** @throws TypeError if a member of init is not what it should be */
  constructor(e, t) {
    let { headers: r, body: n, done: o, lastEventId: i } = t, a = Object(t.reconnect), { request: d, statuses: c } = a, u = je(t);
    if ((u === 3 || u === 4) && x(n)) throw new TypeError("body: a stream is sent once");
    y("done", o, "string", "function"), y("fetch", t.fetch ?? globalThis.fetch ?? null, "function"), y("request", d, "function"), y("lastEventId", i, "string"), y("lastEventIdParameter", t.lastEventIdParameter, "string"), Array.isArray(c) || y("statuses", c, "function"), this.#r = u, this.c = { strategy: u | (o === void 0 ? 0 : 8) | (d ? 16 : 0) };
    let f = { ...a, maxEventSize: t.maxEventSize };
    for (let m of ["maxAttempts", "minDelay", "maxDelay", "maxEventSize"]) this.c[m] = O(m, f[m]);
    this.lastEventId = i ?? "", this.#t = e, this.#e = t, this.#n = a, this.#s = typeof r == "function" ? r : new Headers(r), this.#o = typeof n == "function" ? n : W(n), this.#d(typeof this.#o == "function" ? {} : this.#o);
  }
  /**
   * The request of an attempt, 0 for the first.
   * @throws EventSourceError `request`: what code of the page's threw, or gave that is none
   */
  async f(e, t) {
    try {
      if (this.#r === 2 && e) return await this.#a(e, t);
      let r = await me(this.#s, e), n = typeof this.#o == "function" ? W(await this.#o(e)) : this.#o;
      return x(n.s) && this.#d(n), this.#u(this.#t, this.#e, r, n, t);
    } catch (r) {
      throw new h("request", `Request failed: ${R(r)}`, r);
    }
  }
  /** Tells that the response came from this URL. A plain GET stays there; another would take what the page adds along. */
  p(e) {
    let { headers: t, fetch: r } = this.#e;
    this.#r === 1 && !t && !r && (this.#t = e);
  }
  /** Whether the page names a status as worth another try; undefined: it names none. What its function throws is reported. */
  m(e) {
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
  #d({ s: e }) {
    let t = x(e) ? new ReadableStream() : e, r = new Request("data:,", this.#u("data:,", { ...this.#e, signal: null }, [], { s: t }, this.lastEventId).init);
    if (x(t) && r.headers.has("content-type")) throw new TypeError("body: this browser sends no streams");
  }
  async #a(e, t) {
    let r = this.#t, n = await this.#n.request?.({ attempt: e, lastEventId: t, url: r }), o = typeof n == "string" || n instanceof URL ? { url: n } : n ?? {}, i = new Headers(o.headers ?? await me(this.#s, e));
    o.headers || i.delete("content-type");
    let a = { ...this.#e, method: o.method ?? "GET" };
    return this.#u(new URL(o.url ?? r, r).href, a, i, W(o.body), t);
  }
  /** Puts one request together. Members of init that are fetch's, known today or not, are taken over. */
  #u(e, t, r, { s: n, type: o }, i) {
    let a = new Headers(r), d = (u, p) => {
      a.has(u) || a.set(u, p);
    };
    d("accept", "text/event-stream"), o && d("content-type", o), this.#r === 4 && d("idempotency-key", this.#i ??= crypto.getRandomValues(new Uint32Array(4)).join("-"));
    let c = e;
    if (i && t.lastEventIdParameter !== void 0) {
      let u = new URL(e);
      u.searchParams.set(t.lastEventIdParameter, i), c = u.href;
    } else if (i) {
      try {
        a.set("last-event-id", "\u0100");
      } catch {
        i = String.fromCharCode(...new TextEncoder().encode(i));
      }
      a.set("last-event-id", i);
    }
    return {
      url: c,
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
function je(s) {
  let { reconnect: e } = s, { strategy: t } = Object(e);
  if (t !== void 0 && Object.hasOwn(G, t)) return G[t];
  if (t === void 0 && N(s)) return e === !1 ? 0 : 1;
  if (!e) return 0;
  if (e === !0) return 4;
  throw new TypeError(`reconnect needs a strategy: ${Object.keys(G).join(", ")}`);
}

// js/src/response.ts
var Be = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/;
function Ee(s) {
  return (s ?? "").replace(/"(\\.|[^"\\])*"?/g, "").split(",").map((r) => r.split(";")[0].trim().toLowerCase()).filter((r) => Be.test(r) && r !== "*/*").at(-1) === "text/event-stream";
}
function ve(s) {
  return Math.max(0, Number(s) * 1e3 || Date.parse(s ?? "") - Date.now());
}
var ge = /^(https?:\/\/[^/@]*\/|data:|blob:)/;

// js/src/turn.ts
function He() {
  if (globalThis.MessageChannel)
    return new Promise((s) => {
      let { port1: e, port2: t } = new MessageChannel();
      e.onmessage = () => {
        e.close(), s();
      }, t.postMessage(null);
    });
}
var I = class {
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
      return this.#e = 0, He();
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
  E() {
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
}, D = class {
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
  #r;
  closed = new Promise((e) => this.#r = e);
  #t;
  #e;
  /** Nothing is asked of it that the browser's own class could not do. */
  #n;
  #s;
  #o;
  // from the first request on
  #i;
  // of the request
  #d;
  #a;
  // of what the connection brings
  #u;
  #h = new I();
  #c = new L((...e) => this.#o.watch(...e));
  #E;
  // of the next request
  /**
   * Checks the init; the first request follows in a microtask, unless the stream has been closed by then.
   * @throws TypeError if a member of init is not what it should be
   */
  constructor(e, t, r, n) {
    this.#t = e, this.#n = n, this.#e = r;
    for (let i of ["connectTimeout", "idleTimeout", "stallTimeout"]) r[i] = O(i, r[i]);
    n && (r.maxEventSize = 1 / 0), this.#s = new k(t, r), this.#a = new S(r.done), this.lastEventId = this.#s.lastEventId;
    let { signal: o } = r;
    o?.addEventListener("abort", this), o?.aborted ? this.handleEvent() : queueMicrotask(() => {
      this.#g();
    });
  }
  /** The ready state. */
  get state() {
    return this.e ? 2 : this.#o?.state ?? 0;
  }
  /** The reconnection time, in milliseconds. */
  get retryTime() {
    return this.#m(), this.#o?.retryTime ?? 0;
  }
  /** When the present response's body has come. */
  get arrival() {
    return this.#c.arrival;
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
    (e === "failed" || e === "incomplete" || e === "aborted") && (r.error = t), this.e = r, this.#o?.release(), this.#c.stop(), clearTimeout(this.#E), this.#e.signal?.removeEventListener("abort", this), t && e !== "aborted" && this.#v(t), e !== "complete" && this.#i?.abort(), this.#r(r);
    for (let n of this.r) n.end(r);
    this.r.length = 0;
  }
  async #g() {
    le();
    for (let e = 0; !this.e; e++) {
      let t = await this.#y(e);
      if (t?.reason === "network" && await he(), this.#m(), this.e || !t) break;
      this.#c.stop();
      let r = this.#o.ended(qe[t.reason], this.#a);
      if (typeof r == "number")
        this.#v(t, r), await this.#R(r);
      else {
        let n = r === "complete" && (t.reason === "eof" || !N(this.#e));
        this.t(r, n ? void 0 : t);
      }
    }
  }
  /** One connection, from its request to its end. Gives why it ended; nothing if the page or its data have ended the stream. */
  async #y(e) {
    let t = this.#i = new AbortController(), { signal: r } = t;
    this.#d = void 0, this.#c.arrival = null, this.#a = new S(this.#e.done);
    try {
      let n = await this.#b(e, r);
      for (; ; ) {
        let { done: o, value: i } = await n.read();
        if (r.throwIfAborted(), o) return this.#e.done === void 0 ? this.#l("eof", "The stream has ended") : this.#a.incomplete(this.#d);
        if (this.#c.E(), await this.#T(i, r), !!this.e) {
          this.e.outcome === "complete" && await se(n, t);
          return;
        }
      }
    } catch (n) {
      if (t.abort(), r.reason instanceof h) return r.reason;
      if (n instanceof h) return n.response ? n : this.#l(n.reason, n.message, n.cause);
      let o = n?.name === "NotSupportedError";
      return this.#l(o ? "unsupported" : "network", `Network error: ${R(n)}`, n);
    }
  }
  /** One request, up to its response's body. */
  async #b(e, t) {
    await A(), t.throwIfAborted();
    let r = await this.#s.f(e, this.lastEventId);
    t.throwIfAborted(), this.#p("response");
    let n = this.#S(r, t);
    this.#m();
    let o = this.#d = await n;
    t.throwIfAborted(), await this.#w(o, r), t.throwIfAborted(), this.#p("body");
    let i = o.url || r.url;
    return o.redirected && this.#s.p(i), this.#u = { source: this.#t, origin: new URL(i).origin }, this.#t.dispatchEvent(Object.assign(new Event("open"), { response: o })), t.throwIfAborted(), o.body.getReader();
  }
  async #S({ url: e, init: t }, r) {
    try {
      return await (this.#e.fetch ?? fetch)(e, { ...t, signal: r });
    } catch (n) {
      throw ge.test(e) ? n : this.#l("url", `${e} cannot be fetched: ${R(n)}`, n);
    }
  }
  /** Goes on with a response that is a stream. @throws EventSourceError if it is a refusal, which is read for what it says */
  async #w(e, { init: t }) {
    let { status: r, headers: n, body: o } = Object(e);
    if (!n?.get) throw this.#l("unsupported", ye);
    let i = n.get("content-type"), a = this.#s.m(r), d = (Ee(i) ? 1 : 0) | (N(t) ? 2 : 0);
    a !== void 0 && (d |= 4 | (a ? 8 : 0));
    let c = this.#o.responded(r, d, ve(n.get("retry-after")));
    if (c !== 0)
      throw this.#c.stop(), c === 4 ? await B(e, "status", `HTTP ${r}`) : await B(e, "content-type", `HTTP ${r}: the response has a MIME type ("${i ?? ""}") that is not "text/event-stream"`);
    if (!o?.getReader) throw this.#l("unsupported", ye);
  }
  /** Delivers the messages of a chunk, in a frame of its own that ends with them: what waits for the next chunk keeps none. */
  async #T(e, t) {
    let r = this.#o, n = this.#h;
    for (let o of r.read(e)) {
      if (o.length > 1 && n.begin(), this.#O(o)) {
        for (let i of this.r) i.d(o);
        if (--n.left === 0 && await this.#f(n.look()), this.e) return;
      } else
        for (let i of o)
          if (this.#I(i), await void 0, --n.left === 0 && await this.#f(n.look()), this.e) return;
      this.lastEventId = r.lastEventId;
      for (let i of this.r) {
        if (await this.#f(i.v()), this.e) return;
        t.throwIfAborted();
      }
    }
  }
  /**
   * Loops alone need no Event. Otherwise one is made even for a type that nobody is known to listen to: there are ways to add
   * a listener behind our back.
   */
  #O(e) {
    let { r: t, o: r, i: n } = this, o = this.#a;
    return !t.length || n || typeof o.done == "function" ? !1 : e.every((i) => !o.isSentinel(i) && !r[i.type]);
  }
  /** Hands one message to all who listen, and ends the stream if it is the last. */
  #I(e) {
    let { type: t, data: r, lastEventId: n } = e;
    if (this.lastEventId = n, this.#a.isSentinel(e)) {
      this.t("complete");
      return;
    }
    for (let d of this.r) d.d([e]);
    let o = new z(t, r, n, this.#u), i = this.i ? void 0 : this.o[t];
    if (!i && !this.r.length && !this.o[t] && !this.types?.has(t) && (this.l = !0), i && t === "message" && !this.#n ? z.h(i.u, o) : this.#t.dispatchEvent(o), this.e) return;
    let a = this.#a.judge(o, this.#d);
    a === !0 ? this.t("complete") : a && this.t("failed", a);
  }
  /** Reading waits for a slow loop, or for the page's turn; the server is not to blame for that silence. */
  async #f(e) {
    e && (this.#c.stop(), await e, this.e || this.#p("body"), this.#h.begin());
  }
  /** Waits until the next request is due; for ever if the stream is ended meanwhile. */
  #R(e) {
    return new Promise((t) => {
      this.e || (this.#E = setTimeout(t, e));
    });
  }
  /** Starts the core, if it is there. */
  #m() {
    if (this.e || this.#o) return;
    let { c: e, lastEventId: t } = this.#s;
    try {
      A() || (this.#o = new T(e, this, t));
    } catch (r) {
      console.error(r), this.t("failed", r);
    }
  }
  /** From now on there should be a response, or more of its body: a silence is told of, a longer one ends the connection. */
  #p(e) {
    let { stallTimeout: t, connectTimeout: r, idleTimeout: n } = this.#e, o = e === "response" ? r : n, i = () => this.#i.abort(this.#l("timeout", `Timeout: nothing has come for ${o} ms`)), a = () => {
      this.#t.dispatchEvent(Object.assign(new Event("stalled"), { phase: e }));
    };
    this.#c.start({ limit: t, ring: a }, { limit: o, ring: i });
  }
  #l(e, t, r) {
    return new h(e, t, r, this.#d);
  }
  #v(e, t) {
    let { reason: r, message: n, status: o, response: i } = e, a = new Event("error");
    Object.assign(a, { reason: r, message: n, status: o, code: o, response: i, error: e, reconnecting: t !== void 0, delay: t }), this.#t.dispatchEvent(a);
  }
};

// js/src/queue.ts
var $e = 64, C = class {
  #r = [];
  #t = [];
  #e = 0;
  // of them
  #n;
  #s;
  #o = new I();
  // the loop's
  d(e) {
    for (this.#t = this.#t.slice(this.#e).concat(e), this.#e = 0, e.length > 1 && this.#o.begin(); this.#r.length && (this.#s || this.#t.length); ) this.#r.shift()(this.#i());
  }
  /** Nothing if there is room; else a promise of an empty queue. */
  v() {
    return this.#t.length - this.#e < $e ? void 0 : new Promise((e) => this.#n = e);
  }
  /** The next message. A loop that finds one at hand whenever it comes gives the page its turn now and then. */
  next() {
    let e = this.#t.length && --this.#o.left === 0 ? this.#o.look() : void 0, t = this.#i();
    return e ? e.then(() => (this.#o.begin(), t)) : t;
  }
  #i() {
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
var V = class s extends EventTarget {
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
    for (let i in t) n[i] = t[i];
    let o = Object.keys(n).every((i) => i === "withCredentials");
    this.#t = !!n.withCredentials;
    try {
      this.#r = new URL(r, globalThis.document?.baseURI ?? globalThis.location?.href).href;
    } catch {
      throw new DOMException(`'${r}' is no URL`, "SyntaxError");
    }
    this.#e = new D(this, this.#r, n, o);
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
    return d.closed.then(({ outcome: c }) => {
      c !== "complete" && o.cancel().catch(() => {
      });
    }), d;
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
    super.addEventListener(...arguments), this.#e.i = !0, (this.#e.types ??= /* @__PURE__ */ new Set()).add(String(e));
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
  #n(e) {
    return this.#e.o[e]?.value ?? null;
  }
  /** HTML §8.1.8.1: objects are kept, functions are called, anything else is null; the first set fixes the order. */
  #s(e, t) {
    let { o: r } = this.#e, n = r[e], o = Fe(super.addEventListener);
    if (n && o && Object(t) === t) {
      n.value = t;
      return;
    }
    if (n && super.removeEventListener(e, n.u), delete r[e], Object(t) !== t) return;
    let i = {
      value: t,
      u: (a) => {
        typeof i.value == "function" && i.value.call(this, a) === !1 && a.preventDefault();
      }
    };
    r[e] = i, super.addEventListener(e, i.u), this.#e.i ||= !o;
  }
};
function Fe(s) {
  let e = Function.prototype.toString.call(s);
  return (/^function addEventListener\(\) \{\s*\[native code\]/.test(e) || !globalThis.document && e.startsWith("addEventListener(")) && Reflect.ownKeys(s).length === 2;
}
function ze(s) {
  let { prototype: e } = s;
  return Symbol.dispose && Object.defineProperty(e, Symbol.dispose, { value: e.close, writable: !0, configurable: !0 }), s;
}
var J = /* @__PURE__ */ ze(/* @__PURE__ */ P(V, "EventSource", ["CONNECTING", "OPEN", "CLOSED"]));

// js/src/decoder.ts
var Ge = /* @__PURE__ */ new FinalizationRegistry((s) => s.release()), Q = class {
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
    let n = { strategy: e === void 0 ? 0 : 8, maxEventSize: O("maxEventSize", t) }, o, i = new S(e), a, d, c, u = !1, p = 1048576, f, m = (l) => {
      u || (u = !0, o?.release(), r?.removeEventListener("abort", E), c?.(), l());
    }, b = (l) => {
      m(() => a.error(l)), d.error(l);
    }, E = () => b(r.reason), v = () => {
      f = setTimeout(() => d.error(), 5e3), m(() => a.close());
    }, Se = (l) => {
      if (u) return;
      if (i.isSentinel(l)) return v();
      a.enqueue(l);
      let g = i.judge(l);
      g === !0 ? v() : g && b(g);
    };
    this.readable = new ReadableStream({
      start(l) {
        a = l;
      },
      pull: () => c?.(),
      cancel(l) {
        m(() => d.error(l));
      }
    });
    let X = {
      start(l) {
        return d = l, ee?.then(Z, b);
      },
      write(l) {
        if (u) {
          p -= l.length, p < 0 && d.error();
          return;
        }
        try {
          for (let g of o.read(l))
            if (g.forEach(Se), u) return;
        } catch (g) {
          b(g);
        }
        return u || a.desiredSize > 0 ? void 0 : new Promise((g) => c = g);
      },
      close() {
        clearTimeout(f), !u && o.ended(0, i) === "incomplete" ? b(i.incomplete()) : m(() => a.close());
      },
      abort(l) {
        clearTimeout(f), b(l);
      }
    }, Z = () => {
      u || (o = new T(n), Ge.register(X, o));
    }, ee = A();
    ee || Z(), this.writable = new WritableStream(X), r?.aborted ? E() : r?.addEventListener("abort", E);
  }
};

// js/src/workerd.ts
var { prototype: U } = J, { dispatchEvent: We } = U, j = "";
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
      return We.call(this, s);
    } finally {
      j = "";
    }
  }
});
export {
  J as EventSource,
  h as EventSourceError,
  Q as EventStreamDecoder
};
//# sourceMappingURL=eventsource.workerd.mjs.map
