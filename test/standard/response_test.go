package standard

import (
	"strings"

	"eventsource-wasm/internal/browsertest"
)

// HTML §9.2.3 on the response: which one opens the stream, which one ends it.
func response(show shower) {
	show(inAll, []behaviour{
		{name: "any status but 200 fails for good", script: `const results = []
			for (const status of [201, 202, 203, 204, 205, 206, 300, 304, 400, 401, 403, 404, 410, 429, 500, 502, 503]) {
				const es = source(serve({ status, headers: { 'retry-after': '0' } }))
				results.push(status + ' ' + (await take(es, 1)) + ' ' + (await seen(es.url)).length)
			}
			return results`,
			want: []string{"201 error 2 1", "202 error 2 1", "203 error 2 1", "204 error 2 1", "205 error 2 1", "206 error 2 1", "300 error 2 1", "304 error 2 1",
				"400 error 2 1", "401 error 2 1", "403 error 2 1", "404 error 2 1", "410 error 2 1", "429 error 2 1", "500 error 2 1", "502 error 2 1", "503 error 2 1"}},
		{name: "types whose essence is text/event-stream open", script: openings(
			"text/event-stream", "TEXT/Event-Stream", "text/event-stream;", "text/event-stream;charset=utf-8", "text/event-stream ; charset=UTF-8",
			"text/event-stream; charset=\"utf-8\"", "text/event-stream;x bogus", "text/event-stream;a=b;charset=utf-8;c=d", "\ttext/event-stream ",
			"text/event-stream;a=\"x,y\"", "text/plain, text/event-stream", "bogus, text/event-stream"),
			want: repeated("open 1", 12)},
		{name: "what is no type behind it does not count", script: openings("text/event-stream, bogus", "text/event-stream, */*"),
			want: []string{"open 1", "open 1"}},
		{name: "any other type fails for good", script: openings(
			"text/plain", "text/x-bogus", "x bogus", "text/event-streamx", "text/event stream", "application/event-stream", "text/html;text/event-stream",
			"text/event-stream, text/plain", "text/plain;a=\"x, text/event-stream\"", "*/*", "/", "text/", "text", "\"text/event-stream\""),
			want: repeated("error 2", 14)},
		{name: "a space within the essence fails for good", script: openings("text/event-stream x"), want: []string{"error 2"},
			// MIME Sniffing §4.4 step 9: no subtype has a space. Chromium reads up to it.
			chromium: []string{"open 1"}},
		{name: "no type fails for good", script: openings(""), want: []string{"error 2"}},
		{name: "any charset is ignored: a stream is UTF-8", script: openings("text/event-stream;charset=windows-1252", "text/event-stream;charset=bogus"),
			want: []string{"open 1", "open 1"},
			// HTML §9.2.3 looks at the essence alone. Chromium refuses what is not called UTF-8.
			chromium: []string{"error 2", "error 2"}},
		{name: "a refusal ends the request, whatever of it is still to come",
			script: `const es = source(serve({ headers: { 'content-type': 'text/html' }, body: 'data: a\n\n' }))
			await next(es, 'error')
			await gone(es.url)
			return es.readyState`,
			want: 2},
		{name: "a connection that breaks off reconnects",
			script: `const es = source(serve({ body: 'retry: 1\ndata: a\n\ndata: b', reset: true }, { body: 'data: c\n\n' }))
			next(es, 'message').then(() => breakOff(es.url))
			return take(es, 5)`,
			want: []string{"open 1", "message a 1", "error 0", "open 1", "message c 1"}},
		{name: "a connection that breaks off before the response reconnects, again and again", // browsers may repeat such a request themselves
			script: `const es = source(serve({ body: 'retry: 1\n\n', end: true }, ...Array(10).fill({ reset: true }), { body: 'data: a\n\n' })), log = []
			for (const type of ['open', 'error', 'message']) es.addEventListener(type, () => log.push(type + ' ' + es.readyState))
			await next(es, 'message')
			return [log[0], ...new Set(log.slice(1, -2)), ...log.slice(-2), log.length > 5]`,
			want: []any{"open 1", "error 0", "open 1", "message 1", true}},
		{name: "a first connection that breaks off is a network error", script: `return take(source(serve({ reset: true })), 1)`, want: []string{"error 0"}},
		{name: "a status that is refused on a reconnection is final", script: `return take(source(serve({ body: 'retry: 1\n\n', end: true }, { status: 500 })), 3)`,
			want: []string{"open 1", "error 0", "error 2"}},
		{name: "a type that is refused on a reconnection is final",
			script: `return take(source(serve({ body: 'retry: 1\n\n', end: true }, { headers: { 'content-type': 'text/html' }, body: 'data: a\n\n', end: true })), 3)`,
			want:   []string{"open 1", "error 0", "error 2"}},
		{name: "an empty body opens and ends", script: `return take(source(serve({ end: true })), 2)`, want: []string{"open 1", "error 0"}},
		{name: "open comes with the headers, not with the first byte",
			script: `let open = false, told = false
			const opened = take(source(serve({ bare: true })), 1)
			opened.then(() => { open = true })
			fetch(serve({ bare: true })).then(() => { told = true }, () => {})
			// Others come and go meanwhile.
			for (let i = 0; i < 20 && !open; i++) await (await fetch(serve({ body: ':\n', end: true }))).text()
			if (!open && await lacks('fetch tells of a response with its first byte', () => !told)) return
			return opened`,
			want: []string{"open 1"}},
		{name: "a body of a known length", script: `return take(source(serve({ headers: { 'content-length': '9' }, body: 'data: a\n\n', end: true })), 3)`,
			want: []string{"open 1", "message a 1", "error 0"}},
		{name: "a compressed body", script: `const bytes = [...new Uint8Array(await new Response(new Blob(['data: a\n\n']).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer())]
			return take(source(serve({ headers: { 'content-encoding': 'gzip' }, bytes, end: true })), 3)`,
			want: []string{"open 1", "message a 1", "error 0"}},
		{name: "a body whose compression is broken is a network error",
			script: `return take(source(serve({ headers: { 'content-encoding': 'gzip' }, body: 'data: a\n\n', end: true })), 2)`,
			want:   []string{"open 1", "error 0"}},
		{name: "what is unfinished is not carried to the next connection",
			script: `return take(source(serve({ body: 'retry: 1\nevent: own\ndata: lost', end: true }, { body: '\ndata: a\n\n' })), 4, 'own')`,
			want:   []string{"open 1", "error 0", "open 1", "message a 1"}},
		{name: "half a character is not carried to the next connection",
			script: `return take(source(serve({ body: 'retry: 1\n\n', bytes: [100, 97, 116, 97, 58, 0xE2, 0x82], end: true }, { bytes: [0xAC, 10, ...new TextEncoder().encode('data: a\n\n')] })), 4)`,
			want:   []string{"open 1", "error 0", "open 1", "message a 1"}},
		{name: "the line feed of a CR LF is not looked for in the next connection",
			script: `return take(source(serve({ body: 'retry: 1\r\rdata: lost\r', end: true }, { body: '\ndata: a\n\n' })), 4)`,
			want:   []string{"open 1", "error 0", "open 1", "message a 1"}},
		{name: "each connection may begin with a BOM",
			script: `return take(source(serve({ body: '\uFEFFretry: 1\ndata: a\n\n', end: true }, { body: '\uFEFFdata: b\n\n' })), 5)`,
			want:   []string{"open 1", "message a 1", "error 0", "open 1", "message b 1"}},
	})
}

