// The formats on streams that others' code makes: aimock's servers, the AI SDK, AG-UI's encoder.

import { EventType } from '@ag-ui/core'
import { EventEncoder } from '@ag-ui/encoder'
import { AGUIMock, LLMock } from '@copilotkit/aimock'
import { createUIMessageStream, createUIMessageStreamResponse, simulateReadableStream, streamText, toUIMessageStream } from 'ai'
import { MockLanguageModelV4 } from 'ai/test'
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { Readable } from 'node:stream'
import { EventSource, EventStreamDecoder } from '../../../dist/eventsource.mjs'
import { agui, anthropic, gemini, openai, openaiResponses, uiMessageStream } from '../../../dist/formats.mjs'
import { read } from '../reading.mjs'

const answer = '你好, "世界" 🦉\nIt is a long answer, so that it comes in several pieces.'

/** The messages of a response, as far as they come; `cut` tells that it broke off. */
async function fetched(url, body, headers) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  assert.equal(response.status, 200)
  assert.match(response.headers.get('content-type'), /^text\/event-stream/)
  const messages = []
  try {
    for await (const message of response.body.pipeThrough(new EventStreamDecoder())) messages.push(message)
  } catch {
    messages.cut = true
  }
  return messages
}

describe('aimock', () => {
  const mock = new LLMock({ port: 0, chunkSize: 7 })
  let url
  before(async () => {
    mock.onMessage('hello', { content: answer, reasoning: 'Hm.' })
    mock.onMessage('tool', { toolCalls: [{ name: 'find', arguments: '{"q":"owl"}', id: 'call_1' }] })
    mock.onMessage('short', { content: answer, finishReason: 'length' })
    // Without a pause between its pieces it breaks off before anything has been sent.
    mock.onMessage('cut', { content: answer }, { truncateAfterChunks: 4, latency: 1 })
    mock.onMessage('router', { content: answer }, { openRouterProcessing: true })
    url = await mock.start()
  })
  after(() => mock.stop())

  const chat = (content) => ({ model: 'm', stream: true, stream_options: { include_usage: true }, messages: [{ role: 'user', content }] })
  const contents = (text) => ({ contents: [{ role: 'user', parts: [{ text }] }] })
  const services = [
    ['OpenAI', openai, '/v1/chat/completions', chat],
    ['Azure', openai, '/openai/deployments/m/chat/completions?api-version=2024-10-21', chat],
    ['OpenRouter', openai, '/api/v1/chat/completions', chat],
    ['OpenAI responses', openaiResponses, '/v1/responses', (input) => ({ model: 'm', stream: true, input })],
    ['Anthropic', anthropic, '/v1/messages', (content) => ({ ...chat(content), max_tokens: 100 })],
    ['Gemini', gemini, '/v1beta/models/m:streamGenerateContent?alt=sse', contents],
  ]
  for (const [name, format, path, body] of services) {
    it(`${name}: an answer`, async () => {
      const messages = await fetched(url + path, body('hello'))
      const result = read(format, messages)
      assert.equal(result.text, answer)
      assert.equal(result.outcome, 'complete')
      assert.deepEqual(result.counts, [messages.length])
    })

    it(`${name}: an answer, through a source`, async () => {
      const source = new EventSource(url + path, { ...format, method: 'POST', body: body('hello') })
      let text = ''
      for await (const message of source) text += format.text(message)
      assert.equal(text, answer)
      assert.equal((await source.closed).outcome, 'complete')
    })

    it(`${name}: a tool call`, async () => {
      const result = read(format, await fetched(url + path, body('tool')))
      assert.equal(result.text, '')
      assert.equal(result.outcome, 'complete')
      assert.match(JSON.stringify(result.parsed), /find/)
    })

    it(`${name}: an answer cut short by its length`, async () => {
      const result = read(format, await fetched(url + path, body('short')))
      assert.equal(result.text, answer)
      assert.equal(result.outcome, 'complete')
    })

    it(`${name}: a stream that breaks off, at every event`, async () => {
      const messages = await fetched(url + path, body('cut'))
      assert.ok(messages.cut)
      const { outcome, text } = read(format, messages)
      assert.equal(outcome, 'incomplete')
      assert.ok(answer.startsWith(text) && text.length < answer.length)

      const whole = await fetched(url + path, body('hello'))
      for (let count = 0; count < whole.length; count++) assert.equal(read(format, whole.slice(0, count)).outcome, 'incomplete')
    })
  }

  it('OpenAI: usage and tool calls are typed', async () => {
    const { parsed } = read(openai, await fetched(`${url}/v1/chat/completions`, chat('tool')))
    const calls = parsed.flatMap((chunk) => chunk?.choices?.[0]?.delta?.tool_calls ?? [])
    assert.equal(calls[0].function.name, 'find')
    assert.equal(calls.map((call) => call.function?.arguments ?? '').join(''), '{"q":"owl"}')
    assert.ok(parsed.some((chunk) => chunk?.usage?.total_tokens >= 0))
  })

  it('OpenRouter: comments before the answer', async () => {
    const result = read(openai, await fetched(`${url}/api/v1/chat/completions`, chat('router')))
    assert.equal(result.text, answer)
    assert.equal(result.outcome, 'complete')
  })
})

