package docs

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

const migration = "docs/migration.md"

var wayOver = regexp.MustCompile(`^From (.+): before and after$`)

// Each way over has its code of before, which is JavaScript, and of after, which is run below.
func TestEachWayOver(t *testing.T) {
	there := []string{"The decoder alone"}
	_, page := browsertest.Open(t)
	for _, f := range fences(t, migration) {
		if f.info != "js before" {
			assert.Equal(t, "js", f.info, f.heading)
			continue
		}
		assert.Regexp(t, wayOver, f.heading)
		there = append(there, f.heading)
		assert.True(t, browsertest.Value[bool](page, "Boolean((async () => undefined).constructor("+browsertest.Literal(f.code)+"))"), f.heading)
	}
	requireAllRun(t, migration, there...)
	assert.Len(t, there, 9)
}

// answerOf begins a source whose server answers in two events, and shows that both and nothing else are shown.
func answerOf(t *testing.T, heading, begin, method, path string, event func(text string) string, ends bool) (*browsertest.Exchange, *browsertest.Page) {
	t.Helper()
	server, page := openSnippets(t, migration, "From "+heading+": before and after")
	page.Run("var shown = [], failed = [], show = (text) => shown.push(text), ended; " + begin)
	e := server.Next()
	body := ""
	if method == http.MethodPost {
		body = ` {"prompt":"a"}`
		assert.Equal(t, "application/json", e.Request.Header.Get("Content-Type"))
	}
	assert.Equal(t, method+" "+path+body, requestLine(e))
	e.Start(200).Write("retry: 1\nid: 1\n" + event("a") + event("b"))
	page.Until("shown.length === 2")
	assert.Equal(t, []string{"a", "b"}, browsertest.Value[[]string](page, "shown"))
	if ends {
		e.Write("data: [DONE]\n\n")
	}
	return e, page
}

func plainEvent(text string) string { return "data: " + text + "\n\n" }

func jsonEvent(text string) string { return `data: {"text":"` + text + "\"}\n\n" }

func TestFromTheBrowsersEventSource(t *testing.T) {
	e, page := answerOf(t, "native", "es = events('secret', show, () => failed.push('login'))", http.MethodGet, "/events", plainEvent, false)
	assert.Equal(t, "Bearer secret", e.Request.Header.Get("Authorization"))
	page.Run("es.close()")
	e.Gone()
	server, page := openSnippets(t, migration, "From native: before and after")
	page.Run("var failed = []; es = events('secret', () => undefined, () => failed.push('login'))")
	server.Next().Start(http.StatusUnauthorized).End()
	assert.Equal(t, "failed", page.Outcome())
	assert.Equal(t, []string{"login"}, browsertest.Value[[]string](page, "failed"))
}

func TestFromEventSourcePolyfill(t *testing.T) {
	server, page := openSnippets(t, migration, "From event-source-polyfill: before and after")
	page.Run("console.warn = (status) => log.push({ type: 'warned', status }); watch(heartbeat('secret')); es.onerror = (event) => console.warn(event.status)")
	e := server.Next()
	assert.Equal(t, "Bearer secret", e.Request.Header.Get("Authorization"))
	e.Start(200).Write("id: 1\ndata: a\n\n")
	page.Until("messages().length === 1")
	page.Advance(60_000)
	e.Gone()
	page.Until("log.some((e) => e.reason === 'timeout')")
	page.Advance(3000)
	assert.Equal(t, "GET /events?after=1", requestLine(server.Next()))
	page.Run("es.close()")
}

func TestFromFetchEventSource(t *testing.T) {
	_, page := answerOf(t, "fetch-event-source", "void ask('a', undefined, show).then(() => { ended = 'complete' })", http.MethodPost, "/chat", jsonEvent, true)
	page.Until("ended === 'complete'")
}

func TestFromSSEJS(t *testing.T) {
	_, page := answerOf(t, "sse.js", "es = stream('a', show)", http.MethodPost, "/chat", plainEvent, true)
	assert.Equal(t, "complete", page.Outcome())
	server, page := openSnippets(t, migration, "From sse.js: before and after")
	page.Run("var failed = []; es = stream('a', () => undefined, (...what) => failed.push(what.join(' ')))")
	server.Next().Start(http.StatusUnprocessableEntity).Write("why").End()
	page.Until("failed.length")
	assert.Equal(t, []string{"422 why"}, browsertest.Value[[]string](page, "failed"))
}

func TestFromEventsource(t *testing.T) {
	server, page := openSnippets(t, migration, "From eventsource: before and after")
	page.Run("var tokens = 0, failed = []; watch(authorized(() => ++tokens, (...what) => failed.push(what.join(' '))))")
	e := server.Next()
	assert.Equal(t, "Bearer 1", e.Request.Header.Get("Authorization"))
	e.Start(200).Write("data: a\n\n")
	page.Until("messages().length === 1")
	e.End()
	e = afterWait(server, page, 1)
	assert.Equal(t, "Bearer 2", e.Request.Header.Get("Authorization"))
	e.Start(http.StatusForbidden).End()
	assert.Equal(t, "failed", page.Outcome())
	assert.Equal(t, "403 HTTP 403", browsertest.Value[string](page, "failed.at(-1)"))
}

func TestFromEventsourceClient(t *testing.T) {
	_, page := answerOf(t, "eventsource-client", "void read('a', show).then(() => { ended = 'complete' })", http.MethodPost, "/chat", plainEvent, true)
	page.Until("ended === 'complete'")
}

func TestFromEventSourcePlus(t *testing.T) {
	const begin = "var button = {}; es = talk('a', show, (status) => failed.push(status), button)"
	_, page := answerOf(t, "event-source-plus", begin, http.MethodPost, "/chat", plainEvent, true)
	assert.Equal(t, "complete", page.Outcome())
	assert.Empty(t, browsertest.Value[[]any](page, "failed"))
	e, page := answerOf(t, "event-source-plus", begin, http.MethodPost, "/chat", plainEvent, false)
	page.Run("button.onclick()")
	e.Gone()
	assert.Equal(t, "closed", page.Outcome())
}

func TestFromAReadLoop(t *testing.T) {
	e, page := answerOf(t, "a read loop", "void loop('a', undefined, show).then(() => { ended = 'complete' }, (error) => { ended = error.reason })", http.MethodPost, "/chat", jsonEvent, true)
	page.Until("ended === 'complete'")
	e.End()
	e, page = answerOf(t, "a read loop", "void loop('a', undefined, show).then(() => { ended = 'complete' }, (error) => { ended = error.reason })", http.MethodPost, "/chat", jsonEvent, false)
	e.End()
	page.Until("ended === 'eof'")
}

func TestTheDecoderAlone(t *testing.T) {
	_, page := openSnippets(t, migration, "The decoder alone")
	text := strings.Join([]string{jsonEvent("a"), jsonEvent("b"), "data: [DONE]\n\n"}, "")
	page.Run("var shown = [], ended; void decode(new Response(" + browsertest.Literal(text) + "), undefined, (text) => shown.push(text)).then(() => { ended = true })")
	page.Until("ended")
	assert.Equal(t, []string{"a", "b"}, browsertest.Value[[]string](page, "shown"))
}
