// A storm of events must not freeze the page: after some ms of them the rest goes on in another task, and frames and input come
// in between.

/** How many ms of one task may be taken. A frame has 16. */
const LIMIT = 12

/** How many messages may go by without a look at the clock, which takes as long as a cheap listener. */
const STRIDE = 64

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

/** The part of a task that goes to handing out messages, chunk upon chunk of them. All times as performance.now() gives them. */
export class Turn {
  /** How many messages may be handed out before the next look: whoever does counts it down. */
  left = 1
  #began = 0
  #looked = 0 // when the clock was last looked at
  #stride = 1 // messages from one look to the next

  /** Messages have come. If nothing was done for as long as a turn lasts, another one begins; a shorter rest counts as work. */
  begin(now: number): void {
    if (now - this.#looked > LIMIT) this.#began = this.#looked = now
  }

  /** Looks at the clock: a promise to wait for before the next message, and then `begin`, if the turn is over. */
  look(): Promise<void> | undefined {
    const now = performance.now()
    this.#stride = this.left = now - this.#looked < 1 ? Math.min(this.#stride * 2, STRIDE) : 1
    this.#looked = now
    if (now - this.#began < LIMIT) return undefined
    this.#looked = 0
    return anotherTask()
  }
}
