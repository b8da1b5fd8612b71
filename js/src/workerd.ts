// The entry for workerd, whose EventTarget asks a source for its `on…` property when a dispatch begins, and calls it, beside the
// listener that stands for it here. So that question is answered with nothing.

import { EventSource } from './eventsource.ts'

export * from './index.ts'

const { prototype } = EventSource
const { dispatchEvent } = prototype
let asked = '' // the property that a dispatch that has begun asks for

for (const name of ['onopen', 'onmessage', 'onerror']) {
  const property = Object.getOwnPropertyDescriptor(prototype, name)!
  const get = function (this: EventSource): unknown {
    if (asked !== name) return property.get!.call(this)
    asked = ''
    return null
  }
  Object.defineProperty(prototype, name, { ...property, get })
}

Object.defineProperty(prototype, 'dispatchEvent', {
  configurable: true,
  writable: true,
  value(this: EventSource, event: Event): boolean {
    asked = `on${event.type}`
    try {
      return dispatchEvent.call(this, event)
    } finally {
      asked = ''
    }
  },
})
