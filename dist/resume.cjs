/*! eventsource-wasm 0.2.0 | MIT */
var g = Object.defineProperty;
var R = Object.getOwnPropertyDescriptor;
var E = Object.getOwnPropertyNames;
var x = Object.prototype.hasOwnProperty;
var y = (t, e) => {
  for (var n in e)
    g(t, n, { get: e[n], enumerable: !0 });
}, O = (t, e, n, s) => {
  if (e && typeof e == "object" || typeof e == "function")
    for (let r of E(e))
      !x.call(t, r) && r !== n && g(t, r, { get: () => e[r], enumerable: !(s = R(e, r)) || s.enumerable });
  return t;
};
var b = (t) => O(g({}, "__esModule", { value: !0 }), t);

// js/src/resume/index.ts
var A = {};
y(A, {
  resumable: () => I,
  resumed: () => T,
  resumedInit: () => S
});
module.exports = b(A);
var f = require("./eventsource.cjs"), m = /* @__PURE__ */ new Map(), p = (t) => `eventsource-wasm ${t}`;
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
  let o = p(t), l = () => m.get(o) === n && c(e, (i) => i.getItem(o)) === s, u = () => {
    let { url: i, lastEventId: d } = n;
    if (!d || !l()) return;
    r ||= w(d);
    let a = JSON.stringify({ url: i, first: r, last: d });
    c(e, (h) => {
      h.setItem(o, a), s = a;
    });
  };
  return m.set(o, n), globalThis.window?.addEventListener("pagehide", u), n.closed.then(() => {
    globalThis.window?.removeEventListener("pagehide", u), l() && c(e, (i) => i.removeItem(o)), m.get(o) === n && m.delete(o);
  }), u;
}
function I(t, { storage: e } = {}) {
  return {
    reconnect: { strategy: "resume" },
    attach: (n) => (c(e, (s) => s.removeItem(p(t))), v(t, e, n, null, ""))
  };
}
function S(t, { replay: e, storage: n, ...s } = {}) {
  let r = c(n, (a) => a.getItem(p(t))), o = c(n, () => JSON.parse(r ?? "null")), { url: l, first: u, last: i } = o ?? {};
  if (typeof l != "string" || typeof u != "string" || typeof i != "string") return null;
  let d = (a) => v(t, n, a, r, u);
  return { ...I(t), ...s, attach: d, url: l, method: "GET", lastEventId: e ? u : i };
}
function T(t, e) {
  let n = S(t, e);
  return n && new f.EventSource(n.url, n);
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  resumable,
  resumed,
  resumedInit
});
//# sourceMappingURL=resume.cjs.map
