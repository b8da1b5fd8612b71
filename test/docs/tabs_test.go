package docs

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

// TestTheTabs runs what docs/tabs.md has, in two tabs.
func TestTheTabs(t *testing.T) {
	mux := browsertest.Site()
	server := browsertest.NewServer(t, mux)
	code := ""
	for _, f := range fences(t, "docs/tabs.md") {
		code += strings.ReplaceAll(strings.NewReplacer("'/news'", "'/stream/news'", "import {", "const {", "} from 'eventsource-wasm/shared'", "} = await import('/dist/shared.mjs')").Replace(f.code), "\t", "")
	}
	require.Contains(t, code, "mine")
	run := func(page *browsertest.Page) {
		page.Run("var shown = [], warned = [], show = (...a) => shown.push(a.join(' ')), warn = (a) => warned.push(a)")
		page.Run("(async () => { " + code + "; Object.assign(globalThis, { news, mine }) })()")
		page.Until("globalThis.mine")
	}
	first := browsertest.NewPage(t, server.URL+"/page")
	run(first)
	news, mine := server.Next(), server.Next()
	if mine.Request.Header.Get("X-Topic") == "" {
		news, mine = mine, news
	}
	assert.Equal(t, "mine", mine.Request.Header.Get("X-Topic"))
	news.Start(200)
	second := first.Tab(server.URL + "/page")
	run(second)
	second.Until("news.readyState === 1")
	news.Write("retry: 1\nid: 7\ndata: a\n\n")
	for _, page := range []*browsertest.Page{first, second} {
		page.Until("shown.join() === 'a 7'")
	}
	news.Reset()
	for _, page := range []*browsertest.Page{first, second} {
		page.Until("warned.join() === 'connection lost'")
	}
	assert.Equal(t, "7", server.Next().Request.Header.Get("Last-Event-ID"))
}
