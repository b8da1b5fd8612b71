/*! eventsource-wasm 0.2.0 | MIT */

// js/src/store/stream.ts
import { EventSource as re, EventSourceError as M } from "./eventsource.mjs";
import { resumable as oe, resumedInit as se } from "./resume.mjs";

// js/src/store/pace.ts
function J(t) {
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
import { EventSourceError as te } from "./eventsource.mjs";
var P = /* @__PURE__ */ Symbol();
function W(t, o) {
  let { data: r } = o;
  if (!t || t === "text") return r;
  let n = t !== "json" && "~standard" in t ? t["~standard"] : void 0;
  if (typeof t == "function" && !n) return t(o);
  if (!r) return P;
  let a = JSON.parse(r);
  if (!n) return a;
  let c = n.validate(a);
  if (c instanceof Promise) throw new TypeError("the schema is asynchronous");
  if (!c.issues) return c.value;
  throw new te("parse", `The data does not fit the schema: ${c.issues.map(ne).join("; ")}`, c.issues);
}
function ne({ path: t = [], message: o }) {
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
function ae(t, o) {
  let { url: r, headers: n, body: a, done: c } = t, { variables: i } = o, v = (l) => {
    let d = c(l);
    return (d === !0 || d instanceof Error) && (o.final = l.data), d;
  };
  return new re(typeof r == "function" ? r(i) : r, {
    ...t,
    method: t.method ?? (a == null ? "GET" : "POST"),
    headers: typeof n == "function" ? (l) => n(i, l) : n,
    body: typeof a == "function" ? (l) => a(i, l) : a,
    done: typeof c == "function" ? v : c
  });
}
function C({ initial: t, text: o, events: r }) {
  return t ?? (o ? "" : r ? {} : t);
}
function K() {
  let t;
  return (o, r, n, a) => {
    let { text: c, events: i } = o;
    return o.reduce ? o.reduce(r, { ...a, data: n }) : c && o.answer ? `${o.initial ?? ""}${(t ??= o.answer())(a)}` : c ? `${r}${c(a)}` : i ? { ...r, [a.type]: n } : n;
  };
}
function ie(t) {
  return j(t);
}
function j(t) {
  let o = () => {
    let e = typeof t == "function" ? t() : t;
    return { ...e.resume ? oe(e.resume) : {}, ...e.format, ...e };
  }, r = (e, s = "idle") => ({
    data: C(e),
    status: s,
    error: void 0,
    lastEventId: e.lastEventId ?? ""
  }), n = o(), a = () => (h(() => n = o(), void 0), n), c = Object.freeze(r(n)), i = c, v = c, l, d, p, D = [], R = /* @__PURE__ */ new Set(), E = J(() => {
    if (v !== i) {
      v = Object.freeze(i);
      for (let s of [...R]) h(s, void 0);
    }
    let e = l;
    l = void 0, e?.();
  }), w = (e) => {
    let s = Object.entries(e).some(([f, u]) => !Object.is(u, i[f]));
    return s && (i = { ...i, ...e }), s;
  }, q = () => i.error?.reason === "parse" ? i.error : void 0, A = (e, s) => {
    let f = { variables: e, resumed: s };
    return f.ended = new Promise((u) => f.resolve = u), f;
  }, L = () => {
    let e = d;
    d = void 0, e?.source?.close(), e?.resolve(Object.freeze({ ...i, status: "closed" }));
  }, V = () => {
    for (let e of D.splice(0)) e.resolve(Object.freeze({ ...c, status: "closed" }));
  }, T = (e, s, f, u) => {
    if (d !== e) return;
    d = void 0, e.source?.close(), w({ status: f, error: u ?? q() });
    let g = i;
    l = () => {
      u && h(s.onError, u), h(s.onFinish, g), e.resolve(g);
      let y = d ? void 0 : D.shift();
      y && I(y);
    }, E.last(s.throttle);
  }, I = (e) => {
    E.now(), L(), d = p = e;
    let s = n, f;
    try {
      s = n = o(), e.source = ae({ ...s, ...e.resumed }, e);
    } catch (g) {
      let y = g instanceof Error && g.name === "SyntaxError";
      f = new M(y ? "url" : "request", `Request failed: ${Q(g)}`, g);
    }
    w(r(s, "connecting"));
    let u = e.source ? X(e, e.source, s) : void 0;
    E.now(), u || T(e, s, "failed", f);
  }, X = async (e, s, f) => {
    let u = f, g = K(), y = !1, x = i, N = !1, B = () => {
      N && (N = !1, w({ data: x.data }), x.data === C(u) && (g = K()));
    }, Z = (S, m) => {
      if (S.data === e.final) return;
      let O = m instanceof M ? m : new M("parse", `The message cannot be read: ${Q(m)}`, m);
      if (u.failOnParseError) return T(e, u, "failed", O);
      w({ error: O }), E.soon(u.throttle), h(u.onError, O);
    }, _ = (S) => {
      u = a();
      let { events: m, throttle: U } = u, { type: O, lastEventId: $ } = S;
      B();
      let H = { lastEventId: $ }, k = P;
      try {
        (!m || Object.hasOwn(m, O)) && (k = W(m ? m[O] : u.parse, S)), k !== P && (H = { lastEventId: $, data: g(u, i.data, k, S) });
      } catch (ee) {
        k = P, Z(S, ee);
      }
      d === e && (w(H) && E.soon(U), $ !== x.lastEventId && (x = i), k !== P && h(u.onMessage, { ...S, data: k }));
    };
    s.onopen = (S) => {
      if (d !== e || "data" in S) return;
      let { strategy: m } = Object(f.reconnect);
      N = y && !!(s.lastEventId || m !== "resume"), y = !0, w({ status: "streaming", error: q() }) && E.soon(f.throttle);
    }, s.onerror = ({ reconnecting: S, error: m }) => {
      d !== e || !S || (u = a(), w({ status: "reconnecting", error: m }), E.soon(u.throttle), h(u.onError, m));
    };
    try {
      for await (let S of s) {
        if (d !== e) return;
        _(S);
      }
    } catch {
    }
    let { outcome: F, error: G } = await s.closed;
    d === e && (u = a(), (F === "complete" || F === "eof") && B(), T(e, u, F, G instanceof M ? G : void 0));
  }, Y = () => {
    let { resume: e, reconnect: s } = a(), f = e && R.size && !p && se(e, { replay: !0, reconnect: s });
    f && I(A(void 0, { ...f, body: void 0 }));
  }, z = (e) => {
    let s = d && a().whenBusy;
    if (d && s === "drop") return d.ended;
    let f = A(e);
    return s === "queue" ? D.push(f) : I(f), f.ended;
  };
  return {
    send: z,
    stop() {
      V(), E.now(), d && (T(d, a(), "closed"), E.now());
    },
    retry: () => p && !p.resumed ? z(p.variables) : Promise.resolve(v),
    reset() {
      V(), E.now(), L(), p = void 0, w(r(a())), E.now();
    },
    subscribe(e) {
      let s = () => e();
      return R.add(s), n.resume && queueMicrotask(Y), () => {
        R.delete(s);
      };
    },
    getSnapshot: () => v,
    getServerSnapshot: () => c
  };
}
function Q(t) {
  return t instanceof Error ? t.message : String(t);
}

// js/src/store/source.ts
var b = /* @__PURE__ */ new Map();
function de(t, o, r) {
  let n = /* @__PURE__ */ new Set(), a = (l) => (d) => {
    for (let p of [...n]) h(p()[l], d);
  }, c = { onMessage: a("onMessage"), onFinish: a("onFinish"), onError: a("onError") }, v = { stream: j(() => ({ ...([...n][0] ?? r)(), url: o, ...c })), users: n };
  return b.set(t, v), v;
}
function ue(t, o = {}) {
  let r = () => ({ ...typeof o == "function" ? o() : o, url: String(t) }), n = String(r().key ?? t), a = j(r).getServerSnapshot(), c = 0;
  return {
    subscribe(i) {
      if (!t) return () => {
      };
      let v = b.get(n) ?? de(n, t, r), { stream: l, users: d } = v;
      d.add(r), c++, l.getSnapshot().status === "idle" && l.send();
      let p = l.subscribe(i);
      return () => {
        p && (p(), p = void 0, --c || d.delete(r), setTimeout(() => {
          d.size || b.get(n) !== v || (b.delete(n), l.reset());
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
  ue as createEventSource,
  ie as createEventStream
};
//# sourceMappingURL=store.mjs.map
