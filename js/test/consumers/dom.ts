// Programs of browsers, whose EventSource ours stands in for.

import { EventSource as Ours, EventStreamDecoder, type EventSourceInit as Init, type EventSourceMessageEvent, type EventStreamMessage } from 'eventsource-wasm'

export const standIn: typeof globalThis.EventSource = Ours
export const instance: globalThis.EventSource = new Ours('/')
export const init: Init = { withCredentials: true } satisfies EventSourceInit
globalThis.EventSource = Ours

export function handlers(source: Ours, event: EventSourceMessageEvent): void {
  const native: MessageEvent<string> = event
  const ours: EventSourceMessageEvent = new MessageEvent<string>('message')
  source.onmessage = (event: MessageEvent<string>) => event.data.length
  source.onmessage = function (this: EventSource, event: MessageEvent<string>) {
    return event.data.length
  }
  source.addEventListener('own', (event: MessageEvent<string>) => event.data.length)
  new Ours('/', { done: (event: MessageEvent<string>) => event.data === '[DONE]' })
  void [native, ours]
}

export const pair: ReadableWritablePair<EventStreamMessage, Uint8Array> = new EventStreamDecoder()

/** What the platform's init takes is taken by its names. */
export function bodies(body: BodyInit, headers: HeadersInit): Init {
  return { body, headers, method: 'POST', cache: 'no-store', priority: 'low' }
}
