/** What the messages of one response have in common: whom they are for, and the origin of the response's URL. */
export interface Origin {
  source: EventTarget
  origin: string
}

/**
 * An event that is a MessageEvent in every attribute, at well under half the cost of `new MessageEvent`: it is made by
 * Event's constructor, has MessageEvent's prototype in its chain, and answers MessageEvent's attributes itself.
 */
export class StreamMessageEvent extends Event {
  #data: string
  #lastEventId: string
  #origin: Origin

  constructor(type: string, data: string, lastEventId: string, origin: Origin) {
    super(type)
    this.#data = data
    this.#lastEventId = lastEventId
    this.#origin = origin
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

  // What dispatch sets. A sole handler is called without it, which takes a third of the time, and finds it set too.
  override get target(): EventTarget {
    return super.target ?? this.#origin.source
  }
  override get srcElement(): EventTarget {
    return this.target
  }
  override get currentTarget(): EventTarget | null {
    return super.target ? super.currentTarget : this.target
  }
  override get eventPhase(): number {
    return super.target ? super.eventPhase : 2
  }
  override composedPath(): EventTarget[] {
    return super.target ? super.composedPath() : [this.target]
  }
}

const NO_PORTS: readonly MessagePort[] = Object.freeze([])

/** Makes a class look as WebIDL says: its members are enumerable. */
export function enumerable(prototype: object): void {
  for (const name of Object.getOwnPropertyNames(prototype)) {
    if (name !== 'constructor') Object.defineProperty(prototype, name, { enumerable: true })
  }
}

const { prototype } = StreamMessageEvent
enumerable(prototype)
Object.setPrototypeOf(prototype, MessageEvent.prototype)
Object.defineProperty(prototype, 'constructor', { value: MessageEvent })
