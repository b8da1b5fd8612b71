// Package endings shows how a stream ends, and how a page is told.
package endings

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestDoneCompletesTheStream(t *testing.T) {
	for name, c := range map[string]struct {
		done, stream string
		want         []browsertest.Event
	}{
		"a string is not delivered":              {`'[DONE]'`, "data: a\n\ndata: [DONE]\n\ndata: b\n\n", []browsertest.Event{browsertest.Message("a")}},
		"a string matches whatever the type is":  {`'[DONE]'`, "data: a\n\nevent: update\ndata: [DONE]\n\n", []browsertest.Event{browsertest.Message("a")}},
		"a string matches the whole data only":   {`'[DONE]'`, "data: [DONE] not\n\ndata: [DONE]\n\n", []browsertest.Event{browsertest.Message("[DONE] not")}},
		"a string may be empty":                  {`''`, "data: a\n\ndata\n\n", []browsertest.Event{browsertest.Message("a")}},
		"a string may have lines":                {`'x\ny'`, "data: x\n\ndata: x\ndata: y\n\n", []browsertest.Event{browsertest.Message("x")}},
		"a function judges what was delivered":   {`(e) => e.data === 'end'`, "data: a\n\ndata: end\n\ndata: b\n\n", []browsertest.Event{browsertest.Message("a"), browsertest.Message("end")}},
		"a function sees type and last event id": {`(e) => e.type === 'update' && e.lastEventId === '7'`, "event: update\ndata: a\n\nid: 7\nevent: update\ndata: b\n\ndata: c\n\n", []browsertest.Event{{Type: "update", Data: "a"}, {Type: "update", Data: "b", ID: "7"}}},
		"a function sees types nobody listens to": {`(e) => e.type === 'unheard'`, "data: a\n\nevent: unheard\ndata: b\n\ndata: c\n\n",
			[]browsertest.Event{browsertest.Message("a")}},
	} {
		for _, method := range []string{"GET", "POST"} {
			t.Run(name+", "+method, func(t *testing.T) {
				server, page := browsertest.OpenClocked(t)
				page.Run(fmt.Sprintf(`watch(new EventSource('/stream', { method: '%s', done: %s }))`, method, c.done))
				e := server.Next().Start(200).Write(c.stream)
				assert.Equal(t, "complete", page.Outcome())
				page.Advance(5000) // for which what follows is read
				e.Gone()
				assert.Equal(t, append([]browsertest.Event{{Type: "open", State: 1}}, c.want...), page.Log())
				assert.Equal(t, 2, browsertest.Value[int](page, "es.readyState"))
				assert.Equal(t, 1, server.Requests("/stream"))
			})
		}
	}
}

func TestErrorsBehindCompletionAreIgnored(t *testing.T) {
	for name, done := range map[string]string{"a string": `'end'`, "a function": `(e) => e.data === 'end'`} {
		t.Run(name, func(t *testing.T) {
			_, page := browsertest.Open(t)
			page.Run(`watch(new EventSource('/stream', { fetch: bodyThenError('data: end\n\n'), done: ` + done + ` }))`)
			assert.Equal(t, map[string]any{"outcome": "complete"}, browsertest.Value[map[string]any](page, "es.closed"))
			page.Settle()
			assert.Equal(t, 0, browsertest.Value[int](page, "log.filter((e) => e.type === 'error').length"))
		})
	}
}

func TestThrowingJudgeIsReportedAndChangesNothing(t *testing.T) {
	server, page := browsertest.Open(t)
	page.Run(`watch(new EventSource('/stream', { method: 'POST', done(e) {
		if (e.data === 'a') throw new Error('no judgement')
		return e.data === 'end'
	} }))`)
	server.Next().Start(200).Write("data: a\n\ndata: b\n\ndata: end\n\n")
	assert.Equal(t, "complete", page.Outcome())
	assert.Equal(t, []browsertest.Event{browsertest.Message("a"), browsertest.Message("b"), browsertest.Message("end")}, page.Messages())
	uncaught := page.Uncaught()
	require.Len(t, uncaught, 1)
	assert.Contains(t, uncaught[0], "no judgement")
}

