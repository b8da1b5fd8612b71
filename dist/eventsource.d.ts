/** An event of the stream, as iteration and `EventStreamDecoder` give it. */
export interface EventStreamMessage {
	/** The `event` field, or `'message'`. */
	type: string;
	/** The `data` fields, joined by line feeds. */
	data: string;
	/** The last `id` that came with this event or before it; `''` if none did. */
	lastEventId: string;
}
/** Why an `error` event was fired. */
export type ErrorReason = 
/** The request failed, or its body broke off. */
"network"
/** The body ended cleanly. */
 | "eof"
/** The status was not 200. */
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
 | "wasm";
/** An `open` event. */
export interface EventSourceOpenEvent extends Event {
	/** The response. Its body is the stream's: do not read it. */
	readonly response?: Response;
}
/** An `error` event. (A message that the server has named `error` reaches the same listeners and has none of these.) */
export interface EventSourceErrorEvent extends Event {
	readonly reason?: ErrorReason;
	/** True: the stream is CONNECTING and another request follows after `delay` ms. False: it is CLOSED. */
	readonly reconnecting?: boolean;
	readonly delay?: number;
	/** The HTTP status and the response, if there was one. The body of a refusal is unread. */
	readonly status?: number;
	readonly response?: Response;
	/** What was thrown. */
	readonly error?: unknown;
}
/** How a stream ended. */
export interface Closed {
	/**
	 * `complete`: `done` matched, or a resumed stream had nothing left. `eof`: it ended cleanly. `incomplete`: it ended
	 * cleanly, but `done` was given and had not matched. `failed`: an error, see `error`. `aborted`: by `signal`.
	 * `closed`: by `close()`.
	 */
	outcome: "complete" | "eof" | "incomplete" | "failed" | "aborted" | "closed";
	error?: unknown;
}
type Awaitable<T> = T | PromiseLike<T>;
/** A request body. A plain object or an array is sent as JSON, with its content type unless `headers` has one. */
export type RequestBody = BodyInit | Record<string, unknown> | readonly unknown[] | null | undefined;
/** What a `resume` strategy's `request` is told. */
export interface ResumeContext {
	/** 1 for the first request after the original one. */
	attempt: number;
	lastEventId: string;
	/** The original URL. */
	url: string;
}
/** What it gives back; what is missing is as in a plain GET of the original URL with the original headers. */
export interface ResumeRequest {
	url?: string | URL;
	method?: string;
	headers?: HeadersInit;
	body?: RequestBody;
}
export interface ReconnectOptions {
	/** `resume`: with another request. `rejected`: after 429 and 503 only. `replay`: the same again. Must be named unless the method is GET. */
	strategy?: "resume" | "rejected" | "replay";
	/** For `resume`. */
	request?: (context: ResumeContext) => Awaitable<ResumeRequest | string | URL>;
	/** Reconnections in a row, without an event in between. Default: no bound. */
	maxAttempts?: number;
	/** The least wait, in ms. Default 0. */
	minDelay?: number;
	/** The longest wait, in ms. Default 30,000, or what the server asks for. */
	maxDelay?: number;
}
interface EventSourceInit$1 extends Pick<RequestInit, "method" | "credentials" | "mode" | "cache" | "redirect" | "referrer" | "referrerPolicy" | "integrity" | "priority" | "keepalive"> {
	/** As in the standard: true is `credentials: 'include'`. */
	withCredentials?: boolean;
	/** Headers of your own. A function is called for each request, with 0 for the first. */
	headers?: HeadersInit | ((attempt: number) => Awaitable<HeadersInit>);
	body?: RequestBody | ((attempt: number) => Awaitable<RequestBody>);
	/** Aborting it is `close()`. */
	signal?: AbortSignal | null;
	/** Used instead of the global `fetch`. */
	fetch?: (url: string, init: RequestInit) => Promise<Response>;
	/** When the stream is complete: the data of a last message that is no content, such as `'[DONE]'`, or a judge of messages. */
	done?: string | ((event: MessageEvent<string>) => boolean);
	/** False: never. True for another method than GET: `{strategy: 'replay'}`. */
	reconnect?: boolean | ReconnectOptions;
	/** How many ms the response may take. */
	connectTimeout?: number;
	/** How many ms may pass without a byte; comments count as bytes. */
	idleTimeout?: number;
	/** Bytes that one event may take. Default 16 MiB. */
	maxEventSize?: number;
}
/**
 * Bytes in, messages out, for those who do their own fetch: `response.body.pipeThrough(new EventStreamDecoder())`. What
 * the end of the bytes leaves unfinished is discarded, as the standard says.
 */
