// Package resume makes answers outlive their connection: a handler around another one, usually a reverse proxy to a model's
// API, after which every event stream that a POST is answered with can be read on from where a reader has lost it.
//
//	proxy := httputil.NewSingleHostReverseProxy(api)
//	http.Handle("/v1/chat/completions", resume.New(proxy, resume.Options{}))
//
// Such a stream runs to its end whether or not the client stays. Its events get ids, and a GET of the same URL with one of them
// as Last-Event-ID gives what followed, then what comes, then the end; a DELETE stops it. A POST that carries the
// Idempotency-Key of an earlier one is attached to its stream and not run again. docs/resume.md has the protocol, what to see to
// where answers are secret, and how much memory it takes.
package resume

import (
	"context"
	"log"
	"net/http"
	"sync"
	"time"
)

// Options of a [Handler]. The zero value is ready for use.
type Options struct {
	// Store keeps the streams. Default: a [Memory] of the handler's own. With one that processes share, such as that of resume/redis,
	// each of them answers for all.
	Store Store

	// Owner says whose a request is, by what authenticates it: a user's name, a session. Streams of one owner are unknown to another.
	// A request for which it gives an error is answered with 401. Default: whoever has an id may read, as for any secret link.
	Owner func(*http.Request) (string, error)

	// Parameter is the name of a query parameter in which the id may come instead of in Last-Event-ID, as from pages that set
	// lastEventIdParameter. The handler behind does not get it. Default: none.
	Parameter string

	// Streams bounds the POSTs that this handler has at work at a time. Past it there is a 503 before anything is run. Default: 10,000.
	Streams int
	// Readers bounds the connections of this handler that read one stream. Past it there is a 429. Default: 16.
	Readers int
	// Body bounds the body of a POST with an Idempotency-Key, which is kept until it has been sent on. Past it there is a 413.
	// Bodies of others are not kept. Default: 16 MiB.
	Body int64
	// EventSize bounds one event, in bytes. A longer one breaks its stream. Default: 16 MiB.
	EventSize uint32

	// Limits bound what is kept of a stream. Past Bytes (default: 16 MiB) and Events (100,000) the oldest events are let go of: who is
	// further goes on reading, and who is not gets a 410. Keep is how long a stream can be read behind its end (10 minutes), Unread
	// how long it runs without a reader before it is stopped (1 hour).
	Limits Limits

	// Heartbeat is after how long a silence a reader gets a comment, which tells both sides that the other is there. Default: 15 s.
	Heartbeat time.Duration
	// WriteTimeout is how long a reader may take to take a few KB, after which it is disconnected. It goes before http.Server's, which
	// bounds a whole response. Default: 1 minute.
	WriteTimeout time.Duration

	// ErrorLog gets what the handler behind panics with. It never gets an id. Default: the log package's standard logger.
	ErrorLog *log.Logger
}

func orElse[T comparable](value *T, otherwise T) {
	var zero T
	if *value == zero {
		*value = otherwise
	}
}

func (o *Options) fill() {
	if o.Store == nil {
		o.Store = &Memory{}
	}
	orElse(&o.Streams, 10_000)
	orElse(&o.Readers, 16)
	orElse(&o.Body, 16<<20)
	orElse(&o.Limits.Bytes, 16<<20)
	orElse(&o.Limits.Events, 100_000)
	orElse(&o.Limits.Keep, 10*time.Minute)
	orElse(&o.Limits.Unread, time.Hour)
	orElse(&o.Heartbeat, 15*time.Second)
	orElse(&o.WriteTimeout, time.Minute)
	orElse(&o.ErrorLog, log.Default())
}

// Handler is what [New] gives.
type Handler struct {
	next    http.Handler
	options Options
	store   Store

	mu      sync.Mutex
	runs    map[*run]struct{}
	idle    chan struct{} // closed when there are none, once somebody waits for that
	closing bool
	readers map[string]int // by stream
}

// New wraps a handler.
func New(next http.Handler, options Options) *Handler {
	options.fill()
	return &Handler{next: next, options: options, store: options.Store, runs: map[*run]struct{}{}, readers: map[string]int{}}
}

// ServeHTTP runs POSTs, and answers GET and DELETE requests with an id of a stream. All others are the wrapped handler's.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodPost:
		h.post(w, r)
		return
	case http.MethodGet, http.MethodDelete:
		if id, ok := h.position(r); ok {
			h.known(w, r, id)
			return
		}
	}
	h.next.ServeHTTP(w, r)
}

// Shutdown takes no more POSTs, and waits until those at work have come to their end. When the context ends before, it stops them, and
// gives its error. Call it before [http.Server.Shutdown], which knows nothing of streams that nobody reads and waits for those
// who read.
func (h *Handler) Shutdown(ctx context.Context) error {
	h.mu.Lock()
	h.closing = true
	if h.idle == nil {
		h.idle = make(chan struct{})
		if len(h.runs) == 0 {
			close(h.idle)
		}
	}
	idle := h.idle
	h.mu.Unlock()
	select {
	case <-idle:
		return nil
	case <-ctx.Done():
	}
	h.mu.Lock()
	for r := range h.runs {
		r.cancel()
	}
	h.mu.Unlock()
	<-idle
	return ctx.Err()
}

// begin counts a run in, unless there are too many.
func (h *Handler) begin(r *run) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closing || len(h.runs) >= h.options.Streams {
		return false
	}
	h.runs[r] = struct{}{}
	return true
}

func (h *Handler) finished(r *run) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.runs, r)
	if len(h.runs) == 0 && h.idle != nil && h.closing {
		close(h.idle)
	}
}

// reading counts a reader in, unless there are too many.
func (h *Handler) reading(stream string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.readers[stream] >= h.options.Readers {
		return false
	}
	h.readers[stream]++
	return true
}

func (h *Handler) left(stream string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.readers[stream]--; h.readers[stream] == 0 {
		delete(h.readers, stream)
	}
}
