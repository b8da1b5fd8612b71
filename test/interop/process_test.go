package interop

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
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

// process is a server that runs, and its children with it.
type process struct {
	address string // host and port
	command *exec.Cmd
	log     *syncBuffer
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

// start runs a server on a free port, and waits until it listens there. It is stopped when the test ends.
func start(t testing.TB, command func(port string) *exec.Cmd) *process {
	t.Helper()
	var p *process
	for range 3 { // another process may take the port before the server does
		p = startAt(t, freePort(t), command)
		if p.listens() {
			return p
		}
		p.stop()
	}
	require.FailNow(t, "the server does not start", "%s\n%s", p.command, p.log)
	return nil
}

// startAt runs a server on the given port.
func startAt(t testing.TB, port string, command func(port string) *exec.Cmd) *process {
	t.Helper()
	p := &process{address: "127.0.0.1:" + port, command: command(port), log: &syncBuffer{}, ended: make(chan struct{})}
	p.command.Stdout, p.command.Stderr = p.log, p.log
	p.command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	require.NoError(t, spawn(p.command), "the server cannot be had")
	go func() {
		_ = p.command.Wait()
		close(p.ended)
	}()
	t.Cleanup(func() {
		p.stop()
		if t.Failed() {
			t.Logf("%s\n%s", p.command, p.log)
		}
	})
	return p
}

// listens waits until the server takes connections; false: it has ended, or does not come to it.
func (p *process) listens() bool {
	for deadline := time.Now().Add(2 * browsertest.Deadline); time.Now().Before(deadline); {
		if conn, err := net.Dial("tcp", p.address); err == nil {
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

// stop ends the process and those it has started.
func (p *process) stop() {
	_ = syscall.Kill(-p.command.Process.Pid, syscall.SIGKILL)
	<-p.ended
}

// port is where the process listens.
func (p *process) port() string { return strings.TrimPrefix(p.address, "127.0.0.1:") }

func freePort(t testing.TB) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer func() { _ = listener.Close() }()
	return strconv.Itoa(listener.Addr().(*net.TCPAddr).Port)
}

// in runs a program in a folder of servers/, with variables added to the environment.
func in(folder string, environment []string, program string, arguments ...string) *exec.Cmd {
	command := exec.Command(program, arguments...)
	command.Dir = filepath.Join("servers", folder)
	command.Env = append(os.Environ(), environment...)
	return command
}

// output is what a command says, without the line's end.
func output(name string, arguments ...string) (string, error) {
	command := exec.Command(name, arguments...)
	out, err := command.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%s: %w\n%s", command, err, out)
	}
	return strings.TrimSpace(string(out)), nil
}

// syncBuffer is a buffer that is written and read at once.
type syncBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *syncBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

// String is the last part of what was written.
func (b *syncBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	const most = 8 << 10
	return string(b.b.Bytes()[max(0, b.b.Len()-most):])
}
