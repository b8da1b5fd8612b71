/*! eventsource-wasm 0.2.0 | MIT */

// js/src/resume/index.ts
import { EventSource as v } from "./eventsource.mjs";
var m = /* @__PURE__ */ new Map(), g = (t) => `eventsource-wasm ${t}`;
function u(t, e) {
  try {
    return e(t ?? sessionStorage);
  } catch {
    return null;
  }
}
function I(t) {
  let e = t.lastIndexOf(".");
  return e > 0 && /^\d+$/.test(t.slice(e + 1)) ? `${t.slice(0, e)}.0` : "";
}
function p(t, e, n, i, c) {
  let r = g(t), l = () => m.get(r) === n && u(e, (s) => s.getItem(r)) === i, o = () => {
    let { url: s, lastEventId: d } = n;
    if (!d || !l()) return;
    c ||= I(d);
    let a = JSON.stringify({ url: s, first: c, last: d });
    u(e, (f) => {
      f.setItem(r, a), i = a;
    });
  };
  return m.set(r, n), globalThis.window?.addEventListener("pagehide", o), n.closed.then(() => {
    globalThis.window?.removeEventListener("pagehide", o), l() && u(e, (s) => s.removeItem(r)), m.get(r) === n && m.delete(r);
  }), o;
}
function S(t, { storage: e } = {}) {
  return {
    reconnect: { strategy: "resume" },
    attach: (n) => (u(e, (i) => i.removeItem(g(t))), p(t, e, n, null, ""))
  };
}
var x = (t) => m.has(g(t));
function h(t, { replay: e, storage: n, ...i } = {}) {
  let c = u(n, (a) => a.getItem(g(t))), r = u(n, () => JSON.parse(c ?? "null")), { url: l, first: o, last: s } = r ?? {};
  if (typeof l != "string" || typeof o != "string" || typeof s != "string") return null;
  let d = (a) => p(t, n, a, c, o);
  return { ...S(t), ...i, attach: d, url: l, method: "GET", lastEventId: e ? o : s };
}
function E(t, e) {
  let n = h(t, e);
  return n && new v(n.url, n);
}
export {
  x as isTaken,
  S as resumable,
  E as resumed,
  h as resumedInit
};
//# sourceMappingURL=resume.mjs.map
