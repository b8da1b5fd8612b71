// The core of the ES module, in the place of wasm.ts: WebAssembly, and where that is forbidden the translated core, a file of its
// own that nobody else loads.

import { EventSourceError } from './error.ts'
import * as wasm from './wasm.ts'

type Core = Pick<typeof wasm, 'instantiate'>

let core: Core | undefined
let loading: Promise<void> | undefined
let failure: EventSourceError | undefined

/** As in wasm.ts. Where WebAssembly is forbidden, a promise until the translated core is there. */
export function checkPlatform(): Promise<void> | undefined {
  if (failure) throw failure
  if (core) return undefined
  if (loading) return loading
  try {
    wasm.checkPlatform()
    core = wasm
    return undefined
  } catch {
    loading = load()
    loading.catch(() => undefined) // whoever waits for it is told
    return loading
  }
}

async function load(): Promise<void> {
  try {
    core = await import('./core.mjs')
  } catch (cause) {
    failure = new EventSourceError('wasm', "WebAssembly needs script-src 'wasm-unsafe-eval'; or eventsource-wasm/nowasm", cause)
    throw failure
  }
}

/** Only behind a check that has passed. */
export const instantiate = (): wasm.Exports => core!.instantiate()
