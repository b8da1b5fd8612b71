import { failed, FormatError, json, list, textOf, type Format, type FormatMessage, type FormatVerdict, type ReplacingFormat, type TextPart } from './format.ts'

/** An event of a generation. */
export interface DashScopeEvent {
  output?: {
    /** With `result_format: 'message'`. */
    choices?: DashScopeChoice[]
    /** With `result_format: 'text'`. */
    text?: string | null
    finish_reason?: DashScopeFinishReason
  }
  usage?: { input_tokens?: number; output_tokens?: number; total_tokens?: number }
  request_id?: string
  /** An error: `done` gives it. */
  code?: string
  message?: string
}

/** The string `'null'` while there is more to come. */
export type DashScopeFinishReason = 'null' | 'stop' | 'length' | 'tool_calls' | (string & {}) | null

export interface DashScopeChoice {
  index?: number
  finish_reason?: DashScopeFinishReason
  message?: {
    role?: string
    /** A list of parts with multimodal models. */
    content?: string | TextPart[] | null
    /** Thinking. */
    reasoning_content?: string | null
    tool_calls?: { index?: number; id?: string; type?: string; function?: { name?: string; arguments?: string } }[]
  }
}

/**
 * DashScope's own protocol (Qwen), with `X-DashScope-SSE: enable` and `incremental_output: true`.
 *
 * There is no end mark: `finish_reason` makes the end of the body a complete one.
 */
export const dashscope: Format<DashScopeEvent> = { parse: json, text, done }

/** The same without `incremental_output`: every event brings the whole answer so far, as `text` and `answer()` give it. */
export const dashscopeSnapshots: ReplacingFormat<DashScopeEvent> = { parse: json, text, done, answer }

function text(message: FormatMessage<DashScopeEvent>): string {
  const output = json(message)?.output
  return textOf(list(output?.choices).find((choice) => !choice?.index)?.message?.content ?? output?.text)
}

function done(message: FormatMessage<DashScopeEvent>): FormatVerdict {
  const event = json(message)
  const error = failed(message, event)
  if (error) return error
  const output = event?.output
  if (!output) return event?.code ? new FormatError(event) : undefined
  const choices = list(output.choices)
  return (choices.length ? choices : [output]).every((choice) => (choice?.finish_reason ?? 'null') !== 'null') && 'eof'
}

function answer(): (message: FormatMessage<DashScopeEvent>) => string {
  let all = ''
  return (message) => (all = text(message) || all)
}
