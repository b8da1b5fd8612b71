package store

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

// sends begins two sends, to /stream/a and /stream/b; each puts its end into ended.
const sends = `var ended = {}, seen = [], finished = []
	var options = list({ url: (name) => '/stream/' + name, onMessage: ({ data }) => seen.push(data), onFinish: (state) => finished.push(shown(state)) })
	var begin = (name) => void store.send(name).then((state) => (ended[name] = shown(state)))
`

func TestASecondSendTakesThePlaceOfTheFirst(t *testing.T) {
	for name, last := range map[string]string{
		"while it is connecting": "",
		"while it streams":       "a1",
		"behind a burst":         "a999",
	} {
		t.Run(name, func(t *testing.T) {
			server, page := open(t)
			page.Run(sends + "follow(createEventStream(options)); begin('a')")
			a := server.Next()
			want := `[] closed`
			switch last {
			case "a1":
				a.Start(200).Write("data: a1\n\n")
				page.Until("seen.length === 1")
				want = `["a1"] closed`
			case "a999": // the second is sent by the first message's listener, when the others have come, too
				page.Run("var first = true; store.subscribe(() => { if (first && seen.length === 0 && store.getSnapshot().data.length === 1) { first = false; begin('b') } })")
				var burst strings.Builder
				for i := range 1000 {
					fmt.Fprintf(&burst, "data: a%d\n\n", i)
				}
				a.Start(200).Write(burst.String())
				want = `["a0"] closed`
			}
			if last != "a999" {
				page.Run("told.length = 0; begin('b')")
			}
			b := server.Next()
			assert.Equal(t, "/stream/b", b.Request.URL.Path)
			a.Gone()
			b.Start(200).Write("data: b1\n\n").End()
			page.Until("ended.b")
			assert.Equal(t, map[string]string{"a": want, "b": `["b1"] eof`}, browsertest.Value[map[string]string](page, "ended"))
			assert.Equal(t, []string{`["b1"] eof`}, browsertest.Value[[]string](page, "finished"), "one that has been left is not told of")
			if last == "a1" {
				assert.Equal(t, []string{"[] connecting", "[] streaming", `["b1"] streaming`, `["b1"] eof`}, told(page))
			}
		})
	}
}

func TestDroppedSends(t *testing.T) {
	server, page := open(t)
	page.Run(sends + "follow(createEventStream({ ...options, whenBusy: 'drop' })); begin('a'); begin('b')")
	server.Next().Start(200).Write("data: a1\n\n").End()
	page.Until("ended.b")
	assert.Equal(t, map[string]string{"a": `["a1"] eof`, "b": `["a1"] eof`}, browsertest.Value[map[string]string](page, "ended"))
	page.Settle()
	server.None()
	page.Run("begin('c')")
	assert.Equal(t, "/stream/c", server.Next().Request.URL.Path, "it is busy no more")
}

func TestQueuedSends(t *testing.T) {
	server, page := open(t)
	page.Run(sends + "follow(createEventStream({ ...options, whenBusy: 'queue' })); for (const name of 'abcd') begin(name)")
	a := server.Next().Start(200).Write("data: a1\n\n")
	page.Until("seen.length === 1")
	page.Settle()
	server.None()
	a.End()
	server.Next().Start(500).End()
	c := server.Next()
	assert.Equal(t, "/stream/c", c.Request.URL.Path)
	page.Run("store.stop()")
	c.Gone()
	page.Until("ended.d")
	assert.Equal(t, map[string]string{"a": `["a1"] eof`, "b": "[] failed status", "c": "[] closed", "d": "[] closed"},
		browsertest.Value[map[string]string](page, "ended"))
	page.Settle()
	server.None()
}

func TestStop(t *testing.T) {
	server, page := open(t)
	page.Run(sends + "follow(createEventStream(options)); begin('a')")
	e := server.Next().Start(200).Write("data: a1\n\n")
	page.Until("seen.length === 1")
	page.Run("store.stop(); store.stop()")
	assert.Equal(t, `["a1"] closed`, state(page), "at once")
	e.Gone()
	page.Until("ended.a")
	assert.Equal(t, `["a1"] closed`, browsertest.Value[string](page, "ended.a"))
	assert.Equal(t, []string{`["a1"] closed`}, browsertest.Value[[]string](page, "finished"))
}

