package wrappers

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

const (
	wrapped  = "auto.browser.browserapierrors.addEventListener"
	object   = "auto.browser.browserapierrors.handleEvent"
	uncaught = "auto.browser.global_handlers.onerror"
)

// What a handler or a listener throws is told to Sentry once, and by its own wrapper if that was there in time; the window's
// error event comes once, and the stream goes on.
func TestSentryIsToldOnceOfWhatIsThrown(t *testing.T) {
	receivers := []struct {
		name   string // of the stream as well
		script string // of a source and a function that throws
		came   []string
		by     string
	}{
		{"onmessage", "es.onmessage = thrower", []string{"a", "b"}, wrapped},
		{"listener", "es.addEventListener('message', thrower)", []string{"a", "b"}, wrapped},
		{"object", "es.addEventListener('message', { handleEvent: thrower })", []string{"a", "b"}, object},
		{"onopen", "es.onopen = thrower", []string{"open"}, wrapped},
		{"another-type", "es.addEventListener('other', thrower)", []string{"c"}, wrapped},
		{"beside-another", "es.onmessage = thrower; es.addEventListener('message', () => 0)", []string{"a", "b"}, wrapped},
	}
	for when, order := range map[string]order{
		"before":                          {[]string{sentry, ours}, ""},
		"behind":                          {[]string{ours, sentry}, ""},
		"behind the source":               {[]string{ours}, sentry},
		"behind zone.js":                  {[]string{zone, sentry, ours}, ""},
		"before zone.js":                  {[]string{sentry, ours, zone}, ""},
		"behind zone.js and a source too": {[]string{ours, zone}, sentry},
	} {
		for kind, init := range inits {
			t.Run(when+", "+kind, func(t *testing.T) {
				t.Parallel()
				server, page := open(t, order.before...)
				page.Run("var made = {}, came = {}, source = (name) => { came[name] = []; made[name] = new EventSource('/stream/' + name, " + init + ") }")
				for _, r := range receivers {
					page.Run("source('" + r.name + "')")
				}
				if order.late != "" {
					load(t, page, order.late)
				}
				total := 0
				for _, r := range receivers {
					total += len(r.came)
					page.Run(fmt.Sprintf(`((es, thrower) => { %s })(made['%[2]s'], function (e) {
						came['%[2]s'].push(e.data ?? e.type)
						throw new Error('%[2]s: ' + (e.data ?? e.type))
					})`, r.script, r.name))
				}
				for range receivers {
					server.Next().Start(200).Write("data: a\n\ndata: b\n\nevent: other\ndata: c\n\n")
				}
				page.Until(fmt.Sprintf("Object.values(came).flat().length >= %d && reports.length >= %[1]d", total))
				page.Run("for (const es of Object.values(made)) es.close()")
				page.Settle()
				for _, r := range receivers {
					var want [][]string
					for _, what := range r.came {
						by := r.by
						if when == "before zone.js" { // who adds a function for every listener, of what kind ever
							by = wrapped
						}
						want = append(want, []string{by, r.name + ": " + what})
					}
					assert.Equal(t, r.came, browsertest.Value[[]string](page, "came['"+r.name+"']"), r.name)
					assert.Equal(t, want, browsertest.Value[[][]string](page, "reports.filter(([, message]) => message.startsWith('"+r.name+":'))"), r.name)
				}
				assert.Len(t, page.Uncaught(), total)
			})
		}
	}
}

// A handler that Sentry came too late to wrap is uncaught, which Sentry is told of once as well.
func TestSentryIsToldOnceOfWhatAnEarlierHandlerThrows(t *testing.T) {
	for kind, init := range inits {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			server, page := open(t, ours)
			page.Run("var es = new EventSource('/stream', " + init + ")\nes.onmessage = ({ data }) => { throw new Error('at ' + data) }")
			load(t, page, sentry)
			server.Next().Start(200).Write("data: a\n\ndata: b\n\n")
			page.Until("reports.length >= 2")
			page.Settle()
			assert.Equal(t, [][]string{{uncaught, "at a"}, {uncaught, "at b"}}, browsertest.Value[[][]string](page, "reports"))
			assert.Len(t, page.Uncaught(), 2)
			page.Run("es.close()")
		})
	}
}

// Sentry's wrapper puts the original's removal in front of its own.
func TestWhatSentryHasWrappedIsRemoved(t *testing.T) {
	for kind, init := range inits {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			server, page := open(t, ours)
			page.Run(`var came = [], es = new EventSource('/stream', ` + init + `)
			var early = () => came.push('early'), late = () => came.push('late')
			es.onmessage = () => came.push('handler')
			es.addEventListener('message', early)`)
			load(t, page, sentry)
			page.Run(`es.onmessage = null
			es.removeEventListener('message', early)
			es.addEventListener('message', late)
			es.removeEventListener('message', late)
			es.onmessage = () => came.push('first')
			es.onmessage = () => came.push('second')`)
			server.Next().Start(200).Write("data: a\n\n")
			page.Until("came.length")
			page.Settle()
			assert.Equal(t, []string{"second"}, browsertest.Value[[]string](page, "came"))
			page.Run("es.close()")
		})
	}
}
