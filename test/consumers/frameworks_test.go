package consumers

import (
	"fmt"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

// counting counts the frames of a page, and what is rendered: commits of React's, changes of the answer elsewhere.
const counting = `
var frames = 0, renders = 0
requestAnimationFrame(function frame() { frames++; requestAnimationFrame(frame) })
globalThis.__REACT_DEVTOOLS_GLOBAL_HOOK__ = { supportsFiber: true, renderers: new Map(), inject: () => 1, checkDCE() {},
	onCommitFiberRoot() { renders++; react = true }, onCommitFiberUnmount() {}, onPostCommitFiberRoot() {} }
var react = false
new MutationObserver(() => { if (!react && document.querySelector('output')) renders++ })
	.observe(document, { childList: true, subtree: true, characterData: true })
`

// Of frameworks, what their adapters promise besides.
var promises = []struct {
	name  string
	check func(c chat)
}{
	{"4,000 tokens at once", func(c chat) {
		e := c.ask("burst").Start(200)
		c.says("streaming")
		c.counts(func() string {
			burst, want := "", ""
			for i := range 4000 {
				text := fmt.Sprintf("%d ", i)
				burst += token(text)
				want += text
			}
			e.Write(burst + done).End()
			return want
		})
	}},
	{"400 one by one", func(c chat) {
		e := c.ask("paced").Start(200)
		c.says("streaming")
		c.counts(func() string {
			want := ""
			for i := range 400 {
				text := fmt.Sprintf("%d ", i)
				e.Write(token(text))
				want += text
				c.shows(want)
			}
			e.Write(done).End()
			return want
		})
	}},
	{"left while it streams", func(c chat) {
		e := c.ask("leave").Start(200).Write(token("a"))
		c.shows("a")
		c.toggle(false)
		e.Gone()
		c.toggle(true)
	}},
	{"left while it connects", func(c chat) {
		e := c.ask("leave")
		c.toggle(false)
		e.Gone()
		c.toggle(true)
	}},
}

// toggle shows or leaves the part of the page that has the stream.
func (c chat) toggle(shown bool) {
	c.t.Helper()
	c.Run("document.querySelector('#toggle').click()")
	c.Until(fmt.Sprintf("Boolean(document.querySelector('output')) === %v", shown))
}

// counts waits for the answer that sending gives, and holds the page to one render a frame. What is rendered besides, when it
// begins and when it ends, is not much.
func (c chat) counts(send func() string) {
	c.t.Helper()
	c.Run("var before = { frames, renders }")
	want := send()
	c.says("complete")
	c.shows(want)
	count := browsertest.Value[struct{ Frames, Renders int }](c.Page, "({ frames: frames - before.frames, renders: renders - before.renders })")
	assert.LessOrEqual(c.t, count.Renders, count.Frames+2, "renders in %d frames", count.Frames)
	c.t.Logf("%d renders in %d frames", count.Renders, count.Frames)
}

func holdToPromises(t *testing.T, project string, server *browsertest.Server) {
	c := open(t, server, "/", counting)
	for _, promise := range promises {
		promise.check(c)
		c.Settle()
		server.None()
		results.put(t, project, promise.name, "yes")
	}
}

// testAdapter is of a project that is built to a folder of files, and stands on an adapter.
func testAdapter(t *testing.T, project string) {
	dist := build(t, project)
	results.loads(t, project, dist)
	server := serve(t, http.FileServerFS(os.DirFS(dist)))
	holdToContract(t, project, server)
	holdToPromises(t, project, server)
}

// testReact is that, and what differs in development: each effect runs twice, and a change of the source comes while it streams.
func testReact(t *testing.T, project string) {
	testAdapter(t, project)
	vite := start(t, project, nil, "../node_modules/.bin/vite", func(port string) []string {
		return []string{"--host", "127.0.0.1", "--port", port, "--strictPort"}
	})
	server := serve(t, proxy(t, vite))
	holdToContract(t, project, server)
	results.put(t, project, "StrictMode", "one POST")

	c := open(t, server, "/")
	e := c.ask("hot").Start(200).Write(token("one"))
	c.shows("one")
	edit(t, filepath.Join(fresh, project, "src/Chat.jsx"), ">Send<", ">Ask<")
	c.Until("[...document.querySelectorAll('button')].some((button) => button.textContent === 'Ask')")
	c.Settle()
	server.None()
	e.Write(token(" two") + done).End()
	c.says("complete")
	c.shows("one two")
	results.put(t, project, "hot reload", "the stream goes on")
}

func edit(t *testing.T, file, before, after string) {
	t.Helper()
	content, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Contains(t, string(content), before)
	require.NoError(t, os.WriteFile(file, []byte(strings.ReplaceAll(string(content), before, after)), 0o644))
}

func proxy(t *testing.T, target string) http.Handler {
	t.Helper()
	u, err := url.Parse(target)
	require.NoError(t, err)
	return &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(u) }}
}

// testNext is of a project that has a server of its own, which imports the package too.
func testNext(t *testing.T, project string) {
	run(t, project, "npm", "run", "build")
	results.loads(t, project, filepath.Join(fresh, project, ".next/static"))
	upstream := serve(t, http.NotFoundHandler())
	app := start(t, project, []string{"UPSTREAM=" + upstream.URL}, "../node_modules/.bin/next", func(port string) []string {
		return []string{"start", "--hostname", "127.0.0.1", "--port", port}
	})
	server := serve(t, proxy(t, app))
	holdToContract(t, project, server)

	c := open(t, server, "/")
	c.Run("var answer = fetch('/answer', { method: 'POST', body: '流?' }).then((response) => response.text())")
	e := upstream.Next()
	assert.Equal(t, "POST", e.Request.Method)
	e.Start(200).Write(token("流") + token("🙂") + done).End()
	assert.Equal(t, "流🙂", browsertest.Value[string](c.Page, "answer"))
}
