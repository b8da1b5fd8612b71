package main

import (
	"cmp"
	"fmt"
	"html"
	"math"
	"slices"
	"strings"
)

// The chart's measures in px.
const (
	chartWidth  = 760
	labelWidth  = 240
	valueWidth  = 70
	barHeight   = 16
	barStep     = 24
	panelHead   = 46
	panelGap    = 18
	chartMargin = 16
)

// The colours are fixed by class and change with the reader's scheme; the background stays the page's.
const chartStyle = `
  text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #24292f }
  .title { font-weight: 600; font-size: 14px }
  .value { font-variant-numeric: tabular-nums }
  .peer { fill: #8c959f } .native { fill: #57606a } .ours { fill: #0a7ea4 } .floor { fill: #d0d7de }
  .mine { font-weight: 600 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 }
    .peer { fill: #6e7681 } .native { fill: #9da7b1 } .ours { fill: #39c5e8 } .floor { fill: #30363d }
  }
`

// chart draws main-thread time per event, one panel for each way of cutting the stream, the shortest bar on top.
func (r *Results) chart() string {
	var body strings.Builder
	y := chartMargin
	for _, panel := range []struct{ workload, title string }{
		{openai64, "Main-thread time per event, 64 events a write"},
		{openai1, "Main-thread time per event, 1 event a write"},
	} {
		y = r.panel(&body, y, panel.workload, panel.title)
	}
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%[1]d" height="%[2]d" role="img" aria-label="Main-thread time per event for each client">
<style>%s</style>
%s</svg>
`, chartWidth, y, chartStyle, body.String())
}

func (r *Results) panel(b *strings.Builder, y int, workload, title string) int {
	type bar struct {
		Candidate
		value float64
	}
	var bars []bar
	longest := 0.0
	for _, c := range candidates {
		if v := r.median(workload, c.Name, mainThread); !math.IsNaN(v) {
			bars = append(bars, bar{c, v})
			longest = max(longest, v)
		}
	}
	if len(bars) == 0 {
		return y
	}
	slices.SortStableFunc(bars, func(a, b bar) int { return cmp.Compare(a.value, b.value) })

	fmt.Fprintf(b, "<text class=\"title\" x=\"%d\" y=\"%d\">%s (µs, less is better)</text>\n", chartMargin, y+16, html.EscapeString(title))
	room := float64(chartWidth - 2*chartMargin - labelWidth - valueWidth)
	for i, bar := range bars {
		top := y + panelHead - barHeight + i*barStep
		middle := top + barHeight/2 + 5
		length := math.Max(1, bar.value/longest*room)
		class := ""
		if bar.Group == groupOurs {
			class = " class=\"mine\""
		}
		fmt.Fprintf(b, "<text%s x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", class, chartMargin+labelWidth-10, middle,
			html.EscapeString(label(bar.Candidate)))
		fmt.Fprintf(b, "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>", bar.Group,
			chartMargin+labelWidth, top, length, barHeight)
		fmt.Fprintf(b, "<text class=\"value\" x=\"%.1f\" y=\"%d\">%s</text>\n",
			float64(chartMargin+labelWidth)+length+8, middle, number(bar.value))
	}
	return y + panelHead + len(bars)*barStep + panelGap - barHeight
}

// label names ours after the package rather than after the bench.
func label(c Candidate) string {
	switch c.Name {
	case ours:
		return "eventsource-wasm"
	case oursIter:
		return "eventsource-wasm, for await"
	case oursDecoder:
		return "eventsource-wasm, decoder"
	case floorRead:
		return "(bytes read)"
	case floorDecode:
		return "(bytes decoded)"
	}
	return c.Name
}
