// The request, for all to see and to change, and the code for it.

import { writers } from './code.js'
import { $, el } from './dom.js'
import { formats } from './formats.js'
import { say, sayOrHide } from './texts.js'

const FAULT = 'X-Demo-Fault'
const FIELDS = ['req-url', 'req-headers', 'req-body']

/** What has been said so far: {role, content}. */
export const turns = []
let bodyEdited = false

export const isEdited = () => bodyEdited
const picked = (name) => document.querySelector(`input[name="${name}"]:checked`)
export const format = () => formats[picked('format').value]

function turnsToSend() {
  const content = $('prompt').value.trim()
  return content ? [...turns, { role: 'user', content }] : turns
}

/** Headers as the format and the fault want them. */
function defaultHeaders() {
  const fault = $('fault').value
  const headers = { ...format().headers, ...(fault && { [FAULT]: fault }) }
  return JSON.stringify(headers, null, Object.keys(headers).length > 1 ? 2 : undefined).replace(/^\{"(.*)"\}$/, '{ "$1" }').replace('":"', '": "')
}

/** Writes what follows from the conversation, and the code. */
export function syncRequest() {
  if (!bodyEdited) {
    $('req-body').value = JSON.stringify(format().body(turnsToSend()), null, 2)
    complain('req-body')
  }
  const isChanged = bodyEdited || $('req-method').value !== 'POST' || $('req-url').value !== format().url || $('req-headers').value !== defaultHeaders()
  say($('req-sync'), bodyEdited ? 'request.edited' : 'request.follows')
  $('req-reset').disabled = !isChanged
  $('req-headers').rows = Math.min(Math.max($('req-headers').value.split('\n').length, 2), 5)
  $('req-body').disabled = $('req-method').value === 'GET' // fetch gives a GET no body
  showCode()
}

function resetRequest() {
  bodyEdited = false
  $('req-method').value = 'POST'
  $('req-url').value = format().url
  $('req-headers').value = defaultHeaders()
  for (const id of FIELDS) complain(id)
  syncRequest()
}

/** Picks a format, and the URL that is asked. */
export function pickFormat(picked, url) {
  document.querySelector(`input[name="format"][value="${formats.indexOf(picked)}"]`).checked = true
  resetRequest()
  $('req-url').value = url
  syncRequest()
}

/** Says what is wrong with a field; nothing, if there is no key. */
export function complain(id, key, values) {
  sayOrHide($(`${id}-error`), key, values)
  $(id).setAttribute('aria-invalid', String(Boolean(key)))
}

function parse(text) {
  try {
    return { value: text.trim() ? JSON.parse(text) : undefined }
  } catch (error) {
    return { fault: { key: 'fault.json', values: { message: error.message } } }
  }
}

const areHeaders = (value) =>
  value === undefined || (value && typeof value === 'object' && !Array.isArray(value) && Object.values(value).every((v) => typeof v === 'string'))

/** The JSON in a field; undefined if there is none, and also, with the complaint shown, if it is wrong. */
function readField(id) {
  const { value, fault } = parse($(id).value)
  const wrong = fault ?? (id === 'req-headers' && !areHeaders(value) ? { key: 'fault.headers' } : undefined)
  complain(id, wrong?.key, wrong?.values)
  return wrong ? undefined : value
}

/** The request as the fields say, or null: then the faults are shown beside the fields. */
export function readRequest() {
  const method = $('req-method').value
  const headers = readField('req-headers')
  const body = method === 'GET' ? undefined : readField('req-body')
  complain('req-url', URL.canParse($('req-url').value, document.baseURI) ? '' : 'fault.url')
  const invalid = FIELDS.find((id) => !$(`${id}-error`).hidden)
  if (invalid) $(invalid).focus()
  return invalid ? null : { url: $('req-url').value, method, headers, body, format: format() }
}

/** The last thing that a body asks, if it is a text. */
export function questionOf(format, body) {
  const asked = body && typeof body === 'object' ? format.asked(body) : undefined
  return typeof asked === 'string' ? asked : undefined
}

// ---------------------------------------------------------------- the code

/** The code for the request as it stands; of the conversation, the question alone. While a field is wrong the last one stays. */
function showCode() {
  const headers = parse($('req-headers').value)
  const typed = parse($('req-body').value)
  if (headers.fault || !areHeaders(headers.value) || (bodyEdited && typed.fault)) return
  const method = $('req-method').value
  const content = $('prompt').value.trim() || turns.findLast(({ role }) => role === 'user')?.content || 'Hello'
  const sent = bodyEdited ? typed.value : format().body([{ role: 'user', content }])
  const body = method === 'GET' ? undefined : sent
  const code = writers[picked('code-kind').value]({
    format: format(), url: $('req-url').value, method, headers: headers.value, body, question: questionOf(format(), body),
  })
  if (code === $('code').textContent) return
  sayOrHide($('code-copied'))
  // Strings stand out; all else is as it is.
  const parts = code.split(/('(?:[^'\\\n]|\\.)*'|"[^"\n]*"|`[^`]*`)/)
  $('code').replaceChildren(...parts.map((part, i) => (i % 2 ? el('span', 's', part) : part)))
}

async function copyCode() {
  const text = $('code').textContent
  try {
    await navigator.clipboard.writeText(text) // missing in pages that did not come from this machine or over HTTPS
    sayOrHide($('code-copied'), 'code.copied')
  } catch {
    getSelection().selectAllChildren($('code'))
    sayOrHide($('code-copied'), document.execCommand('copy') ? 'code.copied' : 'code.notCopied')
  }
}

// -------------------------------------------------------------- the controls

function offerFormats() {
  formats.forEach(({ label }, i) => {
    const input = el('input')
    Object.assign(input, { type: 'radio', name: 'format', value: i, checked: i === 0 })
    $('formats').append(el('label', '', input, el('span', '', label)))
  })
}

export function startRequest() {
  offerFormats()
  $('formats').addEventListener('change', resetRequest)
  $('fault').addEventListener('change', () => {
    $('req-headers').value = defaultHeaders()
    complain('req-headers')
    syncRequest()
  })
  $('req-body').addEventListener('input', () => {
    bodyEdited = true
    syncRequest()
    readField('req-body')
  })
  $('req-headers').addEventListener('input', () => {
    syncRequest()
    readField('req-headers')
  })
  $('req-method').addEventListener('input', syncRequest)
  $('req-url').addEventListener('input', () => {
    syncRequest()
    complain('req-url')
  })
  $('req-reset').addEventListener('click', () => {
    $('fault').value = ''
    resetRequest()
  })
  $('code-kinds').addEventListener('change', showCode)
  $('code-copy').addEventListener('click', copyCode)
  resetRequest()
}
