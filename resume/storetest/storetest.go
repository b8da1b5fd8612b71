// Package storetest has the tests that every store of resume must pass.
package storetest

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"eventsource-wasm/resume"
)

// deadline only ends what hangs.
const deadline = time.Minute

// Run runs the tests on a store. Of stores that processes share it is given two that share everything, else twice the same.
func Run(t *testing.T, one, other resume.Store) {
	for name, test := range map[string]func(*suite){
		"a stream from its beginning to its end":      (*suite).life,
		"one of many makes it":                        (*suite).race,
		"readers wait":                                (*suite).waiting,
		"readers wait for the response":               (*suite).response,
		"a reader that leaves":                        (*suite).leaving,
		"what is unknown":                             (*suite).unknown,
		"a stream that was none":                      (*suite).discarded,
		"it breaks off":                               (*suite).broken,
		"a tail":                                      (*suite).tail,
		"the oldest events go":                        (*suite).limits,
		"one event past the limit":                    (*suite).largeEvent,
		"much is read in turns":                       (*suite).turns,
		"it is cancelled":                             (*suite).cancelled,
		"nobody reads it":                             (*suite).unread,
		"it is gone behind its time":                  (*suite).expired,
		"many readers while it is written":            (*suite).concurrent,
		"bytes that are no text":                      (*suite).bytes,
		"the response's status and headers come back": (*suite).headers,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithTimeout(context.Background(), deadline)
			defer cancel()
			test(&suite{t, ctx, one, other, rand.Text()})
		})
	}
}

type suite struct {
	t          *testing.T
	ctx        context.Context
	one, other resume.Store
	id         string
}

// limits are far away.
var limits = resume.Limits{Bytes: 1 << 20, Events: 10_000, Keep: time.Hour, Unread: time.Hour}

func (s *suite) create(l resume.Limits) resume.Run {
	s.t.Helper()
	run, err := s.one.Create(s.ctx, s.id, resume.About{Owner: "owner", Path: "/path", Asked: [32]byte{1, 2}, Limits: l})
	s.ok(err)
	return run
}

// started is a stream that runs.
func (s *suite) started(l resume.Limits) resume.Run {
	s.t.Helper()
	run := s.create(l)
	s.ok(run.Start(s.ctx, resume.Response{Status: 200, Header: http.Header{"Content-Type": {"text/event-stream"}}}))
	return run
}

func (s *suite) ok(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *suite) is(got, want error) {
	s.t.Helper()
	if !errors.Is(got, want) {
		s.t.Fatalf("the error is %v, not %v", got, want)
	}
}

func (s *suite) same(got, want any) {
	s.t.Helper()
	if !reflect.DeepEqual(got, want) {
		s.t.Fatalf("got %v, not %v", got, want)
	}
}

func (s *suite) append(run resume.Run, events ...string) {
	s.t.Helper()
	var b [][]byte
	for _, e := range events {
		b = append(b, []byte(e))
	}
	s.ok(run.Append(s.ctx, b))
	for _, e := range b {
		clear(e) // they were the caller's
	}
}

// read reads until so many events have come or the stream has ended.
func (s *suite) read(after int64, count int) (events []string, last resume.Batch) {
	s.t.Helper()
	for len(events) < count || count < 0 {
		batch, err := s.other.Read(s.ctx, s.id, after+int64(len(events)))
		s.ok(err)
		for _, e := range batch.Events {
			events = append(events, string(e))
		}
		if last = batch; batch.State.Ended() {
			break
		}
	}
	return events, last
}

func (s *suite) info() resume.Info {
	s.t.Helper()
	info, err := s.other.Find(s.ctx, s.id)
	s.ok(err)
	return info
}

// until waits for a condition.
func (s *suite) until(what string, condition func() bool) {
	s.t.Helper()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for !condition() {
		select {
		case <-tick.C:
		case <-s.ctx.Done():
			s.t.Fatal("not in time:", what)
		}
	}
}

func (s *suite) stops(run resume.Run) {
	s.t.Helper()
	select {
	case <-run.Stopped():
	case <-s.ctx.Done():
		s.t.Fatal("it is not stopped")
	}
}

func (s *suite) life() {
	run := s.create(limits)
	info := s.info()
	s.same(info.State, resume.Waiting)
	s.same(info.About, resume.About{Owner: "owner", Path: "/path", Asked: [32]byte{1, 2}, Limits: info.Limits})
	s.ok(run.Start(s.ctx, resume.Response{Status: 200, Header: http.Header{}}))
	info = s.info()
	s.same([]any{info.State, info.First, info.Last}, []any{resume.Running, int64(1), int64(0)})
	s.append(run, "a", "b")
	s.append(run, "c")
	info = s.info()
	s.same([]any{info.State, info.First, info.Last}, []any{resume.Running, int64(1), int64(3)})
	s.ok(run.End(s.ctx, resume.Complete, nil))
	s.same(s.info().State, resume.Complete)
	for after, want := range [][]string{{"a", "b", "c"}, {"b", "c"}, {"c"}, nil} {
		events, last := s.read(int64(after), -1)
		s.same(events, want)
		s.same([]any{last.State, len(last.Tail)}, []any{resume.Complete, 0})
	}
	_, err := s.other.Create(s.ctx, s.id, resume.About{Limits: limits})
	s.is(err, resume.ErrExists)
	s.ok(s.other.Cancel(s.ctx, s.id))
	s.same(s.info().State, resume.Complete)
}

