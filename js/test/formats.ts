// Compiled, never run: what the formats' declarations promise.

import {
  agui,
  anthropic,
  coze,
  dashscope,
  dashscopeSnapshots,
  dify,
  gemini,
  openai,
  openaiResponses,
  uiMessageStream,
  type Format,
  type FormatMessage,
} from '../src/formats/index.ts'
import type { EventSourceInit, EventStreamMessage } from '../src/types.ts'

/** A format spreads into it. */
export const inits: EventSourceInit[] = [
  { ...openai, method: 'POST', body: { stream: true } },
  { ...openaiResponses, method: 'POST' },
  { ...anthropic, method: 'POST' },
  { ...gemini, method: 'POST' },
  { ...uiMessageStream, method: 'POST' },
  { ...dashscope, method: 'POST' },
  { ...dashscopeSnapshots, method: 'POST' },
  { ...dify, method: 'POST' },
  { ...coze, method: 'POST' },
  { ...agui, method: 'POST' },
]

/** All messages that there are fit: an event's, a loop's and a decoder's, and one that has been parsed. */
export function messages(event: MessageEvent<string>, any: MessageEvent, message: EventStreamMessage): string {
  const chunk = openai.parse(message)
  const { text } = openai
  return text(event) + text(any) + text(message) + text({ ...message, data: chunk })
}

/** What is parsed is narrowed by its type. */
export function parsed(message: EventStreamMessage): unknown[] {
  const chunk = openai.parse(message)
  const call = chunk?.choices?.[0]?.delta?.tool_calls?.[0]
  const usage: number | undefined = chunk?.usage?.total_tokens

  const block = anthropic.parse(message)
  const json: string | undefined =
    block?.type === 'content_block_delta' && block.delta.type === 'input_json_delta' ? block.delta.partial_json : undefined

  const event = openaiResponses.parse(message)
  const call2: string | undefined = event?.type === 'response.function_call_arguments.done' ? event.arguments : undefined
  const tokens: number | undefined = event?.type === 'response.completed' ? event.response?.usage?.total_tokens : undefined

  const part = uiMessageStream.parse(message)
  const output: unknown = part?.type === 'tool-output-available' ? part.output : undefined

  const coming = coze.parse(message)
  const status: string | undefined = coming?.event === 'conversation.chat.completed' ? coming.data.status : undefined

  const run = agui.parse(message)
  const tool: string | undefined = run?.type === 'TOOL_CALL_START' ? run.toolCallName : undefined
  const args = gemini.parse(message)?.candidates?.[0]?.content?.parts?.[0]?.functionCall?.args

  // @ts-expect-error: no such field
  const wrong: unknown = chunk?.nothing
  // @ts-expect-error: not of this type
  const wrong2: unknown = part?.type === 'finish' ? part.delta : undefined
  return [call?.function?.arguments, usage, json, call2, tokens, output, status, tool, args, wrong, wrong2]
}

/** One's own format. */
interface Completion {
  content?: string
  stop?: boolean
}
export const own: Format<Completion> = {
  parse: ({ data }) => (typeof data === 'string' ? (JSON.parse(data) as Completion) : data),
  text: (message) => own.parse(message)?.content ?? '',
  done: (message) => own.parse(message)?.stop && 'eof',
}

/** A reader of whatever format. */
export function read<T extends object>(format: Format<T>, message: FormatMessage<T>): [string, T | undefined] {
  return [format.text(message), format.parse(message)]
}

export const answer: string = dify.answer()({ type: 'message', data: '{}' })
// @ts-expect-error: text comes in pieces that stay
export const none: unknown = openai.answer
