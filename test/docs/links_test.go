package docs

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestLinks follows every link from one document to another, and to a heading in it.
func TestLinks(t *testing.T) {
	root := filepath.Join("..", "..")
	pages, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	require.NoError(t, err)
	for _, name := range []string{"README.md", "README.zh-CN.md", "CONTRIBUTING.md", "RATIONALE.md", "SECURITY.md", "bench/README.md", "examples/README.md"} {
		pages = append(pages, filepath.Join(root, name))
	}
	for _, page := range pages {
		text, err := os.ReadFile(page)
		require.NoError(t, err)
		for _, found := range target.FindAllStringSubmatch(string(text), -1) {
			path, anchor, _ := strings.Cut(found[1], "#")
			if regexp.MustCompile(`^[a-z]+:`).MatchString(path) {
				continue
			}
			file := page
			if path != "" {
				file = filepath.Join(filepath.Dir(page), path)
			}
			if _, err := os.Stat(file); !assert.NoError(t, err, page) || anchor == "" {
				continue
			}
			there, err := os.ReadFile(file)
			require.NoError(t, err)
			assert.Contains(t, anchors(there), anchor, "%s links to %s", page, found[1])
		}
	}
}

var (
	fenced   = regexp.MustCompile("(?ms)^```.*?^```$")
	headline = regexp.MustCompile(`(?m)^#+ (.*)$`)
	dropped  = regexp.MustCompile(`[^\p{L}\p{N}\s_-]`)
)

// anchors are the names that a page's headings get where it is shown.
func anchors(page []byte) (names []string) {
	for _, found := range headline.FindAllSubmatch(fenced.ReplaceAll(page, nil), -1) {
		name := dropped.ReplaceAll(bytes.ToLower(found[1]), nil)
		names = append(names, string(bytes.ReplaceAll(name, []byte(" "), []byte("-"))))
	}
	return names
}
