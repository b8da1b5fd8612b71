// The Vercel AI SDK's UI message stream, and a route to resume it, on Node's http. See docs/recipes.md.
import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'
import { convertToModelMessages, pipeUIMessageStreamToResponse, streamText, toUIMessageStream, UI_MESSAGE_STREAM_HEADERS } from 'ai'
import { MockLanguageModelV4 } from 'ai/test'
import { ask, pieces } from '../answers.mjs'

/** A model that tells what it is asked for, and gets it where all servers here get it. */
const model = new MockLanguageModelV4({
  doStream: async ({ prompt }) => {
    const name = prompt.at(-1).content[0].text
    const response = await ask(name, name, 0)
    return { stream: ReadableStream.from(parts(response)) }
  },
})

async function* parts(response) {
  yield { type: 'stream-start', warnings: [] }
  let reason = 'stop'
  yield { type: 'text-start', id: 't' }
  try {
    for await (const { data } of pieces(response, 0)) yield { type: 'text-delta', id: 't', delta: JSON.parse(data).text }
    yield { type: 'text-end', id: 't' }
  } catch (error) {
    reason = 'error'
    yield { type: 'error', error } // as the SDK's providers do
  }
  yield { type: 'finish', finishReason: { unified: reason, raw: reason }, usage: { inputTokens: { total: 1 }, outputTokens: { total: 2 } } }
}

/** What has been sent of the answers that are being made, by chat. (Elsewhere: Redis, by the package resumable-stream.) */
const active = new Map()

/** Keeps a copy of an answer until it is complete, and those who read it along. */
async function keep(id, stream) {
  const copy = { sent: [], readers: new Set() }
  active.set(id, copy)
  for await (const event of stream) {
    copy.sent.push(event)
    for (const reader of copy.readers) reader.write(event)
  }
  active.delete(id)
  for (const reader of copy.readers) reader.end()
}

async function chat(req, res) {
  const { id, messages } = await json(req)
  const { stream } = streamText({ model, messages: await convertToModelMessages(messages), onError: () => undefined })
  pipeUIMessageStreamToResponse({
    response: res,
    stream: toUIMessageStream({ stream }),
    consumeSseStream: ({ stream }) => keep(id, stream),
  })
}

/** The answer that is being made, from its beginning on. */
function resume(res, id) {
  const copy = active.get(id)
  if (!copy) return res.writeHead(204).end()
  res.writeHead(200, UI_MESSAGE_STREAM_HEADERS)
  for (const event of copy.sent) res.write(event)
  copy.readers.add(res)
  res.on('close', () => copy.readers.delete(res))
}

createServer((req, res) => {
  const [, id] = /^\/api\/chat\/(.+)\/stream$/.exec(req.url) ?? []
  if (id) resume(res, decodeURIComponent(id))
  else if (req.method === 'POST') void chat(req, res)
  else res.setHeader('Content-Type', 'text/html').end('<!doctype html><title>AI SDK</title>')
}).listen(process.env.PORT, '127.0.0.1')
