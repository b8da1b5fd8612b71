// What receives a source's messages, and what it sees of each. Angular's build compiles async functions and loops down, or a
// zone would be lost at the first await; so does this file's.

/** @type {unknown[][]} */
globalThis.seen = []
globalThis.events = []
/** Who has called for each of events. */
globalThis.stacks = []

const zone = () => globalThis.Zone?.current.name ?? 'none'

/** Writes down how an event looks while it is dispatched. */
function see(way, source, e) {
  events.push(e)
  stacks.push(new Error(way).stack)
  seen.push([way, e.data, zone(), e.target === source, e.currentTarget === source, e.eventPhase, e.composedPath().map((target) => target === source)])
}

/** How each event looks now. */
globalThis.afterwards = () => events.map((e) => [e.currentTarget, e.eventPhase, e.composedPath().length, e.target instanceof EventSource])

/** How many receivers have the last message. */
globalThis.finished = 0

/** Each takes a source, and gives every message to take. */
globalThis.ways = {
  onmessage(source, take) {
    source.onmessage = take
  },
  listener(source, take) {
    source.addEventListener('message', take)
  },
  object(source, take) {
    source.addEventListener('message', { handleEvent: take })
  },
  async loop(source, take) {
    for await (const message of source) take(message)
  },
}

/** Receives in one of the ways; `close` is the last message. */
globalThis.receive = (way, source) =>
  ways[way](source, (e) => {
    if (way === 'loop') seen.push([way, e.data, zone()])
    else see(way, source, e)
    if (e.data !== 'close') return
    source.close()
    finished++
  })
