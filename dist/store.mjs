/*! eventsource-wasm 0.1.0 | MIT */

// js/src/store/stream.ts
import { EventSource as te, EventSourceError as R } from "./eventsource.mjs";

// js/src/store/pace.ts
function U(t) {
  let n, r, o = () => {
    clearTimeout(r), r = void 0, t();
  }, u = (c = "frame") => {
    if (c === !1) return o();
    c === "frame" && typeof requestAnimationFrame == "function" && (n ??= requestAnimationFrame(() => {
      n = void 0, o();
    })), r ??= setTimeout(o, c === "frame" ? n === void 0 ? 16 : 1e3 : c);
  };
  return { soon: u, last: (c) => {
    if (c === !1 || globalThis.document?.hidden) return o();
    clearTimeout(r), r = void 0, u();
  }, now: o };
}

// js/src/store/parse.ts
import { EventSourceError as _ } from "./eventsource.mjs";
var P = /* @__PURE__ */ Symbol();
function H(t, n) {
  let { data: r } = n;
  if (!t || t === "text") return r;
  let o = t !== "json" && "~standard" in t ? t["~standard"] : void 0;
  if (typeof t == "function" && !o) return t(n);
  if (!r) return P;
  let u = JSON.parse(r);
  if (!o) return u;
  let s = o.validate(u);
  if (s instanceof Promise) throw new TypeError("the schema is asynchronous");
  if (!s.issues) return s.value;
  throw new _("parse", `The data does not fit the schema: ${s.issues.map(ee).join("; ")}`, s.issues);
}
function ee({ path: t = [], message: n }) {
  let r = t.map((o) => String(typeof o == "object" ? o.key : o)).join(".");
  return r ? `${r}: ${n}` : n;
}

