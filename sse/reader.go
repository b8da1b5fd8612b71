//go:build !tinygo

package sse

import (
	"io"
)

// Reader reads the events of a stream, as a page would get them.
//
//	response, err := http.Get(url)
//	...
//	events := sse.NewReader(response.Body)
//	for {
//		event, err := events.Next()
//		if err != nil {
//			return err // io.EOF: the end of the body, between two events
//		}
//		fmt.Printf("%s\n", event.Data)
//	}
type Reader struct {
	Decoder
	r   io.Reader
	buf []byte
	err error
}

// readerSize is the most that a Reader asks for at once. What an event is longer is memory of its own.
const readerSize = 4 << 10

// NewReader gives a Reader of the stream's bytes. It reads no further ahead than what one Read gives.
func NewReader(r io.Reader) *Reader { return &Reader{r: r} }

// Next waits for the next event. Its Data holds until the next call.
//
// The error is [io.EOF] if the stream has ended between two events, [io.ErrUnexpectedEOF] if in the middle of one, which is
// discarded (see [Decoder.Unfinished]), [ErrTooLong] behind MaxEventSize, or else the stream's own. It stays the same.
func (r *Reader) Next() (Event, error) {
	for {
		if e, ok := r.Decoder.Next(); ok {
			return e, nil
		}
		switch {
		case r.TooLong():
			return Event{}, ErrTooLong
		case r.err == io.EOF && r.Cut():
			return Event{}, io.ErrUnexpectedEOF
		case r.err != nil:
			return Event{}, r.err
		}
		if r.buf == nil {
			r.buf = make([]byte, readerSize)
		}
		n, err := r.r.Read(r.buf)
		r.err = err
		r.Give(r.buf[:n])
	}
}
