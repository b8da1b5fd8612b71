package eventsource_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

// chromium is the one browser of all tests; each has a tab of its own.
var chromium *browsertest.Browser

func TestMain(m *testing.M) {
	os.Exit(func() int {
		var err error
		if chromium, err = browsertest.Start(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer chromium.Stop()
		return m.Run()
	}())
}

// site serves dist/ and pages that load the script.
func site() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/dist/", http.StripPrefix("/dist/", http.FileServer(http.Dir("dist"))))
	mux.HandleFunc("/page", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(`<!doctype html><title>test</title><script src="/dist/eventsource.js"></script><script>` + pageScript + `</script>`))
	})
	return mux
}

// pageScript is what test pages use: watch writes all that a source dispatches to the log.
const pageScript = `
var log = [], es, types = ['message', 'userconnect', 'usermessage', 'userdisconnect', 'progress', 'update', 'close']
function watch(source) {
	es = source
	for (const type of types) {
		source.addEventListener(type, (e) => log.push({ type: e.type, data: e.data, id: e.lastEventId }))
	}
	source.onopen = () => log.push({ type: 'open', state: source.readyState })
	source.addEventListener('error', (e) => {
		if (!(e instanceof MessageEvent)) log.push({ type: 'error', state: source.readyState, reason: e.reason, status: e.status })
	})
	return source
}
var messages = () => log.filter((e) => 'data' in e)
// A fetch whose body arrives in exactly these chunks, strings or bytes.
function chunks(...parts) {
	const encoder = new TextEncoder()
	return async () => new Response(new ReadableStream({
		start(controller) {
			for (const part of parts) controller.enqueue(typeof part === 'string' ? encoder.encode(part) : Uint8Array.from(part))
			controller.close()
		},
	}), { headers: { 'content-type': 'text/event-stream' } })
}
// A fetch that counts in received what the network has handed over.
var received = 0
async function counting(url, init) {
	const response = await fetch(url, init)
	return new Response(response.body.pipeThrough(new TransformStream({
		transform(chunk, controller) { received += chunk.length; controller.enqueue(chunk) },
	})), response)
}
`

type event struct {
	Type   string `json:"type"`
	Data   string `json:"data,omitempty"`
	ID     string `json:"id,omitempty"`
	State  int    `json:"state,omitempty"`
	Reason string `json:"reason,omitempty"`
	Status int    `json:"status,omitempty"`
}

func message(data string) event { return event{Type: "message", Data: data} }

func open(t *testing.T) (*browsertest.Server, *browsertest.Page) {
	t.Helper()
	server := browsertest.NewServer(t, site())
	return server, chromium.Page(t, server.URL+"/page")
}

func messages(p *browsertest.Page) []event { return browsertest.Value[[]event](p, "messages()") }

func log(p *browsertest.Page) []event { return browsertest.Value[[]event](p, "log") }

// js writes a value as JavaScript.
func js(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return string(text)
}

func TestPOSTStreamsAnAnswer(t *testing.T) {
	server, page := open(t)
	page.Run(`watch(new EventSource('/stream', {
		method: 'POST',
		headers: { Authorization: 'Bearer secret', 'X-Custom': 'yes' },
		body: { model: 'm', messages: [{ role: 'user', content: '你好 😀' }], stream: true },
		done: '[DONE]',
	}))`)
	e := server.Next()
	assert.Equal(t, "POST", e.Request.Method)
	assert.Equal(t, "Bearer secret", e.Request.Header.Get("Authorization"))
	assert.Equal(t, "yes", e.Request.Header.Get("X-Custom"))
	assert.Equal(t, "application/json", e.Request.Header.Get("Content-Type"))
	assert.Equal(t, "text/event-stream", e.Request.Header.Get("Accept"))
	assert.Empty(t, e.Request.Header.Get("Last-Event-ID"))
	assert.JSONEq(t, `{"model":"m","messages":[{"role":"user","content":"你好 😀"}],"stream":true}`, string(e.Body))

	e.Start(200)
	page.Until("log.length === 1")
	e.Write("data: first\n\n")
	page.Until("messages().length === 1") // the second is not written yet
	e.Write("data: second\n\n")
	page.Until("messages().length === 2")
	e.Write("data: [DONE]\n\n")
	assert.Equal(t, "complete", browsertest.Value[string](page, "es.closed.then((c) => c.outcome)"))
	e.Gone()
	assert.Equal(t, []event{{Type: "open", State: 1}, message("first"), message("second")}, log(page))
	assert.Equal(t, 2, browsertest.Value[int](page, "es.readyState"))
	assert.Equal(t, 1, server.Requests("/stream"))
}

