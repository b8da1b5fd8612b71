// Package store tests the store in a real browser: what becomes of messages, when subscribers are told, and what a stream writes
// when another takes its place.
package store

import (
	_ "embed"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

//go:embed page.js
var pageScript string

func open(t *testing.T, scripts ...string) (*browsertest.Server, *browsertest.Page) {
	t.Helper()
	site := browsertest.Site()
	site.HandleFunc("/store", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = fmt.Fprintf(w, `<!doctype html><title>test</title><script>%s%s</script><script type="module">
			import { EventSource, EventSourceError } from '/dist/eventsource.mjs'
			import * as formats from '/dist/formats.mjs'
			import * as store from '/dist/store.mjs'
			Object.assign(globalThis, { EventSource, EventSourceError, formats, ...store, ready: true })
		</script>`, browsertest.PageScript, pageScript)
	})
	server := browsertest.NewServer(t, site)
	page := browsertest.NewPage(t, server.URL+"/store", scripts...)
	page.Until("globalThis.ready")
	return server, page
}

func told(page *browsertest.Page) []string { return browsertest.Value[[]string](page, "told") }

// state is the snapshot as a line.
func state(page *browsertest.Page) string {
	return browsertest.Value[string](page, "shown(store.getSnapshot())")
}

func TestAllOfAStreamIsReducedInOrder(t *testing.T) {
	const count = 4000
	var want []string
	for i := range count {
		want = append(want, fmt.Sprint("é", i))
	}
	for name, write := range map[string]func(*browsertest.Exchange){
		"in a burst": func(e *browsertest.Exchange) { e.Write("data: " + strings.Join(want, "\n\ndata: ") + "\n\n") },
		"cut": func(e *browsertest.Exchange) {
			stream := "data: " + strings.Join(want, "\n\ndata: ") + "\n\n"
			for i := 0; i < len(stream); i += 777 {
				e.Write(stream[i:min(len(stream), i+777)])
			}
		},
		"named in turn": func(e *browsertest.Exchange) {
			for i, data := range want {
				e.Write(fmt.Sprintf("event: %s\ndata: %s\n\n", []string{"message", "error", "open", "own"}[i%4], data))
			}
		},
	} {
		for _, done := range []string{"'end'", "({ data }) => data === 'end'"} {
			t.Run(name+", done "+done, func(t *testing.T) {
				server, page := open(t)
				page.Run(`var shown = 0, counting = () => { shown++; requestAnimationFrame(counting) }
				requestAnimationFrame(counting)
				var tellings = 0, messages = 0, began = performance.now()
				var store = createEventStream(list({ throttle: 'frame', done: ` + done + `, onMessage: () => messages++, reduce: (all, { data }) => data === 'end' ? all : [...all, data] }))
				store.subscribe(() => tellings++)
				var ended = store.send()`)
				e := server.Next().Start(200)
				write(e)
				e.Write("data: end\n\n")
				assert.Equal(t, want, browsertest.Value[[]string](page, "ended.then((state) => state.data)"))
				assert.Equal(t, "complete", browsertest.Value[string](page, "store.getSnapshot().status"))
				assert.GreaterOrEqual(t, browsertest.Value[int](page, "messages"), count)
				// One is of send itself. A frame that does not come is waited for a second.
				assert.True(t, browsertest.Value[bool](page, "tellings <= 2 + shown + (performance.now() - began) / 1000"))
			})
		}
	}
}

func TestSubscribersAreToldOnceAFrame(t *testing.T) {
	server, page := open(t, browsertest.ClockScript)
	page.Run(`frames.stand()
	var seen = 0
	follow(createEventStream(list({ throttle: undefined, onMessage: () => seen++ })))
	store.send()`)
	assert.Equal(t, []string{"[] connecting"}, told(page), "what a page does itself shows at once")
	e := server.Next().Start(200).Write("data: a\n\ndata: b\n\n")
	page.Until("seen === 2")
	assert.Len(t, told(page), 1)
	page.Run("var before = store.getSnapshot()")
	assert.Equal(t, "[] connecting", state(page), "the snapshot is what subscribers know of")
	page.Run("frames.next()")
	assert.Equal(t, []string{"[] connecting", `["a","b"] streaming`}, told(page))
	assert.True(t, browsertest.Value[bool](page, "before !== store.getSnapshot() && store.getSnapshot() === store.getSnapshot() && Object.isFrozen(before)"))
	page.Run("frames.next(); frames.next()")
	assert.Len(t, told(page), 2, "a frame without anything new")
	e.Write("data: c\n\n").End()
	page.Until("seen === 3")
	page.Settle()
	assert.Len(t, told(page), 2)
	page.Run("frames.next()")
	assert.Equal(t, `["a","b","c"] eof`, told(page)[2])
	page.Rest()
	page.Run("frames.next()")
	assert.Len(t, told(page), 3)
}

