// An MCP server with the TypeScript SDK's Streamable HTTP transport: /mcp streams and resumes, /json answers in JSON. See
// docs/recipes.md.
import { randomUUID } from 'node:crypto'
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js'
import express from 'express'
import { z } from 'zod'
import { ask, pieces } from '../answers.mjs'

/** Keeps the events of every stream, in order. An id is the number of the event and its stream. */
class EventStore {
  #events = []

  async storeEvent(stream, message) {
    this.#events.push({ stream, message })
    return `${this.#events.length}_${stream}`
  }

  async replayEventsAfter(lastEventId, { send }) {
    const last = parseInt(lastEventId)
    const stream = lastEventId.slice(lastEventId.indexOf('_') + 1)
    for (const [index, event] of this.#events.entries()) {
      if (index >= last && event.stream === stream) await send(`${index + 1}_${stream}`, event.message)
    }
    return stream
  }
}

/** A tool that tells an answer, and its progress. */
function serverOf() {
  const server = new McpServer({ name: 'answers', version: '1.0.0' })
  server.registerTool('tell', { description: 'Tells an answer', inputSchema: { name: z.string() } }, async ({ name }, { _meta, sendNotification }) => {
    let text = ''
    for await (const { id, data } of pieces(await ask(name, '', 0), 0)) {
      const message = JSON.parse(data).text
      text += message
      await sendNotification({ method: 'notifications/progress', params: { progressToken: _meta.progressToken, progress: id, message } })
    }
    return { content: [{ type: 'text', text }] }
  })
  return server
}

const app = express()
app.get('/', (req, res) => res.send('<!doctype html><title>MCP</title>'))
for (const path of ['/mcp', '/json']) {
  const sessions = new Map()
  app.all(path, express.json(), async (req, res) => {
    let transport = sessions.get(req.get('mcp-session-id'))
    if (!transport) {
      if (!isInitializeRequest(req.body)) return res.status(404).json({ jsonrpc: '2.0', error: { code: -32001, message: 'Session not found' }, id: null })
      transport = new StreamableHTTPServerTransport({
        sessionIdGenerator: randomUUID,
        onsessioninitialized: (id) => sessions.set(id, transport),
        enableJsonResponse: path === '/json',
        eventStore: new EventStore(),
      })
      await serverOf().connect(transport)
    }
    await transport.handleRequest(req, res, req.body)
  })
}
app.listen(process.env.PORT, '127.0.0.1')