// The streams whose events every cut must give.
var wholeStreams = map[string]struct {
	stream string
	events []event
}{
	"comment, then one and two lines": {
		": this is a test stream\n\ndata: some text\n\ndata: another message\ndata: with two lines\n\n",
		[]event{message("some text"), message("another message\nwith two lines")},
	},
	"named events": {
		"event: userconnect\ndata: {\"username\": \"bobby\", \"time\": \"02:33:48\"}\n\n" +
			"event: usermessage\ndata: {\"username\": \"bobby\", \"time\": \"02:34:11\", \"text\": \"Hi everyone.\"}\n\n" +
			"event: userdisconnect\ndata: {\"username\": \"bobby\", \"time\": \"02:34:23\"}\n\n" +
			"event: usermessage\ndata: {\"username\": \"sean\", \"time\": \"02:34:36\", \"text\": \"Bye, bobby.\"}\n\n",
		[]event{
			{Type: "userconnect", Data: `{"username": "bobby", "time": "02:33:48"}`},
			{Type: "usermessage", Data: `{"username": "bobby", "time": "02:34:11", "text": "Hi everyone."}`},
			{Type: "userdisconnect", Data: `{"username": "bobby", "time": "02:34:23"}`},
			{Type: "usermessage", Data: `{"username": "sean", "time": "02:34:36", "text": "Bye, bobby."}`},
		},
	},
	"typed and untyped": {
		"event: userconnect\ndata: {\"username\": \"bobby\", \"time\": \"02:33:48\"}\n\n" +
			"data: Here's a system message of some kind that will get used\ndata: to accomplish some task.\n\n" +
			"event: usermessage\ndata: {\"username\": \"bobby\", \"time\": \"02:34:11\", \"text\": \"Hi everyone.\"}\n\n",
		[]event{
			{Type: "userconnect", Data: `{"username": "bobby", "time": "02:33:48"}`},
			message("Here's a system message of some kind that will get used\nto accomplish some task."),
			{Type: "usermessage", Data: `{"username": "bobby", "time": "02:34:11", "text": "Hi everyone."}`},
		},
	},
	"two-, three- and four-byte characters": {
		"data: é 这是第 1 条数据 😀👩‍👩‍👧\n\nevent: update\nid: 编号😀\ndata: 好\n\n",
		[]event{message("é 这是第 1 条数据 😀👩‍👩‍👧"), {Type: "update", Data: "好", ID: "编号😀"}},
	},
	"line ends, ids and retry": {
		"\uFEFFid: 1\r\nretry: 5000\r\ndata: a\r\n\r\ndata: b\r\rdata\n\nid\ndata:  c\r\n\n",
		[]event{{Type: "message", Data: "a", ID: "1"}, {Type: "message", Data: "b", ID: "1"}, {Type: "message", ID: "1"}, message(" c")},
	},
}

func TestEventsAreTheSameHoweverTheyAreCut(t *testing.T) {
	server, page := open(t)
	for name, c := range wholeStreams {
		t.Run(name, func(t *testing.T) {
			// In the page: whole, byte by byte, and at every two-way cut.
			page.Run(`async function cut(...parts) {
				log = []
				await watch(new EventSource('/stream', { fetch: chunks(...parts), reconnect: false })).closed
				return JSON.stringify(messages())
			}
			async function cuts(stream) {
				const bytes = [...new TextEncoder().encode(stream)]
				const found = new Set([await cut(bytes), await cut(...bytes.map((b) => [b]))])
				for (let i = 1; i < bytes.length; i++) found.add(await cut(bytes.slice(0, i), bytes.slice(i)))
				return [...found].map((text) => JSON.parse(text))
			}`)
			require.Equal(t, [][]event{c.events}, browsertest.Value[[][]event](page, "cuts("+js(c.stream)+")"))

			// Over the network: byte by byte, each seen by the page before the next is written.
			page.Run(`log = []; received = 0; watch(new EventSource('/stream', { fetch: counting, method: 'POST' }))`)
			e := server.Next().Start(200)
			for i := range len(c.stream) {
				e.Write(c.stream[i : i+1])
				page.Until(fmt.Sprintf("received === %d", i+1))
			}
			e.End()
			page.Until("es.readyState === 2")
			assert.Equal(t, c.events, messages(page))
		})
	}
}

func TestEventsGluedInOneWrite(t *testing.T) {
	server, page := open(t)
	page.Run("watch(new EventSource('/stream'))")
	var stream strings.Builder
	var want []event
	for i := range 2000 {
		fmt.Fprintf(&stream, "data: 这是第 %d 条\n\n", i)
		want = append(want, message(fmt.Sprintf("这是第 %d 条", i)))
	}
	server.Next().Start(200).Write(stream.String())
	page.Until("messages().length === 2000")
	assert.Equal(t, want, messages(page))
}

func TestCommonPattern(t *testing.T) {
	server, page := open(t)
	page.Run(`var es = new EventSource('/stream')
	es.onmessage = (e) => log.push({ type: e.type, data: e.data })
	es.onerror = () => { log.push({ type: 'error', state: es.readyState }); es.close() }`)
	e := server.Next().Start(200)
	var want []event
	for i := 1; i <= 10; i++ {
		text := fmt.Sprintf("这是第 %d 条数据", i)
		e.Write("data: " + text + "\n\n")
		want = append(want, message(text))
		page.Until(fmt.Sprintf("log.length === %d", i))
	}
	e.Write("event: close\ndata: [DONE]\n\n").End()
	page.Until("es.readyState === 2")
	assert.Equal(t, append(want, event{Type: "error"}), log(page), "the end is an error event while connecting, as natively")
	server.None()
}

