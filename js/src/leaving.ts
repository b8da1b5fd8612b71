// A page that is left cancels its requests, which looks like a loss of the network. The standard closes a source quietly then.
// Chromium cancels them behind `pagehide`; Firefox and WebKit as soon as a navigation begins, of which `beforeunload` tells,
// also when it turns out to be a download and the page stays.

import { LEAVE_TIME } from './abi.ts'

let watching = false
let leaving = false

/** Begins to watch the page, once; a worker is not left. */
export function watchPage(): void {
  if (watching || !globalThis.document) return
  watching = true
  const leave = (): void => void (leaving = true)
  const stay = (): void => void (leaving = false)
  addEventListener('beforeunload', () => {
    leave()
    setTimeout(stay, LEAVE_TIME)
  })
  addEventListener('pagehide', leave)
  addEventListener('pageshow', stay) // out of the back/forward cache
}

/** Waits while the page is being left: for ever, unless it has stayed after all. */
export async function pageStays(): Promise<void> {
  while (leaving) await new Promise((resolve) => setTimeout(resolve, 100))
}
