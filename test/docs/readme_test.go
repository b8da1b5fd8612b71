package docs

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

const readme = "README.md"

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", file))
	require.NoError(t, err)
	return string(text)
}

// TestTheFirstChat runs the page that the README begins with. The one with a framework is run by test/frameworks.
func TestTheFirstChat(t *testing.T) {
	page := ""
	for _, f := range fences(t, readme) {
		if f.heading == "Without a framework" {
			page = f.code
		}
	}
	require.Contains(t, page, `src="eventsource.js"`)
	page = strings.NewReplacer(`src="eventsource.js"`, `src="/dist/eventsource.js"`, "'/v1/", "'/stream/v1/").Replace(page)
	site := browsertest.Site()
	site.HandleFunc("/chat", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = fmt.Fprint(w, "<!doctype html><body>", page)
	})
	server := browsertest.NewServer(t, site)

	whole := browsertest.NewPage(t, server.URL+"/chat")
	e := server.Next().Start(200).Write(said("第一") + said("条 😀"))
	assert.Equal(t, "POST /stream/v1/chat/completions", e.Request.Method+" "+e.Request.URL.Path)
	assert.JSONEq(t, `{"model":"gpt-4o-mini","stream":true,"messages":[{"role":"user","content":"Hello"}]}`, string(e.Body))
	whole.Until("document.body.textContent.endsWith('第一条 😀')")
	e.Write("data: [DONE]\n\n").End()
	whole.Until("source.readyState === 2")
	assert.Equal(t, "complete", browsertest.Value[string](whole, "source.closed.then(({ outcome }) => outcome)"))
	assert.Equal(t, []string{"complete"}, whole.Console())

	refused := browsertest.NewPage(t, server.URL+"/chat")
	server.Next().Start(429, "Content-Type", "application/json").Write(`{"error":"slowly"}`).End()
	refused.Until("source.readyState === 2")
	assert.Equal(t, "failed", browsertest.Value[string](refused, "source.closed.then(({ outcome }) => outcome)"))
	assert.Equal(t, []string{`status HTTP 429: {"error":"slowly"}`, "failed"}, refused.Console())
}

// TestTheGoLine builds a program of the lines that the README has for Go. What a CDN would serve is not there yet: its line is held to
// the file's name.
func TestTheGoLine(t *testing.T) {
	text := read(t, readme)
	edit := regexp.MustCompile("`(go mod edit [^`]*)…`").FindStringSubmatch(text)
	require.NotNil(t, edit)
	var line string
	for _, f := range fences(t, readme) {
		if f.info == "go" {
			line = f.code
		}
	}
	root, err := filepath.Abs("../..")
	require.NoError(t, err)
	folder := t.TempDir()
	write(t, filepath.Join(folder, "main.go"), "package main\n\nimport (\n\t\"net/http\"\n\n\teventsource \"eventsource-wasm\"\n)\n\nfunc main() {\n"+line+"}\n")
	build := exec.Command("sh", "-ec", "go mod init page && "+edit[1]+root+" && go vet .")
	build.Dir, build.Env = folder, append(os.Environ(), "GOFLAGS=", "GOPROXY=off", "GOWORK=off")
	told, err := build.CombinedOutput()
	require.NoError(t, err, "%s", told)
	assert.Contains(t, text, "/dist/eventsource.js\" integrity=\"sha384-…\" crossorigin=\"anonymous\"")
}

func TestTheReadmeIsShort(t *testing.T) {
	assert.Less(t, strings.Count(read(t, readme), "\n"), 200)
}

// tables are the rows of a page's tables, cell by cell.
func tables(text string) [][][]string {
	var found [][][]string
	var table [][]string
	for _, line := range append(strings.Split(text, "\n"), "") {
		if strings.HasPrefix(line, "| ") {
			var row []string
			for _, cell := range strings.Split(strings.Trim(line, "|"), "|") {
				row = append(row, strings.TrimSpace(cell))
			}
			table = append(table, row)
		} else if table != nil {
			found, table = append(found, table), nil
		}
	}
	return found
}

// row is the row of a page's tables that begins with the cells.
func row(t *testing.T, text, file string, first string) []string {
	t.Helper()
	for _, table := range tables(text) {
		for _, row := range table {
			if row[0] == first {
				return row
			}
		}
	}
	require.FailNow(t, "no such row", "%s in %s", first, file)
	return nil
}

// TestTheFigures holds the README's to those of the committed run, and our size to that of the script as it is.
func TestTheFigures(t *testing.T) {
	results, text := read(t, "bench/RESULTS.md"), read(t, readme)
	_, rest, ok := strings.Cut(results, "<!-- summary -->\n")
	require.True(t, ok)
	summary, _, ok := strings.Cut(rest, "<!-- /summary -->")
	require.True(t, ok)
	sentence, _, _ := strings.Cut(summary, "\n")
	assert.Contains(t, text, sentence)
	zip := exec.Command("gzip", "-9", "-n", "-c", "../../dist/eventsource.js")
	zipped, err := zip.Output()
	require.NoError(t, err)
	size := fmt.Sprintf("%.1f", float64(len(zipped))/1000)
	for _, client := range []string{"client", "native", "event-source-polyfill", "fetch-event-source", "eventsource-client", "ours"} {
		want := row(t, summary, "bench/RESULTS.md", client)
		if client == "ours" {
			want[1] = size
		}
		assert.Equal(t, want, row(t, text, readme, client))
	}
	assert.Equal(t, size, row(t, text, readme, "a page with a stream to show")[3])
}

