package standard

// latin1 asks the engine whether a script can send a header's bytes.
const latin1 = `await lacks('fetch sends the strings of headers as UTF-8', async () => {
				const bare = serve({ end: true })
				await fetch(bare, { headers: { 'last-event-id': '\u00C3\u00A9' } })
				return (await seen(bare))[0].headers['last-event-id'] !== 'é'
			})`

// HTML §9.2.3 and §9.2.5 on the request and its repetition, Fetch §4 on what goes out.
func request(show shower) {
	show(inAll, []behaviour{
		{name: "a GET that accepts event streams and asks caches to be left out",
			script: `const [{ method, headers }] = await seen(source(serve({})).url)
			return [method, headers.accept, headers['cache-control'], 'last-event-id' in headers, 'origin' in headers, 'content-type' in headers]`,
			want: []any{"GET", "text/event-stream", "no-cache", false, false, false}},
		{name: "the headers are those of the browser's own",
			script: `const names = ({ headers }) => Object.entries(headers).filter(([name]) => name !== 'pragma').map((entry) => entry.join(': ')).sort()
			const [mine] = await seen(source(serve({})).url)
			const [theirs] = await seen(track(new NativeEventSource(serve({}))).url)
			const same = (a, b) => JSON.stringify(names(a)) === JSON.stringify(names(b))
			if (same(mine, theirs)) return true
			const bare = serve({ end: true })
			await fetch(bare, { headers: { accept: 'text/event-stream' }, cache: 'no-store' })
			await lacks('fetch sends other headers than its own class', async () => same(mine, (await seen(bare))[0]))
			return [names(mine), names(theirs)]`,
			want: true},
		{name: "a fragment stays at home",
			script: `const es = source(serve({}) + '#part'), [{ url }] = await seen(es.url)
			return [es.url.endsWith('#part'), url.includes('#')]`,
			want: []bool{true, false}},
		{name: "Last-Event-ID is the UTF-8 of the id",
			script: `const url = serve({ body: 'retry: 1\nid: 编号 é😀\ndata: a\n\n', end: true }, {})
			` + latin1 + `
			return (await seen(source(url).url, 2)).map(({ headers }) => headers['last-event-id'] ?? null)`,
			want: []any{nil, "编号 é😀"}},
		{name: "Last-Event-ID is kept over connections that bring none",
			script: `const end = true, url = serve({ body: 'retry: 1\nid: 1\ndata: a\n\n', end }, { end }, { body: 'data: b\n\n', end }, { body: ': only a comment\n\n', end }, {})
			return (await seen(source(url).url, 5)).map(({ headers }) => headers['last-event-id'] ?? null)`,
			want: []any{nil, "1", "1", "1", "1"}},
		{name: "Last-Event-ID is not sent once an empty id has come",
			script: `const end = true, url = serve({ body: 'retry: 1\nid: 1\ndata: a\n\n', end }, { body: 'id\ndata: b\n\n', end }, {})
			return (await seen(source(url).url, 3)).map(({ headers }) => headers['last-event-id'] ?? null)`,
			want: []any{nil, "1", nil}},
		{name: "an id without data counts, one of an unfinished event does not",
			script: `const end = true, url = serve({ body: 'retry: 1\nid: 1\n\nid: 2\ndata: unfinished\n', end }, { body: 'id: 3\n\nid: 4', end }, {})
			return (await seen(source(url).url, 3)).map(({ headers }) => headers['last-event-id'] ?? null)`,
			want: []any{nil, "1", "3"}},
		{name: "an unfinished id does not come back on the next connection",
			script: `const es = source(serve({ body: 'retry: 1\nid: 1\n\nid: 2\n', end: true }, { body: 'data: a\n\n' }))
			return (await next(es, 'message')).lastEventId`,
			want: "1"},
		{name: "an id with NUL is ignored, and so not sent",
			script: `const url = serve({ body: 'retry: 1\nid: 1\ndata: a\n\nid: x\0y\ndata: b\n\n', end: true }, {})
			return (await seen(source(url).url, 2)).map(({ headers }) => headers['last-event-id'] ?? null)`,
			want: []any{nil, "1"}},
		{name: "a reconnection is the same request again",
			script: `const [first, second] = await seen(source(serve({ body: 'retry: 1\n\n', end: true }, {})).url, 2)
			return JSON.stringify(first) === JSON.stringify(second) || [first, second]`,
			want: true},
		{name: "after 204 there is no further request",
			script: `const es = source(serve({ body: 'retry: 1\ndata: a\n\n', end: true }, { status: 204 }, { body: 'data: b\n\n' }))
			return [await take(es, 4), (await seen(es.url)).length]`,
			want: []any{[]string{"open 1", "message a 1", "error 0", "error 2"}, 2}},
	})
}

