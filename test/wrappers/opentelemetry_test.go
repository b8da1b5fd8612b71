package wrappers

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

var telemetryOrders = map[string]order{
	"before":                   {[]string{otel, ours, sources}, ""},
	"behind":                   {[]string{ours, otel, sources}, ""},
	"behind the source":        {[]string{ours, sources}, otel},
	"behind zone.js":           {[]string{zone, otel, ours, sources}, ""},
	"behind zone.js and ours":  {[]string{ours, zone, otel, sources}, ""},
	"before Sentry":            {[]string{otel, sentry, ours, sources}, ""},
	"behind Sentry":            {[]string{sentry, ours, otel, sources}, ""},
	"behind zone.js, Sentry":   {[]string{zone, sentry, otel, ours, sources}, ""},
	"Sentry behind the source": {[]string{otel, ours, sources}, sentry},
}

// Each message comes through OpenTelemetry's wrapper, of the listener or of the zone's tasks, in an event that looks as in a
// dispatch.
func TestMessagesComeThroughOpenTelemetry(t *testing.T) {
	for when, order := range telemetryOrders {
		for kind, init := range inits {
			t.Run(when+", "+kind, func(t *testing.T) {
				t.Parallel()
				zoneName := "none"
				if slices.Contains(order.before, zone) {
					zoneName = "<root>"
				}
				page := openSources(t, order, init, zoneName, "for (const [way, source] of made) receive(way, source)")
				stacks := browsertest.Value[[]string](page, "stacks")
				assert.Len(t, stacks, 9)
				for _, stack := range stacks {
					assert.Regexp(t, "patchedListener|patchRunTask", stack)
				}
			})
		}
	}
}

// With zone.js, what receives messages is called in the context that it was set in: spans made there have the right parent.
func TestHandlersHaveTheirContext(t *testing.T) {
	for kind, init := range inits {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			server, page := open(t, zone, otel, ours, sources)
			page.Run(`var { context, trace, tracer } = telemetry, parent = tracer.startSpan('parent'), came = {}, count = 0
			var inParent = trace.setSpan(context.active(), parent)
			var take = (way) => () => {
				came[way] = trace.getActiveSpan() === parent
				count++
			}
			for (const way of ` + browsertest.Literal(ways) + `) {
				const es = new EventSource('/stream/' + way, ` + init + `)
				context.with(inParent, () => { ways[way](es, take(way)) })
			}
			var bound = context.bind(inParent, new EventSource('/stream/bound', ` + init + `))
			bound.addEventListener('message', take('bound'))`)
			for range len(ways) + 1 {
				server.Next().Start(200).Write("data: a\n\n")
			}
			page.Until("count === 5")
			assert.Equal(t, map[string]bool{"onmessage": true, "listener": true, "object": true, "loop": true, "bound": true},
				browsertest.Value[map[string]bool](page, "came"))
		})
	}
}
