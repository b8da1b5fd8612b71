// aimock, which answers as OpenAI, Anthropic and Gemini do, with the faults that they have. See docs/recipes.md.
import { LLMock } from '@copilotkit/aimock'

const content = '第 1 条 你好 😀 第 2 条 你好 😀 第 3 条 你好 😀 第 4 条 你好 😀'
const mock = new LLMock({ port: Number(process.env.PORT), host: '127.0.0.1', chunkSize: 6, latency: 20 })
mock.onMessage('讲个故事', { content })
mock.onMessage('cut', { content }, { truncateAfterChunks: 5 })
mock.onMessage('disconnect', { content }, { disconnectAfterMs: 100 })
mock.onMessage('limit', { error: { message: 'Rate limit reached 😀', type: 'rate_limit_error' }, status: 429, retryAfter: 7 })
mock.onMessage('overloaded', { error: { message: 'Overloaded 😀', type: 'overloaded_error' }, status: 529 })
mock.onMessage('drop', { content }, { chaos: { dropRate: 1 } })
mock.onMessage('malformed', { content }, { chaos: { malformedRate: 1 } })
mock.onMessage('chaos', { content }, { chaos: { disconnectRate: 1 } })
await mock.start()
