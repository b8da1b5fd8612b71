/*! eventsource-wasm 0.2.0 | MIT */
"use client";
var p = Object.defineProperty;
var E = Object.getOwnPropertyDescriptor;
var f = Object.getOwnPropertyNames;
var v = Object.prototype.hasOwnProperty;
var l = (t, e) => {
  for (var r in e)
    p(t, r, { get: e[r], enumerable: !0 });
}, m = (t, e, r, a) => {
  if (e && typeof e == "object" || typeof e == "function")
    for (let n of f(e))
      !v.call(t, n) && n !== r && p(t, n, { get: () => e[n], enumerable: !(a = E(e, n)) || a.enumerable });
  return t;
};
var y = (t) => m(p({}, "__esModule", { value: !0 }), t);

// js/src/react/index.ts
var P = {};
l(P, {
  useEventSource: () => O,
  useEventStream: () => D
});
module.exports = y(P);
var o = require("react"), S = require("./store.cjs");
function d(t, e, r) {
  let a = () => {
    let c = { options: e };
    return { key: t, latest: c, store: r(() => c.options) };
  }, [n, u] = (0, o.useState)(a);
  Object.is(n.key, t) || u(n = a());
  let { latest: i, store: s } = n;
  return (0, o.useInsertionEffect)(() => {
    i.options = e;
  }), [s, (0, o.useSyncExternalStore)(s.subscribe, s.getSnapshot, s.getServerSnapshot)];
}
function D(t) {
  let [e, r] = d(t.key, t, S.createEventStream), a = (0, o.useRef)(void 0);
  (0, o.useEffect)(() => {
    a.current = e;
    let c = !0;
    return queueMicrotask(() => c = !1), () => {
      a.current = void 0, c && e.reset(), queueMicrotask(() => a.current === e || e.reset());
    };
  }, [e]);
  let { send: n, stop: u, retry: i, reset: s } = e;
  return { ...r, send: n, stop: u, retry: i, reset: s };
}
function O(t, e = {}) {
  let r = t && String(e.key ?? t), [{ stop: a, retry: n }, u] = d(r, e, (i) => (0, S.createEventSource)(t, i));
  return { ...u, stop: a, retry: n };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  useEventSource,
  useEventStream
});
//# sourceMappingURL=react.cjs.map
