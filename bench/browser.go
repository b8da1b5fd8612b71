package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/css"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/heapprofiler"
	logdomain "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"

	"eventsource-wasm/internal/browsertest"
)

// Browser is the one headless Chromium of the run.
type Browser struct {
	*browsertest.Browser
	version string
}

func startBrowser(ctx context.Context) (*Browser, error) {
	b, err := browsertest.Start(ctx, chromedp.Flag("disable-dev-shm-usage", false))
	if err != nil {
		return nil, err
	}
	version, err := chromedp.CallBrowser(b.Context(), browser.GetVersion, cdp.Empty{})
	if err != nil {
		b.Stop()
		return nil, fmt.Errorf("the browser's version: %w", err)
	}
	return &Browser{b, version.Product}, nil
}

// Tab is a fresh page in a renderer of its own.
type Tab struct {
	ctx    context.Context
	cancel context.CancelFunc
}

//go:embed page/observe-wasm.js
var observeWasm string

// open makes a tab whose life is bounded by limit, and loads the URL. watchWasm makes `wasmSeen()` available.
func (b *Browser) open(url string, limit time.Duration, watchWasm bool) (*Tab, error) {
	tabCtx, cancelTab := chromedp.NewContext(b.Context())
	t := &Tab{ctx: tabCtx, cancel: cancelTab}
	if err := chromedp.Do(tabCtx); err != nil { // without a deadline: it would end the tab's event loop too
		t.close()
		return nil, fmt.Errorf("tab: %w", err)
	}
	t.ctx, t.cancel = context.WithTimeout(tabCtx, limit)
	stopClock := t.cancel
	t.cancel = func() { stopClock(); cancelTab() }
	if err := t.load(url, watchWasm); err != nil {
		t.close()
		return nil, fmt.Errorf("load: %w", err)
	}
	return t, nil
}

func (t *Tab) load(url string, watchWasm bool) error {
	// The browser would report every event of a native EventSource, every chunk of a fetch and every node to us, on
	// the page's main thread. Nobody wants to know.
	for _, method := range []string{
		network.Disable.Method, css.Disable.Method, dom.Disable.Method, logdomain.Disable.Method,
	} {
		if err := t.call(method, cdp.Empty{}); err != nil {
			return err
		}
	}
	if watchWasm {
		script := page.AddScriptToEvaluateOnNewDocumentParams{Source: observeWasm}
		if _, err := chromedp.Call(t.ctx, page.AddScriptToEvaluateOnNewDocument, script); err != nil {
			return err
		}
	}
	loaded := chromedp.Events(t.ctx, page.LoadEventFired)
	navigation, err := chromedp.Call(t.ctx, page.Navigate, page.NavigateParams{URL: url})
	if err != nil {
		return err
	}
	if navigation.ErrorText != "" {
		return errors.New(navigation.ErrorText)
	}
	for _, err := range loaded {
		if err != nil {
			return err
		}
		break
	}
	return chromedp.Do(t.ctx, func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		// Thread time, not the wall's: what the operating system gives to others meanwhile is not the page's work.
		_, err := cdp.Call(ctx, target, performance.Enable,
			performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks})
		return chromedp.Void{}, err
	})
}

func (t *Tab) call(method string, params any) error {
	return chromedp.Do(t.ctx, func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		return chromedp.Void{}, target.Call(ctx, method, params, nil)
	})
}

func (t *Tab) close() { t.cancel() }

// metrics of the browser's Performance domain, by name.
func (t *Tab) metrics() (map[string]float64, error) {
	result, err := chromedp.Call(t.ctx, performance.GetMetrics, cdp.Empty{})
	if err != nil {
		return nil, err
	}
	m := map[string]float64{}
	for _, metric := range result.Metrics {
		m[metric.Name] = metric.Value
	}
	return m, nil
}

// mainThread is how long the main thread has run tasks.
func (t *Tab) mainThread() (time.Duration, error) {
	m, err := t.metrics()
	return time.Duration(m["TaskDuration"] * float64(time.Second)), err
}

// collectGarbage twice: the first round runs finalizers, whose garbage the second one takes.
func (t *Tab) collectGarbage() error {
	for range 2 {
		if _, err := chromedp.Call(t.ctx, heapprofiler.CollectGarbage, cdp.Empty{}); err != nil {
			return err
		}
	}
	return nil
}

// heap is the live JS heap in bytes.
func (t *Tab) heap() (float64, error) {
	if err := t.collectGarbage(); err != nil {
		return 0, err
	}
	m, err := t.metrics()
	return m["JSHeapUsedSize"], err
}

// await evaluates an expression, waits for the promise it gives, and decodes the value.
func await[T any](t *Tab, expression string) (T, error) {
	return chromedp.Run(t.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}