/** Serves one Response of the Fetch API, as an application's route would. */
async function served(respond, use) {
  const server = createServer(async (_request, reply) => {
    const response = await respond()
    reply.writeHead(response.status, Object.fromEntries(response.headers))
    Readable.fromWeb(response.body).pipe(reply)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    return await use(`http://127.0.0.1:${server.address().port}/api/chat`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

describe('the AI SDK', () => {
  const usage = { inputTokens: { total: 1 }, outputTokens: { total: 2 } }
  const model = (parts) =>
    new MockLanguageModelV4({
      doStream: async () => ({ stream: simulateReadableStream({ chunks: [{ type: 'stream-start', warnings: [] }, ...parts], chunkDelayInMs: null, initialDelayInMs: null }) }),
    })
  const pieces = answer.match(/.{1,7}/gsu).map((delta) => ({ type: 'text-delta', id: 't', delta }))
  const finish = (unified) => ({ type: 'finish', finishReason: { unified, raw: unified }, usage })
  const texts = [{ type: 'text-start', id: 't' }, ...pieces, { type: 'text-end', id: 't' }]
  const thinking = [{ type: 'reasoning-start', id: 'r' }, { type: 'reasoning-delta', id: 'r', delta: 'Hm.' }, { type: 'reasoning-end', id: 'r' }]

  const stream = (parts) => {
    const result = streamText({ model: model(parts), prompt: 'hello', onError: () => undefined })
    return createUIMessageStreamResponse({ stream: toUIMessageStream({ stream: result.stream }) })
  }
  const request = { id: 'c', messages: [{ id: 'u', role: 'user', parts: [{ type: 'text', text: 'hello' }] }] }
  const readAll = (respond) => served(respond, (url) => fetched(url, request))

  it('an answer', async () => {
    const messages = await readAll(() => stream([...thinking, ...texts, finish('stop')]))
    const result = read(uiMessageStream, messages)
    assert.equal(result.text, answer)
    assert.equal(result.outcome, 'complete')
    assert.deepEqual(result.counts, [messages.length])
    for (let count = 0; count < messages.length; count++) assert.equal(read(uiMessageStream, messages.slice(0, count)).outcome, 'incomplete')
  })

  it('a model that fails in the middle', async () => {
    const messages = await readAll(() => stream([...texts.slice(0, 3), { type: 'error', error: new Error('gone') }, finish('error')]))
    const result = read(uiMessageStream, messages)
    assert.equal(messages.at(-1).data, '[DONE]')
    assert.equal(result.outcome, 'failed')
    assert.equal(result.error.message, 'An error occurred.')
    assert.ok(answer.startsWith(result.text) && result.text)
  })

  it('a model that finishes with an error', async () => {
    const result = read(uiMessageStream, await readAll(() => stream([...texts, finish('error')])))
    assert.equal(result.outcome, 'failed')
    assert.equal(result.text, answer)
  })

  it('a step that is taken back', async () => {
    const write = (writer) => {
      for (const [step, text] of [['start-step', 'One. '], ['start-step', 'Tow'], ['reset-step', 'Two.']]) {
        writer.write({ type: step })
        writer.write({ type: 'text-start', id: text })
        writer.write({ type: 'text-delta', id: text, delta: text })
        writer.write({ type: 'text-end', id: text })
      }
    }
    const respond = () => createUIMessageStreamResponse({ stream: createUIMessageStream({ execute: ({ writer }) => write(writer) }) })
    const result = read(uiMessageStream, await readAll(respond))
    assert.equal(result.text, 'One. Two.')
    assert.equal(result.outcome, 'complete')
  })
})

describe('AG-UI', () => {
  const encoder = new EventEncoder({ accept: 'text/event-stream' })
  const run = { threadId: 't', runId: 'r' }
  const events = [
    { type: EventType.RUN_STARTED, ...run },
    { type: EventType.TEXT_MESSAGE_START, messageId: 'm', role: 'assistant' },
    ...answer.match(/.{1,7}/gsu).map((delta) => ({ type: EventType.TEXT_MESSAGE_CONTENT, messageId: 'm', delta })),
    { type: EventType.TEXT_MESSAGE_END, messageId: 'm' },
    { type: EventType.RUN_FINISHED, ...run },
  ]
  const encode = (events) =>
    new Response(new Blob(events.map((event) => encoder.encode(event))).stream(), { headers: { 'content-type': encoder.getContentType() } })
  const readAll = (events) => served(() => encode(events), (url) => fetched(url, { ...run, messages: [] }))

  it('the encoder: a run', async () => {
    const messages = await readAll(events)
    const result = read(agui, messages)
    assert.equal(result.text, answer)
    assert.deepEqual(result.counts, [messages.length])
    for (let count = 0; count < messages.length; count++) assert.equal(read(agui, messages.slice(0, count)).outcome, 'incomplete')
  })

  it('the encoder: a run that fails', async () => {
    const failure = { type: EventType.RUN_ERROR, message: 'gone', code: 'E1' }
    const { outcome, error } = read(agui, await readAll(events.toSpliced(4, Infinity, failure)))
    assert.equal(outcome, 'failed')
    assert.equal(error.message, 'gone')
    assert.equal(error.code, 'E1')
  })

  it("aimock's agent", async () => {
    const mock = new AGUIMock({ port: 0 })
    mock.onMessage('hello', answer)
    mock.onToolCall('tool', 'find', '{"q":"owl"}')
    const url = await mock.start()
    try {
      const ask = (content) => fetched(url, { ...run, state: {}, messages: [{ id: 'u', role: 'user', content }], tools: [], context: [], forwardedProps: {} })
      const result = read(agui, await ask('hello'))
      assert.equal(result.text, answer)
      assert.equal(result.outcome, 'complete')
      const tool = read(agui, await ask('tool'))
      assert.equal(tool.text, '')
      assert.equal(tool.outcome, 'complete')
      assert.ok(tool.parsed.some((event) => event.toolCallName === 'find'))
    } finally {
      await mock.stop()
    }
  })
})
