package main

import (
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
	r := resultsOf(openai64, map[string]float64{ours: 1, native: 6, "eventsource": 1.9}, nil)
	for _, b := range judge(r) {
		verdicts[b.Name] = b.verdict()
	}
	assert.Equal(t, "met", verdicts["DOM listeners, 64 a write: main thread at most 1/6 of native"])
	assert.Equal(t, "not met", verdicts["DOM listeners, 64 a write: main thread at most 1/2 of eventsource"])
}

func TestReportAndChart(t *testing.T) {
	r := resultsOf(openai64, map[string]float64{ours: 1.234, native: 12.34}, map[string]string{"sse.js": "> 20 s"})
	r.compare()
	text := r.markdown()
	assert.Contains(t, text, "| ours | – | 1.23 |")
	assert.Contains(t, text, "| sse.js | – | > 20 s |")
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
