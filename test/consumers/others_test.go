package consumers

import (
	"fmt"
	"net/http"
	"path/filepath"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

// others is whose code is tried, for docs/builds.md.
var others = []struct {
	name     string
	packages []string
	what     string
}{
	{"vueuse.js", []string{"@vueuse/core"}, "`useEventSource`: messages and types of its own, its reconnection behind ours, the end of its scope"},
	{"react-use-websocket.js", []string{"react-use-websocket"}, "`useEventSource`: messages, unmount"},
	{"htmx.js", []string{"htmx.org", "htmx-ext-sse"}, "`sse-swap`, `sse-close`, an element that goes"},
	{"tanstack-query.js", []string{"@tanstack/query-core"}, "`streamedQuery` of a source that POSTs: whole, cut, refused, left"},
	{"mcp.js", []string{"@modelcontextprotocol/sdk"}, "`SSEClientTransport`: a 401 renews the token and tries again; without a provider it is told with its code"},
}

// load opens a page with the script tag, and behind it a bundle of testdata with others' code, as it is published.
func load(t *testing.T, name string, add func(site *http.ServeMux)) (*browsertest.Server, *browsertest.Page) {
	t.Helper()
	require.DirExists(t, "node_modules", "first: tools/npm-ci.sh test/consumers")
	results.keep(t)
	t.Cleanup(func() { results.put(t, name, "", "yes") })
	installed, err := filepath.Abs(filepath.Join(fresh, "node_modules/eventsource-wasm/dist/eventsource.mjs"))
	require.NoError(t, err)
	bundle := api.Build(api.BuildOptions{
		EntryPoints: []string{"testdata/" + name},
		Bundle:      true,
		Format:      api.FormatIIFE,
		Platform:    api.PlatformBrowser,
		Charset:     api.CharsetASCII,
		Define:      map[string]string{"process.env.NODE_ENV": `"production"`},
		Alias:       map[string]string{"eventsource": installed},
	})
	require.Empty(t, bundle.Errors)
	site := browsertest.Site()
	site.HandleFunc("/bundle.js", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		_, _ = w.Write(bundle.OutputFiles[0].Contents)
	})
	site.HandleFunc("/others", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = fmt.Fprint(w, `<!doctype html><title>test</title><body><script src="/dist/eventsource.js"></script><script src="/bundle.js"></script>`)
	})
	if add != nil {
		add(site)
	}
	server := browsertest.NewServer(t, site)
	return server, browsertest.NewPage(t, server.URL+"/others")
}

func shows(page *browsertest.Page, text string) {
	page.Until("document.querySelector('output')?.textContent === " + browsertest.Literal(text))
}

func TestVueUse(t *testing.T) {
	server, page := load(t, "vueuse.js", nil)
	page.Run(`start('/stream/a', ['message', 'update'], { autoReconnect: { retries: 2, delay: 1 } })`)
	shows(page, "CONNECTING   ")
	e := server.Next().Start(200)
	shows(page, "OPEN   ")
	e.Write("id: 1\ndata: 流\n\n")
	shows(page, "OPEN message 流 1")
	e.Write("event: update\ndata: two\n\n")
	shows(page, "OPEN update two 1")

	// Its own reconnection begins where ours has ended for good.
	e.Write("retry: 1\n\n").End()
	e = server.Next()
	assert.Equal(t, "1", e.Request.Header.Get("Last-Event-ID"))
	e.Start(503).End()
	page.Until("stream.error.value?.status === 503")
	e = server.Next().Start(200).Write("data: again\n\n")
	shows(page, "OPEN message again ")
	page.Run("app.unmount()")
	e.Gone()
	page.Settle()
	server.None()
}

func TestReactUseWebSocket(t *testing.T) {
	server, page := load(t, "react-use-websocket.js", nil)
	page.Run(`start('/stream/a')`)
	e := server.Next().Start(200)
	shows(page, "1 undefined undefined")
	e.Write("data: 流\n\n")
	shows(page, "1 message 流")
	assert.True(t, browsertest.Value[bool](page, "source() instanceof EventSource && EventSource !== NativeEventSource"))
	page.Run("root.unmount()")
	e.Gone()
	page.Settle()
	server.None()
}

