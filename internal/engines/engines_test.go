package engines

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var starts = map[string]func(context.Context) (Engine, error){"Chromium": Chromium, "Firefox": Firefox, "WebKitGTK": WebKit}

func TestEveryEngineTakesTheSameVerbs(t *testing.T) {
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", r.URL.Query().Get("csp"))
		_, _ = w.Write([]byte("<!doctype html><title>é" + r.URL.Path + "</title><script>" + WatchScript + "function fail() { throw new Error('nobody caught it') }</script>"))
	}))
	defer server.Close()
	for name, start := range starts {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(context.Background(), StartDeadline)
			defer cancel()
			engine, err := start(ctx)
			require.NoError(t, err)
			defer engine.Close()
			assert.Equal(t, name, engine.Name())
			assert.Regexp(t, `^\d+\.\d+`, engine.Version())

			page, err := engine.Open(ctx, server.URL+"/one")
			require.NoError(t, err)
			other, err := engine.Open(ctx, server.URL+"/two?csp=script-src+'unsafe-inline'")
			require.NoError(t, err)
			for page, want := range map[Page]string{page: "é/one", other: "é/two"} {
				title, err := Value[string](ctx, page, "document.title")
				require.NoError(t, err)
				assert.Equal(t, want, title)
			}

			value, err := page.Evaluate(ctx, "new Promise((resolve) => setTimeout(resolve, 1, { a: [1, 'é😀', null] }))")
			require.NoError(t, err)
			assert.JSONEq(t, `{"a":[1,"é😀",null]}`, string(value))
			value, err = page.Evaluate(ctx, "undefined")
			require.NoError(t, err)
			assert.Equal(t, "null", string(value))
			_, err = page.Evaluate(ctx, "(() => { throw new RangeError('mine') })()")
			require.ErrorContains(t, err, "mine")
			_, err = page.Evaluate(ctx, "Promise.reject(new RangeError('mine'))")
			require.ErrorContains(t, err, "RangeError: mine")

			_, err = page.Evaluate(ctx, "void (window.kept = setTimeout(fail))")
			require.NoError(t, err)
			require.NoError(t, Until(ctx, page, "kept && uncaught.length === 1"))
			uncaught, err := Value[[]string](ctx, page, "uncaught")
			require.NoError(t, err)
			assert.Contains(t, uncaught[0], "nobody caught it")

			require.NoError(t, page.Navigate(ctx, server.URL+"/three"))
			_, err = page.Evaluate(ctx, "setTimeout(() => history.back())")
			require.NoError(t, err)
			require.NoError(t, Until(ctx, page, "document.title === 'é/one'"))

			picture, err := page.Screenshot(ctx)
			require.NoError(t, err)
			assert.Equal(t, "\x89PNG", string(picture[:4]))
			page.Close()
			require.NoError(t, Until(ctx, other, "document.title === 'é/two'"))
			other.Close()
			again, err := engine.Open(ctx, server.URL+"/four")
			require.NoError(t, err)
			again.Close()
		})
	}
}

func TestNothingIsLeftOfABrowser(t *testing.T) {
	for name, start := range map[string]func(context.Context) (Engine, error){"Firefox": Firefox, "WebKitGTK": WebKit} {
		t.Run(name, func(t *testing.T) {
			temporary := t.TempDir()
			t.Setenv("TMPDIR", temporary)
			engine, err := start(context.Background())
			require.NoError(t, err)
			left, err := os.ReadDir(temporary)
			require.NoError(t, err)
			assert.NotEmpty(t, left)
			engine.Close()
			left, err = os.ReadDir(temporary)
			require.NoError(t, err)
			assert.Empty(t, left)
		})
	}
}
