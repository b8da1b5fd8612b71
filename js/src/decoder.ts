import { ONCE } from './abi.ts'
import { openStream, type Stream } from './core.ts'
import type { EventStreamMessage } from './types.ts'

/**
 * Bytes in, messages out, for those who do their own fetch: `response.body.pipeThrough(new EventStreamDecoder())`. What
 * the end of the bytes leaves unfinished is discarded, as the standard says.
 */
export class EventStreamDecoder extends TransformStream<Uint8Array, EventStreamMessage> {
  /** @param options `maxEventSize`: bytes that one event may take, 16 MiB by default; past it the stream errors with a RangeError */
  constructor({ maxEventSize }: { maxEventSize?: number } = {}) {
    let stream: Stream
    const release = (): void => stream.release()
    const transformer: Transformer<Uint8Array, EventStreamMessage> & { cancel: () => void } = {
      start(controller) {
        stream = openStream([ONCE, 0, 0, 0, maxEventSize], (error) => controller.error(error))
      },
      transform(chunk, controller) {
        stream.push(chunk)
        while (stream.next()) {
          controller.enqueue({ type: stream.type, data: stream.data, lastEventId: stream.lastEventId })
        }
      },
      flush: release,
      cancel: release,
    }
    super(transformer)
  }
}