// Fetch §3.3 on other origins; HTML §9.2.6 on the origin of messages.
func cors(show shower) {
	const headers = `const headers = { 'access-control-allow-origin': location.origin, 'access-control-allow-credentials': 'true' }
		`
	show([]string{"window", "service worker"}, []behaviour{
		{name: "without credentials", script: headers + `const es = source(other + serve({ headers, body: 'data: a\n\n' })), { origin } = await next(es, 'message')
			const [request] = await seen(es.url)
			return [origin === other, request.headers.origin === location.origin, 'cookie' in request.headers, es.withCredentials]`,
			want: []any{true, true, false, false}},
		{name: "with credentials", script: headers + `const es = source(other + serve({ headers, body: 'data: a\n\n' }), { withCredentials: true }), { origin } = await next(es, 'message')
			const [request] = await seen(es.url)
			return [origin === other, request.headers.origin === location.origin, request.headers.cookie, es.withCredentials]`,
			want: []any{true, true, "user=me", true}},
		{name: "cookies go to the own origin either way", script: headers + `const cookies = []
			for (const withCredentials of [false, true]) cookies.push((await seen(source(serve({}), { withCredentials }).url))[0].headers.cookie)
			return cookies`,
			want: []string{"user=me", "user=me"}},
		{name: "every origin is allowed by *, without credentials", script: `return take(source(other + serve({ headers: { 'access-control-allow-origin': '*' }, body: 'data: a\n\n' })), 2)`,
			want: []string{"open 1", "message a 1"}},
		{name: "an origin that is not allowed fails for good", script: `const results = []
			for (const allowed of ['', 'http://example.org', location.origin + '/', 'null']) {
				const es = source(other + serve({ headers: { 'access-control-allow-origin': allowed }, body: 'data: a\n\n' }))
				results.push(...await take(es, 1), (await seen(es.url)).length)
			}
			return results`,
			want: []any{"error 2", 1, "error 2", 1, "error 2", 1, "error 2", 1}, ours: []any{"error 0", 1, "error 0", 1, "error 0", 1, "error 0", 1}},
		{name: "* does not allow credentials", script: `return take(source(other + serve({ headers: { 'access-control-allow-origin': '*' } }), { withCredentials: true }), 1)`,
			want: []string{"error 2"}, ours: []string{"error 0"}},
		{name: "credentials that are not allowed fail for good", script: `return take(source(other + serve({ headers: { 'access-control-allow-origin': location.origin } }), { withCredentials: true }), 1)`,
			want: []string{"error 2"}, ours: []string{"error 0"}},
		{name: "a reconnection to another origin", script: headers + `const es = source(other + serve({ headers, body: 'retry: 1\ndata: a\n\n', end: true }, { headers, body: 'data: b\n\n' }))
			return take(es, 5)`,
			want: []string{"open 1", "message a 1", "error 0", "open 1", "message b 1"}},
		{name: "a reconnection to another origin sends the Last-Event-ID", script: headers + `const es = source(other + serve({ headers, body: 'retry: 1\nid: é\ndata: a\n\n', end: true }, { headers, body: 'data: b\n\n' }))
			await take(es, 5)
			` + latin1 + `
			return (await seen(es.url)).map(({ headers }) => headers['last-event-id'] ?? null)`,
			want: []any{nil, "é"}},
	})
}

