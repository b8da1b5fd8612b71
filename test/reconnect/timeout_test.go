package reconnect

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

func TestSilenceEndsAConnection(t *testing.T) {
	server, page := browsertest.Open(t)
	page.Run("watch(new EventSource('/stream', { idleTimeout: 150 }))")
	e := server.Next().Start(200).Write("retry: 1\ndata: a\n\n")
	page.Until("messages().length === 1")
	for range 8 { // comments, more than the limit in all
		e.Write(":\n")
		page.Quiet(30)
	}
	assert.Equal(t, []browsertest.Event{{Type: "open", State: 1}, browsertest.Message("a")}, page.Log(), "comments keep it alive")
	page.Until("log.length === 3")
	assert.Equal(t, browsertest.Event{Type: "error", Reason: "timeout", Status: 200}, page.Log()[2])
	e.Gone()
	server.Next()
}

func TestMissingResponseEndsAConnection(t *testing.T) {
	server, page := browsertest.Open(t)
	page.Run("watch(new EventSource('/stream', { connectTimeout: 40 }))")
	server.Next().Gone()
	page.Until("log.length === 1")
	assert.Equal(t, []browsertest.Event{{Type: "error", Reason: "timeout"}}, page.Log())
	page.Run("es.close(); log = []; watch(new EventSource('/stream', { method: 'POST', connectTimeout: 400 }))")
	e := server.Next().Start(200)
	page.Until("log.length === 1")
	page.Quiet(450)
	e.Write("data: a\n\n").End()
	assert.Equal(t, "eof", page.Outcome(), "it does not bound the body")
}
