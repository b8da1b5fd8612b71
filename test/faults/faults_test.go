// Package faults shows what a page sees of a stream behind a network that fails in every way that toxiproxy knows.
package faults

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	toxiproxy "github.com/Shopify/toxiproxy/v2"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/rs/zerolog"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

func TestMain(m *testing.M) {
	zerolog.SetGlobalLevel(zerolog.Disabled)
	browsertest.Main(m)
}

const (
	drops = 12 // of each stream that goes on
	once  = 6  // requests that do not
)

// rig is a page, a server, and what stands between them.
type rig struct {
	t      *testing.T
	server *server
	proxy  *toxiproxy.Proxy
	page   *browsertest.Page
}

func newRig(t *testing.T) *rig {
	server := newServer(t)
	logger := zerolog.Nop()
	proxy := toxiproxy.NewProxy(toxiproxy.NewServer(toxiproxy.NewMetricsContainer(prometheus.NewRegistry()), logger), t.Name(), "127.0.0.1:0", server.address)
	require.NoError(t, proxy.Start())
	t.Cleanup(proxy.Stop)
	// Its clock stands still but for the delays of reconnections: no slow machine makes a silence that ends a connection.
	return &rig{t, server, proxy, browsertest.NewPage(t, "http://"+proxy.Listen+"/", browsertest.ClockScript)}
}

// attributes are a toxic's.
type attributes map[string]int

// toxic puts a toxic on what the server sends. It bites with a toxicity of 1 and sleeps with 0.
func (r *rig) toxic(kind string, a attributes, toxicity int) {
	r.t.Helper()
	_, err := r.proxy.Toxics.AddToxicJson(r.json(map[string]any{"name": kind, "type": kind, "attributes": a, "toxicity": toxicity}))
	require.NoError(r.t, err)
}

func (r *rig) update(kind string, a attributes, toxicity int) {
	r.t.Helper()
	_, err := r.proxy.Toxics.UpdateToxicJson(kind, r.json(map[string]any{"attributes": a, "toxicity": toxicity}))
	require.NoError(r.t, err)
}

func (r *rig) json(value any) *bytes.Reader {
	text, err := json.Marshal(value)
	require.NoError(r.t, err)
	return bytes.NewReader(text)
}

// fault is a way for a stream to be lost.
type fault struct {
	name string
	// always is set up first.
	always func(*rig)
	// strike breaks the connection of a stream, now or soon; heal ends what strike began, once the page has noticed. A fault
	// that is early strikes first without a stream, and again once the stream's request has come.
	strike func(*rig, *stream)
	heal   func(*rig)
	// early: it also strikes before there is a response.
	early bool
	// silent: nothing but the page's idle timeout ends the connection.
	silent bool
}

// serverResets is the strike of networks that are bad but do not break.
func serverResets(r *rig, s *stream) { r.server.breakOff(s, true) }

// halfClose ends what the server sends somewhere in the body. Headers that end too soon would not do: over plain HTTP
// Chromium takes them for all there are, and a response without a type is refused for good, natively as well.
func halfClose(r *rig, _ *stream) {
	const headers = 200 // bytes at most
	r.update("limit_data", attributes{"bytes": headers + rand.IntN(400)}, 1)
}

