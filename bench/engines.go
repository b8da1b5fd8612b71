package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"eventsource-wasm/internal/engines"
)

// engineNames are the engines of the three, as the names of their rows begin.
var engineNames = []string{"chromium", "firefox", "webkit"}

// engineStarts are what starts them.
var engineStarts = map[string]func(context.Context) (engines.Engine, error){
	"chromium": engines.Chromium, "firefox": engines.Firefox, "webkit": engines.WebKit,
}

// What an engine's row is of: its name is the engine's, a dash, and one of these.
const (
	getRow   = "get"
	postRow  = "post"
	namedGet = "named"
)

func engineRow(engine, what string) string { return engine + "-" + what }

// engineRows are the same three workloads in each engine.
func engineRows() []Workload {
	some := []string{native, eventsource, fetchSource, client, ours}
	takesPart := func(c Candidate) bool { return slices.Contains(some, c.Name) }
	chat, named := chatEvents(latin, 12), namedEvents()
	var list []Workload
	for _, engine := range engineNames {
		row := Workload{
			Kind: inEngine, Engine: engine, Events: 32768, Warm: 8192, Quick: 4096, Rounds: 3, Only: takesPart, Get: true,
			Payload: func(n int) *Payload { return cyclic(chat, n, 64) },
		}
		get, post, typed := row, row, row
		get.Name, get.Title = engineRow(engine, getRow), "GET in "+engine+", chunks of about 240 bytes, 64 a write"
		post.Name, post.Title, post.Get = engineRow(engine, postRow), "POST in "+engine+", the same", false
		post.Only = func(c Candidate) bool { return takesPart(c) && c.Method == "POST" }
		typed.Name, typed.Title = engineRow(engine, namedGet), "GET in "+engine+", named events with ids, addEventListener, 64 a write"
		typed.Types = eventTypes
		typed.Payload = func(n int) *Payload { return cyclic(named, n, 64) }
		list = append(list, get, post, typed)
	}
	return list
}

// runningEngine is the one engine beside the run's own browser that is there at a time: an idle one takes time, too.
type runningEngine struct {
	name    string
	browser engines.Engine
	failed  error
}

func (e *runningEngine) stop() {
	if e.browser != nil {
		e.browser.Close()
	}
	*e = runningEngine{}
}

// start gives the engine of that name. One that cannot be started is not tried again before another was.
func (e *runningEngine) start(ctx context.Context, name string) (engines.Engine, error) {
	if e.name != name {
		e.stop()
		e.name = name
	}
	if e.browser == nil && e.failed == nil {
		e.browser, e.failed = engineStarts[name](ctx)
	}
	return e.browser, e.failed
}

// inEngine runs one candidate in a fresh page of another engine. Only wall time can be told there.
func (m *measurer) inEngine(j job, c Candidate) (map[Measure]float64, error) {
	engine, err := m.engine.start(m.ctx, j.Engine)
	if err != nil {
		return nil, err
	}
	m.results.Environment.note(engine)
	ctx, cancel := context.WithTimeout(m.ctx, j.Limit)
	defer cancel()
	release := context.AfterFunc(m.ctx, engine.Close) // not all that is done in an engine looks at the context
	defer release()
	wall, err := m.takeIn(ctx, engine, j, c)
	if err != nil {
		m.engine.stop() // what it still does would be in the way of the next
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		return nil, err
	}
	return map[Measure]float64{pageWall: wall * 1000 / float64(j.payload.Events)}, nil
}

// engineRuns in one page make one figure of a round: a wall clock also counts what others do to the machine meanwhile.
const engineRuns = 3

// takeIn opens a page and has it take the warm-up and then the payload a few times, and gives the median wall time in ms.
func (m *measurer) takeIn(ctx context.Context, engine engines.Engine, j job, c Candidate) (wall float64, err error) {
	page, err := engine.Open(ctx, m.server.plainURL+"/page/"+c.Name)
	if err != nil {
		return 0, err
	}
	defer page.Close()
	var walls Series
	for i := range 1 + engineRuns {
		payload := j.payload
		if i == 0 {
			payload = j.warm
		}
		st := m.server.add(payload, 1, 0, false)
		t, err := engines.Value[*tally](ctx, page, m.script(j, st, false))
		if err == nil {
			err = check(t, payload, st, 1, c)
		}
		m.server.remove(st)
		if err != nil {
			return 0, err
		}
		if i > 0 {
			walls = append(walls, t.Wall)
		}
	}
	return walls.median(), nil
}

// note keeps an engine's version.
func (e *Environment) note(engine engines.Engine) {
	version := fmt.Sprintf("%s %s", engine.Name(), engine.Version())
	if !slices.Contains(e.Engines, version) {
		e.Engines = append(e.Engines, version)
	}
}

// enginesTable has a row for each engine and workload.
func (r *Results) enginesTable() string {
	var rows []string
	for _, w := range r.Workloads {
		if engine, _, _ := strings.Cut(w.Name, "-"); slices.Contains(engineNames, engine) {
			rows = append(rows, w.Name)
		}
	}
	if len(rows) == 0 {
		return ""
	}
	var columns []column
	for _, candidate := range []string{native, eventsource, client, fetchSource, ours} {
		columns = append(columns, column{candidate, func(row string) string { return r.spread(row, candidate, pageWall) }})
	}
	return "\n## Three engines\n\nWall time per event in µs, from opening the stream to the last event, in the page; " +
		strings.Join(r.Environment.Engines, ", ") + ".\n\n" + table("workload", rows, columns)
}