// Fetch §4.4 on redirects; HTML §9.2.3.
func redirects(show shower) {
	show(inAll, []behaviour{
		{name: "every redirect status is followed", script: `const results = []
			for (const status of [301, 302, 303, 307, 308]) {
				const es = source(serve({ status, headers: { location: serve({ body: 'data: a\n\n' }) } })), { origin } = await next(es, 'message')
				results.push(origin === location.origin && es.readyState)
			}
			return results`,
			want: []any{1, 1, 1, 1, 1}},
		{name: "url stays what it was", script: `const url = serve({ status: 302, headers: { location: serve({ body: 'data: a\n\n' }) } }), es = source(url)
			await next(es, 'message')
			return es.url === new URL(url, location).href`,
			want: true},
		{name: "the origin is that of the final URL", script: `const to = other + serve({ headers: { 'access-control-allow-origin': '*' }, body: 'data: a\n\n' })
			const { origin } = await next(source(serve({ status: 302, headers: { location: to } })), 'message')
			return origin === other`,
			want: true},
		{name: "the reconnection goes to the final URL", script: `const to = serve({ body: 'retry: 1\ndata: a\n\n', end: true }, { body: 'data: b\n\n' })
			const es = source(serve({ status: 302, headers: { location: to } }))
			const log = await take(es, 5)
			return [log, (await seen(es.url)).length, (await seen(to)).length]`,
			want: []any{[]string{"open 1", "message a 1", "error 0", "open 1", "message b 1"}, 1, 2}},
		{name: "a chain of them", script: `let url = serve({ body: 'data: a\n\n' })
			for (let i = 0; i < 5; i++) url = serve({ status: 307, headers: { location: url } })
			return take(source(url), 2)`,
			want: []string{"open 1", "message a 1"}},
		{name: "a redirect to a refusal fails for good", script: `return take(source(serve({ status: 302, headers: { location: serve({ status: 404 }) } })), 1)`,
			want: []string{"error 2"}},
		{name: "a redirect without a place fails for good", script: `return take(source(serve({ status: 302 })), 1)`, want: []string{"error 2"}},
		{name: "a redirect to an origin that allows none fails for good", script: `return take(source(serve({ status: 302, headers: { location: other + serve({}) } })), 1)`,
			want: []string{"error 2"}, ours: []string{"error 0"}},
		{name: "a redirect to a scheme without servers fails for good", script: `const results = []
			for (const place of ['ftp://127.0.0.1/', 'mailto:whatwg@awesome.example', 'javascript:alert("FAIL")']) {
				results.push(...await take(source(serve({ status: 302, headers: { location: place } })), 1))
			}
			return results`,
			want: []string{"error 2", "error 2", "error 2"}, ours: []string{"error 0", "error 0", "error 0"}},
		{name: "a redirect to nowhere is a network error", script: `const results = []
			for (const place of ['about:blank', 'http://[', 'data:text/event-stream,data:%20a%0A%0A']) {
				results.push(...await take(source(serve({ status: 302, headers: { location: place } })), 1))
			}
			return results`,
			want: []string{"error 0", "error 0", "error 0"}},
	})
}

// Fetch §4.1: what has no network scheme; Content Security Policy §6.1.
func schemes(show shower) {
	show(inAll, []behaviour{
		{name: "URLs that are not fetched end with one error", script: `const results = []
			for (const url of ['ftp://127.0.0.1/', 'mailto:whatwg@awesome.example', 'javascript:alert("FAIL")', 'about:blank', 'about:event-stream', 'file:///etc/passwd', 'ws://127.0.0.1/', 'unknown:x']) {
				const es = source(url)
				results.push(es.readyState, ...await take(es, 1))
			}
			return results`,
			want: []any{0, "error 2", 0, "error 2", 0, "error 2", 0, "error 2", 0, "error 2", 0, "error 2", 0, "error 2", 0, "error 2"}},
		{name: "their url is serialised nevertheless", script: `return ['MAILTO:a b', 'About:Blank', 'javascript:1'].map((url) => source(url).url)`,
			want: []string{"mailto:a b", "about:Blank", "javascript:1"}},
		{name: "a data: URL is a stream of an opaque origin", script: `const es = source('data:text/event-stream,data:%20a%0A%0A')
			const { data, origin } = await next(es, 'message')
			return [data, origin]`,
			want: []string{"a", "null"}},
		{name: "a URL with a name and a password fails", script: `return take(source(location.protocol + '//me:secret@' + location.host + serve({})), 1)`, want: []string{"error 2"}},
		{name: "a port that browsers block fails", script: `return take(source('http://127.0.0.1:6000/'), 1)`, want: []string{"error 0"}},
	})
	show([]string{"window", "dedicated worker", "shared worker"}, []behaviour{
		{name: "a blob: URL is a stream", script: `const url = URL.createObjectURL(new Blob(['data: a\n\n'], { type: 'text/event-stream' }))
			const { data, origin } = await next(source(url), 'message')
			return [data, origin === location.origin]`,
			want: []any{"a", true}},
	})
	show(inWindow, []behaviour{
		{name: "what the Content Security Policy forbids fails for good", script: `
			const frame = document.body.appendChild(document.createElement('iframe'))
			frame.src = '/blank?content-security-policy=' + encodeURIComponent("connect-src 'none'; script-src * 'wasm-unsafe-eval' 'unsafe-inline'")
			await next(frame, 'load')
			const Class = frame.contentWindow[Source === NativeEventSource ? 'NativeEventSource' : 'EventSource']
			const es = new Class(serve({}))
			try { return await take(es, 1) } finally { es.close(); frame.remove() }`,
			want: []string{"error 2"}, ours: []string{"error 0"}},
	})
}
