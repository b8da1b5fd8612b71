package browsertest

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Server serves pages and scripts, and streams that the test writes.
type Server struct {
	*httptest.Server
	t         testing.TB
	exchanges chan *Exchange
	mu        sync.Mutex
	count     map[string]int
}

// NewServer serves files under /, and every request under /stream as an Exchange. It ends with the test.
func NewServer(t testing.TB, files http.Handler) *Server {
	s := NewUnstarted(t, files)
	s.Start()
	return s
}

// NewUnstarted is NewServer for those who want to set it up first.
func NewUnstarted(t testing.TB, files http.Handler) *Server {
	s := &Server{t: t, exchanges: make(chan *Exchange, 4096), count: map[string]int{}}
	mux := http.NewServeMux()
	mux.Handle("/", files)
	mux.HandleFunc("/stream", s.stream)
	mux.HandleFunc("/stream/", s.stream)
	s.Server = httptest.NewUnstartedServer(mux)
	t.Cleanup(func() {
		s.CloseClientConnections()
		s.Close()
	})
	return s
}

// Requests is how many requests the path has seen.
func (s *Server) Requests(path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.count[path]
}

// Next waits for the next request to a stream.
func (s *Server) Next() *Exchange {
	s.t.Helper()
	select {
	case e := <-s.exchanges:
		return e
	case <-time.After(Deadline):
		require.FailNow(s.t, "no request came")
		return nil
	}
}

// None shows that no further request has come; after [Page.Settle], that none was on its way.
func (s *Server) None() {
	s.t.Helper()
	select {
	case e := <-s.exchanges:
		require.FailNow(s.t, "another request came", "%s %s", e.Request.Method, e.Request.URL)
	default:
	}
}

// Exchange is one request to a stream, and its response as the test writes it: Start, then Write, then End or Reset.
type Exchange struct {
	Request *http.Request
	Body    []byte

	t     testing.TB
	w     http.ResponseWriter
	steps chan func() bool
	left  chan struct{}
}

func (s *Server) stream(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	e := &Exchange{Request: r, Body: body, t: s.t, w: w, steps: make(chan func() bool), left: make(chan struct{})}
	defer close(e.left)
	s.mu.Lock()
	s.count[r.URL.Path]++
	s.mu.Unlock()
	s.exchanges <- e
	for {
		select {
		case step := <-e.steps:
			if !step() {
				return
			}
		case <-r.Context().Done():
			return
		}
	}
}

func (e *Exchange) do(step func() bool) {
	e.t.Helper()
	select {
	case e.steps <- step:
	case <-e.left:
	case <-time.After(Deadline):
		require.FailNow(e.t, "the exchange does not go on")
	}
}

// Start sends a status and headers, given as name, value, name, value. Without a Content-Type among them it is
// text/event-stream.
func (e *Exchange) Start(status int, headers ...string) *Exchange {
	e.t.Helper()
	e.do(func() bool {
		e.w.Header().Set("Content-Type", "text/event-stream")
		for i := 0; i+1 < len(headers); i += 2 {
			e.w.Header().Set(headers[i], headers[i+1])
		}
		e.w.WriteHeader(status)
		_ = http.NewResponseController(e.w).Flush()
		return true
	})
	return e
}

// Write sends bytes, at once.
func (e *Exchange) Write(text string) *Exchange {
	e.t.Helper()
	e.do(func() bool {
		_, _ = io.WriteString(e.w, text)
		_ = http.NewResponseController(e.w).Flush()
		return true
	})
	return e
}

// End finishes the response as HTTP says it should.
func (e *Exchange) End() {
	e.t.Helper()
	e.do(func() bool { return false })
}

// Reset breaks the connection off.
func (e *Exchange) Reset() {
	e.t.Helper()
	e.do(func() bool {
		if conn, _, err := http.NewResponseController(e.w).Hijack(); err == nil {
			if tcp, ok := conn.(*net.TCPConn); ok {
				_ = tcp.SetLinger(0)
			}
			_ = conn.Close()
			return false
		}
		panic(http.ErrAbortHandler)
	})
}

// Gone waits until the client has ended the request.
func (e *Exchange) Gone() {
	e.t.Helper()
	select {
	case <-e.left:
	case <-e.Request.Context().Done():
	case <-time.After(Deadline):
		require.FailNow(e.t, "the request was not cancelled")
	}
}
