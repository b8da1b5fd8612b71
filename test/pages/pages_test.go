// Package pages tests what becomes of a source when its page is left, shown again, or stays after all.
package pages

import (
	"net/http"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

func TestMain(m *testing.M) { browsertest.MainWindowed(m) } // for the back/forward cache

// told keeps what the sources of a page have dispatched where the next page finds it.
const told = `sessionStorage.told = ''
for (const init of [{}, { method: 'POST', body: 'x' }, { method: 'POST', reconnect: true, body: 'x' }, { reconnect: { strategy: 'resume' } }]) {
	es = new EventSource('/stream', init)
	es.onerror = ({ reason }) => { sessionStorage.told += reason + ' ' }
}`

func TestLeavingIsQuiet(t *testing.T) {
	for name, leave := range map[string]func(url string) chromedp.Action[chromedp.Void]{
		"for another page": func(url string) chromedp.Action[chromedp.Void] { return chromedp.Navigate(url + "/elsewhere") },
		"reloading":        func(string) chromedp.Action[chromedp.Void] { return chromedp.Reload() },
	} {
		t.Run(name, func(t *testing.T) {
			mux := browsertest.Site()
			mux.HandleFunc("/elsewhere", func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "text/html")
				_, _ = w.Write([]byte("<!doctype html><title>elsewhere</title>"))
			})
			server := browsertest.NewServer(t, mux)
			page := browsertest.NewPage(t, server.URL+"/page")
			page.Run(told)
			for range 4 {
				server.Next().Start(200).Write("retry: 1\nid: 1\ndata: a\n\n")
			}
			page.Until("es.readyState === 1")
			page.Do(leave(server.URL))
			page.Settle()
			server.None()
			assert.Empty(t, browsertest.Value[string](page, "sessionStorage.told"))
		})
	}
}

// The page is watched from its first source on, not from that one's request: the page's own functions may take their time before that.
func TestAPageIsLeftBeforeTheFirstRequest(t *testing.T) {
	server, page := browsertest.OpenClocked(t)
	page.Run(`watch(new EventSource('/stream', { method: 'POST',
		async headers() { await new Promise((resolve) => { go = resolve }) }, async fetch() { tried = true; throw new TypeError('gone') } }))`)
	page.Until("window.go")
	page.Run("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })), go()")
	page.Until("window.tried")
	page.Settle()
	assert.Empty(t, page.Log(), "the page is being left")
	page.Run("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
	page.Until("log.length === 1")
	assert.Equal(t, "network", page.Log()[0].Reason)
	server.None()
}

// What Firefox and WebKit do when a navigation begins: the request ends although the page is still there.
func TestAPageThatStaysGoesOn(t *testing.T) {
	server, page := browsertest.OpenClocked(t)
	page.Run("watch(new EventSource('/stream'))")
	e := server.Next().Start(200).Write("retry: 1\nid: 1\ndata: a\n\n")
	page.Until("messages().length === 1")
	page.Run("dispatchEvent(new Event('beforeunload'))")
	e.Reset()
	page.Advance(4900)
	page.Settle()
	server.None()
	assert.Len(t, page.Log(), 2, "open and a message")
	page.Advance(200)
	page.Until("log.length === 3")
	assert.Equal(t, browsertest.Event{Type: "error", Reason: "network", Status: 200}, page.Log()[2])
	page.Advance(1)
	assert.Equal(t, "1", server.Next().Request.Header.Get("Last-Event-ID"))
}

// Whether the page stays is asked anew each time: an earlier time's answer is none for a later one.
func TestALaterLeavingHasItsOwnTime(t *testing.T) {
	for name, second := range map[string]string{
		"a second navigation begins": "new Event('beforeunload')",
		"the page is hidden":         "new PageTransitionEvent('pagehide', { persisted: true })",
	} {
		t.Run(name, func(t *testing.T) {
			server, page := browsertest.OpenClocked(t)
			page.Run("watch(new EventSource('/stream'))")
			e := server.Next().Start(200).Write("retry: 1\nid: 1\ndata: a\n\n")
			page.Until("messages().length === 1")
			page.Run("dispatchEvent(new Event('beforeunload'))")
			page.Advance(3000)
			page.Run("dispatchEvent(" + second + ")")
			e.Reset()
			page.Advance(4900) // 2,900 ms behind what the first one's time was
			page.Settle()
			server.None()
			assert.Len(t, page.Log(), 2, "open and a message")
			page.Run("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
			page.Until("log.length === 3")
			page.Advance(1)
			assert.Equal(t, "1", server.Next().Request.Header.Get("Last-Event-ID"))
		})
	}
}

func TestAPageThatComesBackGoesOn(t *testing.T) {
	server, page := browsertest.OpenClocked(t)
	page.Run("watch(new EventSource('/stream')); var post = new EventSource('/stream/post', { method: 'POST' })")
	get, post := server.Next(), server.Next()
	if get.Request.Method == "POST" {
		get, post = post, get
	}
	get.Start(200).Write("retry: 1\nid: 1\ndata: a\n\n")
	post.Start(200).Write("data: a\n\n")
	page.Until("messages().length === 1 && post.readyState === 1")
	page.Run("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
	get.Reset()
	post.Reset()
	page.Advance(3_600_000)
	page.Settle()
	server.None()
	assert.Len(t, page.Log(), 2, "open and a message")
	page.Run("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
	page.Advance(200)
	page.Until("log.length === 3 && post.readyState === 2")
	page.Advance(1)
	assert.Equal(t, "1", server.Next().Request.Header.Get("Last-Event-ID"))
	page.Rest()
	assert.Equal(t, 1, server.Requests("/stream/post"))
}
