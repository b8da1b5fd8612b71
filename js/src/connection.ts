// From the first request to the last: fetches, timers and events, as the core decides.

import { EOF, EVENT_LIMIT, NETWORK, REQUEST, STATUS, TIMEOUT, URL as BAD_URL, WASM } from './abi.ts'
import { openStream, type Stream } from './core.ts'
import type { EventSource } from './eventsource.ts'
import { messageEvent } from './message.ts'
import type { MessageQueue } from './queue.ts'
import { number, plan } from './request.ts'
import type { Closed, ErrorReason, EventSourceInit } from './types.ts'

const CSP = "WebAssembly cannot start: a Content-Security-Policy needs script-src 'wasm-unsafe-eval'"

/**
 * A Content-Type of which the essence is text/event-stream; the last one counts if there are several (Fetch Standard,
 * "extract a MIME type"). Parameters do not matter.
 */
const EVENT_STREAM = /(^|,)\s*text\/event-stream\s*(;("[^"]*"|[^",])*)?$/i

/** The URLs that fetch takes: others, those with a user name among them, fail for good. */
const FETCHABLE = /^(https?:\/\/[^/@]*\/|data|blob)/

/** What a Retry-After header (RFC 9110 §10.2.3), seconds or a date, comes to in ms; NaN if it is neither. */
const retryAfter = (value: string): number => Math.max(0, Number(value) * 1000 || Date.parse(value) - Date.now())

/** The names of the core's causes. */
const REASONS = 'eof network timeout request status content-type limit url wasm'.split(' ') as ErrorReason[]

/** The names of the core's outcomes, from COMPLETE on. */
const OUTCOMES = 'complete eof incomplete failed'.split(' ') as Closed['outcome'][]

/** What ended a connection: the core's cause, and what came with it. */
interface Loss {
  cause: number
  response?: Response | undefined
  error?: unknown
}

export interface Connection {
  readyState(): number
  lastEventId(): string
  /** In milliseconds. */
  reconnectionTime(): number
  /** What the stream came to, once it has ended. */
  result(): Closed | undefined
  closed: Promise<Closed>
  close(): void
}

/**
 * Sends the first request, and goes on from there.
 * @param listened the types that have been listened to
 * @throws TypeError if a member of init is not what it should be
 */
