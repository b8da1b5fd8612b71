package conn_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"

	. "eventsource-wasm/conn"
)

var none = math.NaN()

func respond(c *Conn, status uint16, retryAfter float64) Cause {
	return c.Responded(status, IsEventStream|IsGET, retryAfter)
}

func TestResponses(t *testing.T) {
	c := Conn{}
	assert.Equal(t, Connecting, c.State)
	assert.Equal(t, Status, respond(&c, 204, none))
	assert.Equal(t, Status, respond(&c, 201, none))
	assert.Equal(t, ContentType, c.Responded(200, IsGET, none))
	assert.Equal(t, Connecting, c.State)
	assert.Equal(t, EOF, respond(&c, 200, none))
	assert.Equal(t, Open, c.State)
}

func TestOtherMethodsThanGETOpenWithAnyStatusThatMayHaveABody(t *testing.T) {
	for status, want := range map[uint16]Cause{
		200: EOF, 201: EOF, 202: EOF, 203: EOF, 206: EOF, 226: EOF, 299: EOF,
		0: Status, 199: Status, 204: Status, 205: Status, 300: Status, 304: Status, 404: Status, 500: Status, 65535: Status,
	} {
		assert.Equal(t, want, (&Conn{}).Responded(status, IsEventStream, none), status)
		if want == EOF {
			assert.Equal(t, ContentType, (&Conn{}).Responded(status, 0, none), status)
		}
	}
}

// TestEnds is the table of what happens when a connection ends: every strategy, every way to end, with an event ID and
// without. docs/recovery.md has it in words.
func TestEnds(t *testing.T) {
	const (
		loss    = iota // of the network, by silence, or because the page's code could not make the request
		end            // as HTTP says it should
		busy           // a refusal that is worth another try by default
		refusal        // another one
		nothing        // 204 in answer to a GET
	)
	type ends [5]Outcome
	for _, c := range []struct {
		strategy   Strategy
		hasRequest bool
		// What each of these ends comes to, without an event ID and with one.
		without, with ends
	}{
		{Once, false, ends{Failed, CleanEnd, Failed, Failed, Complete}, ends{Failed, CleanEnd, Failed, Failed, Complete}},
		{Standard, false, ends{Again, Again, Failed, Failed, Complete}, ends{Again, Again, Failed, Failed, Complete}},
		{Resume, false, ends{Failed, CleanEnd, Failed, Failed, Complete}, ends{Again, Again, Again, Failed, Complete}},
		{Resume, true, ends{Again, Again, Again, Failed, Complete}, ends{Again, Again, Again, Failed, Complete}},
		{Rejected, false, ends{Failed, CleanEnd, Again, Failed, Complete}, ends{Failed, CleanEnd, Again, Failed, Complete}},
		{Replay, false, ends{Again, Again, Again, Failed, Complete}, ends{Again, Again, Again, Failed, Complete}},
	} {
		for hasID, wants := range map[bool]ends{false: c.without, true: c.with} {
			for ending, want := range wants {
				for _, hasDone := range []bool{false, true} {
					if want == CleanEnd && hasDone {
						want = Incomplete
					}
					for _, how := range []struct {
						cause  Cause
						status uint16
						is     int
					}{
						{Network, 200, loss}, {Timeout, 200, loss}, {Request, 200, loss}, {EOF, 200, end},
						{Status, 429, busy}, {Status, 502, busy}, {Status, 503, busy}, {Status, 504, busy},
						{Status, 400, refusal}, {Status, 401, refusal}, {Status, 404, refusal}, {Status, 408, refusal},
						{Status, 425, refusal}, {Status, 500, refusal}, {Status, 501, refusal}, {Status, 505, refusal},
						{ContentType, 200, refusal}, {Limit, 200, refusal}, {URL, 200, refusal}, {Wasm, 200, refusal},
						{Unsupported, 200, refusal}, {Status, 204, nothing},
					} {
						if how.is != ending {
							continue
						}
						// A refusal before the first event or after it: only the ID tells them apart.
						s := Conn{Policy: Policy{Strategy: c.strategy, HasDone: hasDone, HasRequest: c.hasRequest}}
						s.Responded(how.status, IsEventStream|IsGET, none)
						_, outcome := s.Ended(how.cause, hasID, false, -1, 0)
						assert.Equal(t, want, outcome, "strategy %d, cause %d, status %d, id %t, done %t", c.strategy, how.cause, how.status, hasID, hasDone)
						if outcome == Again {
							assert.Equal(t, Connecting, s.State)
						} else {
							assert.Equal(t, Closed, s.State)
						}
					}
				}
			}
		}
	}
}

func TestThePageNamesTheStatusesThatAreWorthAnotherTry(t *testing.T) {
	for _, strategy := range []Strategy{Standard, Resume, Rejected, Replay} {
		for _, status := range []uint16{401, 408, 425, 429, 500, 503} {
			for _, named := range []bool{false, true} {
				facts := NamesStatuses
				if named {
					facts |= IsNamed
				}
				s := Conn{Policy: Policy{Strategy: strategy}}
				assert.Equal(t, Status, s.Responded(status, facts, none))
				_, outcome := s.Ended(Status, true, false, -1, 0)
				want := Failed
				if named {
					want = Again
				}
				assert.Equal(t, want, outcome, "strategy %d, status %d", strategy, status)
			}
		}
	}
}

