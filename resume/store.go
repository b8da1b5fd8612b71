package resume

import (
	"context"
	"errors"
	"net/http"
	"time"
)

// Store keeps streams. One that several processes share lets any of them answer for what another runs. Package storetest has the
// tests that a store must pass.
type Store interface {
	// Create makes a stream that this process runs, in the state [Waiting]. Of several calls with one id at the same time one makes
	// it. The errors are [ErrExists], [ErrGone] and [ErrFull], or the store's own.
	Create(ctx context.Context, id string, about About) (Run, error)
	// Find gives what is known of a stream now. The errors are [ErrUnknown], [ErrGone], or the store's own.
	Find(ctx context.Context, id string) (Info, error)
	// Read waits until there are events behind the one numbered after (0: behind none), or the stream has ended. With -1 it waits only
	// for the end of [Waiting]. Each call counts as reading, for [Limits].Unread. The errors are [ErrUnknown], [ErrGone], the
	// context's, or the store's own; [ErrGone] is also told of a place whose next event is not kept any more.
	Read(ctx context.Context, id string, after int64) (Batch, error)
	// Cancel asks the process that runs the stream to stop it. It is no error if it has ended. The errors are those of Find.
	Cancel(ctx context.Context, id string) error
}

// Run is a stream in the hands of the process that has created it. Its methods are for one goroutine; Stopped is for any.
type Run interface {
	// Start says that the response has come: the state is [Running].
	Start(ctx context.Context, response Response) error
	// Append adds events, whose bytes the store copies. Past the limits the oldest are let go of; the newest is kept.
	Append(ctx context.Context, events [][]byte) error
	// End ends the stream, as [Complete] or as [Broken]. tail is what follows the last event and is none.
	End(ctx context.Context, state State, tail []byte) error
	// Discard removes the stream as if it had never been: the response was none. Only before Start.
	Discard(ctx context.Context) error
	// Stopped is closed when the stream is to be stopped: by Cancel, since nobody has read it for long, or since the store takes this
	// process for dead.
	Stopped() <-chan struct{}
}

// About is what a stream is created with.
type About struct {
	Owner string   // what [Options].Owner gave
	Path  string   // of the request's URL
	Asked [32]byte // a hash of what was asked, if the request had an Idempotency-Key
	Limits
}

// Limits bound what a store keeps of one stream.
type Limits struct {
	Bytes  int64         // of its events
	Events int           // of them
	Keep   time.Duration // how long it stays behind its end
	Unread time.Duration // how long it runs without a call of Read
}

// Response is how the handler behind has answered.
type Response struct {
	Status int
	Header http.Header
}

// State is how far a stream has come.
type State uint8

// A stream's states, in their order.
const (
	Waiting  State = iota // for a response
	Running               // events may come
	Complete              // it has ended as it should
	Broken                // it has broken off, or its process is gone
)

// Ended says that nothing more comes.
func (s State) Ended() bool { return s >= Complete }

// Info is what is known of a stream.
type Info struct {
	About
	Response
	State State
	First int64 // the number of the oldest event that is kept; 1 before there is one
	Last  int64 // that of the newest, 0 before there is one
}

// Batch is what Read has found.
type Batch struct {
	// Events are those that follow, as they go over the wire but for the id and the blank line. There may be more. Nobody may change
	// their bytes.
	Events [][]byte
	// State is the stream's behind them: it has ended only if they are the last.
	State State
	Tail  []byte // behind the last event; see [Run].End
}

// Errors of stores.
var (
	ErrUnknown = errors.New("resume: no such stream")
	ErrGone    = errors.New("resume: what was asked for is not kept any more")
	ErrExists  = errors.New("resume: the stream exists")
	ErrFull    = errors.New("resume: the store is full")
)

// BatchBytes is about as much as one call of Read gives, unless one event is longer.
const BatchBytes = 16 << 10

// Remember is how long a store tells [ErrGone] of a stream that it does not keep any more. Then it is unknown.
const Remember = time.Hour
