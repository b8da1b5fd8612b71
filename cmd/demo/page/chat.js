// The chat: a question is sent as the request says, and the answer read by the picked format.

import { $, Column, el, keepEnd } from './dom.js'
import { LIMITS } from './formats.js'
import { keepWhile, startReload, taken } from './reload.js'
import { complain, isEdited, pickFormat, questionOf, readRequest, syncRequest, turns } from './request.js'
import { SILENCE, watchSilence } from './silence.js'
import { say, sayOrHide, t } from './texts.js'
import { shorten, trace } from './wire.js'

let stopAnswer = null // stops the answer under way; null when there is none

export function setState(name, state, values) {
  $(`${name}-light`).dataset.state = state
  say($(`${name}-state`), `state.${state}`, values)
}

function addTurn(kind, who) {
  const textNode = document.createTextNode('')
  const textBox = el('div', 'text', textNode)
  const turn = el('div', `turn ${kind}`, say(el('p', 'who'), who), textBox)
  $('conversation-empty').hidden = true
  if (kind === 'answer') {
    const previous = $('answer')
    if (previous.hidden) previous.remove()
    else previous.removeAttribute('id')
    textBox.id = 'answer'
  }
  $('conversation').append(turn)
  $('conversation').scrollTop = $('conversation').scrollHeight
  return { turn, textNode }
}

// ------------------------------------------------------- the events of it

const events = new Column($('events'))

/** What an event means for the end, as the format says. */
const verdicts = { true: 'events.end', eof: 'events.maybe', error: 'events.error' }

/** A row: the event's name, the text that the format finds in it, what it means for the end, and its data. */
function eventRow({ type, data }, text, verdict) {
  const meaning = verdicts[verdict instanceof Error ? 'error' : verdict]
  return el('li', verdict instanceof Error ? 'bad' : '',
    el('p', '', el('span', 'type', type), text ? el('q', '', text) : '', meaning ? say(el('b', ''), meaning) : ''),
    el('code', '', shorten(data, 600)))
}

// ------------------------------------------------------------ the figures

/** Time to first token, tokens, and tokens per second since the first. */
function stopwatch() {
  const started = performance.now()
  let first = 0
  let last = 0
  let tokens = 0
  let exact = false
  const draw = () => {
    $('ttft').textContent = first ? Math.round(first - started) : '–'
    $('tokens').textContent = tokens || '–'
    $('tps').textContent = tokens > 1 && last > first ? (((tokens - 1) / (last - first)) * 1000).toFixed(1) : '–'
  }
  draw()
  return {
    token() {
      last = performance.now()
      first ||= last
      if (!exact) tokens++
      draw()
    },
    usage(count) {
      tokens = count
      exact = true
      draw()
    },
  }
}

// --------------------------------------------------------------- the stream

/** What to tell the reader about an error; of a refusal, the server's own words. */
export async function explain(error, outcome) {
  const { response, cause } = error ?? {}
  if (!response || response.ok) return cause?.name === 'FormatError' ? cause.message : (error?.message ?? outcome)
  let text = await response.text().catch(() => '')
  try {
    const { error, message, msg } = JSON.parse(text)
    text = error?.message ?? error ?? message ?? msg ?? text
  } catch {
    // Not JSON: it is shown as it is.
  }
  return `HTTP ${response.status}${text ? `, ${String(text).trim().slice(0, 400)}` : ''}`
}

/** Begins the stream of a request, or complains beside the field that it fails on. */
function open({ url, method, headers, body, lastEventId, format }, wire, judged, signal) {
  try {
    return new EventSource(url, {
      method, headers, body, signal, fetch: wire.fetch, stallTimeout: SILENCE,
      ...(lastEventId && { lastEventId }),
      ...format.read,
      // It is asked about every event, of whatever name.
      done: (message) => {
        const verdict = format.read.done(message)
        judged(message, verdict)
        return verdict
      },
    })
  } catch (error) {
    complain(error.name === 'SyntaxError' ? 'req-url' : 'req-headers', 'fault.own', { message: error.message })
    return null
  }
}

/** Shows a stream until it has ended; gives how. `came` is called with each message when its text is shown. */
async function read(source, { read: format }, textNode, watch, came) {
  const before = textNode.data // of the page that was there before a reload
  const whole = format.answer?.()
  try {
    for await (const message of source) {
      const parsed = format.parse(message)
      const isText = !parsed && message.data && !format.done(message) // of an endpoint that speaks no format
      const text = whole ? before + whole(message) : textNode.data + (isText ? `${message.data}\n` : format.text(message))
      if (text !== textNode.data) {
        keepEnd($('conversation'), () => {
          if (text.startsWith(textNode.data)) textNode.appendData(text.slice(textNode.length))
          else textNode.data = text
        })
        watch.token()
      }
      came(message)
    }
  } catch {
    // It is told by closed, too.
  }
  return source.closed
}

