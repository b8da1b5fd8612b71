package standard

// What is proposed for HTML §9.2: EventSource.fromReadableStream(stream), and the attributes lastEventId and
// reconnectionTime. Chromium has neither yet.
func fromReadableStream(show shower) {
	const bytes = `const bytes = (text) => new TextEncoder().encode(text)
		let controller, cancelled
		const stream = new ReadableStream({ start(c) { controller = c }, cancel(reason) { cancelled = [reason] } })
		const from = (stream) => track(Source.fromReadableStream(stream))
		`
	show(inAll, ours([]behaviour{
		{name: "a static method of one argument", script: `const { value, ...rest } = Object.getOwnPropertyDescriptor(Source, 'fromReadableStream')
			return [value.name, value.length, rest]`,
			want: []any{"fromReadableStream", 1, descriptor{"writable": true, "enumerable": false, "configurable": true}}},
		{name: "TypeError for what is no ReadableStream", script: `return [undefined, null, {}, 'x', new Blob(['x']), new Response('x'), new TransformStream(), { getReader() {} }]
				.map((stream) => thrown(() => Source.fromReadableStream(stream)))`,
			want: repeated("TypeError", 8)},
		{name: "TypeError without an argument", script: `return thrown(() => Source.fromReadableStream())`, want: "TypeError"},
		{name: "TypeError for a stream that is locked", script: bytes + `stream.getReader(); return thrown(() => from(stream))`, want: "TypeError"},
		{name: "it is an EventSource, and locks the stream at once", script: bytes + `const es = from(stream)
			return [es instanceof Source, es.constructor === Source, stream.locked, Reflect.ownKeys(es)]`,
			want: []any{true, true, true, []any{}}},
		{name: "its url is about:event-stream, and it is CONNECTING, without credentials", script: bytes + `const es = from(stream)
			return [es.url, es.readyState, es.withCredentials, es.lastEventId]`,
			want: []any{"about:event-stream", 0, false, ""}},
		{name: "it opens, and hands on what comes", script: bytes + `const es = from(stream), log = take(es, 4, 'own')
			controller.enqueue(bytes('data: a\n\nevent: own\nid: 1\ndata'))
			controller.enqueue(bytes(': b\n\ndata: c\n\n'))
			return [await log, es.lastEventId]`,
			want: []any{[]string{"open 1", "message a 1", "own b 1", "message c 1"}, "1"}},
		{name: "it opens before anything has come", script: bytes + `return take(from(stream), 1)`, want: []string{"open 1"}},
		{name: "the origin of its messages is null", script: bytes + `controller.enqueue(bytes('data: a\n\n'))
			const e = await next(from(stream), 'message')
			return [e.origin, e instanceof MessageEvent, e.lastEventId]`,
			want: []any{"null", true, ""}},
		{name: "the end is an error and CLOSED", script: bytes + `const es = from(stream), log = take(es, 3)
			controller.enqueue(bytes('retry: 1\nid: 1\ndata: a\n\nid: 2\ndata: unfinished\n'))
			controller.close()
			return [await log, es.readyState, es.lastEventId]`,
			want: []any{[]string{"open 1", "message a 1", "error 2"}, 2, "1"}},
		{name: "a stream that fails is an error and CLOSED", script: bytes + `const es = from(stream), opened = next(es, 'open')
			await opened
			const log = take(es, 1)
			controller.error(new Error('lost'))
			return log`,
			want: []string{"error 2"}},
		{name: "a stream that has ended, and one that has failed, open and end",
			script: `const ended = new ReadableStream({ start(c) { c.close() } }), failed = new ReadableStream({ start(c) { c.error(new Error('lost')) } })
			return [await take(track(Source.fromReadableStream(ended)), 2), await take(track(Source.fromReadableStream(failed)), 2)]`,
			want: [][]string{{"open 1", "error 2"}, {"open 1", "error 2"}}},
		{name: "close() cancels the stream", script: bytes + `const es = from(stream), log = []
			es.onopen = es.onmessage = es.onerror = (e) => log.push(e.type)
			await next(es, 'open')
			es.close()
			await es.closed
			return [cancelled !== undefined, es.readyState, log]`,
			want: []any{true, 2, []string{"open"}}},
		{name: "close() before it opens cancels the stream, and dispatches nothing", script: bytes + `const es = from(stream), log = []
			es.onopen = es.onmessage = es.onerror = (e) => log.push(e.type)
			es.close()
			while (!cancelled) await new Promise((resolve) => setTimeout(resolve))
			return [es.readyState, log]`,
			want: []any{2, []any{}}},
		{name: "close() in a listener stops the rest of the chunk", script: bytes + `const es = from(stream), log = []
			es.onmessage = (e) => { log.push(e.data); if (e.data === 'b') es.close() }
			controller.enqueue(bytes('data: a\n\ndata: b\n\ndata: c\n\n'))
			while (!cancelled) await new Promise((resolve) => setTimeout(resolve))
			return log`,
			want: []string{"a", "b"}},
		{name: "a chunk that is not bytes is an error and CLOSED, and cancels the stream", script: bytes + `const es = from(stream), log = take(es, 3)
			controller.enqueue(bytes('data: a\n\n'))
			controller.enqueue('data: b\n\n')
			const result = await log
			while (!cancelled) await new Promise((resolve) => setTimeout(resolve))
			return result`,
			want: []string{"open 1", "message a 1", "error 2"}},
		{name: "a byte stream", script: `if (await lacks('there are no byte streams', () => thrown(() => new ReadableStream({ type: 'bytes' })) !== 'nothing')) return
			const stream = new ReadableStream({ type: 'bytes', start(c) { c.enqueue(new TextEncoder().encode('data: a\n\n')); c.close() } })
			return take(track(Source.fromReadableStream(stream)), 3)`,
			want: []string{"open 1", "message a 1", "error 2"}},
		{name: "a response's body", script: `const response = await fetch(serve({ body: '\uFEFFdata: a\r\n\r\n', end: true }))
			return take(track(Source.fromReadableStream(response.body)), 3)`,
			want: []string{"open 1", "message a 1", "error 2"}},
		{name: "nothing is dispatched before the method has returned", script: bytes + `controller.enqueue(bytes('data: a\n\n'))
			controller.close()
			const es = from(stream)
			return take(es, 3)`,
			want: []string{"open 1", "message a 1", "error 2"}},
		{name: "what a page has put on prototypes is left alone", script: bytes + `const { getReader } = ReadableStream.prototype
			stream.getReader = () => { throw new Error('not to be called') }
			controller.enqueue(bytes('data: a\n\n'))
			return take(from(stream), 2)`,
			want: []string{"open 1", "message a 1"}},
	}))
}

