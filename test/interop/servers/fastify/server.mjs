// Fastify with @fastify/sse. See docs/servers.md.
import { randomUUID } from 'node:crypto'
import cookies from '@fastify/cookie'
import cors from '@fastify/cors'
import sse from '@fastify/sse'
import Fastify from 'fastify'
import { ask, pieces, save } from '../answers.mjs'

const app = Fastify()
await app.register(cookies)
await app.register(cors, { origin: process.env.ORIGIN })
await app.register(sse)

app.get('/', async (request, reply) => {
  reply.setCookie('csrf', randomUUID(), { sameSite: 'lax' }).type('text/html')
  return '<!doctype html><title>Fastify</title>'
})

// [stream]
app.route({
  method: ['GET', 'POST'],
  url: '/answers/:name',
  // Manual: until `reply.sse` is used any other reply can be given. Without a serializer strings are sent in quotes.
  sse: { kind: 'manual', serializer: String },
  preHandler: check,
  async handler(request, reply) {
    const { name } = request.params
    const last = request.headers['last-event-id'] ?? 0
    const { prompt = '' } = request.body ?? {}
    if (request.method === 'POST' && !prompt) return reply.code(422).send({ detail: 'prompt is missing' })

    const gone = new AbortController()
    reply.raw.on('close', () => gone.abort()) // at once when the client is gone
    const response = await ask(name, prompt, last, gone.signal)
    if (response.status === 204) return reply.code(204).send() // nothing is left: the browser stops asking
    reply.header('X-Accel-Buffering', 'no')
    for await (const { id, data } of pieces(response, last)) await reply.sse.send({ id: String(id), data })
    await reply.sse.send({ data: '[DONE]' }) // not reached if the answer breaks off
    await save(name, gone.signal)
  },
})
// [/stream]

async function check(request, reply) {
  // Who brings a key of its own needs no token, who comes with a cookie does.
  const { csrf } = request.cookies
  if (request.method !== 'POST' || request.headers.authorization || (csrf && csrf === request.headers['x-csrftoken'])) return
  await reply.code(403).send({ detail: 'CSRF token missing or incorrect' })
}

await app.listen({ port: process.env.PORT, host: '127.0.0.1' })
