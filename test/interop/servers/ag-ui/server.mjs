// An AG-UI agent with @ag-ui/encoder, on Node's http. See docs/recipes.md.
import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'
import { EventType } from '@ag-ui/core'
import { EventEncoder } from '@ag-ui/encoder'
import { ask, pieces } from '../answers.mjs'

async function run(req, res) {
  const { threadId, runId, messages } = await json(req)
  const encoder = new EventEncoder({ accept: req.headers.accept })
  const send = (event) => res.write(encoder.encode(event))
  const gone = new AbortController()
  res.on('close', () => gone.abort())
  res.writeHead(200, { 'Content-Type': encoder.getContentType(), 'Cache-Control': 'no-cache' })
  send({ type: EventType.RUN_STARTED, threadId, runId })
  try {
    const response = await ask(messages.at(-1).content, '', 0, gone.signal)
    send({ type: EventType.TEXT_MESSAGE_START, messageId: 'm', role: 'assistant' })
    for await (const { data } of pieces(response, 0)) send({ type: EventType.TEXT_MESSAGE_CONTENT, messageId: 'm', delta: JSON.parse(data).text })
    send({ type: EventType.TEXT_MESSAGE_END, messageId: 'm' })
    send({ type: EventType.RUN_FINISHED, threadId, runId })
  } catch (error) {
    send({ type: EventType.RUN_ERROR, message: `The model broke off 😀: ${error.message}`, code: 'MODEL' })
  }
  res.end()
}

createServer((req, res) => {
  if (req.method === 'POST') void run(req, res)
  else res.setHeader('Content-Type', 'text/html').end('<!doctype html><title>AG-UI</title>')
}).listen(process.env.PORT, '127.0.0.1')