func TestASentinelWithoutItsBlankLineCompletes(t *testing.T) {
	for _, strategy := range []Strategy{Once, Standard, Resume, Rejected, Replay} {
		s := Conn{Policy: Policy{Strategy: strategy, HasDone: true}}
		_, outcome := s.Ended(EOF, true, true, -1, 0)
		assert.Equal(t, Complete, outcome)
		s = Conn{Policy: Policy{Strategy: Once, HasDone: true}}
		_, outcome = s.Ended(Network, true, true, -1, 0)
		assert.Equal(t, Failed, outcome, "what was cut is not complete")
	}
}

func TestAttemptsCountAcrossLossesAndRefusals(t *testing.T) {
	c := Conn{Policy: Policy{Strategy: Replay, MaxAttempts: 3}}
	respond(&c, 200, none)
	var ms []float64
	for _, status := range []uint16{0, 502, 503, 504} {
		cause := Network
		if status != 0 {
			respond(&c, status, none)
			cause = Status
		}
		if d, outcome := c.Ended(cause, true, false, 1000, 0.5); outcome == Again {
			ms = append(ms, d)
		}
	}
	assert.Equal(t, []float64{500, 1000, 2000}, ms)
}

// delays loses the connection n times in a row.
func delays(c *Conn, n int, retry int32, random float64) (ms []uint32) {
	for range n {
		d, outcome := c.Ended(Network, true, false, retry, random)
		if outcome != Again {
			break
		}
		ms = append(ms, uint32(d))
	}
	return ms
}

func TestDelays(t *testing.T) {
	almostOne := 1 - 1e-9
	for name, c := range map[string]struct {
		policy Policy
		retry  int32
		random float64
		want   []uint32
	}{
		"the standard's first is the reconnection time": {Policy{Strategy: Standard}, -1, 0.5, []uint32{3000, 4500, 7500, 13500, 16500}},
		"the standard never waits less":                 {Policy{Strategy: Standard}, 500, 0, []uint32{500, 500, 500, 500}},
		"growth is bounded":                             {Policy{Strategy: Standard}, -1, almostOne, []uint32{3000, 5999, 11999, 23999, 29999, 29999}},
		"a longer time of the server's is obeyed":       {Policy{Strategy: Standard}, 90_000, 0.5, []uint32{90_000, 90_000}},
		"unless the page bounds it":                     {Policy{Strategy: Standard, MaxDelay: 5000}, 90_000, 0.5, []uint32{5000, 5000}},
		"zero stays zero":                               {Policy{Strategy: Standard}, 0, 0.5, []uint32{0, 0, 0}},
		"full jitter":                                   {Policy{Strategy: Resume}, -1, 0.5, []uint32{1500, 3000, 6000, 12000, 15000, 15000}},
		"full jitter may be nothing":                    {Policy{Strategy: Replay}, -1, 0, []uint32{0, 0, 0}},
		"or as little as the page says":                 {Policy{Strategy: Replay, MinDelay: 200}, 100, 0.5, []uint32{200, 300, 500}},
		"attempts in a row":                             {Policy{Strategy: Replay, MaxAttempts: 2}, -1, 0, []uint32{0, 0}},
		"the longest retry":                             {Policy{Strategy: Standard}, 1<<31 - 1, almostOne, []uint32{1<<31 - 1, 1<<31 - 1}},
	} {
		t.Run(name, func(t *testing.T) {
			s := Conn{Policy: c.policy}
			n := len(c.want)
			if c.policy.MaxAttempts > 0 {
				n++
			}
			assert.Equal(t, c.want, delays(&s, n, c.retry, c.random))
		})
	}
}

func TestOnlyAnEventEndsARow(t *testing.T) {
	c := Conn{Policy: Policy{Strategy: Standard}}
	assert.Equal(t, []uint32{3000, 4500}, delays(&c, 2, -1, 0.5))
	respond(&c, 200, none)
	assert.Equal(t, []uint32{7500}, delays(&c, 1, -1, 0.5), "a response alone does not")
	respond(&c, 200, none)
	c.Delivered()
	assert.Equal(t, []uint32{3000}, delays(&c, 1, -1, 0.5))
}

func TestDelaysStayInBoundsForLongRows(t *testing.T) {
	c := Conn{Policy: Policy{Strategy: Resume, MinDelay: 10}}
	for _, d := range delays(&c, 100, -1, 0.999) {
		assert.GreaterOrEqual(t, d, uint32(10))
		assert.LessOrEqual(t, d, uint32(DefaultMaxDelay))
	}
}

func TestRetryAfterGoesFirst(t *testing.T) {
	refusedDelay := func(p Policy, retryAfter float64) float64 {
		c := Conn{Policy: p}
		respond(&c, 429, retryAfter)
		d, outcome := c.Ended(Status, false, false, -1, 0.5)
		assert.Equal(t, Again, outcome)
		return d
	}
	const longest = 1<<31 - 1
	assert.EqualValues(t, 7000, refusedDelay(Policy{Strategy: Rejected}, 7000))
	assert.EqualValues(t, 1500, refusedDelay(Policy{Strategy: Rejected}, 0), "but never less than the backoff")
	assert.EqualValues(t, longest, refusedDelay(Policy{Strategy: Rejected}, 1e12))
	assert.EqualValues(t, 4000, refusedDelay(Policy{Strategy: Rejected, MaxDelay: 4000}, 7000))
	assert.EqualValues(t, 9000, refusedDelay(Policy{Strategy: Rejected, MinDelay: 9000}, 7000))
	assert.EqualValues(t, 1500, refusedDelay(Policy{Strategy: Rejected}, none))
}

func TestRetryAfterConcernsRefusalsOnly(t *testing.T) {
	c := Conn{Policy: Policy{Strategy: Replay}}
	respond(&c, 503, 7000)
	d, _ := c.Ended(Network, false, false, -1, 0.5)
	assert.EqualValues(t, 1500, d)
}
