// The formats on streams of our own making: whole, cut, truncated, with errors and with noise inside.

import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { describe, it } from 'node:test'
import * as formats from '../../dist/formats.mjs'
import { cases, errors } from './formats.cases.mjs'
import { decode, fixture, read } from './reading.mjs'

const { FormatError } = formats
const encoder = new TextEncoder()

/** The events of a stream, each with the blank line that ends it; what has no data is left out. */
const events = (stream) => stream.split(/(?<=\n\n)/).filter((event) => /^data/m.test(event))

it('every fixture is read, and every format has one', async () => {
  const files = await readdir(new URL('fixtures/', import.meta.url))
  assert.deepEqual(cases.map(({ name }) => `${name}.sse`).sort(), files.sort())
  const named = Object.entries(formats).filter(([name]) => name !== 'FormatError')
  for (const [name, format] of named) {
    assert.ok(cases.some((one) => one.format === format), name)
    assert.ok(errors.some(([one]) => one === format), name)
  }
})

for (const { name, format, text, outcome = 'complete', counts, message, code } of cases) {
  describe(name, async () => {
    const stream = await fixture(name)
    const bytes = encoder.encode(stream)
    const messages = await decode([bytes])
    const whole = read(format, messages)

    it('whole', () => {
      assert.equal(whole.text, text)
      assert.equal(whole.outcome, outcome)
      if (outcome === 'failed') {
        assert.ok(whole.error instanceof FormatError)
        assert.match(whole.error.message, message)
        assert.equal(whole.error.code, code)
        assert.ok(whole.error.cause)
      } else {
        assert.deepEqual(whole.counts, counts)
      }
    })

    it('with other line ends', async () => {
      for (const end of ['\r\n', '\r']) {
        assert.deepEqual(await decode([encoder.encode(stream.replaceAll('\n', end))]), messages)
      }
    })

    it('cut at every byte', async () => {
      for (let at = 1; at < bytes.length; at++) {
        assert.deepEqual(read(format, await decode([bytes.subarray(0, at), bytes.subarray(at)])), whole, `cut at ${at}`)
      }
      const each = Array.from(bytes, (_, at) => bytes.subarray(at, at + 1))
      assert.deepEqual(read(format, await decode(each)), whole)
    })

    it('truncated at every byte', async () => {
      for (let at = 0; at < bytes.length; at++) {
        const left = await decode([bytes.subarray(0, at)])
        const result = read(format, left)
        const last = outcome === 'complete' && counts.at(-1)
        const expected = counts?.includes(left.length) || (last && left.length > last) ? 'complete' : 'incomplete'
        if (outcome !== 'failed' || result.outcome !== 'failed') assert.equal(result.outcome, expected, `${at} bytes, ${left.length} messages`)
        if (!format.answer) assert.ok(text.startsWith(result.text), result.text)
      }
    })

    it('with noise between its events', async () => {
      const noise = [': keep-alive\n\n', 'id: a0\ndata:\n\n', 'data: \n\n', 'event: ping\n\n', 'event: ping\ndata\n\n', 'retry: 10\n\n', 'data: ping\n\n', 'data: null\n\n']
      for (const one of noise) {
        const noisy = read(format, await decode([encoder.encode(one + stream.replaceAll('\n\n', `\n\n${one}`))]))
        assert.equal(noisy.text, whole.text, one)
        assert.equal(noisy.outcome, whole.outcome, one)
      }
    })

    it('parsed beforehand', () => {
      const { answer } = format
      const [once, twice] = [answer?.(), answer?.()]
      for (const message of messages) {
        const parsed = { ...message, data: format.parse(message) }
        assert.equal(format.text(parsed), format.text(message))
        assert.equal(format.parse(parsed), parsed.data)
        assert.equal(once?.(parsed), twice?.(message))
      }
    })
  })
}

describe('an error in the middle', () => {
  for (const [format, event, message, code] of errors) {
    const one = cases.find((one) => one.format === format && !one.outcome && one.counts.length === 1)
    it(`${one.name}: ${event.trim().replaceAll('\n', ' ')}`, async () => {
      const before = events(await fixture(one.name))
      for (let at = 0; at < one.counts[0]; at++) {
        const stream = before.toSpliced(at, 0, event).join('')
        const { outcome, error, text } = read(format, await decode([encoder.encode(stream)]))
        assert.equal(outcome, 'failed')
        assert.ok(error instanceof FormatError)
        assert.equal(error.name, 'FormatError')
        if (message instanceof RegExp) assert.match(error.message, message)
        else assert.equal(error.message, message)
        assert.equal(error.code, code)
        if (!format.answer) assert.ok(one.text.startsWith(text))
      }
    })
  }
})

describe('whatever comes', () => {
  const odd = [undefined, null, true, 0, 7, '', 'x', [], [null], [7], ['x'], [[]], {}, { text: 7 }, { toString: 7, valueOf: 7 }, { type: 'text', text: {} }]

  /** All values that differ from this one in one place. */
  function* mutations(value) {
    for (const replacement of odd) yield replacement
    if (value === null || typeof value !== 'object') return
    for (const key of Object.keys(value)) {
      for (const other of mutations(value[key])) {
        const copy = Array.isArray(value) ? [...value] : { ...value }
        copy[key] = other
        yield copy
      }
    }
  }

  function check({ parse, text, done, answer }, message) {
    const verdict = done(message)
    assert.ok([true, false, 'eof', undefined].includes(verdict) || verdict instanceof FormatError)
    assert.equal(typeof text(message), 'string')
    assert.equal(typeof (answer?.()(message) ?? ''), 'string')
    if (verdict === true) assert.equal(text(message), '')
    parse(message)
  }

  for (const { name, format } of cases) {
    it(`${name}, one value replaced`, async () => {
      const messages = await decode([encoder.encode(await fixture(name))])
      for (const { type, data } of messages) {
        if (!/^\s*{/.test(data)) continue
        for (const value of mutations(JSON.parse(data))) check(format, { type, data: JSON.stringify(value) ?? '' })
      }
    })
  }

  it('text that is no JSON, deep JSON, a long message', () => {
    const deep = (open, close) => open.repeat(20_000) + close.repeat(20_000)
    const texts = ['', ' ', '[DONE]', '"[DONE]"', '[DONE', '{', '}', '"', 'null', '1', '"x"', '[]', deep('[', ']'), deep('{"text":[', ']}')]
    for (const format of Object.values(formats)) {
      if (typeof format !== 'object') continue
      for (const type of ['message', 'error', 'done', 'conversation.message.delta', 'result', '__proto__']) {
        for (const data of texts) check(format, { type, data })
        check(format, { type, data: undefined })
      }
    }
    const { message } = formats.openai.done({ type: 'error', data: JSON.stringify({ error: { details: 'x'.repeat(1000) } }) })
    assert.match(message, /^no message: \{"error":/)
    assert.equal(message.length, 200)
  })
})
