package resume_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/resume"
)

func TestAnAnswerOutlivesItsConnection(t *testing.T) {
	r := newRig(t, resume.Options{})
	c, up := r.prompt()
	assert.Equal(t, "prompt", up.body)
	up.write("data: one\n\n")
	require.Equal(t, "one", c.next())
	assert.Regexp(t, `^[\w-]{22}\.1$`, c.id)
	c.leave()

	up.write("event: delta\nid: theirs\ndata: two\ndata:  more\n\n")
	select {
	case <-up.gone:
		t.Fatal("the wrapped handler was told that the client has gone")
	default:
	}
	again := r.send("GET", "/chat", "", "Last-Event-ID", c.id)
	assert.Equal(t, 200, again.StatusCode)
	assert.Equal(t, "text/event-stream", again.Header.Get("Content-Type"))
	assert.Equal(t, "two\n more", again.next())
	assert.Equal(t, strings.Replace(c.id, ".1", ".2", 1), again.id)
	up.write("data: three\n\n")
	assert.Equal(t, "three", again.next(), "live")
	up.write("data: four\n\n").end()
	rest, err := again.rest()
	require.NoError(t, err)
	assert.Equal(t, []string{"four"}, rest)

	late := r.send("GET", "/chat", "", "Last-Event-ID", c.id)
	rest, err = late.rest()
	require.NoError(t, err)
	assert.Equal(t, []string{"two\n more", "three", "four"}, rest)
	assert.Equal(t, 204, r.send("GET", "/chat", "", "Last-Event-ID", late.id).StatusCode, "nothing is left")
	assert.Empty(t, r.calls, "it was run once")
}

func TestTheStreamsIDComesBeforeItsFirstEvent(t *testing.T) {
	r := newRig(t, resume.Options{})
	c, up := r.prompt()
	var first [64]byte
	n, err := io.ReadAtLeast(c.Body, first[:], len("id: .0\n\n")+22)
	require.NoError(t, err)
	wire := regexp.MustCompile(`^id: ([\w-]{22}\.0)\n\n$`).FindSubmatch(first[:n])
	require.NotNil(t, wire, "%q", first[:n])
	c.leave()
	up.write("data: one\n\n").end()
	rest, err := r.send("GET", "/chat", "", "Last-Event-ID", string(wire[1])).rest()
	require.NoError(t, err)
	assert.Equal(t, []string{"one"}, rest)
}

func TestEventsComeAsTheyWere(t *testing.T) {
	r := newRig(t, resume.Options{})
	c, up := r.prompt()
	for _, b := range []byte("\uFEFFretry: 7\r\n: comment\r\ndata: a\r\ndata:  b\r\n\r\nevent: 事件\ndata\n\nevent: none\n\nid: 1\n\ndata: \xFF\x00\n\n") {
		up.step(func(w http.ResponseWriter) { _, _ = w.Write([]byte{b}) })
	}
	up.end()
	wire := c.text()
	stream, _, _ := strings.Cut(strings.TrimPrefix(wire, "id: "), ".")
	assert.Equal(t, strings.ReplaceAll("id: S.0\n\nid: S.1\nretry: 7\ndata: a\ndata:  b\n\nid: S.2\nevent: 事件\ndata: \n\nid: S.3\ndata: \xFF\x00\n\n", "S", stream), wire)
}

func TestHeadersAreKept(t *testing.T) {
	r := newRig(t, resume.Options{})
	answer := r.sent("POST", "/chat", "")
	up := r.call().step(func(w http.ResponseWriter) {
		h := w.Header()
		h.Set("Content-Type", "text/event-stream; charset=utf-8")
		h.Set("X-Model", "large")
		h.Set("Content-Length", "9999")
		h.Set("Set-Cookie", "a=b")
		w.WriteHeader(201)
	})
	c := <-answer
	assert.Equal(t, 201, c.StatusCode)
	assert.Equal(t, "a=b", c.Header.Get("Set-Cookie"))
	up.write("data: one\n\n")
	c.next()
	for _, h := range []http.Header{c.Header, r.send("GET", "/chat", "", "Last-Event-ID", c.id).Header} {
		assert.Equal(t, "text/event-stream; charset=utf-8", h.Get("Content-Type"))
		assert.Equal(t, "large", h.Get("X-Model"))
		assert.Equal(t, "no-store", h.Get("Cache-Control"))
		assert.Equal(t, "no", h.Get("X-Accel-Buffering"))
		assert.Empty(t, h.Get("Content-Length"))
	}
	again := r.send("GET", "/chat", "", "Last-Event-ID", c.id)
	assert.Equal(t, 200, again.StatusCode, "with another status a GET opens no stream")
	assert.Empty(t, again.Header.Get("Set-Cookie"))
	up.end()
}

