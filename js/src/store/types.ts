import type { Closed, EventSourceError, EventSourceInit, EventStreamMessage, RequestBody } from '../index.ts'

/** Where a stream stands: at work, or what it came to. */
export type StreamStatus = 'idle' | 'connecting' | 'streaming' | 'reconnecting' | Closed['outcome']

/** What subscribers see: it is never changed, another one takes its place. */
export interface StreamState<Data> {
  readonly data: Data
  readonly status: StreamStatus
  /** Why the stream has failed or is reconnecting, or of the last message that could not be read (`reason: 'parse'`). */
  readonly error: EventSourceError | undefined
  readonly lastEventId: string
}

/** A message whose data has been parsed. */
export interface StreamMessage<Data, Type extends string = string> {
  readonly type: Type
  readonly data: Data
  readonly lastEventId: string
}

/** A schema of zod, valibot, arktype or whatever else has the interface of https://standardschema.dev. */
export interface StandardSchema<Output = unknown> {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    readonly validate: (value: unknown) => SchemaResult<Output> | Promise<SchemaResult<Output>>
    readonly types?: { readonly input: unknown; readonly output: Output } | undefined
  }
}

export type SchemaResult<Output> = { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly SchemaIssue[] }

export interface SchemaIssue {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}

/**
 * What a message's data is taken for: text as it is; JSON; JSON that fits a schema; or what a function makes of the message.
 * Of JSON, empty data is no message.
 */
export type Parser = 'text' | 'json' | StandardSchema | ((message: EventStreamMessage) => unknown)

/** What a parser gives. */
export type Parsed<P> = P extends 'json' ? unknown : P extends StandardSchema<infer T> ? T : P extends (message: never) => infer T ? T : string

/** What `eventsource-wasm/formats` gives. */
export interface StreamFormat<P, Text> {
  parse: P
  text: Text
  done: EventSourceInit['done']
  answer?: () => (message: EventStreamMessage) => string
}

/** Without `initial` and `reduce`: the answer's text with a format, otherwise the last message's data. */
export type DataOf<P, Text> = Text extends undefined ? Parsed<P> | undefined : string

export type Throttle = 'frame' | number | false

/** What both kinds of streams have. */
export interface ReadingOptions<Data, Message> {
  /** What `data` is before the first message. */
  initial?: Data
  /** Gives what `data` becomes with a message; it changes neither. */
  reduce?(data: Data, message: Message): Data
  /** How often subscribers are told of what has come: once a frame (default), once in so many ms, or (false) each time. */
  throttle?: Throttle
  /** A message that cannot be read makes the stream fail. Default: it is told of as `error`, and the stream goes on. */
  failOnParseError?: boolean
  /** Called with every message that could be read. */
  onMessage?(message: Message): void
  /** Called when the stream has ended of itself or been stopped. */
  onFinish?(state: StreamState<Data>): void
  /** Called for each error: of the end, before a reconnection, of a message. */
  onError?(error: EventSourceError): void
}

type Awaitable<T> = T | PromiseLike<T>
type RequestHeaders = NonNullable<RequestInit['headers']>

