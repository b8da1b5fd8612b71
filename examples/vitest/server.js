// A server that answers a POST with the prompt, letter by letter; and without a prompt, with a refusal.
import { createServer } from 'node:http'

export function listen() {
  const server = createServer(async (request, response) => {
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('access-control-allow-headers', 'content-type')
    if (request.method === 'OPTIONS') return response.end()
    let text = ''
    for await (const chunk of request) text += chunk
    const [{ content }] = JSON.parse(text).messages
    if (!content) return response.writeHead(422, { 'content-type': 'application/json' }).end('{"error":"no prompt"}')
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    for (const letter of content) response.write(`data: ${JSON.stringify({ choices: [{ delta: { content: letter } }] })}\n\n`)
    response.end('data: [DONE]\n\n')
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve({ url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() }))
  })
}
