package frameworks

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var example = regexp.MustCompile("(?ms)^```(\\w+)\n(.*?)^```$")

// Each example of the documentation is built: what it imports is there.
func TestTheDocumentedExamples(t *testing.T) {
	docs, err := os.ReadFile("../../docs/frameworks.md")
	require.NoError(t, err)
	examples := example.FindAllSubmatch(docs, -1)
	require.Len(t, examples, 9)
	folder := t.TempDir()
	service, err := os.ReadFile("testdata/chat.service.ts")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(folder, "chat.service.ts"), service, 0o600))
	for i, found := range examples {
		kind, code := string(found[1]), string(found[2])
		t.Run(fmt.Sprint(i, " ", kind), func(t *testing.T) {
			file := filepath.Join(folder, fmt.Sprintf("example%d.%s", i, kind))
			require.NoError(t, os.WriteFile(file, []byte(code), 0o600))
			script, err := bundle(file, nil, api.PlatformBrowser)
			require.NoError(t, err)
			assert.NotEmpty(t, script)
		})
	}
}
