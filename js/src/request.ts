// What is sent: the page's init checked once, then a request for each attempt.

import { HAS_DONE, ONCE, REJECTED, REPLAY, RESUME, STANDARD } from './abi.ts'
import type { Policy } from './core.ts'
import type { EventSource } from './eventsource.ts'
import type { EventSourceInit, ReconnectOptions, ResumeRequest } from './types.ts'

export interface Requests {
  policy: Policy
  /** Where the request that next made goes. */
  url(): string
  /** The request of an attempt, 0 for the first. It rejects with what the page's own functions throw. */
  next(attempt: number, lastEventId: string): Promise<RequestInit>
  /** Tells that the response came from this URL. */
  redirected(url: string): void
}

const STRATEGIES = 'resume rejected replay'.split(' ') // from RESUME on

const isStream = (body: unknown): boolean => body instanceof ReadableStream

/** An object or array, and none of fetch's own body types: they all have a tag of their own. */
const isJSON = (body: unknown): boolean => /t Object]|t Array]/.test(Object.prototype.toString.call(body))

/** A number as the core takes it, 0 if it is not given. */
export function number(value: number | undefined): number {
  value ??= 0
  if (!(value >= 0)) throw new TypeError(`${value} is no delay or size`)
  return Math.min(value, 0x7fffffff)
}

/**
 * Checks what a page asked for. All errors of the page's making are thrown here, before anything is sent.
 * @throws TypeError if a member of init is not what it should be
 */
export function plan({ url, withCredentials }: EventSource, init: EventSourceInit): Requests {
  const { method = 'GET', headers: ownHeaders, body: ownBody, reconnect, done } = init
  const options: ReconnectOptions = Object(reconnect)
  const isGET = /^get$/i.test(method)

  const named = reconnect === true && !isGET ? 'replay' : options.strategy
  const strategy = named ? STRATEGIES.indexOf(named) + RESUME : isGET && reconnect !== false ? STANDARD : ONCE
  if (strategy < (named ? RESUME : reconnect ? STANDARD : ONCE)) {
    throw new TypeError(`reconnect needs a strategy: ${STRATEGIES}`)
  }
  const repeats = strategy >= REJECTED
  if (repeats && isStream(ownBody)) throw new TypeError('a stream is sent once: let body be a function')
  if (done !== undefined && !/string|function/.test(typeof done)) throw new TypeError('done must be a string or a function')

  // What is sent is what there was now, however often it is sent.
  const json = isJSON(ownBody)
  const fixed = json ? JSON.stringify(ownBody) : ownBody
  const list = typeof ownHeaders === 'function' ? ownHeaders : new Headers(ownHeaders)
  let original = url
  let key: string | undefined

  /** Puts one request together. Members of init that are fetch's, known today or not, are inherited from it. */
  function make(given: EventSourceInit, headers: EventSourceInit['headers'], body: unknown, lastEventId: string): RequestInit {
    const sent = new Headers(headers as HeadersInit)
    const set = (name: string, value: string): void => {
      if (!sent.has(name)) sent.set(name, value)
    }
    set('accept', 'text/event-stream')
    let data = body as BodyInit | null | undefined
    if (isJSON(body)) data = JSON.stringify(body)
    if (data !== body || (json && body === fixed)) set('content-type', 'application/json')
    if (strategy === REPLAY) {
      key ??= crypto.getRandomValues(new Uint32Array(4)).join('-')
      set('idempotency-key', key)
    }
    // A header takes bytes, so the id's UTF-8 goes as Latin-1.
    if (lastEventId && !repeats) {
      sent.set('last-event-id', Array.from(new TextEncoder().encode(lastEventId), (b) => String.fromCharCode(b)).join(''))
    }
    const inherited: object = {
      __proto__: given,
      cache: given.cache ?? 'no-store',
      credentials: given.credentials ?? (withCredentials ? 'include' : 'same-origin'),
      headers: sent,
      body: data,
      duplex: 'half',
    }
    return inherited
  }

  // The platform's own checks of method, headers, modes and the rest. A function's values and a stream are not used up.
  const tried = typeof fixed === 'function' || isStream(fixed) ? '' : fixed
  new Request('data:,', make(init, typeof list === 'function' ? [] : list, tried, ''))

  return {
    policy: [
      strategy | (done === undefined ? 0 : HAS_DONE),
      ...[options.maxAttempts, options.minDelay, options.maxDelay, init.maxEventSize].map(number),
    ] as Policy,
    url: () => url,
    async next(attempt, lastEventId) {
      const own = await call(list, attempt)
      if (strategy !== RESUME || !attempt) return make(init, own, await call(fixed, attempt), lastEventId)
      const made = await options.request?.({ attempt, lastEventId, url: original })
      const given: ResumeRequest = typeof made === 'string' || made instanceof URL ? { url: made } : (made ?? {})
      const headers = new Headers(own)
      headers.delete('content-type')
      url = new URL(given.url ?? original, original).href
      const inherited: object = { __proto__: init, method: given.method ?? 'GET' }
      return make(inherited, given.headers ?? headers, given.body, lastEventId)
    },
    // A plain GET stays where it was redirected; another would take the page's headers along.
    redirected(to) {
      if (strategy === STANDARD && !ownHeaders) url = original = to
    },
  }
}

/** A value, or what a function of the page's makes of the attempt. */
const call = <T>(value: T | ((attempt: number) => T | PromiseLike<T>), attempt: number): T | PromiseLike<T> =>
  typeof value === 'function' ? (value as (attempt: number) => T)(attempt) : value
