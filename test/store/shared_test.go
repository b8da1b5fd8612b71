package store

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

func TestASharedSourceLivesAsLongAsSomebodySubscribes(t *testing.T) {
	server, page := open(t, browsertest.ClockScript)
	page.Run(`var source = createEventSource('/stream', { throttle: false })
	var other = createEventSource('/stream', { throttle: false })
	source.getSnapshot()`)
	page.Settle()
	server.None()
	page.Run("var leave = [source.subscribe(() => {}), other.subscribe(() => {}), source.subscribe(() => {})]")
	e := server.Next()
	assert.Equal(t, "GET", e.Request.Method)
	e.Start(200).Write("data: a\n\n")
	page.Until(`shown(other.getSnapshot()) === '"a" streaming'`)
	assert.True(t, browsertest.Value[bool](page, "source.getSnapshot() === other.getSnapshot() && shown(source.getServerSnapshot()) === 'idle'"))

	page.Run("leave[0](); leave[0](); leave[2]()")
	page.Rest()
	e.Write("data: b\n\n")
	page.Until(`shown(other.getSnapshot()) === '"b" streaming'`)

	page.Run("leave[1](); leave.push(source.subscribe(() => {}))")
	page.Rest()
	e.Write("data: c\n\n")
	page.Until(`shown(source.getSnapshot()) === '"c" streaming'`)

	page.Run("leave[3]()")
	page.Advance(1)
	e.Gone()
	assert.Equal(t, "idle", browsertest.Value[string](page, "shown(source.getSnapshot())"))
	page.Settle()
	server.None()
	assert.Equal(t, 1, server.Requests("/stream"))

	page.Run("source.subscribe(() => {})")
	server.Next()
	assert.Equal(t, "connecting", browsertest.Value[string](page, "shown(other.getSnapshot())"))
}

func TestSourcesAreSharedByKey(t *testing.T) {
	server, page := open(t)
	page.Run(`var seen = [], on = (name) => ({ key: 'k', onMessage: ({ data }) => { seen.push(name + data); if (name === 'a') throw new Error('of a') }, onFinish: ({ status }) => seen.push(name + status) })
	var a = createEventSource('/stream/a', on('a')), b = createEventSource('/stream/b', on('b')), c = createEventSource('/stream/c', { key: 'other' })
	a.subscribe(() => {}); b.subscribe(() => {}); c.subscribe(() => {})`)
	streams := map[string]*browsertest.Exchange{}
	for range 2 {
		e := server.Next()
		streams[e.Request.URL.Path] = e.Start(200)
	}
	assert.Contains(t, streams, "/stream/a")
	assert.Contains(t, streams, "/stream/c")
	streams["/stream/a"].Write("data: 1\n\n")
	page.Until("seen.length === 2")
	page.Run("b.stop()")
	streams["/stream/a"].Gone()
	assert.Equal(t, []string{"a1", "b1", "aclosed", "bclosed"}, browsertest.Value[[]string](page, "seen"))
	page.Settle()
	assert.Len(t, page.Uncaught(), 1)
	page.Run("a.retry()")
	assert.Equal(t, "/stream/a", server.Next().Request.URL.Path)
}

func TestWithoutAURLASourceIsIdle(t *testing.T) {
	server, page := open(t)
	page.Run("for (const url of [null, undefined, '', false]) createEventSource(url).subscribe(() => {})")
	page.Settle()
	server.None()
}

func TestEventsByName(t *testing.T) {
	server, page := open(t)
	page.Run(`var seen = []
	follow(createEventSource('/stream', {
		throttle: false,
		events: { progress: schema(() => undefined), log: 'text', message: 'json' },
		onMessage: ({ type, data }) => seen.push(type + ' ' + JSON.stringify(data)),
	}))`)
	server.Next().Start(200).Write("event: progress\ndata: {\"n\":1}\n\nevent: log\ndata: a\n\nevent: toString\ndata: x\n\nevent: __proto__\ndata: {}\n\nid: 7\nevent: own\ndata: x\n\nevent: progress\ndata: {\"n\":2}\n\n")
	page.Until("seen.length === 3")
	assert.Equal(t, []string{`progress {"n":1}`, `log "a"`, `progress {"n":2}`}, browsertest.Value[[]string](page, "seen"))
	assert.Equal(t, `{"progress":{"n":2},"log":"a"} streaming #7`, state(page))
}

// A source that reconnects shows that, and what it had.
func TestASharedSourceReconnects(t *testing.T) {
	server, page := open(t, browsertest.ClockScript)
	page.Run("follow(createEventSource('/stream', { throttle: false, initial: [], reduce: (all, { data }) => [...all, data] }))")
	e := server.Next().Start(200).Write("id: 1\ndata: a\n\n")
	page.Until(`told.at(-1) === '["a"] streaming #1'`)
	e.End()
	page.Until(`told.at(-1) === '["a"] reconnecting eof #1'`)
	page.Advance(60_000)
	e = server.Next()
	assert.Equal(t, "1", e.Request.Header.Get("Last-Event-ID"))
	e.Start(200).Write("id: 2\ndata: b\n\n")
	page.Until(`told.at(-1) === '["a","b"] streaming #2'`)
}
