package endings

import (
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

// A server that goes on behind its end mark, to write down what it has sent, must not see a client that has gone away.
func TestWhatIsCompleteIsReadToItsEnd(t *testing.T) {
	for name, c := range map[string]struct{ init, read, stream string }{
		"a sentinel":              {"done: '[DONE]'", "", "data: a\n\ndata: [DONE]\n\n"},
		"a function":              {"done: ({ data }) => data === 'end'", "", "data: a\n\ndata: end\n\n"},
		"in a loop":               {"done: '[DONE]'", "for await (const _ of es);", "data: a\n\ndata: [DONE]\n\n"},
		"a loop and a function":   {"done: ({ data }) => data === 'end'", "for await (const _ of es);", "data: a\n\ndata: end\n\n"},
		"closed at once behind":   {"done: '[DONE]'", "await es.closed; es.close()", "data: a\n\ndata: [DONE]\n\n"},
		"a loop left behind":      {"done: '[DONE]'", "const loop = es[Symbol.asyncIterator](); await es.closed; await loop.return()", "data: a\n\ndata: [DONE]\n\n"},
		"aborted behind":          {"done: '[DONE]', signal: controller.signal", "await es.closed; controller.abort()", "data: a\n\ndata: [DONE]\n\n"},
		"a GET":                   {"method: 'GET', done: '[DONE]'", "", "data: a\n\ndata: [DONE]\n\n"},
		"the rest is in the same": {"done: '[DONE]'", "", "data: a\n\ndata: [DONE]\n\ndata: b\n\n: usage\n\n"},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := browsertest.Open(t)
			page.Run(`var controller = new AbortController()
			watch(new EventSource('/stream', { method: 'POST', ` + c.init + ` }))
			var reading = (async () => { ` + c.read + ` })()`)
			e := server.Next().Start(200).Write(c.stream)
			assert.Equal(t, "complete", page.Outcome())
			assert.Equal(t, 2, browsertest.Value[int](page, "es.readyState"))
			browsertest.Value[any](page, "reading.then(() => true)")
			for range 10 {
				e.Write(": still here\n\n")
				page.Settle()
			}
			assert.NoError(t, e.Request.Context().Err(), "the server's client is there")
			e.End()
			assert.Contains(t, page.Messages(), browsertest.Message("a"))
			assert.NotContains(t, page.Messages(), browsertest.Message("b"))
			assert.Empty(t, page.Uncaught())
		})
	}
}

func TestWhatGoesOnBehindTheEndIsBounded(t *testing.T) {
	t.Run("by time", func(t *testing.T) {
		server, page := browsertest.OpenClocked(t)
		page.Run("watch(new EventSource('/stream', { method: 'POST', done: 'end' }))")
		e := server.Next().Start(200).Write("data: end\n\n")
		assert.Equal(t, "complete", page.Outcome())
		page.Advance(4999)
		page.Settle()
		assert.NoError(t, e.Request.Context().Err())
		page.Advance(1)
		e.Gone()
	})
	t.Run("by size", func(t *testing.T) {
		server, page := browsertest.OpenClocked(t)
		page.Run("watch(new EventSource('/stream', { method: 'POST', done: 'end' }))")
		e := server.Next().Start(200).Write("data: end\n\n")
		assert.Equal(t, "complete", page.Outcome())
		block := make([]byte, 64<<10)
		for e.Request.Context().Err() == nil {
			e.Write(string(block))
		}
	})
	t.Run("the decoder by time", func(t *testing.T) {
		server, page := browsertest.OpenClocked(t)
		page.Run(`var got = [], reading = fetch('/stream').then(async (r) => { for await (const { data } of r.body.pipeThrough(new EventStreamDecoder({ done: 'end' }))) got.push(data) })`)
		e := server.Next().Start(200).Write("data: a\n\ndata: end\n\n")
		browsertest.Value[any](page, "reading.then(() => true)")
		assert.Equal(t, []string{"a"}, browsertest.Value[[]string](page, "got"))
		page.Advance(4999)
		page.Settle()
		assert.NoError(t, e.Request.Context().Err())
		page.Advance(1)
		e.Gone()
	})
}

