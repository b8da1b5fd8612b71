// eventsource-wasm/svelte: classes with reactive fields on the store, for Svelte 5.

import { onDestroy, untrack } from 'svelte'
import { createSubscriber } from 'svelte/reactivity'
import {
  createEventSource,
  createEventStream,
  type DataOf,
  type EventStream as Stream,
  type EventStreamOptions,
  type NamedEventSourceOptions,
  type Parser,
  type PlainEventSourceOptions,
  type SendArguments,
  type SharedEventSource as Shared,
  type StreamState,
  type StreamStatus,
  type Watchable,
} from '../store/index.ts'

type Actions<Store> = Omit<Store, keyof Watchable<unknown>>

/** A state whose fields make who reads them run again. What `create` makes is there for one key. */
class Fields<Data, Store extends Watchable<Data>> implements StreamState<Data> {
  #keyOf: () => unknown
  #create: () => Store
  #leave: (store: Store) => void
  #key: unknown
  #store: Store
  #subscribe: () => void

  constructor(keyOf: () => unknown, create: () => Store, leave: (store: Store) => void) {
    this.#keyOf = keyOf
    this.#create = create
    this.#leave = leave
    this.#key = keyOf()
    this.#store = create()
    this.#subscribe = createSubscriber(this.#store.subscribe)
  }

  /** That of the key as it is now, on which who reads depends. */
  protected current(): Store {
    const key = this.#keyOf()
    if (!Object.is(key, this.#key)) {
      const old = this.#store
      this.#key = key
      this.#store = this.#create()
      this.#subscribe = createSubscriber(this.#store.subscribe)
      queueMicrotask(() => this.#leave(old)) // no state may change while a template reads it
    }
    return this.#store
  }

  #read(): StreamState<Data> {
    const store = this.current()
    this.#subscribe()
    return store.getSnapshot()
  }

  get data(): Data {
    return this.#read().data
  }
  get status(): StreamStatus {
    return this.#read().status
  }
  get error(): StreamState<Data>['error'] {
    return this.#read().error
  }
  get lastEventId(): string {
    return this.#read().lastEventId
  }
}

/** Options as they are, or a getter of them, for what may change. */
export type MaybeGetter<Options> = Options | (() => Options)

function valueOf<T>(given: MaybeGetter<T>): T {
  return typeof given === 'function' ? (given as () => T)() : given
}

/**
 * A stream that is begun by `send`. Options may change at any time; another `key` is another stream. It ends with the component
 * that it was made in.
 */
export class EventStream<Variables = void, P extends Parser | undefined = undefined, Text = undefined, Data = DataOf<P, Text>>
  extends Fields<Data, Stream<Variables, Data>>
  implements Actions<Stream<Variables, Data>>
{
  constructor(options: MaybeGetter<EventStreamOptions<Variables, P, Text, Data>>) {
    const read = (): EventStreamOptions<Variables, P, Text, Data> => untrack(() => ({ ...valueOf(options) }))
    super(() => valueOf(options).key, () => createEventStream(read), (left) => left.reset())
    try {
      onDestroy(this.reset)
    } catch {
      // it is made outside of a component
    }
  }

  readonly send = (...variables: SendArguments<Variables>): Promise<StreamState<Data>> => untrack(() => this.current().send(...variables))
  readonly stop = (): void => untrack(() => this.current().stop())
  readonly retry = (): Promise<StreamState<Data>> => untrack(() => this.current().retry())
  readonly reset = (): void => untrack(() => this.current().reset())
}

type URLOption = MaybeGetter<Parameters<typeof createEventSource>[0]>

/**
 * A GET that lives as long as something with its `key`, by default the URL, reads a field of it; all of them share it. Nothing as
 * URL: it stays idle.
 */
export class SharedEventSource<Data = string | undefined> extends Fields<Data, Shared<Data>> implements Actions<Shared<Data>> {
  /** Of messages by name. */
  static named<Events extends object, Data = Partial<Events>>(
    url: URLOption,
    options: MaybeGetter<NamedEventSourceOptions<Events, Data>>,
  ): SharedEventSource<Data> {
    return new SharedEventSource<Data>(url, options as never)
  }

  constructor(url: URLOption, options: MaybeGetter<PlainEventSourceOptions<Parser | undefined, Data>> = {}) {
    const read = (): PlainEventSourceOptions<Parser | undefined, Data> => untrack(() => ({ ...valueOf(options) }))
    const keyOf = (): unknown => {
      const given = valueOf(url)
      return given && String(valueOf(options).key ?? given)
    }
    super(keyOf, () => createEventSource<Parser | undefined, Data>(untrack(() => valueOf(url)), read), () => undefined)
  }

  readonly stop = (): void => untrack(() => this.current().stop())
  readonly retry = (): void => untrack(() => this.current().retry())
}
