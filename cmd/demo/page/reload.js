// An answer that outlives its page. Below /resumable the server runs an answer to its end whether or not somebody reads it, and
// gives its events ids; the page after a reload asks for what follows the last one that it had.

import { $, randomName } from './dom.js'
import { formats } from './formats.js'
import { format, pickFormat } from './request.js'
import { sayOrHide } from './texts.js'

const PREFIX = '/resumable'
const KEPT = 'eventsource-wasm demo: answer'
const ENOUGH = 40 // characters of the answer that are there when the page reloads

let isArmed = false // the button was pressed: the page reloads in mid-answer

const runOf = (url) => new URL(url, location.href).searchParams.get('run')
const isResumable = (url) => url.startsWith(`${PREFIX}/`)

/** A browser may forbid storage: then an answer ends with its page. */
function storage(use) {
  try {
    return use(sessionStorage)
  } catch {
    return null
  }
}

/** While an answer comes: whoever leaves the page leaves what the next one needs to go on. */
export function keepWhile({ url, format }, question, textNode) {
  let lastEventId = ''
  const keep = () => {
    const left = { url, name: format.name, question, text: textNode.data, lastEventId }
    if (isResumable(url) && lastEventId) storage((s) => s.setItem(KEPT, JSON.stringify(left)))
  }
  addEventListener('pagehide', keep)
  return {
    came(message) {
      ({ lastEventId } = message)
      if (!isArmed || textNode.length < ENOUGH) return
      isArmed = false
      keep()
      location.reload()
    },
    end() {
      isArmed = false
      removeEventListener('pagehide', keep)
      if (isResumable(url)) showPrompts(url)
    },
  }
}

/** What the page before this one has left, once. */
export function taken() {
  const left = JSON.parse(storage((s) => s.getItem(KEPT)))
  storage((s) => s.removeItem(KEPT))
  if (!left) return null
  const request = { url: left.url, method: 'GET', lastEventId: left.lastEventId, format: formats.find(({ name }) => name === left.name) }
  showPrompts(left.url)
  return { request, question: left.question, text: left.text }
}

async function showPrompts(url) {
  const response = await fetch(`/prompts/${runOf(url)}`).catch(() => null)
  if (response?.ok) sayOrHide($('prompts'), 'chat.prompts', await response.json())
}

export function startReload(send) {
  $('reload').addEventListener('click', () => {
    const { url } = format()
    const run = randomName(6)
    pickFormat(format(), `${PREFIX}${url}${url.includes('?') ? '&' : '?'}run=${run}`)
    sayOrHide($('prompts'))
    isArmed = true
    if (!$('prompt').value.trim()) $('prompt').value = $('prompt').defaultValue
    send()
  })
}
