package resume

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"eventsource-wasm/internal/browsertest"
)

// model answers prompts, each with events of its own, and remembers what it has sent.
type model struct {
	*httptest.Server
	pace   time.Duration
	events int // of an answer; 0: until finish
	total  atomic.Int64

	mu      sync.Mutex
	answers map[string]*answer
}

// answer is what a prompt has come to.
type answer struct {
	calls    int
	sent     []string // the data of its events
	finished bool     // the last was sent
	end      chan struct{}
	stopped  chan struct{} // gets something when a call ends before the answer does
	once     sync.Once
}

func newModel(t *testing.T, pace time.Duration, events int) *model {
	m := &model{pace: pace, events: events, answers: map[string]*answer{}}
	site := browsertest.Site()
	site.HandleFunc("/{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, page)
	})
	site.HandleFunc("/chat", m.chat)
	m.Server = httptest.NewServer(site)
	t.Cleanup(m.CloseClientConnections)
	return m
}

func (m *model) answer(prompt string) *answer {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.answers[prompt] == nil {
		m.answers[prompt] = &answer{end: make(chan struct{}), stopped: make(chan struct{}, 8)}
	}
	return m.answers[prompt]
}

func (m *model) chat(w http.ResponseWriter, r *http.Request) {
	prompt, _ := io.ReadAll(r.Body)
	if r.Method != http.MethodPost {
		http.Error(w, "it was sent on", http.StatusTeapot)
		return
	}
	a := m.answer(string(prompt))
	m.mu.Lock()
	a.calls++
	m.mu.Unlock()
	w.Header().Set("Content-Type", "text/event-stream")
	flush := http.NewResponseController(w).Flush
	_, _ = io.WriteString(w, "retry: 1\n\n")
	_ = flush()
	tick := time.NewTicker(m.pace)
	defer tick.Stop()
	for n := 1; ; n++ {
		last := n == m.events
		select {
		case <-r.Context().Done():
			a.stopped <- struct{}{}
			return
		case <-a.end:
			last = true
		case <-tick.C:
		}
		data := fmt.Sprintf("%s: %d 这是第 %d 条 😀\nsecond line\n", prompt, n, n)
		m.mu.Lock()
		a.sent = append(a.sent, data)
		m.mu.Unlock()
		if _, err := io.WriteString(w, "data: "+strings.ReplaceAll(data, "\n", "\ndata: ")+"\n\n"); err != nil {
			return
		}
		if last {
			_, _ = io.WriteString(w, "data: [DONE]\n\n")
		}
		_ = flush()
		m.total.Add(1)
		if last {
			m.mu.Lock()
			a.finished = true
			m.mu.Unlock()
			return
		}
	}
}

// finish lets an answer come to its end.
func (a *answer) finish() { a.once.Do(func() { close(a.end) }) }

// told is what a prompt has come to so far.
func (m *model) told(prompt string) (calls int, sent string, finished bool) {
	a := m.answer(prompt)
	m.mu.Lock()
	defer m.mu.Unlock()
	return a.calls, strings.Join(a.sent, ""), a.finished
}
