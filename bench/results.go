package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
)

// Results is results.json.
type Results struct {
	Environment Environment       `json:"environment"`
	Candidates  []CandidateInfo   `json:"candidates"`
	Workloads   []*WorkloadResult `json:"workloads"`
	Ratios      Ratios            `json:"ratios"`
	Bounds      []Bound           `json:"bounds"`
}

// Ratios of ours to the others, round by round: workload → measure → ours → other.
type Ratios map[string]map[Measure]map[string]map[string]Figure

// Environment is where and how the figures were taken.
type Environment struct {
	Browser string   `json:"browser"`
	OS      string   `json:"os"`
	Cores   int      `json:"cores"`
	Rounds  int      `json:"rounds"`
	Quick   bool     `json:"quick"`
	Engines []string `json:"engines,omitempty"` // those of the rows in three engines
}

// CandidateInfo is what does not depend on a workload.
type CandidateInfo struct {
	Name    string `json:"name"`
	Version string `json:"version,omitempty"`
	Method  string `json:"method"`
	How     string `json:"how"`
	Size    *Size  `json:"size,omitempty"`
	Failed  string `json:"failed,omitempty"`
}

// WorkloadResult holds the cells of one workload.
type WorkloadResult struct {
	Name  string           `json:"name"`
	Title string           `json:"title"`
	Unit  string           `json:"unit"`
	Cells map[string]*Cell `json:"candidates"`
}

// Cell is one candidate in one workload.
type Cell struct {
	Figures map[Measure]Figure `json:"figures"`
	Failed  string             `json:"failed,omitempty"`
}

// Measure names a figure.
type Measure string

// The measures. Times are in the workload's unit, memory in bytes.
const (
	mainThread     Measure = "main"
	wallTime       Measure = "wall"
	eventsPerChunk Measure = "eventsPerChunk" // as the first floor's reader gets them
	bytesPerChunk  Measure = "bytesPerChunk"
	delayP50       Measure = "p50"
	delayP99       Measure = "p99"
	heapBytes      Measure = "heap"
	evaluated      Measure = "evaluated"      // the script, from before it to behind it
	requestSent    Measure = "requestSent"    // from the constructor to the call of fetch or XMLHttpRequest.send
	requestArrived Measure = "requestArrived" // from the constructor to the server
	firstEvent     Measure = "firstEvent"     // since navigation began
	sinceScript    Measure = "firstEventSinceScript"
	memorySmall    Measure = "memoryAfter1KB"
	memoryLarge    Measure = "memoryAfter1GB"
	moduleBytes    Measure = "module"
	longestTask    Measure = "longestTask" // of the main thread, in ms
	frameShare     Measure = "frames"      // painted in a storm, of those that the display would have had
	stormTime      Measure = "storm"       // from opening the stream to the end of the last listener, in ms
	renderMain     Measure = "renderMain"  // main-thread time of an answer in all, in ms
	renderCount    Measure = "renders"     // of the component
	lastPaint      Measure = "lastPaint"   // from the server's last byte to the paint that shows the last token, in ms
	pageWall       Measure = "pageWall"    // in an engine of its own, from opening the stream to the last event
)

// Figure is a series and what it comes to.
type Figure struct {
	Series Series
}

// MarshalJSON writes the median, the interquartile range and the rounds.
func (f Figure) MarshalJSON() ([]byte, error) {
	if len(f.Series.present()) == 0 {
		return []byte("null"), nil
	}
	return json.Marshal(map[string]any{
		"median": roundTo(f.Series.median(), 4),
		"p25":    roundTo(f.Series.quantile(0.25), 4),
		"p75":    roundTo(f.Series.quantile(0.75), 4),
		"rounds": f.Series,
	})
}

func newResults(opts options, bundles map[string]*Bundle, browser string) (*Results, error) {
	versions, err := peerVersions()
	if err != nil {
		return nil, err
	}
	r := &Results{
		Environment: Environment{
			Browser: browser, OS: runtime.GOOS + "/" + runtime.GOARCH, Cores: runtime.NumCPU(),
			Rounds: opts.rounds, Quick: opts.quick,
		},
		Ratios: Ratios{},
	}
	for _, c := range append(slices.Clone(candidates), hooks...) {
		info := CandidateInfo{
			Name: c.Name, Version: versions[c.Package], Method: c.Method, How: c.How, Size: bundles[c.Name].Size,
		}
		if err := bundles[c.Name].Err; err != nil {
			info.Failed = err.Error()
		}
		r.Candidates = append(r.Candidates, info)
	}
	return r, nil
}

func (r *Results) workload(name string) *WorkloadResult {
	for _, w := range r.Workloads {
		if w.Name == name {
			return w
		}
	}
	return nil
}

func (r *Results) info(candidate string) CandidateInfo {
	for _, c := range r.Candidates {
		if c.Name == candidate {
			return c
		}
	}
	return CandidateInfo{}
}

// cell is never nil: what was not measured is an empty cell.
func (r *Results) cell(workload, candidate string) *Cell {
	if w := r.workload(workload); w != nil && w.Cells[candidate] != nil {
		return w.Cells[candidate]
	}
	return &Cell{}
}

func (r *Results) series(workload, candidate string, m Measure) Series {
	return r.cell(workload, candidate).Figures[m].Series
}

// median is NaN for what was not measured.
func (r *Results) median(workload, candidate string, m Measure) float64 {
	return r.series(workload, candidate, m).median()
}

// ratio is the median of a candidate's ratios to another, taken round by round.
func (r *Results) ratio(workload, candidate, to string, m Measure) float64 {
	return r.series(workload, candidate, m).ratio(r.series(workload, to, m)).median()
}

func (c *Cell) add(round int, figures map[Measure]float64) {
	for m, value := range figures {
		c.Figures[m] = Figure{c.Figures[m].Series.set(round, value)}
	}
}

// compare fills in the ratios of ours to all others.
func (r *Results) compare() {
	for _, w := range r.Workloads {
		byMeasure := map[Measure]map[string]map[string]Figure{}
		for _, m := range []Measure{mainThread, wallTime} {
			if of := r.ratiosOf(w.Name, m); len(of) > 0 {
				byMeasure[m] = of
			}
		}
		if len(byMeasure) > 0 {
			r.Ratios[w.Name] = byMeasure
		}
	}
}

func (r *Results) ratiosOf(workload string, m Measure) map[string]map[string]Figure {
	byOurs := map[string]map[string]Figure{}
	for _, mine := range names(func(c Candidate) bool { return c.Group == groupOurs }) {
		for _, other := range names(func(c Candidate) bool { return c.Group != groupOurs }) {
			s := r.series(workload, mine, m).ratio(r.series(workload, other, m))
			if math.IsNaN(s.median()) {
				continue
			}
			if byOurs[mine] == nil {
				byOurs[mine] = map[string]Figure{}
			}
			byOurs[mine][other] = Figure{s}
		}
	}
	return byOurs
}

// write makes results.json, RESULTS.md and chart.svg.
func (r *Results) write(dir string) error {
	r.compare()
	raw, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	for name, content := range map[string][]byte{
		"results.json": append(raw, '\n'), "RESULTS.md": []byte(r.markdown()), "chart.svg": []byte(r.chart()),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			return fmt.Errorf("write: %w", err)
		}
	}
	return nil
}
