// Dist builds everything in dist/: the core with TinyGo, the scripts with esbuild, the declarations with TypeScript.
//
// It does nothing while dist/sources.sha256 names the sources as they are and no output is missing. The core is
// built only if its own sources have changed, so a change in TypeScript needs no TinyGo. With -force it builds all.
package main

import (
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"

	"eventsource-wasm/tools/bundle"
)

const (
	core      = "dist/core.wasm"
	globals   = "dist/script.d.ts"
	integrity = "dist/integrity.json"
	stamp     = "dist/sources.sha256"
)

func main() {
	force := flag.Bool("force", false, "build all, however fresh dist/ is")
	root := flag.String("root", "..", "the repository's root")
	flag.Parse()
	if err := run(*root, *force); err != nil {
		fmt.Fprintln(os.Stderr, "dist:", err)
		os.Exit(1)
	}
}

func run(root string, force bool) error {
	if err := os.Chdir(root); err != nil {
		return err
	}
	unlock, err := lock("build/dist.lock")
	if err != nil {
		return err
	}
	defer unlock()

	now, err := hashSources()
	if err != nil {
		return err
	}
	built := readStamp()
	if force {
		built = hashes{}
	}
	outputs := []string{core, bundle.Translated, globals, forRequire(globals), integrity}
	for _, script := range bundle.Scripts {
		outputs = append(outputs, script.Output, script.Output+".map")
	}
	for _, script := range declarations() {
		outputs = append(outputs, script.Output, forRequire(script.Output))
	}
	if built == now && exist(outputs...) {
		return nil
	}
	if err := tool("tools/npm-ci.sh").Run(); err != nil {
		return fmt.Errorf("npm packages: %w", err)
	}
	if built.Core != now.Core || !exist(core, bundle.Translated) {
		fmt.Println("building", core)
		if err := buildCore(core); err != nil {
			return fmt.Errorf("core: %w", err)
		}
		fmt.Println("building", bundle.Translated)
		if err := translateCore(core, bundle.Translated); err != nil {
			return fmt.Errorf("%s: %w", bundle.Translated, err)
		}
	}
	// A build that stops from here on does not pass for a finished one, nor need it build the core again.
	if err := writeStamp(hashes{Core: now.Core, All: unfinished}); err != nil {
		return err
	}
	for _, script := range bundle.Scripts {
		fmt.Println("building", script.Output)
		result, err := bundle.Build(".", script)
		if err != nil {
			return err
		}
		if result, err = minify(script, result); err != nil {
			return err
		}
		if err := replace(script.Output+".map", result.Map); err != nil {
			return err
		}
		if err := replace(script.Output, result.Code); err != nil {
			return err
		}
	}
	if err := buildIntegrity(integrity); err != nil {
		return fmt.Errorf("integrity: %w", err)
	}
	if err := checkTypes(); err != nil {
		return fmt.Errorf("types: %w", err)
	}
	for _, script := range declarations() {
		fmt.Println("building", script.Output)
		if err := buildTypes(script.Entry, script.Output); err != nil {
			return fmt.Errorf("declarations: %w", err)
		}
	}
	if err := buildGlobals(globals); err != nil {
		return fmt.Errorf("declarations: %w", err)
	}
	return writeStamp(now)
}

// minify goes over esbuild's output of a script tag's file once more: terser saves 200 bytes of gzip on it. What is imported
// stays as it is; terser would drop the marks that tell bundlers what has no effects.
func minify(script bundle.Script, built bundle.Result) (bundle.Result, error) {
	if script.Format != api.FormatIIFE {
		return built, nil
	}
	const bundled, minified = "build/bundled.js", "build/minified.js"
	if err := os.WriteFile(bundled, built.Code, 0o644); err != nil {
		return built, err
	}
	if err := os.WriteFile(bundled+".map", built.Map, 0o644); err != nil {
		return built, err
	}
	command := tool("node", "js/node_modules/terser/bin/terser", bundled, "--compress", "ecma=2022,passes=3", "--mangle", "--ecma", "2022",
		"--format", "ascii_only", "--comments", "/^!/", "--output", minified,
		"--source-map", fmt.Sprintf("content='%s.map',includeSources,url='%s.map'", bundled, filepath.Base(script.Output)))
	if err := command.Run(); err != nil {
		return built, fmt.Errorf("terser: %w", err)
	}
	var err error
	if built.Code, err = os.ReadFile(minified); err != nil {
		return built, err
	}
	built.Map, err = os.ReadFile(minified + ".map")
	return built, err
}

// buildIntegrity lists what a page's integrity attributes hold the scripts to (W3C Subresource Integrity), by file.
func buildIntegrity(output string) error {
	list := map[string]string{}
	files := []string{bundle.Translated}
	for _, script := range bundle.Scripts {
		files = append(files, script.Output)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		sum := sha512.Sum384(content)
		list[filepath.Base(file)] = "sha384-" + base64.StdEncoding.EncodeToString(sum[:])
	}
	content, err := json.MarshalIndent(list, "", "  ")
	if err != nil {
		return err
	}
	return replace(output, append(content, '\n'))
}

func exist(paths ...string) bool {
	for _, path := range paths {
		if _, err := os.Stat(path); err != nil {
			return false
		}
	}
	return true
}

// replace writes a file whole or not at all: a test or a server may be reading the old one.
func replace(path string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	aside := filepath.Join("build", filepath.Base(path)+".new")
	if err := os.WriteFile(aside, content, 0o644); err != nil {
		return err
	}
	return os.Rename(aside, path)
}