export declare class EventStreamDecoder extends TransformStream<Uint8Array, EventStreamMessage> {
	/**
	 * @param options `maxEventSize`: bytes that one event may take, 16 MiB by default; past it the stream errors with a RangeError
	 * @throws TypeError if it is no size
	 */
	constructor({ maxEventSize }?: {
		maxEventSize?: number;
	});
}
type HandlerOf<E extends Event> = {
	handle(this: globalThis.EventSource, event: E): unknown;
}["handle"] | null;
interface EventSourceEventMap$1 {
	open: EventSourceOpenEvent;
	message: MessageEvent<string>;
	error: EventSourceErrorEvent;
}
interface EventSource$1 {
	readonly CONNECTING: 0;
	readonly OPEN: 1;
	readonly CLOSED: 2;
	removeEventListener<K extends keyof EventSourceEventMap$1>(type: K, listener: (this: EventSource$1, event: EventSourceEventMap$1[K]) => unknown, options?: boolean | EventListenerOptions): void;
	removeEventListener(type: string, listener: (this: EventSource$1, event: MessageEvent<string>) => unknown, options?: boolean | EventListenerOptions): void;
	removeEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | EventListenerOptions): void;
}
/**
 * The HTML Standard's `EventSource` (§9.2), over `fetch`: with a method, headers and a body.
 *
 * A GET reconnects as the standard says. Any other request is sent once, unless `reconnect` asks for more by name.
 */
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
	 * @throws TypeError if it is no ReadableStream, or is locked already
	 */
	static fromReadableStream(stream: ReadableStream<Uint8Array>): EventSource$1;
	get url(): string;
	get withCredentials(): boolean;
	get readyState(): 0 | 1 | 2;
	/** The last event ID string: what a reconnection sends as `Last-Event-ID`. */
	get lastEventId(): string;
	/** Resolves when the stream has ended for good, with what it came to. It never rejects. */
	get closed(): Promise<Closed>;
	/** How long a reconnection waits, in milliseconds. */
	get reconnectionTime(): number;
	get onopen(): HandlerOf<EventSourceOpenEvent>;
	set onopen(handler: HandlerOf<EventSourceOpenEvent>);
	get onmessage(): HandlerOf<MessageEvent<string>>;
	set onmessage(handler: HandlerOf<MessageEvent<string>>);
	get onerror(): HandlerOf<EventSourceErrorEvent>;
	set onerror(handler: HandlerOf<EventSourceErrorEvent>);
	/** Ends the stream: the request is cancelled, and nothing is dispatched any more. */
	close(): void;
	addEventListener<K extends keyof EventSourceEventMap$1>(type: K, listener: (this: EventSource$1, event: EventSourceEventMap$1[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
	addEventListener(type: string, listener: (this: EventSource$1, event: MessageEvent<string>) => unknown, options?: boolean | AddEventListenerOptions): void;
	addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
	/**
	 * Every message of any type, in order. A loop that lags behind slows the network down; leaving it closes the stream. After
	 * `close()` it ends behind what had come. It throws if the stream fails, or ends before `done` has matched.
	 */
	[Symbol.asyncIterator](): AsyncIterableIterator<EventStreamMessage, undefined>;
}

export {
	EventSource$1 as EventSource,
	EventSourceEventMap$1 as EventSourceEventMap,
	EventSourceInit$1 as EventSourceInit,
};

export {};
