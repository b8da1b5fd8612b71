package demo

import (
	"os"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
	"eventsource-wasm/internal/demoserver"
)

// finding is what axe-core has against a page.
type finding struct {
	ID, Help string
	Nodes    []struct {
		HTML    string
		Summary string `json:"failureSummary"`
	}
}

// look sets what a person's device says of itself.
func look(t *testing.T, page *browsertest.Page, scheme string, width, height int64) {
	t.Helper()
	page.Do(chromedp.EmulateViewport(width, height))
	_, err := chromedp.Call(page.Context(), emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}},
	})
	require.NoError(t, err)
}

// TestAxeFindsNothing checks the page as it is found, and when nearly all that it can show is shown.
func TestAxeFindsNothing(t *testing.T) {
	axe, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	require.NoError(t, err, "first: tools/npm-ci.sh test/demo")
	for _, language := range []string{"en", "zh"} {
		page, _ := demo(t, demoserver.Options{TokenInterval: -1, JobInterval: time.Millisecond},
			"Object.defineProperty(navigator, 'languages', { value: ['"+language+"'] })")
		page.Run(string(axe))
		check := func(scheme string, width int64) {
			look(t, page, scheme, width, 800)
			findings := browsertest.Value[[]finding](page, `axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)`)
			assert.Empty(t, findings, "%s, %s, %d", language, scheme, width)
			assert.LessOrEqual(t, browsertest.Value[int64](page, "document.documentElement.scrollWidth"), width)
		}
		check("light", 1280)
		page.Run("document.getElementById('fault').value = 'error'; document.getElementById('fault').dispatchEvent(new Event('change', { bubbles: true }))")
		ask(page, "写一首诗")
		state(page, "failed")
		page.Run("for (const id of ['job-start', 'code-copy', 'wire-save']) document.getElementById(id).click()")
		page.Until("document.getElementById('job-light').dataset.state === 'finished'")
		typeInto(page, "req-body", "{")
		page.Until("!document.getElementById('req-body-error').hidden")
		for _, scheme := range []string{"light", "dark"} {
			for _, width := range []int64{1280, 360} {
				check(scheme, width)
			}
		}
	}
}

// TestThePageIsUsedByKeyboard goes through the page by Tab: all that can be used is come by, and what has the focus shows it.
func TestThePageIsUsedByKeyboard(t *testing.T) {
	page, _ := demo(t, demoserver.Options{TokenInterval: -1})
	var order []string
	for range 80 {
		page.Do(chromedp.KeyEvent(kb.Tab))
		at := browsertest.Value[string](page, `(() => {
			const on = document.activeElement
			if (on === document.body) return '' // behind the last
			const shown = on.matches('.choices input') ? on.nextElementSibling : on
			const outlined = getComputedStyle(shown).outlineStyle !== 'none'
			return (on.id || on.name || on.textContent) + (outlined ? '' : ': not shown')
		})()`)
		if at == "" {
			break
		}
		order = append(order, at)
	}
	assert.Subset(t, order, []string{"language", "format", "prompt", "send", "fault", "conversation", "req-method", "req-url", "req-headers",
		"req-body", "events", "code-kind", "code-copy", "job-start", "job-log", "wire-cut", "wire-clear", "wire-chunks", "wire-events"}, order)
	for _, at := range order {
		assert.NotContains(t, at, "not shown")
	}
	page.Run("document.querySelector('input[name=format]').focus()")
	page.Do(chromedp.KeyEvent(kb.ArrowRight), chromedp.KeyEvent(kb.ArrowRight))
	assert.Equal(t, "/v1/messages", value(page, "req-url"), "arrows pick a format")
}
