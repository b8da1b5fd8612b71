package bundle

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// What users import from: the source and the decoder, and the wire formats.
const (
	Host    = "dist/eventsource.mjs"
	Formats = "dist/formats.mjs"
)

// Exports are the names that an ES module exports, sorted.
func Exports(root, module string) ([]string, error) {
	built, err := pack(root, fmt.Sprintf("export * from './%s'", module))
	if err != nil {
		return nil, err
	}
	var meta struct {
		Outputs map[string]struct{ Exports []string }
	}
	if err := json.Unmarshal([]byte(built.Metafile), &meta); err != nil {
		return nil, fmt.Errorf("esbuild's metafile: %w", err)
	}
	exports := meta.Outputs[packed].Exports
	slices.Sort(exports)
	return exports, nil
}

// Alone is what a page's own bundle gets that imports one name of a module.
func Alone(root, module, name string) (Result, error) {
	built, err := pack(root, fmt.Sprintf("export { %s } from './%s'", name, module))
	if err != nil {
		return Result{}, err
	}
	parts, err := partsOf(built.Metafile, packed)
	return Result{Code: built.OutputFiles[0].Contents, Parts: parts}, err
}

// Added is what a module adds to a page's own bundle that has all that the module imports.
func Added(root, module string) ([]byte, error) {
	content, err := os.ReadFile(filepath.Join(root, module))
	if err != nil {
		return nil, err
	}
	small := api.Transform(string(content), api.TransformOptions{
		Format:            api.FormatESModule,
		Target:            api.ES2022,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		LegalComments:     api.LegalCommentsNone,
	})
	if len(small.Errors) > 0 {
		return nil, fmt.Errorf("%s: %s", module, small.Errors[0].Text)
	}
	return small.Code, nil
}

const packed = "packed.js"

func pack(root, code string) (api.BuildResult, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return api.BuildResult{}, err
	}
	built := api.Build(api.BuildOptions{
		AbsWorkingDir:     root,
		Stdin:             &api.StdinOptions{Contents: code, ResolveDir: root},
		Outfile:           packed,
		Bundle:            true,
		External:          []string{"*/core.mjs"}, // a page's bundler puts it aside
		Format:            api.FormatESModule,
		Target:            api.ES2022,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		LegalComments:     api.LegalCommentsNone,
		TsconfigRaw:       "{}",
		Metafile:          true,
		LogLevel:          api.LogLevelSilent,
	})
	if len(built.Errors) > 0 {
		text := api.FormatMessages(built.Errors, api.FormatMessagesOptions{Kind: api.ErrorMessage})
		return api.BuildResult{}, fmt.Errorf("%s: %s", code, strings.TrimSpace(strings.Join(text, "\n")))
	}
	return built, nil
}
