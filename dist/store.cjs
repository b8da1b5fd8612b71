/*! eventsource-wasm 0.2.0 | MIT */
var $ = Object.defineProperty;
var oe = Object.getOwnPropertyDescriptor;
var se = Object.getOwnPropertyNames;
var ae = Object.prototype.hasOwnProperty;
var ie = (e, t) => {
  for (var o in t)
    $(e, o, { get: t[o], enumerable: !0 });
}, ue = (e, t, o, n) => {
  if (t && typeof t == "object" || typeof t == "function")
    for (let s of se(t))
      !ae.call(e, s) && s !== o && $(e, s, { get: () => t[s], enumerable: !(n = oe(t, s)) || n.enumerable });
  return e;
};
var de = (e) => ue($({}, "__esModule", { value: !0 }), e);

// js/src/store/index.ts
var Se = {};
ie(Se, {
  createEventSource: () => Z,
  createEventStream: () => Y
});
module.exports = de(Se);

// js/src/store/stream.ts
var b = require("./eventsource.cjs");

// js/src/store/pace.ts
function J(e) {
  let t, o, n = () => {
    clearTimeout(o), o = void 0, e();
  }, s = (i = "frame") => {
    if (i === !1) return n();
    i === "frame" && typeof requestAnimationFrame == "function" && (t ??= requestAnimationFrame(() => {
      t = void 0, n();
    })), o ??= setTimeout(n, i === "frame" ? t === void 0 ? 16 : 1e3 : i);
  };
  return { soon: s, last: (i) => {
    if (i === !1 || globalThis.document?.hidden) return n();
    clearTimeout(o), o = void 0, s();
  }, now: n };
}

// js/src/store/parse.ts
var W = require("./eventsource.cjs"), T = /* @__PURE__ */ Symbol();
function C(e, t) {
  let { data: o } = t;
  if (!e || e === "text") return o;
  let n = e !== "json" && "~standard" in e ? e["~standard"] : void 0;
  if (typeof e == "function" && !n) return e(t);
  if (!o) return T;
  let s = JSON.parse(o);
  if (!n) return s;
  let d = n.validate(s);
  if (d instanceof Promise) throw new TypeError("the schema is asynchronous");
  if (!d.issues) return d.value;
  throw new W.EventSourceError("parse", `The data does not fit the schema: ${d.issues.map(ce).join("; ")}`, d.issues);
}
function ce({ path: e = [], message: t }) {
  let o = e.map((n) => String(typeof n == "object" ? n.key : n)).join(".");
  return o ? `${o}: ${t}` : t;
}

