// Package shared tests the connection that all tabs of an origin share, in real tabs.
package shared

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

// site serves a page at /tabs that has SharedEventSource.
func site() *http.ServeMux {
	mux := browsertest.Site()
	mux.HandleFunc("/tabs", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = fmt.Fprintf(w, `<!doctype html><title>tab</title><script>%s</script><script type="module">
			import { SharedEventSource } from '/dist/shared.mjs'
			globalThis.SharedEventSource = SharedEventSource
		</script>`, browsertest.PageScript)
	})
	return mux
}

// share opens a tab beside another, if there is one, which watches the stream.
func share(t *testing.T, server *browsertest.Server, beside *browsertest.Page, init string, scripts ...string) *browsertest.Page {
	t.Helper()
	var tab *browsertest.Page
	if beside == nil {
		tab = browsertest.NewPage(t, server.URL+"/tabs", scripts...)
	} else {
		tab = beside.Tab(server.URL+"/tabs", scripts...)
	}
	tab.Run("watch(new SharedEventSource('/stream', " + init + "))")
	return tab
}

func message(data, id string) browsertest.Event {
	return browsertest.Event{Type: "message", Data: data, ID: id}
}

func TestTabsShareOneConnection(t *testing.T) {
	server := browsertest.NewServer(t, site())
	a := share(t, server, nil, "{}")
	e := server.Next().Start(200)
	a.Until("es.readyState === 1")
	b := share(t, server, a, "{}")
	b.Until("es.readyState === 1")
	e.Write("retry: 77\nid: 1\ndata: a\ndata:  \u2028 b\ndata:\n\nevent: update\ndata: {}\n\n: nothing\n\nid\ndata\n\nid: é\ndata: c\n\n")
	for _, tab := range []*browsertest.Page{a, b} {
		tab.Until("messages().length === 4")
		assert.Equal(t, []browsertest.Event{
			{Type: "open", State: 1}, message("a\n \u2028 b\n", "1"), {Type: "update", Data: "{}", ID: "1"}, {Type: "message"}, message("c", "é"),
		}, tab.Log())
		assert.Equal(t, []any{server.URL + "/stream", "é", 77.0, true, "EventSource"}, browsertest.Value[[]any](tab,
			"[es.url, es.lastEventId, es.reconnectionTime, es instanceof EventTarget, es[Symbol.toStringTag]]"))
	}
	late := share(t, server, a, "{}")
	late.Until("es.readyState === 1 && es.lastEventId === 'é' && es.reconnectionTime === 77")
	assert.Equal(t, []browsertest.Event{{Type: "open", State: 1}}, late.Log())
	late.Settle()
	server.None()
}

func TestAnotherInitIsAnotherConnection(t *testing.T) {
	server := browsertest.NewServer(t, site())
	a := share(t, server, nil, "{ headers: { 'X-Who': 'a' } }")
	assert.Equal(t, "a", server.Next().Request.Header.Get("X-Who"))
	b := share(t, server, a, "{ headers: new Headers({ 'X-Who': 'b' }), withCredentials: true }")
	assert.Equal(t, "b", server.Next().Request.Header.Get("X-Who"))
	c := share(t, server, a, "{ withCredentials: true, headers: new Headers({ 'X-Who': 'b' }), signal: new AbortController().signal }")
	c.Until("es.withCredentials")
	b.Settle()
	c.Settle()
	server.None()
}

func TestOnlyGETIsShared(t *testing.T) {
	server := browsertest.NewServer(t, site())
	tab := browsertest.NewPage(t, server.URL+"/tabs")
	tab.Until("globalThis.SharedEventSource")
	for init, error := range map[string]string{
		"{ method: 'POST', body: 'x' }": "TypeError", "{ method: 'DELETE' }": "TypeError", "{ body: 'x' }": "TypeError", "{ idleTimeout: 'x' }": "TypeError", "1": "TypeError",
	} {
		assert.Equal(t, error, browsertest.Value[string](tab, "(() => { try { new SharedEventSource('/stream', "+init+") } catch (error) { return error.name } })()"), init)
	}
	assert.Equal(t, "SyntaxError", browsertest.Value[string](tab, "(() => { try { new SharedEventSource('http://[') } catch (error) { return error.name } })()"))
	// Who closes at once, as StrictMode does, has sent nothing.
	tab.Run("new SharedEventSource('/stream').close(); watch(new SharedEventSource('/stream'))")
	server.Next().Start(200)
	tab.Until("es.readyState === 1")
	tab.Settle()
	server.None()
	assert.Equal(t, 1, server.Requests("/stream"))
}

func TestClosingInOneTabIsItsOwnAffair(t *testing.T) {
	server := browsertest.NewServer(t, site())
	a := share(t, server, nil, "{}")
	e := server.Next().Start(200)
	b := share(t, server, a, "{}")
	b.Until("es.readyState === 1")
	b.Run("es.close()")
	e.Write("id: 1\ndata: a\n\n")
	a.Until("messages().length === 1")
	assert.Empty(t, b.Messages())
	c := share(t, server, a, "{}")
	c.Until("es.lastEventId === '1'")
	a.Run("es.close()") // the one that held it
	next := server.Next()
	assert.Equal(t, "1", next.Request.Header.Get("Last-Event-ID"))
	e.Gone()
	next.Start(200).Write("id: 2\ndata: b\n\n")
	c.Until("messages().length === 1")
	assert.Equal(t, []browsertest.Event{{Type: "open", State: 1}, message("b", "2")}, c.Log(), "of the new connection nothing is told")
	assert.Len(t, a.Messages(), 1)
	c.Run("es.close()")
	next.Gone()
	c.Settle()
	server.None()
}
