// eventsource-wasm/solid: primitives on the store, for Solid 1.

import { createEffect, createMemo, createSignal, on, onCleanup, untrack } from 'solid-js'
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

type MaybeAccessor<T> = T | (() => T)
type Actions<Store> = Omit<Store, keyof Watchable<unknown>>

/** The state, whose members are tracked one by one, and what can be done. */
export type UsedEventStream<Variables, Data> = StreamState<Data> & Actions<EventStream<Variables, Data>>
export type UsedEventSource<Data> = StreamState<Data> & Actions<SharedEventSource<Data>>

function valueOf<T>(given: MaybeAccessor<T>): T {
  return typeof given === 'function' ? (given as () => T)() : given
}

/** The state of what `create` makes for each key. */
function useStore<Store extends Watchable<unknown>>(keyOf: () => unknown, create: () => Store, leave: (store: Store) => void): [() => Store, StreamState<never>] {
  const store = createMemo(on(createMemo(keyOf), create))
  const [state, setState] = createSignal(untrack(store).getSnapshot())
  createEffect(() => {
    const current = store()
    const show = (): void => void setState(() => current.getSnapshot())
    const unsubscribe = current.subscribe(show)
    show()
    onCleanup(() => {
      unsubscribe()
      leave(current)
    })
  })
  const part = <Name extends keyof StreamState<unknown>>(name: Name) => createMemo(() => state()[name])
  const [data, status, error, lastEventId] = [part('data'), part('status'), part('error'), part('lastEventId')]
  const fields = {
    get data() {
      return data()
    },
    get status() {
      return status()
    },
    get error() {
      return error()
    },
    get lastEventId() {
      return lastEventId()
    },
  }
  return [() => untrack(store), fields as StreamState<never>]
}

/**
 * A stream that is begun by `send`. Options may change at any time; another `key` is another stream. It ends with its owner.
 * @param options an object, whose members may be getters as those of props are, or an accessor of one
 */
export function useEventStream<Variables = void, P extends Parser | undefined = undefined, Text = undefined, Data = DataOf<P, Text>>(
  options: MaybeAccessor<EventStreamOptions<Variables, P, Text, Data>>,
): UsedEventStream<Variables, Data> {
  const read = (): EventStreamOptions<Variables, P, Text, Data> => untrack(() => ({ ...valueOf(options) }))
  const [store, state] = useStore(() => valueOf(options).key, () => createEventStream(read), (left) => left.reset())
  return Object.assign(state as StreamState<Data>, {
    send: ((...variables) => untrack(() => store().send(...variables))) as EventStream<Variables, Data>['send'],
    stop: () => store().stop(),
    retry: () => untrack(() => store().retry()),
    reset: () => store().reset(),
  })
}

type URLOption = MaybeAccessor<Parameters<typeof createEventSource>[0]>

/**
 * A GET that lives as long as an owner with its `key`, by default the URL; all of them share it. Nothing as URL: it stays idle.
 */
export function useEventSource<Events extends object, Data = Partial<Events>>(
  url: URLOption,
  options: MaybeAccessor<NamedEventSourceOptions<Events, Data>>,
): UsedEventSource<Data>
export function useEventSource<P extends Parser | undefined = undefined, Data = Parsed<P> | undefined>(
  url: URLOption,
  options?: MaybeAccessor<PlainEventSourceOptions<P, Data>>,
): UsedEventSource<Data>
export function useEventSource(url: URLOption, options: MaybeAccessor<PlainEventSourceOptions<undefined, unknown>> = {}): UsedEventSource<unknown> {
  const read = (): PlainEventSourceOptions<undefined, unknown> => untrack(() => ({ ...valueOf(options) }))
  const keyOf = (): unknown => {
    const given = valueOf(url)
    return given && String(valueOf(options).key ?? given)
  }
  const create = (): SharedEventSource<unknown> => createEventSource<undefined, unknown>(untrack(() => valueOf(url)), read)
  const [store, state] = useStore(keyOf, create, () => undefined)
  return Object.assign(state, { stop: () => store().stop(), retry: () => store().retry() })
}
