package demoserver

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestAnAnswerOutlivesItsConnection(t *testing.T) {
	d := start(t, Options{TokenInterval: time.Second})
	const path = "/resumable/agent?run=mine"
	first := d.speakTo(t, path, `{"threadId":"t","runId":"r","messages":[{"role":"user","content":"hello"}]}`)
	first.mustNext(t) // the stream's id
	var seen []string
	for range 2 {
		seen = append(seen, first.mustNext(t))
	}
	d.clock.AwaitSleeper(t)
	d.clock.Advance(time.Second)
	last := first.mustNext(t)
	seen = append(seen, last)
	_, id, found := strings.Cut(last, "id: ")
	assert.True(t, found, last)
	id, _, _ = strings.Cut(id, "\n")
	first.cancel()

	d.clock.AwaitSleeper(t)
	d.clock.Advance(time.Hour)
	rest, err := d.do(t, "GET", path, "", "Last-Event-ID", id).all()
	assert.NoError(t, err)
	assert.Equal(t, answer("hello"), pieces(t, append(seen, rest...), `"delta":`))
	assert.Equal(t, "{\"prompts\":1}\n", d.do(t, "GET", "/prompts/mine", "").text(t))
	assert.Equal(t, "{\"prompts\":0}\n", d.do(t, "GET", "/prompts/other", "").text(t))
}
