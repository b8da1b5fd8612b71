package standard

// HTML §9.2.2 "The EventSource interface", in the terms of Web IDL §3.7.
func interfaceObject(show shower) {
	show(inAll, []behaviour{
		{name: "a constructor of one argument, named EventSource", script: `return [typeof Source, Source.name, Source.length]`,
			want: []any{"function", "EventSource", 1}},
		{name: "a property of the global object as Web IDL defines it", oursOnly: true,
			script: `const { value, ...rest } = Object.getOwnPropertyDescriptor(globalThis, 'EventSource')
			return [value === Source, rest]`,
			want: []any{true, descriptor{"writable": true, "enumerable": false, "configurable": true}}},
		{name: "inherits from EventTarget", script: `const es = source(serve({}))
			return [Object.getPrototypeOf(Source) === EventTarget, Object.getPrototypeOf(Source.prototype) === EventTarget.prototype,
				Object.getPrototypeOf(es) === Source.prototype, es instanceof Source, es instanceof EventTarget, es.constructor === Source]`,
			want: []bool{true, true, true, true, true, true}},
		{name: "prototype can be neither written nor changed",
			script: `const { value, ...rest } = Object.getOwnPropertyDescriptor(Source, 'prototype'); return rest`,
			want:   descriptor{"writable": false, "enumerable": false, "configurable": false}},
		{name: "the prototype's constructor is writable and hidden",
			script: `const { value, ...rest } = Object.getOwnPropertyDescriptor(Source.prototype, 'constructor'); return [value === Source, rest]`,
			want:   []any{true, descriptor{"writable": true, "enumerable": false, "configurable": true}}},
		{name: "constants on the class and on its prototype",
			script: `return [Source, Source.prototype].map((o) => ['CONNECTING', 'OPEN', 'CLOSED'].map((name) => Object.getOwnPropertyDescriptor(o, name)))`,
			want: [][]descriptor{
				{constant(0), constant(1), constant(2)},
				{constant(0), constant(1), constant(2)},
			}},
		{name: "constants of an instance cannot be changed", script: `const es = source(serve({}))
			return [es.CONNECTING, es.OPEN, es.CLOSED, thrown(() => { es.OPEN = 7 }), thrown(() => { Source.OPEN = 7 }), es.OPEN]`,
			want: []any{0, 1, 2, "TypeError", "TypeError", 1}},
		{name: "attributes are enumerable accessors of the prototype",
			script: `return ['url', 'withCredentials', 'readyState', 'onopen', 'onmessage', 'onerror'].map((name) => {
				const { get, set, enumerable, configurable } = Object.getOwnPropertyDescriptor(Source.prototype, name)
				return [get.name, get.length, set ? [set.name, set.length] : 'read-only', enumerable, configurable].join(' ')
			})`,
			want: []string{
				"get url 0 read-only true true", "get withCredentials 0 read-only true true", "get readyState 0 read-only true true",
				"get onopen 0 set onopen,1 true true", "get onmessage 0 set onmessage,1 true true", "get onerror 0 set onerror,1 true true",
			}},
		{name: "close is an enumerable method without arguments",
			script: `const { value, ...rest } = Object.getOwnPropertyDescriptor(Source.prototype, 'close'); return [value.name, value.length, rest]`,
			want:   []any{"close", 0, descriptor{"writable": true, "enumerable": true, "configurable": true}}},
		{name: "close returns undefined, however often", script: `const es = source(serve({})); return [es.close() === undefined, es.close() === undefined, es.readyState]`,
			want: []any{true, true, 2}},
		{name: "the tag is EventSource", script: `const es = source(serve({}))
			return [String(es), Object.prototype.toString.call(Source.prototype), Object.getOwnPropertyDescriptor(Source.prototype, Symbol.toStringTag)]`,
			want: []any{"[object EventSource]", "[object EventSource]",
				descriptor{"value": "EventSource", "writable": false, "enumerable": false, "configurable": true}}},
		{name: "an instance has no properties of its own", script: `return Reflect.ownKeys(source(serve({})))`, want: []any{}},
		{name: "read-only attributes cannot be set", script: `const es = source(serve({}))
			return ['url', 'readyState', 'withCredentials'].map((name) => thrown(() => { es[name] = 1 }))`,
			want: []string{"TypeError", "TypeError", "TypeError"}},
		{name: "accessors and methods refuse another this",
			script: `return [{}, Source.prototype, new EventTarget()].map((o) => [
				...['url', 'withCredentials', 'readyState', 'onopen'].map((name) => thrown(() => Reflect.get(Source.prototype, name, o))),
				thrown(() => Reflect.set(Source.prototype, 'onopen', null, o)),
				thrown(() => Source.prototype.close.call(o)),
			].join(' '))`,
			want: []string{
				"TypeError TypeError TypeError TypeError TypeError TypeError",
				"TypeError TypeError TypeError TypeError TypeError TypeError",
				"TypeError TypeError TypeError TypeError TypeError TypeError",
			}},
		{name: "can be subclassed", script: `class Mine extends Source { constructor(url) { super(url); this.own = 1 } get readyState() { return super.readyState + 10 } }
			const es = new Mine(serve({})); es.close()
			return [es instanceof Source, es instanceof Mine, es.readyState, es.own, Reflect.construct(Source, [serve({})], Mine) instanceof Mine]`,
			want: []any{true, true, 12, 1, true}},
		{name: "cannot be cloned", script: `return thrown(() => structuredClone(source(serve({}))))`, want: "DataCloneError"},
	})
}

