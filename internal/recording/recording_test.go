package recording

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/demoserver/clocktest"
)

// small is a recording with each kind of chunk, cut inside a character.
func small(how string) *Recording {
	return &Recording{Format: Format, Version: Version, Exchanges: []Exchange{{
		Request:  Request{Method: "POST", URL: "/v1/chat/completions", Headers: map[string]string{"accept": "text/event-stream"}},
		Response: &Response{At: 5, Status: 203, Headers: map[string]string{"content-type": "text/event-stream", "x-a": "b", "content-length": "7"}},
		Chunks:   []Chunk{NewChunk(10, []byte("data: \xe4")), NewChunk(10, []byte("\xbd\xa0\n")), NewChunk(400.5, []byte("\ndata: b\n\n"))},
		End:      End{At: 1000, How: how},
	}}}
}

// served is a server of a recording.
func served(t *testing.T, r *Recording, options Options) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(Handler(r, options))
	t.Cleanup(server.Close)
	return server
}

func get(t *testing.T, method, url string) *http.Response {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), clocktest.Deadline)
	t.Cleanup(cancel)
	request, err := http.NewRequestWithContext(ctx, method, url, nil)
	require.NoError(t, err)
	response, err := http.DefaultTransport.RoundTrip(request)
	require.NoError(t, err)
	t.Cleanup(func() { _ = response.Body.Close() })
	return response
}

// record reads a response as a page does, at the times of a clock.
func record(t *testing.T, response *http.Response, now func() float64) (chunks []Chunk, end string) {
	t.Helper()
	buffer := make([]byte, 1<<16)
	for {
		n, err := response.Body.Read(buffer)
		if n > 0 {
			chunks = append(chunks, NewChunk(now(), buffer[:n]))
		}
		switch {
		case errors.Is(err, io.EOF):
			return chunks, Complete
		case err != nil:
			return chunks, Broken
		}
	}
}

func TestWhatIsWrittenIsReadAgain(t *testing.T) {
	var file bytes.Buffer
	require.NoError(t, json.NewEncoder(&file).Encode(small(Complete)))
	again, err := Read(&file)
	require.NoError(t, err)
	assert.Equal(t, small(Complete), again)
	assert.Equal(t, Chunk{At: 10, Base64: "ZGF0YTog5A=="}, again.Exchanges[0].Chunks[0])
	assert.Equal(t, "POST /v1/chat/completions: 203, 3 chunks, 20 bytes in 1000 ms, complete", again.Exchanges[0].Summary())
}

func TestTheSameChunksAtTheSameTimes(t *testing.T) {
	for _, speed := range []float64{1, 4} {
		clock := clocktest.New()
		start := clock.Now()
		server := served(t, small(Complete), Options{Speed: speed, Clock: clock})
		now := func() float64 { return float64(clock.Now().Sub(start).Microseconds()) / 1000 * speed }

		heads := make(chan *http.Response, 1)
		go func() { heads <- get(t, "PUT", server.URL+"/elsewhere?a=b") }()
		advance := func(ms float64) {
			clock.AwaitSleeper(t)
			clock.Advance(time.Duration(ms / speed * float64(time.Millisecond)))
		}
		advance(5)
		response := <-heads
		assert.Equal(t, 203, response.StatusCode)
		assert.Equal(t, "text/event-stream", response.Header.Get("Content-Type"))
		assert.Equal(t, "b", response.Header.Get("X-A"))
		assert.EqualValues(t, -1, response.ContentLength, "the old length is not of this body")

		read := func(want string) {
			buffer := make([]byte, len(want))
			_, err := io.ReadFull(response.Body, buffer)
			require.NoError(t, err)
			assert.Equal(t, want, string(buffer))
		}
		advance(5)
		read("data: \xe4\xbd\xa0\n")
		assert.InDelta(t, 10, now(), 0.01)
		advance(390.5)
		read("\ndata: b\n\n")
		assert.InDelta(t, 400.5, now(), 0.01)
		advance(599.5)
		rest, end := record(t, response, now)
		assert.Empty(t, rest)
		assert.Equal(t, Complete, end)
	}
}

func TestARecordingOfAReplayIsTheRecording(t *testing.T) {
	want := small(Complete).Exchanges[0]
	want.Chunks[1].At = 200 // apart, for the network not to glue them
	clock := clocktest.New()
	start := clock.Now()
	server := served(t, &Recording{Format, Version, []Exchange{want}}, Options{Speed: 1, Clock: clock})
	now := func() float64 { return float64(clock.Now().Sub(start).Microseconds()) / 1000 }
	heads := make(chan *http.Response, 1)
	go func() { heads <- get(t, "POST", server.URL) }()
	var response *http.Response
	var chunks []Chunk
	for _, at := range []float64{want.Response.At, 10, 200, 400.5} {
		clock.AwaitSleeper(t)
		clock.Advance(time.Duration((at - now()) * float64(time.Millisecond)))
		if response == nil {
			response = <-heads
			continue
		}
		buffer := make([]byte, 100)
		n, err := response.Body.Read(buffer)
		require.NoError(t, err)
		chunks = append(chunks, NewChunk(now(), buffer[:n]))
	}
	assert.Equal(t, want.Chunks, chunks)
}

