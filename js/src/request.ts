// What is sent: the page's init checked once, then a request for each attempt.

import { HAS_DONE, HAS_REQUEST, ONCE, REJECTED, REPLAY, RESUME, STANDARD } from './abi.ts'
import type { Policy } from './core.ts'
import { EventSourceError, messageOf, report } from './error.ts'
import { checkType, toNumber } from './init.ts'
import type { EventSourceInit, ReconnectOptions, ResumeRequest } from './types.ts'

const STRATEGIES = { resume: RESUME, rejected: REJECTED, replay: REPLAY }

/** What a page's function may give instead of the thing itself. */
type PerAttempt<T> = T | ((attempt: number) => T | PromiseLike<T>)

function valueFor<T>(value: PerAttempt<T>, attempt: number): T | PromiseLike<T> {
  return typeof value === 'function' ? (value as (attempt: number) => T | PromiseLike<T>)(attempt) : value
}

/** Whether a body is of these builtin types, from whatever realm it is. */
const isOne = (body: unknown, ...types: string[]): boolean => types.includes(Object.prototype.toString.call(body).slice(8, -1))

const isStream = (body: unknown): boolean => isOne(body, 'ReadableStream')

/** A body as fetch takes it, and the content type that fetch would not give it. */
interface Body {
  content?: BodyInit | null | undefined
  type?: string
}

/** What fetch takes goes out as it is; any other object as JSON, where fetch would send text like `[object Map]`. */
function toBody(body: unknown): Body {
  const isFetchs = isOne(body, 'Blob', 'File', 'FormData', 'URLSearchParams', 'ArrayBuffer', 'SharedArrayBuffer') || isStream(body)
  if (Object(body) !== body || isFetchs || ArrayBuffer.isView(body)) return { content: body as BodyInit }
  return { content: JSON.stringify(body), type: 'application/json' }
}

/** One request, ready to be sent. */
export interface Prepared {
  url: string
  init: RequestInit
}

/** Whether a request's method is GET, which the standard's rules are for. */
export const isGET = ({ method = 'GET' }: { method?: string | undefined }): boolean => String(method).toUpperCase() === 'GET'

/** The requests of one source. */
export class Requests {
  readonly policy: Policy
  /** The last event ID string before the first event. */
  readonly lastEventId: string
  #strategy: number
  #url: string
  #init: EventSourceInit
  #options: ReconnectOptions
  // What is sent is what there was at the call, however often it is sent.
  #headers: EventSourceInit['headers']
  #body: Body | ((attempt: number) => unknown)
  #key: string | undefined

  /** @throws TypeError if a member of init is not what it should be */
  constructor(url: string, init: EventSourceInit) {
    const { headers, body, done, lastEventId } = init
    const options: ReconnectOptions = Object(init.reconnect)
    const { request, statuses } = options
    const strategy = strategyOf(init)
    const repeats = strategy === REJECTED || strategy === REPLAY
    if (repeats && isStream(body)) throw new TypeError('body: a stream is sent once')
    checkType('done', done, 'string', 'function')
    checkType('fetch', init.fetch ?? globalThis.fetch ?? null, 'function')
    checkType('request', request, 'function')
    checkType('cancel', options.cancel, 'boolean', 'function')
    checkType('attach', init.attach, 'function')
    checkType('lastEventId', lastEventId, 'string')
    checkType('lastEventIdParameter', init.lastEventIdParameter, 'string')
    if (!Array.isArray(statuses)) checkType('statuses', statuses, 'function')
    this.#strategy = strategy
    this.policy = { strategy: strategy | (done === undefined ? 0 : HAS_DONE) | (request ? HAS_REQUEST : 0) }
    const numbers = { ...options, maxEventSize: init.maxEventSize }
    for (const name of ['maxAttempts', 'minDelay', 'maxDelay', 'maxEventSize'] as const) this.policy[name] = toNumber(name, numbers[name])
    this.lastEventId = lastEventId ?? ''
    this.#url = url
    this.#init = init
    this.#options = options
    this.#headers = typeof headers === 'function' ? headers : new Headers(headers)
    this.#body = typeof body === 'function' ? (body as (attempt: number) => unknown) : toBody(body)
    this.#check(typeof this.#body === 'function' ? {} : this.#body)
  }

