// Bodies that are no stream, or no longer: a refusal's is taken in, the rest of a complete answer's is thrown away.

import { DRAIN_BYTES, DRAIN_TIME, REFUSAL_BYTES, REFUSAL_TIME } from './abi.ts'
import { EventSourceError } from './error.ts'

type Reader = ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>

/**
 * Reads until the body ends or breaks off, or `bytes` of it have come, or `ms` have gone by. A chunk may lie across that bound.
 * @returns whether it has come to its end; if not, it is cancelled
 */
async function readWithin(reader: Reader, bytes: number, ms: number, take: (chunk: Uint8Array<ArrayBuffer>) => void): Promise<boolean> {
  let cut = false
  const cancel = (): void => {
    cut = true
    reader.cancel().catch(() => undefined) // a read that waits ends with it
  }
  const timer = setTimeout(cancel, ms)
  try {
    for (let size = 0; size < bytes; ) {
      const { done, value } = await reader.read()
      if (done) return !cut
      take(value)
      size += value.length
    }
  } catch {
    // It broke off: what has come is what there is.
  } finally {
    clearTimeout(timer)
  }
  cancel()
  return false
}

/**
 * Reads a complete stream's body on, within conn.DrainBytes and conn.DrainTime, so that for its server too it has come to its
 * end: what it still does there is done, and the connection serves the next request.
 */
export async function drain(reader: Reader, controller: AbortController): Promise<void> {
  await readWithin(reader, DRAIN_BYTES, DRAIN_TIME, () => undefined)
  controller.abort()
}

/** How much of a refusal's body its error's message has, in UTF-16 code units. */
const EXCERPT = 200

/**
 * A refusal as an error, once its body is at hand: it is taken in within conn.RefusalBytes and conn.RefusalTime, and the
 * error's response stands on those bytes.
 * @param why what the message begins with
 */
export async function refusalOf(response: Response, reason: 'status' | 'content-type', why: string): Promise<EventSourceError> {
  if (!response.body?.getReader) return new EventSourceError(reason, why, undefined, response)
  const room = new Uint8Array(REFUSAL_BYTES)
  let size = 0
  const whole = await readWithin(response.body.getReader(), REFUSAL_BYTES + 1, REFUSAL_TIME, (chunk) => {
    const part = chunk.subarray(0, REFUSAL_BYTES - size)
    room.set(part, size)
    size += part.length
  })
  const body = room.slice(0, size)
  const text = new TextDecoder().decode(body)
  const message = text ? `${why}: ${text.slice(0, EXCERPT)}${text.length > EXCERPT ? '…' : ''}` : why
  return new EventSourceError(reason, message, undefined, standOn(body, response), !whole)
}

/** A response like another, with this body. */
function standOn(body: Uint8Array<ArrayBuffer>, response: Response): Response {
  const { url, redirected, type } = response
  const copy = new Response(body.length ? body : null, response) // a 204 takes no body, not even an empty one
  for (const [name, value] of Object.entries({ url, redirected, type })) Object.defineProperty(copy, name, { value })
  return copy
}
