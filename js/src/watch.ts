/** conn.Watch: how long to go on waiting; 0, it has been too long. All in ms. */
type Decide = (limit: number, since: number, due: number, now: number) => number

/**
 * Tells once when nothing has come for too long. By the clock: a timer of a tab in the background may be late, and what that
 * means is decided by the core.
 */
export class Watch {
  #decide: Decide
  #onSilence: (limit: number) => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #limit = 0
  #since = 0 // when something last came

  constructor(decide: Decide, onSilence: (limit: number) => void) {
    this.#decide = decide
    this.#onSilence = onSilence
  }

  /** Begins anew, with another limit in ms; 0 is none. */
  start(limit: number): void {
    this.stop()
    this.#limit = limit
    this.touch()
    if (limit) this.#arm(limit)
  }

  /** Something has come. */
  touch(): void {
    if (this.#limit) this.#since = performance.now()
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #arm(wait: number): void {
    const due = performance.now() + wait
    this.#timer = setTimeout(() => {
      const left = this.#decide(this.#limit, this.#since, due, performance.now())
      if (left) this.#arm(left)
      else this.#onSilence(this.#limit)
    }, wait)
  }
}
