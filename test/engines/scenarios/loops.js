'use strict'
{
	const eleven = Array.from({ length: 11 }, (_, i) => `data: ${i}\n\n`).join('')
	const all = Array.from({ length: 11 }, (_, i) => String(i))

	scenario('a loop gives all types in order, and listeners hear theirs', {}, async (t) => {
		const s = await t.serve({ body: 'data: a\n\nevent: own\nid: 1\ndata: b\n\nevent: error\ndata: c\n\nevent: open\ndata: d\n\n', then: 'end' })
		const source = t.source(s.url, { method: 'POST' })
		const log = []
		const heard = []
		source.onmessage = (e) => heard.push(e.data)
		for await (const { type, data, lastEventId } of source) log.push([type, data, lastEventId].join(' '))
		t.equal([log, heard], [['message a ', 'own b 1', 'error c 1', 'open d 1'], ['a']])
	})
	for (const [name, leave] of [
		['break', async (source) => { for await (const _ of source) break }],
		['return', (source) => (async () => { for await (const _ of source) return })()],
		['throw', (source) => (async () => { for await (const _ of source) throw new Error() })().catch(() => undefined)],
		['return() by hand', async (source) => { const i = source[Symbol.asyncIterator](); await i.next(); await i.return() }],
	]) {
		scenario(`leaving a loop ends the request: ${name}`, {}, async (t) => {
			const s = await t.serve({ body: 'data: a\n\n' })
			const source = t.source(s.url, { method: 'POST', body: 'x' })
			await leave(source)
			t.equal([source.readyState, (await source.closed).outcome, await s.left()], [2, 'closed', 'cancelled'])
		})
	}
	scenario('a loop goes on over reconnections', {}, async (t) => {
		const s = await t.serve(...['a', 'b', 'stop'].map((data) => ({ body: `retry: 1\nid: ${data}\ndata: ${data}\n\n`, then: 'end' })))
		const log = []
		for await (const { data } of t.source(s.url)) {
			log.push(data)
			if (data === 'stop') break
		}
		t.equal([log, (await s.seen(3))[2].headers['last-event-id']], [['a', 'b', 'stop'], 'b'])
	})
	scenario('two loops see everything', {}, async (t) => {
		const s = await t.serve({ body: eleven, then: 'end' })
		const source = t.source(s.url, { method: 'POST' })
		const read = async () => {
			const log = []
			for await (const { data } of source) log.push(data)
			return log
		}
		t.equal(await Promise.all([read(), read()]), [all, all])
	})
	scenario('a loop that begins late gets what had come, or says that it cannot', {}, async (t) => {
		for (const then of ['hold', 'end']) {
			const s = await t.serve({ body: eleven, then })
			const source = t.source(s.url, { method: 'POST' })
			await (then === 'end' ? source.closed : t.next(source, 'open'))
			await harness.pause(60)
			const log = []
			let thrown
			try {
				for await (const { data } of source) if (log.push(data) === 11) break
			} catch (error) {
				thrown = error
			}
			t.ok(thrown?.name === 'InvalidStateError' || log.join() === all.join(), `it got ${log} and threw ${thrown}`)
		}
	})
	scenario('a slow loop loses nothing', {}, async (t) => {
		const s = await t.serve({ body: { text: 'data: %d\n\n', times: 300 }, then: 'end' })
		let count = 0
		for await (const { data } of t.source(s.url, { method: 'POST' })) {
			t.equal(data, String(count++))
			if (count % 50 === 0) await harness.pause(3)
		}
		t.equal(count, 300)
	})
	scenario('a slow loop slows the server down', { in: ['page', 'runtime'] }, async (t) => {
		const flood = { body: ['data: first\n\n', { text: `data: ${'.'.repeat(1000)}\n\n`, times: 16 * 1024 }, 'data: last\n\n'], then: 'end' }
		const s = await t.serve(flood)
		const bare = await t.serve(flood)
		const source = t.source(s.url, { method: 'POST' })
		const iterator = source[Symbol.asyncIterator]()
		await iterator.next()
		const reader = (await t.fetch(bare.url)).body.getReader()
		await reader.read()
		// The server has written all 16 MiB, or it has not though there was time to.
		const wait = (served) => Promise.race([served.left().then(() => 'written'), harness.pause(3000).then(() => 'waiting')])
		const [ours, theirs] = await Promise.all([wait(s), wait(bare)])
		if (ours === 'written') t.ok(await t.lacks('a body that is not read does not slow the server down', () => theirs === 'written' || Promise.race([bare.left(), harness.pause(20_000)])), 'the server did not wait')
		await reader.cancel()
		let count = 1
		for (let step; !(step = await iterator.next()).done; ) count++
		t.equal(count, 16 * 1024 + 2)
	})

	scenario('the decoder: through a pipe, and past its limit', {}, async (t) => {
		const s = await t.serve({ body: 'data: a\n\nevent: own\nid: 1\ndata: é\n\ndata: 0123456789012345678901234\n\n', then: 'end' })
		const read = async (decoder) => {
			const log = []
			const reader = (await t.fetch(s.url)).body.pipeThrough(decoder).getReader()
			try {
				for (let step; !(step = await reader.read()).done; ) log.push(Object.values(step.value).join(' '))
			} catch (error) {
				log.push(error.name)
			}
			return log
		}
		t.equal(await read(new t.Decoder()), ['message a ', 'own é 1', 'message 0123456789012345678901234 1'])
		t.equal((await read(new t.Decoder({ maxEventSize: 31 }))).at(-1), 'message 0123456789012345678901234 1')
		t.equal((await read(new t.Decoder({ maxEventSize: 30 }))).at(-1), 'EventSourceError')
	})
	scenario('the decoder: cancelling ends the request', {}, async (t) => {
		/** Cancels what comes out of a pair; gives the first that came, and what nobody has caught. */
		async function cancelled(pair) {
			const s = await t.serve({ body: 'data: a\n\n' })
			let first
			const uncaught = await t.reported(0, async () => {
				const reader = (await t.fetch(s.url)).body.pipeThrough(pair).getReader()
				first = (await reader.read()).value
				await reader.cancel()
				await s.writeUntilLeft()
				t.equal(await s.left(), 'cancelled')
			})
			return { first, uncaught }
		}
		const { first, uncaught } = await cancelled(new t.Decoder())
		t.equal(first.data, 'a')
		if (uncaught.length) t.ok(await t.lacks('a pipe that is cancelled rejects a promise that no page has', async () => (await cancelled(new TransformStream())).uncaught.length), `nobody caught ${uncaught}`)
	})

	scenario('fromReadableStream: opens, hands on, ends', {}, async (t) => {
		let controller
		const source = t.track(t.Class.fromReadableStream(new ReadableStream({ start: (c) => void (controller = c) })))
		t.equal([source.url, source.readyState], ['about:event-stream', 0])
		const log = t.take(source, 5, 'own')
		controller.enqueue(new TextEncoder().encode('data: a\n\nevent: own\nid: 1\ndata'))
		controller.enqueue(new TextEncoder().encode(': b\n\ndata: c\n\n'))
		await t.until(() => source.lastEventId === '1')
		controller.close()
		t.equal([await log, (await source.closed).outcome, source.lastEventId], [['open 1', 'message a 1', 'own b 1', 'message c 1', 'error 2'], 'eof', '1'])
	})
	scenario('fromReadableStream: a response\'s body; close() cancels it', {}, async (t) => {
		const s = await t.serve({ body: 'data: a\n\n' })
		const source = t.track(t.Class.fromReadableStream((await t.fetch(s.url)).body))
		t.equal((await t.next(source, 'message')).data, 'a')
		source.close()
		await s.writeUntilLeft()
		t.equal([await s.left(), (await source.closed).outcome], ['cancelled', 'closed'])
	})
	scenario('fromReadableStream: done, signal and maxEventSize', {}, async (t) => {
		const stream = (text) => new ReadableStream({ start: (c) => c.enqueue(new TextEncoder().encode(text)) })
		const controller = new AbortController()
		const outcomes = [
			t.track(t.Class.fromReadableStream(stream('data: a\n\ndata: end\n\n'), { done: 'end' })),
			t.track(t.Class.fromReadableStream(stream('data: 0123456789\n\n'), { maxEventSize: 8 })),
			t.track(t.Class.fromReadableStream(stream('data: a\n\n'), { signal: controller.signal })),
		].map(async (source) => (await source.closed).outcome)
		controller.abort()
		t.equal(await Promise.all(outcomes), ['complete', 'failed', 'aborted'])
	})
	scenario('[Symbol.dispose] is close()', {}, async (t) => {
		if (await t.lacks('there is no Symbol.dispose', () => typeof Symbol.dispose !== 'symbol')) return
		const s = await t.serve({ body: 'data: a\n\n' })
		const source = t.source(s.url, { method: 'POST' })
		await t.next(source, 'message')
		source[Symbol.dispose]()
		t.equal([source.readyState, (await source.closed).outcome, await s.left()], [2, 'closed', 'cancelled'])
	})
}
