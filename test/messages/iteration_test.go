// Package messages shows how a page takes messages: by a handler, in a loop, from the decoder.
package messages

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

// loopScript reads a source or a stream to its end: what it gave, and how it ended.
const loopScript = `
async function loop(source, read = {}) {
	read.data = []
	try {
		for await (const { type, data, lastEventId } of source) {
			read.data.push([type, data, lastEventId].join(' ').trim())
			if (data === 'stop') break
		}
		read.end = 'end'
	} catch (error) {
		read.end = String(error)
	}
	return read
}
`

type read struct {
	Data []string `json:"data"`
	End  string   `json:"end"`
}

func openLoop(t *testing.T) (*browsertest.Server, *browsertest.Page) {
	t.Helper()
	server, page := browsertest.Open(t)
	page.Run(loopScript)
	return server, page
}

func TestIterationGivesAllTypesInOrder(t *testing.T) {
	server, page := openLoop(t)
	page.Run(`watch(new EventSource('/stream', { method: 'POST' })); var reading = loop(es)`)
	e := server.Next().Start(200)
	var want []string
	for i := range 300 {
		kind := []string{"message", "update", "error", "open", "unheard"}[i%5]
		e.Write(fmt.Sprintf("event: %s\nid: %d\ndata: é%d\n\n", kind, i, i))
		want = append(want, fmt.Sprintf("%s é%d %d", kind, i, i))
	}
	e.End()
	assert.Equal(t, read{want, "end"}, browsertest.Value[read](page, "reading"))
	assert.Equal(t, 120, browsertest.Value[int](page, "messages().length"), "listeners hear theirs as well")
}

func TestIterationEndsAsTheStreamDoes(t *testing.T) {
	end, reset := (*browsertest.Exchange).End, (*browsertest.Exchange).Reset
	for name, c := range map[string]struct {
		init, act string
		server    func(*browsertest.Exchange)
		want      string
	}{
		"done matched":      {"done: 'end'", "", func(e *browsertest.Exchange) { e.Write("data: end\n\n") }, "end"},
		"a clean end":       {"", "", end, "end"},
		"close()":           {"", "es.close()", nil, "end"},
		"an abort signal":   {"", "controller.abort()", nil, "end"},
		"incomplete":        {"done: 'end'", "", end, "Error: incomplete stream"},
		"failed by a reset": {"", "", reset, "TypeError: network error"},
		"failed by a limit": {"maxEventSize: 30", "", func(e *browsertest.Exchange) { e.Write("data: 0123456789012345678901234567890\n\n") },
			"RangeError: an event is longer than maxEventSize"},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := openLoop(t)
			page.Run(`var controller = new AbortController()
			watch(new EventSource('/stream', { method: 'POST', signal: controller.signal, ` + c.init + ` })); var reading = loop(es)`)
			e := server.Next().Start(200).Write("data: a\n\nevent: update\ndata: b\n\n")
			page.Until("messages().length === 2")
			if c.server != nil {
				c.server(e)
			}
			page.Run(c.act)
			want := read{[]string{"message a", "update b"}, c.want}
			assert.Equal(t, want, browsertest.Value[read](page, "reading"))
			want.Data = []string{}
			assert.Equal(t, want, browsertest.Value[read](page, "loop(es)"), "an iterator made after the end")
			if c.want != "end" {
				assert.Equal(t, []any{true, nil}, browsertest.Value[[]any](page, `(async () => {
					const late = es[Symbol.asyncIterator]()
					await late.next().catch(() => undefined)
					const { done, value } = await late.next()
					return [done, value]
				})()`), "it throws once")
			}
		})
	}
}

func TestFailureIsThrownBehindWhatArrived(t *testing.T) {
	_, page := openLoop(t)
	page.Run(`watch(new EventSource('/stream', { fetch: bodyThenError('data: a\n\ndata: b\n\n'), reconnect: false }))
	var iterator = es[Symbol.asyncIterator]()`)
	page.Until("es.readyState === 2")
	assert.Equal(t, read{[]string{"message a", "message b"}, "Error: late"}, browsertest.Value[read](page, "loop(iterator)"))
}

