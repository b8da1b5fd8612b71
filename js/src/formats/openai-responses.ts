import { failed, FormatError, json, textOf, type Format, type FormatMessage, type FormatVerdict } from './format.ts'

interface Numbered {
  sequence_number?: number
}

interface OfItem extends Numbered {
  item_id?: string
  output_index?: number
}

interface OfPart extends OfItem {
  content_index?: number
}

/** The events that concern text, thinking, function calls and the end. Others, as those of built-in tools, come as they are. */
export type OpenAIResponsesEvent =
  | (Numbered & {
      type: 'response.queued' | 'response.created' | 'response.in_progress' | 'response.completed' | 'response.incomplete' | 'response.failed'
      response?: OpenAIResponse
    })
  | (OfPart & { type: 'response.output_text.delta' | 'response.refusal.delta' | 'response.reasoning_text.delta'; delta: string })
  | (OfPart & { type: 'response.output_text.done' | 'response.reasoning_text.done'; text: string })
  | (OfPart & { type: 'response.refusal.done'; refusal: string })
  | (OfItem & { type: 'response.reasoning_summary_text.delta'; summary_index?: number; delta: string })
  | (OfItem & { type: 'response.reasoning_summary_text.done'; summary_index?: number; text: string })
  | (OfItem & { type: 'response.function_call_arguments.delta'; delta: string })
  | (OfItem & { type: 'response.function_call_arguments.done'; arguments: string })
  | (OfItem & { type: 'response.output_item.added' | 'response.output_item.done'; item: OpenAIResponsesItem })
  | (OfPart & { type: 'response.content_part.added' | 'response.content_part.done'; part: { type: string } })
  | (Numbered & {
      type: 'error'
      message?: string
      code?: string | null
      param?: string | null
      error?: { message?: string; code?: string | null; type?: string } | null
    })

/** What the events about a whole response carry of it. */
export interface OpenAIResponse {
  id: string
  status?: 'completed' | 'failed' | 'in_progress' | 'cancelled' | 'queued' | 'incomplete'
  model?: string
  output?: OpenAIResponsesItem[]
  error?: { code?: string; message?: string } | null
  /** Why an answer is unfinished: `max_output_tokens` or `content_filter`. */
  incomplete_details?: { reason?: string } | null
  usage?: { input_tokens: number; output_tokens: number; total_tokens: number } | null
}

/** A message, a function call with `call_id`, `name` and `arguments`, or what else the output is made of. */
export interface OpenAIResponsesItem {
  type: string
  id?: string | null
  status?: string | null
  role?: string
  content?: unknown
  call_id?: string | null
  name?: string | null
  arguments?: unknown
}

/**
 * OpenAI's responses, `POST /v1/responses`.
 *
 * Complete with `response.completed` or `response.incomplete` (stopped by length or filter), failed with `response.failed` or
 * `error`. Every event is named, so `onmessage` hears none of them. A `[DONE]`, which gateways add, means nothing.
 */
export const openaiResponses: Format<OpenAIResponsesEvent> = { parse: json, text, done }

function text(message: FormatMessage<OpenAIResponsesEvent>): string {
  const event = json(message)
  return event?.type === 'response.output_text.delta' ? textOf(event.delta) : '' // its `done` repeats all
}

function done(message: FormatMessage<OpenAIResponsesEvent>): FormatVerdict {
  const event = json(message)
  if (event?.type === 'response.failed') return new FormatError(event.response?.error, event)
  return failed(message, event) ?? (event?.type === 'response.completed' || event?.type === 'response.incomplete')
}
