/*! eventsource-wasm 0.1.0 | MIT */
var F = Object.defineProperty;
var re = Object.getOwnPropertyDescriptor;
var oe = Object.getOwnPropertyNames;
var se = Object.prototype.hasOwnProperty;
var ae = (e, t) => {
  for (var r in t)
    F(e, r, { get: t[r], enumerable: !0 });
}, ie = (e, t, r, o) => {
  if (t && typeof t == "object" || typeof t == "function")
    for (let s of oe(t))
      !se.call(e, s) && s !== r && F(e, s, { get: () => t[s], enumerable: !(o = re(t, s)) || o.enumerable });
  return e;
};
var ue = (e) => ie(F({}, "__esModule", { value: !0 }), e);

// js/src/store/index.ts
var le = {};
ae(le, {
  createEventSource: () => Y,
  createEventStream: () => X
});
module.exports = ue(le);

// js/src/store/stream.ts
var b = require("./eventsource.cjs");

// js/src/store/pace.ts
function H(e) {
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
var J = require("./eventsource.cjs"), T = /* @__PURE__ */ Symbol();
function W(e, t) {
  let { data: r } = t;
  if (!e || e === "text") return r;
  let o = e !== "json" && "~standard" in e ? e["~standard"] : void 0;
  if (typeof e == "function" && !o) return e(t);
  if (!r) return T;
  let s = JSON.parse(r);
  if (!o) return s;
  let a = o.validate(s);
  if (a instanceof Promise) throw new TypeError("the schema is asynchronous");
  if (!a.issues) return a.value;
  throw new J.EventSourceError("parse", `The data does not fit the schema: ${a.issues.map(de).join("; ")}`, a.issues);
}
function de({ path: e = [], message: t }) {
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
function ce(e, t) {
  let { url: r, headers: o, body: s, done: a } = e, { variables: c } = t, m = (u) => {
    let l = a(u);
    return (l === !0 || l instanceof Error) && (t.final = u.data), l;
  };
  return new b.EventSource(typeof r == "function" ? r(c) : r, {
    ...e,
    method: e.method ?? (s == null ? "GET" : "POST"),
    headers: typeof o == "function" ? (u) => o(c, u) : o,
    body: typeof s == "function" ? (u) => s(c, u) : s,
    done: typeof a == "function" ? m : a
  });
}
function C({ initial: e, text: t, events: r }) {
  return e ?? (t ? "" : r ? {} : e);
}
function K() {
  let e;
  return (t, r, o, s) => {
    let { text: a, events: c } = t;
    return t.reduce ? t.reduce(r, { ...s, data: o }) : a && t.answer ? `${t.initial ?? ""}${(e ??= t.answer())(s)}` : a ? `${r}${a(s)}` : c ? { ...r, [s.type]: o } : o;
  };
}
function X(e) {
  return M(e);
}
function M(e) {
  let t = () => {
    let n = typeof e == "function" ? e() : e;
    return { ...n.format, ...n };
  }, r = (n, i = "idle") => ({
    data: C(n),
    status: i,
    error: void 0,
    lastEventId: n.lastEventId ?? ""
  }), o = t(), s = Object.freeze(r(o)), a = s, c = s, m, u, l, g = [], j = /* @__PURE__ */ new Set(), p = H(() => {
    if (c !== a) {
      c = Object.freeze(a);
      for (let i of [...j]) w(i, void 0);
    }
    let n = m;
    m = void 0, n?.();
  }), h = (n) => {
    let i = Object.entries(n).some(([f, d]) => !Object.is(d, a[f]));
    return i && (a = { ...a, ...n }), i;
  }, $ = () => a.error?.reason === "parse" ? a.error : void 0, Z = (n) => {
    let i = { variables: n };
    return i.ended = new Promise((f) => i.resolve = f), i;
  }, A = () => {
    let n = u;
    u = void 0, n?.source?.close(), n?.resolve(Object.freeze({ ...a, status: "closed" }));
  }, L = () => {
    for (let n of g.splice(0)) n.resolve(Object.freeze({ ...s, status: "closed" }));
  }, x = (n, i, f, d) => {
    if (u !== n) return;
    u = void 0, n.source?.close(), h({ status: f, error: d ?? $() });
    let E = a;
    m = () => {
      d && w(i.onError, d), w(i.onFinish, E), n.resolve(E);
      let y = u ? void 0 : g.shift();
      y && V(y);
    }, p.last(i.throttle);
  }, V = (n) => {
    p.now(), A(), u = l = n;
    let i = o, f;
    try {
      i = t(), n.source = ce(i, n);
    } catch (E) {
      let y = E instanceof Error && E.name === "SyntaxError";
      f = new b.EventSourceError(y ? "url" : "request", `Request failed: ${Q(E)}`, E);
    }
    h(r(i, "connecting"));
    let d = n.source ? _(n, n.source, i) : void 0;
    p.now(), d || x(n, i, "failed", f);
  }, _ = async (n, i, f) => {
    let d = f, E = K(), y = !1, R = a, D = !1, z = () => {
      D && (D = !1, h({ data: R.data }), R.data === C(d) && (E = K()));
    }, ee = (v, S) => {
      if (v.data === n.final) return;
      let k = S instanceof b.EventSourceError ? S : new b.EventSourceError("parse", `The message cannot be read: ${Q(S)}`, S);
      if (d.failOnParseError) return x(n, d, "failed", k);
      h({ error: k }), p.soon(d.throttle), w(d.onError, k);
    }, te = (v) => {
      d = t();
      let { events: S, throttle: G } = d, { type: k, lastEventId: I } = v;
      z();
      let U = { lastEventId: I }, P = T;
      try {
        (!S || Object.hasOwn(S, k)) && (P = W(S ? S[k] : d.parse, v)), P !== T && (U = { lastEventId: I, data: E(d, a.data, P, v) });
      } catch (ne) {
        P = T, ee(v, ne);
      }
      u === n && (h(U) && p.soon(G), I !== R.lastEventId && (R = a), P !== T && w(d.onMessage, { ...v, data: P }));
    };
    i.onopen = (v) => {
      if (u !== n || "data" in v) return;
      let { strategy: S } = Object(f.reconnect);
      D = y && !!(i.lastEventId || S !== "resume"), y = !0, h({ status: "streaming", error: $() }) && p.soon(f.throttle);
    }, i.onerror = ({ reconnecting: v, error: S }) => {
      u !== n || !v || (d = t(), h({ status: "reconnecting", error: S }), p.soon(d.throttle), w(d.onError, S));
    };
    try {
      for await (let v of i) {
        if (u !== n) return;
        te(v);
      }
    } catch {
    }
    let { outcome: N, error: B } = await i.closed;
    u === n && (d = t(), (N === "complete" || N === "eof") && z(), x(n, d, N, B instanceof b.EventSourceError ? B : void 0));
  }, q = (n) => {
    let i = u && t().whenBusy;
    if (u && i === "drop") return u.ended;
    let f = Z(n);
    return i === "queue" ? g.push(f) : V(f), f.ended;
  };
  return {
    send: q,
    stop() {
      L(), p.now(), u && (x(u, t(), "closed"), p.now());
    },
    retry: () => l ? q(l.variables) : Promise.resolve(c),
    reset() {
      L(), p.now(), A(), l = void 0, h(r(t())), p.now();
    },
    subscribe(n) {
      let i = () => n();
      return j.add(i), () => {
        j.delete(i);
      };
    },
    getSnapshot: () => c,
    getServerSnapshot: () => s
  };
}
function Q(e) {
  return e instanceof Error ? e.message : String(e);
}

// js/src/store/source.ts
var O = /* @__PURE__ */ new Map();
function fe(e, t, r) {
  let o = /* @__PURE__ */ new Set(), s = (u) => (l) => {
    for (let g of [...o]) w(g()[u], l);
  }, a = { onMessage: s("onMessage"), onFinish: s("onFinish"), onError: s("onError") }, m = { stream: M(() => ({ ...([...o][0] ?? r)(), url: t, ...a })), users: o };
  return O.set(e, m), m;
}
function Y(e, t = {}) {
  let r = () => ({ ...typeof t == "function" ? t() : t, url: String(e) }), o = String(r().key ?? e), s = M(r).getServerSnapshot(), a = 0;
  return {
    subscribe(c) {
      if (!e) return () => {
      };
      let m = O.get(o) ?? fe(o, e, r), { stream: u, users: l } = m;
      l.add(r), a++, u.getSnapshot().status === "idle" && u.send();
      let g = u.subscribe(c);
      return () => {
        g && (g(), g = void 0, --a || l.delete(r), setTimeout(() => {
          l.size || O.get(o) !== m || (O.delete(o), u.reset());
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
