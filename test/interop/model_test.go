package interop

import (
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

// model is what the servers under test ask for answers, as an application asks the service that its language model runs in.
// It tells an answer in lines of JSON, each when the test says so, and so decides when a server has something to send; and
// a server that has been told that its client is gone ends its request here, which is how the test learns of it.
type model struct {
	*httptest.Server
	mu      sync.Mutex
	answers map[string]*answer
}

// answer is one that the model makes. Everything below mu is its state.
type answer struct {
	t     testing.TB
	name  string
	texts []string

	mu      sync.Mutex
	changed chan struct{} // closed and replaced whenever what follows changes
	told    int           // pieces that have been made
	written int           // pieces that have gone out to some server
	broken  int           // how often the model has broken off
	asked   []asking      // by the server, in order
	gone    int           // requests that the server ended before the answer had
	held    bool          // saving takes until this is false
	saved   int           // the server came to the end of its work
	unsaved int           // and was interrupted in it
}

// asking is what a server wanted.
type asking struct {
	prompt string
	after  int
}

func newModel() *model {
	m := &model{answers: map[string]*answer{}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /answers/{name}", m.tell)
	mux.HandleFunc("POST /answers/{name}/saved", m.save)
	m.Server = httptest.NewServer(mux)
	return m
}

// answer makes one with so many pieces, of which none is told yet.
func (m *model) answer(t testing.TB, pieces int) *answer {
	a := &answer{t: t, changed: make(chan struct{})}
	for n := 1; n <= pieces; n++ {
		a.texts = append(a.texts, fmt.Sprintf("第 %d 条 你好 😀", n))
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	a.name = fmt.Sprintf("answer-%d", len(m.answers)+1)
	m.answers[a.name] = a
	return a
}

func (m *model) find(w http.ResponseWriter, r *http.Request) *answer {
	m.mu.Lock()
	defer m.mu.Unlock()
	a := m.answers[r.PathValue("name")]
	if a == nil {
		http.NotFound(w, r)
	}
	return a
}

// tell writes the pieces behind ?after=, each as soon as the test has it told. 204: there are none, nor will there be.
func (m *model) tell(w http.ResponseWriter, r *http.Request) {
	a := m.find(w, r)
	if a == nil {
		return
	}
	after, _ := strconv.Atoi(r.FormValue("after"))
	a.mu.Lock()
	a.asked = append(a.asked, asking{r.FormValue("prompt"), after})
	broken := a.broken
	a.notify()
	a.mu.Unlock()
	if after >= len(a.texts) {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	w.Header().Set("Content-Type", "application/x-ndjson")
	flush := http.NewResponseController(w).Flush
	_ = flush()
	for n := after; n < len(a.texts); {
		a.mu.Lock()
		told, changed, breakOff := a.told, a.changed, a.broken > broken
		a.mu.Unlock()
		if breakOff {
			reset(w)
			return
		}
		if n < told {
			line, _ := json.Marshal(map[string]string{"text": a.texts[n]})
			_, _ = w.Write(append(line, '\n'))
			_ = flush()
			n++
			a.change(func() { a.written = max(a.written, n) })
			continue
		}
		select {
		case <-changed:
		case <-r.Context().Done():
			a.mu.Lock()
			a.gone++
			a.notify()
			a.mu.Unlock()
			return
		}
	}
}

// save takes its time, as keeping an answer or writing a bill does.
func (m *model) save(w http.ResponseWriter, r *http.Request) {
	a := m.find(w, r)
	if a == nil {
		return
	}
	for {
		a.mu.Lock()
		held, changed := a.held, a.changed
		if !held {
			a.saved++
			a.notify()
		}
		a.mu.Unlock()
		if !held {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		select {
		case <-changed:
		case <-r.Context().Done():
			a.mu.Lock()
			a.unsaved++
			a.notify()
			a.mu.Unlock()
			return
		}
	}
}

// reset breaks the connection off so that the other side notices.
func reset(w http.ResponseWriter) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	_ = conn.(*net.TCPConn).SetLinger(0)
	_ = conn.Close()
}

func (a *answer) notify() {
	close(a.changed)
	a.changed = make(chan struct{})
}

func (a *answer) change(f func()) {
	a.mu.Lock()
	defer a.mu.Unlock()
	f()
	a.notify()
}

// tell has the next n pieces told, to whoever asks.
func (a *answer) tell(n int) { a.change(func() { a.told += n }) }

// breakOff breaks off what is being told.
func (a *answer) breakOff() { a.change(func() { a.broken++ }) }

// holdSaving lets saving take until letSave.
func (a *answer) holdSaving() { a.change(func() { a.held = true }) }
func (a *answer) letSave()    { a.change(func() { a.held = false }) }

// within waits for a state of the answer, and says whether it came.
func (a *answer) within(wait time.Duration, state func() bool) bool {
	timeout := time.After(wait)
	for {
		a.mu.Lock()
		reached, changed := state(), a.changed
		a.mu.Unlock()
		if reached {
			return true
		}
		select {
		case <-changed:
		case <-timeout:
			return false
		}
	}
}

// until is within, and fails the test if it does not come.
func (a *answer) until(what string, state func() bool) {
	a.t.Helper()
	if !a.within(browsertest.Deadline, state) {
		a.mu.Lock()
		defer a.mu.Unlock()
		require.FailNow(a.t, "the server did not come to: "+what, "asked %v, told %d, gone %d, saved %d, unsaved %d", a.asked, a.told, a.gone, a.saved, a.unsaved)
	}
}

// isAsked waits until the server has asked n times.
func (a *answer) isAsked(n int) {
	a.t.Helper()
	a.until(fmt.Sprintf("asking %d times", n), func() bool { return len(a.asked) >= n })
}

// askings is what the server has asked so far.
func (a *answer) askings() []asking {
	a.mu.Lock()
	defer a.mu.Unlock()
	return append([]asking(nil), a.asked...)
}

// text is what the first n pieces come to.
func (a *answer) text(n int) string { return strings.Join(a.texts[:n], "") }
