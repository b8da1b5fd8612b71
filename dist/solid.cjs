/*! eventsource-wasm 0.2.0 | MIT */
var p = Object.defineProperty;
var l = Object.getOwnPropertyDescriptor;
var D = Object.getOwnPropertyNames;
var O = Object.prototype.hasOwnProperty;
var P = (t, n) => {
  for (var a in n)
    p(t, a, { get: n[a], enumerable: !0 });
}, k = (t, n, a, s) => {
  if (n && typeof n == "object" || typeof n == "function")
    for (let r of D(n))
      !O.call(t, r) && r !== a && p(t, r, { get: () => n[r], enumerable: !(s = l(n, r)) || s.enumerable });
  return t;
};
var x = (t) => k(p({}, "__esModule", { value: !0 }), t);

// js/src/solid/index.ts
var A = {};
P(A, {
  useEventSource: () => T,
  useEventStream: () => w
});
module.exports = x(A);
var e = require("solid-js"), d = require("./store.cjs");
function c(t) {
  return typeof t == "function" ? t() : t;
}
function E(t, n, a) {
  let s = (0, e.createMemo)((0, e.on)((0, e.createMemo)(t), n)), [r, i] = (0, e.createSignal)((0, e.untrack)(s).getSnapshot());
  (0, e.createEffect)(() => {
    let u = s(), v = () => {
      i(() => u.getSnapshot());
    }, b = u.subscribe(v);
    v(), (0, e.onCleanup)(() => {
      b(), a(u);
    });
  });
  let o = (u) => (0, e.createMemo)(() => r()[u]), [S, y, f, m] = [o("data"), o("status"), o("error"), o("lastEventId")];
  return [() => (0, e.untrack)(s), {
    get data() {
      return S();
    },
    get status() {
      return y();
    },
    get error() {
      return f();
    },
    get lastEventId() {
      return m();
    }
  }];
}
function w(t) {
  let n = () => (0, e.untrack)(() => ({ ...c(t) })), [a, s] = E(() => c(t).key, () => (0, d.createEventStream)(n), (r) => r.reset());
  return Object.assign(s, {
    send: ((...r) => (0, e.untrack)(() => a().send(...r))),
    stop: () => a().stop(),
    retry: () => (0, e.untrack)(() => a().retry()),
    reset: () => a().reset()
  });
}
function T(t, n = {}) {
  let a = () => (0, e.untrack)(() => ({ ...c(n) })), s = () => {
    let S = c(t);
    return S && String(c(n).key ?? S);
  }, r = () => (0, d.createEventSource)((0, e.untrack)(() => c(t)), a), [i, o] = E(s, r, () => {
  });
  return Object.assign(o, { stop: () => i().stop(), retry: () => i().retry() });
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  useEventSource,
  useEventStream
});
//# sourceMappingURL=solid.cjs.map
