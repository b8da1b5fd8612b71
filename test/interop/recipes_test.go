package interop

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
	"eventsource-wasm/internal/servertest"
)

// recipes is what docs/recipes.md has in code, by the headings above it.
func recipes(t testing.TB) map[string]string {
	t.Helper()
	text, err := os.ReadFile("../../docs/recipes.md")
	require.NoError(t, err)
	found, heading := map[string]string{}, ""
	for _, match := range regexp.MustCompile("(?ms)^#+ ([^\n]*)$|^```js\n(.*?)^```$").FindAllStringSubmatch(string(text), -1) {
		if match[1] != "" {
			heading = match[1]
		} else {
			require.NotContains(t, found, heading, "two pieces of code under one heading")
			found[heading] = match[2]
		}
	}
	return found
}

// cook opens a page that has the recipes with these headings, as their code stands in docs/recipes.md, and the formats.
func cook(t testing.TB, url string, headings ...string) *browsertest.Page {
	t.Helper()
	p := page(t, url)
	serve(t, p, headings...)
	return p
}

// serve runs the formats and the recipes in a page that has the script.
func serve(t testing.TB, p *browsertest.Page, headings ...string) {
	t.Helper()
	formats, err := os.ReadFile("../../dist/formats.mjs")
	require.NoError(t, err)
	browsertest.Value[bool](p, fmt.Sprintf("import(URL.createObjectURL(new Blob([%s], { type: 'text/javascript' }))).then((formats) => Boolean(Object.assign(globalThis, formats)))", browsertest.Literal(string(formats))))
	p.Run("var key = 'secret'")
	all := recipes(t)
	for _, heading := range headings {
		code, ok := all[heading]
		require.True(t, ok, "docs/recipes.md has no code under %q", heading)
		p.Run(regexp.MustCompile(`(?m)^const `).ReplaceAllString(code, "var "))
	}
}

// tried are the headings whose code some test runs.
var tried = []string{
	"Recipes", // the imports; formats are imported as a module, and the class is that of the script
	"OpenAI chat completions, and all that speak them", "OpenAI responses", "Anthropic messages", "Gemini", "Read the answer",
	"Agents with AG-UI", "The Vercel AI SDK, resumed", "MCP: a stream, JSON, or nothing",
	"A token that expires", "A reload in mid-answer", "When nothing comes", "Test a page without a server",
}

func TestEveryRecipeIsTried(t *testing.T) {
	var there []string
	for heading := range recipes(t) {
		there = append(there, heading)
	}
	assert.ElementsMatch(t, tried, there)
}

// serving starts the one of that name, and gives its origin.
func serving(t *testing.T, name string) string {
	t.Helper()
	for _, s := range servers {
		if s.name == name {
			return "http://" + servertest.Start(t, s.command).Address
		}
	}
	require.FailNow(t, "no such server", name)
	return ""
}

func TestATokenThatExpires(t *testing.T) {
	p := cook(t, serving(t, "Go, net/http")+"/", "A token that expires")
	a := answers.answer(t, 2)
	a.tell(2)
	p.Run(`var asked = [], refusals = 0
	var token = async ({ fresh }) => { asked.push(fresh); return fresh ? 'new' : 'old' }
	// A gateway that knows only the new token.
	var real = fetch
	fetch = async (url, init) => new Headers(init.headers).get('authorization') === 'Bearer new'
		? real(url, init) : (refusals++, new Response('{"detail":"expired"}', { status: 401 }))
	var es = authorized('/answers/` + a.name + `', { prompt: 'a' }), log = []
	es.onmessage = ({ data }) => log.push(data)`)
	assert.Equal(t, "complete", p.Outcome())
	assert.Equal(t, []bool{false, true}, browsertest.Value[[]bool](p, "asked"))
	assert.Equal(t, 1, browsertest.Value[int](p, "refusals"))
	assert.Equal(t, a.texts, tab{Page: p}.got())
}

