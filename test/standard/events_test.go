package standard

// HTML §9.2.3 and §9.2.6 on what is dispatched; DOM §2.2 and HTML §9.1 on what the events are.
func events(show shower) {
	show(inAll, []behaviour{
		{name: "open is a plain event",
			script: `const es = source(serve({})), e = await next(es, 'open')
			return plain(e, es)`,
			want: plainEvent("open")},
		{name: "error is a plain event",
			script: `const es = source(serve({ end: true })), e = await next(es, 'error')
			return plain(e, es)`,
			want: plainEvent("error")},
		{name: "a refusal's error is a plain event",
			script: `const es = source(serve({ status: 404 })), e = await next(es, 'error')
			return plain(e, es)`,
			want: plainEvent("error")},
		{name: "a message is a MessageEvent in every attribute",
			script: `const es = source(serve({ body: 'id: 7\ndata: a\n\n' })), e = await next(es, 'message')
			return [e instanceof MessageEvent, e instanceof Event, e.constructor === MessageEvent, String(e), e.type, e.data, e.lastEventId,
				e.origin === location.origin, e.source, e.ports.length, e.bubbles, e.cancelable, e.composed, e.defaultPrevented, e.target === es, e.timeStamp > 0]`,
			want: []any{true, true, true, "[object MessageEvent]", "message", "a", "7", true, nil, 0, false, false, false, false, true, true}},
		{name: "a message has no properties of its own but isTrusted",
			script: `const e = await next(source(serve({ body: 'data: a\n\n' })), 'message')
			return Reflect.ownKeys(e)`,
			want: []string{"isTrusted"}},
		{name: "a message enumerates what a MessageEvent does",
			script: `const e = await next(source(serve({ body: 'data: a\n\n' })), 'message')
			const names = (o) => { const all = []; for (const name in o) all.push(name); return all.sort().join() }
			return names(e) === names(new MessageEvent('message'))`,
			want: true},
		{name: "every attribute of MessageEvent can be read from a message",
			script: `const e = await next(source(serve({ body: 'data: a\n\n' })), 'message'), failing = []
			for (const name in e) try { e[name] } catch { failing.push(name) }
			return failing`,
			want: []any{}},
		{name: "MessageEvent's own accessors take a message",
			script: `const e = await next(source(serve({ body: 'data: a\n\n' })), 'message')
			return ['data', 'origin', 'lastEventId', 'source', 'ports'].map((name) => {
				try { return JSON.stringify(Object.getOwnPropertyDescriptor(MessageEvent.prototype, name).get.call(e)).replace(location.origin, 'origin') } catch (error) { return error.name }
			})`,
			want: []string{`"a"`, `"origin"`, `""`, "null", "[]"}},
		{name: "a message's prototype is MessageEvent's",
			script: `const e = await next(source(serve({ body: 'data: a\n\n' })), 'message')
			return Object.getPrototypeOf(e) === MessageEvent.prototype`,
			want: true},
		{name: "ports are one frozen array",
			script: `const e = await next(source(serve({ body: 'data: a\n\n' })), 'message')
			return [Array.isArray(e.ports), Object.isFrozen(e.ports), e.ports === e.ports]`,
			want: []bool{true, true, true}},
		{name: "a message's attributes cannot be set",
			script: `const e = await next(source(serve({ body: 'data: a\n\n' })), 'message')
			return ['data', 'origin', 'lastEventId', 'source', 'ports', 'type'].map((name) => thrown(() => { e[name] = 1 }))`,
			want: []string{"TypeError", "TypeError", "TypeError", "TypeError", "TypeError", "TypeError"}},
		{name: "initMessageEvent changes nothing while a message is dispatched",
			script: `const es = source(serve({ body: 'data: a\n\n' }))
			return new Promise((resolve) => es.addEventListener('message', (e) => resolve([thrown(() => e.initMessageEvent('x', false, false, 'changed')), e.data])))`,
			want: []string{"nothing", "a"}},
		{name: "a message can be dispatched again, elsewhere",
			script: `const e = await next(source(serve({ body: 'data: a\n\n' })), 'message'), target = new EventTarget()
			await new Promise((resolve) => setTimeout(resolve)) // natively the dispatch is not over before the next task
			const got = next(target, 'message')
			target.dispatchEvent(e)
			return [(await got).data, e.target === target]`,
			want: []any{"a", true}},
		{name: "a message while it is dispatched",
			script: `const es = source(serve({ body: 'data: a\n\n' }))
			return new Promise((resolve) => es.addEventListener('message', (e) => {
				resolve([e.eventPhase, e.currentTarget === es, e.composedPath().length, e.composedPath()[0] === es, e.srcElement === es, e.returnValue, thrown(() => es.dispatchEvent(e))])
			}))`,
			want: []any{2, true, 1, true, true, true, "InvalidStateError"}},
		{name: "events of any name reach their listeners only",
			script: `return take(source(serve({ body: 'data: a\n\nevent: own\ndata: b\n\nevent: other\ndata: c\n\nevent: message\ndata: d\n\nevent: \ndata: e\n\n' })), 5, 'own')`,
			want:   []string{"open 1", "message a 1", "own b 1", "message d 1", "message e 1"}},
		{name: "names of a server's do not collide",
			script: `const es = source(serve({ body: ['open', 'error', 'close', 'constructor', '__proto__', 'ö'].map((type) => 'event: ' + type + '\ndata: ' + type + '\n\n').join('') }))
			const calls = []
			es.onopen = es.onerror = (e) => calls.push(e.type + ' ' + e.data)
			return [await take(es, 7, 'close', 'constructor', '__proto__', 'ö'), calls]`,
			want: []any{[]string{"open 1", "open open 1", "error error 1", "close close 1", "constructor constructor 1", "__proto__ __proto__ 1", "ö ö 1"},
				[]string{"open undefined", "open open", "error error"}}},
		{name: "a last event ID stays until another comes, and an empty one resets it",
			script: `const es = source(serve({ body: 'data: 0\n\nid: 1\ndata: 1\n\ndata: 2\n\nid\ndata: 3\n\nid: 4\n\ndata: 4\n\n' })), ids = []
			await new Promise((resolve) => es.addEventListener('message', (e) => { ids.push(e.lastEventId); if (e.data === '4') resolve() }))
			return ids`,
			want: []string{"", "1", "1", "", "4"}},
		{name: "the constructor dispatches nothing before it returns, nor do microtasks",
			script: `const es = source(serve({ body: 'data: a\n\n' }))
			for (let i = 0; i < 100; i++) await null
			return [es.readyState, ...(await take(es, 2))]`,
			want: []any{0, "open 1", "message a 1"}},
		{name: "an end is told while connecting, then it opens again",
			script: `return take(source(serve({ body: 'retry: 1\ndata: a\n\n', end: true }, { body: 'data: b\n\n' })), 5)`,
			want:   []string{"open 1", "message a 1", "error 0", "open 1", "message b 1"}},
		{name: "close() in a listener stops the rest of the chunk",
			script: `const es = source(serve({ body: 'data: a\n\ndata: b\n\ndata: c\n\nevent: own\ndata\n\n' }, { status: 204 })), log = []
			for (const type of ['open', 'message', 'own', 'error']) es.addEventListener(type, (e) => { log.push(e.data ?? type); if (e.data === 'b') es.close() })
			es.addEventListener('message', (e) => log.push(e.data + ' at the next listener ' + es.readyState))
			await gone(es.url)
			return [log, (await seen(es.url)).length]`,
			want: []any{[]string{"open", "a", "a at the next listener 1", "b", "b at the next listener 2"}, 1}},
		{name: "close() in an open listener lets no message through",
			script: `const es = source(serve({ body: 'data: a\n\n' })), log = []
			es.onopen = () => { log.push('open'); es.close() }
			es.onmessage = es.onerror = (e) => log.push(e.type)
			await gone(es.url)
			return [log, es.readyState]`,
			want: []any{[]string{"open"}, 2}},
		{name: "close() in an error listener prevents the reconnection",
			script: `const es = source(serve({ body: 'retry: 1\n\n', end: true })), log = []
			es.onerror = (e) => { log.push('error ' + es.readyState); es.close() }
			await next(es, 'error')
			await anotherReconnects(source, 20)
			return [log, es.readyState, (await seen(es.url)).length]`,
			want: []any{[]string{"error 0"}, 2, 1}},
		{name: "close() before the response dispatches nothing",
			script: `const es = source(serve({ body: 'data: a\n\n' })), log = []
			es.onopen = es.onmessage = es.onerror = (e) => log.push(e.type)
			es.close()
			const another = source(serve({ body: 'data: a\n\n' }))
			await next(another, 'message')
			return [log, es.readyState]`,
			want: []any{[]any{}, 2}},
		{name: "a listener that throws is reported and stops nothing",
			script: `const log = [], boom = new Error('boom'), es = source(serve({ body: 'data: a\n\ndata: b\n\nevent: own\ndata: c\n\n' }))
			const errors = await reported(async () => {
				es.onopen = () => { throw boom }
				es.addEventListener('message', () => { throw boom })
				es.onmessage = (e) => { log.push(e.data); throw 'text' }
				es.addEventListener('own', { handleEvent() { throw boom } })
				await next(es, 'own')
			})
			return [log, errors.map((e) => e === boom ? 'boom' : e), es.readyState]`,
			want: []any{[]string{"a", "b"}, []string{"boom", "boom", "text", "boom", "text", "boom"}, 1}},
		{name: "an error listener that throws does not prevent the reconnection",
			script: `const es = source(serve({ body: 'retry: 1\n\n', end: true }, { body: 'data: b\n\n' }))
			const errors = await reported(async () => {
				es.onerror = () => { throw 'text' }
				await next(es, 'message')
			})
			return errors`,
			want: []string{"text"}},
		{name: "a handler that is a rejecting async function is an unhandled rejection",
			script: `const es = source(serve({ body: 'data: a\n\ndata: b\n\n' })), reasons = []
			const listener = (e) => { reasons.push(e.reason); e.preventDefault() }
			addEventListener('unhandledrejection', listener)
			try {
				es.onmessage = async (e) => { throw e.data }
				while (reasons.length < 2) await next(globalThis, 'unhandledrejection')
			} finally { removeEventListener('unhandledrejection', listener) }
			return [reasons, es.readyState]`,
			want: []any{[]string{"a", "b"}, 1}},
		{name: "listeners: options, objects, signals, removal, duplicates",
			script: `const es = source(serve({ body: 'data: a\n\ndata: b\n\nevent: end\ndata\n\n' })), log = []
			const twice = () => log.push('twice'), removed = () => log.push('removed'), controller = new AbortController()
			es.addEventListener('message', () => log.push('once'), { once: true })
			es.addEventListener('message', { handleEvent(e) { log.push('object ' + e.data) } })
			es.addEventListener('message', twice); es.addEventListener('message', twice)
			es.addEventListener('message', removed); es.removeEventListener('message', removed)
			es.addEventListener('message', removed, { signal: controller.signal }); controller.abort()
			es.addEventListener('message', null)
			es.addEventListener('message', (e) => { if (e.data === 'b') e.stopImmediatePropagation() })
			es.addEventListener('message', () => log.push('last'))
			await next(es, 'end')
			return log.join()`,
			want: "once,object a,twice,last,object b,twice"},
		{name: "a listener added through EventTarget's prototype",
			script: `const es = source(serve({ body: 'event: own\ndata: a\n\nevent: end\ndata\n\n' })), log = []
			EventTarget.prototype.addEventListener.call(es, 'own', (e) => log.push(e.data))
			await next(es, 'end')
			return log`,
			want: []string{"a"}},
		{name: "addEventListener's own arguments",
			script: `const es = source(serve({}))
			return [es.addEventListener.length, thrown(() => es.addEventListener()), thrown(() => es.addEventListener('message')),
				thrown(() => es.addEventListener('message', 1)), thrown(() => es.addEventListener(Symbol('x'), null)), es.addEventListener('message', () => {}),
				thrown(() => es.addEventListener('message', null, { get once() { throw 'from the getter' } }))]`,
			want: []any{2, "TypeError", "TypeError", "TypeError", "TypeError", nil, "from the getter"}},
		{name: "a page may dispatch events of its own",
			script: `const es = source(serve({})), log = []
			es.onmessage = (e) => log.push(e.data)
			es.onerror = (e) => log.push('error ' + es.readyState)
			es.dispatchEvent(new MessageEvent('message', { data: { own: true } }))
			es.dispatchEvent(new Event('error'))
			return [log, thrown(() => es.dispatchEvent({}))]`,
			want: []any{[]any{descriptor{"own": true}, "error 0"}, "TypeError"}},
		{name: "listeners may open and close other sources",
			script: `const url = serve({ body: 'data: a\n\ndata: b\n\n' }), log = []
			const first = source(url)
			await new Promise((resolve) => {
				first.onmessage = (e) => {
					log.push('first ' + e.data)
					const inner = source(url)
					inner.onmessage = (f) => { log.push('inner ' + e.data + f.data); inner.close(); if (log.length === 4) resolve() }
				}
			})
			return log.sort()`,
			want: []string{"first a", "first b", "inner aa", "inner ba"}},
	})
}

// The plain helper of the scripts and what it gives for an open or error event.
func plainEvent(kind string) []any {
	return []any{true, false, "[object Event]", kind, false, false, false, false, true, true, false, "undefined"}
}
