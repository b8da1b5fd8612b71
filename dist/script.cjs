/*! eventsource-wasm 0.2.0 | MIT */

// js/src/classic.ts
var e = require("./eventsource.cjs"), o = require("./eventsource.cjs"), r = require("./eventsource.cjs");
globalThis.NativeEventSource ??= globalThis.EventSource;
Object.assign(globalThis, { EventSource: e.EventSource, EventSourceError: r.EventSourceError, EventStreamDecoder: o.EventStreamDecoder });
//# sourceMappingURL=script.cjs.map
