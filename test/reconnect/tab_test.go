package reconnect

import (
	"testing"

	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

// offline cuts the page off from the network, or lets it back.
func offline(t *testing.T, p *browsertest.Page, is bool) {
	t.Helper()
	conditions := network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{{URLPattern: "", DownloadThroughput: -1, UploadThroughput: -1, Offline: is}}}
	_, err := chromedp.Call(p.Context(), network.EmulateNetworkConditionsByRule, conditions)
	require.NoError(t, err)
	_, err = chromedp.Call(p.Context(), network.OverrideNetworkState, network.OverrideNetworkStateParams{Offline: is, DownloadThroughput: -1, UploadThroughput: -1})
	require.NoError(t, err)
}

func TestPOSTGoesOnWhateverHappensToTheTab(t *testing.T) {
	for name, c := range map[string]func(*browsertest.Page, func()){
		"hidden and shown": func(p *browsertest.Page, meanwhile func()) {
			set := func(to string) {
				p.Run("Object.defineProperty(document, 'visibilityState', { value: '" + to + "', configurable: true }); document.dispatchEvent(new Event('visibilitychange'))")
			}
			set("hidden")
			meanwhile()
			set("visible")
		},
		"told of offline and online": func(p *browsertest.Page, meanwhile func()) {
			p.Run("dispatchEvent(new Event('offline'))")
			meanwhile()
			p.Run("dispatchEvent(new Event('online'))")
		},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := browsertest.OpenClocked(t)
			page.Run("watch(new EventSource('/stream', { method: 'POST', body: 'x', done: 'end', idleTimeout: 10000 }))")
			e := server.Next().Start(200).Write("retry: 1\nid: 1\ndata: a\n\n")
			page.Until("messages().length === 1")
			c(page, func() {
				page.Advance(9000)
				e.Write("data: b\n\n")
				page.Until("messages().length === 2")
				page.Advance(9000)
			})
			e.Write("data: end\n\n")
			assert.Equal(t, "complete", page.Outcome())
			assert.Equal(t, 1, server.Requests("/stream"))
		})
	}
	t.Run("frozen and thawed", func(t *testing.T) {
		server, page := browsertest.OpenClocked(t) // so that no time is silence, however slow the machine is
		page.Run("watch(new EventSource('/stream', { method: 'POST', body: 'x', done: 'end', idleTimeout: 10000 }))")
		e := server.Next().Start(200).Write("retry: 1\nid: 1\ndata: a\n\n")
		page.Until("messages().length === 1")
		for _, state := range []cdppage.SetWebLifecycleStateState{cdppage.SetWebLifecycleStateStateFrozen, cdppage.SetWebLifecycleStateStateActive} {
			_, err := chromedp.Call(page.Context(), cdppage.SetWebLifecycleState, cdppage.SetWebLifecycleStateParams{State: state})
			require.NoError(t, err)
			e.Write("data: b\n\n")
		}
		// Chromium hands a fetch what came meanwhile no later than its end.
		e.Write("data: end\n\n").End()
		assert.Equal(t, "complete", page.Outcome())
		assert.Len(t, page.Messages(), 3)
		assert.Equal(t, 1, server.Requests("/stream"))
	})
	t.Run("offline and online", func(t *testing.T) {
		server, page := browsertest.OpenClocked(t)
		page.Run("watch(new EventSource('/stream', { method: 'POST', body: 'x', done: 'end' }))")
		e := server.Next().Start(200).Write("retry: 1\nid: 1\ndata: a\n\n")
		page.Until("messages().length === 1")
		offline(t, page, true)
		page.Until("!navigator.onLine")
		e.Reset()
		assert.Equal(t, "failed", page.Outcome())
		offline(t, page, false)
		page.Until("navigator.onLine")
		page.Rest()
		assert.Equal(t, 1, server.Requests("/stream"))
	})
}
