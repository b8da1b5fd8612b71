package messages

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

// A handler or a listener that is alone, of a source with an init, is called without a dispatch. These tests hold it to what a
// dispatch does.

func TestSoleHandlerSeesWhatADispatchShows(t *testing.T) {
	server, page := browsertest.Open(t)
	page.Run(`var seen = {}
	function look(name, listen) {
		const es = new EventSource('/stream', { method: 'POST' })
		function see(e) {
			seen[name] = [
				arguments.length, this === es, e.target === es, e.currentTarget === es, e.srcElement === es, e.eventPhase,
				e.composedPath().map((target) => target === es), e instanceof MessageEvent, e.constructor === MessageEvent, e.type,
				e.data, e.lastEventId, e.origin === location.origin, e.source, e.ports, e.bubbles, e.cancelable, e.defaultPrevented,
				e.returnValue, e.isTrusted, e.timeStamp > 0, Object.keys(e),
			]
		}
		listen(es, see)
		return es
	}
	look('handler', (es, see) => { es.onmessage = see })
	look('listener', (es, see) => es.addEventListener('message', see))
	look('handler beside a listener', (es, see) => { es.onmessage = see; es.addEventListener('message', () => 0) })
	look('dispatched', (es, see) => es.addEventListener('message', see, false))`)
	for range 4 {
		server.Next().Start(200).Write("id: 1\ndata: a\n\n")
	}
	page.Until("Object.keys(seen).length === 4")
	seen := browsertest.Value[map[string][]any](page, "seen")
	want := seen["dispatched"]
	require.NotEmpty(t, want)
	for name, got := range seen {
		assert.Equal(t, want, got, name)
	}
}

// What one event has and does, beside one that is dispatched: all that can be read from it, and what its methods change.
const everything = `(e, source) => {
	const said = {}
	const say = (value) => value === source ? 'the source' : Array.isArray(value) ? value.map(say) : typeof value === 'function' ? 'a function' : value
	for (const name in e) if (name !== 'timeStamp') said[name] = say(e[name])
	const change = {
		stopPropagation: () => e.stopPropagation(), preventDefault: () => e.preventDefault(), 'cancelBubble = false': () => { e.cancelBubble = false },
		stopImmediatePropagation: () => e.stopImmediatePropagation(), 'returnValue = false': () => { e.returnValue = false },
		'type = x': () => { e.type = 'x' }, 'data = x': () => { e.data = 'x' }, 'own = x': () => { e.own = 'x' },
	}
	for (const name in change) {
		let thrown
		try { change[name]() } catch (error) { thrown = error.name }
		said[name] = [thrown, e.cancelBubble, e.defaultPrevented, e.returnValue, e.type, e.data, e.own]
	}
	const copy = new e.constructor(e.type, e)
	const text = [String(e), JSON.stringify(e), e.timeStamp > 0, e.timeStamp === e.timeStamp, e.composedPath().length, e instanceof Event]
	return { said, copy: [copy.type, copy.data, copy.lastEventId, copy.origin === location.origin, copy.source, copy.ports.length], text }
}`

func TestSoleHandlersEventAnswersAsADispatchedOne(t *testing.T) {
	server, page := browsertest.Open(t)
	page.Run(`'use strict'
	var seen = {}, everything = ` + everything + `
	for (const [name, options] of [['alone', []], ['dispatched', [false]]]) {
		const es = new EventSource('/stream', { method: 'POST' })
		es.addEventListener('own', (e) => {
			seen[name] = [everything(e, es)]
			setTimeout(() => seen[name].push(e.target === es, e.srcElement === es, e.currentTarget, e.eventPhase, e.composedPath(), e.type, e.data))
		}, ...options)
	}`)
	for range 2 {
		server.Next().Start(200).Write("event: own\nid: 7\ndata: a\n\n")
	}
	page.Until("seen.alone?.length === 8 && seen.dispatched?.length === 8")
	seen := browsertest.Value[map[string][]any](page, "seen")
	assert.Equal(t, seen["dispatched"], seen["alone"])
}

// It is no object of the platform's, which takes no other in a dispatch; one made of it goes on.
func TestSoleHandlersEventIsCopiedToBeDispatchedElsewhere(t *testing.T) {
	server, page := browsertest.Open(t)
	page.Run(`var got, thrown, target = new EventTarget(), es = new EventSource('/stream', { method: 'POST' })
	target.addEventListener('message', (e) => { got = [e.target === target, e.currentTarget === target, e.eventPhase, e.composedPath().length, e.data] })
	es.onmessage = (e) => setTimeout(() => {
		try { target.dispatchEvent(e) } catch (error) { thrown = error.name }
		target.dispatchEvent(new MessageEvent(e.type, e))
	})`)
	server.Next().Start(200).Write("data: a\n\n")
	page.Until("got")
	assert.Equal(t, "TypeError", browsertest.Value[string](page, "thrown"))
	assert.Equal(t, []any{true, true, 2.0, 1.0, "a"}, browsertest.Value[[]any](page, "got"))
}

