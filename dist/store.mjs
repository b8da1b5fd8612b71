/*! eventsource-wasm 0.2.0 | MIT */

// js/src/store/stream.ts
import { EventSource as ne, EventSourceError as R } from "./eventsource.mjs";

// js/src/store/pace.ts
function H(t) {
  let o, r, n = () => {
    clearTimeout(r), r = void 0, t();
  }, a = (i = "frame") => {
    if (i === !1) return n();
    i === "frame" && typeof requestAnimationFrame == "function" && (o ??= requestAnimationFrame(() => {
      o = void 0, n();
    })), r ??= setTimeout(n, i === "frame" ? o === void 0 ? 16 : 1e3 : i);
  };
  return { soon: a, last: (i) => {
    if (i === !1 || globalThis.document?.hidden) return n();
    clearTimeout(r), r = void 0, a();
  }, now: n };
}

// js/src/store/parse.ts
import { EventSourceError as ee } from "./eventsource.mjs";
var P = /* @__PURE__ */ Symbol();
function J(t, o) {
  let { data: r } = o;
  if (!t || t === "text") return r;
  let n = t !== "json" && "~standard" in t ? t["~standard"] : void 0;
  if (typeof t == "function" && !n) return t(o);
  if (!r) return P;
  let a = JSON.parse(r);
  if (!n) return a;
  let d = n.validate(a);
  if (d instanceof Promise) throw new TypeError("the schema is asynchronous");
  if (!d.issues) return d.value;
  throw new ee("parse", `The data does not fit the schema: ${d.issues.map(te).join("; ")}`, d.issues);
}
function te({ path: t = [], message: o }) {
  let r = t.map((n) => String(typeof n == "object" ? n.key : n)).join(".");
  return r ? `${r}: ${o}` : o;
}

