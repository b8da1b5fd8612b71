package eventsource_test

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

func TestBodiesAreSentAsFetchSendsThem(t *testing.T) {
	for name, c := range map[string]struct{ init, contentType, body string }{
		"an object":                     {"body: { a: [1, 'é'] }", "^application/json$", `{"a":[1,"é"]}`},
		"an array":                      {"body: [1, { a: null }]", "^application/json$", `[1,{"a":null}]`},
		"an object without a prototype": {"body: Object.assign(Object.create(null), { a: 1 })", "^application/json$", `{"a":1}`},
		"an object, its type given":     {"headers: { 'content-type': 'application/vnd.api+json' }, body: { a: 1 }", `^application/vnd\.api\+json$`, `{"a":1}`},
		"a string":                      {"body: 'é'", "^text/plain;charset=UTF-8$", "é"},
		"a string, its type given":      {"headers: [['Content-Type', 'application/json']], body: '{}'", "^application/json$", "{}"},
		"form data":                     {"body: (() => { const form = new FormData(); form.append('a', 'é'); return form })()", "^multipart/form-data; boundary=", ""},
		"a blob":                        {"body: new Blob(['x'], { type: 'text/csv' })", "^text/csv$", "x"},
		"search parameters":             {"body: new URLSearchParams({ a: 'é' })", "^application/x-www-form-urlencoded;charset=UTF-8$", "a=%C3%A9"},
		"a buffer":                      {"body: new TextEncoder().encode('é').buffer", "^$", "é"},
		"a view":                        {"body: new TextEncoder().encode('-é-').subarray(1, 3)", "^$", "é"},
		"nothing":                       {"", "^$", ""},
		"null":                          {"body: null", "^$", ""},
		"a function":                    {"body: () => ({ a: 1 })", "^application/json$", `{"a":1}`},
		"an async function":             {"body: async () => new URLSearchParams({ a: 1 })", "^application/x-www-form-urlencoded;charset=UTF-8$", "a=1"},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := open(t)
			page.Run("watch(new EventSource('/stream', { method: 'POST', " + c.init + " }))")
			e := server.Next()
			assert.Regexp(t, c.contentType, e.Request.Header.Get("Content-Type"))
			if name == "form data" {
				assert.Contains(t, string(e.Body), "name=\"a\"\r\n\r\né\r\n")
			} else {
				assert.Equal(t, c.body, string(e.Body))
			}
			e.Start(200).End()
			assert.Equal(t, "eof", outcome(page))
		})
	}
}

func TestStreamIsSentAsABody(t *testing.T) {
	for name, body := range map[string]string{"a stream": "upload()", "a function that gives one": "upload"} {
		t.Run(name, func(t *testing.T) {
			server := browsertest.NewUnstarted(t, site())
			server.EnableHTTP2 = true // Chromium uploads streams over HTTP/2 alone
			server.StartTLS()
			page := chromium.Page(t, server.URL+"/page")
			page.Run(`function upload() { return new Blob(['streamed ', 'text']).stream() }
			watch(new EventSource('/stream', { method: 'POST', body: ` + body + ` }))`)
			e := server.Next()
			assert.Equal(t, "streamed text", string(e.Body))
			assert.Equal(t, 2, e.Request.ProtoMajor)
			e.Start(200).End()
			assert.Equal(t, "eof", outcome(page))
		})
	}
}

