package frameworks

import (
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

// TestTheChatOfTheReadme mounts the component that the README begins with.
func TestTheChatOfTheReadme(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	components := regexp.MustCompile("(?ms)^```jsx\n(.*?)^```$").FindAllSubmatch(text, -1)
	require.Len(t, components, 1)
	code := strings.ReplaceAll(string(components[0][1]), "'/v1/", "'/stream/v1/") +
		"\nimport { createRoot } from 'react-dom/client'\ncreateRoot(document.getElementById('app')).render(<Chat />)\n"
	file := filepath.Join(t.TempDir(), "chat.jsx")
	require.NoError(t, os.WriteFile(file, []byte(code), 0o600))
	script, err := bundle(file, nil, api.PlatformBrowser)
	require.NoError(t, err)
	site := http.NewServeMux()
	site.HandleFunc("/page", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(`<!doctype html><title>test</title><div id="app"></div><script>` + string(script) + `</script>`))
	})
	server := browsertest.NewServer(t, site)
	page := browsertest.NewPage(t, server.URL+"/page")

	ask := func() *browsertest.Exchange {
		page.Until("document.querySelector('form')")
		page.Run("document.querySelector('input').value = '你好'; document.querySelector('form').requestSubmit()")
		e := server.Next()
		assert.JSONEq(t, `{"model":"gpt-4o-mini","stream":true,"messages":[{"role":"user","content":"你好"}]}`, string(e.Body))
		return e
	}
	says := func(text string) {
		page.Until("document.querySelector('form').textContent === 'AskStop' + " + browsertest.Literal(text))
	}

	e := ask().Start(200).Write(`data: {"choices":[{"delta":{"content":"第一"}}]}` + "\n\n")
	says("第一 streaming ")
	e.Write("data: [DONE]\n\n").End()
	says("第一 complete ")
	ask().Start(429).Write("slowly").End()
	says(" failed HTTP 429: slowly")
	e = ask().Start(200).Write(`data: {"choices":[{"delta":{"content":"much"}}]}` + "\n\n")
	says("much streaming ")
	page.Run("document.querySelector('[type=button]').click()")
	e.Gone()
	says("much closed ")
}
