// Package resumable tests sources that outlive their page.
package resumable

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

// open opens a page that has the entry; scripts run in each of its documents before its own.
func open(t *testing.T, scripts ...string) (*browsertest.Server, *browsertest.Page) {
	t.Helper()
	mux := browsertest.Site()
	mux.HandleFunc("/chat", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = fmt.Fprintf(w, `<!doctype html><title>chat</title><script>%s</script><script type="module">
			import { EventSource } from '/dist/eventsource.mjs'
			import { resumable, resumed } from '/dist/resume.mjs'
			import { createEventStream } from '/dist/store.mjs'
			Object.assign(globalThis, { EventSource, resumable, resumed, createEventStream, ready: true })
		</script>`, browsertest.PageScript)
	})
	server := browsertest.NewServer(t, mux)
	page := browsertest.NewPage(t, server.URL+"/chat", scripts...)
	page.Until("globalThis.ready")
	return server, page
}

func reload(page *browsertest.Page) {
	page.Run("ready = false")
	page.Do(chromedp.Reload())
	page.Until("globalThis.ready")
}

const ask = "watch(new EventSource('/stream/answers', { ...resumable('chat'), method: 'POST', body: 'why?', done: '[DONE]' }))"

// kept is how many records there are in the tab.
func kept(page *browsertest.Page) int { return browsertest.Value[int](page, "sessionStorage.length") }

func message(data, id string) browsertest.Event {
	return browsertest.Event{Type: "message", Data: data, ID: id}
}

func resumes(t *testing.T, server *browsertest.Server, id string) *browsertest.Exchange {
	t.Helper()
	e := server.Next()
	assert.Equal(t, []any{"GET", "/stream/answers", id, ""}, []any{e.Request.Method, e.Request.URL.Path, e.Request.Header.Get("Last-Event-ID"), string(e.Body)})
	return e
}

func TestAReloadInMidAnswer(t *testing.T) {
	server, page := open(t)
	page.Run(ask)
	e := server.Next().Start(200)
	assert.Equal(t, "POST", e.Request.Method)
	e.Write("id: abc.0\n\n").Write("id: abc.1\ndata: a\n\nid: abc.2\ndata: b\n\n")
	page.Until("messages().length === 2")
	reload(page)
	e.Gone()
	page.Run("watch(resumed('chat', { done: '[DONE]' }))")
	resumes(t, server, "abc.2").Start(200).Write("id: abc.3\ndata: c\n\n")
	page.Until("messages().length === 1")

	reload(page)
	page.Run("watch(resumed('chat', { done: '[DONE]', replay: true }))")
	e = resumes(t, server, "abc.0").Start(200).Write("id: abc.1\ndata: a\n\nid: abc.2\ndata: b\n\nid: abc.3\ndata: c\n\n")
	page.Until("messages().length === 3")
	e.Reset() // what goes on loses nothing of that on another connection
	e = resumes(t, server, "abc.3").Start(200).Write("id: abc.4\ndata: d\n\ndata: [DONE]\n\n")
	page.Until("messages().length === 4")
	assert.Equal(t, []browsertest.Event{message("a", "abc.1"), message("b", "abc.2"), message("c", "abc.3"), message("d", "abc.4")}, page.Messages())
	assert.Equal(t, "complete", page.Outcome())
	e.End()
	assert.Zero(t, kept(page))
	reload(page)
	assert.True(t, browsertest.Value[bool](page, "resumed('chat') === null"))
	page.Settle()
	server.None()
}

// A model that thinks: of its answer nothing is there yet but the first id.
func TestAReloadBeforeTheFirstMessage(t *testing.T) {
	server, page := open(t)
	page.Run(ask)
	e := server.Next().Start(200)
	page.Until("es.readyState === 1")
	assert.Zero(t, kept(page), "nothing to go on with")
	e.Write("id: abc.0\n\n")
	page.Until("sessionStorage.length === 1")
	reload(page)
	page.Run("watch(resumed('chat'))")
	resumes(t, server, "abc.0").Start(204)
	assert.Equal(t, "complete", page.Outcome())
	assert.Zero(t, kept(page))
}

func TestFinalOutcomesLeaveNothingBehind(t *testing.T) {
	server, page := open(t)
	for name, test := range map[string]struct {
		outcome string
		end     func(server *browsertest.Server, page *browsertest.Page, e *browsertest.Exchange)
	}{
		"close": {"closed", func(_ *browsertest.Server, page *browsertest.Page, _ *browsertest.Exchange) { page.Run("es.close()") }},
		"signal": {"aborted", func(_ *browsertest.Server, page *browsertest.Page, _ *browsertest.Exchange) {
			page.Run("controller.abort()")
		}},
		"done": {"complete", func(_ *browsertest.Server, _ *browsertest.Page, e *browsertest.Exchange) {
			e.Write("data: [DONE]\n\n")
		}},
		"forgotten by the server": {"failed", func(server *browsertest.Server, _ *browsertest.Page, e *browsertest.Exchange) {
			e.Reset()
			server.Next().Start(410).End()
		}},
		"nothing more": {"complete", func(server *browsertest.Server, _ *browsertest.Page, e *browsertest.Exchange) {
			e.End()
			server.Next().Start(204).End()
		}},
	} {
		t.Run(name, func(t *testing.T) {
			page.Run("log = []; var controller = new AbortController(); watch(new EventSource('/stream/answers', { ...resumable('chat'), method: 'POST', body: 'x', signal: controller.signal, done: '[DONE]' }))")
			e := server.Next().Start(200).Write("retry: 1\nid: abc.1\ndata: a\n\n")
			page.Until("messages().length === 1 && sessionStorage.length === 1")
			test.end(server, page, e)
			assert.Equal(t, test.outcome, page.Outcome())
			assert.Zero(t, kept(page))
		})
	}
}

