package conn_test

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	. "eventsource-wasm/conn"
)

// steps are a fuzzer's bytes, read as numbers; zeros when they are used up.
type steps []byte

func (s *steps) byte() byte {
	b := (*s)[0]
	*s = (*s)[1:]
	return b
}

func (s *steps) word() uint32 {
	var b [4]byte
	*s = (*s)[copy(b[:], *s):]
	return binary.LittleEndian.Uint32(b[:])
}

// byte0 is byte, or zero when they are used up.
func (s *steps) byte0() byte {
	if len(*s) == 0 {
		return 0
	}
	return s.byte()
}

// FuzzConn puts any inputs in any order to any policy, and holds every decision to what the package promises.
func FuzzConn(f *testing.F) {
	f.Add(uint8(Standard), false, uint32(0), uint32(0), uint32(0), []byte("\x00\x01\x00\x02\x81\x03"))
	f.Add(uint8(Resume), true, uint32(2), uint32(100), uint32(5000), []byte("\x00\x40\x02\x82\xFF\xFF\xFF\xFF\x00\x00\x00\x80\x02\x03"))
	f.Fuzz(func(t *testing.T, strategy uint8, hasDone bool, maxAttempts, minDelay, maxDelay uint32, code []byte) {
		policy := Policy{Strategy(strategy % 5), hasDone, strategy >= 128, maxAttempts, minDelay, maxDelay}
		c := Conn{Policy: policy}
		row := uint32(0) // decisions to go on since an event arrived
		var status uint16
		var facts Facts
		retryAfter := none
		for s := steps(code); len(s) > 0; {
			before := c
			switch op := s.byte(); op % 3 {
			case 0:
				statuses := []uint16{200, 201, 204, 429, 503, 404, uint16(s.word())}
				facts = Facts(s.byte0()) % 16
				status = statuses[int(op/3)%len(statuses)]
				retryAfter = []float64{none, 0, 7000, 1e300, math.Inf(1), float64(s.word())}[int(op/3)%6]
				opens := status == 200 || facts&IsGET == 0 && slices.Contains([]uint16{201, 202, 203}, status) ||
					facts&IsGET == 0 && status > 205 && status < 300
				switch c.Responded(status, facts, retryAfter) {
				case EOF:
					require.True(t, opens && facts&IsEventStream != 0)
					require.Equal(t, Open, c.State)
				case Status:
					require.False(t, opens)
					require.Equal(t, before.State, c.State, "a refusal alone changes nothing")
				case ContentType:
					require.True(t, opens && facts&IsEventStream == 0)
					require.Equal(t, before.State, c.State, "a refusal alone changes nothing")
				default:
					require.Fail(t, "a response has no other cause to end")
				}
			case 1:
				c.Delivered()
				row = 0
				require.Equal(t, before.State, c.State)
			case 2:
				cause := Cause(op / 3 % uint8(Unsupported+1))
				hasID, mayEnd := op >= 128, hasDone && op&64 != 0
				retry := int32(s.word())
				random := float64(s.word()) / (1 << 32)
				least, _ := (&before).Ended(cause, hasID, mayEnd, retry, 0)
				delay, outcome := c.Ended(cause, hasID, mayEnd, retry, random)
				if outcome == Again {
					row++
				}
				requireSound(t, c, end{cause, hasID, mayEnd, status, facts}, row, outcome)
				requireInBounds(t, policy, delay, outcome, c.ReconnectionTime(retry), cause == Status && retryAfter >= 0)
				if policy.MinDelay <= policy.MaxDelay {
					require.GreaterOrEqual(t, delay, least, "more chance, no less delay")
				}
			}
			require.Equal(t, policy, c.Policy)
		}
	})
}

// end is the end of a connection, and the last response before it.
type end struct {
	cause         Cause
	hasID, mayEnd bool
	status        uint16
	facts         Facts
}

