//go:build !tinygo

package sse

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Event is an event of a stream, for Go programs.
type Event struct {
	// ID is the last event ID string. A [Decoder] gives each event the one that holds at it, which may have come with an event
	// before; a [Writer] writes it if it is not empty.
	ID string
	// Type is the event's name. Empty stands for "message".
	Type string
	// Data is the event's text, lines separated by LF. What a Decoder gives is its own, and holds until its next call; bytes that
	// are no UTF-8 are left as they came.
	Data []byte
}

// MediaType is the content type of event streams.
const MediaType = "text/event-stream"

// Errors of what cannot be written, and of what is too long to be read.
var (
	ErrBadID   = errors.New("sse: an id with NUL, CR or LF")
	ErrBadType = errors.New("sse: an event type with CR or LF")
	ErrTooLong = errors.New("sse: event longer than the limit")
)

// Append appends the event as it goes over the wire, the blank line behind it included. CR and CRLF in the data arrive as LF, since
// the format has no other line ends. The errors are [ErrBadID] and [ErrBadType]; then b is as it was.
func (e Event) Append(b []byte) ([]byte, error) {
	start := len(b)
	if e.ID != "" {
		var err error
		if b, err = appendID(b, e.ID); err != nil {
			return b[:start], err
		}
	}
	if e.Type != "" {
		if strings.ContainsAny(e.Type, "\r\n") {
			return b[:start], fmt.Errorf("%w: %q", ErrBadType, e.Type)
		}
		b = appendField(b, "event", e.Type)
	}
	return append(appendData(b, e.Data), '\n'), nil
}

func appendID(b []byte, id string) ([]byte, error) {
	if strings.ContainsAny(id, "\x00\r\n") {
		return b, ErrBadID // an id may be a secret: it is not in the text
	}
	return appendField(b, "id", id), nil
}

// appendField writes one line. The space behind the colon goes with the value, since a reader takes one away.
func appendField(b []byte, name, value string) []byte {
	b = append(append(b, name...), ": "...)
	return append(append(b, value...), '\n')
}

func appendRetry(b []byte, delay time.Duration) []byte {
	ms := min(max(delay.Milliseconds(), 0), MaxRetry)
	return append(strconv.AppendInt(append(b, "retry: "...), ms, 10), '\n')
}

func appendData(b, data []byte) []byte {
	for {
		end := bytes.IndexAny(data, "\r\n")
		line := data
		if end >= 0 {
			line = data[:end]
		}
		b = append(append(append(b, "data: "...), line...), '\n')
		if end < 0 {
			return b
		}
		if data[end] == '\r' && end+1 < len(data) && data[end+1] == '\n' {
			end++
		}
		data = data[end+1:]
	}
}
