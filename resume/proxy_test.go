package resume_test

import (
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/resume"
	"eventsource-wasm/sse"
)

// Around a reverse proxy: a server whose connection breaks off is never a clean end, with and without a length or chunks.
func TestAroundAReverseProxy(t *testing.T) {
	for name, c := range map[string]struct {
		head  string
		tail  string
		clean bool
	}{
		"whole chunks":     {"Transfer-Encoding: chunked\r\n\r\n" + "b\r\ndata: one\n\n\r\n", "0\r\n\r\n", true},
		"chunks that end":  {"Transfer-Encoding: chunked\r\n\r\n" + "b\r\ndata: one\n\n\r\n", "", false},
		"a length":         {"Content-Length: 11\r\n\r\ndata: one\n\n", "", true},
		"less than length": {"Content-Length: 22\r\n\r\ndata: one\n\n", "", false},
		"until it closes":  {"Connection: close\r\n\r\ndata: one\n\n", "", true},
	} {
		t.Run(name, func(t *testing.T) {
			end := make(chan struct{})
			upstream := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				// What nobody has read would make the connection's end a reset.
				prompt, err := io.ReadAll(r.Body)
				assert.NoError(t, err)
				assert.Equal(t, "prompt", string(prompt))
				conn, _, err := http.NewResponseController(w).Hijack()
				if !assert.NoError(t, err) {
					return
				}
				_, _ = io.WriteString(conn, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"+c.head)
				<-end
				_, _ = io.WriteString(conn, c.tail)
				_ = conn.Close()
			}))
			defer upstream.Close()
			target, err := url.Parse(upstream.URL)
			require.NoError(t, err)
			proxy := httputil.NewSingleHostReverseProxy(target)
			proxy.ErrorLog = log.New(io.Discard, "", 0)
			server := httptest.NewServer(resume.New(proxy, resume.Options{}))
			server.Config.ErrorLog = proxy.ErrorLog
			defer server.Close()
			r := &rig{t: t, url: server.URL}
			answer := r.send("POST", "/chat", "prompt")
			require.Equal(t, "one", answer.next(), "it comes through at once")
			close(end)
			_, err = answer.rest()
			want, status := error(nil), 204
			if !c.clean {
				want, status = io.ErrUnexpectedEOF, 410
			}
			assert.Equal(t, want, err)
			assert.Equal(t, status, r.send("GET", "/chat", "", "Last-Event-ID", answer.id).StatusCode)
		})
	}
}

// What runs on reads the rest of its request beside its response, as a reverse proxy does, and its end behind the client's.
func TestABodyIsReadToItsEnd(t *testing.T) {
	const length = 600 << 10 // more than http.Server throws away before it answers
	for name, c := range map[string]struct {
		body  io.Reader
		first int64 // read before the response
	}{
		"all but its end":             {strings.NewReader(strings.Repeat("x", length)), length},
		"half of it":                  {strings.NewReader(strings.Repeat("x", length)), length / 2},
		"a byte":                      {strings.NewReader(strings.Repeat("x", length)), 1},
		"half of one without length":  {io.MultiReader(strings.NewReader(strings.Repeat("x", length))), length / 2},
		"none of a short one":         {strings.NewReader("prompt"), 0},
		"all but the end of a prompt": {strings.NewReader("prompt"), 6},
	} {
		t.Run(name, func(t *testing.T) {
			came, left, rest := make(chan struct{}), make(chan struct{}), make(chan error, 2)
			server := httptest.NewServer(resume.New(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				_, err := io.CopyN(io.Discard, r.Body, c.first)
				assert.NoError(t, err)
				w.Header().Set("Content-Type", "text/event-stream")
				_, _ = io.WriteString(w, "data: one\n\n")
				<-came
				_, err = io.Copy(io.Discard, r.Body)
				rest <- err
				<-left
				_, err = io.Copy(io.Discard, r.Body)
				rest <- err
			}), resume.Options{}))
			defer server.Close()
			come, part := sync.OnceFunc(func() { close(came) }), sync.OnceFunc(func() { close(left) })
			defer part() // nothing that has failed hangs
			defer come()
			ctx, leave := context.WithTimeout(t.Context(), deadline)
			defer leave()
			request, err := http.NewRequestWithContext(ctx, "POST", server.URL, c.body)
			require.NoError(t, err)
			answer, err := http.DefaultClient.Do(request)
			require.NoError(t, err)
			event, err := sse.NewReader(answer.Body).Next()
			require.NoError(t, err)
			assert.Equal(t, "one", string(event.Data))
			come()
			assert.NoError(t, <-rest, "beside the response")
			leave()
			server.CloseClientConnections()
			part()
			assert.NoError(t, <-rest, "behind the client's leaving")
		})
	}
}

// Who leaves is noticed at once, whatever the handler behind has read of the request.
func TestALeavingReaderOfAHandlerThatReadsNoBody(t *testing.T) {
	for name, body := range map[string]string{"short": "prompt", "long": strings.Repeat("x", 200<<10)} {
		t.Run(name, func(t *testing.T) {
			end := make(chan struct{})
			server := httptest.NewServer(resume.New(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Type", "text/event-stream")
				_, _ = io.WriteString(w, "data: one\n\n")
				<-end
			}), resume.Options{Readers: 1, Heartbeat: time.Hour}))
			defer server.Close()
			defer close(end)
			r := &rig{t: t, url: server.URL}
			c := r.send("POST", "/chat", body)
			require.Equal(t, "one", c.next())
			require.Equal(t, 429, r.send("GET", "/chat", "", "Last-Event-ID", c.id).StatusCode)
			c.leave()
			require.Eventually(t, func() bool {
				next := r.send("GET", "/chat", "", "Last-Event-ID", c.id)
				next.leave()
				return next.StatusCode == 200
			}, deadline, time.Millisecond)
		})
	}
}

// A reader that takes nothing holds up nobody, and is disconnected at some time.
func TestASlowReader(t *testing.T) {
	r := newRig(t, resume.Options{WriteTimeout: 100 * time.Millisecond, Readers: 2})
	c, up := r.prompt()
	up.write("data: one\n\n")
	c.next()
	conn, err := net.Dial("tcp", strings.TrimPrefix(r.url, "http://"))
	require.NoError(t, err)
	defer func() { _ = conn.Close() }()
	_, err = io.WriteString(conn, "GET /chat HTTP/1.1\r\nHost: a\r\nLast-Event-ID: "+c.id+"\r\n\r\n")
	require.NoError(t, err)
	status := make([]byte, len("HTTP/1.1 200"))
	_, err = io.ReadFull(conn, status)
	require.NoError(t, err)
	require.Equal(t, "HTTP/1.1 200", string(status))
	require.Equal(t, 429, r.send("GET", "/chat", "", "Last-Event-ID", c.id).StatusCode)

	event := "data: " + strings.Repeat("x", 256<<10) + "\n\n"
	require.Eventually(t, func() bool {
		up.write(event)
		c.next()
		return r.send("GET", "/chat", "", "Last-Event-ID", c.id).StatusCode == 200
	}, deadline, time.Millisecond, "it still counts as a reader")
	up.end()
}
