package interop

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
	"eventsource-wasm/internal/servertest"
)

// backend is a server that speaks a protocol of its own, so each has checks of its own.
type backend struct {
	server
	checks []backendCheck
}

type backendCheck struct {
	name string
	run  func(t *testing.T, b *running) string
}

// running is a back end, and a wire to it that can be cut.
type running struct {
	wire   *forwarder
	direct string
	wired  string
}

var backends = []backend{
	aimock("OpenAI chat", "OpenAI chat completions, and all that speak them", "chat", "openai"),
	aimock("OpenAI responses", "OpenAI responses", "respond", "openaiResponses"),
	aimock("Anthropic", "Anthropic messages", "message", "anthropic"),
	aimock("Gemini", "Gemini", "generate", "gemini"),
	{nodeServer("Vercel AI SDK", "ai-sdk", "ai", "server.mjs"), []backendCheck{
		{"one by one", aiSDKOneByOne},
		{"the model breaks off", aiSDKBreaksOff},
		{"cut, resumed by its route", aiSDKResumes},
		{"resumed when there is nothing", aiSDKHasNothing},
	}},
	{nodeServer("AG-UI's encoder", "ag-ui", "@ag-ui/encoder", "server.mjs"), []backendCheck{
		{"one by one", agentOneByOne},
		{"the model breaks off", agentBreaksOff},
		{"cancel is seen", agentIsCancelled},
	}},
	{nodeServer("MCP, TypeScript SDK", "mcp", "@modelcontextprotocol/sdk", "server.mjs"), mcpChecks},
	{goServer("MCP, Go SDK", "mcp-go", "github.com/modelcontextprotocol/go-sdk"), mcpChecks},
}

func TestBackends(t *testing.T) {
	results.keep(t)
	for _, row := range backends {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			version, err := row.version()
			require.NoError(t, err, "%s cannot be had: `make interop` installs it", row.name)
			results.version(row.name, version)
			address := servertest.Start(t, row.command).Address
			b := &running{wire: forward(t, address), direct: "http://" + address + "/"}
			b.wired = "http://" + b.wire.address + "/"
			for _, c := range row.checks {
				t.Run(c.name, func(t *testing.T) {
					var found string
					defer func() { results.put(t, row.name, c.name, found) }()
					found = c.run(t, b)
				})
			}
		})
	}
}

// mocked is what aimock answers.
const mocked = "第 1 条 你好 😀 第 2 条 你好 😀 第 3 条 你好 😀 第 4 条 你好 😀"

// aimock is asked by the recipe with this heading, which makes a function of this name.
func aimock(service, heading, function, format string) backend {
	b := backend{server: nodeServer("aimock, "+service, "aimock", "@copilotkit/aimock", "server.mjs")}
	ask := func(t *testing.T, r *running, prompt string) (*browsertest.Page, string) {
		t.Helper()
		p := cook(t, r.direct, heading, "Read the answer")
		return p, browsertest.Value[string](p, fmt.Sprintf(`(async () => {
			text = ''
			es = %s(%s)
			thrown = undefined
			try { await answer(es, %s, (piece) => { text += piece }) } catch (error) { thrown = error }
			const cause = thrown?.cause?.response ? thrown.cause : thrown
			told = [cause?.reason, cause?.status, cause?.response?.headers.get('content-type')].join(' ').trim()
			body = /status|content-type/.test(cause?.reason) ? await cause.response.text() : ''
			return (await es.closed).outcome
		})()`, function, browsertest.Literal(prompt), format))
	}
	value := browsertest.Value[string]
	b.checks = []backendCheck{
		{"answer", func(t *testing.T, r *running) string {
			p, outcome := ask(t, r, "讲个故事")
			assert.Equal(t, "complete", outcome)
			assert.Equal(t, mocked, value(p, "text"))
			return ""
		}},
		{"429", func(t *testing.T, r *running) string {
			p, outcome := ask(t, r, "limit")
			assert.Equal(t, "failed", outcome)
			assert.Equal(t, "status 429 application/json", value(p, "told"))
			assert.Contains(t, value(p, "body"), "Rate limit reached 😀")
			assert.Equal(t, "too many requests, again in 7 s", value(p, "thrown.message"))
			return ""
		}},
		{"529", func(t *testing.T, r *running) string {
			p, outcome := ask(t, r, "overloaded")
			assert.Equal(t, "failed", outcome)
			assert.Equal(t, "status 529 application/json", value(p, "told"))
			assert.Contains(t, value(p, "body"), "Overloaded 😀")
			assert.Contains(t, value(p, "thrown.message"), "HTTP 529: {")
			return ""
		}},
	}
	for _, fault := range []string{"cut", "disconnect", "chaos"} {
		b.checks = append(b.checks, backendCheck{map[string]string{
			"cut": "breaks off after five pieces", "disconnect": "breaks off after 0.1 s", "chaos": "hangs up without a response",
		}[fault], func(t *testing.T, r *running) string {
			p, outcome := ask(t, r, fault)
			assert.Equal(t, "failed", outcome)
			assert.True(t, strings.HasPrefix(mocked, value(p, "text")))
			assert.Less(t, len(value(p, "text")), len(mocked))
			assert.Contains(t, value(p, "thrown.message"), "Network error: ")
			return "an error"
		}})
	}
	b.checks = append(b.checks, backendCheck{"drops the request", func(t *testing.T, r *running) string {
		p, outcome := ask(t, r, "drop")
		assert.Equal(t, "failed", outcome)
		assert.Equal(t, "status 500 application/json", value(p, "told"))
		return "500"
	}}, backendCheck{"no stream, but damaged JSON", func(t *testing.T, r *running) string {
		p, outcome := ask(t, r, "malformed")
		assert.Equal(t, "failed", outcome)
		assert.Equal(t, "content-type 200 application/json", value(p, "told"))
		assert.Equal(t, "{malformed json: <<<chaos>>>", value(p, "body"))
		return "an error, with the body"
	}})
	return b
}

