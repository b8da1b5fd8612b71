package main

import (
	"fmt"
	"math"
)

// What takes the place of bounds that no script in a page can reach:
//
//   - DOM listeners were to take 1/6 of native's time. An event that scripts can see costs a page's script an object and a
//     call for each; that alone, with the read and the decoding, is above it. maxOfNative is what an EventTarget can be had for.
//   - Latency was to be below native's, which reads in the browser's own code. A page's script gets bytes when a bare read
//     loop does, and no earlier.
//   - An idle stream was to keep no more than the smallest peer. A response that is being read, with its reader and its
//     promise, takes most of that; maxIdleHeap is a stream with all it needs to reconnect.
//   - At one event a write, ours was to be ahead of all. Nine tenths of that time are the browser's for a chunk by fetch, and
//     those that read by XMLHttpRequest get several events in one.
const (
	maxOfNative   = 0.4
	maxOfReadLoop = 1.05
	maxOfLeanest  = 1.1
	maxIdleHeap   = 2000 // bytes
)

const (
	maxScript  = 9000 // bytes of dist/eventsource.js, the script with everything, after gzip -9
	maxDecoder = 4500 // bytes of the decoder alone, in a page's own bundle, after gzip -9
	maxModule  = 4000 // bytes of the wasm module

	stormTask  = 16 + 1 // ms: a frame's time, and one listener
	stormMore  = 1.05   // of native's time in all
	stormShare = 0.9    // of the display's frames: one may be missed at either end

	ofUseChat   = 1.0 / 4 // of its main-thread time as it comes
	ofThrottled = 0.8     // of the same with its own throttling
)

// judge holds the bounds against the results, in the order of their list.
func judge(r *Results) []Bound {
	var list []Bound
	list = append(list, listeners(r, openai64, openai1, "DOM listeners")...)
	list = append(list, listeners(r, chinese64, chinese1, "Chinese, DOM listeners")...)
	for _, row := range []struct{ workload, title string }{{tokens20, "20-byte tokens"}, {namedRow, "named listeners"}} {
		list = append(list, ahead(r, row.title+", 64 a write: ahead of every peer that dispatches events", row.workload, names(dispatches)))
	}
	for _, c := range []struct{ mine, alike string }{{oursIter, clientIter}, {oursDecoder, parser}} {
		level := c.mine + ", 64 a write: main thread at least level with "
		list = append(list,
			byRatio(r, level+"eventsource-client", openai64, c.mine, client, 1),
			byRatio(r, level+"the same interface, "+c.alike, openai64, c.mine, c.alike, 1),
			byRatio(r, c.mine+", 64 a write: main thread at most 1.4 times the floor", openai64, c.mine, floorDecode, 1.4))
	}
	list = append(list,
		varies(ahead(r, "4 MiB line, paced: main thread at least level with the fastest peer", line4MiB, names(isPeer)), 0.05),
		ahead(r, "4 MiB line, in a burst: main thread at least level with the fastest peer", lineBurst, names(isPeer)))
	list = append(list, growth(r, mainThread, "main thread"), varies(growth(r, wallTime, "wall time"), 0.1))
	list = append(list, varies(atMost("latency p50: at most 1.05 of a bare read loop's",
		r.ratio(latencyRow, ours, floorDecode, delayP50), maxOfReadLoop,
		fmt.Sprintf("%.3f of floor-decode: %s and %s ms; native %s ms", r.ratio(latencyRow, ours, floorDecode, delayP50),
			number(r.median(latencyRow, ours, delayP50)), number(r.median(latencyRow, floorDecode, delayP50)),
			number(r.median(latencyRow, native, delayP50)))), 0.05))
	list = append(list, memory(r)...)
	list = append(list, weight(r)...)
	list = append(list, starting(r)...)
	list = append(list, stormBounds(r)...)
	list = append(list, renderBounds(r)...)
	list = append(list, engineBounds(r)...)
	for i := range list {
		if !list[i].Known {
			list[i].Figure = "–"
		}
	}
	return list
}

func dispatches(c Candidate) bool { return isPeer(c) && c.Events }

// listeners are the bounds on `ours` at 64 a write and at 1 a write.
func listeners(r *Results, packed, single, title string) []Bound {
	return []Bound{
		byRatio(r, title+", 64 a write: main thread at most 0.4 of native", packed, ours, native, maxOfNative),
		byRatio(r, title+", 64 a write: main thread at most 1/2 of eventsource", packed, ours, eventsource, 1.0/2),
		ahead(r, title+", 64 a write: ahead of every peer that dispatches events", packed, names(dispatches)),
		behindNone(r, title+", 1 a write: at most 1.1 of the leanest by fetch", single, mainThread,
			names(func(c Candidate) bool { return isPeer(c) && !c.XHR }), maxOfLeanest),
	}
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
	return []Bound{
		atMost("wasm memory: the same after 1 KB and after 1 GB", large, small,
			fmt.Sprintf("%s and %s KiB", number(small/1024), number(large/1024))),
		atMost("JS heap per idle stream: at most 2.0 KB", idle, maxIdleHeap,
			fmt.Sprintf("%s KB; eventsource-client %s KB, native %s KB, floor-decode %s KB", number(idle/1000),
				number(r.median(idleRow, client, heapBytes)/1000), number(r.median(idleRow, native, heapBytes)/1000),
				number(r.median(idleRow, floorDecode, heapBytes)/1000))),
	}
}

