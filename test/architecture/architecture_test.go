// Package architecture holds the project to the imports that docs/architecture.md promises.
package architecture

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const root = "../.."

// goFiles are the Go files of a folder that are no tests.
func goFiles(t *testing.T, folder string) []*ast.File {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(root, folder, "*.go"))
	require.NoError(t, err)
	var files []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		require.NoError(t, err)
		files = append(files, file)
	}
	require.NotEmpty(t, files, folder)
	return files
}

func imports(t *testing.T, file *ast.File) (paths []string) {
	t.Helper()
	for _, spec := range file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		require.NoError(t, err)
		paths = append(paths, path)
	}
	return paths
}

func TestWhatEndsUpInThePageImportsNextToNothing(t *testing.T) {
	for folder, allowed := range map[string][]string{
		"sse":  {"math", "math/bits", "unsafe"},
		"conn": {"math"},
		"wasm": {"unsafe", "eventsource-wasm/conn", "eventsource-wasm/sse"},
	} {
		for _, file := range goFiles(t, folder) {
			for _, path := range imports(t, file) {
				assert.Contains(t, allowed, path, "%s/%s", folder, file.Name)
			}
			ast.Inspect(file, func(node ast.Node) bool {
				_, starts := node.(*ast.GoStmt)
				assert.False(t, starts, "%s starts a goroutine", folder)
				return true
			})
		}
	}
}

func TestNothingImportsTheBoundary(t *testing.T) {
	require.NoError(t, filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && slices.Contains([]string{"node_modules", ".git", "build"}, entry.Name()) {
			return filepath.SkipDir
		}
		if filepath.Ext(path) != ".go" {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		assert.NotContains(t, imports(t, file), "eventsource-wasm/wasm", path)
		return nil
	}))
}

// host is what each file of js/src may import; what is not named may import nothing.
var host = map[string][]string{
	"abi":         {},
	"error":       {"types"},
	"types":       {"error"}, // a type
	"webidl":      {},
	"wasm":        {"core.wasm", "error"},
	"core":        {"abi", "error", "types", "wasm"},
	"init":        {},
	"message":     {"error", "webidl"},
	"queue":       {"types"},
	"response":    {},
	"body":        {"abi", "error"},
	"watch":       {},
	"leaving":     {"abi"},
	"request":     {"abi", "core", "error", "init", "types"},
	"connection":  {"abi", "body", "core", "error", "init", "leaving", "message", "queue", "request", "response", "types", "wasm", "watch"},
	"decoder":     {"abi", "core", "error", "init", "types"},
	"eventsource": {"connection", "queue", "types", "webidl"},
	"index":       {"decoder", "error", "eventsource", "types"},
	"classic":     {"decoder", "error", "eventsource"},
}

var importLine = regexp.MustCompile(`(?m)^(?:import|export|\}) ?[^'\n]*?(?:from )?'(\.[^']+)'`)

func hostImports(t *testing.T, path string) (names []string) {
	t.Helper()
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	for _, match := range importLine.FindAllSubmatch(content, -1) {
		names = append(names, strings.TrimSuffix(filepath.Base(string(match[1])), ".ts"))
	}
	return names
}

func TestTheHostImportsDownwards(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join(root, "js/src/*.ts"))
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	for _, path := range paths {
		if strings.HasSuffix(path, ".d.ts") {
			continue
		}
		name := strings.TrimSuffix(filepath.Base(path), ".ts")
		allowed, known := host[name]
		assert.True(t, known, "%s has no place in docs/architecture.md's list", name)
		for _, imported := range hostImports(t, path) {
			assert.Contains(t, allowed, imported, "%s.ts", name)
		}
	}
}

func TestFormatsImportNothingOfTheHost(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join(root, "js/src/formats/*.ts"))
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	for _, path := range paths {
		content, err := os.ReadFile(path)
		require.NoError(t, err)
		assert.NotContains(t, string(content), "'../", path)
	}
}

func TestOnlyTheCoreTouchesMemory(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join(root, "js/src/*.ts"))
	require.NoError(t, err)
	for _, path := range paths {
		content, err := os.ReadFile(path)
		require.NoError(t, err)
		if name := filepath.Base(path); name != "core.ts" && name != "wasm.ts" {
			assert.NotContains(t, string(content), ".memory", name)
			assert.NotContains(t, string(content), "exports.", name)
		}
	}
}
