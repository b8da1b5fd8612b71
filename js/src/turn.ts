// A storm of events must not freeze the page: after some ms of them the rest goes on in another task, and frames and input come
// in between.

/** How many ms of one task may be taken. A frame has 16. */
const LIMIT = 12

/** How many messages may go by without a look at the clock, which takes as long as a cheap listener. */
const STRIDE = 16

/** Not all platforms have it, nor do the types. */
type Scheduling = { scheduler?: { yield?: () => Promise<void> } }

/** Another task, soon; where there is no way to that, nothing. */
function anotherTask(): Promise<void> | undefined {
  const { scheduler } = globalThis as Scheduling
  if (scheduler?.yield) return scheduler.yield()
  if (!globalThis.MessageChannel) return undefined
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

/** How much of the page's time one who hands out messages has taken. */
export class Turn {
  #taken = 0 // ms
  #since = performance.now() // the last look at the clock
  #stride = 1 // messages from one look to the next
  #left = 1 // of them

  /** Messages come, after a time that was not taken by any. */
  begin(): void {
    this.#since = performance.now()
  }

  /** No more messages for now. Gives how long it has been since the last look at the clock. */
  end(): number {
    const now = performance.now()
    const taken = now - this.#since
    this.#since = now
    this.#taken += taken
    return taken
  }

  /** A message has been handed out: a promise to wait for before the next one, if the task has lasted long enough. */
  next(): Promise<void> | undefined {
    if (--this.#left > 0) return undefined
    this.#stride = this.#left = this.end() < 1 ? Math.min(this.#stride * 2, STRIDE) : 1
    if (this.#taken < LIMIT) return undefined
    this.#taken = 0
    return anotherTask()
  }
}
