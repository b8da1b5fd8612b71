import { type EventSource, EventSourceError } from '../index.ts'
import { type Item, type Loss, responseOf } from './item.ts'

const encoder = /* @__PURE__ */ new TextEncoder()

/** What is fed. */
type Source = Pick<EventSource, 'dispatchEvent' | 'close'>

/**
 * What a tab's source takes for the one response of its one request: the items of the shared connection. The source reads when
 * it is behind what it has read before, so what the feed itself dispatches comes in its order, too.
 */
export class Feed {
  /** The shared connection is lost, and another follows. */
  isLost = false
  /** It is complete. */
  isComplete = false
  /** What the source's `done` is to say. */
  verdict: Error | undefined
  source!: Source
  #items: Item[] = []
  #wake = (): void => undefined

  push(item: Item): void {
    this.#items.push(item)
    this.#wake()
  }

  async #next(): Promise<Item> {
    while (!this.#items.length) await new Promise<void>((resolve) => (this.#wake = resolve))
    return this.#items.shift()!
  }

  /** In the place of fetch. It waits for the first response that is none to try again. */
  async fetch(): Promise<Response> {
    for (;;) {
      const item = await this.#next()
      if (item.kind === 'open') {
        this.isLost = false
        // A tab that comes late has the last event ID at once.
        const { id, retry } = item
        this.#items.unshift({ kind: 'text', text: `retry: ${retry}\nid: ${id}\n\n`, id, retry, failure: undefined })
        const body = new ReadableStream<Uint8Array>({ pull: (controller) => this.#pull(controller) }, { highWaterMark: 0 })
        return responseOf(item.head, body)
      }
      const loss = lastLossOf(item)
      if (loss?.head?.status === 204) return responseOf(loss.head) // the source tells of it itself
      if (loss) throw errorOf(loss)
      this.#tell(item)
    }
  }

  async #pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    for (;;) {
      const item = await this.#next()
      if (item.kind === 'text') return controller.enqueue(encoder.encode(this.#textFrom(item)))
      const loss = lastLossOf(item)
      if (loss && loss.head?.status !== 204) return loss.reason === 'eof' ? controller.close() : controller.error(errorOf(loss))
      this.#tell(item)
    }
  }

  /** As much as there is of it; but a message that is judged comes alone. */
  #textFrom({ text, failure }: Item & { kind: 'text' }): string {
    if (failure !== undefined) this.verdict = new Error(failure)
    for (let [next] = this.#items; next?.kind === 'text' && next.failure === undefined && !this.verdict; [next] = this.#items) {
      text += next.text
      this.#items.shift()
    }
    return text
  }

  /** Dispatches what happens between two connections, of which the source itself sees nothing; and completes it. */
  #tell(item: Item): void {
    const dispatch = (type: string, members: object): void => void this.source.dispatchEvent(Object.assign(new Event(type), members))
    if (item.kind === 'complete' || lastLossOf(item)) {
      this.isComplete = true
      this.source.close()
    }
    if (item.kind === 'stalled') {
      dispatch('stalled', { phase: item.phase })
    } else if (item.kind === 'open' && this.isLost) {
      this.isLost = false
      dispatch('open', { response: responseOf(item.head) })
    } else if (item.kind === 'error') {
      const { reason, message, reconnecting, delay } = item.loss
      const error = errorOf(item.loss)
      const { status, response } = error
      this.isLost = reconnecting
      dispatch('error', { reason, message, status, code: status, response, error, reconnecting, delay })
    }
  }
}

/** The error behind which nothing follows. */
function lastLossOf(item: Item): Loss | undefined {
  return item.kind === 'error' && !item.loss.reconnecting ? item.loss : undefined
}

function errorOf({ reason, message, head, body }: Loss): EventSourceError {
  return new EventSourceError(reason, message, undefined, head && responseOf(head, body))
}
