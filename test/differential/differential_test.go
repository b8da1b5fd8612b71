// Package differential compares ours with the browser's own class on random streams.
package differential

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

// TestDifferential reads random streams through the browser's own EventSource and through ours, and compares all that
// they dispatch. With SOAK, a duration, it goes on for as long.
//
// Where Chromium departs from the HTML Standard its class is no oracle. This is all that is known, and what is done:
//   - §9.2.6, "retry": an empty value has no digits alone, so it is to be ignored; Chromium takes it for 3 seconds. Such
//     lines are in the streams that are read once, not where a reconnection would have to wait for it.
//   - §9.2.5: a line feed or carriage return right after the BOM ends an empty line; Chromium takes it for the first
//     character of the next line. No stream begins so.
func TestDifferential(t *testing.T) {
	s := &differentialSite{ids: map[string][]string{}}
	mux := browsertest.Site()
	mux.Handle("/testdata/", http.StripPrefix("/testdata/", http.FileServer(http.Dir("testdata"))))
	mux.HandleFunc("/both", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write([]byte("<!doctype html><title>test</title><script src=/dist/eventsource.js></script><script src=/testdata/differential.js></script>"))
	})
	mux.HandleFunc("/bytes", s.bytes)
	mux.HandleFunc("/cut", s.cut)
	mux.HandleFunc("/again", s.again)
	server := httptest.NewServer(mux)
	t.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
	})

	soak, err := time.ParseDuration(os.Getenv("SOAK"))
	if os.Getenv("SOAK") == "" {
		soak, err = 0, nil
	}
	require.NoError(t, err, "SOAK")
	began, first := time.Now(), 1
	if soak > 0 {
		first = int(began.UnixNano()%1e9) * 1000 // other streams each time, below 2^53
	}
	var streams, reconnecting, cuts, events int
	for seed := first; streams < 600 || time.Since(began) < soak; seed += 50 {
		// A page for each: a soak is not to fill one page's network log.
		passed := t.Run(fmt.Sprintf("seeds from %d", seed), func(t *testing.T) {
			page := browsertest.NewPage(t, server.URL+"/both")
			compare := func(name string, n int, streamsOf func(int) [][]byte) int {
				result := browsertest.Value[differences](page, fmt.Sprintf("compareAll(%s, %d, %d)", name, seed, seed+n))
				for _, d := range result.Different {
					t.Errorf("seed %d, streams %q, cut at %s\nnative %s\nours   %s", d.Seed, streamsOf(d.Seed), d.Cuts, d.Native, d.Ours)
				}
				cuts += result.Cuts
				events += result.Events
				return n
			}
			streams += compare("compareStream", 50, func(seed int) [][]byte { return [][]byte{differentialStream(seed)} })
			reconnecting += compare("compareReconnections", 10, reconnectionStreams)
			s.mu.Lock()
			defer s.mu.Unlock()
			for again := seed; again < seed+10; again++ {
				key := strconv.Itoa(again)
				assert.Equal(t, s.ids[key+"false"], s.ids[key+"true"],
					"Last-Event-ID of the connections of seed %d", again)
			}
		})
		if !passed {
			return
		}
	}
	summary := fmt.Sprintf("differential: %d streams, %d with reconnections, %d cuts, %d events compared, 0 different", streams, reconnecting, cuts, events)
	t.Log(summary)
	fmt.Println(summary)
}

type differences struct {
	Cuts, Events int
	Different    []struct {
		Seed               int
		Cuts, Native, Ours string
	}
}

// differentialSite serves the streams of its seeds.
type differentialSite struct {
	mu  sync.Mutex
	ids map[string][]string // what each came with, by seed and class
}

func seedOf(r *http.Request) int {
	seed, _ := strconv.Atoi(r.FormValue("seed"))
	return seed
}

func (s *differentialSite) bytes(w http.ResponseWriter, r *http.Request) {
	if r.URL.Query().Has("again") {
		_, _ = w.Write(bytes.Join(reconnectionStreams(seedOf(r)), []byte("\n")))
		return
	}
	_, _ = w.Write(differentialStream(seedOf(r)))
}

// cut sends the stream of a seed in writes: whole, in single bytes, or cut at random, other each time.
func (s *differentialSite) cut(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	stream := differentialStream(seedOf(r))
	most := []int{len(stream), 1 + len(stream)/200, 2 + rand.IntN(200)}[rand.IntN(3)]
	control := http.NewResponseController(w)
	for len(stream) > 0 {
		n := min(1+rand.IntN(max(most, 1)), len(stream))
		_, _ = w.Write(stream[:n])
		_ = control.Flush()
		stream = stream[n:]
	}
}

func (s *differentialSite) again(w http.ResponseWriter, r *http.Request) {
	key := r.FormValue("seed") + r.FormValue("class")
	s.mu.Lock()
	number := len(s.ids[key])
	s.ids[key] = append(s.ids[key], strings.Join(r.Header.Values("Last-Event-ID"), "\n"))
	s.mu.Unlock()
	streams := reconnectionStreams(seedOf(r))
	if number >= len(streams) {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	_, _ = w.Write(streams[number])
}
