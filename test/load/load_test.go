// Package load shows what many streams and long ones cost, and that they leave nothing behind.
package load

import (
	"fmt"
	"io"
	stdlog "log"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/memory"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

const (
	loadStreams = 1000
	loadEvents  = 100
	// Chromium opens no more than 256 streams on one HTTP/2 connection, whatever the server allows, and has one
	// connection for each origin.
	loadOrigins = 4
)

// loadPage counts what arrives.
var loadPage = `<!doctype html><title>load</title><link rel="icon" href="data:,"><script>` + browsertest.CoresScript() + `
</script><script src="/dist/eventsource.js"></script><script>
var sources = [], counts = [], received = 0, wrong = 0, errors = 0
function connect(url, i) {
	const source = sources[i] = new EventSource(url)
	counts[i] = 0
	source.onmessage = ({ data }) => {
		if (data !== i + '/' + counts[i]++) wrong++
		received++
	}
	source.onerror = () => errors++
}
function closeAll() {
	for (const source of sources) source.close()
	sources = []
	counts = []
}
// Opens one after the other, width at a time, and closes each after its first message.
async function openAndClose(urls, total, width) {
	let next = 0
	await Promise.all(Array.from({ length: width }, async () => {
		while (next < total) {
			const source = new EventSource(urls[next++ % urls.length])
			await new Promise((resolve) => (source.onmessage = resolve))
			source.close()
		}
	}))
	return next
}
var wasmBytes = () => cores.reduce((sum, { memory }) => sum + memory.buffer.byteLength, 0)
</script>`

// loadServers are as many origins over HTTP/2. Their streams wait until expected of them are open, then send their events.
func loadServers(t *testing.T, n, expected int) (urls []string, open func() int) {
	var mu sync.Mutex
	opened := 0
	all := make(chan struct{})
	mux := browsertest.Site()
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, loadPage)
	})
	write := func(w http.ResponseWriter, text string) {
		_, _ = io.WriteString(w, text)
		_ = http.NewResponseController(w).Flush()
	}
	header := func(w http.ResponseWriter) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		w.Header().Set("Content-Type", "text/event-stream")
	}
	mux.HandleFunc("/load", func(w http.ResponseWriter, r *http.Request) {
		header(w)
		write(w, ": welcome\n\n")
		mu.Lock()
		if opened++; opened == expected {
			close(all)
		}
		mu.Unlock()
		select {
		case <-all:
		case <-r.Context().Done():
			return
		}
		pace := time.NewTicker(30 * time.Millisecond)
		defer pace.Stop()
		for i := range loadEvents {
			select {
			case <-pace.C:
			case <-r.Context().Done():
				return
			}
			write(w, fmt.Sprintf("data: %s/%d\n\n", r.FormValue("stream"), i))
		}
		<-r.Context().Done()
	})
	mux.HandleFunc("/one", func(w http.ResponseWriter, r *http.Request) {
		header(w)
		write(w, "id: 1\ndata: one\n\ndata: half of ano")
		<-r.Context().Done()
	})
	for range n {
		server := httptest.NewUnstartedServer(mux)
		server.EnableHTTP2 = true
		server.Config.HTTP2 = &http.HTTP2Config{MaxConcurrentStreams: loadStreams + 100}
		server.Config.ErrorLog = stdlog.New(io.Discard, "", 0) // the browser tries the certificate first
		server.StartTLS()
		t.Cleanup(func() {
			server.CloseClientConnections()
			server.Close()
		})
		urls = append(urls, server.URL)
	}
	return urls, func() int {
		mu.Lock()
		defer mu.Unlock()
		return opened
	}
}

// footprint is what a page holds after garbage collection.
type footprint struct {
	heap, buffers float64 // bytes
	instances     int
	wasm          int // bytes of their memories
	listeners     int64
	sources       int // EventSource objects
}

func measure(t *testing.T, p *browsertest.Page, when string) footprint {
	t.Helper()
	f := take(t, p, when)
	f.print(when)
	return f
}

