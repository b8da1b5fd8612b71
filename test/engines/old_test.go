package engines_test

import (
	"context"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/engines"
)

// unpack writes the browser that the package carries, compressed.
const unpack = `const { readFileSync, writeFileSync } = require('node:fs')
writeFileSync(process.argv[2], require('node:zlib').brotliDecompressSync(readFileSync(process.argv[1])), { mode: 0o755 })`

// TestOldChromium runs the scenarios of pages in an old browser: about the least version that the README promises.
func TestOldChromium(t *testing.T) {
	if !chosen("chromium-106", false) {
		t.Skip("not chosen")
	}
	t.Parallel()
	packed, err := filepath.Abs(packages + "@sparticuz/chromium/bin/chromium.br")
	require.NoError(t, err)
	require.FileExists(t, packed, "make engines ENGINES=full installs it")
	program := filepath.Join(t.TempDir(), "chromium")
	out, err := exec.Command("node", "-e", unpack, packed, program).CombinedOutput()
	require.NoError(t, err, string(out))
	engine, err := engines.ChromiumAt(context.Background(), program, chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("headless", true), chromedp.Flag("single-process", true), chromedp.Flag("no-zygote", true))
	require.NoError(t, err)
	defer engine.Close()
	s := openSite(t)
	for _, build := range builds {
		inPage(t, s, engine, build, "module", pageModule)
		inPage(t, s, engine, build, "script", pageScript)
	}
}

// TestOldWebKit does so in WPE WebKit, of about Safari 16, once with the module and once with the script. It ends with its last
// page, so each page has an engine of its own.
func TestOldWebKit(t *testing.T) {
	if !chosen("wpe", false) {
		t.Skip("not chosen")
	}
	for i, as := range []string{"module", "script"} {
		build := builds[i]
		t.Run(as+", "+build.name, func(t *testing.T) {
			t.Parallel()
			s := openSite(t)
			engine, err := engines.WPE(context.Background())
			require.NoError(t, err)
			defer engine.Close()
			inPage(t, s, engine, build, as, "page, "+as)
		})
	}
}
