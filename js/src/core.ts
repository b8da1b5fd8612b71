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

/** The exports of wasm/main.go, which says what each takes and returns. */
interface Exports {
  memory: WebAssembly.Memory
  window(): number
  table(): number
  open(strategy: number, maxAttempts: number, minDelay: number, maxDelay: number, maxEventSize: number): number
  release(handle: number): void
  feed(handle: number, length: number): number
  responded(handle: number, status: number, isEventStream: number, retryAfter: number): number
  ended(handle: number, cause: number, random: number): number
  readyState(handle: number): number
  reconnectionTime(handle: number): number
}

/** An instance and the two areas of its memory that the host uses. The memory cannot grow, so the views stay. */
interface Instance {
  exports: Exports
  input: Uint8Array
  table: Uint32Array
  /** What trapped, once something did: the instance is not used again. */
  trap?: unknown
}

/** The bytes that tools/bundle's encode wrote as text. */
function decode(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = []
  let high = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c > 124) {
      high = (c - 124) * 86
    } else {
      bytes.push(c + high - (c > 91 ? 40 : 39))
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
  const instance = {
    exports,
    input: new Uint8Array(buffer, exports.window(), WINDOW),
    table: new Uint32Array(buffer, exports.table(), TABLE * 2),
  }
  instances.add(instance)
  return instance
}

const STREAMING = { stream: true }

/** What the core is told about a stream, see conn.Policy: milliseconds and bytes, 0 for the default. */
export interface Policy {
  strategy: number
  maxAttempts?: number
  minDelay?: number
  maxDelay?: number
  maxEventSize?: number
}

/**
 * One stream of the core, through all its connections. In turn for each connection: `responded`, `push` and `next` for
 * what arrives, `ended`. After `release` it is not used.
 */
export class Stream {
  /** The message that `next` found: its type, never empty, and its data. */
  type = ''
  data = ''
  /** The last event ID string. */
  lastEventId = ''

  #instance!: Instance
  #handle = 0
  #decoder!: TextDecoder
  #chunk: Uint8Array | undefined
  #at = 0 // in the chunk
  #text = ''
  #records: number[] = []
  #record = 0
  #recordsEnd = 0
  // The values of the event that has not ended.
  #data = ''
  #type = ''
  #idValue = '' // as far as it has come
  #id = '' // the last event ID buffer

  /** @throws WebAssembly.CompileError where a Content Security Policy forbids WebAssembly */
  constructor({ strategy, maxAttempts = 0, minDelay = 0, maxDelay = 0, maxEventSize = 0 }: Policy) {
    const open = (instance: Instance): number =>
      instance.exports.open(strategy, maxAttempts, minDelay, maxDelay, maxEventSize)
    for (const instance of instances) {
      this.#instance = instance
      if ((this.#handle = open(instance))) break
    }
    if (!this.#handle) this.#handle = open((this.#instance = instantiate()))
    this.#begin()
  }

  get readyState(): number {
    return this.#instance.exports.readyState(this.#handle)
  }

  /** In milliseconds. */
  get reconnectionTime(): number {
    return this.#instance.exports.reconnectionTime(this.#handle)
  }

  /** Takes a response: its status, whether it is `text/event-stream`, its Retry-After in ms or NaN. Gives the verdict. */
  responded(status: number, isEventStream: boolean, retryAfter: number): number {
    return this.#call((core) => core.responded(this.#handle, status, Number(isEventStream), retryAfter))
  }

  /** Takes bytes of the body, which must not change until `next` has returned false. */
  push(chunk: Uint8Array): void {
    this.#chunk = chunk
    this.#at = 0
  }

  /**
   * Goes on to the next message of the bytes that were pushed. False: there is none yet.
   * @throws RangeError if an event is longer than the policy's maxEventSize
   */
  next(): boolean {
    do {
      const records = this.#records
      const text = this.#text
      while (this.#record < this.#recordsEnd) {
        const head = records[this.#record]!
        const kind = head & KIND_MASK
        if (kind < END) {
          const piece = text.slice(head >>> START_SHIFT, records[this.#record + 1])
          if (kind === DATA) {
            this.#data = head & NEWLINE ? this.#data + '\n' + piece : head & CONTINUE ? this.#data + piece : piece
          } else if (kind === TYPE) {
            this.#type = head & CONTINUE ? this.#type + piece : piece
          } else {
            this.#idValue = head & CONTINUE ? this.#idValue + piece : piece
            if (kind === ID) this.#id = this.#idValue
          }
        } else if (kind === LIMIT) {
          throw new RangeError('an event is longer than maxEventSize')
        }
        this.#record += 2
        if (head & DISPATCH) {
          this.lastEventId = this.#id
          this.type = this.#type || 'message'
          this.data = this.#data
          this.#type = this.#data = ''
          return true
        }
        if (kind === END) {
          this.lastEventId = this.#id
          this.#type = ''
        }
      }
    } while (this.#feed())
    return false
  }

  /** Feeds as much of the chunk as a window takes, and takes all records out of memory. False: there was none left. */
  #feed(): boolean {
    const chunk = this.#chunk
    if (!chunk) return false
    const { input, table } = this.#instance
    let part = chunk
    if (this.#at > 0 || chunk.length > WINDOW) part = chunk.subarray(this.#at, this.#at + WINDOW)
    input.set(part)
    const result = this.#call((core) => core.feed(this.#handle, part.length))
    const consumed = result >>> CONSUMED_SHIFT
    if (consumed < part.length) part = part.subarray(0, consumed)
    this.#text = this.#decoder.decode(part, STREAMING)
    this.#record = 0
    this.#recordsEnd = (result & COUNT_MASK) * 2
    for (let i = 0; i < this.#recordsEnd; i++) this.#records[i] = table[i]!
    this.#at += consumed
    if (this.#at >= chunk.length) this.#chunk = undefined
    return true
  }

  /** Takes a connection's end. Gives the delay in milliseconds before the next request, or the outcome, negated. */
  ended(cause: number): number {
    this.#begin()
    return this.#call((core) => core.ended(this.#handle, this.lastEventId ? cause | HAS_ID : cause, Math.random()))
  }

  release(): void {
    this.#instance.exports.release(this.#handle)
  }

  /** Prepares for a connection's body; what an earlier one left unfinished is forgotten. */
  #begin(): void {
    this.#decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    this.#chunk = undefined
    this.#recordsEnd = 0
    this.#text = this.#data = this.#type = ''
    this.#id = this.lastEventId
  }

  /** Calls the core. A trap is a bug of the core's: nothing of the instance can be relied on, so it is dropped. */
  #call(f: (core: Exports) => number): number {
    const instance = this.#instance
    try {
      if (instance.trap) throw instance.trap
      return f(instance.exports)
    } catch (cause) {
      instance.trap = cause
      instances.delete(instance)
      throw new Error('the core has failed; the stream cannot go on', { cause })
    }
  }
}
