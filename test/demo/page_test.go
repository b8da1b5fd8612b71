// Package demo uses the demo page as a person would.
package demo

import (
	"net/http"
	"net/http/httptest"
	"os"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"eventsource-wasm/internal/browsertest"
	"eventsource-wasm/internal/demoserver"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

// serve runs the demo's server; sent counts the POSTs that it is sent.
func serve(t *testing.T, options demoserver.Options) (url string, sent *atomic.Int32) {
	t.Helper()
	options.Root = os.DirFS("../..")
	handler := demoserver.New(options)
	sent = new(atomic.Int32)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			sent.Add(1)
		}
		handler.ServeHTTP(w, r)
	}))
	t.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
	})
	return server.URL + "/", sent
}

// demo opens the demo page on a server of its own, behind scripts if there are any.
func demo(t *testing.T, options demoserver.Options, scripts ...string) (page *browsertest.Page, sent *atomic.Int32) {
	t.Helper()
	url, sent := serve(t, options)
	return open(t, url, scripts...), sent
}

// open opens the page and waits until its scripts have run.
func open(t *testing.T, url string, scripts ...string) *browsertest.Page {
	t.Helper()
	page := browsertest.NewPage(t, url, scripts...)
	ready(page)
	return page
}

func ready(page *browsertest.Page) { page.Until("document.getElementById('code').textContent") }

func text(p *browsertest.Page, id string) string {
	return browsertest.Value[string](p, "document.getElementById('"+id+"').textContent")
}

func value(p *browsertest.Page, id string) string {
	return browsertest.Value[string](p, "document.getElementById('"+id+"').value")
}

// typeInto types over what a field has.
func typeInto(p *browsertest.Page, id, keys string) {
	p.Run("document.getElementById('" + id + "').select()")
	p.Do(chromedp.KeyEvent(keys))
}

// ask types a prompt and sends it with Enter.
func ask(p *browsertest.Page, prompt string) { typeInto(p, "prompt", prompt+kb.Enter) }

// state waits for a state of the chat.
func state(p *browsertest.Page, name string) {
	p.Until("document.getElementById('chat-light').dataset.state === '" + name + "'")
}

// press presses a button as the keyboard does, when it can be pressed. A mouse aims at where it was: the page glides to what has the
// focus, and rows come above it.
func press(p *browsertest.Page, id string) {
	p.Until("(button => { button.focus(); return document.activeElement === button })(document.getElementById('" + id + "'))")
	p.Do(chromedp.KeyEvent(kb.Enter))
}

// choose picks one of the radio buttons or options that have a label.
func choose(p *browsertest.Page, label string) {
	p.Run("[...document.querySelectorAll('.choices label')].find((l) => l.textContent === '" + label + "').click()")
}

// names are the labels of the wire formats.
func names(p *browsertest.Page) []string {
	return browsertest.Value[[]string](p, "[...document.querySelectorAll('#formats label')].map((l) => l.textContent)")
}
