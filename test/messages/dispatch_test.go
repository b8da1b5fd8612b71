package messages

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

// An event says that it is being dispatched while it is, and not before or after, whichever way its listener is called.
func TestAnEventSaysWhetherItIsBeingDispatched(t *testing.T) {
	const during = "(e) => { kept = e; seen.push(state(e)) }"
	for name, c := range map[string]struct {
		class, init, listen string
		handed              bool // called without a dispatch: no target takes its event, see TestSoleHandlersEventIsCopiedToBeDispatchedElsewhere
	}{
		"the browser's own":       {"NativeEventSource", "undefined", "es.onmessage = " + during, false},
		"a sole handler":          {"EventSource", "{ method: 'POST' }", "es.onmessage = " + during, true},
		"a sole handler, plain":   {"EventSource", "undefined", "es.onmessage = " + during, false},
		"a listener":              {"EventSource", "{ method: 'POST' }", "es.addEventListener('message', " + during + ")", true},
		"a handler that throws":   {"EventSource", "{ method: 'POST' }", "es.onmessage = (e) => { (" + during + ")(e); throw new Error('a bug') }", true},
		"a handler of two":        {"EventSource", "{ method: 'POST' }", "es.onmessage = " + during + "; es.addEventListener('message', () => {})", false},
		"a handler that is async": {"EventSource", "{ method: 'POST' }", "es.onmessage = async (e) => { (" + during + ")(e); await undefined; seen.push(state(e)) }", true},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := browsertest.Open(t)
			page.Run(`var kept, seen = []
			const state = (e) => [e.eventPhase, e.currentTarget === es, e.target === es, e.srcElement === es, e.composedPath().length, e.composedPath()[0] === es].join(' ')
			es = new ` + c.class + `('/stream', ` + c.init + `); ` + c.listen)
			server.Next().Start(200).Write("data: a\n\n")
			page.Until("kept")
			want := []string{"2 true true true 1 true", "0 false true true 0 false"}
			if strings.HasSuffix(name, "async") {
				want = append(want, want[1])
			}
			page.Until("(seen.push(state(kept)), true)")
			got := browsertest.Value[[]string](page, "seen")
			assert.Equal(t, want, got)
			if strings.HasSuffix(name, "throws") {
				assert.Len(t, page.Uncaught(), 1)
			}
			// Dispatched by the page, it is as any event.
			if !c.handed {
				assert.Equal(t, []any{true, 2.0, true, false, 0.0, "a"}, browsertest.Value[[]any](page, `(() => {
				const other = new EventTarget()
				let told
				other.addEventListener('message', (e) => { told = [e.currentTarget === other, e.eventPhase, e.target === other] })
				other.dispatchEvent(kept)
				return [...told, kept.currentTarget === other, kept.eventPhase, kept.data]
			})()`))
			}
			page.Run("es.close()")
		})
	}
}

func TestASourceIsDisposedOf(t *testing.T) {
	server, page := browsertest.Open(t)
	page.Run("{ using source = new EventSource('/stream', { method: 'POST' }); es = source }")
	assert.Equal(t, "closed", page.Outcome())
	page.Settle()
	server.None()
	page.Run("es = new EventSource('/stream', { method: 'POST' })")
	e := server.Next().Start(200)
	page.Until("es.readyState === 1")
	page.Run("es[Symbol.dispose]()")
	e.Gone()
	assert.Equal(t, []any{true, false}, browsertest.Value[[]any](page, "[EventSource.prototype[Symbol.dispose] === EventSource.prototype.close, Object.keys(EventSource.prototype).includes('dispose')]"))
}

func TestAPlainSourceTakesEventsOfAnyLength(t *testing.T) {
	const mib = 20 // more than the 16 that others take by default
	server, page := browsertest.Open(t)
	page.Run("var length; es = new EventSource('/stream'); es.onmessage = ({ data }) => { length = data.length }")
	e := server.Next().Start(200).Write("data: ")
	for range mib {
		e.Write(strings.Repeat("x", 1<<20))
	}
	e.Write("\n\n")
	page.Until("length !== undefined")
	assert.Equal(t, mib<<20, browsertest.Value[int](page, "length"))
	page.Run("es.close(); watch(new EventSource('/stream', { method: 'POST' }))")
	e = server.Next().Start(200).Write("data: ")
	for range mib {
		e.Write(strings.Repeat("x", 1<<20))
	}
	assert.Equal(t, "failed", page.Outcome())
}

