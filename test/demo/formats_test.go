package demo

import (
	"net/http"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
	"eventsource-wasm/internal/demoserver"
)

func TestEveryFormatBringsTheSameAnswer(t *testing.T) {
	page, sent := demo(t, demoserver.Options{TokenInterval: -1})
	labels := names(page)
	require.Equal(t, []string{"OpenAI chat", "OpenAI Responses", "Anthropic", "Gemini", "Vercel AI SDK", "DashScope", "Dify", "Coze", "AG-UI"}, labels)
	answers := map[string]bool{}
	urls := map[string]bool{}
	for i, label := range labels {
		choose(page, label)
		urls[value(page, "req-url")] = true
		ask(page, "写一首诗")
		state(page, "complete")
		assert.EqualValues(t, i+1, sent.Load())
		answers[text(page, "answer")] = true
		page.Until("document.getElementById('events').lastElementChild.textContent.includes('complete')")
		tokens := browsertest.Value[int](page, "Number(document.getElementById('tokens').textContent)")
		assert.Greater(t, tokens, 10, label)
		// Another conversation, for the next format to be asked the same.
		page.Run("document.getElementById('chat-light').dataset.state = ''")
	}
	assert.Len(t, answers, 1)
	assert.Len(t, urls, len(labels))
}

func TestWhatGoesWrongIsTold(t *testing.T) {
	page, _ := demo(t, demoserver.Options{TokenInterval: -1})
	tells := func(label, fault, want string) {
		t.Helper()
		choose(page, label)
		page.Run("var fault = document.getElementById('fault'); fault.value = '" + fault + "'; fault.dispatchEvent(new Event('change', { bubbles: true }))")
		assert.Contains(t, value(page, "req-headers"), `"X-Demo-Fault": "`+fault+`"`)
		ask(page, "hello")
		state(page, "failed")
		mark := browsertest.Value[string](page, "document.querySelector('#conversation .turn:last-child .mark').textContent")
		assert.Contains(t, mark, want, "%s, %s", label, fault)
		page.Run("document.getElementById('chat-light').dataset.state = ''")
	}
	for _, label := range names(page) {
		tells(label, "error", "Incomplete: the model has stumbled half-way")
	}
	tells("Gemini", "early", "Incomplete: Incomplete stream: it ended before done matched")
	tells("Coze", "break", "Network error") // what had come may be lost with the connection
}

// TestThePlainCodeIsRun writes the code that the page shows into a page of its own.
func TestThePlainCodeIsRun(t *testing.T) {
	url, sent := serve(t, demoserver.Options{TokenInterval: -1})
	page := open(t, url)
	var mine string
	site := http.NewServeMux()
	site.Handle("/", demoserver.New(demoserver.Options{TokenInterval: -1, Root: os.DirFS("../..")}))
	site.HandleFunc("/mine.html", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte("<!doctype html><title>mine</title>" + mine))
	})
	server := browsertest.NewServer(t, site)
	other := browsertest.NewPage(t, server.URL+"/dist/none")
	for _, label := range names(page) {
		choose(page, label)
		typeInto(page, "prompt", `hello, it's "</script>" I say`)
		mine = text(page, "code")
		other.Do(chromedp.Navigate(server.URL + "/mine.html"))
		other.Until("document.getElementById('answer')?.textContent.includes('it\\'s \"</script>\" I say')")
		assert.NotContains(t, text(other, "answer"), "(eof:", label)
	}
	assert.Zero(t, sent.Load())
}

func TestTheCodeFollowsTheRequest(t *testing.T) {
	page, _ := demo(t, demoserver.Options{})
	assert.Contains(t, text(page, "code"), "...openai,\n    method: 'POST',\n    body: {\n      model: 'demo',")
	choose(page, "React")
	assert.Contains(t, text(page, "code"), "    ...openai,\n    url: '/v1/chat/completions',\n    body: (prompt) => ({")
	assert.Contains(t, text(page, "code"), "messages: [{ role: 'user', content: prompt }],")
	choose(page, "Anthropic")
	assert.Contains(t, text(page, "code"), "    headers: { 'anthropic-version': '2023-06-01' },\n")
	typeInto(page, "req-headers", `{"X-A": "b"}`)
	typeInto(page, "req-url", "/elsewhere")
	typeInto(page, "req-body", `{"q": "Why?", "messages": [{"role": "user", "content": "Why?"}]}`)
	code := text(page, "code")
	assert.Contains(t, code, "    headers: { 'X-A': 'b' },\n")
	assert.Contains(t, code, "    url: '/elsewhere',\n")
	assert.Contains(t, code, "    body: (prompt) => ({\n      q: 'Why?',\n      messages: [{ role: 'user', content: prompt }],\n    }),\n")
	page.Do(chromedp.SetValue("#req-method", "GET"))
	page.Run("document.getElementById('req-method').dispatchEvent(new Event('input'))")
	assert.NotContains(t, text(page, "code"), "body")
	choose(page, "Vue")
	assert.Contains(t, text(page, "code"), "<script setup>")
	choose(page, "Svelte")
	assert.Contains(t, text(page, "code"), "new EventStream({")

	// The machine's clipboard is shared by all pages, and only one that has the focus may write to it.
	page.Run("var copied; navigator.clipboard.writeText = async (text) => { copied = text }")
	page.Run("document.getElementById('code-copy').click()")
	page.Until("document.getElementById('code-copied').textContent === 'Copied.'")
	assert.Equal(t, text(page, "code"), browsertest.Value[string](page, "copied"))
	page.Run("document.execCommand = () => false; navigator.clipboard.writeText = async () => { throw new DOMException('', 'NotAllowedError') }")
	page.Run("document.getElementById('code-copy').click()")
	page.Until("document.getElementById('code-copied').textContent.startsWith('The browser does not let this page copy')")
	assert.Equal(t, text(page, "code"), browsertest.Value[string](page, "String(getSelection())")+"\n", "it is selected, to be copied by hand")
}

