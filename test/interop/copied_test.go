package interop

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

// TestTheViewThatIsCopied: ten events and an end mark with a type of its own, from a view without ids, read as pages do.
func TestTheViewThatIsCopied(t *testing.T) {
	var want []string
	for n := 1; n <= 10; n++ {
		want = append(want, fmt.Sprintf("这是第 %d 条数据", n))
	}
	for _, name := range []string{"Django, runserver", "Django, gunicorn with threads"} {
		t.Run(name, func(t *testing.T) {
			p := page(t, serving(t, name)+"/")
			for _, way := range []struct{ name, script, outcome string }{
				{"a listener for close", "start('/copied'); es.addEventListener('close', () => es.close())", "closed"},
				{"done", "start('/copied', { done: '[DONE]' })", "complete"},
				{"a loop", "read('/copied', { done: '[DONE]' })", "complete"},
			} {
				p.Run(way.script)
				assert.Equal(t, way.outcome, p.Outcome(), way.name)
				p.Until("log.length === 10")
				assert.Equal(t, want, browsertest.Value[[]string](p, "log"), way.name)
				assert.Equal(t, 2, browsertest.Value[int](p, "es.readyState"), way.name)
			}
		})
	}
}
