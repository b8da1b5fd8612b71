// What the page says when a stream is silent, and when what it was silent about has come in one piece.

import { $, seconds } from './dom.js'
import { sayOrHide } from './texts.js'

/** How many ms of silence are worth a word. */
export const SILENCE = 5000

/** What a silence is likely to be, as far as a page can know it. */
function likely(phase, url) {
  if (phase === 'body') return 'fault.silent.body'
  const [page] = performance.getEntriesByType('navigation')
  return page?.nextHopProtocol === 'http/1.1' && new URL(url).host === location.host ? 'fault.silent.six' : 'fault.silent.head'
}

/** Gives what is to be called with each message. */
export function watchSilence(name, source) {
  const started = performance.now()
  const line = $(`${name}-silence`)
  let silent = false
  let messages = 0
  sayOrHide(line)
  source.addEventListener('stalled', ({ phase }) => {
    if (!phase) return // the server's own
    silent = true
    sayOrHide(line, likely(phase, source.url))
  })
  source.closed.then(({ outcome }) => {
    const { first, last } = source.arrival ?? {}
    const held = silent && outcome === 'complete' && messages > 8 && last - first < 50
    sayOrHide(line, held && 'fault.held', { delay: seconds(last - started) })
  })
  return () => {
    if (!messages++) sayOrHide(line)
  }
}
