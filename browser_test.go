package eventsource_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestPOSTStreamsAnAnswer(t *testing.T) {
	server, page := browsertest.Open(t)
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
	assert.Equal(t, "complete", page.Outcome())
	e.Gone()
	assert.Equal(t, []browsertest.Event{{Type: "open", State: 1}, browsertest.Message("first"), browsertest.Message("second")}, page.Log())
	assert.Equal(t, 2, browsertest.Value[int](page, "es.readyState"))
	assert.Equal(t, 1, server.Requests("/stream"))
}

// The streams whose events every cut must give.
var wholeStreams = map[string]struct {
	stream string
	events []browsertest.Event
}{
	"comment, then one and two lines": {
		": this is a test stream\n\ndata: some text\n\ndata: another message\ndata: with two lines\n\n",
		[]browsertest.Event{browsertest.Message("some text"), browsertest.Message("another message\nwith two lines")},
	},
	"named events": {
		"event: userconnect\ndata: {\"username\": \"bobby\", \"time\": \"02:33:48\"}\n\n" +
			"event: usermessage\ndata: {\"username\": \"bobby\", \"time\": \"02:34:11\", \"text\": \"Hi everyone.\"}\n\n" +
			"event: userdisconnect\ndata: {\"username\": \"bobby\", \"time\": \"02:34:23\"}\n\n" +
			"event: usermessage\ndata: {\"username\": \"sean\", \"time\": \"02:34:36\", \"text\": \"Bye, bobby.\"}\n\n",
		[]browsertest.Event{
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
		[]browsertest.Event{
			{Type: "userconnect", Data: `{"username": "bobby", "time": "02:33:48"}`},
			browsertest.Message("Here's a system message of some kind that will get used\nto accomplish some task."),
			{Type: "usermessage", Data: `{"username": "bobby", "time": "02:34:11", "text": "Hi everyone."}`},
		},
	},
	"two-, three- and four-byte characters": {
		"data: é 这是第 1 条数据 😀👩‍👩‍👧\n\nevent: update\nid: 编号😀\ndata: 好\n\n",
		[]browsertest.Event{browsertest.Message("é 这是第 1 条数据 😀👩‍👩‍👧"), {Type: "update", Data: "好", ID: "编号😀"}},
	},
	"line ends, ids and retry": {
		"\uFEFFid: 1\r\nretry: 5000\r\ndata: a\r\n\r\ndata: b\r\rdata\n\nid\ndata:  c\r\n\n",
		[]browsertest.Event{{Type: "message", Data: "a", ID: "1"}, {Type: "message", Data: "b", ID: "1"}, {Type: "message", ID: "1"}, browsertest.Message(" c")},
	},
}

func TestEventsAreTheSameHoweverTheyAreCut(t *testing.T) {
	server, page := browsertest.Open(t)
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
			require.Equal(t, [][]browsertest.Event{c.events}, browsertest.Value[[][]browsertest.Event](page, "cuts("+browsertest.Literal(c.stream)+")"))

			// Over the network: byte by byte, each seen by the page before the next is written.
			page.Run(`log = []; received = 0; watch(new EventSource('/stream', { fetch: counting, method: 'POST' }))`)
			e := server.Next().Start(200)
			for i := range len(c.stream) {
				e.Write(c.stream[i : i+1])
				page.Until(fmt.Sprintf("received === %d", i+1))
			}
			e.End()
			page.Until("es.readyState === 2")
			assert.Equal(t, c.events, page.Messages())
		})
	}
}

func TestEventsGluedInOneWrite(t *testing.T) {
	server, page := browsertest.Open(t)
	page.Run("watch(new EventSource('/stream'))")
	var stream strings.Builder
	var want []browsertest.Event
	for i := range 2000 {
		fmt.Fprintf(&stream, "data: 这是第 %d 条\n\n", i)
		want = append(want, browsertest.Message(fmt.Sprintf("这是第 %d 条", i)))
	}
	server.Next().Start(200).Write(stream.String())
	page.Until("messages().length === 2000")
	assert.Equal(t, want, page.Messages())
}

