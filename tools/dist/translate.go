package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"eventsource-wasm/tools/bundle"
)

// Loads of the text that is read, a word at a time from wherever it stands, see sse.Parser. WebAssembly takes any address, and
// is told that they are aligned; JavaScript's arrays of words know only aligned ones.
var (
	eightBytes = regexp.MustCompile(`\(i64\.load( offset=\d+)?( align=\d)?`)
	dataName   = regexp.MustCompile(`\(i32\.load(\s+\(local\.get \$\d+\)\s*\)\s*\(i32\.const ` + fmt.Sprint('d'|'a'<<8|'t'<<16|'a'<<24) + `\))`)
	// What wasm2js puts behind the function that makes an instance: one instance, and its exports.
	oneInstance = regexp.MustCompile(`(?s)\nvar retasmFunc = asmFunc\(.*`)
)

// translateCore makes JavaScript of the built core: a module that exports `instantiate`.
func translateCore(core, output string) error {
	const text, aligned, lowered, translated = "build/core.wat", "build/aligned.wat", "build/lowered.wasm", "build/core.mjs"
	features := []string{"--enable-bulk-memory", "--enable-sign-ext", "--enable-mutable-globals", "--enable-nontrapping-float-to-int"}
	run := func(name string, args ...string) error {
		if err := tool(binaryen(name), append(args, features...)...).Run(); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		return nil
	}
	if err := run("wasm-dis", core, "-o", text); err != nil {
		return err
	}
	content, err := os.ReadFile(text)
	if err != nil {
		return err
	}
	wat := string(content)
	if !eightBytes.MatchString(wat) || !dataName.MatchString(wat) {
		return errors.New("it does not read text as tools/dist/translate.go expects")
	}
	wat = eightBytes.ReplaceAllString(wat, "(i64.load$1 align=1")
	wat = dataName.ReplaceAllString(wat, "(i32.load align=1$1")
	if err := os.WriteFile(aligned, []byte(wat), 0o644); err != nil {
		return err
	}
	// Filling memory is lowered to stores: wasm2js would fill that of the last instance.
	if err := run("wasm-opt", aligned, "--llvm-memory-copy-fill-lowering", "-O", "-o", lowered); err != nil {
		return err
	}
	if err := run("wasm2js", lowered, "-O", "-o", translated); err != nil {
		return err
	}
	if content, err = os.ReadFile(translated); err != nil {
		return err
	}
	if !oneInstance.Match(content) {
		return errors.New("wasm2js gives another module than expected")
	}
	code := oneInstance.ReplaceAllString(string(content), "\nexport const instantiate = () => asmFunc();\n")
	minified := api.Transform(code, api.TransformOptions{
		Sourcefile:        filepath.Base(output),
		Format:            api.FormatESModule,
		Target:            api.ES2022,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		Charset:           api.CharsetASCII,
		LegalComments:     api.LegalCommentsNone,
		LogLevel:          api.LogLevelSilent,
	})
	if len(minified.Errors) > 0 {
		return errors.New(strings.Join(api.FormatMessages(minified.Errors, api.FormatMessagesOptions{Kind: api.ErrorMessage}), "\n"))
	}
	banner, err := bundle.Banner(".")
	if err != nil {
		return err
	}
	return replace(output, append([]byte(banner+"\n"), minified.Code...))
}
