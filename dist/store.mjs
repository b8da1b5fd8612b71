/*! eventsource-wasm 0.2.0 | MIT */

// js/src/store/stream.ts
import { EventSource as oe, EventSourceError as M } from "./eventsource.mjs";
import { isTaken as se, resumable as ae, resumedInit as ie } from "./resume.mjs";

// js/src/store/pace.ts
function W(t) {
  let s, r, n = () => {
    clearTimeout(r), r = void 0, t();
  }, a = (i = "frame") => {
    if (i === !1) return n();
    i === "frame" && typeof requestAnimationFrame == "function" && (s ??= requestAnimationFrame(() => {
      s = void 0, n();
    })), r ??= setTimeout(n, i === "frame" ? s === void 0 ? 16 : 1e3 : i);
  };
  return { soon: a, last: (i) => {
    if (i === !1 || globalThis.document?.hidden) return n();
    clearTimeout(r), r = void 0, a();
  }, now: n };
}

// js/src/store/parse.ts
import { EventSourceError as ne } from "./eventsource.mjs";
var P = /* @__PURE__ */ Symbol();
function C(t, s) {
  let { data: r } = s;
  if (!t || t === "text") return r;
  let n = t !== "json" && "~standard" in t ? t["~standard"] : void 0;
  if (typeof t == "function" && !n) return t(s);
  if (!r) return P;
  let a = JSON.parse(r);
  if (!n) return a;
  let c = n.validate(a);
  if (c instanceof Promise) throw new TypeError("the schema is asynchronous");
  if (!c.issues) return c.value;
  throw new ne("parse", `The data does not fit the schema: ${c.issues.map(re).join("; ")}`, c.issues);
}
function re({ path: t = [], message: s }) {
  let r = t.map((n) => String(typeof n == "object" ? n.key : n)).join(".");
  return r ? `${r}: ${s}` : s;
}