func TestWithoutFramesTheStateAdvances(t *testing.T) {
	for name, c := range map[string]struct {
		script string
		ms     int
	}{
		"frames that do not come": {"frames.stand()", 1000},
		"no frames":               {"delete globalThis.requestAnimationFrame; globalThis.requestAnimationFrame = undefined", 16},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := open(t, browsertest.ClockScript)
			page.Run(c.script + `
			var seen = 0
			follow(createEventStream(list({ throttle: undefined, onMessage: () => seen++ }))).send()`)
			e := server.Next().Start(200).Write("data: a\n\n")
			page.Until("seen === 1")
			page.Advance(c.ms - 1)
			assert.Len(t, told(page), 1)
			page.Advance(1)
			assert.Equal(t, []string{"[] connecting", `["a"] streaming`}, told(page))
			e.Write("data: b\n\n")
			page.Until("seen === 2")
			page.Advance(c.ms)
			assert.Equal(t, `["a","b"] streaming`, told(page)[2])
			e.End()
			page.Settle()
			page.Advance(c.ms)
			assert.Equal(t, `["a","b"] eof`, told(page)[3])
		})
	}
}

// A hidden page has no frames, and its timers may be minutes apart: who awaits the end is not kept waiting.
func TestAHiddenPageIsToldOfTheEndAtOnce(t *testing.T) {
	server, page := open(t, browsertest.ClockScript)
	page.Run(`frames.stand()
	Object.defineProperty(document, 'hidden', { value: true })
	follow(createEventStream(list({ throttle: 60000 })))
	var ended = store.send().then(shown)`)
	server.Next().Start(200).Write("data: a\n\n").End()
	assert.Equal(t, `["a"] eof`, browsertest.Value[string](page, "ended"))
}

func TestThrottle(t *testing.T) {
	t.Run("in ms", func(t *testing.T) {
		server, page := open(t, browsertest.ClockScript)
		page.Run(`frames.stand()
		var seen = 0
		follow(createEventStream(list({ throttle: 500, onMessage: () => seen++ }))).send()`)
		e := server.Next().Start(200).Write("data: a\n\n")
		page.Until("seen === 1")
		page.Advance(499)
		page.Run("frames.next()")
		assert.Len(t, told(page), 1)
		e.Write("data: b\n\n")
		page.Until("seen === 2")
		page.Advance(1)
		assert.Equal(t, []string{"[] connecting", `["a","b"] streaming`}, told(page))
		e.Write("data: c\n\n").End()
		page.Until("seen === 3 && frames.waiting.length > 0")
		page.Run("frames.next()")
		assert.Equal(t, `["a","b","c"] eof`, told(page)[2], "the end comes with the next frame")
	})
	t.Run("never", func(t *testing.T) {
		server, page := open(t)
		page.Run("frames.stand(); follow(createEventStream(list())).send()")
		server.Next().Start(200).Write("data: a\n\ndata: b\n\n").End()
		page.Until("told.length === 5")
		assert.Equal(t, []string{"[] connecting", "[] streaming", `["a"] streaming`, `["a","b"] streaming`, `["a","b"] eof`}, told(page))
	})
}

func TestNothingIsSentBeforeSend(t *testing.T) {
	server, page := open(t)
	page.Run("follow(createEventStream(list())); var stop = store.subscribe(() => {}); store.getSnapshot(); store.stop(); store.reset(); store.retry(); stop()")
	page.Settle()
	server.None()
	assert.Equal(t, "[] idle", state(page))
	assert.Empty(t, told(page))
}

func TestWhatIsSentIsOfTheVariables(t *testing.T) {
	server, page := open(t)
	page.Run(`follow(createEventStream({
		throttle: false,
		url: ({ room }) => '/stream/' + room,
		headers: async ({ token }, attempt) => ({ 'x-token': token + attempt }),
		body: ({ text }) => ({ text }),
		credentials: 'omit',
	}))
	store.send({ room: 'a', token: 't', text: 'é' })`)
	e := server.Next()
	assert.Equal(t, "/stream/a", e.Request.URL.Path)
	assert.Equal(t, http.MethodPost, e.Request.Method, "there is a body")
	assert.Equal(t, "t0", e.Request.Header.Get("X-Token"))
	assert.Equal(t, "application/json", e.Request.Header.Get("Content-Type"))
	assert.JSONEq(t, `{"text":"é"}`, string(e.Body))
	e.Start(200).Write("data: x\n\n").End()
	page.Until(`told.at(-1) === '"x" eof'`)

	page.Run("follow(createEventStream({ url: '/stream/get', throttle: false, reconnect: false })).send()")
	assert.Equal(t, http.MethodGet, server.Next().Request.Method)
}

