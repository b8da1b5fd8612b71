declare class EventSourceError extends Error {
	readonly name = "EventSourceError";
	readonly reason: ErrorReason;
	readonly cause?: unknown;
	/** The response, if there was one: that of a refusal holds its body, and can be read at any time. */
	readonly response?: Response | undefined;
	/** The response holds only the start of the refusal's body: the rest did not come within 2 s, or is past 64 KiB. */
	readonly truncated: boolean;
	/** The HTTP status, if there was a response. */
	readonly status: number | undefined;
	/** @param cause what was thrown, if anything was */
	constructor(reason: ErrorReason, message: string, cause?: unknown, response?: Response, truncated?: boolean);
}
interface EventStreamMessage {
	/** The `event` field, or `'message'`. */
	type: string;
	/** The `data` fields, joined by line feeds. */
	data: string;
	/** The last `id` that came with this event or before it; `''` if none did. */
	lastEventId: string;
}
type ErrorReason = 
/** The request failed, or its body broke off. */
"network"
/** The body ended cleanly. */
 | "eof"
/** The status opens no stream: not 200; in answer to another method than GET no other 2xx with a body either. */
 | "status"
/** The response is not `text/event-stream`. */
 | "content-type"
/** Nothing came for `connectTimeout` or `idleTimeout`. */
 | "timeout"
/** An event was longer than `maxEventSize`. */
 | "limit"
/** `headers`, `body` or `request` threw or rejected. */
 | "request"
/** No script can fetch such a URL. */
 | "url"
/** WebAssembly could not be started, or failed. */
 | "wasm"
/** `done` gave an Error: the stream itself tells that the answer has failed. */
 | "done"
/** The platform, or a `fetch` of the page's, lacks what it takes to read a stream; the message names it. */
 | "unsupported"
/** Told by the store alone: a message's data is no JSON or does not fit its schema; of that, `cause` has the issues. */
 | "parse";
