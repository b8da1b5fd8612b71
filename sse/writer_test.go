package sse_test

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/sse"
)

func TestWhatAWriterWrites(t *testing.T) {
	for name, c := range map[string]struct {
		send func(*sse.Writer) error
		want string
	}{
		"data":            {func(w *sse.Writer) error { return w.Send(sse.Event{Data: []byte("a")}) }, "data: a\n\n"},
		"no data":         {func(w *sse.Writer) error { return w.Send(sse.Event{Type: "t"}) }, "event: t\ndata: \n\n"},
		"all fields":      {func(w *sse.Writer) error { return w.Send(sse.Event{ID: "1", Type: "t", Data: []byte("a")}) }, "id: 1\nevent: t\ndata: a\n\n"},
		"line ends":       {func(w *sse.Writer) error { return w.Send(sse.Event{Data: []byte("a\nb\r\nc\rd\n")}) }, "data: a\ndata: b\ndata: c\ndata: d\ndata: \n\n"},
		"a leading space": {func(w *sse.Writer) error { return w.Send(sse.Event{ID: " 1", Data: []byte(" a")}) }, "id:  1\ndata:  a\n\n"},
		"several":         {func(w *sse.Writer) error { return w.Send(sse.Event{Data: []byte("a")}, sse.Event{Data: []byte("b")}) }, "data: a\n\ndata: b\n\n"},
		"none":            {func(w *sse.Writer) error { return w.Send() }, ""},
		"an id alone":     {func(w *sse.Writer) error { return w.SendID("x.0") }, "id: x.0\n\n"},
		"an empty id":     {func(w *sse.Writer) error { return w.SendID("") }, "id: \n\n"},
		"retry":           {func(w *sse.Writer) error { return w.SendRetry(1500 * time.Millisecond) }, "retry: 1500\n\n"},
		"retry past all":  {func(w *sse.Writer) error { return w.SendRetry(1 << 62) }, "retry: 2147483647\n\n"},
		"retry before 0":  {func(w *sse.Writer) error { return w.SendRetry(-1) }, "retry: 0\n\n"},
		"a comment":       {func(w *sse.Writer) error { return w.SendComment("") }, ": \n\n"},
		"a long comment":  {func(w *sse.Writer) error { return w.SendComment("a\rdata: b\nc") }, ": a\n: data: b\n: c\n\n"},
	} {
		t.Run(name, func(t *testing.T) {
			var wire bytes.Buffer
			require.NoError(t, c.send(sse.NewWriter(&wire)))
			assert.Equal(t, c.want, wire.String())
		})
	}
}

func TestWhatAWriterRefuses(t *testing.T) {
	for _, id := range []string{"a\nb", "a\rb", "a\x00b"} {
		var wire bytes.Buffer
		w := sse.NewWriter(&wire)
		require.ErrorIs(t, w.Send(sse.Event{Data: []byte("a")}, sse.Event{ID: id}), sse.ErrBadID)
		require.ErrorIs(t, w.SendID(id), sse.ErrBadID)
		assert.Empty(t, wire.String(), "none of it is written")
	}
	var wire bytes.Buffer
	require.ErrorIs(t, sse.NewWriter(&wire).Send(sse.Event{Type: "a\nb"}), sse.ErrBadType)
	assert.Empty(t, wire.String())
}

func TestAWriterFlushesWhatItHasSent(t *testing.T) {
	next := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		events, err := sse.Start(w)
		if err != nil {
			return
		}
		<-next
		_ = events.Send(sse.Event{ID: "1", Data: []byte("a")})
		<-next
	}))
	defer server.Close()
	response, err := http.Get(server.URL)
	require.NoError(t, err, "the headers are there before any event")
	defer func() { _ = response.Body.Close() }()
	assert.Equal(t, "text/event-stream", response.Header.Get("Content-Type"))
	assert.Equal(t, "no-store", response.Header.Get("Cache-Control"))
	assert.Equal(t, "no", response.Header.Get("X-Accel-Buffering"))
	events := sse.NewReader(response.Body)
	next <- struct{}{}
	e, err := events.Next()
	require.NoError(t, err)
	assert.Equal(t, sse.Event{ID: "1", Data: []byte("a")}, e)
	close(next)
	_, err = events.Next()
	assert.ErrorIs(t, err, io.EOF)
}

type gone struct{ http.ResponseWriter }

func (gone) Write([]byte) (int, error) { return 0, errors.New("gone") }

func TestAWriterTellsThatTheReaderHasGone(t *testing.T) {
	assert.EqualError(t, sse.NewWriter(gone{httptest.NewRecorder()}).Send(sse.Event{}), "gone")
}

func TestStartLeavesHeadersThatAreSet(t *testing.T) {
	w := httptest.NewRecorder()
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	_, err := sse.Start(w)
	require.NoError(t, err)
	assert.Equal(t, "text/event-stream; charset=utf-8", w.Header().Get("Content-Type"))
}

// What was written is what is read.
func FuzzWriter(f *testing.F) {
	f.Add("1", "t", []byte("a\nb"))
	f.Add(" ", "", []byte("\r\n"))
	f.Fuzz(func(t *testing.T, id, typ string, data []byte) {
		var wire bytes.Buffer
		w := sse.NewWriter(&wire)
		sent := w.Send(sse.Event{ID: id, Type: typ, Data: data}) == nil
		require.Equal(t, !strings.ContainsAny(id, "\x00\r\n") && !strings.ContainsAny(typ, "\r\n"), sent)
		if !sent {
			return
		}
		r := sse.NewReader(&wire)
		e, err := r.Next()
		require.NoError(t, err)
		want := strings.ReplaceAll(strings.ReplaceAll(string(data), "\r\n", "\n"), "\r", "\n")
		require.Equal(t, sse.Event{ID: id, Type: typ, Data: []byte(want)}, sse.Event{ID: e.ID, Type: e.Type, Data: append([]byte{}, e.Data...)})
		_, err = r.Next()
		require.Equal(t, io.EOF, err)
	})
}
