// Hono on @hono/node-server. See docs/servers.md.
import { randomUUID } from 'node:crypto'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { cors } from 'hono/cors'
import { streamSSE } from 'hono/streaming'
import { ask, pieces, save } from '../answers.mjs'

const app = new Hono()
app.use('/answers/*', cors({ origin: process.env.ORIGIN }))

app.get('/', (c) => {
  setCookie(c, 'csrf', randomUUID(), { sameSite: 'Lax' })
  return c.html('<!doctype html><title>Hono</title>')
})

app.post('/answers/:name', async (c, next) => {
  // Who brings a key of its own needs no token, who comes with a cookie does.
  const csrf = getCookie(c, 'csrf')
  if (c.req.header('Authorization') || (csrf && csrf === c.req.header('X-CSRFToken'))) return next()
  return c.json({ detail: 'CSRF token missing or incorrect' }, 403)
})

// [stream]
app.on(['GET', 'POST'], '/answers/:name', async (c) => {
  const name = c.req.param('name')
  const last = c.req.header('Last-Event-ID') ?? 0
  const { prompt = '' } = c.req.method === 'POST' ? await c.req.json() : {}
  if (c.req.method === 'POST' && !prompt) return c.json({ detail: 'prompt is missing' }, 422)

  const gone = new AbortController()
  const response = await ask(name, prompt, last, gone.signal)
  if (response.status === 204) return c.body(null, 204) // nothing is left: the browser stops asking
  c.header('X-Accel-Buffering', 'no')
  return streamSSE(c, async (stream) => {
    stream.onAbort(() => gone.abort()) // at once when the client is gone
    for await (const { id, data } of pieces(response, last)) await stream.writeSSE({ id: String(id), data })
    await stream.writeSSE({ data: '[DONE]' }) // not reached if the answer breaks off
    await save(name, gone.signal)
  })
})
// [/stream]

serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' })
