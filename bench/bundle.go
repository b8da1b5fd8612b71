package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// Bundle is what esbuild made of a candidate.
type Bundle struct {
	Page []byte // module: adapter and harness
	Cold []byte // classic script that leaves the adapter in the global `adapter`
	Size *Size  // of the library alone; nil for what needs none
	Err  error
}

// Size of a script in bytes.
type Size struct {
	Minified int `json:"minified"`
	Gzip     int `json:"gzip"` // gzip -9
}

func installPeers(ctx context.Context) error {
	cmd := exec.CommandContext(ctx, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("npm ci: %w\n%s", err, out)
	}
	return nil
}

// peerVersions are the exact versions of package.json.
func peerVersions() (map[string]string, error) {
	raw, err := os.ReadFile("package.json")
	if err != nil {
		return nil, err
	}
	var manifest struct{ Dependencies map[string]string }
	if err := json.Unmarshal(raw, &manifest); err != nil {
		return nil, fmt.Errorf("package.json: %w", err)
	}
	return manifest.Dependencies, nil
}

func bundleAll(dist string) map[string]*Bundle {
	bundles := map[string]*Bundle{}
	for _, c := range append(slices.Clone(candidates), hooks...) {
		b, err := bundleOne(c, dist)
		if err != nil {
			b = &Bundle{Err: err}
		}
		bundles[c.Name] = b
	}
	return bundles
}

func bundleOne(c Candidate, dist string) (*Bundle, error) {
	adapter := "./adapters/" + c.Adapter + ".js"
	mine := filepath.Join(dist, cmp.Or(c.Build, "eventsource"))
	page := fmt.Sprintf("import * as adapter from %q;\nimport { install } from './page/harness.js';\ninstall(adapter);\n", adapter)
	var b Bundle
	var err error
	if c.Group == groupHook {
		page = fmt.Sprintf("import { useAnswer } from './hooks/%s.js';\nimport { install } from './page/answer.js';\ninstall(useAnswer);\n", c.Adapter)
		b.Page, err = build(page, api.FormatESModule, mine)
		return &b, err
	}
	if b.Page, err = build(page, api.FormatESModule, mine); err != nil {
		return nil, err
	}
	if b.Cold, err = build(fmt.Sprintf("export * from %q;\n", adapter), api.FormatIIFE, mine); err != nil {
		return nil, err
	}
	var library []byte
	switch {
	case c.Name == oursDecoder:
		library, err = build("export { EventStreamDecoder } from 'eventsource-wasm';\n", api.FormatESModule, mine)
	case c.Group == groupOurs:
		library, err = os.ReadFile(mine + ".js")
	case c.Package != "":
		entry := fmt.Sprintf("import { %s } from %q;\nglobalThis.%[1]s = %[1]s;\n", c.Export, cmp.Or(c.Module, c.Package))
		library, err = build(entry, api.FormatIIFE, mine)
	}
	if err != nil {
		return nil, err
	}
	if library != nil {
		gzipped, err := gzip9(library)
		if err != nil {
			return nil, err
		}
		b.Size = &Size{Minified: len(library), Gzip: gzipped}
	}
	return &b, nil
}

// build bundles an entry; mine is the file of ours that it may import, without its ending.
func build(entry string, format api.Format, mine string) ([]byte, error) {
	module, err := filepath.Abs(mine + ".mjs")
	if err != nil {
		return nil, err
	}
	react, err := filepath.Abs("node_modules/react") // dist has none beside it
	if err != nil {
		return nil, err
	}
	beside := filepath.Dir(module)
	result := api.Build(api.BuildOptions{
		Stdin:             &api.StdinOptions{Contents: entry, ResolveDir: "."},
		Bundle:            true,
		External:          []string{"*/core.mjs"}, // loaded only where WebAssembly is forbidden
		Format:            format,
		GlobalName:        map[bool]string{true: "adapter"}[format == api.FormatIIFE],
		Platform:          api.PlatformBrowser,
		Target:            api.ESNext,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		LegalComments:     api.LegalCommentsNone,
		Define:            map[string]string{"process.env.NODE_ENV": `"production"`},
		Alias: map[string]string{
			"eventsource-wasm": module, "react": react,
			"eventsource-wasm/react": filepath.Join(beside, "react.mjs"), "eventsource-wasm/formats": filepath.Join(beside, "formats.mjs"),
		},
		LogLevel: api.LogLevelSilent,
	})
	if len(result.Errors) > 0 {
		return nil, errors.New(result.Errors[0].Text)
	}
	return result.OutputFiles[0].Contents, nil
}

// gzip9 is the size after `gzip -9`, the program: Go's own compressor makes slightly larger files.
func gzip9(data []byte) (int, error) {
	cmd := exec.Command("gzip", "-9", "-n", "-c")
	cmd.Stdin = bytes.NewReader(data)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return 0, fmt.Errorf("gzip -9: %w %s", err, stderr.String())
	}
	return len(out), nil
}
