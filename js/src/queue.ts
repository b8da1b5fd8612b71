import type { EventStreamMessage } from './types.ts'

/** How many messages an iterator may lag behind before reading from the network pauses. */
const BOUND = 64

type Result = IteratorResult<EventStreamMessage, undefined>

/** The messages of one `for await` loop: bounded, so that a slow consumer slows the network down. */
export interface MessageQueue {
  iterator: AsyncIterableIterator<EventStreamMessage, undefined>
  push(message: EventStreamMessage): void
  /** Nothing if there is room; else a promise of an empty queue. */
  full(): Promise<void> | undefined
  /** No more messages: the loop ends behind those that wait, with the error if there is one. */
  end(error?: unknown): void
}

export function messageQueue(onReturn: () => void): MessageQueue {
  let messages: EventStreamMessage[] = []
  let waiting: ((result: Result | Promise<Result>) => void)[] = []
  let ended = false
  let error: unknown
  let drained: (() => void) | undefined

  const next = (): Promise<Result> => {
    const value = messages.shift()
    if (!messages.length) drained?.()
    if (value) return Promise.resolve({ value, done: false })
    if (!ended) return new Promise((resolve) => waiting.push(resolve))
    const thrown = error
    error = undefined
    return thrown === undefined ? Promise.resolve({ value, done: true }) : Promise.reject(thrown as Error)
  }
  const end = (cause?: unknown): void => {
    ended = true
    error = cause
    const resolves = waiting
    waiting = []
    for (const resolve of resolves) resolve(next())
  }
  return {
    iterator: {
      next,
      return() {
        messages = []
        end()
        onReturn()
        return next()
      },
      [Symbol.asyncIterator]() {
        return this
      },
    },
    push(value) {
      const resolve = waiting.shift()
      if (resolve) resolve({ value, done: false })
      else messages.push(value)
    },
    full: () => (messages.length < BOUND ? undefined : new Promise((resolve) => (drained = resolve))),
    end,
  }
}
