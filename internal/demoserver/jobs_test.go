package demoserver

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
	"time"

	"eventsource-wasm/internal/demoserver/clocktest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// wanted is the stream of a job after its event last.
func wanted(id string, last int) []string {
	blocks := []string{"retry: 1000"}
	for _, event := range jobEvents(id)[last:] {
		blocks = append(blocks, strings.TrimSuffix(string(event), "\n\n"))
	}
	return blocks
}

func TestAJobReportsItsProgress(t *testing.T) {
	d := start(t, Options{JobInterval: -1})
	response := d.do(t, "GET", "/jobs/a-1", "")
	assert.Equal(t, 200, response.StatusCode)
	assert.Equal(t, "text/event-stream; charset=utf-8", response.Header.Get("Content-Type"))
	assert.Equal(t, "no-store", response.Header.Get("Cache-Control"))
	assert.Equal(t, "no", response.Header.Get("X-Accel-Buffering"))
	blocks := response.rest(t)
	assert.Len(t, d.writes(), len(blocks), "one write per event")
	require.Equal(t, "retry: 1000", blocks[0])
	blocks = blocks[1:]
	require.Len(t, blocks, jobLength)

	var percents []int
	logs := 0
	for i, block := range blocks {
		lines := strings.Split(block, "\n")
		require.Len(t, lines, 3, block)
		assert.Equal(t, fmt.Sprintf("id: %d", i+1), lines[0])
		data := strings.TrimPrefix(lines[2], "data: ")
		switch lines[1] {
		case "event: log":
			var entry map[string]string
			require.NoError(t, json.Unmarshal([]byte(data), &entry))
			assert.NotEmpty(t, entry["line"])
			assert.NotContains(t, entry["line"], "%")
			logs++
		case "event: progress":
			var progress struct {
				Percent int
				Step    string
			}
			require.NoError(t, json.Unmarshal([]byte(data), &progress))
			assert.NotEmpty(t, progress.Step)
			percents = append(percents, progress.Percent)
		default:
			assert.Equal(t, jobLength-1, i)
			assert.Equal(t, "event: close\ndata: [DONE]", strings.Join(lines[1:], "\n"))
		}
	}
	assert.Equal(t, []int{5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 100}, percents)
	assert.Equal(t, 20, logs)
	assert.Equal(t, jobEvents("a-1"), jobEvents("a-1"))
	assert.NotEqual(t, jobEvents("a-1"), jobEvents("a-2"))
}

func TestEachEventOfAJobIsSentWhenItHappens(t *testing.T) {
	d := start(t, Options{JobInterval: time.Second, KeepAlive: -1})
	response := d.do(t, "GET", "/jobs/a", "")
	want := wanted("a", 0)
	assert.Equal(t, want[0], response.mustNext(t))
	for n := 1; n <= jobLength; n++ {
		assert.Equal(t, want[n], response.mustNext(t))
		if n < jobLength {
			d.clock.AwaitSleeper(t)
			require.Len(t, d.writes(), n+1, "nothing is written before it happens")
			d.clock.Advance(time.Second)
		}
	}
	assert.Empty(t, response.rest(t))
}

func TestAJobGoesOnWithoutListeners(t *testing.T) {
	d := start(t, Options{JobInterval: time.Second})
	response := d.do(t, "GET", "/jobs/a", "")
	response.mustNext(t)
	response.cancel()
	d.awaitEnd(t)
	d.clock.Advance(time.Hour)
	assert.Equal(t, wanted("a", 0), d.do(t, "GET", "/jobs/a", "").rest(t))
}

func TestAResumedJobLosesAndRepeatsNothing(t *testing.T) {
	d := start(t, Options{JobInterval: -1})
	for last := range jobLength {
		response := d.do(t, "GET", "/jobs/a", "", "Last-Event-ID", strconv.Itoa(last))
		require.Equal(t, wanted("a", last), response.rest(t), "after %d", last)
	}
}

func TestLastEventIDsThatAreNotOurs(t *testing.T) {
	for name, test := range map[string]struct {
		id     string
		status int
	}{
		"empty":         {"", 200},
		"text":          {"abc", 200},
		"a fraction":    {"1.5", 200},
		"negative":      {"-1", 200},
		"UTF-8":         {"第一", 200},
		"the last":      {strconv.Itoa(jobLength), 204},
		"past the last": {"1000", 204},
	} {
		t.Run(name, func(t *testing.T) {
			d := start(t, Options{JobInterval: -1})
			response := d.do(t, "GET", "/jobs/a", "", "Last-Event-ID", test.id)
			assert.Equal(t, test.status, response.StatusCode)
			if test.status == 200 {
				assert.Equal(t, wanted("a", 0), response.rest(t))
			} else {
				assert.Empty(t, response.text(t))
			}
		})
	}
}

