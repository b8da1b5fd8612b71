package main

import (
	"fmt"
	"math"
	"strings"
)

// column of a table: a head and what stands under it for a candidate.
type column struct {
	head string
	cell func(candidate string) string
}

// number has as many digits as a reader can use.
func number(v float64) string {
	switch a := math.Abs(v); {
	case math.IsNaN(v):
		return "–"
	case a >= 100:
		return group(math.Round(v))
	case a >= 10:
		return fmt.Sprintf("%.1f", v)
	case a < 0.1 && a > 0:
		return fmt.Sprintf("%.3f", v)
	default:
		return fmt.Sprintf("%.2f", v)
	}
}

// group puts a comma between thousands.
func group(v float64) string {
	s := fmt.Sprintf("%.0f", v)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// display is the cell of one measure: the median, or why there is none.
func (r *Results) display(workload, candidate string, m Measure) string {
	c := r.cell(workload, candidate)
	if v := c.Figures[m].Series.median(); !math.IsNaN(v) {
		return number(v)
	}
	switch {
	case strings.HasPrefix(c.Failed, ">"):
		return c.Failed
	case c.Failed != "":
		return "failed"
	}
	return "–"
}

// spread is the median with the interquartile range.
func (r *Results) spread(workload, candidate string, m Measure) string {
	text := r.display(workload, candidate, m)
	s := r.series(workload, candidate, m)
	if len(s.present()) < 2 {
		return text
	}
	return fmt.Sprintf("%s (%s–%s)", text, number(s.quantile(0.25)), number(s.quantile(0.75)))
}

func (r *Results) measured(workload string, m Measure, spread bool) func(string) string {
	return func(candidate string) string {
		if spread {
			return r.spread(workload, candidate, m)
		}
		return r.display(workload, candidate, m)
	}
}

func table(first string, rows []string, columns []column) string {
	var b strings.Builder
	b.WriteString("| " + first + " |")
	for _, c := range columns {
		b.WriteString(" " + c.head + " |")
	}
	b.WriteString("\n| --- |" + strings.Repeat(" ---: |", len(columns)) + "\n")
	for _, row := range rows {
		b.WriteString("| " + row + " |")
		for _, c := range columns {
			b.WriteString(" " + c.cell(row) + " |")
		}
		b.WriteString("\n")
	}
	return b.String()
}

func (r *Results) size(candidate string) string {
	if s := r.info(candidate).Size; s != nil {
		return fmt.Sprintf("%.1f", float64(s.Gzip)/1000)
	}
	return "–"
}

// markdown is RESULTS.md; the part between the two marks is meant for the project's README.
func (r *Results) markdown() string {
	var b strings.Builder
	all := names(func(Candidate) bool { return true })
	e := r.Environment

	b.WriteString("<!-- summary -->\n")
	fmt.Fprintf(&b, "Main-thread time per event in µs (4 MiB line and latency in ms), medians of %d rounds in one run; %s, %s, %d cores.\n\n",
		e.Rounds, e.Browser, e.OS, e.Cores)
	b.WriteString(table("client", all, []column{
		{"KB gzipped", r.size},
		{"64 a write", r.measured(openai64, mainThread, false)},
		{"1 a write", r.measured(openai1, mainThread, false)},
		{"Chinese, 64", r.measured(chinese64, mainThread, false)},
		{"Chinese, 1", r.measured(chinese1, mainThread, false)},
		{"4 MiB line", r.measured(lineBurst, mainThread, false)},
		{"latency p50", r.measured(latencyRow, delayP50, false)},
		{"latency p99", r.measured(latencyRow, delayP99, false)},
	}))
	b.WriteString("<!-- /summary -->\n\n")

	b.WriteString("## Main thread\n\nMedian and interquartile range.\n\n")
	b.WriteString(r.times(all, mainThread))
	b.WriteString("\n## Wall time\n\nFrom opening the stream to the last event. Workloads at 1 a write, the 4 MiB line and those that the server paces take as long as the server does.\n\n")
	b.WriteString(r.times(all, wallTime))

	b.WriteString("\n## Latency, start-up, memory\n\n")
	b.WriteString(table("client", all, []column{
		{"p50, ms", r.measured(latencyRow, delayP50, true)},
		{"p99, ms", r.measured(latencyRow, delayP99, true)},
		{"script evaluated, ms", r.measured(startUpRow, evaluated, true)},
		{"constructor to request sent, ms", r.measured(startUpRow, requestSent, true)},
		{"constructor to server, ms", r.measured(startUpRow, requestArrived, true)},
		{"script to first event, ms", r.measured(startUpRow, sinceScript, true)},
		{"navigation to first event, ms", r.measured(startUpRow, firstEvent, true)},
		{"heap after 1 M events, KB", r.kilobytes(heapRow)},
		{"heap per idle stream, KB", r.kilobytes(idleRow)},
	}))

	b.WriteString(r.stormTables())
	b.WriteString(r.renderTables())
	b.WriteString(r.enginesTable())

	b.WriteString("\n## Ratios\n\nMain-thread time of ours divided by the other's, round by round; medians.\n\n")
	b.WriteString(r.ratioTables())

	b.WriteString("\n## Bounds\n\n| | bound | figure |\n| --- | --- | --- |\n")
	for _, bound := range r.Bounds {
		fmt.Fprintf(&b, "| %s | %s | %s |\n", bound.verdict(), bound.Name, bound.Figure)
	}
	b.WriteString("\n## Candidates\n\n| client | version | minified, bytes | gzip -9, bytes | request | used as |\n| --- | --- | ---: | ---: | --- | --- |\n")
	for _, c := range r.Candidates {
		minified, zipped := "–", "–"
		if c.Size != nil {
			minified, zipped = group(float64(c.Size.Minified)), group(float64(c.Size.Gzip))
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n", c.Name, c.Version, minified, zipped, c.Method, c.How)
	}
	b.WriteString(r.failures())
	return b.String()
}

// times is a table of all workloads that have the measure, one row each.
func (r *Results) times(rows []string, m Measure) string {
	titles := map[string]*WorkloadResult{}
	var list []string
	for _, w := range r.Workloads {
		for _, c := range w.Cells {
			if _, ok := c.Figures[m]; ok {
				head := w.Name + ", " + w.Unit
				if titles[head] == nil {
					titles[head] = w
					list = append(list, head)
				}
			}
		}
	}
	var columns []column
	for _, candidate := range rows {
		columns = append(columns, column{candidate, func(head string) string {
			return r.spread(titles[head].Name, candidate, m)
		}})
	}
	text := table("workload", list, columns)
	if m == mainThread {
		text += "\n" + r.chunks(list, titles)
	}
	return text
}

// section has a table for each of some workloads, with a row for each candidate that was run; nothing if none was.
func (r *Results) section(title string, workloads []string, of []Candidate, columns func(workload string) []column) string {
	var b strings.Builder
	for _, name := range workloads {
		w := r.workload(name)
		if w == nil {
			continue
		}
		if b.Len() == 0 {
			b.WriteString("\n## " + title + "\n")
		}
		var rows []string
		for _, c := range of {
			if w.Cells[c.Name] != nil {
				rows = append(rows, c.Name)
			}
		}
		fmt.Fprintf(&b, "\n%s: %s.\n\n%s", name, w.Title, table("client", rows, columns(name)))
	}
	return b.String()
}

// chunks tells how the stream reached the page.
func (r *Results) chunks(heads []string, workloads map[string]*WorkloadResult) string {
	var parts []string
	for _, head := range heads {
		name := workloads[head].Name
		if v := r.median(name, floorRead, eventsPerChunk); !math.IsNaN(v) {
			parts = append(parts, fmt.Sprintf("%s %s events or %s bytes", name, number(v),
				group(math.Round(r.median(name, floorRead, bytesPerChunk)))))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "A chunk, as the reader of the first floor gets it, holds: " + strings.Join(parts, "; ") + ".\n"
}

func (r *Results) kilobytes(workload string) func(string) string {
	return func(candidate string) string {
		v := r.median(workload, candidate, heapBytes)
		if math.IsNaN(v) {
			return r.display(workload, candidate, heapBytes)
		}
		return number(v / 1000)
	}
}

func (r *Results) ratioTables() string {
	others := names(func(c Candidate) bool { return c.Group != groupOurs })
	var b strings.Builder
	for _, mine := range names(func(c Candidate) bool { return c.Group == groupOurs }) {
		var rows []string
		for _, w := range r.Workloads {
			if len(r.Ratios[w.Name][mainThread][mine]) > 0 {
				rows = append(rows, w.Name)
			}
		}
		if len(rows) == 0 {
			continue
		}
		var columns []column
		for _, other := range others {
			columns = append(columns, column{other, func(workload string) string {
				return number(r.Ratios[workload][mainThread][mine][other].Series.median())
			}})
		}
		b.WriteString(table(mine, rows, columns) + "\n")
	}
	return b.String()
}

// failures lists what did not run, with the reason.
func (r *Results) failures() string {
	var b strings.Builder
	for _, c := range r.Candidates {
		if c.Failed != "" {
			fmt.Fprintf(&b, "- %s: %s\n", c.Name, firstLine(c.Failed))
			continue
		}
		for _, w := range r.Workloads {
			if cell := w.Cells[c.Name]; cell != nil && cell.Failed != "" {
				fmt.Fprintf(&b, "- %s in %s: %s\n", c.Name, w.Name, firstLine(cell.Failed))
			}
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return "\n## Failed or stopped\n\n" + b.String()
}
