/*! eventsource-wasm 0.1.0 | MIT */
"use client";
var c = Object.defineProperty;
var d = Object.getOwnPropertyDescriptor;
var E = Object.getOwnPropertyNames;
var v = Object.prototype.hasOwnProperty;
var f = (t, e) => {
  for (var r in e)
    c(t, r, { get: e[r], enumerable: !0 });
}, m = (t, e, r, n) => {
  if (e && typeof e == "object" || typeof e == "function")
    for (let a of E(e))
      !v.call(t, a) && a !== r && c(t, a, { get: () => e[a], enumerable: !(n = d(e, a)) || n.enumerable });
  return t;
};
var y = (t) => m(c({}, "__esModule", { value: !0 }), t);

// js/src/react/index.ts
var O = {};
f(O, {
  useEventSource: () => l,
  useEventStream: () => D
});
module.exports = y(O);
var o = require("react"), u = require("./store.cjs");
function S(t, e, r) {
  let [n, a] = (0, o.useMemo)(() => {
    let s = { options: e };
    return [r(() => s.options), s];
  }, [t]);
  return (0, o.useInsertionEffect)(() => {
    a.options = e;
  }), [n, (0, o.useSyncExternalStore)(n.subscribe, n.getSnapshot, n.getServerSnapshot)];
}
function D(t) {
  let [e, r] = S(t.key, t, u.createEventStream), n = (0, o.useRef)(void 0);
  (0, o.useEffect)(() => (n.current = e, () => {
    n.current = void 0, queueMicrotask(() => n.current === e || e.reset());
  }), [e]);
  let { send: a, stop: s, retry: i, reset: p } = e;
  return { ...r, send: a, stop: s, retry: i, reset: p };
}
function l(t, e = {}) {
  let r = t && String(e.key ?? t), [{ stop: n, retry: a }, s] = S(r, e, (i) => (0, u.createEventSource)(t, i));
  return { ...s, stop: n, retry: a };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  useEventSource,
  useEventStream
});
//# sourceMappingURL=react.cjs.map
