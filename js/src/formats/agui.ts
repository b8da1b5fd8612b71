import { failed, FormatError, json, textOf, type Format, type FormatMessage, type FormatVerdict } from './format.ts'

interface OfRun {
  timestamp?: number
  rawEvent?: unknown
}

interface OfAgent extends OfRun {
  /** Whose event it is: the subagent's with this id; without one, the agent's own. */
  subagentRunId?: string
}

/** The events that concern text, tool calls, thinking, state and the end. Others come as they are. */
export type AGUIEvent =
  | (OfRun & { type: 'RUN_STARTED'; threadId: string; runId: string })
  /** `outcome` is missing for a success. */
  | (OfRun & { type: 'RUN_FINISHED'; threadId: string; runId: string; result?: unknown; outcome?: { type: string } })
  | (OfRun & { type: 'RUN_ERROR'; message: string; code?: string })
  | (OfAgent & { type: 'SUBAGENT_ERROR'; message: string; code?: string })
  | (OfAgent & { type: 'STEP_STARTED' | 'STEP_FINISHED'; stepName: string })
  | (OfAgent & { type: 'TEXT_MESSAGE_START'; messageId: string; role?: string })
  | (OfAgent & { type: 'TEXT_MESSAGE_CONTENT' | 'REASONING_MESSAGE_CONTENT'; messageId: string; delta: string })
  | (OfAgent & { type: 'TEXT_MESSAGE_END'; messageId: string })
  | (OfAgent & { type: 'TEXT_MESSAGE_CHUNK'; messageId?: string; role?: string; delta?: string })
  | (OfAgent & { type: 'TOOL_CALL_START'; toolCallId: string; toolCallName: string; parentMessageId?: string })
  | (OfAgent & { type: 'TOOL_CALL_ARGS'; toolCallId: string; delta: string })
  | (OfAgent & { type: 'TOOL_CALL_END'; toolCallId: string })
  | (OfAgent & { type: 'TOOL_CALL_CHUNK'; toolCallId?: string; toolCallName?: string; parentMessageId?: string; delta?: string })
  | (OfAgent & { type: 'TOOL_CALL_RESULT'; messageId: string; toolCallId: string; content: unknown })
  | (OfAgent & { type: 'STATE_SNAPSHOT'; snapshot: unknown })
  | (OfAgent & { type: 'STATE_DELTA'; delta: unknown[] })
  | (OfRun & { type: 'MESSAGES_SNAPSHOT'; messages: unknown[] })
  | (OfAgent & { type: 'CUSTOM'; name: string; value: unknown })

/**
 * The AG-UI protocol of agents, with `Accept: text/event-stream`.
 *
 * Complete with `RUN_FINISHED`, also if the run was interrupted or cancelled: see `outcome`. Failed with `RUN_ERROR`; the
 * error of a subagent ends nothing. Text is that of the agent itself: what several subagents say comes mixed.
 */
export const agui: Format<AGUIEvent> = { parse: json, text, done }

function text(message: FormatMessage<AGUIEvent>): string {
  const event = json(message)
  const isText = event?.type === 'TEXT_MESSAGE_CONTENT' || event?.type === 'TEXT_MESSAGE_CHUNK'
  return isText && !event.subagentRunId ? textOf(event.delta) : ''
}

function done(message: FormatMessage<AGUIEvent>): FormatVerdict {
  const event = json(message)
  if (event?.type === 'RUN_ERROR') return new FormatError({ message: event.message, code: event.code }, event)
  return failed(message, event) ?? event?.type === 'RUN_FINISHED'
}
