// From the first request to the last: fetches, timers and events, as the core decides.

import { EOF, EVENT_LIMIT, NETWORK, REQUEST, TIMEOUT, URL as BAD_URL, WASM } from './abi.ts'
import { type Owner, Stream } from './core.ts'
import { type Origin, StreamMessageEvent } from './message.ts'
import type { MessageQueue } from './queue.ts'
import { number, Requests } from './request.ts'
import type { Closed, ErrorReason, EventSourceInit } from './types.ts'

const CSP = "WebAssembly needs script-src 'wasm-unsafe-eval'"

/**
 * A Content-Type of which the essence is text/event-stream; the last one counts if there are several (Fetch Standard,
 * "extract a MIME type"). Parameters do not matter.
 */
const EVENT_STREAM = /(^|,)\s*text\/event-stream\s*(;("[^"]*"|[^",])*)?$/i

/** The URLs that fetch takes: others, those with a user name among them, fail for good. */
const FETCHABLE = /^(https?:\/\/[^/@]*\/|data|blob)/

/** The names of the core's causes. */
const REASONS = 'eof network timeout request status content-type limit url wasm'.split(' ') as ErrorReason[]

/** The names of the core's outcomes, from COMPLETE on. */
const OUTCOMES = 'complete eof incomplete failed'.split(' ') as Closed['outcome'][]

/** Calls a function of the page's; what it throws is reported. */
function guarded(listener: (event: MessageEvent<string>) => unknown, event: StreamMessageEvent): unknown {
  try {
    return listener(event as unknown as MessageEvent<string>)
  } catch (error) {
    return reportError(error)
  }
}

/** What ended a connection: the core's cause, and what came with it. */
interface Loss {
  cause: number
  response?: Response | undefined
  error?: unknown
}

/** An event handler: what the page has set, and the listener that calls it. */
export interface Handler {
  value: unknown
  listener: (event: Event) => void
}