/** Asks, shows the question and the answer, and says how that ended. Null: the request cannot be sent. */
async function converse(request, question, begun = '') {
  const { format } = request
  const wire = trace(format.label)
  const watch = stopwatch()
  const abort = new AbortController()
  let limit = false
  events.clear()
  const source = open(request, wire, (message, verdict) => {
    heard()
    wire.event(message)
    const parsed = format.read.parse(message)
    const text = format.read.text(message)
    events.add(() => eventRow(message, text, verdict))
    if (!parsed) return
    limit ||= LIMITS.includes(format.reason(parsed))
    const tokens = format.tokens(parsed)
    if (tokens) watch.usage(tokens)
  }, abort.signal)
  if (!source) return null
  wire.watch(source)
  const heard = watchSilence('chat', source)

  addTurn('question', 'chat.you').textNode.data = question
  const { turn, textNode } = addTurn('answer', 'chat.answer')
  textNode.data = begun
  const kept = keepWhile(request, question, textNode)
  setBusy(() => abort.abort())
  turn.dataset.state = 'streaming'
  setState('chat', 'connecting')
  source.onopen = () => setState('chat', 'streaming')

  const { outcome, error } = await read(source, format, textNode, watch, kept.came)
  kept.end()
  const isWhole = outcome === 'complete' && !limit
  const state = outcome === 'aborted' ? 'stopped' : isWhole ? 'complete' : 'failed'
  const cause = limit ? t('chat.limit') : await explain(error, outcome)
  turn.dataset.state = state
  if (state !== 'complete') {
    const key = state === 'stopped' ? 'chat.cut.stopped' : textNode.data ? 'chat.cut' : 'chat.none'
    turn.append(say(el('p', 'mark'), key, { cause }))
    $('conversation').scrollTop = $('conversation').scrollHeight
  }
  setBusy(null)
  return { state, cause, text: textNode.data }
}

/** Says how it ended, when the page is otherwise as it is to be. */
function conclude({ state, cause, text }) {
  syncRequest()
  setState('chat', state, { cause })
  // Once, and whole: who listens to a page could not follow it token by token.
  $('announce').textContent = text
}

async function send() {
  if (stopAnswer) return
  const request = readRequest()
  if (!request) return
  if (!isEdited() && !$('prompt').value.trim()) {
    sayOrHide($('prompt-error'), 'fault.prompt')
    return $('prompt').focus()
  }
  sayOrHide($('prompt-error'))
  const asked = questionOf(request.format, request.body)
  const typed = $('prompt').value
  const answered = converse(request, asked ?? `${request.method} ${request.url}`)
  if (stopAnswer && !isEdited()) $('prompt').value = ''
  const ended = await answered
  if (!ended) return
  if (asked && ended.text) turns.push({ role: 'user', content: asked }, { role: 'assistant', content: ended.text })
  else if (!isEdited() && !$('prompt').value) $('prompt').value = typed
  conclude(ended)
}

/** Reads on what the page before this one had begun to read. */
async function readOn() {
  const { request, question, text } = taken() ?? {}
  if (!request) return
  pickFormat(request.format, request.url)
  const ended = await converse(request, question, text)
  if (!ended) return
  turns.push({ role: 'user', content: question }, { role: 'assistant', content: ended.text })
  conclude(ended)
}

/** Focus stays on the button that can be pressed. */
function setBusy(stop) {
  stopAnswer = stop
  const [on, off] = stop ? [$('stop'), $('send')] : [$('send'), $('stop')]
  on.disabled = false
  if (document.activeElement === off) on.focus()
  off.disabled = true
}

export function startChat() {
  $('composer').addEventListener('submit', (event) => {
    event.preventDefault()
    send()
  })
  $('stop').addEventListener('click', () => stopAnswer?.())
  startReload(send)
  readOn()
  $('prompt').addEventListener('input', () => {
    sayOrHide($('prompt-error'))
    syncRequest()
  })
  $('prompt').addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    send()
  })
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') stopAnswer?.()
    const inRequest = event.target.closest?.('.request')
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && inRequest) send()
  })
  for (const button of document.querySelectorAll('[data-prompt]')) {
    button.addEventListener('click', () => {
      $('prompt').value = button.dataset.prompt
      sayOrHide($('prompt-error'))
      syncRequest()
      $('prompt').focus()
    })
  }
}
