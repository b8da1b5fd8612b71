package docs

import (
	"net/http"
	"os"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

const testingPage = "docs/testing.md"

var constant = regexp.MustCompile(`(?m)^const `)

// TestFakes runs what docs/testing.md has of a faked fetch. What it has of others' tools is run by js/test/docs.
func TestFakes(t *testing.T) {
	server, page := browsertest.Open(t)
	all := snippets(t, testingPage)
	for _, heading := range []string{"Fake `fetch`", "What to try", "Silences"} {
		require.Contains(t, all, heading)
		page.Run(constant.ReplaceAllString(all[heading], "var "))
	}
	found := browsertest.Value[map[string]bool](page, "tryAll((init) => new EventSource('/stream', init))")
	assert.Len(t, found, 6)
	for name, isSo := range found {
		assert.True(t, isSo, name)
	}
	page.Run("watch(new EventSource('/stream', { method: 'POST', done: '[DONE]', fetch: cases['whole, and cut in bad places'].fetch }))")
	assert.Equal(t, "complete", page.Outcome())
	assert.Equal(t, []browsertest.Event{browsertest.Message("😀")}, page.Messages())
	page.Run("es = silent('/stream')")
	assert.Equal(t, "failed", page.Outcome())
	assert.Equal(t, "timeout", browsertest.Value[string](page, "es.closed.then(({ error }) => error.reason)"))

	page.Run("globalThis.fetch = cases.refused.fetch; es = new EventSource('/stream', { method: 'POST' })")
	assert.Equal(t, "failed", page.Outcome())
	assert.Equal(t, http.StatusTooManyRequests, browsertest.Value[int](page, "es.closed.then(({ error }) => error.status)"))
	server.None()
}

// What the page has of Vitest is in the example that test/consumers runs.
func TestTheVitestExample(t *testing.T) {
	example, err := os.ReadFile("../../examples/vitest/answer.test.js")
	require.NoError(t, err)
	assert.Contains(t, string(example), snippets(t, testingPage)["Vitest"])
}