func TestSoleHandlerThatThrowsIsReportedAndChangesNothing(t *testing.T) {
	server, page := browsertest.Open(t)
	page.Run(`var judged = []
	es = new EventSource('/stream', { method: 'POST', done: ({ data }) => judged.push(data) === 3 })
	es.onmessage = ({ data }) => { log.push(data); throw new Error('handler of ' + data) }`)
	server.Next().Start(200).Write("data: a\n\ndata: b\n\ndata: c\n\ndata: d\n\n")
	assert.Equal(t, "complete", page.Outcome())
	assert.Equal(t, []string{"a", "b", "c"}, browsertest.Value[[]string](page, "log"))
	assert.Equal(t, []string{"a", "b", "c"}, browsertest.Value[[]string](page, "judged"))
	assert.Equal(t, 1, server.Requests("/stream"))
	uncaught := page.Uncaught()
	require.Len(t, uncaught, 3)
	assert.Contains(t, uncaught[0], "handler of a")
}

func TestSoleHandlerAmongTheOthers(t *testing.T) {
	for name, c := range map[string]struct {
		script string
		want   []string
	}{
		"it closes":                        {`es.onmessage = ({ data }) => { log.push(data); es.close() }`, []string{"a"}},
		"microtasks run between messages":  {`es.onmessage = ({ data }) => { log.push(data); Promise.resolve().then(() => log.push('after ' + data)) }`, []string{"a", "after a", "b", "after b", "c", "after c"}},
		"it is replaced":                   {`es.onmessage = ({ data }) => { log.push(data); es.onmessage = ({ data }) => log.push('second ' + data) }`, []string{"a", "second b", "second c"}},
		"it is removed":                    {`es.onmessage = ({ data }) => { log.push(data); es.onmessage = null }`, []string{"a"}},
		"it adds a listener":               {`es.onmessage = ({ data }) => { log.push(data); if (data === 'a') es.addEventListener('message', ({ data }) => log.push('listener ' + data)) }`, []string{"a", "b", "listener b", "c", "listener c"}},
		"it is an object":                  {`es.onmessage = { handleEvent() { log.push('called') } }`, []string{}},
		"the page dispatches":              {`es.onmessage = ({ data }) => { log.push(data); if (data === 'a') es.dispatchEvent(new MessageEvent('message', { data: 'own' })) }`, []string{"a", "own", "b", "c"}},
		"beside a loop":                    {`es.onmessage = ({ data }) => log.push(data); (async () => { for await (const m of es) log.push('loop ' + m.data) })()`, []string{"a", "b", "c", "loop a", "loop b", "loop c"}},
		"a handler for errors changes not": {`es.onerror = es.onopen = () => 0; es.onmessage = (e) => log.push(e.data + e.eventPhase)`, []string{"a2", "b2", "c2"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, page := browsertest.Open(t)
			page.Run(`es = new EventSource('/stream', { fetch: chunks('data: a\n\ndata: b\n\ndata: c\n\n'), reconnect: false })
			` + c.script)
			page.Outcome()
			got := browsertest.Value[[]string](page, "log")
			if name == "beside a loop" {
				assert.ElementsMatch(t, c.want, got)
			} else {
				assert.Equal(t, c.want, got)
			}
		})
	}
}