interface EventSourceMessageEvent extends MessageEvent {
	/** The `data` fields, joined by line feeds. */
	readonly data: string;
}
interface Closed {
	/**
	 * `complete`: `done` matched, or a GET was answered with 204, nothing (more) to come. `eof`: it ended cleanly.
	 * `incomplete`: it ended cleanly, but `done` was given and had not matched. `failed`: an error, see `error`. `aborted`: by
	 * `signal`. `closed`: by `close()`.
	 */
	outcome: "complete" | "eof" | "incomplete" | "failed" | "aborted" | "closed";
	/** Of `failed` and `incomplete` an EventSourceError; of `aborted` the signal's reason. */
	error?: unknown;
}
type Verdict = boolean | "eof" | Error | undefined | void;
type Awaitable<T> = T | PromiseLike<T>;
type RequestHeaders = NonNullable<RequestInit["headers"]>;
type FetchOption = "method" | "credentials" | "mode" | "cache" | "redirect" | "referrer" | "referrerPolicy" | "integrity" | "keepalive";
type RequestBody = RequestInit["body"] | object | null;
interface ResumeContext {
	/** 1 for the first request after the original one. */
	attempt: number;
	/** The last event ID string; `''` if no id has come. */
	lastEventId: string;
	/** The original URL, absolute. */
	url: string;
}
type CancelContext = Omit<ResumeContext, "attempt">;
interface ResumeRequest {
	/** Resolved against the original URL. Default: the original URL. */
	url?: string | URL;
	/** Default `GET`; of `cancel`, `DELETE`. */
	method?: string;
	/** Default: those of the source without `Content-Type`, also if the URL is of another origin. */
	headers?: RequestHeaders;
	/** Default: none, whatever the first request had. */
	body?: RequestBody;
}
interface ReconnectOptions {
	/**
	 * `resume`: with another request, once an id has come or if `request` is given. `rejected`: the same again, but only after a
	 * refusal. `replay`: the same again. Must be named unless the method is GET, whose default is what the HTML Standard says:
	 * again after a loss and a clean end.
	 */
	strategy?: "resume" | "rejected" | "replay";
	/**
	 * Which statuses of a refusal are worth another try. Default: 429, 502, 503 and 504 with a strategy by name; none
	 * otherwise. `Retry-After` is honoured.
	 */
	statuses?: readonly number[] | ((status: number) => boolean);
	/**
	 * For `resume`: what it asks for. Default: a GET of the same URL. What it throws is a loss with the reason `request`, after which
	 * it is called again; `maxAttempts` bounds that.
	 */
	request?: (context: ResumeContext) => Awaitable<ResumeRequest | string | URL>;
	/**
	 * Whether `close()`, `signal` and leaving a loop ask the server to stop its work, by one request that outlives the page
	 * (`keepalive`). True: a DELETE of the same URL with the last event ID, once an id has come. A function says what is asked for instead,
	 * whether or not there is an id. What becomes of the request is nobody's concern. Default: false; the server sees a client go.
	 */
	cancel?: boolean | ((context: CancelContext) => Awaitable<ResumeRequest | string | URL>);
	/** Reconnections in a row, without an event in between; 0 is no bound. Default: no bound. */
	maxAttempts?: number;
	/** The least wait, in ms. Default 0. */
	minDelay?: number;
	/** The longest wait, in ms; it bounds what the server asks for, too. Default: 30,000, or longer if the server asks for it. */
	maxDelay?: number;
}
interface EventSourceInit$1 extends Pick<RequestInit, FetchOption & keyof RequestInit> {
	/** As in the standard: true is `credentials: 'include'`, unless `credentials` is given. Default false. */
	withCredentials?: boolean;
	/**
	 * Headers of your own. A function is called for each request, with 0 for the first; if it throws, the request fails with the
	 * reason `request`. Default: `Accept: text/event-stream`, which is added unless there is one.
	 */
	headers?: RequestHeaders | ((attempt: number) => Awaitable<RequestHeaders>);
	/** The body; a function as with `headers`. Default: none. */
	body?: RequestBody | ((attempt: number) => Awaitable<RequestBody>);
	/** As in fetch: how urgent the request is beside others of its kind. Default `auto`. */
	priority?: "high" | "low" | "auto";
	/** Aborting it ends the stream with the outcome `aborted`; loops throw its reason. Default: none. */
	signal?: AbortSignal | null;
	/** The last event ID string before the first event: it goes out with the first request. Default `''`, which sends none. */
	lastEventId?: string;
	/**
	 * The name of a query parameter that carries the last event ID instead of the `Last-Event-ID` header, which another origin
	 * has to allow in its answer to a preflight. Default: the header.
	 */
	lastEventIdParameter?: string;
	/** Used instead of the global `fetch`, which is the default; it must honour `signal`. */
	fetch?: (url: string, init: RequestInit) => Promise<Response>;
	/**
	 * When the stream is complete: the data of a last message that is no content, such as `'[DONE]'`, and is not delivered; or a
	 * judge of messages that have been delivered. If the stream ends cleanly before, it is `incomplete`. Default: none, and a clean
	 * end is `eof`.
	 */
	done?: string | ((event: EventSourceMessageEvent) => Verdict);
	/** False: never. True for another method than GET: `{strategy: 'replay'}`. Default: as the standard says for a GET, else false. */
	reconnect?: boolean | ReconnectOptions;
	/**
	 * Called once with the source, when it has been made: for what goes with sources and not with pages, such as
	 * `eventsource-wasm/resume`. What it gives, if anything, is called whenever a part of the stream has brought another last event ID.
	 * Default: none.
	 */
	attach?: (source: AttachedSource) => (() => void) | void;
	/** How many ms the response may take; then it is lost, with the reason `timeout`. Default 0, no bound. */
	connectTimeout?: number;
	/** How many ms may pass without a byte (comments count as bytes); then it is lost, with the reason `timeout`. Default 0, no bound. */
	idleTimeout?: number;
	/**
	 * After how many ms without the response, or without a byte of its body, a `stalled` event tells of it, once for each silence.
	 * Default 0: none does.
	 */
	stallTimeout?: number;
	/**
	 * Bytes that one event may take; past that the stream fails, with the reason `limit`. Default 16 MiB; no bound for a source whose
	 * init has nothing but `withCredentials`.
	 */
	maxEventSize?: number;
}
interface AttachedSource {
	/** As of the source. */
	readonly url: string;
	/** As of the source. Ahead of what events have told, if an id has come without one. */
	readonly lastEventId: string;
	/** As of the source. */
	readonly closed: Promise<Closed>;
}
/** Where a stream stands: at work, or what it came to. */
export type StreamStatus = "idle" | "connecting" | "streaming" | "reconnecting" | Closed["outcome"];
/** What subscribers see: it is never changed, another one takes its place. */
export interface StreamState<Data> {
	readonly data: Data;
	readonly status: StreamStatus;
	/** Why the stream has failed or is reconnecting, or of the last message that could not be read (`reason: 'parse'`). */
	readonly error: EventSourceError | undefined;
	readonly lastEventId: string;
}
/** A message whose data has been parsed. */
export interface StreamMessage<Data, Type extends string = string> {
	readonly type: Type;
	readonly data: Data;
	readonly lastEventId: string;
}
/** A schema of zod, valibot, arktype or whatever else has the interface of https://standardschema.dev. */
export interface StandardSchema<Output = unknown> {
	readonly "~standard": {
		readonly version: 1;
		readonly vendor: string;
		readonly validate: (value: unknown) => SchemaResult<Output> | Promise<SchemaResult<Output>>;
		readonly types?: {
			readonly input: unknown;
			readonly output: Output;
		} | undefined;
	};
}
export type SchemaResult<Output> = {
	readonly value: Output;
	readonly issues?: undefined;
} | {
	readonly issues: readonly SchemaIssue[];
};
export interface SchemaIssue {
	readonly message: string;
	readonly path?: readonly (PropertyKey | {
		readonly key: PropertyKey;
	})[] | undefined;
}
/**
 * What a message's data is taken for: text as it is; JSON; JSON that fits a schema; or what a function makes of the message.
 * Of JSON, empty data is no message.
 */
