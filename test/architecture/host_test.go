package architecture

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const host = root + "/js/src"

// statement is one import of a file, or an export from another.
type statement struct {
	from   string // the file below js/src; a package's name as it is
	isType bool   // it leaves no code
	line   string
}

var (
	dynamic = regexp.MustCompile(`\bimport\('([^']+)'\)`)
	// Comments at the beginning of a line or behind code.
	comments = regexp.MustCompile(`(?m)^\s*/\*(?s:.*?)\*/|(^|\s)//.*$`)
	imports  = regexp.MustCompile(`(?m)^(?:import|export)\s+(type\s+)?(?:(?:\w+\s*,?\s*)?(\{[^}]*\}|\*(?:\s+as\s+\w+)?)?\s*from\s+)?['"]([^'"]+)['"]`)
	// Whatever could name another file.
	specifiers = regexp.MustCompile(`(?m)\bfrom\s+['"]|^\s*import\s+['"]|\b(?:import|require)\s*\(`)
)

// source is a file of js/src without its comments, and what it imports.
type source struct {
	code       string
	statements []statement
}

func sources(t *testing.T) map[string]source {
	t.Helper()
	all := map[string]source{}
	require.NoError(t, fs.WalkDir(os.DirFS(host), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !regexp.MustCompile(`\.(ts|tsx|js|mjs)$`).MatchString(name) || strings.HasSuffix(name, ".d.ts") {
			return err
		}
		content, err := os.ReadFile(path.Join(host, name))
		all[name] = read(t, name, string(content))
		return err
	}))
	require.Contains(t, all, "connection.ts")
	return all
}

func read(t *testing.T, name, text string) source {
	t.Helper()
	s := source{code: comments.ReplaceAllString(text, "")}
	for _, match := range imports.FindAllStringSubmatch(s.code, -1) {
		from := match[3]
		if strings.HasPrefix(from, ".") {
			from = path.Join(path.Dir(name), from)
		}
		s.statements = append(s.statements, statement{from, match[1] != "" || allTypes(match[2]), match[0]})
	}
	for _, match := range dynamic.FindAllStringSubmatch(s.code, -1) {
		s.statements = append(s.statements, statement{path.Join(path.Dir(name), match[1]), false, match[0]})
	}
	assert.Len(t, s.statements, len(specifiers.FindAllString(s.code, -1)), "%s: an import that is not understood", name)
	return s
}

// allTypes says whether each name in the braces of an import is a type.
func allTypes(braces string) bool {
	names := strings.FieldsFunc(strings.Trim(braces, "{}"), func(r rune) bool { return r == ',' })
	names = slices.DeleteFunc(names, func(name string) bool { return strings.TrimSpace(name) == "" })
	return len(names) > 0 && !slices.ContainsFunc(names, func(name string) bool {
		return !strings.HasPrefix(strings.TrimSpace(name), "type ")
	})
}

// The files that stand for the built core, and which may import them; they are no sources.
var builtCore = map[string][]string{"core.wasm": {"wasm.ts", "imported.ts"}, "core.mjs": {"either.ts", "translated.ts"}}

func TestTheHostImportsDownwards(t *testing.T) {
	rows := table(t, "files", "what they are")
	rank := func(name string) int {
		return slices.IndexFunc(rows, func(r row) bool { return slices.Contains(r.names, name) })
	}
	for name, source := range sources(t) {
		if strings.Contains(name, "/") {
			continue
		}
		own := rank(name)
		if !assert.GreaterOrEqual(t, own, 0, "docs/architecture.md says nothing of js/src/%s", name) {
			continue
		}
		for _, s := range source.statements {
			other := rank(s.from)
			isBelow := other > own || other == own && s.isType || slices.Contains(builtCore[s.from], name)
			assert.True(t, isBelow, "js/src/%s: %s", name, s.line)
		}
	}
	for _, row := range rows {
		for _, name := range row.names {
			assert.FileExists(t, path.Join(host, name))
		}
	}
}

func TestWhatStandsOnTheHostImportsOnlyWhatItMay(t *testing.T) {
	rows := table(t, "folder", "what else")
	for name, source := range sources(t) {
		folder, _, isBelow := strings.Cut(name, "/")
		if !isBelow {
			continue
		}
		folder += "/"
		at := slices.IndexFunc(rows, func(r row) bool { return slices.Contains(r.names, folder) })
		if !assert.GreaterOrEqual(t, at, 0, "docs/architecture.md says nothing of js/src/%s", folder) {
			continue
		}
		typesAlone := strings.HasPrefix(rows[at].text, "types of ")
		for _, s := range source.statements {
			may := strings.HasPrefix(s.from, folder) || (s.isType || !typesAlone) && slices.ContainsFunc(rows[at].allowed, func(allowed string) bool {
				return s.from == allowed || strings.HasSuffix(allowed, "/") && strings.HasPrefix(s.from, allowed)
			})
			assert.True(t, may, "js/src/%s: %s", name, s.line)
		}
	}
}

func TestSomeThingsHaveOnePlace(t *testing.T) {
	all := sources(t)
	for _, row := range table(t, "what", "only in") {
		for _, word := range row.names {
			use := regexp.MustCompile(`\b` + regexp.QuoteMeta(word) + `\b`)
			isUsed := false
			for name, source := range all {
				if use.MatchString(source.code) {
					isUsed = true
					assert.Contains(t, row.allowed, name, "js/src/%s has %s", name, word)
				}
			}
			assert.True(t, isUsed, "nothing has %s", word)
		}
	}
}

func TestImportsAreUnderstood(t *testing.T) {
	const text = `// import { a } from './comment.ts'
/** import { b } from './comment.ts' */
import { type A, type B } from './one.ts'
import {
  C,
  type D,
} from './two.ts'
import type { E } from "../three.ts"
import './four.ts'
import G, { H } from 'five'
import * as I from './six.ts'
export type * from './seven.ts'
export * from './eight.ts'
export { J } from './nine.ts'
const url = 'https://example.org/' // from './ten.ts'
`
	var got []statement
	for _, s := range read(t, "folder/file.ts", text).statements {
		got = append(got, statement{from: s.from, isType: s.isType})
	}
	assert.Equal(t, []statement{
		{from: "folder/one.ts", isType: true}, {from: "folder/two.ts"}, {from: "three.ts", isType: true}, {from: "folder/four.ts"},
		{from: "five"}, {from: "folder/six.ts"}, {from: "folder/seven.ts", isType: true}, {from: "folder/eight.ts"}, {from: "folder/nine.ts"},
	}, got)
}