func TestHTMX(t *testing.T) {
	server, page := load(t, "htmx.js", nil)
	page.Run(`start('<main hx-ext="sse" sse-connect="/stream/a" sse-close="bye"><output sse-swap="message"></output><b sse-swap="update"></b></main>')`)
	e := server.Next().Start(200)
	e.Write("data: <i>流</i>\n\nevent: update\ndata: two\n\n")
	page.Until("document.querySelector('output i')?.textContent === '流' && document.querySelector('b').textContent === 'two'")
	e.Write("event: bye\ndata: x\n\n")
	e.Gone()

	page.Run(`start('<main hx-ext="sse" sse-connect="/stream/b"><output sse-swap="message"></output></main>')`)
	e = server.Next().Start(200)
	e.Write("data: there\n\n")
	shows(page, "there")
	page.Run("htmx.remove(document.querySelector('main'))")
	e.Write("data: to nobody\n\n") // at which the extension sees that the element has gone
	e.Gone()
	page.Settle()
	server.None()
}

func TestTanStackQuery(t *testing.T) {
	server, page := load(t, "tanstack-query.js", nil)
	comes := func(state string) { page.Until("JSON.stringify(state) === " + browsertest.Literal(state)) }
	ask := func(path string) *browsertest.Exchange {
		page.Run("start(" + browsertest.Literal(path) + ")")
		e := server.Next()
		assert.Equal(t, "POST", e.Request.Method)
		return e.Start(200)
	}

	e := ask("/stream/whole")
	e.Write("data: 流\n\n")
	comes(`["success","fetching","流",null,null]`)
	e.Write("data: 🙂\n\ndata: [DONE]\n\n").End()
	comes(`["success","idle","流🙂",null,null]`)

	ask("/stream/cut").Write("data: a\n\n").End()
	comes(`["error","idle","a","eof",200]`)

	page.Run("start('/stream/refused')")
	server.Next().Start(422).Write("no").End()
	comes(`["error","idle",null,"status",422]`)

	e = ask("/stream/left").Write("data: a\n\n")
	comes(`["success","fetching","a",null,null]`)
	page.Run("leave()")
	e.Gone()
	page.Settle()
	server.None()
}

func TestMCP(t *testing.T) {
	sent := make(chan string, 1)
	server, page := load(t, "mcp.js", func(site *http.ServeMux) {
		site.HandleFunc("POST /token", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			_, _ = fmt.Fprintf(w, `{"access_token":"new","token_type":"Bearer","refresh_token":%q}`, r.FormValue("refresh_token"))
		})
		site.HandleFunc("POST /messages", func(w http.ResponseWriter, r *http.Request) {
			sent <- r.Header.Get("Authorization")
			w.WriteHeader(http.StatusAccepted)
		})
	})

	page.Run(`var started = start('/stream/sse', { access_token: 'old', token_type: 'Bearer', refresh_token: 'again' })`)
	e := server.Next()
	assert.Equal(t, "Bearer old", e.Request.Header.Get("Authorization"))
	e.Start(401, "WWW-Authenticate", "Bearer").End()
	e = server.Next()
	assert.Equal(t, "Bearer new", e.Request.Header.Get("Authorization"))
	e.Start(200).Write("event: endpoint\ndata: /messages\n\n")
	assert.Equal(t, "started", browsertest.Value[string](page, "started"))
	page.Run(`var done = transport.send({ jsonrpc: '2.0', id: 1, method: 'ping' })`)
	assert.Equal(t, "Bearer new", <-sent)
	e.Write("data: {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}\n\n")
	page.Until("messages.length === 1 && messages[0].id === 1")
	assert.True(t, browsertest.Value[bool](page, "done.then(() => true)"))
	page.Run("transport.close()")
	e.Gone()

	page.Run(`var started = start('/stream/sse')`)
	server.Next().Start(401, "WWW-Authenticate", "Bearer").Write("who?").End()
	assert.Equal(t, []any{"SseError", 401.0, "SSE error: HTTP 401: who?"}, browsertest.Value[[]any](page, "started"))
	page.Settle()
	server.None()
}