type descriptor map[string]any

func constant(value int) descriptor {
	return descriptor{"value": value, "writable": false, "enumerable": true, "configurable": false}
}

// HTML §9.2.2, the constructor's steps; Web IDL §3.2 on how arguments are converted.
func constructor(show shower) {
	show(inAll, []behaviour{
		{name: "TypeError without new", script: `return thrown(() => Source(serve({})))`, want: "TypeError"},
		{name: "TypeError without an argument", script: `return thrown(() => new Source())`, want: "TypeError"},
		{name: "SyntaxError for a URL that does not parse",
			script: `return ['http://[', 'https://', 'http://a:b/', '//['].map((url) => {
				try { source(url) } catch (e) { return [e instanceof DOMException, e.constructor === DOMException, e.name, e.code].join(' ') }
			})`,
			want: []string{"true true SyntaxError 12", "true true SyntaxError 12", "true true SyntaxError 12", "true true SyntaxError 12"}},
		{name: "the url is made a string as Web IDL says",
			script: `return [null, undefined, 1.50, true, 12n, ['a', 'b'], { toString: () => 'made' }, new URL('/x', location), '\uD800', { [Symbol.toPrimitive]: (hint) => hint }]
				.map((url) => source(url).url.replace(location.origin, ''))
				.map((url) => url.replace('/testdata', ''))`,
			want: []string{"/null", "/undefined", "/1.5", "/true", "/12", "/a,b", "/made", "/x", "/%EF%BF%BD", "/string"}},
		{name: "TypeError for a symbol as the url", script: `return thrown(() => source(Symbol('x')))`, want: "TypeError"},
		{name: "what an argument throws comes out", script: `return [
				thrown(() => source({ toString() { throw 'from toString' } })),
				thrown(() => source('/x', { get withCredentials() { throw 'from the getter' } })),
			]`, want: []string{"from toString", "from the getter"}},
		{name: "arguments are converted from left to right, before the URL is parsed",
			script: `const order = []
			const result = thrown(() => source({ toString() { order.push('url'); return 'http://[' } }, { get withCredentials() { order.push('init') } }))
			return [order, result, thrown(() => source('http://[', 1))]`,
			want: []any{[]string{"url", "init"}, "SyntaxError", "TypeError"}},
		{name: "init may be undefined, null, an object or a function",
			script: `return [undefined, null, {}, () => {}, [], new Date()].map((init) => source(serve({}), init).withCredentials)`,
			want:   []bool{false, false, false, false, false, false}},
		{name: "TypeError for another init", script: `return [0, 1, '', 'x', true, false, 1n, Symbol('x')].map((init) => thrown(() => source(serve({}), init)))`,
			want: []string{"TypeError", "TypeError", "TypeError", "TypeError", "TypeError", "TypeError", "TypeError", "TypeError"}},
		{name: "withCredentials is made a boolean",
			script: `return [true, 1, 'false', {}, Symbol('x'), false, 0, '', NaN, null, undefined].map((withCredentials) => source(serve({}), { withCredentials }).withCredentials)`,
			want:   []bool{true, true, true, true, true, false, false, false, false, false, false}},
		{name: "init is read once, inherited members too",
			script: `let reads = 0
			const init = Object.create({ get withCredentials() { reads++; return true } })
			const es = source(serve({}), init), first = es.withCredentials
			const changing = { withCredentials: false }, copied = source(serve({}), changing)
			changing.withCredentials = true
			return [first, es.withCredentials, reads, copied.withCredentials]`,
			want: []any{true, true, 1, false}},
		{name: "further arguments are ignored", script: `return source(serve({}), {}, Symbol('x'), 1).readyState`, want: 0},
		{name: "a new source is CONNECTING and has no handlers",
			script: `const es = source(serve({})); return [es.readyState, es.onopen, es.onmessage, es.onerror, es.withCredentials]`,
			want:   []any{0, nil, nil, nil, false}},
		{name: "url is serialised",
			script: `const at = location.host
			return ['HTTP://' + at + '/a/../b', 'http://' + at, '/a b?c d#e f', '/%7e/é', '//' + at + '/x', 'http:/y', '\t/tab\n ', 'http://EXAMPLE.invalid:80']
				.map((url) => source(url).url.replace(location.origin, ''))`,
			want: []string{"/b", "/", "/a%20b?c%20d#e%20f", "/%7e/%C3%A9", "/x", "/y", "/tab", "http://example.invalid/"}},
		{name: "an empty url is the base URL", script: `return source('').url === location.href`, want: true},
		{name: "a relative url is resolved against the realm's URL",
			script: `return ['x', './x', '?x', '#x'].map((url) => source(url).url === new URL(url, location).href)`, want: []bool{true, true, true, true}},
	})
}

