/*! eventsource-wasm 0.1.0 | MIT */
"use client";

// js/src/react/index.ts
import { useEffect as S, useInsertionEffect as p, useRef as d, useState as E, useSyncExternalStore as v } from "react";
import {
  createEventSource as f,
  createEventStream as m
} from "./store.mjs";
function c(t, e, o) {
  let n = () => {
    let i = { options: e };
    return { key: t, latest: i, store: o(() => i.options) };
  }, [a, s] = E(n);
  a.key !== t && s(a = n());
  let { latest: u, store: r } = a;
  return p(() => {
    u.options = e;
  }), [r, v(r.subscribe, r.getSnapshot, r.getServerSnapshot)];
}
function D(t) {
  let [e, o] = c(t.key, t, m), n = d(void 0);
  S(() => (n.current = e, () => {
    n.current = void 0, queueMicrotask(() => n.current === e || e.reset());
  }), [e]);
  let { send: a, stop: s, retry: u, reset: r } = e;
  return { ...o, send: a, stop: s, retry: u, reset: r };
}
function O(t, e = {}) {
  let o = t && String(e.key ?? t), [{ stop: n, retry: a }, s] = c(o, e, (u) => f(t, u));
  return { ...s, stop: n, retry: a };
}
export {
  O as useEventSource,
  D as useEventStream
};
//# sourceMappingURL=react.mjs.map
