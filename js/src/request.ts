// What is sent: the page's init checked once, and a RequestInit for each attempt.

import { HAS_DONE, ONCE, REJECTED, REPLAY, RESUME, STANDARD } from './abi.ts'
import type { Policy } from './core.ts'
import type { EventSourceInit, ReconnectOptions, RequestBody, ResumeRequest } from './types.ts'

/** The members of init that go to `fetch` as they are. */
const PASSED = ['mode', 'cache', 'redirect', 'referrer', 'referrerPolicy', 'integrity', 'priority', 'keepalive'] as const

const STRATEGIES = { resume: RESUME, rejected: REJECTED, replay: REPLAY }

/** One request. */
export interface Target {
  url: string
  init: RequestInit
}

const isStream = (body: unknown): body is ReadableStream => body instanceof ReadableStream

/** An object or array that is none of fetch's own body types. */
function isJSON(body: unknown): body is object {
  if (Array.isArray(body)) return true
  if (typeof body !== 'object' || body === null) return false
  const prototype: unknown = Object.getPrototypeOf(body)
  // An object of another realm has another Object.prototype, but that, too, has no prototype.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/** A body as fetch takes it; the content type of JSON goes into headers. */
function encode(body: RequestBody, headers: Headers): BodyInit | undefined {
  if (body === null || body === undefined) return undefined
  if (!isJSON(body)) return body as BodyInit
  if (!headers.has('content-type')) headers.set('content-type', 'application/json')
  return JSON.stringify(body)
}

function milliseconds(options: ReconnectOptions, name: 'maxAttempts' | 'minDelay' | 'maxDelay'): number {
  return whole(options[name], `reconnect.${name}`, 0)
}

function whole(value: unknown, name: string, least: number): number {
  if (value === undefined) return 0
  const n = Number(value)
  if (!(n >= least)) throw new TypeError(`${name} must be a number of at least ${least}, not ${String(value)}`)
  return Math.min(Math.ceil(n), 0x7fffffff)
}

/** What a page asked for, checked. All errors of its making are thrown by the constructor, before anything is sent. */
export class Request {
  readonly policy: Policy
  /** Where the next request goes: a plain GET follows a redirect for good. */
  url: string
  readonly #original: string
  readonly #init: EventSourceInit
  readonly #base: RequestInit
  readonly #reconnect: ReconnectOptions
  #idempotencyKey: string | undefined

  /** @throws TypeError if a member of init is not what it should be */
  constructor(url: string, init: EventSourceInit) {
    this.url = this.#original = url
    this.#init = init
    const method = String(init.method ?? 'GET').toUpperCase()
    const base: RequestInit = (this.#base = {
      method: method === 'PATCH' ? 'PATCH' : (init.method ?? 'GET'),
      cache: 'no-store',
      credentials: init.credentials ?? (init.withCredentials ? 'include' : 'same-origin'),
    })
    for (const name of PASSED) if (init[name] !== undefined) Object.assign(base, { [name]: init[name] })

    const { headers, body, reconnect, done } = init
    if (Object.keys(init).some((name) => name !== 'withCredentials')) {
      // The platform's own checks of methods, headers, modes and the rest, with its own messages.
      const checked = new Headers(typeof headers === 'function' ? undefined : headers)
      const given = typeof body === 'function' || isStream(body) ? '' : encode(body, checked)
      new globalThis.Request(url, { ...base, headers: checked, ...(given === undefined ? {} : { body: given }) })
    }
    if (done !== undefined && typeof done !== 'string' && typeof done !== 'function') {
      throw new TypeError('done must be a string or a function')
    }

    this.#reconnect = typeof reconnect === 'object' && reconnect !== null ? reconnect : {}
    let { strategy } = this.#reconnect
    if (reconnect === true && method !== 'GET') strategy = 'replay'
    let code = method === 'GET' && reconnect !== false ? STANDARD : ONCE
    if (strategy !== undefined) {
      if (!Object.hasOwn(STRATEGIES, strategy)) {
        throw new TypeError(`reconnect.strategy must be 'resume', 'rejected' or 'replay', not '${String(strategy)}'`)
      }
      code = STRATEGIES[strategy]
    } else if (code === ONCE && typeof reconnect === 'object' && reconnect !== null) {
      throw new TypeError(`reconnect needs a strategy for ${method}: 'resume', 'rejected' or 'replay'`)
    }
    if ((code === REPLAY || code === REJECTED) && isStream(body)) {
      throw new TypeError('a stream can be sent once: for this strategy, let body be a function that makes it')
    }
    if (this.#reconnect.request !== undefined && typeof this.#reconnect.request !== 'function') {
      throw new TypeError('reconnect.request must be a function')
    }
    this.policy = {
      strategy: code | (done === undefined ? 0 : HAS_DONE),
      maxAttempts: milliseconds(this.#reconnect, 'maxAttempts'),
      minDelay: milliseconds(this.#reconnect, 'minDelay'),
      maxDelay: milliseconds(this.#reconnect, 'maxDelay'),
      maxEventSize: whole(init.maxEventSize, 'maxEventSize', 1),
    }
  }

  get #strategy(): number {
    return this.policy.strategy & ~HAS_DONE
  }

  /** After a response that came by redirects: only a plain GET stays there, others would take their headers along. */
  redirected(url: string): void {
    if (this.#strategy === STANDARD && this.#init.headers === undefined) this.url = url
  }

  /** The request of an attempt, 0 for the first. A promise only if the page's own functions make it one. */
  next(attempt: number, lastEventId: string): Target | Promise<Target> {
    if (this.#strategy === RESUME && attempt > 0) return this.#resume(attempt, lastEventId)
    const { headers, body } = this.#init
    const ownHeaders = typeof headers === 'function' ? headers(attempt) : headers
    const ownBody = typeof body === 'function' ? body(attempt) : body
    const make = (h: HeadersInit | undefined, b: RequestBody): Target => this.#target(this.url, {}, h, b, lastEventId)
    return isPromise(ownHeaders) || isPromise(ownBody)
      ? Promise.all([ownHeaders, ownBody]).then(([h, b]) => make(h, b))
      : make(ownHeaders, ownBody)
  }

  async #resume(attempt: number, lastEventId: string): Promise<Target> {
    const url = this.#original
    const made = await this.#reconnect.request?.({ attempt, lastEventId, url })
    const given: ResumeRequest = typeof made === 'string' || made instanceof URL ? { url: made } : (made ?? {})
    let { headers } = given
    if (headers === undefined) {
      const own = this.#init.headers
      headers = new Headers(typeof own === 'function' ? await own(attempt) : own)
      headers.delete('content-type')
    }
    return this.#target(
      new URL(given.url ?? url, url).href,
      { method: given.method ?? 'GET' },
      headers,
      given.body,
      lastEventId,
    )
  }

  #target(url: string, over: RequestInit, own: HeadersInit | undefined, ownBody: RequestBody, lastEventId: string): Target {
    const headers = new Headers(own)
    if (!headers.has('accept')) headers.set('accept', 'text/event-stream')
    const body = encode(ownBody, headers)
    if (this.#strategy === REPLAY && !headers.has('idempotency-key')) {
      this.#idempotencyKey ??= Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('')
      headers.set('idempotency-key', this.#idempotencyKey)
    } else if (this.#strategy !== REPLAY && this.#strategy !== REJECTED && lastEventId) {
      // A header takes bytes, so the id's UTF-8 goes as Latin-1.
      headers.set('last-event-id', String.fromCharCode(...new TextEncoder().encode(lastEventId)))
    }
    const init: RequestInit & { duplex?: 'half' } = { ...this.#base, ...over, headers }
    if (body !== undefined) init.body = body
    if (isStream(body)) init.duplex = 'half'
    return { url, init }
  }
}

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as PromiseLike<unknown> | null | undefined)?.then === 'function'
