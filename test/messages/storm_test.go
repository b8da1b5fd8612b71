package messages

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

// storm is for a page with fake time: work takes so many ms. tasks are how many messages had been read whenever the rest was put
// off to another task.
const storm = `var read = 0, tasks = []
	function work(ms) { read++; clock.pass(ms) }
	{
		const { MessageChannel: Channel } = globalThis
		globalThis.MessageChannel = WAY === 'none' ? undefined : class extends Channel { constructor() { super(); tasks.push(read) } }
	}
`

func TestAStormLeavesThePageItsTurn(t *testing.T) {
	const thousand = 1000
	every := func(n int) (tasks []int) {
		for i := n; i <= thousand; i += n {
			tasks = append(tasks, i)
		}
		return tasks
	}
	for way, isThere := range map[string]bool{"a message channel": true, "none": false} {
		for name, c := range map[string]struct {
			read string
			want []int
		}{
			"listeners of 1 ms":    {"es.addEventListener('message', () => work(1))", every(12)},
			"a handler of 1 ms":    {"es.onmessage = () => work(1)", every(12)},
			"a handler of 5 ms":    {"es.onmessage = () => work(5)", every(3)},
			"a handler of 100 ms":  {"es.onmessage = () => work(100)", every(1)},
			"a handler of no time": {"es.onmessage = () => work(0)", nil},
			"a loop of 1 ms":       {";(async () => { for await (const _ of es) work(1) })()", every(12)},
			"a loop of no time":    {";(async () => { for await (const _ of es) work(0) })()", nil},
		} {
			t.Run(name+", "+way, func(t *testing.T) {
				t.Parallel()
				_, page := browsertest.OpenClocked(t)
				page.Run(strings.ReplaceAll(storm, "WAY", browsertest.Literal(way)) + `
					var es = new EventSource('/stream', { method: 'POST', fetch: chunks('data: a\n\n'.repeat(1000)) })
					` + c.read)
				assert.Equal(t, "eof", page.Outcome())
				page.Until("read === 1000")
				got := browsertest.Value[[]int](page, "tasks")
				if isThere && c.want != nil {
					assert.Equal(t, c.want, got)
				} else {
					assert.Empty(t, got)
				}
			})
		}
	}
}

// Chunks that are there already are read in one task.
func TestAStormOfChunksLeavesThePageItsTurn(t *testing.T) {
	for name, read := range map[string]string{
		"a handler": "es.onmessage = () => work(0.5)",
		"a loop":    ";(async () => { for await (const _ of es) work(0.5) })()",
	} {
		t.Run(name, func(t *testing.T) {
			_, page := browsertest.OpenClocked(t)
			page.Run(strings.ReplaceAll(storm, "WAY", "'a message channel'") + `
				var es = new EventSource('/stream', { method: 'POST', fetch: chunks(...Array(1000).fill('data: a\n\n')) })
				` + read)
			page.Until("read === 1000")
			got := browsertest.Value[[]int](page, "tasks")
			last := 0
			for _, at := range got {
				assert.LessOrEqual(t, at-last, 24+16)
				last = at
			}
			assert.LessOrEqual(t, 1000-last, 24+16)
		})
	}
}

// Whoever ends the stream while the page has its turn gets nothing more.
func TestAStormEndsWithItsStream(t *testing.T) {
	for name, c := range map[string]struct{ init, end, outcome string }{
		"close()": {"", "es.close()", "closed"},
		"signal":  {"signal: controller.signal,", "controller.abort()", "aborted"},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := browsertest.OpenClocked(t)
			page.Run(`var read = 0, controller = new AbortController()
				globalThis.MessageChannel = class extends MessageChannel { constructor() { super(); queueMicrotask(() => { ` + c.end + ` }) } }
				var es = new EventSource('/stream', { method: 'POST', ` + c.init + ` })
				es.onmessage = () => { read++; clock.pass(5) }`)
			e := server.Next().Start(200).Write(strings.Repeat("data: a\n\n", 100))
			assert.Equal(t, c.outcome, page.Outcome())
			e.Gone()
			page.Settle()
			assert.Equal(t, 3, browsertest.Value[int](page, "read"))
		})
	}
}
