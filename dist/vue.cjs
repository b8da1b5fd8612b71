/*! eventsource-wasm 0.1.0 | MIT */
var u = Object.defineProperty;
var E = Object.getOwnPropertyDescriptor;
var l = Object.getOwnPropertyNames;
var D = Object.prototype.hasOwnProperty;
var R = (n, t) => {
  for (var a in t)
    u(n, a, { get: t[a], enumerable: !0 });
}, b = (n, t, a, r) => {
  if (t && typeof t == "object" || typeof t == "function")
    for (let o of l(t))
      !D.call(n, o) && o !== a && u(n, o, { get: () => t[o], enumerable: !(r = E(t, o)) || r.enumerable });
  return n;
};
var P = (n) => b(u({}, "__esModule", { value: !0 }), n);

// js/src/vue/index.ts
var h = {};
R(h, {
  useEventSource: () => x,
  useEventStream: () => k
});
module.exports = P(h);
var e = require("vue"), p = require("./store.cjs");
function y(n) {
  return Object.fromEntries(Object.entries((0, e.toValue)(n)).map(([t, a]) => [t, (0, e.unref)(a)]));
}
function O(n, t, a) {
  let r = t(), o = (0, e.shallowRef)(r.getSnapshot()), s = () => {
  }, d = () => {
    s = r.subscribe(() => o.value = r.getSnapshot()), o.value = r.getSnapshot();
  }, c = () => {
    s(), a(r);
  }, S = () => {
    f || (d(), v = (0, e.watch)(n, () => {
      c(), r = t(), d();
    }, { flush: "sync" }));
  }, f = !1, v = () => {
  };
  (0, e.getCurrentInstance)() ? (0, e.onMounted)(S) : S(), (0, e.getCurrentScope)() && (0, e.onScopeDispose)(() => {
    f = !0, v(), c();
  });
  let i = (m) => (0, e.computed)(() => o.value[m]);
  return [() => r, { data: i("data"), status: i("status"), error: i("error"), lastEventId: i("lastEventId") }];
}
function k(n) {
  let t = () => y(n), [a, r] = O(() => t().key, () => (0, p.createEventStream)(t), (o) => o.reset());
  return {
    ...r,
    send: (...o) => a().send(...o),
    stop: () => a().stop(),
    retry: () => a().retry(),
    reset: () => a().reset()
  };
}
function x(n, t = {}) {
  let a = () => y(t), r = () => (0, e.toValue)(n) && String(a().key ?? (0, e.toValue)(n)), [o, s] = O(r, () => (0, p.createEventSource)((0, e.toValue)(n), a), () => {
  });
  return { ...s, stop: () => o().stop(), retry: () => o().retry() };
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  useEventSource,
  useEventStream
});
//# sourceMappingURL=vue.cjs.map