export function connect(
  source: EventSource,
  init: EventSourceInit,
  listened: Set<string>,
  queues: MessageQueue[],
): Connection {
  const { signal: pageSignal, done: complete, fetch: send } = init
  const connectTimeout = number(init.connectTimeout)
  const idleTimeout = number(init.idleTimeout)
  const requests = plan(source, init)
  let stream: Stream | undefined // from the first request on
  let controller = new AbortController()
  let origin = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  let since = 0 // when something last came, by performance.now()
  let result: Closed | undefined // set when the stream is CLOSED
  let resolveClosed: (result: Closed) => void

  const fireError = ({ cause, response, error }: Loss, delay?: number): void => {
    const properties = { reason: REASONS[cause], response, error, status: response?.status, reconnecting: delay !== undefined, delay }
    source.dispatchEvent(Object.assign(new Event('error'), properties))
    if (!response?.bodyUsed) controller.abort() // unless a listener has begun to read a refusal's body
  }

  const finish = (outcome: Closed['outcome'], loss?: Loss): void => {
    if (result) return
    result = { outcome }
    if (loss && (outcome === 'failed' || outcome === 'incomplete')) result.error = loss.error ??= new Error('incomplete stream')
    stream?.release()
    clearTimeout(timer)
    pageSignal?.removeEventListener('abort', abort)
    if (loss && outcome !== 'complete') fireError(loss)
    else controller.abort()
    resolveClosed(result)
    for (const queue of queues) queue.end(result.error)
    queues.length = 0
  }

  const abort = (): void => finish('aborted')

  const fail = (error: unknown): void => finish('failed', { cause: WASM, error })

  /** Starts the core, while the first request is under way. */
  const start = async (): Promise<void> => {
    try {
      if (!result) stream ??= openStream(requests.policy, fail)
    } catch (cause) {
      const error = new Error(CSP, { cause })
      console.error(error)
      fail(error)
    }
  }

  /** Ends the connection if nothing comes for so many ms. By the clock: a timer of a tab in the background may be late. */
  const watch = (limit: number): void => {
    clearTimeout(timer)
    const arm = (wait: number): void => {
      const due = performance.now() + wait
      timer = setTimeout(() => {
        const left = stream!.watch(limit, since, due, performance.now())
        if (left > 0) arm(left)
        else controller.abort(new DOMException(`silent for ${limit} ms`, 'TimeoutError'))
      }, wait)
    }
    since = performance.now()
    if (limit > 0) arm(limit)
  }

  /** Hands one message to all who want it. True: listeners may have run. */
  const deliver = ({ type, data, lastEventId }: Stream): boolean => {
    if (data === complete) {
      finish('complete')
      return true
    }
    for (const queue of queues) queue.push({ type, data, lastEventId })
    const judge = typeof complete === 'function' && complete
    // A loop alone needs no Event. Otherwise one is made even for a type that nobody is known to listen to: there are ways
    // to add a listener behind our back.
    if (!judge && queues.length && !listened.has(type)) return false
    const event = messageEvent(type, data, origin, lastEventId)
    source.dispatchEvent(event)
    try {
      if (judge && !result && judge(event)) finish('complete')
    } catch (error) {
      reportError(error)
    }
    return true
  }

  /** One request and its response, to the end. What it returns is of no interest if the stream was closed meanwhile. */
  const attempt = async (number: number): Promise<Loss> => {
    const { signal } = (controller = new AbortController())
    let cause = REQUEST
    let response: Response | undefined
    try {
      const request = await requests.next(number, stream?.lastEventId ?? '')
      signal.throwIfAborted()
      request.signal = signal
      cause = FETCHABLE.test(requests.url()) ? NETWORK : BAD_URL
      watch(connectTimeout)
      ;[response] = await Promise.all([(send ?? fetch)(requests.url(), request), start()])
      signal.throwIfAborted()
      cause = NETWORK
      watch(idleTimeout)

      const current = stream!
      const { status, headers } = response
      const type = headers.get('content-type') ?? ''
      const refused = current.responded(status, EVENT_STREAM.test(type), retryAfter(headers.get('retry-after') ?? ''))
      if (refused) {
        const error = new Error(refused === STATUS ? `the status is ${status}` : `the type is '${type}'`)
        return { cause: refused, response, error }
      }
      const from = response.url || requests.url()
      if (response.redirected) requests.redirected(from)
      origin = new URL(from).origin
      source.dispatchEvent(Object.assign(new Event('open'), { response }))
      signal.throwIfAborted()

      const reader = response.body?.getReader()
      while (reader) {
        const { done, value } = await reader.read()
        signal.throwIfAborted()
        if (done) break
        since = performance.now()
        current.push(value)
        cause = EVENT_LIMIT // all that next throws
        while (current.next()) {
          // What listeners have put off to a microtask runs before the next event, as natively.
          if (deliver(current)) await undefined
          if (result) break
          for (const queue of queues) {
            const drained = queue.full()
            if (drained) {
              since = Infinity // the server is not to blame
              await drained
              since = performance.now()
              signal.throwIfAborted()
            }
          }
        }
        signal.throwIfAborted()
        cause = NETWORK
      }
      return { cause: EOF, response }
    } catch (error) {
      if (signal.aborted) {
        cause = TIMEOUT
        error = signal.reason
      }
      controller.abort() // whatever of it is still to come
      return { cause, response, error }
    }
  }

  const run = async (): Promise<void> => {
    for (let number = 0; !result; number++) {
      const loss = await attempt(number)
      if (!result) void start() // if the request failed before it was sent
      if (result) break
      clearTimeout(timer)
      const delay = stream!.ended(loss.cause)
      if (delay < 0) {
        finish(OUTCOMES[-1 - delay]!, loss)
      } else {
        fireError(loss, delay)
        if (!result) await new Promise((resolve) => (timer = setTimeout(resolve, delay)))
      }
    }
  }

  const closed = new Promise<Closed>((resolve) => (resolveClosed = resolve))
  if (pageSignal?.aborted) {
    abort()
  } else {
    pageSignal?.addEventListener('abort', abort)
    void run()
  }
  return {
    readyState: () => (result ? 2 : (stream?.readyState() ?? 0)),
    lastEventId: () => stream?.lastEventId ?? '',
    reconnectionTime() {
      if (!result) void start()
      return stream?.reconnectionTime() ?? 0
    },
    result: () => result,
    closed,
    close: () => finish('closed'),
  }
}
