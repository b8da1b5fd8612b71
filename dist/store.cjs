/*! eventsource-wasm 0.2.0 | MIT */
var L = Object.defineProperty;
var ie = Object.getOwnPropertyDescriptor;
var ue = Object.getOwnPropertyNames;
var de = Object.prototype.hasOwnProperty;
var ce = (t, n) => {
  for (var o in n)
    L(t, o, { get: n[o], enumerable: !0 });
}, fe = (t, n, o, r) => {
  if (n && typeof n == "object" || typeof n == "function")
    for (let s of ue(n))
      !de.call(t, s) && s !== o && L(t, s, { get: () => n[s], enumerable: !(r = ie(n, s)) || r.enumerable });
  return t;
};
var le = (t) => fe(L({}, "__esModule", { value: !0 }), t);

// js/src/store/index.ts
var pe = {};
ce(pe, {
  createEventSource: () => te,
  createEventStream: () => ee
});
module.exports = le(pe);

// js/src/store/stream.ts
var b = require("./eventsource.cjs"), T = require("./resume.cjs");

// js/src/store/pace.ts
function K(t) {
  let n, o, r = () => {
    clearTimeout(o), o = void 0, t();
  }, s = (i = "frame") => {
    if (i === !1) return r();
    i === "frame" && typeof requestAnimationFrame == "function" && (n ??= requestAnimationFrame(() => {
      n = void 0, r();
    })), o ??= setTimeout(r, i === "frame" ? n === void 0 ? 16 : 1e3 : i);
  };
  return { soon: s, last: (i) => {
    if (i === !1 || globalThis.document?.hidden) return r();
    clearTimeout(o), o = void 0, s();
  }, now: r };
}

// js/src/store/parse.ts
var Q = require("./eventsource.cjs"), R = /* @__PURE__ */ Symbol();
function X(t, n) {
  let { data: o } = n;
  if (!t || t === "text") return o;
  let r = t !== "json" && "~standard" in t ? t["~standard"] : void 0;
  if (typeof t == "function" && !r) return t(n);
  if (!o) return R;
  let s = JSON.parse(o);
  if (!r) return s;
  let c = r.validate(s);
  if (c instanceof Promise) throw new TypeError("the schema is asynchronous");
  if (!c.issues) return c.value;
  throw new Q.EventSourceError("parse", `The data does not fit the schema: ${c.issues.map(me).join("; ")}`, c.issues);
}
function me({ path: t = [], message: n }) {
  let o = t.map((r) => String(typeof r == "object" ? r.key : r)).join(".");
  return o ? `${o}: ${n}` : n;
}

