import type { EventSourceInit } from '../index.ts'
import { connect } from './connect.ts'
import type { Feed } from './feed.ts'
import { History, type Numbered } from './history.ts'
import { isLast, type Item } from './item.ts'

/** How often, in ms, who has heard nothing asks whether the holder is there; if it has not answered by the next time, it is hung. */
const BEAT = 10_000

/** How long, in ms, a new holder waits for where the others are. One that is late goes on by itself. */
const PATIENCE = 1000

/** How many holders back a place can be told from another. */
const TERMS = 16

type Opened = Item & { kind: 'open' }

/** One holder's time: it began behind the item of that number. */
interface Term {
  line: string
  base: number
}

/** How far a member has come: up to the item of that number, as the holder of that line counts. Line `''`: it has no place yet. */
interface Place {
  line: string
  seq: number
  id: string
  terms: Term[]
}

/** What members tell each other. A line is a holder's. */
type Note = { line: string } & (
  /** Who is the holder? It answers with `state`. */
  | { kind: 'join' }
  /** Somebody has become the holder, and asks all, who answer with `at`: whom it has missed is behind `seq`. */
  | { kind: 'hello'; seq: number }
  | { kind: 'at'; place: Place; items: Numbered[] }
  /** Where the connection is. */
  | { kind: 'state'; place: Place; open: Opened | undefined }
  | { kind: 'item'; item: Numbered }
  /** What is behind `seq`, once more? It answers with `missed`. */
  | { kind: 'need'; seq: number }
  | { kind: 'missed'; items: Numbered[] }
  /** Nothing follows. */
  | { kind: 'bye' }
)

/**
 * One source's part in a shared connection. All members wait for one lock; who holds it connects, and tells the others of each
 * item, by number. Its end, whatever that is, gives the lock to the next, who asks how far all have come, takes what it has missed
 * itself, and goes on behind the last event ID.
 *
 * A member hears one holder at a time, the one that said hello last. So what an earlier one still has on its way, or says when it
 * wakes up, counts for nobody.
 */
export class Member {
  #name: string
  #url: string
  #init: EventSourceInit
  #feed: Feed
  #channel: BroadcastChannel | undefined
  #place: Place
  #history = new History() // up to the place
  #open: Opened | undefined // while it lasts
  #holder = '' // the line of who is heard
  #own = '' // the line of this one, while it has the lock
  #isBehind = false // its hello has come back
  #answers: (Note & { kind: 'at' })[] = [] // to it
  #enough = (): void => undefined // of them
  #asked = -1 // for what is behind that
  #turn: AbortController | undefined // for the lock
  #release: (() => void) | undefined // of the lock, while this one has it
  #close: (() => void) | undefined // of the connection
  #timer: ReturnType<typeof setTimeout> | undefined
  #heard = true // something of the holder, since the last beat
  #pings = false // it has been asked whether it is there
  #gone = new AbortController() // it has left the others
  #hasLeft = false // for good

  constructor(name: string, url: string, init: EventSourceInit, feed: Feed) {
    this.#name = name
    this.#url = url
    this.#init = init
    this.#feed = feed
    this.#place = { line: '', seq: 0, id: init.lastEventId ?? '', terms: [] }
  }