func stateAttributes(show shower) {
	show(inAll, ours([]behaviour{
		{name: "they are read-only accessors of the prototype", script: `return ['lastEventId', 'reconnectionTime'].map((name) => {
				const { get, set, enumerable, configurable } = Object.getOwnPropertyDescriptor(Source.prototype, name)
				return [get.name, set, enumerable, configurable, thrown(() => get.call({}))].join(' ')
			})`,
			want: []string{"get lastEventId  true true TypeError", "get reconnectionTime  true true TypeError"}},
		{name: "lastEventId is that of the last blank line, and stays through reconnections and after the close",
			script: `const es = source(serve({ body: 'retry: 1\ndata: a\n\nid: 1\ndata: b\n\nid: 2\n\nid: 3', end: true }, { body: 'data: c\n\nid\ndata: d\n\nid: 9\ndata: e\n\n' })), ids = [es.lastEventId]
			await new Promise((resolve) => {
				es.onmessage = (e) => { ids.push(e.data + es.lastEventId); if (e.data === 'e') resolve() }
				es.onerror = () => ids.push('error ' + es.lastEventId)
			})
			es.close()
			return [...ids, es.lastEventId]`,
			want: []string{"", "a", "b1", "error 2", "c2", "d", "e9", "9"}},
		{name: "reconnectionTime is what retry said last in the bytes that have come, in ms, and stays after the close",
			script: `const es = source(serve({ body: 'retry: 7\ndata: a\n\nretry: x\nretry:\nretry\nretry: -1\ndata: b\n\nretry: 0012\ndata: c\n\n' })), times = [es.reconnectionTime > 0]
			await new Promise((resolve) => { es.onmessage = (e) => { times.push(es.reconnectionTime); if (e.data === 'c') resolve() } })
			es.close()
			return [...times, es.reconnectionTime]`,
			want: []any{true, 12, 12, 12, 12}},
		{name: "reconnectionTime of a huge retry is one that a timer takes",
			script: `const es = source(serve({ body: ['99999999999999999999', '4294967296', '2147483648'].map((n) => 'retry: 5\nretry: ' + n + '\ndata: a\n\n').join('') + 'event: end\ndata\n\n' })), times = []
			es.onmessage = () => times.push(es.reconnectionTime)
			await next(es, 'end')
			return times.map((time) => time > 1e9 && time < 2 ** 31)`,
			want: []bool{true, true, true}},
	}))
}

// ours marks behaviours that the browser's own class cannot show.
func ours(behaviours []behaviour) []behaviour {
	for i := range behaviours {
		behaviours[i].oursOnly = true
	}
	return behaviours
}
