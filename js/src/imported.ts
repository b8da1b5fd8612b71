// The core as code that runs, for workerd, which compiles no bytes but imports modules that are compiled already. It takes the
// place of wasm.ts.

import core from './core.wasm'
import type { Exports } from './wasm.ts'

/** The module is there, or this one is not either. */
export const checkPlatform = (): undefined => undefined

export function instantiate(): Exports {
  return new WebAssembly.Instance(core as unknown as WebAssembly.Module).exports as unknown as Exports
}
