package browsertest

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"net/http"
	"testing"

	eventsource "eventsource-wasm"
)

// PageScript is what the page of [Site] has behind ours: watch, log, fetches of several kinds.
//
//go:embed page.js
var PageScript string

// Site serves dist/, and at /page a page that loads the script and [PageScript]. A test may add to it.
func Site() *http.ServeMux {
	mux := http.NewServeMux()
	mux.Handle("/dist/", http.StripPrefix("/dist/", http.FileServerFS(eventsource.Dist())))
	mux.HandleFunc("/page", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = fmt.Fprintf(w, `<!doctype html><title>test</title><script src="/dist/eventsource.js"></script><script>%s</script>`, PageScript)
	})
	return mux
}

// Open opens the page of [Site], on a server of its own.
func Open(t testing.TB) (*Server, *Page) {
	t.Helper()
	server := NewServer(t, Site())
	return server, NewPage(t, server.URL+"/page")
}

// OpenClocked is Open with the page's clock in the test's hands: see [ClockScript].
func OpenClocked(t testing.TB) (*Server, *Page) {
	t.Helper()
	server := NewServer(t, Site())
	return server, NewPage(t, server.URL+"/page", ClockScript)
}

// Event is an entry of the page's log.
type Event struct {
	Type   string `json:"type"`
	Data   string `json:"data,omitempty"`
	ID     string `json:"id,omitempty"`
	State  int    `json:"state,omitempty"`
	Reason string `json:"reason,omitempty"`
	Status int    `json:"status,omitempty"`
}

// Message is the entry of a message without an id.
func Message(data string) Event { return Event{Type: "message", Data: data} }

// Log is all that the watched source has dispatched.
func (p *Page) Log() []Event {
	p.t.Helper()
	return Value[[]Event](p, "log")
}

// Messages are the messages of the log.
func (p *Page) Messages() []Event {
	p.t.Helper()
	return Value[[]Event](p, "messages()")
}

// Outcome waits for the end of es and gives the outcome that closed tells.
func (p *Page) Outcome() string {
	p.t.Helper()
	return Value[string](p, "es.closed.then((c) => c.outcome)")
}

// Literal writes a value as JavaScript.
func Literal(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return string(text)
}
