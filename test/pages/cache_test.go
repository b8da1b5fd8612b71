package pages

import (
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

// HTML §7.4.6.2: a page that goes into the back/forward cache and comes back.
func TestTheBackForwardCache(t *testing.T) {
	// away leaves the page, does something, and comes back to it.
	away := func(t *testing.T, server *browsertest.Server, page *browsertest.Page, meanwhile func()) {
		t.Helper()
		page.Run("var restored = false; onpageshow = (e) => { restored = e.persisted }")
		page.Do(chromedp.Navigate(server.URL + "/dist/eventsource.d.ts"))
		meanwhile()
		page.Run("setTimeout(() => history.back())")
		require.Eventually(t, func() bool {
			restored, err := chromedp.Run(page.Context(), chromedp.Evaluate[bool]("typeof restored !== 'undefined' && restored"))
			return err == nil && restored
		}, browsertest.Deadline, 5*time.Millisecond, "the browser did not keep the page")
	}
	for name, source := range map[string]string{
		"native": "new NativeEventSource('/stream')", "ours": "new EventSource('/stream')", "a POST": "new EventSource('/stream', { method: 'POST', body: 'prompt' })",
	} {
		t.Run(name+" goes on", func(t *testing.T) {
			server, page := browsertest.Open(t)
			page.Run("watch(" + source + ")")
			e := server.Next().Start(200).Write("data: a\n\n")
			page.Until("messages().length === 1")
			away(t, server, page, func() { e.Write("data: b\n\n") })
			page.Until("messages().length === 2")
			e.Write("data: c\n\n")
			page.Until("messages().length === 3")
			assert.Equal(t, []browsertest.Event{{Type: "open", State: 1}, browsertest.Message("a"), browsertest.Message("b"), browsertest.Message("c")}, page.Log())
			assert.Equal(t, 1, server.Requests("/stream"))
		})
		t.Run(name+" has lost its connection", func(t *testing.T) {
			server, page := browsertest.Open(t)
			page.Run("watch(" + source + ")")
			e := server.Next().Start(200).Write("retry: 1\nid: é\ndata: a\n\n")
			page.Until("messages().length === 1")
			away(t, server, page, e.Reset)
			if name == "a POST" {
				assert.Equal(t, "failed", browsertest.Value[string](page, "es.closed.then((c) => c.outcome)"))
				assert.Equal(t, 1, server.Requests("/stream"))
				return
			}
			e = server.Next()
			assert.Equal(t, "é", e.Request.Header.Get("Last-Event-ID"))
			e.Start(200).Write("data: b\n\n")
			page.Until("messages().length === 2")
		})
	}
}
