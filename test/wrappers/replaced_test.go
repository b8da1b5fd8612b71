package wrappers

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

// A handler that takes another's place is called in the zone that has set it, as zone.js has it for the handlers of XMLHttpRequest
// and WebSocket.
func TestAHandlerThatReplacesAnotherIsCalledInItsOwnZone(t *testing.T) {
	const early, late = "es.onmessage = take('early')", "es.onmessage = take('late')"
	for name, c := range map[string]struct {
		early, late string // before and behind zone.js
		want        []string
	}{
		"set before zone.js, replaced in a zone":     {early, "named.run(() => { " + late + " })", []string{"late a named", "late b named"}},
		"set in the root zone, replaced in another":  {"", early + "; named.run(() => { " + late + " })", []string{"late a named", "late b named"}},
		"set in a zone, replaced in the root zone":   {"", "named.run(() => { " + early + " }); " + late, []string{"late a <root>", "late b <root>"}},
		"set in a zone, replaced in a zone below it": {"", "named.run(() => { " + early + " }); named.fork({ name: 'below' }).run(() => { " + late + " })", []string{"late a below", "late b below"}},
	} {
		for kind, init := range inits {
			t.Run(name+", "+kind, func(t *testing.T) {
				t.Parallel()
				server, page := open(t, ours)
				page.Run(`var came = [], es = new EventSource('/stream', ` + init + `)
				var take = (what) => ({ data }) => came.push(what + ' ' + data + ' ' + Zone.current.name)
				` + c.early)
				load(t, page, zone)
				page.Run(named + "\n" + c.late)
				server.Next().Start(200).Write("data: a\n\ndata: b\n\n")
				page.Until(fmt.Sprintf("came.length >= %d", len(c.want)))
				page.Settle()
				assert.Equal(t, c.want, browsertest.Value[[]string](page, "came"))
				page.Run("es.close()")
			})
		}
	}
}

// Functions whose text is a native function's, but not addEventListener's.
func TestWrappersThatPassForNativeAreAsked(t *testing.T) {
	for name, replacement := range map[string]string{
		"a Proxy":                     `new Proxy(native, { apply: (target, source, [type, listener, ...rest]) => Reflect.apply(target, source, [type, wrap(listener), ...rest]) })`,
		"a Proxy of a bound function": `new Proxy(native.bind(null), { apply: (_, source, [type, listener, ...rest]) => Reflect.apply(native, source, [type, wrap(listener), ...rest]) })`,
	} {
		for kind, init := range inits {
			t.Run(name+", "+kind, func(t *testing.T) {
				t.Parallel()
				server, page := open(t, ours)
				page.Run(`var came = [], native = EventTarget.prototype.addEventListener
				var wrap = (listener) => function (e) { came.push('in'); Reflect.apply(listener, this, [e]); came.push('out') }
				EventTarget.prototype.addEventListener = ` + replacement + `
				var es = new EventSource('/stream', ` + init + `)
				es.onmessage = ({ data }) => { came.push(data) }`)
				server.Next().Start(200).Write("data: a\n\n")
				page.Until("came.includes('a')")
				page.Settle()
				assert.Equal(t, []string{"in", "a", "out"}, browsertest.Value[[]string](page, "came"))
				page.Run("es.close()")
			})
		}
	}
}
