// One source's way from its first request to its last: fetches, timers and events, as the core decides.

import {
  CONTENT_TYPE,
  EOF,
  EVENT_LIMIT,
  IS_EVENT_STREAM,
  IS_GET,
  IS_NAMED,
  NAMES_STATUSES,
  NETWORK,
  REQUEST,
  STATUS,
  TIMEOUT,
  UNSUPPORTED,
  URL as BAD_URL,
  WASM,
} from './abi.ts'
import { drain, refusalOf } from './body.ts'
import { type Owner, Stream } from './core.ts'
import { EventSourceError, messageOf, report } from './error.ts'
import { toNumber } from './init.ts'
import { Judge } from './judge.ts'
import { pageStays, returns, watchPage } from './leaving.ts'
import { Listeners } from './listeners.ts'
import { eventOf, HandedEvent, type Origin } from './message.ts'
import type { MessageQueue } from './queue.ts'
import { isGET, type Prepared, Requests } from './request.ts'
import { FETCHABLE, isEventStream, retryAfterOf } from './response.ts'
import { turn } from './turn.ts'
import type { Arrival, Closed, EventSourceInit, EventSourceStalledEvent, EventStreamMessage } from './types.ts'
import { checkPlatform } from './wasm.ts'
import { type Decide, Watch } from './watch.ts'

type Reader = ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>

const NO_BODY = 'fetch gave no Response with a readable body'

/** What the core is told of the reasons; of what `done` has judged it need not be. */
const CAUSES: Partial<Record<EventSourceError['reason'], number>> = {
  eof: EOF,
  network: NETWORK,
  timeout: TIMEOUT,
  request: REQUEST,
  status: STATUS,
  'content-type': CONTENT_TYPE,
  limit: EVENT_LIMIT,
  url: BAD_URL,
  wasm: WASM,
  unsupported: UNSUPPORTED,
}

/**
 * One source's way from its first request to its last. Each connection goes through these states, each a method here:
 *
 *   prepare   the page's own functions make the request
 *   send      it is out: `connectTimeout` runs
 *   open      its response is a stream, or a refusal
 *   read      chunks come: `idleTimeout` runs
 *     deliver   a chunk's messages are handed out
 *     pause     a slow loop, or the page's turn, holds it up
 *   wait      lost, until the next one is due
 *
 * and at any of them `finish` may end the stream. Its result says that, and the request's signal ends what is under way.
 */
export class Connection implements Owner {
  /** The last event ID string, as of the last event that was dispatched. */
  lastEventId: string
  /** What the stream came to, once it is CLOSED. */
  result: Closed | undefined
  listeners = new Listeners()
  /** To be called when the last event ID has changed. */
  moved: (() => void) | void = undefined
  /** A message has come that nobody was there for. */
  missed = false
  queues: MessageQueue[] = []
  #closed: Promise<Closed> | undefined // once somebody has asked
  #resolve: ((result: Closed) => void) | undefined

  #source: EventTarget
  #init: EventSourceInit
  /** Nothing is asked of it that the browser's own class could not do. */
  #plain: boolean
  #requests: Requests
  #stream: Stream | undefined // from the first request on
  #controller: AbortController | undefined // of the request
  #response: Response | undefined
  #judge!: Judge // of what the connection brings
  #origin!: Origin
  #watch = new Watch()
  #goOn: (() => void) | undefined // from the wait for the next request

