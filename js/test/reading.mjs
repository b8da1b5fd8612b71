// Reads streams as a source does: bytes through the decoder, each message judged after it has been read.

import { readFile } from 'node:fs/promises'
import { EventStreamDecoder } from '../../dist/eventsource.mjs'

/** A stream of the fixtures folder. */
export const fixture = (name) => readFile(new URL(`fixtures/${name}.sse`, import.meta.url), 'utf8')

/** The messages of a stream that comes in these chunks. */
export async function decode(chunks) {
  const bytes = new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    },
  })
  const messages = []
  for await (const message of bytes.pipeThrough(new EventStreamDecoder())) messages.push(message)
  return messages
}

/**
 * What a format makes of a response with these messages, whose body then ends cleanly. `counts` are the numbers of messages
 * behind which that end is a complete one.
 */
export function read(format, messages) {
  const { parse, text, done, answer } = format // none of them needs `this`
  const whole = answer?.()
  const result = { outcome: 'incomplete', text: '', error: undefined, counts: [], parsed: [] }
  if (messages.length === 0) return result
  for (const [index, message] of messages.entries()) {
    result.parsed.push(parse(message))
    result.text = whole ? whole(message) : result.text + text(message)
    const verdict = done(message)
    if (verdict instanceof Error) return { ...result, outcome: 'failed', error: verdict }
    if (verdict !== undefined) result.outcome = verdict ? 'complete' : 'incomplete'
    if (result.outcome === 'complete') result.counts.push(index + 1)
    if (verdict === true) break // what follows is read by nobody
  }
  return result
}