// As when a component is unmounted in the turn that made it.
func TestWhatIsStoppedInItsTurnIsNotSent(t *testing.T) {
	for _, how := range []string{"stop", "reset"} {
		server, page := open(t)
		page.Run(sends + "follow(createEventStream(options)); begin('a'); store." + how + "()")
		page.Until("ended.a === '[] closed'")
		page.Settle()
		server.None()
	}
}

func TestRetry(t *testing.T) {
	server, page := open(t)
	page.Run(sends + "follow(createEventStream(options)); begin('a')")
	e := server.Next().Start(200).Write("data: a1\n\n")
	page.Until("seen.length === 1")
	e.Reset()
	page.Until("ended.a")
	assert.Equal(t, `["a1"] failed network`, state(page))
	page.Run("var again = store.retry().then(shown)")
	assert.Equal(t, "[] connecting", state(page))
	e = server.Next()
	assert.Equal(t, "/stream/a", e.Request.URL.Path)
	e.Start(200).Write("data: a2\n\n").End()
	assert.Equal(t, `["a2"] eof`, browsertest.Value[string](page, "again"))
}

func TestReset(t *testing.T) {
	server, page := open(t)
	page.Run(sends + "follow(createEventStream(options)); begin('a')")
	e := server.Next().Start(200).Write("data: a1\n\n")
	page.Until("seen.length === 1")
	page.Run("store.reset()")
	e.Gone()
	page.Until("ended.a")
	assert.Equal(t, "[] idle", state(page))
	assert.Equal(t, `["a1"] closed`, browsertest.Value[string](page, "ended.a"))
	assert.Empty(t, browsertest.Value[[]string](page, "finished"), "without a word")
	assert.Equal(t, "[] idle", browsertest.Value[string](page, "store.retry().then(shown)"), "there is nothing to send again")
}

func TestASignalEndsAStream(t *testing.T) {
	server, page := open(t)
	page.Run("var controller = new AbortController(); follow(createEventStream(list({ signal: controller.signal }))); var ended = store.send().then(shown)")
	e := server.Next()
	page.Run("controller.abort()")
	e.Gone()
	assert.Equal(t, "[] aborted", browsertest.Value[string](page, "ended"))
	assert.Equal(t, "[] aborted", browsertest.Value[string](page, "store.send().then(shown)"))
	page.Settle()
	server.None()
}

// Options that are given by a function are those of the moment.
func TestTheLatestCallbacksAreCalled(t *testing.T) {
	server, page := open(t)
	page.Run(`var seen = [], options = (name) => list({ onMessage: ({ data }) => seen.push(name + data), onFinish: () => seen.push(name + ' end') })
	var current = options('old')
	follow(createEventStream(() => current)).send()`)
	e := server.Next().Start(200).Write("data: 1\n\n")
	page.Until("seen.length === 1")
	page.Run("current = options('new')")
	e.Write("data: 2\n\n").End()
	page.Until("seen.length === 3")
	assert.Equal(t, []string{"old1", "new2", "new end"}, browsertest.Value[[]string](page, "seen"))
}

// What a response that begins anew brings again is not there twice.
func TestReconnections(t *testing.T) {
	for name, c := range map[string]struct {
		reconnect    string
		first, again string
		want         []string
	}{
		"replay without ids begins anew": {"true", "data: a\n\ndata: b\n\n", "data: a\n\ndata: b\n\ndata: c\n\n",
			[]string{`["a","b"] reconnecting network`, `["a","b"] streaming`, `["a"] streaming`, `["a","b"] streaming`, `["a","b","c"] streaming`, `["a","b","c"] complete`}},
		"a replay that brings nothing": {"true", "data: a\n\n", "",
			[]string{`["a"] reconnecting network`, `["a"] streaming`, `[] complete`}},
		"ids go on": {"{ strategy: 'resume' }", "id: 1\ndata: a\n\nid: 2\ndata: b\n\n", "id: 3\ndata: c\n\n",
			[]string{`["a","b"] reconnecting network #2`, `["a","b"] streaming #2`, `["a","b","c"] streaming #3`, `["a","b","c"] complete #3`}},
		"what came behind the id comes again": {"{ strategy: 'replay' }", "id: 1\ndata: a\n\ndata: b\n\n", "data: b\n\nid: 2\ndata: c\n\n",
			[]string{`["a","b"] reconnecting network #1`, `["a","b"] streaming #1`, `["a","b","c"] streaming #2`, `["a","b","c"] complete #2`}},
		"a resume by the page's own request": {"{ strategy: 'resume', request: () => '/stream/rest' }", "data: a\n\n", "data: b\n\n",
			[]string{`["a"] reconnecting network`, `["a"] streaming`, `["a","b"] streaming`, `["a","b"] complete`}},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := open(t, browsertest.ClockScript)
			page.Run(`var errors = [], seen = 0
			follow(createEventStream(list({ done: 'end', reconnect: ` + c.reconnect + `, onError: ({ reason }) => errors.push(reason), onMessage: () => seen++ }))).send()`)
			e := server.Next().Start(200).Write(c.first)
			page.Until(fmt.Sprintf("seen === %d", strings.Count(c.first, "data:")))
			page.Run("told.length = 0")
			e.Reset()
			page.Until("errors.length === 1")
			page.Advance(60_000)
			server.Next().Start(200).Write(c.again + "data: end\n\n")
			page.Until("/complete/.test(told.at(-1))")
			assert.Equal(t, c.want, distinct(told(page)))
			assert.Equal(t, []string{"network"}, browsertest.Value[[]string](page, "errors"))
		})
	}
}

