/*! eventsource-wasm 0.2.0 | MIT */

// js/src/vue/index.ts
import {
  computed as m,
  getCurrentInstance as E,
  getCurrentScope as l,
  onMounted as b,
  onScopeDispose as D,
  shallowRef as R,
  toValue as p,
  unref as k,
  watch as P
} from "vue";
import {
  createEventSource as x,
  createEventStream as h
} from "./store.mjs";
function v(n) {
  return Object.fromEntries(Object.entries(p(n)).map(([a, t]) => [a, k(t)]));
}
function y(n, a, t) {
  let o = n(), e = a(), r = () => {
  }, d = () => {
  }, c = !1, u = R(e.getSnapshot()), S = () => {
    r(), t(e);
  }, O = (i) => {
    Object.is(i, o) || (S(), e = a(), o = i), r = e.subscribe(() => u.value = e.getSnapshot()), u.value = e.getSnapshot();
  }, f = () => {
    c || (d = P(n, O, { immediate: !0, flush: "sync" }));
  };
  E() ? b(f) : f(), l() && D(() => {
    c = !0, d(), S();
  });
  let s = (i) => m(() => u.value[i]);
  return [() => e, { data: s("data"), status: s("status"), error: s("error"), lastEventId: s("lastEventId") }];
}
function g(n) {
  let a = () => v(n), [t, o] = y(() => a().key, () => h(a), (e) => e.reset());
  return {
    ...o,
    send: (...e) => t().send(...e),
    stop: () => t().stop(),
    retry: () => t().retry(),
    reset: () => t().reset()
  };
}
function N(n, a = {}) {
  let t = () => v(a), o = () => p(n) && String(t().key ?? p(n)), [e, r] = y(o, () => x(p(n), t), () => {
  });
  return { ...r, stop: () => e().stop(), retry: () => e().retry() };
}
export {
  N as useEventSource,
  g as useEventStream
};
//# sourceMappingURL=vue.mjs.map
