package docs

import (
	"encoding/json"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	eventsource "eventsource-wasm"
	"eventsource-wasm/internal/browsertest"
)

const security = "docs/security.md"

// headersUnder is the piece of that kind under a heading, as headers.
func headersUnder(t *testing.T, heading string) http.Header {
	t.Helper()
	header := http.Header{}
	for _, f := range fences(t, security) {
		if f.info == "http" && f.heading == heading {
			for line := range strings.Lines(f.code) {
				name, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
				require.True(t, ok, line)
				header.Set(name, value)
			}
		}
	}
	require.NotEmpty(t, header, heading)
	return header
}

func TestThePiecesOfSecurityAreTried(t *testing.T) {
	requireAllRun(t, security, "Tokens", "Resume at another origin", "No redirects", "Show it as text")
	var headings []string
	for _, f := range fences(t, security) {
		if f.info == "http" {
			headings = append(headings, f.heading)
		}
	}
	assert.Equal(t, []string{"With WebAssembly", "Without WebAssembly", "With a nonce", "What the other server sends"}, headings)
}

// strict serves, at /strict, a page with a policy and a script, and asks for a stream in it. It gives that page.
func strict(t *testing.T, policy, tag, url string) (*browsertest.Server, *browsertest.Page) {
	t.Helper()
	mux := browsertest.Site()
	mux.HandleFunc("/page.js", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		_, _ = io.WriteString(w, "var violations = []; document.addEventListener('securitypolicyviolation', (e) => violations.push(e.violatedDirective));"+browsertest.PageScript)
	})
	mux.HandleFunc("/begin.js", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		_, _ = io.WriteString(w, "watch(new EventSource('"+url+"', { method: 'POST', body: { a: 1 }, done: '[DONE]' }))")
	})
	mux.HandleFunc("/begin.mjs", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		_, _ = io.WriteString(w, "import { EventSource } from '/dist/eventsource.mjs'; watch(new EventSource('"+url+"', { method: 'POST', body: { a: 1 }, done: '[DONE]' }))")
	})
	mux.HandleFunc("/strict", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("Content-Type", "text/html")
		_, _ = io.WriteString(w, `<!doctype html><script nonce="R4nd0m" src="/page.js"></script>`+tag)
	})
	server := browsertest.NewServer(t, mux)
	return server, browsertest.NewPage(t, server.URL+"/strict")
}

func TestThePolicies(t *testing.T) {
	script := func(name string) string {
		return `<script nonce="R4nd0m" src="/dist/` + name + `"></script><script nonce="R4nd0m" src="/begin.js"></script>`
	}
	const module = `<script type="module" nonce="R4nd0m" src="/begin.mjs"></script>`
	for name, c := range map[string]struct{ heading, tag string }{
		"with":               {"With WebAssembly", script("eventsource.js")},
		"with, a module":     {"With WebAssembly", module},
		"without":            {"Without WebAssembly", script("eventsource.nowasm.js")},
		"without, a module":  {"Without WebAssembly", module},
		"a nonce":            {"With a nonce", script("eventsource.js")},
		"a nonce, no module": {"With a nonce", script("eventsource.nowasm.js")},
	} {
		t.Run(name, func(t *testing.T) {
			policy := headersUnder(t, c.heading).Get("Content-Security-Policy")
			server, page := strict(t, policy, c.tag, "/stream")
			e := server.Next()
			assert.Equal(t, `{"a":1}`, string(e.Body))
			e.Start(200).Write("data: a\n\ndata: [DONE]\n\n")
			assert.Equal(t, "complete", page.Outcome())
			assert.Equal(t, []browsertest.Event{browsertest.Message("a")}, page.Messages())
			violations := browsertest.Value[[]string](page, "violations.filter((what) => what !== 'img-src')") // the icon
			if name == "without, a module" {
				assert.Equal(t, []string{"script-src"}, violations, "the attempt that shows that it is refused")
			} else {
				assert.Empty(t, violations)
			}
		})
	}
}

func TestWhatGoesWrong(t *testing.T) {
	const tag = `<script src="/dist/eventsource.js"></script><script src="/begin.js"></script>`
	without := headersUnder(t, "Without WebAssembly").Get("Content-Security-Policy")
	server, page := strict(t, without, tag, "/stream")
	assert.Equal(t, "failed", page.Outcome())
	assert.Equal(t, []browsertest.Event{{Type: "error", State: 2, Reason: "wasm"}}, page.Log())
	assert.Contains(t, strings.Join(page.Console(), "\n"), "eventsource.nowasm.js")
	server.None()

	server, page = strict(t, headersUnder(t, "With WebAssembly").Get("Content-Security-Policy"), tag, "https://elsewhere.example/")
	assert.Equal(t, "failed", page.Outcome())
	assert.Equal(t, []browsertest.Event{{Type: "error", State: 2, Reason: "network"}}, page.Log())
	assert.Equal(t, []string{"connect-src"}, browsertest.Value[[]string](page, "violations"))
	server.None()

	server, page = strict(t, without, `<script src="https://elsewhere.example/eventsource.js"></script><script src="/begin.js"></script>`, "/stream")
	e := server.Next()
	assert.Equal(t, "GET", e.Request.Method)
	assert.Equal(t, "undefined", browsertest.Value[string](page, "typeof EventStreamDecoder"))
	page.Run("es.close()")
	e.Gone()
}

