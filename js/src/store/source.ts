import { call, type Settings, streamOf } from './stream.ts'
import type { EventStream, NamedEventSourceOptions, Parsed, Parser, PlainEventSourceOptions, SharedEventSource } from './types.ts'

type Read = () => Settings

/** One connection, and who is there for it. */
interface Shared {
  stream: EventStream<unknown, unknown>
  /** The options of those who are subscribed. */
  users: Set<Read>
}

/** By key. There is nothing in it unless somebody subscribes, so nothing on a server. */
const all = new Map<string, Shared>()

function share(key: string, url: string | URL, first: Read): Shared {
  const users = new Set<Read>()
  const each = (name: 'onMessage' | 'onFinish' | 'onError') => (argument: never): void => {
    for (const read of [...users]) call(read()[name] as ((argument: never) => void) | undefined, argument)
  }
  const callbacks = { onMessage: each('onMessage'), onFinish: each('onFinish'), onError: each('onError') }
  // Who made it may have left.
  const stream = streamOf(() => ({ ...([...users][0] ?? first)(), url, ...callbacks }))
  const shared = { stream, users }
  all.set(key, shared)
  return shared
}

/**
 * A GET, or what the options make of it, that lives as long as somebody subscribes: nothing is sent before. Who has the same
 * key shares one connection.
 * @param url nothing, an empty string or false: it stays idle
 * @param options what is given by a function is asked for whenever it is needed
 */
export function createEventSource<Events extends object, Data = Partial<Events>>(
  url: string | URL | null | undefined | false,
  options: NamedEventSourceOptions<Events, Data> | (() => NamedEventSourceOptions<Events, Data>),
): SharedEventSource<Data>
export function createEventSource<P extends Parser | undefined = undefined, Data = Parsed<P> | undefined>(
  url: string | URL | null | undefined | false,
  options?: PlainEventSourceOptions<P, Data> | (() => PlainEventSourceOptions<P, Data>),
): SharedEventSource<Data>
export function createEventSource(url: string | URL | null | undefined | false, options: unknown = {}): SharedEventSource<unknown> {
  const read = (): Settings => ({ ...((typeof options === 'function' ? (options as Read)() : options) as Settings), url: String(url) })
  const key = String(read().key ?? url)
  const idle = streamOf(read).getServerSnapshot()
  let subscriptions = 0

  return {
    subscribe(listener) {
      if (!url) return () => undefined
      const shared = all.get(key) ?? share(key, url, read)
      const { stream, users } = shared
      users.add(read)
      subscriptions++
      if (stream.getSnapshot().status === 'idle') void stream.send()
      let unsubscribe: (() => void) | undefined = stream.subscribe(listener)
      return () => {
        if (!unsubscribe) return
        unsubscribe()
        unsubscribe = undefined
        if (!--subscriptions) users.delete(read)
        // Who leaves may come back at once, as React's StrictMode does, or another component in its place.
        setTimeout(() => {
          if (users.size || all.get(key) !== shared) return
          all.delete(key)
          stream.reset()
        })
      }
    },
    getSnapshot: () => (url ? all.get(key)?.stream.getSnapshot() : undefined) ?? idle,
    getServerSnapshot: () => idle,
    stop: () => all.get(key)?.stream.stop(),
    retry: () => void all.get(key)?.stream.retry(),
  }
}
