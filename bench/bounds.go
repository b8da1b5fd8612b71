package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"strings"
)

// Bound is a promise of the project and what this run says about it.
type Bound struct {
	Name   string
	Figure string
	Met    bool
	Known  bool // whether the run has measured all it takes
	// Tolerance is by how much, of the limit, a figure may go past it from one run to another and not count as lost.
	Tolerance float64
	past      float64 // the figure by the limit: above 1 it is not met
}

func (b Bound) verdict() string {
	switch {
	case !b.Known:
		return "not measured"
	case b.Met:
		return "met"
	}
	return "not met"
}

// MarshalJSON writes the verdict in the words that are printed.
func (b Bound) MarshalJSON() ([]byte, error) {
	return json.Marshal(writtenBound{b.Name, b.Figure, b.verdict()})
}

type writtenBound struct {
	Bound   string `json:"bound"`
	Figure  string `json:"figure"`
	Verdict string `json:"verdict"`
}

// atMost is met when value, as printed, is at most limit.
func atMost(name string, value, limit float64, figure string) Bound {
	return Bound{
		Name: name, Figure: figure, Known: !math.IsNaN(value) && !math.IsNaN(limit),
		Met: math.Round(value*1000) <= math.Round(limit*1000), past: value / limit,
	}
}

// atLeast is met when value, as printed, is at least limit.
func atLeast(name string, value, limit float64, figure string) Bound {
	return Bound{
		Name: name, Figure: figure, Known: !math.IsNaN(value) && !math.IsNaN(limit),
		Met: math.Round(value*1000) >= math.Round(limit*1000), past: limit / value,
	}
}

// varies is the bound with a tolerance, which its name tells.
func varies(b Bound, tolerance float64) Bound {
	b.Tolerance = tolerance
	b.Name += fmt.Sprintf(" (varies by %.0f %%)", tolerance*100)
	return b
}

// all is met when each of some bounds is.
func all(name string, parts ...Bound) Bound {
	b := Bound{Name: name, Met: true, Known: true}
	var figures []string
	for _, part := range parts {
		b.Known = b.Known && part.Known
		b.Met = b.Met && part.Met
		b.past = max(b.past, part.past)
		figures = append(figures, part.Name+": "+part.Figure)
	}
	b.Figure = strings.Join(figures, "; ")
	return b
}

func byRatio(r *Results, name, workload, mine, other string, limit float64) Bound {
	return ratioOf(r, name, workload, mainThread, mine, other, limit)
}

func ratioOf(r *Results, name, workload string, m Measure, mine, other string, limit float64) Bound {
	ratio := r.ratio(workload, mine, other, m)
	unit := "µs"
	if w := r.workload(workload); w != nil {
		unit = w.Unit
	}
	figure := fmt.Sprintf("%.3f of %s (limit %.3f): %s and %s %s", ratio, other, limit,
		number(r.median(workload, mine, m)), number(r.median(workload, other, m)), unit)
	return atMost(name, ratio, limit, figure)
}

// ahead compares `ours` with the best of the peers.
func ahead(r *Results, name, workload string, peers []string) Bound {
	return behindNone(r, name, workload, mainThread, peers, 1)
}

// behindNone is met when `ours` takes at most so many times of what each peer does. A peer that failed or was stopped is
// behind; one not run is unknown.
func behindNone(r *Results, name, workload string, m Measure, peers []string, limit float64) Bound {
	var parts []string
	worst := math.NaN()
	known := len(r.series(workload, ours, m).present()) > 0
	for _, peer := range peers {
		c := r.cell(workload, peer)
		ratio := r.ratio(workload, ours, peer, m)
		switch {
		case !math.IsNaN(ratio):
			parts = append(parts, fmt.Sprintf("%.2f of %s", ratio, peer))
			if math.IsNaN(worst) || ratio > worst {
				worst = ratio
			}
		case c.Failed != "":
			parts = append(parts, peer+" "+firstLine(c.Failed))
		default:
			known = false
		}
	}
	b := atMost(name, worst, limit, strings.Join(parts, ", "))
	b.Known = b.Known && known
	return b
}

// committedBounds are the verdicts of the results that are committed, by the bounds' names. What lies in the directory may
// be of a run that has lost some: it is read only where there is no repository.
func committedBounds(ctx context.Context) (map[string]string, error) {
	raw, err := exec.CommandContext(ctx, "git", "show", "HEAD:./results.json").Output()
	if err != nil {
		raw, err = os.ReadFile("results.json")
	}
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("the committed results: %w", err)
	}
	return verdictsOf(raw)
}

func verdictsOf(raw []byte) (map[string]string, error) {
	var written struct{ Bounds []writtenBound }
	if err := json.Unmarshal(raw, &written); err != nil {
		return nil, fmt.Errorf("the committed results: %w", err)
	}
	verdicts := map[string]string{}
	for _, b := range written.Bounds {
		verdicts[b.Bound] = b.Verdict
	}
	return verdicts, nil
}

// lost are the bounds that were met and are not in this run. What a run with all workloads and candidates could not measure
// is lost, too; a partial one compares what it has.
func lost(bounds []Bound, before map[string]string, isPartial bool) []Bound {
	var list []Bound
	for _, b := range bounds {
		isLost := b.Known && !b.Met && b.past > 1+b.Tolerance || !b.Known && !isPartial
		if before[b.Name] == "met" && isLost {
			list = append(list, b)
		}
	}
	return list
}

// lossError names what is lost; nil if nothing is.
func lossError(list []Bound) error {
	if len(list) == 0 {
		return nil
	}
	var text strings.Builder
	text.WriteString("met in the committed results, and not in this run:")
	for _, b := range list {
		fmt.Fprintf(&text, "\n  %s: %s: %s", b.verdict(), b.Name, b.Figure)
	}
	return errors.New(text.String())
}
