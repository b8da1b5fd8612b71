/** An event of the stream, as iteration and `EventStreamDecoder` give it. */
export interface EventStreamMessage {
  /** The `event` field, or `'message'`. */
  type: string
  /** The `data` fields, joined by line feeds. */
  data: string
  /** The last `id` that came with this event or before it; `''` if none did. */
  lastEventId: string
}

import type { EventSourceError } from './error.ts'

/** A loop over a stream's messages. */
export interface EventStreamIterator extends AsyncIterator<EventStreamMessage, undefined> {
  next(): Promise<IteratorResult<EventStreamMessage, undefined>>
  /** Leaves the loop, which closes the stream. */
  return(): Promise<IteratorResult<EventStreamMessage, undefined>>
  [Symbol.asyncIterator](): this
}

/** Why a connection, or a stream, has ended. */
export type ErrorReason =
  /** The request failed, or its body broke off. */
  | 'network'
  /** The body ended cleanly. */
  | 'eof'
  /** The status opens no stream: not 200; in answer to another method than GET no other 2xx with a body either. */
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
  /** `done` gave an Error: the stream itself tells that the answer has failed. */
  | 'done'
  /** The platform, or a `fetch` of the page's, lacks what it takes to read a stream; the message names it. */
  | 'unsupported'
  /** Told by the store alone: a message's data is no JSON or does not fit its schema; of that, `cause` has the issues. */
  | 'parse'

/** A message, as listeners get it: a MessageEvent whose data is a string. */
export interface EventSourceMessageEvent extends MessageEvent {
  readonly data: string
}

/** An `open` event. */
export interface EventSourceOpenEvent extends Event {
  /** The response. Its body is the stream's: do not read it. */
  readonly response?: Response
}

/** An `error` event. (A message that the server has named `error` reaches the same listeners and has none of these.) */
export interface EventSourceErrorEvent extends Event {
  readonly reason?: ErrorReason
  /** Why the connection has ended: an EventSourceError, which has all that follows, too. */
  readonly error?: EventSourceError
  readonly message?: string
  /** The HTTP status and the response, if there was one. A refusal's body can be read at any time. */
  readonly status?: number
  readonly response?: Response
  /** The status again, under the name that it has in the npm package `eventsource`. */
  readonly code?: number
  /** True: the stream is CONNECTING and another request follows after `delay` ms. False: it is CLOSED. */
  readonly reconnecting?: boolean
  readonly delay?: number
}

/**
 * A `stalled` event: nothing has come for `stallTimeout` ms. Nothing ends by it. (A message that the server has named `stalled`
 * reaches the same listeners; it is a MessageEvent and has no `phase`.)
 */
export interface EventSourceStalledEvent extends Event {
  /** What is waited for: the response, or the next byte of its body. */
  readonly phase?: 'response' | 'body'
}

/** When the body has come, in ms as `performance.now()` gives them; kept with `stallTimeout` only. What comes in one piece behind a silence was held back. */
export interface Arrival {
  /** Its first byte. */
  readonly first: number
  /** Its latest byte so far. */
  readonly last: number
}

/** How a stream ended. */
export interface Closed {
  /**
   * `complete`: `done` matched, or a GET was answered with 204, nothing (more) to come. `eof`: it ended cleanly.
   * `incomplete`: it ended cleanly, but `done` was given and had not matched. `failed`: an error, see `error`. `aborted`: by
   * `signal`. `closed`: by `close()`.
   */
  outcome: 'complete' | 'eof' | 'incomplete' | 'failed' | 'aborted' | 'closed'
  /** Of `failed` and `incomplete` an EventSourceError; of `aborted` the signal's reason. */
  error?: unknown
}

/**
 * What a `done` function says of a message. True: the stream is complete. An Error: it has failed, with that as the `cause`.
 * `'eof'`: it is complete if it ends cleanly now; what a later message is judged replaces that. False or nothing: it goes on;
 * nothing also leaves an `'eof'` standing.
 */
