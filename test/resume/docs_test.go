package resume

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

// snippet is the code in docs/resume.md that has a text in it.
func snippet(t *testing.T, language, text string) string {
	t.Helper()
	page, err := os.ReadFile("../../docs/resume.md")
	require.NoError(t, err)
	for _, match := range regexp.MustCompile("(?ms)^```"+language+"\n(.*?)^```$").FindAllStringSubmatch(string(page), -1) {
		if strings.Contains(match[1], text) {
			return match[1]
		}
	}
	t.Fatalf("docs/resume.md has no %s with %q", language, text)
	return ""
}

func TestTheServersOfTheDocumentsAreBuilt(t *testing.T) {
	folder := t.TempDir()
	whole := snippet(t, "go", "package main")
	shared := snippet(t, "go", "redis.New")
	withRedis := strings.Replace(whole, `	"eventsource-wasm/resume"`+"\n", `	"eventsource-wasm/resume"
	"eventsource-wasm/resume/redis"

	goredis "github.com/redis/go-redis/v9"
`, 1)
	before, rest, found := strings.Cut(withRedis, "	http.Handle(")
	require.True(t, found)
	_, after, _ := strings.Cut(rest, "\n")
	withRedis = before + "	proxy := httputil.NewSingleHostReverseProxy(api)\n" + shared + after
	for name, code := range map[string]string{"memory": whole, "redis": withRedis} {
		file := filepath.Join(folder, name+".go")
		require.NoError(t, os.WriteFile(file, []byte(code), 0o600))
		out, err := exec.Command("go", "build", "-o", filepath.Join(folder, name), file).CombinedOutput()
		assert.NoError(t, err, "%s\n%s", out, code)
	}
}

// A Stop button, as the document has it.
func TestStop(t *testing.T) {
	model := newModel(t, pace, 0)
	server := startServer(t, model.URL)
	page := browsertest.NewPage(t, "http://"+server.Address+"/")
	page.Run(snippet(t, "js", "async function stop") + "\nask('prompt')")
	page.Until("counts.prompt > 2")
	page.Run("stop(sources.prompt)")
	select {
	case <-model.answer("prompt").stopped:
	case <-t.Context().Done():
	}
	page.Until("ended.prompt")
	_, sent, finished := model.told("prompt")
	assert.False(t, finished)
	assert.True(t, strings.HasPrefix(sent, browsertest.Value[string](page, "text('prompt')")))
	id := browsertest.Value[string](page, "sources.prompt.lastEventId")
	status := browsertest.Value[int](page, fmt.Sprintf("fetch('/chat', { headers: { 'Last-Event-ID': %q.split('.')[0] + '.1000000' } }).then((r) => r.status)", id))
	assert.Equal(t, 410, status)
}