var faults = []fault{
	{
		name:   "latency and jitter",
		always: func(r *rig) { r.toxic("latency", attributes{"latency": 15, "jitter": 10}, 1) },
		strike: serverResets,
	},
	{
		name:   "tiny packets",
		always: func(r *rig) { r.toxic("slicer", attributes{"average_size": 6, "size_variation": 4, "delay": 50}, 1) },
		strike: serverResets,
	},
	{
		name:   "low bandwidth",
		always: func(r *rig) { r.toxic("bandwidth", attributes{"rate": 12}, 1) },
		strike: serverResets,
	},
	{
		name: "reset by the peer",
		// A connection that begins without the toxic is closed without a reset.
		always: func(r *rig) { r.toxic("reset_peer", attributes{"timeout": 5}, 0) },
		strike: func(r *rig, _ *stream) { r.update("reset_peer", nil, 1) },
		heal:   func(r *rig) { r.update("reset_peer", nil, 0) },
		early:  true,
	},
	{
		name:   "half-close",
		always: func(r *rig) { r.toxic("limit_data", attributes{"bytes": 1}, 0) },
		strike: halfClose,
		heal:   func(r *rig) { r.update("limit_data", nil, 0) },
		early:  true,
	},
	{
		name: "half-close that looks like an end",
		always: func(r *rig) {
			r.server.unended = true
			r.toxic("limit_data", attributes{"bytes": 1}, 0)
		},
		strike: halfClose,
		heal:   func(r *rig) { r.update("limit_data", nil, 0) },
		early:  true,
	},
	{
		name:   "timeout",
		always: func(r *rig) { r.toxic("timeout", attributes{"timeout": 0}, 0) },
		strike: func(r *rig, s *stream) {
			// Counted from the last chunk that it swallowed, so it must be shorter than the pace.
			timeout := 2
			if s == nil {
				timeout = 0 // none before the request has passed, or it would never be sent
			}
			r.update("timeout", attributes{"timeout": timeout}, 1)
		},
		heal:  func(r *rig) { r.update("timeout", nil, 0) },
		early: true,
	},
	{
		name:   "silence",
		always: func(r *rig) { r.toxic("timeout", attributes{"timeout": 0}, 0) },
		strike: func(r *rig, _ *stream) { r.update("timeout", nil, 1) },
		heal:   func(r *rig) { r.update("timeout", nil, 0) },
		early:  true,
		silent: true,
	},
	{
		name:   "network down",
		strike: func(r *rig, _ *stream) { r.proxy.Stop() },
		heal:   func(r *rig) { require.NoError(r.t, r.proxy.Start()) },
	},
	{
		name: "server restart in mid-event",
		strike: func(r *rig, s *stream) {
			r.server.breakOff(s, false)
			r.server.restart()
		},
	},
}

func TestFaults(t *testing.T) {
	total, ran := 0, 0
	for _, f := range faults {
		t.Run(f.name, func(t *testing.T) {
			ran++
			r := newRig(t)
			if f.always != nil {
				f.always(r)
			}
			if f.heal == nil {
				f.heal = func(*rig) {}
			}
			total += r.goesOn(f, "GET", "{")
			total += r.goesOn(f, "POST resume", "{ method: 'POST', body: 'prompt', reconnect: { strategy: 'resume' },")
			r.sentOnce(f)
		})
	}
	fmt.Printf("faults: %d drops of streams that go on\n", total)
	if ran == len(faults) { // -run may have chosen some
		assert.GreaterOrEqual(t, total, 200)
	}
}

// TestAStreamThatWasCutNeverLooksComplete ends a response cleanly behind every one of its bytes.
func TestAStreamThatWasCutNeverLooksComplete(t *testing.T) {
	server := newServer(t)
	page := browsertest.NewPage(t, "http://"+server.address+"/")
	outcomes := browsertest.Value[[]string](page, fmt.Sprintf(`Promise.all(Array.from({ length: %d + 1 }, async (_, at) => {
		const source = new EventSource('/cut?at=' + at, { method: 'POST', body: 'prompt', done: '[DONE]' })
		return (await source.closed).outcome
	}))`, len(wholeStream)))
	for at, outcome := range outcomes {
		want := "incomplete"
		if at == len(wholeStream) {
			want = "complete"
		}
		assert.Equal(t, want, outcome, "%q", wholeStream[:at])
	}
	assert.Len(t, outcomes, int(server.cut.Load()), "each was sent once")
}

// open starts a run. init is the beginning of an object literal.
func (r *rig) open(f fault, name, init string) *stream {
	r.t.Helper()
	if f.silent {
		init += " connectTimeout: 100, idleTimeout: 100,"
	}
	r.page.Run(fmt.Sprintf("watch(new EventSource('/events?run=' + encodeURIComponent(%q), %s }))", name, init))
	return r.server.run(name)
}

// lost waits until the page has noticed what struck: a condition of its own.
func (r *rig) lost(f fault, condition string) {
	r.t.Helper()
	if f.silent {
		r.page.Run("held = true")
		// A timer may find that something has come after all, and then waits anew.
		for end := time.Now().Add(browsertest.Deadline); !browsertest.Value[bool](r.page, condition); {
			require.True(r.t, time.Now().Before(end), "silence ends nothing")
			browsertest.Value[bool](r.page, "clock.next()")
		}
	}
	r.page.Until(condition)
}

