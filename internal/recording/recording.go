// Package recording has streams as a page saw them on the wire, and serves
// them again with the same bytes, cuts and times.
package recording

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf8"
)

// Format and Version are what a file says of itself.
const (
	Format  = "eventsource-wasm/wire"
	Version = 1
)

// Recording is what a file holds. Times are in milliseconds since the request
// of their exchange.
type Recording struct {
	Format    string     `json:"format"`
	Version   int        `json:"version"`
	Exchanges []Exchange `json:"exchanges"`
}

// Exchange is one request and what came of it.
type Exchange struct {
	Request Request `json:"request"`
	// Response is missing if there was none.
	Response *Response `json:"response,omitempty"`
	Chunks   []Chunk   `json:"chunks"`
	End      End       `json:"end"`
}

// Request is the request as the page sent it, without its body and without the
// headers that could hold a secret.
type Request struct {
	Method  string            `json:"method"`
	URL     string            `json:"url"`
	Headers map[string]string `json:"headers"`
}

// Response is what came before the body.
type Response struct {
	At      float64           `json:"at"`
	Status  int               `json:"status"`
	Headers map[string]string `json:"headers"`
}

// Chunk is a piece of the body as the network cut it: Text, or Base64 if the
// piece alone is not UTF-8.
type Chunk struct {
	At     float64 `json:"at"`
	Text   string  `json:"text,omitempty"`
	Base64 string  `json:"base64,omitempty"`
}

// Bytes are those of the piece.
func (c Chunk) Bytes() ([]byte, error) {
	if c.Base64 != "" {
		return base64.StdEncoding.DecodeString(c.Base64)
	}
	return []byte(c.Text), nil
}

// NewChunk is a piece that came at a time.
func NewChunk(at float64, piece []byte) Chunk {
	if utf8.Valid(piece) {
		return Chunk{At: at, Text: string(piece)}
	}
	return Chunk{At: at, Base64: base64.StdEncoding.EncodeToString(piece)}
}

// End is how an exchange ended.
type End struct {
	At float64 `json:"at"`
	// How is Complete, Broken, Cancelled or Open.
	How string `json:"how"`
}

// How an exchange ended: as HTTP says it should; by a failure of the network;
// by the page, which wanted no more; or not yet when the file was written.
const (
	Complete  = "complete"
	Broken    = "broken"
	Cancelled = "cancelled"
	Open      = "open"
)

// Read reads a file, and says what is wrong with it.
func Read(r io.Reader) (*Recording, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("read the recording: %w", err)
	}
	var recording Recording
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch err := json.Unmarshal(text, &recording); {
	case errors.As(err, &syntax):
		before := text[:min(int(syntax.Offset), len(text))]
		return nil, fmt.Errorf("not JSON, line %d: %w", 1+bytes.Count(before, []byte("\n")), err)
	case errors.As(err, &kind):
		if kind.Field == "" {
			return nil, fmt.Errorf("a recording is a JSON object, not a JSON %s", kind.Value)
		}
		if recording.Format != Format {
			return nil, recording.check()
		}
		return nil, fmt.Errorf("%s: a JSON %s cannot stand there", kind.Field, kind.Value)
	case err != nil:
		return nil, fmt.Errorf("not JSON: %w", err)
	}
	return &recording, recording.check()
}

func (r *Recording) check() error {
	switch {
	case r.Format != Format:
		return fmt.Errorf("not a recording: format is %q, not %q", r.Format, Format)
	case r.Version != Version:
		return fmt.Errorf("version %d is not known, only %d", r.Version, Version)
	case len(r.Exchanges) == 0:
		return errors.New("there are no exchanges in it")
	}
	for i, exchange := range r.Exchanges {
		if err := exchange.check(); err != nil {
			return fmt.Errorf("exchanges[%d]: %w", i, err)
		}
	}
	return nil
}

func (e Exchange) check() error {
	last := 0.0
	later := func(at float64) bool {
		ok := at >= last && !math.IsInf(at, 0)
		last = at
		return ok
	}
	if e.Response == nil {
		if len(e.Chunks) > 0 || e.End.How == Complete {
			return errors.New("it has a body but no response")
		}
	} else {
		if e.Response.Status < 200 || e.Response.Status > 599 {
			return fmt.Errorf("response.status: %d is not that of a response", e.Response.Status)
		}
		if !later(e.Response.At) {
			return fmt.Errorf("response.at: %v is no time in ms", e.Response.At)
		}
		for name, value := range e.Response.Headers {
			if !validHeader(name, value) {
				return fmt.Errorf("response.headers: %q is not a header", name)
			}
		}
	}
	for i, chunk := range e.Chunks {
		if chunk.Text != "" && chunk.Base64 != "" {
			return fmt.Errorf("chunks[%d]: it has text and base64", i)
		}
		if _, err := chunk.Bytes(); err != nil {
			return fmt.Errorf("chunks[%d].base64: %w", i, err)
		}
		if !later(chunk.At) {
			return fmt.Errorf("chunks[%d].at: %v is before what comes before it", i, chunk.At)
		}
	}
	switch e.End.How {
	case Complete, Broken, Cancelled, Open:
	default:
		return fmt.Errorf("end.how: %q is none of %s, %s, %s, %s", e.End.How, Complete, Broken, Cancelled, Open)
	}
	if !later(e.End.At) {
		return fmt.Errorf("end.at: %v is before what comes before it", e.End.At)
	}
	return nil
}

// validHeader lets no value begin a line of its own; names that are none are
// left out by net/http.
func validHeader(name, value string) bool {
	return name != "" && !strings.ContainsAny(name+value, "\r\n\x00")
}
