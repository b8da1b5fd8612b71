package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"eventsource-wasm/tools/bundle"
)

// buildCore compiles ./wasm and leaves of it only what the host uses.
func buildCore(output string) error {
	wanted, err := wantedExports()
	if err != nil {
		return err
	}
	find := tool("tools/tinygo/path.sh")
	find.Stdout = nil
	compiler, err := find.Output()
	if err != nil {
		return fmt.Errorf("no TinyGo: %w", err)
	}

	const compiled, reached, started, small = "build/core.1.wasm", "build/core.2.wasm", "build/core.3.wasm", "build/core.wasm"
	const graph = "build/core.graph.json"
	if err := os.WriteFile(graph, reachable(wanted), 0o644); err != nil {
		return err
	}
	steps := [][]string{
		{strings.TrimSpace(string(compiler)), "build", "-target", "./wasm/target.json", "-opt", "z", "-no-debug", "-panic=trap", "-o", compiled, "./wasm"},
		// TinyGo's runtime exports functions of its own.
		{binaryen("wasm-metadce"), compiled, "--graph-file", graph, "-o", reached},
		// Runs the start-up code now and keeps the memory it leaves, so that the host has none to call.
		{binaryen("wasm-ctor-eval"), reached, "--quiet", "--ctors=" + initialize, "-o", started},
		{binaryen("wasm-opt"), started, "--traps-never-happen", "--flatten", "--rereloop", "-Oz", "-Oz", "--converge", "--low-memory-unused", "--strip-debug", "--strip-producers", "--strip-target-features", "-o", small},
	}
	for _, step := range steps {
		command := tool(step[0], step[1:]...)
		command.Stdout = nil // metadce tells what it left out
		if err := command.Run(); err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(step[0]), err)
		}
	}
	content, err := os.ReadFile(small)
	if err != nil {
		return err
	}
	if err := checkCore(content, wanted); err != nil {
		return err
	}
	return replace(output, content)
}

const initialize = "_initialize"

var exportLine = regexp.MustCompile(`(?m)^//(?:go:wasmexport|export)[ \t]+(\S+)`)

// wantedExports are the names that wasm/ asks for.
func wantedExports() ([]string, error) {
	files, err := filepath.Glob("wasm/*.go")
	if err != nil {
		return nil, err
	}
	var names []string
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		for _, match := range exportLine.FindAllSubmatch(source, -1) {
			names = append(names, string(match[1]))
		}
	}
	if len(names) == 0 {
		return nil, errors.New("wasm/ has no //export or //go:wasmexport")
	}
	slices.Sort(names)
	return names, nil
}

// reachable is the graph that wasm-metadce asks for: what the host may use of the module.
func reachable(wanted []string) []byte {
	type node struct {
		Name   string   `json:"name"`
		Root   bool     `json:"root,omitempty"`
		Export string   `json:"export,omitempty"`
		Reach  []string `json:"reaches,omitempty"`
	}
	host := node{Name: "host", Root: true}
	nodes := []node{}
	for _, name := range append([]string{"memory", initialize}, wanted...) {
		host.Reach = append(host.Reach, "the "+name)
		nodes = append(nodes, node{Name: "the " + name, Export: name})
	}
	graph, err := json.Marshal(append(nodes, host))
	if err != nil {
		panic(err) // strings always marshal
	}
	return graph
}

// checkCore holds the built module to what the host relies on.
func checkCore(content []byte, wanted []string) error {
	module, err := bundle.ReadModule(content)
	if err != nil {
		return err
	}
	exports := slices.DeleteFunc(module.Exports, func(name string) bool { return name == "memory" })
	slices.Sort(exports)
	switch {
	case module.Imports != 0:
		return fmt.Errorf("it has %d imports; it must have none", module.Imports)
	case slices.Contains(exports, initialize):
		return errors.New("its start-up code did not run at build time, so the host would have to call " + initialize)
	case !slices.Equal(exports, wanted):
		return fmt.Errorf("it exports %q; wasm/ asks for %q", exports, wanted)
	case module.MaxPages != module.MinPages:
		return fmt.Errorf("its memory may grow: %d pages at first, at most %d", module.MinPages, module.MaxPages)
	}
	return nil
}

// binaryen is the path of one of the npm package's tools.
func binaryen(name string) string {
	return "js/node_modules/binaryen/bin/" + name
}

// tool is a command whose messages the user sees.
func tool(name string, args ...string) *exec.Cmd {
	if strings.Contains(name, "/") && !filepath.IsAbs(name) {
		name = "./" + name
	}
	command := exec.Command(name, args...)
	command.Stdout, command.Stderr = os.Stdout, os.Stderr
	wasmOpt, err := filepath.Abs(binaryen("wasm-opt"))
	if err == nil {
		command.Env = append(os.Environ(), "WASMOPT="+wasmOpt)
	}
	return command
}
