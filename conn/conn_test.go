package conn_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"

	. "eventsource-wasm/conn"
)

var none = math.NaN()

func respond(c *Conn, status uint16, retryAfter float64) Cause {
	return c.Responded(status, true, retryAfter)
}

func TestResponses(t *testing.T) {
	c := Conn{}
	assert.Equal(t, Connecting, c.State)
	assert.Equal(t, Status, respond(&c, 204, none))
	assert.Equal(t, Status, respond(&c, 201, none))
	assert.Equal(t, ContentType, c.Responded(200, false, none))
	assert.Equal(t, Connecting, c.State)
	assert.Equal(t, EOF, respond(&c, 200, none))
	assert.Equal(t, Open, c.State)
}

// TestEnds is the table of what happens when a connection ends: DESIGN's rules, a row each.
func TestEnds(t *testing.T) {
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
		{Once, false, 503, Status, false, Failed},
		{Standard, false, 200, Network, false, Again},
		{Standard, false, 200, Timeout, false, Again},
		{Standard, true, 200, EOF, false, Again},
		{Standard, false, 204, Status, true, Failed},
		{Standard, false, 503, Status, true, Failed},
		{Standard, false, 200, ContentType, true, Failed},
		{Standard, false, 200, Limit, true, Failed},
		{Resume, false, 200, Network, true, Again},
		{Resume, false, 200, EOF, true, Again},
		{Resume, false, 200, Network, false, Failed},
		{Resume, false, 200, EOF, false, CleanEnd},
		{Resume, true, 200, EOF, false, Incomplete},
		{Resume, false, 204, Status, true, Complete},
		{Resume, false, 204, Status, false, Failed},
		{Resume, false, 503, Status, true, Failed},
		{Rejected, false, 429, Status, false, Again},
		{Rejected, false, 503, Status, false, Again},
		{Rejected, false, 500, Status, false, Failed},
		{Rejected, false, 200, Network, true, Failed},
		{Rejected, false, 200, EOF, true, CleanEnd},
		{Replay, false, 200, Network, false, Again},
		{Replay, false, 200, EOF, false, Again},
		{Replay, false, 429, Status, false, Again},
		{Replay, false, 400, Status, false, Failed},
		{Replay, false, 200, Limit, false, Failed},
		{Replay, false, 200, URL, false, Failed},
		{Replay, false, 200, Wasm, false, Failed},
		{Replay, false, 200, Request, false, Again},
		{Standard, false, 200, Request, false, Again},
		{Once, false, 200, Request, false, Failed},
	} {
		t.Run(fmt.Sprintf("%+v", c), func(t *testing.T) {
			s := Conn{Policy: Policy{Strategy: c.strategy, HasDone: c.done}}
			respond(&s, c.status, none)
			_, outcome := s.Ended(c.cause, c.hasID, -1, 0)
			assert.Equal(t, c.want, outcome)
			if outcome == Again {
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
		d, outcome := c.Ended(Network, true, retry, random)
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
		d, outcome := c.Ended(Status, false, -1, 0.5)
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
	d, _ := c.Ended(Network, false, -1, 0.5)
	assert.EqualValues(t, 1500, d)
}
