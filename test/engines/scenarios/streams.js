'use strict'
{
	// What each stream comes to: type, data and id of its events.
	const streams = {
		'one and two lines, comments': [': hi\n\ndata: some text\n\ndata: another\n: in between\ndata:two\n\n', [['message', 'some text', ''], ['message', 'another\ntwo', '']]],
		'named events': ['event: update\ndata: {"a": "é"}\n\nevent: userconnect\ndata\n\ndata: plain\n\n', [['update', '{"a": "é"}', ''], ['userconnect', '', ''], ['message', 'plain', '']]],
		'characters of two, three and four bytes': ['data: é 这 😀👩‍👩‍👧\n\nid: 编号😀\ndata: 好\n\n', [['message', 'é 这 😀👩‍👩‍👧', ''], ['message', '好', '编号😀']]],
		'line ends, ids, retry, a BOM': ['\uFEFFid: 1\r\nretry: 5000\r\ndata: a\r\n\r\ndata: b\r\rdata\n\nid\ndata:  c\r\n\n', [['message', 'a', '1'], ['message', 'b', '1'], ['message', '', '1'], ['message', ' c', '']]],
		'an end in mid-event': ['data: a\n\nid: 9\ndata: lost\n', [['message', 'a', '']]],
	}
	const types = ['message', 'update', 'userconnect']

	/** A fetch whose body arrives in exactly these parts. */
	const chunks = (parts) => async () => new Response(inParts(parts), { headers: { 'content-type': 'text/event-stream' } })
	const inParts = (parts) => new ReadableStream({
		start(controller) {
			for (const part of parts) controller.enqueue(part)
			controller.close()
		},
	})
	/** Whole, byte by byte, and every cut in two. */
	function* cuts(stream) {
		const bytes = new TextEncoder().encode(stream)
		yield [bytes]
		yield Array.from(bytes, (_, i) => bytes.slice(i, i + 1))
		for (let i = 1; i < bytes.length; i++) yield [bytes.slice(0, i), bytes.slice(i)]
	}
	const heard = (source, log) => {
		for (const type of types) source.addEventListener(type, (e) => log.push([e.type, e.data, e.lastEventId]))
		return log
	}
	/** Every cut comes to the same through one way of reading. */
	const everyCut = (read) => async (t) => {
		for (const [name, [stream, want]] of Object.entries(streams)) {
			let cut = 0
			for (const parts of cuts(stream)) t.equal(await read(t, parts), want, `${name}, cut ${cut++}:`)
		}
	}

	scenario('every cut, heard by listeners', {}, everyCut(async (t, parts) => {
		const source = t.source(t.origins.main, { fetch: chunks(parts), reconnect: false })
		const log = heard(source, [])
		await source.closed
		return log
	}))
	scenario('every cut, read by a loop', {}, everyCut(async (t, parts) => {
		const log = []
		for await (const { type, data, lastEventId } of t.source(t.origins.main, { fetch: chunks(parts), reconnect: false })) log.push([type, data, lastEventId])
		return log
	}))
	scenario('every cut, through the decoder', {}, everyCut(async (t, parts) => {
		const log = []
		await inParts(parts).pipeThrough(new t.Decoder()).pipeTo(new WritableStream({ write: ({ type, data, lastEventId }) => void log.push([type, data, lastEventId]) }))
		return log
	}))
	scenario('every cut, from a readable stream', {}, everyCut(async (t, parts) => {
		const source = t.track(t.Class.fromReadableStream(inParts(parts)))
		const log = heard(source, [])
		await source.closed
		return log
	}))

	for (const [name, [text, want]] of Object.entries(streams)) {
		scenario(`byte by byte over the network: ${name}`, { native: true }, async (t) => {
			const s = await t.serve({ body: { text, bytewise: true }, then: 'end' })
			const source = t.source(s.url)
			const log = heard(source, [])
			await t.next(source, 'error')
			t.equal(log, want)
		})
	}

	for (const [way, init] of [['a GET', []], ['a POST', [{ method: 'POST' }]]]) {
		scenario(`20,000 events in order: ${way}, listeners`, { native: !init.length }, async (t) => {
			const s = await t.serve({ body: [{ text: 'id: %d\ndata: 第 %d 条\n\n', times: 20_000 }, 'event: end\ndata\n\n'] })
			const source = t.source(s.url, ...init)
			let count = 0
			let wrong = 0
			source.addEventListener('message', ({ data, lastEventId }) => {
				if (data !== `第 ${count} 条` || lastEventId !== String(count)) wrong++
				count++
			})
			await t.next(source, 'end')
			t.equal([count, wrong], [20_000, 0])
		})
	}
	scenario('20,000 events in order: a sole handler, a loop, the decoder', {}, async (t) => {
		const s = await t.serve({ body: { text: 'data: %d\n\n', times: 20_000 }, then: 'end' })
		const source = t.source(s.url, { method: 'POST' })
		const looped = t.source(s.url, { method: 'POST' })
		const counts = [0, 0, 0]
		let wrong = 0
		const take = (i, data) => {
			if (data !== String(counts[i]++)) wrong++
		}
		source.onmessage = (e) => take(0, e.data)
		for await (const { data } of looped) take(1, data)
		await source.closed
		const { body } = await t.fetch(s.url)
		await body.pipeThrough(new t.Decoder()).pipeTo(new WritableStream({ write: ({ data }) => take(2, data) }))
		t.equal([counts, wrong], [[20_000, 20_000, 20_000], 0])
	})

	const MiB = 1024 * 1024
	const long = (size) => [{ text: 'data: begin' }, { text: 'é'.repeat(512), times: size / 1024 }, { text: '\n\n' }]
	const isLong = (data, size) => data.length === 5 + size / 2 && data.startsWith('beginé') && data.endsWith('éé') && !/[^é]/.test(data.slice(5))
	scenario('an event of 1 MiB', { native: true }, async (t) => {
		const s = await t.serve({ body: long(MiB) })
		t.ok(isLong((await t.next(t.source(s.url), 'message')).data, MiB), 'it is not whole')
	})
	// WebKit's own class takes minutes for such lines, Chromium's and Firefox's give them whole.
	scenario('an event of 20 MiB of a plain source', {}, async (t) => {
		const s = await t.serve({ body: long(20 * MiB) })
		const source = t.source(s.url)
		const e = await Promise.race([t.next(source, 'message'), t.next(source, 'error')])
		t.ok(e.type === 'message' && isLong(e.data, 20 * MiB), `it is not whole: ${e.type}, ${e.reason}`)
	})
	scenario('events of 15 MiB of a POST: a handler, a loop', {}, async (t) => {
		const s = await t.serve({ body: long(15 * MiB), then: 'end' })
		const source = t.source(s.url, { method: 'POST' })
		const whole = []
		source.onmessage = (e) => whole.push(isLong(e.data, 15 * MiB))
		await source.closed
		for await (const { data } of t.source(s.url, { method: 'POST' })) whole.push(isLong(data, 15 * MiB))
		t.equal(whole, [true, true])
	})
	scenario('an event past maxEventSize ends the stream', {}, async (t) => {
		const s = await t.serve({ body: 'data: 0123\n\ndata: 01234\n\n' })
		const source = t.source(s.url, { method: 'POST', maxEventSize: 10 })
		const log = t.take(source, 3)
		const { outcome, error } = await source.closed
		t.equal([outcome, error.reason, await log], ['failed', 'limit', ['open 1', 'message 0123 1', 'error 2']])
		t.equal(await s.left(), 'cancelled')
	})

	for (const [way, init] of [['a GET', []], ['a POST', [{ method: 'POST' }]]]) {
		scenario(`gzip: ${way}, each event as soon as it is written`, { native: !init.length }, async (t) => {
			const s = await t.serve({ gzip: true, body: 'data: first é\n\n' })
			const log = []
			const source = t.source(s.url, ...init)
			source.onmessage = (e) => log.push(e.data)
			await s.seen()
			// Whoever holds the first event back is asked again without us.
			const bare = await t.serve({ gzip: true, body: 'data: first é\n\n' })
			const early = t.fetch(bare.url).then(({ body }) => body.getReader().read())
			const [first] = await Promise.race([Promise.all([t.until(() => log.length), early]), harness.pause(5000).then(() => [log.length])])
			if (first === 0) t.ok(await t.lacks('fetch holds compressed bytes back', () => Promise.race([early.then(() => false), true])), 'nothing has come')
			await s.write('data: second\n\n')
			if (!t.limits.size) await t.until(() => log.length === 2)
			await s.end()
			await t.until(() => log.length === 2)
			t.equal(log, ['first é', 'second'])
		})
	}
}
