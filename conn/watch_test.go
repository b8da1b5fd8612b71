package conn_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	. "eventsource-wasm/conn"
)

// watched runs a watchdog in simulated time: bytes come at the given times, and a timer that is due at a time fires when
// fires says. It returns when the stream was found overdue, or -1.
func watched(limit float64, bytes []float64, fires func(due float64) float64, until float64) float64 {
	due := limit
	for {
		now := fires(due)
		if now > until {
			return -1
		}
		since := 0.0
		for _, at := range bytes {
			if at <= now {
				since = at
			}
		}
		wait := Watch(limit, since, due, now)
		if wait <= 0 {
			return now
		}
		due = now + wait
	}
}

func TestWatch(t *testing.T) {
	onTime := func(due float64) float64 { return due }
	throttled := func(due float64) float64 { return (float64(int(due/60_000)) + 1) * 60_000 }
	steady := []float64{1000, 2000, 3000, 4000, 5000, 6000}

	assert.Equal(t, 5000.0, watched(5000, nil, onTime, 1e6), "silence")
	assert.Equal(t, 8000.0, watched(2000, steady, onTime, 1e6), "silence after bytes")
	assert.Equal(t, -1.0, watched(2000, steady, onTime, 7000), "bytes in time")

	var often []float64
	for at := 0.0; at < 600_000; at += 1000 {
		often = append(often, at)
	}
	assert.Equal(t, -1.0, watched(5000, often, throttled, 600_000), "a throttled tab raises no false alarm")
	assert.Equal(t, 180_000.0, watched(5000, often[:61], throttled, 600_000), "and still finds a silence")

	// Frozen from 1 s to 100 s; what came meanwhile is handed over at 100.5 s, behind the timer.
	frozen := func(due float64) float64 {
		if due > 1000 && due < 100_000 {
			return 100_000
		}
		return due
	}
	assert.Equal(t, -1.0, watched(5000, []float64{900, 100_500, 104_000}, frozen, 108_000), "a frozen tab raises no false alarm")
	assert.Equal(t, 101_000.0, watched(5000, []float64{900}, frozen, 1e6), "and still finds a silence")
}
