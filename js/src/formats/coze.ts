import { failed, FormatError, object, textOf, type Format, type FormatMessage, type FormatVerdict } from './format.ts'

/** What an event is called is not in its JSON, so `parse` puts the two together. Other events come in the same shape. */
export type CozeEvent =
  | { event: 'conversation.message.delta' | 'conversation.message.completed'; data: CozeMessage }
  | { event: `conversation.chat.${'created' | 'in_progress' | 'completed' | 'failed' | 'requires_action'}`; data: CozeChat }
  | { event: 'error'; data: { code?: number; msg?: string } }

export interface CozeMessage {
  id?: string
  chat_id?: string
  conversation_id?: string
  role?: string
  /** `answer` is the answer; `verbose` and `follow_up` come behind it. */
  type?: 'answer' | 'function_call' | 'tool_response' | 'knowledge' | 'follow_up' | 'verbose' | (string & {})
  content?: string
  content_type?: string
  /** Thinking. */
  reasoning_content?: string
}

export interface CozeChat {
  id?: string
  conversation_id?: string
  status?: string
  last_error?: { code?: number; msg?: string } | null
  usage?: { token_count?: number; input_count?: number; output_count?: number }
  required_action?: unknown
}

/**
 * Coze's chat, `POST /v3/chat`.
 *
 * Complete with the event named `done`, whatever its data; failed with `conversation.chat.failed` or `error`. Every event is
 * named, so `onmessage` hears none of them.
 */
export const coze: Format<CozeEvent> = { parse, text, done }

function parse({ type, data }: FormatMessage<CozeEvent>): CozeEvent | undefined {
  if (typeof data !== 'string') return data
  const parsed = object<CozeEvent['data']>(data)
  return parsed && ({ event: type, data: parsed } as CozeEvent)
}

function text(message: FormatMessage<CozeEvent>): string {
  const event = parse(message)
  return event?.event === 'conversation.message.delta' && event.data.type === 'answer' ? textOf(event.data.content) : ''
}

function done(message: FormatMessage<CozeEvent>): FormatVerdict {
  if (message.type === 'done') return true
  const event = parse(message)
  if (event?.event === 'error') return new FormatError(event.data, event)
  if (event?.event === 'conversation.chat.failed') return new FormatError(event.data.last_error, event)
  return failed(message, event) ?? false
}
