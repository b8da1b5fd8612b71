// Package demoserver is the server behind the demo page: a chat endpoint in
// the shape of OpenAI's chat completions, jobs that report their progress as
// an event stream, and the page and scripts themselves. The demo command and
// the browser tests use the same handler.
package demoserver

import (
	"errors"
	"io/fs"
	"log"
	"net/http"
	"net/url"
	"time"

	eventsource "eventsource-wasm"
)

// Options say what the server serves and how fast. The zero value serves
// everything but a page.
type Options struct {
	// Root holds index.html, read at each request so that edits show.
	Root fs.FS
	// TokenInterval is the time from one token of an answer to the next.
	// Default 30 ms; negative means none.
	TokenInterval time.Duration
	// JobInterval is the time from one event of a job to the next, of which a
	// job has 41. Default 250 ms; negative means none.
	JobInterval time.Duration
	// KeepAlive is how long a job's stream may be silent before a comment is
	// sent. Default 15 s; negative means no comments.
	KeepAlive time.Duration
	// Upstream, if set, answers the chat instead of the built-in texts: the
	// base URL of an OpenAI-compatible API, such as http://localhost:11434/v1.
	Upstream *url.URL
	// UpstreamKey is sent to Upstream as the bearer token. If empty, the
	// client's own Authorization header is passed on.
	UpstreamKey string
	// Logger gets a line for each finished request. nil means none.
	Logger *log.Logger
	// Clock is the time the streams go by. nil means the machine's.
	Clock Clock
}

// New returns the handler of all routes. Ending a request's context ends its
// stream.
func New(options Options) http.Handler {
	options.TokenInterval = orDefault(options.TokenInterval, 30*time.Millisecond)
	options.JobInterval = orDefault(options.JobInterval, 250*time.Millisecond)
	options.KeepAlive = orDefault(options.KeepAlive, 15*time.Second)
	if options.Clock == nil {
		options.Clock = systemClock{}
	}

	chat := http.Handler(&chat{clock: options.Clock, interval: options.TokenInterval})
	if options.Upstream != nil {
		chat = newUpstream(options.Upstream, options.UpstreamKey, options.Logger)
	}
	jobs := newJobs(options)

	mux := http.NewServeMux()
	mux.Handle("/{$}", allow(page(options.Root), http.MethodGet, http.MethodHead))
	mux.Handle("/dist/", http.StripPrefix("/dist", eventsource.Handler()))
	mux.Handle("/v1/chat/completions", allow(chat, http.MethodPost))
	mux.Handle("/jobs/{id}", allow(http.HandlerFunc(jobs.stream), http.MethodGet))
	mux.Handle("/jobs/{id}/drop", allow(http.HandlerFunc(jobs.drop), http.MethodPost))
	mux.HandleFunc("/v1/", noSuchRoute)
	mux.HandleFunc("/jobs/", noSuchRoute)
	if options.Logger == nil {
		return mux
	}
	return logged(mux, options.Logger)
}

func orDefault(given, otherwise time.Duration) time.Duration {
	switch {
	case given == 0:
		return otherwise
	case given < 0:
		return 0
	default:
		return given
	}
}

func page(root fs.FS) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if root == nil {
			http.Error(w, "this server was started without a page", http.StatusNotFound)
			return
		}
		html, err := fs.ReadFile(root, "index.html")
		switch {
		case errors.Is(err, fs.ErrNotExist):
			http.Error(w, "index.html is not in the server's root folder", http.StatusNotFound)
			return
		case err != nil:
			http.Error(w, "index.html cannot be read", http.StatusInternalServerError)
			return
		}
		header := w.Header()
		header.Set("Content-Type", "text/html; charset=utf-8")
		header.Set("Cache-Control", "no-cache")
		header.Set("X-Content-Type-Options", "nosniff")
		w.Write(html)
	})
}

// logged writes a line when a request has ended, also one that was severed.
func logged(next http.Handler, logger *log.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		recorder := &statusRecorder{ResponseWriter: w, status: http.StatusOK}
		defer func() {
			logger.Printf("%s %s %d %v", r.Method, r.URL.EscapedPath(), recorder.status,
				time.Since(start).Round(time.Millisecond))
		}()
		next.ServeHTTP(recorder, r)
	})
}

type statusRecorder struct {
	http.ResponseWriter
	status int
}

func (s *statusRecorder) WriteHeader(status int) {
	s.status = status
	s.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController reach the connection to flush it.
func (s *statusRecorder) Unwrap() http.ResponseWriter { return s.ResponseWriter }
