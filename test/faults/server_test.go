package faults

import (
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

// pace is how often a stream sends an event.
const pace = 3 * time.Millisecond

// server sends numbered events, a stream for each value of ?run. It can be restarted at its address.
type server struct {
	t       *testing.T
	address string
	http    *http.Server
	mu      sync.Mutex
	runs    map[string]*stream
	unended bool // the end of a response looks the same as its breaking off
	cut     atomic.Int32
}

// wholeStream is one of which /cut sends a part.
const wholeStream = "\uFEFF: a comment\r\nid: 1\r\ndata: 这是 [DONE]\r\n\r\nevent: message\ndata: [DONE]\n\n"

// stream is what a run has come to.
type stream struct {
	mu        sync.Mutex
	total     int  // events there are; 0 for no end
	done      bool // [DONE] follows them
	sent      int  // events written, on whatever connection
	requests  map[string]int
	overtaken chan struct{} // closed by the next request: the client has only one at a time
	commands  chan command
}

// command makes a stream write half of its next event and then break off, or stop writing.
type command struct {
	reset bool
	done  chan struct{}
}

func newServer(t *testing.T) *server {
	s := &server{t: t, address: "127.0.0.1:0", runs: map[string]*stream{}}
	s.start()
	t.Cleanup(func() { _ = s.http.Close() })
	return s
}

func (s *server) start() {
	s.t.Helper()
	var listener net.Listener
	require.Eventually(s.t, func() (ok bool) {
		var err error
		listener, err = net.Listen("tcp", s.address)
		return err == nil
	}, browsertest.Deadline, time.Millisecond, "the server's address is taken")
	s.address = listener.Addr().String()
	mux := browsertest.Site()
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, page)
	})
	mux.HandleFunc("/events", s.events)
	mux.HandleFunc("/cut", func(w http.ResponseWriter, r *http.Request) {
		s.cut.Add(1)
		at, _ := strconv.Atoi(r.FormValue("at"))
		w.Header().Set("Content-Type", "text/event-stream")
		_, _ = io.WriteString(w, wholeStream[:at])
	})
	s.http = &http.Server{Handler: mux}
	// The browser itself sends a request again if a connection that it uses a second time breaks: each has its own.
	s.http.SetKeepAlivesEnabled(false)
	go func(h *http.Server) { _ = h.Serve(listener) }(s.http)
}

func (s *server) restart() {
	_ = s.http.Close()
	s.start()
}

func (s *server) run(name string) *stream {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.runs[name] == nil {
		s.runs[name] = &stream{requests: map[string]int{}, overtaken: make(chan struct{}), commands: make(chan command)}
	}
	return s.runs[name]
}

func event(id int) string {
	return fmt.Sprintf("id: %d\ndata: %d 这是第 %d 条 😀\ndata: and a second line\n\n", id, id, id)
}

func (s *server) events(w http.ResponseWriter, r *http.Request) {
	_, _ = io.ReadAll(r.Body)
	run := s.run(r.FormValue("run"))
	last, _ := strconv.Atoi(r.Header.Get("Last-Event-ID"))
	run.mu.Lock()
	run.requests[r.Method]++
	close(run.overtaken)
	overtaken := make(chan struct{})
	run.overtaken = overtaken
	nothingLeft := run.total > 0 && last >= run.total
	run.mu.Unlock()
	if nothingLeft {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	if s.unended {
		w.Header().Set("Transfer-Encoding", "identity")
	}
	write := func(text string) {
		_, _ = io.WriteString(w, text)
		_ = http.NewResponseController(w).Flush()
	}
	write("retry: 1\n\n")

	ticker := time.NewTicker(pace)
	defer ticker.Stop()
	for next := last + 1; ; next++ {
		select {
		case <-r.Context().Done():
			return
		case <-overtaken:
			return
		case c := <-run.commands:
			half := event(next)
			write(half[:1+rand.IntN(len(half)-1)])
			if c.reset {
				conn, _, err := http.NewResponseController(w).Hijack()
				if err == nil {
					_ = conn.(*net.TCPConn).SetLinger(0)
					_ = conn.Close()
				}
				close(c.done)
				return
			}
			close(c.done)
			<-r.Context().Done()
			return
		case <-ticker.C:
		}
		write(event(next))
		run.mu.Lock()
		run.sent = max(run.sent, next)
		end, done := next == run.total, run.done
		run.mu.Unlock()
		if end && done {
			write("data: [DONE]\n\n")
		}
		if end {
			return
		}
	}
}

// breakOff gives the stream a command once it has a connection, and returns when it has obeyed.
func (s *server) breakOff(run *stream, reset bool) {
	s.t.Helper()
	c := command{reset, make(chan struct{})}
	select {
	case run.commands <- c:
		<-c.done
	case <-time.After(browsertest.Deadline):
		require.FailNow(s.t, "no connection to break")
	}
}

// requested waits until the first request of the run has come.
func (s *server) requested(run *stream) {
	s.t.Helper()
	run.mu.Lock()
	first, came := run.overtaken, len(run.requests) > 0
	run.mu.Unlock()
	if came {
		return
	}
	select {
	case <-first:
	case <-time.After(browsertest.Deadline):
		require.FailNow(s.t, "no request came")
	}
}

// finish lets the stream end with what has been sent so far: who has that gets a 204.
func (run *stream) finish() {
	run.mu.Lock()
	defer run.mu.Unlock()
	run.total = run.sent + 1
}

func (run *stream) counts() (posts, gets, sent int) {
	run.mu.Lock()
	defer run.mu.Unlock()
	return run.requests["POST"], run.requests["GET"], run.sent
}

const page = `<!doctype html><title>faults</title><link rel="icon" href="data:,"><script src="/dist/eventsource.js"></script><script>
var log, damaged, losses, es
var held = false // the next connection waits until the test lets it go
function watch(source) {
	log = []
	damaged = losses = 0
	es = source
	es.onmessage = ({ data, lastEventId: id }) => {
		log.push(Number(id))
		if (data !== id + ' 这是第 ' + id + ' 条 😀\nand a second line') damaged++
	}
	es.onerror = ({ reconnecting, delay }) => {
		if (!reconnecting) return
		losses++
		if (!held) clock.real.setTimeout(() => clock.advance(delay))
	}
}
</script>`
