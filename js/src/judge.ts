import { EventSourceError, report } from './error.ts'
import type { EventStreamMessage, Verdict } from './types.ts'

/** What the page's `done` makes of a stream's messages, on one connection. */
export class Judge {
  /** `done` has said that a clean end completes the stream. */
  mayEnd = false

  constructor(readonly done: unknown) {}

  /** Whether it is the last message, which is no content: nobody gets it. */
  isSentinel({ data }: EventStreamMessage): boolean {
    return data === this.done
  }

  /**
   * What a message that has been handed out makes of the stream: true, it is complete; an EventSourceError, it has failed. A
   * function that throws has judged nothing: that is reported.
   */
  judge(message: EventStreamMessage | Event, response?: Response): boolean | EventSourceError {
    if (typeof this.done !== 'function') return false
    let verdict: Verdict
    try {
      verdict = this.done(message)
    } catch (error) {
      report(error)
    }
    if (verdict instanceof Error) return new EventSourceError('done', `The stream tells of an error: ${verdict.message}`, verdict, response)
    if (verdict !== undefined) this.mayEnd = verdict === 'eof'
    return Boolean(verdict) && !this.mayEnd
  }

  /** The error of a stream that has ended before it was complete. */
  incomplete(response?: Response): EventSourceError {
    return new EventSourceError('eof', 'Incomplete stream: it ended before done matched', undefined, response)
  }
}