// Another tab has nothing of it, and neither has another key, nor a later question under the same.
func TestARecordIsForOneStream(t *testing.T) {
	server, page := open(t)
	page.Run(ask)
	first := server.Next().Start(200).Write("id: abc.1\ndata: a\n\n")
	page.Until("sessionStorage.length === 1")
	other := page.Tab(server.URL + "/chat")
	other.Until("globalThis.ready")
	assert.True(t, browsertest.Value[bool](other, "resumed('chat') === null"))
	assert.True(t, browsertest.Value[bool](page, "resumed('another') === null"))

	page.Run("var old = es; watch(new EventSource('/stream/others', { ...resumable('chat'), method: 'POST', body: 'x' }))")
	second := server.Next().Start(200)
	page.Until("es.readyState === 1")
	assert.Zero(t, kept(page), "what the first one has kept is no place in the second")
	first.Write("id: abc.2\ndata: b\n\n")
	page.Until("messages().length === 2")
	assert.Zero(t, kept(page), "the first one keeps nothing any more")
	second.Write("id: def.1\ndata: c\n\n")
	page.Until("sessionStorage.length === 1")
	page.Run("old.close()")
	page.Settle()
	reload(page)
	page.Run("watch(resumed('chat', { replay: true }))")
	e := server.Next()
	assert.Equal(t, []string{"/stream/others", "def.0"}, []string{e.Request.URL.Path, e.Request.Header.Get("Last-Event-ID")})
}

// As React's StrictMode does.
func TestResumedTwice(t *testing.T) {
	server, page := open(t)
	page.Run(ask)
	server.Next().Start(200).Write("id: abc.1\ndata: a\n\n")
	page.Until("sessionStorage.length === 1")
	reload(page)
	page.Run("resumed('chat').close(); watch(resumed('chat'))")
	resumes(t, server, "abc.1").Start(200).Write("id: abc.2\ndata: b\n\n")
	page.Until("messages().length === 1")
	assert.Equal(t, 1, kept(page))
	server.None()
}

// Ids of another kind do not tell where the stream begins, so it is asked for from its beginning.
func TestOtherIDs(t *testing.T) {
	server, page := open(t)
	for id, first := range map[string]string{"7": "", "a.b": "", ".1": "", "x.y.12": "x.y.0"} {
		page.Run("log = []; " + ask)
		server.Next().Start(200).Write("id: " + id + "\ndata: a\n\n")
		page.Until("sessionStorage.length === 1")
		reload(page)
		page.Run("watch(resumed('chat', { replay: true }))")
		resumes(t, server, first).Start(204).End()
		assert.Equal(t, "complete", page.Outcome())
	}
}

func TestStorageThatFails(t *testing.T) {
	for name, script := range map[string]string{
		"there is none":     "delete Window.prototype.sessionStorage; delete globalThis.sessionStorage",
		"it is forbidden":   "Object.defineProperty(globalThis, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
		"it is full":        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
		"it cannot be read": "Storage.prototype.getItem = () => { throw new Error('broken') }",
	} {
		t.Run(name, func(t *testing.T) {
			server, page := open(t, script)
			page.Run(ask)
			server.Next().Start(200).Write("id: abc.1\ndata: a\n\ndata: [DONE]\n\n")
			assert.Equal(t, "complete", page.Outcome())
			assert.Len(t, page.Messages(), 1)
			assert.True(t, browsertest.Value[bool](page, "resumed('chat') === null"))
		})
	}
	t.Run("somebody else has written", func(t *testing.T) {
		server, page := open(t)
		for _, text := range []string{"", "{", "null", "1", "{}", `{"url":1,"first":"","last":""}`} {
			page.Run("sessionStorage['eventsource-wasm chat'] = " + browsertest.Literal(text))
			assert.True(t, browsertest.Value[bool](page, "resumed('chat') === null"), text)
		}
		page.Run(ask)
		e := server.Next().Start(200).Write("id: abc.1\ndata: a\n\n")
		page.Until("messages().length === 1")
		page.Run("sessionStorage.clear()") // as behind a logout
		e.Write("id: abc.2\ndata: b\n\n")
		page.Until("messages().length === 2")
		page.Settle()
		assert.Zero(t, kept(page))
	})
}

// stored makes a store that outlives the page.
const stored = `globalThis.answer = createEventStream({ resume: 'chat', url: (name) => '/stream/' + name, body: (prompt) => prompt, done: '[DONE]',
	initial: '', reduce: (all, { data }) => all + data })`

