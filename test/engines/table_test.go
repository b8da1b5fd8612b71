package engines_test

import (
	"fmt"
	"io"
	"regexp"
	"sort"
	"strings"
	"sync"
	"testing"
	"text/tabwriter"
	"time"
)

// keys of streams, which are others each time.
var keys = regexp.MustCompile(`http://[\d.:]+/s/\w+`)

// row is what came of the scenarios in one realm of one engine.
type row struct {
	engine, version, realm  string
	passed, limited, failed int
	limits                  map[string]int
	departs                 []string // scenarios that the engine's own class does not pass
	missing                 string
	begun                   time.Time
	took                    time.Duration
}

var table struct {
	sync.Mutex
	rows []*row
}

func addRow(engine, version, realm string) *row {
	table.Lock()
	defer table.Unlock()
	r := &row{engine: engine, version: version, realm: realm, limits: map[string]int{}, begun: time.Now()}
	table.rows = append(table.rows, r)
	return r
}

func (r *row) finish() { r.took = time.Since(r.begun) }

// none: the engine does not have the realm, in its own words.
func (r *row) none(err error) { r.missing = strings.TrimSpace(strings.SplitN(err.Error(), "\n", 2)[0]) }

// add counts a result. The native class's departures are noted; they are the engine's affair.
func (r *row) add(t *testing.T, got result) {
	t.Helper()
	switch got.Status {
	case "passed":
		r.passed++
	case "limited":
		r.limited++
		for _, limit := range got.Limits {
			r.limits[limit]++
		}
	default:
		r.failed++
		native := ""
		if got.Native != "" {
			native = "; the browser's own class: " + got.Native
		}
		t.Errorf("%s%s", got.Error, native)
	}
	if got.Native != "" && got.Native != "agrees" {
		r.departs = append(r.departs, keys.ReplaceAllString(got.Name+": "+got.Native, "/s/…"))
	}
}

func printTable(to io.Writer) {
	if len(table.rows) == 0 {
		return
	}
	sort.SliceStable(table.rows, func(i, j int) bool { return table.rows[i].engine < table.rows[j].engine })
	out := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	fmt.Fprintln(out, "engine\trealm\tpassed\tlimited\tfailed\ttime")
	type note struct{ engine, text string }
	limits, departs := map[note][]string{}, map[note]bool{}
	for _, r := range table.rows {
		engine := r.engine + " " + r.version
		if r.missing != "" {
			fmt.Fprintf(out, "%s\t%s\tnone: %s\n", engine, r.realm, r.missing)
			continue
		}
		fmt.Fprintf(out, "%s\t%s\t%d\t%d\t%d\t%.1f s\n", engine, r.realm, r.passed, r.limited, r.failed, r.took.Seconds())
		for limit, count := range r.limits {
			n := note{r.engine, limit}
			limits[n] = append(limits[n], fmt.Sprintf("%s %d", r.realm, count))
		}
		for _, text := range r.departs {
			departs[note{r.engine, text}] = true
		}
	}
	_ = out.Flush()
	var lines []string
	for n, where := range limits {
		sort.Strings(where)
		lines = append(lines, fmt.Sprintf("limit of %s: %s (%s)", n.engine, n.text, strings.Join(where, "; ")))
	}
	for n := range departs {
		lines = append(lines, fmt.Sprintf("the own class of %s departs: %s", n.engine, n.text))
	}
	sort.Strings(lines)
	for _, line := range lines {
		fmt.Fprintln(to, line)
	}
}
