// What a format is, and what all of them share.

/**
 * What the functions of a format look at: a MessageEvent, or what a loop or `EventStreamDecoder` gives. `data` may also be
 * what `parse` has made of it, so a message that has been parsed once is not parsed again.
 */
export interface FormatMessage<T extends object> {
  readonly type: string
  readonly data: string | T | undefined
}

/**
 * What a message means for the end of its stream.
 *
 * - `true`: it was the last one; the stream is complete.
 * - an Error: the stream has failed.
 * - `'eof'`: the stream is complete if its body ends cleanly now, which is all that a format without an end mark can say. The
 *   next message may take that back with `false`, and leaves it as it is with `undefined`.
 * - `false`, `undefined`: there is more to come.
 *
 * A message for which it is `true` has no text: a reader that stops in front of it has the whole answer.
 */
export type FormatVerdict = boolean | 'eof' | Error | undefined

/**
 * How to read the stream of one service. A plain object: `new EventSource(url, { ...openai, method: 'POST', … })` takes what
 * it knows of it. No function needs `this`, and none throws, whatever the message is.
 */
export interface Format<T extends object> {
  /** The message's JSON, as the service documents it; nothing checks that. Undefined: it has none, as `[DONE]` or an empty message. */
  parse(message: FormatMessage<T>): T | undefined
  /** The piece of the answer that this message brings, without thinking, tool calls and refusals; `''` if it brings none. */
  text(message: FormatMessage<T>): string
  /** Judges a message. The Errors are FormatErrors. */
  done(message: FormatMessage<T>): FormatVerdict
}

/**
 * A format with messages that replace text, or take it back. Its pieces alone do not make the answer, and neither do a piece
 * and the answer so far (what is taken back may begin anywhere in it). So there is a reader, which keeps what it needs:
 * `answer()` makes one for one response, and it gives the whole answer so far for each message, in their order. A response
 * that begins the answer anew, as after a replay, takes a new reader.
 */
export interface ReplacingFormat<T extends object> extends Format<T> {
  answer(): (message: FormatMessage<T>) => string
}

/** The error that a service reports inside its stream, or a message that came damaged. */
export class FormatError extends Error {
  override readonly name = 'FormatError'
  /** The service's own code or type of the error, such as `'overloaded_error'` or `503`. */
  readonly code: string | number | undefined
  /** The message as parsed, or its text if it is no JSON. */
  declare readonly cause: unknown

  /** @param detail the part of it that says what is wrong: an object with `message`, `msg` or `errorText`, or the text itself */
  constructor(detail: unknown, cause: unknown = detail) {
    const { message, msg, errorText, code, type } = Object(detail) as Record<string, unknown>
    const told = [detail, message, msg, errorText].find((value) => value && typeof value === 'string') as string | undefined
    super(told ?? `no message: ${shown(cause)}`.slice(0, 200), { cause })
    this.code = [code, type].find((value) => value && value !== 'error' && /string|number/.test(typeof value)) as string | number | undefined
  }
}

function shown(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch {
    return '…' // what JSON.parse could read may be too deep to be written
  }
}

/** The object that a text is in JSON. */
export function object<T extends object>(text: string): T | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return value && typeof value === 'object' ? (value as T) : undefined
  } catch {
    return undefined
  }
}

/** `parse` of most formats. */
export function json<T extends object>({ data }: FormatMessage<T>): T | undefined {
  return typeof data === 'string' ? object(data) : data
}

/**
 * The error that a message is in any format: named `error`, of type `error`, with an `error` inside, or an object in JSON
 * that came damaged. Other text that is no JSON is a sentinel or a sign of life.
 */
export function failed<T extends object>({ type, data }: FormatMessage<T>, event: T | undefined): FormatError | undefined {
  const inside = (event ?? {}) as { type?: unknown; error?: unknown }
  if (inside.error) return new FormatError(inside.error, event)
  if (type === 'error' || inside.type === 'error') return new FormatError(event ?? data)
  if (!event && /^\s*{/.test(`${data as string | undefined}`)) return new FormatError(`damaged JSON: ${data as string}`.slice(0, 200), data)
  return undefined
}

/** Whether a message is `[DONE]`: in quotes or not, and whatever follows, as the official clients take it. */
export function isSentinel({ data }: FormatMessage<object>): boolean {
  return typeof data === 'string' && /^\s*"?\[DONE\]/.test(data)
}

/** An array, whatever has come in its place. */
export function list<T>(value: readonly T[] | null | undefined): readonly T[] {
  return Array.isArray(value) ? value : []
}

/** A part of an answer. */
export interface TextPart {
  type?: string
  text?: string
  thought?: boolean
}

/** The text of content that is a string, or a list of parts of several kinds. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content
  const texts = list(content as TextPart[] | undefined).filter((part) => part && !part.thought && (part.type ?? 'text') === 'text')
  return texts.map(({ text }) => (typeof text === 'string' ? text : '')).join('')
}
