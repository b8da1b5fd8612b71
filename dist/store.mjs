/*! eventsource-wasm 0.1.0 | MIT */

// js/src/store/stream.ts
import { EventSource as ee, EventSourceError as R } from "./eventsource.mjs";

// js/src/store/pace.ts
function G(t) {
  let n, o, r = () => {
    clearTimeout(o), o = void 0, t();
  }, s = (c = "frame") => {
    if (c === !1) return r();
    c === "frame" && typeof requestAnimationFrame == "function" && (n ??= requestAnimationFrame(() => {
      n = void 0, r();
    })), o ??= setTimeout(r, c === "frame" ? n === void 0 ? 16 : 1e3 : c);
  };
  return { soon: s, last: (c) => {
    if (c === !1 || globalThis.document?.hidden) return r();
    clearTimeout(o), o = void 0, s();
  }, now: r };
}

// js/src/store/parse.ts
import { EventSourceError as Z } from "./eventsource.mjs";
var P = /* @__PURE__ */ Symbol();
function U(t, n) {
  let { data: o } = n;
  if (!t || t === "text") return o;
  let r = t !== "json" && "~standard" in t ? t["~standard"] : void 0;
  if (typeof t == "function" && !r) return t(n);
  if (!o) return P;
  let s = JSON.parse(o);
  if (!r) return s;
  let i = r.validate(s);
  if (i instanceof Promise) throw new TypeError("the schema is asynchronous");
  if (!i.issues) return i.value;
  throw new Z("parse", `The data does not fit the schema: ${i.issues.map(_).join("; ")}`, i.issues);
}
function _({ path: t = [], message: n }) {
  let o = t.map((r) => String(typeof r == "object" ? r.key : r)).join(".");
  return o ? `${o}: ${n}` : n;
}

