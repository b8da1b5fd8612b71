// Package reconnect shows when a request is sent again, when it is not, and how.
package reconnect

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

// watched is a page that watches a source with this init, and its server.
func watched(t *testing.T, init string) (*browsertest.Server, *browsertest.Page) {
	t.Helper()
	server, page := browsertest.Open(t)
	page.Run("watch(new EventSource('/stream', { " + init + " }))")
	return server, page
}

// eachInit runs a test for each init, by name.
func eachInit(t *testing.T, inits map[string]string, test func(*testing.T, *browsertest.Server, *browsertest.Page)) {
	t.Helper()
	for name, init := range inits {
		t.Run(name, func(t *testing.T) {
			server, page := watched(t, init)
			test(t, server, page)
		})
	}
}

func TestHeadersAndBodyAreMadeForEachAttempt(t *testing.T) {
	const replay = "method: 'POST', reconnect: { strategy: 'replay', maxDelay: 1 }, "
	eachInit(t, map[string]string{
		"sync":  replay + "headers: (...args) => ({ 'X-Token': 'token' + args }), body: (...args) => ({ n: args })",
		"async": replay + "headers: async (...args) => ({ 'X-Token': 'token' + args }), body: async (...args) => ({ n: args })",
	}, func(t *testing.T, server *browsertest.Server, _ *browsertest.Page) {
		for i := range 4 {
			e := server.Next()
			assert.Equal(t, fmt.Sprint("token", i), e.Request.Header.Get("X-Token"))
			assert.JSONEq(t, fmt.Sprintf(`{"n":[%d]}`, i), string(e.Body))
			e.Start(200).End()
		}
	})
}

// Here the request of a reconnection; that of the first is a case of its own.
func TestRequestThatCannotBeMadeFails(t *testing.T) {
	for name, member := range map[string]string{
		"headers throws":                  "headers(n) { if (n) throw error; return {} }",
		"headers rejects":                 "headers: async (n) => { if (n) throw error; return {} }",
		"headers gives what is no header": "headers: (n) => n ? { get x() { throw error } } : {}",
		"body throws":                     "body(n) { if (n) throw error }",
		"body rejects":                    "body: (n) => n ? Promise.reject(error) : null",
		"request throws":                  "request",
	} {
		t.Run(name, func(t *testing.T) {
			server, page := browsertest.Open(t)
			strategy := "'replay'"
			if member == "request" {
				strategy, member = "'resume', request() { throw error }", "body: null"
			}
			page.Run("var error = new Error('mine'), seen; watch(new EventSource('/stream', { method: 'POST', reconnect: { maxAttempts: 1, maxDelay: 1, strategy: " + strategy + " }, " + member + " })); es.addEventListener('error', (e) => { seen = e.error })")
			e := server.Next().Start(200).Write("id: 1\n\n")
			page.Until("es.lastEventId === '1'")
			e.End()
			assert.True(t, browsertest.Value[bool](page, "es.closed.then((c) => c.outcome === 'failed' && c.error === error && seen === error)"))
			assert.Equal(t, []browsertest.Event{{Type: "open", State: 1}, {Type: "error", Reason: "eof", Status: 200}, {Type: "error", State: 2, Reason: "request"}}, page.Log())
			page.Settle()
			server.None()
		})
	}
}