// js/src/store/stream.ts
function h(t, n) {
  try {
    t?.(n);
  } catch (o) {
    queueMicrotask(() => {
      throw o;
    });
  }
}
function Se(t, n) {
  let { url: o, headers: r, body: s, done: c } = t, { variables: i } = n, v = (l) => {
    let u = c(l);
    return (u === !0 || u instanceof Error) && (n.final = l.data), u;
  };
  return new b.EventSource(typeof o == "function" ? o(i) : o, {
    ...t,
    method: t.method ?? (s == null ? "GET" : "POST"),
    headers: typeof r == "function" ? (l) => r(i, l) : r,
    body: typeof s == "function" ? (l) => s(i, l) : s,
    done: typeof c == "function" ? v : c
  });
}
function Y({ initial: t, text: n, events: o }) {
  return t ?? (n ? "" : o ? {} : t);
}
function Z() {
  let t;
  return (n, o, r, s) => {
    let { text: c, events: i } = n;
    return n.reduce ? n.reduce(o, { ...s, data: r }) : c && n.answer ? `${n.initial ?? ""}${(t ??= n.answer())(s)}` : c ? `${o}${c(s)}` : i ? { ...o, [s.type]: r } : r;
  };
}
function ee(t) {
  return D(t);
}
function D(t) {
  let n = () => {
    let e = typeof t == "function" ? t() : t, { attach: a, reconnect: f } = e.resume ? (0, T.resumable)(e.resume) : e;
    return { ...e.format, ...e, attach: a, reconnect: e.reconnect ?? f };
  }, o = (e, a = "idle") => ({
    data: Y(e),
    status: a,
    error: void 0,
    lastEventId: e.lastEventId ?? ""
  }), r = n(), s = () => (h(() => r = n(), void 0), r), c = Object.freeze(o(r)), i = c, v = c, l, u, p, I = !1, N = [], M = /* @__PURE__ */ new Set(), E = K(() => {
    if (v !== i) {
      v = Object.freeze(i);
      for (let a of [...M]) h(a, void 0);
    }
    let e = l;
    l = void 0, e?.();
  }), w = (e) => {
    let a = Object.entries(e).some(([f, d]) => !Object.is(d, i[f]));
    return a && (i = { ...i, ...e }), a;
  }, V = () => i.error?.reason === "parse" ? i.error : void 0, z = (e, a) => {
    let f = { variables: e, resumed: a };
    return f.ended = new Promise((d) => f.resolve = d), f;
  }, B = () => {
    let e = u;
    u = void 0, e?.source?.close(), e?.resolve(Object.freeze({ ...i, status: "closed" }));
  }, G = () => {
    for (let e of N.splice(0)) e.resolve(Object.freeze({ ...c, status: "closed" }));
  }, x = (e, a, f, d) => {
    if (u !== e) return;
    u = void 0, e.source?.close(), w({ status: f, error: d ?? V() });
    let g = i;
    l = () => {
      d && h(a.onError, d), h(a.onFinish, g), e.resolve(g);
      let y = u ? void 0 : N.shift();
      y && F(y);
    }, E.last(a.throttle);
  }, F = (e) => {
    E.now(), B(), u = p = e;
    let a = r, f;
    try {
      a = r = n(), e.source = Se({ ...a, ...e.resumed }, e);
    } catch (g) {
      let y = g instanceof Error && g.name === "SyntaxError";
      f = new b.EventSourceError(y ? "url" : "request", `Request failed: ${_(g)}`, g);
    }
    w(o({ ...a, ...e.resumed }, "connecting"));
    let d = e.source ? ne(e, e.source, a) : void 0;
    E.now(), d || x(e, a, "failed", f);
  }, ne = async (e, a, f) => {
    let d = f, g = Z(), y = !1, j = i, $ = !1, H = () => {
      $ && ($ = !1, w({ data: j.data }), j.data === Y(d) && (g = Z()));
    }, oe = (S, m) => {
      if (S.data === e.final) return;
      let O = m instanceof b.EventSourceError ? m : new b.EventSourceError("parse", `The message cannot be read: ${_(m)}`, m);
      if (d.failOnParseError) return x(e, d, "failed", O);
      w({ error: O }), E.soon(d.throttle), h(d.onError, O);
    }, se = (S) => {
      d = s();
      let { events: m, throttle: W } = d, { type: O, lastEventId: A } = S;
      H();
      let C = { lastEventId: A }, P = R;
      try {
        (!m || Object.hasOwn(m, O)) && (P = X(m ? m[O] : d.parse, S)), P !== R && (C = { lastEventId: A, data: g(d, i.data, P, S) });
      } catch (ae) {
        P = R, oe(S, ae);
      }
      u === e && (w(C) && E.soon(W), A !== j.lastEventId && (j = i), P !== R && h(d.onMessage, { ...S, data: P }));
    };
    a.onopen = (S) => {
      if (u !== e || "data" in S) return;
      let { strategy: m } = Object(f.reconnect);
      $ = y && !!(a.lastEventId || m !== "resume"), y = !0, w({ status: "streaming", error: V() }) && E.soon(f.throttle);
    }, a.onerror = ({ reconnecting: S, error: m }) => {
      if (!(u !== e || !S)) {
        if (d = s(), e.resumed && m.reason === "request") return x(e, d, "failed", m);
        w({ status: "reconnecting", error: m }), E.soon(d.throttle), h(d.onError, m);
      }
    };
    try {
      for await (let S of a) {
        if (u !== e) return;
        se(S);
      }
    } catch {
    }
    let { outcome: q, error: J } = await a.closed;
    u === e && (d = s(), (q === "complete" || q === "eof") && H(), x(e, d, q, J instanceof b.EventSourceError ? J : void 0));
  }, re = () => {
    if (!I || p || !M.size) return;
    let { resume: e, reconnect: a } = s(), f = e && !(0, T.isTaken)(e) && (0, T.resumedInit)(e, { replay: !0, reconnect: a });
    f && F(z(void 0, { ...f, body: void 0 }));
  }, U = (e) => {
    let a = u && s().whenBusy;
    if (u && a === "drop") return u.ended;
    let f = z(e);
    return a === "queue" ? N.push(f) : F(f), f.ended;
  };
  return {
    send: U,
    stop() {
      I = !1, G(), E.now(), u && (x(u, s(), "closed"), E.now());
    },
    retry: () => p && !p.resumed ? U(p.variables) : Promise.resolve(v),
    reset() {
      G(), E.now(), B(), p = void 0, w(o(s())), E.now();
    },
    subscribe(e) {
      let a = () => e();
      return M.add(a), I = !0, queueMicrotask(re), () => {
        M.delete(a);
      };
    },
    getSnapshot: () => v,
    getServerSnapshot: () => c
  };
}
function _(t) {
  return t instanceof Error ? t.message : String(t);
}

// js/src/store/source.ts
var k = /* @__PURE__ */ new Map();
function ve(t, n, o) {
  let r = /* @__PURE__ */ new Set(), s = (l) => (u) => {
    for (let p of [...r]) h(p()[l], u);
  }, c = { onMessage: s("onMessage"), onFinish: s("onFinish"), onError: s("onError") }, v = { stream: D(() => ({ ...([...r][0] ?? o)(), url: n, ...c })), users: r };
  return k.set(t, v), v;
}
function te(t, n = {}) {
  let o = () => ({ ...typeof n == "function" ? n() : n, url: String(t) }), r = String(o().key ?? t), s = D(o).getServerSnapshot(), c = 0;
  return {
    subscribe(i) {
      if (!t) return () => {
      };
      let v = k.get(r) ?? ve(r, t, o), { stream: l, users: u } = v;
      u.add(o), c++, l.getSnapshot().status === "idle" && l.send();
      let p = l.subscribe(i);
      return () => {
        p && (p(), p = void 0, --c || u.delete(o), setTimeout(() => {
          u.size || k.get(r) !== v || (k.delete(r), l.reset());
        }));
      };
    },
    getSnapshot: () => (t ? k.get(r)?.stream.getSnapshot() : void 0) ?? s,
    getServerSnapshot: () => s,
    stop: () => k.get(r)?.stream.stop(),
    retry: () => {
      k.get(r)?.stream.retry();
    }
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createEventSource,
  createEventStream
});
//# sourceMappingURL=store.cjs.map
