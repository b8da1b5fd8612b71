// What is in fixtures/, and what the formats make of it.

import * as formats from '../../dist/formats.mjs'

const { openai, openaiResponses, anthropic, gemini, uiMessageStream, dashscope, dashscopeSnapshots, dify, coze, agui } = formats

/**
 * The streams. `outcome` is 'complete' unless it is given, and `counts` the numbers of messages behind which a clean end of
 * the body is a complete one: one number, that of the last message, unless the protocol leaves it open.
 */
export const cases = [
  { name: 'openai', format: openai, text: '你好, "世界" 🦉\n', counts: [6] },
  { name: 'openai-choices', format: openai, text: 'zero', counts: [4] },
  { name: 'openai-tools', format: openai, text: '', counts: [6] },
  { name: 'azure', format: openai, text: '好的', counts: [7] },
  { name: 'deepseek', format: openai, text: '你好', counts: [5] },
  { name: 'deepseek-interrupted', format: openai, text: '你', outcome: 'failed', message: /insufficient_system_resource/, code: 'insufficient_system_resource' },
  { name: 'openrouter', format: openai, text: 'Hi', counts: [5] },
  { name: 'openrouter-error', format: openai, text: 'Hi', outcome: 'failed', message: /^Provider disconnected$/, code: 502 },
  { name: 'vllm-error', format: openai, text: 'Hi', outcome: 'failed', message: /^engine died$/, code: 500 },
  { name: 'vllm-flat-error', format: openai, text: 'Hi', outcome: 'failed', message: /^engine died$/, code: 500 },
  { name: 'llamacpp-old-error', format: openai, text: 'Hi', outcome: 'incomplete', counts: [] },
  { name: 'ollama-failed', format: openai, text: 'Hi', outcome: 'incomplete', counts: [] },
  { name: 'mistral', format: openai, text: '你好', counts: [4] },
  { name: 'spark', format: openai, text: '你好', counts: [3] },
  { name: 'openai-responses', format: openaiResponses, text: '你好', counts: [10] },
  { name: 'openai-responses-incomplete', format: openaiResponses, text: 'half', counts: [2] },
  { name: 'openai-responses-failed', format: openaiResponses, text: 'half', outcome: 'failed', message: /^the model failed$/, code: 'server_error' },
  { name: 'anthropic', format: anthropic, text: '你好', counts: [13] },
  { name: 'anthropic-overloaded', format: anthropic, text: 'half', outcome: 'failed', message: /^Overloaded$/, code: 'overloaded_error' },
  { name: 'gemini', format: gemini, text: '你好', counts: [4] },
  // Nobody can tell a cut behind the first round from its end.
  { name: 'gemini-rounds', format: gemini, text: 'Let me count. It is 1.', counts: [1, 4, 5] },
  { name: 'gemini-candidates', format: gemini, text: 'zero!', counts: [3] },
  { name: 'gemini-blocked', format: gemini, text: '', counts: [1] },
  { name: 'ui-message-stream', format: uiMessageStream, text: '你好', counts: [14] },
  { name: 'ui-message-stream-reset', format: uiMessageStream, text: 'One. Two.', counts: [11] },
  { name: 'ui-message-stream-error', format: uiMessageStream, text: 'half', outcome: 'failed', message: /^An error occurred\.$/, code: undefined },
  { name: 'ui-message-stream-abort', format: uiMessageStream, text: 'half', counts: [3] },
  { name: 'dashscope', format: dashscope, text: '你好!', counts: [4] },
  { name: 'dashscope-text', format: dashscope, text: '你好', counts: [2] },
  { name: 'dashscope-choices', format: dashscope, text: 'zero', counts: [2] },
  { name: 'dashscope-snapshots', format: dashscopeSnapshots, text: '哈哈!', counts: [4] },
  { name: 'dashscope-refused', format: dashscope, text: '', outcome: 'failed', message: /^Range of max_tokens/, code: 'InvalidParameter' },
  { name: 'dify', format: dify, text: '你好', counts: [4] },
  { name: 'dify-replace', format: dify, text: 'Sorry.', counts: [5] },
  { name: 'dify-workflow', format: dify, text: '你好', counts: [5] },
  { name: 'dify-workflow-failed', format: dify, text: 'half', outcome: 'failed', message: /^node 3 failed$/, code: undefined },
  // Version 1.13.0 leaves message_end out.
  { name: 'dify-chatflow', format: dify, text: '你好', counts: [3, 4] },
  { name: 'coze', format: coze, text: '你好', counts: [11] },
  { name: 'coze-old', format: coze, text: 'hi', counts: [2] },
  { name: 'coze-failed', format: coze, text: 'half', outcome: 'failed', message: /^the model is gone$/, code: 5000 },
  { name: 'agui', format: agui, text: '你好', counts: [10] },
  { name: 'agui-subagents', format: agui, text: 'Two.', counts: [6] },
]

