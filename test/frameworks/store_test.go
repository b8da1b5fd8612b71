package frameworks

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

// A server renders the state before all, and sends nothing.
func TestOnAServer(t *testing.T) {
	script, err := bundle("server.jsx", nil, api.PlatformNode)
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "server.mjs")
	require.NoError(t, os.WriteFile(file, script, 0o600))
	command := exec.Command("node", file)
	command.Stderr = os.Stderr
	output, err := command.Output()
	require.NoError(t, err)
	var got map[string]string
	require.NoError(t, json.Unmarshal(output, &got), string(output))
	const want = "<p>nothing yet: idle</p>"
	assert.Equal(t, map[string]string{"React": want, "Vue": want, "Svelte": want, "Solid": "nothing yet: idle"}, got)
}

// The libraries that have the interface of schemas.
func TestSchemas(t *testing.T) {
	server, page := framework{name: "schemas", page: "schemas.js"}.open(t)
	page.Run("var all = readAll()")
	want := map[string]any{}
	for _, name := range []string{"zod", "valibot", "arktype"} {
		e := server.Next()
		assert.Equal(t, "/stream/"+name, e.Request.URL.Path)
		e.Start(200).Write("data: {\"n\":1}\n\ndata: {\"n\":3}\n\ndata: {\"n\":2}\n\n").End()
		want[name] = []any{[]any{1.0, 2.0}, "eof", "parse", 1.0, true}
	}
	assert.Equal(t, want, browsertest.Value[map[string]any](page, "all"))
}