// requireSound checks what a decision may be at all.
func requireSound(t *testing.T, c Conn, e end, row uint32, outcome Outcome) {
	t.Helper()
	cause := e.cause
	if outcome == Again {
		require.Equal(t, Connecting, c.State)
		require.NotEqual(t, Once, c.Strategy, "once is once")
		require.LessOrEqual(t, cause, Status, "what a repetition cannot cure")
		if c.MaxAttempts > 0 {
			require.LessOrEqual(t, row, c.MaxAttempts)
		}
		if cause == Status {
			if e.facts&NamesStatuses != 0 {
				require.NotZero(t, e.facts&IsNamed)
			} else {
				require.Contains(t, []uint16{429, 502, 503, 504}, e.status)
				require.GreaterOrEqual(t, c.Strategy, Resume)
			}
		} else {
			require.NotEqual(t, Rejected, c.Strategy, "what was accepted is not sent again")
		}
		require.True(t, c.Strategy != Resume || e.hasID || c.HasRequest, "nothing to resume from")
		return
	}
	require.Equal(t, Closed, c.State)
	switch outcome {
	case Complete:
		mayBeNothing := e.facts&IsGET != 0 || c.Strategy == Resume && e.hasID
		require.True(t, cause == Status && e.status == 204 && mayBeNothing || cause == EOF && e.mayEnd)
	case CleanEnd:
		require.True(t, cause == EOF && !c.HasDone)
	case Incomplete:
		require.True(t, cause == EOF && c.HasDone)
	default:
		require.Equal(t, Failed, outcome)
		require.NotEqual(t, EOF, cause)
	}
}

// requireInBounds checks a delay. A MinDelay above MaxDelay contradicts itself: then either may be the bound.
func requireInBounds(t *testing.T, p Policy, delay float64, outcome Outcome, reconnectionTime uint32, told bool) {
	t.Helper()
	if outcome != Again {
		require.Zero(t, delay)
		return
	}
	least, most := float64(p.MinDelay), float64(p.MaxDelay)
	if most == 0 {
		most = math.MaxInt32
		if !told {
			most = max(DefaultMaxDelay, float64(reconnectionTime), least)
		}
	}
	require.GreaterOrEqual(t, delay, min(least, most))
	require.LessOrEqual(t, delay, max(least, most))
	if p.Strategy == Standard && !told {
		require.GreaterOrEqual(t, delay, min(float64(reconnectionTime), most), "the standard's time is the least")
	}
}

// world is a server and a page's clock, in ms. The server is out of order until up, and then answers for as long as it
// stays; each connection brings an event if delivers, and is lost.
type world struct {
	now      float64
	up       float64
	stays    float64
	delivers bool
	refuses  uint16  // the status while it is out of order; 0: no response at all
	after    float64 // Retry-After of a refusal
	retry    int32
}

// run is a stream's life until it ends or the time is up. It returns when the requests were sent.
func (w *world) run(c *Conn, random func() float64, until float64) (requests []float64, outcome Outcome) {
	for w.now < until {
		requests = append(requests, w.now)
		cause := Network
		switch {
		case w.now >= w.up:
			c.Responded(200, IsEventStream|IsGET, none)
			if w.delivers {
				c.Delivered()
			}
			w.now += w.stays
		case w.refuses != 0:
			c.Responded(w.refuses, IsGET, w.after)
			cause = Status
		}
		delay, outcome := c.Ended(cause, true, false, w.retry, random())
		if outcome != Again {
			return requests, outcome
		}
		w.now += delay
	}
	return requests, Again
}

