package resume

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
	"eventsource-wasm/sse"
)

// reading is a client of one prompt: it goes on after every loss, as the page does, until there is nothing more.
type reading struct {
	url, prompt string
	client      *http.Client
	got         strings.Builder
	seen        map[string]bool // ids
	last        string
	losses      int
	complete    bool
	status      int // that ended it, if it is not complete
	err         error
}

func (c *reading) run(ctx context.Context) {
	for c.err == nil && !c.complete && c.status == 0 {
		c.err = c.attempt(ctx)
	}
}

// attempt makes one request: a POST until there is an id, then a GET.
func (c *reading) attempt(ctx context.Context) error {
	method, body := "POST", io.Reader(strings.NewReader(c.prompt))
	if c.last != "" {
		method, body = "GET", nil
	}
	request, err := http.NewRequestWithContext(ctx, method, c.url+"/chat", body)
	if err != nil {
		return err
	}
	if c.last == "" {
		request.Header.Set("Idempotency-Key", c.prompt)
	} else {
		request.Header.Set("Last-Event-ID", c.last)
	}
	response, err := c.client.Do(request)
	if err != nil {
		return c.lost(ctx)
	}
	defer func() { _ = response.Body.Close() }()
	switch response.StatusCode {
	case http.StatusOK:
	case http.StatusNoContent:
		c.complete = true
		return nil
	case http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return c.lost(ctx)
	default:
		c.status = response.StatusCode
		return nil
	}
	events := sse.NewReader(response.Body)
	for {
		e, err := events.Next()
		if id := events.LastEventID(); id != "" {
			c.last = id
		}
		if errors.Is(err, io.EOF) {
			return errors.New("a clean end without [DONE]")
		}
		if err != nil {
			return c.lost(ctx)
		}
		if c.seen[e.ID] {
			return fmt.Errorf("an event came twice: %s", e.Data)
		}
		c.seen[e.ID] = true
		if string(e.Data) == "[DONE]" {
			c.complete = true
			return nil
		}
		c.got.Write(e.Data)
	}
}

// lost counts, and does not try at once what has just failed.
func (c *reading) lost(ctx context.Context) error {
	c.losses++
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(50 * time.Millisecond):
		return nil
	}
}

// Three processes behind nginx with one Redis, 500 streams at once, and one process is killed: each of them once. It takes as long as
// a dead process's lease.
func TestThreeProcesses(t *testing.T) {
	const streams, events = 500, 30
	t.Parallel()
	for victim := range 3 {
		t.Run(fmt.Sprintf("process %d is killed", victim+1), func(t *testing.T) {
			t.Parallel()
			redis := startRedis(t)
			model := newModel(t, 500*time.Millisecond, events)
			var processes []*process
			for range 3 {
				processes = append(processes, startServer(t, model.URL, "-redis", redis.Address))
			}
			nginx := startNginx(t, processes, processes)
			ctx, cancel := context.WithTimeout(t.Context(), 2*browsertest.Deadline)
			defer cancel()
			began := time.Now()
			clients := make([]*reading, streams)
			var all sync.WaitGroup
			for i := range clients {
				clients[i] = &reading{
					url: "http://" + nginx.Address, prompt: fmt.Sprintf("prompt %d", i), client: &http.Client{Transport: &http.Transport{}},
					seen: map[string]bool{},
				}
				all.Go(func() {
					defer clients[i].client.CloseIdleConnections()
					clients[i].run(ctx)
				})
			}
			require.Eventually(t, func() bool { return model.total.Load() > streams*events/3 }, browsertest.Deadline, 5*time.Millisecond)
			processes[victim].kill()
			all.Wait()
			complete, broken, losses, calls := 0, 0, 0, 0
			for _, c := range clients {
				require.NoError(t, c.err, c.prompt)
				ran, sent, finished := model.told(c.prompt)
				assert.LessOrEqual(t, ran, 1, "%s was run twice", c.prompt)
				calls += ran
				losses += c.losses
				if c.complete {
					complete++
					assert.True(t, sent == c.got.String(), "%s: not what was sent", c.prompt)
					assert.Equal(t, 1, ran)
					continue
				}
				broken++
				assert.Equal(t, http.StatusGone, c.status, c.prompt)
				assert.False(t, finished, "%s was sent to its end", c.prompt)
				assert.True(t, strings.HasPrefix(sent, c.got.String()), "%s: not what was sent", c.prompt)
			}
			fmt.Printf("three processes, kill -9 of number %d: %d streams, %d complete, %d told as broken, %d connections lost, %d prompts run, lost 0, repeated 0, %.0f s\n",
				victim+1, streams, complete, broken, losses, calls, time.Since(began).Seconds())
			assert.Greater(t, complete, streams/2, "what the others ran goes on")
			assert.Greater(t, broken, 0)
			assert.Greater(t, losses, streams/3)
		})
	}
}
