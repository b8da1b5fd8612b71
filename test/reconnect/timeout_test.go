package reconnect

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

func TestSilenceEndsAConnection(t *testing.T) {
	server, page := browsertest.OpenClocked(t)
	page.Run("watch(new EventSource('/stream', { idleTimeout: 150, fetch: counting }))")
	const first = "retry: 1\ndata: a\n\n"
	e := server.Next().Start(200).Write(first)
	page.Until("messages().length === 1")
	for i := range 8 { // comments, more than the limit in all
		e.Write(":\n")
		page.Until(fmt.Sprintf("received === %d", len(first)+2*(i+1)))
		page.Advance(100)
	}
	page.Advance(49)
	assert.Equal(t, []browsertest.Event{{Type: "open", State: 1}, browsertest.Message("a")}, page.Log(), "comments keep it alive")
	page.Advance(1)
	page.Until("log.length === 3")
	assert.Equal(t, browsertest.Event{Type: "error", Reason: "timeout", Status: 200}, page.Log()[2])
	e.Gone()
	page.Advance(1)
	server.Next()
}

func TestMissingResponseEndsAConnection(t *testing.T) {
	server, page := browsertest.OpenClocked(t)
	page.Run("watch(new EventSource('/stream', { connectTimeout: 40 }))")
	e := server.Next()
	page.Advance(39)
	assert.Empty(t, page.Log())
	page.Advance(1)
	e.Gone()
	page.Until("log.length === 1")
	assert.Equal(t, []browsertest.Event{{Type: "error", Reason: "timeout"}}, page.Log())
	page.Run("es.close(); log = []; watch(new EventSource('/stream', { method: 'POST', connectTimeout: 400 }))")
	e = server.Next().Start(200)
	page.Until("log.length === 1")
	page.Advance(1000)
	e.Write("data: a\n\n").End()
	assert.Equal(t, "eof", page.Outcome(), "it does not bound the body")
}