  /**
   * Checks the init; the first request follows in a microtask, unless the stream has been closed by then.
   * @throws TypeError if a member of init is not what it should be
   */
  constructor(source: EventTarget, url: string, init: EventSourceInit, plain: boolean) {
    this.#source = source
    this.#plain = plain
    this.#init = init
    for (const name of ['connectTimeout', 'idleTimeout', 'stallTimeout'] as const) init[name] = toNumber(name, init[name])
    if (plain) init.maxEventSize = Infinity // the browser's own class has no bound
    this.#requests = new Requests(url, init)
    this.lastEventId = this.#requests.lastEventId
    const { signal } = init
    signal?.addEventListener('abort', this)
    if (signal?.aborted) this.handleEvent()
    else queueMicrotask(() => void this.#run())
  }

  /** The ready state. */
  get state(): number {
    return this.result ? 2 : (this.#stream?.state ?? 0)
  }

  /** The reconnection time, in milliseconds. */
  get retryTime(): number {
    this.#start()
    return this.#stream?.retryTime ?? 0
  }

  /** When the present response's body has come. */
  get arrival(): Arrival | null {
    return this.#watch.arrival
  }

  /** Resolves when the stream has ended. */
  get closed(): Promise<Closed> {
    return (this.#closed ??= new Promise((resolve) => {
      this.#resolve = resolve
      if (this.result) resolve(this.result)
    }))
  }

