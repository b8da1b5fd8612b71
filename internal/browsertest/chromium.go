package browsertest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// Browser is one running Chromium. Its profile is a temporary folder that goes with it.
type Browser struct {
	ctx  context.Context
	kill context.CancelFunc
}

// Start runs the browser that FindWindowed gives, for figures that are people's, with the options given beside those that every use
// of it needs. It has one tab, which keeps it alive while others come and go.
func Start(ctx context.Context, options ...chromedp.ExecAllocatorOption) (*Browser, error) {
	path, err := FindWindowed()
	if err != nil {
		return nil, err
	}
	return start(ctx, path, options...)
}

func start(ctx context.Context, path string, options ...chromedp.ExecAllocatorOption) (*Browser, error) {
	allocator, stopAllocator := chromedp.NewExecAllocator(ctx, append(Options(path), options...)...)
	tab, cancel := chromedp.NewContext(allocator)
	if err := chromedp.Do(tab); err != nil {
		cancel()
		stopAllocator()
		return nil, fmt.Errorf("start %s: %w", path, err)
	}
	return &Browser{tab, stopAllocator}, nil
}

// Options are those that every use of a Chromium needs, at that path.
func Options(path string) []chromedp.ExecAllocatorOption {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.WSURLReadTimeout(Deadline),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-quic", true),
		chromedp.IgnoreCertErrors,
	)
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	return options
}

// windowed are the browsers as people have them.
var windowed = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"}

// Find gives the path of the browser that $CHROMIUM names, or of the first one on PATH: Debian's build without windows before
// the others, which make one for each page.
func Find() (string, error) { return find(append([]string{"chromium-headless-shell"}, windowed...)) }

// FindWindowed is Find among the browsers as people have them: only those keep every page in the back/forward cache.
func FindWindowed() (string, error) { return find(windowed) }

func find(names []string) (string, error) {
	if path := os.Getenv("CHROMIUM"); path != "" {
		names = []string{path}
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("no browser: none of %s is on PATH; `make test` installs one", strings.Join(names, ", "))
}

// Context is that of the browser's first tab; chromedp makes further tabs of it.
func (b *Browser) Context() context.Context { return b.ctx }

// Stop ends the browser and removes its profile.
func (b *Browser) Stop() {
	ctx, cancel := context.WithTimeout(b.ctx, Deadline)
	defer cancel()
	_ = chromedp.Cancel(ctx)
	b.kill()
}

// shared is the one browser of a package's tests, started by the first that opens a page.
var shared struct {
	once    sync.Once
	find    func() (string, error)
	browser *Browser
	err     error
}

func sharedBrowser() (*Browser, error) {
	shared.once.Do(func() {
		path, err := shared.find()
		if err != nil {
			shared.err = err
			return
		}
		shared.browser, shared.err = start(context.Background(), path, chromedp.Flag("js-flags", "--expose-gc"))
	})
	return shared.browser, shared.err
}

// Main is a package's TestMain: it runs the tests, and ends their browser.
func Main(m *testing.M) { run(m, Find) }

// MainWindowed is Main with the browser of FindWindowed.
func MainWindowed(m *testing.M) { run(m, FindWindowed) }

func run(m *testing.M, find func() (string, error)) {
	shared.find = find
	code := m.Run()
	if shared.browser != nil {
		shared.browser.Stop()
	}
	os.Exit(code)
}