// openings is a script that opens a source for each content type and gives the first event of each.
func openings(types ...string) string {
	return `const results = []
	for (const type of ` + browsertest.Literal(types) + `) {
		const es = source(serve({ headers: { 'content-type': type }, body: 'data: a\n\n', end: true }))
		results.push(...await take(es, 1))
		es.close()
	}
	return results`
}

func repeated(value string, n int) []string {
	values := make([]string, n)
	for i := range values {
		values[i] = value
	}
	return values
}

// HTML §9.2.5 and §9.2.6, the grammar: what a stream comes to. The differential test has the variety; these have names.
func eventStream(show shower) {
	streams := []struct {
		name, stream string // a JavaScript literal: a string, or an array of bytes
		want         []string
		chromium     any // see behaviour
	}{
		{"one event", `'data: a\n\n'`, []string{"a"}, nil},
		{"several lines", `'data: a\ndata:\ndata: b\n\n'`, []string{"a\n\nb"}, nil},
		{"data without a colon", `'data\n\ndata\ndata\n\ndata: end\n\n'`, []string{"", "\n", "end"}, nil},
		{"data without data", `'data:\n\n'`, []string{""}, nil},
		{"one space goes, and only one", `'data:a\n\ndata: a\n\ndata:  a\n\ndata:\ta\n\ndata: a \n\n'`, []string{"a", "a", " a", "\ta", "a "}, nil},
		{"a space before the colon is part of the name", `'data : a\n\n data: b\n\ndata: c\n\n'`, []string{"c"}, nil},
		{"colons in a value", `'data:a:b::c\n\ndata::\n\n'`, []string{"a:b::c", ":"}, nil},
		{"names are told apart by case", `'Data: a\nDATA: b\n\ndata: c\nEvent: own\nID: 1\n\n'`, []string{"c"}, nil},
		{"unknown fields", `'data: a\n data\ndatax\ndata: b\nwhatever\nfoo: bar\n\n'`, []string{"a\nb"}, nil},
		{"comments", `':\n:comment\n: data: x\ndata: a\n:\n::\ndata: b\n\n:\n\n'`, []string{"a\nb"}, nil},
		{"a long comment", `':' + 'x'.repeat(200000) + '\ndata: a\n:' + 'y'.repeat(70000) + '\n\n'`, []string{"a"}, nil},
		{"blank lines alone give nothing", `'\n\n\r\r\r\n\r\n:\n\ndata: a\n\n\n\n'`, []string{"a"}, nil},
		{"an event without data gives nothing, and forgets its name", `'event: own\n\ndata: a\n\n'`, []string{"a"}, nil},
		{"an empty name is message", `'event: own\nevent:\ndata: a\n\nevent: \ndata: b\n\n'`, []string{"a", "b"}, nil},
		{"the last name counts", `'event: one\nevent: own\ndata: a\n\n'`, []string{"own a"}, nil},
		{"line feeds", `'data: a\ndata: b\n\ndata: c\n\n'`, []string{"a\nb", "c"}, nil},
		{"carriage returns", `'data: a\rdata: b\r\rdata: c\r\r\n'`, []string{"a\nb", "c"}, nil},
		{"both", `'data: a\r\ndata: b\r\n\r\ndata: c\r\n\r\n'`, []string{"a\nb", "c"}, nil},
		{"all of them", `'data: a\r\ndata: b\ndata: c\r\n\rdata: d\n\rdata: e\r\r\ndata: f\n\n'`, []string{"a\nb\nc", "d", "e", "f"}, nil},
		{"other line ends are none", `'data: a\u2028b\u2029c\u0085d\ve\ff\n\n'`, []string{"a\u2028b\u2029c\u0085d\ve\ff"}, nil},
		{"NUL in data and in a name", `'data: a\0b\n\n\0data: c\n\ndata\0: d\n\ndata: e\n\n'`, []string{"a\x00b", "e"}, nil},
		{"NUL alone", `'data:\0\n\n'`, []string{"\x00"}, nil},
		{"a BOM", `'\uFEFFdata: a\n\n'`, []string{"a"}, nil},
		{"two BOMs: the second is part of the name", `'\uFEFF\uFEFFdata: a\n\ndata: b\n\n'`, []string{"b"}, nil},
		{"a BOM elsewhere is a character", `'data: \uFEFFa\uFEFF\n\ndata:\uFEFF\n\n\uFEFFdata: b\n\n'`, []string{"\uFEFFa\uFEFF", "\uFEFF"}, nil},
		{"a BOM alone, then an event", `'\uFEFF\ndata: a\n\n'`, []string{"a"},
			// §9.2.5: the BOM is not part of the first line, so this one is empty. Chromium takes the line feed for the
			// first character of the next line.
			[]string{}},
		{"half a BOM", `[0xEF, 0xBB, 10, 100, 97, 116, 97, 58, 97, 10, 10]`, []string{"a"}, nil},
		{"a UTF-16 BOM is no BOM", `[0xFF, 0xFE, 100, 97, 116, 97, 58, 97, 10, 10, 100, 97, 116, 97, 58, 98, 10, 10]`, []string{"b"}, nil},
		{"all lengths of UTF-8", `'data: aéह€한𐍈😀\u{10FFFF}\n\n'`, []string{"aéह€한𐍈😀\U0010FFFF"}, nil},
		{"a continuation byte alone", `bytes(0x80, 0xBF)`, []string{"\uFFFD\uFFFD"}, nil},
		{"overlong forms", `bytes(0xC0, 0xAF, 0xE0, 0x80, 0xAF, 0xF0, 0x80, 0x80, 0xAF)`, []string{"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"}, nil},
		{"an overlong line feed is none", `bytes(0xC0, 0x8A, 0x61)`, []string{"\uFFFD\uFFFDa"}, nil},
		{"a surrogate", `bytes(0xED, 0xA0, 0x80)`, []string{"\uFFFD\uFFFD\uFFFD"}, nil},
		{"beyond Unicode", `bytes(0xF4, 0x90, 0x80, 0x80, 0xFF)`, []string{"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"}, nil},
		{"a character broken off by the line's end", `bytes(0xE2, 0x82)`, []string{"\uFFFD"}, nil},
		{"a character broken off by another", `bytes(0xF0, 0x9F, 0x98, 0xC3, 0xA9, 0xE2, 0x82, 0x61)`, []string{"\uFFFDé\uFFFDa"}, nil},
		{"a long line", `'data: ' + 'é'.repeat(100000) + '\n\ndata: b\n\n'`, []string{strings.Repeat("é", 100000), "b"}, nil},
		{"an end in mid-event", `'data: a\n\ndata: b\n'`, []string{"a"}, nil},
		{"an end in mid-line", `'data: a\n\ndata: b'`, []string{"a"}, nil},
		{"an end after CR", `'data: a\r\r'`, []string{"a"}, nil},
		{"an end in a blank line's CR LF", `'data: a\r\n\r'`, []string{"a"}, nil},
		{"nothing", `''`, []string{}, nil},
	}
	var behaviours []behaviour
	for _, s := range streams {
		behaviours = append(behaviours, behaviour{name: s.name, want: s.want, chromium: s.chromium, script: `
			const bytes = (...value) => [...new TextEncoder().encode('data:'), ...value, 10, 10]
			const stream = ` + s.stream + `, log = []
			const es = source(serve({ ...(typeof stream === 'string' ? { body: stream } : { bytes: stream }), end: true }))
			es.onmessage = (e) => log.push(e.data)
			es.addEventListener('own', (e) => log.push('own ' + e.data))
			await next(es, 'error')
			return log`})
	}
	show(inAll, behaviours)
}

