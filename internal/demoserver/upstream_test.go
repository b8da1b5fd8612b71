package demoserver

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"eventsource-wasm/internal/demoserver/clocktest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// throughUpstream starts a server that forwards to handler below path.
func throughUpstream(t *testing.T, path, key string, handler http.HandlerFunc) *demo {
	t.Helper()
	upstream := httptest.NewServer(handler)
	t.Cleanup(upstream.Close)
	base, err := url.Parse(upstream.URL + path)
	require.NoError(t, err)
	return start(t, Options{Upstream: base, UpstreamKey: key})
}

func TestAChatIsForwarded(t *testing.T) {
	for _, test := range []struct{ name, base, key, authorization, wantURI, wantAuthorization string }{
		{"to a base with /v1", "/v1", "k", "", "/v1/chat/completions", "Bearer k"},
		{"to a base with /v1 and a slash", "/v1/", "k", "", "/v1/chat/completions", "Bearer k"},
		{"to a base without", "", "k", "", "/v1/chat/completions", "Bearer k"},
		{"to a base with a folder", "/openai/", "k", "", "/openai/v1/chat/completions", "Bearer k"},
		{"to a base with a query", "/v1?api-version=2", "k", "", "/v1/chat/completions?api-version=2", "Bearer k"},
		{"with the server's key before the client's", "/v1", "k", "Bearer c", "/v1/chat/completions", "Bearer k"},
		{"with the client's key if the server has none", "/v1", "", "Bearer c", "/v1/chat/completions", "Bearer c"},
		{"without any key", "/v1", "", "", "/v1/chat/completions", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var seen *http.Request
			var body []byte
			d := throughUpstream(t, test.base, test.key, func(w http.ResponseWriter, r *http.Request) {
				seen = r
				body, _ = io.ReadAll(r.Body)
				w.Header().Set("Set-Cookie", "a=b")
				io.WriteString(w, `{"ok":true}`)
			})
			header := []string{"Content-Type", "application/json", "Cookie", "secret=1",
				"Origin", "http://page", "Referer", "http://page/", "Accept-Encoding", "gzip"}
			if test.authorization != "" {
				header = append(header, "Authorization", test.authorization)
			}
			response := d.do(t, "POST", "/v1/chat/completions?from=page", `{"any":"thing"}`, header...)
			assert.Equal(t, 200, response.StatusCode)
			assert.Equal(t, `{"ok":true}`, response.text(t))
			assert.Empty(t, response.Header.Values("Set-Cookie"))

			assert.Equal(t, "POST", seen.Method)
			assert.Equal(t, test.wantURI, seen.RequestURI)
			assert.Equal(t, `{"any":"thing"}`, string(body))
			assert.Equal(t, test.wantAuthorization, seen.Header.Get("Authorization"))
			assert.Equal(t, "identity", seen.Header.Get("Accept-Encoding"))
			for _, name := range []string{"Cookie", "Origin", "Referer", "X-Forwarded-For"} {
				assert.Empty(t, seen.Header.Values(name), name)
			}
		})
	}
}

func TestWhatTheUpstreamWritesArrivesAtOnce(t *testing.T) {
	proceed, gone := make(chan struct{}), make(chan struct{})
	d := throughUpstream(t, "/v1", "", func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		w.Header().Set("Content-Type", "text/event-stream")
		for _, text := range []string{"data: one\n\n", "data: 二\n\n"} {
			io.WriteString(w, text)
			w.(http.Flusher).Flush()
			<-proceed
		}
		<-r.Context().Done()
		close(gone)
	})
	response := d.chat(t, `{}`)
	assert.Equal(t, "text/event-stream", response.Header.Get("Content-Type"))
	assert.Equal(t, "no", response.Header.Get("X-Accel-Buffering"))
	assert.Equal(t, "no-store", response.Header.Get("Cache-Control"))
	assert.Equal(t, "data: one", response.mustNext(t))
	proceed <- struct{}{}
	assert.Equal(t, "data: 二", response.mustNext(t))
	proceed <- struct{}{}
	response.cancel()
	select {
	case <-gone:
	case <-time.After(clocktest.Deadline):
		assert.Fail(t, "the upstream never hears that the client has gone")
	}
	d.awaitEnd(t)
}