/** Errors as services send them in the middle of a stream, by format: the event, and what its Error says. */
export const errors = [
  [openai, 'data: {"error":{"message":"gone","type":"server_error","param":null,"code":null}}\n\n', 'gone', 'server_error'],
  [openai, 'data: {"id":"g","error":{"code":"server_error","message":"gone"},"choices":[]}\n\n', 'gone', 'server_error'],
  [openai, 'data: {"error":"gone"}\n\n', 'gone', undefined],
  [openai, 'event: error\ndata: {"message":"gone","code":429}\n\n', 'gone', 429],
  [openai, 'event: error\ndata: upstream timed out\n\n', 'upstream timed out', undefined],
  [openai, 'data: {"object":"error","message":"gone","type":"BadRequestError","code":400}\n\n', 'gone', 400],
  [openaiResponses, 'event: error\ndata: {"type":"error","sequence_number":3,"code":"rate_limit_exceeded","message":"gone","param":null}\n\n', 'gone', 'rate_limit_exceeded'],
  [openaiResponses, 'event: error\ndata: {"type":"error","error":{"type":"invalid_request_error","code":null,"message":"gone"}}\n\n', 'gone', 'invalid_request_error'],
  [openaiResponses, 'data: {"type":"error","message":"gone"}\n\n', 'gone', undefined],
  [openaiResponses, 'event: response.failed\ndata: {"type":"response.failed","response":{"error":{"code":"server_error","message":"gone"}}}\n\n', 'gone', 'server_error'],
  [openaiResponses, 'event: response.failed\ndata: {"type":"response.failed"}\n\n', 'no message: {"type":"response.failed"}', undefined],
  [anthropic, 'event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"gone"}}\n\n', 'gone', 'overloaded_error'],
  [anthropic, 'data: {"error":{"message":"gone"}}\n\n', 'gone', undefined],
  [gemini, 'data: {"error":{"code":503,"message":"gone","status":"UNAVAILABLE"}}\n\n', 'gone', 503],
  [uiMessageStream, 'data: {"type":"error","errorText":"gone"}\n\n', 'gone', undefined],
  [uiMessageStream, 'data: {"type":"finish","finishReason":"error"}\n\n', 'finishReason: error', undefined],
  [dashscope, 'id:9\nevent:error\n:HTTP_STATUS/500\ndata:{"code":"InternalError","message":"gone","request_id":"q"}\n\n', 'gone', 'InternalError'],
  [dashscope, 'event:result\ndata:{"code":"InternalError","message":"gone"}\n\n', 'gone', 'InternalError'],
  [dashscopeSnapshots, 'event:error\ndata:{"code":"InternalError","message":"gone"}\n\n', 'gone', 'InternalError'],
  [dify, 'data: {"event":"error","task_id":"t","status":400,"code":"invalid_param","message":"gone"}\n\n', 'gone', 'invalid_param'],
  [dify, 'data: {"event":"workflow_finished","data":{"status":"failed","error":"gone"}}\n\n', 'gone', undefined],
  [dify, 'event: error\ndata: gone\n\n', 'gone', undefined],
  [coze, 'event:error\ndata:{"code":4100,"msg":"gone"}\n\n', 'gone', 4100],
  [coze, 'event:conversation.chat.failed\ndata:{"id":"1","status":"failed","last_error":{"code":5000,"msg":"gone"}}\n\n', 'gone', 5000],
  [coze, 'event:conversation.chat.failed\ndata:{"id":"1"}\n\n', /^no message: .*chat.failed/, undefined],
  [agui, 'data: {"type":"RUN_ERROR","message":"gone","code":"E1"}\n\n', 'gone', 'E1'],
  [agui, 'data: {"type":"RUN_ERROR"}\n\n', 'no message: {"type":"RUN_ERROR"}', undefined],
  // Whatever the format: an event whose text was cut by whoever wrote it. A piece of the answer may be lost with it.
  ...Object.values(formats)
    .filter((format) => typeof format === 'object')
    .map((format) => [format, 'data: {"type":"text","te\n\n', /^damaged JSON: \{"type":"text","te$/, undefined]),
]
