// The wire formats that the demo server speaks: how each is asked, and how its answers are read.

import * as library from '../../../dist/formats.mjs'

const text = (content) => ({ type: 'text', text: content })

/**
 * - `name` is what the library calls it, `label` what people call it.
 * - `body(turns)` asks for an answer to a conversation: a list of {role, content}.
 * - `asked(body)` is the last thing that a body asks.
 * - `tokens(parsed)` is how many tokens an event says that the answer has, `reason(parsed)` why it says that it ends.
 */
const services = [
  {
    name: 'openai',
    label: 'OpenAI chat',
    url: '/v1/chat/completions',
    body: (turns) => ({ model: 'demo', stream: true, stream_options: { include_usage: true }, messages: turns }),
    asked: (body) => last(body.messages)?.content,
    tokens: (chunk) => chunk.usage?.completion_tokens,
    reason: (chunk) => chunk.choices?.[0]?.finish_reason,
  },
  {
    name: 'openaiResponses',
    label: 'OpenAI Responses',
    url: '/v1/responses',
    body: (turns) => ({ model: 'demo', stream: true, input: turns }),
    asked: (body) => (typeof body.input === 'string' ? body.input : last(body.input)?.content),
    tokens: (event) => event.response?.usage?.output_tokens,
    reason: (event) => event.response?.incomplete_details?.reason,
  },
  {
    name: 'anthropic',
    label: 'Anthropic',
    url: '/v1/messages',
    headers: { 'anthropic-version': '2023-06-01' },
    body: (turns) => ({ model: 'demo', max_tokens: 1024, stream: true, messages: turns }),
    asked: (body) => last(body.messages)?.content,
    tokens: (event) => (event.type === 'message_delta' ? event.usage?.output_tokens : undefined),
    reason: (event) => event.delta?.stop_reason,
  },
  {
    name: 'gemini',
    label: 'Gemini',
    url: '/v1beta/models/demo:streamGenerateContent?alt=sse',
    body: (turns) => ({
      contents: turns.map(({ role, content }) => ({ role: role === 'assistant' ? 'model' : role, parts: [{ text: content }] })),
    }),
    asked: (body) => last(body.contents)?.parts?.[0]?.text,
    tokens: (chunk) => chunk.usageMetadata?.candidatesTokenCount,
    reason: (chunk) => chunk.candidates?.[0]?.finishReason,
  },
  {
    name: 'uiMessageStream',
    label: 'Vercel AI SDK',
    url: '/api/chat',
    body: (turns) => ({ id: 'demo', messages: turns.map(({ role, content }, i) => ({ id: `m${i + 1}`, role, parts: [text(content)] })) }),
    asked: (body) => last(body.messages)?.parts?.[0]?.text,
    reason: (part) => part.finishReason,
  },
  {
    name: 'dashscope',
    label: 'DashScope',
    url: '/api/v1/services/aigc/text-generation/generation',
    headers: { 'X-DashScope-SSE': 'enable' },
    body: (turns) => ({ model: 'demo', input: { messages: turns }, parameters: { result_format: 'message', incremental_output: true } }),
    asked: (body) => last(body.input?.messages)?.content,
    tokens: (event) => event.usage?.output_tokens,
    reason: (event) => event.output?.choices?.[0]?.finish_reason,
  },
  {
    name: 'dify',
    label: 'Dify',
    url: '/v1/chat-messages',
    // The service keeps the conversation, so what is sent is the question alone.
    body: (turns) => ({ inputs: {}, query: last(turns)?.content ?? '', response_mode: 'streaming', user: 'demo' }),
    asked: (body) => body.query,
    tokens: (event) => event.metadata?.usage?.completion_tokens,
  },
  {
    name: 'coze',
    label: 'Coze',
    url: '/v3/chat',
    body: (turns) => ({
      bot_id: 'demo',
      user_id: 'demo',
      stream: true,
      additional_messages: turns.map(({ role, content }) => ({ role, content, content_type: 'text' })),
    }),
    asked: (body) => last(body.additional_messages)?.content,
    tokens: (event) => event.data?.usage?.output_count,
  },
  {
    name: 'agui',
    label: 'AG-UI',
    url: '/agent',
    body: (turns) => ({
      threadId: 'demo',
      runId: `run-${turns.length}`,
      state: {},
      messages: turns.map(({ role, content }, i) => ({ id: `m${i + 1}`, role, content })),
      tools: [],
      context: [],
      forwardedProps: {},
    }),
    asked: (body) => last(body.messages)?.content,
  },
]

const last = (list) => (Array.isArray(list) ? list.findLast((one) => one && (one.role ?? 'user') === 'user') : undefined)

export const formats = services.map((service) => ({
  headers: {},
  tokens: () => undefined,
  reason: () => undefined,
  ...service,
  /** What the library has of that name: parse, text, done, and answer if it takes text back. */
  read: library[service.name],
}))

/** The reasons for an end that mean the answer goes on, but not here. */
export const LIMITS = ['length', 'max_tokens', 'MAX_TOKENS', 'max_output_tokens']
