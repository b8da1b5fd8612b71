// Package request shows what a source sends: which bodies and headers, when, and what it refuses to send.
package request

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestBodiesAreSentAsFetchSendsThem(t *testing.T) {
	for name, c := range map[string]struct{ init, contentType, body string }{
		"an object":                            {"body: { a: [1, 'é'] }", "^application/json$", `{"a":[1,"é"]}`},
		"an array":                             {"body: [1, { a: null }]", "^application/json$", `[1,{"a":null}]`},
		"an object without a prototype":        {"body: Object.assign(Object.create(null), { a: 1 })", "^application/json$", `{"a":1}`},
		"an object, its type given":            {"headers: { 'content-type': 'application/vnd.api+json' }, body: { a: 1 }", `^application/vnd\.api\+json$`, `{"a":1}`},
		"a string":                             {"body: 'é'", "^text/plain;charset=UTF-8$", "é"},
		"a string, its type given":             {"headers: [['Content-Type', 'application/json']], body: '{}'", "^application/json$", "{}"},
		"form data":                            {"body: (() => { const form = new FormData(); form.append('a', 'é'); return form })()", "^multipart/form-data; boundary=", ""},
		"a blob":                               {"body: new Blob(['x'], { type: 'text/csv' })", "^text/csv$", "x"},
		"search parameters":                    {"body: new URLSearchParams({ a: 'é' })", "^application/x-www-form-urlencoded;charset=UTF-8$", "a=%C3%A9"},
		"a buffer":                             {"body: new TextEncoder().encode('é').buffer", "^$", "é"},
		"a view":                               {"body: new TextEncoder().encode('-é-').subarray(1, 3)", "^$", "é"},
		"nothing":                              {"", "^$", ""},
		"null":                                 {"body: null", "^$", ""},
		"a function":                           {"body: () => ({ a: 1 })", "^application/json$", `{"a":1}`},
		"an object of a class of its own kind": {"body: new (class Prompt { a = 1; get [Symbol.toStringTag]() { return 'Prompt' } })", "^application/json$", `{"a":1}`},
		"a date":                               {"body: new Date(0)", "^application/json$", `"1970-01-01T00:00:00.000Z"`},
		"a map":                                {"body: new Map([['a', 1]])", "^application/json$", `{}`},
		"a file":                               {"body: new File(['x'], 'a.csv', { type: 'text/csv' })", "^text/csv$", "x"},
		"a data view":                          {"body: new DataView(new TextEncoder().encode('é').buffer)", "^$", "é"},
		"an async function":                    {"body: async () => new URLSearchParams({ a: 1 })", "^application/x-www-form-urlencoded;charset=UTF-8$", "a=1"},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := browsertest.Open(t)
			page.Run("watch(new EventSource('/stream', { method: 'POST', " + c.init + " }))")
			e := server.Next()
			assert.Regexp(t, c.contentType, e.Request.Header.Get("Content-Type"))
			if name == "form data" {
				assert.Contains(t, string(e.Body), "name=\"a\"\r\n\r\né\r\n")
			} else {
				assert.Equal(t, c.body, string(e.Body))
			}
			e.Start(200).End()
			assert.Equal(t, "eof", page.Outcome())
		})
	}
}

func TestStreamIsSentAsABody(t *testing.T) {
	for name, body := range map[string]string{"a stream": "upload()", "a function that gives one": "upload"} {
		t.Run(name, func(t *testing.T) {
			server := browsertest.NewUnstarted(t, browsertest.Site())
			server.EnableHTTP2 = true // Chromium uploads streams over HTTP/2 alone
			server.StartTLS()
			page := browsertest.NewPage(t, server.URL+"/page")
			page.Run(`function upload() { return new Blob(['streamed ', 'text']).stream() }
			watch(new EventSource('/stream', { method: 'POST', body: ` + body + ` }))`)
			e := server.Next()
			assert.Equal(t, "streamed text", string(e.Body))
			assert.Equal(t, 2, e.Request.ProtoMajor)
			e.Start(200).End()
			assert.Equal(t, "eof", page.Outcome())
		})
	}
}

func TestFirstRequestThatCannotBeMadeFails(t *testing.T) {
	for name, member := range map[string]string{
		"headers throws":                  "headers() { throw error }",
		"headers rejects":                 "headers: async () => { throw error }",
		"body throws":                     "body() { throw error }",
		"body rejects":                    "body: () => Promise.reject(error)",
		"headers gives what is no header": "headers: () => ({ get 'x'() { throw error } })",
	} {
		t.Run(name, func(t *testing.T) {
			server, page := browsertest.Open(t)
			page.Run("var error = new Error('mine'); watch(new EventSource('/stream', { method: 'POST', " + member + " }))")
			assert.True(t, browsertest.Value[bool](page, "es.closed.then((c) => c.outcome === 'failed' && c.error.cause === error)"))
			assert.Equal(t, []browsertest.Event{{Type: "error", State: 2, Reason: "request"}}, page.Log())
			page.Settle()
			server.None()
		})
	}
}

func TestWhatIsSentIsWhatThereWasAtTheCall(t *testing.T) {
	server, page := browsertest.Open(t)
	page.Run(`var body = { messages: ['hi'] }, headers = new Map([['x-own', 'yes']])
	var init = { method: 'POST', body, headers: headers.entries() }
	watch(new EventSource('/stream', init))
	body.messages.push('later')
	init.method = 'PUT'`)
	e := server.Next()
	assert.Equal(t, "POST", e.Request.Method)
	assert.Equal(t, "yes", e.Request.Header.Get("X-Own"))
	assert.JSONEq(t, `{"messages":["hi"]}`, string(e.Body))
	assert.Equal(t, "application/json", e.Request.Header.Get("Content-Type"))
}

