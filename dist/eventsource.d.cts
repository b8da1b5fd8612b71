/**
 * Why a connection, or a stream, has ended: the `error` of an `error` event, what `closed` gives, and what a loop throws. Its
 * message begins with what has happened (`HTTP 422: `, `Network error: `) and goes on with what is known of it.
 */
export declare class EventSourceError extends Error {
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
/** An event of the stream, as iteration and `EventStreamDecoder` give it. */
export interface EventStreamMessage {
	/** The `event` field, or `'message'`. */
	type: string;
	/** The `data` fields, joined by line feeds. */
	data: string;
	/** The last `id` that came with this event or before it; `''` if none did. */
	lastEventId: string;
}
/** A loop over a stream's messages. */
export interface EventStreamIterator extends AsyncIterator<EventStreamMessage, undefined> {
	next(): Promise<IteratorResult<EventStreamMessage, undefined>>;
	/** Leaves the loop, which closes the stream. */
	return(): Promise<IteratorResult<EventStreamMessage, undefined>>;
	[Symbol.asyncIterator](): this;
}
/** Why a connection, or a stream, has ended. */
export type ErrorReason = 
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
/** A message, as listeners get it: a MessageEvent whose data is a string. */
export interface EventSourceMessageEvent extends MessageEvent {
	/** The `data` fields, joined by line feeds. */
	readonly data: string;
}
/** An `open` event. */
export interface EventSourceOpenEvent extends Event {
	/** The response. Its body is the stream's: do not read it. */
	readonly response?: Response;
}
/** An `error` event. (A message that the server has named `error` reaches the same listeners and has none of these.) */
export interface EventSourceErrorEvent extends Event {
	/** What kind of end it is. */
	readonly reason?: ErrorReason;
	/** Why the connection has ended: an EventSourceError, which has all that follows, too. */
	readonly error?: EventSourceError;
	/** What has happened, in words: it begins as in `HTTP 422: ` and goes on with the start of what the server says. */
	readonly message?: string;
	/** The HTTP status, if there was a response. */
	readonly status?: number;
	/** The response, if there was one. A refusal's body can be read at any time. */
	readonly response?: Response;
	/** The status again, under the name that it has in the npm package `eventsource`. */
	readonly code?: number;
	/** True: the stream is CONNECTING and another request follows after `delay` ms. False: it is CLOSED. */
	readonly reconnecting?: boolean;
	/** Until the next request, in ms; undefined if there is none. */
	readonly delay?: number;
}
/**
 * A `stalled` event: nothing has come for `stallTimeout` ms. Nothing ends by it. (A message that the server has named `stalled`
 * reaches the same listeners; it is a MessageEvent and has no `phase`.)
 */
export interface EventSourceStalledEvent extends Event {
	/** What is waited for: the response, or the next byte of its body. */
	readonly phase?: "response" | "body";
}
/** When the body has come, in ms as `performance.now()` gives them; kept with `stallTimeout` only. What comes in one piece behind a silence was held back. */
export interface Arrival {
	/** Its first byte. */
	readonly first: number;
	/** Its latest byte so far. */
	readonly last: number;
}
/** How a stream ended. */
export interface Closed {
	/**
	 * `complete`: `done` matched, or a GET was answered with 204, nothing (more) to come. `eof`: it ended cleanly.
	 * `incomplete`: it ended cleanly, but `done` was given and had not matched. `failed`: an error, see `error`. `aborted`: by
	 * `signal`. `closed`: by `close()`.
	 */
	outcome: "complete" | "eof" | "incomplete" | "failed" | "aborted" | "closed";
	/** Of `failed` and `incomplete` an EventSourceError; of `aborted` the signal's reason. */
	error?: unknown;
}
/**
 * What a `done` function says of a message. True: the stream is complete. An Error: it has failed, with that as the `cause`.
 * `'eof'`: it is complete if it ends cleanly now; what a later message is judged replaces that. False or nothing: it goes on;
 * nothing also leaves an `'eof'` standing.
 */
export type Verdict = boolean | "eof" | Error | undefined | void;
type Awaitable<T> = T | PromiseLike<T>;
type RequestHeaders = NonNullable<RequestInit["headers"]>;
type FetchOption = "method" | "credentials" | "mode" | "cache" | "redirect" | "referrer" | "referrerPolicy" | "integrity" | "keepalive";
/**
 * A request body: what fetch takes; any other object, such as a plain one, an array or an instance of a class of yours, is sent
 * as JSON, with its content type unless `headers` has one.
 */
export type RequestBody = RequestInit["body"] | object | null;
/** What a `resume` strategy's `request` is told. */
export interface ResumeContext {
	/** 1 for the first request after the original one. */
	attempt: number;
	/** The last event ID string; `''` if no id has come. */
	lastEventId: string;
	/** The original URL, absolute. */
	url: string;
}
/** What `cancel` is told. */
export type CancelContext = Omit<ResumeContext, "attempt">;
/** What these give back; what is missing is as in a plain request of the original URL with the original headers. */
export interface ResumeRequest {
	/** Resolved against the original URL. Default: the original URL. */
	url?: string | URL;
	/** Default `GET`; of `cancel`, `DELETE`. */
	method?: string;
	/** Default: those of the source without `Content-Type`, also if the URL is of another origin. */
	headers?: RequestHeaders;
	/** Default: none, whatever the first request had. */
	body?: RequestBody;
}
/** What becomes of a stream whose connection has ended: when there is another request, and which. */
export interface ReconnectOptions {
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
/**
 * Members of fetch's init are as there, as far as the platform has them, with fetch's defaults: `method` is GET, `credentials`
 * `same-origin`; but `cache` is `no-store` by default. A member that is not what it should be is a TypeError of the constructor.
 */
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
/** A source, as `attach` gets it. */
export interface AttachedSource {
	/** As of the source. */
	readonly url: string;
	/** As of the source. Ahead of what events have told, if an id has come without one. */
	readonly lastEventId: string;
	/** As of the source. */
	readonly closed: Promise<Closed>;
}
/** What applies of an init to a stream of bytes that somebody else has fetched. */
export type EventStreamInit = Pick<EventSourceInit$1, "done" | "maxEventSize" | "signal">;
/** The same for `EventStreamDecoder`, whose messages are no events. */
export interface DecoderInit extends Omit<EventStreamInit, "done"> {
	/** As for a source; if the bytes end before it has matched, `readable` errors. Default: none. */
	done?: string | ((message: EventStreamMessage) => Verdict);
}
/**
 * Bytes in, messages out, for those who do their own fetch: `response.body.pipeThrough(new EventStreamDecoder())`. What
 * the end of the bytes leaves unfinished is discarded, as the standard says.
 */
export declare class EventStreamDecoder {
	readonly readable: ReadableStream<EventStreamMessage>;
	readonly writable: WritableStream<Uint8Array>;
	/**
	 * With `done`, `readable` ends where it matches, and errors with an EventSourceError if the bytes end before that; what comes
	 * behind it is taken and thrown away, 1 MiB and 5 s of it at most. Past `maxEventSize` (bytes that one event may take, 16 MiB
	 * by default) both sides error with an EventSourceError, and on `signal` with its reason. As with any stream, an error gives up
	 * what has not been read.
	 * @throws TypeError if a member of init is not what it should be
	 * @throws EventSourceError `wasm`: the page may not run WebAssembly
	 */
	constructor({ done, maxEventSize, signal }?: DecoderInit);
}
type Native = typeof globalThis extends {
	EventSource: {
		prototype: infer Instance;
	};
} ? Instance : EventTarget;
type HandlerOf<E extends Event> = {
	handle(this: Native, event: E): unknown;
}["handle"] | null;
type AnyListener = Parameters<EventTarget["addEventListener"]>[1] | null;
type AddOptions = Parameters<EventTarget["addEventListener"]>[2];
type RemoveOptions = Parameters<EventTarget["removeEventListener"]>[2];
type Disposes = SymbolConstructor extends {
	readonly dispose: infer Dispose extends symbol;
} ? {
	[name in Dispose]: () => void;
} : object;
interface EventSourceEventMap$1 {
	open: EventSourceOpenEvent;
	message: EventSourceMessageEvent;
	error: EventSourceErrorEvent;
	stalled: EventSourceStalledEvent;
}
interface EventSource$1 extends Disposes {
	readonly CONNECTING: 0;
	readonly OPEN: 1;
	readonly CLOSED: 2;
}
declare class EventSource$1 extends EventTarget implements AsyncIterable<EventStreamMessage> {
	#private;
	static readonly CONNECTING: 0;
	static readonly OPEN: 1;
	static readonly CLOSED: 2;
	/**
	 * @param url resolved against the document's base URL, or the worker's URL
	 * @throws SyntaxError (DOMException) if the URL does not parse
	 * @throws TypeError if a member of init is not what it should be
	 */
	constructor(url: string | URL, init?: EventSourceInit$1);
	/**
	 * The messages of a stream of bytes, from wherever they come. There is no reconnection: its end is an `error` event.
	 * @param stream of Uint8Arrays; it is locked from now on, and cancelled by `close()`
	 * @throws TypeError if it is no ReadableStream, or is locked already, or a member of init is not what it should be
	 */
	static fromReadableStream(stream: ReadableStream<Uint8Array>, { done, maxEventSize, signal }?: EventStreamInit): EventSource$1;
	get url(): string;
	get withCredentials(): boolean;
	get readyState(): 0 | 1 | 2;
	/** The last event ID string: what a reconnection sends as `Last-Event-ID`. */
	get lastEventId(): string;
	/** Resolves when the stream has ended for good, with what it came to. It never rejects. */
	get closed(): Promise<Closed>;
	/** How long a reconnection waits, in milliseconds. */
	get reconnectionTime(): number;
	/** With `stallTimeout`, when the first and the latest byte of the present response's body have come; null before, and without. */
	get arrival(): Arrival | null;
	get onopen(): HandlerOf<EventSourceOpenEvent>;
	set onopen(handler: HandlerOf<EventSourceOpenEvent>);
	get onmessage(): HandlerOf<EventSourceMessageEvent>;
	set onmessage(handler: HandlerOf<EventSourceMessageEvent>);
	get onerror(): HandlerOf<EventSourceErrorEvent>;
	set onerror(handler: HandlerOf<EventSourceErrorEvent>);
	/** Ends the stream: the request is cancelled, and nothing is dispatched any more. */
	close(): void;
	addEventListener<K extends keyof EventSourceEventMap$1>(type: K, listener: (this: EventSource$1, event: EventSourceEventMap$1[K]) => unknown, options?: AddOptions): void;
	addEventListener(type: string, listener: (this: EventSource$1, event: EventSourceMessageEvent) => unknown, options?: AddOptions): void;
	addEventListener(type: string, listener: AnyListener, options?: AddOptions): void;
	removeEventListener<K extends keyof EventSourceEventMap$1>(type: K, listener: (this: EventSource$1, event: EventSourceEventMap$1[K]) => unknown, options?: RemoveOptions): void;
	removeEventListener(type: string, listener: (this: EventSource$1, event: EventSourceMessageEvent) => unknown, options?: RemoveOptions): void;
	removeEventListener(type: string, listener: AnyListener, options?: RemoveOptions): void;
	/**
	 * Every message of any type, in order. A loop that lags behind slows the network down; leaving it closes the stream. After
	 * `close()` it ends behind what had come. It throws if the stream fails, or ends before `done` has matched, an
	 * EventSourceError; if `signal` has ended it, the signal's reason; and if it begins behind messages that nobody got, an
	 * InvalidStateError (DOMException).
	 */
	[Symbol.asyncIterator](): EventStreamIterator;
}
declare const Interface: typeof EventSource$1;
type Interface = EventSource$1;

export {
	EventSourceEventMap$1 as EventSourceEventMap,
	EventSourceInit$1 as EventSourceInit,
	Interface as EventSource,
};

export {};
