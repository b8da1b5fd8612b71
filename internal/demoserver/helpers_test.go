package demoserver

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"eventsource-wasm/internal/demoserver/clocktest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// demo is a running server.
type demo struct {
	*httptest.Server
	clock *clocktest.Clock
	ended chan struct{} // receives when a handler has returned
	mu    sync.Mutex
	sent  []string // what each write of a handler had
}

func start(t *testing.T, options Options) *demo {
	t.Helper()
	d := &demo{clock: clocktest.New(), ended: make(chan struct{}, 1000)}
	options.Clock = d.clock
	handler := New(options)
	d.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() { d.ended <- struct{}{} }()
		handler.ServeHTTP(&writeRecorder{w, d}, r)
	}))
	t.Cleanup(d.Close)
	return d
}

type writeRecorder struct {
	http.ResponseWriter
	demo *demo
}

func (w *writeRecorder) Write(text []byte) (int, error) {
	w.demo.mu.Lock()
	w.demo.sent = append(w.demo.sent, string(text))
	w.demo.mu.Unlock()
	return w.ResponseWriter.Write(text)
}

func (w *writeRecorder) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (d *demo) writes() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return append([]string(nil), d.sent...)
}

func (d *demo) awaitEnd(t *testing.T) {
	t.Helper()
	select {
	case <-d.ended:
	case <-time.After(clocktest.Deadline):
		require.Fail(t, "the handler goes on")
	}
}

// exchange is a response whose body can be read event by event.
type exchange struct {
	*http.Response
	lines  *bufio.Reader
	cancel context.CancelFunc
}

func (d *demo) do(t *testing.T, method, path, body string, header ...string) *exchange {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), clocktest.Deadline)
	t.Cleanup(cancel)
	request, err := http.NewRequestWithContext(ctx, method, d.URL+path, strings.NewReader(body))
	require.NoError(t, err)
	for i := 0; i < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}
	response, err := http.DefaultTransport.RoundTrip(request)
	require.NoError(t, err)
	t.Cleanup(func() { response.Body.Close() })
	return &exchange{response, bufio.NewReader(response.Body), cancel}
}

func (d *demo) chat(t *testing.T, body string) *exchange {
	t.Helper()
	return d.do(t, "POST", "/v1/chat/completions", body, "Content-Type", "application/json")
}

// next is the next event or other block, with its lines but not the blank one.
func (e *exchange) next() (string, error) {
	var block strings.Builder
	for {
		line, err := e.lines.ReadString('\n')
		if err != nil {
			return block.String() + line, err
		}
		if line = strings.Replace(line, "\r\n", "\n", 1); line == "\n" {
			return strings.TrimSuffix(block.String(), "\n"), nil
		}
		block.WriteString(line)
	}
}

func (e *exchange) mustNext(t *testing.T) string {
	t.Helper()
	block, err := e.next()
	require.NoError(t, err)
	return block
}

// rest is all blocks until the end, which must be a clean one.
func (e *exchange) rest(t *testing.T) []string {
	t.Helper()
	var blocks []string
	for {
		block, err := e.next()
		if err == io.EOF {
			require.Empty(t, block)
			return blocks
		}
		require.NoError(t, err)
		blocks = append(blocks, block)
	}
}

// all is like rest, of a response that may be cut: then with the error.
func (e *exchange) all() (blocks []string, err error) {
	for {
		block, err := e.next()
		if err == io.EOF {
			return blocks, nil
		}
		if err != nil {
			return blocks, err
		}
		blocks = append(blocks, block)
	}
}

func (e *exchange) text(t *testing.T) string {
	t.Helper()
	all, err := io.ReadAll(e.lines)
	require.NoError(t, err)
	return string(all)
}

// requireError checks that a response is an error as OpenAI's API writes it.
func (e *exchange) requireError(t *testing.T, status int, param, message string) {
	t.Helper()
	assert.Equal(t, status, e.StatusCode)
	assert.Equal(t, "application/json; charset=utf-8", e.Header.Get("Content-Type"))
	var body struct {
		Error map[string]any `json:"error"`
	}
	require.NoError(t, json.Unmarshal([]byte(e.text(t)), &body))
	assert.Contains(t, body.Error["message"], message)
	assert.NotEmpty(t, body.Error["type"])
	assert.Contains(t, body.Error, "code")
	if param == "" {
		assert.Contains(t, body.Error, "param")
		assert.Nil(t, body.Error["param"])
	} else {
		assert.Equal(t, param, body.Error["param"])
	}
}
