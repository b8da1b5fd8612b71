/*! eventsource-wasm 0.2.0 | MIT */

// js/src/shared/index.ts
import { EventSource as N } from "./eventsource.mjs";

// js/src/shared/feed.ts
import { EventSourceError as R } from "./eventsource.mjs";

// js/src/shared/item.ts
function q(r) {
  return r.kind === "complete" || r.kind === "error" && !r.loss.reconnecting;
}
function k({ url: r, status: e, headers: t }) {
  return { url: r, status: e, headers: [...t] };
}
function v({ url: r, status: e, headers: t }, s = null) {
  return Object.defineProperty(new Response(s, { status: e, headers: t }), "url", { value: r });
}

// js/src/shared/feed.ts
var O = /* @__PURE__ */ new TextEncoder(), g = class {
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
        let o = new ReadableStream({ pull: (h) => this.#c(h) }, { highWaterMark: 0 });
        return v(e.head, o);
      }
      let t = w(e);
      if (t?.head?.status === 204) return v(t.head);
      if (t) throw I(t);
      this.#e(e);
    }
  }
  async #c(e) {
    for (; ; ) {
      let t = await this.#a();
      if (t.kind === "text") return e.enqueue(O.encode(this.#n(t)));
      let s = w(t);
      if (s && s.head?.status !== 204) return s.reason === "eof" ? e.close() : e.error(I(s));
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
    if ((e.kind === "complete" || w(e)) && (this.isComplete = !0, this.source.close()), e.kind === "stalled")
      t("stalled", { phase: e.phase });
    else if (e.kind === "open" && this.isLost)
      this.isLost = !1, t("open", { response: v(e.head) });
    else if (e.kind === "error") {
      let { reason: s, message: i, reconnecting: o, delay: h } = e.loss, c = I(e.loss), { status: u, response: a } = c;
      this.isLost = o, t("error", { reason: s, message: i, status: u, code: u, response: a, error: c, reconnecting: o, delay: h });
    }
  }
};
function w(r) {
  return r.kind === "error" && !r.loss.reconnecting ? r.loss : void 0;
}
function I({ reason: r, message: e, head: t, body: s }) {
  return new R(r, e, void 0, t && v(t, s));
}

// js/src/shared/connect.ts
import { EventSource as A } from "./eventsource.mjs";
function x(r, e, t, s) {
  let { done: i } = e, o, h = (n) => {
    o ? o = o.then(() => s(n)) : s(n);
  }, c = (n) => {
    if (n.data === i) return !0;
    let { data: d, lastEventId: l, type: y } = n, f = a.reconnectionTime, E = `retry: ${f}
id: ${l}
event: ${y}
data: ${d.replaceAll(`
`, `
data: `)}

`, p;
    try {
      return p = typeof i == "function" ? i(n) : void 0;
    } finally {
      h({ kind: "text", text: E, id: l, retry: f, failure: p instanceof Error ? p.message : void 0 });
    }
  }, u = (n) => {
    if (n instanceof MessageEvent) return;
    let { reason: d, reconnecting: l, delay: y, response: f } = n, E = d === "status" || d === "content-type", p = d === "eof" && i === void 0 ? "The stream has ended" : n.message, S = { reason: d, message: p, reconnecting: l, delay: y, head: f && k(f), body: null };
    if (!E || !f.body) return h({ kind: "error", loss: S });
    let L = f.clone().text();
    o = (o ?? Promise.resolve()).then(async () => s({ kind: "error", loss: { ...S, body: await L } }));
  }, a = new A(r, { ...e, lastEventId: t, signal: null, done: c });
  return a.onopen = ({ response: n }) => {
    h({ kind: "open", head: k(n), id: a.lastEventId, retry: a.reconnectionTime });
  }, a.onerror = u, a.addEventListener("stalled", ({ phase: n }) => n && h({ kind: "stalled", phase: n })), a.closed.then(({ outcome: n }) => {
    n === "complete" && h({ kind: "complete" });
  }), () => a.close();
}

// js/src/shared/history.ts
var T = (r) => r.kind === "text" ? r.text.length : 0, m = class {
  #t = [];
  #s = 0;
  add(e) {
    for (this.#t.push(e), this.#s += T(e); this.#t.length > 256 || this.#s > 1048576; ) this.#s -= T(this.#t.shift());
  }
  behind(e) {
    return this.#t.filter((t) => t.seq > e);
  }
};

// js/src/shared/member.ts
var j = 1e4, C = 1e3, M = 16, b = class {
  #t;
  #s;
  #a;
  #c;
  #n;
  #e;
  #l = new m();
  // up to the place
  #h;
  // while it lasts
  #i = "";
  // the line of who is heard
  #r = "";
  // the line of this one, while it has the lock
  #E = !1;
  // its hello has come back
  #p = [];
  // to it
  #k = () => {
  };
  // of them
  #w = -1;
  // for what is behind that
  #u;
  // for the lock
  #f;
  // of the lock, while this one has it
  #o;
  // of the connection
  #T;
  #v = !0;
  // something of the holder, since the last beat
  #g = !1;
  // it has been asked whether it is there
  #b = new AbortController();
  // it has left the others
  #I = !1;
  // for good
  constructor(e, t, s, i) {
    this.#t = e, this.#s = t, this.#a = s, this.#c = i, this.#e = { line: "", seq: 0, id: s.lastEventId ?? "", terms: [] };
  }
  /** Begins. */
  start() {
    if (!globalThis.navigator?.locks || !globalThis.BroadcastChannel) return this.#y();
    let e = (t, s, i) => t?.addEventListener(s, i, { signal: this.#b.signal });
    e(globalThis.window, "pagehide", () => this.#m(!0)), e(globalThis.window, "pageshow", () => this.#x()), e(globalThis.document, "freeze", () => this.#m(!1)), e(globalThis.document, "resume", () => this.#x()), this.#x();
  }
  /** Ends its part for good. */
  leave() {
    if (this.#I) return;
    if (this.#I = !0, this.#b.abort(), this.#o?.(), !this.#r || !this.#o) return this.#m(!0);
    let e = new BroadcastChannel(this.#t), t = () => {
      e.close(), this.#m(!0);
    }, s = this.#r;
    e.onmessage = ({ data: i }) => i.kind === "bye" && i.line === s && t(), this.#d({ kind: "bye", line: s }), setTimeout(t, C);
  }
  #x() {
    this.#u || this.#b.signal.aborted || (this.#n || (this.#i = "", this.#n = new BroadcastChannel(this.#t), this.#n.onmessage = ({ data: e }) => this.#M(e)), this.#d({ kind: "join", line: "" }), this.#S(), this.#P());
  }
  /** Nothing of it holds the others up from now on. What they say meanwhile is kept by the channel, unless it is closed. */
  #m(e) {
    this.#n && (clearTimeout(this.#T), this.#u?.abort(), this.#u = void 0, this.#C(), e && (this.#n.close(), this.#n = void 0));
  }
  /** Goes on with a connection of its own. */
  #y() {
    this.#b.abort(), this.#m(!0), this.#o = x(this.#s, this.#a, this.#e.id, (e) => this.#c.push(e));
  }
  /** Waits for the lock; or takes it away from a holder that is hung. */
  #S(e = !1) {
    let { signal: t } = this.#u = new AbortController();
    navigator.locks.request(this.#t, e ? { steal: e } : { signal: t }, () => t.aborted ? void 0 : this.#A(t)).catch((i) => {
      t.aborted || (i.name === "AbortError" ? this.#N() : this.#y());
    });
  }
  /** Has the lock until the promise resolves. */
  async #A(e) {
    let t = new Promise((d) => this.#f = d), s = this.#r = crypto.randomUUID();
    this.#p = [], this.#E = !1;
    let { pending: i = [] } = await navigator.locks.query(), o = i.filter(({ name: d }) => d === this.#t).length;
    if (e.aborted) return;
    let h = new BroadcastChannel(this.#t);
    if (h.postMessage({ kind: "hello", line: s, seq: this.#e.seq }), await new Promise((d) => {
      setTimeout(d, C), this.#k = () => this.#E && this.#p.length >= o && d();
    }), h.close(), this.#r === s && this.#j(), e.aborted || this.#r !== s) return;
    this.#i = s;
    let { seq: c, id: u, terms: a } = this.#e;
    this.#e = { line: s, seq: c, id: u, terms: [...a, { line: s, base: c }].slice(-M) }, this.#h = void 0, this.#d({ kind: "state", line: s, place: this.#e, open: void 0 });
    let n = x(this.#s, this.#a, u, (d) => {
      if (this.#o !== n) return;
      let l = { ...d, seq: this.#e.seq + 1 };
      this.#d({ kind: "item", line: s, item: l }), this.#q(l);
    });
    return this.#o = n, t;
  }
  /** Takes what others have and this one has not. */
  #j() {
    for (let { place: e, items: t } of this.#p.sort((s, i) => i.place.seq - s.place.seq))
      if (!this.#e.line && e.line) {
        this.#e = e, this.#l = new m();
        for (let s of t) this.#l.add(s);
      } else e.line && e.line === this.#e.line && this.#O(t);
  }
  #C() {
    this.#f?.(), this.#f = void 0, this.#n && (this.#i === this.#r && (this.#i = ""), this.#r = "", this.#o?.(), this.#o = void 0);
  }
  /** Another has become the holder. */
  #N() {
    this.#u?.abort(), this.#C(), this.#S();
  }
  #P() {
    this.#T = setTimeout(() => {
      this.#f || this.#v ? (this.#v = !1, this.#g = !1) : this.#g ? (this.#g = !1, this.#u?.abort(), this.#S(!0)) : (this.#g = !0, this.#d({ kind: "join", line: "" })), this.#P();
    }, j);
  }
  #d(e) {
    this.#n?.postMessage(e);
  }
  #M(e) {
    let { line: t } = e, s = t === this.#r;
    switch (e.kind) {
      case "join":
        this.#o && !this.#I && this.#d({ kind: "state", line: this.#r, place: this.#e, open: this.#h });
        return;
      case "at":
        return s ? (this.#p.push(e), this.#k()) : void 0;
      case "need":
        s && this.#o && this.#d({ kind: "missed", line: t, items: this.#l.behind(e.seq) });
        return;
      case "hello":
        return s ? (this.#E = !0, this.#k()) : (this.#L(t), this.#d({ kind: "at", line: t, place: this.#e, items: this.#l.behind(e.seq) }));
      case "state": {
        let i = t === this.#i || e.place.terms.some((o) => o.line === this.#i);
        return this.#i && !i || this.#f && t === this.#i ? void 0 : (this.#L(t), this.#$(e.place, e.open));
      }
      case "item":
      case "missed":
        if (t !== this.#i || !this.#e.line) return;
        this.#v = !0, e.kind === "item" ? this.#H(e.item) : this.#O(e.items), e.kind === "missed" && this.#w === this.#e.seq && this.#y();
    }
  }
  #L(e) {
    this.#f && this.#N(), this.#i = e, this.#v = !0;
  }
  #H(e) {
    e.seq === this.#e.seq + 1 ? this.#q(e) : e.seq > this.#e.seq && this.#R();
  }
  #R() {
    let { seq: e } = this.#e;
    this.#w !== e && (this.#w = e, this.#d({ kind: "need", line: this.#i, seq: e }));
  }
  /** Finds its place in what the holder tells of the connection. */
  #$(e, t) {
    let { line: s, seq: i, id: o } = this.#e, h = e.terms.findIndex((c) => c.line === s);
    h >= 0 && i <= (e.terms[h + 1]?.base ?? e.seq) ? (this.#e = { ...e, seq: i, id: o }, i < e.seq && this.#R()) : s && o ? this.#y() : (this.#e = e, this.#l = new m(), this.#h = t, t && this.#c.push(t));
  }
  #O(e) {
    for (let t of e) t.seq === this.#e.seq + 1 && this.#q(t);
  }
  #q(e) {
    let { kind: t, seq: s } = e;
    if (this.#e.seq = s, t === "text") {
      let { id: i, retry: o } = e;
      this.#e.id = i, this.#h && (this.#h = { ...this.#h, id: i, retry: o });
    }
    t === "open" && (this.#h = e), t === "error" && (this.#h = void 0), this.#l.add(e), this.#c.push(e), q(e) && this.leave();
  }
};