func TestCloseCancelsTheRequest(t *testing.T) {
	for name, act := range map[string]string{
		"close()":         "es.close()",
		"an abort signal": "controller.abort()",
	} {
		t.Run(name, func(t *testing.T) {
			server, page := open(t)
			page.Run(`var controller = new AbortController()
			watch(new EventSource('/stream', { method: 'POST', body: 'x', signal: controller.signal }))`)
			e := server.Next().Start(200).Write("data: a\n\n")
			page.Until("messages().length === 1")
			page.Run(act)
			e.Gone()
			assert.Equal(t, 2, browsertest.Value[int](page, "es.readyState"))
			assert.Equal(t, []event{{Type: "open", State: 1}, message("a")}, log(page))
		})
	}
	t.Run("nothing more from the same chunk", func(t *testing.T) {
		server, page := open(t)
		page.Run(`watch(new EventSource('/stream'))
		es.addEventListener('message', (e) => { if (e.data === 'b') es.close() })`)
		e := server.Next().Start(200).Write("data: a\n\ndata: b\n\ndata: c\n\nevent: update\ndata: d\n\n")
		e.Gone()
		assert.Equal(t, []event{message("a"), message("b")}, messages(page))
		assert.Equal(t, "closed", browsertest.Value[string](page, "es.closed.then((c) => c.outcome)"))
	})
	t.Run("aborted beforehand sends nothing", func(t *testing.T) {
		server, page := open(t)
		page.Run(`watch(new EventSource('/stream', { signal: AbortSignal.abort() }))`)
		assert.Equal(t, "aborted", browsertest.Value[string](page, "es.closed.then((c) => c.outcome)"))
		assert.Equal(t, 2, browsertest.Value[int](page, "es.readyState"))
		server.None()
		assert.Empty(t, log(page))
	})
}

func TestDroppedGETLosesAndRepeatsNothing(t *testing.T) {
	server, page := open(t)
	page.Run("watch(new EventSource('/stream'))")
	for i := range 20 {
		e := server.Next()
		want := ""
		if i > 0 {
			want = fmt.Sprintf("é%d", i-1)
		}
		assert.Equal(t, want, e.Request.Header.Get("Last-Event-ID"), "the bytes of the id")
		e.Start(200).Write(fmt.Sprintf("retry: 1\nid: é%d\ndata: %d\n\nid: unfinished\ndata: lost", i, i))
		page.Until(fmt.Sprintf("messages().length === %d", i+1))
		if i%2 == 0 {
			e.Reset()
		} else {
			e.End()
		}
	}
	var want []event
	for i := range 20 {
		want = append(want, event{Type: "message", Data: fmt.Sprint(i), ID: fmt.Sprintf("é%d", i)})
	}
	server.Next()
	assert.Equal(t, want, messages(page))
	assert.Equal(t, 0, browsertest.Value[int](page, "es.readyState"))
}

func TestPOSTIsSentOnce(t *testing.T) {
	for _, c := range []struct {
		name, outcome, reason string
		end                   func(*browsertest.Exchange)
	}{
		{"dropped", "failed", "network", (*browsertest.Exchange).Reset},
		{"finished", "eof", "eof", (*browsertest.Exchange).End},
	} {
		t.Run(c.name, func(t *testing.T) {
			server, page := open(t)
			page.Run(`watch(new EventSource('/stream', { method: 'POST', body: 'prompt' }))`)
			e := server.Next().Start(200).Write("retry: 1\nid: 1\ndata: a\n\ndata: cut of")
			page.Until("messages().length === 1")
			c.end(e)
			assert.Equal(t, c.outcome, browsertest.Value[string](page, "es.closed.then((c) => c.outcome)"))
			// Ten times the reconnection time passes, by the page's own clock.
			browsertest.Value[any](page, "new Promise((resolve) => setTimeout(resolve, 10, true))")
			assert.Equal(t, []event{{Type: "open", State: 1}, {Type: "message", Data: "a", ID: "1"}, {Type: "error", State: 2, Reason: c.reason, Status: 200}}, log(page))
			assert.Equal(t, 1, server.Requests("/stream"))
		})
	}
}

func TestRetryIsObeyed(t *testing.T) {
	server, page := open(t)
	page.Run(`watch(new EventSource('/stream'))
	var lost; es.addEventListener('error', () => { lost = performance.now() })
	var again; const send = fetch; globalThis.fetch = (...args) => { again = performance.now(); return send(...args) }`)
	e := server.Next().Start(200).Write("retry: 300\ndata: a\n\n")
	page.Until("messages().length === 1")
	e.End()
	server.Next()
	assert.GreaterOrEqual(t, browsertest.Value[float64](page, "again - lost"), 299.0)
	assert.Equal(t, 300, browsertest.Value[int](page, "es.reconnectionTime"))
}
