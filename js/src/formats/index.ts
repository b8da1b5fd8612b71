// eventsource-wasm/formats: how to read the streams of AI services. Plain objects; what is not imported is not in the bundle.

export * from './agui.ts'
export * from './anthropic.ts'
export * from './coze.ts'
export * from './dashscope.ts'
export * from './dify.ts'
export { FormatError } from './format.ts'
export type { Format, FormatMessage, FormatVerdict, ReplacingFormat, TextPart } from './format.ts'
export * from './gemini.ts'
export * from './openai-responses.ts'
export * from './openai.ts'
export * from './ui-message-stream.ts'
