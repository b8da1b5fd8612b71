import { openai } from 'eventsource-wasm/formats'
import { useEventStream } from 'eventsource-wasm/react'

export function Chat() {
  const chat = useEventStream({
    ...openai,
    url: '/v1/chat/completions',
    body: (content) => ({ model: 'gpt-4o-mini', stream: true, messages: [{ role: 'user', content }] }),
  })
  const submit = (event) => {
    event.preventDefault()
    chat.send(new FormData(event.currentTarget).get('prompt'))
  }
  return (
    <>
      <form onSubmit={submit}>
        <input name="prompt" aria-label="Prompt" />
        <button>Send</button>
        <button type="button" id="stop" onClick={chat.stop}>Stop</button>
      </form>
      <output>{chat.data}</output>
      <p role="status">{chat.status} {chat.error?.message}</p>
    </>
  )
}
