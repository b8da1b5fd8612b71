package main

import (
	"errors"
	"os"
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

// checkTypes checks the types of js/src.
func checkTypes() error {
	return tool("node", "js/node_modules/typescript/bin/tsc", "-p", "js").Run()
}

// buildTypes writes the public types of an entry as one file.
func buildTypes(entry, output string) error {
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
	return replace(output, content)
}

// buildGlobals puts the types of what the script tag makes of the globals beside the others.
func buildGlobals(output string) error {
	content, err := os.ReadFile("js/src/script.d.ts")
	if err != nil {
		return err
	}
	return replace(output, content)
}
