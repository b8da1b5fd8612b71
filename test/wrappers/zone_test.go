package wrappers

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

// named is a zone that writes down what it is told.
const named = `var told = []
var named = Zone.current.fork({
	name: 'named',
	onInvokeTask(parent, current, target, task, ...rest) {
		if (task.type === 'eventTask') told.push(task.eventName)
		return parent.invokeTask(target, task, ...rest)
	},
	onHasTask(parent, current, target, state) {
		if (current === target && state.change === 'eventTask') told.push('has tasks: ' + state.eventTask)
		return parent.hasTask(target, state)
	},
})`

var orders = map[string]order{
	"before":                  {[]string{zone, ours, sources}, ""},
	"behind":                  {[]string{ours, zone, sources}, ""},
	"behind the source":       {[]string{ours, sources}, zone},
	"before, Angular's build": {[]string{zone, module, sources}, ""},
	"behind, Angular's build": {[]string{module, zone, sources}, ""},
}

// Whatever the source, and whenever zone.js has come, messages are received in the zone that began to receive them.
func TestMessagesComeInTheZoneThatReceivesThem(t *testing.T) {
	for when, order := range orders {
		for kind, init := range inits {
			t.Run(when+", "+kind, func(t *testing.T) {
				t.Parallel()
				page := openSources(t, order, init, "named", named+"\nnamed.run(() => { for (const [way, source] of made) receive(way, source) })")
				// Three ways are the zone's tasks, with three messages each.
				assert.Equal(t, 9, browsertest.Value[int](page, "told.filter((what) => what === 'message').length"))
				assert.Equal(t, "has tasks: true", browsertest.Value[string](page, "told[0]"))
			})
		}
	}
}

// A handler has its place among the listeners, and microtasks run between two messages.
func TestOrderIsKeptUnderZone(t *testing.T) {
	for when, order := range orders {
		for kind, init := range inits {
			t.Run(when+", "+kind, func(t *testing.T) {
				t.Parallel()
				server, page := open(t, order.before...)
				page.Run("var came = [], es = new EventSource('/stream', " + init + ")")
				if order.late != "" {
					load(t, page, order.late)
				}
				page.Run(named + `
				var note = (what) => ({ data }) => {
					came.push(what + data)
					queueMicrotask(() => came.push('after ' + what + data))
				}
				Zone.root.run(() => es.addEventListener('message', note('1')))
				named.run(() => { es.onmessage = note('2') })
				Zone.root.run(() => es.addEventListener('message', note('3')))
				named.run(() => es.addEventListener('message', { handleEvent: note('4') }))`)
				server.Next().Start(200).Write("data: a\n\ndata: b\n\n")
				page.Until("came.length === 16")
				assert.Equal(t, []string{"1a", "2a", "3a", "4a", "1b", "2b", "3b", "4b"}, browsertest.Value[[]string](page, "came.filter((what) => !what.startsWith('after'))"))
				assert.Equal(t, 8, browsertest.Value[int](page, "came.indexOf('1b')"), "the first message's microtasks run before the second message")
				page.Run("es.close()")
			})
		}
	}
}

// What a page does to a handler or a listener later holds under zone.js, too.
func TestHandlersChangeUnderZone(t *testing.T) {
	for name, c := range map[string]struct {
		early, late string // before and behind zone.js
		want        []string
	}{
		"set before, nobody touches it": {
			"es.onmessage = take('early')", "",
			[]string{"early a <root>", "early b <root>"},
		},
		"set before, removed": {
			"es.onmessage = take('early')", "es.onmessage = null; es.addEventListener('message', take('other'))",
			[]string{"other a <root>", "other b <root>"},
		},
		"set before, removed, set in a zone": {
			"es.onmessage = take('early')", "es.onmessage = null; named.run(() => { es.onmessage = take('late') })",
			[]string{"late a named", "late b named"},
		},
		"set in a zone, removed": {
			"", "named.run(() => { es.onmessage = take('early') }); es.onmessage = null; es.addEventListener('message', take('other'))",
			[]string{"other a <root>", "other b <root>"},
		},
		"a listener added before, removed": {
			"var first = take('early'); es.addEventListener('message', first)", "es.removeEventListener('message', first); named.run(() => { es.onmessage = take('late') })",
			[]string{"late a named", "late b named"},
		},
		"a listener added in a zone, removed": {
			"", "var first = take('early'); named.run(() => es.addEventListener('message', first)); es.removeEventListener('message', first); es.onmessage = take('late')",
			[]string{"late a <root>", "late b <root>"},
		},
		"a listener for once": {
			"", "named.run(() => { es.addEventListener('message', take('once'), { once: true }); es.onmessage = take('late') })",
			[]string{"once a named", "late a named", "late b named"},
		},
		"a listener with a signal": {
			"", "var stop = new AbortController(); named.run(() => { es.addEventListener('message', (e) => { take('until')(e); stop.abort() }, { signal: stop.signal }); es.onmessage = take('late') })",
			[]string{"until a named", "late a named", "late b named"},
		},
		"a listener that is the last": {
			"", "named.run(() => { es.addEventListener('message', (e) => { take('last')(e); e.stopImmediatePropagation() }); es.onmessage = take('late') })",
			[]string{"last a named", "last b named"},
		},
		"the same listener twice": {
			"", "var first = take('same'); named.run(() => { es.addEventListener('message', first); es.addEventListener('message', first) })",
			[]string{"same a named", "same b named"},
		},
		"messages of another type": {
			"", "named.run(() => { es.addEventListener('update', take('other')) })",
			[]string{"other c named"},
		},
	} {
		for kind, init := range inits {
			t.Run(name+", "+kind, func(t *testing.T) {
				t.Parallel()
				server, page := open(t, ours, sources)
				page.Run(`var came = [], es = new EventSource('/stream', ` + init + `)
				var take = (what) => ({ data }) => came.push(what + ' ' + data + ' ' + Zone.current.name)
				` + c.early)
				load(t, page, zone)
				page.Run(named + "\n" + c.late)
				server.Next().Start(200).Write("data: a\n\ndata: b\n\nevent: update\ndata: c\n\n")
				page.Until(fmt.Sprintf("came.length >= %d", len(c.want)))
				page.Settle()
				assert.Equal(t, c.want, browsertest.Value[[]string](page, "came"))
				page.Run("es.close()")
			})
		}
	}
}