// measureRest measures what is left of streams that are closed: once they have gone, which takes the browser a moment, or
// when they have had time enough.
func measureRest(t *testing.T, p *browsertest.Page, when string, before footprint) footprint {
	t.Helper()
	f := take(t, p, when)
	for end := time.Now().Add(browsertest.Deadline); !f.within(before) && time.Now().Before(end); {
		f = take(t, p, when)
	}
	f.print(when)
	return f
}

// leeway is for what the browser itself keeps, in bytes.
const leeway = 500e3

// within tells whether no more is held than before.
func (f footprint) within(before footprint) bool {
	return f.heap <= before.heap+leeway && f.sources == 0 && f.listeners <= before.listeners
}

func (f footprint) print(when string) {
	fmt.Printf("load: %-28s JS heap %6.2f MB  buffers %5.2f MB  wasm %d × %d KiB  listeners %d  EventSources %d\n",
		when, f.heap/1e6, f.buffers/1e6, f.instances, f.wasm/max(1, f.instances)>>10, f.listeners, f.sources)
}

func take(t *testing.T, p *browsertest.Page, when string) (f footprint) {
	t.Helper()
	ctx := p.Context()
	get := func(err error) {
		t.Helper()
		require.NoError(t, err, when)
	}
	for range 2 {
		_, err := chromedp.Call(ctx, heapprofiler.CollectGarbage, cdp.Empty{})
		get(err)
	}
	heap, err := chromedp.Call(ctx, runtime.GetHeapUsage, cdp.Empty{})
	get(err)
	counters, err := chromedp.Call(ctx, memory.GetDOMCounters, cdp.Empty{})
	get(err)
	prototype, err := chromedp.Call(ctx, runtime.Evaluate, runtime.EvaluateParams{Expression: "EventSource.prototype"})
	get(err)
	objects, err := chromedp.Call(ctx, runtime.QueryObjects, runtime.QueryObjectsParams{PrototypeObjectID: prototype.Result.ObjectID, ObjectGroup: "measure"})
	get(err)
	count, err := chromedp.Call(ctx, runtime.CallFunctionOn, runtime.CallFunctionOnParams{
		ObjectID: objects.Objects.ObjectID, FunctionDeclaration: "function () { return this.length }", ReturnByValue: new(true)})
	get(err)
	_, err = fmt.Sscan(string(count.Result.Value), &f.sources)
	get(err)
	_, err = chromedp.Call(ctx, runtime.ReleaseObjectGroup, runtime.ReleaseObjectGroupParams{ObjectGroup: "measure"})
	get(err)
	f.heap, f.buffers, f.listeners = heap.UsedSize, heap.BackingStorageSize, counters.JsEventListeners
	f.instances = browsertest.Value[int](p, "cores.length")
	f.wasm = browsertest.Value[int](p, "wasmBytes()")
	return f
}

// untilReceived waits in tenths, each with a deadline of its own.
func untilReceived(p *browsertest.Page, total int) {
	for tenth := 1; tenth <= 10; tenth++ {
		p.Until(fmt.Sprintf("received >= %d", total*tenth/10))
	}
}

