// Package sse reads event streams as section 9.2.6 of the HTML Standard interprets them, at any cut of the bytes.
//
// A Parser turns chunks of bytes into records: field values, or pieces of values that a chunk's end has cut. It holds no
// text and allocates nothing: what is unfinished when a chunk ends has already gone out as a piece, and the receiver
// joins pieces. Its state is a few words whatever the length of a line, a field or an event.
//
// Bytes are read in words of the machine's order, which must be little-endian, as WebAssembly's is. Go checks every index;
// TinyGo does not where it says go:nobounds, which makes the core smaller and the scan a quarter faster.
package sse

import (
	"math"
	"unsafe"
)

// DefaultMaxEventSize is the limit of a Parser whose MaxEventSize is zero, in bytes.
const DefaultMaxEventSize = 16 << 20

// MaxRetry is where a retry value is clamped, in milliseconds: the longest delay that a page's timers take. The last few
// values below it are clamped too.
const MaxRetry = math.MaxInt32

// MinRecords is the least room for records that Feed makes progress with.
const MinRecords = 2

// Parser reads one event stream. The zero value stands before its first byte.
type Parser struct {
	// MaxEventSize bounds one event: the bytes of its lines (line ends and comments not counted). Zero means
	// DefaultMaxEventSize.
	MaxEventSize uint32
	// Retry is the value of the last valid retry field, in milliseconds, and HasRetry says that there was one. Both
	// outlive Reset.
	Retry    uint32
	HasRetry bool
	// Delivered says that an event with data has ended since the start or Reset.
	Delivered bool

	size    uint32 // bytes of the unfinished event, up to the chunk at hand
	digits  uint32 // the retry value so far
	utf8    utf8State
	state   state
	field   field
	matched uint8 // the place in names up to which the field's name has come
	has     uint8 // what the unfinished event has: hasData, hasOther
	begun   bool  // a record of the current value has gone out
	bad     bool  // the current id has a NUL, or the current retry a non-digit
	cr      bool  // the last byte was a CR: a LF that follows belongs to it
}

// state is the place in the grammar that the next byte falls in.
type state uint8

const (
	atStart state = iota // of the stream: a BOM may come
	atLine               // a line begins
	inName               // in a name that may still be a known field's
	atValue              // behind the colon: one space may come
	inValue              // in the value, or in the rest of a line whose field is unknown
	failed               // past the limit
)

type field uint8

const (
	unknown field = iota
	data
	event
	id
	retry
	comment // a field without a name
	bom     // no field; it is matched like a name, and a line begins behind it
)

// names of the fields in turn, each where nameAt says, up to the next.
const names = "data" + "event" + "id" + "retry" + "\xEF\xBB\xBF"

var nameAt = [...]uint8{data: 0, event: 4, id: 9, retry: 11, comment: 16, bom: 16, bom + 1: 19}

// dataName is "data", read as a little-endian number.
const dataName = 'd' | 'a'<<8 | 't'<<16 | 'a'<<24

const (
	hasData = 1 << iota
	hasOther
)

// Reset prepares the parser for a new stream, as after a reconnection. The limit and the retry value stay.
func (p *Parser) Reset() {
	*p = Parser{MaxEventSize: p.MaxEventSize, Retry: p.Retry, HasRetry: p.HasRetry}
}

// HasLines says that the unfinished event has data, of which each line has come to its end: only the blank line is missing.
func (p *Parser) HasLines() bool { return p.state == atLine && p.has&hasData != 0 }

// Feed reads in, fills out with records and returns how many there are and how many bytes they cover. It stops before the
// end of in only when out is full: call it again with the rest. out must have room for MinRecords.
//
//go:nobounds
func (p *Parser) Feed(in []byte, out []Record) (records, consumed int) {
	if p.state == failed {
		return 0, len(in)
	}
	c := cursor{in: in, out: out}
	if p.cr && len(in) > 0 {
		p.cr = false
		if in[0] == '\n' {
			c.pos, c.line = 1, 1
		}
	}
	for c.pos < len(in) && c.n+MinRecords <= len(out) && p.state != failed {
		p.step(&c)
	}
	p.charge(&c)
	if p.state == failed {
		c.pos = len(in)
	}
	return c.n, c.pos
}

// cursor is a parser's place in one chunk.
type cursor struct {
	in    []byte
	out   []Record
	pos   int // the next byte
	lag   int // how many bytes more than UTF-16 code units the chunk has given up to pos
	n     int // records filled
	first int // the first record of the unfinished event
	line  int // where the bytes of the current line begin that have not been charged
}

// step reads as far as the state stays the same, at most to the end of the line.
func (p *Parser) step(c *cursor) {
	switch p.state {
	case atStart, atLine:
		p.beginLine(c)
	case inName:
		p.name(c)
	case atValue:
		p.space(c)
	case inValue:
		p.value(c)
	}
}

