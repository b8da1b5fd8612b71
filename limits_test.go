package eventsource_test

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

// heap is what the page's scripts hold after garbage collection, array buffers included.
func heap(t *testing.T, p *browsertest.Page) float64 {
	t.Helper()
	_, err := chromedp.Call(p.Context(), heapprofiler.CollectGarbage, cdp.Empty{})
	require.NoError(t, err)
	usage, err := chromedp.Call(p.Context(), runtime.GetHeapUsage, cdp.Empty{})
	require.NoError(t, err)
	return usage.UsedSize + usage.BackingStorageSize
}

// endless serves /endless: head, then block n times, then tail; then it waits for the client to leave.
func endless(t *testing.T, head, block string, n int, tail string) (page *browsertest.Page, left chan struct{}) {
	left = make(chan struct{}, 8)
	mux := http.NewServeMux()
	mux.Handle("/", site())
	mux.HandleFunc("/endless", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		_, _ = io.WriteString(w, head)
		for range n {
			if _, err := io.WriteString(w, block); err != nil {
				break
			}
		}
		_, _ = io.WriteString(w, tail)
		_ = http.NewResponseController(w).Flush()
		<-r.Context().Done()
		left <- struct{}{}
	})
	return chromium.Page(t, browsertest.NewServer(t, mux).URL+"/page"), left
}

func TestEndlessInputIsBounded(t *testing.T) {
	long := strings.Repeat("x", 1<<20)
	for name, c := range map[string]struct {
		head, block string
		n           int
		tail        string
		limited     bool
	}{
		"a line":                      {"data: a\n\ndata: ", long, 32, "", true},
		"a line of an ignored field":  {"data: a\n\nother: ", long, 32, "", true},
		"an event type":               {"data: a\n\nevent: ", long, 32, "", true},
		"an id":                       {"data: a\n\nid: ", long, 32, "", true},
		"a field name":                {"data: a\n\n", long, 32, "", true},
		"data lines":                  {"data: a\n\n", "data: " + long + "\n", 32, "", true},
		"short data lines":            {"data: a\n\n", strings.Repeat("data: xxxxxxxxxx\n", 1<<16), 32, "", true},
		"ignored lines":               {"data: a\n\n", strings.Repeat("x: y\n", 1<<18), 32, "", true},
		"types without a blank line":  {"data: a\n\n", strings.Repeat("event: x\n", 1<<17), 32, "", true},
		"a comment":                   {"data: a\n\n:", long, 64, "\ndata: b\n\n", false},
		"comments":                    {"data: a\n\n", ": " + long + "\n", 64, "data: b\n\n", false},
		"blank lines":                 {"data: a\n\n", strings.Repeat("\n", 1<<20), 32, "data: b\n\n", false},
		"events without data":         {"data: a\n\n", strings.Repeat("event: update\n\n", 1<<16), 32, "data: b\n\n", false},
		"ids without data":            {"data: a\n\n", strings.Repeat("id: 1\n\n", 1<<16), 16, "id\ndata: b\n\n", false},
		"a million lines of one byte": {"data: a\n\n", strings.Repeat("x\n", 1<<20), 1, "\ndata: b\n\n", false},
	} {
		t.Run(name, func(t *testing.T) {
			page, left := endless(t, c.head, c.block, c.n, c.tail)
			before := heap(t, page)
			page.Run("watch(new EventSource('/endless'))")
			want := []event{{Type: "open", State: 1}, message("a")}
			if c.limited {
				assert.Equal(t, "failed", outcome(page))
				<-left
				want = append(want, event{Type: "error", State: 2, Reason: "limit", Status: 200})
			} else {
				page.Until("messages().length === 2")
				want = append(want, message("b"))
			}
			assert.Equal(t, want, log(page))
			assert.Less(t, heap(t, page)-before, 4e6, "bytes that the page holds")
		})
	}
}

