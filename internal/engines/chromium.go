package engines

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"

	"eventsource-wasm/internal/browsertest"
)

// Chromium starts the Chromium that $CHROMIUM names, or the first one on PATH.
func Chromium(ctx context.Context) (Engine, error) {
	path, err := browsertest.FindWindowed()
	if err != nil {
		return nil, err
	}
	return ChromiumAt(ctx, path)
}

// ChromiumAt starts a program of the family.
func ChromiumAt(ctx context.Context, path string, options ...chromedp.ExecAllocatorOption) (Engine, error) {
	allocator, stop := chromedp.NewExecAllocator(context.WithoutCancel(ctx), append(browsertest.Options(path), options...)...)
	first, cancel := chromedp.NewContext(allocator)
	c := &chromium{ctx: first, stop: func() {
		_ = chromedp.Cancel(first)
		cancel()
		stop()
	}}
	started := make(chan error, 1)
	go func() {
		err := chromedp.Do(first)
		if err == nil {
			var version browser.GetVersionResult
			version, err = chromedp.CallBrowser(first, browser.GetVersion, cdp.Empty{})
			_, c.version, _ = strings.Cut(version.Product, "/")
		}
		started <- err
	}()
	ctx, done := context.WithTimeout(ctx, StartDeadline)
	defer done()
	var err error
	select {
	case err = <-started:
	case <-ctx.Done():
		err = ctx.Err()
	}
	if err != nil {
		c.stop()
		return nil, fmt.Errorf("start %s: %w", path, err)
	}
	return c, nil
}

type chromium struct {
	ctx     context.Context // of its first tab, which stays blank
	version string
	stop    func()
}

func (c *chromium) Name() string    { return "Chromium" }
func (c *chromium) Version() string { return c.version }
func (c *chromium) Close()          { c.stop() }

func (c *chromium) Open(ctx context.Context, url string) (Page, error) {
	tab, cancel := chromedp.NewContext(c.ctx)
	page := &chromiumPage{ctx: tab, cancel: cancel}
	if err := chromedp.Do(tab); err != nil { // the tab lives as long as the context of its first command
		cancel()
		return nil, fmt.Errorf("open a page in Chromium: %w", err)
	}
	return page, page.Navigate(ctx, url)
}

type chromiumPage struct {
	ctx    context.Context // chromedp's tab
	cancel func()
}

// bounded is the tab's context with the deadline and the end of a caller's.
func (p *chromiumPage) bounded(ctx context.Context) (context.Context, func()) {
	bounded, cancel := context.WithCancelCause(p.ctx)
	stop := context.AfterFunc(ctx, func() { cancel(context.Cause(ctx)) })
	return bounded, func() {
		stop()
		cancel(nil)
	}
}

func (p *chromiumPage) Navigate(ctx context.Context, url string) error {
	ctx, done := p.bounded(ctx)
	defer done()
	if err := chromedp.Do(ctx, chromedp.Navigate(url)); err != nil {
		return fmt.Errorf("go to %s: %w", url, err)
	}
	return nil
}

func (p *chromiumPage) Evaluate(ctx context.Context, expression string) (json.RawMessage, error) {
	ctx, done := p.bounded(ctx)
	defer done()
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string](wrapped(expression), chromedp.EvalAwaitPromise))
	return json.RawMessage(text), err
}

func (p *chromiumPage) Screenshot(ctx context.Context) ([]byte, error) {
	ctx, done := p.bounded(ctx)
	defer done()
	return chromedp.Run(ctx, chromedp.CaptureScreenshot())
}

func (p *chromiumPage) Close() {
	ctx, cancel := context.WithTimeout(p.ctx, StartDeadline)
	_ = chromedp.Cancel(ctx)
	cancel()
	p.cancel()
}
