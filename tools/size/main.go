// Size prints what users load and where its bytes come from, and fails over the budgets.
package main

import (
	"bytes"
	"cmp"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"

	"eventsource-wasm/tools/bundle"
)

func main() {
	root := flag.String("root", "..", "the repository's root")
	script := flag.Int("script", 0, "budget in bytes of dist/eventsource.js under gzip -9")
	decoder := flag.Int("decoder", 0, "budget in bytes of what EventStreamDecoder alone adds to a page's own bundle, under gzip -9")
	core := flag.Int("core", 0, "budget in bytes of the WebAssembly inside")
	store := flag.Int("store", 0, "budget in bytes of what the store adds to the core in a page's own bundle, under gzip -9")
	adapter := flag.Int("adapter", 0, "budget in bytes of what an adapter for a framework adds to the store, under the same")
	flag.Parse()
	if err := run(*root, budgets{*script, *decoder, *core, *store, *adapter}); err != nil {
		fmt.Fprintln(os.Stderr, "size:", err)
		os.Exit(1)
	}
}

type budgets struct{ script, decoder, core, store, adapter int }

func run(root string, budget budgets) error {
	core, err := os.ReadFile(filepath.Join(root, "dist/core.wasm"))
	if err != nil {
		return err
	}
	var over []error
	check := func(name string, size, budget int) {
		if size > budget {
			over = append(over, fmt.Errorf("%s takes %d bytes, %d over the budget of %d", name, size, size-budget, budget))
		}
	}

	fmt.Printf("%-28s %7s %8s %8s\n", "", "bytes", "gzip -9", "budget")
	line := func(name string, content []byte, budget string) int {
		small, err := zip(content)
		over = append(over, err)
		fmt.Printf("%-28s %7d %8d %8s\n", name, len(content), small, budget)
		return small
	}
	var parts map[string]int
	for i, script := range bundle.Scripts {
		if filepath.Ext(script.Output) == ".cjs" {
			continue // the same for require, which no page loads
		}
		content, err := os.ReadFile(filepath.Join(root, script.Output))
		if err != nil {
			return err
		}
		if i > 0 {
			line(script.Output, content, "")
			continue
		}
		check(script.Output+" under gzip -9", line(script.Output, content, fmt.Sprint(budget.script)), budget.script)
		built, err := bundle.Build(root, script)
		if err != nil {
			return err
		}
		parts = built.Parts
	}
	decoder, err := bundle.Alone(root, bundle.Host, "EventStreamDecoder")
	if err != nil {
		return err
	}
	check("EventStreamDecoder alone", line("EventStreamDecoder", decoder.Code, fmt.Sprint(budget.decoder)), budget.decoder)
	translated, err := os.ReadFile(filepath.Join(root, bundle.Translated))
	if err != nil {
		return err
	}
	line(bundle.Translated, translated, "")
	line("dist/core.wasm", core, fmt.Sprintf("(%d)", budget.core))
	check("dist/core.wasm", len(core), budget.core)

	fmt.Printf("\nWhat an entry adds to those that it stands on, in a page's own bundle:\n")
	for _, entry := range []struct {
		name   string
		budget int
	}{{"store", budget.store}, {"react", budget.adapter}, {"vue", budget.adapter}, {"svelte", budget.adapter}, {"solid", budget.adapter}} {
		module := "dist/" + entry.name + ".mjs"
		added, err := bundle.Added(root, module)
		if err != nil {
			return err
		}
		check(module, line(module, added, fmt.Sprint(entry.budget)), entry.budget)
	}

	for _, name := range []string{"resume", "shared"} {
		module := "dist/" + name + ".mjs"
		added, err := bundle.Added(root, module)
		if err != nil {
			return err
		}
		line(module, added, "")
	}

	fmt.Printf("\n%s, what one name of it adds to a page's own bundle:\n", bundle.Formats)
	names, err := bundle.Exports(root, bundle.Formats)
	if err != nil {
		return err
	}
	for _, name := range names {
		alone, err := bundle.Alone(root, bundle.Formats, name)
		if err != nil {
			return err
		}
		line(name, alone.Code, "")
	}

	fmt.Printf("\n%s by source, before the last minification and gzip:\n", bundle.Scripts[0].Output)
	total := sum(parts)
	for _, name := range slices.SortedFunc(maps.Keys(parts), func(a, b string) int {
		return cmp.Or(parts[b]-parts[a], cmp.Compare(a, b))
	}) {
		fmt.Printf("%7d %5.1f %%  %s\n", parts[name], 100*float64(parts[name])/float64(total), name)
	}
	return errors.Join(over...)
}

func sum(parts map[string]int) (total int) {
	for _, size := range parts {
		total += size
	}
	return total
}

// zip is how many bytes content takes under gzip -9. (Go's own compressor gives about 1.5 % more.)
func zip(content []byte) (int, error) {
	command := exec.Command("gzip", "-9")
	command.Stdin = bytes.NewReader(content)
	small, err := command.Output()
	if err != nil {
		return 0, fmt.Errorf("gzip: %w", err)
	}
	return len(small), nil
}
