'use strict'
{
	const outcomeOf = async (source) => (await source.closed).outcome

	scenario('connectTimeout: silence before the response', {}, async (t) => {
		for (let limit = 50, reached = false; !reached; limit *= 2) { // until it is long enough for the request to reach the server
			const s = await t.serve({ wait: true })
			const source = t.source(s.url, { method: 'POST', connectTimeout: limit })
			const event = await t.next(source, 'error')
			t.equal([event.reason, event.reconnecting, await outcomeOf(source), event.error.name], ['timeout', false, 'failed', 'EventSourceError'])
			reached = await s.count() > 0
			if (reached) t.equal(await s.left(), 'cancelled')
		}
	})
	scenario('connectTimeout ends with the response, not with its first byte', {}, async (t) => {
		const s = await t.serve({ bare: true })
		const bare = await t.serve({ bare: true })
		let early = false
		const probe = t.fetch(bare.url).then(() => (early = true))
		const source = t.source(s.url, { method: 'POST', connectTimeout: 3000 })
		const first = await Promise.race([t.next(source, 'open'), t.next(source, 'error')])
		if (first.type === 'error') t.ok(await t.lacks('fetch tells of a response with its first byte', () => !early), `it ended: ${first.reason}`)
		await bare.end()
		await probe
	})
	scenario('idleTimeout: silence behind the response', {}, async (t) => {
		const s = await t.serve({ body: 'data: a\n\n' })
		const source = t.source(s.url, { method: 'POST', idleTimeout: 50 })
		const event = await t.next(source, 'error')
		t.equal([event.reason, event.reconnecting, await outcomeOf(source), await s.left()], ['timeout', false, 'failed', 'cancelled'])
	})
	scenario('idleTimeout: comments count as bytes', { in: ['page', 'runtime'] }, async (t) => {
		const limit = 1000
		for (let steady = false; !steady; ) {
			const s = await t.serve({})
			const source = t.source(s.url, { method: 'POST', idleTimeout: limit })
			await t.next(source, 'open')
			// A machine that was busy for long proves nothing, so it is tried again.
			steady = true
			const begun = performance.now()
			for (let last = begun; steady && last - begun < 1.5 * limit; ) {
				await harness.pause(50)
				await s.write(':\n').catch(() => undefined)
				steady = performance.now() - last < limit / 2
				last = performance.now()
			}
			if (steady) t.equal(source.readyState, 1)
			source.close()
		}
	})
	scenario('a GET that is silent is asked for again', {}, async (t) => {
		const s = await t.serve({ body: 'retry: 1\nid: 1\ndata: a\n\n' }, { body: 'data: b\n\n' })
		const source = t.source(s.url, { idleTimeout: 200 })
		t.equal((await t.take(source, 5)).slice(0, 5), ['open 1', 'message a 1', 'error 0', 'open 1', 'message b 1'])
		t.equal((await s.seen(2))[1].headers['last-event-id'], '1')
	})

	scenario('a body cut off in mid-chunk is no clean end', {}, async (t) => {
		const s = await t.serve({ body: 'data: a\n\n' })
		const source = t.source(s.url, { method: 'POST' })
		const sure = t.source(s.url, { method: 'POST', done: 'end' })
		await Promise.all([t.next(source, 'message'), t.next(sure, 'message')])
		await Promise.all([s.do({ do: 'cut' }, 0), s.do({ do: 'cut' }, 1)])
		if ((await outcomeOf(source)) === 'eof') {
			t.ok(await t.takesForWhole('cut'), 'the outcome is eof')
			t.equal(await outcomeOf(sure), 'incomplete')
		} else {
			t.equal([await outcomeOf(source), await outcomeOf(sure)], ['failed', 'failed'])
		}
	})
	scenario('a body that is shorter than it said is no clean end', {}, async (t) => {
		const s = await t.serve({ headers: { 'content-length': '100' }, body: 'data: a\n\n' })
		const source = t.source(s.url, { method: 'POST' })
		await t.next(source, 'message')
		await s.reset()
		if ((await outcomeOf(source)) === 'eof') t.ok(await t.takesForWhole(), 'the outcome is eof')
	})
	scenario('a stream that is reset over HTTP/2', {}, async (t) => {
		const s = await t.serve({ cors: '*', body: 'data: a\n\n' })
		const bare = await t.serve({ cors: '*', body: 'data: a\n\n' })
		const source = t.source(s.at('secure'), { method: 'POST', idleTimeout: 4000 })
		await t.next(source, 'message')
		let told = false
		const reader = (await t.fetch(bare.at('secure'))).body.getReader()
		await reader.read()
		void reader.read().then(() => (told = true), () => (told = true))
		const lost = t.next(source, 'error')
		await Promise.all([s.reset(), bare.reset()])
		const { reason } = await lost
		if (reason === 'timeout') t.ok(await t.lacks('fetch is not told that a stream was reset', () => !told), 'only the timeout has ended it')
		else if (reason === 'eof') t.ok(await t.takesForWhole('reset', 'secure'), 'it is taken for whole')
		else t.equal(reason, 'network')
		t.equal(await outcomeOf(source), reason === 'eof' ? 'eof' : 'failed')
	})
	scenario('100 streams at once over HTTP/2', {}, async (t) => {
		const s = await t.serve({ cors: '*', body: 'data: a\n\n' })
		const sources = Array.from({ length: 100 }, (_, i) => t.source(`${s.at('secure')}/${i}`, { method: 'POST', body: String(i) }))
		const counts = sources.map(() => 0)
		sources.forEach((source, i) => source.addEventListener('message', () => counts[i]++))
		const open = () => counts.filter((count) => count).length
		/** Waits until a number has come to 100, or has stayed for long where it is. */
		const grown = async (number) => {
			for (let still = 0, last = -1; still < 60 && last < 100; still = number() === last ? still + 1 : 0) {
				last = number()
				await harness.pause(50)
			}
			return number() === 100
		}
		if (!(await grown(open))) {
			// Is it all that bare fetch can do, too?
			for (const source of sources) source.close()
			const bare = await t.serve({ cors: '*', body: 'data: a\n\n' })
			let answered = 0
			for (let i = 0; i < 100; i++) void t.fetch(`${bare.at('secure')}/${i}`, { method: 'POST', body: 'x' }).then(() => answered++, () => undefined)
			t.ok(await t.lacks('fetch does not keep 100 requests to a host at once', async () => !(await grown(() => answered))), `${open()} of 100 have come`)
			return
		}
		const requests = await s.seen(100)
		await t.lacks('fetch does not speak HTTP/2', () => !requests.every(({ proto }) => proto === 'HTTP/2.0'))
		await Promise.all(Array.from({ length: 100 }, (_, i) => s.write('data: b\n\n', i)))
		await t.until(() => counts.every((count) => count === 2))
		for (const source of sources) source.close()
		t.equal(new Set(await Promise.all(Array.from({ length: 100 }, (_, i) => s.left(i)))).size, 1)
	})

	const SET = { headers: { 'set-cookie': 'user=me; Path=/; SameSite=Lax' }, cors: 'origin', then: 'end' }
	scenario('cookies go to the own origin, and to others with credentials', { native: true }, async (t) => {
		const set = await t.serve(SET)
		const bare = await t.serve({ cors: 'origin', then: 'end' })
		await t.fetch(set.url, { credentials: 'include' })
		await t.fetch(bare.url, { credentials: 'include' })
		const lacks = await t.lacks('fetch keeps no cookies', async () => !/user=me/.test((await bare.seen())[0].headers.cookie))
		const cookie = async (origin, ...init) => {
			const s = await t.serve({ cors: 'origin', body: 'data: a\n\n' })
			await t.next(t.source(s.at(origin), ...init), 'message')
			return /user=me/.test((await s.seen())[0].headers.cookie ?? '')
		}
		const got = [await cookie('main'), await cookie('other'), await cookie('other', { withCredentials: true })]
		t.equal(got, lacks ? [false, false, false] : [true, false, true])
	})
	scenario('credentials of a POST: same-origin, omit, include', {}, async (t) => {
		const set = await t.serve(SET)
		const bare = await t.serve({ cors: 'origin', then: 'end' })
		await t.fetch(set.url, { credentials: 'include' })
		await t.fetch(bare.url, { credentials: 'include' })
		const lacks = await t.lacks('fetch keeps no cookies', async () => !/user=me/.test((await bare.seen())[0].headers.cookie))
		const got = []
		for (const [origin, credentials] of [['main', undefined], ['main', 'omit'], ['other', undefined], ['other', 'include']]) {
			const s = await t.serve({ cors: 'origin', then: 'end' })
			await t.source(s.at(origin), { method: 'POST', body: 'x', credentials }).closed
			got.push(/user=me/.test((await s.seen())[0].headers.cookie ?? ''))
		}
		t.equal(got, lacks ? [false, false, false, false] : [true, false, false, true])
	})

	/** Whether fetch reads from another origin that gives no leave. */
	const asksNoLeave = async (t) => {
		const s = await t.serve({ then: 'end' })
		return t.fetch(s.at('other')).then(() => true, () => false)
	}
	scenario('CORS: an origin that gives leave, and one that does not', { native: true }, async (t) => {
		for (const cors of ['*', 'origin']) {
			const s = await t.serve({ cors, body: 'data: a\n\n' })
			const { data, origin } = await t.next(t.source(s.at('other')), 'message')
			t.equal([data, origin, await s.preflights()], ['a', t.origins.other, 0])
		}
		const lacks = await t.lacks('fetch asks no other origin for leave', () => asksNoLeave(t))
		const s = await t.serve({ body: 'data: a\n\n' })
		const source = t.source(s.at('other'))
		const { type } = await Promise.race([t.next(source, 'open'), t.next(source, 'error')])
		t.equal(type, lacks ? 'open' : 'error')
	})
	scenario('CORS: a POST with JSON asks before it goes out', {}, async (t) => {
		const lacks = await t.lacks('fetch asks no other origin for leave', () => asksNoLeave(t))
		const s = await t.serve({ cors: 'origin', body: 'data: a\n\n' })
		await t.next(t.source(s.at('other'), { method: 'POST', body: {}, headers: { 'x-own': 'yes' } }), 'message')
		t.equal([(await s.seen())[0].headers['x-own'], await s.preflights()], ['yes', lacks ? 0 : 1])
		const refused = await t.serve({ then: 'end' })
		const { outcome } = await t.source(refused.at('other'), { method: 'POST', body: {} }).closed
		t.equal([outcome, await refused.count()], lacks ? ['eof', 1] : ['failed', 0])
	})
	scenario('CORS: a reconnection with Last-Event-ID', { native: true }, async (t) => {
		const s = await t.serve({ cors: '*', body: 'retry: 1\nid: 1\ndata: a\n\n', then: 'end' }, { cors: '*', body: 'data: b\n\n' })
		t.equal(await t.take(t.source(s.at('other')), 5), ['open 1', 'message a 1', 'error 0', 'open 1', 'message b 1'])
		t.equal((await s.seen(2))[1].headers['last-event-id'], '1')
	})
	scenario('CORS: the id as a parameter makes no preflight', {}, async (t) => {
		const s = await t.serve({ cors: '*', body: 'retry: 1\nid: é 1\ndata: a\n\n', then: 'end' }, { cors: '*', body: 'data: b\n\n' })
		t.equal(await t.take(t.source(s.at('other'), { lastEventIdParameter: 'from' }), 5), ['open 1', 'message a 1', 'error 0', 'open 1', 'message b 1'])
		const [first, second] = await s.seen(2)
		t.equal([new URL(first.url).searchParams.get('from'), new URL(second.url).searchParams.get('from'), second.headers['last-event-id'], await s.preflights()], [null, 'é 1', undefined, 0])
	})
}
