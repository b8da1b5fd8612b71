// Package standard holds EventSource to the HTML Standard and those that it builds on, with the browser's own class beside ours.
//
// Its behaviours are shown in Chromium here, and in other engines by TestEngines. What needs DevTools is in lifetime_test.go.
package standard

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

// topics are all behaviours, by what of the standards they are from.
var topics = []struct {
	name string
	show func(shower)
}{
	{"interface", interfaceObject}, {"constructor", constructor}, {"handlers", handlers}, {"document base", documentBase},
	{"events", events}, {"request", request}, {"CORS", cors}, {"redirects", redirects}, {"schemes", schemes},
	{"response", response}, {"event stream", eventStream}, {"retry", retry},
	{"fromReadableStream", fromReadableStream}, {"state attributes", stateAttributes},
}

// shower takes behaviours, and the realms in which they are to be shown.
type shower func(realms []string, behaviours []behaviour)

// behaviour is one thing that a standard asks of EventSource. It is shown twice: with the browser's own class, which
// says whether the expectation is right, and with ours.
type behaviour struct {
	name string
	// script is the body of an async function of the class, Source, of source, which makes one, and track, which takes one, to
	// close it in the end, of lacks, and of other, an origin at the same host; with testdata/standard.js. Its value is compared
	// as JSON.
	script string
	want   any
	// chromium is what Chromium's own class gives where it departs from the standard.
	chromium any
	// ours is what our class gives where it departs: each is among the README's limits.
	ours any
	// oursOnly: not part of the standard as browsers have it.
	oursOnly bool
}

// wanted is what a class is expected to give, by the standard and by the README's limits.
func (b behaviour) wanted(class string) any {
	if class == "ours" && b.ours != nil {
		return b.ours
	}
	return b.want
}

// The realms in which behaviours are shown: where a page reaches them.
var (
	inWindow  = []string{"window"}
	inWorkers = []string{"dedicated worker", "shared worker", "service worker"}
	inAll     = append([]string{"window"}, inWorkers...)
)

// outcome is what came of a behaviour's script.
type outcome struct {
	Value json.RawMessage `json:"value"`
	// Failed is what the script has thrown, or that it did not come to its end.
	Failed string `json:"failed"`
	// Limits are what the engine itself cannot do, see lacks in testdata/standard.js.
	Limits []string `json:"limits"`
	// Held: the engine has kept a request that was given up until more of it came.
	Held bool `json:"held"`
	MS   int  `json:"ms"`
}

// TestStandard shows all behaviours in Chromium.
func TestStandard(t *testing.T) {
	for _, topic := range topics {
		t.Run(topic.name, func(t *testing.T) {
			topic.show(func(realms []string, behaviours []behaviour) { showInChromium(t, realms, behaviours) })
		})
	}
}

// showInChromium shows behaviours in realms, each with a page of its own.
func showInChromium(t *testing.T, realms []string, behaviours []behaviour) {
	t.Helper()
	s := newStandardSite(t)
	pages := map[string]*browsertest.Page{}
	for _, realm := range realms {
		pages[realm] = browsertest.NewPage(t, s.URL+"/blank")
	}
	for _, b := range behaviours {
		t.Run(b.name, func(t *testing.T) {
			for _, realm := range realms {
				for _, class := range []string{"native", "ours"} {
					want := b.wanted(class)
					if class == "native" && b.oursOnly {
						continue
					}
					if class == "native" && b.chromium != nil {
						want = b.chromium
					}
					t.Run(class+" in a "+realm, func(t *testing.T) {
						got := browsertest.Value[outcome](pages[realm], "evaluateIn("+browsertest.Literal(realm)+","+browsertest.Literal(class)+","+browsertest.Literal(b.script)+")")
						assert.Empty(t, got.Failed)
						assert.Empty(t, got.Limits)
						assert.False(t, got.Held)
						assert.JSONEq(t, browsertest.Literal(want), string(got.Value))
					})
				}
			}
		})
	}
}
