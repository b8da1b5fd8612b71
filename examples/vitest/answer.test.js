import { EventSource, EventStreamDecoder } from 'eventsource-wasm'
import { EventStreamDecoder as alone } from 'eventsource-wasm/decoder'
import { EventSourcePolyfill } from 'eventsource-wasm/polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask } from './answer.js'
import { listen } from './server.js'

let server
beforeAll(async () => (server = await listen()))
afterAll(() => server.close())

test('an answer comes piece by piece', async () => {
  const seen = []
  expect(await ask(server.url, '流🙂', (text) => seen.push(text))).toBe('流🙂')
  expect(seen).toEqual(['流', '流🙂'])
})

test('a refusal tells', async () => {
  await expect(ask(server.url, '')).rejects.toMatchObject({ reason: 'status', status: 422, message: expect.stringContaining('no prompt') })
})

test('all entries are of one package', () => {
  expect(alone).toBe(EventStreamDecoder)
  expect(EventSourcePolyfill).toBe(EventSource)
})
