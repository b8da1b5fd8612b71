export { EventSourceError, EventStreamDecoder } from './eventsource.js';
export type { DecoderInit, ErrorReason, EventStreamMessage } from './eventsource.js';