func TestSoleListenerAmongTheOthers(t *testing.T) {
	for name, c := range map[string]struct {
		script string
		want   []string
	}{
		"it closes":                     {`es.addEventListener('x', (e) => { take(e); es.close() })`, []string{"a"}},
		"it removes itself":             {`es.addEventListener('x', function f(e) { take(e); es.removeEventListener('x', f) })`, []string{"a"}},
		"it is removed as capturing":    {`es.addEventListener('x', take); es.removeEventListener('x', take, true)`, []string{"a", "b", "c"}},
		"it is removed and added again": {`es.addEventListener('x', take); es.removeEventListener('x', take); es.addEventListener('x', take)`, []string{"a", "b", "c"}},
		"it is added twice":             {`es.addEventListener('x', take); es.addEventListener('x', take)`, []string{"a", "b", "c"}},
		"it is called once":             {`es.addEventListener('x', take, { once: true })`, []string{"a"}},
		"it has a signal":               {`const c = new AbortController(); es.addEventListener('x', (e) => { take(e); c.abort() }, { signal: c.signal })`, []string{"a"}},
		"it is an object":               {`es.addEventListener('x', { handleEvent: take })`, []string{"a", "b", "c"}},
		"it is null":                    {`es.addEventListener('x', null); es.addEventListener('x', take)`, []string{"a", "b", "c"}},
		"it adds another":               {`es.addEventListener('x', (e) => { take(e); es.addEventListener('x', more) })`, []string{"a", "b", "more b", "c", "more c"}},
		"it stops the others":           {`es.addEventListener('x', (e) => { take(e); e.stopImmediatePropagation() }); es.addEventListener('x', more)`, []string{"a", "b", "c"}},
		"beside one that captures":      {`es.addEventListener('x', take); es.addEventListener('x', more, true)`, []string{"a", "more a", "b", "more b", "c", "more c"}},
		"another type has others":       {`es.addEventListener('x', take); es.addEventListener('y', more); es.addEventListener('y', more, true)`, []string{"a", "b", "c"}},
		"it is the source's":            {`es.addEventListener('x', function (e) { log.push(e.data + (this === es) + arguments.length) })`, []string{"atrue1", "btrue1", "ctrue1"}},
		"the name is no string":         {`es.addEventListener({ toString: () => 'x' }, take)`, []string{"a", "b", "c"}},
		"the page dispatches":           {`es.addEventListener('x', (e) => { take(e); if (e.data === 'a') es.dispatchEvent(new MessageEvent('x', { data: 'own' })) })`, []string{"a", "own", "b", "c"}},
		"microtasks run between":        {`es.addEventListener('x', (e) => { take(e); Promise.resolve().then(() => more(e)) })`, []string{"a", "more a", "b", "more b", "c", "more c"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, page := browsertest.Open(t)
			page.Run(`const take = (e) => log.push(e.data), more = (e) => log.push('more ' + e.data)
			es = new EventSource('/stream', { fetch: chunks('event: x\ndata: a\n\nevent: x\ndata: b\n\nevent: x\ndata: c\n\n'), reconnect: false })
			` + c.script)
			page.Outcome()
			assert.Equal(t, c.want, browsertest.Value[[]string](page, "log"))
		})
	}
}

func TestNamesOfObjectsMembersAreTypesLikeOthers(t *testing.T) {
	_, page := browsertest.Open(t)
	page.Run(`es = new EventSource('/stream', { fetch: chunks('event: constructor\ndata: a\n\nevent: __proto__\ndata: b\n\n'), reconnect: false })
	for (const type of ['constructor', '__proto__']) es.addEventListener(type, (e) => log.push(e.type + e.data))`)
	page.Outcome()
	assert.Equal(t, []string{"constructora", "__proto__b"}, browsertest.Value[[]string](page, "log"))
}

// As zone.js does, and libraries that report errors.
func TestWrappedListenersAreCalledThroughTheirWrapper(t *testing.T) {
	for name, listen := range map[string]string{
		"handler":  "es.onmessage = take",
		"listener": "es.addEventListener('message', take)",
	} {
		t.Run(name, func(t *testing.T) {
			server, page := browsertest.Open(t)
			page.Run(`var { addEventListener } = EventTarget.prototype
	EventTarget.prototype.addEventListener = function (type, listener, ...rest) {
		return addEventListener.call(this, type, (e) => { log.push('in'); listener(e); log.push('out') }, ...rest)
	}
	const take = ({ data }) => log.push(data)
	es = new EventSource('/stream', { method: 'POST' })
	` + listen)
			server.Next().Start(200).Write("data: a\n\n")
			page.Until("log.length === 3")
			assert.Equal(t, []string{"in", "a", "out"}, browsertest.Value[[]string](page, "log"))
		})
	}
}

func TestBodyThatCannotBeReadIsNoCleanEnd(t *testing.T) {
	server, page := browsertest.Open(t)
	page.Run(`es = new EventSource('/stream', { method: 'POST' })
	es.onopen = (e) => { e.response.text().catch(() => 0) }
	es.onerror = (e) => log.push(e.reason)`)
	server.Next().Start(200).Write("data: a\n\n").End()
	assert.Equal(t, "failed", page.Outcome())
	assert.Equal(t, []string{"network"}, browsertest.Value[[]string](page, "log"))
}

func TestNothingIsReadAfterClose(t *testing.T) {
	_, page := browsertest.Open(t)
	page.Run(`var pulls = 0
	es = EventSource.fromReadableStream(new ReadableStream({ pull(c) { pulls++; c.enqueue(new TextEncoder().encode('data: a\n\n')) } }, { highWaterMark: 0 }))
	es.onmessage = () => es.close()`)
	assert.Equal(t, "closed", page.Outcome())
	page.Settle()
	assert.Equal(t, 1, browsertest.Value[int](page, "pulls"))
}
