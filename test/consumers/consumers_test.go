// Package consumers holds the package to what its users do with it: each project of examples/, in a fresh copy with the packed
// tarball installed, is built as its tool builds for production, and the result streams a POST in a real browser. `make consumers`
// runs it, and writes docs/builds.md.
package consumers

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

// fresh is where tools/consumers.sh lays the copy.
const fresh = "../../build/fresh/examples"

func TestMain(m *testing.M) { browsertest.Main(m) }

// What a project is.
const (
	page      = iota // a page without a framework
	adapter          // one that stands on an adapter for its framework
	framework        // one with a framework, and nothing of ours for it
	tests            // tests that run without a browser
)

// projects are those of examples/, with the packages that they are there for.
var projects = []struct {
	name  string
	kind  int
	tools []string
	test  func(t *testing.T, project string)
}{
	{"page", page, nil, testFiles},
	{"esbuild", page, []string{"esbuild"}, testFiles},
	{"webpack", page, []string{"webpack"}, testFiles},
	{"parcel", page, []string{"parcel"}, testFiles},
	{"react", adapter, []string{"react", "vite"}, testReact},
	{"vue", adapter, []string{"vue", "vite"}, testAdapter},
	{"svelte", adapter, []string{"svelte", "vite"}, testAdapter},
	{"solid", adapter, []string{"solid-js", "vite"}, testAdapter},
	{"next", framework, []string{"next", "react"}, testNext},
	{"angular", framework, []string{"@angular/core", "zone.js"}, testFiles},
	{"jest", tests, []string{"jest", "jest-environment-jsdom"}, testTests},
	{"vitest", tests, []string{"vitest", "jsdom", "happy-dom"}, testTests},
}

func TestProjects(t *testing.T) {
	results.keep(t)
	for _, p := range projects {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			p.test(t, p.name)
		})
	}
}

// Every project of examples/ is tested.
func TestNoProjectIsLeftOut(t *testing.T) {
	manifests, err := filepath.Glob("../../examples/*/package.json")
	require.NoError(t, err)
	assert.Len(t, projects, len(manifests))
	for _, p := range projects {
		assert.FileExists(t, filepath.Join("../../examples", p.name, "package.json"))
	}
}

// testFiles is of a project that is built to a folder of files.
func testFiles(t *testing.T, project string) {
	dist := build(t, project)
	results.loads(t, project, dist)
	holdToContract(t, project, serve(t, http.FileServerFS(os.DirFS(dist))))
}

// testTests is of a project whose tests run without a browser.
func testTests(t *testing.T, project string) {
	run(t, project, "npm", "test")
	results.put(t, project, "its tests", "yes")
}

// A page does not run a script that is not the one its integrity attribute names.
func TestThePlainPageIsHeldToItsIntegrity(t *testing.T) {
	dist := build(t, "page")
	for name, changed := range map[string]bool{"the script that it names": false, "another one": true} {
		t.Run(name, func(t *testing.T) {
			files := http.FileServerFS(os.DirFS(dist))
			server := browsertest.NewServer(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/eventsource.js" && changed {
					w.Header().Set("Content-Type", "text/javascript")
					_, _ = w.Write([]byte("var NativeEventSource = EventSource"))
					return
				}
				files.ServeHTTP(w, r)
			}))
			plain := browsertest.NewPage(t, server.URL)
			assert.Equal(t, !changed, browsertest.Value[bool](plain, "'NativeEventSource' in globalThis"))
		})
	}
}

// serve serves a project's files, and /v1/… as streams that the test writes.
func serve(t *testing.T, files http.Handler) *browsertest.Server {
	server := browsertest.NewUnstarted(t, files)
	streams := server.Config.Handler
	server.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/v1/") {
			r.URL.Path = "/stream" + r.URL.Path
		}
		streams.ServeHTTP(w, r)
	})
	server.Start()
	return server
}

// build makes what the project gives its users, and gives the folder.
func build(t *testing.T, project string) string {
	t.Helper()
	run(t, project, "npm", "run", "build")
	dist := filepath.Join(fresh, project, "dist")
	require.FileExists(t, filepath.Join(dist, "index.html"))
	return dist
}