func TestTheIntegrityAttribute(t *testing.T) {
	content, err := fs.ReadFile(eventsource.Dist(), "integrity.json")
	require.NoError(t, err)
	var integrity map[string]string
	require.NoError(t, json.Unmarshal(content, &integrity))
	cdn := httptest.NewServer(eventsource.Handler())
	t.Cleanup(cdn.Close)
	var tag string
	for _, f := range fences(t, security) {
		if f.info == "html" {
			tag = strings.ReplaceAll(f.code, "https://cdn.example", cdn.URL)
		}
	}
	require.Contains(t, tag, "sha384-…")
	for value, want := range map[string]string{integrity["eventsource.js"]: "function", integrity["decoder.mjs"]: "undefined"} {
		mux := http.NewServeMux()
		mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			_, _ = io.WriteString(w, `<!doctype html>`+strings.ReplaceAll(tag, "sha384-…", value))
		})
		page := browsertest.NewPage(t, browsertest.NewServer(t, mux).URL)
		assert.Equal(t, want, browsertest.Value[string](page, "typeof EventStreamDecoder"))
	}
}

func TestAStreamOfAnotherOrigin(t *testing.T) {
	for init, preflights := range map[string]int32{"": 2, "cache: 'default'": 1} {
		t.Run(init, func(t *testing.T) { streamOfAnotherOrigin(t, init, preflights) })
	}
}

func streamOfAnotherOrigin(t *testing.T, init string, preflights int32) {
	site := browsertest.NewServer(t, browsertest.Site())
	headers := headersUnder(t, "What the other server sends")
	assert.Equal(t, "https://app.example", headers.Get("Access-Control-Allow-Origin"))
	headers.Set("Access-Control-Allow-Origin", site.URL)
	var asked, sent atomic.Int32
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		names := []string{"Access-Control-Allow-Origin", "Access-Control-Expose-Headers"}
		if r.Method == http.MethodOptions {
			names = append(names, "Access-Control-Allow-Methods", "Access-Control-Allow-Headers", "Access-Control-Max-Age")
		}
		for _, name := range names {
			w.Header().Set(name, headers.Get(name))
		}
		switch {
		case r.Method == http.MethodOptions:
			asked.Add(1)
			w.WriteHeader(http.StatusNoContent)
		case sent.Add(1) == 1:
			w.Header().Set("Retry-After", "7")
			w.WriteHeader(http.StatusTooManyRequests)
		default:
			assert.NotEmpty(t, r.Header.Get("Idempotency-Key"))
			assert.Equal(t, "Bearer secret", r.Header.Get("Authorization"))
			assert.Equal(t, "5", r.Header.Get("Last-Event-ID"))
			w.Header().Set("Content-Type", "text/event-stream")
			_, _ = io.WriteString(w, "data: a\n\ndata: [DONE]\n\n")
		}
	}))
	t.Cleanup(other.Close)
	page := browsertest.NewPage(t, site.URL+"/page", browsertest.ClockScript)
	page.Run(`var delay; watch(new EventSource('` + other.URL + `', {
		method: 'POST', headers: { Authorization: 'Bearer secret' }, body: {}, lastEventId: '5', done: '[DONE]',
		reconnect: { strategy: 'replay', maxDelay: 7000 }, ` + init + `
	}))
	es.addEventListener('error', (e) => { delay = e.delay })`)
	page.Until("delay !== undefined")
	assert.EqualValues(t, 7000, browsertest.Value[float64](page, "delay"))
	page.Advance(7000)
	assert.Equal(t, "complete", page.Outcome())
	assert.Equal(t, preflights, asked.Load())
}

// openSecurity opens a page that has the code under a heading.
func openSecurity(t *testing.T, heading string) (*browsertest.Server, *browsertest.Page) {
	t.Helper()
	server, page := browsertest.OpenClocked(t)
	page.Run(strings.Replace(snippets(t, security)[heading], "const ", "var ", 1))
	return server, page
}

func TestTokens(t *testing.T) {
	server, page := openSecurity(t, "Tokens")
	page.Run("var n = 0; watch(secured('/stream', async () => ++n))")
	e := server.Next()
	assert.Equal(t, "Bearer 1", e.Request.Header.Get("Authorization"))
	e.Start(200)
	page.Until("es.readyState === 1") // on a connection used before, Chromium itself repeats what is reset without a response
	e.Reset()
	assert.Equal(t, "Bearer 2", afterWait(server, page, 1).Request.Header.Get("Authorization"))
	page.Run("es.close()")
}

func TestResumeAtAnotherOrigin(t *testing.T) {
	server, page := openSecurity(t, "Resume at another origin")
	page.Run("watch(resumed('/stream', 'secret', '/stream/rest'))")
	e := server.Next()
	assert.Equal(t, "Bearer secret", e.Request.Header.Get("Authorization"))
	e.Start(200).Write("id: 1\ndata: a\n\n")
	page.Until("messages().length === 1")
	e.Reset()
	e = afterWait(server, page, 1)
	assert.Equal(t, "GET /rest?after=1", requestLine(e))
	assert.Empty(t, e.Request.Header.Get("Authorization"))
	page.Run("es.close()")
}

func TestNoRedirects(t *testing.T) {
	server, page := openSecurity(t, "No redirects")
	page.Run("watch(direct('/stream', 'secret', { a: 1 }))")
	server.Next().Start(http.StatusTemporaryRedirect, "Location", "/stream/elsewhere").End()
	assert.Equal(t, "failed", page.Outcome())
	page.Settle()
	server.None()
}

func TestShowItAsText(t *testing.T) {
	_, page := openSecurity(t, "Show it as text")
	page.Do(chromedp.Evaluate[chromedp.Void](`var element = document.createElement('p'); es = new EventSource('/x', { fetch: chunks('data: <img src=x onerror="document.title = 1">\n\n'), reconnect: false }); show(es, element)`))
	assert.Equal(t, "eof", page.Outcome())
	assert.Equal(t, `<img src=x onerror="document.title = 1">`, browsertest.Value[string](page, "element.textContent"))
	assert.Zero(t, browsertest.Value[int](page, "element.children.length"))
}
