// Package sse reads event streams as section 9.2.6 of the HTML Standard interprets them, at any cut of the bytes.
//
// A Parser turns chunks of bytes into records: field values, or pieces of values that a chunk's end has cut. It holds no
// text and allocates nothing: what is unfinished when a chunk ends has already gone out as a piece, and the receiver
// joins pieces. Its state is a few words whatever the length of a line, a field or an event.
package sse

import "math"

// DefaultMaxEventSize is the limit of a Parser whose MaxEventSize is zero, in bytes.
const DefaultMaxEventSize = 16 << 20

// MaxRetry is where a retry value is clamped, in milliseconds: the longest delay that a page's timers take.
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
	matched uint8 // bytes of the field's name, or of the BOM, that have come
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
	inValue              // in the value of a known field
	inRest               // in a comment, or a line whose field is unknown
	failed               // past the limit
)

type field uint8

const (
	unknown field = iota
	data
	event
	id
	retry
	comment
)

var names = [...]string{data: "data", event: "event", id: "id", retry: "retry"}

const bom = "\xEF\xBB\xBF"

const (
	hasData = 1 << iota
	hasOther
)

// Reset prepares the parser for a new stream, as after a reconnection. The limit and the retry value stay.
func (p *Parser) Reset() {
	*p = Parser{MaxEventSize: p.MaxEventSize, Retry: p.Retry, HasRetry: p.HasRetry}
}

// Feed reads in, fills out with records and returns how many there are and how many bytes they cover. It stops before the
// end of in only when out is full: call it again with the rest. out must have room for MinRecords.
func (p *Parser) Feed(in []byte, out []Record) (records, consumed int) {
	if p.state == failed {
		return 0, len(in)
	}
	c := cursor{Parser: p, in: in, out: out}
	if p.cr && len(in) > 0 {
		p.cr = false
		if in[0] == '\n' {
			c.pos, c.line = 1, 1
		}
	}
	for c.pos < len(in) && c.n+MinRecords <= len(out) && p.state != failed {
		c.step()
	}
	c.charge()
	if p.state == failed {
		c.pos = len(in)
	}
	return c.n, c.pos
}

// cursor is a Parser at work on one chunk.
type cursor struct {
	*Parser
	in    []byte
	out   []Record
	pos   int // the next byte
	lag   int // how many bytes more than UTF-16 code units the chunk has given up to pos
	n     int // records filled
	first int // the first record of the unfinished event
	line  int // where the bytes of the current line begin that have not been charged
}

// step reads as far as the state stays the same, at most to the end of the line.
func (c *cursor) step() {
	switch c.state {
	case atStart:
		c.start()
	case atLine:
		c.beginLine()
	case inName:
		c.name()
	case atValue:
		if c.in[c.pos] == ' ' {
			c.pos++
		}
		c.state = inValue
	case inValue:
		c.value()
	case inRest:
		c.scan()
		c.endLine()
	}
}

func (c *cursor) start() {
	if c.in[c.pos] == bom[c.matched] {
		lag, _ := c.utf8.next(c.in[c.pos])
		c.lag += lag
		c.pos++
		c.matched++
		if int(c.matched) == len(bom) {
			c.state = atLine
			c.line, c.size = c.pos, 0
		}
		return
	}
	c.state = atLine
	if c.matched > 0 { // a broken BOM is the name of no field
		c.field, c.state = unknown, inRest
	}
}

// beginLine tells the line's field by its first byte; the usual "data:" is read at once.
func (c *cursor) beginLine() {
	in := c.in[c.pos:]
	if len(in) > 5 && in[0] == 'd' && in[1] == 'a' && in[2] == 't' && in[3] == 'a' && in[4] == ':' {
		c.pos += 5
		if in[5] == ' ' {
			c.pos++
		}
		c.beginField(data, inValue)
		c.value()
		return
	}
	switch in[0] {
	case '\n', '\r':
		c.endEvent()
	case ':':
		c.field, c.state = comment, inRest
	case 'd':
		c.beginField(data, inName)
	case 'e':
		c.beginField(event, inName)
	case 'i':
		c.beginField(id, inName)
	case 'r':
		c.beginField(retry, inName)
	default:
		c.field, c.state = unknown, inRest
	}
}