// The README begins with a component: the page's is of the same make.
func TestTheReactCodeIsOfTheMakeOfTheReadme(t *testing.T) {
	page, _ := demo(t, demoserver.Options{})
	choose(page, "React")
	readme, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	for _, line := range []string{
		"import { openai } from 'eventsource-wasm/formats'", "import { useEventStream } from 'eventsource-wasm/react'", "export function Chat() {",
		"const ask = (event) => (event.preventDefault(), send(new FormData(event.target).get('prompt')))",
		"const { send, stop, data, status, error } = useEventStream({",
	} {
		assert.Contains(t, string(readme), line)
		assert.Contains(t, text(page, "code"), line)
	}
}

// Texts of one language without the other, and texts that nothing shows.
func TestBothLanguagesHaveAllTexts(t *testing.T) {
	script := `import { en } from '../../cmd/demo/page/en.js'
	import { zh } from '../../cmd/demo/page/zh.js'
	import { readFileSync, readdirSync } from 'node:fs'
	const html = readFileSync('../../index.html', 'utf8')
	const named = [...html.matchAll(/data-text="([^"]+)"/g), ...html.matchAll(/data-attributes="([^"]+)"/g)]
		.flatMap(([, value]) => value.split(' ').map((one) => one.replace(/^.*:/, '')))
	const wanted = new Set(['title', ...named, ...Object.keys(en)])
	const places = new Set(['fault.own']) // a text of a server's, in any language
	for (const key of wanted) if (!(key in zh) && !places.has(key)) console.log('not in Chinese:', key)
	for (const key in zh) if (!wanted.has(key)) console.log('only in Chinese:', key)
	for (const key in en) {
		const values = (text) => [...(text ?? '').matchAll(/\{\w+\}/g)].map(String).sort().join()
		if (key in zh && values(en[key]) !== values(zh[key])) console.log('other values:', key)
	}
	const scripts = readdirSync('../../cmd/demo/page').filter((name) => /\.js$/.test(name) && !/^(en|zh)\.js$/.test(name))
		.map((name) => readFileSync('../../cmd/demo/page/' + name, 'utf8')).join('')
	for (const key in en) if (!scripts.includes("'" + key + "'") && !key.startsWith('state.')) console.log('never shown:', key)`
	output, err := exec.CommandContext(t.Context(), "node", "--input-type=module", "--eval", script).CombinedOutput()
	require.NoError(t, err)
	assert.Empty(t, string(output))
}

func TestTheLanguageIsTheBrowsersUntilItIsSwitched(t *testing.T) {
	url, _ := serve(t, demoserver.Options{TokenInterval: 2 * time.Millisecond})
	page := open(t, url, "Object.defineProperty(navigator, 'languages', { value: ['fr-FR', 'zh-TW', 'en'] })")
	language := func() string { return browsertest.Value[string](page, "document.documentElement.lang") }
	assert.Equal(t, "zh-CN", language())
	assert.Equal(t, "发送", text(page, "send"))
	assert.Equal(t, "空闲", text(page, "chat-state"))
	question := func() string { return browsertest.Value[string](page, "document.getElementById('prompt').value") }
	assert.Contains(t, question(), "为什么")
	press(page, "language")
	assert.Contains(t, question(), "Why")
	press(page, "language")
	page.Do(chromedp.SendKeys("#prompt", "x"))
	press(page, "language")
	assert.Contains(t, question(), "为什么", "what somebody has written stays")
	press(page, "language")
	ask(page, "hello")
	state(page, "complete")
	assert.Equal(t, "完整收到", text(page, "chat-state"))
	press(page, "language")
	assert.Equal(t, "en", language())
	assert.Equal(t, "Send", text(page, "send"))
	assert.Equal(t, "complete", text(page, "chat-state"), "what scripts have written follows")
	assert.Contains(t, browsertest.Value[string](page, "document.title"), "an EventSource that can POST")
	page.Do(chromedp.Reload())
	ready(page)
	assert.Equal(t, "en", language(), "the choice is kept")
	assert.Equal(t, "中文", text(page, "language"))
}
