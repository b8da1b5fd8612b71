package recording

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Clock is where a replay gets the time from.
type Clock interface {
	Now() time.Time
	// At returns a channel that can be received from once t has come.
	At(t time.Time) <-chan time.Time
}

type systemClock struct{}

func (systemClock) Now() time.Time                  { return time.Now() }
func (systemClock) At(t time.Time) <-chan time.Time { return time.After(time.Until(t)) }

// Options say how a recording is served.
type Options struct {
	// Speed is how many times as fast as it was; 0 means without waiting.
	Speed float64
	// Origin is the origin of pages that may read the answers, as in
	// Access-Control-Allow-Origin. Empty: only those of the server's own.
	Origin string
	// Served, if set, is called with the number of the exchange, from 0, that a
	// request is answered with.
	Served func(r *http.Request, exchange int)
	// Clock is the time that the answers go by. nil means the machine's.
	Clock Clock
}

// Handler answers requests in the recording's order, whatever they ask for;
// after the last exchange comes the first again. Each chunk is one write,
// flushed. An exchange that the page has cancelled, or that was open when the
// file was written, stays open until the client goes: what would have come is
// not known.
func Handler(recording *Recording, options Options) http.Handler {
	if options.Clock == nil {
		options.Clock = systemClock{}
	}
	return &replay{recording: recording, options: options}
}

type replay struct {
	recording *Recording
	options   Options

	mu   sync.Mutex
	next int
}

func (p *replay) take() (int, Exchange) {
	p.mu.Lock()
	defer p.mu.Unlock()
	taken := p.next % len(p.recording.Exchanges)
	p.next++
	return taken, p.recording.Exchanges[taken]
}

func (p *replay) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if p.options.Origin != "" {
		p.allow(w, r)
		if r.Method == http.MethodOptions && r.Header.Get("Access-Control-Request-Method") != "" {
			w.WriteHeader(http.StatusNoContent) // a preflight, which no recording has
			return
		}
	}
	number, exchange := p.take()
	if p.options.Served != nil {
		p.options.Served(r, number)
	}
	p.serve(w, r, exchange)
}

// allow lets the pages of an origin ask for anything.
func (p *replay) allow(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Access-Control-Allow-Origin", p.options.Origin)
	header.Add("Vary", "Origin")
	header.Set("Access-Control-Expose-Headers", "*")
	if p.options.Origin != "*" {
		header.Set("Access-Control-Allow-Credentials", "true")
	}
	for asked, allowed := range map[string]string{
		"Access-Control-Request-Method":  "Access-Control-Allow-Methods",
		"Access-Control-Request-Headers": "Access-Control-Allow-Headers",
	} {
		if value := r.Header.Get(asked); value != "" {
			header.Set(allowed, value)
		}
	}
}

// hopHeaders are about the connection, which is another one now, or about an
// encoding that the browser had undone before the page saw the bytes.
var hopHeaders = map[string]bool{
	"Connection": true, "Keep-Alive": true, "Transfer-Encoding": true, "Trailer": true, "Upgrade": true,
	"Content-Encoding": true, "Content-Length": true, "Date": true, "Set-Cookie": true,
}

func (p *replay) serve(w http.ResponseWriter, r *http.Request, exchange Exchange) {
	start := p.options.Clock.Now()
	wait := func(at float64) {
		if p.wait(r.Context(), start, at) != nil {
			panic(http.ErrAbortHandler)
		}
	}
	if exchange.Response != nil {
		wait(exchange.Response.At)
		for name, value := range exchange.Response.Headers {
			name = http.CanonicalHeaderKey(name)
			isOurs := p.options.Origin != "" && strings.HasPrefix(name, "Access-Control-")
			if !hopHeaders[name] && !isOurs {
				w.Header().Set(name, value)
			}
		}
		w.WriteHeader(exchange.Response.Status)
		flush(w)
	}
	for _, chunk := range exchange.Chunks {
		wait(chunk.At)
		piece, _ := chunk.Bytes() // checked when the file was read
		if _, err := w.Write(piece); err != nil {
			return
		}
		flush(w)
	}
	switch exchange.End.How {
	case Complete:
		wait(exchange.End.At)
	case Broken:
		wait(exchange.End.At)
		panic(http.ErrAbortHandler)
	default:
		<-r.Context().Done()
	}
}

// flush sends what was written; that the client has gone shows at the next write.
func flush(w http.ResponseWriter) { _ = http.NewResponseController(w).Flush() }

// wait returns nil once the recording's time has come.
func (p *replay) wait(ctx context.Context, start time.Time, at float64) error {
	if p.options.Speed == 0 {
		return ctx.Err()
	}
	due := start.Add(time.Duration(at / p.options.Speed * float64(time.Millisecond)))
	if !p.options.Clock.Now().Before(due) {
		return ctx.Err()
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-p.options.Clock.At(due):
		return nil
	}
}

// Summary says in a line what an exchange is.
func (e Exchange) Summary() string {
	status, size := "no response", 0
	if e.Response != nil {
		status = strconv.Itoa(e.Response.Status)
	}
	for _, chunk := range e.Chunks {
		piece, _ := chunk.Bytes()
		size += len(piece)
	}
	return e.Request.Method + " " + e.Request.URL + ": " + status + ", " + strconv.Itoa(len(e.Chunks)) + " chunks, " +
		strconv.Itoa(size) + " bytes in " + strconv.Itoa(int(e.End.At)) + " ms, " + e.End.How
}
