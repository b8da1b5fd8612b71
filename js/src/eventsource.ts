import { Connection } from './connection.ts'
import { type Handler, isNative, type Listener } from './listeners.ts'
import { MessageQueue } from './queue.ts'
import type {
  Arrival,
  Closed,
  EventSourceErrorEvent,
  EventSourceInit,
  EventSourceMessageEvent,
  EventSourceOpenEvent,
  EventSourceStalledEvent,
  EventStreamInit,
  EventStreamIterator,
  EventStreamMessage,
} from './types.ts'
import { asInterface } from './webidl.ts'

/** The platform's EventSource, where its types have one. */
type Native = typeof globalThis extends { EventSource: { prototype: infer Instance } } ? Instance : EventTarget

/** As a method, whose parameters compare both ways: the DOM library's handlers fit ours, and ours theirs. */
type HandlerOf<E extends Event> = { handle(this: Native, event: E): unknown }['handle'] | null

/** What an EventTarget takes, whatever its platform calls that. */
type AnyListener = Parameters<EventTarget['addEventListener']>[1] | null
type AddOptions = Parameters<EventTarget['addEventListener']>[2]
type RemoveOptions = Parameters<EventTarget['removeEventListener']>[2]

/**
 * `close()`, at the end of a block that the source was declared in with `using`: where the platform's types know of
 * disposal, so that those of other programs need no library more.
 */
type Disposes = SymbolConstructor extends { readonly dispose: infer Dispose extends symbol } ? { [name in Dispose]: () => void } : object

export interface EventSourceEventMap {
  open: EventSourceOpenEvent
  message: EventSourceMessageEvent
  error: EventSourceErrorEvent
  stalled: EventSourceStalledEvent
}

interface EventSource extends Disposes {
  readonly CONNECTING: 0
  readonly OPEN: 1
  readonly CLOSED: 2
}

/**
 * The HTML Standard's `EventSource` (§9.2), over `fetch`: with a method, headers and a body.
 *
 * A GET reconnects as the standard says. Any other request is sent once, unless `reconnect` asks for more by name.
 */
class EventSource extends EventTarget implements AsyncIterable<EventStreamMessage> {
  declare static readonly CONNECTING: 0
  declare static readonly OPEN: 1
  declare static readonly CLOSED: 2

  #url: string
  #withCredentials: boolean
  #connection: Connection

  /**
   * @param url resolved against the document's base URL, or the worker's URL
   * @throws SyntaxError (DOMException) if the URL does not parse
   * @throws TypeError if a member of init is not what it should be
   */
  constructor(url: string | URL, init: EventSourceInit = {}) {
    if (arguments.length === 0) throw new TypeError('no url')
    super()
    const text = `${url as string}` // of a Symbol there is none: a TypeError
    init ??= {}
    if (Object(init) !== init) throw new TypeError('init is no object')
    // What the page does with init later is its own affair. Like WebIDL, this reads inherited members, too.
    const own: Record<string, unknown> & EventSourceInit = {}
    for (const name in init) own[name] = init[name as keyof EventSourceInit]
    const plain = Object.keys(own).every((name) => name === 'withCredentials')
    this.#withCredentials = Boolean(own.withCredentials)
    try {
      this.#url = new URL(text, globalThis.document?.baseURI ?? globalThis.location?.href).href
    } catch {
      throw new DOMException(`'${text}' is no URL`, 'SyntaxError')
    }
    this.#connection = new Connection(this, this.#url, own, plain)
    this.#connection.moved = own.attach?.(this)
  }

  /**
   * The messages of a stream of bytes, from wherever they come. There is no reconnection: its end is an `error` event.
   * @param stream of Uint8Arrays; it is locked from now on, and cancelled by `close()`
   * @throws TypeError if it is no ReadableStream, or is locked already, or a member of init is not what it should be
   */
  static fromReadableStream(stream: ReadableStream<Uint8Array>, { done, maxEventSize, signal }: EventStreamInit = {}): EventSource {
    const reader = ReadableStream.prototype.getReader.call(stream)
    const response = new Response(null, { headers: { 'content-type': 'text/event-stream' } })
    Object.defineProperty(response, 'body', { value: { getReader: () => reader } })
    const init = { done, maxEventSize, signal, fetch: async () => response, reconnect: false }
    const source = new EventSource('about:event-stream', init as EventSourceInit)
    void source.closed.then(({ outcome }) => {
      if (outcome !== 'complete') reader.cancel().catch(() => undefined) // also if it never came to reading
    })
    return source
  }

  get url(): string {
    return this.#url
  }

  get withCredentials(): boolean {
    return this.#withCredentials
  }

  get readyState(): 0 | 1 | 2 {
    return this.#connection.state as 0 | 1 | 2
  }

  /** The last event ID string: what a reconnection sends as `Last-Event-ID`. */
  get lastEventId(): string {
    return this.#connection.lastEventId
  }

  /** Resolves when the stream has ended for good, with what it came to. It never rejects. */
  get closed(): Promise<Closed> {
    return this.#connection.closed
  }

