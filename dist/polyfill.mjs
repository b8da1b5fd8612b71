/*! eventsource-wasm 0.2.0 | MIT */

// js/src/polyfill/index.ts
import { EventSource as o } from "./eventsource.mjs";
function u(n) {
  let t = !1;
  try {
    let r = {
      get method() {
        return t = !0, "POST";
      }
    };
    new n("http://[", r).close();
  } catch {
  }
  return t;
}
var e = Reflect.get(globalThis, "EventSource");
u(e) || (globalThis.NativeEventSource ??= e, Object.defineProperty(globalThis, "EventSource", { value: o, writable: !0, configurable: !0 }));
var i = o, l = globalThis.NativeEventSource ?? e;
export {
  i as EventSourcePolyfill,
  l as NativeEventSource
};
//# sourceMappingURL=polyfill.mjs.map
