package sse_test

import (
	"unicode/utf16"

	"eventsource-wasm/sse"
)

// receiver joins a parser's records into messages, as the host does in the page.
type receiver struct {
	result
	parser  sse.Parser
	seen    []byte
	data    []uint16
	id      []uint16
	current string
	typ     []uint16
}

// feed gives the parser one chunk and room for so many records at a time.
func (r *receiver) feed(chunk []byte, room int) {
	out := make([]sse.Record, room)
	for len(chunk) > 0 {
		n, consumed := r.parser.Feed(chunk, out)
		before := len(decode(r.seen, false))
		r.seen = append(r.seen, chunk[:consumed]...)
		text := decode(r.seen, false)[before:]
		for _, record := range out[:n] {
			r.take(record, text)
		}
		chunk = chunk[consumed:]
	}
}

func (r *receiver) take(record sse.Record, text []uint16) {
	kind := record.Head & sse.KindMask
	var piece []uint16
	if kind < sse.End {
		piece = text[record.Head>>sse.StartShift : record.End]
	}
	switch kind {
	case sse.Data:
		r.data = join(r.data, record.Head, piece)
	case sse.Type:
		r.typ = join(r.typ, record.Head, piece)
	case sse.IDPart:
		r.id = join(r.id, record.Head, piece)
	case sse.ID:
		r.id = join(r.id, record.Head, piece)
		r.current = string(utf16.Decode(r.id))
	case sse.Limit:
		r.TooLong = true
	}
	if record.Head&sse.Dispatch == 0 && kind != sse.End {
		return
	}
	r.LastEventID = r.current
	if record.Head&sse.Dispatch != 0 {
		m := message{string(utf16.Decode(r.typ)), string(utf16.Decode(r.data)), r.current}
		if m.Type == "" {
			m.Type = "message"
		}
		r.Messages = append(r.Messages, m)
	}
	r.data, r.typ = nil, nil
}

func join(value []uint16, head uint32, piece []uint16) []uint16 {
	switch {
	case head&sse.Newline != 0:
		value = append(value, '\n')
	case head&sse.Continue == 0:
		value = nil
	}
	return append(value, piece...)
}

func (r *receiver) finish() result {
	r.Retry, r.HasRetry = r.parser.Retry, r.parser.HasRetry
	return r.result
}

// receive gives the stream in the pieces that end at cuts.
func receive(stream []byte, room int, cuts ...int) result {
	var r receiver
	from := 0
	for _, cut := range append(cuts, len(stream)) {
		r.feed(stream[from:cut], room)
		from = cut
	}
	return r.finish()
}
