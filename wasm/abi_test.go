package main

import (
	"go/ast"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestBothSidesAgree compares abi.go's constants with those of its twin.
func TestBothSidesAgree(t *testing.T) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "abi.go", nil, 0)
	require.NoError(t, err)
	config := types.Config{Importer: importer.ForCompiler(fset, "source", nil)}
	pkg, err := config.Check("main", fset, []*ast.File{file}, nil)
	require.NoError(t, err)
	here := map[string]string{}
	for _, name := range pkg.Scope().Names() {
		if c, ok := pkg.Scope().Lookup(name).(*types.Const); ok {
			here[name] = constant.ToInt(c.Val()).ExactString()
		}
	}

	source, err := os.ReadFile("../js/src/abi.ts")
	require.NoError(t, err)
	there := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^export const (\w+) = (\d+)$`).FindAllSubmatch(source, -1) {
		there[string(m[1])] = string(m[2])
	}
	require.NotEmpty(t, here)
	require.Equal(t, here, there)
}
