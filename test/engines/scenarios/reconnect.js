'use strict'
{
	const outcomeOf = async (source) => (await source.closed).outcome
	const event = (id) => ({ body: `retry: 1\nid: ${id}\ndata: ${id}\n\n`, then: 'end' })
	const refused = (status) => ({ status, headers: { 'retry-after': '0', 'content-type': 'text/plain' }, body: 'not now', then: 'end' })

	scenario('replay: over losses and refusals, one Idempotency-Key, with the last id', {}, async (t) => {
		const s = await t.serve(event('1'), refused(502), refused(503), event('2'), { body: 'data: end\n\n', then: 'end' })
		const source = t.source(s.url, { method: 'POST', body: { a: 1 }, reconnect: { strategy: 'replay', maxDelay: 1 }, done: 'end' })
		const log = []
		source.onmessage = (e) => log.push(e.data)
		t.equal([await outcomeOf(source), log], ['complete', ['1', '2']])
		const seen = await s.seen(5)
		t.equal(seen.map(({ method, body }) => method + body), Array(5).fill('POST{"a":1}'))
		t.equal(seen.map(({ headers }) => headers['last-event-id'] ?? null), [null, '1', '1', '1', '2'])
		t.equal(new Set(seen.map(({ headers }) => headers['idempotency-key'])).size, 1)
	})
	scenario('resume: another request, with the last id', {}, async (t) => {
		const s = await t.serve(event('é1'))
		const rest = await t.serve(refused(503), event('2'), { status: 204, then: 'end' })
		const source = t.source(s.url, {
			method: 'POST', body: { a: 1 }, headers: { 'x-own': 'yes' },
			reconnect: { strategy: 'resume', maxDelay: 1, request: ({ attempt, lastEventId }) => ({ url: rest.url, method: 'PUT', body: { attempt, lastEventId } }) },
		})
		const log = []
		source.onmessage = (e) => log.push(e.data)
		t.equal([await outcomeOf(source), log, await s.count()], ['complete', ['é1', '2'], 1])
		const seen = await rest.seen(3)
		t.equal(seen.map(({ method, headers }) => method + headers['x-own']), Array(3).fill('PUTyes'))
		t.equal(seen.map(({ body }) => JSON.parse(body).lastEventId), ['é1', 'é1', '2'])
	})
	scenario('resume: by default a GET of the same URL; with request also without an id', {}, async (t) => {
		const s = await t.serve(event('1'), { status: 204, then: 'end' })
		t.equal(await outcomeOf(t.source(s.url, { method: 'POST', body: 'x', reconnect: { strategy: 'resume', maxDelay: 1 } })), 'complete')
		t.equal((await s.seen(2)).map(({ method, body, headers }) => [method, body, headers['last-event-id'] ?? null]), [['POST', 'x', null], ['GET', '', '1']])
		const whole = await t.serve({ body: 'data: a\n\n', then: 'end' }, { status: 204, then: 'end' })
		t.equal(await outcomeOf(t.source(whole.url, { method: 'POST', body: 'x', reconnect: { strategy: 'resume', maxDelay: 1, request: ({ url }) => url } })), 'complete')
		t.equal(await whole.count(), 2)
	})
	scenario('rejected: only after a refusal', {}, async (t) => {
		const s = await t.serve(refused(429), refused(503), { body: 'data: a\n\n', then: 'end' })
		t.equal(await outcomeOf(t.source(s.url, { method: 'POST', body: 'x', reconnect: { strategy: 'rejected', maxDelay: 1 } })), 'eof')
		t.equal(await s.count(), 3)
	})
	scenario('statuses says which refusals are worth another try', {}, async (t) => {
		const s = await t.serve(refused(401), { body: 'data: a\n\n', then: 'end' })
		t.equal(await outcomeOf(t.source(s.url, { method: 'POST', body: 'x', headers: (n) => ({ authorization: `token ${n}` }), reconnect: { strategy: 'rejected', maxDelay: 1, statuses: [401] } })), 'eof')
		t.equal((await s.seen(2)).map(({ headers }) => headers.authorization), ['token 0', 'token 1'])
		const get = await t.serve(refused(503), refused(418), { body: 'data: a\n\n' })
		await t.next(t.source(get.url, { reconnect: { maxDelay: 1, statuses: (status) => status > 400 } }), 'message')
		t.equal(await get.count(), 3)
	})
	scenario('attempts in a row are bounded', {}, async (t) => {
		const s = await t.serve(event('1'), { then: 'end' }, refused(503), { then: 'end' })
		t.equal(await outcomeOf(t.source(s.url, { method: 'POST', reconnect: { strategy: 'replay', maxAttempts: 3, maxDelay: 1 } })), 'eof')
		await harness.pause(20)
		t.equal(await s.count(), 4)
	})
	scenario('lastEventId in init is sent with the first request', {}, async (t) => {
		const s = await t.serve({ body: 'data: a\n\n' })
		const source = t.source(s.url, { lastEventId: '41' })
		t.equal(source.lastEventId, '41')
		t.equal([(await t.next(source, 'message')).lastEventId, (await s.seen())[0].headers['last-event-id']], ['41', '41'])
	})
	scenario('a POST goes nowhere else by a redirect that it was not sent through', {}, async (t) => {
		const to = await t.serve({ cors: '*', body: 'retry: 1\ndata: a\n\n', then: 'end' }, { cors: '*', body: 'data: b\n\n' })
		const s = await t.serve({ status: 307, headers: { location: to.at('other') }, then: 'end' })
		const asked = []
		const source = t.source(s.url, { fetch: (url, init) => { asked.push(url); return fetch(url, init) } })
		t.equal(await t.take(source, 5), ['open 1', 'message a 1', 'error 0', 'open 1', 'message b 1'])
		t.equal(asked, [s.url, s.url], 'what a fetch of the page\'s is asked for')
	})
}
