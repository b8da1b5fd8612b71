// What dist/eventsource.js makes of the globals. It lies beside dist/eventsource.d.ts, which it is written for.
//
// A `var` that the platform's types declare cannot be declared anew. So the DOM library's EventSource gets ours by its
// interfaces: all that an init and a source have, but not fromReadableStream, and `onerror` has a plain Event, which fits a
// handler that takes an EventSourceErrorEvent. Programs without that library import the class.

import type {
  EventSource as Source,
  EventSourceError as Failure,
  EventSourceEventMap as EventMap,
  EventSourceInit as Init,
  EventStreamDecoder as Decoder,
} from './eventsource.cjs'

/** What is ours alone. Of disposal there is nothing where the platform's types have none. */
type Added = Omit<Source, keyof EventTarget | StandardMember>

type StandardMember =
  | 'CONNECTING'
  | 'OPEN'
  | 'CLOSED'
  | 'url'
  | 'readyState'
  | 'withCredentials'
  | 'onopen'
  | 'onmessage'
  | 'onerror'
  | 'close'

interface NativeConstructor {
  new (url: string | URL, init?: { withCredentials?: boolean }): Pick<Source, keyof EventTarget | StandardMember>
  readonly CONNECTING: 0
  readonly OPEN: 1
  readonly CLOSED: 2
}

declare global {
  interface EventSourceInit extends Init {}

  interface EventSource extends Added {
    addEventListener<K extends keyof EventMap>(
      type: K,
      listener: (this: EventSource, event: EventMap[K]) => unknown,
      options?: Parameters<EventTarget['addEventListener']>[2],
    ): void
    removeEventListener<K extends keyof EventMap>(
      type: K,
      listener: (this: EventSource, event: EventMap[K]) => unknown,
      options?: Parameters<EventTarget['removeEventListener']>[2],
    ): void
  }

  interface EventSourceError extends Failure {}
  var EventSourceError: typeof Failure

  interface EventStreamDecoder extends Decoder {}
  var EventStreamDecoder: typeof Decoder

  /** The browser's own; undefined where there is none. */
  var NativeEventSource: NativeConstructor | undefined
}
