// Package interop drives servers that others wrote, each with the smallest program that streams right (servers/), from a
// real browser: one contract for all of them. `make interop` runs it, and writes docs/interop.md.
package interop

import (
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	eventsource "eventsource-wasm"
	"eventsource-wasm/internal/browsertest"
)

var (
	answers = newModel()
	// other serves pages of another origin than any server under test.
	other = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write([]byte("<!doctype html><title>another origin</title>"))
	}))
)

func TestMain(m *testing.M) {
	if err := build(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	browsertest.Main(m)
}

// page opens a tab, and runs in it the script and what the tests use of it.
func page(t testing.TB, url string) *browsertest.Page {
	t.Helper()
	p := browsertest.NewPage(t, url)
	prepare(t, p)
	t.Cleanup(func() {
		if t.Failed() {
			t.Log("the page: " + browsertest.Value[string](p, "state()"))
		}
	})
	return p
}

// prepare does that again behind a reload.
func prepare(t testing.TB, p *browsertest.Page) {
	t.Helper()
	script, err := fs.ReadFile(eventsource.Dist(), "eventsource.js")
	require.NoError(t, err)
	p.Run(string(script))
	p.Run(pageScript)
}

// pageScript: start opens a source and writes what comes of it to log (data of messages), named (data of messages that the
// server has named error), opened (statuses), encoding and failed (error events).
const pageScript = `
var es, log, named, opened, encoding, failed, loop
function start(url, init) {
	log = []
	named = []
	opened = []
	failed = []
	es = new EventSource(url, init)
	es.onopen = ({ response }) => {
		opened.push(response.status)
		encoding = response.headers.get('content-encoding') ?? ''
	}
	es.onmessage = (e) => log.push(e.data)
	es.addEventListener('error', (e) => { if (e instanceof MessageEvent) named.push(e.data); else failed.push(e) })
}
// state is what has come of it, for those who ask why.
function state() {
	return JSON.stringify({ state: es?.readyState, opened, log, named, failed: failed?.map(({ reason, status, reconnecting, error }) => ({ reason, status, reconnecting, error: String(error) })) })
}
// read is start with a loop instead of listeners, which it leaves when the log has so many messages.
function read(url, init, enough) {
	log = []
	es = new EventSource(url, init)
	loop = (async () => {
		for await (const { data } of es) {
			if (log.push(data) === enough) break
		}
	})()
	loop.catch(() => {}) // until somebody asks
}
`
