package reconnect

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

// stalls opens a page with fake time whose list stalls has [phase, ready state] of each stalled event.
func stalls(t *testing.T, init string) (*browsertest.Server, *browsertest.Page) {
	server, page := browsertest.OpenClocked(t)
	page.Run(`var stalls = []
	watch(new EventSource('/stream', { method: 'POST', fetch: counting, ` + init + ` }))
	es.addEventListener('stalled', (e) => stalls.push(e instanceof MessageEvent ? ['message', e.data] : [e.phase, String(es.readyState)]))`)
	return server, page
}

func stalled(page *browsertest.Page) [][]string { return browsertest.Value[[][]string](page, "stalls") }

func TestASilenceIsToldOfOnce(t *testing.T) {
	server, page := stalls(t, "stallTimeout: 100")
	e := server.Next()
	page.Advance(99)
	assert.Empty(t, stalled(page))
	page.Advance(1)
	assert.Equal(t, [][]string{{"response", "0"}}, stalled(page))
	page.Advance(1000)
	assert.Len(t, stalled(page), 1, "once for each silence")

	e.Start(200)
	page.Until("log.length === 1")
	page.Advance(100)
	assert.Equal(t, []string{"body", "1"}, stalled(page)[1])
	page.Advance(1000)
	e.Write("data: a\n\n")
	page.Until("messages().length === 1")
	page.Advance(99)
	e.Write(":\n")
	page.Until("received === 11")
	page.Advance(99)
	assert.Len(t, stalled(page), 2, "a comment is a sign of life")
	page.Advance(1)
	assert.Equal(t, []string{"body", "1"}, stalled(page)[2])
	e.End()
	assert.Equal(t, "eof", page.Outcome(), "nothing ends by it")
	page.Advance(1000)
	assert.Len(t, stalled(page), 3, "what has ended is not silent")
}

func TestStallsBesideTimeouts(t *testing.T) {
	server, page := stalls(t, "stallTimeout: 50, connectTimeout: 120, idleTimeout: 200, reconnect: { strategy: 'replay', minDelay: 500, maxDelay: 500 }")
	e := server.Next()
	page.Advance(120)
	assert.Equal(t, [][]string{{"response", "0"}}, stalled(page))
	e.Gone()
	page.Until("log.length === 1")
	page.Advance(499)
	assert.Len(t, stalled(page), 1, "nobody waits for a server between two requests")
	page.Advance(1)
	e = server.Next().Start(200)
	page.Until("log.length === 2")
	page.Advance(200)
	assert.Equal(t, [][]string{{"response", "0"}, {"body", "1"}}, stalled(page))
	e.Gone()
	page.Until("log.length === 3")
	assert.Equal(t, "timeout", page.Log()[2].Reason)
	page.Run("es.close()")
	page.Advance(1000)
	assert.Len(t, stalled(page), 2)
}

func TestWhoIsToldOfAStall(t *testing.T) {
	t.Run("nobody who has not asked", func(t *testing.T) {
		server, page := stalls(t, "")
		e := server.Next()
		page.Advance(100_000)
		e.Start(200)
		page.Until("log.length === 1")
		page.Advance(100_000)
		e.End()
		assert.Equal(t, "eof", page.Outcome())
		assert.Empty(t, stalled(page))
	})
	t.Run("a server's own stalled is a message", func(t *testing.T) {
		server, page := stalls(t, "stallTimeout: 100")
		server.Next().Start(200).Write("event: stalled\ndata: mine\n\n").End()
		assert.Equal(t, "eof", page.Outcome())
		assert.Equal(t, [][]string{{"message", "mine"}}, stalled(page))
	})
	t.Run("a slow loop is not the server's silence", func(t *testing.T) {
		server, page := stalls(t, "stallTimeout: 100")
		page.Run("var go, gate = new Promise((resolve) => { go = resolve }); (async () => { for await (const _ of es) await gate })()")
		var burst string
		for range 100 {
			burst += "data: a\n\n"
		}
		e := server.Next().Start(200).Write(burst)
		page.Until("received >= 900")
		page.Settle()
		page.Advance(1000)
		assert.Empty(t, stalled(page))
		page.Run("go()")
		page.Settle()
		page.Advance(100)
		assert.Equal(t, [][]string{{"body", "1"}}, stalled(page))
		e.End()
	})
	t.Run("who closes the stream on it", func(t *testing.T) {
		server, page := stalls(t, "stallTimeout: 100, connectTimeout: 100")
		page.Run("es.addEventListener('stalled', () => es.close())")
		e := server.Next()
		page.Advance(100)
		e.Gone()
		assert.Equal(t, "closed", page.Outcome())
		assert.Empty(t, page.Log())
	})
}

// Six connections to a host are all that browsers open over HTTP/1.1: a seventh stream waits, and nothing fails.
func TestASeventhStreamIsToldOf(t *testing.T) {
	server, page := browsertest.Open(t)
	page.Run(`var stalls = [], sources = []
	for (let i = 0; i < 7; i++) {
		const source = new EventSource('/stream', { method: 'POST', stallTimeout: 1000 })
		sources.push(source)
		source.addEventListener('stalled', ({ phase }) => stalls.push([i, phase, source.readyState].join()))
	}`)
	for range 6 {
		server.Next().Start(200).Write("data: a\n\n")
	}
	page.Until("sources.filter(({ readyState }) => readyState === 1).length === 6")
	page.Until("stalls.includes('6,response,0')")
	server.None()
	page.Run("sources[0].close()")
	server.Next().Start(200)
	page.Until("sources[6].readyState === 1")
	page.Run("for (const source of sources) source.close()")
}

// When it has come tells a body that was held back from one that was written late.
func TestArrivalTellsWhatWasHeldBack(t *testing.T) {
	server, page := stalls(t, "stallTimeout: 1000")
	type arrival struct{ First, Last float64 }
	when := func() *arrival { return browsertest.Value[*arrival](page, "es.arrival") }
	e := server.Next().Start(200)
	page.Until("log.length === 1")
	assert.Nil(t, when(), "nothing has come")
	page.Advance(5000)
	assert.Len(t, stalled(page), 1)
	e.Write("data: a\n\ndata: b\n\n")
	page.Until("messages().length === 2")
	held := *when()
	assert.Equal(t, held.First, held.Last, "in one piece")
	now := browsertest.Value[float64](page, "performance.now()")
	assert.Equal(t, now, held.First)

	page.Advance(700)
	e.Write("data: c\n\n")
	page.Until("messages().length === 3")
	assert.Equal(t, arrival{held.First, held.First + 700}, *when())
	e.End()
	assert.Equal(t, "eof", page.Outcome())
	assert.Equal(t, arrival{held.First, held.First + 700}, *when())
}