/** What `createEventStream` takes: a source's init, of which some may be functions of what `send` is given, and how to read. */
export interface EventStreamOptions<Variables, P, Text, Data>
  extends Omit<EventSourceInit, 'headers' | 'body'>,
    ReadingOptions<Data, StreamMessage<Parsed<P>>> {
  url: string | URL | ((variables: Variables) => string | URL)
  /** A function is called for each request, with 0 as `attempt` for the first. */
  headers?: RequestHeaders | ((variables: Variables, attempt: number) => Awaitable<RequestHeaders>)
  /** With a body, `method` is POST unless it is given. */
  body?: RequestBody | ((variables: Variables, attempt: number) => Awaitable<RequestBody>)
  parse?: P | ((message: EventStreamMessage) => unknown) // the function again: so its parameter has a type
  /** A format as a whole. What is given beside it goes before. */
  format?: StreamFormat<P, Text>
  /** A format's, when it is spread into the options: it makes `data` the answer's text. */
  text?: Text
  /** The same, of formats that take text back. */
  answer?: (() => (message: EventStreamMessage) => string) | undefined
  /** What `send` does while a stream is at work: end it and begin (default), nothing, or wait for its turn. */
  whenBusy?: 'replace' | 'drop' | 'queue'
  /**
   * A key under which URL and last event ID are kept in `sessionStorage` until the outcome is final, as by `resumable` of
   * `eventsource-wasm/resume`, which takes the place of `attach`. On the next page the stream goes on when somebody subscribes, as by
   * `resumed` with `replay`: from its first event, by a GET of the same URL. `headers` as a function gets `undefined` for what `send`
   * was given. `reconnect` is `{ strategy: 'resume' }` unless it is given. Give another `key` with another `resume`.
   */
  resume?: string
  /** For adapters: another key is another stream. */
  key?: string | number
}

/** What `send` takes: nothing unless an option is a function of it. */
export type SendArguments<Variables> = unknown extends Variables
  ? [variables?: Variables]
  : [Variables] extends [void | undefined]
    ? []
    : undefined extends Variables
      ? [variables?: Variables]
      : [variables: Variables]

/** A state that can be watched. */
export interface Watchable<Data> {
  /** Calls the listener when there is another snapshot, until the function that it gives is called. */
  subscribe(listener: () => void): () => void
  /** The state that subscribers were told of last. */
  getSnapshot(): StreamState<Data>
  /** The state before all, which a server renders. */
  getServerSnapshot(): StreamState<Data>
}

/** No function of it needs `this`. */
export interface EventStream<Variables, Data> extends Watchable<Data> {
  /**
   * Sends a request. The promise never rejects: it is of the state that the stream ends with, `closed` if it is stopped or another
   * takes its place.
   */
  send(...variables: SendArguments<Variables>): Promise<StreamState<Data>>
  /** Ends the stream, and drops what waits for its turn. What has come stays. */
  stop(): void
  /** Sends the last request again; nothing if there was none in this page. */
  retry(): Promise<StreamState<Data>>
  /** Ends the stream without a word, and goes back to the state before all. */
  reset(): void
}

/** Parsers of messages by the name in their `event` field; `message` if they have none. */
export type EventParsers<Events> = {
  [Type in keyof Events]: 'json' | (string extends Events[Type] ? 'text' : never) | StandardSchema<Events[Type]> | ((message: EventStreamMessage) => Events[Type])
}

/** The messages of these names. */
export type NamedMessage<Events> = { [Type in keyof Events & string]: StreamMessage<Events[Type], Type> }[keyof Events & string]

/** What `createEventSource` takes besides the URL. */
export interface EventSourceOptions<Data, Message> extends EventSourceInit, ReadingOptions<Data, Message> {
  /** Who has the same key shares one connection, made with the options of the first. Default: the URL. */
  key?: string | number
}

/** The messages of these names, others are passed over. Without `initial` and `reduce`, `data` has the last of each. */
export interface NamedEventSourceOptions<Events, Data> extends EventSourceOptions<Data, NamedMessage<Events>> {
  events: EventParsers<Events>
}

/** The messages of all names. Without `initial` and `reduce`, `data` is that of the last. */
export interface PlainEventSourceOptions<P, Data> extends EventSourceOptions<Data, StreamMessage<Parsed<P>>> {
  parse?: P | ((message: EventStreamMessage) => unknown)
}

/** A stream that is there as long as somebody subscribes. No function of it needs `this`. */
export interface SharedEventSource<Data> extends Watchable<Data> {
  /** Ends the connection, for all who share it. */
  stop(): void
  /** Connects anew, for all who share it; without subscribers there is nothing to connect for. */
  retry(): void
}
