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

// failed is how a result begins that should not be.
const failed = "**fails**"

// put keeps what a check has found.
func (r *report) put(t *testing.T, server, check, found string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case t.Failed():
		found = strings.TrimSpace(failed + " " + found)
	case found == "":
		found = "yes"
	}
	r.found[[2]string{server, check}] = found
	fmt.Printf("%-32s %-20s %s\n", server, check, found)
}

// of is what a check has found about a server; "" if it was not run, or has failed.
func (r *report) of(server, check string) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	found := r.found[[2]string{server, check}]
	if strings.HasPrefix(found, failed) {
		return ""
	}
	return found
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
	out.WriteString("\n## In between\n\nBehind them is the program for Go's net/http.\n")
	rows = nil
	for _, p := range proxies {
		rows = append(rows, p.name)
	}
	out.WriteString("\n")
	r.table(&out, rows, append(columns, restarted.name))
	out.WriteString("\n## AI back ends\n\nWithout a model. They are asked by the code in [recipes.md](recipes.md), and read through [formats](formats.md).\n\n| back end | version | what | result |\n| --- | --- | --- | --- |\n")
	for _, b := range backends {
		for _, c := range b.checks {
			fmt.Fprintf(&out, "| %s | %s | %s | %s |\n", b.name, r.versions[b.name], c.name, r.found[[2]string{b.name, c.name}])
		}
	}
	return os.WriteFile(path, []byte(out.String()), 0o644)
}

const head = `# Servers that it was tried with

What ` + "`make interop`" + ` found when it drove these servers from headless Chromium through ` + "`dist/eventsource.js`" + `. The programs are in
[test/interop/servers](../test/interop/servers), and [servers.md](servers.md) quotes them. Every message has Chinese and an emoji.

Each server is held to one contract ([contract_test.go](../test/interop/contract_test.go)):

- **one by one**: an event is with the page before the next one exists.
- **POST**: a JSON body and a header arrive, and the stream opens.
- **done**: the page is told at once that the answer is complete, and what the server does behind ` + "`[DONE]`" + ` is not interrupted.
- **refusal**: status and JSON of a 422 are in the error event, and in what a loop throws.
- **answer breaks off**: the page never takes it for complete, and the POST is not repeated. The entry is what it looks like.
- **connection cut**: the same, with a reset of the connection.
- **GET goes on**: a GET, cut again and again, goes on behind its last event until a 204 ends it; nothing is lost or doubled.
- **POST goes on**: with ` + "`strategy: 'resume'`" + `, a GET goes on where the POST was cut.
- **cancel is seen**: by the server after ` + "`close()`, `signal` and `break`" + `. The entry is when: at once, or only at a write.
- **cookie and CSRF**: a cookie with its token is let in, one without is refused with 403.
- **preflight**: a page of another origin may ask, and go on with ` + "`Last-Event-ID`" + `.
- **restart behind it**: the server behind a proxy is killed in mid-answer and started again; between, there are 502s.

## Servers

`
