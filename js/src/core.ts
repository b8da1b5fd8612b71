// The only file that calls the core and reads its memory. It hands out text, names and numbers, never a view of memory.

import {
  CLEAN_END,
  COMPLETE,
  CONSUMED_SHIFT,
  CONTINUE,
  COUNT_MASK,
  DATA,
  DISPATCH,
  END,
  FAILED,
  HAS_ID,
  HAS_SENTINEL,
  ID,
  INCOMPLETE,
  KIND_MASK,
  LIMIT,
  MAY_END,
  NEWLINE,
  START_SHIFT,
  TABLE,
  TYPE,
  WINDOW,
} from './abi.ts'
import { EventSourceError } from './error.ts'
import type { Judge } from './judge.ts'
import type { Closed, EventStreamMessage } from './types.ts'
import { type Exports, instantiate } from './wasm.ts'

const OUTCOMES: Record<number, Closed['outcome']> = {
  [COMPLETE]: 'complete',
  [CLEAN_END]: 'eof',
  [INCOMPLETE]: 'incomplete',
  [FAILED]: 'failed',
}

/** What the core is told about a stream, see conn.Policy. Times in ms, sizes in bytes; 0 or nothing is the default. */
export interface Policy {
  /** ONCE and the others, with HAS_DONE and HAS_REQUEST. */
  strategy: number
  maxAttempts?: number
  minDelay?: number
  maxDelay?: number
  maxEventSize?: number
}

/** Who opens a stream. */
export interface Owner {
  /** The core has failed, in this stream's turn or another's: it cannot go on. */
  finish(outcome: 'failed', error: EventSourceError): void
}

/** One instance of the core, and the two areas of its memory that the host uses. The memory cannot grow, so the views stay. */
class Instance {
  readonly exports: Exports = instantiate()
  readonly input: Uint8Array
  readonly table: Uint32Array
  /** Those that have streams, to be told if the core fails. */
  readonly owners = new Set<Owner>()
  failure: EventSourceError | undefined

  constructor() {
    const { buffer } = this.exports.memory
    const at = this.exports.window()
    this.input = new Uint8Array(buffer, at, WINDOW)
    this.table = new Uint32Array(buffer, at + WINDOW, TABLE * 2)
  }

  /** Fills the table from what the input holds. A trap is a bug of the core's: nothing of the instance can be relied on any more. */
  feed(handle: number, length: number): number {
    if (this.failure) throw this.failure
    try {
      return this.exports.feed(handle, length)
    } catch (cause) {
      this.failure = new EventSourceError('wasm', 'The core has failed', cause)
      instances.delete(this)
      for (const owner of this.owners) owner.finish('failed', this.failure)
      throw this.failure
    }
  }
}

const instances = /* @__PURE__ */ new Set<Instance>()

const STREAMING = { stream: true }

/**
 * One stream of the core, through all its connections. In turn for each connection: `responded`, `read` for what arrives,
 * `ended`. After `release` only the attributes are used.
 */
export class Stream {
  /** The last event ID string behind all that `read` has given. */
  lastEventId: string
  #owner: Owner | undefined
  #instance!: Instance
  #handle = 0
  #time: number | undefined // the reconnection time, once released
  #decoder!: TextDecoder
  // The values of the event that has not ended.
  #data = ''
  #type = ''
  #idValue = '' // as far as it has come
  #id = '' // the last event ID buffer

  /**
   * @param owner told if the core fails; without one the next `read` tells
   * @param lastEventId the last event ID string before the first connection
   * @throws EventSourceError `wasm`: the page may not run WebAssembly
   */
  constructor(policy: Policy, owner?: Owner, lastEventId = '') {
    this.#owner = owner
    this.lastEventId = lastEventId
    if (![...instances].some((instance) => this.#openIn(instance, policy))) {
      const instance = new Instance()
      instances.add(instance)
      this.#openIn(instance, policy)
    }
    if (owner) this.#instance.owners.add(owner)
    this.#begin()
  }

  /** Takes a handle of an instance, unless all are in use. */
  #openIn(instance: Instance, { strategy, maxAttempts, minDelay, maxDelay, maxEventSize }: Policy): boolean {
    this.#instance = instance
    this.#handle = instance.exports.open(strategy, maxAttempts, minDelay, maxDelay, maxEventSize) // undefined arrives as 0
    return this.#handle > 0
  }

