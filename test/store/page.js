// What the pages of these tests use, behind the store's functions.

/** A snapshot as a line. */
function shown({ data, status, error, lastEventId }) {
	return [JSON.stringify(data), status, error?.reason, lastEventId && '#' + lastEventId].filter(Boolean).join(' ')
}

var told = []

/** Writes each snapshot that subscribers are told of to told. */
function follow(store) {
	globalThis.store = store
	store.subscribe(() => told.push(shown(store.getSnapshot())))
	return store
}

/** A list of all data, as text unless the options say otherwise. */
function list(options) {
	return { url: '/stream', method: 'POST', throttle: false, initial: [], reduce: (all, { data }) => [...all, data], ...options }
}

/** Frames that come when the test says so. */
var frames = {
	waiting: [],
	stand() {
		globalThis.requestAnimationFrame = (callback) => frames.waiting.push(callback)
	},
	next() {
		for (const callback of frames.waiting.splice(0)) callback(performance.now())
	},
}

/** A schema with the interface of standardschema.dev, that takes what check gives no issues for. */
function schema(check) {
	return { '~standard': { version: 1, vendor: 'test', validate: (value) => {
		const issues = check(value)
		return issues ? { issues } : { value }
	} } }
}