func TestASendNeverRejects(t *testing.T) {
	for name, c := range map[string]struct{ options, want, message string }{
		"url that is none":       {"{ url: 'http://[' }", "[] failed url", "Request failed: 'http://[' is no URL"},
		"url() throws":           {"{ url() { throw new Error('no room') } }", "[] failed request", "Request failed: no room"},
		"headers() throws":       {"{ headers() { throw new Error('no token') } }", "[] failed request", "Request failed: no token"},
		"body() throws":          {"{ body() { throw new Error('no text') } }", "[] failed request", "Request failed: no text"},
		"body() rejects":         {"{ async body() { throw new Error('no text') } }", "[] failed request", "Request failed: no text"},
		"init that is none":      {"{ connectTimeout: -1 }", "[] failed request", "Request failed: connectTimeout: -1 is no delay or size"},
		"method that is none":    {"{ method: 'TRACE' }", "[] failed request", ""},
		"options() throws later": {"later", "[] failed request", "Request failed: no options"},
		"fetch rejects":          {"{ async fetch() { throw new TypeError('no network') } }", "[] failed network", "Network error: no network"},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := open(t)
			page.Run(`var errors = [], finished = [], first = true
			var common = { onError: ({ message }) => errors.push(message), onFinish: (state) => finished.push(shown(state)) }
			var later = () => { if (!first) throw new Error('no options'); first = false; return list() }
			var options = ` + c.options + `
			follow(createEventStream(typeof options === 'function' ? options : list({ ...common, ...options })))
			var ended = store.send().then((state) => shown(state) + (state === store.getSnapshot() ? '' : ', but not what the store has'))`)
			assert.Equal(t, c.want, browsertest.Value[string](page, "ended"))
			if message := browsertest.Value[string](page, "store.getSnapshot().error.message"); c.message != "" {
				assert.Equal(t, c.message, message)
			}
			if name != "options() throws later" {
				assert.Len(t, browsertest.Value[[]string](page, "errors"), 1)
				assert.Equal(t, []string{c.want}, browsertest.Value[[]string](page, "finished"))
			}
			server.None()
		})
	}
}

func TestARefusalIsTold(t *testing.T) {
	server, page := open(t)
	page.Run("follow(createEventStream(list())); var ended = store.send()")
	server.Next().Start(422, "Content-Type", "application/json").Write(`{"detail":"too long"}`).End()
	assert.Equal(t, "[] failed status", browsertest.Value[string](page, "ended.then(shown)"))
	assert.Equal(t, []any{422.0, `HTTP 422: {"detail":"too long"}`, `{"detail":"too long"}`, true}, browsertest.Value[[]any](page,
		"ended.then(async ({ error }) => [error.status, error.message, await error.response.text(), error instanceof EventSourceError])"))
}

func TestAListenerThatThrowsStopsNothing(t *testing.T) {
	server, page := open(t)
	page.Run(`var fail = (what) => () => { throw new Error(what) }
	var store = createEventStream(list({ onMessage: fail('onMessage'), onFinish: fail('onFinish') }))
	store.subscribe(fail('listener'))
	follow(store).send()`)
	server.Next().Start(200).Write("data: a\n\n").End()
	page.Until(`told.at(-1) === '["a"] eof'`)
	page.Settle()
	all := strings.Join(page.Uncaught(), "\n")
	assert.Equal(t, 4, strings.Count(all, "Error: listener"), "of each telling: %s", all)
	assert.Contains(t, all, "Error: onMessage")
	assert.Contains(t, all, "Error: onFinish")
}

func TestUnsubscribing(t *testing.T) {
	server, page := open(t)
	page.Run(`var calls = [], one = () => calls.push(1)
	follow(createEventStream(list()))
	var first = store.subscribe(one), second = store.subscribe(one)
	first(); first()
	store.send()`)
	server.Next()
	assert.Len(t, browsertest.Value[[]int](page, "calls"), 1, "the same function twice is two subscriptions")
}