  /** The ready state. */
  get state(): number {
    return this.#instance.exports.state(this.#handle)
  }

  /** The reconnection time, in milliseconds. */
  get retryTime(): number {
    return this.#time ?? this.#instance.exports.retryTime(this.#handle)
  }

  /** Whether the stream has been silent for too long; for how many ms it has not. See conn.Watch. */
  watch(limit: number, since: number, due: number, now: number): number {
    return this.#instance.exports.watch(limit, since, due, now)
  }

  /**
   * Takes a response, see conn.Responded. Gives the cause to end the connection with, or EOF: the stream is open.
   * @param facts of IS_EVENT_STREAM and the others
   * @param retryAfter what Retry-After comes to, in ms; NaN if there is none
   */
  responded(status: number, facts: number, retryAfter: number): number {
    return this.#instance.exports.responded(this.#handle, status, facts, retryAfter)
  }

  /**
   * The messages of a chunk of the body, in parts: those of a window of it, maybe none. What is left unfinished goes on in
   * the next chunk.
   * @throws EventSourceError `limit`, behind the last messages: an event is longer than the policy's maxEventSize
   * @throws EventSourceError `unsupported`: what the body gives is no Uint8Array
   */
  *read(chunk: Uint8Array): Generator<EventStreamMessage[], void, undefined> {
    if (chunk?.BYTES_PER_ELEMENT !== 1) throw new EventSourceError('unsupported', 'The body gives no Uint8Array')
    const { input, table } = this.#instance
    const { length } = chunk // it is 0 for a chunk that is transferred meanwhile: then subarray throws
    for (let at = 0; at < length; ) {
      let part = chunk.subarray(at, at + WINDOW)
      input.set(part)
      const result = this.#instance.feed(this.#handle, part.length)
      const consumed = result >>> CONSUMED_SHIFT
      if (consumed < part.length) part = part.subarray(0, consumed)
      at += consumed

      const text = this.#decoder.decode(part, STREAMING)
      const messages: EventStreamMessage[] = []
      let data = this.#data
      let kind = 0
      for (let i = 0, end = (result & COUNT_MASK) * 2; i < end; i += 2) {
        const head = table[i]!
        kind = head & KIND_MASK
        if (kind < END) {
          const piece = text.slice(head >>> START_SHIFT, table[i + 1])
          if (kind === DATA) {
            data = head & NEWLINE ? data + '\n' + piece : head & CONTINUE ? data + piece : piece
          } else if (kind === TYPE) {
            this.#type = head & CONTINUE ? this.#type + piece : piece
          } else {
            this.#idValue = head & CONTINUE ? this.#idValue + piece : piece
            if (kind === ID) this.#id = this.#idValue
          }
        }
        if (kind === END || head & DISPATCH) {
          this.lastEventId = this.#id
          if (head & DISPATCH) messages.push({ type: this.#type || 'message', data, lastEventId: this.#id })
          this.#type = data = ''
        }
      }
      this.#data = data
      yield messages
      if (kind === LIMIT) throw new EventSourceError('limit', 'An event is longer than maxEventSize')
    }
  }

  /**
   * Takes a connection's end. Gives the delay in milliseconds before the next request, or what the stream has come to.
   * @param cause EOF and the others
   * @param judge of the messages that have come
   */
  ended(cause: number, { done, mayEnd }: Judge): number | Closed['outcome'] {
    const flags = (this.#data === done ? HAS_SENTINEL : 0) | (mayEnd ? MAY_END : 0) | (this.lastEventId ? HAS_ID : 0)
    this.#begin()
    const next = this.#instance.exports.ended(this.#handle, cause | flags, Math.random())
    return next < 0 ? OUTCOMES[-next]! : next
  }

  /** Ends it, once; the attributes stay as they are. */
  release(): void {
    const { exports, owners } = this.#instance
    if (this.#owner) owners.delete(this.#owner)
    this.#time = exports.retryTime(this.#handle)
    exports.release(this.#handle)
    this.#handle = 0
  }

  /** Prepares for a connection's body; what an earlier one left unfinished is forgotten. */
  #begin(): void {
    this.#decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    this.#data = this.#type = ''
    this.#id = this.lastEventId
  }
}