// HTML §8.1.8.1 "Event handlers".
func handlers(show shower) {
	show(inAll, []behaviour{
		{name: "what is neither a function nor an object becomes null",
			script: `const es = source(serve({}))
			return ['onopen', 'onmessage', 'onerror'].map((name) => [1, 'x', true, undefined, null, Symbol('x'), 1n].map((value) => {
				es[name] = () => {}
				es[name] = value
				return es[name]
			}))`,
			want: [][]any{make([]any, 7), make([]any, 7), make([]any, 7)}},
		{name: "functions and objects are kept as they are",
			script: `const es = source(serve({}))
			return [() => {}, async () => {}, class {}, {}, [], { handleEvent() {} }, new Proxy(() => {}, {})].map((value) => { es.onmessage = value; return es.onmessage === value })`,
			want: []bool{true, true, true, true, true, true, true}},
		{name: "an object that is not callable is ignored, its handleEvent too",
			script: `const log = [], es = source(serve({ body: 'data: a\n\n' }))
			es.onmessage = { handleEvent() { log.push('handleEvent') } }
			await next(es, 'message')
			return log`,
			want: []any{}},
		{name: "an object's place is taken when it is set, not when it becomes a function",
			script: `const log = [], es = source(serve({ body: 'data: a\n\n' }))
			es.onmessage = {}
			es.addEventListener('message', () => log.push('listener'))
			es.onmessage = () => log.push('handler')
			await next(es, 'message')
			return log`,
			want: []string{"handler", "listener"}},
		{name: "a handler keeps the place of its first setting",
			script: `const log = [], es = source(serve({ body: 'data: a\n\n' }))
			es.addEventListener('message', () => log.push('first'))
			es.onmessage = () => log.push('replaced')
			es.addEventListener('message', () => log.push('last'))
			es.onmessage = () => log.push('handler')
			await next(es, 'message')
			return log`,
			want: []string{"first", "handler", "last"}},
		{name: "a handler that was null goes to the end",
			script: `const log = [], es = source(serve({ body: 'data: a\n\n' }))
			es.onmessage = () => log.push('handler')
			es.addEventListener('message', () => log.push('listener'))
			es.onmessage = null
			es.onmessage = () => log.push('handler')
			await next(es, 'message')
			return log`,
			want: []string{"listener", "handler"}},
		{name: "a handler set to null is not called",
			script: `const log = [], es = source(serve({ body: 'data: a\n\n' }))
			es.onmessage = () => log.push('handler')
			es.onmessage = null
			await next(es, 'message')
			return log`,
			want: []any{}},
		{name: "a handler changed or removed by an earlier listener of the same event",
			script: `const log = [], es = source(serve({ body: 'data: a\n\ndata: b\n\n' }))
			es.addEventListener('message', (e) => { es.onmessage = e.data === 'a' ? () => log.push('new') : null })
			es.onmessage = () => log.push('old')
			const second = new Promise((resolve) => es.addEventListener('message', (e) => { if (e.data === 'b') resolve() }))
			await second
			return log`,
			want: []string{"new"}},
		{name: "this is the source, and the event is the one argument",
			script: `const es = source(serve({ body: 'data: a\n\n' }))
			const calls = []
			for (const name of ['onopen', 'onmessage']) es[name] = function (...args) { calls.push([this === es, args.length, args[0].type, args[0].currentTarget === es]) }
			await next(es, 'message')
			return calls`,
			want: [][]any{{true, 1, "open", true}, {true, 1, "message", true}}},
		{name: "false cancels, nothing else does",
			script: `const es = source(serve({}))
			return ['message', 'error', 'open'].map((type) => [false, true, undefined, null, 0, ''].map((value) => {
				es['on' + type] = () => value
				return es.dispatchEvent(new Event(type, { cancelable: true }))
			}))`,
			want: [][]bool{{false, true, true, true, true, true}, {false, true, true, true, true, true}, {false, true, true, true, true, true}}},
		{name: "onerror gets the event, not a message and a place",
			script: `const es = source(serve({}))
			let got
			es.onerror = (...args) => { got = args }
			const event = new ErrorEvent('error', { message: 'text' })
			es.dispatchEvent(event)
			return [got.length, got[0] === event]`,
			want: []any{1, true}},
		{name: "removeEventListener does not remove a handler",
			script: `const log = [], es = source(serve({ body: 'data: a\n\n' })), f = () => log.push('handler')
			es.onmessage = f
			es.removeEventListener('message', f)
			await next(es, 'message')
			return log`,
			want: []string{"handler"}},
		{name: "the same function as a handler and as a listener is called twice",
			script: `let calls = 0
			const es = source(serve({ body: 'data: a\n\n' })), f = () => { calls++ }
			es.onmessage = f
			es.addEventListener('message', f)
			await next(es, 'message')
			return calls`,
			want: 2},
	})
}

// HTML §9.2.2 in documents: the base URL is the document's, §2.4.3.
func documentBase(show shower) {
	show(inWindow, []behaviour{
		{name: "a base element counts, from then on",
			script: `const before = source('x')
			const base = document.head.appendChild(Object.assign(document.createElement('base'), { href: '/deep/down/' }))
			try { return [before, source('x'), source('../y')].map((es) => es.url.replace(location.origin, '')) } finally { base.remove() }`,
			want: []string{"/x", "/deep/down/x", "/deep/y"}},
		{name: "a base element of another origin",
			script: `const base = document.head.appendChild(Object.assign(document.createElement('base'), { href: other + '/there/' }))
			try { return source('x').url === other + '/there/x' } finally { base.remove() }`,
			want: true},
		{name: "the query's encoding is UTF-8", script: `return source('/x?é=ü').url.replace(location.origin, '')`, want: "/x?%C3%A9=%C3%BC"},
	})
}