// healed ends what a strike began.
func (r *rig) healed(f fault) {
	r.t.Helper()
	f.heal(r)
	if f.silent {
		browsertest.Value[bool](r.page, "held = false, clock.next()")
	}
}

// goesOn drops a stream again and again, and returns how often.
func (r *rig) goesOn(f fault, name, init string) int {
	r.t.Helper()
	run := r.open(f, name, init)
	for range drops {
		seen := browsertest.Value[struct{ Events, Losses int }](r.page, "({ Events: log.length, Losses: losses })")
		r.page.Until(fmt.Sprintf("log.length >= %d && es.readyState === 1", seen.Events+3))
		seen.Losses = browsertest.Value[int](r.page, "losses")
		f.strike(r, run)
		r.lost(f, fmt.Sprintf("losses > %d", seen.Losses))
		r.healed(f)
	}
	run.finish()
	r.page.Until("es.readyState === 2")

	outcome := r.page.Outcome()
	losses := browsertest.Value[int](r.page, "losses")
	posts, gets, sent := run.counts()
	received, lost, repeated := r.compare(sent)
	fmt.Printf("%-34s %-12s connections %3d  drops %3d  sent %4d  received %4d  lost %d  repeated %d\n",
		f.name, name, posts+gets, losses, sent, received, lost, repeated)
	assert.Zero(r.t, lost, name)
	assert.Zero(r.t, repeated, name)
	if name == "GET" {
		assert.Zero(r.t, posts)
		assert.Equal(r.t, "failed", outcome, "a GET takes 204 for a failure")
	} else {
		assert.Equal(r.t, 1, posts, "the prompt is sent once")
		assert.Equal(r.t, "complete", outcome)
	}
	return losses
}

// compare holds the page's log against the events 1 … sent.
func (r *rig) compare(sent int) (received, lost, repeated int) {
	r.t.Helper()
	log := browsertest.Value[[]int](r.page, "log")
	times := map[int]int{}
	last := 0
	for _, id := range log {
		times[id]++
		if times[id] == 1 {
			received++
		} else {
			repeated++
		}
		assert.Greater(r.t, id, last, "out of order")
		last = id
	}
	for id := 1; id <= sent; id++ {
		if times[id] == 0 {
			lost++
		}
	}
	assert.LessOrEqual(r.t, last, sent, "what was never sent")
	assert.Zero(r.t, browsertest.Value[int](r.page, "damaged"))
	return received, lost, repeated
}

// sentOnce lets the fault strike POSTs that are not to be repeated, at any time, and not at all.
func (r *rig) sentOnce(f fault) {
	r.t.Helper()
	const events = 40
	connections, sent, received, repeated := 0, 0, 0, 0
	outcomes := map[string]int{}
	for i := range once {
		struck, early := i > 0, f.early && i%2 == 0
		if struck && early {
			f.strike(r, nil)
		}
		name := fmt.Sprintf("once %d", i)
		run := r.server.run(name)
		if !struck {
			run.total, run.done = events, true
		}
		r.open(f, name, "{ method: 'POST', body: 'prompt', done: '[DONE]',")
		if struck && !early {
			r.page.Until("log.length >= 3")
			f.strike(r, run)
		}
		if struck {
			if early {
				r.server.requested(run)
				f.strike(r, run)
			}
			r.lost(f, "es.readyState === 2")
		}
		outcome := r.page.Outcome()
		outcomes[outcome]++
		if struck {
			f.heal(r)
		}
		r.page.Rest()

		posts, gets, s := run.counts()
		got, lost, again := r.compare(s)
		assert.Zero(r.t, gets)
		assert.Equal(r.t, 1, posts, "%s was sent once", name)
		assert.Equal(r.t, 0, browsertest.Value[int](r.page, "losses"))
		assert.Zero(r.t, again)
		if struck {
			assert.Contains(r.t, []string{"failed", "incomplete"}, outcome)
		} else {
			assert.Equal(r.t, "complete", outcome)
			assert.Equal(r.t, events, got)
			assert.Zero(r.t, lost)
		}
		connections += posts
		sent += s
		received += got
		repeated += again
	}
	fmt.Printf("%-34s %-12s connections %3d  of %d       sent %4d  received %4d  repeated %d  outcomes %v\n",
		f.name, "POST", connections, once, sent, received, repeated, outcomes)
}
