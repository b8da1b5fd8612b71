// Package interop drives servers that others wrote, each with the smallest program that streams right (servers/), from a
// real browser: one contract for all of them. `make interop` runs it, and writes docs/interop.md.
package interop

import (
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"

	"eventsource-wasm/internal/browsertest"
)

var (
	chromium *browsertest.Browser
	answers  *model
	// other serves pages of another origin than any server under test.
	other *httptest.Server
	// script is dist/eventsource.js.
	script string

	reportPath = flag.String("report", "", "write the results to this file")
)

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(func() int {
		bytes, err := os.ReadFile("../../dist/eventsource.js")
		if err == nil {
			script = string(bytes)
			err = build()
		}
		if err == nil {
			chromium, err = browsertest.Start()
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer chromium.Stop()
		defer func() { _ = os.RemoveAll(built) }()
		answers = newModel()
		defer answers.Close()
		other = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			_, _ = w.Write([]byte("<!doctype html><title>another origin</title>"))
		}))
		defer other.Close()
		code := m.Run()
		if *reportPath != "" {
			if err := results.write(*reportPath); err != nil {
				fmt.Fprintln(os.Stderr, err)
				return 1
			}
		}
		return code
	}())
}

// page opens a tab with the script and what the tests use of it.
func page(t testing.TB, url string) *browsertest.Page {
	t.Helper()
	p := chromium.Page(t, url)
	p.Run(script)
	p.Run(pageScript)
	return p
}

// pageScript: start opens a source and writes what comes of it to log (data of messages), named (data of messages that the
// server has named error), opened (statuses) and failed (error events).
const pageScript = `
var es, log, named, opened, failed, loop
function start(url, init) {
	log = []
	named = []
	opened = []
	failed = []
	es = new EventSource(url, init)
	es.onopen = (e) => opened.push(e.response.status)
	es.onmessage = (e) => log.push(e.data)
	es.addEventListener('error', (e) => { if (e instanceof MessageEvent) named.push(e.data); else failed.push(e) })
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
}
`
