// Command replay serves what the demo page saw on the wire: the same bytes,
// cut at the same places, at the same times. So a report of a fault becomes
// something to run a client against.
//
//	go run ./cmd/replay wire.json
//	replay: http://127.0.0.1:41234/
//
// It prints the address, and answers requests of any method and path in the
// file's order, beginning again after the last.
//
// # The file
//
// The page's button "Save as a file" writes it; by hand it is as easy. It is
// JSON, times are in milliseconds since the request of their exchange:
//
//	{
//	  "format": "eventsource-wasm/wire",
//	  "version": 1,
//	  "exchanges": [
//	    {
//	      "request": { "method": "POST", "url": "/v1/chat/completions", "headers": { "accept": "text/event-stream" } },
//	      "response": { "at": 3.1, "status": 200, "headers": { "content-type": "text/event-stream" } },
//	      "chunks": [
//	        { "at": 33.6, "text": "data: {\"choices\":[" },
//	        { "at": 63.9, "base64": "5A==" }
//	      ],
//	      "end": { "at": 90.2, "how": "complete" }
//	    }
//	  ]
//	}
//
// A chunk has its bytes as text, or in base64 if they are not UTF-8 by
// themselves, as where the network went through a character. how is complete;
// broken, which is served as a connection that is cut; cancelled by the page; or
// open, if the file was saved before the end. The last two stay open until the
// client goes. An exchange without response had none: the connection is cut
// before one.
//
// The request is there for the reader and has no body. Headers that could hold
// a secret are not written (Authorization, cookies, keys, tokens), and neither
// are the values of such parameters in the URL. The answer is in the file as it
// came: look through it before you pass it on.
//
// Two writes that follow each other closely may still arrive as one: between
// them is a network, even on one machine.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"net"
	"net/http"
	"os"
	"sync"
	"time"

	"eventsource-wasm/internal/command"
	"eventsource-wasm/internal/recording"
)

const usage = `replay serves what the demo page saw on the wire, at the same cuts and times.

  replay [-speed N] [-origin ORIGIN] [-addr HOST:PORT] FILE

`

func main() {
	command.Main("replay", func(ctx context.Context) error { return run(ctx, os.Args[1:], os.Stdout, os.Stderr) })
}

// run serves until ctx ends.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := command.Flags("replay", usage, stderr)
	addr := flags.String("addr", "127.0.0.1:0", "`host:port` to listen on; port 0 is a free one")
	speed := flags.Float64("speed", 1, "how many `times` as fast as it was; 0 waits for nothing")
	origin := flags.String("origin", "", "`origin` of pages elsewhere that may read the answers, such as http://localhost:5173")
	if err := command.Parse(flags, args); err != nil {
		return err
	}
	switch {
	case flags.NArg() != 1:
		return errors.New("it takes the name of one file; replay -h says more")
	case *speed < 0 || math.IsInf(*speed, 0) || math.IsNaN(*speed):
		return fmt.Errorf("-speed %v is not possible: it is 0 or more", *speed)
	}
	name := flags.Arg(0)
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	saved, err := recording.Read(file)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return serve(ctx, *addr, saved, recording.Options{Speed: *speed, Origin: *origin}, stdout)
}

func serve(ctx context.Context, addr string, saved *recording.Recording, options recording.Options, stdout io.Writer) error {
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "replay: http://%s/\n", listener.Addr())
	for i, exchange := range saved.Exchanges {
		fmt.Fprintf(stdout, "%d. %s\n", i+1, exchange.Summary())
	}
	var mu sync.Mutex
	options.Served = func(r *http.Request, number int) {
		mu.Lock()
		defer mu.Unlock()
		fmt.Fprintf(stdout, "%s %s: served %d\n", r.Method, r.URL.Path, number+1)
	}
	server := &http.Server{
		Handler:           recording.Handler(saved, options),
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
		return server.Close()
	}
}
