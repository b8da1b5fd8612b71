'use strict'
// What the browser's own class does as well.
{
	scenario('open, messages, and an end while connecting; then it opens again', { native: true }, async (t) => {
		const s = await t.serve({ body: 'retry: 1\nid: 1\ndata: a\n\nevent: own\ndata: b\n\n', then: 'end' }, { body: 'data: c\n\n' })
		t.equal(await t.take(t.source(s.url), 6, 'own'), ['open 1', 'message a 1', 'own b 1', 'error 0', 'open 1', 'message c 1'])
	})

	/** Whether a header takes any text. */
	const takesText = () => {
		try {
			return new Headers({ a: '\u0100' }).has('a')
		} catch {
			return false
		}
	}
	for (const [name, id] of [['ASCII', 'abc-1:2'], ['not ASCII', '编号 é😀']]) {
		scenario(`reconnection with Last-Event-ID: ${name}`, { native: true }, async (t) => {
			const s = await t.serve({ body: `retry: 1\nid: ${id}\ndata: a\n\nid: unfinished\ndata: lost`, then: 'end' }, { then: 'end' }, { body: 'data: b\n\n' })
			const source = t.source(s.url)
			const log = await t.take(source, 7)
			const sent = (await s.seen(3)).map(({ headers }) => headers['last-event-id'] ?? null)
			const lacks = name === 'not ASCII' && await t.lacks('fetch sends no header as bytes, so an id that is not ASCII cannot be sent', async () => {
				const bare = await t.serve({ then: 'end' })
				await t.fetch(bare.url, { headers: { 'x-id': unescape(encodeURIComponent(id)) } })
				return (await bare.seen())[0].headers['x-id'] !== id
			})
			t.equal(log, ['open 1', 'message a 1', 'error 0', 'open 1', 'error 0', 'open 1', 'message b 1'])
			// Where header strings go out as UTF-8, and are none but Latin-1, no script can send it, nor know of that.
			if (!lacks || t.isNative || takesText()) t.equal(sent, [null, id, id], 'what is sent')
		})
	}
	scenario('Last-Event-ID is reset by an empty id, and an id with NUL is none', { native: true }, async (t) => {
		const s = await t.serve({ body: 'retry: 1\nid: 1\ndata: a\n\nid: x\0y\n\n', then: 'end' }, { body: 'id\ndata: b\n\n', then: 'end' }, {})
		t.source(s.url)
		t.equal((await s.seen(3)).map(({ headers }) => headers['last-event-id'] ?? null), [null, '1', null])
	})
	scenario('retry is obeyed, and what is not digits is ignored', { native: true }, async (t) => {
		const s = await t.serve({ body: 'retry: 300\nretry: 6x\nretry: 1.5\n\n', then: 'end' }, {})
		const source = t.source(s.url)
		await t.next(source, 'error')
		const lost = performance.now()
		await t.next(source, 'open')
		t.ok(performance.now() - lost >= 295, `it waited for ${performance.now() - lost} ms`)
	})
	scenario('statuses that are refused', { native: true }, async (t) => {
		const log = []
		for (const status of [201, 204, 205, 400, 401, 404, 429, 500, 503]) {
			const s = await t.serve({ status, headers: { 'retry-after': '0' }, then: 'end' })
			log.push(`${status} ${await t.take(t.source(s.url), 1)} ${await s.count()}`)
		}
		t.equal(log, ['201 error 2 1', '204 error 2 1', '205 error 2 1', '400 error 2 1', '401 error 2 1', '404 error 2 1', '429 error 2 1', '500 error 2 1', '503 error 2 1'])
	})
	scenario('content types', { native: true }, async (t) => {
		const open = async (type) => `${type} ${await t.take(t.source((await t.serve({ headers: { 'content-type': type }, then: 'end' })).url, ), 1)}`
		for (const type of ['text/event-stream', 'TEXT/Event-Stream;charset=utf-8', 'text/event-stream ; charset="utf-8"', 'text/plain, text/event-stream', 'text/event-stream, */*', 'text/event-stream, bogus']) {
			t.equal(await open(type), `${type} open 1`)
		}
		for (const type of ['text/plain', 'text/event-streamx', 'application/json', 'text/event-stream, text/plain', 'text']) t.equal(await open(type), `${type} error 2`)
	})
	scenario('a connection that breaks off in mid-event is made again', { native: true }, async (t) => {
		const s = await t.serve({ body: 'retry: 1\nid: 1\ndata: a\n\nid: 2\nda' }, { body: 'ta: b\n\ndata: c\n\n' })
		const source = t.source(s.url)
		const log = t.take(source, 5)
		await t.next(source, 'message')
		await s.reset()
		t.equal(await log, ['open 1', 'message a 1', 'error 0', 'open 1', 'message c 1'])
		t.equal((await s.seen(2))[1].headers['last-event-id'], '1')
	})
	scenario('a first connection that is refused is a network error', { native: true }, async (t) => {
		const s = await t.serve({ then: 'reset' })
		t.equal(await t.take(t.source(s.url), 1), ['error 0'])
	})
	scenario('close() is seen by the server', { native: true }, async (t) => {
		const s = await t.serve({ body: 'data: a\n\n' })
		const source = t.source(s.url)
		await t.next(source, 'message')
		source.close()
		t.equal([source.readyState, await s.left()], [2, 'cancelled'])
	})
	scenario('close() in a listener stops the rest of the chunk', { native: true }, async (t) => {
		const s = await t.serve({ body: 'data: a\n\ndata: b\n\ndata: c\n\nevent: own\ndata\n\n' })
		const source = t.source(s.url)
		const log = []
		for (const type of ['message', 'own', 'error']) {
			source.addEventListener(type, (e) => {
				log.push(e.data ?? e.type)
				if (e.data === 'b') source.close()
			})
		}
		source.addEventListener('message', (e) => log.push(`${e.data} at the next listener`))
		t.equal(await s.left(), 'cancelled')
		t.equal(log, ['a', 'a at the next listener', 'b', 'b at the next listener'])
	})
	scenario('close() before the response dispatches nothing', { native: true }, async (t) => {
		const s = await t.serve({ body: 'data: a\n\n' })
		const source = t.source(s.url)
		const log = []
		source.onopen = source.onmessage = source.onerror = (e) => log.push(e.type)
		source.close()
		await t.next(t.source(s.url), 'message')
		t.equal([log, source.readyState], [[], 2])
	})

	for (const status of [301, 302, 303, 307, 308]) {
		scenario(`a redirect with ${status}; the reconnection goes where it led`, { native: true }, async (t) => {
			const to = await t.serve({ body: 'retry: 1\ndata: a\n\n', then: 'end' }, { body: 'data: b\n\n' })
			const s = await t.serve({ status, headers: { location: to.url }, then: 'end' })
			const source = t.source(s.url)
			t.equal(await t.take(source, 5), ['open 1', 'message a 1', 'error 0', 'open 1', 'message b 1'])
			t.equal([source.url, await s.count(), await to.count()], [s.url, 1, 2])
		})
	}
	scenario('a redirected POST is what fetch makes of it', {}, async (t) => {
		for (const [status, method, body] of [[302, 'GET', ''], [303, 'GET', ''], [307, 'POST', 'prompt'], [308, 'POST', 'prompt']]) {
			const to = await t.serve({ then: 'end' })
			const s = await t.serve({ status, headers: { location: to.url }, then: 'end' })
			t.equal((await t.source(s.url, { method: 'POST', body: 'prompt' }).closed).outcome, 'eof')
			const [seen] = await to.seen()
			t.equal([status, seen.method, seen.body], [status, method, body])
		}
	})

	scenario('a message is a MessageEvent', { native: true }, async (t) => {
		const s = await t.serve({ body: 'id: 7\ndata: a\n\n' })
		const source = t.source(s.url)
		const e = await t.next(source, 'message')
		t.equal([e instanceof MessageEvent, e.constructor === MessageEvent, e.type, e.data, e.lastEventId, e.origin, e.source ?? null, e.ports?.length ?? 0, e.cancelable, e.bubbles, e.target === source],
			[true, true, 'message', 'a', '7', t.origins.main, null, 0, false, false, true])
		const isNamed = !(await t.lacks('a MessageEvent calls itself an Event', () => String(new MessageEvent('x')) !== '[object MessageEvent]'))
		if (isNamed) t.equal(String(e), '[object MessageEvent]')
	})
	scenario('open and error are plain events', { native: true }, async (t) => {
		const s = await t.serve({ then: 'end' })
		const source = t.source(s.url)
		for (const type of ['open', 'error']) {
			const e = await t.next(source, type)
			t.equal([e.constructor === Event, e.type, e.bubbles, e.cancelable, e.target === source], [true, type, false, false, true])
		}
	})
	for (const [way, init] of [['a GET', []], ['a sole handler of a POST', [{ method: 'POST' }]]]) {
		scenario(`an event is being dispatched while it is, and then no more: ${way}`, { native: !init.length }, async (t) => {
			const s = await t.serve({ body: 'data: a\n\n' })
			const source = t.source(s.url, ...init)
			const state = (e) => [e.eventPhase, e.currentTarget === source, e.composedPath().length, e.target === source]
			let event
			let during
			source.onmessage = (e) => {
				event = e
				during = state(e)
			}
			await t.until(() => event)
			await harness.pause(0)
			t.equal([during, state(event)], [[2, true, 1, true], [0, false, 0, true]])
		})
	}
	scenario('names of the server\'s do not collide', { native: true }, async (t) => {
		const names = ['open', 'error', 'close', 'constructor', '__proto__', 'ö']
		const s = await t.serve({ body: names.map((name) => `event: ${name}\ndata: ${name}\n\n`).join('') })
		t.equal(await t.take(t.source(s.url), 7, ...names), ['open 1', ...names.map((name) => `${name} ${name} 1`)])
	})
	scenario('what a listener puts off to a microtask runs before the next event', { native: true }, async (t) => {
		const s = await t.serve({ body: 'data: a\n\ndata: b\n\n' })
		const order = []
		t.source(s.url).addEventListener('message', (e) => {
			order.push(e.data)
			queueMicrotask(() => order.push(`microtask of ${e.data}`))
		})
		await t.until(() => order.length === 4)
		t.equal(order, ['a', 'microtask of a', 'b', 'microtask of b'])
	})
	scenario('constants, url, withCredentials', { native: true }, async (t) => {
		const s = await t.serve({})
		const source = t.source(s.url, { withCredentials: true })
		t.equal([source.CONNECTING, source.OPEN, source.CLOSED, t.Class.OPEN, source.url, source.withCredentials, source.readyState, String(source), t.Class.name],
			[0, 1, 2, 1, s.url, true, 0, '[object EventSource]', 'EventSource'])
		t.equal([t.thrown(() => t.source('http://[')), t.thrown(() => new t.Class())], ['SyntaxError', 'TypeError'])
	})
}
