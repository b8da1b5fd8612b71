// The core of the ES module, in the place of wasm.ts: WebAssembly, and where that is forbidden the translated core, a file of its
// own that nobody else loads.

import { checkPlatform as checkWebAssembly, type Exports, instantiate as instantiateWebAssembly } from './wasm.ts'

let make: (() => Exports) | undefined
let loading: Promise<void> | undefined
let failure: unknown // there is neither core

/** As in wasm.ts. Where WebAssembly is forbidden, a promise until the translated core is there. */
export function checkPlatform(): Promise<void> | undefined {
  if (failure) throw failure
  if (make) return undefined
  if (loading) return loading
  try {
    checkWebAssembly()
    make = instantiateWebAssembly
  } catch (error) {
    loading = import('./core.mjs').then(
      ({ instantiate }) => void (make = instantiate),
      () => {
        failure = error
        throw error
      },
    )
    loading.catch(() => undefined) // whoever waits for it is told
  }
  return loading
}

/** Only behind a check that has passed. */
export const instantiate = (): Exports => make!()
