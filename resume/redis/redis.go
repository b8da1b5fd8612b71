// Package redis keeps the streams of resume in Redis (7 or later), so that several processes answer for one another, and a process's
// streams can be read behind its end.
//
//	store := redis.New(goredis.NewClient(&goredis.Options{Addr: "localhost:6379"}), redis.Options{})
//	http.Handle("/v1/", resume.New(proxy, resume.Options{Store: store}))
//
// A stream runs in the process that has been asked for it, under a lease that the process renews. When the process dies the lease
// runs out: the stream's readers, wherever they are, see it break off, and then a 410.
package redis

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"net/textproto"
	"strconv"
	"sync"
	"time"

	goredis "github.com/redis/go-redis/v9"

	"eventsource-wasm/resume"
)

// Options of a [Store]. The zero value is ready for use.
type Options struct {
	// Prefix is in front of all keys. Default: "resume:".
	Prefix string
	// Lease is how long the store waits for a sign of a process that runs a stream before it takes the process for dead. It bounds how
	// long readers wait for what never comes. Default: 10 s.
	Lease time.Duration
	// Readers bounds the connections to Redis of this store that wait for events: each reader that waits has one. Default: 10,000, which
	// is also how many connections Redis takes in all unless its maxclients says otherwise.
	Readers int
}

// Store is a [resume.Store] in Redis.
type Store struct {
	client  *goredis.Client
	waiting *goredis.Client // for readers that wait
	options Options

	mu     sync.Mutex
	runs   map[*run]struct{}
	beats  bool
	closed chan struct{}
	once   sync.Once
}

var _ resume.Store = (*Store)(nil)

// New makes a store. Readers that wait have connections of their own, made as the client's are.
func New(client *goredis.Client, options Options) *Store {
	if options.Prefix == "" {
		options.Prefix = "resume:"
	}
	if options.Lease == 0 {
		options.Lease = 10 * time.Second
	}
	if options.Readers == 0 {
		options.Readers = 10_000
	}
	waiting := *client.Options()
	waiting.PushNotificationProcessor = nil // the client's own
	waiting.PoolSize, waiting.MinIdleConns, waiting.MaxActiveConns = options.Readers, 0, options.Readers
	return &Store{client: client, waiting: goredis.NewClient(&waiting), options: options, runs: map[*run]struct{}{}, closed: make(chan struct{})}
}

// Close lets go of the store's own connections, and of the leases: streams that still run are taken for dead. The client stays open.
func (s *Store) Close() error {
	err := error(nil)
	s.once.Do(func() {
		close(s.closed)
		err = s.waiting.Close()
	})
	return err
}

// blocked is the longest that a reader waits in Redis: a client's leaving and a process's death are noticed behind it.
const blocked = time.Second

// events is the most that a reader takes at once.
const events = 64

func (s *Store) keys(id string) []string {
	// The braces keep a stream's keys together where there are several Redis.
	name := s.options.Prefix + "{" + id + "}:"
	return []string{name + "about", name + "events", name + "lease", name + "read"}
}

func ms(d time.Duration) int64 { return max(d.Milliseconds(), 1) }

// what gives the error for what a script says that a stream is.
func what(is int64) error {
	switch is {
	case 0:
		return resume.ErrUnknown
	case 2:
		return resume.ErrGone
	}
	return nil
}

// Create makes a stream: see [resume.Store].
func (s *Store) Create(ctx context.Context, id string, about resume.About) (resume.Run, error) {
	r := &run{store: s, keys: s.keys(id), token: rand.Text(), limits: about.Limits, first: 1, stopped: make(chan struct{})}
	made, err := create.Run(ctx, s.client, r.keys, r.token, ms(s.options.Lease), ms(about.Unread),
		"owner", about.Owner, "path", about.Path, "asked", about.Asked[:], "bytes", about.Bytes, "events", about.Events,
		"keep", ms(about.Keep), "unread", ms(about.Unread), "remember", ms(about.Keep+resume.Remember), "first", 1, "last", 0).Int64()
	switch {
	case err != nil:
		return nil, err
	case made == 1:
		return nil, resume.ErrExists
	case made == 2:
		return nil, resume.ErrGone
	}
	s.add(r)
	return r, nil
}

