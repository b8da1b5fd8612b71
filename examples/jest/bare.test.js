/** @jest-environment jsdom */
test('jsdom as it is has no fetch: a source says so, and an import is no harm', () => {
  const { EventSource } = require('eventsource-wasm')
  require('eventsource-wasm/polyfill')
  expect(() => new EventSource('http://127.0.0.1/', { method: 'POST' })).toThrow('fetch is no function')
})