func TestInitIsNotWrittenTo(t *testing.T) {
	server, page := browsertest.Open(t)
	page.Run(`watch(new EventSource('/stream', Object.freeze({ method: 'POST', signal: new AbortController().signal })))`)
	server.Next().Start(200).Write("data: a\n\n")
	page.Until("messages().length === 1")
}

func TestFirstRequestIsSentInTheSameTurn(t *testing.T) {
	server, page := browsertest.Open(t)
	page.Run(`var order = [], { fetch: original } = window
	window.fetch = (...args) => { order.push('fetch'); return original(...args) }
	es = new EventSource('/stream', { method: 'POST', body: { a: 1 } })
	order.push('constructed')
	// A function of the page's may need what the constructor returns.
	const later = new EventSource('/stream', { method: 'POST', headers() { order.push(later.readyState); return {} } })
	order.push('constructed')
	setTimeout(() => order.push('task'))`)
	for range 2 {
		server.Next().Start(200)
	}
	page.Until("order.length === 6")
	assert.Equal(t, []any{"constructed", "constructed", 0.0, "fetch", "fetch", "task"}, browsertest.Value[[]any](page, "order"))
}

// As under React's StrictMode, which mounts a component twice.
func TestMadeClosedAndMadeAgainInOneTurnSendsOneRequest(t *testing.T) {
	for name, c := range map[string]struct{ init, end string }{
		"closed":                 {"", "es.close()"},
		"aborted":                {"signal: controller.signal", "controller.abort()"},
		"closed behind an await": {"headers: async () => ({})", "es.close()"},
		"its loop left":          {"", "const loop = es[Symbol.asyncIterator](); loop.return()"},
		"disposed":               {"", "es[Symbol.dispose]()"},
		"closed in a microtask":  {"", "queueMicrotask(() => es.close())"},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := browsertest.Open(t)
			page.Run(`var controller = new AbortController()
			{ const es = new EventSource('/stream', { method: 'POST', body: 'first', ` + c.init + ` }); ` + c.end + ` }
			watch(new EventSource('/stream', { method: 'POST', body: 'second' }))`)
			e := server.Next()
			assert.Equal(t, "second", string(e.Body))
			e.Start(200).Write("data: a\n\n").End()
			assert.Equal(t, "eof", page.Outcome())
			assert.Equal(t, 1, server.Requests("/stream"))
		})
	}
}

func TestPagesOwnPromiseChangesNothing(t *testing.T) {
	server, page := browsertest.Open(t)
	page.Run(`globalThis.Promise = class {}
	es = new EventSource('/stream', { method: 'POST', headers: async () => ({ 'x-own': 'yes' }), body: 'hi' })`)
	e := server.Next()
	assert.Equal(t, "POST", e.Request.Method)
	assert.Equal(t, "yes", e.Request.Header.Get("X-Own"))
	assert.Equal(t, "hi", string(e.Body))
}

func TestPagesFunctionsAreNotCalledIfTheConstructorThrows(t *testing.T) {
	_, page := browsertest.Open(t)
	got := browsertest.Value[[]any](page, `(async () => {
		let calls = 0, thrown
		try { new EventSource('/stream', { mode: 'no such', headers() { calls++; return {} } }) } catch (error) { thrown = error.name }
		await new Promise((resolve) => setTimeout(resolve))
		return [thrown, calls]
	})()`)
	assert.Equal(t, []any{"TypeError", 0.0}, got)
}

func TestWrongInitThrowsAndSendsNothing(t *testing.T) {
	server, page := browsertest.Open(t)
	for _, init := range []string{
		"done: 1", "done: true", "done: null", "done: {}", "done: /x/",
		"maxEventSize: -1", "maxEventSize: NaN", "maxEventSize: 'x'",
		"reconnect: { strategy: 'x' }", "reconnect: { strategy: 1 }", "reconnect: { strategy: 'resume', maxAttempts: -1 }",
		"reconnect: { strategy: 'resume', minDelay: -1 }", "reconnect: { strategy: 'resume', maxDelay: NaN }",
		"method: 'POST', reconnect: {}", "method: 'POST', reconnect: { maxAttempts: 3 }",
		"method: 'POST', reconnect: true, body: new ReadableStream()", "method: 'POST', reconnect: { strategy: 'rejected' }, body: new ReadableStream()",
		"method: 'TRACE'", "method: 'a b'", "method: ''", "body: 'x'", "method: 'HEAD', body: {}",
		`headers: { a: 'x\r\ny: z' }`, `headers: { a: 'x\ny' }`, `headers: { a: 'x\ry' }`, `headers: { 'a\r\nb': 'x' }`, `headers: { a: '流' }`,
		`headers: [['a']]`, `headers: { a: 'x\0y' }`, "headers: 1",
		"mode: 'navigate'", "mode: 'x'", "credentials: 'x'", "cache: 'x'", "redirect: 'x'", "referrerPolicy: 'x'",
		"method: 'POST', body: (() => { const o = {}; o.o = o; return o })()", "method: 'POST', body: { n: 1n }",
	} {
		t.Run(init, func(t *testing.T) {
			assert.Equal(t, "TypeError", browsertest.Value[string](page, `(() => { try { new EventSource('/stream', { `+init+` }).close(); return 'none' } catch (error) { return error.name } })()`))
		})
	}
	for _, init := range []string{"1", "'x'", "true"} {
		assert.Equal(t, "TypeError", browsertest.Value[string](page, `(() => { try { new EventSource('/stream', `+init+`).close(); return 'none' } catch (error) { return error.name } })()`), init)
	}
	page.Run("watch(new EventSource('/stream'))")
	server.Next()
	page.Settle()
	server.None()
}
