// A storm of events must not freeze the page: after some ms of them the rest goes on in another task, and frames and input come
// in between.

/** How many ms of one task may be taken. A frame has 16. */
const LIMIT = 12

/** How many messages may go by without a look at the clock, which takes as long as a cheap listener. */
const STRIDE = 64

/** So many ms without a message are a pause: messages that took half of it are looked at one by one. */
const PAUSE = 2

declare global {
  /** The platform's, where it has one, which TypeScript does not know yet. */
  var scheduler: { postTask?: (task: () => void) => Promise<void> } | undefined
}

/** How much of the page's time those who hand out messages have taken, since others last had their turn. */
class Turn {
  /** How many messages may be handed out before the next look: whoever does counts it down behind each. None when it is over. */
  left = 1
  #stride = 1 // messages from one look to the next
  #looked = 0
  #taken = 0
  #next: Promise<void> | undefined // the next turn, while this one is over

  /**
   * What comes now is to be counted, without the pause before it, in which no message has been handed out. It may take more than what
   * came last. Not needed before a single message: that a pause counts, too, does no harm.
   */
  begin(): void {
    const now = performance.now()
    if (this.left === this.#stride && now - this.#looked > PAUSE) this.#looked = now
    this.left = Math.min(this.left, 1)
    this.#stride = 1
  }

  /** Looks at the clock: a promise to wait for before the next message, if the turn is over. Without MessageChannel it never is. */
  look(): Promise<void> | undefined {
    if (!this.#next) {
      const now = performance.now()
      const taken = now - this.#looked
      this.#looked = now
      this.left = this.#stride = taken < PAUSE / 2 ? Math.min(this.#stride * 2, STRIDE) : 1
      this.#taken += taken
      if (this.#taken < LIMIT || !globalThis.MessageChannel) return undefined
      this.#next = new Promise((resolve) => {
        inAnotherTask(() => {
          this.#next = undefined
          this.#taken = 0
          this.left = 1
          this.#looked = performance.now()
          resolve()
        })
      })
    }
    this.left = 0
    return this.#next
  }
}

/**
 * Soon. Not by `scheduler.yield`, which Chromium puts before its frames, nor by a timer, which waits 4 ms. A message channel costs
 * more than the task.
 */
function inAnotherTask(go: () => void): void {
  if (globalThis.scheduler?.postTask) {
    void scheduler!.postTask!(go)
  } else {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      go()
    }
    port2.postMessage(null)
  }
}

/** One for all sources and loops: they share the thread. */
export const turn = /* @__PURE__ */ new Turn()
