export { EventSourceError, EventStreamDecoder } from './eventsource.cjs';
export type { DecoderInit, ErrorReason, EventStreamMessage } from './eventsource.cjs';
