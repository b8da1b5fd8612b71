// Command demo serves the demo page: a chat in the wire formats of nine
// services, whose answers arrive token by token, a job whose progress survives
// a dropped connection, and a view of the wire.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log"
	"net"
	"net/http"
	"net/url"
	"os"
	"time"

	"eventsource-wasm/internal/command"
	"eventsource-wasm/internal/demoserver"
)

const usage = `demo serves the demo page of eventsource-wasm.

  demo                                    answers from built-in texts
  demo -upstream http://localhost:11434/v1
                                          OpenAI chat answers from a model with a compatible API;
                                          its key, if it needs one, comes from $OPENAI_API_KEY

Whoever can reach -addr can use the key; the default is this machine only.

`

func main() {
	command.Main("demo", func(ctx context.Context) error { return run(ctx, os.Args[1:], os.Getenv, os.Stdout, os.Stderr) })
}

const defaultAddr = "127.0.0.1:8080"

type config struct {
	addr      string
	addrGiven bool
	options   demoserver.Options
}

// run serves until ctx ends.
func run(ctx context.Context, args []string, getenv func(string) string, stdout, stderr io.Writer) error {
	c, err := configure(args, getenv, stderr)
	if err != nil {
		return err
	}
	listener, err := listen(c.addr, !c.addrGiven)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "demo: http://%s/\n", reachable(listener.Addr()))
	return serve(ctx, listener, demoserver.New(c.options))
}

func configure(args []string, getenv func(string) string, stderr io.Writer) (config, error) {
	flags := command.Flags("demo", usage, stderr)
	c := config{}
	flags.StringVar(&c.addr, "addr", defaultAddr, "`host:port` to listen on; port 0, or the default when it is taken, means a free one")
	upstream := flags.String("upstream", "", "base `URL` of an OpenAI-compatible API that answers instead of the built-in texts")
	keyEnv := flags.String("key-env", "OPENAI_API_KEY", "`name` of the environment variable with the upstream's key; without one the page's own Authorization header is passed on")
	root := flags.String("root", ".", "`folder` with index.html")
	flags.DurationVar(&c.options.TokenInterval, "interval", 30*time.Millisecond, "time between the tokens of a built-in answer; 0 means none")
	verbose := flags.Bool("v", false, "log each request to standard error")
	if err := command.Parse(flags, args); err != nil {
		return c, err
	}
	if flags.NArg() > 0 {
		return c, fmt.Errorf("unexpected argument %q; demo -h lists the flags", flags.Arg(0))
	}
	flags.Visit(func(f *flag.Flag) { c.addrGiven = c.addrGiven || f.Name == "addr" })
	if c.options.TokenInterval == 0 {
		c.options.TokenInterval = -1 // in Options 0 means the default
	}
	if *verbose {
		c.options.Logger = log.New(stderr, "", log.Ltime)
	}

	c.options.Root = os.DirFS(*root)
	if _, err := fs.Stat(c.options.Root, "index.html"); err != nil {
		return c, fmt.Errorf("there is no index.html in %q: run from the project's folder or give it as -root", *root)
	}
	if *upstream != "" {
		base, err := url.Parse(*upstream)
		if err != nil || base.Host == "" || base.Scheme != "http" && base.Scheme != "https" {
			return c, fmt.Errorf("-upstream %q is not a URL like http://localhost:11434/v1", *upstream)
		}
		c.options.Upstream = base
		if *keyEnv != "" {
			c.options.UpstreamKey = getenv(*keyEnv)
		}
	}
	return c, nil
}

// listen takes a free port of the same host if it cannot have the one in addr
// and another will do.
func listen(addr string, otherPort bool) (net.Listener, error) {
	listener, err := net.Listen("tcp", addr)
	if err != nil && otherPort {
		host, _, splitErr := net.SplitHostPort(addr)
		if splitErr != nil {
			return nil, splitErr
		}
		return net.Listen("tcp", net.JoinHostPort(host, "0"))
	}
	return listener, err
}

// reachable is the address a browser on this machine can open.
func reachable(addr net.Addr) string {
	tcp, ok := addr.(*net.TCPAddr)
	if !ok || !tcp.IP.IsUnspecified() {
		return addr.String()
	}
	return fmt.Sprintf("127.0.0.1:%d", tcp.Port)
}

// serve ends the streams when ctx ends and waits for them to go.
func serve(ctx context.Context, listener net.Listener, handler http.Handler) error {
	streams, endStreams := context.WithCancel(context.Background())
	defer endStreams()
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return streams },
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	endStreams()
	grace, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := server.Shutdown(grace); err != nil {
		return server.Close()
	}
	return nil
}