export type Parser = "text" | "json" | StandardSchema | ((message: EventStreamMessage) => unknown);
/** What a parser gives. */
export type Parsed<P> = P extends "json" ? unknown : P extends StandardSchema<infer T> ? T : P extends (message: never) => infer T ? T : string;
/** What `eventsource-wasm/formats` gives. */
export interface StreamFormat<P, Text> {
	parse: P;
	text: Text;
	done: EventSourceInit$1["done"];
	answer?: () => (message: EventStreamMessage) => string;
}
/** Without `initial` and `reduce`: the answer's text with a format, otherwise the last message's data. */
export type DataOf<P, Text> = Text extends undefined ? Parsed<P> | undefined : string;
export type Throttle = "frame" | number | false;
/** What both kinds of streams have. */
export interface ReadingOptions<Data, Message> {
	/** What `data` is before the first message. */
	initial?: Data;
	/** Gives what `data` becomes with a message; it changes neither. */
	reduce?(data: Data, message: Message): Data;
	/** How often subscribers are told of what has come: once a frame (default), once in so many ms, or (false) each time. */
	throttle?: Throttle;
	/** A message that cannot be read makes the stream fail. Default: it is told of as `error`, and the stream goes on. */
	failOnParseError?: boolean;
	/** Called with every message that could be read. */
	onMessage?(message: Message): void;
	/** Called when the stream has ended of itself or been stopped. */
	onFinish?(state: StreamState<Data>): void;
	/** Called for each error: of the end, before a reconnection, of a message. */
	onError?(error: EventSourceError): void;
}
type Awaitable$1<T> = T | PromiseLike<T>;
type RequestHeaders$1 = NonNullable<RequestInit["headers"]>;
/** What `createEventStream` takes: a source's init, of which some may be functions of what `send` is given, and how to read. */
export interface EventStreamOptions<Variables, P, Text, Data> extends Omit<EventSourceInit$1, "headers" | "body">, ReadingOptions<Data, StreamMessage<Parsed<P>>> {
	url: string | URL | ((variables: Variables) => string | URL);
	/** A function is called for each request, with 0 as `attempt` for the first. */
	headers?: RequestHeaders$1 | ((variables: Variables, attempt: number) => Awaitable$1<RequestHeaders$1>);
	/** With a body, `method` is POST unless it is given. */
	body?: RequestBody | ((variables: Variables, attempt: number) => Awaitable$1<RequestBody>);
	parse?: P | ((message: EventStreamMessage) => unknown);
	/** A format as a whole. What is given beside it goes before. */
	format?: StreamFormat<P, Text>;
	/** A format's, when it is spread into the options: it makes `data` the answer's text. */
	text?: Text;
	/** The same, of formats that take text back. */
	answer?: (() => (message: EventStreamMessage) => string) | undefined;
	/** What `send` does while a stream is at work: end it and begin (default), nothing, or wait for its turn. */
	whenBusy?: "replace" | "drop" | "queue";
	/**
	 * A key under which URL and last event ID are kept in `sessionStorage` until the outcome is final, as by `resumable` of
	 * `eventsource-wasm/resume`, which takes the place of `attach`. On the next page the stream goes on when somebody subscribes, as by
	 * `resumed` with `replay`: from its first event, by a GET of the same URL. `headers` as a function gets `undefined` for what `send`
	 * was given. `reconnect` is `{ strategy: 'resume' }` unless it is given. Give another `key` with another `resume`.
	 */
	resume?: string;
	/** For adapters: another key is another stream. */
	key?: string | number;
}
/** What `send` takes: nothing unless an option is a function of it. */
export type SendArguments<Variables> = unknown extends Variables ? [
	variables?: Variables
] : [
	Variables
] extends [
	void | undefined
] ? [
] : undefined extends Variables ? [
	variables?: Variables
] : [
	variables: Variables
];
/** A state that can be watched. */
export interface Watchable<Data> {
	/** Calls the listener when there is another snapshot, until the function that it gives is called. */
	subscribe(listener: () => void): () => void;
	/** The state that subscribers were told of last. */
	getSnapshot(): StreamState<Data>;
	/** The state before all, which a server renders. */
	getServerSnapshot(): StreamState<Data>;
}
/** No function of it needs `this`. */
export interface EventStream<Variables, Data> extends Watchable<Data> {
	/**
	 * Sends a request. The promise never rejects: it is of the state that the stream ends with, `closed` if it is stopped or another
	 * takes its place.
	 */
	send(...variables: SendArguments<Variables>): Promise<StreamState<Data>>;
	/** Ends the stream, and drops what waits for its turn. What has come stays. */
	stop(): void;
	/** Sends the last request again; nothing if there was none in this page. */
	retry(): Promise<StreamState<Data>>;
	/** Ends the stream without a word, and goes back to the state before all. */
	reset(): void;
}
/** Parsers of messages by the name in their `event` field; `message` if they have none. */
export type EventParsers<Events> = {
	[Type in keyof Events]: "json" | (string extends Events[Type] ? "text" : never) | StandardSchema<Events[Type]> | ((message: EventStreamMessage) => Events[Type]);
};
/** The messages of these names. */
export type NamedMessage<Events> = {
	[Type in keyof Events & string]: StreamMessage<Events[Type], Type>;
}[keyof Events & string];
/** What `createEventSource` takes besides the URL. */
export interface EventSourceOptions<Data, Message> extends EventSourceInit$1, ReadingOptions<Data, Message> {
	/** Who has the same key shares one connection, made with the options of the first. Default: the URL. */
	key?: string | number;
}
/** The messages of these names, others are passed over. Without `initial` and `reduce`, `data` has the last of each. */
export interface NamedEventSourceOptions<Events, Data> extends EventSourceOptions<Data, NamedMessage<Events>> {
	events: EventParsers<Events>;
}
/** The messages of all names. Without `initial` and `reduce`, `data` is that of the last. */
export interface PlainEventSourceOptions<P, Data> extends EventSourceOptions<Data, StreamMessage<Parsed<P>>> {
	parse?: P | ((message: EventStreamMessage) => unknown);
}
/** A stream that is there as long as somebody subscribes. No function of it needs `this`. */
export interface SharedEventSource<Data> extends Watchable<Data> {
	/** Ends the connection, for all who share it. */
	stop(): void;
	/** Connects anew, for all who share it; without subscribers there is nothing to connect for. */
	retry(): void;
}
/**
 * A GET, or what the options make of it, that lives as long as somebody subscribes: nothing is sent before. Who has the same
 * key shares one connection.
 * @param url nothing, an empty string or false: it stays idle
 * @param options what is given by a function is asked for whenever it is needed
 */
export declare function createEventSource<Events extends object, Data = Partial<Events>>(url: string | URL | null | undefined | false, options: NamedEventSourceOptions<Events, Data> | (() => NamedEventSourceOptions<Events, Data>)): SharedEventSource<Data>;
export declare function createEventSource<P extends Parser | undefined = undefined, Data = Parsed<P> | undefined>(url: string | URL | null | undefined | false, options?: PlainEventSourceOptions<P, Data> | (() => PlainEventSourceOptions<P, Data>)): SharedEventSource<Data>;
/**
 * A stream that is begun by `send`, and its state. Nothing is sent before, unless `resume` has something to go on with.
 * @param options what is given by a function is asked for whenever it is needed: so callbacks may change while a stream is at work
 */
export declare function createEventStream<Variables = void, P extends Parser | undefined = undefined, Text = undefined, Data = DataOf<P, Text>>(options: EventStreamOptions<Variables, P, Text, Data> | (() => EventStreamOptions<Variables, P, Text, Data>)): EventStream<Variables, Data>;

export {};
