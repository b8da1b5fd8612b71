package main

import (
	"eventsource-wasm/conn"
	"eventsource-wasm/sse"
)

// The words that both sides of the boundary must agree on. js/src/abi.ts has the same under the same names; a test
// compares them.

// Sizes of the areas in memory that the host uses.
const (
	// WINDOW is how many bytes the input area takes. The host writes it before a call that reads it.
	WINDOW = 64 << 10
	// TABLE is how many records a feed can fill. Each is two little-endian 32-bit words, see sse.Record.
	TABLE = 1024
	// STREAMS is one more than the streams that are open at once in an instance; handles lie in 1 … STREAMS-1.
	STREAMS = 512
)

// What feed returns: the records in the low bits, the bytes consumed above them.
const (
	CONSUMED_SHIFT = 12
	COUNT_MASK     = 1<<CONSUMED_SHIFT - 1
)

// Kinds and flags of a record, and its layout.
const (
	DATA        = sse.Data
	TYPE        = sse.Type
	ID_PART     = sse.IDPart
	ID          = sse.ID
	END         = sse.End
	LIMIT       = sse.Limit
	KIND_MASK   = sse.KindMask
	CONTINUE    = sse.Continue
	NEWLINE     = sse.Newline
	DISPATCH    = sse.Dispatch
	START_SHIFT = sse.StartShift
)

// Strategies that open takes. HAS_DONE and HAS_REQUEST are added to one.
const (
	ONCE        = int(conn.Once)
	STANDARD    = int(conn.Standard)
	RESUME      = int(conn.Resume)
	REJECTED    = int(conn.Rejected)
	REPLAY      = int(conn.Replay)
	HAS_DONE    = 8
	HAS_REQUEST = 16
)

// Facts of a response, added up for responded.
const (
	IS_EVENT_STREAM = int(conn.IsEventStream)
	IS_GET          = int(conn.IsGET)
	NAMES_STATUSES  = int(conn.NamesStatuses)
	IS_NAMED        = int(conn.IsNamed)
)

// Causes that ended takes, and that responded returns: EOF if the stream is open. HAS_ID and the two behind
// it are added to one.
const (
	EOF          = int(conn.EOF)
	NETWORK      = int(conn.Network)
	TIMEOUT      = int(conn.Timeout)
	REQUEST      = int(conn.Request)
	STATUS       = int(conn.Status)
	CONTENT_TYPE = int(conn.ContentType)
	EVENT_LIMIT  = int(conn.Limit)
	URL          = int(conn.URL)
	WASM         = int(conn.Wasm)
	UNSUPPORTED  = int(conn.Unsupported)
	HAS_ID       = 16
	HAS_SENTINEL = 32
	MAY_END      = 64
)

// Outcomes that ended returns, negated.
const (
	COMPLETE   = int(conn.Complete)
	CLEAN_END  = int(conn.CleanEnd)
	INCOMPLETE = int(conn.Incomplete)
	FAILED     = int(conn.Failed)
)

// Bounds of what is read of a body that is no stream, or no longer: bytes, and ms.
const (
	REFUSAL_BYTES = conn.RefusalBytes
	REFUSAL_TIME  = conn.RefusalTime
	DRAIN_BYTES   = conn.DrainBytes
	DRAIN_TIME    = conn.DrainTime
	// LEAVE_TIME is how long a page that has begun to leave is not taken to stay, in ms.
	LEAVE_TIME = conn.LeaveTime
)
