package standard

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"eventsource-wasm/internal/browsertest"
)

// standardSite is two origins, whose /serve answers as the request itself says, and a third, with connections of its own, which
// tells what they were asked.
type standardSite struct {
	*httptest.Server
	other, control *httptest.Server

	mu       sync.Mutex
	requests map[string][]*seenRequest
	changed  chan struct{}
}

// holdLimit is how long a request may be on its way to its end. Only a browser that holds on to one takes as long.
const holdLimit = 30 * time.Second

type seenRequest struct {
	Method  string            `json:"method"`
	URL     string            `json:"url"`
	Headers map[string]string `json:"headers"`
	gone    bool
	broken  bool
	drop    func()        // ends it, whatever it waits for
	more    chan struct{} // asks for one comment more
}

type answer struct {
	Status  int               `json:"status"`
	Headers map[string]string `json:"headers"`
	Body    string            `json:"body"`
	Bytes   []int             `json:"bytes"`
	End     bool              `json:"end"`
	// Bare: not even a comment is sent behind the head of a body that is empty and stays open. (Firefox tells of a response with
	// its first byte.)
	Bare  bool `json:"bare"`
	Reset bool `json:"reset"`
}

func newStandardSite(t *testing.T) *standardSite {
	t.Helper()
	s := &standardSite{requests: map[string][]*seenRequest{}, changed: make(chan struct{})}
	mux := browsertest.Site()
	mux.Handle("/testdata/", http.StripPrefix("/testdata/", http.FileServer(http.Dir("testdata"))))
	mux.HandleFunc("/serve", s.serve)
	mux.HandleFunc("/blank", s.blank)
	control := http.NewServeMux()
	for path, handle := range map[string]http.HandlerFunc{"/seen": s.seen, "/gone": s.gone, "/break": s.breakOff, "/drop": s.drop} {
		control.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Access-Control-Allow-Origin", "*")
			handle(w, r)
		})
	}
	s.Server, s.other, s.control = httptest.NewServer(mux), httptest.NewServer(mux), httptest.NewServer(control)
	t.Cleanup(func() {
		for _, server := range []*httptest.Server{s.Server, s.other, s.control} {
			server.CloseClientConnections()
			server.Close()
		}
	})
	return s
}

// blank is a page with the scripts of these tests, and with the headers that its query names. It sets a cookie.
func (s *standardSite) blank(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Set-Cookie", "user=me")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	for name, values := range r.URL.Query() {
		w.Header().Set(name, values[0])
	}
	_, _ = fmt.Fprintf(w, "<!doctype html><title>test</title><script src=/dist/eventsource.js></script>"+
		"<script src=/testdata/standard.js></script><script src=/testdata/page.js></script><script>origins = %s</script>",
		browsertest.Literal(map[string]string{"other": s.other.URL, "control": s.control.URL}))
}

func (s *standardSite) change(f func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f()
	close(s.changed)
	s.changed = make(chan struct{})
}

// await waits until f finds in the requests of a key what it seeks, or the client leaves.
func (s *standardSite) await(r *http.Request, f func([]*seenRequest) bool) {
	for {
		s.mu.Lock()
		found, changed := f(s.requests[r.FormValue("key")]), s.changed
		s.mu.Unlock()
		if found {
			return
		}
		select {
		case <-changed:
		case <-r.Context().Done():
			return
		}
	}
}

