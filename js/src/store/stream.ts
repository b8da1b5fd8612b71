import { EventSource, EventSourceError, type EventSourceInit, type EventStreamMessage, type Verdict } from '../index.ts'
import { isTaken, resumable, type ResumedInit, resumedInit } from '../resume/index.ts'
import { paceOf } from './pace.ts'
import { NOTHING, parsed } from './parse.ts'
import type { DataOf, EventStream, EventStreamOptions, Parser, StreamMessage, StreamState, StreamStatus } from './types.ts'

type State = StreamState<unknown>

/** The options, whatever they are for: what is typed for each use is one here. */
export interface Settings extends EventStreamOptions<unknown, Parser | undefined, ((message: EventStreamMessage) => string) | undefined, unknown> {
  events?: Record<string, Parser>
}

/** One `send`. */
interface Run {
  variables: unknown
  /** It is none, but continues a stream that the page before has begun: what goes in the place of the settings' own. */
  resumed: (Omit<ResumedInit, 'headers' | 'done'> & { body: undefined }) | undefined
  source?: EventSource
  /** The data of the message that a function `done` has judged to be the last: it may be no content. */
  final?: string
  ended: Promise<State>
  resolve(state: State): void
}

/** Calls a function of the page's; what it throws is reported as the platform does it, and changes nothing else. */
export function call<A>(f: ((argument: A) => void) | undefined, argument: A): void {
  try {
    f?.(argument)
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
  }
}

/** @throws whatever the page's own code throws, and what the constructor does */
function sourceOf(settings: Settings, run: Run): EventSource {
  const { url, headers, body, done } = settings
  const { variables } = run
  const judge: typeof done = (event) => {
    const verdict = (done as (event: unknown) => Verdict)(event)
    if (verdict === true || verdict instanceof Error) run.final = event.data
    return verdict
  }
  return new EventSource(typeof url === 'function' ? url(variables) : url, {
    ...settings,
    method: settings.method ?? (body == null ? 'GET' : 'POST'),
    headers: typeof headers === 'function' ? (attempt: number) => headers(variables, attempt) : headers,
    body: typeof body === 'function' ? (attempt: number) => (body as (...args: unknown[]) => unknown)(variables, attempt) : body,
    done: typeof done === 'function' ? judge : done,
  } as EventSourceInit)
}

/** What `data` is before the first message. */
function initialOf({ initial, text, events }: Settings): unknown {
  return initial ?? (text ? '' : events ? {} : initial)
}

/** How a message changes `data`, of one response: a format may have to keep what has come of it. */
function reducerOf(): (settings: Settings, data: unknown, value: unknown, message: EventStreamMessage) => unknown {
  let answer: ReturnType<NonNullable<Settings['answer']>> | undefined
  return (settings, data, value, message) => {
    const { text, events } = settings
    if (settings.reduce) return settings.reduce(data, { ...message, data: value } as StreamMessage<string>)
    if (text && settings.answer) return `${(settings.initial ?? '') as string}${(answer ??= settings.answer())(message)}`
    if (text) return `${data as string}${text(message)}`
    return events ? { ...(data as object), [message.type]: value } : value
  }
}

/**
 * A stream that is begun by `send`, and its state. Nothing is sent before, unless `resume` has something to go on with.
 * @param options what is given by a function is asked for whenever it is needed: so callbacks may change while a stream is at work
 */
export function createEventStream<
  Variables = void,
  P extends Parser | undefined = undefined,
  Text = undefined,
  Data = DataOf<P, Text>,
>(
  options: EventStreamOptions<Variables, P, Text, Data> | (() => EventStreamOptions<Variables, P, Text, Data>),
): EventStream<Variables, Data> {
  return streamOf(options as unknown as Settings | (() => Settings)) as unknown as EventStream<Variables, Data>
}

