package demoserver

import (
	"context"
	"time"
)

// Clock is where the streams get the time from. Every event is due at a fixed
// time after its stream began, so a late reader catches up and a test that
// moves the clock gets exactly the events that are due.
type Clock interface {
	Now() time.Time
	// At returns a channel that can be received from once t has come,
	// at once if it has.
	At(t time.Time) <-chan time.Time
}

type systemClock struct{}

func (systemClock) Now() time.Time { return time.Now() }

func (systemClock) At(t time.Time) <-chan time.Time { return time.After(time.Until(t)) }

// wait returns nil once due has come, the reason if ctx ends before.
func wait(ctx context.Context, clock Clock, due time.Time) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if !clock.Now().Before(due) {
		return nil
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-clock.At(due):
		return nil
	}
}