func TestHeadersAndBodyAreMadeForEachAttempt(t *testing.T) {
	for name, async := range map[string]string{"sync": "", "async": "async"} {
		t.Run(name, func(t *testing.T) {
			server, page := open(t)
			page.Run(fmt.Sprintf(`watch(new EventSource('/stream', { method: 'POST', reconnect: { strategy: 'replay', maxDelay: 1 },
				headers: %[1]s (...args) => ({ 'X-Token': 'token' + args }), body: %[1]s (...args) => ({ n: args }) }))`, async))
			for i := range 4 {
				e := server.Next()
				assert.Equal(t, fmt.Sprint("token", i), e.Request.Header.Get("X-Token"))
				assert.JSONEq(t, fmt.Sprintf(`{"n":[%d]}`, i), string(e.Body))
				e.Start(200).End()
			}
		})
	}
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
			server, page := open(t)
			strategy := "'replay'"
			if member == "request" {
				strategy, member = "'resume', request() { throw error }", "body: null"
			}
			page.Run("var error = new Error('mine'), seen; watch(new EventSource('/stream', { method: 'POST', reconnect: { maxAttempts: 1, maxDelay: 1, strategy: " + strategy + " }, " + member + " })); es.addEventListener('error', (e) => { seen = e.error })")
			e := server.Next().Start(200).Write("id: 1\n\n")
			page.Until("es.lastEventId === '1'")
			e.End()
			assert.True(t, browsertest.Value[bool](page, "es.closed.then((c) => c.outcome === 'failed' && c.error === error && seen === error)"))
			assert.Equal(t, []event{{Type: "open", State: 1}, {Type: "error", Reason: "eof", Status: 200}, {Type: "error", State: 2, Reason: "request"}}, log(page))
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
				server, page := open(t)
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
				assert.Equal(t, "complete", outcome(page))
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
			server, page := open(t)
			page.Run("watch(new EventSource('/stream', { " + c.init + " }))")
			c.act(server.Next())
			assert.Equal(t, c.want, outcome(page))
			quiet(page, 20)
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
			server, page := open(t)
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
	server, page := open(t)
	page.Run("watch(new EventSource('/stream', { method: 'POST', headers: { 'X-Own': 'yes' }, body: { a: 1 }, reconnect: { strategy: 'rejected' }, done: 'end' }))")
	for _, status := range []int{429, 503, 429, 200} {
		e := server.Next()
		assert.Equal(t, []string{"POST", "yes", `{"a":1}`, ""}, []string{e.Request.Method, e.Request.Header.Get("X-Own"), string(e.Body), e.Request.Header.Get("Idempotency-Key")})
		e.Start(status, "Retry-After", "0").Write("data: end\n\n")
		if status != 200 {
			e.End()
		}
	}
	assert.Equal(t, "complete", outcome(page))
}

func TestReplayKeepsOneKey(t *testing.T) {
	for name, c := range map[string]struct{ init, key string }{
		"reconnect: true":     {"reconnect: true, headers: { 'X-Own': 'yes' }", `^\S{16,}$`},
		"named":               {"reconnect: { strategy: 'replay', maxDelay: 1 }, headers: { 'X-Own': 'yes' }", `^\S{16,}$`},
		"a key of the page's": {"reconnect: true, headers: { 'X-Own': 'yes', 'idempotency-key': 'mine' }", "^mine$"},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := open(t)
			page.Run("watch(new EventSource('/stream', { method: 'POST', body: { a: 1 }, " + c.init + " }))")
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
	for name, init := range map[string]string{
		"replay": "method: 'POST', reconnect: { strategy: 'replay', maxAttempts: 2, maxDelay: 1 }",
		"resume": "method: 'POST', reconnect: { strategy: 'resume', maxAttempts: 2, maxDelay: 1 }",
		"GET":    "reconnect: { maxAttempts: 2, maxDelay: 1 }",
	} {
		t.Run(name, func(t *testing.T) {
			server, page := open(t)
			page.Run("watch(new EventSource('/stream', { " + init + " }))")
			for i := range 5 {
				e := server.Next().Start(200)
				if i == 0 || i == 2 {
					e.Write("id: 1\ndata: an event ends the row\n\n")
				}
				e.End()
			}
			assert.Equal(t, "eof", outcome(page))
			server.None()
		})
	}
}

// offline cuts the page off from the network, or lets it back.
func offline(t *testing.T, p *browsertest.Page, is bool) {
	t.Helper()
	conditions := network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{{URLPattern: "", DownloadThroughput: -1, UploadThroughput: -1, Offline: is}}}
	_, err := chromedp.Call(p.Context(), network.EmulateNetworkConditionsByRule, conditions)
	require.NoError(t, err)
	_, err = chromedp.Call(p.Context(), network.OverrideNetworkState, network.OverrideNetworkStateParams{Offline: is, DownloadThroughput: -1, UploadThroughput: -1})
	require.NoError(t, err)
}

