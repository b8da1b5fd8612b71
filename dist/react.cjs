/*! eventsource-wasm 0.1.0 | MIT */
"use client";
var S = Object.defineProperty;
var E = Object.getOwnPropertyDescriptor;
var v = Object.getOwnPropertyNames;
var f = Object.prototype.hasOwnProperty;
var m = (t, e) => {
  for (var r in e)
    S(t, r, { get: e[r], enumerable: !0 });
}, y = (t, e, r, a) => {
  if (e && typeof e == "object" || typeof e == "function")
    for (let n of v(e))
      !f.call(t, n) && n !== r && S(t, n, { get: () => e[n], enumerable: !(a = E(e, n)) || a.enumerable });
  return t;
};
var l = (t) => y(S({}, "__esModule", { value: !0 }), t);

// js/src/react/index.ts
var P = {};
m(P, {
  useEventSource: () => O,
  useEventStream: () => D
});
module.exports = l(P);
var o = require("react"), c = require("./store.cjs");
function d(t, e, r) {
  let a = () => {
    let p = { options: e };
    return { key: t, latest: p, store: r(() => p.options) };
  }, [n, u] = (0, o.useState)(a);
  n.key !== t && u(n = a());
  let { latest: i, store: s } = n;
  return (0, o.useInsertionEffect)(() => {
    i.options = e;
  }), [s, (0, o.useSyncExternalStore)(s.subscribe, s.getSnapshot, s.getServerSnapshot)];
}
function D(t) {
  let [e, r] = d(t.key, t, c.createEventStream), a = (0, o.useRef)(void 0);
  (0, o.useEffect)(() => (a.current = e, () => {
    a.current = void 0, queueMicrotask(() => a.current === e || e.reset());
  }), [e]);
  let { send: n, stop: u, retry: i, reset: s } = e;
  return { ...r, send: n, stop: u, retry: i, reset: s };
}
function O(t, e = {}) {
  let r = t && String(e.key ?? t), [{ stop: a, retry: n }, u] = d(r, e, (i) => (0, c.createEventSource)(t, i));
  return { ...u, stop: a, retry: n };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  useEventSource,
  useEventStream
});
//# sourceMappingURL=react.cjs.map
