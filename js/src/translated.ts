// The core as code that runs where WebAssembly does not: the same module, translated to JavaScript. It takes the place of wasm.ts.

import { instantiate } from './core.mjs'

export { instantiate }

/** All that it needs is there. */
export const checkPlatform = (): undefined => undefined
