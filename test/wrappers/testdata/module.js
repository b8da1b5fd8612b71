// The module as Angular's build leaves it.
import { EventSource } from '../../../dist/eventsource.mjs'

globalThis.EventSource = EventSource
