// Package polyfill tests what eventsource-wasm/polyfill makes of the globals that it finds.
package polyfill

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestTheGlobalIsSetIfItCannotPost(t *testing.T) {
	for name, test := range map[string]struct {
		before         string // what the page has done
		ours, replaced bool   // the global is ours; it was another one before
		native         string // what NativeEventSource is
	}{
		"the browser's":                    {"", true, true, "native"},
		"none":                             {"delete globalThis.EventSource", true, true, "undefined"},
		"one that throws":                  {"globalThis.EventSource = class { constructor() { throw new Error } }", true, true, "before"},
		"one that ignores what it gets":    {"globalThis.EventSource = class { close() {} }", true, true, "before"},
		"what is no class":                 {"globalThis.EventSource = 1", true, true, "before"},
		"another one that POSTs":           {"globalThis.EventSource = class { constructor(url, { method }) {} close() { closed = true } }", false, false, "before"},
		"the script's, whose native is so": {"globalThis.NativeEventSource = native; globalThis.EventSource = class { constructor(url, { method }) {} close() {} }", false, false, "native"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server, page := browsertest.Open(t)
			page.Run("globalThis.EventSource = NativeEventSource; delete globalThis.NativeEventSource; var native = EventSource, closed = false")
			page.Run(test.before)
			page.Run("var before = globalThis.EventSource")
			got := browsertest.Value[map[string]bool](page, `Promise.all([import('/dist/polyfill.mjs'), import('/dist/eventsource.mjs')]).then(([polyfill, entry]) => ({
				exported: polyfill.EventSourcePolyfill === entry.EventSource,
				ours: EventSource === entry.EventSource,
				replaced: EventSource !== before,
				native: polyfill.NativeEventSource === { native, before, undefined }[`+browsertest.Literal(test.native)+`],
			}))`)
			assert.Equal(t, map[string]bool{"exported": true, "ours": test.ours, "replaced": test.replaced, "native": true}, got)
			page.Settle()
			server.None() // nothing is asked to find out
		})
	}
}

// As an import does, with the browser's own class kept for those who ask for it.
func TestThePolyfilledGlobalPosts(t *testing.T) {
	server, page := browsertest.Open(t)
	page.Run("globalThis.EventSource = NativeEventSource; delete globalThis.NativeEventSource; var native = EventSource")
	page.Run(`var answer = '', ended = import('/dist/polyfill.mjs').then(() => {
		const source = new EventSource('/stream', { method: 'POST', body: { a: 1 }, done: '[DONE]' })
		source.onmessage = ({ data }) => (answer += data)
		return source.closed
	})`)
	e := server.Next()
	assert.Equal(t, "POST", e.Request.Method)
	assert.JSONEq(t, `{"a":1}`, string(e.Body))
	e.Start(200).Write("data: 流\n\ndata: [DONE]\n\n").End()
	assert.Equal(t, "complete", browsertest.Value[string](page, "ended.then(({ outcome }) => outcome)"))
	assert.Equal(t, "流", browsertest.Value[string](page, "answer"))
	assert.True(t, browsertest.Value[bool](page, "NativeEventSource === native"))
	assert.Equal(t, 1, server.Requests("/stream"))
}
