/*! eventsource-wasm 0.1.0 | MIT */
var I = Object.defineProperty;
var ne = Object.getOwnPropertyDescriptor;
var re = Object.getOwnPropertyNames;
var oe = Object.prototype.hasOwnProperty;
var se = (e, t) => {
  for (var r in t)
    I(e, r, { get: t[r], enumerable: !0 });
}, ae = (e, t, r, o) => {
  if (t && typeof t == "object" || typeof t == "function")
    for (let s of re(t))
      !oe.call(e, s) && s !== r && I(e, s, { get: () => t[s], enumerable: !(o = ne(t, s)) || o.enumerable });
  return e;
};
var ie = (e) => ae(I({}, "__esModule", { value: !0 }), e);

// js/src/store/index.ts
var fe = {};
se(fe, {
  createEventSource: () => X,
  createEventStream: () => Q
});
module.exports = ie(fe);

// js/src/store/stream.ts
var b = require("./eventsource.cjs");

// js/src/store/pace.ts
function U(e) {
  let t, r, o = () => {
    clearTimeout(r), r = void 0, e();
  }, s = (c = "frame") => {
    if (c === !1) return o();
    c === "frame" && typeof requestAnimationFrame == "function" && (t ??= requestAnimationFrame(() => {
      t = void 0, o();
    })), r ??= setTimeout(o, c === "frame" ? t === void 0 ? 16 : 1e3 : c);
  };
  return { soon: s, last: (c) => {
    if (c === !1 || globalThis.document?.hidden) return o();
    clearTimeout(r), r = void 0, s();
  }, now: o };
}

// js/src/store/parse.ts
var H = require("./eventsource.cjs"), T = /* @__PURE__ */ Symbol();
function J(e, t) {
  let { data: r } = t;
  if (!e || e === "text") return r;
  let o = e !== "json" && "~standard" in e ? e["~standard"] : void 0;
  if (typeof e == "function" && !o) return e(t);
  if (!r) return T;
  let s = JSON.parse(r);
  if (!o) return s;
  let i = o.validate(s);
  if (i instanceof Promise) throw new TypeError("the schema is asynchronous");
  if (!i.issues) return i.value;
  throw new H.EventSourceError("parse", `The data does not fit the schema: ${i.issues.map(ue).join("; ")}`, i.issues);
}
function ue({ path: e = [], message: t }) {
  let r = e.map((o) => String(typeof o == "object" ? o.key : o)).join(".");
  return r ? `${r}: ${t}` : t;
}

