'use strict'
{
	const outcomeOf = async (source) => (await source.closed).outcome

	for (const [name, done, stream, want] of [
		['a string is not delivered', 'end', 'data: a\n\ndata: end\n\ndata: b\n\n', ['a']],
		['a string matches whatever the type is', 'end', 'data: a\n\nevent: own\ndata: end\n\n', ['a']],
		['a string may have lines', 'x\ny', 'data: x\n\ndata: x\ndata: y\n\n', ['x']],
		['a function judges what was delivered', (e) => e.data === 'end', 'data: a\n\ndata: end\n\ndata: b\n\n', ['a', 'end']],
		['a function sees type and id', (e) => e.type === 'own' && e.lastEventId === '7', 'data: a\n\nid: 7\nevent: own\ndata: b\n\ndata: c\n\n', ['a']],
	]) {
		scenario(`done: ${name}`, {}, async (t) => {
			for (const method of ['GET', 'POST']) {
				const s = await t.serve({ body: stream })
				const source = t.source(s.url, { method, done })
				const log = []
				source.onmessage = (e) => log.push(e.data)
				source.onerror = (e) => log.push(e.type)
				t.equal([await outcomeOf(source), source.readyState, log], ['complete', 2, want])
				t.equal(await s.count(), 1)
			}
		})
	}
	scenario('what is behind done is read on: the server sees a whole answer', {}, async (t) => {
		for (const done of ['[DONE]', ({ data }) => data === '[DONE]']) {
			const s = await t.serve({ body: 'data: a\n\ndata: [DONE]\n\n' })
			t.equal(await outcomeOf(t.source(s.url, { method: 'POST', body: 'x', done })), 'complete')
			await s.write('data: usage\n\n')
			await s.end()
			t.equal(await s.left(), 'ended')
		}
		const s = await t.serve({ body: 'data: a\n\ndata: [DONE]\n\n' })
		const log = []
		for await (const { data } of t.source(s.url, { method: 'POST', body: 'x', done: '[DONE]' })) log.push(data)
		t.equal(log, ['a'])
		await s.write('data: usage\n\n')
		await s.end()
		t.equal(await s.left(), 'ended')
	})
	scenario('what is behind done is read on within a bound', {}, async (t) => {
		// 7 MB is well beyond the bound. (WPE may take all that has come in one task: 7 MB in 0.6 s, 64 MB in 30.)
		const s = await t.serve({ body: ['data: a\n\ndata: [DONE]\n\n', { text: ': more\n'.repeat(1000), times: 1000 }] })
		t.equal([await outcomeOf(t.source(s.url, { method: 'POST', body: 'x', done: '[DONE]' })), await s.left()], ['complete', 'cancelled'])
	})
	scenario('what is behind done is waited for within a bound', { in: ['page', 'runtime'] }, async (t) => {
		const s = await t.serve({ body: 'data: a\n\ndata: [DONE]\n\n' })
		t.equal(await outcomeOf(t.source(s.url, { method: 'POST', body: 'x', done: '[DONE]' })), 'complete')
		// An engine may not notice before more comes.
		const left = s.left()
		let over = false
		void left.finally(() => (over = true))
		while (!over) {
			await harness.pause(500)
			await s.write(':\n').catch(() => undefined)
		}
		t.equal(await left, 'cancelled')
	})
	scenario('a sentinel whose line has ended counts without the blank line', {}, async (t) => {
		const s = await t.serve({ body: 'data: a\n\ndata: [DONE]\n', then: 'end' })
		t.equal(await outcomeOf(t.source(s.url, { method: 'POST', done: '[DONE]' })), 'complete')
		const cut = await t.serve({ body: 'data: a\n\ndata: [DONE]', then: 'end' })
		t.equal(await outcomeOf(t.source(cut.url, { method: 'POST', done: '[DONE]' })), 'incomplete')
	})
	scenario('a function that returns an Error fails the stream', {}, async (t) => {
		const s = await t.serve({ body: 'data: {"error":1}\n\ndata: [DONE]\n\n' })
		const mine = new Error('mine')
		const source = t.source(s.url, { method: 'POST', done: ({ data }) => (data.includes('error') ? mine : data === '[DONE]') })
		let reason
		source.onerror = (event) => (reason = event.reason)
		const { outcome, error } = await source.closed
		t.equal([outcome, error?.reason, error?.cause === mine, reason], ['failed', 'done', true, 'done'])
	})
	scenario('a throwing done is reported, and the stream goes on', {}, async (t) => {
		const s = await t.serve({ body: 'data: a\n\ndata: b\n\ndata: end\n\n', then: 'end' })
		const errors = await t.reported(1, async () => {
			const source = t.source(s.url, {
				method: 'POST',
				done({ data }) {
					if (data === 'a') throw new Error('no judgement')
					return data === 'end'
				},
			})
			const log = []
			source.onmessage = (e) => log.push(e.data)
			t.equal([await outcomeOf(source), log], ['complete', ['a', 'b', 'end']])
		})
		t.equal(errors.map((e) => e.message), ['no judgement'])
	})

	for (const [name, init, answer, act, want, thrown] of [
		['a clean end', {}, { body: 'data: a\n\n', then: 'end' }, undefined, 'eof', 'nothing'],
		['a clean end before done', { done: 'end' }, { body: 'data: a\n\n', then: 'end' }, undefined, 'incomplete', 'EventSourceError'],
		['a reset', {}, { body: 'data: a\n\nda' }, ({ s }) => s.reset(), 'failed', 'EventSourceError'],
		['an abort', {}, { body: 'data: a\n\n' }, ({ controller }) => controller.abort(), 'aborted', 'AbortError'],
		['close()', {}, { body: 'data: a\n\n' }, ({ source }) => source.close(), 'closed', 'nothing'],
	]) {
		scenario(`outcome and loop: ${name}`, {}, async (t) => {
			const s = await t.serve(answer)
			const controller = new AbortController()
			const source = t.source(s.url, { method: 'POST', signal: controller.signal, ...init })
			const log = []
			const loop = (async () => {
				for await (const { data } of source) log.push(data)
			})().then(() => 'nothing', ({ name }) => name)
			await t.until(() => log.length)
			await act?.({ s, controller, source })
			const { outcome, error } = await source.closed
			if (want === 'failed' && outcome === 'eof' && await t.takesForWhole()) return // done tells: see the next
			t.equal([outcome, await loop, log, source.readyState], [want, thrown, ['a'], 2])
			if (want === 'aborted') t.ok(error === controller.signal.reason, `the error is ${error}`)
			if (act && want !== 'failed') t.equal(await s.left(), 'cancelled')
		})
	}
	scenario('a reset before done is no whole answer, whatever fetch takes it for', {}, async (t) => {
		const s = await t.serve({ body: 'data: a\n\n' })
		const source = t.source(s.url, { method: 'POST', done: 'end' })
		await t.next(source, 'message')
		await s.reset()
		const outcome = await outcomeOf(source)
		t.equal(outcome, outcome === 'incomplete' && await t.takesForWhole() ? 'incomplete' : 'failed')
	})
	scenario('aborted beforehand, nothing is sent', {}, async (t) => {
		const s = await t.serve({})
		const source = t.source(s.url, { method: 'POST', signal: AbortSignal.abort() })
		t.equal([await outcomeOf(source), source.readyState, await s.count()], ['aborted', 2, 0])
	})
	scenario('a signal\'s reason is what a loop throws', {}, async (t) => {
		const s = await t.serve({ body: 'data: a\n\n' })
		const controller = new AbortController()
		const reason = new RangeError('mine')
		let thrown
		try {
			for await (const _ of t.source(s.url, { method: 'POST', signal: controller.signal })) controller.abort(reason)
		} catch (error) {
			thrown = error
		}
		t.ok(thrown === reason, `the loop has thrown ${thrown}`)
	})
	scenario('204 ends a GET: outcome complete, and its loop ends', {}, async (t) => {
		const s = await t.serve({ status: 204, then: 'end' })
		const source = t.source(s.url)
		const log = t.take(source, 1)
		for await (const _ of source) t.ok(false, 'a message')
		t.equal([await log, await outcomeOf(source), await s.count()], [['error 2'], 'complete', 1])
	})
	scenario('204 on a reconnection ends it', { native: true }, async (t) => {
		const s = await t.serve({ body: 'retry: 1\ndata: a\n\n', then: 'end' }, { status: 204, then: 'end' })
		const source = t.source(s.url)
		t.equal(await t.take(source, 4), ['open 1', 'message a 1', 'error 0', 'error 2'])
		if (!t.isNative) t.equal(await outcomeOf(source), 'complete')
	})

	const body = '{"detail":"no such model: é😀"}'
	const refusal = (status, type = 'application/json') => ({ status, headers: { 'content-type': type }, body, then: 'end' })
	scenario('a refusal tells its status and its body, also later', {}, async (t) => {
		for (const [status, type, reason] of [[401, 'application/json', 'status'], [422, 'application/json', 'status'], [500, 'text/event-stream', 'status'], [200, 'application/json', 'content-type']]) {
			const s = await t.serve(refusal(status, type))
			const source = t.source(s.url, { method: 'POST', body: {} })
			const event = await t.next(source, 'error')
			await harness.pause(5)
			t.equal([event.reason, event.status, event.code, event.reconnecting, source.readyState], [reason, status, status, false, 2])
			const { error } = event
			t.equal([error.name, error instanceof Error, error.reason, error.status, event.message === error.message], ['EventSourceError', true, reason, status, true])
			t.ok(error.message.startsWith(`HTTP ${status}`) && error.message.includes('{"detail":"no such model'), `the message is ${error.message}`)
			const closed = await source.closed
			t.ok(closed.outcome === 'failed' && closed.error === error, `closed gives ${closed.outcome}, ${closed.error}`)
			t.equal([await event.response.clone().text(), await error.response.json(), event.response.status], [body, JSON.parse(body), status])
		}
	})
	scenario('a refusal\'s body is on what a loop throws', {}, async (t) => {
		const s = await t.serve(refusal(429))
		let thrown
		try {
			for await (const _ of t.source(s.url, { method: 'POST', body: {} }));
		} catch (error) {
			thrown = error
		}
		await harness.pause(5)
		t.equal([thrown?.name, thrown?.status, await thrown?.response?.text()], ['EventSourceError', 429, body])
	})
	scenario('of a long refusal 64 KiB are kept', {}, async (t) => {
		const s = await t.serve({ status: 500, headers: { 'content-type': 'text/plain' }, body: { text: 'x'.repeat(1024), times: 200 }, then: 'end' })
		const { response, error } = await t.next(t.source(s.url, { method: 'POST' }), 'error')
		t.equal((await response.text()).length, 65536)
		t.ok(error.message.length < 400, `the message has ${error.message.length} characters`)
	})
	scenario('a refused connection is a network error with a name', {}, async (t) => {
		const s = await t.serve({ then: 'reset' })
		const source = t.source(s.at('once'), { method: 'POST', body: 'x' })
		const event = await t.next(source, 'error')
		t.equal([event.reason, event.status ?? null, event.response ?? null, event.error.name, await outcomeOf(source)], ['network', null, null, 'EventSourceError', 'failed'])
		t.ok(/^Network error/.test(event.error.message), `the message is ${event.error.message}`)
	})

	scenario('a fetch that does not do its part is a failure with a name', {}, async (t) => {
		for (const fetch of [async () => ({ ok: true, status: 200, headers: new Headers({ 'content-type': 'text/event-stream' }), url: '' }), async () => undefined, async () => 'x']) {
			const s = await t.serve({})
			const source = t.source(s.url, { fetch })
			const { outcome, error } = await source.closed
			t.equal([outcome, error.name, error.reason, source.readyState], ['failed', 'EventSourceError', 'unsupported', 2])
		}
	})
}
