package reconnect

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

// Each script makes a source that has an id by then, and ends it.
func TestCancelAsksTheServerToStop(t *testing.T) {
	for name, end := range map[string]string{
		"close":  "es.onmessage = (e) => { if (log.push(e.data) === 2) { es.close(); es.close() } }",
		"signal": "es.onmessage = (e) => { if (log.push(e.data) === 2) controller.abort() }",
		"break":  "(async () => { for await (const { data } of es) if (log.push(data) === 2) break })(); 0",
	} {
		t.Run(name, func(t *testing.T) {
			server, page := browsertest.Open(t)
			page.Run(`var controller = new AbortController()
			es = new EventSource('/stream?q=1', { method: 'POST', body: { prompt: 1 }, headers: { 'X-Token': 't' }, signal: controller.signal,
				reconnect: { strategy: 'resume', cancel: true } });
			` + end)
			e := server.Next().Start(200).Write("id: s.0\n\n").Write("data: a\nid: s.1\n\n")
			page.Until("log.length === 1")
			e.Write("data: b\nid: s.2\n\n")
			stop := server.Next()
			assert.Equal(t, "DELETE", stop.Request.Method)
			assert.Equal(t, "/stream?q=1", stop.Request.URL.String())
			assert.Equal(t, "s.2", stop.Request.Header.Get("Last-Event-ID"))
			assert.Equal(t, "t", stop.Request.Header.Get("X-Token"))
			assert.Empty(t, stop.Request.Header.Get("Content-Type"))
			assert.Empty(t, stop.Body)
			stop.Start(204).End()
			e.Gone()
			page.Settle()
			server.None()
		})
	}
}

// An id alone, before any event, is enough.
func TestCancelWithAnIDThatCameAlone(t *testing.T) {
	server, page := browsertest.Open(t)
	page.Run(`es = new EventSource('/stream', { method: 'POST', reconnect: { strategy: 'resume', cancel: true } })`)
	server.Next().Start(200).Write("id: s.0\n\n")
	page.Until("es.lastEventId === 's.0'")
	page.Run("es.close()")
	assert.Equal(t, "s.0", server.Next().Request.Header.Get("Last-Event-ID"))
}

func TestCancelAsThePageSays(t *testing.T) {
	server, page := browsertest.Open(t)
	page.Run(`es = new EventSource('/stream', { method: 'POST', reconnect: { strategy: 'resume', cancel: (context) => {
		log.push(context)
		return { url: '/stream/stop', method: 'POST', body: { stop: true }, headers: { 'X-Own': '1' } }
	} } })`)
	server.Next().Start(200)
	page.Until("es.readyState === 1")
	page.Run("es.close()")
	stop := server.Next()
	assert.Equal(t, "POST /stream/stop", stop.Request.Method+" "+stop.Request.URL.Path)
	assert.JSONEq(t, `{"stop":true}`, string(stop.Body))
	assert.Equal(t, "1", stop.Request.Header.Get("X-Own"))
	assert.Equal(t, []map[string]string{{"lastEventId": "", "url": server.URL + "/stream"}}, browsertest.Value[[]map[string]string](page, "log"))
}

func TestNothingIsCancelledThat(t *testing.T) {
	const init = "{ method: 'POST', done: '[DONE]', reconnect: { strategy: 'resume', cancel: true } }"
	t.Run("has not been sent", func(t *testing.T) {
		server, page := browsertest.Open(t)
		page.Run("new EventSource('/stream', " + init + ").close()")
		page.Settle()
		server.None()
	})
	t.Run("is complete", func(t *testing.T) {
		server, page := browsertest.Open(t)
		page.Run("es = new EventSource('/stream', " + init + ")")
		server.Next().Start(200).Write("id: 1\ndata: a\n\ndata: [DONE]\n\n").End()
		assert.Equal(t, "complete", page.Outcome())
		page.Run("es.close()")
		page.Settle()
		server.None()
	})
	t.Run("has no id", func(t *testing.T) {
		server, page := browsertest.Open(t)
		page.Run("es = new EventSource('/stream', " + init + "); es.onmessage = () => es.close()")
		server.Next().Start(200).Write("data: a\n\n")
		assert.Equal(t, "closed", page.Outcome())
		page.Settle()
		server.None()
	})
}