// js/src/store/stream.ts
function w(t, n) {
  try {
    t?.(n);
  } catch (o) {
    queueMicrotask(() => {
      throw o;
    });
  }
}
function te(t, n) {
  let { url: o, headers: r, body: s, done: i } = t, { variables: c } = n, u = (f) => {
    let v = i(f);
    return (v === !0 || v instanceof Error) && (n.final = f.data), v;
  };
  return new ee(typeof o == "function" ? o(c) : o, {
    ...t,
    method: t.method ?? (s == null ? "GET" : "POST"),
    headers: typeof r == "function" ? (f) => r(c, f) : r,
    body: typeof s == "function" ? (f) => s(c, f) : s,
    done: typeof i == "function" ? u : i
  });
}
function H({ initial: t, text: n, events: o }) {
  return t ?? (n ? "" : o ? {} : t);
}
function J() {
  let t;
  return (n, o, r, s) => {
    let { text: i, events: c } = n;
    return n.reduce ? n.reduce(o, { ...s, data: r }) : i && n.answer ? `${n.initial ?? ""}${(t ??= n.answer())(s)}` : i ? `${o}${i(s)}` : c ? { ...o, [s.type]: r } : r;
  };
}
function ne(t) {
  return M(t);
}
function M(t) {
  let n = () => {
    let e = typeof t == "function" ? t() : t;
    return { ...e.format, ...e };
  }, o = (e, a = "idle") => ({
    data: H(e),
    status: a,
    error: void 0,
    lastEventId: e.lastEventId ?? ""
  }), r = Object.freeze(o(n())), s = r, i = r, c, u, f, v = [], g = /* @__PURE__ */ new Set(), p = G(() => {
    if (i !== s) {
      i = Object.freeze(s);
      for (let a of [...g]) w(a, void 0);
    }
    let e = c;
    c = void 0, e?.();
  }), h = (e) => {
    let a = Object.entries(e).some(([l, d]) => !Object.is(d, s[l]));
    return a && (s = { ...s, ...e }), a;
  }, I = () => s.error?.reason === "parse" ? s.error : void 0, C = (e) => {
    let a = { variables: e };
    return a.ended = new Promise((l) => a.resolve = l), a;
  }, F = () => {
    let e = u;
    u = void 0, e?.source?.close(), e?.resolve(Object.freeze({ ...s, status: "closed" }));
  }, $ = () => {
    for (let e of v.splice(0)) e.resolve(Object.freeze({ ...r, status: "closed" }));
  }, T = (e, a, l, d) => {
    if (u !== e) return;
    u = void 0, e.source?.close(), h({ status: l, error: d ?? I() });
    let E = s;
    c = () => {
      d && w(a.onError, d), w(a.onFinish, E), e.resolve(E);
      let y = u ? void 0 : v.shift();
      y && A(y);
    }, p.last(a.throttle);
  }, A = (e) => {
    p.now(), F(), u = f = e;
    let a = { url: "" }, l;
    try {
      a = n(), e.source = te(a, e);
    } catch (E) {
      let y = E instanceof Error && E.name === "SyntaxError";
      l = new R(y ? "url" : "request", `Request failed: ${W(E)}`, E);
    }
    h(o(a, "connecting"));
    let d = e.source ? K(e, e.source, a) : void 0;
    p.now(), d || T(e, a, "failed", l);
  }, K = async (e, a, l) => {
    let d = l, E = J(), y = !1, x = s, j = !1, V = () => {
      j && (j = !1, h({ data: x.data }), x.data === H(d) && (E = J()));
    }, Q = (m, S) => {
      if (m.data === e.final) return;
      let O = S instanceof R ? S : new R("parse", `The message cannot be read: ${W(S)}`, S);
      if (d.failOnParseError) return T(e, d, "failed", O);
      h({ error: O }), p.soon(d.throttle), w(d.onError, O);
    }, X = (m) => {
      d = n();
      let { events: S, throttle: z } = d, { type: O, lastEventId: N } = m;
      V();
      let B = { lastEventId: N }, k = P;
      try {
        (!S || Object.hasOwn(S, O)) && (k = U(S ? S[O] : d.parse, m)), k !== P && (B = { lastEventId: N, data: E(d, s.data, k, m) });
      } catch (Y) {
        k = P, Q(m, Y);
      }
      u === e && (h(B) && p.soon(z), N !== x.lastEventId && (x = s), k !== P && w(d.onMessage, { ...m, data: k }));
    };
    a.onopen = (m) => {
      if (u !== e || "data" in m) return;
      let { strategy: S } = Object(l.reconnect);
      j = y && !!(a.lastEventId || S !== "resume"), y = !0, h({ status: "streaming", error: I() }) && p.soon(l.throttle);
    }, a.onerror = ({ reconnecting: m, error: S }) => {
      u !== e || !m || (d = n(), h({ status: "reconnecting", error: S }), p.soon(d.throttle), w(d.onError, S));
    };
    try {
      for await (let m of a) {
        if (u !== e) return;
        X(m);
      }
    } catch {
    }
    let { outcome: D, error: q } = await a.closed;
    u === e && (d = n(), (D === "complete" || D === "eof") && V(), T(e, d, D, q instanceof R ? q : void 0));
  }, L = (e) => {
    let a = u && n().whenBusy;
    if (u && a === "drop") return u.ended;
    let l = C(e);
    return a === "queue" ? v.push(l) : A(l), l.ended;
  };
  return {
    send: L,
    stop() {
      $(), p.now(), u && (T(u, n(), "closed"), p.now());
    },
    retry: () => f ? L(f.variables) : Promise.resolve(i),
    reset() {
      $(), p.now(), F(), f = void 0, h(o(n())), p.now();
    },
    subscribe(e) {
      let a = () => e();
      return g.add(a), () => {
        g.delete(a);
      };
    },
    getSnapshot: () => i,
    getServerSnapshot: () => r
  };
}
function W(t) {
  return t instanceof Error ? t.message : String(t);
}

// js/src/store/source.ts
var b = /* @__PURE__ */ new Map();
function re(t, n, o) {
  let r = /* @__PURE__ */ new Set(), s = (f) => (v) => {
    for (let g of [...r]) w(g()[f], v);
  }, i = { onMessage: s("onMessage"), onFinish: s("onFinish"), onError: s("onError") }, u = { stream: M(() => ({ ...([...r][0] ?? o)(), url: n, ...i })), users: r };
  return b.set(t, u), u;
}
function oe(t, n = {}) {
  let o = () => ({ ...typeof n == "function" ? n() : n, url: String(t) }), r = String(o().key ?? t), s = M(o).getServerSnapshot(), i = 0;
  return {
    subscribe(c) {
      if (!t) return () => {
      };
      let u = b.get(r) ?? re(r, t, o), { stream: f, users: v } = u;
      v.add(o), i++, f.getSnapshot().status === "idle" && f.send();
      let g = f.subscribe(c);
      return () => {
        g && (g(), g = void 0, --i || v.delete(o), setTimeout(() => {
          v.size || b.get(r) !== u || (b.delete(r), f.reset());
        }));
      };
    },
    getSnapshot: () => (t ? b.get(r)?.stream.getSnapshot() : void 0) ?? s,
    getServerSnapshot: () => s,
    stop: () => b.get(r)?.stream.stop(),
    retry: () => {
      b.get(r)?.stream.retry();
    }
  };
}
export {
  oe as createEventSource,
  ne as createEventStream
};
//# sourceMappingURL=store.mjs.map
