// What is sent: the page's init checked once, then a request for each attempt.

import { HAS_DONE, ONCE, REJECTED, REPLAY, RESUME, STANDARD } from './abi.ts'
import type { Policy } from './core.ts'
import type { EventSourceInit, ReconnectOptions, ResumeRequest } from './types.ts'

const STRATEGIES = 'resume rejected replay'.split(' ') // from RESUME on

const isStream = (body: unknown): boolean => body instanceof ReadableStream

/** The body to send: an object or array is sent as JSON. It is none of fetch's own body types, which have tags of their own. */
const toBody = (body: unknown): unknown => (/t (Object|Array)]/.test(Object.prototype.toString.call(body)) ? JSON.stringify(body) : body)

/** A value, or what a function of the page's makes of the attempt. */
const call = <T>(value: T | ((attempt: number) => T | PromiseLike<T>), attempt: number): T | PromiseLike<T> =>
  typeof value === 'function' ? (value as (attempt: number) => T)(attempt) : value

/** A number as the core takes it, 0 if it is not given. */
export function number(value: number | undefined): number {
  value ??= 0
  if (!(value >= 0)) throw new TypeError(`${value} is no delay or size`)
  return Math.min(value, 0x7fffffff)
}

/** The requests of one source. */
export class Requests {
  /** Where the request that next made goes. */
  url: string
  policy: Policy
  #original: string
  #init: EventSourceInit
  #strategy: number
  #options: ReconnectOptions
  // What is sent is what there was at the call, however often it is sent.
  #headers: EventSourceInit['headers']
  #body: unknown
  #key: string | undefined

  /** @throws TypeError if a member of init that is not fetch's is not what it should be */
  constructor(url: string, init: EventSourceInit) {
    const { method = 'GET', headers, body, reconnect, done } = init
    const options: ReconnectOptions = Object(reconnect)
    const isGET = /^get$/i.test(method)

    const named = reconnect === true && !isGET ? 'replay' : options.strategy
    const strategy = named ? STRATEGIES.indexOf(named) + RESUME : isGET && reconnect !== false ? STANDARD : ONCE
    if (strategy < (named ? RESUME : reconnect ? STANDARD : ONCE)) {
      throw new TypeError(`reconnect needs a strategy: ${STRATEGIES}`)
    }
    if (strategy >= REJECTED && isStream(body)) throw new TypeError('a stream is sent once, body is no function')
    if (!/undefined|string|function/.test(typeof done)) throw new TypeError('done is no string or function')
    const { maxAttempts, minDelay, maxDelay } = options
    const first = done === undefined ? strategy : strategy | HAS_DONE
    this.policy = [first, maxAttempts, minDelay, maxDelay, init.maxEventSize].map(number) as Policy
    this.#strategy = strategy
    this.#options = options
    this.url = this.#original = url
    this.#init = init
    this.#body = toBody(body)
    this.#headers = typeof headers === 'function' ? headers : new Headers(headers)
  }

  /**
   * The platform's own checks of method, modes and the rest. They may come behind fetch, which makes them too and then sends
   * nothing.
   * @throws TypeError
   */
  check(): void {
    const body = this.#body
    // A function's values and a stream are not used up. The page's signal is not what fetch is given.
    const tried = typeof body === 'function' || isStream(body) ? '' : body
    new Request('data:,', this.#make({ ...this.#init, signal: null }, [], tried, ''))
  }

  /** The request of an attempt, 0 for the first; if code of the page's has to run, what makes it: it rejects with what that throws. */
  next(attempt: number, lastEventId: string): RequestInit | (() => Promise<RequestInit>) {
    const init = this.#init
    const headers = this.#headers
    const body = this.#body
    if (this.#strategy === RESUME && attempt) return () => this.#resume(attempt, lastEventId)
    if (typeof headers !== 'function' && typeof body !== 'function' && !init.fetch) {
      return this.#make(init, headers, body, lastEventId)
    }
    return async () => this.#make(init, await call(headers, attempt), await call(body, attempt), lastEventId)
  }

  /** Tells that the response came from this URL. A plain GET stays there; another would take the page's headers along. */
  moved(to: string): void {
    if (this.#strategy === STANDARD && !this.#init.headers) this.url = this.#original = to
  }

  async #resume(attempt: number, lastEventId: string): Promise<RequestInit> {
    const url = this.#original
    const own = await call(this.#headers, attempt)
    const made = await this.#options.request?.({ attempt, lastEventId, url })
    const given: ResumeRequest = typeof made === 'string' || made instanceof URL ? { url: made } : (made ?? {})
    const headers = new Headers(own)
    headers.delete('content-type')
    this.url = new URL(given.url ?? url, url).href
    return this.#make({ ...this.#init, method: given.method ?? 'GET' }, given.headers ?? headers, given.body, lastEventId)
  }

  /** Puts one request together. Members of init that are fetch's, known today or not, are taken over. */
  #make(init: EventSourceInit, headers: EventSourceInit['headers'], body: unknown, lastEventId: string): RequestInit {
    const sent = new Headers(headers as HeadersInit)
    const set = (name: string, value: string): void => {
      if (!sent.has(name)) sent.set(name, value)
    }
    set('accept', 'text/event-stream')
    const data = toBody(body) as BodyInit | null | undefined
    if (data !== body || (body === this.#body && body !== this.#init.body)) set('content-type', 'application/json')
    if (this.#strategy === REPLAY) set('idempotency-key', (this.#key ??= crypto.getRandomValues(new Uint32Array(4)).join('-')))
    // A header takes bytes, so the id's UTF-8 goes as Latin-1.
    if (lastEventId && this.#strategy < REJECTED) {
      sent.set('last-event-id', unescape(encodeURIComponent(lastEventId)))
    }
    return {
      ...(init as RequestInit),
      cache: init.cache ?? 'no-store',
      credentials: init.credentials ?? (init.withCredentials ? 'include' : undefined),
      headers: sent,
      body: data,
      duplex: 'half',
    } as RequestInit
  }
}
