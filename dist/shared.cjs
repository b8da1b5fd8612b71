/*! eventsource-wasm 0.1.0 | MIT */
var k = Object.defineProperty;
var A = Object.getOwnPropertyDescriptor;
var j = Object.getOwnPropertyNames;
var H = Object.prototype.hasOwnProperty;
var M = (r, e) => {
  for (var t in e)
    k(r, t, { get: e[t], enumerable: !0 });
}, $ = (r, e, t, s) => {
  if (e && typeof e == "object" || typeof e == "function")
    for (let i of j(e))
      !H.call(r, i) && i !== t && k(r, i, { get: () => e[i], enumerable: !(s = A(e, i)) || s.enumerable });
  return r;
};
var U = (r) => $(k({}, "__esModule", { value: !0 }), r);

// js/src/shared/index.ts
var G = {};
M(G, {
  SharedEventSource: () => T
});
module.exports = U(G);
var q = require("./eventsource.cjs");

// js/src/shared/feed.ts
var N = require("./eventsource.cjs");

// js/src/shared/item.ts
function P(r) {
  return r.kind === "complete" || r.kind === "error" && !r.loss.reconnecting;
}
function w({ url: r, status: e, headers: t }) {
  return { url: r, status: e, headers: [...t] };
}
function v({ url: r, status: e, headers: t }, s = null) {
  return Object.defineProperty(new Response(s, { status: e, headers: t }), "url", { value: r });
}

