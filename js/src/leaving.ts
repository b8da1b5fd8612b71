// The page that sources live in: whether it is being left, and when it or its network is back.
//
// A page that is left cancels its requests, which looks like a loss of the network. The standard closes a source quietly then.
// Chromium cancels them behind `pagehide`; Firefox and WebKit as soon as a navigation begins, of which `beforeunload` tells,
// also when it turns out to be a download and the page stays.

import { LEAVE_TIME } from './abi.ts'

let watching = false
let staying: Promise<void> | undefined
let stay = (): void => undefined
let timer: ReturnType<typeof setTimeout> | undefined // that it has stayed

/** What those want done who wait for the page or its network: for when either is back. */
export const returns = new Set<() => void>()

function comeBack(): void {
  for (const goOn of returns) goOn()
}

function leave(): void {
  clearTimeout(timer)
  staying ??= new Promise((resolve) => {
    stay = () => {
      staying = undefined
      resolve()
    }
  })
}

/** Begins to watch the page and the network, once; a worker is not left. */
export function watchPage(): void {
  if (watching) return
  watching = true
  globalThis.addEventListener?.('online', comeBack)
  const { document } = globalThis
  if (!document) return
  document.addEventListener('resume', comeBack) // from being frozen
  addEventListener('beforeunload', () => {
    leave()
    timer = setTimeout(() => stay(), LEAVE_TIME)
  })
  addEventListener('pagehide', leave)
  addEventListener('pageshow', () => {
    stay() // out of the back/forward cache
    comeBack()
  })
}

/** While the page is being left, a promise that it has stayed after all; otherwise nothing. */
export function pageStays(): Promise<void> | undefined {
  return staying
}
