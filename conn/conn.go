// Package conn decides what becomes of a connection to an event stream: when it is open, what its end means, whether
// and when there is another request. It follows section 9.2.3 of the HTML Standard for GET, and the rules the page chose
// by name for the rest. It has no clock and no randomness of its own.
package conn

// ReadyState of a stream, with the values of the standard's constants.
type ReadyState uint8

const (
	Connecting ReadyState = iota
	Open
	Closed
)

// Strategy is what the page allows to happen after a connection has ended.
type Strategy uint8

const (
	// Once sends one request, whatever happens.
	Once Strategy = iota
	// Standard reconnects after a loss and after a clean end, as the HTML Standard says. It is GET's default.
	Standard
	// Resume goes on after a loss, a clean end or a refusal with another request, if there is an event ID or the page says
	// how. It never repeats the first request.
	Resume
	// Rejected sends the request again only after the server refused it.
	Rejected
	// Replay sends the request again after a loss, a clean end or a refusal.
	Replay
)

// Cause is what ended a connection.
type Cause uint8

const (
	// EOF: the body ended as HTTP says it should.
	EOF Cause = iota
	// Network: the request or the body failed, or somebody but the page aborted it.
	Network
	// Timeout: no response, or no byte, for as long as the page allowed.
	Timeout
	// Request: the page's own code could not make the request.
	Request
	// Status: the response's status opens no stream.
	Status
	// ContentType: its type is not text/event-stream.
	ContentType
	// Limit: an event is past the limit.
	Limit
	// URL: it cannot be fetched.
	URL
	// Wasm: the core could not be started, or failed.
	Wasm
	// Unsupported: the platform lacks what it takes to read a stream.
	Unsupported
)

// Facts are what the host tells of a response.
type Facts uint8

const (
	// IsEventStream: the essence of its type is text/event-stream.
	IsEventStream Facts = 1 << iota
	// IsGET: the method of its request was GET.
	IsGET
	// NamesStatuses: the page says which refusals are worth another try; otherwise the strategy does.
	NamesStatuses
	// IsNamed: it says so of this one.
	IsNamed
)

// Outcome is what a stream came to.
type Outcome uint8

const (
	// Again: it has not ended, there is another request.
	Again Outcome = iota
	Complete
	CleanEnd
	Incomplete
	Failed
)

const (
	// DefaultDelay is the reconnection time before the server names one, in ms.
	DefaultDelay = 3000
	// longestDelay is the longest that a page's timers take, in ms.
	longestDelay = 1<<31 - 1
	// DefaultMaxDelay bounds the growth of delays where the policy has no bound, in ms.
	DefaultMaxDelay = 30_000
)

// Bounds of what is read of a body that is no stream, or no longer: bytes, and ms.
const (
	// A refusal's is taken in before the page is told, so that it can be read at any time.
	RefusalBytes = 64 << 10
	RefusalTime  = 2000
	// The rest of a complete stream's is thrown away, so that for the server, too, it comes to its end.
	DrainBytes = 1 << 20
	DrainTime  = 5000
)

// LeaveTime is how long, in ms, a loss is put down to a navigation that has begun, before the page is taken to stay.
const LeaveTime = 5000

// Policy is what the page asked for.
type Policy struct {
	Strategy Strategy
	// HasDone: the page can tell a complete stream from a cut one.
	HasDone bool
	// HasRequest: the page says what Resume asks for.
	HasRequest bool
	// MaxAttempts bounds the reconnections in a row; zero is no bound.
	MaxAttempts uint32
	// MinDelay and MaxDelay bound delays, in ms. A MaxDelay of zero bounds growth to DefaultMaxDelay, but not a longer
	// time that the server names.
	MinDelay, MaxDelay uint32
}

