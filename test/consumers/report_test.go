package consumers

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
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

// keep writes the results so far when the test ends, if a file was named for them.
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
	table := func(checks []string, kinds ...int) {
		fmt.Fprintf(&out, "\n| project | with | %s |\n| --- | --- |%s\n", strings.Join(checks, " | "), strings.Repeat(" --- |", len(checks)))
		for _, p := range projects {
			if !slices.Contains(kinds, p.kind) {
				continue
			}
			fmt.Fprintf(&out, "| [%s](../examples/%s) | %s |", p.name, p.name, versions(t, p.name, p.tools))
			for _, check := range checks {
				found, ok := r.found[[2]string{p.name, check}]
				switch {
				case !ok && slices.Contains(development, check) && p.name != "react":
					found = "–"
				case !ok:
					found = "**fails**"
				}
				fmt.Fprintf(&out, " %s |", found)
			}
			out.WriteString("\n")
		}
	}
	checks := []string{scripts}
	for _, c := range contract {
		checks = append(checks, c.name)
	}
	table(checks, page, adapter, framework)
	checks = nil
	for _, p := range promises {
		checks = append(checks, p.name)
	}
	out.WriteString(adapters)
	table(append(checks, development...), adapter)
	out.WriteString("\nWithout a browser:\n")
	table([]string{"its tests"}, tests)
	out.WriteString(othersHead)
	for _, o := range others {
		manifests := make([]string, len(o.packages))
		for i, name := range o.packages {
			manifests[i] = name + " " + version(t, filepath.Join("node_modules", name))
		}
		fmt.Fprintf(&out, "| %s | %s | %s |\n", strings.Join(manifests, ", "), o.what, cmp.Or(r.found[[2]string{o.name, ""}], "**fails**"))
	}
	return out.String()
}

// development is what only React's development build does.
var development = []string{"StrictMode", "hot reload"}

const scripts = "scripts, KB gzipped"

// versions are those of the packages that the copy has installed.
func versions(t *testing.T, project string, packages []string) string {
	var all []string
	for _, name := range packages {
		folder := filepath.Join(fresh, project, "node_modules", name)
		if _, err := os.Stat(folder); err != nil {
			folder = filepath.Join(fresh, "node_modules", name)
		}
		all = append(all, name+" "+version(t, folder))
	}
	return cmp.Or(strings.Join(all, ", "), "nothing")
}

func version(t *testing.T, folder string) string {
	content, err := os.ReadFile(filepath.Join(folder, "package.json"))
	require.NoError(t, err)
	var manifest struct{ Version string }
	require.NoError(t, json.Unmarshal(content, &manifest))
	return manifest.Version
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

const adapters = `
What the adapters for frameworks promise besides. Renders are React's commits, and elsewhere changes of the page.

- **4,000 tokens at once**, **400 one by one**: all of them are in the answer, with one render a frame at most.
- **left**: the part of the page that has the stream is left, while it streams or before the server has answered; the server sees it.
- **StrictMode**, **hot reload**: in React's development build every effect runs twice; the component's source changes while it streams.
`

const othersHead = `
## Code of others

As it is published, in a page that has loaded the script tag before it; what the MCP SDK imports from the package ` + "`eventsource`" + ` is ours.

| | what | |
| --- | --- | --- |
`
