// Package engines_test runs one set of scenarios in every engine and in every realm of it.
//
// The scenarios are scripts in scenarios/. ENGINES names where they run: "short", the default, is the Node on PATH, and Chromium,
// Firefox and WebKit in what isShort chooses of their realms; "full" is all; otherwise a list such as "firefox,deno", in which "rest"
// is what isShort leaves out.
package engines_test

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
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

// chosen tells whether an engine is to be tested; short, if it is part of "short".
func chosen(name string, short bool) bool {
	wanted := cmp.Or(os.Getenv("ENGINES"), "short")
	if wanted == "short" {
		return short
	}
	return wanted == "full" || slices.Contains(strings.Split(wanted, ","), name)
}

// isShort chooses everything in Chromium, and in the others each kind of worker; of the build without WebAssembly, whose core alone is
// another, a page in Chromium.
func isShort(browser string, build build, realm string) bool {
	if browser == "chromium" {
		return build.wasm || realm == "page, script"
	}
	isOther := slices.Contains([]string{"dedicated worker, classic", "shared worker, module", "service worker, classic"}, realm)
	return build.wasm && !isOther
}

// choose gives those of a browser's realms that are to be tested.
func choose(browser string, build build, realms ...string) []string {
	return slices.DeleteFunc(realms, func(realm string) bool {
		short := isShort(browser, build, realm)
		return !chosen(browser, short) && (short || !chosen("rest", false))
	})
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

// The realms of a page: its own, with the script tag and with the module, and the six kinds of worker.
const (
	pageScript = "page, script"
	pageModule = "page, module"
)

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
		for _, build := range builds {
			script := choose(b.name, build, append([]string{pageScript}, workers...)...)
			module := choose(b.name, build, pageModule)
			navigation := choose(b.name, build, "navigation")
			if len(script)+len(module)+len(navigation) == 0 {
				continue
			}
			t.Run(b.name+", "+build.name, func(t *testing.T) {
				t.Parallel()
				s := openSite(t)
				engine, err := b.start(context.Background())
				require.NoError(t, err)
				defer engine.Close()
				inPage(t, s, engine, build, "script", script...)
				inPage(t, s, engine, build, "module", module...)
				for _, realm := range navigation {
					t.Run(realm, func(t *testing.T) { inNavigation(t, s, engine, build) })
				}
			})
		}
	}
}

// inPage runs the scenarios in realms of a page that has the build's script or module.
func inPage(t *testing.T, s *site, engine engines.Engine, build build, as string, realms ...string) {
	t.Helper()
	if len(realms) == 0 {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
	defer cancel()
	page, err := engine.Open(ctx, s.main.URL+"/page?build="+build.name+"&as="+as)
	require.NoError(t, err)
	defer page.Close()
	require.NoError(t, within(func(ctx context.Context) error { return engines.Until(ctx, page, "window.ready && window.ask") }))
	for _, shown := range realms {
		realm := shown
		if shown == pageScript || shown == pageModule {
			realm = "page"
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
