import { Injectable, type OnDestroy, signal } from '@angular/core'
import { openai } from 'eventsource-wasm/formats'

/** A chat as signals: what has come of the answer, and what has become of the stream. The global EventSource is the script's. */
@Injectable()
export class Chat implements OnDestroy {
  readonly answer = signal('')
  readonly status = signal('idle')
  #source?: EventSource

  async send(content: string) {
    this.stop()
    this.answer.set('')
    this.status.set('streaming')
    const body = { model: 'gpt-4o-mini', stream: true, messages: [{ role: 'user', content }] }
    const source = (this.#source = new EventSource('/v1/chat/completions', { ...openai, method: 'POST', body }))
    source.onmessage = (message) => this.answer.update((answer) => answer + openai.text(message))
    const { outcome, error } = await source.closed
    if (source === this.#source) this.status.set(error ? `${outcome}: ${(error as Error).message}` : outcome)
  }

  stop() {
    this.#source?.close()
  }

  ngOnDestroy() {
    this.stop()
  }
}
