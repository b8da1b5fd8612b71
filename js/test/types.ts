// Compiled, never run: what compiles against the DOM library's EventSource compiles against ours.

import { EventSource as Ours } from '../src/index.ts'

type Native = typeof globalThis.EventSource

/** Ours stands in for the DOM's class, and for its instances. */
export const standIn: Native = Ours
export const instance: globalThis.EventSource = new Ours('/')
export const target: EventTarget = instance
globalThis.EventSource = Ours

/** Every call that a page makes of the standard's class. */
export function page(Class: Native): void {
  const source: globalThis.EventSource = new Class('/')
  new Class(new URL('/', 'https://example.org'))
  new Class('/', {})
  new Class('/', undefined)
  new Class('/', { withCredentials: true })
  const init: EventSourceInit = { withCredentials: false }
  new Class('/', init)

  const prototype: globalThis.EventSource = Class.prototype
  const states: [0, 1, 2] = [Class.CONNECTING, Class.OPEN, Class.CLOSED]
  const same: [0, 1, 2] = [source.CONNECTING, source.OPEN, source.CLOSED]
  const state: number = source.readyState
  const url: string = source.url
  const credentials: boolean = source.withCredentials

  source.onopen = (event: Event) => event.type
  source.onmessage = (event: MessageEvent) => event.data
  source.onerror = (event: Event) => event.preventDefault()
  source.onmessage = function (event) {
    this.close()
    const text: string = event.data
    const id: string = event.lastEventId
    return text + id
  }
  source.onopen = source.onmessage = source.onerror = null

  source.addEventListener('open', () => undefined)
  source.addEventListener('open', (event) => event.timeStamp)
  source.addEventListener('message', (event) => event.lastEventId, { once: true })
  source.addEventListener('message', async ({ data }: MessageEvent<string>) => data)
  source.addEventListener('error', function (event) {
    return this === event.target
  })
  source.addEventListener('own', (event) => event.type)
  source.addEventListener('own', (event: MessageEvent) => event.data)
  source.addEventListener('own', (event: MessageEvent<string>) => event.data.length, true)
  source.addEventListener('own', { handleEvent: (event: Event) => event.type })
  const listener = (event: Event): void => event.stopPropagation()
  const listenerObject: EventListenerObject = { handleEvent: listener }
  const either: EventListenerOrEventListenerObject = listenerObject
  source.addEventListener('message', listener, { passive: true, signal: new AbortController().signal })
  source.removeEventListener('message', listener)
  source.addEventListener('own', either)
  source.removeEventListener('own', either, { capture: true })
  const dispatched: boolean = source.dispatchEvent(new Event('own'))
  const closed: void = source.close()

  use(prototype, states, same, state, url, credentials, dispatched, closed)
}

/** The same calls on our own declarations, which have overloads of their own. */
export function ours(Class: typeof Ours): void {
  page(Class)
  const source: Ours = new Class('/')
  new Class(new URL('/', 'https://example.org'))
  new Class('/', undefined)
  new Class('/', { withCredentials: true })
  const init: EventSourceInit = { withCredentials: false }
  new Class('/', init)

  const prototype: Ours = Class.prototype
  const states: [0, 1, 2] = [Class.CONNECTING, Class.OPEN, Class.CLOSED]
  const same: [0, 1, 2] = [source.CONNECTING, source.OPEN, source.CLOSED]
  const state: number = source.readyState

  source.onopen = (event: Event) => event.type
  source.onmessage = (event: MessageEvent) => event.data
  source.onerror = (event: Event) => event.preventDefault()
  source.onmessage = function (event) {
    this.close()
    const text: string = event.data
    return text
  }
  source.onopen = source.onmessage = source.onerror = null

  source.addEventListener('open', () => undefined)
  source.addEventListener('open', (event) => event.timeStamp)
  source.addEventListener('message', (event) => event.lastEventId, { once: true })
  source.addEventListener('message', async ({ data }: MessageEvent<string>) => data)
  source.addEventListener('error', function (event) {
    return this === event.target
  })
  source.addEventListener('own', (event) => event.type)
  source.addEventListener('own', (event: MessageEvent) => event.data)
  source.addEventListener('own', (event: MessageEvent<string>) => event.data.length, true)
  source.addEventListener('own', { handleEvent: (event: Event) => event.type })
  source.addEventListener('own', null)
  const listener = (event: Event): void => event.stopPropagation()
  const listenerObject: EventListenerObject = { handleEvent: listener }
  const either: EventListenerOrEventListenerObject = listenerObject
  source.addEventListener('message', listener, { passive: true, signal: new AbortController().signal })
  source.removeEventListener('message', listener)
  source.addEventListener('own', either)
  source.removeEventListener('own', either, { capture: true })
  const dispatched: boolean = source.dispatchEvent(new Event('own'))

  use(prototype, states, same, state, dispatched)
}

/** What neither takes. */
export function refused(native: globalThis.EventSource, own: Ours): void {
  // @ts-expect-error: read-only
  native.url = ''
  // @ts-expect-error: read-only
  own.url = ''
  // @ts-expect-error: read-only
  native.readyState = 1
  // @ts-expect-error: read-only
  own.readyState = 1
  // @ts-expect-error: a constant
  native.OPEN = 1
  // @ts-expect-error: a constant
  own.OPEN = 1
  // @ts-expect-error: a url is needed
  new globalThis.EventSource()
  // @ts-expect-error: a url is needed
  new Ours()
  // @ts-expect-error: not a boolean
  new globalThis.EventSource('/', { withCredentials: 'yes' })
  // @ts-expect-error: not a boolean
  new Ours('/', { withCredentials: 'yes' })
  // @ts-expect-error: no function
  native.onmessage = 1
  // @ts-expect-error: no function
  own.onmessage = 1
}

/** A class that a page makes of either. */
export class Extended extends Ours {
  override get url(): string {
    return super.url + '#'
  }
}
export const extended: globalThis.EventSource = new Extended('/')

function use(...values: unknown[]): number {
  return values.length
}
