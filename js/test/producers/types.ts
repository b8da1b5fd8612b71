// Compiled, never run: what the services' own libraries say about their streams agrees with what our declarations say.

import type { AGUIEvent as TheirAGUIEvent } from '@ag-ui/core'
import type Anthropic from '@anthropic-ai/sdk'
import type { GenerateContentResponse } from '@google/genai'
import type { UIMessageChunk } from 'ai'
import type OpenAI from 'openai'
import type { AGUIEvent, AnthropicEvent, GeminiChunk, OpenAIChunk, OpenAIResponsesEvent, UIMessageStreamPart } from '../../src/formats/index.ts'
import type { EventSourceInit } from '../../src/types.ts'

/** Theirs of the types that ours know. */
type Known<Theirs extends { type: string }, Ours extends { type: string }> = Theirs extends { type: infer T } ? (`${T & string}` extends Ours['type'] ? Theirs : never) : never

/** The types that ours have and theirs do not. */
type Unknown<Theirs extends { type: string }, Ours extends { type: string }> = Exclude<Ours['type'], `${Theirs['type']}`>

/** Every event that theirs describe is one that ours describe. */
export const events: [
  (theirs: OpenAI.ChatCompletionChunk) => OpenAIChunk,
  (theirs: Known<OpenAI.Responses.ResponseStreamEvent, OpenAIResponsesEvent>) => OpenAIResponsesEvent,
  (theirs: Anthropic.RawMessageStreamEvent) => AnthropicEvent,
  (theirs: Pick<GenerateContentResponse, 'candidates' | 'promptFeedback' | 'usageMetadata' | 'modelVersion' | 'responseId'>) => GeminiChunk,
  (theirs: Known<UIMessageChunk, UIMessageStreamPart>) => UIMessageStreamPart,
  (theirs: PlainType<Known<TheirAGUIEvent, AGUIEvent>>) => AGUIEvent,
] = [(theirs) => theirs, (theirs) => theirs, (theirs) => theirs, (theirs) => theirs, (theirs) => theirs, (theirs) => theirs]

/** AG-UI's types are members of an enum, which no string on the wire is. */
type PlainType<T> = T extends { type: infer Type } ? Omit<T, 'type'> & { type: `${Type & string}` } : never

type None<T extends never> = T

/** No type of ours is made up. (Anthropic's library keeps `ping` and `error` to itself.) */
export type MadeUp = [
  None<Unknown<OpenAI.Responses.ResponseStreamEvent, OpenAIResponsesEvent>>,
  None<Exclude<Unknown<Anthropic.RawMessageStreamEvent, AnthropicEvent>, 'ping' | 'error'>>,
  None<Unknown<UIMessageChunk, UIMessageStreamPart>>,
  None<Unknown<TheirAGUIEvent, AGUIEvent>>,
]

/** None of theirs is missing in the formats that list them all. */
export type Missing = [
  None<Exclude<Anthropic.RawMessageStreamEvent['type'], AnthropicEvent['type']>>,
  None<Exclude<UIMessageChunk['type'], UIMessageStreamPart['type']>>,
]

/** What their libraries take as the parameters of a request is a body, also from a function. */
export const bodies = (
  chat: OpenAI.ChatCompletionCreateParamsStreaming,
  response: OpenAI.Responses.ResponseCreateParams,
  message: Anthropic.MessageCreateParamsStreaming,
): EventSourceInit[] => [{ body: chat }, { body: response }, { body: message }, { body: () => chat }, { body: async () => message }]
