package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"

	"eventsource-wasm/internal/browsertest"
)

// measurer runs workloads and keeps what they give.
type measurer struct {
	ctx     context.Context
	opts    options
	server  *server
	browser *Browser
	bundles map[string]*Bundle
	results *Results
	engine  runningEngine
}

// tally is what the page has counted; see page/harness.js.
type tally struct {
	Events, Units, Bytes, Chunks int
	Types                        map[string]int
	LastID                       string `json:"lastId"`
	Delays                       []float64
	Wall                         float64
	Took, Due                    float64 // of a storm: ms, and the frames that the display would have had
	Frames                       int
}

// slow is what a candidate may take for a run and still be run in every round; answers take as long as the server does.
const slow = 5 * time.Second

// measure runs all candidates alternating, and starts each round with another one.
func (m *measurer) measure(w Workload) {
	result := &WorkloadResult{Name: w.Name, Title: w.Title, Unit: w.unit(), Cells: map[string]*Cell{}}
	m.results.Workloads = append(m.results.Workloads, result)
	runs := m.runners(w)
	rounds := m.opts.rounds
	if w.Rounds > 0 {
		rounds = min(rounds, w.Rounds)
		if m.opts.quick { // they are the long ones
			rounds = 1
		}
	}
	events := w.Events
	if m.opts.quick {
		events = w.Quick
	}
	job := job{Workload: w, payload: w.Payload(events), warm: w.Payload(max(w.Warm, 1))}
	finished := map[string]bool{}
	for round := range rounds {
		began := time.Now()
		var line strings.Builder
		for i := range runs {
			c := runs[(i+round)%len(runs)]
			if m.ctx.Err() != nil {
				return
			}
			if finished[c.Name] {
				continue
			}
			cell := result.Cells[c.Name]
			if cell == nil {
				cell = &Cell{Figures: map[Measure]Figure{}}
				result.Cells[c.Name] = cell
			}
			start := time.Now()
			figures, err := m.once(job, c)
			switch {
			case errors.Is(err, context.DeadlineExceeded):
				cell.Failed = fmt.Sprintf("> %d s", int(w.Limit.Seconds()))
				finished[c.Name] = true
			case err != nil:
				finished[c.Name] = cell.Failed != "" // a second failure is no accident
				cell.Failed = err.Error()
			default:
				cell.add(round, figures)
				finished[c.Name] = round > 0 && time.Since(start) > slow && w.Kind != renders
			}
			fmt.Fprintf(&line, " %s %s", c.Name, brief(figures, cell.Failed))
		}
		fmt.Printf("%-15s round %d/%d %5.1fs %s\n", w.Name, round+1, rounds, time.Since(began).Seconds(), line.String())
	}
}

// brief is a figure for the progress line.
func brief(figures map[Measure]float64, failed string) string {
	for _, m := range []Measure{mainThread, delayP50, heapBytes, firstEvent, memoryLarge, longestTask, renderMain, pageWall} {
		if value, ok := figures[m]; ok {
			return number(value)
		}
	}
	return "(" + failed + ")"
}

// runners are the candidates that the workload is for and that the flags let through.
func (m *measurer) runners(w Workload) []Candidate {
	var list []Candidate
	all := candidates
	if w.Kind == renders {
		all = hooks
	}
	for _, c := range all {
		switch {
		case w.Only != nil && !w.Only(c):
		case c.Group == groupFloor && !w.Floors:
		case c.Name == floorRead && w.Kind == latency: // it does not see the stamp
		case c.Name != ours && w.Kind == wasmMemory:
		case m.opts.candidate.MatchString(c.Name):
			list = append(list, c)
		}
	}
	return list
}

// job is a workload with its payloads ready.
type job struct {
	Workload
	payload, warm *Payload
}

// once runs one candidate in a fresh page.
func (m *measurer) once(j job, c Candidate) (map[Measure]float64, error) {
	if err := m.bundles[c.Name].Err; err != nil {
		return nil, err
	}
	switch j.Kind {
	case startUp:
		return m.coldStart(j, c)
	case wasmMemory:
		return m.wasm(j, c)
	case renders:
		return m.answer(j, c)
	case inEngine:
		return m.inEngine(j, c)
	}
	tab, err := m.open(j, c)
	if err != nil {
		return nil, err
	}
	defer tab.close()
	if _, err := m.stream(tab, j, c, j.warm, 0, false); err != nil {
		return nil, fmt.Errorf("warm-up: %w", err)
	}
	if j.Kind == heapGrowth || j.Kind == heapIdle {
		return m.heap(tab, j, c)
	}
	if err := tab.collectGarbage(); err != nil {
		return nil, err
	}
	if j.Kind == storm {
		return m.storm(tab, j, c)
	}
	before, err := tab.mainThread()
	if err != nil {
		return nil, err
	}
	t, err := m.stream(tab, j, c, j.payload, j.Pause, false)
	if err != nil {
		return nil, err
	}
	after, err := tab.mainThread()
	if err != nil {
		return nil, err
	}
	if j.Kind == latency {
		delays := Series(t.Delays)
		return map[Measure]float64{delayP50: delays.quantile(0.5), delayP99: delays.quantile(0.99)}, nil
	}
	events := float64(j.payload.Events * j.Streams)
	unit := time.Microsecond
	if j.Milli {
		unit = time.Millisecond
	}
	figures := map[Measure]float64{
		mainThread: float64(after-before) / float64(unit) / events,
		wallTime:   t.Wall * float64(time.Millisecond) / float64(unit) / events,
	}
	if t.Chunks > 0 {
		figures[eventsPerChunk] = events / float64(t.Chunks)
		figures[bytesPerChunk] = float64(t.Bytes) / float64(t.Chunks)
	}
	return figures, nil
}