// js/src/store/stream.ts
function h(t, s) {
  try {
    t?.(s);
  } catch (r) {
    queueMicrotask(() => {
      throw r;
    });
  }
}
function ue(t, s) {
  let { url: r, headers: n, body: a, done: c } = t, { variables: i } = s, v = (l) => {
    let u = c(l);
    return (u === !0 || u instanceof Error) && (s.final = l.data), u;
  };
  return new oe(typeof r == "function" ? r(i) : r, {
    ...t,
    method: t.method ?? (a == null ? "GET" : "POST"),
    headers: typeof n == "function" ? (l) => n(i, l) : n,
    body: typeof a == "function" ? (l) => a(i, l) : a,
    done: typeof c == "function" ? v : c
  });
}
function K({ initial: t, text: s, events: r }) {
  return t ?? (s ? "" : r ? {} : t);
}
function Q() {
  let t;
  return (s, r, n, a) => {
    let { text: c, events: i } = s;
    return s.reduce ? s.reduce(r, { ...a, data: n }) : c && s.answer ? `${s.initial ?? ""}${(t ??= s.answer())(a)}` : c ? `${r}${c(a)}` : i ? { ...r, [a.type]: n } : n;
  };
}
function de(t) {
  return j(t);
}
function j(t) {
  let s = () => {
    let e = typeof t == "function" ? t() : t, { attach: o, reconnect: f } = e.resume ? ae(e.resume) : e;
    return { ...e.format, ...e, attach: o, reconnect: e.reconnect ?? f };
  }, r = (e, o = "idle") => ({
    data: K(e),
    status: o,
    error: void 0,
    lastEventId: e.lastEventId ?? ""
  }), n = s(), a = () => (h(() => n = s(), void 0), n), c = Object.freeze(r(n)), i = c, v = c, l, u, p, D = !1, I = [], T = /* @__PURE__ */ new Set(), E = W(() => {
    if (v !== i) {
      v = Object.freeze(i);
      for (let o of [...T]) h(o, void 0);
    }
    let e = l;
    l = void 0, e?.();
  }), w = (e) => {
    let o = Object.entries(e).some(([f, d]) => !Object.is(d, i[f]));
    return o && (i = { ...i, ...e }), o;
  }, A = () => i.error?.reason === "parse" ? i.error : void 0, L = (e, o) => {
    let f = { variables: e, resumed: o };
    return f.ended = new Promise((d) => f.resolve = d), f;
  }, V = () => {
    let e = u;
    u = void 0, e?.source?.close(), e?.resolve(Object.freeze({ ...i, status: "closed" }));
  }, z = () => {
    for (let e of I.splice(0)) e.resolve(Object.freeze({ ...c, status: "closed" }));
  }, R = (e, o, f, d) => {
    if (u !== e) return;
    u = void 0, e.source?.close(), w({ status: f, error: d ?? A() });
    let g = i;
    l = () => {
      d && h(o.onError, d), h(o.onFinish, g), e.resolve(g);
      let y = u ? void 0 : I.shift();
      y && N(y);
    }, E.last(o.throttle);
  }, N = (e) => {
    E.now(), V(), u = p = e;
    let o = n, f;
    try {
      o = n = s(), e.source = ue({ ...o, ...e.resumed }, e);
    } catch (g) {
      let y = g instanceof Error && g.name === "SyntaxError";
      f = new M(y ? "url" : "request", `Request failed: ${X(g)}`, g);
    }
    w(r({ ...o, ...e.resumed }, "connecting"));
    let d = e.source ? Y(e, e.source, o) : void 0;
    E.now(), d || R(e, o, "failed", f);
  }, Y = async (e, o, f) => {
    let d = f, g = Q(), y = !1, x = i, F = !1, G = () => {
      F && (F = !1, w({ data: x.data }), x.data === K(d) && (g = Q()));
    }, _ = (S, m) => {
      if (S.data === e.final) return;
      let k = m instanceof M ? m : new M("parse", `The message cannot be read: ${X(m)}`, m);
      if (d.failOnParseError) return R(e, d, "failed", k);
      w({ error: k }), E.soon(d.throttle), h(d.onError, k);
    }, ee = (S) => {
      d = a();
      let { events: m, throttle: H } = d, { type: k, lastEventId: q } = S;
      G();
      let J = { lastEventId: q }, O = P;
      try {
        (!m || Object.hasOwn(m, k)) && (O = C(m ? m[k] : d.parse, S)), O !== P && (J = { lastEventId: q, data: g(d, i.data, O, S) });
      } catch (te) {
        O = P, _(S, te);
      }
      u === e && (w(J) && E.soon(H), q !== x.lastEventId && (x = i), O !== P && h(d.onMessage, { ...S, data: O }));
    };
    o.onopen = (S) => {
      if (u !== e || "data" in S) return;
      let { strategy: m } = Object(f.reconnect);
      F = y && !!(o.lastEventId || m !== "resume"), y = !0, w({ status: "streaming", error: A() }) && E.soon(f.throttle);
    }, o.onerror = ({ reconnecting: S, error: m }) => {
      if (!(u !== e || !S)) {
        if (d = a(), e.resumed && m.reason === "request") return R(e, d, "failed", m);
        w({ status: "reconnecting", error: m }), E.soon(d.throttle), h(d.onError, m);
      }
    };
    try {
      for await (let S of o) {
        if (u !== e) return;
        ee(S);
      }
    } catch {
    }
    let { outcome: $, error: U } = await o.closed;
    u === e && (d = a(), ($ === "complete" || $ === "eof") && G(), R(e, d, $, U instanceof M ? U : void 0));
  }, Z = () => {
    if (!D || p || !T.size) return;
    let { resume: e, reconnect: o } = a(), f = e && !se(e) && ie(e, { replay: !0, reconnect: o });
    f && N(L(void 0, { ...f, body: void 0 }));
  }, B = (e) => {
    let o = u && a().whenBusy;
    if (u && o === "drop") return u.ended;
    let f = L(e);
    return o === "queue" ? I.push(f) : N(f), f.ended;
  };
  return {
    send: B,
    stop() {
      D = !1, z(), E.now(), u && (R(u, a(), "closed"), E.now());
    },
    retry: () => p && !p.resumed ? B(p.variables) : Promise.resolve(v),
    reset() {
      z(), E.now(), V(), p = void 0, w(r(a())), E.now();
    },
    subscribe(e) {
      let o = () => e();
      return T.add(o), D = !0, queueMicrotask(Z), () => {
        T.delete(o);
      };
    },
    getSnapshot: () => v,
    getServerSnapshot: () => c
  };
}
function X(t) {
  return t instanceof Error ? t.message : String(t);
}

// js/src/store/source.ts
var b = /* @__PURE__ */ new Map();
function ce(t, s, r) {
  let n = /* @__PURE__ */ new Set(), a = (l) => (u) => {
    for (let p of [...n]) h(p()[l], u);
  }, c = { onMessage: a("onMessage"), onFinish: a("onFinish"), onError: a("onError") }, v = { stream: j(() => ({ ...([...n][0] ?? r)(), url: s, ...c })), users: n };
  return b.set(t, v), v;
}
function fe(t, s = {}) {
  let r = () => ({ ...typeof s == "function" ? s() : s, url: String(t) }), n = String(r().key ?? t), a = j(r).getServerSnapshot(), c = 0;
  return {
    subscribe(i) {
      if (!t) return () => {
      };
      let v = b.get(n) ?? ce(n, t, r), { stream: l, users: u } = v;
      u.add(r), c++, l.getSnapshot().status === "idle" && l.send();
      let p = l.subscribe(i);
      return () => {
        p && (p(), p = void 0, --c || u.delete(r), setTimeout(() => {
          u.size || b.get(n) !== v || (b.delete(n), l.reset());
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
  fe as createEventSource,
  de as createEventStream
};
//# sourceMappingURL=store.mjs.map