// js/src/store/stream.ts
function h(e, t) {
  try {
    e?.(t);
  } catch (o) {
    queueMicrotask(() => {
      throw o;
    });
  }
}
function fe(e, t) {
  let { url: o, headers: n, body: s, done: d } = e, { variables: i } = t, m = (f) => {
    let u = d(f);
    return (u === !0 || u instanceof Error) && (t.final = f.data), u;
  };
  return new b.EventSource(typeof o == "function" ? o(i) : o, {
    ...e,
    method: e.method ?? (s == null ? "GET" : "POST"),
    headers: typeof n == "function" ? (f) => n(i, f) : n,
    body: typeof s == "function" ? (f) => s(i, f) : s,
    done: typeof d == "function" ? m : d
  });
}
function K({ initial: e, text: t, events: o }) {
  return e ?? (t ? "" : o ? {} : e);
}
function Q() {
  let e;
  return (t, o, n, s) => {
    let { text: d, events: i } = t;
    return t.reduce ? t.reduce(o, { ...s, data: n }) : d && t.answer ? `${t.initial ?? ""}${(e ??= t.answer())(s)}` : d ? `${o}${d(s)}` : i ? { ...o, [s.type]: n } : n;
  };
}
function Y(e) {
  return M(e);
}
function M(e) {
  let t = () => {
    let r = typeof e == "function" ? e() : e;
    return { ...r.format, ...r };
  }, o = (r, a = "idle") => ({
    data: K(r),
    status: a,
    error: void 0,
    lastEventId: r.lastEventId ?? ""
  }), n = t(), s = () => (h(() => n = t(), void 0), n), d = Object.freeze(o(n)), i = d, m = d, f, u, E, j = [], D = /* @__PURE__ */ new Set(), p = J(() => {
    if (m !== i) {
      m = Object.freeze(i);
      for (let a of [...D]) h(a, void 0);
    }
    let r = f;
    f = void 0, r?.();
  }), w = (r) => {
    let a = Object.entries(r).some(([l, c]) => !Object.is(c, i[l]));
    return a && (i = { ...i, ...r }), a;
  }, A = () => i.error?.reason === "parse" ? i.error : void 0, _ = (r) => {
    let a = { variables: r };
    return a.ended = new Promise((l) => a.resolve = l), a;
  }, L = () => {
    let r = u;
    u = void 0, r?.source?.close(), r?.resolve(Object.freeze({ ...i, status: "closed" }));
  }, V = () => {
    for (let r of j.splice(0)) r.resolve(Object.freeze({ ...d, status: "closed" }));
  }, x = (r, a, l, c) => {
    if (u !== r) return;
    u = void 0, r.source?.close(), w({ status: l, error: c ?? A() });
    let g = i;
    f = () => {
      c && h(a.onError, c), h(a.onFinish, g), r.resolve(g);
      let y = u ? void 0 : j.shift();
      y && q(y);
    }, p.last(a.throttle);
  }, q = (r) => {
    p.now(), L(), u = E = r;
    let a = n, l;
    try {
      a = n = t(), r.source = fe(a, r);
    } catch (g) {
      let y = g instanceof Error && g.name === "SyntaxError";
      l = new b.EventSourceError(y ? "url" : "request", `Request failed: ${X(g)}`, g);
    }
    w(o(a, "connecting"));
    let c = r.source ? ee(r, r.source, a) : void 0;
    p.now(), c || x(r, a, "failed", l);
  }, ee = async (r, a, l) => {
    let c = l, g = Q(), y = !1, R = i, N = !1, B = () => {
      N && (N = !1, w({ data: R.data }), R.data === K(c) && (g = Q()));
    }, te = (v, S) => {
      if (v.data === r.final) return;
      let k = S instanceof b.EventSourceError ? S : new b.EventSourceError("parse", `The message cannot be read: ${X(S)}`, S);
      if (c.failOnParseError) return x(r, c, "failed", k);
      w({ error: k }), p.soon(c.throttle), h(c.onError, k);
    }, ne = (v) => {
      c = s();
      let { events: S, throttle: U } = c, { type: k, lastEventId: F } = v;
      B();
      let H = { lastEventId: F }, P = T;
      try {
        (!S || Object.hasOwn(S, k)) && (P = C(S ? S[k] : c.parse, v)), P !== T && (H = { lastEventId: F, data: g(c, i.data, P, v) });
      } catch (re) {
        P = T, te(v, re);
      }
      u === r && (w(H) && p.soon(U), F !== R.lastEventId && (R = i), P !== T && h(c.onMessage, { ...v, data: P }));
    };
    a.onopen = (v) => {
      if (u !== r || "data" in v) return;
      let { strategy: S } = Object(l.reconnect);
      N = y && !!(a.lastEventId || S !== "resume"), y = !0, w({ status: "streaming", error: A() }) && p.soon(l.throttle);
    }, a.onerror = ({ reconnecting: v, error: S }) => {
      u !== r || !v || (c = s(), w({ status: "reconnecting", error: S }), p.soon(c.throttle), h(c.onError, S));
    };
    try {
      for await (let v of a) {
        if (u !== r) return;
        ne(v);
      }
    } catch {
    }
    let { outcome: I, error: G } = await a.closed;
    u === r && (c = s(), (I === "complete" || I === "eof") && B(), x(r, c, I, G instanceof b.EventSourceError ? G : void 0));
  }, z = (r) => {
    let a = u && s().whenBusy;
    if (u && a === "drop") return u.ended;
    let l = _(r);
    return a === "queue" ? j.push(l) : q(l), l.ended;
  };
  return {
    send: z,
    stop() {
      V(), p.now(), u && (x(u, s(), "closed"), p.now());
    },
    retry: () => E ? z(E.variables) : Promise.resolve(m),
    reset() {
      V(), p.now(), L(), E = void 0, w(o(s())), p.now();
    },
    subscribe(r) {
      let a = () => r();
      return D.add(a), () => {
        D.delete(a);
      };
    },
    getSnapshot: () => m,
    getServerSnapshot: () => d
  };
}
function X(e) {
  return e instanceof Error ? e.message : String(e);
}

// js/src/store/source.ts
var O = /* @__PURE__ */ new Map();
function le(e, t, o) {
  let n = /* @__PURE__ */ new Set(), s = (f) => (u) => {
    for (let E of [...n]) h(E()[f], u);
  }, d = { onMessage: s("onMessage"), onFinish: s("onFinish"), onError: s("onError") }, m = { stream: M(() => ({ ...([...n][0] ?? o)(), url: t, ...d })), users: n };
  return O.set(e, m), m;
}
function Z(e, t = {}) {
  let o = () => ({ ...typeof t == "function" ? t() : t, url: String(e) }), n = String(o().key ?? e), s = M(o).getServerSnapshot(), d = 0;
  return {
    subscribe(i) {
      if (!e) return () => {
      };
      let m = O.get(n) ?? le(n, e, o), { stream: f, users: u } = m;
      u.add(o), d++, f.getSnapshot().status === "idle" && f.send();
      let E = f.subscribe(i);
      return () => {
        E && (E(), E = void 0, --d || u.delete(o), setTimeout(() => {
          u.size || O.get(n) !== m || (O.delete(n), f.reset());
        }));
      };
    },
    getSnapshot: () => (e ? O.get(n)?.stream.getSnapshot() : void 0) ?? s,
    getServerSnapshot: () => s,
    stop: () => O.get(n)?.stream.stop(),
    retry: () => {
      O.get(n)?.stream.retry();
    }
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createEventSource,
  createEventStream
});
//# sourceMappingURL=store.cjs.map
