// Node's own http server. See docs/servers.md.
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'
import { ask, forbidden, pieces, save } from '../answers.mjs'

// [stream]
async function answer(req, res, name) {
  const gone = new AbortController()
  res.on('close', () => gone.abort()) // at once when the client is gone; the response's, as the request closes when it is read
  const last = req.headers['last-event-id'] ?? 0
  const { prompt = '' } = req.method === 'POST' ? await json(req) : {}
  if (req.method === 'POST' && !prompt) return refuse(res, 422, 'prompt is missing')

  const response = await ask(name, prompt, last, gone.signal)
  if (response.status === 204) return res.writeHead(204).end() // nothing is left: the browser stops asking
  res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache', 'X-Accel-Buffering': 'no' })
  for await (const { id, data } of pieces(response, last)) res.write(`id: ${id}\ndata: ${data}\n\n`)
  res.write('data: [DONE]\n\n') // not reached if the answer breaks off
  await save(name, gone.signal)
  res.end()
}

function refuse(res, status, detail) {
  res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify({ detail }))
}
// [/stream]

createServer((req, res) => {
  const [, name] = /^\/answers\/(.+)/.exec(req.url) ?? []
  if (req.url === '/') {
    res.setHeader('Set-Cookie', `csrf=${randomUUID().replaceAll('-', '')}; SameSite=Lax`)
    return res.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Node</title>')
  }
  if (!name) return res.writeHead(404).end() // browsers ask for an icon, too: it must not take the page's token away
  res.setHeader('Access-Control-Allow-Origin', process.env.ORIGIN)
  if (req.method === 'OPTIONS') {
    res.setHeader('Access-Control-Allow-Headers', 'authorization, content-type, last-event-id')
    return res.writeHead(204).end()
  }
  const reason = req.method === 'POST' && forbidden(req.headers)
  if (reason) return refuse(res, 403, reason)
  // Destroyed, the response breaks off; ended, it would look whole.
  answer(req, res, name).catch((error) => res.destroy(error))
}).listen(process.env.PORT, '127.0.0.1')