func TestThrowingListenerIsReportedAndChangesNothing(t *testing.T) {
	server, page := browsertest.Open(t)
	page.Run(`watch(new EventSource('/stream', { method: 'POST', done: 'end' }))
	for (const type of ['open', 'message']) es.addEventListener(type, () => { throw new Error('listener of ' + type) })`)
	server.Next().Start(200).Write("data: a\n\ndata: b\n\ndata: end\n\n")
	assert.Equal(t, "complete", page.Outcome())
	assert.Equal(t, []browsertest.Event{browsertest.Message("a"), browsertest.Message("b")}, page.Messages())
	assert.Equal(t, 1, server.Requests("/stream"))
	assert.Len(t, page.Uncaught(), 3)
}

func TestClosedTellsHowItEnded(t *testing.T) {
	end, reset := (*browsertest.Exchange).End, (*browsertest.Exchange).Reset
	run := func(script string) func(*browsertest.Page) { return func(p *browsertest.Page) { p.Run(script) } }
	for name, c := range map[string]struct {
		init, stream string
		server       func(*browsertest.Exchange)
		page         func(*browsertest.Page)
		want         string // outcome and error
	}{
		"done matched":                      {init: "done: 'end'", stream: "data: end\n\n", want: "complete"},
		"a clean end without done":          {stream: "data: a\n\n", server: end, want: "eof"},
		"a clean end before a sentinel":     {init: "done: 'end'", stream: "data: a\n\n", server: end, want: "incomplete EventSourceError: Incomplete stream: it ended before done matched"},
		"a clean end before a judge agrees": {init: "done: () => false", stream: "data: a\n\n", server: end, want: "incomplete EventSourceError: Incomplete stream: it ended before done matched"},
		"a sentinel without its blank line": {init: "done: 'end'", stream: "data: a\n\ndata: end\n", server: end, want: "complete"},
		"the same with CR":                  {init: "done: 'end'", stream: "data: a\r\rdata: end\r", server: end, want: "complete"},
		"an empty one":                      {init: "done: ''", stream: "data: a\n\ndata\n", server: end, want: "complete"},
		"one of two lines":                  {init: "done: 'x\\ny'", stream: "data: a\n\ndata: x\ndata: y\n", server: end, want: "complete"},
		"no event at all and an empty one":  {init: "done: ''", stream: "data: a\n\n", server: end, want: "incomplete EventSourceError: Incomplete stream: it ended before done matched"},
		"a sentinel whose line is cut":      {init: "done: 'end'", stream: "data: a\n\ndata: end", server: end, want: "incomplete EventSourceError: Incomplete stream: it ended before done matched"},
		"a sentinel and a cut line":         {init: "done: 'end'", stream: "data: a\n\ndata: end\ndata", server: end, want: "incomplete EventSourceError: Incomplete stream: it ended before done matched"},
		"a line more than a sentinel":       {init: "done: 'end'", stream: "data: a\n\ndata: end\ndata: x\n", server: end, want: "incomplete EventSourceError: Incomplete stream: it ended before done matched"},
		"a sentinel that a reset has cut":   {init: "done: 'end'", stream: "data: a\n\ndata: end\n", server: reset, want: "failed EventSourceError: Network error: network error"},
		"a reset":                           {stream: "data: a\n\n", server: reset, want: "failed EventSourceError: Network error: network error"},
		"a reset before a sentinel":         {init: "done: 'end'", stream: "data: a\n\n", server: reset, want: "failed EventSourceError: Network error: network error"},
		"an abort signal":                   {stream: "data: a\n\n", page: run("controller.abort()"), want: "aborted AbortError: signal is aborted without reason"},
		"close()":                           {stream: "data: a\n\n", page: run("es.close()"), want: "closed"},
		"close() in a listener":             {stream: "data: a\n\ndata: stop\n\n", want: "closed"},
		"close() and abort together":        {stream: "data: a\n\n", page: run("es.close(); controller.abort()"), want: "closed"},
		"closed behind completion":          {init: "done: 'end'", stream: "data: end\n\n", page: run("es.closed.then(() => es.close())"), want: "complete"},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := browsertest.OpenClocked(t)
			page.Run(`var controller = new AbortController()
			watch(new EventSource('/stream', { method: 'POST', signal: controller.signal, ` + c.init + ` }))
			es.addEventListener('message', (e) => { if (e.data === 'stop') es.close() })`)
			e := server.Next().Start(200).Write(c.stream)
			page.Until("log.length > 1 || es.readyState === 2")
			if c.server != nil {
				c.server(e)
			}
			if c.page != nil {
				c.page(page)
			}
			assert.Equal(t, c.want, browsertest.Value[string](page, "es.closed.then(({ outcome, error }) => [outcome, ...(error ? [String(error)] : [])].join(' '))"))
			assert.True(t, browsertest.Value[bool](page, "es.closed === es.closed && es.closed instanceof Promise"))
			assert.Equal(t, 2, browsertest.Value[int](page, "es.readyState"))
			page.Advance(5000) // for which what follows a complete stream is read
			e.Gone()
		})
	}
}

