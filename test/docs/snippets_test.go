// Package docs runs the code of the documents, as it stands in them.
package docs

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

// fence is a piece of code in a document.
type fence struct {
	heading string // the nearest above it
	info    string // what stands behind the three backticks, such as `js` or `js before`
	code    string
}

var fenceOrHeading = regexp.MustCompile("(?ms)^```([^\n]*)\n(.*?)^```$|^#+ ([^\n]*)$")

// fences are all pieces of code of a file, whose path is from the repository's root.
func fences(t testing.TB, file string) []fence {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", file))
	require.NoError(t, err)
	var found []fence
	heading := ""
	for _, match := range fenceOrHeading.FindAllStringSubmatch(string(text), -1) {
		if match[3] != "" {
			heading = match[3]
		} else {
			found = append(found, fence{heading, match[1], match[2]})
		}
	}
	return found
}

// snippets is what a file has in `js`, by the headings above it: one piece under each.
func snippets(t testing.TB, file string) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, f := range fences(t, file) {
		if f.info == "js" {
			require.NotContains(t, found, f.heading, "%s has two pieces of code under one heading", file)
			found[f.heading] = f.code
		}
	}
	return found
}
