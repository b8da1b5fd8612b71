// Programs whose types know of disposal.

import { EventSource } from 'eventsource-wasm'

export function block(): void {
  using source = new EventSource('/')
  const disposable: Disposable = source
  disposable[Symbol.dispose]()
}
