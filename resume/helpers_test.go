package resume_test

import (
	"context"
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"eventsource-wasm/resume"
	"eventsource-wasm/sse"
)

// deadline only ends what hangs.
const deadline = time.Minute

// call is one request that has reached the wrapped handler, and is answered by the test.
type call struct {
	t    *testing.T
	r    *http.Request
	body string
	do   chan func(http.ResponseWriter)
	gone <-chan struct{} // closed when the request's context ends
}

// step lets the handler do something, and waits until it is done.
func (c *call) step(f func(http.ResponseWriter)) *call {
	c.t.Helper()
	done := make(chan struct{})
	select {
	case c.do <- func(w http.ResponseWriter) { defer close(done); f(w) }:
		<-done
	case <-time.After(deadline):
		c.t.Fatal("the handler has ended")
	}
	return c
}

func (c *call) start() *call {
	c.t.Helper()
	return c.step(func(w http.ResponseWriter) {
		w.Header().Set("Content-Type", "text/event-stream")
		w.WriteHeader(200)
		_ = http.NewResponseController(w).Flush()
	})
}

func (c *call) write(text string) *call {
	c.t.Helper()
	return c.step(func(w http.ResponseWriter) {
		_, _ = io.WriteString(w, text)
		_ = http.NewResponseController(w).Flush()
	})
}

func (c *call) end() { close(c.do) }

// breakOff ends the handler as a reverse proxy does whose server has gone.
func (c *call) breakOff() {
	c.do <- func(http.ResponseWriter) { panic(http.ErrAbortHandler) }
}

// rig is a server with a resume.Handler, around a handler in the test's hands.
type rig struct {
	t       *testing.T
	url     string
	handler *resume.Handler
	calls   chan *call
	log     strings.Builder
}

func newRig(t *testing.T, options resume.Options) *rig {
	r := &rig{t: t, calls: make(chan *call, 100)}
	if options.ErrorLog == nil {
		options.ErrorLog = log.New(&r.log, "", 0)
	}
	r.handler = resume.New(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		body, _ := io.ReadAll(req.Body)
		c := &call{t: t, r: req, body: string(body), do: make(chan func(http.ResponseWriter)), gone: req.Context().Done()}
		r.calls <- c
		for {
			select {
			case f, ok := <-c.do:
				if !ok {
					return
				}
				f(w)
			case <-c.gone:
				return
			}
		}
	}), options)
	server := httptest.NewServer(r.handler)
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	r.url = server.URL
	t.Cleanup(func() {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		_ = r.handler.Shutdown(ctx)
		server.Close()
	})
	return r
}

// call is the next request that has reached the wrapped handler.
func (r *rig) call() *call {
	r.t.Helper()
	select {
	case c := <-r.calls:
		return c
	case <-time.After(deadline):
		r.t.Fatal("no request came")
		return nil
	}
}

// client is a request's way, and what has come of it.
type client struct {
	*http.Response
	t      *testing.T
	events *sse.Reader
	leave  context.CancelFunc
	id     string // the last
}

// send sends a request. Headers come in pairs.
func (r *rig) send(method, path, body string, headers ...string) *client {
	r.t.Helper()
	c, err := r.try(method, path, body, headers...)
	require.NoError(r.t, err)
	return c
}

func (r *rig) try(method, path, body string, headers ...string) (*client, error) {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), deadline)
	r.t.Cleanup(cancel)
	request, err := http.NewRequestWithContext(ctx, method, r.url+path, strings.NewReader(body))
	require.NoError(r.t, err)
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	r.t.Cleanup(func() { _ = response.Body.Close() })
	return &client{Response: response, t: r.t, events: sse.NewReader(response.Body), leave: cancel}, nil
}

// sent runs a request in the background.
func (r *rig) sent(method, path, body string, headers ...string) <-chan *client {
	c := make(chan *client, 1)
	go func() {
		answer, err := r.try(method, path, body, headers...)
		if err != nil {
			close(c)
			return
		}
		c <- answer
	}()
	return c
}

// prompt sends a POST, and starts its stream.
func (r *rig) prompt(headers ...string) (*client, *call) {
	r.t.Helper()
	answer := r.sent("POST", "/chat", "prompt", headers...)
	up := r.call().start()
	c := <-answer
	require.NotNil(r.t, c)
	return c, up
}

// next is the data of the next event.
func (c *client) next() string {
	c.t.Helper()
	e, err := c.events.Next()
	require.NoError(c.t, err)
	c.id = e.ID
	return string(e.Data)
}

// rest is all that comes, and how it ends.
func (c *client) rest() (data []string, err error) {
	for {
		e, err := c.events.Next()
		if errors.Is(err, io.EOF) {
			return data, nil
		}
		if err != nil {
			return data, err
		}
		c.id = e.ID
		data = append(data, string(e.Data))
	}
}

func (c *client) text() string {
	c.t.Helper()
	b, err := io.ReadAll(c.Body)
	require.NoError(c.t, err)
	return string(b)
}
