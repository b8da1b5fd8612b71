package reconnect

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

// A restart behind a proxy: cut, 502, 503, then up again.
func TestARestartBehindAProxyIsSurvived(t *testing.T) {
	for name, init := range map[string]string{
		"resume":       "method: 'POST', reconnect: { strategy: 'resume', maxDelay: 1 }",
		"replay":       "method: 'POST', reconnect: { strategy: 'replay', maxDelay: 1 }",
		"a GET":        "reconnect: { statuses: [502, 503], maxDelay: 1 }",
		"a GET, named": "reconnect: { strategy: 'replay', maxDelay: 1 }",
	} {
		t.Run(name, func(t *testing.T) {
			server, page := browsertest.Open(t)
			page.Run("watch(new EventSource('/stream', { " + init + ", done: 'end' }))")
			e := server.Next().Start(200).Write("id: é1\ndata: a\n\n")
			page.Until("messages().length === 1")
			e.Reset()
			for _, status := range []int{502, 503} {
				e = server.Next()
				assert.Equal(t, "é1", e.Request.Header.Get("Last-Event-ID"))
				e.Start(status, "Content-Type", "text/html", "Retry-After", "0").Write("<h1>restarting</h1>").End()
			}
			e = server.Next()
			assert.Equal(t, "é1", e.Request.Header.Get("Last-Event-ID"))
			e.Start(200).Write("data: b\n\ndata: end\n\n").End()
			assert.Equal(t, "complete", page.Outcome())
			assert.Equal(t, []int{502, 503}, browsertest.Value[[]int](page, "log.filter((e) => e.reason === 'status').map((e) => e.status)"))
			assert.Len(t, page.Messages(), 2)
		})
	}
}

func TestThePageNamesTheStatuses(t *testing.T) {
	for name, c := range map[string]struct {
		init  string
		again map[int]bool
	}{
		"a plain GET":            {"", map[int]bool{429: false, 502: false, 503: false, 504: false, 500: false}},
		"a list":                 {"reconnect: { statuses: [500, 408] }", map[int]bool{500: true, 408: true, 503: false}},
		"none":                   {"method: 'POST', reconnect: { strategy: 'replay', statuses: [] }", map[int]bool{503: false, 429: false}},
		"a function":             {"method: 'POST', reconnect: { strategy: 'rejected', statuses: (status) => status >= 500 }", map[int]bool{500: true, 599: true, 429: false}},
		"a function that throws": {"method: 'POST', reconnect: { strategy: 'rejected', statuses() { throw new Error('a bug') } }", map[int]bool{429: true, 500: false}},
		"by default":             {"method: 'POST', reconnect: { strategy: 'rejected' }", map[int]bool{429: true, 502: true, 503: true, 504: true, 401: false, 408: false, 425: false, 500: false}},
	} {
		for status, again := range c.again {
			t.Run(fmt.Sprint(name, ", ", status), func(t *testing.T) {
				server := browsertest.NewServer(t, browsertest.Site())
				server.Config.SetKeepAlivesEnabled(false) // on a connection used before, Chromium itself sends the request again after a 408
				page := browsertest.NewPage(t, server.URL+"/page")
				page.Run("var reconnecting; es = new EventSource('/stream', { " + c.init + " }); es.onerror = (e) => { reconnecting = e.reconnecting; es.close() }")
				server.Next().Start(status).End()
				page.Until("reconnecting !== undefined")
				assert.Equal(t, again, browsertest.Value[bool](page, "reconnecting"))
				assert.Equal(t, name == "a function that throws", len(page.Uncaught()) == 1)
			})
		}
	}
}

// A 401 that is named, with headers(attempt), is how a token is renewed.
func TestATokenIsRenewed(t *testing.T) {
	server, page := browsertest.Open(t)
	page.Run(`watch(new EventSource('/stream', { method: 'POST', body: 'x', reconnect: { strategy: 'rejected', statuses: [401], maxAttempts: 1, maxDelay: 1 },
		headers: async (attempt) => ({ authorization: 'token ' + attempt }) }))`)
	for i := range 2 {
		e := server.Next()
		assert.Equal(t, fmt.Sprint("token ", i), e.Request.Header.Get("Authorization"))
		e.Start(401).End()
	}
	assert.Equal(t, "failed", page.Outcome())
	page.Settle()
	assert.Equal(t, 2, server.Requests("/stream"), "attempts in a row are bounded")
}

func TestResumeWithoutAnIDIfThePageSaysHow(t *testing.T) {
	for name, end := range map[string]func(*browsertest.Page, *browsertest.Exchange){
		"a reset": func(page *browsertest.Page, e *browsertest.Exchange) {
			e.Start(200).Write("data: a\n\n")
			page.Until("messages().length === 1")
			e.Reset()
		},
		"a clean end": func(_ *browsertest.Page, e *browsertest.Exchange) { e.Start(200).Write("data: a\n\n").End() },
		"no response": func(_ *browsertest.Page, e *browsertest.Exchange) { e.Reset() },
		"a refusal":   func(_ *browsertest.Page, e *browsertest.Exchange) { e.Start(503, "Retry-After", "0").End() },
	} {
		t.Run(name, func(t *testing.T) {
			server := browsertest.NewServer(t, browsertest.Site())
			server.Config.SetKeepAlivesEnabled(false)
			page := browsertest.NewPage(t, server.URL+"/page")
			page.Run(`var context
			watch(new EventSource('/stream', { method: 'POST', body: 'x', done: 'end',
				reconnect: { strategy: 'resume', maxDelay: 1, request: (given) => { context = given; return '/stream/all' } } }))`)
			end(page, server.Next())
			e := server.Next()
			assert.Equal(t, []string{"GET", "/stream/all", ""}, []string{e.Request.Method, e.Request.URL.Path, e.Request.Header.Get("Last-Event-ID")})
			e.Start(200).Write("data: a\n\ndata: end\n\n").End()
			assert.Equal(t, "complete", page.Outcome())
			assert.Equal(t, map[string]any{"attempt": 1.0, "lastEventId": "", "url": server.URL + "/stream"}, browsertest.Value[map[string]any](page, "context"))
		})
	}
}

