// Package clocktest has a clock for the demo server that moves only when a test says so.
package clocktest

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Deadline bounds every wait; a test that reaches it has failed.
const Deadline = 2 * time.Minute

// Clock stands still but for Advance.
type Clock struct {
	mu      sync.Mutex
	now     time.Time
	waiters map[chan time.Time]time.Time
}

// New is a clock at some time in the past.
func New() *Clock {
	return &Clock{now: time.Unix(1_700_000_000, 0), waiters: map[chan time.Time]time.Time{}}
}

// Now is the clock's time.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// At returns a channel that can be received from once t has come.
func (c *Clock) At(t time.Time) <-chan time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	reached := make(chan time.Time, 1)
	c.waiters[reached] = t
	c.release()
	return reached
}

// Advance lets time pass.
func (c *Clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	c.release()
}

func (c *Clock) release() {
	for reached, t := range c.waiters {
		if !c.now.Before(t) {
			reached <- c.now
			delete(c.waiters, reached)
		}
	}
}

// AwaitSleeper returns when somebody waits for the clock. Who has given up waiting counts until the time that was waited for.
func (c *Clock) AwaitSleeper(t testing.TB) {
	t.Helper()
	require.Eventually(t, func() bool {
		c.mu.Lock()
		defer c.mu.Unlock()
		return len(c.waiters) > 0
	}, Deadline, time.Millisecond, "nobody waits for the clock")
}
