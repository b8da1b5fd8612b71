// The code that sends a request and shows its answer, for whoever wants to copy it.

/** A piece of code inside a value. */
class Code {
  constructor(text) {
    this.text = text
  }
}

const WIDTH = 60 // characters that a line of a literal may have

/** A value as JavaScript: short lists and objects on one line, others member by member. */
function literal(value, indent) {
  if (value instanceof Code) return value.text
  if (typeof value === 'string') return quote(value)
  if (!value || typeof value !== 'object') return JSON.stringify(value)
  const isList = Array.isArray(value)
  const members = (inner) => (isList ? value.map((one) => literal(one, inner)) : Object.entries(value).map(([name, one]) => member(name, literal(one, inner))))
  const [open, close] = isList ? '[]' : '{}'
  const flat = members(indent)
  if (!flat.length) return open + close
  const gap = isList ? '' : ' '
  const line = open + gap + flat.join(', ') + gap + close
  if (!line.includes('\n') && indent.length + line.length <= WIDTH) return line
  return `${open}\n${members(`${indent}  `).map((one) => `${indent}  ${one},\n`).join('')}${indent}${close}`
}

function member(name, code) {
  return name === code ? name : `${/^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name)}: ${code}`
}

/** A string that may also stand inside a script element. */
function quote(text) {
  const escaped = JSON.stringify(text).slice(1, -1).replace(/\\(.)/g, (pair, mark) => (mark === '"' ? '"' : pair))
  return `'${escaped.replaceAll("'", "\\'").replaceAll('</', '<\\/').replaceAll('<!--', '<\\!--')}'`
}

/** A copy of a body whose question, the last string that is one, stands for itself. */
function withHole(body, question, hole) {
  let last
  const visit = (holder) => {
    for (const key in holder) {
      if (holder[key] === question) last = { holder, key }
      else if (holder[key] && typeof holder[key] === 'object') visit(holder[key])
    }
  }
  const copy = structuredClone({ body })
  if (question) visit(copy)
  if (last) last.holder[last.key] = hole
  return copy.body
}

const lines = (indent, members) => members.filter(Boolean).map((one) => `${indent}${one},\n`).join('')

/** `{name: value}` as a member, or nothing if there is no value. */
const given = (name, value, indent) => value !== undefined && Object.keys(value).length > 0 && `${name}: ${literal(value, indent)}`

/** @typedef {{ format: { name: string, read: object }, url: string, method: string, headers?: object, body?: unknown, question?: string }} Asked */

/** @param {Asked} asked */
function plain({ format, url, method, headers, body }) {
  const { name, read } = format
  const show = read.answer ? 'answer.textContent = read(message)' : `answer.append(${name}.text(message))`
  return `<p id="answer"></p>
<script type="module">
  import { EventSource } from './dist/eventsource.mjs'
  import { ${name} } from './dist/formats.mjs'

  const answer = document.getElementById('answer')
${read.answer ? `  const read = ${name}.answer()\n` : ''}  const source = new EventSource(${quote(url)}, {
${lines('    ', [`...${name}`, method !== 'GET' && `method: ${quote(method)}`, given('headers', headers, '    '), body !== undefined && `body: ${literal(body, '    ')}`])}  })
  try {
    for await (const message of source) {
      ${show}
    }
  } catch (error) {
    answer.append(\` (\${error.reason}: \${error.message})\`)
  }
</script>
`
}

/** The options of a stream; with a body, `send` takes the question. */
function options({ format, url, method, headers, body, question }, indent) {
  const asked = withHole(body, question, new Code('prompt'))
  const written = literal(asked, indent)
  return lines(indent, [
    `...${format.name}`,
    `url: ${quote(url)}`,
    method !== (body === undefined ? 'GET' : 'POST') && `method: ${quote(method)}`,
    given('headers', headers, indent),
    body !== undefined && `body: (prompt) => ${written.startsWith('{') ? `(${written})` : written}`,
  ])
}

const imports = ({ format }, framework, hook, indent = '') => `${indent}import { ${format.name} } from 'eventsource-wasm/formats'
${indent}import { ${hook} } from 'eventsource-wasm/${framework}'
`

/** @param {Asked} asked */
function react(asked) {
  return `${imports(asked, 'react', 'useEventStream')}
export function Chat() {
  const { send, stop, data, status, error } = useEventStream({
${options(asked, '    ')}  })
  const ask = (event) => (event.preventDefault(), send(new FormData(event.target).get('prompt')))
  return (
    <form onSubmit={ask}>
      <input name="prompt" aria-label="Prompt" /> <button>Ask</button>
      <button type="button" onClick={stop}>Stop</button>
      <output>{data}</output> {status} {error?.message}
    </form>
  )
}
`
}

/** @param {Asked} asked */
function vue(asked) {
  return `<script setup>
import { ref } from 'vue'
${imports(asked, 'vue', 'useEventStream')}
const prompt = ref('')
const { send, stop, data, status, error } = useEventStream({
${options(asked, '  ')}})
</script>

<template>
  <form @submit.prevent="send(prompt)">
    <input v-model="prompt" aria-label="Prompt"> <button>Ask</button>
    <button type="button" @click="stop">Stop</button>
    <output>{{ data }}</output> {{ status }} {{ error?.message }}
  </form>
</template>
`
}

/** @param {Asked} asked */
function svelte(asked) {
  return `<script>
${imports(asked, 'svelte', 'EventStream', '  ')}
  let prompt = $state('')
  const chat = new EventStream({
${options(asked, '    ')}  })
  const ask = (event) => (event.preventDefault(), chat.send(prompt))
</script>

<form onsubmit={ask}>
  <input bind:value={prompt} aria-label="Prompt" /> <button>Ask</button>
  <button type="button" onclick={chat.stop}>Stop</button>
  <output>{chat.data}</output> {chat.status} {chat.error?.message}
</form>
`
}

/** By what the code is for. */
export const writers = { plain, react, vue, svelte }
