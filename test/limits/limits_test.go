// Package limits shows what bounds a stream: the size of an event, the memory of a page, its policy, the core.
package limits

import (
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

func TestMain(m *testing.M) { browsertest.Main(m) }

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
	mux := browsertest.Site()
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
	return browsertest.NewPage(t, browsertest.NewServer(t, mux).URL+"/page"), left
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
			want := []browsertest.Event{{Type: "open", State: 1}, browsertest.Message("a")}
			if c.limited {
				assert.Equal(t, "failed", page.Outcome())
				<-left
				want = append(want, browsertest.Event{Type: "error", State: 2, Reason: "limit", Status: 200})
			} else {
				page.Until("messages().length === 2")
				want = append(want, browsertest.Message("b"))
			}
			assert.Equal(t, want, page.Log())
			assert.Less(t, heap(t, page)-before, 4e6, "bytes that the page holds")
		})
	}
}

func TestMaxEventSizeIsExact(t *testing.T) {
	server, page := browsertest.Open(t)
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
			assert.Equal(t, c.outcome, page.Outcome())
			assert.Len(t, page.Messages(), c.messages)
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
