// Package wrappers tests the source under those that wrap addEventListener in pages: zone.js, Angular, Sentry, OpenTelemetry,
// each as it is published.
package wrappers

import (
	"fmt"
	"html"
	"net/http"
	"os"
	"path"
	"strings"
	"sync"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

// What a page can load, in the order that a test gives.
const (
	ours    = "/dist/eventsource.js"
	module  = "/bundle/module.js"
	sources = "/bundle/sources.js"
	zone    = "/bundle/zone.js"
	angular = "/bundle/angular.js"
	sentry  = "/bundle/sentry.js"
	otel    = "/bundle/opentelemetry.js"
)

var bundles sync.Map // of a script's path, what builds it once

// bundle is a script of testdata with all that it imports.
func bundle(name string) ([]byte, error) {
	build, _ := bundles.LoadOrStore(name, sync.OnceValues(func() ([]byte, error) {
		if name == "zone.js" {
			return os.ReadFile("node_modules/zone.js/bundles/zone.umd.js")
		}
		result := api.Build(api.BuildOptions{
			EntryPoints: []string{"testdata/" + name},
			Bundle:      true,
			Format:      api.FormatIIFE,
			Platform:    api.PlatformBrowser,
			Charset:     api.CharsetASCII,
			// As Angular's build does, since zone.js cannot patch await.
			Supported: map[string]bool{"async-await": false, "async-generator": false, "for-await": false},
		})
		if len(result.Errors) > 0 {
			return nil, fmt.Errorf("%s: %s", name, result.Errors[0].Text)
		}
		return result.OutputFiles[0].Contents, nil
	}))
	return build.(func() ([]byte, error))()
}

// open opens a page that loads the scripts in this order.
func open(t *testing.T, scripts ...string) (*browsertest.Server, *browsertest.Page) {
	t.Helper()
	require.DirExists(t, "node_modules", "first: tools/npm-ci.sh test/wrappers")
	site := browsertest.Site()
	site.HandleFunc("/bundle/", func(w http.ResponseWriter, r *http.Request) {
		script, err := bundle(path.Base(r.URL.Path))
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		_, _ = w.Write(script)
	})
	site.HandleFunc("/empty", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		text := "<!doctype html><title>test</title><body>"
		for _, script := range scripts {
			text += fmt.Sprintf(`<script src="%s"></script>`, html.EscapeString(script))
		}
		_, _ = fmt.Fprint(w, text)
	})
	server := browsertest.NewServer(t, site)
	for _, script := range scripts {
		if name, found := strings.CutPrefix(script, "/bundle/"); found {
			_, err := bundle(name)
			require.NoError(t, err)
		}
	}
	return server, browsertest.NewPage(t, server.URL+"/empty")
}

// load runs a script in a page that is there. It takes no request: streams may hold all the connections.
func load(t *testing.T, page *browsertest.Page, script string) {
	t.Helper()
	text, err := bundle(path.Base(script))
	require.NoError(t, err)
	page.Run(string(text))
}

// inits are of sources that differ in what they can do, and so in how they hand out messages.
var inits = map[string]string{
	"plain":       "undefined",
	"GET, extras": "{ headers: { 'x-extra': '1' }, done: 'never' }",
	"POST":        "{ method: 'POST', body: {} }",
}

// order is what a page loads before it makes a source, and what behind it.
type order struct {
	before []string
	late   string // nothing if empty
}

// ways to receive messages: those of testdata/sources.js.
var ways = []string{"onmessage", "listener", "object", "loop"}

// openSources opens a page and makes a source for each way; the script begins to receive from made, pairs of a way and its source.
// Each is sent three messages, and they must come in the zone of that name (`none` without zone.js) as in a dispatch.
func openSources(t *testing.T, order order, init, zone, script string) *browsertest.Page {
	t.Helper()
	server, page := open(t, order.before...)
	page.Run("var made = " + browsertest.Literal(ways) + ".map((way) => [way, new EventSource('/stream/' + way, " + init + ")])")
	if order.late != "" {
		load(t, page, order.late)
	}
	page.Run(script)
	for range ways {
		server.Next().Start(200).Write("data: a\n\ndata: b\n\ndata: close\n\n")
	}
	page.Until("finished === 4")
	page.Settle()
	for _, way := range ways {
		var want [][]any
		for _, data := range []string{"a", "b", "close"} {
			entry := []any{way, data, zone}
			if way != "loop" {
				entry = append(entry, true, true, 2.0, []any{true})
			}
			want = append(want, entry)
		}
		assert.Equal(t, want, browsertest.Value[[][]any](page, "seen.filter(([by]) => by === '"+way+"')"), way)
	}
	for _, now := range browsertest.Value[[][]any](page, "afterwards()") {
		assert.Equal(t, []any{nil, 0.0, 0.0, true}, now)
	}
	return page
}