// js/src/shared/index.ts
var P = class extends N {
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
    let s = new N(e, t);
    s.close();
    let i = {};
    for (let l in t) i[l] = t[l];
    let { method: o = "GET", signal: h, done: c, lastEventId: u, withCredentials: a } = i;
    if (String(o).toUpperCase() !== "GET") throw new TypeError(`method: a ${o} is not shared`);
    delete i.signal;
    let n = new g(), d = new b(H(s.url, i), s.url, i, n);
    super(e, {
      fetch: () => (d.start(), n.fetch()),
      reconnect: !1,
      // the shared connection does that
      maxEventSize: 1 / 0,
      done: c === void 0 ? c : () => n.verdict,
      signal: h,
      lastEventId: u,
      withCredentials: a
    }), this.#t = n, n.source = this, this.#s = super.closed.then((l) => (d.leave(), n.isComplete ? { outcome: "complete" } : l));
  }
  get readyState() {
    let e = super.readyState;
    return e === 1 && this.#t.isLost ? 0 : e;
  }
  get closed() {
    return this.#s;
  }
};
function H(r, e) {
  let t = JSON.stringify(
    Object.entries(e).sort(),
    (s, i) => typeof i == "function" ? String(i) : i instanceof Headers ? [...i] : i
  );
  return `eventsource-wasm ${r} ${t}`;
}
export {
  P as SharedEventSource
};
//# sourceMappingURL=shared.mjs.map
