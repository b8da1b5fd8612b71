package redis

import (
	"context"
	"errors"
	"sync"
	"time"

	goredis "github.com/redis/go-redis/v9"

	"eventsource-wasm/resume"
)

// errLost: another process has taken this one for dead, or the stream was stopped.
var errLost = errors.New("resume/redis: the lease of the stream is lost")

// run is a stream that this process runs.
type run struct {
	store   *Store
	keys    []string
	token   string
	limits  resume.Limits
	first   int64   // the oldest event that is kept
	sizes   []int64 // of the events that are kept
	bytes   int64
	stopped chan struct{}
	once    sync.Once
}

func (r *run) Stopped() <-chan struct{} { return r.stopped }

func (r *run) stop() { r.once.Do(func() { close(r.stopped) }) }

// did runs one of the scripts that say 0 if the lease is lost, and 2 if the stream is to be stopped.
func (r *run) did(ctx context.Context, script *goredis.Script, arguments ...any) error {
	is, err := script.Run(ctx, r.store.client, r.keys, append([]any{r.token}, arguments...)...).Int64()
	if err == nil && is == 0 {
		err = errLost
	}
	if err != nil || is == 2 {
		r.stop()
	}
	return err
}

func (r *run) lease() int64 { return ms(r.store.options.Lease) }

func (r *run) Start(ctx context.Context, response resume.Response) error {
	return r.did(ctx, start, r.lease(), response.Status, formatHeader(response.Header))
}

func (r *run) Append(ctx context.Context, events [][]byte) error {
	from := r.first + int64(len(r.sizes))
	for _, event := range events {
		r.sizes = append(r.sizes, int64(len(event)))
		r.bytes += int64(len(event))
	}
	for len(r.sizes) > 1 && (len(r.sizes) > r.limits.Events || r.bytes > r.limits.Bytes) {
		r.bytes -= r.sizes[0]
		r.sizes = r.sizes[1:]
		r.first++
	}
	arguments := []any{r.lease(), from, r.first}
	for _, event := range events {
		arguments = append(arguments, event)
	}
	return r.did(ctx, extend, arguments...)
}

func (r *run) End(ctx context.Context, state resume.State, tail []byte) error {
	defer r.store.remove(r)
	return r.did(ctx, end, int(state), tail)
}

func (r *run) Discard(ctx context.Context) error {
	defer r.store.remove(r)
	return r.did(ctx, discard)
}

func (s *Store) add(r *run) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.runs[r] = struct{}{}
	if !s.beats {
		s.beats = true
		go s.beat()
	}
}

func (s *Store) remove(r *run) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.runs, r)
}

// beat renews the leases of all runs, several times before they end, and learns which are to be stopped.
func (s *Store) beat() {
	tick := time.NewTicker(max(min(time.Second, s.options.Lease/5), time.Millisecond))
	defer tick.Stop()
	for {
		select {
		case <-s.closed:
			return
		case <-tick.C:
		}
		s.mu.Lock()
		runs := make([]*run, 0, len(s.runs))
		for r := range s.runs {
			runs = append(runs, r)
		}
		s.mu.Unlock()
		s.renew(runs)
	}
}

func (s *Store) renew(runs []*run) {
	if len(runs) == 0 {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), s.options.Lease)
	defer cancel()
	if err := beat.Load(ctx, s.client).Err(); err != nil {
		return // the next beat tries again; meanwhile what is written fails
	}
	pipe := s.client.Pipeline()
	results := make([]*goredis.Cmd, len(runs))
	for i, r := range runs {
		results[i] = beat.EvalSha(ctx, pipe, r.keys, r.token, r.lease())
	}
	_, _ = pipe.Exec(ctx) // each result has its own error
	for i, r := range runs {
		if is, err := results[i].Int64(); err == nil && is != 1 {
			r.stop()
		}
	}
}