func TestPOSTGoesOnWhateverHappensToTheTab(t *testing.T) {
	for name, c := range map[string]func(*browsertest.Page, func()){
		"hidden and shown": func(p *browsertest.Page, meanwhile func()) {
			set := func(to string) {
				p.Run("Object.defineProperty(document, 'visibilityState', { value: '" + to + "', configurable: true }); document.dispatchEvent(new Event('visibilitychange'))")
			}
			set("hidden")
			meanwhile()
			set("visible")
		},
		"told of offline and online": func(p *browsertest.Page, meanwhile func()) {
			p.Run("dispatchEvent(new Event('offline'))")
			meanwhile()
			p.Run("dispatchEvent(new Event('online'))")
		},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := open(t)
			page.Run("watch(new EventSource('/stream', { method: 'POST', body: 'x', done: 'end', idleTimeout: 10000 }))")
			e := server.Next().Start(200).Write("retry: 1\nid: 1\ndata: a\n\n")
			page.Until("messages().length === 1")
			c(page, func() { e.Write("data: b\n\n") })
			page.Until("messages().length === 2")
			e.Write("data: end\n\n")
			assert.Equal(t, "complete", outcome(page))
			assert.Equal(t, 1, server.Requests("/stream"))
		})
	}
	t.Run("frozen and thawed", func(t *testing.T) {
		server, page := open(t)
		page.Run("watch(new EventSource('/stream', { method: 'POST', body: 'x', done: 'end', idleTimeout: 10000 }))")
		e := server.Next().Start(200).Write("retry: 1\nid: 1\ndata: a\n\n")
		page.Until("messages().length === 1")
		for _, state := range []cdppage.SetWebLifecycleStateState{cdppage.SetWebLifecycleStateStateFrozen, cdppage.SetWebLifecycleStateStateActive} {
			_, err := chromedp.Call(page.Context(), cdppage.SetWebLifecycleState, cdppage.SetWebLifecycleStateParams{State: state})
			require.NoError(t, err)
			e.Write("data: b\n\n")
		}
		// Chromium hands a fetch what came meanwhile no later than its end.
		e.Write("data: end\n\n").End()
		assert.Equal(t, "complete", outcome(page))
		assert.Len(t, messages(page), 3)
		assert.Equal(t, 1, server.Requests("/stream"))
	})
	t.Run("offline and online", func(t *testing.T) {
		server, page := open(t)
		page.Run("watch(new EventSource('/stream', { method: 'POST', body: 'x', done: 'end' }))")
		e := server.Next().Start(200).Write("retry: 1\nid: 1\ndata: a\n\n")
		page.Until("messages().length === 1")
		offline(t, page, true)
		page.Until("!navigator.onLine")
		e.Reset()
		assert.Equal(t, "failed", outcome(page))
		offline(t, page, false)
		page.Until("navigator.onLine")
		quiet(page, 20)
		assert.Equal(t, 1, server.Requests("/stream"))
	})
}

func TestSilenceEndsAConnection(t *testing.T) {
	server, page := open(t)
	page.Run("watch(new EventSource('/stream', { idleTimeout: 150 }))")
	e := server.Next().Start(200).Write("retry: 1\ndata: a\n\n")
	page.Until("messages().length === 1")
	for range 8 { // comments, more than the limit in all
		e.Write(":\n")
		quiet(page, 30)
	}
	assert.Equal(t, []event{{Type: "open", State: 1}, message("a")}, log(page), "comments keep it alive")
	page.Until("log.length === 3")
	assert.Equal(t, event{Type: "error", Reason: "timeout", Status: 200}, log(page)[2])
	e.Gone()
	server.Next()
}

func TestMissingResponseEndsAConnection(t *testing.T) {
	server, page := open(t)
	page.Run("watch(new EventSource('/stream', { connectTimeout: 40 }))")
	server.Next().Gone()
	page.Until("log.length === 1")
	assert.Equal(t, []event{{Type: "error", Reason: "timeout"}}, log(page))
	page.Run("es.close(); log = []; watch(new EventSource('/stream', { method: 'POST', connectTimeout: 400 }))")
	e := server.Next().Start(200)
	page.Until("log.length === 1")
	quiet(page, 450)
	e.Write("data: a\n\n").End()
	assert.Equal(t, "eof", outcome(page), "it does not bound the body")
}
