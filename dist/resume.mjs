/*! eventsource-wasm 0.2.0 | MIT */

// js/src/resume/index.ts
import { EventSource as v } from "./eventsource.mjs";
var m = /* @__PURE__ */ new Map(), g = (t) => `eventsource-wasm ${t}`;
function a(t, e) {
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
  let r = g(t), l = () => m.get(r) === n && a(e, (s) => s.getItem(r)) === i, o = () => {
    let { url: s, lastEventId: d } = n;
    if (!d || !l()) return;
    c ||= I(d);
    let u = JSON.stringify({ url: s, first: c, last: d });
    a(e, (f) => {
      f.setItem(r, u), i = u;
    });
  };
  return m.set(r, n), globalThis.window?.addEventListener("pagehide", o), n.closed.then(() => {
    globalThis.window?.removeEventListener("pagehide", o), l() && a(e, (s) => s.removeItem(r)), m.get(r) === n && m.delete(r);
  }), o;
}
function S(t, { storage: e } = {}) {
  return {
    reconnect: { strategy: "resume" },
    attach: (n) => (a(e, (i) => i.removeItem(g(t))), p(t, e, n, null, ""))
  };
}
function h(t, { replay: e, storage: n, ...i } = {}) {
  let c = a(n, (u) => u.getItem(g(t))), r = a(n, () => JSON.parse(c ?? "null")), { url: l, first: o, last: s } = r ?? {};
  if (typeof l != "string" || typeof o != "string" || typeof s != "string") return null;
  let d = (u) => p(t, n, u, c, o);
  return { ...S(t), ...i, attach: d, url: l, method: "GET", lastEventId: e ? o : s };
}
function E(t, e) {
  let n = h(t, e);
  return n && new v(n.url, n);
}
export {
  S as resumable,
  E as resumed,
  h as resumedInit
};
//# sourceMappingURL=resume.mjs.map
