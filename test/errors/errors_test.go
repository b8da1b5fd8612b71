// Package errors tests what an error tells: its class, its message, the refusal's body.
package errors

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

// failure opens a source with a loop, and puts what they give into event, closed and thrown.
const failure = `var told, ended, thrown
function failing(init) {
	watch(new EventSource('/stream', init))
	es.addEventListener('error', (e) => { told = e })
	const loop = (async () => { for await (const _ of es); })().catch((error) => { thrown = error })
	return Promise.all([loop, es.closed.then((c) => { ended = c })]).then(() => true)
}`

func TestOneErrorForEventClosedAndLoop(t *testing.T) {
	end, reset := (*browsertest.Exchange).End, (*browsertest.Exchange).Reset
	answer := func(status int, kind, body string) func(*browsertest.Exchange) {
		return func(e *browsertest.Exchange) { e.Start(status, "Content-Type", kind).Write(body).End() }
	}
	for name, c := range map[string]struct {
		init   string
		server func(*browsertest.Exchange)
		reason string
		status int // 0: none
		begins string
	}{
		"a refusal":            {"", answer(422, "application/json", `{"detail":"no such model"}`), "status", 422, `HTTP 422: {"detail":"no such model"}`},
		"a refusal, no body":   {"", answer(401, "text/plain", ""), "status", 401, "HTTP 401"},
		"another type":         {"", answer(200, "text/html", "<h1>hi</h1>"), "content-type", 200, `HTTP 200: the response has a MIME type ("text/html") that is not "text/event-stream": <h1>hi</h1>`},
		"no response":          {"", reset, "network", 0, "Network error: "},
		"broken off":           {"", func(e *browsertest.Exchange) { reset(e.Start(200).Write("data: a\n\n")) }, "network", 200, "Network error: "},
		"incomplete":           {"done: 'x'", func(e *browsertest.Exchange) { end(e.Start(200)) }, "eof", 200, "Incomplete stream: "},
		"too long":             {"maxEventSize: 3", func(e *browsertest.Exchange) { e.Start(200).Write("data: abc\n\n") }, "limit", 200, "An event is longer than maxEventSize"},
		"no URL that it takes": {"reconnect: { strategy: 'resume', request: () => 'ftp://x/' }", func(e *browsertest.Exchange) { end(e.Start(200)) }, "url", 0, "ftp://x/ cannot be fetched: "},
		"its own functions":    {"headers() { throw new Error('no token') }", nil, "request", 0, "Request failed: no token"},
	} {
		t.Run(name, func(t *testing.T) {
			server := browsertest.NewServer(t, browsertest.Site())
			server.Config.SetKeepAlivesEnabled(false) // on a connection used before, Chromium itself would send the request again
			page := browsertest.NewPage(t, server.URL+"/page")
			page.Run(failure + "\nvar failed = failing({ method: 'POST', " + c.init + " })")
			if c.server != nil {
				e := server.Next()
				c.server(e)
			}
			browsertest.Value[bool](page, "failed")
			var status any
			if c.status != 0 {
				status = float64(c.status)
			}
			for _, subject := range []string{"told.error", "ended.error", "thrown"} {
				assert.Equal(t, []any{true, true, true, "EventSourceError", c.reason, status}, browsertest.Value[[]any](page,
					"((e) => [e === told.error, e instanceof EventSourceError, e instanceof Error, e.name, e.reason, e.status ?? null])("+subject+")"), subject)
			}
			assert.Regexp(t, "^"+regexp.QuoteMeta(c.begins), browsertest.Value[string](page, "thrown.message"))
			assert.Equal(t, []any{c.reason, true, status, status}, browsertest.Value[[]any](page, "[told.reason, told.message === thrown.message, told.status ?? null, told.code ?? null]"))
			assert.Equal(t, c.status != 0, browsertest.Value[bool](page, "thrown.response instanceof Response && told.response === thrown.response"))
		})
	}
}