const aiSDK = "The Vercel AI SDK, resumed"

// asksSDK has the recipe ask for an answer, and keep what it shows in shown.
func asksSDK(p *browsertest.Page, a *answer) {
	p.Run(fmt.Sprintf(`var shown = '', restarts = 0, ended
	uiMessage('chat-%[1]s', '%[1]s', (text) => { if (text.length < shown.length) restarts++; shown = text })
		.then(() => { ended = 'whole' }, (error) => { ended = error.name + ': ' + error.message })`, a.name))
}

func shows(p *browsertest.Page, variable, text string) {
	p.Until(fmt.Sprintf("%s === %s", variable, browsertest.Literal(text)))
}

func aiSDKOneByOne(t *testing.T, b *running) string {
	p, a := cook(t, b.direct, aiSDK), answers.answer(t, 3)
	asksSDK(p, a)
	for n := 1; n <= 3; n++ {
		a.tell(1)
		shows(p, "shown", a.text(n))
	}
	shows(p, "ended", "whole")
	return ""
}

// aiSDKBreaksOff: the SDK sends [DONE] behind its error, too.
func aiSDKBreaksOff(t *testing.T, b *running) string {
	p, a := cook(t, b.direct, aiSDK), answers.answer(t, 3)
	asksSDK(p, a)
	a.tell(2)
	shows(p, "shown", a.text(2))
	a.breakOff()
	p.Until("ended")
	assert.Contains(t, browsertest.Value[string](p, "ended"), "An error occurred.")
	assert.Equal(t, a.text(2), browsertest.Value[string](p, "shown"))
	return "an error, told in the stream"
}

func aiSDKResumes(t *testing.T, b *running) string {
	p, a := cook(t, b.wired, aiSDK), answers.answer(t, 4)
	p.Run(`var responses = 0, real = fetch
	fetch = async (...request) => { const response = await real(...request); responses++; return response }`)
	asksSDK(p, a)
	a.tell(2)
	shows(p, "shown", a.text(2))
	b.wire.cut()
	p.Until("responses === 2") // an answer that is complete by then cannot be resumed
	a.tell(2)
	shows(p, "ended", "whole")
	assert.Equal(t, a.text(4), browsertest.Value[string](p, "shown"))
	assert.Len(t, a.askings(), 1, "the model is asked once")
	return ""
}

// aiSDKHasNothing: who asks for an answer that nobody makes gets 204, and that is no error.
func aiSDKHasNothing(t *testing.T, b *running) string {
	p := cook(t, b.direct)
	p.Run(`es = new EventSource('/api/chat/none/stream', uiMessageStream)`)
	assert.Equal(t, "complete", p.Outcome())
	return "204"
}

// asksAgent has the recipe run an agent, and keeps what it says in text.
func asksAgent(p *browsertest.Page, a *answer) {
	p.Run(fmt.Sprintf(`var text = '', ended
	var es = run('t', [{ id: 'u', role: 'user', content: '%s' }])
	;(async () => { for await (const message of es) text += agui.text(message) })()
		.then(() => { ended = 'whole' }, (error) => { ended = error.name + ': ' + error.message })`, a.name))
}

func agentOneByOne(t *testing.T, b *running) string {
	p, a := cook(t, b.direct, "Agents with AG-UI"), answers.answer(t, 3)
	asksAgent(p, a)
	for n := 1; n <= 3; n++ {
		a.tell(1)
		shows(p, "text", a.text(n))
	}
	shows(p, "ended", "whole")
	assert.Equal(t, "complete", p.Outcome())
	return ""
}