export type Verdict = boolean | 'eof' | Error | undefined | void

type Awaitable<T> = T | PromiseLike<T>

// Platforms without the DOM library have fetch, but not all of its types by name; so these are taken from its own init.
type RequestHeaders = NonNullable<RequestInit['headers']>
type FetchOption = 'method' | 'credentials' | 'mode' | 'cache' | 'redirect' | 'referrer' | 'referrerPolicy' | 'integrity' | 'keepalive'

/**
 * A request body: what fetch takes; any other object, such as a plain one, an array or an instance of a class of yours, is sent
 * as JSON, with its content type unless `headers` has one.
 */
export type RequestBody = RequestInit['body'] | object | null

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
  headers?: RequestHeaders
  body?: RequestBody
}

export interface ReconnectOptions {
  /**
   * `resume`: with another request, once an id has come or if `request` is given. `rejected`: the same again, but only after a
   * refusal. `replay`: the same again. Must be named unless the method is GET.
   */
  strategy?: 'resume' | 'rejected' | 'replay'
  /**
   * Which statuses of a refusal are worth another try. Default: 429, 502, 503 and 504 with a strategy by name; none
   * otherwise. `Retry-After` is honoured.
   */
  statuses?: readonly number[] | ((status: number) => boolean)
  /** For `resume`. */
  request?: (context: ResumeContext) => Awaitable<ResumeRequest | string | URL>
  /** Reconnections in a row, without an event in between. Default: no bound. */
  maxAttempts?: number
  /** The least wait, in ms. Default 0. */
  minDelay?: number
  /** The longest wait, in ms. Default 30,000, or what the server asks for. */
  maxDelay?: number
}

/** Members of fetch's init are as there, as far as the platform has them. */
export interface EventSourceInit extends Pick<RequestInit, FetchOption & keyof RequestInit> {
  /** As in the standard: true is `credentials: 'include'`. */
  withCredentials?: boolean
  /** Headers of your own. A function is called for each request, with 0 for the first. */
  headers?: RequestHeaders | ((attempt: number) => Awaitable<RequestHeaders>)
  body?: RequestBody | ((attempt: number) => Awaitable<RequestBody>)
  /** As in fetch: how urgent the request is beside others of its kind. */
  priority?: 'high' | 'low' | 'auto'
  /** Aborting it ends the stream with the outcome `aborted`; loops throw its reason. */
  signal?: AbortSignal | null
  /** The last event ID string before the first event: it goes out with the first request. */
  lastEventId?: string
  /**
   * The name of a query parameter that carries the last event ID instead of the `Last-Event-ID` header, which another origin
   * has to allow in its answer to a preflight.
   */
  lastEventIdParameter?: string
  /** Used instead of the global `fetch`. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>
  /**
   * When the stream is complete: the data of a last message that is no content, such as `'[DONE]'`, or a judge of messages.
   */
  done?: string | ((event: EventSourceMessageEvent) => Verdict)
  /** False: never. True for another method than GET: `{strategy: 'replay'}`. */
  reconnect?: boolean | ReconnectOptions
  /** How many ms the response may take. */
  connectTimeout?: number
  /** How many ms may pass without a byte; comments count as bytes. */
  idleTimeout?: number
  /** After how many ms without the response, or without a byte of its body, a `stalled` event tells of it, once for each silence. */
  stallTimeout?: number
  /** Bytes that one event may take. Default 16 MiB; none for a source whose init has nothing but `withCredentials`. */
  maxEventSize?: number
}

/** What applies of an init to a stream of bytes that somebody else has fetched. */
export type EventStreamInit = Pick<EventSourceInit, 'done' | 'maxEventSize' | 'signal'>

/** The same for `EventStreamDecoder`, whose messages are no events. */
export interface DecoderInit extends Omit<EventStreamInit, 'done'> {
  done?: string | ((message: EventStreamMessage) => Verdict)
}