func TestThousandStreamsAtOnce(t *testing.T) {
	urls, opened := loadServers(t, loadOrigins, loadStreams)
	page := browsertest.NewPage(t, urls[0]+"/")
	require.Equal(t, "h2", browsertest.Value[string](page, "performance.getEntriesByType('navigation')[0].nextHopProtocol"))
	// The first stream starts the core, and what the browser loads on first use.
	assert.Equal(t, 1, browsertest.Value[int](page, fmt.Sprintf("openAndClose(%s, 1, 1)", browsertest.Literal([]string{urls[0] + "/one"}))))
	before := measure(t, page, "before 1,000 streams")
	require.Equal(t, 1, before.instances)

	page.Run(fmt.Sprintf("%s; for (let i = 0; i < %d; i++) connect(urls[i %% urls.length] + '/load?stream=' + i, i)", "var urls = "+browsertest.Literal(urls), loadStreams))
	page.Until("sources.every((s) => s.readyState === 1)")
	assert.Equal(t, loadStreams, opened())
	untilReceived(page, loadStreams*loadEvents/2)
	during := measure(t, page, "1,000 streams open")
	untilReceived(page, loadStreams*loadEvents)
	assert.Equal(t, loadStreams*loadEvents, browsertest.Value[int](page, "received"))
	assert.Equal(t, loadStreams, browsertest.Value[int](page, fmt.Sprintf("counts.filter((n) => n === %d).length", loadEvents)))
	assert.Zero(t, browsertest.Value[int](page, "wrong"), "out of order")
	assert.Zero(t, browsertest.Value[int](page, "errors"))
	assert.Equal(t, loadStreams, opened(), "none reconnected")
	assert.Equal(t, loadStreams, during.sources)
	assert.Equal(t, 2, during.instances, "an instance has 511 handles")

	page.Run("closeAll()")
	after := measureRest(t, page, "1,000 streams closed", before)
	requireNoLeak(t, page, before, after)
	assert.Equal(t, during.wasm, after.wasm)
}

func TestThousandOpensAndCloses(t *testing.T) {
	urls, _ := loadServers(t, 1, loadStreams)
	page := browsertest.NewPage(t, urls[0]+"/")
	cycle := func(total int) {
		url := browsertest.Literal([]string{urls[0] + "/one"})
		for range total / 100 {
			require.GreaterOrEqual(t, browsertest.Value[int](page, fmt.Sprintf("openAndClose(%s, 100, 20)", url)), 100)
		}
	}
	cycle(100) // what the browser and the script keep after first use
	before := measure(t, page, "before 1,000 opens, closes")
	cycle(1000)
	after := measureRest(t, page, "1,000 opens, closes", before)
	requireNoLeak(t, page, before, after)
	assert.Equal(t, 1, after.instances)
}

// requireNoLeak shows that the page's streams have left nothing.
func requireNoLeak(t *testing.T, page *browsertest.Page, before, after footprint) {
	t.Helper()
	assert.LessOrEqual(t, after.heap, before.heap+leeway, "JS heap")
	assert.Zero(t, after.sources, "EventSources")
	assert.LessOrEqual(t, after.listeners, before.listeners, "listeners")
	for _, free := range browsertest.Value[[]int](page, "freeHandles()") {
		assert.Equal(t, 511, free, "handles")
	}
}

func TestWasmMemoryAfterHundredMegabytes(t *testing.T) {
	files := browsertest.Site()
	files.HandleFunc("/{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, loadPage)
	})
	server := browsertest.NewServer(t, files)
	page := browsertest.NewPage(t, server.URL+"/")
	page.Run(`new EventSource('/stream').onmessage = ({ data }) => { received += data.length }`)
	e := server.Next().Start(200)

	// A kilobyte first, of the same text.
	event := "data: " + strings.Repeat("some text and 这是 ", 48) + "\n\n"
	length := len([]rune(event)) - len("data: \n\n")
	e.Write(event)
	page.Until(fmt.Sprintf("received === %d", length))
	before := measure(t, page, "after 1 KB")

	perWrite := 1<<20/len(event) + 1
	block := strings.Repeat(event, perWrite)
	written, events := len(event), 1
	for written < 100e6 {
		e.Write(block)
		written += len(block)
		events += perWrite
		if events%(10*perWrite) == 1 {
			page.Until(fmt.Sprintf("received === %d", events*length))
		}
	}
	page.Until(fmt.Sprintf("received === %d", events*length))
	after := measure(t, page, fmt.Sprintf("after %d MB", written/1e6))
	assert.Equal(t, before.instances, after.instances)
	assert.Equal(t, before.wasm, after.wasm)
	assert.LessOrEqual(t, after.heap, before.heap+1e6)
}