func agentBreaksOff(t *testing.T, b *running) string {
	p, a := cook(t, b.direct, "Agents with AG-UI"), answers.answer(t, 3)
	asksAgent(p, a)
	a.tell(2)
	shows(p, "text", a.text(2))
	a.breakOff()
	p.Until("ended")
	assert.Contains(t, browsertest.Value[string](p, "ended"), "The model broke off 😀")
	assert.Equal(t, "failed", p.Outcome())
	return "an error, told in the stream"
}

func agentIsCancelled(t *testing.T, b *running) string {
	p, a := cook(t, b.direct, "Agents with AG-UI"), answers.answer(t, 3)
	asksAgent(p, a)
	a.tell(1)
	shows(p, "text", a.text(1))
	p.Run("es.close()")
	a.until("ending its request", func() bool { return a.gone == 1 })
	return "at once"
}

var mcpChecks = []backendCheck{
	{"initialize, then 202", func(t *testing.T, b *running) string {
		p := mcpSession(t, b, b.direct, "mcp")
		assert.Equal(t, "text/event-stream", browsertest.Value[string](p, "type"))
		return ""
	}},
	{"a tool's progress one by one", func(t *testing.T, b *running) string {
		p, a := mcpSession(t, b, b.direct, "mcp"), answers.answer(t, 3)
		mcpCall(p, a)
		for n := 1; n <= 3; n++ {
			a.tell(1)
			shows(p, "text", a.text(n))
		}
		mcpHas(t, p, a)
		return ""
	}},
	{"cut, resumed by Last-Event-ID", func(t *testing.T, b *running) string {
		p, a := mcpSession(t, b, b.wired, "mcp"), answers.answer(t, 4)
		mcpCall(p, a)
		a.tell(2)
		shows(p, "text", a.text(2))
		b.wire.cut()
		a.tell(2)
		mcpHas(t, p, a)
		assert.Equal(t, a.text(4), browsertest.Value[string](p, "text"), "no progress is lost or told twice")
		assert.Len(t, a.askings(), 1, "the tool is called once")
		return ""
	}},
	{"JSON instead of a stream", func(t *testing.T, b *running) string {
		p, a := mcpSession(t, b, b.direct, "json"), answers.answer(t, 2)
		assert.Equal(t, "application/json", browsertest.Value[string](p, "type"))
		a.tell(2)
		mcpCall(p, a)
		mcpHas(t, p, a)
		return ""
	}},
	{"a session that is gone", func(t *testing.T, b *running) string {
		p := mcpSession(t, b, b.direct, "mcp")
		p.Run(`session = 'gone'`)
		mcpCall(p, answers.answer(t, 1))
		p.Until("failed")
		assert.Equal(t, 404, browsertest.Value[int](p, "failed.status"))
		assert.Contains(t, browsertest.Value[string](p, "failed.message"), "HTTP 404: ")
		return "404"
	}},
}

// mcpSession opens a page with a session of its own.
func mcpSession(t *testing.T, b *running, origin, path string) *browsertest.Page {
	t.Helper()
	p := cook(t, origin, "MCP: a stream, JSON, or nothing")
	p.Run(fmt.Sprintf(`var path = '/%s', session, type, text = '', result, failed, version
	var opened = (response) => {
		session = response.headers.get('mcp-session-id')
		type = response.headers.get('content-type').split(';')[0]
	}
	var ready = rpc(path, { jsonrpc: '2.0', id: 1, method: 'initialize', params: {
		protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'test 😀', version: '1' },
	} }, { opened })`, path))
	assert.Equal(t, "answers", browsertest.Value[string](p, "ready.then(({ result }) => result.serverInfo.name)"))
	require.NotEmpty(t, browsertest.Value[string](p, "session"))
	assert.Equal(t, "nothing", browsertest.Value[string](p, "rpc(path, { jsonrpc: '2.0', method: 'notifications/initialized' }, { session }).then((told) => told === undefined ? 'nothing' : JSON.stringify(told))"))
	return p
}

// mcpCall calls the tool that tells the answer.
func mcpCall(p *browsertest.Page, a *answer) {
	p.Run(fmt.Sprintf(`rpc(path, { jsonrpc: '2.0', id: 2, method: 'tools/call', params: {
		name: 'tell', arguments: { name: '%s' }, _meta: { progressToken: 'p' },
	} }, { session, progress: ({ params }) => { text += params.message } }).then((told) => { result = told }, (error) => { failed = error })`, a.name))
}

// mcpHas waits for the tool's result.
func mcpHas(t *testing.T, p *browsertest.Page, a *answer) {
	t.Helper()
	p.Until("result || failed")
	require.Empty(t, browsertest.Value[string](p, "failed ? failed.message : ''"))
	assert.Equal(t, strings.Join(a.texts, ""), browsertest.Value[string](p, "result.result.content[0].text"))
}
