import { experimental_streamedQuery as streamedQuery, QueryClient, QueryObserver } from '@tanstack/query-core'

const client = new QueryClient()
client.mount()
globalThis.client = client

/** Observes a query whose function's stream is a source of ours: its loop gives the messages. */
globalThis.start = (url) => {
  globalThis.states = []
  const observer = new QueryObserver(client, {
    queryKey: [url],
    retry: false,
    queryFn: streamedQuery({
      streamFn: ({ signal }) => new EventSource(url, { method: 'POST', body: { question: '?' }, done: '[DONE]', signal }),
      reducer: (text, { data }) => text + data,
      initialValue: '',
    }),
  })
  globalThis.leave = observer.subscribe(({ status, fetchStatus, data, error }) => {
    globalThis.state = [status, fetchStatus, data, error?.reason ?? null, error?.status ?? null]
  })
}
