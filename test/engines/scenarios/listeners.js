'use strict'
// Both handler paths, with a dispatch and without, and every form of a listener.
{
	const ways = [['a GET', []], ['a POST', [{ method: 'POST', body: 'x' }]]]
	const three = { body: 'data: a\n\ndata: b\n\nevent: end\ndata\n\n' }
	for (const [way, init] of ways) {
		const native = !init.length
		scenario(`listeners: once, objects, signals, removal, duplicates, capture: ${way}`, { native }, async (t) => {
			const s = await t.serve(three)
			const source = t.source(s.url, ...init)
			const log = []
			const twice = () => log.push('twice')
			const removed = () => log.push('removed')
			const controller = new AbortController()
			source.addEventListener('message', () => log.push('once'), { once: true })
			source.addEventListener('message', { handleEvent(e) { log.push(`object ${e.data}`) } })
			source.addEventListener('message', twice)
			source.addEventListener('message', twice)
			source.addEventListener('message', removed)
			source.removeEventListener('message', removed)
			const capture = !(await t.lacks('EventTarget takes no capture', () => t.thrown(() => new EventTarget().addEventListener('x', removed, true)) !== 'nothing'))
			source.addEventListener('message', removed, capture)
			source.removeEventListener('message', removed, { capture })
			source.addEventListener('message', (e) => { if (e.data === 'b') controller.abort() })
			source.addEventListener('message', (e) => log.push(`until aborted ${e.data}`), { signal: controller.signal })
			source.addEventListener('message', null)
			source.addEventListener('message', (e) => { if (e.data === 'b') e.stopImmediatePropagation() })
			source.addEventListener('message', () => log.push('last'))
			await t.next(source, 'end')
			t.equal(log, ['once', 'object a', 'twice', 'until aborted a', 'last', 'object b', 'twice'])
		})
		scenario(`a sole handler, replaced and removed: ${way}`, { native }, async (t) => {
			const s = await t.serve({ body: 'data: a\n\n' })
			const source = t.source(s.url, ...init)
			const log = []
			source.onmessage = function (e) { log.push(['first', e.data, this === source, e.type].join()) }
			await t.until(() => log.length === 1)
			source.onmessage = (e) => log.push(['second', e.data].join())
			await s.write('data: b\n\n')
			await t.until(() => log.length === 2)
			source.onmessage = null
			t.equal(source.onmessage, null)
			await s.write('data: nobody\n\n')
			await t.until(async () => {
				source.onmessage = { handleEvent() { log.push('an object is no handler') } }
				await s.write('data: no function\n\n')
				source.onmessage = (e) => log.push(['third', e.data].join())
				return true
			})
			await s.write('data: c\n\n')
			await t.until(() => log.some((entry) => entry.endsWith(',c')))
			t.equal(log.filter((entry) => !/no function|nobody/.test(entry)), ['first,a,true,message', 'second,b', 'third,c'])
		})
		scenario(`handlers are called once, among listeners in the order they were set: ${way}`, { native }, async (t) => {
			const s = await t.serve({ body: 'data: a\n\n', then: 'hold' })
			const source = t.source(s.url, ...init)
			const log = []
			source.addEventListener('message', () => log.push('before'))
			source.onmessage = () => log.push('replaced')
			source.onopen = () => log.push('open')
			source.addEventListener('message', () => log.push('behind'))
			source.onmessage = () => log.push('handler')
			await t.until(() => log.includes('behind'))
			await harness.pause(0)
			t.equal(log, ['open', 'before', 'handler', 'behind'])
		})
		scenario(`a sole handler, then a listener too: ${way}`, { native }, async (t) => {
			const s = await t.serve({ body: 'data: a\n\n' })
			const source = t.source(s.url, ...init)
			const log = []
			source.onmessage = (e) => log.push(`handler ${e.data}`)
			await t.until(() => log.length)
			source.addEventListener('message', (e) => log.push(`listener ${e.data}`))
			await s.write('data: b\n\n')
			await t.until(() => log.length === 3)
			t.equal(log, ['handler a', 'handler b', 'listener b'])
		})
		scenario(`throwing handlers and listeners are reported, and change nothing: ${way}`, { native }, async (t) => {
			const s = await t.serve({ wait: true, body: three.body })
			const source = t.source(s.url, ...init)
			const log = []
			const errors = await t.reported(6, async () => {
				source.onopen = () => { throw new Error('open') }
				source.onmessage = (e) => { log.push(e.data); throw new Error(`handler ${e.data}`) }
				source.addEventListener('message', (e) => { throw new Error(`listener ${e.data}`) })
				source.addEventListener('end', { handleEvent() { throw new Error('object') } })
				const end = t.next(source, 'end')
				await s.write('')
				await end
			})
			t.equal([errors.map((e) => e.message ?? e).map((text) => text.replace(/^Uncaught Error: /, '')), log, source.readyState],
				[['open', 'handler a', 'listener a', 'handler b', 'listener b', 'object'], ['a', 'b'], 1])
		})
		scenario(`a throwing sole handler is reported, and changes nothing: ${way}`, { native }, async (t) => {
			const s = await t.serve({ body: 'data: a\n\ndata: b\n\ndata: c\n\n' })
			const source = t.source(s.url, ...init)
			const log = []
			const errors = await t.reported(3, async () => {
				source.onmessage = (e) => { log.push(e.data); throw new Error(e.data) }
				await t.until(() => log.length === 3)
			})
			t.equal([errors.map((e) => e.message), log, source.readyState], [['a', 'b', 'c'], ['a', 'b', 'c'], 1])
		})
		scenario(`an error listener that throws does not change what follows: ${way}`, { native }, async (t) => {
			const s = await t.serve({ body: 'retry: 1\n\n', then: 'end' }, { body: 'data: b\n\n' })
			const source = t.source(s.url, ...init)
			const errors = await t.reported(1, async () => {
				source.onerror = () => { throw new Error('mine') }
				if (init.length) await source.closed
				else await t.next(source, 'message')
			})
			t.equal(errors.map((e) => e.message), ['mine'])
		})
	}
	scenario('what is handed to a sole listener answers as what is dispatched', {}, async (t) => {
		// What can be read from an event that is dispatched, and what its methods and setters change.
		const attributes = ['isTrusted', 'source', 'ports', 'currentTarget', 'target', 'eventPhase', 'bubbles', 'cancelable', 'composed', 'defaultPrevented', 'cancelBubble', 'returnValue', 'userActivation', 'type', 'data', 'origin', 'lastEventId']
		const say = (e, source) => {
			const said = attributes.map((name) => (e[name] === source ? 'the source' : e[name]))
			const changes = [
				() => e.stopPropagation(), () => e.preventDefault(), () => e.stopImmediatePropagation(),
				() => { e.returnValue = false }, () => { e.target = 'x' },
			]
			for (const change of changes) said.push([t.thrown(change), e.cancelBubble, e.defaultPrevented, e.returnValue, e.type, e.data])
			const copy = new MessageEvent(e.type, e)
			said.push([copy.type, copy.data, copy.lastEventId])
			said.push(e.timeStamp > 0, e instanceof MessageEvent, e.constructor === MessageEvent)
			return said
		}
		const seen = []
		for (const options of [[], [false]]) {
			const s = await t.serve({ body: 'event: own\nid: 7\ndata: a\n\n' })
			const source = t.source(s.url, { method: 'POST' })
			let event
			let path
			source.addEventListener('own', (e) => {
				event = [e, ...say(e, source)]
				path = e.composedPath().map((target) => target === source)
			}, ...options)
			await t.until(() => event)
			await harness.pause(0)
			const [e, ...during] = event
			seen.push(during)
			if (options.length) continue // older engines' paths are empty in a dispatch
			t.equal([path, e.target === source, e.currentTarget, e.eventPhase, e.composedPath(), e.type, e.data], [[true], true, null, 0, [], 'own', 'a'])
		}
		t.equal(seen[0], seen[1])
	})
}
