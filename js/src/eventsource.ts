import { ACCEPT, BAD_STATUS, CLEAN_END, COMPLETE, EOF, FATAL, NETWORK, REFUSED } from './abi.ts'
import { Stream } from './core.ts'
import { messageEvent } from './message.ts'
import { MessageQueue } from './queue.ts'
import { Request } from './request.ts'
import type {
  Closed,
  ErrorReason,
  EventSourceErrorEvent,
  EventSourceInit,
  EventSourceOpenEvent,
  EventStreamMessage,
} from './types.ts'

const CONNECTING = 0
const OPEN = 1
const CLOSED = 2

/**
 * A Content-Type of which the essence is text/event-stream; the last one counts if there are several (Fetch Standard,
 * "extract a MIME type"). Parameters do not matter.
 */
const EVENT_STREAM = /(^|,)[\t ]*text\/event-stream[\t ]*(;("[^"]*"|[^",])*)?$/i

/** What a Retry-After header (RFC 9110 §10.2.3) comes to, in ms; NaN if it is neither seconds nor a date. */
const retryAfter = (value: string): number =>
  /^\d+$/.test(value) ? Number(value) * 1000 : / GMT$/.test(value) ? Math.max(0, Date.parse(value) - Date.now()) : NaN

/** What ended a connection: the core's cause, and what an `error` event tells. */
interface Loss {
  cause: number
  reason: ErrorReason
  response?: Response | undefined
  error?: unknown
}

type Handler<E extends Event> = ((this: EventSource, event: E) => unknown) | null

interface HandlerEntry {
  handler: unknown
  listener: (event: Event) => void
}

export interface EventSourceEventMap {
  open: EventSourceOpenEvent
  message: MessageEvent<string>
  error: EventSourceErrorEvent
}