func TestErrorEventSaysWhy(t *testing.T) {
	end, reset := (*browsertest.Exchange).End, (*browsertest.Exchange).Reset
	answer := func(status int, headers ...string) func(*browsertest.Exchange) {
		return func(e *browsertest.Exchange) { e.Start(status, headers...).End() }
	}
	for name, c := range map[string]struct {
		init, stream string
		server       func(*browsertest.Exchange)
		want         string // reason status response error reconnecting delay readyState
	}{
		"a POST broke off":          {"method: 'POST'", "data: a\n\n", reset, "network 200 200 EventSourceError false - 2"},
		"a POST got no response":    {"method: 'POST'", "", reset, "network - - EventSourceError false - 2"},
		"a POST ended":              {"method: 'POST'", "data: a\n\n", end, "eof 200 200 EventSourceError false - 2"},
		"a POST ended too early":    {"method: 'POST', done: 'x'", "data: a\n\n", end, "eof 200 200 EventSourceError false - 2"},
		"a GET broke off":           {"", "retry: 250\n\n", reset, "network 200 200 EventSourceError true 250 0"},
		"a GET ended":               {"", "retry: 250\n\n", end, "eof 200 200 EventSourceError true 250 0"},
		"a status":                  {"", "", answer(404), "status 404 404 EventSourceError false - 2"},
		"no content":                {"", "", answer(204), "status 204 204 EventSourceError false - 2"},
		"another type":              {"", "", answer(200, "Content-Type", "text/html"), "content-type 200 200 EventSourceError false - 2"},
		"silence before a response": {"method: 'POST', connectTimeout: 20", "", nil, "timeout - - EventSourceError false - 2"},
		"silence behind a response": {"method: 'POST', idleTimeout: 20", "data: a\n\n", nil, "timeout 200 200 EventSourceError false - 2"},
		"an event past the limit":   {"maxEventSize: 10", "data: 0123456789\n\n", nil, "limit 200 200 EventSourceError false - 2"},
	} {
		t.Run(name, func(t *testing.T) {
			server := browsertest.NewServer(t, browsertest.Site())
			server.Config.SetKeepAlivesEnabled(false) // on a connection used before, Chromium itself would send the request again
			page := browsertest.NewPage(t, server.URL+"/page", browsertest.ClockScript)
			page.Run(`detail(watch(new EventSource('/stream', { ` + c.init + ` })))`)
			e := server.Next()
			if c.stream != "" {
				e.Start(200).Write(c.stream)
				page.Until("log.length > 0")
			}
			if c.server != nil {
				c.server(e)
			} else {
				page.Advance(20)
			}
			page.Until("details.length > 0")
			assert.Equal(t, []string{c.want + " Event false false"}, browsertest.Value[[]string](page, "details"))
			if !strings.HasSuffix(c.want, "0") {
				assert.True(t, browsertest.Value[bool](page, `new Promise((resolve) => {
					const again = new EventSource('/stream', { reconnect: false, fetch: async () => { throw 'thrown' } })
					again.onerror = ({ error }) => again.closed.then((c) => resolve(c.error === error && error.cause === 'thrown'))
				})`), "closed gives the error of the event")
			}
		})
	}
}

