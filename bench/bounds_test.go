package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// resultsOf has one workload with main-thread times of one round, and failures.
func resultsOf(workload string, main map[string]float64, failed map[string]string) *Results {
	w := &WorkloadResult{Name: workload, Unit: "µs", Cells: map[string]*Cell{}}
	for name, value := range main {
		w.Cells[name] = &Cell{Figures: map[Measure]Figure{mainThread: {Series{value}}}}
	}
	for name, reason := range failed {
		w.Cells[name] = &Cell{Failed: reason}
	}
	return &Results{Workloads: []*WorkloadResult{w}, Ratios: Ratios{}}
}

func TestAhead(t *testing.T) {
	peers := []string{"eventsource", "sse.js"}
	for _, test := range []struct {
		name   string
		main   map[string]float64
		failed map[string]string
		want   string
	}{
		{"ahead of both", map[string]float64{ours: 1, "eventsource": 2, "sse.js": 3}, nil, "met"},
		{"behind one", map[string]float64{ours: 2.5, "eventsource": 2, "sse.js": 3}, nil, "not met"},
		{"level is enough", map[string]float64{ours: 2, "eventsource": 2, "sse.js": 3}, nil, "met"},
		{"a stopped peer is behind", map[string]float64{ours: 1, "eventsource": 2}, map[string]string{"sse.js": "> 20 s"}, "met"},
		{"a peer not run is unknown", map[string]float64{ours: 1, "eventsource": 2}, nil, "not measured"},
		{"ours not run", map[string]float64{"eventsource": 2, "sse.js": 3}, nil, "not measured"},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := ahead(resultsOf(openai64, test.main, test.failed), "bound", openai64, peers)
			assert.Equal(t, test.want, b.verdict(), b.Figure)
		})
	}
}

func TestJudgeOfNothingKnowsNothing(t *testing.T) {
	for _, b := range judge(&Results{}) {
		assert.Equal(t, "not measured", b.verdict(), b.Name)
		assert.NotContains(t, b.Figure, "NaN")
	}
}

func TestJudgeByRatio(t *testing.T) {
	verdicts := map[string]string{}
	r := resultsOf(openai64, map[string]float64{ours: 1, native: 2.5, "eventsource": 1.9}, nil)
	for _, b := range judge(r) {
		verdicts[b.Name] = b.verdict()
	}
	assert.Equal(t, "met", verdicts["DOM listeners, 64 a write: main thread at most 0.4 of native"])
	assert.Equal(t, "not met", verdicts["DOM listeners, 64 a write: main thread at most 1/2 of eventsource"])
}

// figuresOf is a workload with one round of some measures.
func figuresOf(name string, cells map[string]map[Measure]float64) *WorkloadResult {
	w := &WorkloadResult{Name: name, Unit: "ms", Cells: map[string]*Cell{}}
	for candidate, figures := range cells {
		w.Cells[candidate] = &Cell{Figures: map[Measure]Figure{}}
		w.Cells[candidate].add(0, figures)
	}
	return w
}

func verdictsIn(r *Results) map[string]string {
	verdicts := map[string]string{}
	for _, b := range judge(r) {
		verdicts[b.Name] = b.verdict()
	}
	return verdicts
}

func TestJudgeOfWhatIsFelt(t *testing.T) {
	r := &Results{Workloads: []*WorkloadResult{
		figuresOf(stormRow, map[string]map[Measure]float64{
			native: {longestTask: 1000, frameShare: 0, stormTime: 1000},
			ours:   {longestTask: 17.001, frameShare: 0.9, stormTime: 1050},
		}),
		figuresOf(answerPaced, map[string]map[Measure]float64{
			hookOurs: {renderMain: 250}, hookOurs50: {renderMain: 250}, hookChat: {renderMain: 1000}, hookChat50: {renderMain: 300},
		}),
		figuresOf("firefox-get", map[string]map[Measure]float64{
			ours: {pageWall: 1}, eventsource: {pageWall: 2}, client: {pageWall: 0.9}, fetchSource: {pageWall: 1},
		}),
		figuresOf("firefox-named", map[string]map[Measure]float64{
			ours: {pageWall: 1}, eventsource: {pageWall: 1.9}, native: {pageWall: 1}, client: {pageWall: 1}, fetchSource: {pageWall: 1},
		}),
	}}
	verdicts := verdictsIn(r)
	for name, want := range map[string]string{
		"storm, ours: longest task at most 16 ms and one listener":                            "not met",
		"storm, ours: at least 0.9 of the display's frames":                                   "met",
		"storm, ours: at most 5 % more time than native (varies by 5 %)":                      "met",
		"storm, ours-iter: longest task at most 16 ms and one listener":                       "not measured",
		"renders, 500 tokens a second: main thread at most 1/4 of useChat as it comes":        "met",
		"renders, 500 tokens a second: main thread at most 0.8 of useChat throttled to 50 ms": "not met",
		"renders, 500 tokens a second: every token is shown":                                  "met",
		"renders, in a burst: every token is shown":                                           "not measured",
		"firefox: at most 1/2 of eventsource (varies by 10 %)":                                "not met",
		"firefox: behind no peer by more than 10 % (varies by 10 %)":                          "not measured", // without the POST
		"firefox: named listeners ahead of native (varies by 10 %)":                           "met",
	} {
		got, isThere := verdicts[name]
		require.True(t, isThere, "no bound %q", name)
		assert.Equal(t, want, got, name)
	}

	r.workload(answerPaced).Cells[hookOurs50].Failed = "shows 12 of 13 characters, or others"
	assert.Equal(t, "not met", verdictsIn(r)["renders, 500 tokens a second: every token is shown"])
}

