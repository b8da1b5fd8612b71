// eventsource-wasm/vue: composables on the store, for Vue 3.3 and later.

import {
  computed,
  type ComputedRef,
  getCurrentInstance,
  getCurrentScope,
  type MaybeRef,
  type MaybeRefOrGetter,
  onMounted,
  onScopeDispose,
  shallowRef,
  toValue,
  unref,
  watch,
} from 'vue'
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

/** Options as they are, a ref or a getter of them; and each of them may be a ref. */
export type ReactiveOptions<Options> = MaybeRefOrGetter<{ [Name in keyof Options]: MaybeRef<Options[Name]> }>

/** The parts of the state, each a ref. */
export type StateRefs<Data> = { [Name in keyof StreamState<Data>]: ComputedRef<StreamState<Data>[Name]> }

type Actions<Store> = Omit<Store, keyof Watchable<unknown>>

export type UsedEventStream<Variables, Data> = StateRefs<Data> & Actions<EventStream<Variables, Data>>
export type UsedEventSource<Data> = StateRefs<Data> & Actions<SharedEventSource<Data>>

function plain<Options>(options: ReactiveOptions<Options>): Options {
  return Object.fromEntries(Object.entries(toValue(options)).map(([name, value]) => [name, unref(value)])) as Options
}

/** The state of what `create` makes for each key, from when the component is mounted: a server has none. */
function useStore<Store extends Watchable<unknown>>(keyOf: () => unknown, create: () => Store, leave: (store: Store) => void): [() => Store, StateRefs<unknown>] {
  let key = keyOf()
  let store = create()
  let unsubscribe = (): void => undefined
  let stopWatching = (): void => undefined
  let isOver = false
  const state = shallowRef(store.getSnapshot())

  const end = (): void => {
    unsubscribe()
    leave(store)
  }
  const begin = (now: unknown): void => {
    if (!Object.is(now, key)) {
      end()
      store = create()
      key = now
    }
    unsubscribe = store.subscribe(() => (state.value = store.getSnapshot()))
    state.value = store.getSnapshot()
  }
  const start = (): void => {
    if (!isOver) stopWatching = watch(keyOf, begin, { immediate: true, flush: 'sync' })
  }
  if (getCurrentInstance()) onMounted(start)
  else start()
  if (getCurrentScope()) {
    onScopeDispose(() => {
      isOver = true
      stopWatching()
      end()
    })
  }
  const part = <Name extends keyof StreamState<unknown>>(name: Name) => computed(() => state.value[name])
  return [() => store, { data: part('data'), status: part('status'), error: part('error'), lastEventId: part('lastEventId') }]
}

/**
 * A stream that is begun by `send`. Options may change at any time; another `key` is another stream. It ends with its scope.
 */
export function useEventStream<Variables = void, P extends Parser | undefined = undefined, Text = undefined, Data = DataOf<P, Text>>(
  options: ReactiveOptions<EventStreamOptions<Variables, P, Text, Data>>,
): UsedEventStream<Variables, Data> {
  const read = (): EventStreamOptions<Variables, P, Text, Data> => plain(options)
  const [store, state] = useStore(() => read().key, () => createEventStream(read), (left) => left.reset())
  return {
    ...(state as StateRefs<Data>),
    send: (...variables) => store().send(...variables),
    stop: () => store().stop(),
    retry: () => store().retry(),
    reset: () => store().reset(),
  }
}

type URLOption = MaybeRefOrGetter<Parameters<typeof createEventSource>[0]>

/**
 * A GET that lives as long as a scope with its `key`, by default the URL; all of them share it. Nothing as URL: it stays idle.
 */
export function useEventSource<Events extends object, Data = Partial<Events>>(
  url: URLOption,
  options: ReactiveOptions<NamedEventSourceOptions<Events, Data>>,
): UsedEventSource<Data>
export function useEventSource<P extends Parser | undefined = undefined, Data = Parsed<P> | undefined>(
  url: URLOption,
  options?: ReactiveOptions<PlainEventSourceOptions<P, Data>>,
): UsedEventSource<Data>
export function useEventSource(url: URLOption, options: ReactiveOptions<PlainEventSourceOptions<undefined, unknown>> = {}): UsedEventSource<unknown> {
  const read = (): PlainEventSourceOptions<undefined, unknown> => plain(options)
  const keyOf = (): unknown => toValue(url) && String(read().key ?? toValue(url))
  const [store, state] = useStore(keyOf, () => createEventSource<undefined, unknown>(toValue(url), read), () => undefined)
  return { ...state, stop: () => store().stop(), retry: () => store().retry() }
}
