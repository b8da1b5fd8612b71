// Reads a stream through the browser's own EventSource, and through ours in one cut and another, and compares.

/** The names of all events that the bytes may be taken to hold. More than they do hold is no harm. */
function namesIn(bytes) {
	const names = new Set(['open', 'message', 'error', 'end'])
	for (const line of new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split(/\r\n|\r|\n/)) {
		const [, name] = /^\uFEFF?event: ?(.+)$/s.exec(line) ?? []
		if (name) names.add(name)
	}
	return names
}

/** All that a source dispatches, until it is closed: at the event named end, or at an error that `last` takes for the last. */
function logOf(es, names, last) {
	return new Promise((resolve) => {
		const log = []
		for (const name of names) {
			es.addEventListener(name, (e) => {
				const isMessage = e instanceof MessageEvent
				log.push(isMessage ? [e.type, e.data, e.lastEventId, e.origin, es.readyState, e.source, e.ports.length] : [e.type, es.readyState])
				if (isMessage ? e.type === 'end' : e.type === 'error' && last(es)) {
					es.close()
					setTimeout(() => resolve(JSON.stringify(log))) // what came after the close would be in it
				}
			})
		}
	})
}

function inChunks(bytes, cuts) {
	return async () => new Response(new ReadableStream({
		start(controller) {
			let from = 0
			for (const to of [...cuts, bytes.length]) {
				if (to > from) controller.enqueue(bytes.slice(from, to))
				from = to
			}
			controller.close()
		},
	}), { headers: { 'content-type': 'text/event-stream' } })
}

/** Numbers below n, the same for the same seed. */
function randomOf(seed) {
	return (n) => {
		seed = (seed + 0x6d2b79f5) | 0
		let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
		t ^= t + Math.imul(t ^ (t >>> 7), 61 | t)
		return ((t ^ (t >>> 14)) >>> 0) % n
	}
}

function randomCuts(random, length) {
	const cuts = new Set()
	for (let n = 1 + random(Math.min(length, 40) + 1); n > 0; n--) cuts.add(random(length + 1))
	return [...cuts].sort((a, b) => a - b)
}

const any = () => true

/** One stream, over the network and in cuts of its own. */
async function compareStream(seed, result) {
	const bytes = new Uint8Array(await (await fetch('/bytes?seed=' + seed)).arrayBuffer())
	const names = namesIn(bytes)
	const url = '/cut?seed=' + seed
	const check = (cuts, theirs, ours) => {
		result.cuts++
		if (ours !== theirs) result.different.push({ seed, cuts: String(cuts), native: theirs, ours })
	}
	const [theirs, ours] = await Promise.all([NativeEventSource, EventSource].map((Class) => logOf(new Class(url), names, any)))
	result.events += JSON.parse(theirs).length
	check('as the network gave them', theirs, ours)
	const random = randomOf(seed)
	const plans = [[], randomCuts(random, bytes.length), randomCuts(random, bytes.length)]
	if (bytes.length <= 4096) plans.push([...bytes.keys()])
	for (const cuts of plans) {
		check(cuts, theirs, await logOf(new EventSource(url, { fetch: inChunks(bytes, cuts) }), names, any))
	}
}

/** Several connections, each with a stream of its own, until 204. */
async function compareReconnections(seed, result) {
	const names = namesIn(new Uint8Array(await (await fetch('/bytes?again&seed=' + seed)).arrayBuffer()))
	const closed = (es) => es.readyState === 2
	const [theirs, ours] = await Promise.all([NativeEventSource, EventSource].map((Class) =>
		logOf(new Class('/again?seed=' + seed + '&class=' + (Class === EventSource)), names, closed)))
	result.events += JSON.parse(theirs).length
	result.cuts++
	if (ours !== theirs) result.different.push({ seed, cuts: 'as the network gave them', native: theirs, ours })
}

/** Compares for the seeds of [from, to), three at a time: HTTP/1.1 gives a page six connections. */
async function compareAll(compare, from, to) {
	const result = { cuts: 0, events: 0, different: [] }
	await Promise.all([0, 1, 2].map(async () => {
		while (from < to) await compare(from++, result)
	}))
	return result
}
