/** @jest-environment ./page.js */
require('./cases.js').cases()

test('the script sets the globals', () => {
  require('eventsource-wasm/script')
  expect(window.EventSource).toBe(require('eventsource-wasm').EventSource)
})