// js/src/store/stream.ts
function w(t, n) {
  try {
    t?.(n);
  } catch (r) {
    queueMicrotask(() => {
      throw r;
    });
  }
}
function ne(t, n) {
  let { url: r, headers: o, body: u, done: s } = t, { variables: c } = n, m = (i) => {
    let l = s(i);
    return (l === !0 || l instanceof Error) && (n.final = i.data), l;
  };
  return new te(typeof r == "function" ? r(c) : r, {
    ...t,
    method: t.method ?? (u == null ? "GET" : "POST"),
    headers: typeof o == "function" ? (i) => o(c, i) : o,
    body: typeof u == "function" ? (i) => u(c, i) : u,
    done: typeof s == "function" ? m : s
  });
}
function J({ initial: t, text: n, events: r }) {
  return t ?? (n ? "" : r ? {} : t);
}
function W() {
  let t;
  return (n, r, o, u) => {
    let { text: s, events: c } = n;
    return n.reduce ? n.reduce(r, { ...u, data: o }) : s && n.answer ? `${n.initial ?? ""}${(t ??= n.answer())(u)}` : s ? `${r}${s(u)}` : c ? { ...r, [u.type]: o } : o;
  };
}
function re(t) {
  return M(t);
}
function M(t) {
  let n = () => {
    let e = typeof t == "function" ? t() : t;
    return { ...e.format, ...e };
  }, r = (e, a = "idle") => ({
    data: J(e),
    status: a,
    error: void 0,
    lastEventId: e.lastEventId ?? ""
  }), o = n(), u = Object.freeze(r(o)), s = u, c = u, m, i, l, g = [], j = /* @__PURE__ */ new Set(), p = U(() => {
    if (c !== s) {
      c = Object.freeze(s);
      for (let a of [...j]) w(a, void 0);
    }
    let e = m;
    m = void 0, e?.();
  }), h = (e) => {
    let a = Object.entries(e).some(([f, d]) => !Object.is(d, s[f]));
    return a && (s = { ...s, ...e }), a;
  }, F = () => s.error?.reason === "parse" ? s.error : void 0, K = (e) => {
    let a = { variables: e };
    return a.ended = new Promise((f) => a.resolve = f), a;
  }, $ = () => {
    let e = i;
    i = void 0, e?.source?.close(), e?.resolve(Object.freeze({ ...s, status: "closed" }));
  }, A = () => {
    for (let e of g.splice(0)) e.resolve(Object.freeze({ ...u, status: "closed" }));
  }, T = (e, a, f, d) => {
    if (i !== e) return;
    i = void 0, e.source?.close(), h({ status: f, error: d ?? F() });
    let E = s;
    m = () => {
      d && w(a.onError, d), w(a.onFinish, E), e.resolve(E);
      let y = i ? void 0 : g.shift();
      y && L(y);
    }, p.last(a.throttle);
  }, L = (e) => {
    p.now(), $(), i = l = e;
    let a = o, f;
    try {
      a = n(), e.source = ne(a, e);
    } catch (E) {
      let y = E instanceof Error && E.name === "SyntaxError";
      f = new R(y ? "url" : "request", `Request failed: ${C(E)}`, E);
    }
    h(r(a, "connecting"));
    let d = e.source ? Q(e, e.source, a) : void 0;
    p.now(), d || T(e, a, "failed", f);
  }, Q = async (e, a, f) => {
    let d = f, E = W(), y = !1, x = s, D = !1, q = () => {
      D && (D = !1, h({ data: x.data }), x.data === J(d) && (E = W()));
    }, X = (v, S) => {
      if (v.data === e.final) return;
      let O = S instanceof R ? S : new R("parse", `The message cannot be read: ${C(S)}`, S);
      if (d.failOnParseError) return T(e, d, "failed", O);
      h({ error: O }), p.soon(d.throttle), w(d.onError, O);
    }, Y = (v) => {
      d = n();
      let { events: S, throttle: B } = d, { type: O, lastEventId: I } = v;
      q();
      let G = { lastEventId: I }, k = P;
      try {
        (!S || Object.hasOwn(S, O)) && (k = H(S ? S[O] : d.parse, v)), k !== P && (G = { lastEventId: I, data: E(d, s.data, k, v) });
      } catch (Z) {
        k = P, X(v, Z);
      }
      i === e && (h(G) && p.soon(B), I !== x.lastEventId && (x = s), k !== P && w(d.onMessage, { ...v, data: k }));
    };
    a.onopen = (v) => {
      if (i !== e || "data" in v) return;
      let { strategy: S } = Object(f.reconnect);
      D = y && !!(a.lastEventId || S !== "resume"), y = !0, h({ status: "streaming", error: F() }) && p.soon(f.throttle);
    }, a.onerror = ({ reconnecting: v, error: S }) => {
      i !== e || !v || (d = n(), h({ status: "reconnecting", error: S }), p.soon(d.throttle), w(d.onError, S));
    };
    try {
      for await (let v of a) {
        if (i !== e) return;
        Y(v);
      }
    } catch {
    }
    let { outcome: N, error: z } = await a.closed;
    i === e && (d = n(), (N === "complete" || N === "eof") && q(), T(e, d, N, z instanceof R ? z : void 0));
  }, V = (e) => {
    let a = i && n().whenBusy;
    if (i && a === "drop") return i.ended;
    let f = K(e);
    return a === "queue" ? g.push(f) : L(f), f.ended;
  };
  return {
    send: V,
    stop() {
      A(), p.now(), i && (T(i, n(), "closed"), p.now());
    },
    retry: () => l ? V(l.variables) : Promise.resolve(c),
    reset() {
      A(), p.now(), $(), l = void 0, h(r(n())), p.now();
    },
    subscribe(e) {
      let a = () => e();
      return j.add(a), () => {
        j.delete(a);
      };
    },
    getSnapshot: () => c,
    getServerSnapshot: () => u
  };
}
function C(t) {
  return t instanceof Error ? t.message : String(t);
}

// js/src/store/source.ts
var b = /* @__PURE__ */ new Map();
function oe(t, n, r) {
  let o = /* @__PURE__ */ new Set(), u = (i) => (l) => {
    for (let g of [...o]) w(g()[i], l);
  }, s = { onMessage: u("onMessage"), onFinish: u("onFinish"), onError: u("onError") }, m = { stream: M(() => ({ ...([...o][0] ?? r)(), url: n, ...s })), users: o };
  return b.set(t, m), m;
}
function se(t, n = {}) {
  let r = () => ({ ...typeof n == "function" ? n() : n, url: String(t) }), o = String(r().key ?? t), u = M(r).getServerSnapshot(), s = 0;
  return {
    subscribe(c) {
      if (!t) return () => {
      };
      let m = b.get(o) ?? oe(o, t, r), { stream: i, users: l } = m;
      l.add(r), s++, i.getSnapshot().status === "idle" && i.send();
      let g = i.subscribe(c);
      return () => {
        g && (g(), g = void 0, --s || l.delete(r), setTimeout(() => {
          l.size || b.get(o) !== m || (b.delete(o), i.reset());
        }));
      };
    },
    getSnapshot: () => (t ? b.get(o)?.stream.getSnapshot() : void 0) ?? u,
    getServerSnapshot: () => u,
    stop: () => b.get(o)?.stream.stop(),
    retry: () => {
      b.get(o)?.stream.retry();
    }
  };
}
export {
  se as createEventSource,
  re as createEventStream
};
//# sourceMappingURL=store.mjs.map
