// Sets the global if it is missing or cannot POST. The names are those that event-source-polyfill exports.

import { EventSource } from '../index.ts'

type Constructor = typeof globalThis extends { EventSource: infer Native } ? Native : unknown

/**
 * Whether a class looks at `method`. Web IDL has init read before the URL, which is none: so nothing is sent to find out.
 */
function posts(constructor: unknown): boolean {
  let asked = false
  try {
    const init = {
      get method() {
        asked = true
        return 'POST'
      },
    }
    new (constructor as typeof EventSource)('http://[', init).close()
  } catch {
    // What one that cannot parse the URL has to do.
  }
  return asked
}

const present = Reflect.get(globalThis, 'EventSource') as Constructor | undefined

if (!posts(present)) {
  globalThis.NativeEventSource ??= present
  Object.defineProperty(globalThis, 'EventSource', { value: EventSource, writable: true, configurable: true })
}

/** The one of this package, whatever the global is. */
export const EventSourcePolyfill: typeof EventSource = EventSource

/** The browser's own; undefined where there is none. */
export const NativeEventSource: Constructor | undefined = globalThis.NativeEventSource ?? present
