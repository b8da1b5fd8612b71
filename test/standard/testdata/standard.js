// What the scripts of the standard's tests use, in pages and in workers.

const AsyncFunction = (async () => {}).constructor
const realm = Math.random().toString(36).slice(2)
let served = 0

/**
 * A URL whose requests get these answers, one each, the last one for all that follow:
 * {status, headers, body, bytes, end: true, reset: true}. An event stream that neither ends nor breaks off stays open; one
 * that breaks off after a body does so when breakOff is called.
 */
function serve(...answers) {
	return `/serve?key=${realm}${served++}&answers=${encodeURIComponent(JSON.stringify(answers))}`
}

/** The requests that such a URL has had, {method, url, headers}, once there are as many. */
async function seen(url, count = 1) {
	return (await fetch(`/seen?count=${count}&key=${new URL(url, location).searchParams.get('key')}`)).json()
}

const breakOff = (url) => fetch(`/break?key=${new URL(url, location).searchParams.get('key')}`)

/**
 * Resolves when a source that is made now has connected again after this many ms: one whose connection ended before, and that
 * was to wait no longer, would have done so as well.
 */
async function anotherReconnects(source, ms) {
	await seen(source(serve({ body: `retry: ${ms}\n\n`, end: true }, {})).url, 2)
}

/** Resolves when the client has ended the first request of such a URL. */
async function gone(url) {
	return (await fetch(`/gone?key=${new URL(url, location).searchParams.get('key')}`)).text()
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

/** Runs a test's script on one of the two classes; gives its value as JSON. */
async function evaluate(name, script) {
	const sources = []
	const Source = name === 'native' ? NativeEventSource : EventSource
	let over = false
	const track = (es) => {
		if (over) es.close()
		sources.push(es)
		return es
	}
	const source = (...args) => track(new Source(...args))
	let timer
	const late = new Promise((_, reject) => {
		timer = setTimeout(reject, 60000, 'the script did not come to its end') // it hangs; told before Go's own deadline
	})
	try {
		const value = await Promise.race([new AsyncFunction('Source', 'source', 'track', script)(Source, source, track), late])
		return JSON.stringify(value === undefined ? null : value)
	} catch (error) {
		return JSON.stringify({ failed: error?.stack ?? String(error) })
	} finally {
		over = true
		clearTimeout(timer)
		for (const es of sources) es.close()
	}
}

/** What there is to say of a plain event. */
const plain = (e, es) => [e.constructor === Event, e instanceof MessageEvent, String(e), e.type, e.bubbles, e.cancelable, e.composed,
	e.defaultPrevented, e.target === es, e.timeStamp > 0, Object.hasOwn(e, 'data'), typeof e.data]