export interface EventSource {
  readonly CONNECTING: 0
  readonly OPEN: 1
  readonly CLOSED: 2
  addEventListener<K extends keyof EventSourceEventMap>(
    type: K,
    listener: (this: EventSource, event: EventSourceEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void
  addEventListener(
    type: string,
    listener: (this: EventSource, event: MessageEvent<string>) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void
  removeEventListener<K extends keyof EventSourceEventMap>(
    type: K,
    listener: (this: EventSource, event: EventSourceEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void
  removeEventListener(
    type: string,
    listener: (this: EventSource, event: MessageEvent<string>) => unknown,
    options?: boolean | EventListenerOptions,
  ): void
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | EventListenerOptions,
  ): void
}

/**
 * The HTML Standard's `EventSource` (§9.2), over `fetch`: with a method, headers and a body.
 *
 * A GET reconnects as the standard says. Any other request is sent once, unless `reconnect` asks for more by name.
 */
export class EventSource extends EventTarget implements AsyncIterable<EventStreamMessage> {
  declare static readonly CONNECTING: 0
  declare static readonly OPEN: 1
  declare static readonly CLOSED: 2

  #url: string
  #init: EventSourceInit
  #request: Request
  /** There is one as long as the stream is not CLOSED. */
  #stream: Stream | undefined
  #controller = new AbortController()
  #origin = ''
  #timer: ReturnType<typeof setTimeout> | undefined
  #handlers = new Map<string, HandlerEntry>()
  /** The types that have ever been listened to: for others no Event is made. */
  #listened = new Set<string>()
  #queues = new Set<MessageQueue>()
  #aborted = (): void => this.#finish({ outcome: 'aborted' })
  #result: Closed | undefined
  #resolveClosed!: (result: Closed) => void
  // What the stream's attributes were when it was closed.
  #lastEventId = ''
  #reconnectionTime = 0

  /** Resolves when the stream has ended for good, with what it came to. It never rejects. */
  readonly closed: Promise<Closed>

  /**
   * @param url resolved against the document's base URL, or the worker's URL
   * @throws SyntaxError (DOMException) if the URL does not parse
   * @throws TypeError if a member of init is not what it should be
   */
  constructor(url: string | URL, init: EventSourceInit = {}) {
    if (arguments.length === 0) {
      throw new TypeError("Failed to construct 'EventSource': 1 argument required, but only 0 present.")
    }
    super()
    const text = `${url as string}`
    init ??= {}
    if (typeof init !== 'object' && typeof init !== 'function') {
      throw new TypeError("Failed to construct 'EventSource': the second argument is not an object.")
    }
    try {
      this.#url = new URL(text, globalThis.document?.baseURI ?? globalThis.location?.href).href
    } catch {
      throw new DOMException(`Cannot open an EventSource to '${text}'. The URL is invalid.`, 'SyntaxError')
    }
    this.#init = init
    this.#request = new Request(this.#url, init)
    this.closed = new Promise((resolve) => (this.#resolveClosed = resolve))

    const { signal } = init
    if (signal?.aborted) {
      this.#settle({ outcome: 'aborted' })
      return
    }
    signal?.addEventListener('abort', this.#aborted)
    // The request goes out first: the core is started while it is under way.
    void this.#run()
    try {
      this.#stream = new Stream(this.#request.policy)
    } catch (error) {
      this.#controller.abort()
      console.error(
        "eventsource-wasm: WebAssembly could not be started. If the page has a Content-Security-Policy, add 'wasm-unsafe-eval' to its script-src.",
        error,
      )
      setTimeout(() => this.#fail({ cause: FATAL, reason: 'wasm', error }))
    }
  }

  get url(): string {
    return this.#url
  }

  get withCredentials(): boolean {
    return Boolean(this.#init.withCredentials)
  }

  get readyState(): 0 | 1 | 2 {
    return (this.#stream?.readyState ?? CLOSED) as 0 | 1 | 2
  }

  /** The last event ID string: what a reconnection sends as `Last-Event-ID`. */
  get lastEventId(): string {
    return this.#stream?.lastEventId ?? this.#lastEventId
  }

  /** How long a reconnection waits, in milliseconds. */
  get reconnectionTime(): number {
    return this.#stream?.reconnectionTime ?? this.#reconnectionTime
  }

  get onopen(): Handler<EventSourceOpenEvent> {
    return this.#handler('open')
  }
  set onopen(handler: Handler<EventSourceOpenEvent>) {
    this.#setHandler('open', handler)
  }

  get onmessage(): Handler<MessageEvent<string>> {
    return this.#handler('message')
  }
  set onmessage(handler: Handler<MessageEvent<string>>) {
    this.#setHandler('message', handler)
  }

  get onerror(): Handler<EventSourceErrorEvent> {
    return this.#handler('error')
  }
  set onerror(handler: Handler<EventSourceErrorEvent>) {
    this.#setHandler('error', handler)
  }

  /** Ends the stream: the request is cancelled, and nothing is dispatched any more. */
  close(): void {
    this.#finish({ outcome: 'closed' })
  }

  override addEventListener(
    type: string,
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    listener: any,
    options?: boolean | AddEventListenerOptions,
  ): void {
    super.addEventListener(type, listener as EventListener, options)
    this.#listened.add(`${type}`)
  }

  /**
   * Every message of any type, in order. A loop that lags behind slows the network down; leaving it closes the stream. It
   * throws if the stream fails, or ends before `done` has matched.
   */
  [Symbol.asyncIterator](): AsyncIterableIterator<EventStreamMessage, undefined> {
    const queue: MessageQueue = new MessageQueue(() => {
      this.#queues.delete(queue)
      this.close()
    })
    if (this.#result) queue.end(this.#result.error)
    else this.#queues.add(queue)
    return queue
  }

  /** From request to request, until the stream is CLOSED. */
  async #run(): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      const loss = await this.#connect(attempt)
      const stream = this.#stream
      if (!loss || !stream) return
      let delay
      try {
        delay = stream.ended(loss.cause)
      } catch (error) {
        this.#fail({ cause: FATAL, reason: 'wasm', error })
        return
      }
      if (delay < 0) {
        if (delay === -COMPLETE) this.#finish({ outcome: 'complete' })
        else this.#fail(loss, delay === -CLEAN_END)
        return
      }
      this.#fireError(loss, delay)
      if (!this.#stream) return
      await new Promise<void>((resolve) => (this.#timer = setTimeout(resolve, delay)))
    }
  }

  /** One request and its response, to the end. Nothing is returned if the stream was closed meanwhile. */
  async #connect(attempt: number): Promise<Loss | undefined> {
    let reason: ErrorReason = 'request'
    let cause = NETWORK
    let response: Response | undefined
    try {
      const made = this.#request.next(attempt, this.lastEventId)
      const target = made instanceof Promise ? await made : made
      if (attempt > 0 || made instanceof Promise) {
        if (!this.#stream) return undefined
        this.#controller = new AbortController()
      }
      reason = 'network'
      const send = this.#init.fetch ?? fetch
      response = await send(target.url, { ...target.init, signal: this.#controller.signal })
      const stream = this.#stream
      if (!stream) return undefined

      cause = FATAL
      reason = 'wasm'
      const { status, headers } = response
      const verdict = stream.responded(
        status,
        EVENT_STREAM.test(headers.get('content-type') ?? ''),
        retryAfter(headers.get('retry-after') ?? ''),
      )
      if (verdict !== ACCEPT) {
        return { cause: REFUSED, reason: verdict === BAD_STATUS ? 'status' : 'content-type', response }
      }
      const url = response.url || target.url
      if (response.redirected) this.#request.redirected(url)
      this.#origin = new URL(url).origin
      super.dispatchEvent(Object.assign(new Event('open'), { response }))

      cause = NETWORK
      reason = 'network'
      const reader = response.body?.getReader()
      while (reader && this.#stream) {
        const { done, value } = await reader.read()
        if (!this.#stream) break
        if (done) return { cause: EOF, reason: 'eof', response }
        stream.push(value)
        while (stream.next()) {
          this.#deliver(stream)
          if (!this.#stream) break
          for (const queue of this.#queues) if (queue.full) await queue.drained()
        }
      }
      if (reader) void reader.cancel().catch(() => undefined)
      else return { cause: EOF, reason: 'eof', response }
      return undefined
    } catch (error) {
      if (error instanceof RangeError) return { cause: FATAL, reason: 'limit', response, error }
      if (reason === 'network' && !response && !/^(https?|data|blob):/.test(this.#request.url)) {
        return { cause: FATAL, reason: 'url', error }
      }
      return { cause, reason, response, error }
    }
  }

  /** Hands one message to all who want it. */
  #deliver({ type, data, lastEventId }: Stream): void {
    const { done } = this.#init
    if (data === done) {
      this.#finish({ outcome: 'complete' })
      return
    }
    for (const queue of this.#queues) queue.push({ type, data, lastEventId })
    const judged = typeof done === 'function'
    if (!judged && !this.#listened.has(type)) return
    const event = messageEvent(type, data, this.#origin, lastEventId)
    super.dispatchEvent(event)
    if (judged && this.#stream) {
      try {
        if (done(event)) this.#finish({ outcome: 'complete' })
      } catch (error) {
        reportError(error)
      }
    }
  }

  /** Closes the stream because of a loss; eof says that it was a clean end with nothing missing. */
  #fail(loss: Loss, eof = false): void {
    const error = new Error(describe(loss), loss.error === undefined ? undefined : { cause: loss.error })
    const incomplete = loss.cause === EOF && !eof
    this.#finish(
      eof ? { outcome: 'eof' } : { outcome: incomplete ? 'incomplete' : 'failed', error },
      loss,
    )
  }

  #finish(result: Closed, loss?: Loss): void {
    if (this.#result) return
    const stream = this.#stream
    if (stream) {
      this.#lastEventId = stream.lastEventId
      this.#reconnectionTime = stream.reconnectionTime
      this.#stream = undefined
      stream.release()
    }
    clearTimeout(this.#timer)
    this.#init.signal?.removeEventListener('abort', this.#aborted)
    if (loss?.cause !== REFUSED) this.#controller.abort()
    if (loss) this.#fireError(loss)
    this.#settle(result)
  }

  #settle(result: Closed): void {
    this.#result = result
    this.#resolveClosed(result)
    for (const queue of this.#queues) queue.end(result.error)
    this.#queues.clear()
  }

  #fireError({ reason, response, error }: Loss, delay?: number): void {
    super.dispatchEvent(
      Object.assign(new Event('error'), {
        reason,
        reconnecting: delay !== undefined,
        delay,
        status: response?.status,
        response,
        error,
      }),
    )
  }

  #handler<E extends Event>(type: string): Handler<E> {
    return (this.#handlers.get(type)?.handler as Handler<E> | undefined) ?? null
  }

  /** HTML §8.1.8.1: objects are kept, functions are called, anything else is null; the first set fixes the order. */
  #setHandler(type: string, value: unknown): void {
    const entry = this.#handlers.get(type)
    if (typeof value !== 'function' && (typeof value !== 'object' || value === null)) {
      if (entry) super.removeEventListener(type, entry.listener)
      this.#handlers.delete(type)
    } else if (entry) {
      entry.handler = value
    } else {
      const made: HandlerEntry = {
        handler: value,
        listener: (event) => {
          const { handler } = made
          if (typeof handler === 'function' && handler.call(event.currentTarget, event) === false) event.preventDefault()
        },
      }
      this.#handlers.set(type, made)
      this.addEventListener(type, made.listener)
    }
  }
}

function describe({ reason, response, error }: Loss): string {
  switch (reason) {
    case 'eof':
      return 'the stream ended before it was complete'
    case 'status':
      return `the server answered with status ${response?.status ?? 0}`
    case 'content-type':
      return `the response is ${response?.headers.get('content-type') ?? 'of no type'}, not text/event-stream`
    case 'url':
      return 'the URL cannot be fetched'
  }
  return error instanceof Error ? error.message : String(error)
}

for (const target of [EventSource, EventSource.prototype]) {
  for (const [name, value] of Object.entries({ CONNECTING, OPEN, CLOSED })) {
    Object.defineProperty(target, name, { value, enumerable: true })
  }
}
for (const name of ['url', 'withCredentials', 'readyState', 'onopen', 'onmessage', 'onerror', 'close', 'lastEventId', 'reconnectionTime']) {
  Object.defineProperty(EventSource.prototype, name, { enumerable: true })
}
Object.defineProperty(EventSource.prototype, Symbol.toStringTag, { value: 'EventSource', configurable: true })
