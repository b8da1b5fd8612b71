'use strict'
{
	scenario('a POST with headers and a JSON body; the first token is there before the second is written', {}, async (t) => {
		const s = await t.serve({ body: ': hello\n' })
		const log = []
		const source = t.source(s.url, {
			method: 'POST', headers: { Authorization: 'Bearer secret', 'X-Own': 'yes' }, body: { model: 'm', content: '你好 😀' }, done: '[DONE]',
		})
		source.onopen = () => log.push('open')
		source.onmessage = (e) => log.push(e.data)
		const [{ method, headers, body }] = await s.seen()
		t.equal([method, headers.authorization, headers['x-own'], headers['content-type'], headers.accept, headers['last-event-id']],
			['POST', 'Bearer secret', 'yes', 'application/json', 'text/event-stream', undefined])
		t.equal(body, '{"model":"m","content":"你好 😀"}')
		await t.until(() => log.length === 1)
		for (const token of ['first', 'second', 'third']) {
			await s.write(`data: ${token}\n\n`)
			await t.until(() => log.at(-1) === token)
		}
		await s.write('data: [DONE]\n\n')
		t.equal([(await source.closed).outcome, log, source.readyState, await s.count()], ['complete', ['open', 'first', 'second', 'third'], 2, 1])
	})

	scenario('an open event carries the response', {}, async (t) => {
		const s = await t.serve({ headers: { 'x-model': 'small' } })
		const { response } = await t.next(t.source(s.url, { method: 'POST' }), 'open')
		t.equal([response.status, response.headers.get('x-model')], [200, 'small'])
	})

	for (const [name, make, type, want] of [
		['an object', () => ({ a: [1, 'é'] }), /^application\/json$/, '{"a":[1,"é"]}'],
		['an array', () => [1, { a: null }], /^application\/json$/, '[1,{"a":null}]'],
		['an object without a prototype', () => Object.assign(Object.create(null), { a: 1 }), /^application\/json$/, '{"a":1}'],
		['an instance of a class', () => new (class Request { model = 'm' })(), /^application\/json$/, '{"model":"m"}'],
		['a string', () => 'é😀', /^text\/plain;charset=utf-8$/i, 'é😀'],
		['search parameters', () => new URLSearchParams({ a: 'é' }), /^application\/x-www-form-urlencoded;charset=utf-8$/i, 'a=%C3%A9'],
		['a blob', () => new Blob(['é'], { type: 'text/csv' }), /^text\/csv$/, 'é'],
		['a buffer', () => new TextEncoder().encode('é').buffer, /^$/, 'é'],
		['a view', () => new TextEncoder().encode('-é-').subarray(1, 3), /^$/, 'é'],
		['form data', () => { const form = new FormData(); form.append('a', 'é'); return form }, /^multipart\/form-data; ?boundary=/, /name="a"\r\n\r\né\r\n/],
		['nothing', () => undefined, /^$/, ''],
		['null', () => null, /^$/, ''],
	]) {
		for (const [way, body] of [['', make()], [', made by a function', () => make()], [', made by an async function', async () => make()]]) {
			scenario(`body: ${name}${way}`, {}, async (t) => {
				const s = await t.serve({ then: 'end' })
				const source = t.source(s.url, { method: 'POST', body })
				const [seen] = await s.seen()
				const given = seen.headers['content-type']
				const isOwn = !type.test(given ?? '') && await t.lacks('fetch gives a body another content type', async () => {
					const bare = await t.serve({ then: 'end' })
					await t.fetch(bare.url, { method: 'POST', body: make() })
					return (await bare.seen())[0].headers['content-type'] === given
				})
				t.ok(isOwn || type.test(given ?? ''), `the type is ${given}`)
				t.ok(want instanceof RegExp ? want.test(seen.body) : want === seen.body, `the body is ${seen.body}`)
				t.equal((await source.closed).outcome, 'eof')
			})
		}
	}

	for (const [way, given] of [['', (stream) => stream()], [', made by a function', (stream) => stream]]) {
		scenario(`body: a stream${way}; TypeError where fetch sends none`, {}, async (t) => {
			const stream = () => new Blob(['streamed ', 'text']).stream()
			const s = await t.serve({ cors: '*', then: 'end' })
			const bare = await t.serve({ cors: '*', then: 'end' })
			const lacks = await t.lacks('fetch sends no stream as a body', async () => {
				try {
					await t.fetch(bare.at('secure'), { method: 'POST', body: stream(), duplex: 'half' })
					return (await bare.seen())[0].body !== 'streamed text'
				} catch {
					return true
				}
			})
			const open = () => t.source(s.at('secure'), { method: 'POST', body: given(stream) })
			if (!lacks) {
				t.equal((await open().closed).outcome, 'eof')
				t.equal((await s.seen())[0].body, 'streamed text')
			} else if (way) {
				const { outcome, error } = await open().closed
				t.equal(outcome, 'failed')
				t.ok((error.reason === 'unsupported' || error.cause instanceof TypeError) && /stream/i.test(error.message), `the error is ${error}, for ${error.cause}`)
				t.equal(await s.count(), 0, 'the number of requests')
			} else {
				let thrown
				try {
					const { error } = await open().closed
					if (error.reason === 'unsupported') thrown = error.cause && new TypeError(error.message) // only fetch itself can tell
				} catch (error) {
					thrown = error
				}
				t.equal(await s.count(), 0, 'the number of requests')
				t.ok(thrown instanceof TypeError && /stream/i.test(thrown.message), `what is thrown is ${thrown}`)
				t.equal(await s.count(), 0, 'the number of requests')
			}
		})
	}

	scenario('headers and body are made anew for each attempt', {}, async (t) => {
		const s = await t.serve({ then: 'end' }, { then: 'end' }, { body: 'data: a\n\n' })
		const source = t.source(s.url, {
			method: 'POST', headers: (n) => ({ 'x-attempt': String(n) }), body: async (n) => ({ n }), reconnect: { strategy: 'replay', maxDelay: 1 },
		})
		await t.next(source, 'message')
		t.equal((await s.seen(3)).map(({ headers, body }) => headers['x-attempt'] + body), ['0{"n":0}', '1{"n":1}', '2{"n":2}'])
	})

	scenario('a POST is answered with 201, a GET is not', {}, async (t) => {
		const s = await t.serve({ status: 201, body: 'data: a\n\n', then: 'end' })
		t.equal((await t.source(s.url, { method: 'POST' }).closed).outcome, 'eof')
		t.equal(await t.take(t.source(s.url), 1), ['error 2'])
	})

	scenario('a POST is sent once: reset, ended, or lost before a response', {}, async (t) => {
		for (const [answer, outcome] of [
			[{ cors: '*', body: 'retry: 1\nid: 1\ndata: a\n\n', then: 'end' }, 'eof'], [{ cors: '*', body: 'retry: 1\nid: 1\ndata: a\n\n' }, 'failed'], [{ then: 'reset' }, 'failed'],
		]) {
			const s = await t.serve(answer)
			const source = t.source(s.at('once'), { method: 'POST', body: 'x' })
			if (answer.body && !answer.then) {
				await t.next(source, 'message')
				await s.reset()
			}
			const got = (await source.closed).outcome
			if (got !== outcome) t.ok(answer.body && await t.takesForWhole(), `the outcome is ${got}, not ${outcome}`)
			await harness.pause(20)
			t.equal(await s.count(), 1, 'the number of requests')
		}
	})

	scenario('made, closed and made again in one turn, one request is sent', {}, async (t) => {
		const s = await t.serve({ body: 'data: a\n\n' })
		t.source(s.url, { method: 'POST', body: 'x' }).close()
		await t.next(t.source(s.url, { method: 'POST', body: 'x' }), 'message')
		t.equal(await s.count(), 1)
	})

	scenario('what is wrong in init is a TypeError, and nothing is sent', {}, async (t) => {
		const s = await t.serve({})
		for (const init of [
			{ done: 1 }, { maxEventSize: -1 }, { reconnect: { strategy: 'x' } }, { method: 'POST', reconnect: {} }, { method: 'a b' }, { method: 'TRACE' },
			{ body: 'x' }, { headers: { a: 'x\ny' } }, { headers: [['a']] }, { method: 'POST', body: { n: 1n } }, { fetch: 1 }, 'x',
		]) {
			const shown = JSON.stringify(init, (_, v) => (typeof v === 'bigint' ? 'a bigint' : v))
			const isFetchs = Object.keys(init).every((name) => ['method', 'headers', 'body'].includes(name)) && typeof init.body !== 'object'
			if (isFetchs && await t.lacks(`Request takes ${shown}`, () => t.thrown(() => new Request('data:,', init)) === 'nothing')) continue
			t.equal(t.thrown(() => t.source(s.url, init)), 'TypeError', `what ${shown} throws`)
		}
		await harness.pause(5)
		t.equal(await s.count(), 0)
	})
}