// beginLine tells the line's field by its first byte; the usual "data:" is read at once.
//
//go:nobounds
func (p *Parser) beginLine(c *cursor) {
	if c.pos+5 < len(c.in) && c.in[c.pos+4] == ':' && *(*uint32)(unsafe.Pointer(&c.in[c.pos])) == dataName {
		c.pos += 5
		p.beginField(data, atValue)
		p.space(c)
		p.value(c)
		return
	}
	f := unknown
	switch c.in[c.pos] {
	case '\n', '\r':
		p.state = atLine
		p.endEvent(c)
		return
	case ':':
		f = comment
	case 'd':
		f = data
	case 'e':
		f = event
	case 'i':
		f = id
	case 'r':
		f = retry
	case 0xEF:
		if p.state == atStart {
			f = bom
		}
	}
	p.beginField(f, inName)
}

//go:nobounds
func (p *Parser) beginField(f field, s state) {
	p.field, p.state, p.matched, p.begun, p.bad, p.digits = f, s, nameAt[f], false, false, 0
}

// name takes one byte of a name, or tells what the byte behind it means.
//
//go:nobounds
func (p *Parser) name(c *cursor) {
	b, whole := c.in[c.pos], p.matched == nameAt[p.field+1]
	p.state = inValue
	switch {
	case !whole && b == names[p.matched]:
		lag, _ := p.utf8.next(b)
		c.lag += lag
		p.matched++
		c.pos++
		p.state = inName
	case !whole:
		p.field = unknown
	case p.field == bom:
		p.state, p.size, c.line = atLine, 0, c.pos
	case b == ':':
		c.pos++
		p.state = atValue
	case b != '\n' && b != '\r':
		p.field = unknown
	}
}

//go:nobounds
func (p *Parser) space(c *cursor) {
	if c.in[c.pos] == ' ' {
		c.pos++
	}
	p.state = inValue
}

// value reads the value, or as much of it as the chunk has, and puts it out.
//
//go:nobounds
func (p *Parser) value(c *cursor) {
	from, start := c.pos, c.pos-c.lag
	p.scan(c)
	whole := c.pos < len(c.in)
	if p.field == retry {
		p.readRetry(c.in[from:c.pos], whole)
	} else if whole || c.pos-c.lag > start {
		p.put(c, start, whole)
	}
	p.endLine(c)
}

func (p *Parser) put(c *cursor, start int, whole bool) {
	var head uint32
	switch p.field {
	case data:
		head = Data
		if p.has&hasData != 0 && !p.begun {
			head |= Newline
		}
		p.has |= hasData
	case event:
		head = Type
		p.has |= hasOther
	case id:
		if p.bad {
			return
		}
		head = IDPart
		if whole {
			head = ID
			p.has |= hasOther
		}
	default:
		return
	}
	if p.begun {
		head |= Continue
	}
	p.begun = true
	c.emit(head|uint32(start)<<StartShift, uint32(c.pos-c.lag))
}

//go:nobounds
func (c *cursor) emit(head, end uint32) {
	c.out[c.n] = Record{head, end}
	c.n++
}

func (p *Parser) readRetry(piece []byte, whole bool) {
	for _, b := range piece {
		p.bad = p.bad || b < '0' || b > '9'
		if p.digits < MaxRetry/10 {
			p.digits = p.digits*10 + uint32(b-'0')
		} else {
			p.digits = MaxRetry
		}
		p.begun = true
	}
	if whole && p.begun && !p.bad {
		p.Retry, p.HasRetry = p.digits, true
	}
}

// endLine takes the line's end if the chunk has it, and the blank line behind it.
//
//go:nobounds
func (p *Parser) endLine(c *cursor) {
	if c.pos == len(c.in) {
		return
	}
	p.charge(c)
	p.newline(c)
	if p.state == failed {
		return
	}
	p.state = atLine
	if c.pos < len(c.in) && (c.in[c.pos] == '\n' || c.in[c.pos] == '\r') {
		p.endEvent(c)
	}
}

// newline takes a LF, a CR or a CRLF.
//
//go:nobounds
func (p *Parser) newline(c *cursor) {
	b := c.in[c.pos]
	c.pos++
	if b == '\r' {
		if c.pos == len(c.in) {
			p.cr = true
		} else if c.in[c.pos] == '\n' {
			c.pos++
		}
	}
	c.line = c.pos
}

// charge counts the bytes of the current line that the chunk has, and fails the stream past the limit.
func (p *Parser) charge(c *cursor) {
	bytes := uint32(c.pos - c.line)
	c.line = c.pos
	if p.state == failed || p.field == comment {
		return
	}
	p.size += bytes
	limit := p.MaxEventSize
	if limit == 0 {
		limit = DefaultMaxEventSize
	}
	if p.size > limit {
		c.emit(Limit, 0)
		p.state = failed
	}
}

// endEvent takes a blank line: "dispatch the event".
//
//go:nobounds
func (p *Parser) endEvent(c *cursor) {
	p.newline(c)
	switch {
	case p.has&hasData == 0 && p.has != 0:
		c.emit(End, 0)
	case p.has == 0: // nothing to end
	case c.n > c.first:
		c.out[c.n-1].Head |= Dispatch
	default:
		c.emit(End|Dispatch, 0)
	}
	p.Delivered = p.Delivered || p.has&hasData != 0
	p.has, p.size = 0, 0
	c.first = c.n
}
