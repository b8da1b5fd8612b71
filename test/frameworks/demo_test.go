package frameworks

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
	"eventsource-wasm/internal/demoserver"
)

// written prints the code that the demo page offers for every wire format, by framework and format.
const written = `
import { writers } from '../../cmd/demo/page/code.js'
import { formats } from '../../cmd/demo/page/formats.js'
const all = {}
for (const kind of ['react', 'vue', 'svelte']) {
	all[kind] = {}
	for (const format of formats) {
		const body = format.body([{ role: 'user', content: 'Hello' }])
		all[kind][format.name] = writers[kind]({ format, url: format.url, method: 'POST', headers: format.headers, body, question: 'Hello' })
	}
}
process.stdout.write(JSON.stringify(all))`

// mounts are how a component gets into a page.
var mounts = map[string]struct{ extension, imported, script string }{
	"react":  {"jsx", "{ Chat as %s }", `import { createRoot } from 'react-dom/client'; const mount = (Chat, app) => createRoot(app).render(<Chat />)`},
	"vue":    {"vue", "%s", `import { createApp } from 'vue'; const mount = (Chat, app) => createApp(Chat).mount(app)`},
	"svelte": {"svelte", "%s", `import { mount as begin } from 'svelte'; const mount = (Chat, app) => begin(Chat, { target: app })`},
}

// TestTheCodeOfTheDemo asks the demo server with each piece of code that the demo page offers.
func TestTheCodeOfTheDemo(t *testing.T) {
	command := exec.Command("node", "--input-type=module", "--eval", written)
	command.Stderr = os.Stderr
	text, err := command.Output()
	require.NoError(t, err)
	var all map[string]map[string]string
	require.NoError(t, json.Unmarshal(text, &all))
	require.Len(t, all, len(mounts))
	for kind, byFormat := range all {
		require.Len(t, byFormat, 9)
		script := mounted(t, kind, byFormat)
		site := http.NewServeMux()
		site.Handle("/", demoserver.New(demoserver.Options{TokenInterval: -1}))
		site.HandleFunc("/page", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			_, _ = w.Write([]byte(`<!doctype html><title>test</title><body><script>` + string(script) + `</script>`))
		})
		t.Run(kind, func(t *testing.T) {
			page := browsertest.NewPage(t, browsertest.NewServer(t, site).URL+"/page")
			page.Until("document.querySelectorAll('form').length === 9")
			page.Run(`for (const form of document.querySelectorAll('form')) {
				form.elements[0].value = '写一首诗'
				form.elements[0].dispatchEvent(new Event('input', { bubbles: true }))
				form.requestSubmit()
			}`)
			page.Until("[...document.querySelectorAll('form')].every((form) => / (complete|failed) /.test(form.textContent + ' '))")
			for format, code := range byFormat {
				shown := browsertest.Value[string](page, "document.querySelector('#"+format+" form').textContent")
				assert.Regexp(t, `^Ask ?Stop.*“写一首诗”[^�]{40,} complete *$`, strings.Join(strings.Fields(shown), " "), code)
			}
		})
	}
}

// mounted is the script of a page that shows the components of all formats.
func mounted(t *testing.T, kind string, byFormat map[string]string) []byte {
	t.Helper()
	folder := t.TempDir()
	mount := mounts[kind]
	var entry, components strings.Builder
	for format, code := range byFormat {
		name := format + "." + mount.extension
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(code), 0o600))
		fmt.Fprintf(&entry, "import "+mount.imported+" from './%s'\n", format, name)
		components.WriteString(format + ", ")
	}
	entry.WriteString(mount.script + `
		for (const [name, Chat] of Object.entries({ ` + components.String() + `})) {
			const app = document.createElement('div')
			app.id = name
			document.body.append(app)
			mount(Chat, app)
		}`)
	file := filepath.Join(folder, "main.jsx")
	require.NoError(t, os.WriteFile(file, []byte(entry.String()), 0o600))
	built, err := bundle(file, nil, api.PlatformBrowser)
	require.NoError(t, err)
	return built
}
