// The store where there is no page: on a server, as built.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createEventSource, createEventStream } from '../../dist/store.mjs'

const answer = (text) => async () => new Response(text, { headers: { 'content-type': 'text/event-stream' } })
const list = { initial: [], reduce: (all, { data }) => [...all, data] }

test('on a server there is a state, and nothing is sent', (t) => {
  const fetch = t.mock.method(globalThis, 'fetch', () => assert.fail('it was sent'))
  const timers = t.mock.method(globalThis, 'setTimeout')
  const stream = createEventStream({ url: '/stream', ...list })
  const source = createEventSource('/stream', { events: { log: 'text' } })
  const idle = { status: 'idle', error: undefined, lastEventId: '' }
  assert.deepEqual(stream.getServerSnapshot(), { data: [], ...idle })
  assert.deepEqual(source.getServerSnapshot(), { data: {}, ...idle })
  assert.equal(stream.getSnapshot(), stream.getServerSnapshot())
  assert.equal(source.getSnapshot(), source.getServerSnapshot())
  assert.equal(fetch.mock.callCount() + timers.mock.callCount(), 0)
})

test('without frames subscribers are told, and send has the end', async () => {
  const stream = createEventStream({ url: 'http://localhost/', body: {}, fetch: answer('data: 1\n\ndata: 2\n\n'), ...list })
  const told = []
  stream.subscribe(() => told.push(stream.getSnapshot().status))
  const state = await stream.send()
  assert.deepEqual(state, { data: ['1', '2'], status: 'eof', error: undefined, lastEventId: '' })
  assert.equal(told[0], 'connecting')
  assert.equal(told.at(-1), 'eof')
})

test('a URL without a base fails the stream', async () => {
  const { status, error } = await createEventStream({ url: '/stream' }).send()
  assert.deepEqual([status, error.reason], ['failed', 'url'])
})
