// What the scripts of the standard's tests use, in pages and in workers.

const AsyncFunction = (async () => {}).constructor
const realm = Math.random().toString(36).slice(2)
let served = 0
/** Of the site: other, an origin at the same host, and control, which tells what was asked. */
let origins
let keys = []
/** held: the engine has kept a request that the behaviour has given up until more of it came. */
let holding = {}
/** The errors that were reported in this realm. Who takes one as handled prevents what the browser would do. */
let errors = []
for (const type of ['error', 'unhandledrejection']) addEventListener(type, (event) => errors.push(event))

/**
 * A URL whose requests get these answers, one each, the last one for all that follow:
 * {status, headers, body, bytes, end: true, reset: true, bare: true}. An event stream that neither ends nor breaks off stays
 * open; one that breaks off after a body does so when breakOff is called.
 */
function serve(...answers) {
	const key = realm + served++
	keys.push(key)
	return `/serve?key=${key}&answers=${encodeURIComponent(JSON.stringify(answers))}`
}

const control = (what, url) => fetch(`${origins.control}/${what}key=${new URL(url, location).searchParams.get('key')}`)

/** The requests that such a URL has had, {method, url, headers}, once there are as many. */
async function seen(url, count = 1) {
	return (await control(`seen?count=${count}&`, url)).json()
}

const breakOff = (url) => control('break?', url)

/**
 * Resolves when a source that is made now has connected again after this many ms: one whose connection ended before, and that
 * was to wait no longer, would have done so as well.
 */
async function anotherReconnects(source, ms) {
	await seen(source(serve({ body: `retry: ${ms}\n\n`, end: true }, {})).url, 2)
}

/** Resolves when the client has ended the first request of such a URL. */
async function gone(url) {
	const mine = holding
	const comments = await (await control('gone?', url)).text()
	if (comments !== '0') mine.held = true
}

/** The first events of a source, each as its type, data and the readyState that its listener saw. */
function take(es, count, ...types) {
	return new Promise((resolve) => {
		const log = []
		for (const type of new Set(['open', 'message', 'error', ...types])) {
			es.addEventListener(type, (e) => {
				log.push([e.type, ...(e instanceof MessageEvent ? [e.data] : []), es.readyState].join(' '))
				if (log.length === count) resolve(log.slice())
			})
		}
	})
}

const next = (target, type) => new Promise((resolve) => target.addEventListener(type, resolve, { once: true }))

/** What a function throws, by name. */
function thrown(f) {
	try {
		f()
		return 'nothing'
	} catch (error) {
		return error instanceof Error || error instanceof DOMException ? error.name : error
	}
}

/** Errors that are reported in this realm while f runs, taken as handled. */
async function reported(f) {
	const errors = []
	const listener = (e) => {
		errors.push(e.error)
		e.preventDefault()
	}
	addEventListener('error', listener)
	try {
		await f()
	} finally {
		removeEventListener('error', listener)
	}
	return errors
}

/** Runs a behaviour's script on one of the two classes; gives {value, failed, limits, held}. late: how long it may take, in ms. */
async function evaluate(name, script, late) {
	const sources = []
	const Source = name === 'native' ? NativeEventSource : EventSource
	let over = false
	const track = (es) => {
		if (over) es.close()
		sources.push(es)
		return es
	}
	const source = (...args) => track(new Source(...args))
	const limits = []
	holding = {}
	/** Asks the engine itself whether it can do without what a behaviour needs. True: it is the engine's limit, and noted. */
	const lacks = async (what, probe) => {
		const holds = Boolean(await probe())
		if (holds) limits.push(what)
		return holds
	}
	let timer
	const hangs = new Promise((_, reject) => {
		timer = setTimeout(reject, late, 'the script did not come to its end')
	})
	let value = null
	let failed
	try {
		const run = new AsyncFunction('Source', 'source', 'track', 'lacks', 'other', "'use strict'\n" + script)
		value = await Promise.race([run(Source, source, track, lacks, origins.other), hangs])
		value = value === undefined ? null : JSON.parse(JSON.stringify(value))
	} catch (error) {
		failed = error?.stack ? `${error}\n${error.stack}` : String(error)
	}
	over = true
	clearTimeout(timer)
	for (const es of sources) es.close()
	if (keys.length) await fetch(`${origins.control}/drop?keys=${keys.join('+')}`)
	const uncaught = errors.filter((event) => !event.defaultPrevented).map((event) => event.message ?? String(event.reason))
	if (uncaught.length) failed ??= `nobody caught ${uncaught}`
	keys = []
	errors = []
	return { value, failed, limits, ...holding }
}

/** What there is to say of a plain event. */
const plain = (e, es) => [e.constructor === Event, e instanceof MessageEvent, String(e), e.type, e.bubbles, e.cancelable, e.composed,
	e.defaultPrevented, e.target === es, e.timeStamp > 0, Object.hasOwn(e, 'data'), typeof e.data]