func TestLeavingALoopCancelsTheRequest(t *testing.T) {
	for name, body := range map[string]string{
		"break":              "for await (const { data } of es) { log.push(data); if (data === 'stop') break }",
		"return":             "await (async () => { for await (const { data } of es) { log.push(data); if (data === 'stop') return } })()",
		"throw":              "try { for await (const { data } of es) { log.push(data); if (data === 'stop') throw new Error() } } catch {}",
		"return() by hand":   "const i = es[Symbol.asyncIterator](); for (;;) { const { value } = await i.next(); log.push(value.data); if (value.data === 'stop') break } await i.return()",
		"return() meanwhile": "const i = es[Symbol.asyncIterator](); for (let n = 0; n < 2; n++) log.push((await i.next()).value.data); const p = i.next(); const r = await i.return(); log.push(r.done, (await p).done); log.splice(2)",
		"return() twice":     "const i = es[Symbol.asyncIterator](); for (let n = 0; n < 2; n++) log.push((await i.next()).value.data); await i.return(); await i.return()",
	} {
		t.Run(name, func(t *testing.T) {
			server, page := openLoop(t)
			page.Run(`var es = new EventSource('/stream', { method: 'POST' }), left; (async () => { ` + body + `; left = true })()`)
			e := server.Next().Start(200).Write("data: a\n\n")
			page.Until("log.length === 1")
			e.Write("data: stop\n\n")
			page.Until("left")
			e.Gone()
			assert.Equal(t, []string{"a", "stop"}, browsertest.Value[[]string](page, "log"))
			assert.Equal(t, "closed", page.Outcome())
			assert.Equal(t, 1, server.Requests("/stream"))
		})
	}
}

func TestClosedLoopEndsBehindWhatHadCome(t *testing.T) {
	for name, c := range map[string]struct{ init, listen, body, outcome string }{
		"closed by the loop":          {"", "", "if (data === '2') es.close()", "closed"},
		"aborted by the loop":         {"signal: controller.signal", "", "if (data === '2') controller.abort()", "aborted"},
		"closed by a listener":        {"", "es.addEventListener('last', () => es.close())", "", "closed"},
		"closed by a done function":   {"done: ({ type }) => type === 'last'", "", "", "complete"},
		"closed by done":              {"done: 'more'", "", "", "complete"},
		"closed by the error handler": {"", "es.onerror = () => es.close()", "await new Promise((resolve) => setTimeout(resolve))", "eof"},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := openLoop(t)
			page.Run(`var controller = new AbortController(), left
				var es = new EventSource('/stream', { method: 'POST', ` + c.init + ` })
				` + c.listen + `
				var reading = (async () => {
					for await (const { data } of es) {
						log.push(data)
						` + c.body + `
					}
					left = true
				})()`)
			e := server.Next().Start(200).Write("data: 1\n\ndata: 2\n\ndata: 3\n\nevent: last\ndata: 4\n\n")
			switch c.outcome {
			case "complete":
				e.Write("data: more\n\n")
			case "eof":
				e.End()
			}
			page.Until("left")
			assert.Equal(t, []string{"1", "2", "3", "4"}, browsertest.Value[[]string](page, "log"))
			assert.Equal(t, c.outcome, page.Outcome())
		})
	}
}

func TestIterationGoesOnOverReconnections(t *testing.T) {
	server, page := openLoop(t)
	page.Run("watch(new EventSource('/stream')); var reading = loop(es)")
	for i, data := range []string{"a", "b", "stop"} {
		e := server.Next().Start(200).Write("retry: 1\ndata: " + data + "\n\n")
		page.Until(fmt.Sprintf("messages().length === %d", i+1))
		e.Reset()
	}
	assert.Equal(t, read{[]string{"message a", "message b", "message stop"}, "end"}, browsertest.Value[read](page, "reading"))
	page.Settle()
	server.None()
}

func TestTwoLoopsSeeEverything(t *testing.T) {
	server, page := openLoop(t)
	page.Run("watch(new EventSource('/stream', { method: 'POST' })); var first = loop(es), second = loop(es)")
	var stream strings.Builder
	var want []string
	for i := range 500 {
		fmt.Fprintf(&stream, "data: %d\n\n", i)
		want = append(want, fmt.Sprintf("message %d", i))
	}
	e := server.Next().Start(200).Write(stream.String())
	page.Until("messages().length === 500")
	e.Reset()
	for _, name := range []string{"first", "second"} {
		assert.Equal(t, read{want, "TypeError: network error"}, browsertest.Value[read](page, name), name)
	}
}