// TestTheVersion holds the changelog to the one place that a version is raised in: `npm version` in js/.
func TestTheVersion(t *testing.T) {
	var manifest struct{ Version string }
	require.NoError(t, json.Unmarshal([]byte(read(t, "js/package.json")), &manifest))
	assert.Equal(t, manifest.Version, regexp.MustCompile(`(?m)^## (\S+)`).FindStringSubmatch(read(t, "CHANGELOG.md"))[1])
}

var version = regexp.MustCompile(`^(.*) (\d+\.\d+\.\d+)(?: \(.*\))?$`)

// TestTheVersions holds the README's to those of the reports that the tests write. React 18 is in none: it is what test/frameworks installs.
func TestTheVersions(t *testing.T) {
	builds, interop, text := read(t, "docs/builds.md"), read(t, "docs/interop.md"), read(t, readme)
	builds += read(t, "test/frameworks/react-18/package.json")
	for what, reported := range map[string]func(name, version string) bool{
		"bundlers, frameworks, test runners": func(name, version string) bool {
			return strings.Contains(builds, name+" "+version) || strings.Contains(builds, fmt.Sprintf("%q: %q", name, version))
		},
		"servers, proxies, AI back ends": func(name, version string) bool {
			return regexp.MustCompile(`(?m)^\| ` + regexp.QuoteMeta(name) + `\b[^|]* \| ` + regexp.QuoteMeta(version) + `\b`).MatchString(interop)
		},
	} {
		for _, first := range strings.Split(what, ", ") {
			for _, one := range regexp.MustCompile(`, |,<br>`).Split(row(t, text, readme, first)[1], -1) {
				found := version.FindStringSubmatch(one)
				if assert.NotNil(t, found, one) {
					assert.True(t, reported(found[1], found[2]), "no report has %s", one)
				}
			}
		}
	}
}

var (
	anyHeading = regexp.MustCompile(`(?m)^(#+) `)
	comment    = regexp.MustCompile(`(?m) *(//|#) .*$`)
	indented   = regexp.MustCompile(`(?m)^    \S.*$`)
	figure     = regexp.MustCompile(`\d[\d.,]*\d|\d`)
	target     = regexp.MustCompile(`\]\(([^)]+)\)`)
	inCode     = regexp.MustCompile("`[^`]+`")
)

// TestTheReadmeInChinese holds it to what the English one has: headings, code but for its comments, tables and figures, links, limits.
func TestTheReadmeInChinese(t *testing.T) {
	const inChinese = "README.zh-CN.md"
	first, second := read(t, readme), read(t, inChinese)
	levels := func(text string) (levels []string) {
		for _, found := range anyHeading.FindAllStringSubmatch(text, -1) {
			levels = append(levels, found[1])
		}
		return levels
	}
	assert.Equal(t, levels(first), levels(second), "headings")
	code := func(file, text string) (code []string) {
		for _, f := range fences(t, file) {
			code = append(code, f.info+"\n"+comment.ReplaceAllString(f.code, ""))
		}
		return append(code, comment.ReplaceAllString(strings.Join(indented.FindAllString(text, -1), "\n"), ""))
	}
	assert.Equal(t, code(readme, first), code(inChinese, second), "code")

	ours, theirs := tables(first), tables(second)
	require.Len(t, theirs, len(ours), "tables")
	for i := range ours {
		require.Len(t, theirs[i], len(ours[i]), "rows of table %d", i)
		for j := range ours[i] {
			require.Len(t, theirs[i][j], len(ours[i][j]), "cells of %v", ours[i][j])
			for k, cell := range ours[i][j] {
				at := []any{"table %d, row %d: %s", i, j, cell}
				assert.Equal(t, figure.FindAllString(cell, -1), figure.FindAllString(theirs[i][j][k], -1), at...)
				assert.Equal(t, target.FindAllString(cell, -1), target.FindAllString(theirs[i][j][k], -1), at...)
				assert.ElementsMatch(t, inCode.FindAllString(cell, -1), inCode.FindAllString(theirs[i][j][k], -1), at...)
			}
		}
	}

	limits := func(text string) (limits []string) {
		for _, item := range strings.Split(text, "\n- ")[1:] {
			limit, _, _ := strings.Cut(item, "\n\n")
			limits = append(limits, limit)
		}
		return limits
	}
	require.NotEmpty(t, limits(first))
	require.Len(t, limits(second), len(limits(first)), "limits")
	for i, limit := range limits(first) {
		assert.Equal(t, unique(inCode.FindAllString(limit, -1)), unique(inCode.FindAllString(limits(second)[i], -1)), limit)
	}
}

// unique is what there is, in the order of the alphabet: languages have orders of their own.
func unique(all []string) []string { return slices.Compact(slices.Sorted(slices.Values(all))) }
