package resume_test

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/resume"
)

func TestAKeyIsRunOnce(t *testing.T) {
	r := newRig(t, resume.Options{})
	c, up := r.prompt("Idempotency-Key", "key")
	assert.Equal(t, "key", up.r.Header.Get("Idempotency-Key"))
	up.write("data: one\n\n")
	c.next()

	attached := r.send("POST", "/chat", "prompt", "Idempotency-Key", "key")
	assert.Equal(t, "one", attached.next(), "from its beginning")
	assert.Equal(t, c.id, attached.id)
	from := r.send("POST", "/chat", "prompt", "Idempotency-Key", "key", "Last-Event-ID", c.id)
	strange := r.send("POST", "/chat", "prompt", "Idempotency-Key", "key", "Last-Event-ID", "17")
	up.write("data: two\n\n")
	assert.Equal(t, "two", from.next(), "from its last event on")
	assert.Equal(t, "one", strange.next())
	for _, body := range []string{"another", ""} {
		assert.Equal(t, 422, r.send("POST", "/chat", body, "Idempotency-Key", "key").StatusCode)
	}
	assert.Equal(t, 422, r.send("POST", "/chat?x", "prompt", "Idempotency-Key", "key").StatusCode)
	up.end()
	_, err := from.rest()
	require.NoError(t, err)

	late := r.send("POST", "/chat", "prompt", "Idempotency-Key", "key", "Last-Event-ID", from.id)
	assert.Equal(t, 200, late.StatusCode)
	rest, err := late.rest()
	require.NoError(t, err, "complete, and nothing is left")
	assert.Empty(t, rest)
	assert.Equal(t, 422, r.send("POST", "/chat", "another", "Idempotency-Key", "key").StatusCode)
	assert.Empty(t, r.calls)
}

func TestAKeyIsAttachedBeforeTheResponse(t *testing.T) {
	r := newRig(t, resume.Options{})
	const many = 8
	answers := make([]<-chan *client, many)
	for i := range many {
		answers[i] = r.sent("POST", "/chat", "prompt", "Idempotency-Key", "key")
	}
	up := r.call()
	up.start().write("data: one\n\n").end()
	for _, answer := range answers {
		c := <-answer
		require.NotNil(t, c)
		rest, err := c.rest()
		require.NoError(t, err)
		assert.Equal(t, []string{"one"}, rest)
	}
	assert.Empty(t, r.calls)
}

func TestAKeyThatWasRefusedIsRunAgain(t *testing.T) {
	r := newRig(t, resume.Options{})
	first := r.sent("POST", "/chat", "prompt", "Idempotency-Key", "key")
	up := r.call()
	second := r.sent("POST", "/chat", "prompt", "Idempotency-Key", "key")
	up.write("busy").end() // no stream
	refused := <-first
	retried := second
	if refused == nil {
		t.Fatal("no answer")
	}
	again := r.call() // whoever came second
	again.start().write("data: one\n\n").end()
	c := <-retried
	assert.Equal(t, "one", c.next())
	assert.Empty(t, r.calls)
}

func TestAKeyWhoseRunHasBrokenOffIsNotRunAgain(t *testing.T) {
	r := newRig(t, resume.Options{})
	c, up := r.prompt("Idempotency-Key", "key")
	up.write("data: one\n\n")
	c.next()
	up.breakOff()
	again := r.send("POST", "/chat", "prompt", "Idempotency-Key", "key")
	rest, err := again.rest()
	require.ErrorIs(t, err, io.ErrUnexpectedEOF)
	assert.Equal(t, []string{"one"}, rest)
	assert.Equal(t, 410, r.send("POST", "/chat", "prompt", "Idempotency-Key", "key", "Last-Event-ID", c.id).StatusCode)
	assert.Empty(t, r.calls)
}

// Many prompts at once, each sent several times: each is run once, and everybody gets all of it.
func TestManyKeysAtOnce(t *testing.T) {
	r := newRig(t, resume.Options{})
	const keys, times = 20, 5
	var calls sync.Map
	go func() {
		for up := range r.calls {
			if _, twice := calls.LoadOrStore(up.body, true); twice {
				t.Errorf("%s was run twice", up.body)
			}
			go up.start().write("data: " + up.body + "\n\ndata: end\n\n").end()
		}
	}()
	defer close(r.calls)
	var all sync.WaitGroup
	for i := range keys * times {
		all.Go(func() {
			prompt := fmt.Sprint("prompt ", i%keys)
			c, err := r.try("POST", "/chat", prompt, "Idempotency-Key", prompt)
			if !assert.NoError(t, err) {
				return
			}
			rest, err := c.rest()
			assert.NoError(t, err)
			assert.Equal(t, prompt+" end", strings.Join(rest, " "))
		})
	}
	all.Wait()
}
