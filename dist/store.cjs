/*! eventsource-wasm 0.2.0 | MIT */
var A = Object.defineProperty;
var ae = Object.getOwnPropertyDescriptor;
var ie = Object.getOwnPropertyNames;
var de = Object.prototype.hasOwnProperty;
var ue = (e, n) => {
  for (var o in n)
    A(e, o, { get: n[o], enumerable: !0 });
}, ce = (e, n, o, r) => {
  if (n && typeof n == "object" || typeof n == "function")
    for (let s of ie(n))
      !de.call(e, s) && s !== o && A(e, s, { get: () => n[s], enumerable: !(r = ae(n, s)) || r.enumerable });
  return e;
};
var fe = (e) => ce(A({}, "__esModule", { value: !0 }), e);

// js/src/store/index.ts
var ve = {};
ue(ve, {
  createEventSource: () => ee,
  createEventStream: () => _
});
module.exports = fe(ve);

// js/src/store/stream.ts
var b = require("./eventsource.cjs"), j = require("./resume.cjs");

// js/src/store/pace.ts
function C(e) {
  let n, o, r = () => {
    clearTimeout(o), o = void 0, e();
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
var K = require("./eventsource.cjs"), R = /* @__PURE__ */ Symbol();
function Q(e, n) {
  let { data: o } = n;
  if (!e || e === "text") return o;
  let r = e !== "json" && "~standard" in e ? e["~standard"] : void 0;
  if (typeof e == "function" && !r) return e(n);
  if (!o) return R;
  let s = JSON.parse(o);
  if (!r) return s;
  let c = r.validate(s);
  if (c instanceof Promise) throw new TypeError("the schema is asynchronous");
  if (!c.issues) return c.value;
  throw new K.EventSourceError("parse", `The data does not fit the schema: ${c.issues.map(le).join("; ")}`, c.issues);
}
function le({ path: e = [], message: n }) {
  let o = e.map((r) => String(typeof r == "object" ? r.key : r)).join(".");
  return o ? `${o}: ${n}` : n;
}

// js/src/store/stream.ts
function h(e, n) {
  try {
    e?.(n);
  } catch (o) {
    queueMicrotask(() => {
      throw o;
    });
  }
}
function me(e, n) {
  let { url: o, headers: r, body: s, done: c } = e, { variables: i } = n, v = (l) => {
    let d = c(l);
    return (d === !0 || d instanceof Error) && (n.final = l.data), d;
  };
  return new b.EventSource(typeof o == "function" ? o(i) : o, {
    ...e,
    method: e.method ?? (s == null ? "GET" : "POST"),
    headers: typeof r == "function" ? (l) => r(i, l) : r,
    body: typeof s == "function" ? (l) => s(i, l) : s,
    done: typeof c == "function" ? v : c
  });
}
function X({ initial: e, text: n, events: o }) {
  return e ?? (n ? "" : o ? {} : e);
}
function Y() {
  let e;
  return (n, o, r, s) => {
    let { text: c, events: i } = n;
    return n.reduce ? n.reduce(o, { ...s, data: r }) : c && n.answer ? `${n.initial ?? ""}${(e ??= n.answer())(s)}` : c ? `${o}${c(s)}` : i ? { ...o, [s.type]: r } : r;
  };
}
function _(e) {
  return D(e);
}
function D(e) {
  let n = () => {
    let t = typeof e == "function" ? e() : e;
    return { ...t.resume ? (0, j.resumable)(t.resume) : {}, ...t.format, ...t };
  }, o = (t, a = "idle") => ({
    data: X(t),
    status: a,
    error: void 0,
    lastEventId: t.lastEventId ?? ""
  }), r = n(), s = () => (h(() => r = n(), void 0), r), c = Object.freeze(o(r)), i = c, v = c, l, d, p, I = [], T = /* @__PURE__ */ new Set(), E = C(() => {
    if (v !== i) {
      v = Object.freeze(i);
      for (let a of [...T]) h(a, void 0);
    }
    let t = l;
    l = void 0, t?.();
  }), w = (t) => {
    let a = Object.entries(t).some(([f, u]) => !Object.is(u, i[f]));
    return a && (i = { ...i, ...t }), a;
  }, L = () => i.error?.reason === "parse" ? i.error : void 0, V = (t, a) => {
    let f = { variables: t, resumed: a };
    return f.ended = new Promise((u) => f.resolve = u), f;
  }, z = () => {
    let t = d;
    d = void 0, t?.source?.close(), t?.resolve(Object.freeze({ ...i, status: "closed" }));
  }, B = () => {
    for (let t of I.splice(0)) t.resolve(Object.freeze({ ...c, status: "closed" }));
  }, x = (t, a, f, u) => {
    if (d !== t) return;
    d = void 0, t.source?.close(), w({ status: f, error: u ?? L() });
    let g = i;
    l = () => {
      u && h(a.onError, u), h(a.onFinish, g), t.resolve(g);
      let y = d ? void 0 : I.shift();
      y && N(y);
    }, E.last(a.throttle);
  }, N = (t) => {
    E.now(), z(), d = p = t;
    let a = r, f;
    try {
      a = r = n(), t.source = me({ ...a, ...t.resumed }, t);
    } catch (g) {
      let y = g instanceof Error && g.name === "SyntaxError";
      f = new b.EventSourceError(y ? "url" : "request", `Request failed: ${Z(g)}`, g);
    }
    w(o(a, "connecting"));
    let u = t.source ? te(t, t.source, a) : void 0;
    E.now(), u || x(t, a, "failed", f);
  }, te = async (t, a, f) => {
    let u = f, g = Y(), y = !1, M = i, F = !1, U = () => {
      F && (F = !1, w({ data: M.data }), M.data === X(u) && (g = Y()));
    }, re = (S, m) => {
      if (S.data === t.final) return;
      let k = m instanceof b.EventSourceError ? m : new b.EventSourceError("parse", `The message cannot be read: ${Z(m)}`, m);
      if (u.failOnParseError) return x(t, u, "failed", k);
      w({ error: k }), E.soon(u.throttle), h(u.onError, k);
    }, oe = (S) => {
      u = s();
      let { events: m, throttle: J } = u, { type: k, lastEventId: q } = S;
      U();
      let W = { lastEventId: q }, P = R;
      try {
        (!m || Object.hasOwn(m, k)) && (P = Q(m ? m[k] : u.parse, S)), P !== R && (W = { lastEventId: q, data: g(u, i.data, P, S) });
      } catch (se) {
        P = R, re(S, se);
      }
      d === t && (w(W) && E.soon(J), q !== M.lastEventId && (M = i), P !== R && h(u.onMessage, { ...S, data: P }));
    };
    a.onopen = (S) => {
      if (d !== t || "data" in S) return;
      let { strategy: m } = Object(f.reconnect);
      F = y && !!(a.lastEventId || m !== "resume"), y = !0, w({ status: "streaming", error: L() }) && E.soon(f.throttle);
    }, a.onerror = ({ reconnecting: S, error: m }) => {
      d !== t || !S || (u = s(), w({ status: "reconnecting", error: m }), E.soon(u.throttle), h(u.onError, m));
    };
    try {
      for await (let S of a) {
        if (d !== t) return;
        oe(S);
      }
    } catch {
    }
    let { outcome: $, error: H } = await a.closed;
    d === t && (u = s(), ($ === "complete" || $ === "eof") && U(), x(t, u, $, H instanceof b.EventSourceError ? H : void 0));
  }, ne = () => {
    let { resume: t, reconnect: a } = s(), f = t && T.size && !p && (0, j.resumedInit)(t, { replay: !0, reconnect: a });
    f && N(V(void 0, { ...f, body: void 0 }));
  }, G = (t) => {
    let a = d && s().whenBusy;
    if (d && a === "drop") return d.ended;
    let f = V(t);
    return a === "queue" ? I.push(f) : N(f), f.ended;
  };
  return {
    send: G,
    stop() {
      B(), E.now(), d && (x(d, s(), "closed"), E.now());
    },
    retry: () => p && !p.resumed ? G(p.variables) : Promise.resolve(v),
    reset() {
      B(), E.now(), z(), p = void 0, w(o(s())), E.now();
    },
    subscribe(t) {
      let a = () => t();
      return T.add(a), r.resume && queueMicrotask(ne), () => {
        T.delete(a);
      };
    },
    getSnapshot: () => v,
    getServerSnapshot: () => c
  };
}
function Z(e) {
  return e instanceof Error ? e.message : String(e);
}

// js/src/store/source.ts
var O = /* @__PURE__ */ new Map();
function Se(e, n, o) {
  let r = /* @__PURE__ */ new Set(), s = (l) => (d) => {
    for (let p of [...r]) h(p()[l], d);
  }, c = { onMessage: s("onMessage"), onFinish: s("onFinish"), onError: s("onError") }, v = { stream: D(() => ({ ...([...r][0] ?? o)(), url: n, ...c })), users: r };
  return O.set(e, v), v;
}
function ee(e, n = {}) {
  let o = () => ({ ...typeof n == "function" ? n() : n, url: String(e) }), r = String(o().key ?? e), s = D(o).getServerSnapshot(), c = 0;
  return {
    subscribe(i) {
      if (!e) return () => {
      };
      let v = O.get(r) ?? Se(r, e, o), { stream: l, users: d } = v;
      d.add(o), c++, l.getSnapshot().status === "idle" && l.send();
      let p = l.subscribe(i);
      return () => {
        p && (p(), p = void 0, --c || d.delete(o), setTimeout(() => {
          d.size || O.get(r) !== v || (O.delete(r), l.reset());
        }));
      };
    },
    getSnapshot: () => (e ? O.get(r)?.stream.getSnapshot() : void 0) ?? s,
    getServerSnapshot: () => s,
    stop: () => O.get(r)?.stream.stop(),
    retry: () => {
      O.get(r)?.stream.retry();
    }
  };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createEventSource,
  createEventStream
});
//# sourceMappingURL=store.cjs.map