// What applies of an init applies to bytes that somebody else has fetched.
func TestBytesOfOnesOwn(t *testing.T) {
	for name, c := range map[string]struct{ init, stream, act, want string }{
		"read to the end":    {"", "data: a\n\ndata: b\n\n", "", "a b end"},
		"done":               {"done: 'end'", "data: a\n\ndata: end\n\ndata: b\n\n", "", "a end"},
		"a sentinel's line":  {"done: 'end'", "data: a\n\ndata: end\n", "", "a end"},
		"done does not come": {"done: 'end'", "data: a\n\n", "", "a EventSourceError eof"},
		"a judge":            {"done: ({ type, data, lastEventId }) => type === 'last' && data === 'b' && lastEventId === '1'", "data: a\n\nid: 1\nevent: last\ndata: b\n\ndata: c\n\n", "", "a b end"},
		"a judge's Error":    {"done: ({ data }) => data === 'b' && new RangeError('mine')", "data: a\n\ndata: b\n\ndata: c\n\n", "", "a b EventSourceError done"},
		"too long an event":  {"maxEventSize: 10", "data: a\n\ndata: 0123456789\n\n", "", "a EventSourceError limit"},
		"aborted":            {"signal: controller.signal", "data: a\n\n", "controller.abort(new RangeError('mine'))", "a RangeError undefined"},
		"aborted before":     {"signal: AbortSignal.abort(new RangeError('mine'))", "data: a\n\n", "", "RangeError undefined"},
	} {
		for kind, read := range map[string]string{
			"fromReadableStream": "EventSource.fromReadableStream(stream, init)",
			"the decoder":        "stream.pipeThrough(new EventStreamDecoder(init))",
		} {
			t.Run(name+", "+kind, func(t *testing.T) {
				_, page := browsertest.Open(t)
				page.Run(`var got = [], controller = new AbortController(), init = { ` + c.init + ` }, cancelled
				const stream = new ReadableStream({
					start(c) { c.enqueue(new TextEncoder().encode(` + browsertest.Literal(c.stream) + `)); if (!` + browsertest.Literal(c.act != "") + `) c.close() },
					cancel() { cancelled = true },
				})
				var reading = (async () => {
					try {
						for await (const { data } of ` + read + `) got.push(data)
						got.push('end')
					} catch (error) { got.push(error.name, String(error.reason)) }
					return got.join(' ')
				})()`)
				if c.act != "" {
					page.Until("got.length === 1")
					page.Run(c.act)
				}
				got := browsertest.Value[string](page, "reading")
				if kind == "the decoder" && strings.Contains(c.want, "Error") {
					// A stream that errors gives up what has not been read of it.
					read, failed := strings.CutSuffix(got, lastTwo(c.want))
					assert.True(t, failed && strings.HasPrefix(c.want, strings.TrimSpace(read)), got)
				} else {
					assert.Equal(t, c.want, got)
				}
				if c.act != "" {
					page.Until("cancelled")
				}
			})
		}
	}
	t.Run("what is no init", func(t *testing.T) {
		_, page := browsertest.Open(t)
		for _, init := range []string{"{ done: 1 }", "{ maxEventSize: -1 }", "{ maxEventSize: 'x' }"} {
			for _, make := range []string{"EventSource.fromReadableStream(new ReadableStream(), ", "new EventStreamDecoder("} {
				assert.Equal(t, "TypeError", browsertest.Value[string](page, "(() => { try { "+make+init+"); return 'none' } catch (error) { return error.name } })()"), make+init)
			}
		}
	})
}

// lastTwo are the last two words of a text.
func lastTwo(text string) string {
	words := strings.Fields(text)
	return strings.Join(words[max(0, len(words)-2):], " ")
}
