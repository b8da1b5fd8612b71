// Package standard holds EventSource to the HTML Standard and those that it builds on, with the browser's own class beside ours.
package standard

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

// behaviour is one thing that a standard asks of EventSource. It is shown twice: with the browser's own class, which
// says whether the expectation is right, and with ours.
type behaviour struct {
	name string
	// script is the body of an async function of the class, Source, and of source, which makes one, and track, which takes
	// one, to close it in the end; with testdata/standard.js, and other, an origin at the same host. Its value is compared
	// as JSON.
	script string
	want   any
	// chromium is what Chromium's own class gives where it departs from the standard.
	chromium any
	// ours is what our class gives where it departs: each is among the README's limits.
	ours any
	// oursOnly: not part of the standard as Chromium has it.
	oursOnly bool
}

// The realms in which behaviours are shown: where a page reaches them.
var (
	inWindow  = []string{"window"}
	inWorkers = []string{"dedicated worker", "shared worker", "service worker"}
	inAll     = append([]string{"window"}, inWorkers...)
)

// realmScript lets a page run a script in a realm.
const realmScript = `
const workers = {
	'dedicated worker': () => new Worker('/testdata/worker.js'),
	'shared worker': () => new SharedWorker('/testdata/worker.js').port,
	'service worker': async () => {
		const registration = await navigator.serviceWorker.register('/testdata/worker.js')
		const worker = registration.installing ?? registration.waiting ?? registration.active
		while (worker.state !== 'activated') await next(worker, 'statechange')
		return worker
	},
}
async function evaluateIn(realm, name, script) {
	if (realm === 'window') return evaluate(name, script)
	const worker = await (workers[realm].made ??= workers[realm]())
	const { port1, port2 } = new MessageChannel()
	worker.postMessage({ name, script }, [port2])
	port1.start()
	return (await next(port1, 'message')).data
}
`

// show shows behaviours in realms, each with a page of its own.
func show(t *testing.T, realms []string, behaviours []behaviour) {
	t.Helper()
	s := newStandardSite(t)
	pages := map[string]*browsertest.Page{}
	for _, realm := range realms {
		pages[realm] = s.page(t)
	}
	for _, b := range behaviours {
		t.Run(b.name, func(t *testing.T) {
			script := "'use strict'\nconst other = " + browsertest.Literal(s.other.URL) + "\n" + b.script
			for _, realm := range realms {
				for _, class := range []string{"native", "ours"} {
					want := b.want
					if class == "native" && b.oursOnly {
						continue
					}
					if class == "native" && b.chromium != nil {
						want = b.chromium
					}
					if class == "ours" && b.ours != nil {
						want = b.ours
					}
					t.Run(class+" in a "+realm, func(t *testing.T) {
						got := browsertest.Value[string](pages[realm], "evaluateIn("+browsertest.Literal(realm)+","+browsertest.Literal(class)+","+browsertest.Literal(script)+")")
						assert.JSONEq(t, browsertest.Literal(want), got)
					})
				}
			}
		})
	}
}

// standardSite is two origins, whose /serve answers as the request itself says, and which tell what they were asked.
type standardSite struct {
	*httptest.Server
	other *httptest.Server

	mu       sync.Mutex
	requests map[string][]*seenRequest
	changed  chan struct{}
}

type seenRequest struct {
	Method  string            `json:"method"`
	URL     string            `json:"url"`
	Headers map[string]string `json:"headers"`
	gone    bool
	broken  bool
}

type answer struct {
	Status  int               `json:"status"`
	Headers map[string]string `json:"headers"`
	Body    string            `json:"body"`
	Bytes   []int             `json:"bytes"`
	End     bool              `json:"end"`
	Reset   bool              `json:"reset"`
}

func newStandardSite(t *testing.T) *standardSite {
	t.Helper()
	s := &standardSite{requests: map[string][]*seenRequest{}, changed: make(chan struct{})}
	mux := browsertest.Site()
	mux.Handle("/testdata/", http.StripPrefix("/testdata/", http.FileServer(http.Dir("testdata"))))
	mux.HandleFunc("/serve", s.serve)
	mux.HandleFunc("/seen", s.seen)
	mux.HandleFunc("/gone", s.gone)
	mux.HandleFunc("/break", s.breakOff)
	mux.HandleFunc("/blank", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		for name, values := range r.URL.Query() {
			w.Header().Set(name, values[0])
		}
		_, _ = io.WriteString(w, "<!doctype html><title>test</title><script src=/dist/eventsource.js></script><script src=/testdata/standard.js></script>")
	})
	s.Server, s.other = httptest.NewServer(mux), httptest.NewServer(mux)
	t.Cleanup(func() {
		for _, server := range []*httptest.Server{s.Server, s.other} {
			server.CloseClientConnections()
			server.Close()
		}
	})
	return s
}

// page opens a page with the scripts of these tests.
func (s *standardSite) page(t *testing.T) *browsertest.Page {
	t.Helper()
	page := browsertest.NewPage(t, s.URL+"/blank")
	page.Run(realmScript)
	return page
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
	seen := &seenRequest{Method: r.Method, URL: "http://" + r.Host + r.URL.String(), Headers: map[string]string{}}
	for name, values := range r.Header {
		seen.Headers[strings.ToLower(name)] = strings.Join(values, ", ")
	}
	var number int
	s.change(func() {
		key := r.FormValue("key")
		number = len(s.requests[key])
		s.requests[key] = append(s.requests[key], seen)
	})
	defer s.change(func() { seen.gone = true })

	a := answers[min(number, len(answers)-1)]
	body := []byte(a.Body)
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
		<-r.Context().Done()
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

func (s *standardSite) gone(_ http.ResponseWriter, r *http.Request) {
	s.await(r, func(requests []*seenRequest) bool { return len(requests) > 0 && requests[0].gone })
}
