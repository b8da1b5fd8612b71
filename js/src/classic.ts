// The script tag: replaces the browser's EventSource, and keeps it as NativeEventSource.

import { EventSource } from './eventsource.ts'
import { EventStreamDecoder } from './decoder.ts'
import { EventSourceError } from './error.ts'

declare global {
  var NativeEventSource: typeof globalThis.EventSource | undefined
}

// Loaded twice, the browser's is still the browser's.
globalThis.NativeEventSource ??= globalThis.EventSource
Object.assign(globalThis, { EventSource, EventSourceError, EventStreamDecoder })
