// The core as code that runs: the one place that knows that it is WebAssembly. Other builds have either.ts, translated.ts or
// imported.ts in its place.

import core from './core.wasm'
import { EventSourceError } from './error.ts'

/** The exports of wasm/main.go, which says what each takes and returns. */
export interface Exports {
  memory: { readonly buffer: ArrayBuffer }
  window(): number
  open(strategy: number, maxAttempts?: number, minDelay?: number, maxDelay?: number, maxEventSize?: number): number
  release(handle: number): void
  feed(handle: number, length: number): number
  responded(handle: number, status: number, facts: number, retryAfter: number): number
  ended(handle: number, cause: number, random: number): number
  watch(limit: number, since: number, due: number, now: number): number
  state(handle: number): number
  retryTime(handle: number): number
}

/** The smallest module there is: the magic number and the version. */
const EMPTY = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]

let tried: WebAssembly.Instance | undefined
let compiled: WebAssembly.Module | undefined

/**
 * Makes sure that the page may run the core, before anything is sent that could not be read. Gives a promise if that takes its
 * time; here it does not. (What a Content Security Policy forbids, WebKit refuses only when an instance is made.)
 * @throws EventSourceError `wasm`: there is no WebAssembly, or a Content Security Policy forbids it
 */
export function checkPlatform(): Promise<void> | undefined {
  try {
    tried ??= new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(EMPTY)))
  } catch (cause) {
    throw new EventSourceError('wasm', "WebAssembly needs script-src 'wasm-unsafe-eval'; or eventsource.nowasm.js", cause)
  }
  return undefined
}

/** Only behind a check that has passed. */
export function instantiate(): Exports {
  compiled ??= new WebAssembly.Module(decode(core))
  return new WebAssembly.Instance(compiled).exports as unknown as Exports
}

/** The bytes that tools/bundle's encode wrote as text. */
function decode(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = []
  let high = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c > 124) {
      high = (c - 124) * 89
    } else {
      bytes.push(((c - (c > 91 ? 8 : 7)) % 89) + high)
      high = 0
    }
  }
  return new Uint8Array(bytes)
}