// HTML §9.2.6 on the field retry.
func retry(show shower) {
	show(inAll, []behaviour{
		{name: "digits set the time", script: `const es = source(serve({ body: 'retry: 400\n\n', end: true }, {}))
			await next(es, 'error')
			const lost = performance.now()
			await next(es, 'open')
			return performance.now() - lost >= 395`,
			want: true},
		{name: "a value that is not digits alone is ignored", script: `const es = source(serve({ body: 'retry: 1\n' + [
				'60000x', 'x60000', '60000 ', ' 60000', '6e4', '60000.0', '+60000', '-60000', '0x60000', '60,000', '６００００', '60000\0',
			].map((value) => 'retry: ' + value + '\n').join('') + '\n', end: true }, {}))
			await next(es, 'error')
			return take(es, 1)`,
			want: []string{"open 1"}},
		{name: "leading zeros and an omitted space", script: `return take(source(serve({ body: 'retry: 60000\nretry:0001\n\n', end: true }, {})), 3)`,
			want: []string{"open 1", "error 0", "open 1"}},
		{name: "it counts at once, without a blank line, even in an event that is discarded",
			script: `return take(source(serve({ body: 'retry: 1\ndata: lost', end: true }, {})), 3)`, want: []string{"open 1", "error 0", "open 1"}},
		{name: "a line that is unfinished does not count", script: `return take(source(serve({ body: 'retry: 1\nretry: 60000', end: true }, {})), 3)`,
			want: []string{"open 1", "error 0", "open 1"}},
		{name: "it holds for the connections that follow", script: `return take(source(serve({ body: 'retry: 1\n\n', end: true }, { end: true }, { end: true }, {})), 7)`,
			want: []string{"open 1", "error 0", "open 1", "error 0", "open 1", "error 0", "open 1"}},
		{name: "zero is at once", script: `return take(source(serve({ body: 'retry: 0\n\n', end: true }, { status: 204 })), 3)`, want: []string{"open 1", "error 0", "error 2"}},
		{name: "a huge value does not wrap around",
			script: `const es = source(serve({ body: 'retry: 99999999999999999999999\n\n', end: true }, {}))
			await next(es, 'error')
			await anotherReconnects(source, 50)
			return [es.readyState, (await seen(es.url)).length]`,
			want: []int{0, 1}},
	})
	show(inWindow, []behaviour{
		{name: "an empty value is ignored", script: `const es = source(serve({ body: 'retry: 1\nretry\nretry:\nretry: \n\n', end: true }, {}))
			const { delay } = await next(es, 'error'), lost = performance.now()
			await next(es, 'open')
			return (delay ?? performance.now() - lost) < 2500`, // natively nothing but the clock tells
			want: true,
			// No digits are not "only ASCII digits" that could be read as a number. Chromium sets its default, 3 seconds.
			chromium: false},
	})
}
