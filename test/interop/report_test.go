package interop

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// results is what was found, for docs/interop.md. Its order is that of the tables, not of the run.
var results = &report{found: map[[2]string]string{}, versions: map[string]string{}}

var reportPath = flag.String("report", "", "write the results to this file")

// keep writes the results when the test ends, if a file was named for them.
func (r *report) keep(t *testing.T) {
	if *reportPath != "" {
		t.Cleanup(func() { require.NoError(t, r.write(*reportPath)) })
	}
}

type report struct {
	mu       sync.Mutex
	found    map[[2]string]string // by server and check
	versions map[string]string    // by server
}

func (r *report) version(server, version string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.versions[server] = version
}

// put keeps what a check has found.
func (r *report) put(t *testing.T, server, check, found string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case t.Failed():
		found = strings.TrimSpace("**fails** " + found)
	case found == "":
		found = "yes"
	}
	r.found[[2]string{server, check}] = found
	fmt.Printf("%-32s %-20s %s\n", server, check, found)
}

func (r *report) table(out *strings.Builder, rows, columns []string) {
	fmt.Fprintf(out, "| server | version | %s |\n| --- | --- |%s\n", strings.Join(columns, " | "), strings.Repeat(" --- |", len(columns)))
	for _, row := range rows {
		fmt.Fprintf(out, "| %s | %s |", row, r.versions[row])
		for _, column := range columns {
			fmt.Fprintf(out, " %s |", r.found[[2]string{row, column}])
		}
		out.WriteString("\n")
	}
}

func (r *report) write(path string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	var out strings.Builder
	out.WriteString(head)
	var rows, columns []string
	for _, s := range servers {
		rows = append(rows, s.name)
	}
	for _, c := range contract {
		columns = append(columns, c.name)
	}
	r.table(&out, rows, columns)
	rows = nil
	for _, p := range proxies {
		rows = append(rows, p.name)
	}
	out.WriteString("\n")
	r.table(&out, rows, append(columns, restarted.name))
	out.WriteString("\n| back end | version | what | result |\n| --- | --- | --- | --- |\n")
	for _, b := range backends {
		for _, c := range b.checks {
			fmt.Fprintf(&out, "| %s | %s | %s | %s |\n", b.name, r.versions[b.name], c.name, r.found[[2]string{b.name, c.name}])
		}
	}
	return os.WriteFile(path, []byte(out.String()), 0o644)
}

const head = `# Servers that it was tried with
`
