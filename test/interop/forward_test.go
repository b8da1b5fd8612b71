package interop

import (
	"io"
	"net"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// forwarder stands between the browser and a server, on a port of its own, and can cut all connections that it carries.
type forwarder struct {
	address string
	mu      sync.Mutex
	open    map[net.Conn]struct{}
}

// forward carries connections to the address until the test ends.
func forward(t testing.TB, to string) *forwarder {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	f := &forwarder{address: listener.Addr().String(), open: map[net.Conn]struct{}{}}
	t.Cleanup(func() {
		_ = listener.Close()
		f.cut()
	})
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			go f.carry(client, to)
		}
	}()
	return f
}

func (f *forwarder) carry(client net.Conn, to string) {
	upstream, err := net.Dial("tcp", to)
	if err != nil {
		abort(client)
		return
	}
	f.mu.Lock()
	f.open[client], f.open[upstream] = struct{}{}, struct{}{}
	f.mu.Unlock()
	var both sync.WaitGroup
	for from, to := range map[net.Conn]net.Conn{client: upstream, upstream: client} {
		both.Go(func() {
			if _, err := io.Copy(to, from); err != nil {
				abort(to)
				return
			}
			_ = to.(*net.TCPConn).CloseWrite()
		})
	}
	both.Wait()
	f.mu.Lock()
	delete(f.open, client)
	delete(f.open, upstream)
	f.mu.Unlock()
	_ = client.Close()
	_ = upstream.Close()
}

// abort resets a connection.
func abort(conn net.Conn) {
	_ = conn.(*net.TCPConn).SetLinger(0)
	_ = conn.Close()
}

// cut resets every connection, on both sides.
func (f *forwarder) cut() {
	f.mu.Lock()
	defer f.mu.Unlock()
	for conn := range f.open {
		abort(conn)
	}
}