func TestARefusalIsReadWheneverOneLikes(t *testing.T) {
	const body = `{"error":{"message":"配额已用完 😀"}}`
	for name, read := range map[string]string{
		"in the listener":          "await told.response.text()",
		"behind an await":          "await new Promise((resolve) => setTimeout(resolve)).then(() => told.response.text())",
		"from a clone":             "await told.response.clone().text()",
		"twice":                    "(await told.response.clone().text()) && (await told.response.text())",
		"from what a loop threw":   "await thrown.response.text()",
		"from closed":              "JSON.stringify(await ended.error.response.json())",
		"as bytes":                 "new TextDecoder().decode(await thrown.response.arrayBuffer())",
		"and close() comes before": "(es.close(), await thrown.response.text())",
	} {
		t.Run(name, func(t *testing.T) {
			server, page := browsertest.Open(t)
			page.Run(failure + "\nvar failed = failing({ method: 'POST' })")
			e := server.Next().Start(429, "Content-Type", "application/json", "X-Own", "yes").Write(body[:20])
			e.Write(body[20:]).End()
			browsertest.Value[bool](page, "failed")
			assert.Equal(t, body, browsertest.Value[string](page, "(async () => "+read+")()"))
			assert.Equal(t, []any{429.0, "Too Many Requests", false, "yes", "application/json", true, false},
				browsertest.Value[[]any](page, "(({ status, statusText, ok, headers, url }) => [status, statusText, ok, headers.get('x-own'), headers.get('content-type'), url === new URL('/stream', location).href, thrown.truncated])(told.response)"))
		})
	}
}

// A page's own Blob may be another than its fetch knows of, as in jsdom.
func TestARefusalNeedsNoBlob(t *testing.T) {
	server, page := browsertest.Open(t)
	page.Run(`globalThis.Blob = class {}
	watch(new EventSource('/stream', { method: 'POST' }))`)
	server.Next().Start(422).Write(`{"detail":"你好"}`).End()
	assert.Equal(t, "failed", page.Outcome())
	assert.Equal(t, []string{`HTTP 422: {"detail":"你好"}`, `{"detail":"你好"}`},
		browsertest.Value[[]string](page, "es.closed.then(async ({ error }) => [error.message, await error.response.text()])"))
}

func TestALongRefusalIsCutAndSaysSo(t *testing.T) {
	for size, truncated := range map[int]bool{199: false, 200: false, 201: false, 64 << 10: false, 64<<10 + 1: true, 1 << 20: true} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			server, page := browsertest.Open(t)
			page.Run(failure + "\nvar failed = failing({ method: 'POST' })")
			server.Next().Start(500, "Content-Type", "text/plain").Write(strings.Repeat("x", size)).End()
			browsertest.Value[bool](page, "failed")
			message := "HTTP 500: " + strings.Repeat("x", min(size, 200))
			if size > 200 {
				message += "…"
			}
			assert.Equal(t, message, browsertest.Value[string](page, "thrown.message"))
			assert.Equal(t, []any{float64(min(size, 64<<10)), truncated}, browsertest.Value[[]any](page, "thrown.response.text().then((text) => [text.length, thrown.truncated])"))
		})
	}
}

func TestASlowRefusalIsCutAndSaysSo(t *testing.T) {
	server, page := browsertest.OpenClocked(t)
	page.Run(failure + "\nvar failed = failing({ method: 'POST', fetch: counting })")
	e := server.Next().Start(503, "Content-Type", "text/plain").Write("part")
	page.Until("received === 4")
	page.Advance(1999)
	page.Settle()
	assert.Empty(t, page.Log())
	page.Advance(1)
	browsertest.Value[bool](page, "failed")
	e.Gone()
	assert.Equal(t, []any{"HTTP 503: part", true, "part"}, browsertest.Value[[]any](page, "thrown.response.text().then((text) => [thrown.message, thrown.truncated, text])"))
}

func TestASignalsReasonIsThrown(t *testing.T) {
	for name, c := range map[string]struct{ signal, abort, want string }{
		"its own":               {"controller.signal", "controller.abort()", "AbortError"},
		"the page's":            {"controller.signal", "controller.abort('enough')", "enough"},
		"a timeout":             {"AbortSignal.timeout(1)", "", "TimeoutError"},
		"one of several":        {"AbortSignal.any([controller.signal, new AbortController().signal])", "controller.abort(new RangeError('x'))", "RangeError"},
		"aborted before":        {"AbortSignal.abort('before')", "", "before"},
		"behind an error of us": {"controller.signal", "controller.abort(new EventSourceError('eof', 'mine'))", "EventSourceError"},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := browsertest.Open(t)
			page.Run(failure + "\nvar controller = new AbortController(), signal = " + c.signal + ", failed = failing({ method: 'POST', signal })")
			if c.abort != "" {
				server.Next().Start(200).Write("data: a\n\n")
				page.Until("messages().length === 1")
				page.Run(c.abort)
			}
			browsertest.Value[bool](page, "failed")
			assert.Equal(t, []any{"aborted", true, true, c.want}, browsertest.Value[[]any](page, "[ended.outcome, ended.error === signal.reason, thrown === signal.reason, thrown.name ?? thrown]"))
			assert.Equal(t, 0, browsertest.Value[int](page, "log.filter((e) => e.type === 'error').length"))
		})
	}
}

