/*! eventsource-wasm 0.2.0 | MIT */
var c = Object.defineProperty;
var l = Object.getOwnPropertyDescriptor;
var b = Object.getOwnPropertyNames;
var D = Object.prototype.hasOwnProperty;
var R = (a, n) => {
  for (var o in n)
    c(a, o, { get: n[o], enumerable: !0 });
}, k = (a, n, o, r) => {
  if (n && typeof n == "object" || typeof n == "function")
    for (let t of b(n))
      !D.call(a, t) && t !== o && c(a, t, { get: () => n[t], enumerable: !(r = l(n, t)) || r.enumerable });
  return a;
};
var P = (a) => k(c({}, "__esModule", { value: !0 }), a);

// js/src/vue/index.ts
var w = {};
R(w, {
  useEventSource: () => h,
  useEventStream: () => x
});
module.exports = P(w);
var e = require("vue"), u = require("./store.cjs");
function O(a) {
  return Object.fromEntries(Object.entries((0, e.toValue)(a)).map(([n, o]) => [n, (0, e.unref)(o)]));
}
function m(a, n, o) {
  let r = a(), t = n(), s = () => {
  }, S = () => {
  }, f = !1, d = (0, e.shallowRef)(t.getSnapshot()), v = () => {
    s(), o(t);
  }, E = (p) => {
    Object.is(p, r) || (v(), t = n(), r = p), s = t.subscribe(() => d.value = t.getSnapshot()), d.value = t.getSnapshot();
  }, y = () => {
    f || (S = (0, e.watch)(a, E, { immediate: !0, flush: "sync" }));
  };
  (0, e.getCurrentInstance)() ? (0, e.onMounted)(y) : y(), (0, e.getCurrentScope)() && (0, e.onScopeDispose)(() => {
    f = !0, S(), v();
  });
  let i = (p) => (0, e.computed)(() => d.value[p]);
  return [() => t, { data: i("data"), status: i("status"), error: i("error"), lastEventId: i("lastEventId") }];
}
function x(a) {
  let n = () => O(a), [o, r] = m(() => n().key, () => (0, u.createEventStream)(n), (t) => t.reset());
  return {
    ...r,
    send: (...t) => o().send(...t),
    stop: () => o().stop(),
    retry: () => o().retry(),
    reset: () => o().reset()
  };
}
function h(a, n = {}) {
  let o = () => O(n), r = () => (0, e.toValue)(a) && String(o().key ?? (0, e.toValue)(a)), [t, s] = m(r, () => (0, u.createEventSource)((0, e.toValue)(a), o), () => {
  });
  return { ...s, stop: () => t().stop(), retry: () => t().retry() };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  useEventSource,
  useEventStream
});
//# sourceMappingURL=vue.cjs.map
