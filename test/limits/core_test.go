package limits

import (
	"fmt"
	"io"
	"net/http"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

func TestContentSecurityPolicy(t *testing.T) {
	for name, c := range map[string]struct {
		policy  string
		allowed bool
	}{
		"with 'wasm-unsafe-eval'":    {"script-src 'self' 'wasm-unsafe-eval'", true},
		"without 'wasm-unsafe-eval'": {"script-src 'self'", false},
		"under default-src alone":    {"default-src 'self'", false},
	} {
		t.Run(name, func(t *testing.T) {
			mux := browsertest.Site()
			mux.HandleFunc("/page.js", func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "text/javascript")
				_, _ = io.WriteString(w, browsertest.PageScript+"watch(new EventSource('/stream', { method: 'POST', body: 'x' })); var error; es.addEventListener('error', (e) => { error = e.error })")
			})
			mux.HandleFunc("/strict", func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Security-Policy", c.policy)
				w.Header().Set("Content-Type", "text/html")
				_, _ = io.WriteString(w, `<!doctype html><link rel="icon" href="data:,"><script src="/dist/eventsource.js"></script><script src="/page.js"></script>`)
			})
			server := browsertest.NewServer(t, mux)
			page := browsertest.NewPage(t, server.URL+"/strict")
			page.Do(chromedp.Evaluate[chromedp.Void]("undefined"))
			if c.allowed {
				server.Next().Start(200).Write("data: a\n\n").End()
				require.Equal(t, "eof", page.Outcome())
				assert.Equal(t, []browsertest.Event{browsertest.Message("a")}, page.Messages())
				assert.Empty(t, page.Console())
				return
			}
			require.Equal(t, "failed", page.Outcome())
			assert.Equal(t, []browsertest.Event{{Type: "error", State: 2, Reason: "wasm"}}, page.Log())
			assert.Contains(t, browsertest.Value[string](page, "error.message"), "'wasm-unsafe-eval'")
			assert.NotEmpty(t, browsertest.Value[string](page, "String(error.cause)"))
			require.Len(t, page.Console(), 1)
			assert.Contains(t, page.Console()[0], "'wasm-unsafe-eval'")
		})
	}
}

// trapPage is a page where feed fails as often as traps says.
var trapPage = `<!doctype html><script>
var traps = 0, made = 0
WebAssembly.Instance = new Proxy(WebAssembly.Instance, { construct(target, args) {
	const { exports } = Reflect.construct(target, args)
	if (!exports.memory) return { exports } // the check whether there may be any
	made++
	// The build has given it another name; it is the one that takes a handle and a length.
	const [name, feed] = Object.entries(exports).find(([, value]) => value.length === 2)
	return { exports: { ...exports, [name](...feedArgs) {
		if (traps > 0 && traps--) throw new WebAssembly.RuntimeError('unreachable')
		return feed(...feedArgs)
	} } }
} })
</script><script src="/dist/eventsource.js"></script><script>` + browsertest.PageScript + `</script>`

func TestFailingCoreFailsTheOpenStreamsAndNoOther(t *testing.T) {
	mux := browsertest.Site()
	mux.HandleFunc("/trap", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, trapPage) })
	server := browsertest.NewServer(t, mux)
	page := browsertest.NewPage(t, server.URL+"/trap")
	var open []*browsertest.Exchange
	page.Run("var sources = [], loops = [], endings = Promise.resolve()")
	for i, init := range []string{"", "method: 'POST'", "method: 'POST', reconnect: true"} {
		page.Run("sources.push(detail(new EventSource('/stream', { " + init + " }))); loops.push((async () => { for await (const _ of sources.at(-1)); })().catch(String))")
		open = append(open, server.Next().Start(200).Write(fmt.Sprintf("id: %d\ndata: a\n\n", i)))
		page.Until(fmt.Sprintf("sources[%d].readyState === 1 && sources[%d].lastEventId === '%d'", i, i, i))
	}
	page.Run("var decoder, decoding = fetch('/stream').then(async (r) => { for await (const _ of r.body.pipeThrough(decoder = new EventStreamDecoder())); }).catch(String)")
	open = append(open, server.Next().Start(200))
	page.Until("decoder")
	page.Run("traps = 1")
	open[1].Write("data: b\n\n")
	assert.Equal(t, []string{"failed EventSourceError: The core has failed", "failed EventSourceError: The core has failed", "failed EventSourceError: The core has failed"},
		browsertest.Value[[]string](page, "Promise.all(sources.map((s) => s.closed.then((c) => c.outcome + ' ' + c.error)))"))
	open[3].Write("data: c\n\n") // a decoder fails when it is given something
	assert.Equal(t, []string{"EventSourceError: The core has failed", "EventSourceError: The core has failed", "EventSourceError: The core has failed", "EventSourceError: The core has failed"},
		browsertest.Value[[]string](page, "Promise.all([...loops, decoding])"))
	for _, d := range browsertest.Value[[]string](page, "details") {
		assert.Regexp(t, "^wasm .* EventSourceError false - 2 Event false false$", d)
	}
	for _, e := range open {
		e.Gone()
	}
	page.Run("watch(new EventSource('/stream', { done: 'end' }))")
	server.Next().Start(200).Write("data: a\n\ndata: end\n\n")
	assert.Equal(t, "complete", page.Outcome())
	assert.Equal(t, []browsertest.Event{browsertest.Message("a")}, page.Messages())
	assert.Equal(t, 2, browsertest.Value[int](page, "made"), "instances")
	page.Settle()
	server.None()
}