func TestWhatIsNoStreamPassesThrough(t *testing.T) {
	r := newRig(t, resume.Options{})
	for _, c := range []struct{ method, path, id string }{
		{"POST", "/chat", ""}, {"POST", "/chat", "Idempotency-Key"}, {"GET", "/chat", ""}, {"HEAD", "/chat", ""}, {"PUT", "/chat", ""}, {"DELETE", "/chat", ""},
	} {
		t.Run(c.method+" "+c.id, func(t *testing.T) {
			headers := []string{"Last-Event-ID", "17"}
			if c.id != "" {
				headers = append(headers, c.id, "a key")
			}
			answer := r.sent(c.method, c.path, "the body", headers...)
			up := r.call()
			assert.Equal(t, "the body", up.body)
			up.step(func(w http.ResponseWriter) {
				w.Header().Set("Content-Type", "application/json")
				w.Header().Set("Trailer", "X-Sum")
				w.WriteHeader(418)
			}).write("one ")
			got := <-answer
			require.NotNil(t, got, "it streams")
			assert.Equal(t, 418, got.StatusCode)
			assert.Equal(t, "application/json", got.Header.Get("Content-Type"))
			up.write("two").step(func(w http.ResponseWriter) { w.Header().Set("X-Sum", "3") }).end()
			if c.method != "HEAD" {
				assert.Equal(t, "one two", got.text())
				assert.Equal(t, "3", got.Trailer.Get("X-Sum"))
			}
		})
	}
	t.Run("what has no status", func(t *testing.T) {
		answer := r.sent("POST", "/chat", "")
		r.call().end()
		assert.Equal(t, 200, (<-answer).StatusCode)
	})
	t.Run("a coded stream", func(t *testing.T) {
		answer := r.sent("POST", "/chat", "")
		r.call().step(func(w http.ResponseWriter) {
			w.Header().Set("Content-Type", "text/event-stream")
			w.Header().Set("Content-Encoding", "br")
			_, _ = io.WriteString(w, "coded")
		}).end()
		assert.Equal(t, "coded", (<-answer).text())
	})
	t.Run("a client that leaves", func(t *testing.T) {
		answer := r.sent("POST", "/chat", "")
		up := r.call().write("one")
		(<-answer).leave()
		<-up.gone
	})
	t.Run("a body that breaks off", func(t *testing.T) {
		answer := r.sent("POST", "/chat", "")
		up := r.call().write("one")
		c := <-answer
		up.breakOff()
		_, err := io.ReadAll(c.Body)
		assert.ErrorIs(t, err, io.ErrUnexpectedEOF)
	})
	t.Run("a panic", func(t *testing.T) {
		answer := r.sent("POST", "/chat", "")
		up := r.call()
		up.do <- func(http.ResponseWriter) { panic("on purpose") }
		assert.Nil(t, <-answer, "no answer")
	})
}

func TestAClientThatLeavesBeforeTheResponse(t *testing.T) {
	r := newRig(t, resume.Options{})
	ctx, cancel := context.WithCancel(context.Background())
	send := func(key string) *call {
		request, _ := http.NewRequestWithContext(ctx, "POST", r.url+"/chat", strings.NewReader("prompt"))
		if key != "" {
			request.Header.Set("Idempotency-Key", key)
		}
		go func() {
			if response, err := http.DefaultClient.Do(request); err == nil {
				_ = response.Body.Close()
			}
		}()
		return r.call()
	}
	alone, keyed := send(""), send("a key")
	cancel()
	<-alone.gone // nobody could ever read it
	keyed.start().write("data: one\n\n").end()
	rest, err := r.send("POST", "/chat", "prompt", "Idempotency-Key", "a key").rest()
	require.NoError(t, err)
	assert.Equal(t, []string{"one"}, rest)
	assert.Empty(t, r.calls)
}

