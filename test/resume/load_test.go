package resume

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
	"eventsource-wasm/sse"
)

var memory = regexp.MustCompile(`Vm(HWM|RSS):\s+(\d+) kB`)

// resident gives a process's memory now, and the most that it was, in MB.
func resident(t *testing.T, pid int) (now, most float64) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	require.NoError(t, err)
	for _, match := range memory.FindAllSubmatch(text, -1) {
		kb, _ := strconv.ParseFloat(string(match[2]), 64)
		if string(match[1]) == "HWM" {
			most = kb / 1024
		} else {
			now = kb / 1024
		}
	}
	return now, most
}

// 2,000 streams with two readers each, on one process with the store in its memory.
func TestLoad(t *testing.T) {
	const streams, events = 2000, 40
	model := newModel(t, 500*time.Millisecond, events)
	server := startServer(t, model.URL)
	transport := &http.Transport{MaxIdleConnsPerHost: 1}
	defer transport.CloseIdleConnections()
	ctx, cancel := context.WithTimeout(t.Context(), 2*browsertest.Deadline)
	defer cancel()
	idle, _ := resident(t, server.running.Process.Pid)
	began := time.Now()
	var all sync.WaitGroup
	readings := make([][2]*reading, streams)
	for i := range readings {
		first := &reading{url: "http://" + server.Address, prompt: fmt.Sprintf("prompt %d", i), client: &http.Client{Transport: transport}, seen: map[string]bool{}}
		all.Go(func() {
			position := make(chan string, 1)
			second := &reading{url: first.url, prompt: first.prompt, client: first.client, seen: map[string]bool{}}
			readings[i] = [2]*reading{first, second}
			all.Go(func() {
				if second.last = <-position; second.last != "" {
					second.run(ctx)
				}
			})
			first.client = &http.Client{Transport: announcing{transport, position}}
			first.run(ctx)
			close(position)
		})
	}
	all.Wait()
	took := time.Since(began)
	now, most := resident(t, server.running.Process.Pid)
	for _, pair := range readings {
		for _, c := range pair {
			require.NoError(t, c.err)
			calls, sent, _ := model.told(c.prompt)
			require.Equal(t, 1, calls)
			require.True(t, c.complete, "%s: %d", c.prompt, c.status)
			require.Zero(t, c.losses)
			require.True(t, sent == c.got.String(), "%s: not what was sent", c.prompt)
		}
	}
	fmt.Printf("load: %d streams of %d events with two readers each in %.1f s (the model takes %.1f); memory %.0f MB idle, %.0f at most, %.0f at the end: %.0f KB a stream\n",
		streams, events, took.Seconds(), (model.pace * events).Seconds(), idle, most, now, (most-idle)*1024/streams)
}

// announcing tells the id that comes before the first event, which a second reader begins with.
type announcing struct {
	http.RoundTripper
	position chan<- string
}

func (a announcing) RoundTrip(r *http.Request) (*http.Response, error) {
	response, err := a.RoundTripper.RoundTrip(r)
	if err != nil || r.Method != http.MethodPost {
		return response, err
	}
	head := make([]byte, len("id: \n\n")+24)
	n, err := response.Body.Read(head)
	var d sse.Decoder
	d.Give(head[:n])
	d.Next()
	a.position <- d.LastEventID()
	response.Body = &rest{response.Body, head[:n], err}
	return response, nil
}

// rest is a body of which something was read already.
type rest struct {
	body interface {
		Read([]byte) (int, error)
		Close() error
	}
	head []byte
	err  error
}

func (r *rest) Read(b []byte) (int, error) {
	if len(r.head) > 0 {
		n := copy(b, r.head)
		r.head = r.head[n:]
		return n, nil
	}
	if r.err != nil {
		return 0, r.err
	}
	return r.body.Read(b)
}

func (r *rest) Close() error { return r.body.Close() }
