import { DRAIN_BYTES, DRAIN_TIME, EOF, HAS_DONE, ONCE } from './abi.ts'
import { Stream } from './core.ts'
import { checkType, toNumber } from './init.ts'
import { Judge } from './judge.ts'
import type { DecoderInit, EventStreamMessage } from './types.ts'
import { checkPlatform } from './wasm.ts'

/** Releases what a decoder has left that did not come to its end: a stream is not told when it is given up. */
const abandoned = /* @__PURE__ */ new FinalizationRegistry((stream: Stream) => stream.release())

/**
 * Bytes in, messages out, for those who do their own fetch: `response.body.pipeThrough(new EventStreamDecoder())`. What
 * the end of the bytes leaves unfinished is discarded, as the standard says.
 */
export class EventStreamDecoder {
  readonly readable: ReadableStream<EventStreamMessage>
  readonly writable: WritableStream<Uint8Array>

  /**
   * With `done`, `readable` ends where it matches, and errors with an EventSourceError if the bytes end before that; what comes
   * behind it is taken and thrown away, 1 MiB and 5 s of it at most. Past `maxEventSize` (bytes that one event may take, 16 MiB
   * by default) both sides error with an EventSourceError, and on `signal` with its reason. As with any stream, an error gives up
   * what has not been read.
   * @throws TypeError if a member of init is not what it should be
   * @throws EventSourceError `wasm`: the page may not run WebAssembly
   */
  constructor({ done, maxEventSize, signal }: DecoderInit = {}) {
    checkType('done', done, 'string', 'function')
    const policy = { strategy: done === undefined ? ONCE : ONCE | HAS_DONE, maxEventSize: toNumber('maxEventSize', maxEventSize) }
    let stream: Stream | undefined
    const judge = new Judge(done)
    let output!: ReadableStreamDefaultController<EventStreamMessage>
    let input!: WritableStreamDefaultController
    let resume: (() => void) | undefined // of a write that waits until messages are wanted
    let ended = false
    let room = DRAIN_BYTES // for what comes behind the end
    let timer: ReturnType<typeof setTimeout> | undefined // for the same

    /** Ends what is read, in one way or another. */
    const end = (how: () => void): void => {
      if (ended) return
      ended = true
      stream?.release()
      signal?.removeEventListener('abort', abort)
      resume?.()
      how()
    }
    const fail = (error: unknown): void => {
      end(() => output.error(error))
      input.error(error)
    }
    const abort = (): void => fail(signal!.reason)
    const complete = (): void => {
      timer = setTimeout(() => input.error(), DRAIN_TIME)
      end(() => output.close())
    }
    const take = (message: EventStreamMessage): void => {
      if (ended) return
      if (judge.isSentinel(message)) return complete()
      output.enqueue(message)
      const verdict = judge.judge(message)
      if (verdict === true) complete()
      else if (verdict) fail(verdict)
    }

    this.readable = new ReadableStream({
      start(controller) {
        output = controller
      },
      pull: () => resume?.(),
      cancel(reason) {
        end(() => input.error(reason))
      },
    })
    const sink: UnderlyingSink<Uint8Array> = {
      start(controller) {
        input = controller
        return loading?.then(begin, fail)
      },
      write(chunk) {
        if (ended) {
          room -= chunk.length
          if (room < 0) input.error()
          return undefined
        }
        try {
          for (const messages of stream!.read(chunk)) {
            messages.forEach(take)
            if (ended) return undefined
          }
        } catch (error) {
          fail(error)
        }
        return ended || output.desiredSize! > 0 ? undefined : new Promise((resolve) => (resume = resolve))
      },
      close() {
        clearTimeout(timer)
        if (!ended && stream!.ended(EOF, judge) === 'incomplete') fail(judge.incomplete())
        else end(() => output.close())
      },
      abort(reason) {
        clearTimeout(timer)
        fail(reason)
      },
    }
    const begin = (): void => {
      if (ended) return
      stream = new Stream(policy)
      abandoned.register(sink, stream)
    }
    const loading = checkPlatform()
    if (!loading) begin()
    this.writable = new WritableStream(sink)
    if (signal?.aborted) abort()
    else signal?.addEventListener('abort', abort)
  }
}
