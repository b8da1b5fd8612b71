package conn_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	. "eventsource-wasm/conn"
)

func respond(c *Conn, status uint16, retryAfter string) Verdict {
	return c.Responded(status, []byte("text/event-stream"), []byte(retryAfter), 0)
}

func TestResponses(t *testing.T) {
	c := Conn{}
	assert.Equal(t, Connecting, c.State)
	assert.Equal(t, BadStatus, respond(&c, 204, ""))
	assert.Equal(t, BadStatus, respond(&c, 201, ""))
	assert.Equal(t, BadContentType, c.Responded(200, []byte("text/html"), nil, 0))
	assert.Equal(t, Connecting, c.State)
	assert.Equal(t, Accept, respond(&c, 200, ""))
	assert.Equal(t, Open, c.State)
}

// TestEnds is the table of what happens when a connection ends: DESIGN's rules, a row each.
func TestEnds(t *testing.T) {
	const again = Outcome(0)
	for _, c := range []struct {
		strategy Strategy
		done     bool
		status   uint16
		cause    Cause
		hasID    bool
		want     Outcome
	}{
		{Once, false, 200, Network, true, Failed},
		{Once, false, 200, Timeout, true, Failed},
		{Once, false, 200, EOF, true, CleanEnd},
		{Once, true, 200, EOF, true, Incomplete},
		{Once, true, 200, Network, true, Failed},
		{Once, false, 503, Refused, false, Failed},
		{Standard, false, 200, Network, false, again},
		{Standard, false, 200, Timeout, false, again},
		{Standard, true, 200, EOF, false, again},
		{Standard, false, 204, Refused, true, Failed},
		{Standard, false, 503, Refused, true, Failed},
		{Standard, false, 200, Refused, true, Failed},
		{Standard, false, 200, Fatal, true, Failed},
		{Resume, false, 200, Network, true, again},
		{Resume, false, 200, EOF, true, again},
		{Resume, false, 200, Network, false, Failed},
		{Resume, false, 200, EOF, false, CleanEnd},
		{Resume, true, 200, EOF, false, Incomplete},
		{Resume, false, 204, Refused, true, Complete},
		{Resume, false, 204, Refused, false, Failed},
		{Resume, false, 503, Refused, true, Failed},
		{Rejected, false, 429, Refused, false, again},
		{Rejected, false, 503, Refused, false, again},
		{Rejected, false, 500, Refused, false, Failed},
		{Rejected, false, 200, Network, true, Failed},
		{Rejected, false, 200, EOF, true, CleanEnd},
		{Replay, false, 200, Network, false, again},
		{Replay, false, 200, EOF, false, again},
		{Replay, false, 429, Refused, false, again},
		{Replay, false, 400, Refused, false, Failed},
		{Replay, false, 200, Fatal, false, Failed},
	} {
		t.Run(fmt.Sprintf("%+v", c), func(t *testing.T) {
			s := Conn{Policy: Policy{Strategy: c.strategy, HasDone: c.done}}
			respond(&s, c.status, "")
			_, outcome, more := s.Ended(c.cause, c.hasID, -1, 0)
			assert.Equal(t, c.want, outcome)
			assert.Equal(t, c.want == again, more)
			if more {
				assert.Equal(t, Connecting, s.State)
			} else {
				assert.Equal(t, Closed, s.State)
			}
		})
	}
}

// delays loses the connection n times in a row.
func delays(c *Conn, n int, retry int32, random float64) (ms []uint32) {
	for range n {
		d, _, again := c.Ended(Network, true, retry, random)
		if !again {
			break
		}
		ms = append(ms, d)
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
		"full jitter":                                   {Policy{Strategy: Resume}, -1, 0.5, []uint32{500, 1000, 2000, 4000, 8000, 15000, 15000}},
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
	respond(&c, 200, "")
	assert.Equal(t, []uint32{7500}, delays(&c, 1, -1, 0.5), "a response alone does not")
	respond(&c, 200, "")
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
	refusedDelay := func(p Policy, retryAfter string) uint32 {
		c := Conn{Policy: p}
		respond(&c, 429, retryAfter)
		d, _, again := c.Ended(Refused, false, -1, 0.5)
		assert.True(t, again)
		return d
	}
	assert.EqualValues(t, 7000, refusedDelay(Policy{Strategy: Rejected}, "7"))
	assert.EqualValues(t, 0, refusedDelay(Policy{Strategy: Rejected}, "0"))
	assert.EqualValues(t, 60_000, refusedDelay(Policy{Strategy: Rejected}, "Thu, 01 Jan 1970 00:01:00 GMT"))
	assert.EqualValues(t, 4000, refusedDelay(Policy{Strategy: Rejected, MaxDelay: 4000}, "7"))
	assert.EqualValues(t, 9000, refusedDelay(Policy{Strategy: Rejected, MinDelay: 9000}, "7"))
	assert.EqualValues(t, 500, refusedDelay(Policy{Strategy: Rejected}, "later"))
}
