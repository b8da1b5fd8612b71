import { turn } from './turn.ts'
import type { EventStreamMessage } from './types.ts'

/** How many messages an iterator may lag behind before reading from the network pauses. */
const BOUND = 64

type Result = IteratorResult<EventStreamMessage, undefined>

/** What a queue has come to. */
interface End {
  error?: unknown
}

/** The messages of one `for await` loop: bounded, so that a slow consumer slows the network down. */
export class MessageQueue {
  #waiting: ((result: Promise<Result>) => void)[] = []
  #messages: EventStreamMessage[] = []
  #taken = 0 // of them
  #drained: (() => void) | undefined
  #end: End | undefined

  give(messages: EventStreamMessage[]): void {
    this.#messages = this.#messages.slice(this.#taken).concat(messages)
    this.#taken = 0
    while (this.#waiting.length && (this.#end || this.#messages.length)) this.#waiting.shift()!(this.#take())
  }

  /** Nothing if there is room; else a promise of an empty queue. */
  room(): Promise<void> | undefined {
    return this.#messages.length - this.#taken < BOUND ? undefined : new Promise((resolve) => (this.#drained = resolve))
  }

  /** The next message. A loop that finds one at hand whenever it comes gives the page its turn now and then. */
  next(): Promise<Result> {
    const next = this.#messages.length && --turn.left < 1 ? turn.look() : undefined
    const result = this.#take()
    return next ? next.then(() => result) : result
  }

  #take(): Promise<Result> {
    const messages = this.#messages
    const value = messages[this.#taken]
    if (value) {
      if (++this.#taken === messages.length) {
        messages.length = this.#taken = 0
        this.#drained?.()
      }
      return Promise.resolve({ value, done: false })
    }
    if (!this.#end) return new Promise((resolve) => this.#waiting.push(resolve))
    if ('error' in this.#end) {
      const { error } = this.#end
      this.#end = {} // it throws once
      return Promise.reject(error as Error)
    }
    return Promise.resolve({ value, done: true })
  }

  /** No more messages: the loop ends behind those it has, with the error if there is one. */
  end(end: End): void {
    this.#end = end
    this.give([])
  }

  /** The loop has been left. */
  return(): Promise<Result> {
    this.#messages = []
    this.#drained?.()
    this.end({})
    return this.next()
  }
}
