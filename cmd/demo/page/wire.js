// The wire view: bytes as the network cut them, beside events as they were delivered.

import { $, Column, el } from './dom.js'
import { file, forget, record, recorded } from './recording.js'
import { number, say, sayOrHide } from './texts.js'

const LONGEST = 4000 // characters shown of one row
const TINY = 16 // a chunk of so few bytes stands beside others, not in a row of its own
const ESCAPES = { '\r\n': '\\r\\n', '\r': '\\r', '\n': '\\n', '\0': '\\0', '\uFEFF': '\\uFEFF' }

const chunks = new Column($('wire-chunks'), showTotals)
const events = new Column($('wire-events'), showTotals)
const totals = { chunks: 0, bytes: 0, events: 0 }

export function showTotals() {
  say($('wire-chunk-count'), 'wire.chunks', { chunks: number(totals.chunks), bytes: number(totals.bytes) })
  say($('wire-event-count'), 'wire.events', { events: number(totals.events) })
  $('wire-save').disabled = !recorded()
}

function clear() {
  Object.assign(totals, { chunks: 0, bytes: 0, events: 0 })
  chunks.clear()
  events.clear()
  forget()
  sayOrHide($('wire-saved'))
  showTotals()
}

function save() {
  const link = el('a')
  link.href = URL.createObjectURL(new Blob([file()], { type: 'application/json' }))
  link.download = 'wire.json'
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000) // when the browser has surely taken it
  sayOrHide($('wire-saved'), 'wire.saved', { exchanges: number(recorded()) })
}

export const shorten = (text, most = LONGEST) => (text.length > most ? `${text.slice(0, most)} … +${text.length - most}` : text)
const hex = (bytes) => `⟨${Array.from(bytes, (b) => b.toString(16).toUpperCase().padStart(2, '0')).join(' ')}⟩`

/** The bytes of a chunk as text: line ends made visible, a character that the cut went through as its bytes. */
function paint(bytes) {
  const continues = (b) => (b & 0xc0) === 0x80
  let start = 0
  while (start < 3 && start < bytes.length && continues(bytes[start])) start++
  let end = bytes.length
  for (let back = 1; back <= 3 && bytes.length - back >= start; back++) {
    const b = bytes[bytes.length - back]
    if (continues(b)) continue
    const length = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : b >= 0xc0 ? 2 : 1
    if (length > back) end = bytes.length - back
    break
  }
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(start, end))
  const body = el('code', 'body cut')
  if (start > 0) body.append(el('i', 'esc', hex(bytes.subarray(0, start))))
  const parts = shorten(text).split(/(\r\n|[\r\n\0\uFEFF])/)
  parts.forEach((part, i) => {
    if (part in ESCAPES) body.append(el('i', 'esc', ESCAPES[part]))
    else body.append(part)
    const goesOn = parts[i + 1] !== '' && bytes.length > TINY
    if (/[\r\n]/.test(part) && goesOn) body.append('\n')
  })
  if (end < bytes.length) body.append(el('i', 'esc', hex(bytes.subarray(end))))
  return body
}

/**
 * Watches one stream. `fetch` goes into the init of an EventSource, and shows and records every chunk that passes, unchanged;
 * `watch` shows what the source tells, `event` a message.
 */
export function trace(name) {
  const started = performance.now()
  const stamp = () => `+${((performance.now() - started) / 1000).toFixed(3)}`
  let lastStamp = ''

  const note = (column, title, detail) => {
    const at = stamp()
    column.add(() => el('li', 'note', el('time', '', at), el('b', '', `${name}: ${title}`), detail))
  }

  const showChunk = (bytes) => {
    const at = stamp()
    const look = `chunk${bytes.length <= TINY ? ' tiny' : ''}${at === lastStamp ? ' same' : ''}`
    lastStamp = at
    totals.chunks++
    totals.bytes += bytes.length
    chunks.add(() => el('li', look, el('time', '', at), el('span', 'size', `${bytes.length} B`), paint(bytes)))
  }

  const event = ({ type, data, lastEventId }) => {
    const at = stamp()
    totals.events++
    events.add(() => el('li', 'event', el('time', '', at), el('code', 'body whole',
      el('span', 'type', type), ' ', lastEventId && el('span', 'id', `id ${lastEventId}`), '\n', shorten(data))))
  }

  /** The body in the pieces that are wanted, each shown and recorded as it passes. */
  function tap(body, saved, signal) {
    const reader = body.getReader()
    return new ReadableStream({
      async pull(controller) {
        try {
          const { done, value } = await reader.read()
          if (done) {
            saved.end('complete')
            return controller.close()
          }
          const step = Number($('wire-cut').value) || value.length
          for (let i = 0; i < value.length; i += step) {
            const piece = value.slice(i, i + step)
            showChunk(piece)
            saved.chunk(piece)
            controller.enqueue(piece.slice())
          }
        } catch (error) {
          saved.end(signal?.aborted ? 'cancelled' : 'broken')
          controller.error(error)
        }
      },
      cancel(reason) {
        saved.end('cancelled')
        return reader.cancel(reason)
      },
    })
  }

  async function tappedFetch(input, init) {
    const saved = record(input, init)
    note(chunks, `${init?.method ?? 'GET'} ${new URL(input, document.baseURI).pathname}`, '')
    let response
    try {
      response = await fetch(input, init)
    } catch (error) {
      saved.end(init?.signal?.aborted ? 'cancelled' : 'broken')
      throw error
    }
    saved.response(response)
    note(chunks, `${response.status} ${response.statusText}`, response.headers.get('content-type') ?? '')
    if (!response.body) {
      saved.end('complete')
      return response
    }
    const tapped = new Response(tap(response.body, saved, init?.signal), response)
    return Object.defineProperty(tapped, 'url', { value: response.url })
  }

  function watch(source) {
    for (const type of ['open', 'error', 'stalled']) {
      source.addEventListener(type, (e) => {
        if (!(e instanceof MessageEvent)) note(events, type, [e.reason ?? e.phase, e.reconnecting && 'will reconnect'].filter(Boolean).join(', '))
      })
    }
    source.closed.then(({ outcome }) => note(events, outcome, ''))
  }

  return { fetch: tappedFetch, watch, event }
}

export function startWire() {
  $('wire-clear').addEventListener('click', clear)
  $('wire-save').addEventListener('click', save)
  showTotals()
}