func TestADroppedConnectionFailsAndTheJobGoesOn(t *testing.T) {
	d := start(t, Options{JobInterval: time.Second})
	one, two := d.do(t, "GET", "/jobs/a", ""), d.do(t, "GET", "/jobs/a", "")
	other := d.do(t, "GET", "/jobs/b", "")
	for _, listener := range []*exchange{one, two, other} {
		listener.mustNext(t) // retry
		listener.mustNext(t) // event 1
	}
	drop := d.do(t, "POST", "/jobs/a/drop", "")
	assert.Equal(t, 200, drop.StatusCode)
	assert.JSONEq(t, `{"dropped":2}`, drop.text(t))
	for _, listener := range []*exchange{one, two} {
		_, err := listener.next()
		assert.ErrorIs(t, err, io.ErrUnexpectedEOF, "not a clean end")
	}
	assert.JSONEq(t, `{"dropped":0}`, d.do(t, "POST", "/jobs/a/drop", "").text(t))

	d.clock.Advance(2 * time.Second)
	assert.Equal(t, wanted("b", 1)[1:3], []string{other.mustNext(t), other.mustNext(t)}, "other jobs are not touched")
	back := d.do(t, "GET", "/jobs/a", "", "Last-Event-ID", "1")
	want := wanted("a", 1)
	assert.Equal(t, want[:3], []string{back.mustNext(t), back.mustNext(t), back.mustNext(t)}, "what happened meanwhile comes at once")
	d.clock.Advance(time.Hour)
	assert.Equal(t, want[3:], back.rest(t))
	again := d.do(t, "GET", "/jobs/a", "", "Last-Event-ID", strconv.Itoa(jobLength))
	assert.Equal(t, 204, again.StatusCode)
}

func TestASilentStreamSpeaksUp(t *testing.T) {
	d := start(t, Options{JobInterval: 10 * time.Second, KeepAlive: 4 * time.Second})
	response := d.do(t, "GET", "/jobs/a", "")
	var got []string
	take := func() { got = append(got, response.mustNext(t)) }
	take()
	take()
	for range 2 {
		d.clock.AwaitSleeper(t)
		d.clock.Advance(4 * time.Second)
		take()
	}
	d.clock.AwaitSleeper(t)
	d.clock.Advance(2 * time.Second)
	take()
	want := wanted("a", 0)
	assert.Equal(t, []string{want[0], want[1], ": keep-alive", ": keep-alive", want[2]}, got)
}

func TestBadJobRequestsGetClearErrors(t *testing.T) {
	long := strings.Repeat("a", 65)
	for _, test := range []struct {
		name, method, path string
		status             int
		param, message     string
	}{
		{"a dot", "GET", "/jobs/a.b", 400, "id", "letters, digits"},
		{"an escaped slash", "GET", "/jobs/a%2Fb", 400, "id", "letters, digits"},
		{"an escaped line end", "GET", "/jobs/a%0A", 400, "id", "letters, digits"},
		{"Han", "GET", "/jobs/%E6%B5%81", 400, "id", "letters, digits"},
		{"65 letters", "GET", "/jobs/" + long, 400, "id", "1 to 64"},
		{"a bad id to drop", "POST", "/jobs/a.b/drop", 400, "id", "letters, digits"},
		{"an unknown job to drop", "POST", "/jobs/a/drop", 404, "", "there is no job a"},
		{"no id", "GET", "/jobs/", 404, "", "there is no /jobs/"},
		{"a deeper path", "GET", "/jobs/a/log", 404, "", "there is no /jobs/a/log"},
	} {
		t.Run(test.name, func(t *testing.T) {
			start(t, Options{}).do(t, test.method, test.path, "").requireError(t, test.status, test.param, test.message)
		})
	}
	t.Run("64 letters are allowed", func(t *testing.T) {
		d := start(t, Options{JobInterval: -1})
		assert.Equal(t, 200, d.do(t, "GET", "/jobs/"+long[1:], "").StatusCode)
	})
}

func TestJobsAreForgottenOldestFirst(t *testing.T) {
	clock := clocktest.New()
	s := newJobs(Options{Clock: clock, JobInterval: time.Second})
	for i := range maxJobs {
		_, _, refused := s.listen(fmt.Sprint("job-", i))
		require.Nil(t, refused)
		clock.Advance(time.Millisecond)
	}
	_, _, refused := s.listen("more")
	require.NotNil(t, refused, "running jobs are not forgotten")
	assert.Equal(t, 503, refused.status)

	clock.Advance((jobLength-1)*time.Second - maxJobs*time.Millisecond)
	_, _, refused = s.listen("more")
	require.Nil(t, refused)
	assert.Len(t, s.byID, maxJobs)
	assert.Len(t, s.order, maxJobs)
	assert.NotContains(t, s.byID, "job-0")
	assert.Contains(t, s.byID, "job-1")
	_, _, refused = s.listen("one more")
	assert.NotNil(t, refused, "job-1 began a moment later")
}

func TestListenersThatLeaveAreForgotten(t *testing.T) {
	s := newJobs(Options{Clock: clocktest.New()})
	j, one, _ := s.listen("a")
	same, two, _ := s.listen("a")
	assert.Same(t, j, same)
	s.leave(j, one)
	assert.Len(t, j.listeners, 1)
	s.leave(j, two)
	assert.Empty(t, j.listeners)
}
