// Package servertest runs programs that serve, for as long as a test needs them.
package servertest

import (
	"bytes"
	"net"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

// Process is a server that runs, and its children with it.
type Process struct {
	Address string // host and port
	command *exec.Cmd
	log     *tail
	ended   chan struct{}
}

// spawn starts commands on one thread that lasts as long as the tests do: Linux ends a process that was started with
// Pdeathsig when the thread that started it is gone.
var spawn = func() func(*exec.Cmd) error {
	commands, results := make(chan *exec.Cmd), make(chan error)
	var one sync.Mutex
	go func() {
		runtime.LockOSThread()
		for command := range commands {
			results <- command.Start()
		}
	}()
	return func(command *exec.Cmd) error {
		one.Lock()
		defer one.Unlock()
		commands <- command
		return <-results
	}
}()

// Start runs a server on a free port, and waits until it listens there. It is stopped when the test ends.
func Start(t testing.TB, command func(port string) *exec.Cmd) *Process {
	t.Helper()
	var p *Process
	for range 3 { // another process may take the port before the server does
		p = StartAt(t, freePort(t), command)
		if p.Listens() {
			return p
		}
		p.Stop()
	}
	require.FailNow(t, "the server does not start", "%s\n%s", p.command, p.log)
	return nil
}

// StartAt runs a server on the given port.
func StartAt(t testing.TB, port string, command func(port string) *exec.Cmd) *Process {
	t.Helper()
	p := &Process{Address: "127.0.0.1:" + port, command: command(port), log: &tail{}, ended: make(chan struct{})}
	p.command.Stdout, p.command.Stderr = p.log, p.log
	p.command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	require.NoError(t, spawn(p.command), "the server cannot be had")
	go func() {
		_ = p.command.Wait()
		close(p.ended)
	}()
	t.Cleanup(func() {
		p.Stop()
		if t.Failed() {
			t.Logf("%s\n%s", p.command, p.log)
		}
	})
	return p
}

// Listens waits until the server takes connections; false: it has ended, or does not come to it.
func (p *Process) Listens() bool {
	for deadline := time.Now().Add(2 * browsertest.Deadline); time.Now().Before(deadline); {
		if conn, err := net.Dial("tcp", p.Address); err == nil {
			_ = conn.Close()
			return true
		}
		select {
		case <-p.ended:
			return false
		case <-time.After(20 * time.Millisecond):
		}
	}
	return false
}

// Stop ends the process and those it has started.
func (p *Process) Stop() {
	_ = syscall.Kill(-p.command.Process.Pid, syscall.SIGKILL)
	<-p.ended
}

// Port is where the process listens.
func (p *Process) Port() string { return strings.TrimPrefix(p.Address, "127.0.0.1:") }

func freePort(t testing.TB) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer func() { _ = listener.Close() }()
	return strconv.Itoa(listener.Addr().(*net.TCPAddr).Port)
}

// tail is a buffer that is written and read at once.
type tail struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *tail) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

// String is the last part of what was written.
func (b *tail) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	const most = 8 << 10
	return string(b.b.Bytes()[max(0, b.b.Len()-most):])
}
