/*! eventsource-wasm 0.2.0 | MIT */

// js/src/solid/index.ts
import { createEffect as b, createMemo as d, createSignal as l, on as D, onCleanup as O, untrack as r } from "solid-js";
import {
  createEventSource as P,
  createEventStream as k
} from "./store.mjs";
function c(e) {
  return typeof e == "function" ? e() : e;
}
function v(e, s, t) {
  let n = d(D(d(e), s)), [a, i] = l(r(n).getSnapshot());
  b(() => {
    let u = n(), p = () => {
      i(() => u.getSnapshot());
    }, m = u.subscribe(p);
    p(), O(() => {
      m(), t(u);
    });
  });
  let o = (u) => d(() => a()[u]), [S, E, y, f] = [o("data"), o("status"), o("error"), o("lastEventId")];
  return [() => r(n), {
    get data() {
      return S();
    },
    get status() {
      return E();
    },
    get error() {
      return y();
    },
    get lastEventId() {
      return f();
    }
  }];
}
function A(e) {
  let s = () => r(() => ({ ...c(e) })), [t, n] = v(() => c(e).key, () => k(s), (a) => a.reset());
  return Object.assign(n, {
    send: ((...a) => r(() => t().send(...a))),
    stop: () => t().stop(),
    retry: () => r(() => t().retry()),
    reset: () => t().reset()
  });
}
function U(e, s = {}) {
  let t = () => r(() => ({ ...c(s) })), n = () => {
    let S = c(e);
    return S && String(c(s).key ?? S);
  }, a = () => P(r(() => c(e)), t), [i, o] = v(n, a, () => {
  });
  return Object.assign(o, { stop: () => i().stop(), retry: () => i().retry() });
}
export {
  U as useEventSource,
  A as useEventStream
};
//# sourceMappingURL=solid.mjs.map
