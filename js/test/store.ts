// Compiled, never run: what the declarations of the store and of the adapters promise.

import type { EventSourceError, EventStreamMessage } from '../src/index.ts'
import { dify, openai, type OpenAIChunk } from '../src/formats/index.ts'
import { useEventSource as useInReact, useEventStream as useStreamInReact } from '../src/react/index.ts'
import { useEventSource as useInSolid, useEventStream as useStreamInSolid } from '../src/solid/index.ts'
import { createEventSource, createEventStream, type StandardSchema, type StreamState } from '../src/store/index.ts'
import { EventStream, SharedEventSource } from '../src/svelte/index.ts'
import { useEventSource as useInVue, useEventStream as useStreamInVue } from '../src/vue/index.ts'
import { computed, ref, type Ref } from 'vue'

/** They are of one type, neither wider nor narrower. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
function same<A, B>(_: Same<A, B>): void {}

interface Item {
  n: number
}
declare const itemSchema: StandardSchema<Item>
const url = '/stream'

export async function streams(): Promise<void> {
  const text = createEventStream({ url })
  same<ReturnType<typeof text.getSnapshot>, StreamState<string | undefined>>(true)
  const state = await text.send()
  const { status, error }: { status: string; error: EventSourceError | undefined } = state
  // @ts-expect-error: nothing depends on variables
  text.send('x')
  // @ts-expect-error: a snapshot is not changed
  state.status = status
  void error

  const json = createEventStream({ url, parse: 'json' })
  same<typeof json extends { getSnapshot(): StreamState<infer D> } ? D : never, unknown>(true)

  const items = createEventStream({
    url,
    parse: itemSchema,
    initial: [] as Item[],
    reduce: (all, { data, type, lastEventId }) => [...all, { n: data.n + type.length + lastEventId.length }],
    onMessage: ({ data }) => data.n,
    onFinish: ({ data }) => data[0]?.n,
    onError: ({ reason, status }) => [reason === 'parse', status],
  })
  same<Awaited<ReturnType<typeof items.send>>, StreamState<Item[]>>(true)

  const own = createEventStream({ url, parse: ({ data }) => data.length })
  same<ReturnType<typeof own.getSnapshot>['data'], number | undefined>(true)

  const asked = createEventStream({
    url: (room: string) => `/rooms/${room}`,
    headers: async (room, attempt) => ({ 'x-room': room.toUpperCase() + attempt }),
    body: (room) => ({ room: room.trim() }),
    method: 'PUT',
    connectTimeout: 10,
    whenBusy: 'queue',
    throttle: 100,
  })
  await asked.send('a')
  // @ts-expect-error: it takes a room
  asked.send()
  // @ts-expect-error: of another type
  asked.send(1)
  const maybe = createEventStream({ url, body: (prompt?: string) => ({ prompt }) })
  maybe.send()
  maybe.send('a')

  const chat = createEventStream({ ...openai, url, body: (prompt: string) => ({ prompt }), onMessage: ({ data }) => data?.usage?.total_tokens })
  same<ReturnType<typeof chat.getSnapshot>['data'], string>(true)
  await chat.send('Hello')
  const same2 = createEventStream({ format: openai, url, onMessage: ({ data }) => data?.choices })
  same<ReturnType<typeof same2.getSnapshot>['data'], string>(true)
  const replacing = createEventStream({ ...dify, url })
  same<ReturnType<typeof replacing.getSnapshot>['data'], string>(true)
  const chunks = createEventStream({
    format: openai,
    url,
    initial: [] as OpenAIChunk[],
    reduce: (all, { data }) => (data ? [...all, data] : all),
  })
  same<ReturnType<typeof chunks.getSnapshot>['data'], OpenAIChunk[]>(true)

  // @ts-expect-error: no such parser
  createEventStream({ url, parse: 'xml' })
  // @ts-expect-error: no such way
  createEventStream({ url, whenBusy: 'wait' })
  // @ts-expect-error: there has to be a URL
  createEventStream({ parse: 'json' })
}

interface Progress {
  done: number
}

export function sources(): void {
  const named = createEventSource<{ progress: Progress; log: string }>('/job', {
    events: { progress: 'json', log: 'text' },
    onMessage: (message) => {
      if (message.type === 'progress') same<typeof message.data, Progress>(true)
      else same<typeof message.data, string>(true)
    },
  })
  const { progress, log } = named.getSnapshot().data
  same<typeof progress, Progress | undefined>(true)
  same<typeof log, string | undefined>(true)
  const inferred = createEventSource('/job', { events: { item: itemSchema, count: ({ data }: EventStreamMessage) => Number(data) } })
  same<ReturnType<typeof inferred.getSnapshot>['data']['item'], Item | undefined>(true)
  same<ReturnType<typeof inferred.getSnapshot>['data']['count'], number | undefined>(true)
  // @ts-expect-error: what is no text is not left as text
  createEventSource<{ progress: Progress }>('/job', { events: { progress: 'text' } })
  // @ts-expect-error: each name has to be read
  createEventSource<{ progress: Progress; log: string }>('/job', { events: { progress: 'json' } })

  const text = createEventSource(new URL('https://example.org/'), { withCredentials: true, key: 1 })
  same<ReturnType<typeof text.getSnapshot>['data'], string | undefined>(true)
  const count = createEventSource(undefined, { parse: itemSchema, initial: 0, reduce: (sum: number, { data }) => sum + data.n })
  same<ReturnType<typeof count.getSnapshot>['data'], number>(true)
  const leave: () => void = count.subscribe(() => undefined)
  leave()
}

export function inReact(): void {
  const chat = useStreamInReact({ ...openai, url, body: (prompt: string) => ({ prompt }) })
  same<typeof chat.data, string>(true)
  void chat.send('Hello')
  // @ts-expect-error: of another type
  void chat.send(1)
  const job = useInReact<{ progress: Progress; log: string }>(null, { events: { progress: 'json', log: 'text' } })
  same<typeof job.data.progress, Progress | undefined>(true)
  const text = useInReact('/log')
  same<typeof text.data, string | undefined>(true)
}

export function inVue(): void {
  const address: Ref<string> = ref(url)
  const chat = useStreamInVue({ ...openai, url: address, body: (prompt: string) => ({ prompt }), throttle: computed(() => 100) })
  same<typeof chat.data.value, string>(true)
  void chat.send('Hello')
  void useStreamInVue(() => ({ url, key: address.value })).send()
  const items = useInVue(() => address.value, { parse: itemSchema, initial: [] as Item[], reduce: (all, { data }) => [...all, data] })
  same<typeof items.data.value, Item[]>(true)
  same<ReturnType<typeof items.stop>, void>(true)
}

export function inSvelte(): void {
  const chat = new EventStream({ ...openai, url, body: (prompt: string) => ({ prompt }) })
  same<typeof chat.data, string>(true)
  void chat.send('Hello')
  const job = SharedEventSource.named<{ progress: Progress; log: string }>(() => url, { events: { progress: 'json', log: 'text' } })
  same<typeof job.data.log, string | undefined>(true)
  same<SharedEventSource['data'], string | undefined>(true)
}

export function inSolid(): void {
  const chat = useStreamInSolid(() => ({ ...openai, url, body: (prompt: string) => ({ prompt }) }))
  same<typeof chat.data, string>(true)
  void chat.send('Hello')
  const text = useInSolid(() => url)
  same<typeof text.data, string | undefined>(true)
}
