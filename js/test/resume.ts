// Compiled, never run: what eventsource-wasm/resume and eventsource-wasm/shared take and give.

import { EventSource } from '../src/index.ts'
import { resumable, resumed, resumedInit } from '../src/resume/index.ts'
import { SharedEventSource } from '../src/shared/index.ts'
import { createEventStream } from '../src/store/index.ts'

export function page(): void {
  new EventSource('/chat', { ...resumable('chat-42'), method: 'POST', body: { prompt: 'why?' }, done: '[DONE]' })
  new EventSource('/chat', { ...resumable('chat-42', { storage: localStorage }), reconnect: { strategy: 'resume', cancel: true } })
  const source: EventSource | null = resumed('chat-42', { replay: true, done: '[DONE]', headers: () => ({ Authorization: 'Bearer 1' }) })
  source?.close()
  const memory = new Map<string, string>()
  resumed('chat-42', {
    storage: {
      getItem: (key) => memory.get(key) ?? null,
      setItem: (key, value) => void memory.set(key, value),
      removeItem: (key) => void memory.delete(key),
    },
  })

  // @ts-expect-error: it may be null
  resumed('chat-42').close()
  // @ts-expect-error: what is gone on with is a GET
  resumed('chat-42', { method: 'POST' })
  // @ts-expect-error: without a body
  resumed('chat-42', { body: 'why?' })
  // @ts-expect-error: behind an id that is kept
  resumed('chat-42', { lastEventId: '1' })
  // @ts-expect-error: a storage has more
  resumable('chat-42', { storage: { getItem: () => null } })
}

export function stores(): void {
  createEventStream({ url: '/chat', body: (prompt: string) => ({ prompt }), resume: 'chat-42' })
  const init = resumedInit('chat-42', { replay: true, done: '[DONE]' })
  if (init) createEventStream({ ...init, parse: 'json' })
  // @ts-expect-error: a key
  createEventStream({ url: '/chat', resume: true })
}

export function tabs(): void {
  const shared: globalThis.EventSource = new SharedEventSource('/news', { idleTimeout: 45_000, withCredentials: true })
  shared.onmessage = ({ data }) => data
  const ours: EventSource = new SharedEventSource(new URL('/news', location.href))
  void ours.closed.then(({ outcome }) => outcome)
  // @ts-expect-error: there has to be a URL
  new SharedEventSource()
}
