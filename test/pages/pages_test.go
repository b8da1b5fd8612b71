// Package pages tests what becomes of a source when its page is left, shown again, or stopped.
package pages

import (
	"testing"

	"eventsource-wasm/internal/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestProbe(t *testing.T) {
	server, page := browsertest.Open(t)
	page.Run(`var seen = []; es = new EventSource('/stream', { method: 'POST' }); es.onerror = (e) => seen.push(e.reason, String(e.error.cause), e.error.cause?.name, e.error.cause?.code)
	var n = new NativeEventSource('/stream'); n.onerror = () => seen.push('native', n.readyState)`)
	server.Next().Start(200).Write("data: a\n\n")
	server.Next().Start(200).Write("data: a\n\n")
	page.Until("es.readyState === 1 && n.readyState === 1")
	page.Run("window.stop()")
	page.Until("es.readyState === 2")
	t.Log(browsertest.Value[[]any](page, "seen"))
	page.Run(`seen = []; es = new EventSource('/stream', { method: 'POST' }); es.onerror = (e) => seen.push(e.reason, String(e.error.cause), e.error.cause?.name, e.error.cause?.code)`)
	server.Next()
	page.Run("window.stop()")
	page.Until("es.readyState === 2")
	t.Log(browsertest.Value[[]any](page, "seen"))
	t.Log(browsertest.Value[any](page, "n.readyState"))
}
