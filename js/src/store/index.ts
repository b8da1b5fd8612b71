// eventsource-wasm/store: a stream as a state that can be watched. It knows of no framework; adapters for some stand on it.

export { createEventSource } from './source.ts'
export { createEventStream } from './stream.ts'
export type * from './types.ts'