func TestResumeAsksForTheRest(t *testing.T) {
	for name, c := range map[string]struct{ request, method, url, header, body string }{
		"a GET of the same URL by default": {"", "GET", "/stream?q=1", "yes", ""},
		"a URL as a string":                {"request: () => '/stream/rest'", "GET", "/stream/rest", "yes", ""},
		"a URL, later":                     {"request: async ({ url }) => new URL('/stream/rest', url)", "GET", "/stream/rest", "yes", ""},
		"all of a request": {"request: ({ attempt, lastEventId, url }) => ({ url: '/stream/rest', method: 'PUT', headers: { 'X-Own': 'new' }, body: { attempt, lastEventId, path: new URL(url).pathname } })",
			"PUT", "/stream/rest", "new", `{"attempt":1,"lastEventId":"é1","path":"/stream"}`},
		"nothing": {"request: () => {}", "GET", "/stream?q=1", "yes", ""},
	} {
		for ending, end := range map[string]func(*browsertest.Exchange){"reset": (*browsertest.Exchange).Reset, "end": (*browsertest.Exchange).End} {
			t.Run(name+", "+ending, func(t *testing.T) {
				server, page := browsertest.Open(t)
				page.Run("watch(new EventSource('/stream?q=1', { method: 'POST', headers: { 'X-Own': 'yes' }, body: { a: 1 }, reconnect: { strategy: 'resume', maxDelay: 1, " + c.request + " } }))")
				e := server.Next().Start(200).Write("id: é1\ndata: a\n\n")
				page.Until("messages().length === 1")
				end(e)
				e = server.Next()
				assert.Equal(t, []string{c.method, c.url, c.header, "é1", c.body},
					[]string{e.Request.Method, e.Request.URL.String(), e.Request.Header.Get("X-Own"), e.Request.Header.Get("Last-Event-ID"), string(e.Body)})
				if c.body == "" {
					assert.Empty(t, e.Request.Header.Get("Content-Type"))
				}
				e.Start(200).Write("data: b\n\n")
				page.Until("messages().length === 2")
				end(e)
				server.Next().Start(204).End()
				assert.Equal(t, "complete", page.Outcome())
				assert.Equal(t, 2, browsertest.Value[int](page, "log.filter((e) => e.type === 'error' && e.state === 0).length"))
				assert.Equal(t, 2, browsertest.Value[int](page, "log.filter((e) => e.type === 'error').length"))
			})
		}
	}
}

func TestWithoutAnotherRequest(t *testing.T) {
	end, reset := (*browsertest.Exchange).End, (*browsertest.Exchange).Reset
	answer := func(status int) func(*browsertest.Exchange) {
		return func(e *browsertest.Exchange) { e.Start(status, "Retry-After", "0").End() }
	}
	behind := func(act func(*browsertest.Exchange)) func(*browsertest.Exchange) {
		return func(e *browsertest.Exchange) { act(e.Start(200).Write("retry: 1\n\n")) }
	}
	event := func(act func(*browsertest.Exchange)) func(*browsertest.Exchange) {
		return func(e *browsertest.Exchange) { act(e.Start(200).Write("retry: 1\nid: 1\ndata: a\n\n")) }
	}
	for name, c := range map[string]struct {
		init string
		act  func(*browsertest.Exchange)
		want string
	}{
		"a POST is refused with 429":              {"method: 'POST'", answer(429), "failed"},
		"a POST is refused with 503":              {"method: 'POST'", answer(503), "failed"},
		"a POST has no content":                   {"method: 'POST'", answer(204), "failed"},
		"a POST ends":                             {"method: 'POST'", event(end), "eof"},
		"a POST breaks off":                       {"method: 'POST'", event(reset), "failed"},
		"a POST that says reconnect: false":       {"method: 'POST', reconnect: false", event(reset), "failed"},
		"a PUT breaks off":                        {"method: 'PUT'", event(reset), "failed"},
		"a GET that says reconnect: false ends":   {"reconnect: false", event(end), "eof"},
		"a GET that says reconnect: false breaks": {"reconnect: false", event(reset), "failed"},
		"resume has no id, the stream ends":       {"method: 'POST', reconnect: { strategy: 'resume' }", behind(end), "eof"},
		"resume has no id, the stream breaks off": {"method: 'POST', reconnect: { strategy: 'resume' }", behind(reset), "failed"},
		"resume has no id, there is no content":   {"method: 'POST', reconnect: { strategy: 'resume' }", answer(204), "failed"},
		"rejected broke off":                      {"method: 'POST', reconnect: { strategy: 'rejected' }", event(reset), "failed"},
		"rejected broke off before an event":      {"method: 'POST', reconnect: { strategy: 'rejected' }", behind(reset), "failed"},
		"rejected ended":                          {"method: 'POST', reconnect: { strategy: 'rejected' }", event(end), "eof"},
		"rejected, refused with 500":              {"method: 'POST', reconnect: { strategy: 'rejected' }", answer(500), "failed"},
		"replay, refused with 400":                {"method: 'POST', reconnect: true", answer(400), "failed"},
		"replay, no content":                      {"method: 'POST', reconnect: true", answer(204), "failed"},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := browsertest.OpenClocked(t)
			page.Run("watch(new EventSource('/stream', { " + c.init + " }))")
			c.act(server.Next())
			assert.Equal(t, c.want, page.Outcome())
			page.Rest()
			assert.Equal(t, 1, server.Requests("/stream"))
			assert.Equal(t, 1, browsertest.Value[int](page, "log.filter((e) => e.type === 'error').length"))
		})
	}
}

