import { EventSource, type EventSourceErrorEvent, type EventSourceInit, type EventSourceMessageEvent, type Verdict } from '../index.ts'
import { headOf, type Item } from './item.ts'

/**
 * The one connection that is shared: an ordinary source, of which every item is given on in its order.
 * @returns ends it
 */
export function connect(url: string, init: EventSourceInit, lastEventId: string, give: (item: Item) => void): () => void {
  const { done } = init
  let before: Promise<void> | undefined // what comes behind a refusal waits until its body has been read
  const send = (item: Item): void => {
    if (before) before = before.then(() => give(item))
    else give(item)
  }
  const judge = (event: EventSourceMessageEvent): Verdict => {
    if (event.data === done) return true // it is no content
    const { data, lastEventId: id, type } = event
    const retry = source.reconnectionTime
    // As a server would send it, but with all that is known: a tab that comes late has read nothing before.
    const text = `retry: ${retry}\nid: ${id}\nevent: ${type}\ndata: ${data.replaceAll('\n', '\ndata: ')}\n\n`
    let verdict: Verdict
    try {
      return (verdict = typeof done === 'function' ? done(event) : undefined)
    } finally {
      send({ kind: 'text', text, id, retry, failure: verdict instanceof Error ? verdict.message : undefined })
    }
  }
  const tell = (event: EventSourceErrorEvent): void => {
    if (event instanceof MessageEvent) return // the server has named it so
    const { reason, reconnecting, delay, response } = event as Required<EventSourceErrorEvent>
    const isRefusal = reason === 'status' || reason === 'content-type'
    // The judge is ours, and the page has none: then no stream is incomplete.
    const message = reason === 'eof' && done === undefined ? 'The stream has ended' : event.message!
    const loss = { reason, message, reconnecting, delay, head: response && headOf(response), body: null }
    if (!isRefusal || !response.body) return send({ kind: 'error', loss })
    const body = response.clone().text()
    before = (before ?? Promise.resolve()).then(async () => give({ kind: 'error', loss: { ...loss, body: await body } }))
  }
  const source = new EventSource(url, { ...init, lastEventId, signal: null, done: judge })
  source.onopen = ({ response }) => {
    send({ kind: 'open', head: headOf(response!), id: source.lastEventId, retry: source.reconnectionTime })
  }
  source.onerror = tell
  source.addEventListener('stalled', ({ phase }) => phase && send({ kind: 'stalled', phase }))
  void source.closed.then(({ outcome }) => {
    if (outcome === 'complete') send({ kind: 'complete' })
  })
  return () => source.close()
}