// js/src/store/stream.ts
function w(e, t) {
  try {
    e?.(t);
  } catch (r) {
    queueMicrotask(() => {
      throw r;
    });
  }
}
function de(e, t) {
  let { url: r, headers: o, body: s, done: i } = e, { variables: c } = t, u = (f) => {
    let v = i(f);
    return (v === !0 || v instanceof Error) && (t.final = f.data), v;
  };
  return new b.EventSource(typeof r == "function" ? r(c) : r, {
    ...e,
    method: e.method ?? (s == null ? "GET" : "POST"),
    headers: typeof o == "function" ? (f) => o(c, f) : o,
    body: typeof s == "function" ? (f) => s(c, f) : s,
    done: typeof i == "function" ? u : i
  });
}
function W({ initial: e, text: t, events: r }) {
  return e ?? (t ? "" : r ? {} : e);
}
function C() {
  let e;
  return (t, r, o, s) => {
    let { text: i, events: c } = t;
    return t.reduce ? t.reduce(r, { ...s, data: o }) : i && t.answer ? `${t.initial ?? ""}${(e ??= t.answer())(s)}` : i ? `${r}${i(s)}` : c ? { ...r, [s.type]: o } : o;
  };
}
function Q(e) {
  return M(e);
}
function M(e) {
  let t = () => {
    let n = typeof e == "function" ? e() : e;
    return { ...n.format, ...n };
  }, r = (n, a = "idle") => ({
    data: W(n),
    status: a,
    error: void 0,
    lastEventId: n.lastEventId ?? ""
  }), o = Object.freeze(r(t())), s = o, i = o, c, u, f, v = [], g = /* @__PURE__ */ new Set(), p = U(() => {
    if (i !== s) {
      i = Object.freeze(s);
      for (let a of [...g]) w(a, void 0);
    }
    let n = c;
    c = void 0, n?.();
  }), h = (n) => {
    let a = Object.entries(n).some(([l, d]) => !Object.is(d, s[l]));
    return a && (s = { ...s, ...n }), a;
  }, F = () => s.error?.reason === "parse" ? s.error : void 0, Y = (n) => {
    let a = { variables: n };
    return a.ended = new Promise((l) => a.resolve = l), a;
  }, $ = () => {
    let n = u;
    u = void 0, n?.source?.close(), n?.resolve(Object.freeze({ ...s, status: "closed" }));
  }, A = () => {
    for (let n of v.splice(0)) n.resolve(Object.freeze({ ...o, status: "closed" }));
  }, x = (n, a, l, d) => {
    if (u !== n) return;
    u = void 0, n.source?.close(), h({ status: l, error: d ?? F() });
    let E = s;
    c = () => {
      d && w(a.onError, d), w(a.onFinish, E), n.resolve(E);
      let y = u ? void 0 : v.shift();
      y && L(y);
    }, p.last(a.throttle);
  }, L = (n) => {
    p.now(), $(), u = f = n;
    let a = { url: "" }, l;
    try {
      a = t(), n.source = de(a, n);
    } catch (E) {
      let y = E instanceof Error && E.name === "SyntaxError";
      l = new b.EventSourceError(y ? "url" : "request", `Request failed: ${K(E)}`, E);
    }
    h(r(a, "connecting"));
    let d = n.source ? Z(n, n.source, a) : void 0;
    p.now(), d || x(n, a, "failed", l);
  }, Z = async (n, a, l) => {
    let d = l, E = C(), y = !1, R = s, j = !1, q = () => {
      j && (j = !1, h({ data: R.data }), R.data === W(d) && (E = C()));
    }, _ = (m, S) => {
      if (m.data === n.final) return;
      let k = S instanceof b.EventSourceError ? S : new b.EventSourceError("parse", `The message cannot be read: ${K(S)}`, S);
      if (d.failOnParseError) return x(n, d, "failed", k);
      h({ error: k }), p.soon(d.throttle), w(d.onError, k);
    }, ee = (m) => {
      d = t();
      let { events: S, throttle: B } = d, { type: k, lastEventId: N } = m;
      q();
      let G = { lastEventId: N }, P = T;
      try {
        (!S || Object.hasOwn(S, k)) && (P = J(S ? S[k] : d.parse, m)), P !== T && (G = { lastEventId: N, data: E(d, s.data, P, m) });
      } catch (te) {
        P = T, _(m, te);
      }
      u === n && (h(G) && p.soon(B), N !== R.lastEventId && (R = s), P !== T && w(d.onMessage, { ...m, data: P }));
    };
    a.onopen = (m) => {
      if (u !== n || "data" in m) return;
      let { strategy: S } = Object(l.reconnect);
      j = y && !!(a.lastEventId || S !== "resume"), y = !0, h({ status: "streaming", error: F() }) && p.soon(l.throttle);
    }, a.onerror = ({ reconnecting: m, error: S }) => {
      u !== n || !m || (d = t(), h({ status: "reconnecting", error: S }), p.soon(d.throttle), w(d.onError, S));
    };
    try {
      for await (let m of a) {
        if (u !== n) return;
        ee(m);
      }
    } catch {
    }
    let { outcome: D, error: z } = await a.closed;
    u === n && (d = t(), (D === "complete" || D === "eof") && q(), x(n, d, D, z instanceof b.EventSourceError ? z : void 0));
  }, V = (n) => {
    let a = u && t().whenBusy;
    if (u && a === "drop") return u.ended;
    let l = Y(n);
    return a === "queue" ? v.push(l) : L(l), l.ended;
  };
  return {
    send: V,
    stop() {
      A(), p.now(), u && (x(u, t(), "closed"), p.now());
    },
    retry: () => f ? V(f.variables) : Promise.resolve(i),
    reset() {
      A(), p.now(), $(), f = void 0, h(r(t())), p.now();
    },
    subscribe(n) {
      let a = () => n();
      return g.add(a), () => {
        g.delete(a);
      };
    },
    getSnapshot: () => i,
    getServerSnapshot: () => o
  };
}
function K(e) {
  return e instanceof Error ? e.message : String(e);
}

// js/src/store/source.ts
var O = /* @__PURE__ */ new Map();
function ce(e, t, r) {
  let o = /* @__PURE__ */ new Set(), s = (f) => (v) => {
    for (let g of [...o]) w(g()[f], v);
  }, i = { onMessage: s("onMessage"), onFinish: s("onFinish"), onError: s("onError") }, u = { stream: M(() => ({ ...([...o][0] ?? r)(), url: t, ...i })), users: o };
  return O.set(e, u), u;
}
function X(e, t = {}) {
  let r = () => ({ ...typeof t == "function" ? t() : t, url: String(e) }), o = String(r().key ?? e), s = M(r).getServerSnapshot(), i = 0;
  return {
    subscribe(c) {
      if (!e) return () => {
      };
      let u = O.get(o) ?? ce(o, e, r), { stream: f, users: v } = u;
      v.add(r), i++, f.getSnapshot().status === "idle" && f.send();
      let g = f.subscribe(c);
      return () => {
        g && (g(), g = void 0, --i || v.delete(r), setTimeout(() => {
          v.size || O.get(o) !== u || (O.delete(o), f.reset());
        }));
      };
    },
    getSnapshot: () => (e ? O.get(o)?.stream.getSnapshot() : void 0) ?? s,
    getServerSnapshot: () => s,
    stop: () => O.get(o)?.stream.stop(),
    retry: () => {
      O.get(o)?.stream.retry();
    }
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createEventSource,
  createEventStream
});
//# sourceMappingURL=store.cjs.map