// What the platform, or a fetch of the page's, lacks is a failure with its name.
func TestWhatIsMissingIsNamed(t *testing.T) {
	const type_ = "{ headers: { 'content-type': 'text/event-stream' } }"
	for name, fetch := range map[string]string{
		"a response without a body":        "async () => new Response(null, " + type_ + ")",
		"a body that is no stream":         "async () => Object.defineProperty(new Response('', " + type_ + "), 'body', { value: {} })",
		"no Response":                      "async () => ({})",
		"nothing":                          "async () => {}",
		"text":                             "async () => 'data: a'",
		"chunks that are no bytes":         "async () => new Response(new ReadableStream({ start(c) { c.enqueue('data: a') } }), " + type_ + ")",
		"chunks that are wider than bytes": "async () => Object.defineProperty(new Response('', " + type_ + "), 'body', { value: new ReadableStream({ start(c) { c.enqueue(new Uint16Array(4)) } }) })",
	} {
		for _, method := range []string{"GET", "POST"} {
			t.Run(name+", "+method, func(t *testing.T) {
				_, page := browsertest.Open(t)
				page.Run(failure + "\nvar failed = failing({ method: '" + method + "', fetch: " + fetch + " })")
				browsertest.Value[bool](page, "failed")
				if name == "chunks that are no bytes" { // the browser's own Response says so first
					assert.Contains(t, []string{"network", "unsupported"}, browsertest.Value[string](page, "thrown.reason"))
					return
				}
				assert.Equal(t, []any{"failed", "unsupported"}, browsertest.Value[[]any](page, "[ended.outcome, thrown.reason]"))
			})
		}
	}
	t.Run("no fetch", func(t *testing.T) {
		server, page := browsertest.Open(t)
		assert.Equal(t, []string{"TypeError", "TypeError", "TypeError"}, browsertest.Value[[]string](page, `(() => {
			const thrown = (init) => { try { new EventSource('/stream', init).close(); return 'none' } catch (error) { return error.name } }
			const names = [thrown({ fetch: 1 }), thrown({ fetch: {} })]
			const { fetch } = window
			window.fetch = undefined
			names.push(thrown({}))
			window.fetch = fetch
			return names
		})()`))
		server.None()
	})
	t.Run("no reportError", func(t *testing.T) {
		server, page := browsertest.Open(t)
		page.Run(`delete window.reportError
		watch(new EventSource('/stream', { method: 'POST', done({ data }) { if (data === 'a') throw new Error('a bug'); return data === 'end' } }))`)
		server.Next().Start(200).Write("data: a\n\ndata: b\n\ndata: end\n\n").End()
		assert.Equal(t, "complete", page.Outcome())
		assert.Len(t, page.Messages(), 3)
		page.Settle()
		assert.Len(t, page.Uncaught(), 1)
	})
	t.Run("no TransformStream", func(t *testing.T) {
		server := browsertest.NewServer(t, browsertest.Site())
		page := browsertest.NewPage(t, server.URL+"/page", "delete globalThis.TransformStream")
		page.Run("watch(new EventSource('/stream', { method: 'POST' })); var got = [], reading = (async () => { for await (const { data } of (await chunks('data: a\\n\\n')()).body.pipeThrough(new EventStreamDecoder())) got.push(data) })()")
		server.Next().Start(200).Write("data: a\n\n").End()
		assert.Equal(t, "eof", page.Outcome())
		browsertest.Value[any](page, "reading.then(() => true)")
		assert.Equal(t, []string{"a"}, browsertest.Value[[]string](page, "got"))
	})
}

func TestALoopThatBeginsTooLateSaysSo(t *testing.T) {
	for name, c := range map[string]struct{ listen, want string }{
		"nobody was there": {"", "InvalidStateError"},
		"a listener was":   {"es.onmessage = () => {}", "end"},
		"other types were": {"es.addEventListener('error', () => {}); es.addEventListener('ping', () => {}); es.onerror = () => {}", "InvalidStateError"},
		"a listener is":    {"es.addEventListener('message', () => {})", "end"},
		"a loop was":       {"(async () => { for await (const _ of es); })()", "end"},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := browsertest.Open(t)
			page.Run("es = new EventSource('/stream', { method: 'POST' }); " + c.listen)
			e := server.Next().Start(200).Write("id: 7\ndata: a\n\n")
			page.Until("es.lastEventId === '7'")
			const loop = "(async () => { for await (const _ of es); return 'end' })().catch((error) => error.name)"
			page.Run("var open = " + loop)
			e.End()
			assert.Equal(t, "eof", page.Outcome())
			assert.Equal(t, c.want, browsertest.Value[string](page, "open"))
			assert.Equal(t, c.want, browsertest.Value[string](page, loop), "behind the end")
		})
	}
}