func TestTheFirstRequestGoesOnFromAnID(t *testing.T) {
	for name, c := range map[string]struct{ init, header, query string }{
		"a header":              {"lastEventId: 'é7'", "é7", "q=1"},
		"a parameter":           {"lastEventId: 'é7', lastEventIdParameter: 'after'", "", "q=1&after=" + url.QueryEscape("é7")},
		"a parameter there was": {"lastEventId: '7', lastEventIdParameter: 'q'", "", "q=7"},
		"no ID yet":             {"lastEventIdParameter: 'after'", "", "q=1"},
		"a POST":                {"method: 'POST', reconnect: true, lastEventId: '7'", "7", "q=1"},
	} {
		t.Run(name, func(t *testing.T) {
			server, page := browsertest.Open(t)
			page.Run("watch(new EventSource('/stream?q=1', { " + c.init + " }))")
			e := server.Next()
			assert.Equal(t, []string{c.header, c.query}, []string{e.Request.Header.Get("Last-Event-ID"), e.Request.URL.RawQuery})
			want := ""
			if name != "no ID yet" {
				want = browsertest.Value[string](page, "es.lastEventId")
				assert.NotEmpty(t, want)
			}
			e.Start(200).Write("retry: 1\ndata: a\n\n")
			page.Until("messages().length === 1")
			assert.Equal(t, want, browsertest.Value[string](page, "messages()[0].id"), "until the first of the stream's own")
			assert.Equal(t, server.URL+"/stream?q=1", browsertest.Value[string](page, "es.url"))
			e.Write("id: 8\ndata: b\n\n")
			page.Until("messages().length === 2")
			e.End()
			e = server.Next()
			if c.query == "q=1" && name != "no ID yet" {
				assert.Equal(t, "8", e.Request.Header.Get("Last-Event-ID"))
			} else {
				assert.Empty(t, e.Request.Header.Get("Last-Event-ID"))
				assert.Contains(t, e.Request.URL.RawQuery, "=8")
			}
		})
	}
	t.Run("what is no ID", func(t *testing.T) {
		server, page := browsertest.Open(t)
		for _, init := range []string{"lastEventId: 1", "lastEventId: null", "lastEventIdParameter: 1", "lastEventId: 'a\\nb'", "lastEventId: 'a\\0b'"} {
			assert.Equal(t, "TypeError", browsertest.Value[string](page, `(() => { try { new EventSource('/stream', { `+init+` }).close(); return 'none' } catch (error) { return error.name } })()`), init)
		}
		server.None()
	})
}

// An origin that does not allow the header in its answer to a preflight is asked by a parameter instead.
func TestAParameterNeedsNoPreflight(t *testing.T) {
	var mu sync.Mutex
	var requests []string
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		requests = append(requests, r.Method+" "+r.URL.RawQuery)
		n := len(requests)
		mu.Unlock()
		w.Header().Set("Access-Control-Allow-Origin", "*")
		w.Header().Set("Content-Type", "text/event-stream")
		_, _ = fmt.Fprintf(w, "retry: 1\nid: %d\ndata: a\n\n", n)
	}))
	defer other.Close()
	_, page := browsertest.Open(t)
	page.Run("watch(new EventSource('" + other.URL + "', { lastEventIdParameter: 'after' }))")
	page.Until("messages().length >= 3")
	page.Run("es.close()")
	mu.Lock()
	defer mu.Unlock()
	assert.Equal(t, []string{"GET ", "GET after=1", "GET after=2"}, requests[:3])
}

// A fetch of the page's may add a credential to whatever URL it is given.
func TestOnlyAPlainGETMovesToWhereItWasRedirected(t *testing.T) {
	for name, c := range map[string]struct {
		init  string
		moves bool
	}{
		"a plain source": {"", true},
		"with done":      {"done: 'x'", true},
		"with headers":   {"headers: { authorization: 'secret' }", false},
		"with a fetch":   {"fetch: (url, init) => { init.headers.set('authorization', 'secret'); return fetch(url, init) }", false},
	} {
		t.Run(name, func(t *testing.T) {
			var mu sync.Mutex
			var direct []string
			target := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				mu.Lock()
				direct = append(direct, r.Header.Get("Authorization"))
				mu.Unlock()
				w.Header().Set("Access-Control-Allow-Origin", "*")
				w.Header().Set("Access-Control-Allow-Headers", "authorization")
				w.Header().Set("Content-Type", "text/event-stream")
				_, _ = fmt.Fprint(w, "retry: 1\ndata: a\n\n")
			}))
			defer target.Close()
			mux := browsertest.Site()
			hops := 0
			mux.HandleFunc("/moved", func(w http.ResponseWriter, r *http.Request) {
				mu.Lock()
				hops++
				mu.Unlock()
				http.Redirect(w, r, target.URL, http.StatusTemporaryRedirect)
			})
			page := browsertest.NewPage(t, browsertest.NewServer(t, mux).URL+"/page")
			page.Run("watch(new EventSource('/moved', { " + c.init + " }))")
			page.Until("messages().length >= 3")
			page.Run("es.close()")
			mu.Lock()
			defer mu.Unlock()
			assert.Equal(t, c.moves, hops == 1, "%d requests to the first origin", hops)
			for _, secret := range direct {
				assert.Empty(t, secret, "fetch itself takes it off a redirected request")
			}
		})
	}
}
