package shared

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

// pair opens two tabs that share the stream, and gives its request.
func pair(t *testing.T, init string) (*browsertest.Server, []*browsertest.Page, *browsertest.Exchange) {
	t.Helper()
	server := browsertest.NewServer(t, site())
	a := browsertest.NewPage(t, server.URL+"/tabs")
	tabs := []*browsertest.Page{a, a.Tab(server.URL + "/tabs")}
	return server, tabs, both(server, tabs, init)
}

// both makes a source in two tabs. The first of them connects, and the second is waiting.
func both(server *browsertest.Server, tabs []*browsertest.Page, init string) *browsertest.Exchange {
	for i, tab := range tabs {
		tab.Until("globalThis.SharedEventSource")
		tab.Run("log = []; details = []; detail(watch(new SharedEventSource('/stream', " + init + ")))")
		tab.Run(fmt.Sprintf(`var isThere = false
			;(async () => { while (!isThere) isThere = (await navigator.locks.query()).pending.length === %d })()`, i))
		tab.Until("isThere")
	}
	return server.Next()
}

func TestEveryTabIsToldOfALoss(t *testing.T) {
	server, tabs, e := pair(t, "{ reconnect: { statuses: [503], maxAttempts: 3, maxDelay: 1 } }")
	e.Start(503, "Content-Type", "application/json", "X-A", "b").Write(`{"error":"busy"}`).End()
	e = server.Next().Start(200).Write("id: 1\ndata: a\n\n")
	for _, tab := range tabs {
		tab.Until("messages().length === 1")
		assert.Equal(t, []browsertest.Event{{Type: "error", Reason: "status", Status: 503}, {Type: "open", State: 1}, message("a", "1")}, tab.Log())
		assert.Equal(t, []string{"status 503 503 EventSourceError true 1 0 Event false false"}, browsertest.Value[[]string](tab, "details"))
		tab.Run("es.addEventListener('error', (event) => { globalThis.refusal = event })")
	}
	e.Reset()
	e = server.Next()
	assert.Equal(t, "1", e.Request.Header.Get("Last-Event-ID"))
	e.Start(404, "Content-Type", "text/plain", "X-A", "b").Write("nobody").End()
	for _, tab := range tabs {
		assert.Equal(t, "failed", tab.Outcome())
		assert.Equal(t, []browsertest.Event{
			{Type: "error", Reason: "network", Status: 200}, {Type: "error", State: 2, Reason: "status", Status: 404},
		}, tab.Log()[3:])
		assert.Equal(t, []string{"HTTP 404: nobody", "nobody", "b", server.URL + "/stream"}, browsertest.Value[[]string](tab,
			"(async () => [refusal.message, await refusal.response.text(), refusal.response.headers.get('x-a'), refusal.response.url])()"))
	}
	tabs[0].Settle()
	server.None()
}

func TestEveryTabComesToTheSameEnd(t *testing.T) {
	server := browsertest.NewServer(t, site())
	first := browsertest.NewPage(t, server.URL+"/tabs")
	tabs := []*browsertest.Page{first, first.Tab(server.URL + "/tabs")}
	for name, test := range map[string]struct {
		init, outcome string
		end           func(server *browsertest.Server, e *browsertest.Exchange)
		errors        []string
	}{
		"a sentinel": {"{ done: '[DONE]' }", "complete", func(_ *browsertest.Server, e *browsertest.Exchange) { e.Write("data: [DONE]\n\n").End() }, []string{}},
		"a judge":    {"{ done: ({ data }) => data === 'a' }", "complete", func(_ *browsertest.Server, e *browsertest.Exchange) { e.End() }, []string{}},
		"an Error": {"{ done: ({ data }) => data === 'a' && new Error('bad') }", "failed", func(*browsertest.Server, *browsertest.Exchange) {},
			[]string{"done 200 200 EventSourceError false - 2 Event false false"}},
		"no content": {"{}", "complete", func(server *browsertest.Server, e *browsertest.Exchange) {
			e.End()
			server.Next().Start(204).End()
		}, []string{"eof 200 200 EventSourceError true 1 0 Event false false", "status 204 204 EventSourceError false - 2 Event false false"}},
		"a clean end":     {"{ reconnect: false }", "eof", func(_ *browsertest.Server, e *browsertest.Exchange) { e.End() }, []string{"eof 200 200 EventSourceError false - 2 Event false false"}},
		"an early end":    {"{ reconnect: false, done: 'x' }", "incomplete", func(_ *browsertest.Server, e *browsertest.Exchange) { e.End() }, []string{"eof 200 200 EventSourceError false - 2 Event false false"}},
		"a loss for good": {"{ reconnect: false }", "failed", func(_ *browsertest.Server, e *browsertest.Exchange) { e.Reset() }, []string{"network 200 200 EventSourceError false - 2 Event false false"}},
		"another response": {"{ reconnect: { maxDelay: 1 } }", "failed", func(server *browsertest.Server, e *browsertest.Exchange) {
			e.Reset()
			server.Next().Start(200, "Content-Type", "text/html").Write("<p>").End()
		}, []string{"network 200 200 EventSourceError true 1 0 Event false false", "content-type 200 200 EventSourceError false - 2 Event false false"}},
	} {
		t.Run(name, func(t *testing.T) {
			e := both(server, tabs, test.init)
			for _, tab := range tabs {
				tab.Run("var loop = []; (async () => { try { for await (const { data } of es) loop.push(data); loop.push('end') } catch (error) { loop.push(error.reason) } })()")
			}
			e.Start(200).Write("retry: 1\nid: 1\ndata: a\n\n")
			for _, tab := range tabs {
				tab.Until("messages().length === 1")
			}
			test.end(server, e)
			for _, tab := range tabs {
				assert.Equal(t, test.outcome, tab.Outcome())
				tab.Until("loop.length === 2")
				assert.Equal(t, test.errors, browsertest.Value[[]string](tab, "details"))
				last := "end"
				if test.outcome == "failed" || test.outcome == "incomplete" {
					last = browsertest.Value[string](tab, "details.at(-1).split(' ')[0]")
				}
				assert.Equal(t, []string{"a", last}, browsertest.Value[[]string](tab, "loop"))
				assert.Len(t, tab.Messages(), 1)
			}
			tabs[1].Settle()
			server.None()
		})
	}
}

