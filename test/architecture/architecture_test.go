// Package architecture tests that the sources keep to what docs/architecture.md says of who may import whom.
package architecture

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const root = "../.."

// row is one of a table: the words in backquotes of its first cell, those of its second, and that cell's text.
type row struct {
	names, allowed []string
	text           string
}

// table reads the table of docs/architecture.md that begins with these headings.
func table(t *testing.T, first, second string) (rows []row) {
	t.Helper()
	page, err := os.ReadFile(root + "/docs/architecture.md")
	require.NoError(t, err)
	_, rest, found := strings.Cut(string(page), "\n| "+first+" | "+second+" |\n| --- | --- |\n")
	require.True(t, found, "there is no table with the headings %q and %q", first, second)
	for line := range strings.Lines(rest) {
		cells := strings.Split(strings.TrimSpace(line), " | ")
		if len(cells) != 2 {
			break
		}
		rows = append(rows, row{quoted(cells[0]), quoted(cells[1]), cells[1]})
	}
	require.NotEmpty(t, rows)
	return rows
}

var backquoted = regexp.MustCompile("`([^`]+)`")

func quoted(cell string) (words []string) {
	for _, match := range backquoted.FindAllStringSubmatch(cell, -1) {
		words = append(words, match[1])
	}
	return words
}
