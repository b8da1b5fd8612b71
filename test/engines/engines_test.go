// Package engines_test runs one set of scenarios in every engine and in every realm of it.
//
// The scenarios are scripts in scenarios/. ENGINES names where they run: "short", the default, is Chromium, Firefox, WebKit
// and the Node on PATH, the build without WebAssembly in a page alone; "full" is all; otherwise a list such as "firefox,deno".
package engines_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/engines"
)

func TestMain(m *testing.M) {
	code := m.Run()
	printTable(os.Stdout)
	os.Exit(code)
}

// isFull: whatever is chosen runs in all realms and builds.
func isFull() bool {
	wanted := os.Getenv("ENGINES")
	return wanted != "" && wanted != "short"
}

// chosen tells whether an engine is to be tested.
func chosen(name string, short bool) bool {
	switch wanted := os.Getenv("ENGINES"); wanted {
	case "", "short":
		return short
	case "full":
		return true
	default:
		for _, one := range strings.Split(wanted, ",") {
			if one == name {
				return true
			}
		}
		return false
	}
}

// result is what the harness says of one run of a scenario.
type result struct {
	Name   string   `json:"name"`
	Status string   `json:"status"`
	Error  string   `json:"error"`
	Limits []string `json:"limits"`
	Native string   `json:"native"`
	MS     int      `json:"ms"`
}

// realms of a browser: documents with the script tag and with the module, and the six kinds of worker.
var workers = []string{
	"dedicated worker, classic", "dedicated worker, module", "shared worker, classic", "shared worker, module",
	"service worker, classic", "service worker, module",
}

// browsers has the slowest first: they begin in this order.
var browsers = []struct {
	name  string
	start func(context.Context) (engines.Engine, error)
}{{"webkit", engines.WebKit}, {"firefox", engines.Firefox}, {"chromium", engines.Chromium}}

func TestBrowsers(t *testing.T) {
	for _, b := range browsers {
		if !chosen(b.name, true) {
			continue
		}
		for i, build := range builds {
			t.Run(b.name+", "+build.name, func(t *testing.T) {
				t.Parallel()
				s := openSite(t)
				engine, err := b.start(context.Background())
				require.NoError(t, err)
				defer engine.Close()
				if i > 0 && !isFull() { // what differs is the core alone
					inPage(t, s, engine, build, "script")
					return
				}
				inPage(t, s, engine, build, "script", workers...)
				inPage(t, s, engine, build, "module")
				t.Run("navigation", func(t *testing.T) { inNavigation(t, s, engine, build) })
			})
		}
	}
}

// inPage runs the scenarios in a page that has the build's script or module, and in workers of the page.
func inPage(t *testing.T, s *site, engine engines.Engine, build build, as string, workers ...string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
	defer cancel()
	page, err := engine.Open(ctx, s.main.URL+"/page?build="+build.name+"&as="+as)
	require.NoError(t, err)
	defer page.Close()
	require.NoError(t, within(func(ctx context.Context) error { return engines.Until(ctx, page, "window.ready && window.ask") }))
	for _, realm := range append([]string{"page"}, workers...) {
		shown := realm
		if realm == "page" {
			shown += ", " + as
		}
		if build.name != "wasm" {
			shown += ", " + build.name
		}
		t.Run(shown, func(t *testing.T) {
			row := addRow(engine.Name(), engine.Version(), shown)
			defer row.finish()
			names, err := ask[[]string](page, realm, "list")
			if err != nil && strings.Contains(realm, "worker") {
				// The engine itself says that it has no such workers.
				row.none(err)
				if strings.Contains(err.Error(), "does not start") {
					t.Error(err)
				}
				return
			}
			require.NoError(t, err)
			require.NotEmpty(t, names)
			var silent error // the realm answers no more
			for _, name := range names {
				t.Run(name, func(t *testing.T) {
					require.NoError(t, silent, "not run")
					var r result
					if r, silent = ask[result](page, realm, "run", name); silent != nil {
						r = result{Name: name, Status: "failed", Error: silent.Error()}
					}
					row.add(t, r)
				})
			}
		})
	}
}

// ask lets a realm of a page do something, see realms/realms.js.
func ask[T any](page engines.Page, realm, verb string, args ...any) (value T, err error) {
	given, err := json.Marshal(append([]any{realm, verb}, args...))
	if err != nil {
		return value, err
	}
	err = within(func(ctx context.Context) error {
		value, err = engines.Value[T](ctx, page, "ask(..."+string(given)+")")
		return err
	})
	return value, err
}

// within runs f with a deadline that is beyond the harness's own.
func within(f func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	if err := f(ctx); err != nil {
		return fmt.Errorf("in the browser: %w", err)
	}
	return nil
}
