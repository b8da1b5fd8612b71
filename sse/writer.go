//go:build !tinygo

package sse

import (
	"io"
	"net/http"
	"strings"
	"time"
)

// Writer writes a stream of events. Each call is one Write and one flush, so that what was sent is on its way when it returns.
// It is not for several goroutines at once.
type Writer struct {
	w     io.Writer
	flush func() error
	buf   []byte
}

// NewWriter gives a Writer. If w is an [http.ResponseWriter], it flushes what it writes, and sets no headers.
func NewWriter(w io.Writer) *Writer {
	events := &Writer{w: w, flush: func() error { return nil }}
	if response, ok := w.(http.ResponseWriter); ok {
		events.flush = http.NewResponseController(response).Flush
	}
	return events
}

// Start begins the response of an event stream: it sets the headers that are not set yet (the type; that nobody on the way may keep
// or hold back anything), sends them, and gives the Writer of the events.
func Start(w http.ResponseWriter) (*Writer, error) {
	header := w.Header()
	for _, h := range [...][2]string{{"Content-Type", MediaType}, {"Cache-Control", "no-store"}, {"X-Accel-Buffering", "no"}} {
		if header.Get(h[0]) == "" {
			header.Set(h[0], h[1])
		}
	}
	w.WriteHeader(http.StatusOK)
	events := NewWriter(w)
	return events, events.flush()
}

// Send writes events. If one cannot be written ([ErrBadID], [ErrBadType]), none is. Another error means that the reader has gone.
func (w *Writer) Send(events ...Event) error {
	b := w.buf[:0]
	for _, e := range events {
		var err error
		if b, err = e.Append(b); err != nil {
			return err
		}
	}
	return w.write(b)
}

// SendID sets the reader's last event ID without an event; an empty one clears it.
func (w *Writer) SendID(id string) error {
	b, err := appendID(w.buf[:0], id)
	if err != nil {
		return err
	}
	return w.write(append(b, '\n'))
}

// SendRetry sets the reader's reconnection time, in whole milliseconds.
func (w *Writer) SendRetry(delay time.Duration) error {
	return w.write(append(appendRetry(w.buf[:0], delay), '\n'))
}

// SendComment writes a comment, which readers ignore: one every few seconds shows both sides that the other is there.
func (w *Writer) SendComment(text string) error {
	b := w.buf[:0]
	for line := range strings.Lines(strings.ReplaceAll(text, "\r", "\n") + "\n") {
		b = append(append(b, ": "...), line...)
	}
	return w.write(append(b, '\n'))
}

func (w *Writer) write(b []byte) error {
	w.buf = b
	if len(b) == 0 {
		return nil
	}
	if _, err := w.w.Write(b); err != nil {
		return err
	}
	return w.flush()
}