func weight(r *Results) []Bound {
	zipped := func(candidate string) float64 {
		if s := r.info(candidate).Size; s != nil {
			return float64(s.Gzip)
		}
		return math.NaN()
	}
	script, decoder, module := zipped(ours), zipped(oursDecoder), r.median(wasmRow, ours, moduleBytes)
	return []Bound{
		atMost("size: dist/eventsource.js, the script with everything, at most 9.0 KB gzip -9", script, maxScript, group(script)+" bytes"),
		atMost("size: the decoder alone at most 4.5 KB gzip -9", decoder, maxDecoder, group(decoder)+" bytes"),
		atMost("size: wasm at most 4 KB", module, maxModule, group(module)+" bytes"),
	}
}

func starting(r *Results) []Bound {
	sent := r.median(startUpRow, ours, requestSent)
	other := r.median(startUpRow, eventsource, requestSent)
	first := r.median(startUpRow, ours, sinceScript)
	peer := r.median(startUpRow, client, sinceScript)
	return []Bound{
		varies(atMost("start-up: constructor to request sent no later than eventsource", sent, other,
			fmt.Sprintf("%s ms, eventsource %s ms (at the server: %s and %s ms)", number(sent), number(other),
				number(r.median(startUpRow, ours, requestArrived)), number(r.median(startUpRow, eventsource, requestArrived)))), 0.1),
		varies(atMost("start-up: first event at most 2 ms later than eventsource-client's", first, peer+2,
			fmt.Sprintf("%s ms, eventsource-client %s ms since the first script (ours since navigation: %s ms)", number(first),
				number(peer), number(r.median(startUpRow, ours, firstEvent)))), 0.05),
	}
}

func stormBounds(r *Results) []Bound {
	var list []Bound
	for _, row := range []struct{ workload, title string }{{stormRow, "storm"}, {stormNamedRow, "storm, addEventListener"}} {
		for _, mine := range []string{ours, oursIter} {
			longest := r.median(row.workload, mine, longestTask)
			frames := r.median(row.workload, mine, frameShare)
			title := row.title + ", " + mine + ": "
			list = append(list,
				atMost(title+"longest task at most 16 ms and one listener", longest, stormTask,
					fmt.Sprintf("%s ms, native %s ms", number(longest), number(r.median(row.workload, native, longestTask)))),
				atLeast(title+"at least 0.9 of the display's frames", frames, stormShare,
					fmt.Sprintf("%.2f, native %.2f", frames, r.median(row.workload, native, frameShare))),
				varies(ratioOf(r, title+"at most 5 % more time than native", row.workload, stormTime, mine, native, stormMore), 0.05))
		}
	}
	return list
}

func renderBounds(r *Results) []Bound {
	var list []Bound
	for _, row := range []struct{ workload, title string }{{answerPaced, "renders, 500 tokens a second"}, {answerBurst, "renders, in a burst"}} {
		title := row.title + ": "
		list = append(list,
			ratioOf(r, title+"main thread at most 1/4 of useChat as it comes", row.workload, renderMain, hookOurs, hookChat, ofUseChat),
			ratioOf(r, title+"main thread at most 0.8 of useChat throttled to 50 ms", row.workload, renderMain, hookOurs, hookChat50, ofThrottled),
			ratioOf(r, title+"both throttled to 50 ms, at most 0.8 of useChat", row.workload, renderMain, hookOurs50, hookChat50, ofThrottled),
			shown(r, title+"every token is shown", row.workload))
	}
	return list
}

// shown is met when no run has failed: one in which a token is missing fails.
func shown(r *Results, name, workload string) Bound {
	b := Bound{Name: name, Met: true, Known: true, Figure: "all of them"}
	for _, mine := range []string{hookOurs, hookOurs50} {
		c := r.cell(workload, mine)
		if c.Failed != "" {
			b.Met, b.past, b.Figure = false, math.Inf(1), mine+" "+firstLine(c.Failed)
		} else if len(c.Figures) == 0 {
			b.Known = false
		}
	}
	return b
}

func engineBounds(r *Results) []Bound {
	var list []Bound
	for _, engine := range engineNames {
		get, post, named := engineRow(engine, getRow), engineRow(engine, postRow), engineRow(engine, namedGet)
		peers := []string{client, fetchSource}
		const more = 1.1
		list = append(list,
			varies(all(engine+": at most 1/2 of eventsource",
				ratioOf(r, getRow, get, pageWall, ours, eventsource, 1.0/2),
				ratioOf(r, namedGet, named, pageWall, ours, eventsource, 1.0/2)), 0.1),
			varies(all(engine+": behind no peer by more than 10 %",
				behindNone(r, getRow, get, pageWall, peers, more), behindNone(r, postRow, post, pageWall, peers, more),
				behindNone(r, namedGet, named, pageWall, peers, more)), 0.1),
			varies(ratioOf(r, engine+": named listeners ahead of native", named, pageWall, ours, native, 1), 0.1))
	}
	return list
}
