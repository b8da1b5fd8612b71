// What is tested: a function that asks for an answer, and gives all of it.
import { EventSource } from 'eventsource-wasm'
import { openai } from 'eventsource-wasm/formats'

export async function ask(url, content, onText = () => {}) {
  const body = { model: 'gpt-4o-mini', stream: true, messages: [{ role: 'user', content }] }
  let answer = ''
  for await (const message of new EventSource(url, { ...openai, method: 'POST', body })) {
    const text = openai.text(message)
    if (!text) continue
    answer += text
    onText(answer)
  }
  return answer
}
