import { EventSource } from 'eventsource-wasm'
import { openai } from 'eventsource-wasm/formats'

/** A whole answer as text: the server reads the stream itself. */
export async function POST(request) {
  const body = { model: 'gpt-4o-mini', stream: true, messages: [{ role: 'user', content: await request.text() }] }
  let answer = ''
  for await (const message of new EventSource(`${process.env.UPSTREAM}/v1/chat/completions`, { ...openai, method: 'POST', body })) {
    answer += openai.text(message)
  }
  return new Response(answer)
}
