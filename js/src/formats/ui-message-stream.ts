import { failed, FormatError, isSentinel, json, textOf, type FormatMessage, type FormatVerdict, type ReplacingFormat } from './format.ts'

interface OfTool {
  toolCallId: string
  providerExecuted?: boolean
  dynamic?: boolean
}

/** A part of a message of the AI SDK. */
export type UIMessageStreamPart =
  | { type: 'start'; messageId?: string; messageMetadata?: unknown }
  | { type: 'text-start' | 'text-end' | 'reasoning-start' | 'reasoning-end'; id: string }
  | { type: 'text-delta' | 'reasoning-delta'; id: string; delta: string }
  | (OfTool & { type: 'tool-input-start'; toolName: string })
  | (OfTool & { type: 'tool-input-delta'; inputTextDelta: string })
  | (OfTool & { type: 'tool-input-available'; toolName: string; input: unknown })
  | (OfTool & { type: 'tool-input-error'; toolName: string; input: unknown; errorText: string })
  | (OfTool & { type: 'tool-output-available'; output: unknown; preliminary?: boolean })
  | (OfTool & { type: 'tool-output-error'; errorText: string })
  | (OfTool & { type: 'tool-output-denied' })
  | { type: 'tool-approval-request'; approvalId: string; toolCallId: string; reason?: string }
  | { type: 'tool-approval-response'; approvalId: string; approved: boolean; reason?: string }
  | { type: 'source-url'; sourceId: string; url: string; title?: string }
  | { type: 'source-document'; sourceId: string; mediaType: string; title: string; filename?: string }
  | { type: 'file' | 'reasoning-file'; url: string; mediaType: string }
  | { type: `data-${string}`; id?: string; data: unknown; transient?: boolean }
  | { type: 'custom'; kind: string }
  /** What the user has added meanwhile. */
  | { type: 'steering-message'; id: string; parts: unknown[] }
  | { type: 'start-step' | 'finish-step' | 'reset-step' }
  | { type: 'message-metadata'; messageMetadata: unknown }
  | { type: 'finish'; finishReason?: string; messageMetadata?: unknown }
  /** Somebody has stopped it. */
  | { type: 'abort'; reason?: string }
  | { type: 'error'; errorText: string }

/**
 * The Vercel AI SDK's UI message stream, version 1, from an application's own endpoint, usually `POST /api/chat`.
 *
 * Complete with `[DONE]`, failed with a part of type `error`, or finished by one; `[DONE]` follows those too. `reset-step`
 * takes back what came since the last `start-step`, so the answer is what `answer()` reads.
 */
export const uiMessageStream: ReplacingFormat<UIMessageStreamPart> = { parse: json, text, done, answer }

function text(message: FormatMessage<UIMessageStreamPart>): string {
  const part = json(message)
  return part?.type === 'text-delta' ? textOf(part.delta) : ''
}

function done(message: FormatMessage<UIMessageStreamPart>): FormatVerdict {
  if (isSentinel(message)) return true
  const part = json(message)
  if (part?.type === 'finish' && part.finishReason === 'error') return new FormatError('finishReason: error', part)
  return failed(message, part) ?? false
}

function answer(): (message: FormatMessage<UIMessageStreamPart>) => string {
  let all = ''
  let step = 0 // where in it the step began
  return ({ type, data }) => {
    const part = json({ type, data })
    if (part?.type === 'start-step') step = all.length
    if (part?.type === 'reset-step') all = all.slice(0, step)
    return (all += text({ type, data: part }))
  }
}
