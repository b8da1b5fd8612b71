import { failed, FormatError, isSentinel, json, list, textOf, type Format, type FormatMessage, type FormatVerdict, type TextPart } from './format.ts'

/** A chunk of a chat completion, with what the services that speak OpenAI's language add to it. */
export interface OpenAIChunk {
  id?: string
  object?: string
  created?: number
  model?: string
  /** Empty or missing in chunks that bring something else: usage, or what a filter found in the prompt. */
  choices?: OpenAIChoice[]
  /** In the chunk behind the one with `finish_reason`, if `stream_options.include_usage` asks for it. */
  usage?: OpenAIUsage | null
  service_tier?: string | null
  system_fingerprint?: string | null
  /** Azure's. */
  prompt_filter_results?: unknown[]
  /** The stream has failed: `done` gives the Error. */
  error?: { message?: string; type?: string | null; code?: string | number | null; param?: string | null; metadata?: unknown } | string | null
}

export interface OpenAIChoice {
  /** With `n` above 1 the chunks of several answers come mixed; `text` reads the one with 0. */
  index?: number
  /** Missing in what Azure's asynchronous filter adds. */
  delta?: OpenAIDelta
  finish_reason?: 'stop' | 'length' | 'tool_calls' | 'content_filter' | 'function_call' | (string & {}) | null
  logprobs?: unknown
  /** Azure's. */
  content_filter_results?: unknown
}

export interface OpenAIDelta {
  role?: string
  /** A list of parts with Mistral's thinking models. */
  content?: string | OpenAIContentPart[] | null
  refusal?: string | null
  /** Thinking: the one with DeepSeek, Qwen and older vLLM, the other with OpenRouter and newer vLLM. */
  reasoning_content?: string | null
  reasoning?: string | null
  tool_calls?: OpenAIToolCall[]
}

export interface OpenAIContentPart extends TextPart {
  thinking?: TextPart[] | string
}

/** A piece of a tool call. Pieces of one call have the same `index`; id and name are in the first one only. */
export interface OpenAIToolCall {
  index?: number
  id?: string
  type?: string
  /** `arguments` of all pieces, joined, are JSON. */
  function?: { name?: string; arguments?: string }
  custom?: { name?: string; input?: string }
}

export interface OpenAIUsage {
  prompt_tokens?: number
  completion_tokens?: number
  total_tokens?: number
  prompt_tokens_details?: { cached_tokens?: number; audio_tokens?: number } | null
  completion_tokens_details?: { reasoning_tokens?: number; audio_tokens?: number } | null
}

/**
 * OpenAI's chat completions, `POST /v1/chat/completions`; also of Azure, DeepSeek, Mistral, OpenRouter, Qwen and Spark, vLLM,
 * llama.cpp, Ollama, SGLang and LM Studio.
 *
 * Complete with `[DONE]`, which is behind the usage. Not with `finish_reason`, and never behind an error, though some send
 * `[DONE]` there as well.
 */
export const openai: Format<OpenAIChunk> = { parse: json, text, done }

function text(message: FormatMessage<OpenAIChunk>): string {
  return textOf(list(json(message)?.choices).find((choice) => !choice?.index)?.delta?.content)
}

function done(message: FormatMessage<OpenAIChunk>): FormatVerdict {
  if (isSentinel(message)) return true
  const event = json(message)
  const error = failed(message, event)
  if (error) return error
  if (event?.object === 'error') return new FormatError(event)
  const reason = list(event?.choices).find((choice) => INTERRUPTED.includes(choice?.finish_reason))?.finish_reason
  return reason ? new FormatError({ message: `finish_reason: ${reason}`, code: reason }, event) : false
}

/** OpenRouter's and DeepSeek's reasons that are none. */
const INTERRUPTED: unknown[] = ['error', 'insufficient_system_resource']
