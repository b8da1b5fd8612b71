/*! eventsource-wasm 0.2.0 | MIT */
var E = Object.defineProperty;
var m = Object.getOwnPropertyDescriptor;
var s = Object.getOwnPropertyNames;
var c = Object.prototype.hasOwnProperty;
var d = (r, e) => {
  for (var t in e)
    E(r, t, { get: e[t], enumerable: !0 });
}, p = (r, e, t, a) => {
  if (e && typeof e == "object" || typeof e == "function")
    for (let o of s(e))
      !c.call(r, o) && o !== t && E(r, o, { get: () => e[o], enumerable: !(a = m(e, o)) || a.enumerable });
  return r;
};
var v = (r) => p(E({}, "__esModule", { value: !0 }), r);

// js/src/decoder/index.ts
var x = {};
d(x, {
  EventSourceError: () => n.EventSourceError,
  EventStreamDecoder: () => n.EventStreamDecoder
});
module.exports = v(x);
var n = require("./eventsource.cjs");
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  EventSourceError,
  EventStreamDecoder
});
//# sourceMappingURL=decoder.cjs.map