func TestTheEndIsAsItWas(t *testing.T) {
	t.Run("broken", func(t *testing.T) {
		server := served(t, small(Broken), Options{})
		chunks, end := record(t, get(t, "GET", server.URL), func() float64 { return 0 })
		assert.NotEmpty(t, chunks)
		assert.Equal(t, Broken, end)
	})
	t.Run("no response", func(t *testing.T) {
		server := served(t, &Recording{Format, Version, []Exchange{{End: End{1, Broken}}}}, Options{})
		_, err := http.Get(server.URL)
		assert.Error(t, err)
	})
	for _, how := range []string{Cancelled, Open} {
		t.Run(how, func(t *testing.T) {
			gone := make(chan bool)
			handler := Handler(small(how), Options{})
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				handler.ServeHTTP(w, r)
				close(gone)
			}))
			t.Cleanup(server.Close)
			response := get(t, "GET", server.URL)
			buffer := make([]byte, 20)
			_, err := io.ReadFull(response.Body, buffer)
			require.NoError(t, err)
			select {
			case <-gone:
				assert.Fail(t, "it ended by itself")
			default:
			}
			_ = response.Body.Close()
			select {
			case <-gone:
			case <-time.After(clocktest.Deadline):
				assert.Fail(t, "it does not end")
			}
		})
	}
}

func TestRequestsAreAnsweredInOrderAndThenAgain(t *testing.T) {
	var order []int
	second := small(Complete).Exchanges[0]
	second.Response = &Response{Status: 500}
	server := served(t, &Recording{Format, Version, []Exchange{small(Complete).Exchanges[0], second}},
		Options{Served: func(_ *http.Request, number int) { order = append(order, number) }})
	var statuses []int
	for range 3 {
		response := get(t, "GET", server.URL)
		_, _ = io.Copy(io.Discard, response.Body)
		statuses = append(statuses, response.StatusCode)
	}
	assert.Equal(t, []int{203, 500, 203}, statuses)
	assert.Equal(t, []int{0, 1, 0}, order)
}

func TestPagesOfAnotherOrigin(t *testing.T) {
	server := served(t, small(Complete), Options{Origin: "http://localhost:5173"})
	request, err := http.NewRequestWithContext(t.Context(), "OPTIONS", server.URL, nil)
	require.NoError(t, err)
	request.Header.Set("Access-Control-Request-Method", "POST")
	request.Header.Set("Access-Control-Request-Headers", "content-type")
	response, err := http.DefaultTransport.RoundTrip(request)
	require.NoError(t, err)
	_ = response.Body.Close()
	assert.Equal(t, 204, response.StatusCode)
	assert.Equal(t, "content-type", response.Header.Get("Access-Control-Allow-Headers"))
	assert.Equal(t, "POST", response.Header.Get("Access-Control-Allow-Methods"))
	assert.Equal(t, "http://localhost:5173", get(t, "POST", server.URL).Header.Get("Access-Control-Allow-Origin"))
}

func TestABrokenFileIsExplained(t *testing.T) {
	good, err := json.Marshal(small(Complete))
	require.NoError(t, err)
	for name, c := range map[string]struct{ from, to, want string }{
		"empty":                  {string(good), "", "not JSON"},
		"cut":                    {string(good), "{\n\"format\": 1,", "not JSON, line 2"},
		"no object":              {string(good), "[]", "a recording is a JSON object, not a JSON array"},
		"another kind of file":   {Format, "HAR", `not a recording: format is "HAR", not "eventsource-wasm/wire"`},
		"JSON of a package":      {string(good), `{"name":"p","version":"1.0.0"}`, "not a recording: format is"},
		"a version from later":   {`"version":1`, `"version":2`, "version 2 is not known, only 1"},
		"no exchanges":           {string(good), `{"format":"eventsource-wasm/wire","version":1}`, "there are no exchanges in it"},
		"a time in words":        {`"at":400.5`, `"at":"soon"`, "at: a JSON string cannot stand there"},
		"time that goes back":    {`"at":400.5`, `"at":4`, "exchanges[0]: chunks[2].at: 4 is before what comes before it"},
		"an end before its end":  {`"at":1000`, `"at":100`, "exchanges[0]: end.at: 100 is before what comes before it"},
		"text and base64":        {`"base64"`, `"text":"a","base64"`, "exchanges[0]: chunks[0]: it has text and base64"},
		"what is no base64":      {"ZGF0YTog5A==", "!", "exchanges[0]: chunks[0].base64: illegal base64 data"},
		"a status that is none":  {"203", "99", "exchanges[0]: response.status: 99 is not that of a response"},
		"a header with a line":   {`"x-a":"b"`, `"x-a":"b\n"`, `exchanges[0]: response.headers: "x-a" is not a header`},
		"an end that is unknown": {`"complete"`, `"fine"`, `exchanges[0]: end.how: "fine" is none of complete, broken, cancelled, open`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(strings.NewReader(strings.Replace(string(good), c.from, c.to, 1)))
			assert.ErrorContains(t, err, c.want)
		})
	}
}