// distinct is a list without repetitions in a row.
func distinct(all []string) (some []string) {
	for _, line := range all {
		if len(some) == 0 || some[len(some)-1] != line {
			some = append(some, line)
		}
	}
	return some
}

func TestParse(t *testing.T) {
	const even = "schema((value) => Number.isInteger(value.n) && value.n % 2 === 0 ? undefined : [{ message: 'not even', path: ['n'] }, { message: 'odd' }])"
	for name, c := range map[string]struct{ parse, stream, want, message string }{
		"text":                        {"undefined", "data: a\n\ndata:\n\n", `["a",""] eof`, ""},
		"json":                        {"'json'", "data: {\"a\":1}\n\ndata:\n\ndata: null\n\n", `[{"a":1},null] eof`, ""},
		"no json":                     {"'json'", "data: 1\n\ndata: {\n\ndata: 2\n\n", `[1,2] eof parse`, "The message cannot be read: Expected property name or '}' in JSON at position 1 (line 1 column 2)"},
		"a schema":                    {even, "data: {\"n\":2}\n\ndata: {\"n\":3}\n\ndata: {\"n\":4}\n\n", `[{"n":2},{"n":4}] eof parse`, "The data does not fit the schema: n: not even; odd"},
		"a schema that is a function": {"Object.assign(() => 'called', " + even + ")", "data: {\"n\":2}\n\n", `[{"n":2}] eof`, ""},
		"an asynchronous schema":      {"{ '~standard': { validate: async (value) => ({ value }) } }", "data: 1\n\n", `[] eof parse`, "The message cannot be read: the schema is asynchronous"},
		"a function":                  {"({ type, data }) => type + data", "event: x\ndata: 1\n\n", `["x1"] eof`, ""},
		"a function that throws":      {"() => { throw new Error('no') }", "data: 1\n\n", `[] eof parse`, "The message cannot be read: no"},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := open(t)
			page.Run("var errors = []; follow(createEventStream(list({ parse: " + c.parse + ", onError: (error) => errors.push(error) }))); var ended = store.send()")
			server.Next().Start(200).Write(c.stream).End()
			assert.Equal(t, c.want, browsertest.Value[string](page, "ended.then(shown)"))
			if c.message != "" {
				assert.Equal(t, []string{c.message}, browsertest.Value[[]string](page, "errors.map(({ message }) => message)"))
				assert.Equal(t, []bool{true, true}, browsertest.Value[[]bool](page, "[errors[0] instanceof EventSourceError, errors[0] === store.getSnapshot().error]"))
			}
			if name == "a schema" {
				assert.Equal(t, "not even", browsertest.Value[string](page, "errors[0].cause[0].message"))
			}
		})
	}
	t.Run("failOnParseError", func(t *testing.T) {
		server, page := open(t)
		page.Run("follow(createEventStream(list({ parse: 'json', failOnParseError: true }))); var ended = store.send()")
		e := server.Next().Start(200).Write("data: 1\n\ndata: x\n\ndata: 2\n\n")
		assert.Equal(t, "[1] failed parse", browsertest.Value[string](page, "ended.then(shown)"))
		e.Gone()
	})
	t.Run("an end that is no content", func(t *testing.T) {
		server, page := open(t)
		page.Run("follow(createEventStream(list({ parse: 'json', done: ({ data }) => data === '[DONE]' }))); var ended = store.send()")
		server.Next().Start(200).Write("data: 1\n\ndata: [DONE]\n\n")
		assert.Equal(t, "[1] complete", browsertest.Value[string](page, "ended.then(shown)"))
	})
}

