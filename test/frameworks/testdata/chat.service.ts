import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core'
import { openai } from 'eventsource-wasm/formats'
import { createEventStream } from 'eventsource-wasm/store'

@Injectable()
export class Chat {
  readonly #stream = createEventStream({
    ...openai,
    url: '/v1/chat/completions',
    body: (prompt: string) => ({ stream: true, messages: [{ role: 'user', content: prompt }] }),
  })
  readonly #state = signal(this.#stream.getSnapshot())
  readonly text = computed(() => this.#state().data)
  readonly status = computed(() => this.#state().status)
  readonly error = computed(() => this.#state().error)
  readonly send = this.#stream.send
  readonly stop = this.#stream.stop

  constructor() {
    this.#stream.subscribe(() => this.#state.set(this.#stream.getSnapshot()))
    inject(DestroyRef).onDestroy(this.#stream.reset)
  }
}