func TestMaxEventSizeIsExact(t *testing.T) {
	server, page := open(t)
	for _, c := range []struct {
		size, stream, outcome string
		messages              int
	}{
		{"10", "data: 0123\n\n", "eof", 1},
		{"10", "data: 01234\n\n", "failed", 0},
		{"10", "data: 0123\n\ndata: 0123\n\n", "eof", 2},
		{"10", ": a comment is not counted\ndata: 0123\n\n", "eof", 1},
		{"10", "data: a\n\ndata: 01234\n\ndata: b\n\n", "failed", 1},
		{"11", "data:é\ndata\n\n", "eof", 1},
		{"10", "data:é\ndata\n\n", "failed", 0},
		{"Infinity", "data: 01234567890\n\n", "eof", 1},
		{"0", "data: 01234567890\n\n", "eof", 1},
	} {
		t.Run(c.size+" "+c.stream, func(t *testing.T) {
			page.Run("log = []; watch(new EventSource('/stream', { method: 'POST', maxEventSize: " + c.size + " }))")
			server.Next().Start(200).Write(c.stream).End()
			assert.Equal(t, c.outcome, outcome(page))
			assert.Len(t, messages(page), c.messages)
		})
	}
}

func TestManyTinyEventsAllArrive(t *testing.T) {
	page, _ := endless(t, "", strings.Repeat("data\n\n", 1000), 100, "data: end\n\n")
	page.Run(`var count = 0, heard = new EventSource('/endless', { method: 'POST', done: 'end' })
	heard.onmessage = () => count++
	var iterated = 0, source = new EventSource('/endless', { method: 'POST', done: 'end' })
	var reading = (async () => { for await (const _ of source) iterated++; return iterated })()`)
	assert.Equal(t, 100_000, browsertest.Value[int](page, "heard.closed.then(() => count)"))
	assert.Equal(t, 100_000, browsertest.Value[int](page, "reading"))
}

func TestWrongInitThrowsAndSendsNothing(t *testing.T) {
	server, page := open(t)
	for _, init := range []string{
		"done: 1", "done: true", "done: null", "done: {}", "done: /x/",
		"maxEventSize: -1", "maxEventSize: NaN", "maxEventSize: 'x'",
		"reconnect: { strategy: 'x' }", "reconnect: { strategy: 1 }", "reconnect: { strategy: 'resume', maxAttempts: -1 }",
		"reconnect: { strategy: 'resume', minDelay: -1 }", "reconnect: { strategy: 'resume', maxDelay: NaN }",
		"method: 'POST', reconnect: {}", "method: 'POST', reconnect: { maxAttempts: 3 }",
		"method: 'POST', reconnect: true, body: new ReadableStream()", "method: 'POST', reconnect: { strategy: 'rejected' }, body: new ReadableStream()",
		"method: 'TRACE'", "method: 'a b'", "method: ''", "body: 'x'", "method: 'HEAD', body: {}",
		`headers: { a: 'x\r\ny: z' }`, `headers: { a: 'x\ny' }`, `headers: { a: 'x\ry' }`, `headers: { 'a\r\nb': 'x' }`, `headers: { a: '流' }`,
		`headers: [['a']]`, `headers: { a: 'x\0y' }`, "headers: 1",
		"mode: 'navigate'", "mode: 'x'", "credentials: 'x'", "cache: 'x'", "redirect: 'x'", "referrerPolicy: 'x'",
		"method: 'POST', body: (() => { const o = {}; o.o = o; return o })()", "method: 'POST', body: { n: 1n }",
	} {
		t.Run(init, func(t *testing.T) {
			assert.Equal(t, "TypeError", browsertest.Value[string](page, `(() => { try { new EventSource('/stream', { `+init+` }).close(); return 'none' } catch (error) { return error.name } })()`))
		})
	}
	for _, init := range []string{"1", "'x'", "true"} {
		assert.Equal(t, "TypeError", browsertest.Value[string](page, `(() => { try { new EventSource('/stream', `+init+`).close(); return 'none' } catch (error) { return error.name } })()`), init)
	}
	page.Run("watch(new EventSource('/stream'))")
	server.Next()
	server.None()
}

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
			mux := http.NewServeMux()
			mux.Handle("/", site())
			mux.HandleFunc("/page.js", func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "text/javascript")
				_, _ = io.WriteString(w, pageScript+"watch(new EventSource('/stream', { method: 'POST', body: 'x' })); var error; es.addEventListener('error', (e) => { error = e.error })")
			})
			mux.HandleFunc("/strict", func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Security-Policy", c.policy)
				w.Header().Set("Content-Type", "text/html")
				_, _ = io.WriteString(w, `<!doctype html><link rel="icon" href="data:,"><script src="/dist/eventsource.js"></script><script src="/page.js"></script>`)
			})
			server := browsertest.NewServer(t, mux)
			page := chromium.Page(t, server.URL+"/strict")
			page.Do(chromedp.Evaluate[chromedp.Void]("undefined"))
			if c.allowed {
				server.Next().Start(200).Write("data: a\n\n").End()
				require.Equal(t, "eof", outcome(page))
				assert.Equal(t, []event{message("a")}, messages(page))
				assert.Empty(t, page.Console())
				return
			}
			require.Equal(t, "failed", outcome(page))
			assert.Equal(t, []event{{Type: "error", State: 2, Reason: "wasm"}}, log(page))
			assert.Contains(t, browsertest.Value[string](page, "error.message"), "'wasm-unsafe-eval'")
			assert.NotEmpty(t, browsertest.Value[string](page, "String(error.cause)"))
			require.Len(t, page.Console(), 1)
			assert.Contains(t, page.Console()[0], "'wasm-unsafe-eval'")
		})
	}
}