// js/src/shared/feed.ts
var B = /* @__PURE__ */ new TextEncoder(), g = class {
  /** The shared connection is lost, and another follows. */
  isLost = !1;
  /** It is complete. */
  isComplete = !1;
  /** What the source's `done` is to say. */
  verdict;
  source;
  #t = [];
  #s = () => {
  };
  push(e) {
    this.#t.push(e), this.#s();
  }
  async #a() {
    for (; !this.#t.length; ) await new Promise((e) => this.#s = e);
    return this.#t.shift();
  }
  /** In the place of fetch. It waits for the first response that is none to try again. */
  async fetch() {
    for (; ; ) {
      let e = await this.#a();
      if (e.kind === "open") {
        this.isLost = !1;
        let { id: s, retry: i } = e;
        this.#t.unshift({ kind: "text", text: `retry: ${i}
id: ${s}

`, id: s, retry: i, failure: void 0 });
        let o = new ReadableStream({ pull: (d) => this.#c(d) }, { highWaterMark: 0 });
        return v(e.head, o);
      }
      let t = I(e);
      if (t?.head?.status === 204) return v(t.head);
      if (t) throw x(t);
      this.#e(e);
    }
  }
  async #c(e) {
    for (; ; ) {
      let t = await this.#a();
      if (t.kind === "text") return e.enqueue(B.encode(this.#n(t)));
      let s = I(t);
      if (s && s.head?.status !== 204) return s.reason === "eof" ? e.close() : e.error(x(s));
      this.#e(t);
    }
  }
  /** As much as there is of it; but a message that is judged comes alone. */
  #n({ text: e, failure: t }) {
    t !== void 0 && (this.verdict = new Error(t));
    for (let [s] = this.#t; s?.kind === "text" && s.failure === void 0 && !this.verdict; [s] = this.#t)
      e += s.text, this.#t.shift();
    return e;
  }
  /** Dispatches what happens between two connections, of which the source itself sees nothing; and completes it. */
  #e(e) {
    let t = (s, i) => {
      this.source.dispatchEvent(Object.assign(new Event(s), i));
    };
    if ((e.kind === "complete" || I(e)) && (this.isComplete = !0, this.source.close()), e.kind === "stalled")
      t("stalled", { phase: e.phase });
    else if (e.kind === "open" && this.isLost)
      this.isLost = !1, t("open", { response: v(e.head) });
    else if (e.kind === "error") {
      let { reason: s, message: i, reconnecting: o, delay: d } = e.loss, a = x(e.loss), { status: u, response: h } = a;
      this.isLost = o, t("error", { reason: s, message: i, status: u, code: u, response: h, error: a, reconnecting: o, delay: d });
    }
  }
};
function I(r) {
  return r.kind === "error" && !r.loss.reconnecting ? r.loss : void 0;
}
function x({ reason: r, message: e, head: t, body: s }) {
  return new N.EventSourceError(r, e, void 0, t && v(t, s));
}

// js/src/shared/connect.ts
var R = require("./eventsource.cjs");
function S(r, e, t, s) {
  let { done: i } = e, o, d = (n) => {
    o ? o = o.then(() => s(n)) : s(n);
  }, a = (n) => {
    if (n.data === i) return !0;
    let { data: c, lastEventId: l, type: y } = n, f = h.reconnectionTime, E = `retry: ${f}
id: ${l}
event: ${y}
data: ${c.replaceAll(`
`, `
data: `)}

`, p;
    try {
      return p = typeof i == "function" ? i(n) : void 0;
    } finally {
      d({ kind: "text", text: E, id: l, retry: f, failure: p instanceof Error ? p.message : void 0 });
    }
  }, u = (n) => {
    if (n instanceof MessageEvent) return;
    let { reason: c, reconnecting: l, delay: y, response: f } = n, E = c === "status" || c === "content-type", p = c === "eof" && i === void 0 ? "The stream has ended" : n.message, C = { reason: c, message: p, reconnecting: l, delay: y, head: f && w(f), body: null };
    if (!E || !f.body) return d({ kind: "error", loss: C });
    let O = f.clone().text();
    o = (o ?? Promise.resolve()).then(async () => s({ kind: "error", loss: { ...C, body: await O } }));
  }, h = new R.EventSource(r, { ...e, lastEventId: t, signal: null, done: a });
  return h.onopen = ({ response: n }) => {
    d({ kind: "open", head: w(n), id: h.lastEventId, retry: h.reconnectionTime });
  }, h.onerror = u, h.addEventListener("stalled", ({ phase: n }) => n && d({ kind: "stalled", phase: n })), h.closed.then(({ outcome: n }) => {
    n === "complete" && d({ kind: "complete" });
  }), () => h.close();
}

// js/src/shared/history.ts
var L = (r) => r.kind === "text" ? r.text.length : 0, m = class {
  #t = [];
  #s = 0;
  add(e) {
    for (this.#t.push(e), this.#s += L(e); this.#t.length > 256 || this.#s > 1048576; ) this.#s -= L(this.#t.shift());
  }
  behind(e) {
    return this.#t.filter((t) => t.seq > e);
  }
};

// js/src/shared/member.ts
var F = 1e4, z = 1e3, D = 16, b = class {
  #t;
  #s;
  #a;
  #c;
  #n;
  #e;
  #l = new m();
  // up to the place
  #o;
  // while it lasts
  #i = "";
  // the line of who is heard
  #f = [];
  // while this one has the lock, and is not the holder yet
  #I = () => {
  };
  // of them
  #y = -1;
  // for what is behind that
  #u;
  // for the lock
  #d;
  // of the lock, while this one has it
  #h;
  // of the connection
  #x;
  #m = !0;
  // something of the holder, since the last beat
  #p = !1;
  // it has been asked whether it is there
  #v = new AbortController();
  // it has left
  constructor(e, t, s, i) {
    this.#t = e, this.#s = t, this.#a = s, this.#c = i, this.#e = { line: "", seq: 0, id: s.lastEventId ?? "", terms: [] };
  }
  /** Begins. */
  start() {
    if (!globalThis.navigator?.locks || !globalThis.BroadcastChannel) return this.#b();
    let e = (t, s, i) => t?.addEventListener(s, i, { signal: this.#v.signal });
    e(globalThis.window, "pagehide", () => this.#g(!0)), e(globalThis.window, "pageshow", () => this.#E()), e(globalThis.document, "freeze", () => this.#g(!1)), e(globalThis.document, "resume", () => this.#E()), this.#E();
  }
  /** Ends its part for good. */
  leave() {
    this.#v.abort(), this.#g(!0), this.#h?.();
  }
  #E() {
    this.#u || this.#v.signal.aborted || (this.#n || (this.#i = "", this.#n = new BroadcastChannel(this.#t), this.#n.onmessage = ({ data: e }) => this.#O(e)), this.#r({ kind: "join", line: "" }), this.#k(), this.#T());
  }
  /** Nothing of it holds the others up from now on. What they say meanwhile is kept by the channel, unless it is closed. */
  #g(e) {
    this.#n && (clearTimeout(this.#x), this.#u?.abort(), this.#u = void 0, this.#S(), e && (this.#n.close(), this.#n = void 0));
  }
  /** Goes on with a connection of its own. */
  #b() {
    this.#v.abort(), this.#g(!0), this.#h = S(this.#s, this.#a, this.#e.id, (e) => this.#c.push(e));
  }
  /** Waits for the lock; or takes it away from a holder that is hung. */
  #k(e = !1) {
    let { signal: t } = this.#u = new AbortController();
    navigator.locks.request(this.#t, e ? { steal: e } : { signal: t }, () => t.aborted ? void 0 : this.#R(t)).catch((i) => {
      t.aborted || (i.name === "AbortError" ? this.#q() : this.#b());
    });
  }
  /** Has the lock until the promise resolves. */
  async #R(e) {
    let t = new Promise((n) => this.#d = n), s = this.#i = crypto.randomUUID();
    this.#f = [];
    let { pending: i = [] } = await navigator.locks.query(), o = i.filter(({ name: n }) => n === this.#t).length;
    if (e.aborted || (this.#r({ kind: "hello", line: s, seq: this.#e.seq }), o && await new Promise((n) => {
      setTimeout(n, z), this.#I = () => this.#f.length >= o && n();
    }), e.aborted || this.#i !== s)) return;
    this.#L();
    let { seq: d, id: a, terms: u } = this.#e;
    this.#e = { line: s, seq: d, id: a, terms: [...u, { line: s, base: d }].slice(-D) }, this.#o = void 0, this.#r({ kind: "state", line: s, place: this.#e, open: void 0 });
    let h = S(this.#s, this.#a, a, (n) => {
      if (this.#h !== h) return;
      let c = { ...n, seq: this.#e.seq + 1 };
      this.#r({ kind: "item", line: s, item: c }), this.#w(c);
    });
    return this.#h = h, t;
  }
  /** Takes what others have and this one has not. */
  #L() {
    for (let { place: e, items: t } of this.#f.sort((s, i) => i.place.seq - s.place.seq))
      if (!this.#e.line && e.line) {
        this.#e = e, this.#l = new m();
        for (let s of t) this.#l.add(s);
      } else e.line && e.line === this.#e.line && this.#N(t);
  }
  #S() {
    this.#d?.(), this.#d = void 0, this.#n && (this.#h?.(), this.#h = void 0, this.#i = "");
  }
  /** Another has become the holder. */
  #q() {
    this.#u?.abort(), this.#S(), this.#k();
  }
  #T() {
    this.#x = setTimeout(() => {
      this.#d || this.#m ? (this.#m = !1, this.#p = !1) : this.#p ? (this.#p = !1, this.#u?.abort(), this.#k(!0)) : (this.#p = !0, this.#r({ kind: "join", line: "" })), this.#T();
    }, F);
  }
  #r(e) {
    this.#n?.postMessage(e);
  }
  #O(e) {
    let { line: t } = e, s = this.#d && t === this.#i;
    switch (e.kind) {
      case "join":
        this.#h && this.#r({ kind: "state", line: this.#i, place: this.#e, open: this.#o });
        return;
      case "at":
        return s ? (this.#f.push(e), this.#I()) : void 0;
      case "need":
        s && this.#r({ kind: "missed", line: t, items: this.#l.behind(e.seq) });
        return;
      case "hello":
        return this.#C(t), this.#r({ kind: "at", line: t, place: this.#e, items: this.#l.behind(e.seq) });
      case "state": {
        let i = t === this.#i || e.place.terms.some((o) => o.line === this.#i);
        return this.#i && !i ? void 0 : (this.#C(t), this.#j(e.place, e.open));
      }
      default:
        if (t !== this.#i || this.#d || !this.#e.line) return;
        this.#m = !0, e.kind === "item" ? this.#A(e.item) : this.#N(e.items), e.kind === "missed" && this.#y === this.#e.seq && this.#b();
    }
  }
  #C(e) {
    this.#d && e !== this.#i && this.#q(), this.#i = e, this.#m = !0;
  }
  #A(e) {
    e.seq === this.#e.seq + 1 ? this.#w(e) : e.seq > this.#e.seq && this.#P();
  }
  #P() {
    let { seq: e } = this.#e;
    this.#y !== e && (this.#y = e, this.#r({ kind: "need", line: this.#i, seq: e }));
  }
  /** Finds its place in what the holder tells of the connection. */
  #j(e, t) {
    let { line: s, seq: i, id: o } = this.#e, d = e.terms.findIndex((a) => a.line === s);
    d >= 0 && i <= (e.terms[d + 1]?.base ?? e.seq) ? (this.#e = { ...e, seq: i, id: o }, i < e.seq && this.#P()) : s && o ? this.#b() : (this.#e = e, this.#l = new m(), this.#o = t, t && this.#c.push(t));
  }
  #N(e) {
    for (let t of e) t.seq === this.#e.seq + 1 && this.#w(t);
  }
  #w(e) {
    let { kind: t, seq: s } = e;
    if (this.#e.seq = s, t === "text") {
      let { id: i, retry: o } = e;
      this.#e.id = i, this.#o && (this.#o = { ...this.#o, id: i, retry: o });
    }
    t === "open" && (this.#o = e), t === "error" && (this.#o = void 0), this.#l.add(e), this.#c.push(e), P(e) && this.leave();
  }
};

// js/src/shared/index.ts
var T = class extends q.EventSource {
  #t;
  #s;
  /**
   * @param url as for EventSource
   * @param init as for EventSource; a function counts as the same if its text is
   * @throws SyntaxError (DOMException) if the URL does not parse
   * @throws TypeError if a member of init is not what it should be, or `method` is not GET
   */
  constructor(e, t = {}) {
    if (arguments.length === 0) throw new TypeError("no url");
    let s = new q.EventSource(e, t);
    s.close();
    let i = {};
    for (let l in t) i[l] = t[l];
    let { method: o = "GET", signal: d, done: a, lastEventId: u, withCredentials: h } = i;
    if (String(o).toUpperCase() !== "GET") throw new TypeError(`method: a ${o} is not shared`);
    delete i.signal;
    let n = new g(), c = new b(V(s.url, i), s.url, i, n);
    super(e, {
      fetch: () => (c.start(), n.fetch()),
      reconnect: !1,
      // the shared connection does that
      maxEventSize: 1 / 0,
      done: a === void 0 ? a : () => n.verdict,
      signal: d,
      lastEventId: u,
      withCredentials: h
    }), this.#t = n, n.source = this, this.#s = super.closed.then((l) => (c.leave(), n.isComplete ? { outcome: "complete" } : l));
  }
  get readyState() {
    let e = super.readyState;
    return e === 1 && this.#t.isLost ? 0 : e;
  }
  get closed() {
    return this.#s;
  }
};
function V(r, e) {
  let t = JSON.stringify(
    Object.entries(e).sort(),
    (s, i) => typeof i == "function" ? String(i) : i instanceof Headers ? [...i] : i
  );
  return `eventsource-wasm ${r} ${t}`;
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  SharedEventSource
});
//# sourceMappingURL=shared.cjs.map
