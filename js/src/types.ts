/** An event of the stream, as iteration and `EventStreamDecoder` give it. */
export interface EventStreamMessage {
  /** The `event` field, or `'message'`. */
  type: string
  /** The `data` fields, joined by line feeds. */
  data: string
  /** The last `id` that came with this event or before it; `''` if none did. */
  lastEventId: string
}

/** Why an `error` event was fired. */
export type ErrorReason =
  /** The request failed, or its body broke off. */
  | 'network'
  /** The body ended cleanly. */
  | 'eof'
  /** The status was not 200. */
  | 'status'
  /** The response is not `text/event-stream`. */
  | 'content-type'
  /** Nothing came for `connectTimeout` or `idleTimeout`. */
  | 'timeout'
  /** An event was longer than `maxEventSize`. */
  | 'limit'
  /** `headers`, `body` or `request` threw or rejected. */
  | 'request'
  /** No script can fetch such a URL. */
  | 'url'
  /** WebAssembly could not be started, or failed. */
  | 'wasm'

/** An `open` event. */
export interface EventSourceOpenEvent extends Event {
  /** The response. Its body is the stream's: do not read it. */
  readonly response?: Response
}

/** An `error` event. (A message that the server has named `error` reaches the same listeners and has none of these.) */
export interface EventSourceErrorEvent extends Event {
  readonly reason?: ErrorReason
  /** True: the stream is CONNECTING and another request follows after `delay` ms. False: it is CLOSED. */
  readonly reconnecting?: boolean
  readonly delay?: number
  /** The HTTP status and the response, if there was one. The body of a refusal is unread. */
  readonly status?: number
  readonly response?: Response
  /** What was thrown. */
  readonly error?: unknown
}

/** How a stream ended. */
export interface Closed {
  /**
   * `complete`: `done` matched, or a resumed stream had nothing left. `eof`: it ended cleanly. `incomplete`: it ended
   * cleanly, but `done` was given and had not matched. `failed`: an error, see `error`. `aborted`: by `signal`.
   * `closed`: by `close()`.
   */
  outcome: 'complete' | 'eof' | 'incomplete' | 'failed' | 'aborted' | 'closed'
  error?: unknown
}

type Awaitable<T> = T | PromiseLike<T>

/** A request body. A plain object or an array is sent as JSON, with its content type unless `headers` has one. */
export type RequestBody = BodyInit | Record<string, unknown> | readonly unknown[] | null | undefined

/** What a `resume` strategy's `request` is told. */
export interface ResumeContext {
  /** 1 for the first request after the original one. */
  attempt: number
  lastEventId: string
  /** The original URL. */
  url: string
}

/** What it gives back; what is missing is as in a plain GET of the original URL with the original headers. */
export interface ResumeRequest {
  url?: string | URL
  method?: string
  headers?: HeadersInit
  body?: RequestBody
}

export interface ReconnectOptions {
  /** `resume`: with another request. `rejected`: after 429 and 503 only. `replay`: the same again. Must be named unless the method is GET. */
  strategy?: 'resume' | 'rejected' | 'replay'
  /** For `resume`. */
  request?: (context: ResumeContext) => Awaitable<ResumeRequest | string | URL>
  /** Reconnections in a row, without an event in between. Default: no bound. */
  maxAttempts?: number
  /** The least wait, in ms. Default 0. */
  minDelay?: number
  /** The longest wait, in ms. Default 30,000, or what the server asks for. */
  maxDelay?: number
}

export interface EventSourceInit
  extends Pick<
    RequestInit,
    'method' | 'credentials' | 'mode' | 'cache' | 'redirect' | 'referrer' | 'referrerPolicy' | 'integrity' | 'priority' | 'keepalive'
  > {
  /** As in the standard: true is `credentials: 'include'`. */
  withCredentials?: boolean
  /** Headers of your own. A function is called for each request, with 0 for the first. */
  headers?: HeadersInit | ((attempt: number) => Awaitable<HeadersInit>)
  body?: RequestBody | ((attempt: number) => Awaitable<RequestBody>)
  /** Aborting it is `close()`. */
  signal?: AbortSignal | null
  /** Used instead of the global `fetch`. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>
  /** When the stream is complete: the data of a last message that is no content, such as `'[DONE]'`, or a judge of messages. */
  done?: string | ((event: MessageEvent<string>) => boolean)
  /** False: never. True for another method than GET: `{strategy: 'replay'}`. */
  reconnect?: boolean | ReconnectOptions
  /** How many ms the response may take. */
  connectTimeout?: number
  /** How many ms may pass without a byte; comments count as bytes. */
  idleTimeout?: number
  /** Bytes that one event may take. Default 16 MiB. */
  maxEventSize?: number
}
