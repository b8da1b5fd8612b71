// Package demoserver is the server behind the demo page: a chat that speaks
// the wire formats of nine AI services, jobs that report their progress as an
// event stream, and the page and scripts themselves. The demo command and the
// browser tests use the same handler.
package demoserver

import (
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
	// Root holds index.html and, in cmd/demo/page, the files beside it; they are
	// read at each request so that edits show.
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
	// Upstream, if set, answers /v1/chat/completions instead of the built-in texts: the
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

	speaker := speaker{clock: options.Clock, interval: options.TokenInterval}
	chat := http.Handler(&chat{speaker})
	if options.Upstream != nil {
		chat = newUpstream(options.Upstream, options.UpstreamKey, options.Logger)
	}
	jobs := newJobs(options)

	mux := http.NewServeMux()
	mux.Handle("/{$}", allow(page(options.Root), http.MethodGet, http.MethodHead))
	mux.Handle("/dist/", http.StripPrefix("/dist", eventsource.Handler()))
	mux.Handle("/"+pageFolder+"/{file}", allow(pageFile(options.Root), http.MethodGet, http.MethodHead))
	mux.Handle("/v1/chat/completions", allow(chat, http.MethodPost))
	for _, service := range services {
		mux.Handle(service.path, allow(&talk{speaker, service}, http.MethodPost))
	}
	mux.Handle("/jobs/{id}", allow(http.HandlerFunc(jobs.stream), http.MethodGet))
	mux.Handle("/jobs/{id}/connections", allow(http.HandlerFunc(jobs.connections), http.MethodGet))
	mux.Handle("/jobs/{id}/drop", allow(http.HandlerFunc(jobs.drop), http.MethodPost))
	prompts := &prompts{}
	mux.Handle(resumablePath+"/", newResumable(mux, prompts))
	mux.Handle("/prompts/{run}", allow(prompts, http.MethodGet))
	for _, below := range []string{"/v1/", "/v1beta/", "/v3/", "/api/", "/jobs/"} {
		mux.HandleFunc(below, noSuchRoute)
	}
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