func TestRejectedWaitsAsLongAsTheServerSays(t *testing.T) {
	for name, c := range map[string]struct {
		status      int
		retryAfter  string
		least, most float64
	}{
		"429, seconds":          {429, "7", 7000, 7000},
		"503, seconds":          {503, "120", 120_000, 120_000},
		"a date":                {429, time.Now().Add(time.Hour).UTC().Format(http.TimeFormat), 3_400_000, 3_600_000},
		"a date gone by":        {503, "Wed, 21 Oct 2015 07:28:00 GMT", 0, 3000},
		"none":                  {429, "", 0, 3000},
		"what is neither":       {429, "soon", 0, 3000},
		"at once":               {429, "0", 0, 3000},
		"longer than any timer": {429, "99999999999", 1<<31 - 1, 1<<31 - 1},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := browsertest.Open(t)
			page.Run(`var delay; watch(new EventSource('/stream', { method: 'POST', body: 'x', reconnect: { strategy: 'rejected' } }))
			es.addEventListener('error', (e) => { delay = e.reconnecting && e.delay; es.close() })`)
			server.Next().Start(c.status, "Retry-After", c.retryAfter).End()
			page.Until("delay !== undefined")
			delay := browsertest.Value[float64](page, "delay")
			assert.GreaterOrEqual(t, delay, c.least)
			assert.LessOrEqual(t, delay, c.most)
		})
	}
}

func TestRejectedSendsTheSameAgain(t *testing.T) {
	server, page := browsertest.Open(t)
	page.Run("watch(new EventSource('/stream', { method: 'POST', headers: { 'X-Own': 'yes' }, body: { a: 1 }, reconnect: { strategy: 'rejected' }, done: 'end' }))")
	for _, status := range []int{429, 503, 429, 200} {
		e := server.Next()
		assert.Equal(t, []string{"POST", "yes", `{"a":1}`, ""}, []string{e.Request.Method, e.Request.Header.Get("X-Own"), string(e.Body), e.Request.Header.Get("Idempotency-Key")})
		e.Start(status, "Retry-After", "0").Write("data: end\n\n")
		if status != 200 {
			e.End()
		}
	}
	assert.Equal(t, "complete", page.Outcome())
}

func TestReplayKeepsOneKey(t *testing.T) {
	for name, c := range map[string]struct{ init, key string }{
		"reconnect: true":     {"reconnect: true, headers: { 'X-Own': 'yes' }", `^\S{16,}$`},
		"named":               {"reconnect: { strategy: 'replay', maxDelay: 1 }, headers: { 'X-Own': 'yes' }", `^\S{16,}$`},
		"a key of the page's": {"reconnect: true, headers: { 'X-Own': 'yes', 'idempotency-key': 'mine' }", "^mine$"},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := watched(t, "method: 'POST', body: { a: 1 }, "+c.init)
			key := ""
			for i := range 6 {
				e := server.Next()
				own := e.Request.Header.Get("Idempotency-Key")
				if i == 0 {
					key = own
				}
				assert.Regexp(t, c.key, own)
				assert.Equal(t, []string{key, "POST", "yes", `{"a":1}`, ""}, []string{own, e.Request.Method, e.Request.Header.Get("X-Own"), string(e.Body), e.Request.Header.Get("Last-Event-ID")})
				switch i % 3 {
				case 0:
					e.Start(200).Write(fmt.Sprintf("retry: 1\nid: %d\ndata: a\n\n", i))
					page.Until(fmt.Sprintf("messages().length === %d", i/3+1))
					e.Reset()
				case 1:
					e.Start(503, "Retry-After", "0").End()
				default:
					e.Start(200).End()
				}
			}
		})
	}
}

func TestAttemptsInARowAreBounded(t *testing.T) {
	eachInit(t, map[string]string{
		"replay": "method: 'POST', reconnect: { strategy: 'replay', maxAttempts: 2, maxDelay: 1 }",
		"resume": "method: 'POST', reconnect: { strategy: 'resume', maxAttempts: 2, maxDelay: 1 }",
		"GET":    "reconnect: { maxAttempts: 2, maxDelay: 1 }",
	}, func(t *testing.T, server *browsertest.Server, page *browsertest.Page) {
		for i := range 5 {
			e := server.Next().Start(200)
			if i == 0 || i == 2 {
				e.Write("id: 1\ndata: an event ends the row\n\n")
			}
			e.End()
		}
		assert.Equal(t, "eof", page.Outcome())
		page.Settle()
		server.None()
	})
}
