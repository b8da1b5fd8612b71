// Package bundle makes the scripts of dist/ from js/src and the built core.
package bundle

import (
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// A Script is one file that users load.
type Script struct {
	Entry, Output string
	Format        api.Format
	// Core is the file of js/src that stands for wasm.ts: the core as code that runs. Of a script that has none it is empty: what it
	// needs of the host it imports. The others have members, too, whose names are ours to shorten.
	Core string
}

// Scripts are all of them, by paths from the repository's root.
var Scripts = withRequired([]Script{
	{"js/src/classic.ts", "dist/eventsource.js", api.FormatIIFE, "wasm.ts"},
	{"js/src/index.ts", Host, api.FormatESModule, "either.ts"},
	{"js/src/classic.ts", "dist/eventsource.nowasm.js", api.FormatIIFE, "translated.ts"},
	{"js/src/index.ts", "dist/eventsource.nowasm.mjs", api.FormatESModule, "translated.ts"},
	{"js/src/workerd.ts", "dist/eventsource.workerd.mjs", api.FormatESModule, "imported.ts"},
	{"js/src/decoder/index.ts", "dist/decoder.mjs", api.FormatESModule, ""},
	{"js/src/formats/index.ts", "dist/formats.mjs", api.FormatESModule, ""},
	{"js/src/polyfill/index.ts", "dist/polyfill.mjs", api.FormatESModule, ""},
	{"js/src/resume/index.ts", "dist/resume.mjs", api.FormatESModule, ""},
	{"js/src/shared/index.ts", "dist/shared.mjs", api.FormatESModule, ""},
	{"js/src/store/index.ts", "dist/store.mjs", api.FormatESModule, ""},
	{"js/src/react/index.ts", "dist/react.mjs", api.FormatESModule, ""},
	{"js/src/vue/index.ts", "dist/vue.mjs", api.FormatESModule, ""},
	{"js/src/solid/index.ts", "dist/solid.mjs", api.FormatESModule, ""},
	{"js/src/svelte/index.ts", "dist/svelte.mjs", api.FormatESModule, ""},
})

// importedOnly have no sense for require: Svelte itself cannot be required, and workerd imports.
var importedOnly = []string{"js/src/svelte/index.ts", "js/src/workerd.ts"}

// withRequired puts beside each ES module the same for require. What a script tag loads is an ES module to an import, too, but not
// to Node's require: there it is one that shares the host.
func withRequired(scripts []Script) []Script {
	var all []Script
	for _, script := range scripts {
		all = append(all, script)
		if module, ok := strings.CutSuffix(script.Output, ".mjs"); ok && !slices.Contains(importedOnly, script.Entry) {
			script.Output, script.Format = module+".cjs", api.FormatCommonJS
			if script.Core == "either.ts" {
				script.Core = "wasm.ts" // the other core is a module to import, and no page requires
			}
			all = append(all, script)
		}
	}
	return append(all, Script{"js/src/classic.ts", "dist/script.cjs", api.FormatCommonJS, ""})
}

// Translated is the core as JavaScript, which eventsource.mjs loads where it may not run WebAssembly.
const Translated = "dist/core.mjs"

// A Result is a bundle, its source map, and how many of its bytes each source gave.
type Result struct {
	Code  []byte
	Map   []byte
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
		Sourcemap:     api.SourceMapLinked,
		// What is required has been installed, and so the sources lie beside it.
		SourcesContent: map[bool]api.SourcesContent{true: api.SourcesContentExclude}[script.Format == api.FormatCommonJS],
		Metafile:       true,
		LogLevel:       api.LogLevelSilent,
	}
	if script.Format == api.FormatCommonJS {
		options.Platform = api.PlatformNode // adds a note of the names, for imports of it in Node
	}
	if script.Core != "" {
		options.Plugins = []api.Plugin{useCore(root, script.Core, encode(core))}
		options.MangleProps = "^(" + strings.Join(private, "|") + ")$"
	} else {
		options.Plugins = []api.Plugin{shareOthers(root, script)}
		options.Packages = api.PackagesExternal // a framework is the page's own
	}
	built := api.Build(options)
	if len(built.Errors) > 0 {
		text := api.FormatMessages(built.Errors, api.FormatMessagesOptions{Kind: api.ErrorMessage})
		return Result{}, fmt.Errorf("%s: %s", script.Entry, strings.TrimSpace(strings.Join(text, "\n")))
	}
	result := Result{}
	for _, file := range built.OutputFiles {
		if strings.HasSuffix(file.Path, ".map") {
			result.Map, err = sourceMap(file.Contents)
		} else {
			result.Code = file.Contents
		}
	}
	if err != nil {
		return Result{}, err
	}
	result.Parts, err = partsOf(built.Metafile, script.Output)
	return result, err
}

// shareOthers makes the host, and what is in other folders than the script's own, imports of the files that are built of them: so
// there is one of each, however many entries a page imports.
func shareOthers(root string, script Script) api.Plugin {
	own := path.Dir(script.Entry)
	return api.Plugin{Name: "share-others", Setup: func(build api.PluginBuild) {
		build.OnResolve(api.OnResolveOptions{Filter: `^\.`}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
			if args.Kind == api.ResolveEntryPoint {
				return api.OnResolveResult{}, nil
			}
			source, err := filepath.Rel(root, filepath.Join(args.ResolveDir, args.Path))
			if err != nil {
				return api.OnResolveResult{}, err
			}
			source = filepath.ToSlash(source)
			switch {
			case path.Dir(source) == host:
				source = host + "/index.ts"
			case path.Dir(source) == own:
				return api.OnResolveResult{}, nil
			}
			for _, other := range Scripts {
				if other.Entry == source && other.Format == script.Format {
					return api.OnResolveResult{Path: "./" + path.Base(other.Output), External: true}, nil
				}
			}
			return api.OnResolveResult{}, fmt.Errorf("%s is no entry of the package", source)
		})
	}}
}

const host = "js/src"

// sourceMap names the sources as they are in the package. The core counts as a part of wasm.ts, which imports it: tools take a
// source for text, and would read a file of that name.
func sourceMap(content []byte) ([]byte, error) {
	var all struct {
		Version        int      `json:"version"`
		Sources        []string `json:"sources"`
		SourcesContent []string `json:"sourcesContent,omitempty"`
		Mappings       string   `json:"mappings"`
		Names          []string `json:"names"`
	}
	if err := json.Unmarshal(content, &all); err != nil {
		return nil, fmt.Errorf("esbuild's source map: %w", err)
	}
	const importer = "../" + host + "/wasm.ts"
	importing := slices.Index(all.Sources, importer)
	for i, source := range all.Sources {
		if strings.HasPrefix(source, "core:") && importing >= 0 {
			source = importer
			if all.SourcesContent != nil {
				all.SourcesContent[i] = all.SourcesContent[importing]
			}
		}
		if source == path.Base(Translated) {
			continue // it lies beside the script
		}
		inside, ok := strings.CutPrefix(source, "../"+host+"/")
		if !ok {
			return nil, fmt.Errorf("%s is in a source map", source)
		}
		all.Sources[i] = "../src/" + inside
	}
	return json.Marshal(all)
}

// private are members of the host's own objects that no page sees. They get short names, so they must not be those of
// anything else that js/src uses.
var private = []string{
	"content", "failure", "finish", "give", "handTo", "hasOthers", "isNamed", "isSentinel", "listener", "look", "mayEnd", "missed", "moved",
	"names", "owners", "policy", "prepare", "queues", "result", "room", "sole", "touch",
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
