package main

import (
	"slices"
	"time"
)

// Names that the bounds ask for.
const (
	stormRow      = "storm"
	stormNamedRow = "storm-named"
)

// storms are events that arrive together, for listeners that take long.
func storms() []Workload {
	some := []string{native, eventsource, fetchSource, client, ours, oursIter}
	row := Workload{
		Kind: storm, Events: 1000, Warm: 64, Quick: 200, Milli: true, Rounds: 3, Busy: time.Millisecond,
		Only: func(c Candidate) bool { return slices.Contains(some, c.Name) },
	}
	together := func(events []event) func(int) *Payload {
		return func(n int) *Payload { return cyclic(events, n, distinct) }
	}
	plain, named := row, row
	plain.Name, plain.Title = stormRow, "1,000 events in one write, listeners of 1 ms"
	plain.Payload = together(chatEvents(latin, 12))
	named.Name, named.Title = stormNamedRow, "the same with named events, listeners added by addEventListener"
	named.Payload, named.Types = together(namedEvents()), eventTypes
	return []Workload{plain, named}
}

// storm runs a warmed page through one.
func (m *measurer) storm(tab *Tab, j job, c Candidate) (map[Measure]float64, error) {
	var t *tally
	longest, err := tab.traced(func() (err error) {
		t, err = m.stream(tab, j, c, j.payload, j.Pause, false)
		return err
	})
	if err != nil {
		return nil, err
	}
	return map[Measure]float64{
		longestTask: longest, stormTime: t.Wall, frameShare: float64(t.Frames) / t.Due,
	}, nil
}

func (r *Results) stormTables() string {
	return r.section("A storm", []string{stormRow, stormNamedRow}, candidates, func(workload string) []column {
		return []column{
			{"longest task, ms", r.measured(workload, longestTask, true)},
			{"frames, of the display's", r.measured(workload, frameShare, true)},
			{"in all, ms", r.measured(workload, stormTime, true)},
		}
	})
}