func (m *measurer) open(j job, c Candidate) (*Tab, error) {
	return m.browser.open(m.base(j)+"/page/"+c.Name, j.Limit, j.Kind == wasmMemory)
}

func (m *measurer) base(j job) string {
	if j.secure() {
		return m.server.secureURL
	}
	return m.server.plainURL
}

// stream has the page take the payload once, or once in each of the workload's streams, and checks that all of it
// arrived. With hold the streams stay open until bench.close().
func (m *measurer) stream(
	tab *Tab, j job, c Candidate, payload *Payload, pause time.Duration, hold bool,
) (*tally, error) {
	st := m.server.add(payload, j.Streams, pause, j.Kind == latency)
	defer m.server.remove(st)
	t, err := await[*tally](tab, m.script(j, st, hold))
	if err != nil {
		return nil, tab.explain(err)
	}
	return t, check(t, payload, st, j.Streams, c)
}

// script is what the page evaluates to take a stream.
func (m *measurer) script(j job, st *Stream, hold bool) string {
	urls := make([]string, j.Streams)
	for i := range urls {
		urls[i] = fmt.Sprintf("%s/stream/%s/%d", m.base(j), st.id, i)
	}
	types := j.Types
	if types == nil {
		types = []string{}
	}
	function, init := "run", streamInit()
	if j.Kind == storm {
		function = "storm"
	}
	if j.Get {
		init = map[string]any{"method": "GET"}
	}
	return "bench." + function + "(" + browsertest.Literal(map[string]any{
		"urls": urls, "init": init, "types": types, "stamped": st.stamped, "hold": hold,
		"events": st.payload.Events * j.Streams, "bytes": st.payload.Bytes * j.Streams,
		"busy": j.Busy.Milliseconds(),
	}) + ")"
}

// check compares what the page has counted with what the server has written.
func check(t *tally, p *Payload, st *Stream, streams int, c Candidate) error {
	if sent := st.bytesSent(); sent != p.Bytes*streams && !eventually(func() bool { return st.bytesSent() == p.Bytes*streams }) {
		return fmt.Errorf("the server wrote %d of %d bytes", sent, p.Bytes*streams)
	}
	if c.Group == groupFloor {
		if t.Bytes != p.Bytes*streams {
			return fmt.Errorf("read %d of %d bytes", t.Bytes, p.Bytes*streams)
		}
		return nil
	}
	if t.Events != p.Events*streams || t.Units != p.Units*streams {
		return fmt.Errorf("got %d of %d events, %d of %d units", t.Events, p.Events*streams, t.Units, p.Units*streams)
	}
	for kind, count := range p.Types {
		if t.Types[kind] != count*streams {
			return fmt.Errorf("got %d of %d events of type %s", t.Types[kind], count*streams, kind)
		}
	}
	if t.LastID != p.LastID {
		return fmt.Errorf("last id %q, not %q", t.LastID, p.LastID)
	}
	return nil
}

// eventually asks again for a moment: the page may be done before the server's last write has returned.
func eventually(done func() bool) bool {
	for deadline := time.Now().Add(time.Second); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		if done() {
			return true
		}
	}
	return done()
}

// heap is what stays after the stream's events, or per stream of those that stand open.
func (m *measurer) heap(tab *Tab, j job, c Candidate) (map[Measure]float64, error) {
	before, err := tab.heap()
	if err != nil {
		return nil, err
	}
	if _, err := m.stream(tab, j, c, j.payload, j.Pause, true); err != nil {
		return nil, err
	}
	after, err := tab.heap()
	if err != nil {
		return nil, err
	}
	if _, err := await[any](tab, "bench.close()"); err != nil {
		return nil, err
	}
	return map[Measure]float64{heapBytes: math.Max(0, after-before) / float64(j.Streams)}, nil
}
