// The script tag: replaces the browser's EventSource, and keeps it as NativeEventSource.

import { EventSource } from './eventsource.ts'
import { EventStreamDecoder } from './decoder.ts'

const own = { writable: true, configurable: true }
const { EventSource: native } = globalThis
if (native && native !== (EventSource as unknown)) {
  Object.defineProperty(globalThis, 'NativeEventSource', { ...own, value: native })
}
Object.defineProperty(globalThis, 'EventSource', { ...own, value: EventSource })
Object.defineProperty(globalThis, 'EventStreamDecoder', { ...own, value: EventStreamDecoder })
