// Package engines drives browsers of several engines through the same few verbs, each in a profile and a home of its own
// that go with it.
package engines

import (
	"context"
	"encoding/json"
	"fmt"
	"time"
)

// Engine is one running browser.
type Engine interface {
	// Name is what people call it, Version its own word for its version.
	Name() string
	Version() string
	// Open opens a page on a URL and waits until it has loaded.
	Open(ctx context.Context, url string) (Page, error)
	// Close ends the browser, whatever it is doing, and removes its files.
	Close()
}

// Page is one tab.
type Page interface {
	// Navigate goes to a URL and waits until it has loaded.
	Navigate(ctx context.Context, url string) error
	// Evaluate gives the value of an expression, awaited, as JSON; undefined is null. It sees the page's globals; those that
	// it sets it must set on window, and what it throws later is not seen by the page, since Firefox gives it a realm beside
	// the page's.
	Evaluate(ctx context.Context, expression string) (json.RawMessage, error)
	// Screenshot gives what the page shows, as PNG.
	Screenshot(ctx context.Context) ([]byte, error)
	Close()
}

// Value is Evaluate for a value of a known type.
func Value[T any](ctx context.Context, page Page, expression string) (T, error) {
	var value T
	text, err := page.Evaluate(ctx, expression)
	if err == nil {
		err = json.Unmarshal(text, &value)
	}
	if err != nil {
		err = fmt.Errorf("evaluate %.200s: %w", expression, err)
	}
	return value, err
}

// lost is how long an answer may take before the question is asked again: WebKit's driver gives none to a script that a
// navigation has swept away.
const lost = 10 * time.Second

// Until waits for a condition in the page. It may be one that a navigation brings about: while there is no document, and
// while the condition throws, it does not hold.
func Until(ctx context.Context, page Page, condition string) error {
	for {
		asking, cancel := context.WithTimeout(ctx, lost)
		holds, err := Value[bool](asking, page, "Boolean("+condition+")")
		cancel()
		if holds {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("the page did not come to %s: %w", condition, orElse(err, ctx.Err()))
		case <-time.After(5 * time.Millisecond):
		}
	}
}

func orElse(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

// WatchScript is for the first script of a page: the errors that nothing catches, and what is written to the console as an
// error or a warning, are then in the global array uncaught.
const WatchScript = `
var uncaught = []
addEventListener('error', (e) => { if (e.message) uncaught.push('uncaught: ' + e.message) })
addEventListener('unhandledrejection', (e) => uncaught.push('unhandled rejection: ' + e.reason))
for (const level of ['error', 'warn']) {
	const write = console[level]
	console[level] = (...words) => { uncaught.push(level + ': ' + words.join(' ')); write.apply(console, words) }
}
`

// wrapped is an async function's call that gives the expression's value as JSON text.
func wrapped(expression string) string {
	return "(async () => JSON.stringify(await (" + expression + "\n)) ?? 'null')()"
}