// Between the last byte of a request and its end an answer that has begun would be cut off.
func TestAnAnswerMayBeginBeforeTheRequestHasEnded(t *testing.T) {
	d := throughUpstream(t, "", "", func(w http.ResponseWriter, r *http.Request) {
		assert.NoError(t, http.NewResponseController(w).EnableFullDuplex())
		w.Header().Set("Content-Type", "text/event-stream")
		io.WriteString(w, "data: one\n\n")
		w.(http.Flusher).Flush()
		body, err := io.ReadAll(r.Body)
		assert.NoError(t, err)
		io.WriteString(w, "data: "+string(body)+"\n\n")
	})
	body, rest := io.Pipe()
	sent := make(chan struct{})
	go func() {
		io.WriteString(rest, `{"any":`)
		<-sent
		io.WriteString(rest, `"thing"}`)
		rest.Close()
	}()
	request, err := http.NewRequestWithContext(t.Context(), "POST", d.URL+"/v1/chat/completions", body)
	require.NoError(t, err)
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	require.NoError(t, err)
	defer response.Body.Close()
	_, err = io.ReadFull(response.Body, make([]byte, len("data: one\n\n")))
	require.NoError(t, err)
	close(sent)
	answer, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	assert.Equal(t, "data: {\"any\":\"thing\"}\n\n", string(answer))
}

func TestUpstreamFailures(t *testing.T) {
	t.Run("its own errors pass through", func(t *testing.T) {
		d := throughUpstream(t, "/v1", "", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Retry-After", "7")
			w.WriteHeader(429)
			io.WriteString(w, `{"error":{"message":"slow down"}}`)
		})
		response := d.chat(t, `{}`)
		assert.Equal(t, 429, response.StatusCode)
		assert.Equal(t, "7", response.Header.Get("Retry-After"))
		assert.Equal(t, `{"error":{"message":"slow down"}}`, response.text(t))
	})
	t.Run("an answer cut short ends as a network error", func(t *testing.T) {
		d := throughUpstream(t, "/v1", "", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/event-stream")
			io.WriteString(w, "data: one\n\n")
			w.(http.Flusher).Flush()
			panic(http.ErrAbortHandler)
		})
		response := d.chat(t, `{}`)
		assert.Equal(t, "data: one", response.mustNext(t))
		_, err := response.next()
		assert.ErrorIs(t, err, io.ErrUnexpectedEOF)
	})
	t.Run("a broken answer is a bad gateway", func(t *testing.T) {
		d := throughUpstream(t, "/v1", "", func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) })
		d.chat(t, `{}`).requireError(t, 502, "", "did not answer")
	})
	t.Run("an upstream that is not there is a bad gateway", func(t *testing.T) {
		gone := httptest.NewServer(nil)
		gone.Close()
		base, err := url.Parse(gone.URL)
		require.NoError(t, err)
		base.User = url.UserPassword("me", "hidden")
		response := start(t, Options{Upstream: base, UpstreamKey: "hidden"}).chat(t, `{}`)
		text := response.text(t)
		assert.Equal(t, 502, response.StatusCode)
		assert.Contains(t, text, `"code":"upstream_failed"`)
		assert.Contains(t, text, "connect")
		assert.NotContains(t, text, "hidden")
	})
	t.Run("other sites' pages are kept out", func(t *testing.T) {
		d := throughUpstream(t, "/v1", "k", func(http.ResponseWriter, *http.Request) { assert.Fail(t, "forwarded") })
		d.do(t, "POST", "/v1/chat/completions", `{}`, "Content-Type", "text/plain").
			requireError(t, 415, "", "application/json")
		d.do(t, "OPTIONS", "/v1/chat/completions", "").requireError(t, 405, "", "takes POST, not OPTIONS")
	})
}