func (c *cursor) beginField(f field, s state) {
	c.field, c.state, c.matched, c.begun, c.bad, c.digits = f, s, 0, false, false, 0
}

func (c *cursor) name() {
	name := names[c.field]
	for c.pos < len(c.in) {
		b := c.in[c.pos]
		if int(c.matched) < len(name) {
			if b != name[c.matched] {
				c.state, c.field = inRest, unknown
				return
			}
			c.matched++
			c.pos++
			continue
		}
		switch b {
		case ':':
			c.pos++
			c.state = atValue
		case '\n', '\r':
			c.state = inValue // an empty one
		default:
			c.state, c.field = inRest, unknown
		}
		return
	}
}

// value reads the value, or as much of it as the chunk has, and puts it out.
func (c *cursor) value() {
	from, start := c.pos, c.pos-c.lag
	c.scan()
	whole := c.pos < len(c.in)
	if c.field == retry {
		c.readRetry(c.in[from:c.pos], whole)
	} else if whole || c.pos-c.lag > start {
		c.put(start, whole)
	}
	c.endLine()
}

func (c *cursor) put(start int, whole bool) {
	var head uint32
	switch c.field {
	case data:
		head = Data
		if c.has&hasData != 0 && !c.begun {
			head |= Newline
		}
		c.has |= hasData
	case event:
		head = Type
		c.has |= hasOther
	case id:
		if c.bad {
			return
		}
		head = IDPart
		if whole {
			head = ID
			c.has |= hasOther
		}
	}
	if c.begun {
		head |= Continue
	}
	c.begun = true
	c.emit(head|uint32(start)<<StartShift, uint32(c.pos-c.lag))
}

func (c *cursor) emit(head, end uint32) {
	c.out[c.n] = Record{head, end}
	c.n++
}

func (c *cursor) readRetry(piece []byte, whole bool) {
	for _, b := range piece {
		c.bad = c.bad || b < '0' || b > '9'
		c.digits = uint32(min(uint64(c.digits)*10+uint64(b-'0'), MaxRetry))
		c.begun = true
	}
	if whole && c.begun && !c.bad {
		c.Retry, c.HasRetry = c.digits, true
	}
}

// endLine takes the line's end if the chunk has it, and the blank line behind it.
func (c *cursor) endLine() {
	if c.pos == len(c.in) {
		return
	}
	c.charge()
	c.newline()
	if c.state == failed {
		return
	}
	c.state = atLine
	if c.pos < len(c.in) && (c.in[c.pos] == '\n' || c.in[c.pos] == '\r') {
		c.endEvent()
	}
}

// newline takes a LF, a CR or a CRLF.
func (c *cursor) newline() {
	b := c.in[c.pos]
	c.pos++
	if b == '\r' {
		if c.pos == len(c.in) {
			c.cr = true
		} else if c.in[c.pos] == '\n' {
			c.pos++
		}
	}
	c.line = c.pos
}

// charge counts the bytes of the current line that the chunk has, and fails the stream past the limit.
func (c *cursor) charge() {
	bytes := uint32(c.pos - c.line)
	c.line = c.pos
	if c.state == failed || c.state == inRest && c.field == comment {
		return
	}
	c.size += bytes
	limit := c.MaxEventSize
	if limit == 0 {
		limit = DefaultMaxEventSize
	}
	if c.size > limit {
		c.emit(Limit, 0)
		c.state = failed
	}
}

// endEvent takes a blank line: "dispatch the event".
func (c *cursor) endEvent() {
	c.newline()
	switch {
	case c.has&hasData == 0 && c.has != 0:
		c.emit(End, 0)
	case c.has == 0: // nothing to end
	case c.n > c.first:
		c.out[c.n-1].Head |= Dispatch
	default:
		c.emit(End|Dispatch, 0)
	}
	c.Delivered = c.Delivered || c.has&hasData != 0
	c.has, c.size = 0, 0
	c.first = c.n
}
