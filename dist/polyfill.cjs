/*! eventsource-wasm 0.2.0 | MIT */
var r = Object.defineProperty;
var l = Object.getOwnPropertyDescriptor;
var s = Object.getOwnPropertyNames;
var a = Object.prototype.hasOwnProperty;
var v = (t, e) => {
  for (var o in e)
    r(t, o, { get: e[o], enumerable: !0 });
}, f = (t, e, o, i) => {
  if (e && typeof e == "object" || typeof e == "function")
    for (let n of s(e))
      !a.call(t, n) && n !== o && r(t, n, { get: () => e[n], enumerable: !(i = l(e, n)) || i.enumerable });
  return t;
};
var p = (t) => f(r({}, "__esModule", { value: !0 }), t);

// js/src/polyfill/index.ts
var d = {};
v(d, {
  EventSourcePolyfill: () => E,
  NativeEventSource: () => b
});
module.exports = p(d);
var c = require("./eventsource.cjs");
function S(t) {
  let e = !1;
  try {
    let o = {
      get method() {
        return e = !0, "POST";
      }
    };
    new t("http://[", o).close();
  } catch {
  }
  return e;
}
var u = Reflect.get(globalThis, "EventSource");
S(u) || (globalThis.NativeEventSource ??= u, Object.defineProperty(globalThis, "EventSource", { value: c.EventSource, writable: !0, configurable: !0 }));
var E = c.EventSource, b = globalThis.NativeEventSource ?? u;
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  EventSourcePolyfill,
  NativeEventSource
});
//# sourceMappingURL=polyfill.cjs.map
