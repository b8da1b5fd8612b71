import { failed, json, textOf, type Format, type FormatMessage, type FormatVerdict } from './format.ts'

/** An event of a message. */
export type AnthropicEvent =
  | { type: 'message_start'; message: AnthropicMessage }
  | { type: 'content_block_start'; index: number; content_block: AnthropicBlock }
  | { type: 'content_block_delta'; index: number; delta: AnthropicDelta }
  | { type: 'content_block_stop'; index: number }
  /** `usage` is that of the whole message so far. */
  | { type: 'message_delta'; delta: { stop_reason?: string | null; stop_sequence?: string | null }; usage?: AnthropicUsage }
  | { type: 'message_stop' }
  | { type: 'ping' }
  | { type: 'error'; error: { type?: string; message?: string } }

export interface AnthropicMessage {
  id: string
  role: string
  model?: string
  content: AnthropicBlock[]
  stop_reason?: string | null
  usage?: AnthropicUsage
}

/** A block as it begins: `text` and `thinking` are empty, the `input` of a `tool_use` comes in deltas. */
export interface AnthropicBlock {
  type: string
  text?: string
  thinking?: string
  id?: string
  name?: string
  input?: unknown
}

export type AnthropicDelta =
  | { type: 'text_delta'; text: string }
  /** A tool's input. The pieces of a block are JSON only once it has stopped. */
  | { type: 'input_json_delta'; partial_json: string }
  | { type: 'thinking_delta'; thinking: string }
  | { type: 'signature_delta'; signature: string }
  | { type: 'citations_delta'; citation: object }

export interface AnthropicUsage {
  input_tokens?: number | null
  output_tokens?: number
  cache_creation_input_tokens?: number | null
  cache_read_input_tokens?: number | null
}

/**
 * Anthropic's messages, `POST /v1/messages`.
 *
 * Complete with `message_stop`, failed with `error`. Every event is named, so `onmessage` hears none of them.
 */
export const anthropic: Format<AnthropicEvent> = { parse: json, text, done }

function text(message: FormatMessage<AnthropicEvent>): string {
  const event = json(message)
  return event?.type === 'content_block_delta' && event.delta?.type === 'text_delta' ? textOf(event.delta.text) : ''
}

function done(message: FormatMessage<AnthropicEvent>): FormatVerdict {
  const event = json(message)
  return failed(message, event) ?? event?.type === 'message_stop'
}
