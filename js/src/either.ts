// The core of the ES module, in the place of wasm.ts: WebAssembly, and where that is forbidden the translated core, a file of its
// own that nobody else loads.

import { EventSourceError } from './error.ts'
import { checkPlatform as checkWebAssembly, type Exports, instantiate as instantiateWebAssembly } from './wasm.ts'

let make: (() => Exports) | undefined
let loading: Promise<void> | undefined
let failure: EventSourceError | undefined

/** As in wasm.ts. Where WebAssembly is forbidden, a promise until the translated core is there. */
export function checkPlatform(): Promise<void> | undefined {
  if (failure) throw failure
  if (make) return undefined
  if (loading) return loading
  try {
    checkWebAssembly()
    make = instantiateWebAssembly
    return undefined
  } catch {
    loading = load()
    loading.catch(() => undefined) // whoever waits for it is told
    return loading
  }
}

async function load(): Promise<void> {
  try {
    make = (await import('./core.mjs')).instantiate
  } catch (cause) {
    failure = new EventSourceError('wasm', "WebAssembly needs script-src 'wasm-unsafe-eval'; or eventsource-wasm/nowasm", cause)
    throw failure
  }
}

/** Only behind a check that has passed. */
export const instantiate = (): Exports => make!()