func TestUpstreamFailuresBreakTheBody(t *testing.T) {
	for name, fail := range map[string]func(*call){
		"it breaks off":             (*call).breakOff,
		"it panics":                 func(c *call) { c.do <- func(http.ResponseWriter) { panic("on purpose") } },
		"it ends in a line":         func(c *call) { c.write("data: tw").end() },
		"it ends behind an id":      func(c *call) { c.write("id: 2\n").end() },
		"an event past the limit":   func(c *call) { c.write("data: " + strings.Repeat("x", 2000) + "\n\n"); c.end() },
		"it breaks off in an event": func(c *call) { c.write("data: two\n").breakOff() },
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t, resume.Options{EventSize: 1000})
			c, up := r.prompt()
			up.write("data: one\n\n")
			other := r.send("GET", "/chat", "", "Last-Event-ID", firstID(c))
			fail(up)
			for _, reader := range []*client{c, other} {
				rest, err := reader.rest()
				require.ErrorIs(t, err, io.ErrUnexpectedEOF, "never a clean end")
				assert.Equal(t, []string{"one"}, rest)
			}
			late := r.send("GET", "/chat", "", "Last-Event-ID", strings.TrimSuffix(c.id, "1")+"0")
			rest, err := late.rest()
			require.ErrorIs(t, err, io.ErrUnexpectedEOF)
			assert.Equal(t, []string{"one"}, rest)
			assert.Equal(t, 410, r.send("GET", "/chat", "", "Last-Event-ID", c.id).StatusCode)
			assert.NotContains(t, r.log.String(), strings.TrimSuffix(c.id, ".1"), "ids are not logged")
		})
	}
}

// firstID reads the id that comes before the first event.
func firstID(c *client) string {
	c.t.Helper()
	var b strings.Builder
	one := make([]byte, 1)
	for !strings.HasSuffix(b.String(), "\n\n") {
		_, err := io.ReadFull(c.Body, one)
		require.NoError(c.t, err)
		b.Write(one)
	}
	return strings.TrimSuffix(strings.TrimPrefix(b.String(), "id: "), "\n\n")
}

func TestAnEndWithoutItsBlankLineStaysWhatItIs(t *testing.T) {
	r := newRig(t, resume.Options{})
	c, up := r.prompt()
	up.write("data: one\n\ndata: [DONE]\n").end()
	wire := c.text()
	assert.True(t, strings.HasSuffix(wire, ".1\ndata: one\n\ndata: [DONE]\n"), "%q", wire)
	id := strings.TrimSuffix(strings.TrimPrefix(wire[:strings.Index(wire, "\n")], "id: "), "0") + "1"
	assert.Equal(t, 204, r.send("GET", "/chat", "", "Last-Event-ID", id).StatusCode, "no event is left")
}

func TestADELETEStopsTheWork(t *testing.T) {
	r := newRig(t, resume.Options{})
	c, up := r.prompt()
	up.write("data: one\n\n")
	c.next()
	assert.Equal(t, 204, r.send("DELETE", "/chat", "", "Last-Event-ID", c.id).StatusCode)
	<-up.gone
	_, err := c.rest()
	require.ErrorIs(t, err, io.ErrUnexpectedEOF)
	assert.Equal(t, 204, r.send("DELETE", "/chat", "", "Last-Event-ID", c.id).StatusCode, "again")
	assert.Equal(t, 410, r.send("GET", "/chat", "", "Last-Event-ID", c.id).StatusCode)
	assert.Empty(t, r.calls)
}