// trapPage is a page where feed fails as often as traps says.
const trapPage = `<!doctype html><script>
var traps = 0, made = 0
WebAssembly.Instance = new Proxy(WebAssembly.Instance, { construct(target, args) {
	const { exports } = Reflect.construct(target, args)
	made++
	// The build has given it another name; it is the one that takes a handle and a length.
	const [name, feed] = Object.entries(exports).find(([, value]) => value.length === 2)
	return { exports: { ...exports, [name](...feedArgs) {
		if (traps > 0 && traps--) throw new WebAssembly.RuntimeError('unreachable')
		return feed(...feedArgs)
	} } }
} })
</script><script src="/dist/eventsource.js"></script><script>` + pageScript + detail + `</script>`

func TestFailingCoreFailsTheOpenStreamsAndNoOther(t *testing.T) {
	mux := http.NewServeMux()
	mux.Handle("/", site())
	mux.HandleFunc("/trap", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, trapPage) })
	server := browsertest.NewServer(t, mux)
	page := chromium.Page(t, server.URL+"/trap")
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
	assert.Equal(t, []string{"failed Error: the core has failed", "failed Error: the core has failed", "failed Error: the core has failed"},
		browsertest.Value[[]string](page, "Promise.all(sources.map((s) => s.closed.then((c) => c.outcome + ' ' + c.error)))"))
	open[3].Write("data: c\n\n") // a decoder fails when it is given something
	assert.Equal(t, []string{"Error: the core has failed", "Error: the core has failed", "Error: the core has failed", "Error: the core has failed"},
		browsertest.Value[[]string](page, "Promise.all([...loops, decoding])"))
	for _, d := range browsertest.Value[[]string](page, "details") {
		assert.Regexp(t, "^wasm .* Error false - 2 Event false false$", d)
	}
	for _, e := range open {
		e.Gone()
	}
	page.Run("watch(new EventSource('/stream', { done: 'end' }))")
	server.Next().Start(200).Write("data: a\n\ndata: end\n\n")
	assert.Equal(t, "complete", outcome(page))
	assert.Equal(t, []event{message("a")}, messages(page))
	assert.Equal(t, 2, browsertest.Value[int](page, "made"), "instances")
	server.None()
}
