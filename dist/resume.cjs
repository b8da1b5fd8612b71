/*! eventsource-wasm 0.2.0 | MIT */
var p = Object.defineProperty;
var R = Object.getOwnPropertyDescriptor;
var x = Object.getOwnPropertyNames;
var E = Object.prototype.hasOwnProperty;
var y = (t, e) => {
  for (var n in e)
    p(t, n, { get: e[n], enumerable: !0 });
}, O = (t, e, n, s) => {
  if (e && typeof e == "object" || typeof e == "function")
    for (let r of x(e))
      !E.call(t, r) && r !== n && p(t, r, { get: () => e[r], enumerable: !(s = R(e, r)) || s.enumerable });
  return t;
};
var b = (t) => O(p({}, "__esModule", { value: !0 }), t);

// js/src/resume/index.ts
var $ = {};
y($, {
  isTaken: () => T,
  resumable: () => I,
  resumed: () => A,
  resumedInit: () => S
});
module.exports = b($);
var f = require("./eventsource.cjs"), m = /* @__PURE__ */ new Map(), g = (t) => `eventsource-wasm ${t}`;
function c(t, e) {
  try {
    return e(t ?? sessionStorage);
  } catch {
    return null;
  }
}
function w(t) {
  let e = t.lastIndexOf(".");
  return e > 0 && /^\d+$/.test(t.slice(e + 1)) ? `${t.slice(0, e)}.0` : "";
}
function v(t, e, n, s, r) {
  let o = g(t), l = () => m.get(o) === n && c(e, (i) => i.getItem(o)) === s, a = () => {
    let { url: i, lastEventId: d } = n;
    if (!d || !l()) return;
    r ||= w(d);
    let u = JSON.stringify({ url: i, first: r, last: d });
    c(e, (h) => {
      h.setItem(o, u), s = u;
    });
  };
  return m.set(o, n), globalThis.window?.addEventListener("pagehide", a), n.closed.then(() => {
    globalThis.window?.removeEventListener("pagehide", a), l() && c(e, (i) => i.removeItem(o)), m.get(o) === n && m.delete(o);
  }), a;
}
function I(t, { storage: e } = {}) {
  return {
    reconnect: { strategy: "resume" },
    attach: (n) => (c(e, (s) => s.removeItem(g(t))), v(t, e, n, null, ""))
  };
}
var T = (t) => m.has(g(t));
function S(t, { replay: e, storage: n, ...s } = {}) {
  let r = c(n, (u) => u.getItem(g(t))), o = c(n, () => JSON.parse(r ?? "null")), { url: l, first: a, last: i } = o ?? {};
  if (typeof l != "string" || typeof a != "string" || typeof i != "string") return null;
  let d = (u) => v(t, n, u, r, a);
  return { ...I(t), ...s, attach: d, url: l, method: "GET", lastEventId: e ? a : i };
}
function A(t, e) {
  let n = S(t, e);
  return n && new f.EventSource(n.url, n);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  isTaken,
  resumable,
  resumed,
  resumedInit
});
//# sourceMappingURL=resume.cjs.map
