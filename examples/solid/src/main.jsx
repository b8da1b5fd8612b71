import { createSignal, Show } from 'solid-js'
import { render } from 'solid-js/web'
import { Chat } from './Chat.jsx'

function App() {
  const [open, setOpen] = createSignal(true)
  return (
    <>
      <Show when={open()}><Chat /></Show>
      <button id="toggle" onClick={() => setOpen(!open())}>{open() ? 'Close' : 'Open'}</button>
    </>
  )
}

render(App, document.querySelector('#root'))
