// Who listens to a source, by type of event, as far as one can know: a listener that is alone is called without a dispatch.

export type Listener = (this: EventTarget, event: Event) => unknown

/** An event handler: what the page has set, and the listener that calls it. */
export interface Handler {
  value: unknown
  listener: Listener
}

/** Of one type, once somebody has listened to it. */
interface Audience {
  handler: Handler | undefined
  /** There are listeners beside the handler, or there were. */
  hasOthers: boolean
  /** The only one there is, if a plain call does for it what a dispatch would. */
  sole: Listener | undefined
}

export class Listeners {
  #audiences = new Map<string, Audience>()

  of(type: string): Audience | undefined {
    return this.#audiences.get(type)
  }

  /** @param isWrapped its calls go through somebody else's code */
  setHandler(type: string, handler: Handler | undefined, isWrapped: boolean): void {
    const hasOthers = this.of(type)?.hasOthers ?? false
    this.#audiences.set(type, { handler, hasOthers, sole: hasOthers || isWrapped ? undefined : handler?.listener })
  }

  /**
   * A listener has been added, or removed.
   * @param plain if it is a function that was added without options, and that nothing wraps
   */
  changed(type: string, plain?: Listener): void {
    const before = this.of(type)
    this.#audiences.set(type, { handler: before?.handler, hasOthers: true, sole: before ? undefined : plain })
  }
}

/**
 * Whether it is the platform's addEventListener: its text says so, and it has nothing but a length and a name. zone.js, Sentry
 * and OpenTelemetry replace it; zone.js also gives the replacement the browser's text. A Proxy's has no name. Where there
 * are no pages, in Node and Deno, it is a method in JavaScript.
 */
export function isNative(f: (...args: never) => unknown): boolean {
  const text = Function.prototype.toString.call(f)
  const isPlatforms = /^function addEventListener\(\) \{\s*\[native code\]/.test(text) || (!globalThis.document && text.startsWith('addEventListener('))
  return isPlatforms && Reflect.ownKeys(f).length === 2
}
