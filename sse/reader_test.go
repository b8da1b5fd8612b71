package sse_test

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"
	"time"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/sse"
)

// asText is what a page has of bytes.
func asText(b []byte) string { return string(utf16.Decode(decode(b, true))) }

// pieces gives its chunks one a Read, into the same memory: what a Reader keeps must be its own.
type pieces [][]byte

func (p *pieces) Read(b []byte) (int, error) {
	if len(*p) == 0 {
		return 0, io.EOF
	}
	n := copy(b, (*p)[0])
	if (*p)[0] = (*p)[0][n:]; len((*p)[0]) == 0 {
		*p = (*p)[1:]
	}
	return n, nil
}

// read gives a Reader the stream in the pieces that end at cuts.
func read(stream []byte, cuts ...int) (r result) {
	var p pieces
	from := 0
	for _, cut := range append(cuts, len(stream)) {
		p = append(p, stream[from:cut])
		from = cut
	}
	events := sse.NewReader(&p)
	for {
		e, err := events.Next()
		if err != nil {
			r.TooLong = errors.Is(err, sse.ErrTooLong)
			break
		}
		m := message{asText([]byte(e.Type)), asText(e.Data), asText([]byte(e.ID))}
		if m.Type == "" {
			m.Type = "message"
		}
		r.Messages = append(r.Messages, m)
	}
	r.LastEventID = asText([]byte(events.LastEventID()))
	var retry time.Duration
	retry, r.HasRetry = events.Retry()
	r.Retry = uint32(retry.Milliseconds())
	return r
}

func TestHowAStreamEnds(t *testing.T) {
	lost := errors.New("lost")
	for name, c := range map[string]struct {
		stream     string
		end, want  error
		unfinished string
	}{
		"between events":             {"data: a\n\n", io.EOF, io.EOF, ""},
		"in front of all":            {"", io.EOF, io.EOF, ""},
		"behind a comment":           {"data: a\n\n:\n\n", io.EOF, io.EOF, ""},
		"behind a retry":             {"retry: 1\n", io.EOF, io.EOF, ""},
		"in a BOM":                   {"\xEF\xBB", io.EOF, io.ErrUnexpectedEOF, ""},
		"in a name":                  {"data: a\n\nda", io.EOF, io.ErrUnexpectedEOF, ""},
		"in a value":                 {"data: a\n\ndata: b", io.EOF, io.ErrUnexpectedEOF, ""},
		"in a second line":           {"data: a\n\ndata: b\ndata: c", io.EOF, io.ErrUnexpectedEOF, ""},
		"behind an id":               {"id: 1\n", io.EOF, io.ErrUnexpectedEOF, ""},
		"in front of the blank line": {"data: a\n\ndata: b\ndata: c\r", io.EOF, io.ErrUnexpectedEOF, "b\nc"},
		"by an error":                {"data: a\n\ndata: b", lost, lost, ""},
	} {
		t.Run(name, func(t *testing.T) {
			events := sse.NewReader(io.MultiReader(strings.NewReader(c.stream), iotest.ErrReader(c.end)))
			var err error
			for err == nil {
				_, err = events.Next()
			}
			assert.Equal(t, c.want, err)
			_, again := events.Next()
			assert.Equal(t, c.want, again, "it stays")
			e, ok := events.Unfinished()
			assert.Equal(t, c.unfinished != "", ok)
			assert.Equal(t, c.unfinished, string(e.Data))
		})
	}
}

func TestAReaderKeepsToItsLimit(t *testing.T) {
	events := sse.NewReader(strings.NewReader("data: a\n\ndata: " + strings.Repeat("b", 100) + "\n\ndata: c\n\n"))
	events.MaxEventSize = 50
	e, err := events.Next()
	require.NoError(t, err)
	assert.Equal(t, "a", string(e.Data))
	_, err = events.Next()
	require.ErrorIs(t, err, sse.ErrTooLong)
}

// An event may be longer than what a position of the parser holds.
func TestAReaderOfLongEvents(t *testing.T) {
	long := strings.Repeat("0123456789这是\n", 1<<20)
	var wire bytes.Buffer
	require.NoError(t, sse.NewWriter(&wire).Send(sse.Event{Data: []byte(long)}, sse.Event{Data: []byte("next")}))
	var d sse.Decoder
	d.MaxEventSize = 1 << 30
	d.Give(wire.Bytes())
	e, ok := d.Next()
	require.True(t, ok)
	assert.True(t, long == string(e.Data))
	e, ok = d.Next()
	require.True(t, ok)
	assert.Equal(t, "next", string(e.Data))
}

func TestAnEventInTheUsualFormCostsNoMemory(t *testing.T) {
	chunk := []byte(strings.Repeat("event: delta\nid: 7\ndata: {\"text\": \"这是第 1 条\"}\n\ndata: a\n\n", 20))
	var d sse.Decoder
	read := func() {
		d.Give(chunk)
		for {
			if _, ok := d.Next(); !ok {
				return
			}
		}
	}
	read()
	// The type changes at each event, so one string for each that has one.
	assert.LessOrEqual(t, testing.AllocsPerRun(50, read), 20.0)

	chunk = []byte(strings.Repeat("data: {\"text\": \"这是第 1 条\"}\n\n", 20))
	assert.Zero(t, testing.AllocsPerRun(50, read))
}

func FuzzReader(f *testing.F) {
	f.Add([]byte("\uFEFFid: 1\r\nevent: e\ndata: 这是\xE4\xBD\r\rretry: 5\n\n"), uint64(1))
	f.Add([]byte("data:a\ndata\n: c\n\nid:\x00\n\n\xEF\xBB"), uint64(2))
	f.Fuzz(func(t *testing.T, stream []byte, seed uint64) {
		r := rand.New(rand.NewPCG(seed, 3))
		var cuts []int
		for at := range stream {
			if r.IntN(6) == 0 {
				cuts = append(cuts, at)
			}
		}
		want := interpret(stream)
		require.Equal(t, want, read(stream))
		require.Equal(t, want, read(stream, cuts...), "%v", cuts)
	})
}

func BenchmarkReader(b *testing.B) {
	for name, event := range map[string]string{
		"ascii":   "data: {\"choices\":[{\"delta\":{\"content\":\"" + strings.Repeat("some text ", 20) + "\"}}]}\n\n",
		"chinese": "data: {\"choices\":[{\"delta\":{\"content\":\"" + strings.Repeat("这是一段文字", 11) + "\"}}]}\n\n",
	} {
		b.Run(name, func(b *testing.B) {
			chunk := []byte(strings.Repeat(event, 64))
			b.SetBytes(int64(len(chunk)))
			b.ReportAllocs()
			var d sse.Decoder
			for b.Loop() {
				d.Give(chunk)
				for ok := true; ok; {
					_, ok = d.Next()
				}
			}
		})
	}
}
