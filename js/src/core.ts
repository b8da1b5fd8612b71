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
  open(...policy: Policy): number
  release(handle: number): void
  feed(handle: number, length: number): number
  responded(handle: number, status: number, isEventStream: boolean, retryAfter: number): number
  ended(handle: number, cause: number, random: number): number
  watch(limit: number, since: number, due: number, now: number): number
  readyState(handle: number): number
  reconnectionTime(handle: number): number
}

/** An instance and the two areas of its memory that the host uses. The memory cannot grow, so the views stay. */
interface Instance {
  exports: Exports
  input: Uint8Array
  table: Uint32Array
  /** What to tell those that are open, should the core fail. */
  onTrap: Set<(error: Error) => void>
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
      bytes.push(((c - (c > 91 ? 9 : 8)) % 86) + high - 4)
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
    onTrap: new Set<(error: Error) => void>(),
  }
  instances.add(instance)
  return instance
}

const STREAMING = { stream: true }

/** What the core is told about a stream, see conn.Policy: milliseconds and bytes, 0 or nothing for the default. */
export type Policy = [strategy: number, maxAttempts?: number, minDelay?: number, maxDelay?: number, maxEventSize?: number]

/**
 * One stream of the core, through all its connections. In turn for each connection: `responded`, `push` and `next` for
 * what arrives, `ended`. After `release` only the attributes are used.
 */
export interface Stream {
  /** The message that `next` found: its type, never empty, and its data. */
  type: string
  data: string
  /** The last event ID string. */
  lastEventId: string
  readyState(): number
  /** In milliseconds. */
  reconnectionTime(): number
  /**
   * Takes a response: its status, whether it is `text/event-stream`, its Retry-After in ms or NaN. Gives the cause to end the
   * connection with, or EOF: the stream is open.
   */
  responded(status: number, isEventStream: boolean, retryAfter: number): number
  /** Takes bytes of the body, which must not change until `next` has returned false. */
  push(chunk: Uint8Array): void
  /**
   * Goes on to the next message of the bytes that were pushed. False: there is none yet.
   * @throws RangeError if an event is longer than the policy's maxEventSize
   */
  next(): boolean
  /** Takes a connection's end. Gives the delay in milliseconds before the next request, or the outcome, negated. */
  ended(cause: number): number
  /** Whether the stream has been silent for too long; for how many ms it has not. See conn.Watch. */
  watch(limit: number, since: number, due: number, now: number): number
  /** Ends it, once; the attributes stay as they are. */
  release(): void
}

/**
 * Opens a stream.
 * @param onTrap called once if the core fails, in this stream's turn or another's: it cannot go on
 * @throws WebAssembly.CompileError where a Content Security Policy forbids WebAssembly
 */
export function openStream(policy: Policy, onTrap: (error: Error) => void): Stream {
  let instance!: Instance
  let handle = 0
  const open = (candidate: Instance): number => {
    instance = candidate
    return (handle = candidate.exports.open(...policy))
  }
  if (![...instances].some(open)) open(instantiate())
  instance.onTrap.add(onTrap)
  const { exports, input, table } = instance

  let decoder: TextDecoder
  let chunk: Uint8Array | undefined
  let at = 0 // in the chunk
  let text = ''
  const records: number[] = []
  let record = 0
  let recordsEnd = 0
  // The values of the event that has not ended.
  let data = ''
  let type = ''
  let idValue = '' // as far as it has come
  let id = '' // the last event ID buffer
  let time: number | undefined // the reconnection time, once released

  /** Prepares for a connection's body; what an earlier one left unfinished is forgotten. */
  const begin = (): void => {
    decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    chunk = undefined
    recordsEnd = 0
    text = data = type = ''
    id = stream.lastEventId
  }

  /** Feeds as much of the chunk as a window takes, and takes all records out of memory. False: there was none left. */
  const feed = (): boolean => {
    if (!chunk) return false
    let part = chunk
    if (at > 0 || chunk.length > WINDOW) part = chunk.subarray(at, at + WINDOW)
    input.set(part)
    let result
    try {
      if (!instances.has(instance)) throw 0 // it failed in another stream's turn
      result = exports.feed(handle, part.length)
    } catch (cause) {
      // A bug of the core's: nothing of the instance can be relied on, so it is dropped.
      const error = new Error('the core has failed', { cause })
      instances.delete(instance)
      for (const tell of instance.onTrap) tell(error)
      throw error
    }
    const consumed = result >>> CONSUMED_SHIFT
    if (consumed < part.length) part = part.subarray(0, consumed)
    text = decoder.decode(part, STREAMING)
    record = 0
    recordsEnd = (result & COUNT_MASK) * 2
    for (let i = 0; i < recordsEnd; i++) records[i] = table[i]!
    at += consumed
    if (at >= chunk.length) chunk = undefined
    return true
  }

  const stream: Stream = {
    type: '',
    data: '',
    lastEventId: '',
    readyState: () => exports.readyState(handle),
    reconnectionTime: () => time ?? exports.reconnectionTime(handle),
    responded: (status, isEventStream, retryAfter) => exports.responded(handle, status, isEventStream, retryAfter),
    push(bytes) {
      if (!(bytes.length >= 0)) throw new TypeError('chunk is no Uint8Array')
      chunk = bytes
      at = 0
    },
    next() {
      do {
        while (record < recordsEnd) {
          const head = records[record]!
          const kind = head & KIND_MASK
          if (kind < END) {
            const piece = text.slice(head >>> START_SHIFT, records[record + 1])
            if (kind === DATA) {
              data = head & NEWLINE ? data + '\n' + piece : head & CONTINUE ? data + piece : piece
            } else if (kind === TYPE) {
              type = head & CONTINUE ? type + piece : piece
            } else {
              idValue = head & CONTINUE ? idValue + piece : piece
              if (kind === ID) id = idValue
            }
          } else if (kind === LIMIT) {
            throw new RangeError('an event is longer than maxEventSize')
          }
          record += 2
          if (kind === END || head & DISPATCH) {
            stream.lastEventId = id
            stream.type = type || 'message'
            stream.data = data
            type = data = ''
            if (head & DISPATCH) return true
          }
        }
      } while (feed())
      return false
    },
    ended(cause) {
      begin()
      return exports.ended(handle, id ? cause | HAS_ID : cause, Math.random())
    },
    watch: exports.watch,
    release() {
      instance.onTrap.delete(onTrap)
      time = exports.reconnectionTime(handle)
      exports.release(handle)
      handle = 0
    },
  }
  begin()
  return stream
}
