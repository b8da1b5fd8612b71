import { createElement, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { useEventSource } from 'react-use-websocket'

globalThis.seen = []
const events = { update: (event) => globalThis.seen.push(event.data) }

function Stream({ url }) {
  const { lastEvent, readyState, getEventSource } = useEventSource(url, { events })
  globalThis.source = getEventSource
  return createElement('output', null, `${readyState} ${lastEvent?.type} ${lastEvent?.data}`)
}

globalThis.start = (url) => {
  globalThis.root = createRoot(document.body.appendChild(document.createElement('main')))
  globalThis.root.render(createElement(StrictMode, null, createElement(Stream, { url })))
}
