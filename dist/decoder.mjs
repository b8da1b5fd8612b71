/*! eventsource-wasm 0.2.0 | MIT */

// js/src/decoder/index.ts
import { EventSourceError as o, EventStreamDecoder as t } from "./eventsource.mjs";
export {
  o as EventSourceError,
  t as EventStreamDecoder
};
//# sourceMappingURL=decoder.mjs.map
