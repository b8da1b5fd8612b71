package main

import (
	"errors"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"eventsource-wasm/tools/bundle"
)

var notSelfContained = regexp.MustCompile(`(?m)^import |\bimport\(|^\s*(private|protected) |^/// <reference`)

// declarations are the files of types: each ES module has one beside it, but for eventsource.mjs's other builds, which export
// the same.
func declarations() []bundle.Script {
	var scripts []bundle.Script
	for _, script := range bundle.Scripts {
		isOther := strings.HasPrefix(script.Output, strings.TrimSuffix(bundle.Host, "mjs")) && script.Output != bundle.Host
		if module, ok := strings.CutSuffix(script.Output, ".mjs"); ok && !isOther {
			script.Output = module + ".d.ts"
			scripts = append(scripts, script)
		}
	}
	return scripts
}

const emitted = "build/types"

// checkTypes checks the types of js/src, and writes declarations of each file below emitted.
func checkTypes() error {
	if err := os.RemoveAll(emitted); err != nil {
		return err
	}
	return tool("node", "js/node_modules/typescript/bin/tsc", "-p", "js", "--noEmit", "false", "--declaration", "--emitDeclarationOnly", "--rootDir", "js", "--outDir", emitted).Run()
}

// buildTypes writes the public types of an entry as one file. If it has nothing but other entries to import from, it imports
// theirs: a class would else be declared twice, and to TypeScript be two.
func buildTypes(entry, output string) error {
	alone, err := onEntries(entry)
	if err != nil {
		return err
	}
	if alone != nil {
		return replaceTypes(output, alone)
	}
	const aside = "build/types.d.ts"
	// The generator's own check does not know assets.d.ts; checkTypes has made that check.
	// Referenced types that the entry does not export stay unexported, as they are in the script.
	command := tool("node", "js/node_modules/dts-bundle-generator/dist/bin/dts-bundle-generator.js",
		"--silent", "--no-banner", "--no-check", "--export-referenced-types=false", "--project", "js/tsconfig.json", "-o", aside, entry)
	if err := command.Run(); err != nil {
		return err
	}
	content, err := os.ReadFile(aside)
	if err != nil {
		return err
	}
	if found := notSelfContained.Find(content); found != nil {
		return errors.New("they are not self-contained, or show what is private: " + string(found))
	}
	return replaceTypes(output, content)
}

// replaceTypes writes declarations for who imports, and the same for who requires: to TypeScript, the name tells which.
func replaceTypes(output string, content []byte) error {
	if err := replace(output, content); err != nil {
		return err
	}
	return replace(forRequire(output), besideJS.ReplaceAll(content, []byte("from './$1.cjs'")))
}

var besideJS = regexp.MustCompile(`from '\./([\w-]+)\.js'`)

func forRequire(declarations string) string {
	return strings.TrimSuffix(declarations, ".d.ts") + ".d.cts"
}

var relative = regexp.MustCompile(`\bfrom '(\.[^']*)'`)

// onEntries are the declarations of an entry that imports entries and packages alone; nil if it has files of its own besides.
func onEntries(entry string) ([]byte, error) {
	content, err := os.ReadFile(filepath.Join(emitted, strings.TrimSuffix(strings.TrimPrefix(entry, "js/"), ".ts")+".d.ts"))
	if err != nil {
		return nil, err
	}
	alone := len(relative.FindAll(content, -1)) > 0
	content = relative.ReplaceAllFunc(content, func(from []byte) []byte {
		source := path.Join(path.Dir(entry), string(relative.FindSubmatch(from)[1]))
		for _, other := range declarations() {
			if other.Entry == source && source != entry {
				return []byte("from './" + strings.TrimSuffix(path.Base(other.Output), ".d.ts") + ".js'")
			}
		}
		alone = false
		return from
	})
	if !alone || path.Dir(entry) == "js/src" {
		return nil, nil
	}
	return content, nil
}

// buildGlobals puts the types of what the script tag makes of the globals beside the others.
func buildGlobals(output string) error {
	content, err := os.ReadFile("js/src/script.d.ts")
	if err != nil {
		return err
	}
	return replaceTypes(output, content)
}