  /** How long a reconnection waits, in milliseconds. */
  get reconnectionTime(): number {
    return this.#connection.retryTime
  }

  /** With `stallTimeout`, when the first and the latest byte of the present response's body have come; null before, and without. */
  get arrival(): Arrival | null {
    return this.#connection.arrival
  }

  get onopen(): HandlerOf<EventSourceOpenEvent> {
    return this.#handler('open')
  }
  set onopen(handler: HandlerOf<EventSourceOpenEvent>) {
    this.#setHandler('open', handler)
  }

  get onmessage(): HandlerOf<EventSourceMessageEvent> {
    return this.#handler('message')
  }
  set onmessage(handler: HandlerOf<EventSourceMessageEvent>) {
    this.#setHandler('message', handler)
  }

  get onerror(): HandlerOf<EventSourceErrorEvent> {
    return this.#handler('error')
  }
  set onerror(handler: HandlerOf<EventSourceErrorEvent>) {
    this.#setHandler('error', handler)
  }

  /** Ends the stream: the request is cancelled, and nothing is dispatched any more. */
  close(): void {
    this.#connection.finish('closed')
  }

  override addEventListener<K extends keyof EventSourceEventMap>(
    type: K,
    listener: (this: EventSource, event: EventSourceEventMap[K]) => unknown,
    options?: AddOptions,
  ): void
  override addEventListener(
    type: string,
    listener: (this: EventSource, event: EventSourceMessageEvent) => unknown,
    options?: AddOptions,
  ): void
  override addEventListener(
    type: string,
    listener: AnyListener,
    options?: AddOptions,
  ): void
  override addEventListener(type: string, listener: unknown): void {
    // The arguments as they were given: how many there are matters.
    super.addEventListener(...(arguments as unknown as [string, null]))
    const isPlain = typeof listener === 'function' && arguments.length === 2 && isNative(super.addEventListener)
    this.#connection.listeners.changed(String(type), isPlain ? (listener as Listener) : undefined)
  }

  override removeEventListener<K extends keyof EventSourceEventMap>(
    type: K,
    listener: (this: EventSource, event: EventSourceEventMap[K]) => unknown,
    options?: RemoveOptions,
  ): void
  override removeEventListener(
    type: string,
    listener: (this: EventSource, event: EventSourceMessageEvent) => unknown,
    options?: RemoveOptions,
  ): void
  override removeEventListener(
    type: string,
    listener: AnyListener,
    options?: RemoveOptions,
  ): void
  override removeEventListener(type: string, _listener: unknown): void {
    super.removeEventListener(...(arguments as unknown as [string, null]))
    const { listeners } = this.#connection
    if (listeners.of(String(type))) listeners.changed(String(type))
  }

  /**
   * Every message of any type, in order. A loop that lags behind slows the network down; leaving it closes the stream. After
   * `close()` it ends behind what had come. It throws if the stream fails, or ends before `done` has matched, an
   * EventSourceError; if `signal` has ended it, the signal's reason; and if it begins behind messages that nobody got, an
   * InvalidStateError (DOMException).
   */
  [Symbol.asyncIterator](): EventStreamIterator {
    const { queues, result, missed } = this.#connection
    const queue = new MessageQueue()
    if (missed) queue.end({ error: new DOMException('The loop began too late: it has missed messages', 'InvalidStateError') })
    else if (result) queue.end(result)
    else queues.push(queue)
    return {
      next: () => queue.next(),
      return: () => {
        this.close()
        return queue.return()
      },
      [Symbol.asyncIterator]() {
        return this
      },
    }
  }

  #handler<E extends Event>(type: string): HandlerOf<E> {
    return (this.#connection.listeners.of(type)?.handler?.value as HandlerOf<E> | undefined) ?? null
  }

  /** HTML §8.1.8.1: objects are kept, functions are called, anything else is null; the first set fixes the order. */
  #setHandler(type: string, value: unknown): void {
    const { listeners } = this.#connection
    const old = listeners.of(type)?.handler
    const isWrapped = !isNative(super.addEventListener)
    if (old && !isWrapped && Object(value) === value) {
      old.value = value
      return
    }
    // A wrapper knows a handler by its listener: under one, another handler is another listener.
    if (old) super.removeEventListener(type, old.listener)
    let handler: Handler | undefined
    if (Object(value) === value) {
      const made: Handler = {
        value,
        listener: (event) => {
          if (typeof made.value === 'function' && made.value.call(this, event) === false) event.preventDefault()
        },
      }
      handler = made
      super.addEventListener(type, made.listener)
    }
    listeners.setHandler(type, handler, isWrapped)
  }
}

/** Where the platform knows of disposal. */
function asDisposable(constructor: typeof EventSource): typeof EventSource {
  const { prototype } = constructor
  if (Symbol.dispose) Object.defineProperty(prototype, Symbol.dispose, { value: prototype.close, writable: true, configurable: true })
  return constructor
}

const Interface = /* @__PURE__ */ asDisposable(/* @__PURE__ */ asInterface(EventSource, 'EventSource', ['CONNECTING', 'OPEN', 'CLOSED']))
type Interface = EventSource

export { Interface as EventSource }
