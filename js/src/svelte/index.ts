// eventsource-wasm/svelte: classes with reactive fields on the store, for Svelte 5.

import { onDestroy } from 'svelte'
import { createSubscriber } from 'svelte/reactivity'
import {
  createEventSource,
  createEventStream,
  type DataOf,
  type EventStream as Stream,
  type EventStreamOptions,
  type NamedEventSourceOptions,
  type Parsed,
  type Parser,
  type PlainEventSourceOptions,
  type SendArguments,
  type SharedEventSource as Shared,
  type StreamState,
  type StreamStatus,
  type Watchable,
} from '../store/index.ts'

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
    if (key !== this.#key) {
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
