package engines

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"
)

// StartDeadline bounds the start of a browser, on a machine as busy as it may be.
const StartDeadline = 2 * time.Minute

// verb is a command of WebDriver that is used here: its HTTP form, and Marionette's name for it.
type verb struct{ method, path, marionette string }

var (
	setTimeouts = verb{"POST", "/timeouts", "WebDriver:SetTimeouts"}
	navigate    = verb{"POST", "/url", "WebDriver:Navigate"}
	newWindow   = verb{"POST", "/window/new", "WebDriver:NewWindow"}
	switchTo    = verb{"POST", "/window", "WebDriver:SwitchToWindow"}
	getWindow   = verb{"GET", "/window", "WebDriver:GetWindowHandle"}
	closeWindow = verb{"DELETE", "/window", "WebDriver:CloseWindow"}
	runScript   = verb{"POST", "/execute/async", "WebDriver:ExecuteAsyncScript"}
	screenshot  = verb{"GET", "/screenshot", "WebDriver:TakeScreenshot"}
)

// remote carries WebDriver's commands to a browser. It need not take two at once.
type remote interface {
	// call gives the command's value.
	call(ctx context.Context, verb verb, params map[string]any) (json.RawMessage, error)
	close()
}

// driven is a browser that speaks WebDriver. Its first window stays blank: a browser without windows ends.
type driven struct {
	name, version string
	window        string // the kind of window that a page gets: "tab" or "window"
	stop          func()

	mu             sync.Mutex
	remote         remote
	first, current string // handles of windows
}

func (d *driven) Name() string    { return d.name }
func (d *driven) Version() string { return d.version }

func (d *driven) Close() {
	d.remote.close()
	d.stop()
}

// prepare sets the bounds that a test's own deadlines must not run into, and looks for the first window.
func (d *driven) prepare(ctx context.Context) error {
	_, err := d.remote.call(ctx, setTimeouts, map[string]any{"script": 3_600_000, "pageLoad": 120_000})
	if err != nil {
		return err
	}
	value, err := d.remote.call(ctx, getWindow, map[string]any{})
	if err != nil {
		return err
	}
	return json.Unmarshal(value, &d.first)
}

// turn makes a window the one that commands are for; d.mu is held.
func (d *driven) turn(ctx context.Context, handle string) error {
	if d.current == handle {
		return nil
	}
	d.current = ""
	if _, err := d.remote.call(ctx, switchTo, map[string]any{"handle": handle, "focus": true}); err != nil {
		return fmt.Errorf("turn to a page of %s: %w", d.name, err)
	}
	d.current = handle
	return nil
}

func (d *driven) Open(ctx context.Context, url string) (Page, error) {
	var value json.RawMessage
	var made struct{ Handle string }
	d.mu.Lock()
	err := d.turn(ctx, d.first) // a new one is made from one that is there
	if err == nil {
		value, err = d.remote.call(ctx, newWindow, map[string]any{"type": d.window, "focus": true})
	}
	d.mu.Unlock()
	if err == nil {
		err = json.Unmarshal(value, &made)
	}
	if err != nil {
		return nil, fmt.Errorf("open a page in %s: %w", d.name, err)
	}
	page := &window{d, made.Handle}
	return page, page.Navigate(ctx, url)
}

// window is a page of a driven browser.
type window struct {
	browser *driven
	handle  string
}

func (w *window) call(ctx context.Context, verb verb, params map[string]any) (json.RawMessage, error) {
	d := w.browser
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.turn(ctx, w.handle); err != nil {
		return nil, err
	}
	return d.remote.call(ctx, verb, params)
}

func (w *window) Navigate(ctx context.Context, url string) error {
	if _, err := w.call(ctx, navigate, map[string]any{"url": url}); err != nil {
		return fmt.Errorf("go to %s: %w", url, err)
	}
	return nil
}

func (w *window) Evaluate(ctx context.Context, expression string) (json.RawMessage, error) {
	value, err := w.call(ctx, runScript, map[string]any{
		"script": "const answer = arguments[arguments.length - 1];\n" + wrapped(expression) + `.then(
			(value) => answer({ value }), (error) => answer({ error: String(error) + '\n' + (error?.stack ?? '') }))`,
		"args": []any{},
		// Marionette's: in the page's own realm.
		"newSandbox": false, "sandbox": nil,
	})
	if err != nil {
		return nil, err
	}
	var answer struct{ Value, Error string }
	if err := json.Unmarshal(value, &answer); err != nil {
		return nil, fmt.Errorf("read an answer: %w", err)
	}
	if answer.Error != "" {
		return nil, errors.New(answer.Error)
	}
	return json.RawMessage(answer.Value), nil
}

func (w *window) Screenshot(ctx context.Context) ([]byte, error) {
	value, err := w.call(ctx, screenshot, map[string]any{})
	if err != nil {
		return nil, err
	}
	var text string
	if err := json.Unmarshal(value, &text); err != nil {
		return nil, fmt.Errorf("read a screenshot: %w", err)
	}
	return base64.StdEncoding.DecodeString(text)
}

func (w *window) Close() {
	ctx, cancel := context.WithTimeout(context.Background(), StartDeadline)
	defer cancel()
	_, _ = w.call(ctx, closeWindow, map[string]any{})
	w.browser.mu.Lock()
	w.browser.current = ""
	w.browser.mu.Unlock()
}