func TestFailureWithoutAWaitingLoopIsNoUnhandledRejection(t *testing.T) {
	for name, script := range map[string]string{
		"nobody iterates":                  "",
		"an iterator nobody reads":         "es[Symbol.asyncIterator]()",
		"a loop left before":               "var i = es[Symbol.asyncIterator](); i.next(); i.return()",
		"a loop that catches":              "loop(es)",
		"closed is awaited and never read": "es.closed",
	} {
		t.Run(name, func(t *testing.T) {
			server, page := openLoop(t)
			page.Run(`var unhandled = 0; onunhandledrejection = () => unhandled++
			watch(new EventSource('/stream', { method: 'POST', done: 'x' }))`)
			e := server.Next().Start(200)
			page.Until("log.length > 0")
			page.Run(script)
			e.Reset()
			page.Until("es.readyState === 2")
			page.Settle()
			assert.Equal(t, 0, browsertest.Value[int](page, "unhandled"))
		})
	}
}

// flood serves /flood: a number of messages of 1 KiB, and how many bytes of them the network has taken. /flood/fast is a
// quarter as much, not counted.
func flood(t *testing.T, total int) (*browsertest.Page, *atomic.Int64) {
	var written atomic.Int64
	mux := browsertest.Site()
	serve := func(w http.ResponseWriter, total int, count *atomic.Int64) {
		w.Header().Set("Content-Type", "text/event-stream")
		padding := strings.Repeat(".", 1000)
		for i := range total {
			n, err := io.WriteString(w, fmt.Sprintf("data: %08d%s\n\n", i, padding))
			if err != nil {
				return
			}
			count.Add(int64(n))
		}
	}
	mux.HandleFunc("/flood", func(w http.ResponseWriter, _ *http.Request) { serve(w, total, &written) })
	mux.HandleFunc("/flood/fast", func(w http.ResponseWriter, _ *http.Request) { serve(w, total/4, new(atomic.Int64)) })
	page := browsertest.NewPage(t, browsertest.NewServer(t, mux).URL+"/page", browsertest.ClockScript)
	page.Run(`var read = 0, wrong = 0, dispatched = 0, go
	async function slowly(messages) {
		for await (const { data } of messages) {
			if (!data.startsWith(String(read).padStart(8, '0')) || data.length !== 1008) wrong++
			if (++read === 10) await new Promise((resolve) => (go = resolve))
		}
	}
	async function fast() {
		const reader = (await fetch('/flood/fast')).body.getReader()
		while (!(await reader.read()).done);
		return true
	}`)
	return page, &written
}

// stalled is how much the server could write before it had to wait for the loop, which has stopped: no byte more while
// many megabytes went to a reader that is not slow, and the page's clock ran on.
func stalled(page *browsertest.Page, written *atomic.Int64) int64 {
	page.Until("go")
	for {
		before := written.Load()
		browsertest.Value[bool](page, "fast()")
		page.Advance(1000)
		if now := written.Load(); now == before {
			return now
		}
	}
}

func TestSlowLoopSlowsTheServerDown(t *testing.T) {
	const total = 192 << 10 // messages, some 192 MiB
	for name, c := range map[string]struct{ source, read string }{
		"iteration":       {"var es = new EventSource('/flood', { method: 'POST', idleTimeout: 40 })", "slowly(es)"},
		"one of two":      {"var es = new EventSource('/flood', { method: 'POST' }); (async () => { for await (const _ of es); })()", "slowly(es)"},
		"with a listener": {"var es = new EventSource('/flood', { method: 'POST' }); es.onmessage = () => dispatched++", "slowly(es)"},
		"the decoder":     {"var body = fetch('/flood', { method: 'POST' })", "body.then((response) => slowly(response.body.pipeThrough(new EventStreamDecoder())))"},
	} {
		t.Run(name, func(t *testing.T) {
			page, written := flood(t, total)
			page.Run(c.source + "; var reading = " + c.read)
			taken := stalled(page, written)
			assert.Less(t, taken, int64(total<<10)/2, "the server waits")
			assert.LessOrEqual(t, browsertest.Value[int](page, "dispatched"), 200, "so does the page")
			assert.Equal(t, 10, browsertest.Value[int](page, "read"))
			page.Run("go()")
			browsertest.Value[any](page, "reading")
			assert.Equal(t, []int{total, 0}, browsertest.Value[[]int](page, "[read, wrong]"))
		})
	}
}

