// The code in docs/formats.md.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { it } from 'node:test'
import * as formats from '../../dist/formats.mjs'
import { decode, read } from './reading.mjs'

const page = await readFile(new URL('../../docs/formats.md', import.meta.url), 'utf8')
const blocks = Array.from(page.matchAll(/^```js\n(.*?)^```$/gms), ([, code]) => code)

it('is JavaScript, and has every format', () => {
  const names = Object.keys(formats).filter((name) => name !== 'FormatError' && name !== 'dashscopeSnapshots')
  for (const name of names) assert.ok(blocks.some((code) => code.includes(`...${name},`)), name)
  for (const name of Object.keys(formats)) assert.ok(page.includes(`\`${name}\``), name)
  const AsyncFunction = (async () => undefined).constructor
  for (const code of blocks) new AsyncFunction(code.replaceAll(/^(import .*|export )/gm, ''))
})

it('has a format of its own that reads', async () => {
  const code = blocks.at(-1).replace('eventsource-wasm/formats', new URL('../../dist/formats.mjs', import.meta.url).href)
  const { completion } = await import(`data:text/javascript,${encodeURIComponent(code)}`)
  const pieces = ['data: {"content":"Hel","stop":false}\n\n', 'data: {"content":"lo","stop":true}\n\n']
  const whole = read(completion, await decode([new TextEncoder().encode(pieces.join(''))]))
  assert.equal(whole.text, 'Hello')
  assert.equal(whole.outcome, 'complete')
  assert.equal(read(completion, await decode([new TextEncoder().encode(pieces[0])])).outcome, 'incomplete')
  const failed = read(completion, await decode([new TextEncoder().encode('data: {"error":{"code":500,"message":"gone"}}\n\n')]))
  assert.equal(failed.outcome, 'failed')
  assert.equal(failed.error.message, 'gone')
})