func TestAReloadInMidAnswer(t *testing.T) {
	origin := serving(t, "Go, net/http")
	p := cook(t, origin+"/", "A reload in mid-answer")
	a := answers.answer(t, 4)
	begin := strings.ReplaceAll(`crypto.randomUUID = () => 'NAME'; var shown; void keptAnswer('a', (text) => { shown = text })`, "NAME", a.name)
	p.Run(begin)
	a.tell(2)
	p.Until(fmt.Sprintf("shown === %s", browsertest.Literal(a.text(2))))

	kept := browsertest.Value[string](p, "sessionStorage.getItem('answer')")
	p.Do(chromedp.Reload())
	assert.Equal(t, kept, browsertest.Value[string](p, "sessionStorage.getItem('answer')"))
	prepare(t, p)
	serve(t, p, "A reload in mid-answer")
	p.Run(`var shown; void keptAnswer('a', (text) => { shown = text })`)
	p.Until(fmt.Sprintf("shown === %s", browsertest.Literal(a.text(2))))
	a.tell(2)
	p.Until(fmt.Sprintf("shown === %s", browsertest.Literal(a.text(4))))
	p.Until("sessionStorage.getItem('answer') === null")
	assert.Equal(t, []asking{{"a", 0}, {"", 2}}, a.askings())
}

func TestASilenceIsExplained(t *testing.T) {
	behind := serving(t, "Go, net/http")
	for name, c := range map[string]struct {
		origin string
		isSlow bool
		said   []string
	}{
		"a slow server":      {behind, true, []string{"the response has begun, and then nothing", "it was slow"}},
		"a proxy that holds": {"http://" + bufferToTheEnd(t, strings.TrimPrefix(behind, "http://")), false, []string{"no response yet", "it was held back"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := browsertest.NewPage(t, c.origin+"/", browsertest.ClockScript)
			prepare(t, p)
			serve(t, p, "When nothing comes")
			a := answers.answer(t, 3)
			p.Run(`var said = [], es = new EventSource('/answers/` + a.name + `', { method: 'POST', headers: { Authorization: 'Bearer secret' }, body: { prompt: 'a' }, done: '[DONE]', stallTimeout: 5000 })
			watchSilence(es, (text) => said.push(text))`)
			a.isAsked(1)
			if c.isSlow {
				p.Until("es.readyState === 1")
			}
			p.Advance(5000)
			assert.Equal(t, c.said[:1], browsertest.Value[[]string](p, "said"))
			a.tell(1)
			if c.isSlow {
				p.Until("es.arrival")
				p.Advance(100)
			}
			a.tell(2)
			assert.Equal(t, "complete", p.Outcome())
			assert.Equal(t, c.said, browsertest.Value[[]string](p, "said"))
		})
	}
}

func TestAPageWithoutAServer(t *testing.T) {
	p := cook(t, other.URL, "Test a page without a server")
	p.Run(`var fake = fakeFetch(), log = []
	var es = new EventSource('/answers', { method: 'POST', body: { prompt: '你好 😀' }, done: '[DONE]', fetch: fake.fetch })
	es.onmessage = ({ data }) => log.push(data)
	es.onopen = () => fake.send('第 1 条 😀')`)
	p.Until("log.length === 1")
	p.Run("fake.send('second')")
	p.Until("log.length === 2")
	p.Run("fake.send('[DONE]')")
	assert.Equal(t, "complete", p.Outcome())
	assert.Equal(t, []string{"第 1 条 😀", "second"}, browsertest.Value[[]string](p, "log"))
	assert.Equal(t, "POST", browsertest.Value[string](p, "fake.requests[0].method"))
	assert.JSONEq(t, `{"prompt":"你好 😀"}`, browsertest.Value[string](p, "new Response(fake.requests[0].body).text()"))

	for way, want := range map[string]string{"end": "incomplete", "breakOff": "failed"} {
		p.Run(`fake = fakeFetch()
		es = new EventSource('/answers', { method: 'POST', done: '[DONE]', fetch: fake.fetch })
		es.onopen = () => fake.` + way + `()`)
		assert.Equal(t, want, p.Outcome(), way)
	}
	for body, want := range map[string]string{
		`async () => new Response('{"detail":"…"}', { status: 422 })`: "status 422",
		`async () => { throw new TypeError() }`:                       "network undefined",
	} {
		p.Run("var told; es = new EventSource('/answers', { method: 'POST', fetch: " + body + " }); es.onerror = (e) => { told = e.reason + ' ' + e.status }")
		assert.Equal(t, "failed", p.Outcome())
		assert.Equal(t, want, browsertest.Value[string](p, "told"))
	}
}
