package architecture

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// module is the path of the root module; a package of it is called by its folder.
const module = "eventsource-wasm"

// goFiles parses the files of the root module that are no tests, by folder. Those that TinyGo leaves out, as their build constraint
// says, are a folder's part of their own.
func goFiles(t *testing.T) map[string][]*ast.File {
	t.Helper()
	files := map[string][]*ast.File{}
	require.NoError(t, fs.WalkDir(os.DirFS(root), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if _, err := os.Stat(filepath.Join(root, name, "go.mod")); err == nil && name != "." {
				return fs.SkipDir // another module
			}
			switch base := path.Base(name); {
			case base == "node_modules", base == "testdata", name == "build", name != "." && strings.HasPrefix(base, "."):
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		folder := path.Dir(name)
		if strings.HasSuffix(name, "_test.go") {
			files[folder] = slices.Clip(files[folder]) // a package, even if it has nothing else
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, name), nil, parser.SkipObjectResolution|parser.ParseComments)
		if err == nil && len(file.Comments) > 0 && file.Comments[0].List[0].Text == "//go:build !tinygo" {
			folder += " !tinygo"
		}
		files[folder] = append(files[folder], file)
		return err
	}))
	require.Contains(t, files, "sse")
	return files
}

// namesPackage says whether a row speaks of a package.
func (r row) namesPackage(folder string) bool {
	return slices.ContainsFunc(r.names, func(pattern string) bool {
		tree, isTree := strings.CutSuffix(pattern, "/...")
		return pattern == folder || isTree && strings.HasPrefix(folder, tree+"/")
	})
}

// allows says whether a package that the row speaks of may import another.
func (r row) allows(imported string) bool {
	own, isOwn := strings.CutPrefix(imported, module+"/")
	switch {
	case strings.HasPrefix(r.text, "anything"):
		return true
	case imported == module:
		return slices.Contains(r.allowed, ".")
	case isOwn:
		return slices.Contains(r.allowed, own)
	case slices.Contains(r.allowed, imported):
		return true
	}
	isStandard := !strings.Contains(strings.Split(imported, "/")[0], ".")
	return isStandard && imported != "unsafe" && strings.HasPrefix(r.text, "the standard library")
}

func TestGoPackagesImportOnlyWhatTheyMay(t *testing.T) {
	rows := table(t, "package", "imports")
	for folder, files := range goFiles(t) {
		at := slices.IndexFunc(rows, func(r row) bool { return r.namesPackage(folder) })
		if !assert.GreaterOrEqual(t, at, 0, "docs/architecture.md says nothing of the package %s", folder) {
			continue
		}
		for _, file := range files {
			for _, spec := range file.Imports {
				imported, err := strconv.Unquote(spec.Path.Value)
				require.NoError(t, err)
				assert.True(t, rows[at].allows(imported), "%s imports %s", folder, imported)
			}
		}
	}
}

// The core is linked without a scheduler and without an allocator.
func TestTheCoreHasNoGoroutinesChannelsAndMaps(t *testing.T) {
	files := goFiles(t)
	for _, folder := range []string{"sse", "conn", "wasm"} {
		require.NotEmpty(t, files[folder], folder)
		for _, file := range files[folder] {
			ast.Inspect(file, func(node ast.Node) bool {
				switch node.(type) {
				case *ast.GoStmt, *ast.SelectStmt, *ast.SendStmt, *ast.ChanType, *ast.MapType:
					assert.Fail(t, "what the core has not", "%s has a %T", folder, node)
				}
				return true
			})
		}
	}
}
