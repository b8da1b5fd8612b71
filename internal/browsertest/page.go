// Package browsertest gives tests a real Chromium, pages whose clock they may stop, and a server that they control write by
// write.
package browsertest

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// Deadline bounds every wait for a condition. It ends what hangs; no machine is so slow that it should need as long.
const Deadline = 2 * time.Minute

// Page is one tab, in a browser context of its own.
type Page struct {
	t      testing.TB
	ctx    context.Context
	cancel context.CancelFunc
	mu     sync.Mutex
	errors []string
	logs   []string
}

// NewPage opens a tab on the URL, in the browser that the package's tests share (see [Main]). It is closed when the test
// ends; exceptions that nothing caught fail the test unless Uncaught takes them. The scripts run in every document of the
// tab before its own.
func NewPage(t testing.TB, url string, scripts ...string) *Page {
	t.Helper()
	browser, err := sharedBrowser()
	require.NoError(t, err)
	ctx, cancel := chromedp.NewContext(browser.ctx, chromedp.WithNewBrowserContext())
	return open(t, ctx, cancel, url, scripts)
}

// Tab is NewPage for another tab beside this one, which shares with it what tabs of one profile share.
func (p *Page) Tab(url string, scripts ...string) *Page {
	p.t.Helper()
	ctx, cancel := chromedp.NewContext(p.ctx)
	return open(p.t, ctx, cancel, url, scripts)
}

func open(t testing.TB, ctx context.Context, cancel context.CancelFunc, url string, scripts []string) *Page {
	t.Helper()
	p := &Page{t: t, ctx: ctx, cancel: cancel}
	t.Cleanup(func() {
		for _, text := range p.Uncaught() {
			t.Errorf("uncaught in the page: %s", text)
		}
		p.Close()
	})
	require.NoError(t, chromedp.Listen(ctx, p.listen))
	for _, script := range scripts {
		_, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
		require.NoError(t, err)
	}
	p.Do(chromedp.Navigate(url))
	return p
}

// Close closes the tab.
func (p *Page) Close() {
	_ = chromedp.Cancel(p.ctx)
	p.cancel()
}

func (p *Page) listen(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			text += " " + e.ExceptionDetails.Exception.Description
		}
		p.errors = append(p.errors, text)
	case *runtime.EventConsoleAPICalled:
		var words []string
		for _, arg := range e.Args {
			var text string
			if json.Unmarshal(arg.Value, &text) != nil {
				text = arg.Description
			}
			words = append(words, text)
		}
		p.logs = append(p.logs, strings.Join(words, " "))
	}
}

// Uncaught takes the exceptions that nothing in the page caught so far.
func (p *Page) Uncaught() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	errors := p.errors
	p.errors = nil
	return errors
}

// Console gives what the page has written to its console.
func (p *Page) Console() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.logs...)
}

// Do runs chromedp's actions on the page.
func (p *Page) Do(actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, Deadline)
	defer cancel()
	require.NoError(p.t, chromedp.Do(ctx, actions...))
}

// Context is the tab's, for what chromedp offers beyond Do.
func (p *Page) Context() context.Context { return p.ctx }

// Run runs statements in the page; what they declare with var stays.
func (p *Page) Run(script string) {
	p.t.Helper()
	p.Do(chromedp.Evaluate[chromedp.Void](script + "\n;undefined"))
}

// Value evaluates an expression in the page, awaits it if it is a promise, and gives it as a T by way of JSON.
func Value[T any](p *Page, expression string) T {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, Deadline)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	require.NoError(p.t, err, expression)
	return value
}

// Until waits for a condition in the page.
func (p *Page) Until(condition string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, Deadline)
	defer cancel()
	wait := fmt.Sprintf(`new Promise((resolve, reject) => {
		const timer = setInterval(check, 2)
		function check() {
			try { if (!(%s)) return } catch (error) { reject(error) }
			clearInterval(timer)
			resolve(true)
		}
		check()
	})`, condition)
	_, err := chromedp.Run(ctx, chromedp.Evaluate[chromedp.Void](wait, chromedp.EvalAwaitPromise))
	if err != nil {
		log, _ := chromedp.Run(p.ctx, chromedp.Evaluate[[]byte](`typeof log === 'undefined' ? null : log`))
		require.FailNow(p.t, "the page did not come to "+condition, "%v; log: %s; uncaught: %v; console: %v", err, log, p.Uncaught(), p.Console())
	}
}
