import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Chat } from './Chat.jsx'

function App() {
  const [open, setOpen] = useState(true)
  return (
    <>
      {open && <Chat />}
      <button id="toggle" onClick={() => setOpen(!open)}>{open ? 'Close' : 'Open'}</button>
    </>
  )
}

createRoot(document.querySelector('#root')).render(<StrictMode><App /></StrictMode>)
