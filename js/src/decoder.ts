import { ONCE } from './abi.ts'
import { Stream } from './core.ts'
import { number } from './request.ts'
import type { EventStreamMessage } from './types.ts'

/** Releases what a decoder has left that did not come to its end: a TransformStream is not told when it is given up. */
const abandoned = new FinalizationRegistry((stream: Stream) => stream.release())

/**
 * Bytes in, messages out, for those who do their own fetch: `response.body.pipeThrough(new EventStreamDecoder())`. What
 * the end of the bytes leaves unfinished is discarded, as the standard says.
 */
export class EventStreamDecoder extends TransformStream<Uint8Array, EventStreamMessage> {
  /**
   * @param options `maxEventSize`: bytes that one event may take, 16 MiB by default; past it the stream errors with a RangeError
   * @throws TypeError if it is no size
   */
  constructor({ maxEventSize }: { maxEventSize?: number } = {}) {
    const stream = new Stream([ONCE, 0, 0, 0, number(maxEventSize)], { fail: () => undefined })
    const transformer: Transformer<Uint8Array, EventStreamMessage> = {
      transform(chunk, controller) {
        for (const messages of stream.read(chunk)) {
          for (const message of messages) controller.enqueue(message)
        }
      },
      flush: () => stream.release(),
    }
    super(transformer)
    abandoned.register(transformer, stream)
  }
}