// Over HTTP/1.1 a connection whose response was read to its end serves the next request.
func TestCompleteStreamsKeepTheirConnection(t *testing.T) {
	for name, read := range map[string]string{"a sentinel": "done: 'end'", "a function": "done: ({ data }) => data === 'end'"} {
		t.Run(name, func(t *testing.T) {
			server := browsertest.NewUnstarted(t, browsertest.Site())
			var mu sync.Mutex
			opened := 0
			server.Config.ConnState = func(_ net.Conn, state http.ConnState) {
				mu.Lock()
				defer mu.Unlock()
				if state == http.StateNew {
					opened++
				}
			}
			server.Start()
			page := browsertest.NewPage(t, server.URL+"/page")
			count := func() int { mu.Lock(); defer mu.Unlock(); return opened }
			var before int
			for i := range 8 {
				page.Run(`var seen; es = new EventSource('/stream', { method: 'POST', body: 'x', ` + read + ` })`)
				server.Next().Start(200).Write("data: a\n\ndata: end\n\n").End()
				assert.Equal(t, "complete", page.Outcome())
				page.Settle() // a request on the connection that has become free
				if i == 0 {
					before = count()
				}
			}
			assert.Equal(t, before, count(), "connections")
		})
	}
}

func TestNothingToSendCompletesAGET(t *testing.T) {
	for name, c := range map[string]struct{ init, want string }{
		"a plain source":      {"", "complete"},
		"with done":           {"{ done: 'x' }", "complete"},
		"reconnect: false":    {"{ reconnect: false }", "complete"},
		"resume":              {"{ reconnect: { strategy: 'resume' } }", "complete"},
		"a POST":              {"{ method: 'POST' }", "failed"},
		"a POST that repeats": {"{ method: 'POST', reconnect: true }", "failed"},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := browsertest.Open(t)
			page.Run(`watch(new EventSource('/stream', ` + c.init + `))
			var reading = (async () => { for await (const _ of es); return 'ended' })().catch((error) => error.message)`)
			server.Next().Start(204).End()
			assert.Equal(t, c.want, page.Outcome())
			assert.Equal(t, []browsertest.Event{{Type: "error", State: 2, Reason: "status", Status: 204}}, page.Log(), "as natively")
			if c.want == "complete" {
				assert.Equal(t, "ended", browsertest.Value[string](page, "reading"))
				assert.Equal(t, map[string]any{"outcome": "complete"}, browsertest.Value[map[string]any](page, "es.closed"))
			} else {
				assert.Equal(t, "HTTP 204", browsertest.Value[string](page, "reading"))
			}
			page.Settle()
			assert.Equal(t, 1, server.Requests("/stream"))
		})
	}
}

func TestAnErrorInTheStreamFailsIt(t *testing.T) {
	const judge = `done({ data }) {
		if (data === '[DONE]') return true
		const { error } = JSON.parse(data)
		return error ? new Error(error.message) : false
	}`
	for name, c := range map[string]struct{ stream, outcome, cause string }{
		"and then its end mark": {"data: {}\n\ndata: {\"error\":{\"message\":\"out of memory\"}}\n\ndata: [DONE]\n\n", "failed", "out of memory"},
		"at once":               {"data: {\"error\":{\"message\":\"overloaded\"}}\n\n", "failed", "overloaded"},
		"none":                  {"data: {}\n\ndata: [DONE]\n\n", "complete", ""},
		"a judge that throws":   {"data: not JSON\n\ndata: {}\n\ndata: [DONE]\n\n", "complete", ""},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := browsertest.Open(t)
			page.Run(`watch(new EventSource('/stream', { method: 'POST', reconnect: true, ` + judge + ` }))
			var reading = (async () => { for await (const _ of es); })().catch((error) => error), seen
			es.addEventListener('error', (e) => { seen = e.error })`)
			e := server.Next().Start(200).Write(c.stream)
			assert.Equal(t, c.outcome, page.Outcome())
			if c.cause != "" {
				e.Gone()
				assert.Equal(t, []any{"done", c.cause, "The stream tells of an error: " + c.cause, 200.0, true, true},
					browsertest.Value[[]any](page, "Promise.all([reading, es.closed]).then(([thrown, { error }]) => [error.reason, error.cause.message, error.message, error.status, thrown === error, seen === error])"))
			} else {
				e.End()
			}
			if name == "a judge that throws" {
				assert.Len(t, page.Uncaught(), 1)
			}
			page.Settle()
			assert.Equal(t, 1, server.Requests("/stream"))
		})
		t.Run(name+", decoded", func(t *testing.T) {
			_, page := browsertest.Open(t)
			got := browsertest.Value[[]string](page, `(async () => {
				const response = await chunks(`+browsertest.Literal(c.stream)+`)()
				try { for await (const _ of response.body.pipeThrough(new EventStreamDecoder({ `+judge+` }))); return ['complete', ''] } catch (error) { return ['failed', error.reason === 'done' && error.cause.message] }
			})()`)
			assert.Equal(t, []string{c.outcome, c.cause}, got)
			if name == "a judge that throws" {
				assert.Len(t, page.Uncaught(), 1)
			}
		})
	}
}