func TestAStoreOutlivesItsPage(t *testing.T) {
	server, page := open(t)
	page.Run(stored)
	page.Run("answer.subscribe(() => {}); answer.send('answers')")
	e := server.Next().Start(200)
	assert.Equal(t, []any{"POST", "answers"}, []any{e.Request.Method, string(e.Body)})
	e.Write("id: abc.0\n\n").Write("id: abc.1\ndata: a\n\nid: abc.2\ndata: b\n\n")
	page.Until("answer.getSnapshot().data === 'ab'")

	reload(page)
	e.Gone()
	page.Run(stored)
	assert.Equal(t, "idle", browsertest.Value[string](page, "answer.getSnapshot().status"), "nobody looks")
	page.Run("answer.subscribe(() => {})(); answer.subscribe(() => {}); answer.subscribe(() => {})")
	e = resumes(t, server, "abc.0").Start(200).Write("id: abc.1\ndata: a\n\nid: abc.2\ndata: b\n\nid: abc.3\ndata: c\n\n")
	page.Until("answer.getSnapshot().data === 'abc'")
	e.Reset() // with `resume` unless the page says otherwise
	e = resumes(t, server, "abc.3").Start(200).Write("id: abc.4\ndata: d\n\ndata: [DONE]\n\n")
	page.Until("answer.getSnapshot().status === 'complete'")
	e.End()
	assert.Equal(t, "abcd", browsertest.Value[string](page, "answer.getSnapshot().data"))
	assert.Zero(t, kept(page))
	assert.Equal(t, "complete", browsertest.Value[string](page, "answer.retry().then(({ status }) => status)"), "what was asked is not known any more")

	page.Run("answer.send('answers')")
	e = server.Next().Start(200).Write("id: def.0\n\n")
	assert.Equal(t, "POST", e.Request.Method)
	page.Until("answer.getSnapshot().lastEventId === '' && sessionStorage.length === 1")
	page.Run("answer.stop()")
	e.Gone()
	page.Until("sessionStorage.length === 0")
}

func TestAStoreDoesNotGoOn(t *testing.T) {
	const left = "sessionStorage['eventsource-wasm chat'] = JSON.stringify({ url: '/stream/answers', first: 'abc.0', last: 'abc.1' });"
	server, page := open(t)
	page.Run(left + stored)
	page.Run("answer.subscribe(() => {}); answer.stop()")
	page.Settle()
	server.None()
	page.Run("answer.subscribe(() => {})")
	e := resumes(t, server, "abc.0").Start(200).Write("id: abc.1\ndata: a\n\n")
	page.Until("answer.getSnapshot().data === 'a'")

	page.Run("var first = answer;" + stored)
	page.Run("answer.subscribe(() => {})")
	page.Settle()
	server.None() // the first is at it
	page.Run("first.reset();" + stored)
	page.Run("answer.subscribe(() => {})")
	e.Gone()
	page.Settle()
	server.None()
	assert.Zero(t, kept(page))

	page.Run(left + `globalThis.answer = createEventStream({ resume: 'chat', url: '/stream/x', headers: ({ token }) => ({ token }) });
		globalThis.errors = []; answer.subscribe(() => errors.push(answer.getSnapshot().error?.reason))`)
	page.Until("answer.getSnapshot().status === 'failed'")
	assert.Equal(t, "request", browsertest.Value[string](page, "errors.at(-1)"), "what its code wants is not known")
	server.None()
	page.Until("sessionStorage.length === 0")
}

func TestAStoreIsSentToBeforeItGoesOn(t *testing.T) {
	server, page := open(t)
	page.Run(ask)
	e := server.Next().Start(200).Write("id: abc.0\n\nid: abc.1\ndata: a\n\n")
	page.Until("messages().length === 1")
	reload(page)
	e.Gone()
	page.Run(stored)
	page.Run("answer.subscribe(() => {}); answer.send('answers')")
	e = server.Next()
	assert.Equal(t, "POST", e.Request.Method, "the earlier answer is given up")
	e.Start(200).Write("data: x\n\ndata: [DONE]\n\n").End()
	page.Until("answer.getSnapshot().status === 'complete'")
	assert.Equal(t, "x", browsertest.Value[string](page, "answer.getSnapshot().data"))
	assert.Zero(t, kept(page))
}

func TestAnotherStorage(t *testing.T) {
	server, page := open(t)
	page.Run("watch(new EventSource('/stream/answers', { ...resumable('chat', { storage: localStorage }), method: 'POST', body: 'x' }))")
	server.Next().Start(200).Write("id: abc.1\ndata: a\n\n")
	page.Until("localStorage.length === 1")
	assert.Zero(t, kept(page))
	other := page.Tab(server.URL + "/chat")
	other.Until("globalThis.ready")
	other.Run("watch(resumed('chat', { storage: localStorage }))")
	resumes(t, server, "abc.1").Start(200).Write("id: abc.2\ndata: b\n\n")
	other.Until("messages().length === 1")
	other.Run("es.close()")
	other.Until("localStorage.length === 0")
}