// Find gives what is known of a stream: see [resume.Store].
func (s *Store) Find(ctx context.Context, id string) (resume.Info, error) {
	found, err := find.Run(ctx, s.client, s.keys(id)).Slice()
	if err != nil {
		return resume.Info{}, err
	}
	fields, _ := found[1].([]any)
	of := map[string]string{}
	for i := 0; i+1 < len(fields); i += 2 {
		of[fmt.Sprint(fields[i])], _ = fields[i+1].(string)
	}
	number := func(field string) int64 {
		n, _ := strconv.ParseInt(of[field], 10, 64)
		return n
	}
	wait := func(field string) time.Duration { return time.Duration(number(field)) * time.Millisecond }
	info := resume.Info{State: resume.State(number("state")), First: number("first"), Last: number("last")}
	info.Owner, info.Path = of["owner"], of["path"]
	copy(info.Asked[:], of["asked"])
	info.Limits = resume.Limits{Bytes: number("bytes"), Events: int(number("events")), Keep: wait("keep"), Unread: wait("unread")}
	is, _ := found[0].(int64)
	if err := what(is); err != nil || info.State == resume.Waiting {
		return info, err
	}
	info.Status = int(number("status"))
	info.Header, err = parseHeader(of["header"])
	return info, err
}

func formatHeader(header http.Header) []byte {
	var b bytes.Buffer
	_ = header.Write(&b) // a buffer takes all
	return append(b.Bytes(), "\r\n"...)
}

func parseHeader(text string) (http.Header, error) {
	if text == "" {
		return http.Header{}, nil // it has broken off before its response
	}
	header, err := textproto.NewReader(bufio.NewReader(bytes.NewReader([]byte(text)))).ReadMIMEHeader()
	return http.Header(header), err
}

// Read waits for what follows: see [resume.Store].
func (s *Store) Read(ctx context.Context, id string, after int64) (resume.Batch, error) {
	keys := s.keys(id)
	for {
		batch, last, ok, err := s.next(ctx, keys, after)
		if ok || err != nil {
			return batch, err
		}
		if err := s.wait(ctx, keys[1], last); err != nil {
			return resume.Batch{}, err
		}
	}
}

// next gives what follows if there is something, else the entry behind which to wait.
func (s *Store) next(ctx context.Context, keys []string, after int64) (batch resume.Batch, last string, ok bool, err error) {
	found, err := next.Run(ctx, s.client, keys, after, events).Slice()
	if err != nil {
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		return batch, "", false, err
	}
	is, _ := found[0].(int64)
	if err := what(is); err != nil {
		return batch, "", false, err
	}
	state, _ := found[1].(int64)
	first, _ := found[2].(int64)
	newest, _ := found[3].(int64)
	tail, _ := found[4].(string)
	batch.State = resume.State(state)
	if after < 0 {
		return batch, "0-0", batch.State != resume.Waiting, nil
	}
	if after < first-1 {
		return batch, "", false, resume.ErrGone
	}
	bytes := 0
	for _, entry := range found[5:] {
		event, _ := entry.(string)
		if bytes += len(event); bytes > resume.BatchBytes && len(batch.Events) > 0 {
			break
		}
		batch.Events = append(batch.Events, []byte(event))
	}
	if after+int64(len(batch.Events)) < newest {
		batch.State = resume.Running
	} else if batch.State.Ended() {
		batch.Tail = []byte(tail)
	}
	return batch, "0-" + strconv.FormatInt(after+1, 10), len(batch.Events) > 0 || batch.State.Ended(), nil
}

// wait blocks until there is something behind an entry, for a while.
func (s *Store) wait(ctx context.Context, key, last string) error {
	block := min(blocked, s.options.Lease)
	if end, ok := ctx.Deadline(); ok {
		block = min(block, max(time.Until(end), time.Millisecond))
	}
	err := s.waiting.XRead(ctx, &goredis.XReadArgs{Streams: []string{key, last}, Count: 1, Block: block}).Err()
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, goredis.Nil):
		return nil
	}
	return err
}

// Cancel asks for a stream's stop: see [resume.Store].
func (s *Store) Cancel(ctx context.Context, id string) error {
	is, err := cancel.Run(ctx, s.client, s.keys(id)).Int64()
	if err != nil {
		return err
	}
	return what(is)
}