// Formats without an end mark know events that may be the last.
func TestACleanEndMayComplete(t *testing.T) {
	const judge = `done: ({ data }) => data === 'last' ? 'eof' : data === 'ping' ? undefined : false`
	for name, c := range map[string]struct {
		stream string
		end    func(*browsertest.Exchange)
		want   string
	}{
		"behind the last event":    {"data: a\n\ndata: last\n\n", (*browsertest.Exchange).End, "complete"},
		"behind what says nothing": {"data: last\n\ndata: ping\n\n", (*browsertest.Exchange).End, "complete"},
		"before it":                {"data: a\n\n", (*browsertest.Exchange).End, "incomplete"},
		"behind what came later":   {"data: last\n\ndata: a\n\n", (*browsertest.Exchange).End, "incomplete"},
		"a reset behind it":        {"data: last\n\n", (*browsertest.Exchange).Reset, "failed"},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := browsertest.Open(t)
			page.Run(`watch(new EventSource('/stream', { method: 'POST', ` + judge + ` }))`)
			e := server.Next().Start(200).Write(c.stream)
			page.Until(fmt.Sprintf("messages().length === %d", strings.Count(c.stream, "\n\n")))
			c.end(e)
			assert.Equal(t, c.want, page.Outcome())
		})
		if c.want != "failed" {
			t.Run(name+", decoded", func(t *testing.T) {
				_, page := browsertest.Open(t)
				got := browsertest.Value[string](page, `(async () => {
					const response = await chunks(`+browsertest.Literal(c.stream)+`)()
					try { for await (const _ of response.body.pipeThrough(new EventStreamDecoder({ `+judge+` }))); return 'complete' } catch (error) { return error.reason === 'eof' ? 'incomplete' : String(error) }
				})()`)
				assert.Equal(t, c.want, got)
			})
		}
	}
}

func TestStatusesThatOpenAStream(t *testing.T) {
	for _, c := range []struct {
		method string
		status int
		want   string
	}{
		{"POST", 200, "eof"}, {"POST", 201, "eof"}, {"POST", 202, "eof"}, {"PUT", 203, "eof"}, {"PATCH", 206, "eof"},
		{"POST", 205, "failed"}, {"POST", 404, "failed"}, {"GET", 201, "failed"}, {"GET", 202, "failed"}, {"get", 206, "failed"},
	} {
		t.Run(fmt.Sprint(c.method, c.status), func(t *testing.T) {
			server, page := browsertest.Open(t)
			page.Run(`watch(new EventSource('/stream', { method: '` + c.method + `', reconnect: false }))`)
			e := server.Next().Start(c.status)
			if c.status != 205 {
				e.Write("data: a\n\n")
			}
			e.End()
			assert.Equal(t, c.want, page.Outcome())
			assert.Equal(t, c.want == "eof", len(page.Messages()) == 1)
		})
	}
}
