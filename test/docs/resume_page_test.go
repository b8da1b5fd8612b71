package docs

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

const resumePage = "docs/resume-page.md"

// imported makes of an import from the package one of dist/ at run time.
func imported(code string) string {
	code = strings.ReplaceAll(code, "import {", "var {")
	for entry, file := range map[string]string{"eventsource-wasm": "eventsource", "eventsource-wasm/resume": "resume", "eventsource-wasm/store": "store"} {
		code = strings.ReplaceAll(code, "} from '"+entry+"'", "} = await import('/dist/"+file+".mjs')")
	}
	return strings.ReplaceAll(code, "'/answers'", "'/stream/answers'")
}

// TestTheResumedPage runs what docs/resume-page.md has, over two reloads.
func TestTheResumedPage(t *testing.T) {
	server, page := browsertest.Open(t)
	all := snippets(t, resumePage)
	run := func(heading, then string) {
		t.Helper()
		require.Contains(t, all, heading)
		page.Run("var text = '', write = (data) => { text += data }; (async () => { " + imported(all[heading]) + then + " })()")
	}
	reload := func() {
		t.Helper()
		page.Run("before = true")
		page.Do(chromedp.Reload())
		page.Until("!globalThis.before && globalThis.watch")
	}
	run("Ask", "; es = ask('why?', write)")
	e := server.Next()
	assert.JSONEq(t, `{"prompt":"why?"}`, string(e.Body))
	e.Start(200).Write("id: s.0\n\nid: s.1\ndata: a\n\n")
	page.Until("text === 'a'")
	reload()
	run("Go on", "; es = goOn(write)")
	e = server.Next()
	assert.Equal(t, "GET s.0", e.Request.Method+" "+e.Request.Header.Get("Last-Event-ID"))
	e.Start(200).Write("id: s.1\ndata: a\n\nid: s.2\ndata: b\n\n")
	page.Until("text === 'ab'")
	reload()
	run("With the store", "; globalThis.answer = answer")
	e = server.Next()
	assert.Equal(t, "GET s.0", e.Request.Method+" "+e.Request.Header.Get("Last-Event-ID"))
	e.Start(200).Write("id: s.1\ndata: a\n\nid: s.2\ndata: b\n\n")
	page.Until("globalThis.answer?.getSnapshot().data === 'ab' && text.endsWith('ab')")
	e.Write("data: [DONE]\n\n").End()
	page.Until("answer.getSnapshot().status === 'complete'")
	assert.Zero(t, browsertest.Value[int](page, "sessionStorage.length"))
}