func TestFormats(t *testing.T) {
	const chunk = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"}}]}\n\n"
	answer := func(texts ...string) (stream string) {
		for _, text := range texts {
			stream += fmt.Sprintf(chunk, text)
		}
		return stream
	}
	for name, c := range map[string]struct{ options, stream, want string }{
		"spread":            {"...formats.openai", answer("Hé", "llo") + "data: [DONE]\n\n", `"Héllo" complete`},
		"whole":             {"format: formats.openai", answer("Hé", "llo") + "data: [DONE]\n\n", `"Héllo" complete`},
		"cut short":         {"...formats.openai", answer("Hé"), `"Hé" incomplete eof`},
		"an error inside":   {"...formats.openai", answer("Hé") + "data: {\"error\":{\"message\":\"too busy\"}}\n\n", `"Hé" failed done`},
		"an own reduce":     {"format: formats.openai, initial: 0, reduce: (count, { data }) => data?.choices ? count + 1 : count", answer("a", "b") + "data: [DONE]\n\n", `2 complete`},
		"text taken back":   {"...formats.dify", "data: {\"event\":\"message\",\"answer\":\"bad\"}\n\ndata: {\"event\":\"message_replace\",\"answer\":\"good\"}\n\ndata: {\"event\":\"message_end\"}\n\n", `"good" complete`},
		"snapshots":         {"format: formats.dashscopeSnapshots", "event: result\ndata: {\"output\":{\"text\":\"a\"}}\n\nevent: result\ndata: {\"output\":{\"text\":\"ab\",\"finish_reason\":\"stop\"}}\n\n", `"ab" complete`},
		"done by its 'eof'": {"...formats.gemini", "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]},\"finishReason\":\"STOP\"}]}\n\n", `"a" complete`},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := open(t)
			page.Run("follow(createEventStream({ throttle: false, url: '/stream', body: (prompt) => ({ prompt }), " + c.options + " })); var ended = store.send('Hello')")
			e := server.Next()
			assert.JSONEq(t, `{"prompt":"Hello"}`, string(e.Body))
			e.Start(200).Write(c.stream).End()
			assert.Equal(t, c.want, browsertest.Value[string](page, "ended.then(shown)"))
		})
	}
	t.Run("an answer that is begun anew", func(t *testing.T) {
		server, page := open(t, browsertest.ClockScript)
		page.Run("follow(createEventStream({ throttle: false, url: '/stream', body: {}, reconnect: true, ...formats.dify })); var ended = store.send()")
		const piece, end = "data: {\"event\":\"message\",\"answer\":\"a\"}\n\n", "data: {\"event\":\"message_end\"}\n\n"
		e := server.Next().Start(200).Write(piece)
		page.Until(`told.at(-1) === '"a" streaming'`)
		e.Reset()
		page.Until("/reconnecting/.test(told.at(-1))")
		page.Advance(60_000)
		server.Next().Start(200).Write(piece + end)
		assert.Equal(t, `"a" complete`, browsertest.Value[string](page, "ended.then(shown)"))
	})
	t.Run("what brings nothing is not told of", func(t *testing.T) {
		server, page := open(t)
		page.Run("var seen = 0; follow(createEventStream({ throttle: false, url: '/stream', body: {}, ...formats.openai, onMessage: () => seen++ })).send()")
		server.Next().Start(200).Write("data: {\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}\n\ndata: ping\n\n" + answer("a"))
		page.Until("seen === 3")
		assert.Equal(t, []string{`"" connecting`, `"" streaming`, `"a" streaming`}, told(page))
	})
}

// What gives the options may fail meanwhile: the stream goes on with those it had.
func TestOptionsThatCannotBeHad(t *testing.T) {
	server, page := open(t)
	page.Run(`var fails = false
	follow(createEventStream(() => { if (fails) throw new Error('no options'); return list() }))
	var ended = store.send().then(shown)`)
	e := server.Next().Start(200).Write("data: a\n\n")
	page.Until(`told.at(-1) === '["a"] streaming'`)
	page.Run("fails = true")
	e.Write("data: b\n\n").End()
	assert.Equal(t, `["a","b"] eof`, browsertest.Value[string](page, "ended"))
	page.Settle()
	assert.Contains(t, strings.Join(page.Uncaught(), " "), "no options")
}
