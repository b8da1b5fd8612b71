package consumers

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

var reportPath = flag.String("report", "", "write the results to this file")

// results is what was found, for docs/builds.md, by project and check.
var results = &report{found: map[[2]string]string{}}

type report struct {
	mu    sync.Mutex
	found map[[2]string]string
}

// put keeps what a check has found. It is not called of one that has failed.
func (r *report) put(t *testing.T, project, check, found string) {
	if t.Failed() {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.found[[2]string{project, check}] = found
}

// keep writes the results when the test ends, if a file was named for them.
func (r *report) keep(t *testing.T) {
	if *reportPath != "" {
		t.Cleanup(func() { require.NoError(t, os.WriteFile(*reportPath, []byte(r.text(t)), 0o644)) })
	}
}

func (r *report) text(t *testing.T) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	var out strings.Builder
	out.WriteString(head)
	table := func(checks []string, is func(project string) bool) {
		fmt.Fprintf(&out, "\n| project | with | %s |\n| --- | --- |%s\n", strings.Join(checks, " | "), strings.Repeat(" --- |", len(checks)))
		for _, p := range projects {
			if !is(p.name) {
				continue
			}
			fmt.Fprintf(&out, "| [%s](../examples/%s) | %s |", p.name, p.name, versions(t, p.name, p.tools))
			for _, check := range checks {
				found, ok := r.found[[2]string{p.name, check}]
				if !ok {
					found = "**fails**"
					if check == "hot reload" && p.name != "react" {
						found = "not tried"
					}
				}
				fmt.Fprintf(&out, " %s |", found)
			}
			out.WriteString("\n")
		}
	}
	var checks []string
	for _, c := range contract {
		checks = append(checks, c.name)
	}
	has := func(checks ...string) func(string) bool {
		return func(project string) bool {
			for _, check := range checks {
				if r.found[[2]string{project, check}] != "" {
					return true
				}
			}
			return false
		}
	}
	isRunner := has("its tests")
	table(append([]string{scripts}, checks...), func(project string) bool { return !isRunner(project) })
	var more []string
	for _, p := range promises {
		more = append(more, p.name)
	}
	out.WriteString(frameworks)
	table(append(more, "hot reload"), has(more...))
	out.WriteString("\nWithout a browser:\n")
	table([]string{"its tests"}, isRunner)
	return out.String()
}

const scripts = "scripts, KB gzipped"

// versions are those of the packages that the copy has installed.
func versions(t *testing.T, project string, packages []string) string {
	var all []string
	for _, name := range packages {
		content, err := os.ReadFile(filepath.Join(fresh, project, "node_modules", name, "package.json"))
		if err != nil {
			content, err = os.ReadFile(filepath.Join(fresh, "node_modules", name, "package.json"))
		}
		require.NoError(t, err)
		var manifest struct{ Version string }
		require.NoError(t, json.Unmarshal(content, &manifest))
		all = append(all, name+" "+manifest.Version)
	}
	return strings.Join(all, ", ")
}

// loads keeps how large the scripts of a built folder are, all together.
func (r *report) loads(t *testing.T, project, dist string) {
	size := 0
	require.NoError(t, filepath.WalkDir(dist, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".js" {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		var small bytes.Buffer
		w, _ := gzip.NewWriterLevel(&small, gzip.BestCompression)
		_, _ = w.Write(content)
		_ = w.Close()
		size += small.Len()
		return nil
	}))
	r.put(t, project, scripts, fmt.Sprintf("%.1f", float64(size)/1000))
}

const head = `# Builds that it was tried with

What ` + "`make consumers`" + ` found: the projects of [examples/](../examples), each in a fresh copy with the packed package installed, built as its
tool builds for production, and used in headless Chromium.

- **scripts**: all that the page loads, its framework's too.
- **POST streams**: a JSON body arrives, and each token is on the page before the next one exists; ` + "`[DONE]`" + ` completes the answer.
- **refusal**: status and body of a 429 are on the page, and there is no second request.
- **stop**: the server sees at once that nobody reads on; what has come stays on the page.
- **superseded**: a second question ends the first stream, which writes nothing any more.
`

const frameworks = `
What the adapters for frameworks promise besides; renders are React's commits, and elsewhere changes of the page:

- **4,000 tokens at once**, **400 one by one**: all of them are in the answer, with one render a frame at most.
- **left**: the part of the page that has the stream is left, while it streams or before the server has answered; the server sees it.
- **hot reload**: the component's source changes while it streams. Tried in React's StrictMode, with one POST for each question.
`