func TestSignalAndUsing(t *testing.T) {
	server, tabs, e := pair(t, "{ signal: (globalThis.controller = new AbortController()).signal, stallTimeout: 1 }")
	for _, tab := range tabs {
		tab.Run("var stalled = []; es.addEventListener('stalled', ({ phase }) => stalled.push(phase))")
	}
	e.Start(200)
	for _, tab := range tabs {
		tab.Until("stalled.at(-1) === 'body'")
	}
	tabs[0].Run("controller.abort('enough')")
	assert.Equal(t, "aborted enough", browsertest.Value[string](tabs[0], "es.closed.then(({ outcome, error }) => `${outcome} ${error}`)"))
	e = server.Next().Start(200).Write("data: a\n\n")
	tabs[1].Until("messages().length === 1")
	tabs[1].Run("es[Symbol.dispose]()")
	assert.Equal(t, "closed", tabs[1].Outcome())
	e.Gone()
}

func TestWithoutLocksOrChannelsEachHasItsOwn(t *testing.T) {
	for _, missing := range []string{
		"delete Navigator.prototype.locks", "delete globalThis.BroadcastChannel",
		"navigator.locks.request = async () => { throw new DOMException('no', 'SecurityError') }",
	} {
		t.Run(missing, func(t *testing.T) {
			server := browsertest.NewServer(t, site())
			a := share(t, server, nil, "{ done: 'x' }", missing)
			first := server.Next().Start(200).Write("retry: 1\nid: 1\ndata: a\n\n")
			b := share(t, server, a, "{ done: 'x' }", missing)
			second := server.Next().Start(200).Write("id: 2\ndata: b\n\n")
			a.Until("messages().length === 1")
			b.Until("messages().length === 1")
			first.Reset()
			first = server.Next()
			assert.Equal(t, "1", first.Request.Header.Get("Last-Event-ID"))
			first.Start(200).Write("data: x\n\n").End()
			assert.Equal(t, "complete", a.Outcome())
			b.Run("es.close()")
			second.Gone()
		})
	}
}

// A page that goes into the back/forward cache gives the connection away. When it comes back, it has all that it has missed.
func TestThePageComesBack(t *testing.T) {
	server, tabs, e := pair(t, "{}")
	e.Start(200).Write("id: 1\ndata: a\n\n")
	for _, tab := range tabs {
		tab.Until("messages().length === 1")
	}
	// The events of the back/forward cache alone: the browser without windows keeps no page of a tab that has such neighbours.
	tabs[0].Run("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
	e = server.Next()
	assert.Equal(t, "1", e.Request.Header.Get("Last-Event-ID"))
	e.Start(200).Write("id: 2\ndata: b\n\n")
	tabs[1].Until("messages().length === 2")
	tabs[0].Run("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
	e.Write("id: 3\ndata: c\n\n")
	for _, tab := range tabs {
		tab.Until("messages().length === 3")
		assert.Equal(t, []browsertest.Event{{Type: "open", State: 1}, message("a", "1"), message("b", "2"), message("c", "3")}, tab.Log())
	}
	tabs[0].Settle()
	server.None()
}

// One that has missed more than is kept goes on by itself.
func TestThePageComesBackTooLate(t *testing.T) {
	server, tabs, e := pair(t, "{}")
	e.Start(200).Write("id: 1\ndata: a\n\n")
	for _, tab := range tabs {
		tab.Until("messages().length === 1")
	}
	tabs[1].Run("dispatchEvent(new Event('pagehide'))")
	for range 300 {
		e.Write("data: b\n\n")
	}
	e.Write("id: 2\ndata: c\n\n")
	tabs[0].Until("es.lastEventId === '2'")
	tabs[1].Run("dispatchEvent(new Event('pageshow'))")
	own := server.Next()
	assert.Equal(t, "1", own.Request.Header.Get("Last-Event-ID"))
	own.Start(200).Write("id: 2\ndata: c\n\n")
	tabs[1].Until("messages().length === 2")
	assert.Equal(t, []browsertest.Event{{Type: "open", State: 1}, message("a", "1"), message("c", "2")}, tabs[1].Log())
}