// js/src/store/stream.ts
function h(t, o) {
  try {
    t?.(o);
  } catch (r) {
    queueMicrotask(() => {
      throw r;
    });
  }
}
function re(t, o) {
  let { url: r, headers: n, body: a, done: d } = t, { variables: i } = o, m = (f) => {
    let u = d(f);
    return (u === !0 || u instanceof Error) && (o.final = f.data), u;
  };
  return new ne(typeof r == "function" ? r(i) : r, {
    ...t,
    method: t.method ?? (a == null ? "GET" : "POST"),
    headers: typeof n == "function" ? (f) => n(i, f) : n,
    body: typeof a == "function" ? (f) => a(i, f) : a,
    done: typeof d == "function" ? m : d
  });
}
function W({ initial: t, text: o, events: r }) {
  return t ?? (o ? "" : r ? {} : t);
}
function C() {
  let t;
  return (o, r, n, a) => {
    let { text: d, events: i } = o;
    return o.reduce ? o.reduce(r, { ...a, data: n }) : d && o.answer ? `${o.initial ?? ""}${(t ??= o.answer())(a)}` : d ? `${r}${d(a)}` : i ? { ...r, [a.type]: n } : n;
  };
}
function oe(t) {
  return M(t);
}
function M(t) {
  let o = () => {
    let e = typeof t == "function" ? t() : t;
    return { ...e.format, ...e };
  }, r = (e, s = "idle") => ({
    data: W(e),
    status: s,
    error: void 0,
    lastEventId: e.lastEventId ?? ""
  }), n = o(), a = () => (h(() => n = o(), void 0), n), d = Object.freeze(r(n)), i = d, m = d, f, u, E, j = [], D = /* @__PURE__ */ new Set(), p = H(() => {
    if (m !== i) {
      m = Object.freeze(i);
      for (let s of [...D]) h(s, void 0);
    }
    let e = f;
    f = void 0, e?.();
  }), w = (e) => {
    let s = Object.entries(e).some(([l, c]) => !Object.is(c, i[l]));
    return s && (i = { ...i, ...e }), s;
  }, $ = () => i.error?.reason === "parse" ? i.error : void 0, Q = (e) => {
    let s = { variables: e };
    return s.ended = new Promise((l) => s.resolve = l), s;
  }, A = () => {
    let e = u;
    u = void 0, e?.source?.close(), e?.resolve(Object.freeze({ ...i, status: "closed" }));
  }, L = () => {
    for (let e of j.splice(0)) e.resolve(Object.freeze({ ...d, status: "closed" }));
  }, T = (e, s, l, c) => {
    if (u !== e) return;
    u = void 0, e.source?.close(), w({ status: l, error: c ?? $() });
    let g = i;
    f = () => {
      c && h(s.onError, c), h(s.onFinish, g), e.resolve(g);
      let y = u ? void 0 : j.shift();
      y && V(y);
    }, p.last(s.throttle);
  }, V = (e) => {
    p.now(), A(), u = E = e;
    let s = n, l;
    try {
      s = n = o(), e.source = re(s, e);
    } catch (g) {
      let y = g instanceof Error && g.name === "SyntaxError";
      l = new R(y ? "url" : "request", `Request failed: ${K(g)}`, g);
    }
    w(r(s, "connecting"));
    let c = e.source ? X(e, e.source, s) : void 0;
    p.now(), c || T(e, s, "failed", l);
  }, X = async (e, s, l) => {
    let c = l, g = C(), y = !1, x = i, N = !1, z = () => {
      N && (N = !1, w({ data: x.data }), x.data === W(c) && (g = C()));
    }, Y = (v, S) => {
      if (v.data === e.final) return;
      let O = S instanceof R ? S : new R("parse", `The message cannot be read: ${K(S)}`, S);
      if (c.failOnParseError) return T(e, c, "failed", O);
      w({ error: O }), p.soon(c.throttle), h(c.onError, O);
    }, Z = (v) => {
      c = a();
      let { events: S, throttle: G } = c, { type: O, lastEventId: F } = v;
      z();
      let U = { lastEventId: F }, k = P;
      try {
        (!S || Object.hasOwn(S, O)) && (k = J(S ? S[O] : c.parse, v)), k !== P && (U = { lastEventId: F, data: g(c, i.data, k, v) });
      } catch (_) {
        k = P, Y(v, _);
      }
      u === e && (w(U) && p.soon(G), F !== x.lastEventId && (x = i), k !== P && h(c.onMessage, { ...v, data: k }));
    };
    s.onopen = (v) => {
      if (u !== e || "data" in v) return;
      let { strategy: S } = Object(l.reconnect);
      N = y && !!(s.lastEventId || S !== "resume"), y = !0, w({ status: "streaming", error: $() }) && p.soon(l.throttle);
    }, s.onerror = ({ reconnecting: v, error: S }) => {
      u !== e || !v || (c = a(), w({ status: "reconnecting", error: S }), p.soon(c.throttle), h(c.onError, S));
    };
    try {
      for await (let v of s) {
        if (u !== e) return;
        Z(v);
      }
    } catch {
    }
    let { outcome: I, error: B } = await s.closed;
    u === e && (c = a(), (I === "complete" || I === "eof") && z(), T(e, c, I, B instanceof R ? B : void 0));
  }, q = (e) => {
    let s = u && a().whenBusy;
    if (u && s === "drop") return u.ended;
    let l = Q(e);
    return s === "queue" ? j.push(l) : V(l), l.ended;
  };
  return {
    send: q,
    stop() {
      L(), p.now(), u && (T(u, a(), "closed"), p.now());
    },
    retry: () => E ? q(E.variables) : Promise.resolve(m),
    reset() {
      L(), p.now(), A(), E = void 0, w(r(a())), p.now();
    },
    subscribe(e) {
      let s = () => e();
      return D.add(s), () => {
        D.delete(s);
      };
    },
    getSnapshot: () => m,
    getServerSnapshot: () => d
  };
}
function K(t) {
  return t instanceof Error ? t.message : String(t);
}

// js/src/store/source.ts
var b = /* @__PURE__ */ new Map();
function se(t, o, r) {
  let n = /* @__PURE__ */ new Set(), a = (f) => (u) => {
    for (let E of [...n]) h(E()[f], u);
  }, d = { onMessage: a("onMessage"), onFinish: a("onFinish"), onError: a("onError") }, m = { stream: M(() => ({ ...([...n][0] ?? r)(), url: o, ...d })), users: n };
  return b.set(t, m), m;
}
function ae(t, o = {}) {
  let r = () => ({ ...typeof o == "function" ? o() : o, url: String(t) }), n = String(r().key ?? t), a = M(r).getServerSnapshot(), d = 0;
  return {
    subscribe(i) {
      if (!t) return () => {
      };
      let m = b.get(n) ?? se(n, t, r), { stream: f, users: u } = m;
      u.add(r), d++, f.getSnapshot().status === "idle" && f.send();
      let E = f.subscribe(i);
      return () => {
        E && (E(), E = void 0, --d || u.delete(r), setTimeout(() => {
          u.size || b.get(n) !== m || (b.delete(n), f.reset());
        }));
      };
    },
    getSnapshot: () => (t ? b.get(n)?.stream.getSnapshot() : void 0) ?? a,
    getServerSnapshot: () => a,
    stop: () => b.get(n)?.stream.stop(),
    retry: () => {
      b.get(n)?.stream.retry();
    }
  };
}
export {
  ae as createEventSource,
  oe as createEventStream
};
//# sourceMappingURL=store.mjs.map
