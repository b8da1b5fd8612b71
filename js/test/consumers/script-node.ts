// A program of Node that loads the script: the globals that its platform has no types of.

import 'eventsource-wasm/script'

export const error: EventSourceError = new EventSourceError('eof', '')
export const decoder: EventStreamDecoder = new globalThis.EventStreamDecoder({ maxEventSize: 1 })
export const native = NativeEventSource && new NativeEventSource('https://example.org')