/** One source's way from its first request to its last. */
export class Connection implements Owner {
  /** The last event ID string, as of the last event that was dispatched. */
  lastEventId = ''
  /** What the stream came to, once it is CLOSED. */
  result: Closed | undefined
  /** The source's event handlers, onmessage and the others. */
  handlers: Partial<Record<string, Handler>> = {}
  /** Listeners have been added, other than by handlers. */
  listened = false
  queues: MessageQueue[] = []
  #resolve!: (result: Closed) => void
  closed = new Promise<Closed>((resolve) => (this.#resolve = resolve))

  #source: EventTarget
  #init: EventSourceInit
  #plain: boolean
  #requests: Requests
  #stream: Stream | undefined // from the first request on
  #controller: AbortController | undefined // of the request
  #origin!: Origin
  #timer: ReturnType<typeof setTimeout> | undefined
  #since = 0 // when something last came, by performance.now()

  /**
   * Sends the first request.
   * @param plain nothing is asked of it that the browser's own class could not do
   * @throws TypeError if a member of init is not what it should be
   */
  constructor(source: EventTarget, url: string, init: EventSourceInit, plain: boolean) {
    this.#source = source
    this.#init = init
    this.#plain = plain
    init.connectTimeout = number(init.connectTimeout)
    init.idleTimeout = number(init.idleTimeout)
    this.#requests = new Requests(url, init)
    const { signal } = init
    signal?.addEventListener('abort', this)
    if (signal?.aborted) this.handleEvent()
    void this.#run()
    try {
      this.#requests.check()
    } catch (error) {
      this.finish('closed')
      throw error
    }
  }

  /** The ready state. */
  state(): number {
    return this.result ? 2 : (this.#stream?.state() ?? 0)
  }

  /** The reconnection time, in milliseconds. */
  retryTime(): number {
    this.#start()
    return this.#stream?.retryTime() ?? 0
  }

  /** The page's signal has been aborted. */
  handleEvent(): void {
    this.finish('aborted')
  }

  /** The core has failed, or could not be started. */
  fail(error: Error): void {
    this.finish('failed', { cause: WASM, error })
  }

  finish(outcome: Closed['outcome'], loss?: Loss): void {
    if (this.result) return
    const result: Closed = (this.result = { outcome })
    if (loss && /^[fi]/.test(outcome)) result.error = loss.error ??= new Error('incomplete stream')
    this.#stream?.release()
    clearTimeout(this.#timer)
    this.#init.signal?.removeEventListener('abort', this)
    if (loss && outcome !== 'complete') this.#fireError(loss)
    else this.#controller?.abort()
    this.#resolve(result)
    for (const queue of this.queues) queue.end(result.error)
    this.queues.length = 0
  }

  async #run(): Promise<void> {
    for (let number = 0; !this.result; number++) {
      const { signal } = (this.#controller = new AbortController())
      const loss: Loss = { cause: REQUEST }
      try {
        const body = await this.#open(number, loss, signal)
        if (body) await this.#read(body, loss, signal)
      } catch (error) {
        loss.error = error
        if (signal.aborted) {
          loss.cause = TIMEOUT
          loss.error = signal.reason
        }
        this.#controller!.abort() // whatever of it is still to come
      }
      this.#start() // if the request failed before it was sent
      if (this.result) break
      clearTimeout(this.#timer)
      const delay = this.#stream!.ended(loss.cause)
      if (delay < 0) {
        this.finish(OUTCOMES[-1 - delay]!, loss)
      } else {
        this.#fireError(loss, delay)
        if (!this.result) await new Promise((resolve) => (this.#timer = setTimeout(resolve, delay)))
      }
    }
  }

  /** One request, up to its response's body. Nothing: it was refused, or has no body. */
  async #open(number: number, loss: Loss, signal: AbortSignal): Promise<ReadableStreamDefaultReader<Uint8Array> | undefined> {
    const requests = this.#requests
    let request = requests.next(number, this.lastEventId)
    if (typeof request === 'function') {
      await undefined // the constructor returns first, or throws
      signal.throwIfAborted()
      request = await request()
      signal.throwIfAborted()
    }
    request.signal = signal
    loss.cause = FETCHABLE.test(requests.url) ? NETWORK : BAD_URL
    this.#watch(this.#init.connectTimeout!)
    const sent = (this.#init.fetch ?? fetch)(requests.url, request)
    await undefined // the constructor is done, and there may be listeners
    this.#start()
    const response = (loss.response = await sent)
    signal.throwIfAborted()
    loss.cause = NETWORK
    this.#watch(this.#init.idleTimeout!)

    const { status, headers } = response
    const type = headers.get('content-type') as string // or null, which is no type
    const after = headers.get('retry-after') as string & number // RFC 9110 §10.2.3: seconds or a date; or null, which is neither
    const retryAfter = Math.max(0, after * 1000 || Date.parse(after) - Date.now())
    const refused = this.#stream!.responded(status, EVENT_STREAM.test(type), retryAfter)
    if (refused) {
      loss.cause = refused
      loss.error = new Error(`status ${status}, type ${type}`)
      return undefined
    }
    const from = response.url || requests.url
    if (response.redirected) requests.moved(from)
    this.#origin = { source: this.#source, origin: new URL(from).origin }
    this.#source.dispatchEvent(Object.assign(new Event('open'), { response }))
    signal.throwIfAborted()
    if (response.body) return response.body.getReader()
    loss.cause = EOF
    return undefined
  }

  async #read(reader: ReadableStreamDefaultReader<Uint8Array>, loss: Loss, signal: AbortSignal): Promise<void> {
    for (;;) {
      loss.cause = NETWORK
      const { done, value } = await reader.read()
      signal.throwIfAborted()
      if (done) break
      this.#touch()
      await this.#take(value, loss, signal)
    }
    loss.cause = EOF
  }

  /** Delivers the messages of a chunk, in a frame of its own that ends with them: what waits for the next chunk keeps none. */
  async #take(chunk: Uint8Array, loss: Loss, signal: AbortSignal): Promise<void> {
    const stream = this.#stream!
    const { done } = this.#init
    const { queues, handlers } = this
    const judge = typeof done === 'function' && done
    for (const messages of stream.read(chunk)) {
      loss.cause = EVENT_LIMIT // all that may be thrown from now on
      // Loops alone need no Event. Otherwise one is made even for a type that nobody is known to listen to: there are ways to
      // add a listener behind our back.
      if (queues.length && !judge && !this.listened && messages.every(({ type, data }) => data !== done && !handlers[type])) {
        for (const queue of queues) queue.give(messages)
      } else {
        for (const message of messages) {
          const { type, data, lastEventId } = message
          this.lastEventId = lastEventId
          if (data === done) {
            this.finish('complete')
          } else {
            for (const queue of queues) queue.give([message])
            const event = new StreamMessageEvent(type, data, lastEventId, this.#origin)
            const handler = type === 'message' && handlers.message
            if (handler && !this.listened && !this.#plain) guarded(handler.listener, event)
            else this.#source.dispatchEvent(event)
            if (judge && !this.result && guarded(judge, event)) this.finish('complete')
            await undefined // what listeners have put off to a microtask runs before the next event, as natively
          }
          if (this.result) signal.throwIfAborted()
        }
      }
      this.lastEventId = stream.lastEventId
      for (const queue of queues) {
        this.#since = Infinity // the server is not to blame
        await queue.room()
        this.#touch()
        signal.throwIfAborted()
      }
    }
  }

  /** Starts the core, while the first request is under way. */
  #start(): void {
    try {
      if (!this.result) this.#stream ??= new Stream(this.#requests.policy, this)
    } catch (cause) {
      const error = new Error(CSP, { cause })
      console.error(error)
      this.fail(error)
    }
  }

  #fireError({ cause, response, error }: Loss, delay?: number): void {
    this.#source.dispatchEvent(
      Object.assign(new Event('error'), {
        reason: REASONS[cause],
        response,
        error,
        status: response?.status,
        reconnecting: delay !== undefined,
        delay,
      }),
    )
    if (!response?.bodyUsed) this.#controller?.abort() // unless a listener has begun to read a refusal's body
  }

  /** Something has come. */
  #touch(): void {
    if (this.#init.idleTimeout) this.#since = performance.now()
  }

  /** Ends the connection if nothing comes for so many ms. By the clock: a timer of a tab in the background may be late. */
  #watch(limit: number): void {
    clearTimeout(this.#timer)
    const arm = (wait: number): void => {
      const due = performance.now() + wait
      this.#timer = setTimeout(() => {
        const left = this.#stream!.watch(limit, this.#since, due, performance.now())
        if (left) arm(left)
        else this.#controller!.abort(new DOMException(`silent for ${limit} ms`, 'TimeoutError'))
      }, wait)
    }
    this.#since = performance.now()
    if (limit) arm(limit)
  }
}