  /** Begins. */
  start(): void {
    if (!globalThis.navigator?.locks || !globalThis.BroadcastChannel) return this.#alone()
    const on = (target: EventTarget | undefined, type: string, act: () => void): void =>
      target?.addEventListener(type, act, { signal: this.#gone.signal })
    // Who holds a lock, or waits for one, or has a channel, may be kept out of the back/forward cache, and thrown out of it.
    on(globalThis.window, 'pagehide', () => this.#pause(true))
    on(globalThis.window, 'pageshow', () => this.#join())
    on(globalThis.document, 'freeze', () => this.#pause(false))
    on(globalThis.document, 'resume', () => this.#join())
    this.#join()
  }

  /** Ends its part for good. */
  leave(): void {
    if (this.#hasLeft) return
    this.#hasLeft = true
    this.#gone.abort()
    this.#close?.()
    if (!this.#own || !this.#close) return this.#pause(true)
    // What it has told last has to be out before another has the lock: it is when what is told now has come back.
    const bell = new BroadcastChannel(this.#name)
    const end = (): void => {
      bell.close()
      this.#pause(true)
    }
    const line = this.#own
    bell.onmessage = ({ data }: MessageEvent<Note>) => data.kind === 'bye' && data.line === line && end()
    this.#tell({ kind: 'bye', line })
    setTimeout(end, PATIENCE)
  }

  #join(): void {
    if (this.#turn || this.#gone.signal.aborted) return
    if (!this.#channel) {
      this.#holder = ''
      this.#channel = new BroadcastChannel(this.#name)
      this.#channel.onmessage = ({ data }: MessageEvent<Note>) => this.#take(data)
    }
    this.#tell({ kind: 'join', line: '' })
    this.#queue()
    this.#watch()
  }

  /** Nothing of it holds the others up from now on. What they say meanwhile is kept by the channel, unless it is closed. */
  #pause(closes: boolean): void {
    if (!this.#channel) return // it is alone, or has paused
    clearTimeout(this.#timer)
    this.#turn?.abort()
    this.#turn = undefined
    this.#stepDown()
    if (!closes) return
    this.#channel.close()
    this.#channel = undefined
  }

  /** Goes on with a connection of its own. */
  #alone(): void {
    this.#gone.abort()
    this.#pause(true)
    this.#close = connect(this.#url, this.#init, this.#place.id, (item) => this.#feed.push(item))
  }

  /** Waits for the lock; or takes it away from a holder that is hung. */
  #queue(steal = false): void {
    const { signal } = (this.#turn = new AbortController())
    const asked = navigator.locks.request(this.#name, steal ? { steal } : { signal }, () => (signal.aborted ? undefined : this.#hold(signal)))
    asked.catch((error: Error) => {
      if (signal.aborted) return
      if (error.name === 'AbortError') this.#retire() // it was taken away
      else this.#alone() // this origin has none
    })
  }

  /** Has the lock until the promise resolves. */
  async #hold(signal: AbortSignal): Promise<void> {
    const held = new Promise<void>((resolve) => (this.#release = resolve))
    const line = (this.#own = crypto.randomUUID())
    this.#answers = []
    this.#isBehind = false
    const { pending = [] } = await navigator.locks.query()
    const others = pending.filter(({ name }) => name === this.#name).length
    if (signal.aborted) return
    // The hello comes back to this one, too: behind all that was on its way, which may be the end.
    const bell = new BroadcastChannel(this.#name)
    bell.postMessage({ kind: 'hello', line, seq: this.#place.seq } satisfies Note)
    await new Promise<void>((resolve) => {
      setTimeout(resolve, PATIENCE)
      this.#enough = () => this.#isBehind && this.#answers.length >= others && resolve()
    })
    bell.close()
    if (this.#own === line) this.#catchUp()
    if (signal.aborted || this.#own !== line) return
    this.#holder = line
    const { seq, id, terms } = this.#place
    this.#place = { line, seq, id, terms: [...terms, { line, base: seq }].slice(-TERMS) }
    this.#open = undefined
    this.#tell({ kind: 'state', line, place: this.#place, open: undefined })
    const close = connect(this.#url, this.#init, id, (given) => {
      if (this.#close !== close) return
      const item = { ...given, seq: this.#place.seq + 1 }
      this.#tell({ kind: 'item', line, item })
      this.#apply(item)
    })
    this.#close = close
    return held
  }

  /** Takes what others have and this one has not. */
  #catchUp(): void {
    for (const { place, items } of this.#answers.sort((a, b) => b.place.seq - a.place.seq)) {
      if (!this.#place.line && place.line) {
        this.#place = place
        this.#history = new History()
        for (const item of items) this.#history.add(item)
      } else if (place.line && place.line === this.#place.line) {
        this.#applyAll(items)
      }
    }
  }

  #stepDown(): void {
    this.#release?.()
    this.#release = undefined
    if (!this.#channel) return
    if (this.#holder === this.#own) this.#holder = ''
    this.#own = ''
    this.#close?.()
    this.#close = undefined
  }

  /** Another has become the holder. */
  #retire(): void {
    this.#turn?.abort()
    this.#stepDown()
    this.#queue()
  }

  #watch(): void {
    this.#timer = setTimeout(() => {
      if (this.#release || this.#heard) {
        this.#heard = false
        this.#pings = false
      } else if (this.#pings) {
        this.#pings = false
        this.#turn?.abort()
        this.#queue(true)
      } else {
        this.#pings = true
        this.#tell({ kind: 'join', line: '' })
      }
      this.#watch()
    }, BEAT)
  }

  #tell(note: Note): void {
    this.#channel?.postMessage(note)
  }

  #take(note: Note): void {
    const { line } = note
    const isOurs = line === this.#own
    switch (note.kind) {
      case 'join':
        if (this.#close && !this.#hasLeft) this.#tell({ kind: 'state', line: this.#own, place: this.#place, open: this.#open })
        return
      case 'at':
        if (!isOurs) return
        this.#answers.push(note)
        return this.#enough()
      case 'need':
        if (isOurs && this.#close) this.#tell({ kind: 'missed', line, items: this.#history.behind(note.seq) })
        return
      case 'hello':
        if (isOurs) {
          this.#isBehind = true
          return this.#enough()
        }
        this.#hear(line)
        return this.#tell({ kind: 'at', line, place: this.#place, items: this.#history.behind(note.seq) })
      case 'state': {
        // One that wakes up and does not know yet that it holds nothing any more answers, too.
        const isHeard = line === this.#holder || note.place.terms.some((term) => term.line === this.#holder)
        if ((this.#holder && !isHeard) || (this.#release && line === this.#holder)) return
        this.#hear(line)
        return this.#follow(note.place, note.open)
      }
      case 'item':
      case 'missed':
        if (line !== this.#holder || !this.#place.line) return
        this.#heard = true
        if (note.kind === 'item') this.#receive(note.item)
        else this.#applyAll(note.items)
        if (note.kind === 'missed' && this.#asked === this.#place.seq) this.#alone() // it is kept no longer
    }
  }

  #hear(line: string): void {
    if (this.#release) this.#retire()
    this.#holder = line
    this.#heard = true
  }

  #receive(item: Numbered): void {
    if (item.seq === this.#place.seq + 1) this.#apply(item)
    else if (item.seq > this.#place.seq) this.#ask()
  }

  #ask(): void {
    const { seq } = this.#place
    if (this.#asked === seq) return
    this.#asked = seq
    this.#tell({ kind: 'need', line: this.#holder, seq })
  }

  /** Finds its place in what the holder tells of the connection. */
  #follow(place: Place, open: Opened | undefined): void {
    const { line, seq, id } = this.#place
    const at = place.terms.findIndex((term) => term.line === line)
    if (at >= 0 && seq <= (place.terms[at + 1]?.base ?? place.seq)) {
      this.#place = { ...place, seq, id }
      if (seq < place.seq) this.#ask()
    } else if (line && id) {
      this.#alone() // it has come farther than the holder knows, or has been away for too long
    } else {
      this.#place = place
      this.#history = new History()
      this.#open = open
      if (open) this.#feed.push(open)
    }
  }

  #applyAll(items: Numbered[]): void {
    for (const item of items) if (item.seq === this.#place.seq + 1) this.#apply(item)
  }

  #apply(item: Numbered): void {
    const { kind, seq } = item
    this.#place.seq = seq
    if (kind === 'text') {
      const { id, retry } = item
      this.#place.id = id
      if (this.#open) this.#open = { ...this.#open, id, retry }
    }
    if (kind === 'open') this.#open = item
    if (kind === 'error') this.#open = undefined
    this.#history.add(item)
    this.#feed.push(item)
    if (isLast(item)) this.leave()
  }
}