func TestOnlyReadersByFetchCountAtOneAWrite(t *testing.T) {
	main := map[string]float64{ours: 1.1}
	for _, peer := range names(isPeer) {
		main[peer] = 1
	}
	main["sse.js"] = 0.1
	name := "DOM listeners, 1 a write: at most 1.1 of the leanest by fetch"
	assert.Equal(t, "met", verdictsIn(resultsOf(openai1, main, nil))[name])
	main[client] = 0.9
	assert.Equal(t, "not met", verdictsIn(resultsOf(openai1, main, nil))[name])
}

func TestLost(t *testing.T) {
	met, missed := atMost("bound", 1, 1, ""), atMost("bound", 1.02, 1, "")
	unknown := atMost("bound", nan, 1, "")
	tolerant, far := varies(atMost("bound", 1.04, 1, ""), 0.05), varies(atMost("bound", 1.06, 1, ""), 0.05)
	for _, test := range []struct {
		name      string
		now       Bound
		before    string
		isPartial bool
		want      bool
	}{
		{"still met", met, "met", false, false},
		{"no longer met", missed, "met", false, true},
		{"never was met", missed, "not met", false, false},
		{"was not measured", missed, "not measured", false, false},
		{"is a new bound", missed, "", false, false},
		{"a partial run loses what it has measured", missed, "met", true, true},
		{"a partial run has not measured it", unknown, "met", true, false},
		{"a full run could not measure it", unknown, "met", false, true},
		{"within what it says it varies by", tolerant, "met", false, false},
		{"past what it says it varies by", far, "met", false, true},
		{"too few", atLeast("bound", 0.8, 0.9, ""), "met", false, true},
		{"enough", atLeast("bound", 0.9, 0.9, ""), "met", false, false},
		{"nothing at all", atLeast("bound", 0, 0.9, ""), "met", false, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			before := map[string]string{}
			if test.before != "" {
				before[test.now.Name] = test.before
			}
			list := lost([]Bound{test.now}, before, test.isPartial)
			assert.Equal(t, test.want, len(list) == 1)
			assert.Equal(t, test.want, lossError(list) != nil)
		})
	}
}

func TestVerdictsAreReadAsTheyAreWritten(t *testing.T) {
	r := &Results{Bounds: []Bound{atMost("kept", 1, 2, "1 of 2"), atMost("not kept", 3, 2, "3 of 2"), atMost("unknown", nan, 2, "")}}
	raw, err := json.Marshal(r)
	require.NoError(t, err)
	verdicts, err := verdictsOf(raw)
	require.NoError(t, err)
	assert.Equal(t, map[string]string{"kept": "met", "not kept": "not met", "unknown": "not measured"}, verdicts)

	_, err = verdictsOf([]byte("<<<<<<<"))
	assert.Error(t, err)
}

func TestNoTwoBoundsHaveOneName(t *testing.T) {
	seen := map[string]bool{}
	for _, b := range judge(&Results{}) {
		assert.False(t, seen[b.Name], b.Name)
		seen[b.Name] = true
	}
}

func TestReportAndChart(t *testing.T) {
	r := resultsOf(openai64, map[string]float64{ours: 1.234, native: 12.34}, map[string]string{"sse.js": "> 20 s"})
	r.compare()
	text := r.markdown()
	assert.Contains(t, text, "| ours | – | 1.23 |")
	assert.Contains(t, text, "| sse.js | – | > 20 s |")
	assert.NotContains(t, text, "NaN")

	assert.NotContains(t, text, "## A storm") // what was not run has no table

	r.Workloads = append(r.Workloads,
		figuresOf(stormRow, map[string]map[Measure]float64{ours: {longestTask: 12.34, frameShare: 0.98, stormTime: 1050}}),
		figuresOf(answerBurst, map[string]map[Measure]float64{hookOurs: {renderMain: 50, renderCount: 4}}),
		figuresOf("webkit-get", map[string]map[Measure]float64{ours: {pageWall: 1.5}}))
	text = r.markdown()
	assert.Contains(t, text, "## A storm")
	assert.Contains(t, text, "| ours | 12.3 | 0.98 | 1,050 |")
	assert.Contains(t, text, "| react | 50.0 | 4.00 | – | – |")
	assert.Contains(t, text, "| webkit-get | – | – | – | – | 1.50 |")
	assert.NotContains(t, text, "NaN")

	svg := r.chart()
	require.True(t, strings.HasPrefix(svg, "<svg "))
	assert.Contains(t, svg, "prefers-color-scheme: dark")
	assert.Contains(t, svg, ">12.3<")
	assert.NotContains(t, svg, "NaN")
}

func TestNumber(t *testing.T) {
	for want, value := range map[string]float64{
		"0.012": 0.0123, "1.23": 1.234, "12.3": 12.34, "123": 123.4, "1,234": 1234.4, "1,234,567": 1234567, "–": nan, "0.00": 0,
	} {
		assert.Equal(t, want, number(value))
	}
}
