package sse

// Record is one field value of an event stream, or the piece of one that lies in the chunk at hand.
//
// Head holds, from the low bits: the Kind (3 bits), the flags (3 bits), and from bit 8 on the start of the piece. End is
// where the piece ends. Both positions count UTF-16 code units of the chunk as the Encoding Standard's streaming UTF-8
// decoder (BOM kept) decodes it after the chunks before it, so the receiver decodes a chunk once and slices. In a chunk
// of ASCII they are byte positions.
type Record struct {
	Head, End uint32
}

// Kinds of records.
const (
	// Data is a data line, or a piece of one.
	Data = 1 + iota
	// Type is the value of an event field.
	Type
	// IDPart is a piece of an id value that is not whole yet. It may never be: an id with a NUL has no ID record.
	IDPart
	// ID is an id value, or the last piece of one: the last event ID buffer now has it.
	ID
	// End is a blank line that no earlier record of the chunk could carry. Without Dispatch the event had no data: the
	// last event ID is taken over, the type is forgotten, and nothing is delivered.
	End
	// Limit says that the event is longer than the parser's limit; it is the last record of the stream.
	Limit
)

// Flags of a record's Head.
const (
	// Continue: the piece goes on where the value's piece before it stopped. Without it a value begins.
	Continue = 1 << (3 + iota)
	// Newline: a data line begins and is not the event's first, so a line feed goes before it.
	Newline
	// Dispatch: the event ends behind this record and is delivered.
	Dispatch
)

// Layout of Head.
const (
	KindMask   = 7
	StartShift = 8
)
