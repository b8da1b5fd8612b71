// Package frameworks tests the adapters in pages of the frameworks that they are for.
package frameworks

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

// framework is a page of testdata, and where packages are that it does not have from node_modules.
type framework struct {
	name, page string
	alias      map[string]string
}

var frameworks = []framework{
	{"React 19", "react.jsx", nil},
	{"React 18", "react.jsx", map[string]string{"react": "react-18/node_modules/react", "react-dom": "react-18/node_modules/react-dom"}},
	{"Vue", "vue.js", nil},
	{"Svelte", "svelte.js", nil},
	{"Solid", "solid.js", nil},
}

var bundles sync.Map // of a framework's name, what builds its page once

func (f framework) bundle() ([]byte, error) {
	build, _ := bundles.LoadOrStore(f.name, sync.OnceValues(func() ([]byte, error) { return bundle(f.page, f.alias, api.PlatformBrowser) }))
	return build.(func() ([]byte, error))()
}

// bundle is a script of testdata, or one that lies elsewhere, with all that it imports.
func bundle(name string, elsewhere map[string]string, platform api.Platform) ([]byte, error) {
	modules, err := filepath.Abs("node_modules")
	if err != nil {
		return nil, err
	}
	entry := name
	if !filepath.IsAbs(name) {
		entry = "testdata/" + name
	}
	alias := map[string]string{}
	for from, to := range elsewhere {
		alias[from], _ = filepath.Abs(to)
	}
	for _, name := range []string{"react", "vue", "svelte", "solid", "store", "formats"} {
		alias["eventsource-wasm/"+name], _ = filepath.Abs("../../dist/" + name + ".mjs")
	}
	options := api.BuildOptions{
		EntryPoints: []string{entry},
		Bundle:      true,
		Format:      api.FormatIIFE,
		Platform:    platform,
		Charset:     api.CharsetASCII,
		JSX:         api.JSXAutomatic,
		Alias:       alias,
		NodePaths:   []string{modules}, // for dist/, which has none above it
		Conditions:  []string{"development"},
		TsconfigRaw: `{"compilerOptions":{"experimentalDecorators":true,"useDefineForClassFields":true,"jsx":"react-jsx"}}`,
		Define:      map[string]string{"process.env.NODE_ENV": `"development"`, "__VUE_OPTIONS_API__": "true", "__VUE_PROD_DEVTOOLS__": "false", "__VUE_PROD_HYDRATION_MISMATCH_DETAILS__": "false"},
		Plugins:     []api.Plugin{components(map[bool]string{true: "server", false: "client"}[platform == api.PlatformNode])},
	}
	if platform == api.PlatformNode {
		options.Format = api.FormatESModule
		// Packages that require in the way of Node.
		options.Banner = map[string]string{"js": "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)"}
	}
	result := api.Build(options)
	if len(result.Errors) > 0 {
		return nil, fmt.Errorf("%s: %s", name, result.Errors[0].Text)
	}
	return result.OutputFiles[0].Contents, nil
}

// components are Svelte's and Vue's, which their compilers make scripts of, for a client or a server.
func components(side string) api.Plugin {
	return api.Plugin{Name: "components", Setup: func(build api.PluginBuild) {
		build.OnLoad(api.OnLoadOptions{Filter: `\.(svelte|vue)$`}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
			source, err := os.ReadFile(args.Path)
			if err != nil {
				return api.OnLoadResult{}, err
			}
			var told bytes.Buffer
			command := exec.Command("node", "compile.mjs", args.Path, side)
			command.Stdin, command.Stderr = bytes.NewReader(source), &told
			code, err := command.Output()
			if err != nil || told.Len() > 0 {
				return api.OnLoadResult{}, fmt.Errorf("%s: %v: %s", args.Path, err, &told)
			}
			text := string(code)
			return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, nil
		})
	}}
}

// open opens the framework's page, which nothing is mounted in yet. What it complains of in the console fails the test.
func (f framework) open(t *testing.T) (*browsertest.Server, *browsertest.Page) {
	t.Helper()
	require.DirExists(t, "node_modules", "first: tools/npm-ci.sh test/frameworks")
	require.DirExists(t, "react-18/node_modules", "first: tools/npm-ci.sh test/frameworks/react-18")
	script, err := f.bundle()
	require.NoError(t, err)
	site := http.NewServeMux()
	site.HandleFunc("/bundle.js", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		_, _ = w.Write(script)
	})
	site.HandleFunc("/page", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = fmt.Fprint(w, `<!doctype html><title>test</title><div id="app"></div><script src="/bundle.js"></script>`)
	})
	server := browsertest.NewServer(t, site)
	page := browsertest.NewPage(t, server.URL+"/page")
	t.Cleanup(func() {
		for _, line := range page.Console() {
			if !strings.Contains(line, "React DevTools") && !strings.Contains(line, "development build of Vue") && !strings.Contains(line, "development mode") {
				t.Errorf("the console has: %s", line)
			}
		}
	})
	return server, page
}

// each runs a test in every framework.
func each(t *testing.T, test func(t *testing.T, server *browsertest.Server, page *browsertest.Page)) {
	for _, f := range frameworks {
		t.Run(f.name, func(t *testing.T) {
			server, page := f.open(t)
			test(t, server, page)
		})
	}
}

// shown waits until the page shows a text.
func shown(page *browsertest.Page, text string, id ...int) {
	argument := ""
	if len(id) > 0 {
		argument = fmt.Sprint(id[0])
	}
	page.Until(fmt.Sprintf("document.getElementById('status%s') && app.shown('%s') === %s", argument, argument, browsertest.Literal(text)))
}
