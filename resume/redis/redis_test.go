package redis_test

import (
	"context"
	"errors"
	"net"
	"os/exec"
	"strconv"
	"testing"
	"time"

	goredis "github.com/redis/go-redis/v9"

	"eventsource-wasm/resume"
	"eventsource-wasm/resume/redis"
	"eventsource-wasm/resume/storetest"
)

// deadline only ends what hangs.
const deadline = time.Minute

// server starts a Redis for the test, without files, on a free port.
func server(t *testing.T) *goredis.Options {
	t.Helper()
	path, err := exec.LookPath("redis-server")
	if err != nil {
		t.Fatal("no redis-server: tools/redis.sh installs it")
	}
	for range 3 { // another process may take the port before the server does
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		port := listener.Addr().(*net.TCPAddr).Port
		_ = listener.Close()
		command := exec.Command(path, "--bind", "127.0.0.1", "--port", strconv.Itoa(port), "--save", "", "--appendonly", "no", "--dir", t.TempDir())
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan struct{})
		go func() {
			_ = command.Wait()
			close(ended)
		}()
		t.Cleanup(func() {
			_ = command.Process.Kill()
			<-ended
		})
		options := &goredis.Options{Addr: "127.0.0.1:" + strconv.Itoa(port)}
		if answers(t, options, ended) {
			return options
		}
	}
	t.Fatal("redis-server does not start")
	return nil
}

func answers(t *testing.T, options *goredis.Options, ended <-chan struct{}) bool {
	client := goredis.NewClient(options)
	defer func() { _ = client.Close() }()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for end := time.Now().Add(deadline); time.Now().Before(end); {
		if client.Ping(t.Context()).Err() == nil {
			return true
		}
		select {
		case <-ended:
			return false
		case <-tick.C:
		}
	}
	return false
}

func store(t *testing.T, options *goredis.Options, o redis.Options) *redis.Store {
	t.Helper()
	client := goredis.NewClient(options)
	s := redis.New(client, o)
	t.Cleanup(func() {
		_ = s.Close()
		_ = client.Close()
	})
	return s
}

func TestStore(t *testing.T) {
	options := server(t)
	storetest.Run(t, store(t, options, redis.Options{}), store(t, options, redis.Options{}))
}

var about = resume.About{Limits: resume.Limits{Bytes: 1 << 20, Events: 1000, Keep: time.Hour, Unread: time.Hour}}

// A store that is closed stands for a process that has died: it gives no sign any more.
func TestAProcessThatDies(t *testing.T) {
	options := server(t)
	lease := redis.Options{Lease: 300 * time.Millisecond}
	ctx, cancel := context.WithTimeout(t.Context(), deadline)
	defer cancel()
	for name, start := range map[string]bool{"in a stream": true, "before its response": false} {
		t.Run(name, func(t *testing.T) {
			dying, living := store(t, options, lease), store(t, options, lease)
			run, err := dying.Create(ctx, name, about)
			if err != nil {
				t.Fatal(err)
			}
			if start {
				if err := run.Start(ctx, resume.Response{Status: 200}); err != nil {
					t.Fatal(err)
				}
				if err := run.Append(ctx, [][]byte{[]byte("a")}); err != nil {
					t.Fatal(err)
				}
			}
			read := func(after int64) resume.Batch {
				t.Helper()
				batch, err := living.Read(ctx, name, after)
				if err != nil {
					t.Fatal(err)
				}
				return batch
			}
			// It lives for longer than a lease, though it writes nothing.
			short, cancel := context.WithTimeout(ctx, 4*lease.Lease)
			defer cancel()
			if _, err := living.Read(short, name, 1); !errors.Is(err, context.DeadlineExceeded) {
				t.Fatalf("%v", err)
			}
			_ = dying.Close()
			if start {
				if batch := read(0); len(batch.Events) != 1 || batch.State != resume.Running && batch.State != resume.Broken {
					t.Fatalf("%v", batch)
				}
				if batch := read(1); batch.State != resume.Broken {
					t.Fatalf("%v", batch)
				}
			} else if batch := read(-1); batch.State != resume.Broken {
				t.Fatalf("%v", batch)
			}
			info, err := living.Find(ctx, name)
			if err != nil || info.State != resume.Broken {
				t.Fatalf("%v %v", info, err)
			}
			if err := run.Append(ctx, [][]byte{[]byte("b")}); err == nil {
				t.Fatal("what was taken for dead writes on")
			}
			select {
			case <-run.Stopped():
			case <-ctx.Done():
				t.Fatal("it is not stopped")
			}
			if _, err := living.Create(ctx, name, about); !errors.Is(err, resume.ErrExists) {
				t.Fatalf("it would be run twice: %v", err)
			}
		})
	}
}
