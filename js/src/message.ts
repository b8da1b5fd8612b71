/**
 * An event that is a MessageEvent in every attribute, at well under half the cost of `new MessageEvent`: it is made by
 * Event's constructor, has MessageEvent's prototype in its chain, and answers MessageEvent's attributes itself.
 */
class StreamMessageEvent extends Event {
  #data: string
  #origin: string
  #lastEventId: string

  constructor(type: string, data: string, origin: string, lastEventId: string) {
    super(type)
    this.#data = data
    this.#origin = origin
    this.#lastEventId = lastEventId
  }

  get data(): string {
    return this.#data
  }
  get origin(): string {
    return this.#origin
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

/** Makes a message event. `origin` is the origin of the response's URL. */
export const messageEvent = (type: string, data: string, origin: string, lastEventId: string): MessageEvent<string> =>
  new StreamMessageEvent(type, data, origin, lastEventId) as unknown as MessageEvent<string>
