/*! eventsource-wasm 0.2.0 | MIT */
"use client";

// js/src/react/index.ts
import { useEffect as S, useInsertionEffect as p, useRef as d, useState as E, useSyncExternalStore as f } from "react";
import {
  createEventSource as v,
  createEventStream as l
} from "./store.mjs";
function c(t, e, o) {
  let n = () => {
    let i = { options: e };
    return { key: t, latest: i, store: o(() => i.options) };
  }, [a, s] = E(n);
  Object.is(a.key, t) || s(a = n());
  let { latest: u, store: r } = a;
  return p(() => {
    u.options = e;
  }), [r, f(r.subscribe, r.getSnapshot, r.getServerSnapshot)];
}
function D(t) {
  let [e, o] = c(t.key, t, l), n = d(void 0);
  S(() => {
    n.current = e;
    let i = !0;
    return queueMicrotask(() => i = !1), () => {
      n.current = void 0, i && e.reset(), queueMicrotask(() => n.current === e || e.reset());
    };
  }, [e]);
  let { send: a, stop: s, retry: u, reset: r } = e;
  return { ...o, send: a, stop: s, retry: u, reset: r };
}
function O(t, e = {}) {
  let o = t && String(e.key ?? t), [{ stop: n, retry: a }, s] = c(o, e, (u) => v(t, u));
  return { ...s, stop: n, retry: a };
}
export {
  O as useEventSource,
  D as useEventStream
};
//# sourceMappingURL=react.mjs.map
