import { report } from './error.ts'
import type { Listener } from './listeners.ts'
import type { EventStreamMessage } from './types.ts'

/** What the messages of one response have in common: whom they are for, and the origin of the response's URL. */
export interface Origin {
  source: EventTarget
  origin: string
}

/** A message as the platform's event, to be dispatched. */
export function eventOf({ type, data, lastEventId }: EventStreamMessage, { origin }: Origin): MessageEvent {
  return new MessageEvent(type, { data, origin, lastEventId })
}

/**
 * A message as it is handed to a listener that is alone: a MessageEvent in every attribute and method, at a fifth of the cost,
 * since there is no object of the platform's behind it. One is made when somebody asks for what only that can answer.
 */
export class HandedEvent {
  readonly isTrusted = false // an event's own property
  #message: EventStreamMessage
  #origin: Origin
  #isUnderWay = true
  #platforms: MessageEvent | undefined

  constructor(message: EventStreamMessage, origin: Origin) {
    this.#message = message
    this.#origin = origin
  }

  /** Calls a listener without a dispatch. Gives what it has been called with. */
  static handTo(listener: Listener, message: EventStreamMessage, origin: Origin): MessageEvent {
    const handed = new HandedEvent(message, origin)
    const event = handed as unknown as MessageEvent
    try {
      listener.call(origin.source, event)
    } catch (error) {
      report(error)
    }
    handed.#isUnderWay = false
    return event
  }

  /**
   * Puts the class into the place of MessageEvent, once: what it does not answer itself, an event of the platform's answers for it.
   * That takes some milliseconds of a cold page.
   */
  static prepare(): void {
    const { prototype } = HandedEvent
    if (prototype instanceof MessageEvent) return
    Object.setPrototypeOf(prototype, MessageEvent.prototype)
    prototype.constructor = MessageEvent
    // Deno's events have some as properties of their own.
    for (const holder of [new MessageEvent(''), MessageEvent.prototype, Event.prototype]) {
      for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(holder))) {
        for (const part of ['get', 'set', 'value'] as const) {
          const member = descriptor[part]
          if (typeof member !== 'function') continue
          descriptor[part] = function (this: HandedEvent, ...args: unknown[]): unknown {
            return member.apply((this.#platforms ??= eventOf(this.#message, this.#origin)), args)
          }
        }
        Object.defineProperty(prototype, name, Object.hasOwn(prototype, name) ? { enumerable: descriptor.enumerable! } : descriptor)
      }
    }
  }

  get type(): string {
    return this.#message.type
  }
  get data(): string {
    return this.#message.data
  }
  get origin(): string {
    return this.#origin.origin
  }
  get lastEventId(): string {
    return this.#message.lastEventId
  }
  get target(): EventTarget {
    return this.#origin.source
  }
  get srcElement(): EventTarget {
    return this.#origin.source
  }
  get currentTarget(): EventTarget | null {
    return this.#isUnderWay ? this.#origin.source : null
  }
  get eventPhase(): number {
    return this.#isUnderWay ? 2 : 0
  }
  composedPath(): EventTarget[] {
    return this.#isUnderWay ? [this.#origin.source] : []
  }
}