// Conn is the state of one stream through all its connections. The zero value with a Policy is connecting.
//
// Inputs, in this order for each connection: Responded, then Delivered for what arrives, then Ended.
type Conn struct {
	Policy
	State ReadyState

	attempts   uint32  // reconnections since an event arrived
	retryAfter float64 // of the last response, see Responded
	isGET      bool    // of its request
	noContent  bool    // it was a 204: there is nothing, or nothing more, to send
	mayRetry   bool    // it is worth another try
}

// Responded takes a response: its status, what the host knows of it, and what its Retry-After comes to in ms, not a number
// if it has none. It returns the cause to end the connection with, or EOF: it is open.
func (c *Conn) Responded(status uint16, facts Facts, retryAfter float64) Cause {
	isGET := facts&IsGET != 0
	c.retryAfter, c.isGET, c.noContent = retryAfter, isGET, status == 204
	if facts&NamesStatuses != 0 {
		c.mayRetry = facts&IsNamed != 0
	} else {
		c.mayRetry = c.Strategy >= Resume && (status == 429 || status >= 502 && status <= 504)
	}
	if status != 200 && (isGET || status/100 != 2 || status == 204 || status == 205) {
		return Status
	}
	if facts&IsEventStream == 0 {
		return ContentType
	}
	c.State = Open
	return EOF
}

// Delivered says that an event has arrived: the next loss is the first of its row.
func (c *Conn) Delivered() { c.attempts = 0 }

// Ended takes the end of a connection. hasID: the last event ID is not empty. mayEnd: a clean end completes the stream; all of
// the page's sentinel but the blank line behind it has come, or its judge says so. retry is the server's reconnection time in ms, negative if it named none. random lies in
// [0, 1). Again: the stream is connecting and the next request is due after delay ms. Any other outcome: it is closed.
func (c *Conn) Ended(cause Cause, hasID, mayEnd bool, retry int32, random float64) (delay float64, outcome Outcome) {
	isNothing := c.noContent && (c.isGET || c.Strategy == Resume && hasID)
	complete := mayEnd && cause == EOF || isNothing && cause == Status
	if !complete && c.mayReconnect(cause, hasID) {
		delay = c.delay(cause, retry, random)
		c.State = Connecting
		c.attempts++
		return delay, Again
	}
	c.State = Closed
	switch {
	case complete:
		return 0, Complete
	case cause != EOF:
		return 0, Failed
	case c.HasDone:
		return 0, Incomplete
	}
	return 0, CleanEnd
}

func (c *Conn) mayReconnect(cause Cause, hasID bool) bool {
	switch {
	case c.Strategy == Once, c.MaxAttempts > 0 && c.attempts >= c.MaxAttempts, c.Strategy == Resume && !hasID && !c.HasRequest:
		return false
	case cause > Request:
		return cause == Status && c.mayRetry
	}
	return c.Strategy != Rejected
}

// ReconnectionTime is the base of all delays, in ms: the server's if it named one (retry is not negative).
func (c *Conn) ReconnectionTime(retry int32) uint32 {
	if retry >= 0 {
		return uint32(retry)
	}
	return DefaultDelay
}

// delay grows with the attempts in a row, 2ⁿ times the base at most, and is spread at random below that ("full jitter").
// The standard's strategy never waits less than the reconnection time, so its first delay is exactly that. A refusal's
// Retry-After makes it longer, never shorter: a date may have passed.
func (c *Conn) delay(cause Cause, retry int32, random float64) float64 {
	least, ceiling, growth := float64(c.MinDelay), float64(c.MaxDelay), float64(c.MaxDelay)
	if ceiling == 0 {
		ceiling, growth = longestDelay, DefaultMaxDelay
	}
	base := min(max(float64(c.ReconnectionTime(retry)), least), ceiling)
	most := max(base, min(base*float64(uint32(1)<<min(c.attempts, 31)), growth))
	if c.Strategy == Standard {
		least = base
	}
	delay := least + random*(most-least)
	if cause == Status && c.retryAfter > delay {
		delay = min(c.retryAfter, ceiling)
	}
	return delay
}
