import { failed, json, list, textOf, type Format, type FormatMessage, type FormatVerdict, type TextPart } from './format.ts'

/** A chunk of what `streamGenerateContent` generates. */
export interface GeminiChunk {
  /** Missing if the prompt was blocked, and in chunks that bring something else. */
  candidates?: GeminiCandidate[]
  /** Why the prompt was blocked. */
  promptFeedback?: { blockReason?: string; blockReasonMessage?: string; safetyRatings?: unknown[] }
  usageMetadata?: GeminiUsage
  modelVersion?: string
  responseId?: string
  /** The stream has failed: `done` gives the Error. */
  error?: { code?: number; message?: string; status?: string; details?: unknown[] }
}

export interface GeminiCandidate {
  index?: number
  content?: { role?: string; parts?: GeminiPart[] }
  finishReason?: 'STOP' | 'MAX_TOKENS' | 'SAFETY' | (string & {})
  finishMessage?: string
  groundingMetadata?: object
  citationMetadata?: object
  safetyRatings?: unknown[]
}

/** `thought`: the text is thinking. */
export interface GeminiPart extends Omit<TextPart, 'type'> {
  thoughtSignature?: string
  functionCall?: { id?: string; name?: string; args?: Record<string, unknown> }
  executableCode?: { language?: string; code?: string }
  codeExecutionResult?: { outcome?: string; output?: string }
  inlineData?: { mimeType?: string; data?: string }
}

export interface GeminiUsage {
  promptTokenCount?: number
  candidatesTokenCount?: number
  thoughtsTokenCount?: number
  cachedContentTokenCount?: number
  totalTokenCount?: number
}

/**
 * Google's Gemini, `POST /v1beta/models/…:streamGenerateContent?alt=sse`. (Without `alt=sse` it is one JSON array.)
 *
 * There is no end mark. A `finishReason` may be followed by more, as in rounds of built-in tools, so it only makes the end of
 * the body a complete one; so does a blocked prompt.
 */
export const gemini: Format<GeminiChunk> = { parse: json, text, done }

function text(message: FormatMessage<GeminiChunk>): string {
  return textOf(list(json(message)?.candidates).find((candidate) => !candidate?.index)?.content?.parts)
}

function done(message: FormatMessage<GeminiChunk>): FormatVerdict {
  const event = json(message)
  const error = failed(message, event)
  if (error) return error
  const candidates = list(event?.candidates)
  if (candidates.length) return candidates.every(isFinished) && 'eof'
  return event?.promptFeedback?.blockReason ? 'eof' : undefined
}

function isFinished(candidate: GeminiCandidate): boolean {
  return (candidate?.finishReason ?? UNSPECIFIED) !== UNSPECIFIED
}

const UNSPECIFIED = 'FINISH_REASON_UNSPECIFIED'