func TestCommonPattern(t *testing.T) {
	server, page := browsertest.Open(t)
	page.Run(`var es = new EventSource('/stream')
	es.onmessage = (e) => log.push({ type: e.type, data: e.data })
	es.onerror = () => { log.push({ type: 'error', state: es.readyState }); es.close() }`)
	e := server.Next().Start(200)
	var want []browsertest.Event
	for i := 1; i <= 10; i++ {
		text := fmt.Sprintf("这是第 %d 条数据", i)
		e.Write("data: " + text + "\n\n")
		want = append(want, browsertest.Message(text))
		page.Until(fmt.Sprintf("log.length === %d", i))
	}
	e.Write("event: close\ndata: [DONE]\n\n").End()
	page.Until("es.readyState === 2")
	assert.Equal(t, append(want, browsertest.Event{Type: "error"}), page.Log(), "the end is an error event while connecting, as natively")
	page.Settle()
	server.None()
}

func TestCloseCancelsTheRequest(t *testing.T) {
	for name, act := range map[string]string{
		"close()":         "es.close()",
		"an abort signal": "controller.abort()",
	} {
		t.Run(name, func(t *testing.T) {
			server, page := browsertest.Open(t)
			page.Run(`var controller = new AbortController()
			watch(new EventSource('/stream', { method: 'POST', body: 'x', signal: controller.signal }))`)
			e := server.Next().Start(200).Write("data: a\n\n")
			page.Until("messages().length === 1")
			page.Run(act)
			e.Gone()
			assert.Equal(t, 2, browsertest.Value[int](page, "es.readyState"))
			assert.Equal(t, []browsertest.Event{{Type: "open", State: 1}, browsertest.Message("a")}, page.Log())
		})
	}
	t.Run("nothing more from the same chunk", func(t *testing.T) {
		server, page := browsertest.Open(t)
		page.Run(`watch(new EventSource('/stream'))
		es.addEventListener('message', (e) => { if (e.data === 'b') es.close() })`)
		e := server.Next().Start(200).Write("data: a\n\ndata: b\n\ndata: c\n\nevent: update\ndata: d\n\n")
		e.Gone()
		assert.Equal(t, []browsertest.Event{browsertest.Message("a"), browsertest.Message("b")}, page.Messages())
		assert.Equal(t, "closed", page.Outcome())
	})
	t.Run("aborted beforehand sends nothing", func(t *testing.T) {
		server, page := browsertest.Open(t)
		page.Run(`watch(new EventSource('/stream', { signal: AbortSignal.abort() }))`)
		assert.Equal(t, "aborted", page.Outcome())
		assert.Equal(t, 2, browsertest.Value[int](page, "es.readyState"))
		page.Settle()
		server.None()
		assert.Empty(t, page.Log())
	})
}

func TestDroppedGETLosesAndRepeatsNothing(t *testing.T) {
	server, page := browsertest.Open(t)
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
	var want []browsertest.Event
	for i := range 20 {
		want = append(want, browsertest.Event{Type: "message", Data: fmt.Sprint(i), ID: fmt.Sprintf("é%d", i)})
	}
	server.Next()
	assert.Equal(t, want, page.Messages())
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
			server, page := browsertest.OpenClocked(t)
			page.Run(`watch(new EventSource('/stream', { method: 'POST', body: 'prompt' }))`)
			e := server.Next().Start(200).Write("retry: 1\nid: 1\ndata: a\n\ndata: cut of")
			page.Until("messages().length === 1")
			c.end(e)
			assert.Equal(t, c.outcome, page.Outcome())
			page.Rest()
			assert.Equal(t, []browsertest.Event{{Type: "open", State: 1}, {Type: "message", Data: "a", ID: "1"}, {Type: "error", State: 2, Reason: c.reason, Status: 200}}, page.Log())
			assert.Equal(t, 1, server.Requests("/stream"))
		})
	}
}

func TestRetryIsObeyed(t *testing.T) {
	server, page := browsertest.Open(t)
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