func TestAnOwnersStreamsAreUnknownToOthers(t *testing.T) {
	r := newRig(t, resume.Options{Limits: resume.Limits{Keep: 50 * time.Millisecond}, Owner: func(r *http.Request) (string, error) {
		if user := r.Header.Get("X-User"); user != "" {
			return user, nil
		}
		return "", errors.New("nobody")
	}})
	c, up := r.prompt("X-User", "alice", "Idempotency-Key", "key")
	up.write("data: one\n\n")
	c.next()
	for _, method := range []string{"GET", "DELETE"} {
		assert.Equal(t, 404, r.send(method, "/chat", "", "X-User", "mallory", "Last-Event-ID", c.id).StatusCode)
		assert.Equal(t, 401, r.send(method, "/chat", "", "Last-Event-ID", c.id).StatusCode)
		assert.Equal(t, 404, r.send(method, "/other", "", "X-User", "alice", "Last-Event-ID", c.id).StatusCode, "another URL")
	}
	assert.Equal(t, 401, r.send("POST", "/chat", "prompt", "Idempotency-Key", "key").StatusCode)
	others := r.sent("POST", "/chat", "prompt", "X-User", "mallory", "Idempotency-Key", "key")
	r.call().start().write("data: for mallory\n\n").end()
	assert.Equal(t, "for mallory", (<-others).next(), "a key is its owner's")
	assert.Equal(t, 200, r.send("GET", "/chat", "", "X-User", "alice", "Last-Event-ID", c.id).StatusCode)
	up.end()
	require.Eventually(t, func() bool {
		return r.send("GET", "/chat", "", "X-User", "alice", "Last-Event-ID", c.id).StatusCode == 410
	}, deadline, 5*time.Millisecond)
	assert.Equal(t, 404, r.send("GET", "/chat", "", "X-User", "mallory", "Last-Event-ID", c.id).StatusCode, "not even that it was")
}

func TestUnknownAndGone(t *testing.T) {
	r := newRig(t, resume.Options{Limits: resume.Limits{Events: 2}})
	assert.Equal(t, 404, r.send("GET", "/chat", "", "Last-Event-ID", "AAAAAAAAAAAAAAAAAAAAAA.3").StatusCode)
	assert.Equal(t, 404, r.send("DELETE", "/chat", "", "Last-Event-ID", "AAAAAAAAAAAAAAAAAAAAAA.3").StatusCode)
	c, up := r.prompt()
	up.write("data: 1\n\n")
	c.next()
	up.write("data: 2\n\ndata: 3\n\n")
	c.next()
	c.next()
	up.write("data: 4\n\n")
	stream := strings.TrimSuffix(c.id, "3")
	for n, status := range map[int]int{0: 410, 1: 410, 2: 200, 4: 200, 5: 410, 1000: 410} {
		assert.Equal(t, status, r.send("GET", "/chat", "", "Last-Event-ID", fmt.Sprint(stream, n)).StatusCode, n)
	}
	assert.Equal(t, "4", c.next(), "who is up to date reads on")
	up.end()
}

