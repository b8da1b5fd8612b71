// The decoder by itself, for those who have a response of their own.

export { EventSourceError, EventStreamDecoder } from '../index.ts'
export type { DecoderInit, ErrorReason, EventStreamMessage } from '../index.ts'
