// eventsource-wasm/resume: a stream that outlives its page.

import { type AttachedSource, EventSource, type EventSourceInit } from '../index.ts'

/** What is used of a Storage. */
export type RecordStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export interface ResumableOptions {
  /** Where the record is kept. Default: `sessionStorage`, which is the tab's own and survives a reload. */
  storage?: RecordStorage
}

/** What `resumable` gives, for init. */
export interface ResumableInit {
  /** A lost connection goes on. What the page says of `reconnect` behind it takes its place. */
  reconnect: { strategy: 'resume' }
  /** Keeps the record of the source. */
  attach: (source: AttachedSource) => () => void
}

/** Besides the init of the source, which goes on by GET; functions and headers are not kept and have to be given again. */
export interface ResumedOptions extends ResumableOptions, Omit<EventSourceInit, 'method' | 'body' | 'lastEventId'> {
  /** True: from the first event on. Default: behind the last one that the page before has seen. */
  replay?: boolean
}

/** A stream that can be gone on with: where, from which ID on it begins anew, and behind which it goes on. */
interface Entry {
  url: string
  first: string
  last: string
}

/** Which source a key is for in this page: the latest. */
const owners = /* @__PURE__ */ new Map<string, unknown>()

const nameOf = (key: string): string => `eventsource-wasm ${key}`

/** Storage may be forbidden, full, or not there. Then nothing is kept. */
function attempt<T>(storage: RecordStorage | undefined, act: (storage: RecordStorage) => T): T | null {
  try {
    return act(storage ?? sessionStorage)
  } catch {
    return null
  }
}

/** The ID behind which the first event comes: a server of the protocol numbers a stream's from 1. Of other ids there is none. */
function startOf(id: string): string {
  const dot = id.lastIndexOf('.')
  return dot > 0 && /^\d+$/.test(id.slice(dot + 1)) ? `${id.slice(0, dot)}.0` : ''
}

/** Keeps a source's record, from now on until it has ended. What is written by somebody else meanwhile is not touched. */
function keep(key: string, storage: RecordStorage | undefined, source: AttachedSource, written: string | null, first: string): () => void {
  const name = nameOf(key)
  const isOurs = (): boolean => owners.get(name) === source && attempt(storage, (s) => s.getItem(name)) === written
  const write = (): void => {
    const { url, lastEventId: last } = source
    if (!last || !isOurs()) return
    first ||= startOf(last)
    const text = JSON.stringify({ url, first, last } satisfies Entry)
    attempt(storage, (s) => {
      s.setItem(name, text)
      written = text
    })
  }
  owners.set(name, source)
  globalThis.window?.addEventListener('pagehide', write)
  void source.closed.then(() => {
    globalThis.window?.removeEventListener('pagehide', write)
    if (isOurs()) attempt(storage, (s) => s.removeItem(name))
    if (owners.get(name) === source) owners.delete(name)
  })
  return write
}

/**
 * Goes into the init of a source, in front of the rest: `new EventSource(url, { ...resumable('chat-42'), method: 'POST', … })`. URL
 * and last event ID are kept under the key until the outcome is final. What was kept there before is dropped.
 */
export function resumable(key: string, { storage }: ResumableOptions = {}): ResumableInit {
  return {
    reconnect: { strategy: 'resume' },
    attach: (source) => {
      attempt(storage, (s) => s.removeItem(nameOf(key)))
      return keep(key, storage, source, null, '')
    },
  }
}

/** Whether a source of this page has the key: there is nothing to go on with, it is at work. */
export const isTaken = (key: string): boolean => owners.has(nameOf(key))

/** What a stream is gone on with. */
export interface ResumedInit extends EventSourceInit {
  /** For the constructor of a source, or an option of `eventsource-wasm/store`. */
  url: string
}

/**
 * On the next page: the init of a source that goes on with what `resumable` has kept under the key, and its URL; null if there is
 * nothing. It reads and changes nothing.
 */
export function resumedInit(key: string, { replay, storage, ...init }: ResumedOptions = {}): ResumedInit | null {
  const text = attempt(storage, (s) => s.getItem(nameOf(key)))
  const entry = attempt(storage, () => JSON.parse(text ?? 'null') as Partial<Entry> | null)
  const { url, first, last } = entry ?? {}
  if (typeof url !== 'string' || typeof first !== 'string' || typeof last !== 'string') return null
  const attach = (source: AttachedSource): (() => void) => keep(key, storage, source, text, first)
  return { ...resumable(key), ...init, attach, url, method: 'GET', lastEventId: replay ? first : last }
}

/**
 * The same as a source.
 * @throws TypeError if a member of init is not what it should be
 */
export function resumed(key: string, options?: ResumedOptions): EventSource | null {
  const init = resumedInit(key, options)
  return init && new EventSource(init.url, init)
}