  /**
   * The request of an attempt, 0 for the first.
   * @throws EventSourceError `request`: what code of the page's threw, or gave that is none
   */
  async prepare(attempt: number, lastEventId: string): Promise<Prepared> {
    try {
      if (this.#strategy === RESUME && attempt) {
        const given = await this.#options.request?.({ attempt, lastEventId, url: this.#url })
        return await this.#another(given, 'GET', attempt, lastEventId)
      }
      const headers = await valueFor(this.#headers, attempt)
      const body = typeof this.#body === 'function' ? toBody(await this.#body(attempt)) : this.#body
      if (isStream(body.content)) this.#check(body)
      return this.#make(this.#url, this.#init, headers, body, lastEventId)
    } catch (cause) {
      throw new EventSourceError('request', `Request failed: ${messageOf(cause)}`, cause)
    }
  }

  /** The request that asks the server to stop its work, if there is to be one. */
  async cancel(lastEventId: string): Promise<Prepared | undefined> {
    const { cancel } = this.#options
    if (!cancel || (cancel === true && !lastEventId)) return undefined
    const given = cancel === true ? undefined : await cancel({ lastEventId, url: this.#url })
    return this.#another(given, 'DELETE', 0, lastEventId)
  }

  /** There is a strategy, by name. */
  get isNamed(): boolean {
    return this.#strategy !== STANDARD
  }

  /** Tells that the response came from this URL. A plain GET stays there; another would take what the page adds along. */
  moved(to: string): void {
    const { headers, fetch } = this.#init
    if (this.#strategy === STANDARD && !headers && !fetch) this.#url = to
  }

  /** Whether the page names a status as worth another try; undefined: it names none. What its function throws is reported. */
  names(status: number): boolean | undefined {
    const { statuses } = this.#options
    try {
      return typeof statuses === 'function' ? Boolean(statuses(status)) : statuses?.includes(status)
    } catch (error) {
      report(error)
      return undefined
    }
  }

  /**
   * The platform's own checks of method, modes, body and the rest, before anything is sent.
   * @throws TypeError
   */
  #check({ content }: Body): void {
    const tried = isStream(content) ? new ReadableStream() : content // it is not used up
    // The page's signal is not what fetch is given.
    const request = new Request('data:,', this.#make('data:,', { ...this.#init, signal: null }, [], { content: tried }, this.lastEventId).init)
    // Browsers that send no streams make text of them.
    if (isStream(tried) && request.headers.has('content-type')) throw new TypeError('body: this browser sends no streams')
  }

  /** A request that asks for something else than the first: what the page gives of it, and for the rest the source's own. */
  async #another(made: ResumeRequest | string | URL | undefined, method: string, attempt: number, lastEventId: string): Promise<Prepared> {
    const given: ResumeRequest = typeof made === 'string' || made instanceof URL ? { url: made } : (made ?? {})
    const headers = new Headers(given.headers ?? (await valueFor(this.#headers, attempt)))
    if (!given.headers) headers.delete('content-type')
    const init = { ...this.#init, method: given.method ?? method }
    return this.#make(new URL(given.url ?? this.#url, this.#url).href, init, headers, toBody(given.body), lastEventId)
  }

  /** Puts one request together. Members of init that are fetch's, known today or not, are taken over. */
  #make(url: string, init: EventSourceInit, given: EventSourceInit['headers'], { content, type }: Body, lastEventId: string): Prepared {
    const headers = new Headers(given as HeadersInit | undefined)
    const set = (name: string, value: string): void => {
      if (!headers.has(name)) headers.set(name, value)
    }
    set('accept', 'text/event-stream')
    if (type) set('content-type', type)
    if (this.#strategy === REPLAY) set('idempotency-key', (this.#key ??= crypto.getRandomValues(new Uint32Array(4)).join('-')))
    let target = url
    if (lastEventId && init.lastEventIdParameter !== undefined) {
      const withId = new URL(url)
      withId.searchParams.set(init.lastEventIdParameter, lastEventId)
      target = withId.href
    } else if (lastEventId) {
      // A header takes bytes, so the id's UTF-8 goes as Latin-1; but in workerd it takes any text, which goes out as UTF-8.
      try {
        headers.set('last-event-id', '\u0100')
      } catch {
        lastEventId = String.fromCharCode(...new TextEncoder().encode(lastEventId))
      }
      headers.set('last-event-id', lastEventId)
    }
    return {
      url: target,
      init: {
        ...(init as RequestInit),
        cache: init.cache ?? 'no-store',
        credentials: init.credentials ?? (init.withCredentials ? 'include' : undefined),
        headers,
        body: content,
        duplex: 'half',
      } as RequestInit,
    }
  }
}

/** @throws TypeError if there is no such strategy, or another method than GET is to reconnect without one by name */
function strategyOf(init: EventSourceInit): number {
  const { reconnect } = init
  const { strategy }: ReconnectOptions = Object(reconnect)
  if (strategy !== undefined && Object.hasOwn(STRATEGIES, strategy)) return STRATEGIES[strategy]
  if (strategy === undefined && isGET(init)) return reconnect === false ? ONCE : STANDARD
  if (!reconnect) return ONCE
  if (reconnect === true) return REPLAY
  throw new TypeError(`reconnect needs a strategy: ${Object.keys(STRATEGIES).join(', ')}`)
}
