require('./cases.js').cases()

test('all entries are of one package', () => {
  const { EventSource, EventStreamDecoder } = require('eventsource-wasm')
  expect(require('eventsource-wasm/decoder').EventStreamDecoder).toBe(EventStreamDecoder)
  expect(require('eventsource-wasm/polyfill').EventSourcePolyfill).toBe(EventSource)
  expect(globalThis.EventSource).toBe(EventSource)
})
