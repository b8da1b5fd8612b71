/*! eventsource-wasm 0.1.0 | MIT */

// js/src/vue/index.ts
import {
  computed as O,
  getCurrentInstance as m,
  getCurrentScope as E,
  onMounted as l,
  onScopeDispose as D,
  shallowRef as R,
  toValue as i,
  unref as b,
  watch as P
} from "vue";
import {
  createEventSource as k,
  createEventStream as x
} from "./store.mjs";
function f(a) {
  return Object.fromEntries(Object.entries(i(a)).map(([o, e]) => [o, b(e)]));
}
function v(a, o, e) {
  let t = o(), n = R(t.getSnapshot()), r = () => {
  }, p = () => {
    r = t.subscribe(() => n.value = t.getSnapshot()), n.value = t.getSnapshot();
  }, u = () => {
    r(), e(t);
  }, d = () => {
    c || (p(), S = P(a, () => {
      u(), t = o(), p();
    }, { flush: "sync" }));
  }, c = !1, S = () => {
  };
  m() ? l(d) : d(), E() && D(() => {
    c = !0, S(), u();
  });
  let s = (y) => O(() => n.value[y]);
  return [() => t, { data: s("data"), status: s("status"), error: s("error"), lastEventId: s("lastEventId") }];
}
function U(a) {
  let o = () => f(a), [e, t] = v(() => o().key, () => x(o), (n) => n.reset());
  return {
    ...t,
    send: (...n) => e().send(...n),
    stop: () => e().stop(),
    retry: () => e().retry(),
    reset: () => e().reset()
  };
}
function g(a, o = {}) {
  let e = () => f(o), t = () => i(a) && String(e().key ?? i(a)), [n, r] = v(t, () => k(i(a), e), () => {
  });
  return { ...r, stop: () => n().stop(), retry: () => n().retry() };
}
export {
  g as useEventSource,
  U as useEventStream
};
//# sourceMappingURL=vue.mjs.map
