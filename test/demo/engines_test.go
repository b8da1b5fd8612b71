package demo

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
	"eventsource-wasm/internal/demoserver"
	"eventsource-wasm/internal/demoserver/clocktest"
	"eventsource-wasm/internal/engines"
)

// TestOtherEnginesStream asks in Firefox and WebKit, and sees the answer grow. With $SHOTS a picture is left in that folder.
func TestOtherEnginesStream(t *testing.T) {
	for name, start := range map[string]func(context.Context) (engines.Engine, error){"firefox": engines.Firefox, "webkit": engines.WebKit} {
		t.Run(name, func(t *testing.T) {
			clock := clocktest.New()
			url, sent := serve(t, demoserver.Options{Clock: clock, TokenInterval: time.Second, JobInterval: time.Second})
			ctx, cancel := context.WithTimeout(t.Context(), 2*browsertest.Deadline)
			defer cancel()
			engine, err := start(ctx)
			require.NoError(t, err)
			t.Cleanup(engine.Close)
			page, err := engine.Open(ctx, url)
			require.NoError(t, err)
			until := func(condition string) {
				t.Helper()
				require.NoError(t, engines.Until(ctx, page, condition))
			}
			for i, format := range []string{"OpenAI chat", "Gemini"} {
				until("document.getElementById('code').textContent")
				_, err = page.Evaluate(ctx, `void [...document.querySelectorAll('#formats label')].find((l) => l.textContent === '`+format+`').click()`)
				require.NoError(t, err)
				_, err = page.Evaluate(ctx, `void (document.getElementById('prompt').value = '写一首诗',
					document.getElementById('prompt').dispatchEvent(new Event('input')), document.getElementById('send').click())`)
				require.NoError(t, err)
				clock.AwaitSleeper(t)
				clock.Advance(6 * time.Second)
				until("document.getElementById('chat-light').dataset.state === 'streaming' && document.getElementById('answer').textContent.length > 3")
				few, err := engines.Value[int](ctx, page, "document.getElementById('answer').textContent.length")
				require.NoError(t, err)
				assert.Less(t, few, 30, "the rest is not due")
				clock.Advance(time.Hour)
				until("document.getElementById('chat-light').dataset.state === 'complete'")
				assert.EqualValues(t, i+1, sent.Load())
			}

			// The page reloads in mid-answer, and the next one reads on.
			_, err = page.Evaluate(ctx, `void (window.before = true, document.getElementById('reload').click())`)
			require.NoError(t, err)
			clock.AwaitSleeper(t)
			clock.Advance(60 * time.Second)
			until("typeof before === 'undefined' && document.getElementById('answer')?.textContent.length >= 40")
			clock.Advance(time.Hour)
			until("document.getElementById('chat-light').dataset.state === 'complete' && /: 1$/.test(document.getElementById('prompts').textContent)")
			assert.EqualValues(t, 3, sent.Load())

			// A job, which a second tab joins.
			_, err = page.Evaluate(ctx, `void (window.open = (url) => { window.opened = String(new URL(url, location)) }, document.getElementById('job-start').click())`)
			require.NoError(t, err)
			clock.AwaitSleeper(t)
			clock.Advance(6 * time.Second)
			until("document.getElementById('job-events').textContent === '7'")
			_, err = page.Evaluate(ctx, `void document.getElementById('job-tab').click()`)
			require.NoError(t, err)
			address, err := engines.Value[string](ctx, page, "opened")
			require.NoError(t, err)
			second, err := engine.Open(ctx, address)
			require.NoError(t, err)
			require.NoError(t, engines.Until(ctx, second, "document.getElementById('job-open').textContent === '1'"))
			clock.Advance(2 * time.Second)
			for _, tab := range []engines.Page{page, second} {
				count := map[engines.Page]string{page: "9", second: "2"}[tab]
				require.NoError(t, engines.Until(ctx, tab, "document.getElementById('job-events').textContent === '"+count+"'"))
			}
			if folder := os.Getenv("SHOTS"); folder != "" {
				picture, err := page.Screenshot(ctx)
				require.NoError(t, err)
				require.NoError(t, os.WriteFile(filepath.Join(folder, name+".png"), picture, 0o600))
			}
		})
	}
}
