/*! eventsource-wasm 0.1.0 | MIT */
"use client";

// js/src/react/index.ts
import { useEffect as c, useInsertionEffect as S, useMemo as p, useRef as d, useSyncExternalStore as E } from "react";
import {
  createEventSource as v,
  createEventStream as f
} from "./store.mjs";
function u(n, e, r) {
  let [t, o] = p(() => {
    let a = { options: e };
    return [r(() => a.options), a];
  }, [n]);
  return S(() => {
    o.options = e;
  }), [t, E(t.subscribe, t.getSnapshot, t.getServerSnapshot)];
}
function D(n) {
  let [e, r] = u(n.key, n, f), t = d(void 0);
  c(() => (t.current = e, () => {
    t.current = void 0, queueMicrotask(() => t.current === e || e.reset());
  }), [e]);
  let { send: o, stop: a, retry: s, reset: i } = e;
  return { ...r, send: o, stop: a, retry: s, reset: i };
}
function l(n, e = {}) {
  let r = n && String(e.key ?? n), [{ stop: t, retry: o }, a] = u(r, e, (s) => v(n, s));
  return { ...a, stop: t, retry: o };
}
export {
  l as useEventSource,
  D as useEventStream
};
//# sourceMappingURL=react.mjs.map
