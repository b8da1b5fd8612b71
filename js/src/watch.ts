import type { Arrival } from './types.ts'

/** conn.Watch: how long to go on waiting; 0, it has been too long. All in ms. */
export type Decide = (limit: number, since: number, due: number, now: number) => number

/** What a silence of so many ms, if it is not 0, comes to. */
export interface Alarm {
  limit: number
  ring: () => void
  timer?: ReturnType<typeof setTimeout> | undefined
}

/**
 * Rings when nothing has come for too long, once for each silence. By the clock: a timer of a tab in the background may be late,
 * and what that means is decided by the core.
 */
export class Watch {
  /** Of what has come on this connection, if somebody has asked for alarms: the clock costs µs where it is looked at rarely. */
  arrival: Arrival | null = null
  #decide: Decide | undefined // if there are alarms
  #alarms: Alarm[] = []
  #since = 0 // when something last came

  /** Begins anew, with other alarms. */
  start(decide: Decide, ...alarms: Alarm[]): void {
    this.stop()
    this.#alarms = alarms.filter(({ limit }) => limit)
    this.#decide = this.#alarms[0] && decide
    this.#begin(performance.now())
  }

  /** Something has come. */
  touch(): void {
    if (!this.#alarms.length) return
    const now = performance.now()
    this.arrival = { first: this.arrival?.first ?? now, last: now }
    this.#begin(now)
  }

  /** A silence. */
  #begin(now: number): void {
    this.#since = now
    for (const alarm of this.#alarms) if (!alarm.timer) this.#arm(alarm, alarm.limit)
  }

  stop(): void {
    for (const { timer } of this.#alarms) clearTimeout(timer)
    this.#alarms = []
  }

  #arm(alarm: Alarm, wait: number): void {
    const due = performance.now() + wait
    alarm.timer = setTimeout(() => {
      alarm.timer = undefined
      const left = this.#decide!(alarm.limit, this.#since, due, performance.now())
      if (left) this.#arm(alarm, left)
      else alarm.ring()
    }, wait)
  }
}
