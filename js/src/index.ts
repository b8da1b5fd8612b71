export { EventStreamDecoder } from './decoder.ts'
export { EventSource } from './eventsource.ts'
export type { EventSourceEventMap } from './eventsource.ts'
export type * from './types.ts'
