package engines_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// build is one of the scripts of dist/ that the scenarios run on.
type build struct {
	name string
	// script sets globals, module exports.
	script, module string
	// wasm: the script's core is compiled from bytes, which a Content Security Policy may forbid.
	wasm bool
}

// builds are those that are tested; a query of a page's says which one.
var builds = []build{
	{name: "wasm", script: "eventsource.js", module: "eventsource.mjs", wasm: true},
	{name: "nowasm", script: "eventsource.nowasm.js", module: "eventsource.nowasm.mjs"},
}

func buildNamed(name string) build {
	for _, b := range builds {
		if b.name == name {
			return b
		}
	}
	return builds[0]
}

// scenarioFiles are the scripts that every realm loads, in their order.
func scenarioFiles() []string {
	files, _ := filepath.Glob("scenarios/*.js")
	names := []string{"harness.js"}
	for _, file := range files {
		if name := filepath.Base(file); name != "harness.js" {
			names = append(names, name)
		}
	}
	return names
}

const distFolder = "../../dist"

// files serves the pages, the workers and their scripts. s is set before the first request.
type files struct {
	s       *site
	mu      sync.Mutex
	clicked map[string]int
}

func (f *files) handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/dist/", http.StripPrefix("/dist/", http.FileServer(http.Dir(distFolder))))
	mux.Handle("/scenarios/", http.StripPrefix("/scenarios/", http.FileServer(http.Dir("scenarios"))))
	mux.Handle("/realms/", http.StripPrefix("/realms/", http.FileServer(http.Dir("realms"))))
	mux.HandleFunc("/page", f.page)
	mux.HandleFunc("/worker.js", f.classicWorker)
	mux.HandleFunc("/worker.mjs", f.moduleWorker)
	mux.HandleFunc("/blank", f.blank)
	mux.HandleFunc("/globals.mjs", f.globals)
	mux.HandleFunc("/between/blank", f.blank)
	mux.HandleFunc("/between/worker.js", func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, "realms/between.js") })
	mux.HandleFunc("/download", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Disposition", `attachment; filename="file.bin"`)
		w.Header().Set("Content-Type", "application/octet-stream")
		_, _ = io.WriteString(w, "a file")
		f.click(r)
	})
	mux.HandleFunc("/nothing", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusNoContent)
		f.click(r)
	})
	mux.HandleFunc("/clicked", func(w http.ResponseWriter, r *http.Request) {
		f.mu.Lock()
		defer f.mu.Unlock()
		_ = json.NewEncoder(w).Encode(f.clicked[r.FormValue("path")])
		f.clicked[r.FormValue("path")] = 0
	})
	return mux
}

func (f *files) click(r *http.Request) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.clicked[r.URL.Path]++
}

// configuration is the script that tells the harness where it is. given says what the build's classes are called there.
func (f *files) configuration(b build, given string) string {
	origins, _ := json.Marshal(f.s.origins())
	return fmt.Sprintf("harness.configure({ %s, origins: %s, watch: harness.watchGlobal })\nObject.assign(harness, { build: %q, wasm: %v })\n",
		given, origins, b.name, b.wasm)
}

const (
	globals = "EventSource, EventStreamDecoder, Native: globalThis.NativeEventSource"
	exports = "EventSource: module.EventSource, EventStreamDecoder: module.EventStreamDecoder, Native: globalThis.EventSource"
)

// page is where scenarios run in a window: with the script tag, or with the module.
func (f *files) page(w http.ResponseWriter, r *http.Request) {
	b := buildNamed(r.FormValue("build"))
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	var text strings.Builder
	text.WriteString("<!doctype html><title>scenarios</title><link rel=icon href='data:,'><body>")
	configuration := f.configuration(b, "kind: 'page', "+globals)
	if r.FormValue("as") == "module" {
		configuration = f.configuration(b, "kind: 'page', "+exports)
	} else {
		fmt.Fprintf(&text, "<script src=/dist/%s></script>", b.script)
	}
	for _, name := range scenarioFiles() {
		fmt.Fprintf(&text, "<script src=/scenarios/%s></script>", name)
	}
	if r.FormValue("as") == "module" {
		fmt.Fprintf(&text, "<script type=module>import * as module from '/dist/%s'\n%s\nwindow.ready = true</script>", b.module, configuration)
	} else {
		fmt.Fprintf(&text, "<script>%s\nwindow.ready = true</script>", configuration)
	}
	text.WriteString("<script src=/realms/realms.js></script>")
	_, _ = io.WriteString(w, text.String())
}

func (f *files) classicWorker(w http.ResponseWriter, r *http.Request) {
	b := buildNamed(r.FormValue("build"))
	w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	w.Header().Set("Service-Worker-Allowed", "/")
	fmt.Fprintf(w, "importScripts('/dist/%s')\n", b.script)
	for _, name := range scenarioFiles() {
		fmt.Fprintf(w, "importScripts('/scenarios/%s')\n", name)
	}
	_, _ = io.WriteString(w, f.configuration(b, "kind: 'worker', "+globals)+"importScripts('/realms/worker.js')\n")
}

func (f *files) moduleWorker(w http.ResponseWriter, r *http.Request) {
	b := buildNamed(r.FormValue("build"))
	w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	w.Header().Set("Service-Worker-Allowed", "/")
	fmt.Fprintf(w, "import * as module from '/dist/%s'\n", b.module)
	for _, name := range scenarioFiles() {
		fmt.Fprintf(w, "import '/scenarios/%s'\n", name)
	}
	_, _ = io.WriteString(w, "import '/realms/worker.js'\n"+f.configuration(b, "kind: 'worker', "+exports))
}

// blank is a document with the build's script, or its module, and with the headers that its query names.
func (f *files) blank(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	for name, values := range r.URL.Query() {
		if name == "content-security-policy" {
			w.Header().Set(name, values[0])
		}
	}
	b := buildNamed(r.FormValue("build"))
	script := fmt.Sprintf("<script src=/dist/%s></script>", b.script)
	if r.FormValue("as") == "module" {
		script = fmt.Sprintf("<script type=module src=/globals.mjs?build=%s></script>", b.name)
	}
	fmt.Fprintf(w, "<!doctype html><title>blank</title><link rel=icon href='data:,'>%s<script src=/realms/frame.js></script>", script)
}

// globals is a module that makes globals of the build's.
func (f *files) globals(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	fmt.Fprintf(w, "import * as module from '/dist/%s'\nObject.assign(globalThis, module)\n", buildNamed(r.FormValue("build")).module)
}

func openSite(t *testing.T) *site {
	t.Helper()
	_, err := os.Stat(distFolder)
	require.NoError(t, err)
	f := &files{clicked: map[string]int{}}
	s := newSite(t, f.handler())
	f.s = s
	return s
}
