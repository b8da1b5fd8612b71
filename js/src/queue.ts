import type { EventStreamMessage } from './types.ts'

/** How many messages an iterator may lag behind before reading from the network pauses. */
const BOUND = 64

type Result = IteratorResult<EventStreamMessage, undefined>

/** The messages of one `for await` loop: bounded, so that a slow consumer slows the network down. */
export class MessageQueue {
  #messages: EventStreamMessage[] = []
  #waiting: ((result: Result | Promise<Result>) => void)[] = []
  #ended = false
  #error: unknown
  #drained: (() => void) | undefined

  push(value: EventStreamMessage): void {
    const resolve = this.#waiting.shift()
    if (resolve) resolve({ value, done: false })
    else this.#messages.push(value)
  }

  /** Nothing if there is room; else a promise of an empty queue. */
  full(): Promise<void> | undefined {
    return this.#messages.length < BOUND ? undefined : new Promise((resolve) => (this.#drained = resolve))
  }

  next(): Promise<Result> {
    const value = this.#messages.shift()
    if (!this.#messages.length) this.#drained?.()
    if (value) return Promise.resolve({ value, done: false })
    if (!this.#ended) return new Promise((resolve) => this.#waiting.push(resolve))
    const error = this.#error
    this.#error = undefined
    return error === undefined ? Promise.resolve({ value, done: true }) : Promise.reject(error as Error)
  }

  /** No more messages: the loop ends behind those that wait, with the error if there is one. */
  end(error?: unknown): void {
    this.#ended = true
    this.#error = error
    const resolves = this.#waiting
    this.#waiting = []
    for (const resolve of resolves) resolve(this.next())
  }

  /** The loop has been left. */
  return(): Promise<Result> {
    this.#messages = []
    this.end()
    return this.next()
  }
}
