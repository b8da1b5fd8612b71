import { report } from './error.ts'
import { asInterface } from './webidl.ts'

/** What the messages of one response have in common: whom they are for, and the origin of the response's URL. */
export interface Origin {
  source: EventTarget
  origin: string
}

/** An event's own dispatch, for a handler that is called alone. */
const BEFORE = 0
const DURING = 1
const AFTER = 2

const NO_PORTS: readonly MessagePort[] = /* @__PURE__ */ Object.freeze([])

/**
 * An event that is a MessageEvent in every attribute, at well under half the cost of `new MessageEvent`: it is made by
 * Event's constructor, has MessageEvent's prototype in its chain, and answers MessageEvent's attributes itself.
 */
class MessageEventOfStream extends Event {
  #data: string
  #lastEventId: string
  #origin: Origin
  #phase = BEFORE

  constructor(type: string, data: string, lastEventId: string, origin: Origin) {
    super(type)
    this.#data = data
    this.#lastEventId = lastEventId
    this.#origin = origin
  }

  /** Calls a sole listener, who finds the event as in a dispatch. It takes a third of the time of one. */
  static handTo(listener: (event: Event) => unknown, event: MessageEventOfStream): void {
    event.#phase = DURING
    try {
      listener(event)
    } catch (error) {
      report(error)
    }
    event.#phase = AFTER
  }

  get data(): string {
    return this.#data
  }
  get origin(): string {
    return this.#origin.origin
  }
  get lastEventId(): string {
    return this.#lastEventId
  }
  get source(): null {
    return null
  }
  get userActivation(): null {
    return null
  }
  get ports(): readonly MessagePort[] {
    return NO_PORTS
  }

  override get target(): EventTarget | null {
    return super.target ?? (this.#phase === BEFORE ? null : this.#origin.source)
  }
  override get srcElement(): EventTarget | null {
    return this.target
  }
  override get currentTarget(): EventTarget | null {
    return this.#phase === DURING ? this.#origin.source : super.currentTarget
  }
  override get eventPhase(): number {
    return this.#phase === DURING ? 2 : super.eventPhase
  }
  override composedPath(): EventTarget[] {
    return this.#phase === DURING ? [this.#origin.source] : super.composedPath()
  }
}

/** Puts the class into the place of MessageEvent. */
function asMessageEvent(constructor: typeof MessageEventOfStream): typeof MessageEventOfStream {
  const { prototype } = asInterface(constructor, 'MessageEvent')
  Object.setPrototypeOf(prototype, MessageEvent.prototype)
  if (!('userActivation' in MessageEvent.prototype)) Reflect.deleteProperty(prototype, 'userActivation') // Chromium's alone
  Object.defineProperty(prototype, 'constructor', { value: MessageEvent })
  return constructor
}

export const StreamMessageEvent = /* @__PURE__ */ asMessageEvent(MessageEventOfStream)
export type StreamMessageEvent = MessageEventOfStream