func TestDecoderGivesMessages(t *testing.T) {
	for name, c := range map[string]struct {
		options string
		act     func(*browsertest.Exchange)
		want    read
	}{
		"a clean end":               {"", (*browsertest.Exchange).End, read{[]string{"message a", "update é 1"}, "end"}},
		"a body cut in an event":    {"", func(e *browsertest.Exchange) { e.Write("data: lost\n").End() }, read{[]string{"message a", "update é 1"}, "end"}},
		"a reset":                   {"", (*browsertest.Exchange).Reset, read{[]string{"message a", "update é 1"}, "TypeError: network error"}},
		"an event past the limit":   {"{ maxEventSize: 30 }", func(e *browsertest.Exchange) { e.Write("data: 0123456789012345678901234567890\n\n") }, read{[]string{"message a", "update é 1"}, "RangeError: an event is longer than maxEventSize"}},
		"a loop that leaves":        {"", func(e *browsertest.Exchange) { e.Write("data: stop\n\n").Gone() }, read{[]string{"message a", "update é 1", "message stop 1"}, "end"}},
		"an event of no name again": {"", func(e *browsertest.Exchange) { e.Write("data\n\n").End() }, read{[]string{"message a", "update é 1", "message  1"}, "end"}},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := openLoop(t)
			page.Run(`var progress = {}, reading = fetch('/stream', { method: 'POST' })
				.then((response) => loop(response.body.pipeThrough(new EventStreamDecoder(` + c.options + `)), progress))`)
			e := server.Next().Start(200)
			for _, b := range []byte("\xEF\xBB\xBF: hi\r\n\r\ndata: a\r\n\r\nevent: update\nid: 1\ndata: é\n\n") {
				e.Write(string([]byte{b}))
			}
			page.Until("progress.data?.length === 2")
			c.act(e)
			assert.Equal(t, c.want, browsertest.Value[read](page, "reading"))
		})
	}
}

// handlesPage has the exports of its cores.
var handlesPage = `<!doctype html><script>` + browsertest.CoresScript() + `</script><script src="/dist/eventsource.js"></script>`

func TestDecoderLeavesNothingBehind(t *testing.T) {
	mux := browsertest.Site()
	mux.HandleFunc("/handles", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, handlesPage) })
	for name, use := range map[string]string{
		"read to the end":         "await body('data: a\\n\\n').pipeThrough(new EventStreamDecoder()).pipeTo(new WritableStream())",
		"cancelled":               "await body('data: a\\n\\n').pipeThrough(new EventStreamDecoder()).cancel()",
		"never read":              "new EventStreamDecoder()",
		"its source broke off":    "await body(new Error()).pipeThrough(new EventStreamDecoder()).pipeTo(new WritableStream()).catch(() => undefined)",
		"an event past the limit": "await body('data: 01234567\\n\\n').pipeThrough(new EventStreamDecoder({ maxEventSize: 5 })).pipeTo(new WritableStream()).catch(() => undefined)",
	} {
		t.Run(name, func(t *testing.T) {
			page := browsertest.NewPage(t, browsertest.NewServer(t, mux).URL+"/handles")
			page.Run(`var handles = () => freeHandles().reduce((sum, n) => sum + n, 0)
			function body(content) {
				return new ReadableStream({ pull(controller) {
					if (content instanceof Error) throw content
					controller.enqueue(new TextEncoder().encode(content))
					controller.close()
				} })
			}
			async function use() { ` + use + ` }`)
			// What did not come to its end is released with the garbage.
			page.Run("var before, done = use().then(async () => { before = handles(); for (let i = 0; i < 20; i++) await use() })")
			browsertest.Value[any](page, "done.then(() => true)")
			page.Until("(gc(), handles() >= before)")
			assert.Equal(t, 1, browsertest.Value[int](page, "cores.length"))
		})
	}
}
