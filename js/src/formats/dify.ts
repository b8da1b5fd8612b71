import { failed, FormatError, json, textOf, type FormatMessage, type FormatVerdict, type ReplacingFormat } from './format.ts'

interface OfTask {
  task_id?: string
  /** Of applications that chat; missing in events of a plain workflow. */
  message_id?: string
  conversation_id?: string
  created_at?: number
}

/** The events that concern text and the end. Others, as those of nodes, come as they are. */
export type DifyEvent =
  /** `message_replace`: `answer` stands for all that came, as when moderation finds something. */
  | (OfTask & { event: 'message' | 'agent_message' | 'message_replace'; answer: string })
  | (OfTask & { event: 'agent_thought'; thought?: string; tool?: string; tool_input?: string; observation?: string })
  | (OfTask & { event: 'message_end'; metadata?: { usage?: Record<string, unknown>; retriever_resources?: unknown[] } })
  | (OfTask & { event: 'text_chunk' | 'text_replace'; data: { text: string } })
  | (OfTask & { event: 'workflow_started' | 'node_started' | 'node_finished'; workflow_run_id?: string; data: Record<string, unknown> })
  | (OfTask & { event: 'workflow_finished'; workflow_run_id?: string; data: DifyWorkflowResult })
  | (OfTask & { event: 'tts_message' | 'tts_message_end'; audio?: string })
  | (OfTask & { event: 'error'; status?: number; code?: string; message?: string })

export interface DifyWorkflowResult {
  id?: string
  status: 'succeeded' | 'failed' | 'stopped' | (string & {})
  outputs?: Record<string, unknown> | null
  error?: string | null
  elapsed_time?: number
  total_tokens?: number
}

/**
 * Dify's applications: `POST /v1/chat-messages`, `/v1/completion-messages` and `/v1/workflows/run`.
 *
 * Complete with `message_end`; a plain workflow with `workflow_finished`. In a chat with a workflow inside, that only makes the
 * end of the body a complete one. Failed with `error`, behind which pings may go on, or a workflow that has failed. The kind of
 * an event is in the JSON.
 */
export const dify: ReplacingFormat<DifyEvent> = { parse: json, text, done, answer }

function text(message: FormatMessage<DifyEvent>): string {
  const event = json(message)
  switch (event?.event) {
    case 'message':
    case 'agent_message':
      return textOf(event.answer)
    case 'text_chunk':
      return textOf(event.data?.text)
    default:
      return ''
  }
}

function done(message: FormatMessage<DifyEvent>): FormatVerdict {
  const event = json(message)
  switch (event?.event) {
    case 'error':
      return new FormatError(event)
    case 'message_end':
      return true
    case 'workflow_finished':
      if (event.data?.status === 'failed') return new FormatError(event.data.error, event)
      return event.message_id ? 'eof' : true
    default:
      return failed(message, event)
  }
}

function answer(): (message: FormatMessage<DifyEvent>) => string {
  let all = ''
  return ({ type, data }) => {
    const event = json({ type, data })
    if (event?.event === 'message_replace') return (all = textOf(event.answer))
    if (event?.event === 'text_replace') return (all = textOf(event.data?.text))
    return (all += text({ type, data: event }))
  }
}
