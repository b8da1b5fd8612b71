//go:build !tinygo

package sse

import (
	"encoding/binary"
	"time"
)

// Decoder joins a [Parser]'s records into events. Give it a chunk, then call Next until there is nothing more, and give it the next
// chunk. The zero value stands before a stream's first byte.
//
// It allocates for an id or a type that differs from the last one, for data that is not whole in one chunk and one line, and for text
// beyond ASCII, each time as much as has not been needed before.
type Decoder struct {
	// MaxEventSize is [Parser.MaxEventSize]. Set it before the first chunk.
	MaxEventSize uint32

	parser  Parser
	head    [3]byte // the stream's first bytes, as long as they may become a BOM
	held    int     // how many of them there are
	started bool    // they were one, or not

	chunk   []byte // what Give was given
	text    []byte // the same with another byte for each that is not ASCII
	parsed  int    // how much of text the parser has read
	base    int    // where in the chunk the positions of the records count from
	mask    []byte // memory for text
	records [64]Record
	n, next int // records there are, and the next to be taken

	data    []byte // of the unfinished event, as far as it is not in the chunk
	joined  bool   // data holds some of it
	id      []byte // the last event ID buffer
	pending []byte // an id value that is not whole
	typ     []byte
	last    Event // the strings that the events had last
	tooLong bool
}

// Give gives the decoder the stream's next bytes. They are the decoder's until Next has said that there is nothing more.
func (d *Decoder) Give(chunk []byte) {
	if !d.started {
		chunk = d.start(chunk)
	}
	d.chunk, d.parsed, d.base, d.n, d.next = chunk, 0, 0, 0, 0
	d.text = d.ascii(chunk)
}

// window is the most that the parser gets at once: a position has 24 bits.
const window = 1 << 20

const byteOrderMark = "\uFEFF"

// start takes the BOM away: what follows has no bytes beyond ASCII any more for the parser, so it cannot.
func (d *Decoder) start(chunk []byte) []byte {
	whole := chunk
	if d.held > 0 {
		whole = append(append([]byte(nil), d.head[:d.held]...), chunk...)
	}
	n := min(len(whole), len(byteOrderMark))
	if string(whole[:n]) != byteOrderMark[:n] {
		d.started = true
		return whole
	}
	if n < len(byteOrderMark) {
		d.held = copy(d.head[:], whole)
		return nil
	}
	d.started = true
	return whole[n:]
}

// ascii gives what the parser reads for a chunk: a byte for each, so that its positions are positions of bytes. Which bytes a text
// beyond ASCII has is nothing to the grammar.
func (d *Decoder) ascii(chunk []byte) []byte {
	first := 0
	for first+8 <= len(chunk) && binary.LittleEndian.Uint64(chunk[first:])&highBits == 0 {
		first += 8
	}
	for first < len(chunk) && chunk[first] < 0x80 {
		first++
	}
	if first == len(chunk) {
		return chunk
	}
	d.mask = append(d.mask[:0], chunk...)
	at := first
	for ; at+8 <= len(chunk); at += 8 {
		word := binary.LittleEndian.Uint64(d.mask[at:])
		high := word & highBits
		binary.LittleEndian.PutUint64(d.mask[at:], word&^high|high>>7*0x7F)
	}
	for ; at < len(chunk); at++ {
		d.mask[at] = min(d.mask[at], 0x7F)
	}
	return d.mask
}

// Next gives the next event that has ended in what was given. Without one all of that has been read, or [Decoder.TooLong] holds.
func (d *Decoder) Next() (Event, bool) {
	for {
		for d.next < d.n {
			record := d.records[d.next]
			d.next++
			if d.take(record) {
				return d.event(record), true
			}
		}
		if d.parsed == len(d.text) || d.tooLong {
			d.keep()
			return Event{}, false
		}
		d.parser.MaxEventSize = d.MaxEventSize
		n, consumed := d.parser.Feed(d.text[d.parsed:min(len(d.text), d.parsed+window)], d.records[:])
		d.base, d.n, d.next = d.parsed, n, 0
		d.parsed += consumed
	}
}

func (d *Decoder) piece(record Record) []byte {
	return d.chunk[d.base+int(record.Head>>StartShift) : d.base+int(record.End)]
}

// take takes a record in, and says whether an event ends behind it.
func (d *Decoder) take(record Record) bool {
	switch record.Head & KindMask {
	case Data:
		d.takeData(record)
	case Type:
		d.typ = joined(d.typ, record, d.piece(record))
	case IDPart:
		d.pending = joined(d.pending, record, d.piece(record))
	case ID:
		d.pending = joined(d.pending, record, d.piece(record))
		d.id = append(d.id[:0], d.pending...)
	case End:
		if record.Head&Dispatch == 0 {
			d.takeID()
			d.typ = d.typ[:0]
		}
	case Limit:
		d.tooLong = true
	}
	return record.Head&Dispatch != 0
}

// takeData leaves data that is whole in the chunk where it is: the usual event is one line.
func (d *Decoder) takeData(record Record) {
	const partial = Continue | Newline
	if !d.joined && record.Head&(partial|Dispatch) == Dispatch {
		return
	}
	if !d.joined {
		d.data, d.joined = d.data[:0], true
	}
	if record.Head&Newline != 0 {
		d.data = append(d.data, '\n')
	}
	d.data = append(d.data, d.piece(record)...)
}

func joined(value []byte, record Record, piece []byte) []byte {
	if record.Head&Continue == 0 {
		value = value[:0]
	}
	return append(value, piece...)
}

func (d *Decoder) event(last Record) Event {
	d.takeID()
	if string(d.typ) != d.last.Type {
		d.last.Type = string(d.typ)
	}
	d.typ = d.typ[:0]
	e := d.last
	if d.joined {
		e.Data, d.joined = d.data, false
	} else {
		e.Data = d.piece(last)
	}
	return e
}

func (d *Decoder) takeID() {
	if string(d.id) != d.last.ID {
		d.last.ID = string(d.id)
	}
}

// keep lets go of the chunk.
func (d *Decoder) keep() {
	d.chunk, d.text, d.parsed, d.base = nil, nil, 0, 0
}

// LastEventID is the last event ID string, of whatever block, with data or without.
func (d *Decoder) LastEventID() string { return d.last.ID }

// Retry is the reconnection time that the stream has set last, and whether it has set one. It is that of all that was parsed, which
// may be a few events ahead of Next.
func (d *Decoder) Retry() (time.Duration, bool) {
	return time.Duration(d.parser.Retry) * time.Millisecond, d.parser.HasRetry
}

// TooLong says that an event was longer than the limit. Nothing more comes of the stream.
func (d *Decoder) TooLong() bool { return d.tooLong }

// Cut says that the stream's end would be in the middle of an event or of a line.
func (d *Decoder) Cut() bool {
	p := &d.parser
	return d.held > 0 && !d.started || p.has != 0 || p.state != atStart && p.state != atLine
}

// Unfinished gives an event whose lines have all ended, and that lacks nothing but the blank line behind it. By the standard it is
// discarded at the stream's end; some servers end their streams like this.
func (d *Decoder) Unfinished() (Event, bool) {
	if !d.parser.HasLines() || !d.joined {
		return Event{}, false
	}
	return Event{ID: string(d.id), Type: string(d.typ), Data: d.data}, true
}