func TestBoundsHaveAStatus(t *testing.T) {
	t.Run("readers", func(t *testing.T) {
		r := newRig(t, resume.Options{Readers: 2})
		c, up := r.prompt()
		up.write("data: one\n\n")
		c.next()
		second := r.send("GET", "/chat", "", "Last-Event-ID", c.id)
		assert.Equal(t, 200, second.StatusCode)
		third := r.send("GET", "/chat", "", "Last-Event-ID", c.id)
		assert.Equal(t, 429, third.StatusCode)
		assert.NotEmpty(t, third.Header.Get("Retry-After"))
		up.write("data: two\n\n")
		assert.Equal(t, "two", c.next(), "they are not harmed")
		assert.Equal(t, "two", second.next())
		second.leave()
		require.Eventually(t, func() bool {
			return r.send("GET", "/chat", "", "Last-Event-ID", c.id).StatusCode == 200
		}, deadline, 5*time.Millisecond)
		up.end()
	})
	t.Run("streams", func(t *testing.T) {
		r := newRig(t, resume.Options{Streams: 1})
		c, up := r.prompt("Idempotency-Key", "a")
		assert.Equal(t, 503, r.send("POST", "/chat", "prompt").StatusCode)
		assert.Equal(t, 503, r.send("POST", "/chat", "prompt", "Idempotency-Key", "b").StatusCode)
		attached := r.send("POST", "/chat", "prompt", "Idempotency-Key", "a")
		up.write("data: one\n\n").end()
		assert.Equal(t, "one", c.next())
		assert.Equal(t, "one", attached.next(), "it needs no run")
		assert.Empty(t, r.calls)
		require.Eventually(t, func() bool {
			answer := r.sent("POST", "/chat", "prompt")
			select {
			case next := <-r.calls:
				next.end()
				<-answer
				return true
			case c := <-answer:
				return c.StatusCode != 503
			}
		}, deadline, 5*time.Millisecond)
	})
	t.Run("a full store", func(t *testing.T) {
		r := newRig(t, resume.Options{Store: &resume.Memory{MaxBytes: 3000}})
		c, up := r.prompt()
		up.write("data: " + strings.Repeat("x", 3000) + "\n\n")
		c.next()
		assert.Equal(t, 503, r.send("POST", "/chat", "prompt").StatusCode)
		up.write("data: one\n\n")
		assert.Equal(t, "one", c.next(), "it is not harmed")
		up.end()
	})
	t.Run("a body", func(t *testing.T) {
		r := newRig(t, resume.Options{Body: 10})
		assert.Equal(t, 413, r.send("POST", "/chat", strings.Repeat("x", 11), "Idempotency-Key", "a").StatusCode)
		answer := r.sent("POST", "/chat", strings.Repeat("x", 11))
		up := r.call()
		assert.Len(t, up.body, 11)
		up.end()
		<-answer
	})
	t.Run("nobody reads", func(t *testing.T) {
		r := newRig(t, resume.Options{Limits: resume.Limits{Unread: 100 * time.Millisecond}, Heartbeat: 10 * time.Millisecond})
		c, up := r.prompt()
		up.write("data: one\n\n")
		c.next()
		c.leave()
		<-up.gone
		require.Eventually(t, func() bool {
			return r.send("GET", "/chat", "", "Last-Event-ID", c.id).StatusCode == 410
		}, deadline, 5*time.Millisecond)
	})
}

func TestAParameterMayCarryTheID(t *testing.T) {
	r := newRig(t, resume.Options{Parameter: "after"})
	answer := r.sent("POST", "/chat?after=x&a=b", "prompt", "Idempotency-Key", "key")
	up := r.call()
	assert.Equal(t, "a=b", up.r.URL.RawQuery)
	up.start().write("data: one\n\ndata: two\n\n").end()
	c := <-answer
	c.next()
	assert.Equal(t, "two", r.send("GET", "/chat?after="+c.id, "").next())
	assert.Equal(t, "two", r.send("POST", "/chat?a=b&after="+c.id, "prompt", "Idempotency-Key", "key").next())
	pass := r.sent("GET", "/chat?after=17", "")
	passed := r.call()
	assert.Equal(t, "after=17", passed.r.URL.RawQuery, "that is no id of ours")
	passed.end()
	<-pass
}

func TestAReaderIsToldThatTheOtherSideIsThere(t *testing.T) {
	r := newRig(t, resume.Options{Heartbeat: time.Millisecond})
	c, up := r.prompt()
	firstID(c)
	b := make([]byte, 9)
	_, err := io.ReadFull(c.Body, b)
	require.NoError(t, err)
	assert.Equal(t, ":\n\n:\n\n:\n\n", string(b))
	up.end()
}

func TestShutdown(t *testing.T) {
	r := newRig(t, resume.Options{})
	c, up := r.prompt()
	ended := make(chan error)
	go func() { ended <- r.handler.Shutdown(context.Background()) }()
	require.Eventually(t, func() bool {
		answer := r.sent("POST", "/chat", "prompt")
		select {
		case next := <-r.calls:
			next.end()
			<-answer
			return false
		case c := <-answer:
			return c.StatusCode == 503
		}
	}, deadline, 5*time.Millisecond)
	up.write("data: one\n\n").end()
	require.NoError(t, <-ended)
	rest, err := c.rest()
	require.NoError(t, err)
	assert.Equal(t, []string{"one"}, rest)

	r = newRig(t, resume.Options{})
	_, up = r.prompt()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	require.ErrorIs(t, r.handler.Shutdown(ctx), context.Canceled)
	<-up.gone
}
