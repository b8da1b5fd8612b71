'use client'

// eventsource-wasm/react: hooks on the store, for React 18 and 19.

import { useEffect, useInsertionEffect, useRef, useState, useSyncExternalStore } from 'react'
import {
  createEventSource,
  createEventStream,
  type DataOf,
  type EventStream,
  type EventStreamOptions,
  type NamedEventSourceOptions,
  type Parsed,
  type Parser,
  type PlainEventSourceOptions,
  type SharedEventSource,
  type StreamState,
  type Watchable,
} from '../store/index.ts'

type Actions<Store> = Omit<Store, keyof Watchable<unknown>>

/** The state of a stream, and what can be done with it; the functions stay the same. */
export type UsedEventStream<Variables, Data> = StreamState<Data> & Actions<EventStream<Variables, Data>>

/** The state of a shared source, and what can be done with it; the functions stay the same. */
export type UsedEventSource<Data> = StreamState<Data> & Actions<SharedEventSource<Data>>

/** What `create` makes for a key. It asks for the options of the last render. */
function useStore<Options, Store extends Watchable<unknown>>(key: unknown, options: Options, create: (latest: () => Options) => Store): [Store, object] {
  const make = () => {
    const latest = { options }
    return { key, latest, store: create(() => latest.options) }
  }
  // As state, for hot reload makes again what is a memo.
  let [held, hold] = useState(make)
  if (!Object.is(held.key, key)) hold((held = make()))
  const { latest, store } = held
  useInsertionEffect(() => {
    latest.options = options
  })
  return [store, useSyncExternalStore(store.subscribe, store.getSnapshot, store.getServerSnapshot) as object]
}

/**
 * A stream that is begun by `send`. Options may change with each render; another `key` is another stream. It ends when the
 * component is unmounted.
 */
export function useEventStream<Variables = void, P extends Parser | undefined = undefined, Text = undefined, Data = DataOf<P, Text>>(
  options: EventStreamOptions<Variables, P, Text, Data>,
): UsedEventStream<Variables, Data> {
  const [store, state] = useStore(options.key, options, createEventStream<Variables, P, Text, Data>)
  const mounted = useRef<unknown>(undefined)
  useEffect(() => {
    mounted.current = store
    let isNew = true
    queueMicrotask(() => (isNew = false))
    return () => {
      mounted.current = undefined
      // StrictMode unmounts in the turn of the mount: what its effects have sent is not out yet. Hot reload, too, mounts again in the
      // same turn, but what is at work goes on.
      if (isNew) store.reset()
      queueMicrotask(() => mounted.current === store || store.reset())
    }
  }, [store])
  const { send, stop, retry, reset } = store
  return { ...(state as StreamState<Data>), send, stop, retry, reset }
}

type URLOption = Parameters<typeof createEventSource>[0]

/**
 * A GET that lives as long as a component with its `key`, by default the URL, is mounted; all of them share it. Nothing as URL:
 * it stays idle.
 */
export function useEventSource<Events extends object, Data = Partial<Events>>(url: URLOption, options: NamedEventSourceOptions<Events, Data>): UsedEventSource<Data>
export function useEventSource<P extends Parser | undefined = undefined, Data = Parsed<P> | undefined>(
  url: URLOption,
  options?: PlainEventSourceOptions<P, Data>,
): UsedEventSource<Data>
export function useEventSource(url: URLOption, options: PlainEventSourceOptions<undefined, unknown> = {}): UsedEventSource<unknown> {
  const key = url && String(options.key ?? url)
  const [{ stop, retry }, state] = useStore(key, options, (latest) => createEventSource<undefined, unknown>(url, latest))
  return { ...(state as StreamState<unknown>), stop, retry }
}