func (s *suite) race() {
	const many = 16
	var made, exists int
	var mu sync.Mutex
	var all sync.WaitGroup
	for i := range many {
		all.Go(func() {
			store := []resume.Store{s.one, s.other}[i%2]
			run, err := store.Create(s.ctx, s.id, resume.About{Limits: limits})
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err == nil:
				made++
				_ = run.End(s.ctx, resume.Complete, nil)
			case errors.Is(err, resume.ErrExists):
				exists++
			}
		})
	}
	all.Wait()
	s.same([]int{made, exists}, []int{1, many - 1})
}

func (s *suite) waiting() {
	run := s.started(limits)
	events := make(chan string)
	go func() {
		defer close(events)
		for after := int64(0); ; after++ {
			batch, err := s.other.Read(s.ctx, s.id, after)
			if err != nil || batch.State.Ended() && len(batch.Events) == 0 {
				return
			}
			events <- string(bytes.Join(batch.Events, []byte("+")))
		}
	}()
	for i := range 5 {
		s.append(run, fmt.Sprint(i))
		s.same(<-events, fmt.Sprint(i))
	}
	s.ok(run.End(s.ctx, resume.Complete, nil))
	_, more := <-events
	s.same(more, false)
}

func (s *suite) response() {
	run := s.create(limits)
	came := make(chan error)
	go func() {
		_, err := s.other.Read(s.ctx, s.id, -1)
		came <- err
	}()
	s.ok(run.Start(s.ctx, resume.Response{Status: 200, Header: http.Header{}}))
	s.ok(<-came)
	batch, err := s.other.Read(s.ctx, s.id, -1)
	s.ok(err)
	s.same(len(batch.Events), 0)
	s.ok(run.End(s.ctx, resume.Complete, nil))
	_, err = s.other.Read(s.ctx, s.id, -1)
	s.ok(err)
}

func (s *suite) leaving() {
	run := s.started(limits)
	ctx, cancel := context.WithCancel(s.ctx)
	left := make(chan error)
	go func() {
		_, err := s.other.Read(ctx, s.id, 0)
		left <- err
	}()
	cancel()
	s.is(<-left, context.Canceled)
	short, cancel := context.WithTimeout(s.ctx, time.Millisecond)
	defer cancel()
	_, err := s.other.Read(short, s.id, 0)
	s.is(err, context.DeadlineExceeded)
	s.append(run, "a")
	events, _ := s.read(0, 1)
	s.same(events, []string{"a"})
	s.ok(run.End(s.ctx, resume.Complete, nil))
}

func (s *suite) unknown() {
	_, err := s.other.Find(s.ctx, s.id)
	s.is(err, resume.ErrUnknown)
	_, err = s.other.Read(s.ctx, s.id, 0)
	s.is(err, resume.ErrUnknown)
	_, err = s.other.Read(s.ctx, s.id, -1)
	s.is(err, resume.ErrUnknown)
	s.is(s.other.Cancel(s.ctx, s.id), resume.ErrUnknown)
}

func (s *suite) discarded() {
	run := s.create(limits)
	came := make(chan error)
	go func() {
		_, err := s.other.Read(s.ctx, s.id, -1)
		came <- err
	}()
	s.ok(run.Discard(s.ctx))
	s.is(<-came, resume.ErrUnknown)
	_, err := s.other.Find(s.ctx, s.id)
	s.is(err, resume.ErrUnknown)
	again := s.started(limits)
	s.append(again, "a")
	s.ok(again.End(s.ctx, resume.Complete, nil))
	events, _ := s.read(0, -1)
	s.same(events, []string{"a"})
}

func (s *suite) broken() {
	run := s.started(limits)
	s.append(run, "a")
	s.ok(run.End(s.ctx, resume.Broken, nil))
	events, last := s.read(0, -1)
	s.same(events, []string{"a"})
	s.same(last.State, resume.Broken)
	s.same(s.info().State, resume.Broken)
	batch, err := s.other.Read(s.ctx, s.id, 1)
	s.ok(err)
	s.same(batch.State, resume.Broken)
}

func (s *suite) tail() {
	run := s.started(limits)
	s.append(run, "a")
	s.ok(run.End(s.ctx, resume.Complete, []byte("data: [DONE]\n")))
	_, last := s.read(0, -1)
	s.same(string(last.Tail), "data: [DONE]\n")
	_, last = s.read(1, -1)
	s.same(string(last.Tail), "data: [DONE]\n")
}

