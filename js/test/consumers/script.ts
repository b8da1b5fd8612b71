// A browser's program whose page has the script tag: the globals.

import 'eventsource-wasm/script'
import { type EventSourceErrorEvent, EventSource as Imported } from 'eventsource-wasm'

interface Params {
  model: string
}

export async function page(params: Params, blob: Blob): Promise<void> {
  const source = new EventSource('/', { method: 'POST', body: params, headers: { a: 'b' }, done: ({ data }) => data === '[DONE]', reconnect: true })
  new EventSource('/', { withCredentials: true })
  const init: EventSourceInit = { body: blob, idleTimeout: 1 }
  new window.EventSource('/', init)
  source.onmessage = ({ data }) => data
  source.onerror = ({ error, reconnecting }: EventSourceErrorEvent) => error?.status ?? reconnecting
  source.addEventListener('error', ({ error }) => error?.response?.text())
  source.addEventListener('message', function ({ data }) {
    if (data.length) this.close()
  })
  source.addEventListener('own', (event) => event.data)
  source.removeEventListener('own', (event: MessageEvent) => event.data)
  for await (const { data } of source) if (data.length > source.lastEventId.length) break
  const { outcome } = await source.closed
  if (source.reconnectionTime > 0 && outcome === 'complete') source.close()
  const imported: EventSource = new Imported('/')

  const error: EventSourceError = new EventSourceError('eof', '')
  if (error instanceof window.EventSourceError && error.reason === 'eof') throw error
  const decoder: EventStreamDecoder = new EventStreamDecoder({ maxEventSize: 1 })
  await (await fetch(window.location.href)).body?.pipeThrough(decoder).cancel()

  if (NativeEventSource) {
    const native = new NativeEventSource('/', { withCredentials: true })
    native.onmessage = ({ data }) => data
    native.addEventListener('own', ({ data }) => data)
    const state: 0 | 1 | 2 = native.readyState
    // @ts-expect-error: it can only GET
    new NativeEventSource('/', { method: 'POST' })
    // @ts-expect-error: ours alone
    native.lastEventId
    return void [state, NativeEventSource.OPEN, imported]
  }
  // @ts-expect-error: no such member
  new EventSource('/', { heders: {} })
  // @ts-expect-error: no body
  new EventSource('/', { body: 1 })
}
