import { EventSource } from 'eventsource-wasm'
import { openai } from 'eventsource-wasm/formats'

const form = document.querySelector('form')
const answer = document.querySelector('output')
const status = document.querySelector('[role=status]')
let source

form.onsubmit = async (event) => {
  event.preventDefault()
  source?.close()
  answer.textContent = ''
  status.textContent = 'streaming'
  const content = new FormData(form).get('prompt')
  const mine = (source = new EventSource('/v1/chat/completions', {
    ...openai,
    method: 'POST',
    body: { model: 'gpt-4o-mini', stream: true, messages: [{ role: 'user', content }] },
  }))
  mine.onmessage = (message) => answer.append(openai.text(message))
  const { outcome, error } = await mine.closed
  if (source === mine) status.textContent = error ? `${outcome}: ${error.message}` : outcome
}
document.querySelector('#stop').onclick = () => source?.close()
