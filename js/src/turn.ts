// A storm of events must not freeze the page: after some ms of them the rest goes on in another task, and frames and input come
// in between.

/** How many ms of one task may be taken. A frame has 16. */
const LIMIT = 12

/** How many messages may go by without a look at the clock, which takes as long as a cheap listener. */
const STRIDE = 64

/**
 * Another task, soon; where there is no way to that, nothing. Not by `scheduler.yield`, which Chromium puts before its frames, nor by
 * a timer, which waits 4 ms.
 */
function anotherTask(): Promise<void> | undefined {
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

/** How much of the page's time one who hands out messages has taken, since others last had their turn. */
export class Turn {
  /** How many messages may be handed out before the next look: whoever does counts it down. */
  left = 1
  #stride = 1 // messages from one look to the next
  #looked = performance.now()
  #taken = 0

  /** What comes now is to be counted. Not needed before a single message: a pause before that counts, too, and does no harm. */
  begin(): void {
    this.#looked = performance.now()
  }

  /** Looks at the clock: a promise to wait for before the next message, and then `begin`, if the turn is over. */
  look(): Promise<void> | undefined {
    const now = performance.now()
    const taken = now - this.#looked
    this.#looked = now
    this.#stride = this.left = taken < 1 ? Math.min(this.#stride * 2, STRIDE) : 1
    this.#taken += taken
    if (this.#taken < LIMIT) return undefined
    this.#taken = 0
    return anotherTask()
  }
}
