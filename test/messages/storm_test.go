package messages

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

// storm is for a page with fake time: work takes so many ms. tasks are how many messages had been read whenever the rest was put
// off to another task, in that way.
func storm(way string) string {
	return "const WAY = " + browsertest.Literal(way) + `
		var read = 0, tasks = []
		function work(ms) { read++; clock.pass(ms) }
		{
			const { MessageChannel: Channel, scheduler } = globalThis
			const inAnotherTask = scheduler.postTask.bind(scheduler)
			if (WAY === 'scheduler.postTask') scheduler.postTask = (...args) => { tasks.push(read); return inAnotherTask(...args) }
			else delete Scheduler.prototype.postTask
			if (WAY === 'a message channel') globalThis.MessageChannel = class extends Channel { constructor() { super(); tasks.push(read) } }
			if (WAY === 'none') globalThis.MessageChannel = undefined
		}
	`
}

const (
	postTask       = "scheduler.postTask"
	messageChannel = "a message channel"
	none           = "none"
)

func TestAStormLeavesThePageItsTurn(t *testing.T) {
	const thousand = 1000
	every := func(n int) (tasks []int) {
		for i := n; i <= thousand; i += n {
			tasks = append(tasks, i)
		}
		return tasks
	}
	for _, way := range []string{postTask, messageChannel, none} {
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
				page.Run(storm(way) + `
					var es = new EventSource('/stream', { method: 'POST', fetch: chunks('data: a\n\n'.repeat(1000)) })
					` + c.read)
				assert.Equal(t, "eof", page.Outcome())
				page.Until("read === 1000")
				got := browsertest.Value[[]int](page, "tasks")
				if way != none && c.want != nil {
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
	for name, c := range map[string]struct {
		read, chunk string
		most        int // how many messages a task may take: 12 ms, and 64 between two looks at most
	}{
		"a handler":                    {"es.onmessage = () => work(0.5)", "data: a\n\n", 24 + 16},
		"a loop":                       {";(async () => { for await (const _ of es) work(0.5) })()", "data: a\n\n", 24 + 16},
		"a handler, two in each chunk": {"es.onmessage = () => work(0.1)", "data: a\n\ndata: a\n\n", 120 + 64},
		"a loop, two in each chunk":    {";(async () => { for await (const _ of es) work(0.1) })()", "data: a\n\ndata: a\n\n", 120 + 64},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, page := browsertest.OpenClocked(t)
			page.Run(storm(postTask) + `
				var es = new EventSource('/stream', { method: 'POST', fetch: chunks(...Array(1000).fill(` + browsertest.Literal(c.chunk) + `)) })
				` + c.read)
			all := 1000 * strings.Count(c.chunk, "data")
			page.Until(fmt.Sprintf("read === %d", all))
			last := 0
			for _, at := range append(browsertest.Value[[]int](page, "tasks"), all) {
				assert.LessOrEqual(t, at-last, c.most)
				last = at
			}
		})
	}
}

// Sources share the thread, and with it the turn.
func TestStormsTogetherLeaveThePageItsTurn(t *testing.T) {
	for name, read := range map[string]string{
		"handlers":             "for (const es of all) es.onmessage = () => work(1)",
		"loops":                "for (const es of all) (async () => { for await (const _ of es) work(1) })()",
		"a handler and a loop": "all[0].onmessage = () => work(1); (async () => { for await (const _ of all[1]) work(1) })()",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, page := browsertest.OpenClocked(t)
			page.Run(storm(postTask) + `
				var all = [1, 2].map(() => new EventSource('/stream', { method: 'POST', fetch: chunks('data: a\n\n'.repeat(500)) }))
				` + read)
			page.Until("read === 1000")
			last := 0
			for _, at := range append(browsertest.Value[[]int](page, "tasks"), 1000) {
				assert.LessOrEqual(t, at-last, 13)
				last = at
			}
		})
	}
}

// What takes long is not taken for what took no time before it.
func TestADearStormBehindACheapOneLeavesThePageItsTurn(t *testing.T) {
	for name, c := range map[string]struct {
		chunks string
		most   int // ms of a task
	}{
		"of another source":  {"chunks('data: 0\\n\\n'.repeat(200)), chunks('data: 10\\n\\n'.repeat(50))", 20},
		"of the same source": {"chunks(...Array(50).fill(['data: 0\\n\\n'.repeat(10), 'data: 10\\n\\n']).flat())", 12 + 10 + 10},
		"many sources":       {"...Array(20).fill(chunks('data: 10\\n\\n'.repeat(5)))", 20},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, page := browsertest.OpenClocked(t)
			page.Run(storm(postTask) + `
				var spent = 0, longest = 0
				tasks.push = () => { longest = Math.max(longest, spent); spent = 0 }
				var all = [` + c.chunks + `].map((fetch) => new EventSource('/stream', { method: 'POST', fetch }))
				for (const es of all) es.onmessage = ({ data }) => { spent += Number(data); work(Number(data)) }`)
			page.Until("all.every(({ readyState }) => readyState === 2)")
			assert.LessOrEqual(t, browsertest.Value[int](page, "Math.max(longest, spent)"), c.most)
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
			page.Run(storm(postTask) + `
				var controller = new AbortController()
				tasks.push = () => queueMicrotask(() => { ` + c.end + ` })
				var es = new EventSource('/stream', { method: 'POST', ` + c.init + ` })
				es.onmessage = () => work(5)`)
			e := server.Next().Start(200).Write(strings.Repeat("data: a\n\n", 100))
			assert.Equal(t, c.outcome, page.Outcome())
			e.Gone()
			page.Settle()
			assert.Equal(t, 3, browsertest.Value[int](page, "read"))
		})
	}
}