  /** The page's signal has been aborted. */
  handleEvent(): void {
    this.finish('aborted', this.#init.signal!.reason)
  }

  /**
   * Ends the stream for good. What is under way is cancelled, but for the rest of a complete answer, which is read on.
   * @param error why; but for `aborted` an EventSourceError, which is dispatched
   */
  finish(outcome: Closed['outcome'], error?: unknown): void {
    if (this.result) return
    const result: Closed = { outcome }
    if (outcome === 'failed' || outcome === 'incomplete' || outcome === 'aborted') result.error = error
    this.result = result
    this.#stream?.release()
    this.#watch.stop()
    this.#goOn?.()
    this.#init.signal?.removeEventListener('abort', this)
    if (error && outcome !== 'aborted') this.#fireError(error as EventSourceError)
    if (outcome !== 'complete') this.#controller?.abort()
    if (outcome === 'closed' || outcome === 'aborted') void this.#cancel()
    this.#resolve?.(result)
    for (const queue of this.queues) queue.end(result)
    this.queues.length = 0
  }

  async #run(): Promise<void> {
    watchPage()
    for (let attempt = 0; !this.result; attempt++) {
      const loss = await this.#connect(attempt)
      if (loss?.reason === 'network') await pageStays()
      this.#start() // if the request failed before it was sent
      if (this.result || !loss) break
      this.#watch.stop()
      const next = this.#stream!.ended(CAUSES[loss.reason]!, this.#judge)
      if (typeof next === 'number') {
        this.#fireError(loss, next)
        await this.#wait(next, loss)
      } else {
        // The standard's way to end a source is a 204, of which it tells by an error event. Other completions are no errors.
        const isQuiet = next === 'complete' && (loss.reason === 'eof' || !isGET(this.#init))
        this.finish(next, isQuiet ? undefined : loss)
      }
    }
  }

  /** One connection, from its request to its end. Gives why it ended; nothing if the page or its data have ended the stream. */
  async #connect(attempt: number): Promise<EventSourceError | undefined> {
    const controller = (this.#controller = new AbortController())
    const { signal } = controller
    this.#response = undefined
    this.#watch.arrival = null
    this.#judge = new Judge(this.#init.done)
    try {
      const reader = await this.#open(attempt, signal)
      for (;;) {
        const { done, value } = await reader.read()
        signal.throwIfAborted()
        if (done) return this.#init.done === undefined ? this.#lost('eof', 'The stream has ended') : this.#judge.incomplete(this.#response)
        this.#watch.touch()
        await this.#deliver(value, signal)
        if (!this.result) continue
        if (this.result.outcome === 'complete') await drain(reader, controller)
        return undefined
      }
    } catch (error) {
      controller.abort() // whatever of it is still to come
      // Our own timeouts abort the request with their loss. What fetch and its body reject with is the network's.
      if (signal.reason instanceof EventSourceError) return signal.reason
      if (error instanceof EventSourceError) return error.response ? error : this.#lost(error.reason, error.message, error.cause)
      // Not even sent: WebKit says so of a stream as a body.
      const isNotSupported = (error as Error | undefined)?.name === 'NotSupportedError'
      return this.#lost(isNotSupported ? 'unsupported' : 'network', `Network error: ${messageOf(error)}`, error)
    }
  }

  /** One request, up to its response's body. */
  async #open(attempt: number, signal: AbortSignal): Promise<Reader> {
    await checkPlatform()
    signal.throwIfAborted()
    const prepared = await this.#requests.prepare(attempt, this.lastEventId)
    signal.throwIfAborted()
    this.#expect('response')
    const sent = this.#send(prepared, signal)
    this.#start() // while the request is under way
    const response = (this.#response = await sent)
    signal.throwIfAborted()
    await this.#respond(response, prepared)
    signal.throwIfAborted()
    this.#expect('body')
    const from = response.url || prepared.url
    if (response.redirected) this.#requests.moved(from)
    this.#origin = { source: this.#source, origin: new URL(from).origin }
    this.#source.dispatchEvent(Object.assign(new Event('open'), { response }))
    signal.throwIfAborted()
    return response.body!.getReader() as Reader
  }

  async #send({ url, init }: Prepared, signal: AbortSignal): Promise<Response> {
    try {
      return await (this.#init.fetch ?? fetch)(url, { ...init, signal })
    } catch (cause) {
      if (FETCHABLE.test(url)) throw cause
      throw this.#lost('url', `${url} cannot be fetched: ${messageOf(cause)}`, cause)
    }
  }

  /** Goes on with a response that is a stream. @throws EventSourceError if it is a refusal, which is read for what it says */
  async #respond(response: Response, { init }: Prepared): Promise<void> {
    const { status, headers, body } = Object(response) as Response // a fetch of the page's may give anything
    if (!headers?.get) throw this.#lost('unsupported', NO_BODY)
    const type = headers.get('content-type')
    const named = this.#requests.names(status)
    let facts = (isEventStream(type) ? IS_EVENT_STREAM : 0) | (isGET(init) ? IS_GET : 0)
    if (named !== undefined) facts |= NAMES_STATUSES | (named ? IS_NAMED : 0)
    const cause = this.#stream!.responded(status, facts, retryAfterOf(headers.get('retry-after')))
    if (cause !== EOF) {
      this.#watch.stop()
      if (cause === STATUS) throw await refusalOf(response, 'status', `HTTP ${status}`)
      throw await refusalOf(response, 'content-type', `HTTP ${status}: the response has a MIME type ("${type ?? ''}") that is not "text/event-stream"`)
    }
    if (!body?.getReader) throw this.#lost('unsupported', NO_BODY)
  }

  /** Delivers the messages of a chunk, in a frame of its own that ends with them: what waits for the next chunk keeps none. */
  async #deliver(chunk: Uint8Array, signal: AbortSignal): Promise<void> {
    const stream = this.#stream!
    for (const messages of stream.read(chunk)) {
      const before = this.lastEventId
      if (messages.length > 1) turn.begin()
      if (this.#isForLoopsAlone(messages)) {
        while (turn.left < 1) await this.#pause(turn.look())
        for (const queue of this.queues) queue.give(messages)
        turn.left--
      } else {
        for (const message of messages) {
          while (turn.left < 1) await this.#pause(turn.look())
          if (this.result) return
          this.#dispatch(message)
          turn.left--
          await undefined // what listeners have put off to a microtask runs before the next event, as natively
        }
      }
      if (this.result) return
      this.lastEventId = stream.lastEventId
      if (this.lastEventId !== before) this.#tellMove()
      if (turn.left < 1) void turn.look() // before what comes next there may be a pause
      for (const queue of this.queues) {
        await this.#pause(queue.room())
        if (this.result) return
        signal.throwIfAborted()
      }
    }
  }