func (s *standardSite) serve(w http.ResponseWriter, r *http.Request) {
	var answers []answer
	if err := json.Unmarshal([]byte(r.FormValue("answers")), &answers); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	if r.Method == http.MethodOptions { // a preflight
		for name, value := range answers[0].Headers {
			w.Header().Set(name, value)
		}
		w.Header().Set("Access-Control-Allow-Headers", "last-event-id")
		return
	}
	seen := &seenRequest{Method: r.Method, URL: "http://" + r.Host + r.URL.String(), Headers: map[string]string{}, more: make(chan struct{}, 1)}
	for name, values := range r.Header {
		seen.Headers[strings.ToLower(name)] = strings.Join(values, ", ")
	}
	ctx, cancel := context.WithCancel(r.Context())
	r = r.WithContext(ctx)
	seen.drop = cancel
	var number int
	s.change(func() {
		key := r.FormValue("key")
		number = len(s.requests[key])
		s.requests[key] = append(s.requests[key], seen)
	})
	defer s.change(func() { seen.gone = true })
	defer cancel()

	a := answers[min(number, len(answers)-1)]
	body := []byte(a.Body)
	if len(a.Body)+len(a.Bytes) == 0 && !a.End && !a.Reset && !a.Bare && (a.Status == 0 || a.Status == http.StatusOK) {
		body = []byte(":\n")
	}
	for _, b := range a.Bytes {
		body = append(body, byte(b))
	}
	w.Header().Set("Content-Type", "text/event-stream")
	if !a.End {
		// Chromium may take five seconds to give up a connection that it could have used again.
		w.Header().Set("Connection", "close")
	}
	for name, value := range a.Headers {
		w.Header().Set(name, value)
		if value == "" {
			w.Header()[http.CanonicalHeaderKey(name)] = nil
		}
	}
	if a.Status == 0 {
		a.Status = http.StatusOK
	}
	control := http.NewResponseController(w)
	if !a.Reset || len(body) > 0 {
		w.WriteHeader(a.Status)
		_, _ = w.Write(body)
		_ = control.Flush()
	}
	switch {
	case a.Reset:
		// Not before the page has read the body: fetch gives up what waits to be read when the connection breaks.
		if len(body) > 0 {
			s.await(r, func([]*seenRequest) bool { return seen.broken })
		}
		panic(http.ErrAbortHandler)
	case a.End || a.Status != http.StatusOK:
	default:
		for {
			select {
			case <-r.Context().Done():
				return
			case <-seen.more:
				_, _ = io.WriteString(w, ":\n")
				_ = control.Flush()
			}
		}
	}
}

func (s *standardSite) seen(w http.ResponseWriter, r *http.Request) {
	count, _ := strconv.Atoi(r.FormValue("count"))
	s.await(r, func(requests []*seenRequest) bool { return len(requests) >= count })
	s.mu.Lock()
	defer s.mu.Unlock()
	_ = json.NewEncoder(w).Encode(s.requests[r.FormValue("key")])
}

func (s *standardSite) breakOff(_ http.ResponseWriter, r *http.Request) {
	s.change(func() {
		for _, request := range s.requests[r.FormValue("key")] {
			request.broken = true
		}
	})
}

// gone waits until the client has given up the first request. One that it does not give up for a long time gets a comment, and
// then another: the number of them is the answer. (Firefox keeps one in some hundreds that a worker has given up until more of it
// comes.)
func (s *standardSite) gone(w http.ResponseWriter, r *http.Request) {
	s.await(r, func(requests []*seenRequest) bool { return len(requests) > 0 })
	isGone := func(requests []*seenRequest) bool { return len(requests) > 0 && requests[0].gone }
	for comments := 0; ; comments++ {
		ctx, cancel := context.WithTimeout(r.Context(), holdLimit)
		s.await(r.WithContext(ctx), isGone)
		cancel()
		if r.Context().Err() != nil {
			return
		}
		s.mu.Lock()
		requests := s.requests[r.FormValue("key")]
		over := isGone(requests)
		s.mu.Unlock()
		if over {
			_, _ = fmt.Fprint(w, comments)
			return
		}
		select {
		case requests[0].more <- struct{}{}:
		default: // it has yet to write the last
		}
	}
}

// drop ends what is left of the requests with these keys. (What a browser has given up it may hold on to, with one of its six
// connections to a host.)
func (s *standardSite) drop(_ http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, key := range strings.Fields(r.FormValue("keys")) {
		for _, request := range s.requests[key] {
			request.drop()
		}
	}
}
