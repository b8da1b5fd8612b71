// The demo page. Each part has a file: what is sent is in request.js, how an answer is read in chat.js.

import { startChat } from './chat.js'
import { $ } from './dom.js'
import { startJobs } from './job.js'
import { startRequest, syncRequest } from './request.js'
import { sayOrHide, startTexts } from './texts.js'
import { showTotals, startWire } from './wire.js'

function showScriptSize() {
  const entry = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('dist/eventsource.js'))
  if (entry?.encodedBodySize) $('script-size').textContent = `${(entry.encodedBodySize / 1000).toFixed(1)} KB`
}

startTexts(() => {
  showTotals()
  syncRequest()
})
startWire()
startRequest()
startChat()
startJobs()
showScriptSize()
if (!('NativeEventSource' in globalThis)) sayOrHide($('missing'), 'fault.script')
