package main

import (
	"errors"
	"os"
	"regexp"
)

var notSelfContained = regexp.MustCompile(`(?m)^import |\bimport\(|^\s*(private|protected) |^/// <reference`)

// buildTypes checks the types of js/src and writes the public ones as one file.
func buildTypes(output string) error {
	if err := tool("node", "js/node_modules/typescript/bin/tsc", "-p", "js").Run(); err != nil {
		return err
	}
	const aside = "build/types.d.ts"
	// The generator's own check does not know assets.d.ts; tsc has just made that check.
	// Referenced types that index.ts does not export stay unexported, as they are in the script.
	command := tool("node", "js/node_modules/dts-bundle-generator/dist/bin/dts-bundle-generator.js",
		"--silent", "--no-banner", "--no-check", "--export-referenced-types=false", "--project", "js/tsconfig.json", "-o", aside, "js/src/index.ts")
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
