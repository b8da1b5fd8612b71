// Command bench measures eventsource-wasm beside native EventSource and the published peers, all in one headless
// Chromium and some of it in Firefox and WebKitGTK, too, and writes results.json, RESULTS.md and chart.svg. README.md
// tells what is measured and how.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"regexp"
	"slices"
	"syscall"
	"time"
)

type options struct {
	rounds    int
	workload  *regexp.Regexp
	candidate *regexp.Regexp
	quick     bool
	dist      string
	out       string
}

func (o options) isPartial() bool { return o.workload.String() != "" || o.candidate.String() != "" }

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run() error {
	rounds := flag.Int("rounds", 5, "rounds; every round runs every candidate once")
	workload := flag.String("workload", "", "only the workloads whose name matches this `regexp`")
	candidate := flag.String("candidate", "", "only the candidates whose name matches this `regexp`")
	quick := flag.Bool("quick", false, "a tenth of the events, two rounds, one of what takes long: tries the harness, measures nothing")
	list := flag.Bool("list", false, "list workloads and candidates, then stop")
	dist := flag.String("dist", "../dist", "`directory` of eventsource.mjs and eventsource.js")
	out := flag.String("out", "", "`directory` for results.json, RESULTS.md and chart.svg; by default this one after a "+
		"full run, and none after a partial or a quick one")
	flag.Parse()

	opts := options{rounds: *rounds, quick: *quick, dist: *dist, out: *out}
	if opts.quick {
		opts.rounds = min(opts.rounds, 2)
	}
	if opts.out == "" && !opts.quick && *workload == "" && *candidate == "" {
		opts.out = "."
	}
	if opts.rounds < 1 {
		return errors.New("-rounds: at least 1")
	}
	var err error
	if opts.workload, err = regexp.Compile(*workload); err != nil {
		return fmt.Errorf("-workload: %w", err)
	}
	if opts.candidate, err = regexp.Compile(*candidate); err != nil {
		return fmt.Errorf("-candidate: %w", err)
	}
	if *list {
		printList()
		return nil
	}
	if _, err := os.Stat("package.json"); err != nil {
		return errors.New("run it in the bench directory")
	}
	if opts.out != "" {
		if err := os.MkdirAll(opts.out, 0o755); err != nil {
			return fmt.Errorf("-out: %w", err)
		}
	}

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return bench(ctx, opts)
}

func bench(ctx context.Context, opts options) error {
	began := time.Now()
	if err := installPeers(ctx); err != nil {
		return err
	}
	bundles := bundleAll(opts.dist)

	server, err := startServer(bundles)
	if err != nil {
		return err
	}
	defer server.close()

	browser, err := startBrowser(ctx)
	if err != nil {
		return err
	}
	defer browser.Stop()

	results, err := newResults(opts, bundles, browser.version)
	if err != nil {
		return err
	}
	m := &measurer{ctx: ctx, opts: opts, server: server, browser: browser, bundles: bundles, results: results}
	defer m.engine.stop()
	for _, w := range workloads() {
		if !opts.workload.MatchString(w.Name) {
			continue
		}
		if m.measure(w); ctx.Err() != nil {
			return context.Cause(ctx)
		}
	}

	committed, err := committedBounds(ctx)
	if err != nil {
		return err
	}
	results.Bounds = judge(results)
	if opts.out != "" {
		if err := results.write(opts.out); err != nil {
			return err
		}
	}
	fmt.Printf("\n%d rounds in %s\n\n", opts.rounds, time.Since(began).Round(time.Second))
	for _, b := range results.Bounds {
		fmt.Printf("%-12s %s: %s\n", b.verdict(), b.Name, b.Figure)
	}
	if opts.quick {
		return nil // its figures mean nothing
	}
	return lossError(lost(results.Bounds, committed, opts.isPartial()))
}

func printList() {
	fmt.Println("workloads:")
	for _, w := range workloads() {
		fmt.Printf("  %-15s %s\n", w.Name, w.Title)
	}
	fmt.Println("candidates:")
	for _, c := range append(slices.Clone(candidates), hooks...) {
		fmt.Printf("  %-24s %s\n", c.Name, c.How)
	}
}
