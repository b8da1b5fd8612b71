package frameworks

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

var angular = framework{"Angular", "angular.ts", nil}

const chunk = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"}}]}\n\n"

func openAngular(t *testing.T) (*browsertest.Server, *browsertest.Page) {
	t.Helper()
	server, page := angular.open(t)
	browsertest.Value[any](page, "app.mount().then(() => true)")
	shown(page, "idle")
	return server, page
}

func TestAngularShowsAStream(t *testing.T) {
	server, page := openAngular(t)
	page.Run("app.renders = app.frames = 0; app.began = performance.now(); app.send('Hello')")
	e := server.Next()
	assert.JSONEq(t, `{"stream":true,"messages":[{"role":"user","content":"Hello"}]}`, string(e.Body))
	var all, stream strings.Builder
	for i := range 4000 {
		token := fmt.Sprintf("é%d,", i)
		all.WriteString(token)
		fmt.Fprintf(&stream, chunk, token)
	}
	e.Start(200).Write(stream.String() + "data: [DONE]\n\n")
	shown(page, all.String()+" complete")
	assert.True(t, browsertest.Value[bool](page, "app.isPaced(2)"), "it was rendered %s", browsertest.Value[string](page, "`${app.renders} times in ${app.frames} frames`"))

	page.Run("app.send('1')")
	first := server.Next().Start(200).Write(fmt.Sprintf(chunk, "a"))
	shown(page, "a streaming")
	page.Run("app.send('2')")
	first.Gone()
	server.Next().Start(429, "Content-Type", "text/plain").Write("later").End()
	shown(page, "failed 429 HTTP 429: later")

	page.Run("app.send('3')")
	third := server.Next().Start(200).Write(fmt.Sprintf(chunk, "c"))
	shown(page, "c streaming")
	page.Run("app.stop()")
	third.Gone()
	shown(page, "c closed")
}

func TestAngularEndsTheRequestOfWhatItDestroys(t *testing.T) {
	server, page := openAngular(t)
	page.Run("app.send('Hello')")
	e := server.Next()
	page.Run("app.unmount()")
	e.Gone()
}

// What the documentation shows is what is tested here.
func TestTheDocumentedService(t *testing.T) {
	service, err := os.ReadFile("testdata/chat.service.ts")
	require.NoError(t, err)
	docs, err := os.ReadFile("../../docs/frameworks.md")
	require.NoError(t, err)
	assert.Contains(t, string(docs), "```ts\n"+string(service)+"```\n")
}
