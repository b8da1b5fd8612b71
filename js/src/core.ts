// The only file that calls the core and reads its memory. It hands out text and numbers, never a view of memory.

import {
  CONTINUE,
  CONSUMED_SHIFT,
  COUNT_MASK,
  DATA,
  DISPATCH,
  END,
  HAS_ID,
  ID,
  KIND_MASK,
  LIMIT,
  NEWLINE,
  START_SHIFT,
  TABLE,
  TYPE,
  WINDOW,
} from './abi.ts'
import wasm from './core.wasm'
import type { EventStreamMessage } from './types.ts'

/** The exports of wasm/main.go, which says what each takes and returns. */
interface Exports {
  memory: WebAssembly.Memory
  window(): number
  open(...policy: Policy): number
  release(handle: number): void
  feed(handle: number, length: number): number
  responded(handle: number, status: number, isEventStream: boolean, retryAfter: number): number
  ended(handle: number, cause: number, random: number): number
  watch(limit: number, since: number, due: number, now: number): number
  state(handle: number): number
  retryTime(handle: number): number
}

/** An instance and the two areas of its memory that the host uses. The memory cannot grow, so the views stay. */
interface Instance {
  exports: Exports
  input: Uint8Array
  table: Uint32Array
  /** Those that have streams, to be told if the core fails. */
  owners: Set<Owner>
}

/** The bytes that tools/bundle's encode wrote as text. */
function decode(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = []
  let high = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c > 124) {
      high = (c - 124) * 89
    } else {
      bytes.push(((c - (c > 91 ? 8 : 7)) % 89) + high)
      high = 0
    }
  }
  return new Uint8Array(bytes)
}

let compiled: WebAssembly.Module | undefined
const instances = new Set<Instance>()

function instantiate(): Instance {
  compiled ??= new WebAssembly.Module(decode(wasm))
  const exports = new WebAssembly.Instance(compiled).exports as unknown as Exports
  const { buffer } = exports.memory
  const at = exports.window()
  const instance = {
    exports,
    input: new Uint8Array(buffer, at, WINDOW),
    table: new Uint32Array(buffer, at + WINDOW, TABLE * 2),
    owners: new Set<Owner>(),
  }
  instances.add(instance)
  return instance
}

const STREAMING = { stream: true }

/** What the core is told about a stream, see conn.Policy: milliseconds and bytes, 0 or nothing for the default. */
export type Policy = [strategy: number, maxAttempts?: number, minDelay?: number, maxDelay?: number, maxEventSize?: number]

/** Who opens a stream. */
export interface Owner {
  /** The core has failed, in this stream's turn or another's: it cannot go on. */
  fail(error: Error): void
}

/**
 * One stream of the core, through all its connections. In turn for each connection: `responded`, `read` for what arrives,
 * `ended`. After `release` only the attributes are used.
 */
export class Stream {
  /** The last event ID string behind all that `read` has given. */
  lastEventId = ''
  #owner: Owner
  #instance!: Instance
  #handle = 0
  #time: number | undefined // the reconnection time, once released
  #decoder!: TextDecoder
  // The values of the event that has not ended.
  #data = ''
  #type = ''
  #idValue = '' // as far as it has come
  #id = '' // the last event ID buffer

  /** @throws WebAssembly.CompileError where a Content Security Policy forbids WebAssembly */
  constructor(policy: Policy, owner: Owner) {
    this.#owner = owner
    const open = (instance: Instance): number => {
      this.#instance = instance
      return (this.#handle = instance.exports.open(...policy))
    }
    if (![...instances].some(open)) open(instantiate())
    this.#instance.owners.add(owner)
    this.#begin()
  }

  /** The ready state. */
  state(): number {
    return this.#instance.exports.state(this.#handle)
  }

  /** The reconnection time, in milliseconds. */
  retryTime(): number {
    return this.#time ?? this.#instance.exports.retryTime(this.#handle)
  }

  /** Whether the stream has been silent for too long; for how many ms it has not. See conn.Watch. */
  watch(limit: number, since: number, due: number, now: number): number {
    return this.#instance.exports.watch(limit, since, due, now)
  }

  /**
   * Takes a response: its status, whether it is `text/event-stream`, its Retry-After in ms or NaN. Gives the cause to end
   * the connection with, or EOF: the stream is open.
   */
  responded(status: number, isEventStream: boolean, retryAfter: number): number {
    return this.#instance.exports.responded(this.#handle, status, isEventStream, retryAfter)
  }

  /**
   * The messages of a chunk of the body, in parts: those of a window of it, maybe none. What is left unfinished goes on in
   * the next chunk.
   * @throws RangeError behind the last messages, if an event is longer than the policy's maxEventSize
   */
  *read(chunk: Uint8Array): Generator<EventStreamMessage[], void, undefined> {
    if (!chunk.subarray) throw new TypeError('chunk is no Uint8Array')
    const { input, table } = this.#instance
    const { length } = chunk // it is 0 for a chunk that is transferred meanwhile: then subarray throws
    for (let at = 0; at < length; ) {
      let part = chunk.subarray(at, at + WINDOW)
      input.set(part)
      const result = this.#feed(part.length)
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
      if (kind === LIMIT) throw new RangeError('an event is longer than maxEventSize')
    }
  }

  /** Takes a connection's end. Gives the delay in milliseconds before the next request, or the outcome, negated. */
  ended(cause: number): number {
    this.#begin()
    return this.#instance.exports.ended(this.#handle, this.#id ? cause | HAS_ID : cause, Math.random())
  }

  /** Ends it, once; the attributes stay as they are. */
  release(): void {
    const { exports, owners } = this.#instance
    owners.delete(this.#owner)
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

  #feed(length: number): number {
    const instance = this.#instance
    try {
      if (!instances.has(instance)) throw 0 // it failed in another stream's turn
      return instance.exports.feed(this.#handle, length)
    } catch (cause) {
      // A bug of the core's: nothing of the instance can be relied on, so it is dropped.
      const error = new Error('the core has failed', { cause })
      instances.delete(instance)
      for (const owner of instance.owners) owner.fail(error)
      throw error
    }
  }
}
