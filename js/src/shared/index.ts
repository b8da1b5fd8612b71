// eventsource-wasm/shared: one connection for all tabs of an origin.

import { type Closed, EventSource, type EventSourceInit } from '../index.ts'
import { Feed } from './feed.ts'
import { Member } from './member.ts'

/**
 * An EventSource whose connection is shared by all pages and workers of the origin that have made one with the same URL and init.
 * Only for GET.
 *
 * One of them holds it. When that one goes, another goes on behind the last event ID, and nobody notices. Where there are no Web
 * Locks (a page over plain HTTP) or no BroadcastChannel, each has a connection of its own.
 */
export class SharedEventSource extends EventSource {
  #feed: Feed
  #closed: Promise<Closed>

  /**
   * @param url as for EventSource
   * @param init as for EventSource; a function counts as the same if its text is
   * @throws SyntaxError (DOMException) if the URL does not parse
   * @throws TypeError if a member of init is not what it should be, or `method` is not GET
   */
  constructor(url: string | URL, init: EventSourceInit = {}) {
    if (arguments.length === 0) throw new TypeError('no url')
    const probe = new EventSource(url, init) // the checks; it is closed before it sends anything
    probe.close()
    const own: Record<string, unknown> & EventSourceInit = {}
    for (const name in init) own[name] = init[name as keyof EventSourceInit]
    const { method = 'GET', signal, done, lastEventId, withCredentials } = own
    if (String(method).toUpperCase() !== 'GET') throw new TypeError(`method: a ${method} is not shared`)
    delete own.signal
    const feed = new Feed()
    const member = new Member(nameOf(probe.url, own), probe.url, own, feed)
    super(url, {
      fetch: () => {
        member.start()
        return feed.fetch()
      },
      reconnect: false, // the shared connection does that
      maxEventSize: Infinity,
      done: done === undefined ? done : () => feed.verdict,
      signal,
      lastEventId,
      withCredentials,
    } as EventSourceInit)
    this.#feed = feed
    feed.source = this
    this.#closed = super.closed.then((closed) => {
      member.leave()
      return feed.isComplete ? { outcome: 'complete' } : closed
    })
  }

  override get readyState(): 0 | 1 | 2 {
    const state = super.readyState
    return state === 1 && this.#feed.isLost ? 0 : state
  }

  override get closed(): Promise<Closed> {
    return this.#closed
  }
}

/** What those who share a connection have in common. */
function nameOf(url: string, init: object): string {
  const text = JSON.stringify(Object.entries(init).sort(), (_name, value: unknown) =>
    typeof value === 'function' ? String(value) : value instanceof Headers ? [...value] : value,
  )
  return `eventsource-wasm ${url} ${text}`
}