func TestOpenEventCarriesTheResponse(t *testing.T) {
	server, page := browsertest.Open(t)
	page.Run(`watch(new EventSource('/stream', { method: 'POST' }))
	es.addEventListener('open', ({ response }) => log.push({ type: response.headers.get('x-model'), status: response.status }))`)
	server.Next().Start(200, "X-Model", "small")
	page.Until("log.length === 2")
	assert.Equal(t, browsertest.Event{Type: "small", Status: 200}, page.Log()[1])
}

func TestBodyOfARefusalIsReadable(t *testing.T) {
	const body = `{"error":{"message":"Rate limit reached für gpt 😀"}}`
	for name, read := range map[string]string{
		"as text":          "await e.response.text()",
		"as JSON":          "JSON.stringify(await e.response.json())",
		"as a blob":        "await (await e.response.blob()).text()",
		"by a reader":      "await (async () => { let text = ''; const decoder = new TextDecoder(); const reader = e.response.body.getReader(); for (;;) { const { done, value } = await reader.read(); if (done) return text; text += decoder.decode(value, { stream: true }) } })()",
		"through a pipe":   "await (async () => { let text = ''; for await (const part of e.response.body.pipeThrough(new TextDecoderStream())) text += part; return text })()",
		"and close() then": "await (() => { const text = e.response.text(); source.close(); return text })()",
	} {
		for _, refusal := range []struct {
			status int
			kind   string
		}{{429, "application/json"}, {200, "application/json"}, {500, "text/event-stream"}, {200, "text/html"}} {
			t.Run(fmt.Sprintf("%s, %d %s", name, refusal.status, refusal.kind), func(t *testing.T) {
				server, page := browsertest.Open(t)
				page.Run(`var answer, source = new EventSource('/stream', { method: 'POST', body: 'x' })
				source.onerror = async (e) => { answer = ` + read + ` }`)
				server.Next().Start(refusal.status, "Content-Type", refusal.kind).Write(body[:20]).Write(body[20:]).End()
				page.Until("answer !== undefined")
				assert.Equal(t, body, browsertest.Value[string](page, "answer"))
			})
		}
	}
}

func TestNothingIsDispatchedAfterALoopIsLeft(t *testing.T) {
	_, page := browsertest.Open(t)
	page.Run(`var after = 0
	var source = new EventSource('/stream', { fetch: chunks('data: x\n\n'.repeat(500)), reconnect: false })
	source.onmessage = () => { if (source.readyState === 2) after++ }
	var done = (async () => { for await (const _ of source) { await new Promise((resolve) => setTimeout(resolve)); break } })()`)
	browsertest.Value[any](page, "done.then(() => source.closed)")
	page.Settle()
	assert.Equal(t, 0, browsertest.Value[int](page, "after"))
}

func TestChunksThatAreNoBytesFail(t *testing.T) {
	_, page := browsertest.Open(t)
	page.Run(`watch(EventSource.fromReadableStream(new ReadableStream({ start(c) { c.enqueue(new ArrayBuffer(8)) } })))`)
	assert.Equal(t, "failed", browsertest.Value[string](page, "es.closed.then((c) => c.outcome)"))
}
