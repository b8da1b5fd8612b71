package resume

import (
	"bytes"
	"context"
	"maps"
	"mime"
	"net/http"
	"runtime/debug"
	"sync"
	"time"

	"eventsource-wasm/sse"
)

// run is one request on its way through the wrapped handler, which takes it for its ResponseWriter. What is no stream goes
// through to the client, which waits for that; a stream goes to the store, from where the client reads like anybody.
type run struct {
	h      *Handler
	id     string
	kept   Run
	keyed  bool
	cancel context.CancelFunc
	body   *lastingBody // the request's, unless it is kept or there is none

	mu     sync.Mutex          // of what follows, until decided is closed
	client http.ResponseWriter // nil once it has left before the response came

	header   http.Header
	wrote    bool
	streams  bool
	response Response
	own      http.Header   // the response's for the client that has asked
	decided  chan struct{} // closed once streams tells what the response is
	finished chan struct{} // closed behind the wrapped handler's end
	panicked any

	dec      sse.Decoder
	retry    time.Duration
	hasRetry bool
	failed   bool
	events   [][]byte // of one write
}

// serve runs the wrapped handler to its end.
func (r *run) serve(next http.Handler, request *http.Request) {
	defer r.h.finished(r)
	defer r.cancel()
	ended := make(chan struct{})
	defer close(ended)
	go func() {
		select {
		case <-r.kept.Stopped():
			r.cancel()
		case <-ended:
		}
	}()
	clean := r.call(next, request)
	if !r.wrote && clean {
		r.WriteHeader(http.StatusOK)
	}
	if r.streams {
		r.end(clean && !r.failed && request.Context().Err() == nil)
	} else if !r.wrote {
		r.pass(0) // it has panicked before it had an answer
	}
	if client := r.client; client != nil && !r.streams {
		maps.Copy(client.Header(), r.header) // trailers
	}
	close(r.finished)
}

func (r *run) call(next http.Handler, request *http.Request) (clean bool) {
	defer func() {
		p := recover()
		clean = p == nil
		if p == nil {
			return
		}
		if !r.streams && r.hasClient() {
			r.panicked = p // the client's goroutine has it go on
		} else if p != http.ErrAbortHandler {
			r.h.options.ErrorLog.Printf("resume: panic: %v\n%s", p, debug.Stack())
		}
	}()
	next.ServeHTTP(r, request)
	return true
}

// leave takes the client away unless the response has come.
func (r *run) leave() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	select {
	case <-r.decided:
		return false
	default:
		r.client = nil
		return true
	}
}

func (r *run) hasClient() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.client != nil
}

// Header is what the wrapped handler sets.
func (r *run) Header() http.Header { return r.header }

// WriteHeader decides what the response is.
func (r *run) WriteHeader(status int) {
	if r.wrote {
		return
	}
	if status >= 100 && status < 200 {
		r.inform(status)
		return
	}
	r.wrote = true
	if !isStream(status, r.header) {
		r.pass(status)
		return
	}
	r.own = r.header.Clone()
	for _, name := range []string{"Connection", "Content-Length", "Date", "Keep-Alive", "Trailer", "Transfer-Encoding"} {
		r.own.Del(name)
	}
	r.response = Response{Status: status, Header: r.own.Clone()}
	r.response.Header.Del("Set-Cookie") // it is for who has asked
	r.failed = r.kept.Start(context.Background(), r.response) != nil
	if r.failed {
		r.cancel()
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.streams = true
	close(r.decided)
}

// isStream says whether a response can be kept: one with a coding of its own cannot be read here.
func isStream(status int, header http.Header) bool {
	if status/100 != 2 || status == http.StatusNoContent || status == http.StatusResetContent {
		return false
	}
	if coding := header.Get("Content-Encoding"); coding != "" && coding != "identity" {
		return false
	}
	media, _, err := mime.ParseMediaType(header.Get("Content-Type"))
	return err == nil && media == sse.MediaType
}

// inform passes an interim response on.
func (r *run) inform(status int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.client == nil {
		return
	}
	header := r.client.Header()
	maps.Copy(header, r.header)
	r.client.WriteHeader(status)
	clear(header)
}

// pass passes the response on as what it is. Behind a panic there is none, and the status 0.
func (r *run) pass(status int) {
	_ = r.kept.Discard(context.Background())
	r.mu.Lock()
	defer r.mu.Unlock()
	defer close(r.decided)
	if r.client != nil && status != 0 {
		maps.Copy(r.client.Header(), r.header)
		r.client.WriteHeader(status)
	}
}

// Write takes a part of the response.
func (r *run) Write(b []byte) (int, error) {
	r.WriteHeader(http.StatusOK)
	switch {
	case r.streams && r.failed:
		return 0, context.Canceled
	case r.streams:
		return len(b), r.take(b)
	case r.client != nil:
		return r.client.Write(b)
	}
	return len(b), nil
}

// FlushError flushes what is passed on. Of a stream nothing is held back.
func (r *run) FlushError() error {
	r.WriteHeader(http.StatusOK)
	if r.streams || r.client == nil {
		return nil
	}
	return http.NewResponseController(r.client).Flush()
}

// Flush is for handlers that want an [http.Flusher].
func (r *run) Flush() { _ = r.FlushError() }

// take hands the events that have come whole to the store.
func (r *run) take(b []byte) error {
	buffer := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buffer)
	buffer.Reset()
	r.events = r.events[:0]
	var ends []int
	r.dec.Give(b)
	for {
		e, ok := r.dec.Next()
		if !ok {
			break
		}
		r.encode(buffer, e)
		ends = append(ends, buffer.Len())
	}
	from := 0
	for _, end := range ends {
		r.events = append(r.events, buffer.Bytes()[from:end:end])
		from = end
	}
	if len(r.events) > 0 {
		if err := r.kept.Append(context.Background(), r.events); err != nil {
			return r.fail(err)
		}
	}
	clear(r.events)
	if r.dec.TooLong() {
		return r.fail(sse.ErrTooLong)
	}
	return nil
}

// encode writes an event as a store has it: without its id and the blank line. A reconnection time goes with the next event.
func (r *run) encode(to *bytes.Buffer, e sse.Event) {
	if retry, has := r.dec.Retry(); has && (!r.hasRetry || retry != r.retry) {
		r.retry, r.hasRetry = retry, true
		_ = sse.NewWriter(to).SendRetry(retry)
		to.Truncate(to.Len() - 1)
	}
	e.ID = ""
	encoded, _ := e.Append(to.AvailableBuffer()) // what was read can be written
	_, _ = to.Write(encoded[:len(encoded)-1])
}

func (r *run) fail(err error) error {
	r.failed = true
	r.cancel()
	return err
}

// end ends the stream: as complete only if the wrapped handler has come to its end in front of a new event.
func (r *run) end(clean bool) {
	state, tail := Complete, []byte(nil)
	if r.dec.Cut() {
		if e, ok := r.dec.Unfinished(); ok && clean {
			var b bytes.Buffer
			r.encode(&b, e)
			tail = b.Bytes()
		} else {
			clean = false
		}
	}
	if !clean {
		state = Broken
	}
	if err := r.kept.End(context.Background(), state, tail); err != nil {
		r.h.options.ErrorLog.Printf("resume: the store: %v", err)
	}
}
