package main

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Bound is a promise of the project and what this run says about it.
type Bound struct {
	Name   string
	Figure string
	Met    bool
	Known  bool // whether the run has measured all it takes
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
	return json.Marshal(map[string]string{"bound": b.Name, "figure": b.Figure, "verdict": b.verdict()})
}

const (
	maxScript = 6000 // bytes of dist/eventsource.js after gzip -9
	maxModule = 4000 // bytes of the wasm module
)

// atMost is met when value, as printed, is at most limit.
func atMost(name string, value, limit float64, figure string) Bound {
	return Bound{
		Name: name, Figure: figure, Known: !math.IsNaN(value) && !math.IsNaN(limit),
		Met: math.Round(value*1000) <= math.Round(limit*1000),
	}
}

// judge holds the bounds against the results, in the order of their list.
func judge(r *Results) []Bound {
	var list []Bound
	list = append(list, listeners(r, openai64, openai1, "DOM listeners")...)
	list = append(list, listeners(r, chinese64, chinese1, "Chinese, DOM listeners")...)
	for _, c := range []struct{ mine, alike string }{{oursIter, clientIter}, {oursDecoder, parser}} {
		level := c.mine + ", 64 a write: main thread at least level with "
		list = append(list,
			byRatio(r, level+"eventsource-client", openai64, c.mine, client, 1),
			byRatio(r, level+"the same interface, "+c.alike, openai64, c.mine, c.alike, 1),
			byRatio(r, c.mine+", 64 a write: main thread at most 1.4 times the floor", openai64, c.mine, floorDecode, 1.4))
	}
	list = append(list,
		ahead(r, "4 MiB line, paced: main thread at least level with the fastest peer", line4MiB, names(isPeer)),
		ahead(r, "4 MiB line, in a burst: main thread at least level with the fastest peer", lineBurst, names(isPeer)))
	list = append(list, growth(r, mainThread, "main thread"), growth(r, wallTime, "wall time"))
	for _, m := range []Measure{delayP50, delayP99} {
		list = append(list, atMost(fmt.Sprintf("latency %s: at most native's", m),
			r.ratio(latencyRow, ours, native, m), 1,
			fmt.Sprintf("%s ms, native %s ms, ratio %s; floor-decode %s ms", number(r.median(latencyRow, ours, m)),
				number(r.median(latencyRow, native, m)), number(r.ratio(latencyRow, ours, native, m)),
				number(r.median(latencyRow, floorDecode, m)))))
	}
	list = append(list, memory(r)...)
	list = append(list, weight(r)...)
	list = append(list, starting(r)...)
	for i := range list {
		if !list[i].Known {
			list[i].Figure = "–"
		}
	}
	return list
}

// listeners are the bounds on `ours` at 64 a write and at 1 a write.
func listeners(r *Results, packed, single, title string) []Bound {
	return []Bound{
		byRatio(r, title+", 64 a write: main thread at most 1/6 of native", packed, ours, native, 1.0/6),
		byRatio(r, title+", 64 a write: main thread at most 1/2 of eventsource", packed, ours, eventsource, 1.0/2),
		ahead(r, title+", 64 a write: ahead of every peer that dispatches events", packed,
			names(func(c Candidate) bool { return isPeer(c) && c.Events })),
		ahead(r, title+", 1 a write: ahead of every peer but the browser-internal", single, names(isPeer)),
	}
}

func byRatio(r *Results, name, workload, mine, other string, limit float64) Bound {
	ratio := r.ratio(workload, mine, other, mainThread)
	figure := fmt.Sprintf("%.3f of %s (limit %.3f): %s and %s µs", ratio, other, limit,
		number(r.median(workload, mine, mainThread)), number(r.median(workload, other, mainThread)))
	return atMost(name, ratio, limit, figure)
}

// ahead compares with the best of the peers. A peer that failed or was stopped is behind; one not run is unknown.
func ahead(r *Results, name, workload string, peers []string) Bound {
	var parts []string
	worst := math.NaN()
	known := len(r.series(workload, ours, mainThread).present()) > 0
	for _, peer := range peers {
		c := r.cell(workload, peer)
		ratio := r.ratio(workload, ours, peer, mainThread)
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
	b := atMost(name, worst, 1, strings.Join(parts, ", "))
	b.Known = b.Known && known
	return b
}

func growth(r *Results, m Measure, title string) Bound {
	times := func(candidate string) float64 {
		return r.series(size16MB, candidate, m).ratio(r.series(size1MB, candidate, m)).median()
	}
	return atMost("16 MB event at most 17 times the 1 MB one, "+title, times(ours), 17,
		fmt.Sprintf("%.1f times; floor-decode %.1f, native %.1f", times(ours), times(floorDecode), times(native)))
}

func memory(r *Results) []Bound {
	small, large := r.median(wasmRow, ours, memorySmall), r.median(wasmRow, ours, memoryLarge)
	idle := r.median(idleRow, ours, heapBytes)
	least, who := math.NaN(), "no peer"
	for _, peer := range names(isPeer) {
		if v := r.median(idleRow, peer, heapBytes); !math.IsNaN(v) && (math.IsNaN(least) || v < least) {
			least, who = v, peer
		}
	}
	same := atMost("wasm memory: the same after 1 KB and after 1 GB", large, small,
		fmt.Sprintf("%s and %s KiB", number(small/1024), number(large/1024)))
	return []Bound{same, atMost("JS heap per idle stream: no more than the smallest peer's", idle, least,
		fmt.Sprintf("%s KB, %s %s KB, native %s KB; floor-decode %s KB", number(idle/1000), who, number(least/1000),
			number(r.median(idleRow, native, heapBytes)/1000), number(r.median(idleRow, floorDecode, heapBytes)/1000)))}
}

func weight(r *Results) []Bound {
	script, limit := math.NaN(), float64(maxScript)
	if s := r.info(ours).Size; s != nil {
		script = float64(s.Gzip)
	}
	module := r.median(wasmRow, ours, moduleBytes)
	return []Bound{
		atMost("size: dist/eventsource.js at most 6.0 KB gzip -9", script, limit, group(script)+" bytes"),
		atMost("size: wasm at most 4 KB", module, maxModule, group(module)+" bytes"),
	}
}

func starting(r *Results) []Bound {
	sent := r.series(startUpRow, ours, requestSent)
	other := r.series(startUpRow, eventsource, requestSent)
	first := r.median(startUpRow, ours, sinceScript)
	var fastest []float64
	for _, peer := range names(isPeer) {
		if v := r.median(startUpRow, peer, sinceScript); !math.IsNaN(v) {
			fastest = append(fastest, v)
		}
	}
	least := math.NaN()
	if len(fastest) > 0 {
		least = slices.Min(fastest)
	}
	return []Bound{
		atMost("start-up: constructor to request sent no later than eventsource", sent.median(), other.median(),
			fmt.Sprintf("%s ms, eventsource %s ms (at the server: %s and %s ms)", number(sent.median()),
				number(other.median()), number(r.median(startUpRow, ours, requestArrived)),
				number(r.median(startUpRow, eventsource, requestArrived)))),
		atMost("start-up: first event at most 2 ms later than the fastest peer's", first, least+2,
			fmt.Sprintf("%s ms, fastest peer %s ms since the first script (ours since navigation: %s ms)", number(first),
				number(least), number(r.median(startUpRow, ours, firstEvent)))),
	}
}
