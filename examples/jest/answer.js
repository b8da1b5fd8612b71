// What is tested: a function that asks for an answer, and gives all of it.
const { EventSource } = require('eventsource-wasm')
const { openai } = require('eventsource-wasm/formats')

exports.ask = async function ask(url, content, onText = () => {}) {
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
