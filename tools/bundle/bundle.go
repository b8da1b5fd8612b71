// Package bundle makes the scripts of dist/ from js/src and the built core.
package bundle

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// A Script is one file that users load.
type Script struct {
	Entry, Output string
	Format        api.Format
	// Core is the file of js/src that stands for wasm.ts: the core as code that runs. Of a script that has none it is empty; the
	// others have members, too, whose names are ours to shorten.
	Core string
}

// Scripts are all of them, by paths from the repository's root.
var Scripts = []Script{
	{"js/src/classic.ts", "dist/eventsource.js", api.FormatIIFE, "wasm.ts"},
	{"js/src/index.ts", "dist/eventsource.mjs", api.FormatESModule, "either.ts"},
	{"js/src/classic.ts", "dist/eventsource.nowasm.js", api.FormatIIFE, "translated.ts"},
	{"js/src/index.ts", "dist/eventsource.nowasm.mjs", api.FormatESModule, "translated.ts"},
	{"js/src/workerd.ts", "dist/eventsource.workerd.mjs", api.FormatESModule, "imported.ts"},
	{"js/src/formats/index.ts", "dist/formats.mjs", api.FormatESModule, ""},
}

// Translated is the core as JavaScript, which eventsource.mjs loads where it may not run WebAssembly.
const Translated = "dist/core.mjs"

// A Result is a bundle and how many of its bytes each source gave.
type Result struct {
	Code  []byte
	Parts map[string]int
}

// CoreName is how Parts names the core.
const CoreName = "dist/core.wasm (as text)"

// Build bundles one script. It reads root's sources and dist/core.wasm and writes nothing.
func Build(root string, script Script) (Result, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return Result{}, err
	}
	banner, err := Banner(root)
	if err != nil {
		return Result{}, err
	}
	core, err := os.ReadFile(filepath.Join(root, "dist/core.wasm"))
	if err != nil {
		return Result{}, err
	}
	options := api.BuildOptions{
		AbsWorkingDir:     root,
		EntryPoints:       []string{script.Entry},
		Outfile:           script.Output,
		Bundle:            true,
		Format:            script.Format,
		Target:            api.ES2022,
		MinifyWhitespace:  script.Format == api.FormatIIFE, // what is imported keeps its marks of calls without effects
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		// A script tag's file is decoded with the page's encoding unless the server names one, so: ASCII only.
		Charset:       api.CharsetASCII,
		LegalComments: api.LegalCommentsNone,
		Banner:        map[string]string{"js": banner},
		TsconfigRaw:   "{}", // js/tsconfig.json is for type checks; nothing of it changes the code
		Metafile:      true,
		LogLevel:      api.LogLevelSilent,
	}
	if script.Core != "" {
		options.Plugins = []api.Plugin{useCore(root, script.Core, encode(core))}
		options.MangleProps = "^(" + strings.Join(private, "|") + ")$"
	}
	built := api.Build(options)
	if len(built.Errors) > 0 {
		text := api.FormatMessages(built.Errors, api.FormatMessagesOptions{Kind: api.ErrorMessage})
		return Result{}, fmt.Errorf("%s: %s", script.Entry, strings.TrimSpace(strings.Join(text, "\n")))
	}
	parts, err := partsOf(built.Metafile, script.Output)
	return Result{Code: built.OutputFiles[0].Contents, Parts: parts}, err
}

// private are members of the host's own objects that no page sees. They get short names, so they must not be those of
// anything else that js/src uses.
var private = []string{
	"content", "failure", "finish", "give", "handTo", "handlers", "listened", "listener", "missed", "moved", "names", "owners", "policy", "prepare",
	"queues", "result", "room", "touch",
}

// useCore puts a file into the place of wasm.ts. What that file imports of the core is the file beside the script if it is
// loaded at run time; otherwise core.wasm is a string that stands for it, and core.mjs its translation.
func useCore(root, file, inlined string) api.Plugin {
	sources := filepath.Join(root, "js", "src")
	return api.Plugin{Name: "use-core", Setup: func(build api.PluginBuild) {
		build.OnResolve(api.OnResolveOptions{Filter: `/wasm\.ts$`}, func(args api.OnResolveArgs) (result api.OnResolveResult, err error) {
			if filepath.Base(args.Importer) != file {
				result.Path = filepath.Join(sources, file)
			}
			return result, nil
		})
		build.OnResolve(api.OnResolveOptions{Filter: `/core\.(wasm|mjs)$`}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
			switch {
			case args.Kind == api.ResolveJSDynamicImport || file == "imported.ts":
				return api.OnResolveResult{Path: args.Path, External: true}, nil
			case strings.HasSuffix(args.Path, ".mjs"):
				return api.OnResolveResult{Path: filepath.Join(root, Translated)}, nil
			}
			return api.OnResolveResult{Path: "core.wasm", Namespace: "core"}, nil
		})
		build.OnLoad(api.OnLoadOptions{Filter: `.`, Namespace: "core"}, func(api.OnLoadArgs) (api.OnLoadResult, error) {
			return api.OnLoadResult{Contents: &inlined, Loader: api.LoaderText}, nil
		})
	}}
}

// encode writes bytes as ASCII without quotes and backslashes; js/src/wasm.ts has its twin, decode. A byte is one of 89
// characters, with one of two before it if it lies above those. Whole bytes that stay visible compress far
// better than base64's. The characters are the script's own most frequent ones for the core's most frequent bytes, as
// far as a rotation allows: gzip has one code for both.
func encode(content []byte) string {
	var text strings.Builder
	for _, b := range content {
		if high := b / base; high > 0 {
			text.WriteByte('|' + high)
		}
		c := '#' + (b%base+rotation)%base
		if c >= '\\' {
			c++
		}
		text.WriteByte(c)
	}
	return text.String()
}

const (
	base     = 89
	rotation = 61
)

// Banner is the one comment that is left: what the file is, and its license.
func Banner(root string) (string, error) {
	content, err := os.ReadFile(filepath.Join(root, "js/package.json"))
	if err != nil {
		return "", err
	}
	var manifest struct{ Name, Version, License string }
	if err := json.Unmarshal(content, &manifest); err != nil {
		return "", fmt.Errorf("js/package.json: %w", err)
	}
	return fmt.Sprintf("/*! %s %s | %s */", manifest.Name, manifest.Version, manifest.License), nil
}

func partsOf(metafile, output string) (map[string]int, error) {
	var meta struct {
		Outputs map[string]struct {
			Inputs map[string]struct{ BytesInOutput int }
		}
	}
	if err := json.Unmarshal([]byte(metafile), &meta); err != nil {
		return nil, fmt.Errorf("esbuild's metafile: %w", err)
	}
	parts := map[string]int{}
	for input, part := range meta.Outputs[output].Inputs {
		if strings.HasPrefix(input, "core:") {
			input = CoreName
		}
		parts[input] += part.BytesInOutput
	}
	return parts, nil
}
