// Express. See docs/servers.md.
import { randomUUID } from 'node:crypto'
import cookies from 'cookie-parser'
import cors from 'cors'
import express from 'express'
import { ask, pieces, save } from '../answers.mjs'

const app = express()
app.use(cookies(), express.json(), cors({ origin: process.env.ORIGIN }))

app.get('/', (req, res) => {
  res.cookie('csrf', randomUUID(), { sameSite: 'lax' }).send('<!doctype html><title>Express</title>')
})

app.post('/answers/:name', (req, res, next) => {
  // Who brings a key of its own needs no token, who comes with a cookie does.
  const { csrf } = req.cookies
  if (req.get('Authorization') || (csrf && csrf === req.get('X-CSRFToken'))) return next()
  res.status(403).json({ detail: 'CSRF token missing or incorrect' })
})

// [stream]
app.all('/answers/:name', async (req, res) => {
  const { name } = req.params
  const gone = new AbortController()
  res.on('close', () => gone.abort()) // at once when the client is gone
  const last = req.get('Last-Event-ID') ?? 0
  const { prompt = '' } = req.body ?? {}
  if (req.method === 'POST' && !prompt) return res.status(422).json({ detail: 'prompt is missing' })

  const response = await ask(name, prompt, last, gone.signal)
  if (response.status === 204) return res.status(204).end() // nothing is left: the browser stops asking
  res.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache', 'X-Accel-Buffering': 'no' })
  res.flushHeaders()
  for await (const { id, data } of pieces(response, last)) res.write(`id: ${id}\ndata: ${data}\n\n`)
  res.write('data: [DONE]\n\n') // not reached if the answer breaks off: then Express breaks off, too
  await save(name, gone.signal)
  res.end()
})
// [/stream]

app.listen(process.env.PORT, '127.0.0.1')
