package wrappers

import (
	"fmt"
	"path"
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

// A page of Angular's shows each message as it comes.
func TestAngularShowsWhatComes(t *testing.T) {
	for when, scripts := range map[string][]string{
		"a script tag before zone.js": {ours, sources, zone, angular},
		"a script tag behind zone.js": {zone, ours, sources, angular},
		"a script tag at the end":     {zone, sources, angular, ours},
		"Angular's build":             {zone, sources, module, angular},
	} {
		for kind, init := range inits {
			t.Run(when+", "+kind, func(t *testing.T) {
				t.Parallel()
				want := ""
				angularPage(t, scripts, init, false, func(data string) string {
					want += data
					return want
				})
			})
		}
	}
}

// The page's zone is what makes it show them: outside it, nothing is shown.
func TestAngularShowsNothingOfWhatComesOutsideItsZone(t *testing.T) {
	for kind, init := range inits {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			angularPage(t, []string{zone, ours, sources, angular}, init, true, func(string) string { return "" })
		})
	}
}

// angularPage starts a page with a source for each way to receive messages, sends to one after another, and holds what the page
// shows each time to what is wanted.
func angularPage(t *testing.T, scripts []string, init string, outside bool, want func(data string) string) {
	server, page := open(t, scripts...)
	shown := browsertest.Value[string](page, fmt.Sprintf("startAngular({ ways: %s, init: %s, outside: %v })", browsertest.Literal(ways), init, outside))
	assert.Empty(t, shown)
	streams := map[string]*browsertest.Exchange{}
	for range ways {
		e := server.Next()
		streams[path.Base(e.Request.URL.Path)] = e.Start(200)
	}
	count := 0
	for _, round := range []string{"1", "2"} {
		for _, way := range ways {
			data := " " + way + round
			streams[way].Write("data: " + data + "\n\n") // one space is the field's
			count++
			page.Until(fmt.Sprintf("app.came.length === %d", count))
			page.Settle()
			assert.Equal(t, want(data), browsertest.Value[string](page, "shown()"), way)
		}
	}
	page.Run("for (const es of app.sources) es.close()")
}
