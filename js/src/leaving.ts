// A page that is left cancels its requests, which looks like a loss of the network. The standard closes a source quietly then.
// Chromium cancels them behind `pagehide`; Firefox and WebKit as soon as a navigation begins, of which `beforeunload` tells,
// also when it turns out to be a download and the page stays.

import { LEAVE_TIME } from './abi.ts'

let watching = false
let staying: Promise<void> | undefined
let stay = (): void => undefined
let timer: ReturnType<typeof setTimeout> | undefined // that it has stayed

function leave(): void {
  clearTimeout(timer)
  staying ??= new Promise((resolve) => {
    stay = () => {
      staying = undefined
      resolve()
    }
  })
}

/** Begins to watch the page, once; a worker is not left. */
export function watchPage(): void {
  if (watching || !globalThis.document) return
  watching = true
  addEventListener('beforeunload', () => {
    leave()
    timer = setTimeout(() => stay(), LEAVE_TIME)
  })
  addEventListener('pagehide', leave)
  addEventListener('pageshow', () => stay()) // out of the back/forward cache
}

/** While the page is being left, a promise that it has stayed after all; otherwise nothing. */
export function pageStays(): Promise<void> | undefined {
  return staying
}