  /**
   * Loops alone need no Event. Otherwise one is made even for a type that nobody is known to listen to: there are ways to add
   * a listener behind our back.
   */
  #isForLoopsAlone(messages: EventStreamMessage[]): boolean {
    const judge = this.#judge
    if (!this.queues.length || typeof judge.done === 'function') return false
    return messages.every((message) => !judge.isSentinel(message) && !this.listeners.of(message.type))
  }

  /** Hands one message to all who listen, and ends the stream if it is the last. */
  #dispatch(message: EventStreamMessage): void {
    this.lastEventId = message.lastEventId
    if (this.#judge.isSentinel(message)) {
      this.finish('complete')
      return
    }
    for (const queue of this.queues) queue.give([message])
    const audience = this.listeners.of(message.type)
    if (!audience && !this.queues.length) this.missed = true
    let event: MessageEvent
    if (audience?.sole && !this.#plain) {
      event = HandedEvent.handTo(audience.sole, message, this.#origin)
    } else {
      event = eventOf(message, this.#origin)
      this.#source.dispatchEvent(event)
    }
    if (this.result) return
    const verdict = this.#judge.judge(event, this.#response)
    if (verdict === true) this.finish('complete')
    else if (verdict) this.finish('failed', verdict)
  }

  /** Reading waits for a slow loop, or for the page's turn; the server is not to blame for that silence. */
  async #pause(until: Promise<void> | undefined): Promise<void> {
    if (!until) return
    this.#watch.stop()
    await until
    if (!this.result) this.#expect('body')
  }

  #tellMove(): void {
    try {
      this.moved?.()
    } catch (error) {
      report(error)
    }
  }

  /** Asks the server to stop, if the page wants that and anything has been sent. */
  async #cancel(): Promise<void> {
    if (!this.#controller) return
    try {
      const request = await this.#requests.cancel(this.#stream?.lastEventId ?? '')
      if (request) await (this.#init.fetch ?? fetch)(request.url, { ...request.init, signal: null, keepalive: true })
    } catch {
      // The stream has ended: there is nobody to tell.
    }
  }

  /**
   * Waits until the next request is due, or the stream has ended. What has a strategy tries at once when the page or the network is
   * back, unless it is the server that wants to be left alone for a while.
   */
  async #wait(delay: number, { reason }: EventSourceError): Promise<void> {
    if (this.result) return
    let timer: ReturnType<typeof setTimeout> | undefined
    await new Promise<void>((resolve) => {
      this.#goOn = resolve
      timer = setTimeout(resolve, delay)
      if (this.#requests.isNamed && reason !== 'status') returns.add(resolve)
    })
    clearTimeout(timer)
    returns.delete(this.#goOn!)
  }

  /** Starts the core, if it is there, and what else can wait until a request is under way. */
  #start(): void {
    if (this.result || this.#stream) return
    HandedEvent.prepare()
    const { policy, lastEventId } = this.#requests
    try {
      if (!checkPlatform()) this.#stream = new Stream(policy, this, lastEventId)
    } catch (error) {
      console.error(error)
      this.finish('failed', error)
    }
  }

  /** From now on there should be a response, or more of its body: a silence is told of, a longer one ends the connection. */
  #expect(phase: EventSourceStalledEvent['phase']): void {
    const { stallTimeout, connectTimeout, idleTimeout } = this.#init
    const limit = (phase === 'response' ? connectTimeout : idleTimeout)!
    const abort = (): void => this.#controller!.abort(this.#lost('timeout', `Timeout: nothing has come for ${limit} ms`))
    const tell = (): void => void this.#source.dispatchEvent(Object.assign(new Event('stalled'), { phase }))
    const decide: Decide = (...times) => this.#stream!.watch(...times)
    this.#watch.start(decide, { limit: stallTimeout!, ring: tell }, { limit, ring: abort })
  }

  #lost(reason: EventSourceError['reason'], message: string, cause?: unknown): EventSourceError {
    return new EventSourceError(reason, message, cause, this.#response)
  }

  #fireError(error: EventSourceError, delay?: number): void {
    const { reason, message, status, response } = error
    const event = new Event('error')
    Object.assign(event, { reason, message, status, code: status, response, error, reconnecting: delay !== undefined, delay })
    this.#source.dispatchEvent(event)
  }
}
