package docs

import (
	"go/format"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
	"eventsource-wasm/internal/servertest"
)

const guide = "docs/guide.md"

// TestTheGuide makes the files that docs/guide.md has, and uses the chat with both servers, in front of a model that the test writes.
func TestTheGuide(t *testing.T) {
	for name, command := range map[string]func(t *testing.T, folder string) []string{"Go": inGo, "Node": inNode} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			layPage(t, folder)
			c := &chat{t: t, model: browsertest.NewServer(t, http.NotFoundHandler())}
			line := command(t, folder)
			server := servertest.Start(t, func(port string) *exec.Cmd {
				started := exec.Command(line[0], line[1:]...)
				started.Dir = folder
				started.Env = append(os.Environ(), "ADDRESS=127.0.0.1:"+port, "PORT="+port,
					"OPENAI_BASE_URL="+c.model.URL+"/stream/v1", "OPENAI_API_KEY=secret", "MODEL=small")
				return started
			})
			c.Page = browsertest.NewPage(t, "http://"+server.Address+"/", browsertest.ClockScript)
			t.Cleanup(func() {
				if t.Failed() {
					t.Log("the page shows:", browsertest.Value[string](c.Page, "document.body.innerText"))
				}
			})

			c.isAskedAndReloaded()
			c.tellsRefusals()
			c.tellsABreak()
			c.stops()
			c.stopsEarly()
			c.replaces()
			c.tellsThatItIsGone()
		})
	}
}

// layPage writes public/: the page, and chat.js of the pieces in their order.
func layPage(t *testing.T, folder string) {
	t.Helper()
	var script strings.Builder
	public := filepath.Join(folder, "public")
	require.NoError(t, os.Mkdir(public, 0o700))
	for _, f := range fences(t, guide) {
		switch f.info {
		case "html":
			write(t, filepath.Join(public, "index.html"), f.code)
		case "js":
			script.WriteString(f.code)
		}
	}
	write(t, filepath.Join(public, "chat.js"), script.String())
}

// piece is the one piece of code of the guide that has the info.
func piece(t *testing.T, info string) string {
	t.Helper()
	var found []string
	for _, f := range fences(t, guide) {
		if f.info == info {
			found = append(found, f.code)
		}
	}
	require.Len(t, found, 1, info)
	return found[0]
}

// inGo builds main.go by the lines that the guide has for it, but for where the copy of the repository is.
func inGo(t *testing.T, folder string) []string {
	t.Helper()
	root, err := filepath.Abs("../..")
	require.NoError(t, err)
	program := piece(t, "go")
	formatted, err := format.Source([]byte(program))
	require.NoError(t, err)
	assert.Equal(t, string(formatted), program, "as gofmt has it")
	write(t, filepath.Join(folder, "main.go"), program)
	lines := ""
	for _, f := range fences(t, guide) {
		if f.heading == "In Go" && f.info == "sh" {
			lines = f.code
		}
	}
	before, _, ok := strings.Cut(lines, "OPENAI_BASE_URL=")
	require.True(t, ok)
	require.Contains(t, before, "=../eventsource-wasm")
	build := exec.Command("sh", "-ec", strings.ReplaceAll(before, "=../eventsource-wasm", "="+root)+"\ngo build -o chat .")
	build.Dir, build.Env = folder, append(os.Environ(), "GOFLAGS=", "GOPROXY=off", "GOWORK=off")
	told, err := build.CombinedOutput()
	require.NoError(t, err, "%s", told)
	return []string{filepath.Join(folder, "chat")}
}

// inNode lays server.mjs beside the package, which needs no more than its manifest and dist/.
func inNode(t *testing.T, folder string) []string {
	t.Helper()
	layPackage(t, folder)
	write(t, filepath.Join(folder, "server.mjs"), piece(t, "js server"))
	return []string{"node", "server.mjs"}
}

// layPackage installs the package in a folder as npm would.
func layPackage(t *testing.T, folder string) {
	t.Helper()
	own := filepath.Join(folder, "node_modules", "eventsource-wasm")
	require.NoError(t, os.MkdirAll(own, 0o700))
	manifest, err := os.ReadFile("../../js/package.json")
	require.NoError(t, err)
	write(t, filepath.Join(own, "package.json"), string(manifest))
	require.NoError(t, os.CopyFS(filepath.Join(own, "dist"), os.DirFS("../../dist")))
}

