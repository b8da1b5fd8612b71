import type { Throttle } from './types.ts'

/** How long, in ms, a frame may fail to come: there is none in a page that is not shown. */
const LONGEST = 1000

/** A frame's time, in ms, where there are no frames. */
const FRAME = 16

/** When a function is called that tells of what is new, and does nothing if that is nothing. */
export interface Pace {
  soon(throttle: Throttle | undefined): void
  /** The same for the last time: it does not wait for longer than a frame. */
  last(throttle: Throttle | undefined): void
  now(): void
}

export function paceOf(tell: () => void): Pace {
  let frame: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const now = (): void => {
    clearTimeout(timer)
    timer = undefined
    tell()
  }

  const soon = (throttle: Throttle = 'frame'): void => {
    if (throttle === false) return now()
    if (throttle === 'frame' && typeof requestAnimationFrame === 'function') {
      // It stands, whatever is told meanwhile: what comes then waits for it.
      frame ??= requestAnimationFrame(() => {
        frame = undefined
        now()
      })
    }
    timer ??= setTimeout(now, throttle === 'frame' ? (frame === undefined ? FRAME : LONGEST) : throttle)
  }

  const last = (throttle?: Throttle): void => {
    if (throttle === false || globalThis.document?.hidden) return now()
    clearTimeout(timer)
    timer = undefined
    soon()
  }

  return { soon, last, now }
}
