// From the first request to the last: fetches, timers and events, as the core decides.

import { CONTENT_TYPE, EOF, EVENT_LIMIT, NETWORK, REQUEST, STATUS, TIMEOUT, URL as BAD_URL, WASM } from './abi.ts'
import { openStream, type Stream } from './core.ts'
import { messageEvent } from './message.ts'
import type { MessageQueue } from './queue.ts'
import { plan } from './request.ts'
import type { Closed, ErrorReason, EventSourceInit } from './types.ts'

const CSP = "WebAssembly cannot start; under a Content-Security-Policy, script-src needs 'wasm-unsafe-eval'"

/**
 * A Content-Type of which the essence is text/event-stream; the last one counts if there are several (Fetch Standard,
 * "extract a MIME type"). Parameters do not matter.
 */
const EVENT_STREAM = /(^|,)\s*text\/event-stream\s*(;[^,]*)?$/i

/** What a Retry-After header (RFC 9110 §10.2.3) comes to, in ms; NaN if it is neither seconds nor a date. */
const retryAfter = (value: string): number =>
  /^\d+$/.test(value) ? Number(value) * 1000 : / GMT$/.test(value) ? Math.max(0, Date.parse(value) - Date.now()) : NaN

/** The names of the core's causes. */
const REASONS: ErrorReason[] = ['eof', 'network', 'timeout', 'request', 'status', 'content-type', 'limit', 'url', 'wasm']

/** The names of the core's outcomes, from COMPLETE on. */
const OUTCOMES: Closed['outcome'][] = ['complete', 'eof', 'incomplete', 'failed']

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
 * @param listened the types that have ever been listened to: for others no Event is made
 * @throws TypeError if a member of init is not what it should be
 */
export function connect(
  source: EventTarget,
  sourceURL: string,
  init: EventSourceInit,
  listened: Set<string>,
  queues: MessageQueue[],
): Connection {
  const { signal: pageSignal, done: complete, fetch: send, connectTimeout, idleTimeout } = init
  const requests = plan(sourceURL, init)
  /** There is one as long as the stream is not CLOSED. */
  let stream: Stream | undefined
  let controller = new AbortController()
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  let origin = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  let since = 0 // when something last came, by performance.now()
  let result: Closed | undefined
  let resolveClosed: (result: Closed) => void
  // What the attributes were when the stream was closed.
  let lastEventId = ''
  let reconnectionTime = 0

  const stop = (reason?: DOMException): void => {
    controller.abort(reason)
    reader?.cancel().catch(() => undefined)
  }

  const fireError = ({ cause, response, error }: Loss, delay?: number): void => {
    const properties = { reason: REASONS[cause], response, error, status: response?.status, reconnecting: delay !== undefined, delay }
    source.dispatchEvent(Object.assign(new Event('error'), properties))
  }

  const finish = (outcome: Closed['outcome'], loss?: Loss): void => {
    if (result) return
    result = { outcome }
    if (loss && (outcome === 'failed' || outcome === 'incomplete')) result.error = loss.error ??= new Error('the stream ended before it was complete')
    if (stream) {
      lastEventId = stream.lastEventId
      reconnectionTime = stream.reconnectionTime()
      stream.release()
      stream = undefined
    }
    clearTimeout(timer)
    pageSignal?.removeEventListener('abort', abort)
    if (loss?.cause !== STATUS && loss?.cause !== CONTENT_TYPE) stop() // else the page may read the response
    if (loss && outcome !== 'complete') fireError(loss)
    resolveClosed(result)
    for (const queue of queues) queue.end(result.error)
    queues.length = 0
  }

  const abort = (): void => finish('aborted')

  const fail = (error: unknown): void => finish('failed', { cause: WASM, error })

  /** Starts the core, while the first request is under way. */
  const start = async (): Promise<void> => {
    try {
      stream ??= openStream(requests.policy, fail)
    } catch (cause) {
      const error = new Error(CSP, { cause })
      console.error(error)
      fail(error)
    }
  }

  /** Ends the connection if nothing comes for so many ms. By the clock: a timer of a tab in the background may be late. */
  const watch = (limit = 0): void => {
    clearTimeout(timer)
    const arm = (wait: number): void => {
      const due = performance.now() + wait
      timer = setTimeout(() => {
        const left = stream!.watch(limit, since, due, performance.now())
        if (left > 0) arm(left)
        else stop(new DOMException(`nothing has come for ${limit} ms`, 'TimeoutError'))
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
    if (!judge && !listened.has(type)) return false
    const event = messageEvent(type, data, origin, lastEventId)
    source.dispatchEvent(event)
    try {
      if (judge && stream && judge(event)) finish('complete')
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
      const [url, request] = await requests.next(number, stream?.lastEventId ?? '')
      signal.throwIfAborted()
      request.signal = signal
      cause = /^(http|data|blob)/.test(url) ? NETWORK : BAD_URL
      watch(connectTimeout)
      ;[response] = await Promise.all([(send ?? fetch)(url, request), start()])
      signal.throwIfAborted()
      cause = NETWORK
      watch(idleTimeout)

      const current = stream!
      const { status, headers } = response
      const type = headers.get('content-type') ?? ''
      const refused = current.responded(status, EVENT_STREAM.test(type), retryAfter(headers.get('retry-after') ?? ''))
      if (refused) {
        const error = new Error(refused === STATUS ? `the status is ${status}` : `the type is '${type}', not text/event-stream`)
        return { cause: refused, response, error }
      }
      const from = response.url || url
      if (response.redirected) requests.redirected(from)
      origin = new URL(from).origin
      source.dispatchEvent(Object.assign(new Event('open'), { response }))
      signal.throwIfAborted()

      reader = response.body?.getReader()
      while (reader) {
        const { done, value } = await reader.read()
        signal.throwIfAborted()
        if (done) break
        since = performance.now()
        current.push(value)
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
            }
          }
        }
        signal.throwIfAborted()
      }
      return { cause: EOF, response }
    } catch (error) {
      if (error === signal.reason) cause = TIMEOUT
      if (error instanceof RangeError) cause = EVENT_LIMIT
      return { cause, response, error }
    }
  }

  const run = async (): Promise<void> => {
    for (let number = 0; !result; number++) {
      const loss = await attempt(number)
      if (result) break
      clearTimeout(timer)
      const delay = stream!.ended(loss.cause)
      if (delay < 0) {
        finish(OUTCOMES[-1 - delay]!, loss)
      } else {
        fireError(loss, delay)
        await new Promise((resolve) => (timer = setTimeout(resolve, delay)))
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
    lastEventId: () => stream?.lastEventId ?? lastEventId,
    reconnectionTime: () => stream?.reconnectionTime() ?? reconnectionTime,
    result: () => result,
    closed,
    close: () => finish('closed'),
  }
}