func write(t *testing.T, path, text string) {
	t.Helper()
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
}

// chat is the guide's page, and the model behind its server.
type chat struct {
	*browsertest.Page
	t     *testing.T
	model *browsertest.Server
}

// ask sends a question, and gives the request that the model gets.
func (c *chat) ask(prompt string) *browsertest.Exchange {
	c.t.Helper()
	c.Run("{ const input = document.querySelector('[name=prompt]'); input.value = " + browsertest.Literal(prompt) + "; input.form.requestSubmit() }")
	e := c.model.Next()
	assert.Equal(c.t, "POST /stream/v1/chat/completions", e.Request.Method+" "+e.Request.URL.Path)
	assert.Equal(c.t, "Bearer secret", e.Request.Header.Get("Authorization"))
	assert.JSONEq(c.t, `{"model":"small","stream":true,"messages":[{"role":"user","content":`+browsertest.Literal(prompt)+`}]}`, string(e.Body))
	return e
}

func said(text string) string {
	return `data: {"choices":[{"delta":{"content":` + browsertest.Literal(text) + `}}]}` + "\n\n"
}

func (c *chat) shows(text string) {
	c.Until("document.querySelector('output').textContent === " + browsertest.Literal(text))
}

func (c *chat) says(text string) {
	c.Until("document.querySelector('[role=status]').textContent === " + browsertest.Literal(text))
}

func (c *chat) reload() { c.Do(chromedp.Reload()) }

func (c *chat) isAskedAndReloaded() {
	e := c.ask("你好 😀")
	c.says("Asking …")
	assert.True(c.t, browsertest.Value[bool](c.Page, "!document.querySelector('#stop').hidden"))
	e.Start(200).Write(said("第一"))
	c.shows("第一")
	c.says("Answering …")
	c.Advance(10_000)
	c.says("Nothing has come for 10 s. Still waiting …")
	c.reload()
	c.shows("第一")
	e.Write(said("条 😀"))
	c.shows("第一条 😀")
	e.Write("data: [DONE]\n\n").End()
	c.says("")
	assert.True(c.t, browsertest.Value[bool](c.Page, "document.querySelector('#stop').hidden"))
	c.reload()
	c.shows("")
	c.model.None()
}

func (c *chat) tellsRefusals() {
	c.ask("a").Start(429, "Content-Type", "application/json", "Retry-After", "7").Write(`{"error":"slowly"}`).End()
	c.says("Too many questions. Try again in 7 s.")
	c.ask("b").Start(400, "Content-Type", "application/json").Write(`{"error":"too long"}`).End()
	c.says(`HTTP 400: {"error":"too long"}`)
	c.Run("document.querySelector('[name=prompt]').value = ''; document.querySelector('form').requestSubmit()")
	c.Until("document.querySelector('[role=status]').textContent.startsWith('HTTP 422: {\"error\":\"there is no prompt\"}')")
	c.model.None()
}

func (c *chat) tellsABreak() {
	e := c.ask("a").Start(200).Write(said("half"))
	c.shows("half")
	e.Reset()
	c.says("The model broke off.")
	c.shows("half")
}

func (c *chat) stops() {
	e := c.ask("a").Start(200).Write(said("much"))
	c.shows("much")
	c.Run("document.querySelector('#stop').click()")
	e.Gone()
	c.says("Stopped.")
	c.shows("much")
	c.reload()
	c.shows("")
}

func (c *chat) stopsEarly() {
	e := c.ask("a")
	c.Run("document.querySelector('#stop').click()")
	e.Gone()
	c.says("Stopped.")
}

func (c *chat) replaces() {
	first := c.ask("a").Start(200).Write(said("first"))
	c.shows("first")
	second := c.ask("b")
	first.Gone()
	second.Start(200).Write(said("second") + "data: [DONE]\n\n").End()
	c.shows("second")
	c.says("")
}

func (c *chat) tellsThatItIsGone() {
	c.Run(`sessionStorage.setItem('answer', JSON.stringify({ name: 'gone', text: 'once', id: '3' }))`)
	c.reload()
	c.shows("once")
	c.says("This answer is no longer there.")
	c.model.None()
}
