/*! eventsource-wasm 0.2.0 | MIT */

// js/src/error.ts
var h = class extends Error {
  name = "EventSourceError";
  /** @param cause what was thrown, if anything was */
  constructor(e, t, n, r, o = !1) {
    super(t, { cause: n }), this.reason = e, this.response = r, this.truncated = o, this.status = r?.status;
  }
};
function x(s) {
  return s instanceof Error ? s.message : String(s);
}
function S(s) {
  typeof reportError == "function" ? reportError(s) : queueMicrotask(() => {
    throw s;
  });
}

// js/src/body.ts
async function ie(s, e, t, n) {
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
async function ae(s, e) {
  await ie(s, 1048576, 5e3, () => {
  }), e.abort();
}
var oe = 200;
async function B(s, e, t) {
  if (!s.body?.getReader) return new h(e, t, void 0, s);
  let n = new Uint8Array(65536), r = 0, o = await ie(s.body.getReader(), 65537, 2e3, (u) => {
    let c = u.subarray(0, 65536 - r);
    n.set(c, r), r += c.length;
  }), i = n.slice(0, r), a = new TextDecoder().decode(i), d = a ? `${t}: ${a.slice(0, oe)}${a.length > oe ? "\u2026" : ""}` : t;
  return new h(e, d, void 0, Ae(i, s), !o);
}
function Ae(s, e) {
  let { url: t, redirected: n, type: r } = e, o = new Response(s.length ? s : null, e);
  for (let [i, a] of Object.entries({ url: t, redirected: n, type: r })) Object.defineProperty(o, i, { value: a });
  return o;
}

// js/src/imported.ts
import Pe from "./core.wasm";
var R = () => {
};
function de() {
  return new WebAssembly.Instance(Pe).exports;
}

// js/src/core.ts
var ke = {
  1: "complete",
  2: "eof",
  3: "incomplete",
  4: "failed"
}, q = class {
  exports = de();
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
}, _ = /* @__PURE__ */ new Set(), Ne = { stream: !0 }, T = class {
  /** The last event ID string behind all that `read` has given. */
  lastEventId;
  #n;
  #t;
  #e = 0;
  #r;
  // the reconnection time, once released
  #s;
  // The values of the event that has not ended.
  #o = "";
  #i = "";
  #c = "";
  // as far as it has come
  #a = "";
  // the last event ID buffer
  /**
   * @param owner told if the core fails; without one the next `read` tells
   * @param lastEventId the last event ID string before the first connection
   * @throws EventSourceError `wasm`: the page may not run WebAssembly
   */
  constructor(e, t, n = "") {
    if (this.#n = t, this.lastEventId = n, ![..._].some((r) => this.#d(r, e))) {
      let r = new q();
      _.add(r), this.#d(r, e);
    }
    t && this.#t.a.add(t), this.#h();
  }
  /** Takes a handle of an instance, unless all are in use. */
  #d(e, { strategy: t, maxAttempts: n, minDelay: r, maxDelay: o, maxEventSize: i }) {
    return this.#t = e, this.#e = e.exports.open(t, n, r, o, i), this.#e > 0;
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
    if (e?.BYTES_PER_ELEMENT !== 1) throw new h("unsupported", "The body gives no Uint8Array");
    let { input: t, table: n } = this.#t, { length: r } = e;
    for (let o = 0; o < r; ) {
      let i = e.subarray(o, o + 65536);
      t.set(i);
      let a = this.#t.feed(this.#e, i.length), d = a >>> 12;
      d < i.length && (i = i.subarray(0, d)), o += d;
      let u = this.#s.decode(i, Ne), c = [], v = this.#o, f = 0;
      for (let m = 0, w = (a & 4095) * 2; m < w; m += 2) {
        let E = n[m];
        if (f = E & 7, f < 5) {
          let y = u.slice(E >>> 8, n[m + 1]);
          f === 1 ? v = E & 16 ? v + `
` + y : E & 8 ? v + y : y : f === 2 ? this.#i = E & 8 ? this.#i + y : y : (this.#c = E & 8 ? this.#c + y : y, f === 4 && (this.#a = this.#c));
        }
        (f === 5 || E & 32) && (this.lastEventId = this.#a, E & 32 && c.push({ type: this.#i || "message", data: v, lastEventId: this.#a }), this.#i = v = "");
      }
      if (this.#o = v, yield c, f === 6) throw new h("limit", "An event is longer than maxEventSize");
    }
  }
  /**
   * Takes a connection's end. Gives the delay in milliseconds before the next request, or what the stream has come to.
   * @param cause EOF and the others
   * @param judge of the messages that have come
   */
  ended(e, { done: t, c: n }) {
    let r = (this.#o === t ? 32 : 0) | (n ? 64 : 0) | (this.lastEventId ? 16 : 0);
    this.#h();
    let o = this.#t.exports.ended(this.#e, e | r, Math.random());
    return o < 0 ? ke[-o] : o;
  }
  /** Ends it, once; the attributes stay as they are. */
  release() {
    let { exports: e, a: t } = this.#t;
    this.#n && t.delete(this.#n), this.#r = e.retryTime(this.#e), e.release(this.#e), this.#e = 0;
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
function g(s, e, ...t) {
  if (e !== void 0 && !t.includes(typeof e)) throw new TypeError(`${s} is no ${t.join(" and no ")}`);
}

// js/src/judge.ts
var I = class {
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
      S(r);
    }
    return n instanceof Error ? new h("done", `The stream tells of an error: ${n.message}`, n, t) : (n !== void 0 && (this.c = n === "eof"), !!n && !this.c);
  }
  /** The error of a stream that has ended before it was complete. */
  incomplete(e) {
    return new h("eof", "Incomplete stream: it ended before done matched", void 0, e);
  }
};

// js/src/leaving.ts
var le = !1, F, W = () => {
}, fe, M = /* @__PURE__ */ new Set();
function $() {
  for (let s of M) s();
}
function he() {
  clearTimeout(fe), F ??= new Promise((s) => {
    W = () => {
      F = void 0, s();
    };
  });
}
function me() {
  if (le) return;
  le = !0, globalThis.addEventListener?.("online", $);
  let { document: s } = globalThis;
  s && (s.addEventListener("resume", $), addEventListener("beforeunload", () => {
    he(), fe = setTimeout(() => W(), 5e3);
  }), addEventListener("pagehide", he), addEventListener("pageshow", () => {
    W(), $();
  }));
}
function pe() {
  return F;
}

// js/src/listeners.ts
var L = class {
  #n = /* @__PURE__ */ new Map();
  of(e) {
    return this.#n.get(e);
  }
  /** @param isWrapped its calls go through somebody else's code */
  setHandler(e, t, n) {
    let r = this.of(e)?.m ?? !1;
    this.#n.set(e, { handler: t, m: r, u: r || n ? void 0 : t?.l });
  }
  /**
   * A listener has been added, or removed.
   * @param plain if it is a function that was added without options, and that nothing wraps
   */
  changed(e, t) {
    let n = this.of(e);
    this.#n.set(e, { handler: n?.handler, m: !0, u: n ? void 0 : t });
  }
};
function z(s) {
  let e = Function.prototype.toString.call(s);
  return (/^function addEventListener\(\) \{\s*\[native code\]/.test(e) || !globalThis.document && e.startsWith("addEventListener(")) && Reflect.ownKeys(s).length === 2;
}

// js/src/message.ts
function G({ type: s, data: e, lastEventId: t }, { origin: n }) {
  return new MessageEvent(s, { data: e, origin: n, lastEventId: t });
}
var A = class s {
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
  static v(e, t, n) {
    let r = new s(t, n), o = r;
    try {
      e.call(n.source, o);
    } catch (i) {
      S(i);
    }
    return r.#e = !1, o;
  }
  /**
   * Puts the class into the place of MessageEvent, once: what it does not answer itself, an event of the platform's answers for it.
   * That takes some milliseconds of a cold page.
   */
  static h() {
    let { prototype: e } = s;
    if (!(e instanceof MessageEvent)) {
      Object.setPrototypeOf(e, MessageEvent.prototype), e.constructor = MessageEvent;
      for (let t of [new MessageEvent(""), MessageEvent.prototype, Event.prototype])
        for (let [n, r] of Object.entries(Object.getOwnPropertyDescriptors(t))) {
          for (let o of ["get", "set", "value"]) {
            let i = r[o];
            typeof i == "function" && (r[o] = function(...a) {
              return i.apply(this.#r ??= G(this.#n, this.#t), a);
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
var K = { resume: 2, rejected: 3, replay: 4 };
function Ee(s, e) {
  return typeof s == "function" ? s(e) : s;
}
var ge = (s, ...e) => e.includes(Object.prototype.toString.call(s).slice(8, -1)), P = (s) => ge(s, "ReadableStream");
function Y(s) {
  let e = ge(s, "Blob", "File", "FormData", "URLSearchParams", "ArrayBuffer", "SharedArrayBuffer") || P(s);
  return Object(s) !== s || e || ArrayBuffer.isView(s) ? { s } : { s: JSON.stringify(s), type: "application/json" };
}
var N = ({ method: s = "GET" }) => String(s).toUpperCase() === "GET", k = class {
  f;
  /** The last event ID string before the first event. */
  lastEventId;
  #n;
  #t;
  #e;
  #r;
  // What is sent is what there was at the call, however often it is sent.
  #s;
  #o;
  #i;
  /** @throws TypeError if a member of init is not what it should be */
  constructor(e, t) {
    let { headers: n, body: r, done: o, lastEventId: i } = t, a = Object(t.reconnect), { request: d, statuses: u } = a, c = je(t);
    if ((c === 3 || c === 4) && P(r)) throw new TypeError("body: a stream is sent once");
    g("done", o, "string", "function"), g("fetch", t.fetch ?? globalThis.fetch ?? null, "function"), g("request", d, "function"), g("cancel", a.cancel, "boolean", "function"), g("attach", t.attach, "function"), g("lastEventId", i, "string"), g("lastEventIdParameter", t.lastEventIdParameter, "string"), Array.isArray(u) || g("statuses", u, "function"), this.#n = c, this.f = { strategy: c | (o === void 0 ? 0 : 8) | (d ? 16 : 0) };
    let f = { ...a, maxEventSize: t.maxEventSize };
    for (let m of ["maxAttempts", "minDelay", "maxDelay", "maxEventSize"]) this.f[m] = O(m, f[m]);
    this.lastEventId = i ?? "", this.#t = e, this.#e = t, this.#r = a, this.#s = typeof n == "function" ? n : new Headers(n), this.#o = typeof r == "function" ? r : Y(r), this.#c(typeof this.#o == "function" ? {} : this.#o);
  }
  /**
   * The request of an attempt, 0 for the first.
   * @throws EventSourceError `request`: what code of the page's threw, or gave that is none
   */
  async h(e, t) {
    try {
      if (this.#n === 2 && e) {
        let o = await this.#r.request?.({ attempt: e, lastEventId: t, url: this.#t });
        return await this.#a(o, "GET", e, t);
      }
      let n = await Ee(this.#s, e), r = typeof this.#o == "function" ? Y(await this.#o(e)) : this.#o;
      return P(r.s) && this.#c(r), this.#d(this.#t, this.#e, n, r, t);
    } catch (n) {
      throw new h("request", `Request failed: ${x(n)}`, n);
    }
  }
  /** The request that asks the server to stop its work, if there is to be one. */
  async cancel(e) {
    let { cancel: t } = this.#r;
    if (!t || t === !0 && !e) return;
    let n = t === !0 ? void 0 : await t({ lastEventId: e, url: this.#t });
    return this.#a(n, "DELETE", 0, e);
  }
  /** There is a strategy, by name. */
  get g() {
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
      S(n);
      return;
    }
  }
  /**
   * The platform's own checks of method, modes, body and the rest, before anything is sent.
   * @throws TypeError
   */
  #c({ s: e }) {
    let t = P(e) ? new ReadableStream() : e, n = new Request("data:,", this.#d("data:,", { ...this.#e, signal: null }, [], { s: t }, this.lastEventId).init);
    if (P(t) && n.headers.has("content-type")) throw new TypeError("body: this browser sends no streams");
  }
  /** A request that asks for something else than the first: what the page gives of it, and for the rest the source's own. */
  async #a(e, t, n, r) {
    let o = typeof e == "string" || e instanceof URL ? { url: e } : e ?? {}, i = new Headers(o.headers ?? await Ee(this.#s, n));
    o.headers || i.delete("content-type");
    let a = { ...this.#e, method: o.method ?? t };
    return this.#d(new URL(o.url ?? this.#t, this.#t).href, a, i, Y(o.body), r);
  }
  /** Puts one request together. Members of init that are fetch's, known today or not, are taken over. */
  #d(e, t, n, { s: r, type: o }, i) {
    let a = new Headers(n), d = (c, v) => {
      a.has(c) || a.set(c, v);
    };
    d("accept", "text/event-stream"), o && d("content-type", o), this.#n === 4 && d("idempotency-key", this.#i ??= crypto.getRandomValues(new Uint32Array(4)).join("-"));
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
        body: r,
        duplex: "half"
      }
    };
  }
};
function je(s) {
  let { reconnect: e } = s, { strategy: t } = Object(e);
  if (t !== void 0 && Object.hasOwn(K, t)) return K[t];
  if (t === void 0 && N(s)) return e === !1 ? 0 : 1;
  if (!e) return 0;
  if (e === !0) return 4;
  throw new TypeError(`reconnect needs a strategy: ${Object.keys(K).join(", ")}`);
}

// js/src/response.ts
var He = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/;
function ye(s) {
  return (s ?? "").replace(/"(\\.|[^"\\])*"?/g, "").split(",").map((n) => n.split(";")[0].trim().toLowerCase()).filter((n) => He.test(n) && n !== "*/*").at(-1) === "text/event-stream";
}
function be(s) {
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
  i() {
    if (!this.#r) {
      let e = performance.now(), t = e - this.#t;
      if (this.#t = e, this.left = this.#n = t < 2 / 2 ? Math.min(this.#n * 2, 64) : 1, this.#e += t, this.#e < 12 || !globalThis.MessageChannel) return;
      this.#r = new Promise((n) => {
        Be(() => {
          this.#r = void 0, this.#e = 0, this.left = 1, this.#t = performance.now(), n();
        });
      });
    }
    return this.left = 0, this.#r;
  }
};
function Be(s) {
  if (globalThis.scheduler?.postTask)
    scheduler.postTask(s);
  else {
    let { port1: e, port2: t } = new MessageChannel();
    e.onmessage = () => {
      e.close(), s();
    }, t.postMessage(null);
  }
}
var p = /* @__PURE__ */ new Q();

// js/src/watch.ts
var D = class {
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
  S() {
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
var Se = "fetch gave no Response with a readable body", _e = {
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
}, C = class {
  /** The last event ID string, as of the last event that was dispatched. */
  lastEventId;
  /** What the stream came to, once it is CLOSED. */
  e;
  listeners = new L();
  /** To be called when the last event ID has changed. */
  o = void 0;
  /** A message has come that nobody was there for. */
  E = !1;
  n = [];
  #n;
  // once somebody has asked
  #t;
  #e;
  #r;
  /** Nothing is asked of it that the browser's own class could not do. */
  #s;
  #o;
  #i;
  // from the first request on
  #c;
  // of the request
  #a;
  #d;
  // of what the connection brings
  #h;
  #u = new D();
  #f;
  // from the wait for the next request
  /**
   * Checks the init; the first request follows in a microtask, unless the stream has been closed by then.
   * @throws TypeError if a member of init is not what it should be
   */
  constructor(e, t, n, r) {
    this.#e = e, this.#s = r, this.#r = n;
    for (let i of ["connectTimeout", "idleTimeout", "stallTimeout"]) n[i] = O(i, n[i]);
    r && (n.maxEventSize = 1 / 0), this.#o = new k(t, n), this.lastEventId = this.#o.lastEventId;
    let { signal: o } = n;
    o?.addEventListener("abort", this), o?.aborted ? this.handleEvent() : queueMicrotask(() => {
      this.#g();
    });
  }
  /** The ready state. */
  get state() {
    return this.e ? 2 : this.#i?.state ?? 0;
  }
  /** The reconnection time, in milliseconds. */
  get retryTime() {
    return this.#p(), this.#i?.retryTime ?? 0;
  }
  /** When the present response's body has come. */
  get arrival() {
    return this.#u.arrival;
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
    (e === "failed" || e === "incomplete" || e === "aborted") && (n.error = t), this.e = n, this.#i?.release(), this.#u.stop(), this.#f?.(), this.#r.signal?.removeEventListener("abort", this), t && e !== "aborted" && this.#E(t), e !== "complete" && this.#c?.abort(), (e === "closed" || e === "aborted") && this.#R(), this.#t?.(n);
    for (let r of this.n) r.end(n);
    this.n.length = 0;
  }
  async #g() {
    me();
    for (let e = 0; !this.e; e++) {
      let t = await this.#y(e);
      if (t?.reason === "network" && await pe(), this.#p(), this.e || !t) break;
      this.#u.stop();
      let n = this.#i.ended(_e[t.reason], this.#d);
      if (typeof n == "number")
        this.#E(t, n), await this.#A(n, t);
      else {
        let r = n === "complete" && (t.reason === "eof" || !N(this.#r));
        this.t(n, r ? void 0 : t);
      }
    }
  }
  /** One connection, from its request to its end. Gives why it ended; nothing if the page or its data have ended the stream. */
  async #y(e) {
    let t = this.#c = new AbortController(), { signal: n } = t;
    this.#a = void 0, this.#u.arrival = null, this.#d = new I(this.#r.done);
    try {
      let r = await this.#b(e, n);
      for (; ; ) {
        let { done: o, value: i } = await r.read();
        if (n.throwIfAborted(), o) return this.#r.done === void 0 ? this.#l("eof", "The stream has ended") : this.#d.incomplete(this.#a);
        if (this.#u.S(), await this.#T(i, n), !!this.e) {
          this.e.outcome === "complete" && await ae(r, t);
          return;
        }
      }
    } catch (r) {
      if (t.abort(), n.reason instanceof h) return n.reason;
      if (r instanceof h) return r.response ? r : this.#l(r.reason, r.message, r.cause);
      let o = r?.name === "NotSupportedError";
      return this.#l(o ? "unsupported" : "network", `Network error: ${x(r)}`, r);
    }
  }
  /** One request, up to its response's body. */
  async #b(e, t) {
    await R(), t.throwIfAborted();
    let n = await this.#o.h(e, this.lastEventId);
    t.throwIfAborted(), this.#v("response");
    let r = this.#w(n, t);
    this.#p();
    let o = this.#a = await r;
    t.throwIfAborted(), await this.#S(o, n), t.throwIfAborted(), this.#v("body");
    let i = o.url || n.url;
    return o.redirected && this.#o.o(i), this.#h = { source: this.#e, origin: new URL(i).origin }, this.#e.dispatchEvent(Object.assign(new Event("open"), { response: o })), t.throwIfAborted(), o.body.getReader();
  }
  async #w({ url: e, init: t }, n) {
    try {
      return await (this.#r.fetch ?? fetch)(e, { ...t, signal: n });
    } catch (r) {
      throw we.test(e) ? r : this.#l("url", `${e} cannot be fetched: ${x(r)}`, r);
    }
  }
  /** Goes on with a response that is a stream. @throws EventSourceError if it is a refusal, which is read for what it says */
  async #S(e, { init: t }) {
    let { status: n, headers: r, body: o } = Object(e);
    if (!r?.get) throw this.#l("unsupported", Se);
    let i = r.get("content-type"), a = this.#o.y(n), d = (ye(i) ? 1 : 0) | (N(t) ? 2 : 0);
    a !== void 0 && (d |= 4 | (a ? 8 : 0));
    let u = this.#i.responded(n, d, be(r.get("retry-after")));
    if (u !== 0)
      throw this.#u.stop(), u === 4 ? await B(e, "status", `HTTP ${n}`) : await B(e, "content-type", `HTTP ${n}: the response has a MIME type ("${i ?? ""}") that is not "text/event-stream"`);
    if (!o?.getReader) throw this.#l("unsupported", Se);
  }
  /** Delivers the messages of a chunk, in a frame of its own that ends with them: what waits for the next chunk keeps none. */
  async #T(e, t) {
    let n = this.#i;
    for (let r of n.read(e)) {
      let o = this.lastEventId;
      if (r.length > 1 && p.begin(), this.#O(r)) {
        for (; p.left < 1; ) await this.#m(p.i());
        for (let i of this.n) i.p(r);
        p.left--;
      } else
        for (let i of r) {
          for (; p.left < 1; ) await this.#m(p.i());
          if (this.e) return;
          this.#I(i), p.left--, await void 0;
        }
      if (this.e) return;
      this.lastEventId = n.lastEventId, this.lastEventId !== o && this.#x(), p.left < 1 && p.i();
      for (let i of this.n) {
        if (await this.#m(i.b()), this.e) return;
        t.throwIfAborted();
      }
    }
  }
  /**
   * Loops alone need no Event. Otherwise one is made even for a type that nobody is known to listen to: there are ways to add
   * a listener behind our back.
   */
  #O(e) {
    let t = this.#d;
    return !this.n.length || typeof t.done == "function" ? !1 : e.every((n) => !t.d(n) && !this.listeners.of(n.type));
  }
  /** Hands one message to all who listen, and ends the stream if it is the last. */
  #I(e) {
    if (this.lastEventId = e.lastEventId, this.#d.d(e)) {
      this.t("complete");
      return;
    }
    for (let o of this.n) o.p([e]);
    let t = this.listeners.of(e.type);
    !t && !this.n.length && (this.E = !0);
    let n;
    if (t?.u && !this.#s ? n = A.v(t.u, e, this.#h) : (n = G(e, this.#h), this.#e.dispatchEvent(n)), this.e) return;
    let r = this.#d.judge(n, this.#a);
    r === !0 ? this.t("complete") : r && this.t("failed", r);
  }
  /** Reading waits for a slow loop, or for the page's turn; the server is not to blame for that silence. */
  async #m(e) {
    e && (this.#u.stop(), await e, this.e || this.#v("body"));
  }
  #x() {
    try {
      this.o?.();
    } catch (e) {
      S(e);
    }
  }
  /** Asks the server to stop, if the page wants that and anything has been sent. */
  async #R() {
    if (this.#c)
      try {
        let e = await this.#o.cancel(this.#i?.lastEventId ?? "");
        e && await (this.#r.fetch ?? fetch)(e.url, { ...e.init, signal: null, keepalive: !0 });
      } catch {
      }
  }
  /**
   * Waits until the next request is due, or the stream has ended. What has a strategy tries at once when the page or the network is
   * back, unless it is the server that wants to be left alone for a while.
   */
  async #A(e, { reason: t }) {
    if (this.e) return;
    let n;
    await new Promise((r) => {
      this.#f = r, n = setTimeout(r, e), this.#o.g && t !== "status" && M.add(r);
    }), clearTimeout(n), M.delete(this.#f);
  }
  /** Starts the core, if it is there, and what else can wait until a request is under way. */
  #p() {
    if (this.e || this.#i) return;
    A.h();
    let { f: e, lastEventId: t } = this.#o;
    try {
      R() || (this.#i = new T(e, this, t));
    } catch (n) {
      console.error(n), this.t("failed", n);
    }
  }
  /** From now on there should be a response, or more of its body: a silence is told of, a longer one ends the connection. */
  #v(e) {
    let { stallTimeout: t, connectTimeout: n, idleTimeout: r } = this.#r, o = e === "response" ? n : r, i = () => this.#c.abort(this.#l("timeout", `Timeout: nothing has come for ${o} ms`)), a = () => {
      this.#e.dispatchEvent(Object.assign(new Event("stalled"), { phase: e }));
    }, d = (...u) => this.#i.watch(...u);
    this.#u.start(d, { limit: t, ring: a }, { limit: o, ring: i });
  }
  #l(e, t, n) {
    return new h(e, t, n, this.#a);
  }
  #E(e, t) {
    let { reason: n, message: r, status: o, response: i } = e, a = new Event("error");
    Object.assign(a, { reason: n, message: r, status: o, code: o, response: i, error: e, reconnecting: t !== void 0, delay: t }), this.#e.dispatchEvent(a);
  }
};

// js/src/queue.ts
var $e = 64, U = class {
  #n = [];
  #t = [];
  #e = 0;
  // of them
  #r;
  #s;
  p(e) {
    for (this.#t = this.#t.slice(this.#e).concat(e), this.#e = 0; this.#n.length && (this.#s || this.#t.length); ) this.#n.shift()(this.#o());
  }
  /** Nothing if there is room; else a promise of an empty queue. */
  b() {
    return this.#t.length - this.#e < $e ? void 0 : new Promise((e) => this.#r = e);
  }
  /** The next message. A loop that finds one at hand whenever it comes gives the page its turn now and then. */
  next() {
    let e = this.#t.length && --p.left < 1 ? p.i() : void 0, t = this.#o();
    return e ? e.then(() => t) : t;
  }
  #o() {
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
    this.#s = e, this.p([]);
  }
  /** The loop has been left. */
  return() {
    return this.#t = [], this.#r?.(), this.end({}), this.next();
  }
};

// js/src/webidl.ts
function Oe(s, e, t = []) {
  let { prototype: n } = s;
  Object.defineProperty(s, "name", { value: e, configurable: !0 }), Object.defineProperty(n, Symbol.toStringTag, { value: e, configurable: !0 });
  for (let r of Object.getOwnPropertyNames(n))
    r !== "constructor" && Object.defineProperty(n, r, { enumerable: !0 });
  return t.forEach((r, o) => {
    for (let i of [s, n]) Object.defineProperty(i, r, { value: o, enumerable: !0 });
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
    for (let i in t) r[i] = t[i];
    let o = Object.keys(r).every((i) => i === "withCredentials");
    this.#t = !!r.withCredentials;
    try {
      this.#n = new URL(n, globalThis.document?.baseURI ?? globalThis.location?.href).href;
    } catch {
      throw new DOMException(`'${n}' is no URL`, "SyntaxError");
    }
    this.#e = new C(this, this.#n, r, o), this.#e.o = r.attach?.(this);
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
    let n = typeof t == "function" && arguments.length === 2 && z(super.addEventListener);
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
    let { n: e, e: t, E: n } = this.#e, r = new U();
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
    let { listeners: n } = this.#e, r = n.of(e)?.handler, o = !z(super.addEventListener);
    if (r && !o && Object(t) === t) {
      r.value = t;
      return;
    }
    r && super.removeEventListener(e, r.l);
    let i;
    if (Object(t) === t) {
      let a = {
        value: t,
        l: (d) => {
          typeof a.value == "function" && a.value.call(this, d) === !1 && d.preventDefault();
        }
      };
      i = a, super.addEventListener(e, a.l);
    }
    n.setHandler(e, i, o);
  }
};
function Fe(s) {
  let { prototype: e } = s;
  return Symbol.dispose && Object.defineProperty(e, Symbol.dispose, { value: e.close, writable: !0, configurable: !0 }), s;
}
var Z = /* @__PURE__ */ Fe(/* @__PURE__ */ Oe(X, "EventSource", ["CONNECTING", "OPEN", "CLOSED"]));

// js/src/decoder.ts
var We = /* @__PURE__ */ new FinalizationRegistry((s) => s.release()), ee = class {
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
    let r = { strategy: e === void 0 ? 0 : 8, maxEventSize: O("maxEventSize", t) }, o, i = new I(e), a, d, u, c = !1, v = 1048576, f, m = (l) => {
      c || (c = !0, o?.release(), n?.removeEventListener("abort", E), u?.(), l());
    }, w = (l) => {
      m(() => a.error(l)), d.error(l);
    }, E = () => w(n.reason), y = () => {
      f = setTimeout(() => d.error(), 5e3), m(() => a.close());
    }, Ie = (l) => {
      if (c) return;
      if (i.d(l)) return y();
      a.enqueue(l);
      let b = i.judge(l);
      b === !0 ? y() : b && w(b);
    };
    this.readable = new ReadableStream({
      start(l) {
        a = l;
      },
      pull: () => u?.(),
      cancel(l) {
        m(() => d.error(l));
      }
    });
    let te = {
      start(l) {
        return d = l, re?.then(ne, w);
      },
      write(l) {
        if (c) {
          v -= l.length, v < 0 && d.error();
          return;
        }
        try {
          for (let b of o.read(l))
            if (b.forEach(Ie), c) return;
        } catch (b) {
          w(b);
        }
        return c || a.desiredSize > 0 ? void 0 : new Promise((b) => u = b);
      },
      close() {
        clearTimeout(f), !c && o.ended(0, i) === "incomplete" ? w(i.incomplete()) : m(() => a.close());
      },
      abort(l) {
        clearTimeout(f), w(l);
      }
    }, ne = () => {
      c || (o = new T(r), We.register(te, o));
    }, re = R();
    re || ne(), this.writable = new WritableStream(te), n?.aborted ? E() : n?.addEventListener("abort", E);
  }
};

// js/src/workerd.ts
var { prototype: j } = Z, { dispatchEvent: ze } = j, H = "";
for (let s of ["onopen", "onmessage", "onerror"]) {
  let e = Object.getOwnPropertyDescriptor(j, s);
  Object.defineProperty(j, s, { ...e, get: function() {
    return H !== s ? e.get.call(this) : (H = "", null);
  } });
}
Object.defineProperty(j, "dispatchEvent", {
  configurable: !0,
  writable: !0,
  value(s) {
    H = `on${s.type}`;
    try {
      return ze.call(this, s);
    } finally {
      H = "";
    }
  }
});
export {
  Z as EventSource,
  h as EventSourceError,
  ee as EventStreamDecoder
};
//# sourceMappingURL=eventsource.workerd.mjs.map
