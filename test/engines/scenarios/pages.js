'use strict'
// What only a document can show.
{
	const page = { in: ['page'] }
	const loaded = (t, frame) => t.next(frame, 'load')
	/** A frame with a document of the server's, which has the classes of this page's build. */
	async function frameOf(t, query = '') {
		const frame = document.createElement('iframe')
		frame.src = `/blank?build=${harness.build}${query}`
		const ready = loaded(t, frame)
		document.body.append(frame)
		await ready
		return frame
	}
	/** Makes a source in a frame, with listeners of the frame's own, see realms/frame.js; what is dispatched comes to the log. */
	const watchIn = (t, frame, url, ...init) => frame.contentWindow.watch(t.isNative ? 'NativeEventSource' : 'EventSource', [], url, ...init)

	for (const [way, init] of [['a GET', []], ['a POST', [{ method: 'POST', body: 'x' }]]]) {
		for (const [name, leave] of [
			['a frame that is removed', (frame) => frame.remove()],
			['a frame that goes elsewhere', (frame) => void (frame.src = '/blank')],
			['a frame that is loaded again', (frame) => frame.contentWindow.location.reload()],
		]) {
			scenario(`leaving: ${name}: ${way}`, { ...page, native: !init.length }, async (t) => {
				const s = await t.serve({ body: 'retry: 1\nid: 1\ndata: a\n\n' })
				const frame = await frameOf(t)
				const { log } = watchIn(t, frame, s.url, ...init)
				await t.until(() => log.includes('a'))
				const gone = frame.isConnected && name.includes('removed') ? undefined : loaded(t, frame)
				leave(frame)
				await gone
				t.equal(await s.left(), 'cancelled')
				await harness.pause(50)
				t.equal([log, await s.count()], [['open', 'a'], 1])
				frame.remove()
			})
		}
	}
	function follow(frame, url) {
		const link = frame.contentDocument.createElement('a')
		link.href = url
		frame.contentDocument.documentElement.append(link)
		link.click()
	}
	for (const [name, url] of [['a download', '/download'], ['a link to no content', '/nothing']]) {
		// The own classes of Firefox and WebKit do not go on there, so they are not asked.
		scenario(`a page that stays, behind ${name}: a GET goes on`, page, async (t) => {
			const s = await t.serve({ body: 'retry: 1\ndata: a\n\n' })
			const frame = await frameOf(t)
			const { log } = watchIn(t, frame, s.url)
			await t.until(() => log.includes('a'))
			const stays = frame.contentWindow.location.href
			const isLeft = () => frame.contentWindow.location.href !== stays
			follow(frame, url)
			await t.until(async () => (await (await t.fetch(`/clicked?path=${url}`)).json()) > 0)
			await t.until(async () => {
				await s.write('data: b\n\n').catch(() => undefined) // the request that the click has ended
				return log.includes('b') || isLeft()
			})
			if (await t.lacks(`${name} leaves the page where it is`, isLeft)) return
			// Firefox ends a page's requests when a navigation starts, WebKit sometimes. That is a loss, which is told, and the GET goes on.
			if (log.includes('error')) {
				t.equal(await s.left(), 'cancelled')
				t.limits.add('the start of a navigation ends the requests of a page that then stays')
			}
			t.equal(log.filter((entry) => entry !== 'b'), log.includes('error') ? ['open', 'a', 'error', 'open', 'a'] : ['open', 'a'])
			frame.remove()
		})
	}
	scenario('a POST that a download cancels does not stay open', page, async (t) => {
		const s = await t.serve({ body: 'data: a\n\n' })
		const frame = await frameOf(t)
		const { source, log } = watchIn(t, frame, s.url, { method: 'POST', body: 'x' })
		await t.until(() => log.includes('a'))
		follow(frame, '/download')
		const how = await Promise.race([s.left(), harness.pause(1000)])
		if (how === 'cancelled') t.equal((await source.closed).outcome, 'failed')
		else t.equal(source.readyState, 1)
		frame.remove()
	})

	const policy = (text) => `&content-security-policy=${encodeURIComponent(text)}`
	scenario('CSP with \'wasm-unsafe-eval\'', page, async (t) => {
		const s = await t.serve({ body: 'data: a\n\n', then: 'end' })
		const frame = await frameOf(t, policy("script-src 'self' 'wasm-unsafe-eval'"))
		const { source, log } = watchIn(t, frame, s.url, { method: 'POST', body: 'x' })
		t.equal([(await source.closed).outcome, log], ['eof', ['open', 'a', 'error']])
		frame.remove()
	})
	scenario('CSP without it: WebAssembly is missed before anything is sent, by name', page, async (t) => {
		for (const text of ["script-src 'self'", "default-src 'self'"]) {
			const s = await t.serve({ body: 'data: a\n\n', then: 'end' })
			const frame = await frameOf(t, policy(`${text}; connect-src *`))
			const { source } = watchIn(t, frame, s.url, { method: 'POST', body: 'x' })
			const { outcome, error } = await source.closed
			if (harness.wasm) {
				t.equal([outcome, error.reason, await s.count()], ['failed', 'wasm', 0])
				t.ok(/wasm-unsafe-eval/.test(error.message), `the message is ${error.message}`)
			} else {
				t.equal(outcome, 'eof')
			}
			frame.remove()
		}
	})
	/** A policy that allows the module, but neither WebAssembly nor the file of the translated core. */
	const withoutCores = `script-src ${['globals.mjs', 'dist/eventsource.mjs', 'realms/frame.js'].map((path) => `${globalThis.location?.origin}/${path}`).join(' ')}`
	/** A frame with the module, and what a POST there comes to. */
	async function postFromModule(t, scripts) {
		const s = await t.serve({ body: 'data: a\n\n', then: 'end' })
		const frame = await frameOf(t, `&as=module${policy(`${scripts}; connect-src *`)}`)
		const { source, log } = watchIn(t, frame, s.url, { method: 'POST', body: 'x' })
		void source.reconnectionTime // asked before the core may be there
		const { outcome, error } = await source.closed
		const asked = frame.contentWindow.performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/core.mjs')).length
		return { outcome, error, log, asked, count: await s.count(), frame }
	}
	scenario('the module loads the translated core where WebAssembly is forbidden, and only there', page, async (t) => {
		for (const [scripts, loads] of [["script-src 'self' 'wasm-unsafe-eval'", 0], ["script-src 'self'", harness.wasm ? 1 : 0]]) {
			const { outcome, log, asked, frame } = await postFromModule(t, scripts)
			t.equal([outcome, log, asked], ['eof', ['open', 'a', 'error'], loads], scripts)
			const again = await t.serve({ body: 'data: b\n\n', then: 'end' })
			const decoded = new Response('data: c\n\n').body.pipeThrough(new frame.contentWindow.EventStreamDecoder())
			t.equal((await decoded.getReader().read()).value.data, 'c')
			const second = watchIn(t, frame, again.url, { method: 'POST' })
			t.equal([(await second.source.closed).outcome, second.log[1]], ['eof', 'b'])
			frame.remove()
		}
	})
	scenario('a decoder, before the translated core has come, takes what it is given', page, async (t) => {
		const frame = await frameOf(t, `&as=module${policy("script-src 'self'")}`)
		const decoded = new Response('data: a\n\ndata: b\n\n').body.pipeThrough(new frame.contentWindow.EventStreamDecoder())
		const reader = decoded.getReader()
		t.equal([(await reader.read()).value.data, (await reader.read()).value.data, (await reader.read()).done], ['a', 'b', true])
		frame.remove()
		if (!harness.wasm) return
		const without = await frameOf(t, `&as=module${policy(withoutCores)}`)
		const { readable } = new without.contentWindow.EventStreamDecoder()
		t.equal(await readable.getReader().read().then(() => 'nothing', ({ reason }) => reason), 'wasm')
		without.remove()
	})
	scenario('the module without either core: missed before anything is sent, by name', page, async (t) => {
		if (!harness.wasm) return // it has one
		const { outcome, error, log, count, frame } = await postFromModule(t, withoutCores)
		t.equal([outcome, error.reason, log, count], ['failed', 'wasm', ['error'], 0])
		t.ok(/nowasm/.test(error.message), `the message is ${error.message}`)
		t.equal(t.thrown(() => new frame.contentWindow.EventStreamDecoder()), 'EventSourceError') // it is known by now
		frame.remove()
	})
	scenario('CSP that forbids the connection', { ...page, native: true }, async (t) => {
		const s = await t.serve({ body: 'data: a\n\n' })
		const frame = await frameOf(t, policy("connect-src 'none'; script-src 'self' 'wasm-unsafe-eval'"))
		const { source, log } = watchIn(t, frame, s.url)
		await t.until(() => log.length)
		t.equal([log[0], await s.count()], ['error', 0])
		source.close()
		frame.remove()
	})

	scenario('a service worker in between: passes on, and answers itself', { ...page, native: true }, async (t) => {
		if (await t.lacks('there are no service workers', () => !navigator.serviceWorker)) return
		const registration = await navigator.serviceWorker.register('/between/worker.js', { scope: '/between/' })
		const worker = registration.installing ?? registration.waiting ?? registration.active
		while (worker.state !== 'activated') await t.next(worker, 'statechange')
		const frame = document.createElement('iframe')
		frame.src = `/between/blank?build=${harness.build}`
		const ready = loaded(t, frame)
		document.body.append(frame)
		await ready
		t.ok(frame.contentWindow.navigator.serviceWorker.controller, 'no service worker is in between')
		const s = await t.serve({ body: 'data: passed on\n\n' })
		const passed = watchIn(t, frame, s.url)
		await t.until(() => passed.log.includes('passed on'))
		await s.write('data: more\n\n')
		await t.until(() => passed.log.includes('more'))
		passed.source.close()
		const answered = watchIn(t, frame, '/between/answered', ...(t.isNative ? [] : [{ method: 'POST', body: 'é' }]))
		await t.until(() => answered.log.length === 3)
		t.equal(answered.log, ['open', t.isNative ? 'GET ' : 'POST é', 'second'])
		answered.source.close()
		frame.remove()
		await registration.unregister()
	})
	scenario('a class of a frame is of the frame: base URL, events, errors', { ...page, native: true }, async (t) => {
		const frame = await frameOf(t)
		const inner = frame.contentWindow
		const s = await t.serve({ body: 'data: a\n\n' })
		inner.document.head.appendChild(inner.document.createElement('base')).href = s.url.replace(/[^/]*$/, '')
		const { source } = watchIn(t, frame, s.key)
		const e = await t.next(source, 'message')
		t.equal([source.url, source instanceof inner.EventTarget, e instanceof inner.MessageEvent, e instanceof MessageEvent], [s.url, true, true, false])
		source.close()
		frame.remove()
	})
}