func TestReconnectionsInTime(t *testing.T) {
	const never = math.MaxFloat64
	for name, c := range map[string]struct {
		policy  Policy
		world   world
		random  float64
		until   float64
		want    []float64
		outcome Outcome
	}{
		"a server that is gone is asked ever less": {
			Policy{Strategy: Standard}, world{up: never, retry: 1000}, 0, 10_000,
			[]float64{0, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000}, Again},
		"with chance above the least": {
			Policy{Strategy: Standard}, world{up: never, retry: 1000}, 0.5, 120_000,
			[]float64{0, 1000, 2500, 5000, 9500, 18_000, 33_500, 49_000, 64_500, 80_000, 95_500, 111_000}, Again},
		"full jitter from the base on": {
			Policy{Strategy: Replay}, world{up: never, retry: -1}, 0.5, 40_000,
			[]float64{0, 1500, 4500, 10_500, 22_500, 37_500}, Again},
		"an event begins a new row": {
			Policy{Strategy: Standard}, world{up: 4000, stays: 10_000, delivers: true, retry: 1000}, 0.5, 50_000,
			[]float64{0, 1000, 2500, 5000, 16_000, 27_000, 38_000, 49_000}, Again},
		"a response without an event does not": {
			Policy{Strategy: Standard}, world{stays: 1000, retry: 1000}, 0.5, 40_000,
			[]float64{0, 2000, 4500, 8000, 13_500, 23_000, 39_500}, Again},
		"attempts in a row are bounded": {
			Policy{Strategy: Resume, MaxAttempts: 3}, world{up: never, retry: 100}, 0.5, 1e9,
			[]float64{0, 50, 150, 350}, Failed},
		"not those with events between them": {
			Policy{Strategy: Resume, MaxAttempts: 1}, world{stays: 100, delivers: true, retry: 100}, 0.5, 800,
			[]float64{0, 150, 300, 450, 600, 750}, Again},
		"a busy server says when": {
			Policy{Strategy: Rejected}, world{up: 15_000, refuses: 429, after: 7000, retry: -1}, 0.5, 1e9,
			[]float64{0, 7000, 14_000, 21_000}, Failed},
		"and is asked no more often than the page wants": {
			Policy{Strategy: Rejected, MinDelay: 20_000}, world{up: 15_000, refuses: 503, after: 7000, retry: -1}, 0.5, 1e9,
			[]float64{0, 20_000}, Failed},
		"once is once": {
			Policy{Strategy: Once}, world{stays: 100, delivers: true, retry: 1}, 0, 1e9, []float64{0}, Failed},
	} {
		t.Run(name, func(t *testing.T) {
			stream := Conn{Policy: c.policy}
			requests, outcome := c.world.run(&stream, func() float64 { return c.random }, c.until)
			assert.Equal(t, c.want, requests)
			assert.Equal(t, c.outcome, outcome)
		})
	}
}

// TestManyPagesDoNotComeBackAtOnce loses a thousand connections at the same moment.
func TestManyPagesDoNotComeBackAtOnce(t *testing.T) {
	const pages, down = 1000, 20_000.0
	for name, strategy := range map[string]Strategy{"standard": Standard, "resume": Resume, "replay": Replay} {
		t.Run(name, func(t *testing.T) {
			var all, recovered []float64
			for page := range uint64(pages) {
				c := Conn{Policy: Policy{Strategy: strategy}}
				r := rand.New(rand.NewPCG(page, 5))
				w := world{up: down, stays: 1e9, delivers: true, retry: 1000}
				requests, _ := w.run(&c, r.Float64, 1e9)
				all = append(all, requests[1:]...)
				recovered = append(recovered, requests[len(requests)-1])
			}
			slices.Sort(all)
			slices.Sort(recovered)
			assert.GreaterOrEqual(t, recovered[0], down)
			assert.Less(t, recovered[pages-1], down+DefaultMaxDelay, "everybody is back")
			assert.Less(t, len(all), 12*pages, "requests of all pages together")
			most := 0
			for i, from := 0, 0; i < len(recovered); i++ {
				for recovered[from] < recovered[i]-100 {
					from++
				}
				most = max(most, i-from+1)
			}
			assert.Less(t, most, pages/20, "pages within a tenth of a second")
		})
	}
}
