// What test pages use.

var log = [], es, types = ['message', 'userconnect', 'usermessage', 'userdisconnect', 'progress', 'update', 'close']

/** Takes a source for es, and writes all that it dispatches to the log. */
function watch(source) {
	es = source
	for (const type of types) {
		source.addEventListener(type, (e) => log.push({ type: e.type, data: e.data, id: e.lastEventId }))
	}
	source.onopen = () => log.push({ type: 'open', state: source.readyState })
	source.addEventListener('error', (e) => {
		if (!(e instanceof MessageEvent)) log.push({ type: 'error', state: source.readyState, reason: e.reason, status: e.status })
	})
	return source
}

var messages = () => log.filter((e) => 'data' in e)

var details = []

/** Writes all that a source's error events carry to details. */
function detail(source) {
	source.addEventListener('error', (e) => details.push([e.reason, e.status ?? '-', e.response instanceof Response ? e.response.status : '-',
		e.error?.name ?? '-', e.reconnecting, e.delay ?? '-', source.readyState, e.constructor.name, e.bubbles, e.cancelable].join(' ')))
	return source
}

/** A fetch whose body arrives in exactly these chunks, strings or bytes. */
function chunks(...parts) {
	const encoder = new TextEncoder()
	return async () => new Response(new ReadableStream({
		start(controller) {
			for (const part of parts) controller.enqueue(typeof part === 'string' ? encoder.encode(part) : Uint8Array.from(part))
			controller.close()
		},
	}), { headers: { 'content-type': 'text/event-stream' } })
}

/** A fetch whose body brings a text and then breaks off. */
function bodyThenError(text) {
	let sent = false
	return async () => new Response(new ReadableStream({
		pull(controller) {
			if (sent) throw new Error('late')
			sent = true
			controller.enqueue(new TextEncoder().encode(text))
		},
	}), { headers: { 'content-type': 'text/event-stream' } })
}

var received = 0

/** A fetch that counts in received what the network has handed over. */
async function counting(url, init) {
	const response = await fetch(url, init)
	return new Response(response.body.pipeThrough(new TransformStream({
		transform(chunk, controller) { received += chunk.length; controller.enqueue(chunk) },
	})), response)
}
