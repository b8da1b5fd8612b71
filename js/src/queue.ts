import type { EventStreamMessage } from './types.ts'

/** How many messages an iterator may lag behind before reading from the network pauses. */
const BOUND = 64

type Result = IteratorResult<EventStreamMessage, undefined>

/** The messages of one `for await` loop: bounded, so that a slow consumer slows the network down. */
export class MessageQueue implements AsyncIterableIterator<EventStreamMessage, undefined> {
  #messages: EventStreamMessage[] = []
  #taken = 0
  #waiting: { resolve: (result: Result) => void; reject: (error: unknown) => void }[] = []
  #ended = false
  #error: Error | undefined
  #drained: (() => void) | undefined
  #onReturn: () => void

  constructor(onReturn: () => void) {
    this.#onReturn = onReturn
  }

  push(message: EventStreamMessage): void {
    const waiting = this.#waiting.shift()
    if (waiting) waiting.resolve({ value: message, done: false })
    else this.#messages.push(message)
  }

  get full(): boolean {
    return this.#messages.length - this.#taken >= BOUND
  }

  /** Resolves when the queue is empty. */
  drained(): Promise<void> {
    return new Promise((resolve) => (this.#drained = resolve))
  }

  /** No more messages: the loop ends behind those that wait, with the error if there is one. */
  end(error?: Error): void {
    this.#ended = true
    this.#error = error
    for (const { resolve, reject } of this.#waiting.splice(0)) {
      if (this.#error) reject(this.#error)
      else resolve({ value: undefined, done: true })
      this.#error = undefined
    }
  }

  next(): Promise<Result> {
    if (this.#taken < this.#messages.length) {
      const value = this.#messages[this.#taken++]!
      if (this.#taken === this.#messages.length) {
        this.#messages = []
        this.#taken = 0
        this.#drained?.()
      }
      return Promise.resolve({ value, done: false })
    }
    if (!this.#ended) return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }))
    const error = this.#error
    this.#error = undefined
    return error ? Promise.reject(error) : Promise.resolve({ value: undefined, done: true })
  }

  return(): Promise<Result> {
    this.#messages = []
    this.#taken = 0
    this.end()
    this.#drained?.()
    this.#onReturn()
    return Promise.resolve({ value: undefined, done: true })
  }

  [Symbol.asyncIterator](): this {
    return this
  }
}