export function streamOf(options: Settings | (() => Settings)): EventStream<unknown, unknown> {
  const read = (): Settings => {
    const given = typeof options === 'function' ? options() : options
    const { attach, reconnect } = given.resume ? resumable(given.resume) : given
    return { ...(given.format as Partial<Settings> | undefined), ...given, attach, reconnect: given.reconnect ?? reconnect }
  }
  const before = (settings: Settings, status: StreamStatus = 'idle'): State => ({
    data: initialOf(settings),
    status,
    error: undefined,
    lastEventId: settings.lastEventId ?? '',
  })

  let known = read()
  /** The options of the moment; if there are none, since code of the page's has thrown, the last ones. */
  const latest = (): Settings => {
    call(() => (known = read()), undefined)
    return known
  }

  const idle = Object.freeze(before(known))
  let state: State = idle
  let snapshot = idle // what subscribers were told of last
  let tellEnd: (() => void) | undefined // until they have been told of it
  let current: Run | undefined
  let last: Run | undefined
  let mayResume = false
  const waiting: Run[] = []
  const listeners = new Set<() => void>()

  const pace = paceOf(() => {
    if (snapshot !== state) {
      snapshot = Object.freeze(state)
      for (const listener of [...listeners]) call(listener, undefined)
    }
    const told = tellEnd
    tellEnd = undefined
    told?.()
  })

  /** Gives whether that is anything new. */
  const update = (change: Partial<State>): boolean => {
    const isNew = Object.entries(change).some(([name, value]) => !Object.is(value, state[name as keyof State]))
    if (isNew) state = { ...state, ...change }
    return isNew
  }

  /** What is past when the connection is well; a message that could not be read stays told of. */
  const lastingError = (): EventSourceError | undefined => (state.error?.reason === 'parse' ? state.error : undefined)

  const runFor = (variables: unknown, resumed?: Run['resumed']): Run => {
    const run = { variables, resumed } as Run
    run.ended = new Promise((resolve) => (run.resolve = resolve))
    return run
  }

  /** From here on, what runs writes nothing. */
  const leave = (): void => {
    const run = current
    current = undefined
    run?.source?.close()
    run?.resolve(Object.freeze({ ...state, status: 'closed' }))
  }

  const dropWaiting = (): void => {
    for (const run of waiting.splice(0)) run.resolve(Object.freeze({ ...idle, status: 'closed' }))
  }

  const finish = (run: Run, settings: Settings, status: StreamStatus, error?: EventSourceError): void => {
    if (current !== run) return
    current = undefined
    run.source?.close()
    update({ status, error: error ?? lastingError() })
    const final = state
    tellEnd = () => {
      if (error) call(settings.onError, error)
      call(settings.onFinish, final)
      run.resolve(final)
      const next = current ? undefined : waiting.shift()
      if (next) begin(next)
    }
    pace.last(settings.throttle)
  }

  const begin = (run: Run): void => {
    pace.now() // the end of the one before may have to be told yet
    leave()
    current = last = run
    let settings = known
    let failure: EventSourceError | undefined
    try {
      settings = known = read()
      run.source = sourceOf({ ...settings, ...run.resumed }, run)
    } catch (cause) {
      const isURL = cause instanceof Error && cause.name === 'SyntaxError'
      failure = new EventSourceError(isURL ? 'url' : 'request', `Request failed: ${messageOf(cause)}`, cause)
    }
    update(before({ ...settings, ...run.resumed }, 'connecting'))
    const following = run.source ? follow(run, run.source, settings) : undefined
    pace.now()
    if (!following) finish(run, settings, 'failed', failure)
  }

  const follow = async (run: Run, source: EventSource, first: Settings): Promise<void> => {
    let settings = first
    let reduce = reducerOf()
    let isOpened = false
    // A response goes on behind the last id, or begins anew if there is none: `data` goes back to what it was there.
    let mark = state
    let isBehind = false

    const goBack = (): void => {
      if (!isBehind) return
      isBehind = false
      update({ data: mark.data })
      if (mark.data === initialOf(settings)) reduce = reducerOf()
    }

    const fail = (message: EventStreamMessage, cause: unknown): void => {
      if (message.data === run.final) return
      const isTold = cause instanceof EventSourceError
      const error = isTold ? cause : new EventSourceError('parse', `The message cannot be read: ${messageOf(cause)}`, cause)
      if (settings.failOnParseError) return finish(run, settings, 'failed', error)
      update({ error })
      pace.soon(settings.throttle)
      call(settings.onError, error)
    }

    const take = (message: EventStreamMessage): void => {
      settings = latest()
      const { events, throttle } = settings
      const { type, lastEventId } = message
      goBack()
      let change: Partial<State> = { lastEventId }
      let value: unknown = NOTHING
      try {
        if (!events || Object.hasOwn(events, type)) value = parsed(events ? events[type] : settings.parse, message)
        if (value !== NOTHING) change = { lastEventId, data: reduce(settings, state.data, value, message) }
      } catch (cause) {
        value = NOTHING
        fail(message, cause)
      }
      if (current !== run) return
      if (update(change)) pace.soon(throttle)
      if (lastEventId !== mark.lastEventId) mark = state
      if (value !== NOTHING) call(settings.onMessage, { ...message, data: value } as StreamMessage<string>)
    }

    source.onopen = (event) => {
      if (current !== run || 'data' in event) return
      // Without an id, `resume` asks by a request of the page's own for what is missing.
      const { strategy } = Object(first.reconnect) as { strategy?: string }
      isBehind = isOpened && Boolean(source.lastEventId || strategy !== 'resume')
      isOpened = true
      if (update({ status: 'streaming', error: lastingError() })) pace.soon(first.throttle)
    }
    source.onerror = ({ reconnecting, error }) => {
      if (current !== run || !reconnecting) return
      settings = latest()
      // Without its variables the page's code may fail each time.
      if (run.resumed && error!.reason === 'request') return finish(run, settings, 'failed', error)
      update({ status: 'reconnecting', error })
      pace.soon(settings.throttle)
      call(settings.onError, error!)
    }
    try {
      for await (const message of source) {
        if (current !== run) return
        take(message)
      }
    } catch {
      // `closed` tells why
    }
    const { outcome, error } = await source.closed
    if (current !== run) return
    settings = latest()
    if (outcome === 'complete' || outcome === 'eof') goBack()
    finish(run, settings, outcome, error instanceof EventSourceError ? error : undefined)
  }

  /** Continues what the page before has begun, if somebody looks and nothing was sent or stopped. */
  const resumeEarlier = (): void => {
    if (!mayResume || last || !listeners.size) return
    const { resume, reconnect } = latest()
    const resumed = resume && !isTaken(resume) && resumedInit(resume, { replay: true, reconnect })
    if (resumed) begin(runFor(undefined, { ...resumed, body: undefined }))
  }

  const send = (variables?: unknown): Promise<State> => {
    const whenBusy = current && latest().whenBusy
    if (current && whenBusy === 'drop') return current.ended
    const run = runFor(variables)
    if (whenBusy === 'queue') waiting.push(run)
    else begin(run)
    return run.ended
  }

  return {
    send,
    stop() {
      mayResume = false
      dropWaiting()
      pace.now()
      if (!current) return
      finish(current, latest(), 'closed')
      pace.now()
    },
    retry: () => (last && !last.resumed ? send(last.variables) : Promise.resolve(snapshot)),
    reset() {
      dropWaiting()
      pace.now()
      leave()
      last = undefined
      update(before(latest()))
      pace.now()
    },
    subscribe(listener) {
      const own = (): void => listener()
      listeners.add(own)
      mayResume = true
      queueMicrotask(resumeEarlier) // React's StrictMode subscribes, resets and subscribes again in one turn
      return () => void listeners.delete(own)
    },
    getSnapshot: () => snapshot,
    getServerSnapshot: () => idle,
  }
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
