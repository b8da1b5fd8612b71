package standard

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
	"eventsource-wasm/internal/engines"
)

// others are the engines beside Chromium.
var others = []struct {
	name  string // as ENGINES has it
	start func(context.Context) (engines.Engine, error)
}{{"firefox", engines.Firefox}, {"webkit", engines.WebKit}}

// TestEngines shows all behaviours in the engines that ENGINES names, a list such as "firefox,webkit"; "short" and "full" are
// all, "rest" is none. Where ours departs just as the engine's own class does, or where a behaviour's lacks has asked the engine, it is the
// engine's limit, counted and printed. What else the engine's own class departs in is its own affair; "full" prints it.
func TestEngines(t *testing.T) {
	wanted := os.Getenv("ENGINES")
	for _, e := range others {
		if wanted != "short" && wanted != "full" && !strings.Contains(","+wanted+",", ","+e.name+",") {
			continue
		}
		t.Run(e.name, func(t *testing.T) {
			t.Parallel() // most of the time is waiting
			engine, err := e.start(context.Background())
			require.NoError(t, err)
			defer engine.Close()
			n := &notes{limits: map[string][]string{}, departs: map[string][]string{}}
			begun := time.Now()
			n.show(t, engine, wanted != "short")
			n.print(engine, time.Since(begun))
		})
	}
}

// How long a script may take, in ms: ours on a machine that has other things to do, and the browser's own class, of which
// nothing but a note depends.
var late = map[string]int{"ours": 60_000, "native": 10_000}

// notes are what has come of the behaviours in an engine.
type notes struct {
	passed, failed  int
	limits, departs map[string][]string // the realms of each
}

// show runs all behaviours in all realms at once, each realm with a page, an origin, and so with connections of its own.
func (n *notes) show(t *testing.T, engine engines.Engine, natives bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	behaviours, pages := map[string][]behaviour{}, map[string]engines.Page{}
	for _, topic := range topics {
		topic.show(func(realms []string, all []behaviour) {
			for _, b := range all {
				b.name = topic.name + ": " + b.name
				for _, realm := range realms {
					behaviours[realm] = append(behaviours[realm], b)
				}
			}
		})
	}
	// What is shown of a class in each realm begins in all of them before it is awaited in one.
	run := func(class string, shown map[string][]behaviour) map[string]map[string]outcome {
		for _, realm := range inAll {
			begin(ctx, t, pages[realm], class, realm, shown[realm])
		}
		outcomes := map[string]map[string]outcome{}
		for _, realm := range inAll {
			outcomes[realm] = await(ctx, t, pages[realm], realm, shown[realm])
		}
		return outcomes
	}
	for _, realm := range inAll {
		page, err := engine.Open(ctx, newStandardSite(t).URL+"/blank")
		require.NoError(t, err)
		pages[realm] = page
	}
	ours := run("ours", behaviours)
	asked := map[string][]behaviour{}
	for realm, all := range behaviours {
		for _, b := range all {
			if !b.oursOnly && (natives || !ours[realm][b.name].is(b.wanted("ours"))) {
				asked[realm] = append(asked[realm], b)
			}
		}
	}
	native := run("native", asked)
	for _, realm := range inAll {
		for _, b := range behaviours[realm] {
			n.judge(t, realm, b, ours[realm][b.name], native[realm][b.name])
		}
	}
}

// begin lets a page show behaviours.
func begin(ctx context.Context, t *testing.T, page engines.Page, class, realm string, behaviours []behaviour) {
	t.Helper()
	scripts := []string{}
	for _, b := range behaviours {
		scripts = append(scripts, b.script)
	}
	call, err := json.Marshal([]any{realm, class, scripts, late[class]})
	require.NoError(t, err)
	_, err = page.Evaluate(ctx, "void showAll(..."+string(call)+")")
	require.NoError(t, err)
}

// await gives what has come of them, by name.
func await(ctx context.Context, t *testing.T, page engines.Page, realm string, behaviours []behaviour) map[string]outcome {
	t.Helper()
	all, err := engines.Value[[]outcome](ctx, page, "shown")
	require.NoError(t, err, "in a %s", realm)
	require.Len(t, all, len(behaviours))
	outcomes := map[string]outcome{}
	for i, b := range behaviours {
		outcomes[b.name] = all[i]
	}
	return outcomes
}

// is: the script has given what it should.
func (o outcome) is(want any) bool {
	var got any
	return o.Failed == "" && json.Unmarshal(o.Value, &got) == nil && browsertest.Literal(got) == browsertest.Literal(plainValue(want))
}

// plainValue is a value as it comes out of JSON.
func plainValue(value any) (plain any) {
	_ = json.Unmarshal([]byte(browsertest.Literal(value)), &plain)
	return plain
}

// said is for people.
func (o outcome) said() string {
	if o.Failed != "" {
		line, _, _ := strings.Cut(o.Failed, "\n") // without the stack
		return line
	}
	return string(o.Value)
}

const held = "a request that is given up may stay until more of it comes"

// judge tells what has come of one behaviour in a realm: with ours, and with the engine's own class if it was asked.
func (n *notes) judge(t *testing.T, realm string, b behaviour, ours, native outcome) {
	t.Helper()
	want := browsertest.Literal(b.wanted("ours"))
	switch {
	case len(ours.Limits) > 0 && ours.Failed == "":
		limit := strings.Join(ours.Limits, ", ")
		n.limits[limit] = append(n.limits[limit], realm)
	case ours.is(b.wanted("ours")) && ours.Held:
		n.limits[held] = append(n.limits[held], realm)
	case ours.is(b.wanted("ours")):
		n.passed++
	case ours.Failed == "" && native.Value != nil && native.is(plainValue(ours.Value)):
		limit := "as its own class, " + b.name + ": " + ours.said() + ", not " + want
		n.limits[limit] = append(n.limits[limit], realm)
	default:
		n.failed++
		t.Errorf("%s in a %s: %s, not %s; the browser's own class: %s", b.name, realm, ours.said(), want, native.said())
	}
	if (native.Value != nil || native.Failed != "") && len(native.Limits) == 0 && !native.is(b.wanted("native")) {
		text := b.name + ": " + native.said()
		n.departs[text] = append(n.departs[text], realm)
	}
}

// print says it, after the manner of test/engines.
func (n *notes) print(engine engines.Engine, took time.Duration) {
	limited := 0
	var lines []string
	for text, realms := range n.limits {
		limited += len(realms)
		lines = append(lines, fmt.Sprintf("limit of %s: %.400s (%s)\n", engine.Name(), text, strings.Join(realms, ", ")))
	}
	for text, realms := range n.departs {
		lines = append(lines, fmt.Sprintf("the own class of %s departs: %.400s (%s)\n", engine.Name(), text, strings.Join(realms, ", ")))
	}
	sort.Strings(lines)
	fmt.Printf("%s %s: %d behaviours passed, %d limited, %d failed, %.1f s\n%s", engine.Name(), engine.Version(), n.passed, limited, n.failed,
		took.Seconds(), strings.Join(lines, ""))
}
