// Bodies that are no stream, or no longer: a refusal's is taken in, the rest of a complete answer's is thrown away.

import { DRAIN_BYTES, DRAIN_TIME, REFUSAL_BYTES, REFUSAL_TIME } from './abi.ts'

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

/** A refusal with its body at hand. */
export interface Refusal {
  response: Response
  /** The start of its body. */
  text: string
  truncated: boolean
}

/** Takes a refusal's body in, within conn.RefusalBytes and conn.RefusalTime; the response that it gives stands on those bytes. */
export async function takeIn(response: Response): Promise<Refusal> {
  if (!response.body?.getReader) return { response, text: '', truncated: false }
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let room = REFUSAL_BYTES
  let whole = await readWithin(response.body.getReader(), REFUSAL_BYTES + 1, REFUSAL_TIME, (chunk) => {
    chunks.push(chunk.subarray(0, room))
    room -= Math.min(room, chunk.length)
  })
  const body = new Blob(chunks)
  return { response: standOn(body, response), text: await body.text(), truncated: !whole }
}

/** A response like another, with this body. */
function standOn(body: Blob, response: Response): Response {
  const { url, redirected, type } = response
  const copy = new Response(body.size ? body : null, response) // a 204 takes no body, not even an empty one
  for (const [name, value] of Object.entries({ url, redirected, type })) Object.defineProperty(copy, name, { value })
  return copy
}