func (s *suite) limits() {
	l := limits
	l.Events, l.Bytes = 5, 1000
	run := s.started(l)
	for i := range 9 {
		s.append(run, fmt.Sprint(i+1))
	}
	info := s.info()
	s.same([]int64{info.First, info.Last}, []int64{5, 9})
	_, err := s.other.Read(s.ctx, s.id, 3)
	s.is(err, resume.ErrGone)
	events, _ := s.read(4, 5)
	s.same(events, []string{"5", "6", "7", "8", "9"})
	s.append(run, strings.Repeat("x", 400), strings.Repeat("y", 400), strings.Repeat("z", 400))
	info = s.info()
	s.same([]int64{info.First, info.Last}, []int64{11, 12})
	s.ok(run.End(s.ctx, resume.Complete, nil))
	events, _ = s.read(10, -1)
	s.same(events, []string{strings.Repeat("y", 400), strings.Repeat("z", 400)})
}

func (s *suite) largeEvent() {
	l := limits
	l.Bytes = 100
	run := s.started(l)
	s.append(run, "a", strings.Repeat("b", 1000))
	info := s.info()
	s.same([]int64{info.First, info.Last}, []int64{2, 2})
	events, _ := s.read(1, 1)
	s.same(events, []string{strings.Repeat("b", 1000)})
	s.ok(run.End(s.ctx, resume.Complete, nil))
}

func (s *suite) turns() {
	run := s.started(limits)
	var want []string
	for i := range 1000 {
		want = append(want, strings.Repeat(fmt.Sprint(i%10), 100+i%7*30))
	}
	s.append(run, want...)
	s.ok(run.End(s.ctx, resume.Complete, nil))
	batch, err := s.other.Read(s.ctx, s.id, 0)
	s.ok(err)
	if n := len(bytes.Join(batch.Events, nil)); n > 2*resume.BatchBytes || batch.State != resume.Running {
		s.t.Fatalf("%d bytes at once, state %d", n, batch.State)
	}
	events, last := s.read(0, -1)
	s.same(events, want)
	s.same(last.State, resume.Complete)
}

func (s *suite) cancelled() {
	run := s.started(limits)
	select {
	case <-run.Stopped():
		s.t.Fatal("it is stopped already")
	default:
	}
	s.ok(s.other.Cancel(s.ctx, s.id))
	s.stops(run)
	s.ok(s.other.Cancel(s.ctx, s.id))
	s.ok(run.End(s.ctx, resume.Broken, nil))
	s.same(s.info().State, resume.Broken)
}

func (s *suite) unread() {
	l := limits
	l.Unread = 50 * time.Millisecond
	run := s.started(l)
	s.stops(run)
	s.ok(run.End(s.ctx, resume.Broken, nil))
}

func (s *suite) expired() {
	l := limits
	l.Keep = 20 * time.Millisecond
	run := s.started(l)
	s.append(run, "a")
	s.ok(run.End(s.ctx, resume.Complete, nil))
	s.until("it is gone", func() bool {
		_, err := s.other.Find(s.ctx, s.id)
		return errors.Is(err, resume.ErrGone)
	})
	_, err := s.other.Read(s.ctx, s.id, 0)
	s.is(err, resume.ErrGone)
	_, err = s.other.Create(s.ctx, s.id, resume.About{Limits: limits})
	s.is(err, resume.ErrGone)
	s.is(s.other.Cancel(s.ctx, s.id), resume.ErrGone)
	info, err := s.other.Find(s.ctx, s.id)
	s.is(err, resume.ErrGone)
	s.same([]string{info.Owner, info.Path}, []string{"owner", "/path"}) // so that others are not told
}

func (s *suite) concurrent() {
	run := s.started(limits)
	const readers, events = 4, 200
	var want []string
	for i := range events {
		want = append(want, fmt.Sprintf("data: %d\n", i))
	}
	got := make([][]string, readers)
	var all sync.WaitGroup
	for i := range readers {
		all.Go(func() {
			store := []resume.Store{s.one, s.other}[i%2]
			for {
				batch, err := store.Read(s.ctx, s.id, int64(len(got[i])))
				if err != nil {
					return
				}
				for _, e := range batch.Events {
					got[i] = append(got[i], string(e))
				}
				if batch.State.Ended() {
					return
				}
			}
		})
	}
	for from := 0; from < events; from += 4 {
		s.append(run, want[from:from+4]...)
	}
	s.ok(run.End(s.ctx, resume.Complete, nil))
	all.Wait()
	for i := range readers {
		s.same(got[i], want)
	}
}

func (s *suite) bytes() {
	run := s.started(limits)
	s.append(run, "data: \x00\xFF\xE4\xBD 这是\n", "\n")
	s.ok(run.End(s.ctx, resume.Complete, []byte("\xFF")))
	events, last := s.read(0, -1)
	s.same(events, []string{"data: \x00\xFF\xE4\xBD 这是\n", "\n"})
	s.same(string(last.Tail), "\xFF")
}

func (s *suite) headers() {
	run := s.create(limits)
	response := resume.Response{Status: 201, Header: http.Header{"Content-Type": {"text/event-stream"}, "X-Several": {"a", "b, c"}, "X-Text": {"é\xFF"}}}
	s.ok(run.Start(s.ctx, response))
	s.same(s.info().Response, response)
	s.ok(run.End(s.ctx, resume.Complete, nil))
	s.same(s.info().Response, response)
}