func TestACancelThatFailsTroublesNobody(t *testing.T) {
	server, page := browsertest.Open(t)
	page.Run(`es = new EventSource('/stream', { method: 'POST', reconnect: { strategy: 'resume', cancel() { throw new Error('no') } } })
	es.onmessage = () => es.close()`)
	server.Next().Start(200).Write("data: a\n\n")
	assert.Equal(t, "closed", page.Outcome())
	page.Settle()
	server.None()
}

func TestCancelIsChecked(t *testing.T) {
	_, page := browsertest.Open(t)
	page.Run(`for (const init of [{ reconnect: { cancel: 'yes' } }, { attach: {} }]) {
		try { new EventSource('/stream', init) } catch (e) { log.push(e.name) }
	}`)
	assert.Equal(t, []string{"TypeError", "TypeError"}, browsertest.Value[[]string](page, "log"))
}

func TestAttachedIsToldOfEachID(t *testing.T) {
	server, page := browsertest.Open(t)
	page.Run(`var attached
	es = new EventSource('/stream', { method: 'POST', attach: (source) => { attached = source; return () => log.push(source.lastEventId) } })`)
	e := server.Next().Start(200).Write("id: s.0\n\n")
	page.Until("log.length === 1")
	e.Write("data: a\nid: s.1\n\ndata: b\nid: s.2\n\n")
	page.Until("log.length === 2")
	e.Write("data: c\n\n").Write("id: s.3\ndata: d\n\n")
	page.Until("log.length === 3")
	assert.Equal(t, []string{"s.0", "s.2", "s.3"}, browsertest.Value[[]string](page, "log"))
	assert.True(t, browsertest.Value[bool](page, "attached === es"))
}

// What has a strategy does not wait out its delay when the page or the network is back.
func TestAReturnEndsTheWait(t *testing.T) {
	for event, dispatch := range map[string]string{
		"online":   "dispatchEvent(new Event('online'))",
		"pageshow": "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))",
		"resume":   "document.dispatchEvent(new Event('resume'))",
	} {
		t.Run(event, func(t *testing.T) {
			server, page := browsertest.Open(t)
			page.Run(`es = new EventSource('/stream', { method: 'POST', reconnect: { strategy: 'resume', minDelay: 1e8, maxDelay: 1e8 } })
			es.onerror = (e) => log.push(e.delay)`)
			server.Next().Start(200).Write("id: 1\ndata: a\n\n").End()
			page.Until("log.length === 1")
			page.Run(dispatch)
			again := server.Next()
			assert.Equal(t, "1", again.Request.Header.Get("Last-Event-ID"))
			again.Start(204).End()
			assert.Equal(t, "complete", page.Outcome())
		})
	}
}

func TestAReturnDoesNotEndTheWait(t *testing.T) {
	for name, c := range map[string]struct {
		init    string
		respond func(*browsertest.Exchange)
	}{
		"of a plain source": {"{}", func(e *browsertest.Exchange) { e.Start(200).Write("retry: 100000000\n\n").End() }},
		"that a server asks for": {"{ method: 'POST', reconnect: { strategy: 'replay' } }", func(e *browsertest.Exchange) {
			e.Start(503, "Retry-After", "100000").End()
		}},
		"of one that is closed": {"{ method: 'POST', reconnect: { strategy: 'replay', minDelay: 1e8, maxDelay: 1e8 } }", func(e *browsertest.Exchange) { e.Start(200).End() }},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := browsertest.Open(t)
			page.Run("es = new EventSource('/stream', " + c.init + "); es.onerror = () => log.push('error')")
			c.respond(server.Next())
			page.Until("log.length === 1")
			if name == "of one that is closed" {
				page.Run("es.close()")
			}
			page.Run("dispatchEvent(new Event('online'))")
			page.Settle()
			server.None()
		})
	}
}
