package demoserver

import (
	"io/fs"
	"log"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	eventsource "eventsource-wasm"
)

func TestThePageIsReadAtEachRequest(t *testing.T) {
	root := fstest.MapFS{"index.html": {Data: []byte("<p>一")}, "go.mod": {}}
	d := start(t, Options{Root: root})
	for _, text := range []string{"<p>一", "<p>二"} {
		root["index.html"].Data = []byte(text)
		response := d.do(t, "GET", "/", "")
		assert.Equal(t, 200, response.StatusCode)
		assert.Equal(t, "text/html; charset=utf-8", response.Header.Get("Content-Type"))
		assert.Equal(t, "no-cache", response.Header.Get("Cache-Control"))
		assert.Equal(t, text, response.text(t))
	}
	delete(root, "index.html")
	response := d.do(t, "GET", "/", "")
	assert.Equal(t, 404, response.StatusCode)
	assert.Contains(t, response.text(t), "index.html is not in the server's root folder")
}

func TestThePagesFilesAreServedAsWhatTheyAre(t *testing.T) {
	root := fstest.MapFS{}
	for _, name := range []string{"cmd/demo/page/main.js", "cmd/demo/page/page.css", "cmd/demo/page/x.go", "cmd/demo/main.js", "main.js"} {
		root[name] = &fstest.MapFile{Data: []byte(name)}
	}
	d := start(t, Options{Root: root})
	for name, kind := range map[string]string{"main.js": "text/javascript; charset=utf-8", "page.css": "text/css; charset=utf-8"} {
		response := d.do(t, "GET", "/cmd/demo/page/"+name, "")
		assert.Equal(t, kind, response.Header.Get("Content-Type"))
		assert.Equal(t, "cmd/demo/page/"+name, response.text(t))
	}
	for _, path := range []string{"/cmd/demo/page/x.go", "/cmd/demo/page/..%2Fmain.js", "/cmd/demo/main.js", "/cmd/demo/page/gone.js", "/main.js"} {
		assert.Equal(t, 404, d.do(t, "GET", path, "").StatusCode, path)
	}
}

func TestRoutes(t *testing.T) {
	for _, test := range []struct {
		name, method, path string
		status             int
		allow              string
	}{
		{"the page", "GET", "/", 200, ""},
		{"the page's headers", "HEAD", "/", 200, ""},
		{"the page takes no POST", "POST", "/", 405, "GET, HEAD"},
		{"other files of the root are not served", "GET", "/go.mod", 404, ""},
		{"the script", "GET", "/dist/eventsource.js", 200, ""},
		{"an unknown script", "GET", "/dist/other.js", 404, ""},
		{"chat takes no GET", "GET", "/v1/chat/completions", 405, "POST"},
		{"chat takes no DELETE", "DELETE", "/v1/chat/completions", 405, "POST"},
		{"other API paths", "GET", "/v1/models", 404, ""},
		{"a job takes no POST", "POST", "/jobs/a", 405, "GET"},
		{"a job takes no HEAD, which would start it", "HEAD", "/jobs/a", 405, "GET"},
		{"a drop takes no GET", "GET", "/jobs/a/drop", 405, "POST"},
		{"anything else", "GET", "/favicon.ico", 404, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := start(t, Options{Root: fstest.MapFS{"index.html": {Data: []byte("<p>")}, "go.mod": {}}})
			response := d.do(t, test.method, test.path, "")
			assert.Equal(t, test.status, response.StatusCode)
			assert.Equal(t, test.allow, response.Header.Get("Allow"))
			api := strings.HasPrefix(test.path, "/v1/") || strings.HasPrefix(test.path, "/jobs/")
			if api && test.method != "HEAD" {
				response.requireError(t, test.status, "", test.path)
			}
		})
	}
}

func TestTheScriptsAreTheBuiltOnes(t *testing.T) {
	d := start(t, Options{})
	want, err := fs.ReadFile(eventsource.Dist(), "eventsource.js")
	require.NoError(t, err)
	assert.Equal(t, string(want), d.do(t, "GET", "/dist/eventsource.js", "").text(t))
}

func TestRequestsAreLoggedWhenTheyEnd(t *testing.T) {
	for _, test := range []struct{ name, method, path, want string }{
		{"a status", "GET", "/v1/%0Amodels", "GET /v1/%0Amodels 404 "},
		{"an implied status", "GET", "/jobs/a", "GET /jobs/a 200 "},
	} {
		t.Run(test.name, func(t *testing.T) {
			var lines strings.Builder
			handler := New(Options{JobInterval: -1, Logger: log.New(&lines, "", 0)})
			recorder := httptest.NewRecorder()
			handler.ServeHTTP(recorder, httptest.NewRequest(test.method, test.path, nil))
			assert.True(t, strings.HasPrefix(lines.String(), test.want), lines.String())
			assert.Equal(t, 1, strings.Count(lines.String(), "\n"))
			assert.Equal(t, recorder.Code == 200, recorder.Flushed, "streams are flushed through the log")
		})
	}
}

func TestWithoutAClockTheMachinesIsUsed(t *testing.T) {
	server := httptest.NewServer(New(Options{TokenInterval: 1, JobInterval: 1}))
	defer server.Close()
	d := &demo{Server: server}
	chat := d.chat(t, ask("hello", `,"stream":true`)).rest(t)
	assert.Equal(t, "data: [DONE]", chat[len(chat)-1])
	assert.Equal(t, wanted("a", 0), d.do(t, "GET", "/jobs/a", "").rest(t))
}
