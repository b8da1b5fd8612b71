// What compiles in every program that imports the package, of browsers, workers and Node.

import { createEventSource, createEventStream, type StandardSchema, type StreamState } from 'eventsource-wasm/store'
import {
  EventSource,
  EventSourceError,
  EventStreamDecoder,
  type Closed,
  type EventSourceErrorEvent,
  type EventSourceEventMap,
  type EventSourceInit,
  type EventSourceMessageEvent,
  type EventSourceOpenEvent,
  type EventStreamMessage,
  type ReconnectOptions,
  type RequestBody,
  type Verdict,
} from 'eventsource-wasm'
import { EventSource as WithoutWebAssembly } from 'eventsource-wasm/nowasm'
import { anthropic, dashscope, openai, type Format, type OpenAIChunk } from 'eventsource-wasm/formats'

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const equal = <A, B>(same: Equal<A, B>): boolean => same

interface Params {
  model: string
  stream: true
  messages?: { role: string; content: string }[]
}

class Prompt {
  readonly #text: string
  constructor(text: string) {
    this.#text = text
  }
  toJSON(): unknown {
    return { text: this.#text }
  }
}

/** An interface, a class's instance, an array and whatever fetch takes are bodies; so is what a function makes of them. */
export function bodies(params: Params, frozen: Readonly<Params>, prompt: Prompt, stream: ReadableStream<Uint8Array>): EventSourceInit[] {
  const all: RequestBody[] = [
    params,
    frozen,
    prompt,
    stream,
    [params],
    { any: 1 },
    'text',
    new Uint8Array(1),
    new ArrayBuffer(1),
    new URLSearchParams(),
    new FormData(),
    new Blob([]),
    null,
    undefined,
  ]
  const one = (body: RequestBody): EventSourceInit => ({ body })
  void all.map(one)
  return [
    { body: params },
    { body: prompt },
    { body: stream },
    { body: null },
    { body: undefined },
    { body: () => params },
    { body: (attempt) => ({ ...params, attempt: attempt.toFixed() }) },
    { body: async (attempt) => (attempt ? prompt : new FormData()) },
    { body: () => stream },
    { reconnect: { strategy: 'resume', request: ({ lastEventId }) => ({ method: 'POST', body: params, headers: { after: lastEventId } }) } },
    // @ts-expect-error: no body
    { body: 1 },
    // @ts-expect-error: no body
    { body: true },
  ]
}

export function inits(signal: AbortSignal, headers: Headers): EventSourceInit[] {
  const reconnect: ReconnectOptions = { strategy: 'replay', statuses: [503], maxAttempts: 3, minDelay: 0, maxDelay: 10 }
  return [
    {},
    { withCredentials: true },
    { method: 'POST', headers, signal, credentials: 'include', mode: 'cors', redirect: 'error', keepalive: true, priority: 'high' },
    { headers: { authorization: 'Bearer' }, referrer: '', referrerPolicy: 'origin', integrity: '' },
    { headers: [['a', 'b']] },
    { headers: (attempt) => ({ attempt: attempt.toFixed() }) },
    { headers: async () => new Headers() },
    { headers: () => [['a', 'b']] },
    { fetch: async (url, init) => fetch(url, { ...init, method: init.method ?? 'GET' }) },
    { fetch },
    { reconnect },
    { reconnect: false },
    { reconnect: { statuses: (status) => status > 500 } },
    { reconnect: { strategy: 'resume', request: async ({ attempt, url }) => new URL(`?${attempt}`, url) } },
    { lastEventId: '1', lastEventIdParameter: 'after', connectTimeout: 1, idleTimeout: 1, maxEventSize: 1 },
    // @ts-expect-error: no such strategy
    { reconnect: { strategy: 'again' } },
    // @ts-expect-error: no such member
    { heders: {} },
  ]
}

/** What a `done` may be. */
export function dones(): EventSourceInit[] {
  const verdict: Verdict = 'eof'
  return [
    { done: '[DONE]' },
    { done: ({ data }) => data === '[DONE]' },
    { done: ({ type, lastEventId }) => type === 'end' && lastEventId !== '' },
    { done: (event) => (event.data.startsWith('{"error"') ? new Error(event.data) : event.data === '[DONE]') },
    { done: ({ data }) => (data.includes('finish_reason') ? 'eof' : undefined) },
    { done: ({ data }) => { if (data) return verdict } },
    { done: () => undefined },
    { done: (_event: MessageEvent) => true },
    { done: (message: { type: string; data: string }) => message.type === 'done' },
    // @ts-expect-error: it has to tell at once
    { done: async () => true },
    // @ts-expect-error: no verdict
    { done: () => 1 },
  ]
}

/** A format's `done` is one. */
export async function formats(signal: AbortSignal): Promise<string> {
  const format: Format<OpenAIChunk> = openai
  const source = new EventSource('https://example.org', { body: {}, method: 'POST', done: format.done, signal })
  new EventStreamDecoder({ done: dashscope.done })
  let answer = ''
  source.onmessage = (event) => (answer += openai.text(event))
  for await (const message of source) answer += anthropic.text(message)
  return answer
}

/** Types of events, and `this`. */
export function listeners(source: EventSource): void {
  source.onopen = ({ response }) => response?.headers.get('x')
  source.onmessage = ({ data }) => data.length
  source.onerror = (event) => {
    const error: EventSourceError | undefined = event.error
    const texts: (string | undefined)[] = [event.message, event.reason, error?.message]
    const numbers: (number | undefined)[] = [event.status, event.code, event.delay]
    event.preventDefault()
    return [texts, numbers, event.reconnecting, event.response?.clone()]
  }
  source.onopen = source.onmessage = source.onerror = null
  source.onmessage = (event: MessageEvent) => event.data
  source.onmessage = (event: Event) => event.type
  source.onmessage = (event: EventSourceMessageEvent) => event.lastEventId

  source.addEventListener('open', (event) => event.response?.status)
  source.addEventListener('message', ({ data, origin, lastEventId }) => [data.length, origin, lastEventId])
  source.addEventListener('error', ({ reason, error }) => reason === 'status' && error?.response?.json(), { once: true })
  source.addEventListener('own', ({ data }) => data.length)
  source.addEventListener('own', (event: MessageEvent) => event.data)
  source.addEventListener('own', (event: Event) => event.type, true)
  source.addEventListener('own', { handleEvent: (event: Event) => event.type })
  source.addEventListener('own', function ({ data }) {
    if (data) this.close()
  })
  source.addEventListener('own', null)
  const listener = (event: EventSourceMessageEvent): string => event.data
  source.addEventListener('own', listener, { passive: true, signal: new AbortController().signal })
  source.removeEventListener('own', listener)
  source.removeEventListener('own', listener, { capture: true })
  source.removeEventListener('open', null)
  source.dispatchEvent(new Event('own'))
  const target: EventTarget = source
  const map: EventSourceEventMap[] = []
  const events: (EventSourceOpenEvent | EventSourceErrorEvent | undefined)[] = [map[0]?.open, map[0]?.error]
  void [target, events]

  const typed: boolean[] = [
    equal<typeof source.readyState, 0 | 1 | 2>(true),
    equal<typeof source.url, string>(true),
    equal<typeof source.lastEventId, string>(true),
    equal<typeof source.reconnectionTime, number>(true),
    equal<typeof source.closed, Promise<Closed>>(true),
    equal<EventSourceMessageEvent['data'], string>(true),
    equal<typeof EventSource.OPEN, 1>(true),
  ]
  void typed
  // @ts-expect-error: read-only
  source.lastEventId = ''
  // @ts-expect-error: data is a string
  source.onmessage = ({ data }) => data.toFixed()
}

/** Loops, and what they throw. */
export async function loops(): Promise<number> {
  const source = new EventSource('https://example.org', { method: 'POST', body: { prompt: '' }, done: '[DONE]' })
  let length = 0
  try {
    for await (const { type, data, lastEventId } of source) length += type.length + data.length + lastEventId.length
  } catch (error) {
    if (error instanceof EventSourceError) return error.status ?? (error.response?.ok ? 1 : error.reason.length + error.message.length)
    throw error
  }
  const iterator = source[Symbol.asyncIterator]()
  const result = await iterator.next()
  if (result.done) {
    const nothing: undefined = result.value
    return Number(nothing)
  }
  const message: EventStreamMessage = result.value
  await iterator.return()
  const iterable: AsyncIterableIterator<EventStreamMessage> = iterator
  for await (const { data } of iterable) length += data.length
  const { outcome, error } = await source.closed
  if (outcome === 'failed' && error instanceof Error) length += error.message.length
  return length + message.data.length
}

/** Bytes of whatever stream. */
export async function streams(bytes: ReadableStream<Uint8Array>, signal: AbortSignal): Promise<void> {
  const response = await fetch('https://example.org')
  const messages: ReadableStream<EventStreamMessage> = bytes.pipeThrough(new EventStreamDecoder())
  const reader = response.body!.pipeThrough(new EventStreamDecoder({ done: ({ data }) => data === '[DONE]', maxEventSize: 1, signal })).getReader()
  const { value } = await reader.read()
  const text: string | undefined = value?.data
  const source: EventSource = EventSource.fromReadableStream(response.body!, { done: '[DONE]', signal })
  const { writable, readable } = new EventStreamDecoder()
  await writable.getWriter().write(new Uint8Array(1))
  await readable.cancel()
  void [messages, text, source]
}

export class Extended extends EventSource {
  override get url(): string {
    return super.url + '#'
  }
  override close(): void {
    super.close()
  }
}

export async function stores(schema: StandardSchema<{ n: number }>): Promise<number> {
  const chat = createEventStream({ ...openai, url: '/', body: (prompt: string) => ({ prompt }) })
  const { data, status, error }: StreamState<string> = await chat.send('Hello')
  if (error instanceof EventSourceError && error.reason === 'parse') console.log(error.cause)
  const rows = createEventStream({ url: '/', parse: schema, initial: 0, reduce: (sum: number, row) => sum + row.data.n, whenBusy: 'queue' })
  const job = createEventSource<{ log: string; row: { n: number } }>('/', { events: { log: 'text', row: schema } })
  job.subscribe(() => job.getSnapshot().data.row?.n)()
  return (await rows.send()).data + data.length + status.length
}

// The other build is of the same types.
const other: EventSource = new WithoutWebAssembly('/stream')
other.close()
