import { StrictMode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { useEventSource, useEventStream } from 'eventsource-wasm/react'
import { app, lines } from './page.js'

function Shown({ state, id = '' }) {
  const { data, status, error } = lines(state)
  return (
    <>
      <p id={'data' + id}>{data}</p>
      <p id={'status' + id}>{status}</p>
      <p id={'error' + id}>{error}</p>
    </>
  )
}

function Chat({ options, first }) {
  const chat = useEventStream(options)
  Object.assign(app, { send: chat.send, stop: chat.stop, retry: chat.retry, reset: chat.reset })
  useEffect(() => {
    if (first) chat.send(first)
  }, [])
  useEffect(() => {
    app.renders++
  })
  return <Shown state={chat} />
}

function Feed({ url, options, id }) {
  const feed = useEventSource(url, options)
  Object.assign(app, { stop: feed.stop, retry: feed.retry })
  return <Shown state={feed} id={id} />
}

function App({ kind, first, ...given }) {
  const [{ options, url, shows }, set] = useState({ shows: [1, 2], ...given })
  app.update = (change) => set((old) => ({ ...old, ...change }))
  if (kind === 'chat') return <Chat options={options} first={first} />
  return shows.map((id) => <Feed key={id} id={id} url={url} options={options} />)
}

app.mount = (props) => {
  const root = createRoot(document.getElementById('app'))
  root.render(
    <StrictMode>
      <App {...props} />
    </StrictMode>,
  )
  app.unmount = () => root.unmount()
}
