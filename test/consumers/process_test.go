package consumers

import (
	"bytes"
	"context"
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

// limit bounds a build; only one that hangs takes as long.
const limit = 10 * time.Minute

// command is one in a project of the copy. It ends with its children when the context does.
func command(ctx context.Context, project, program string, arguments ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, program, arguments...)
	c.Dir = filepath.Join(fresh, project)
	c.Env = append(os.Environ(), "CI=true", "NO_COLOR=1", "NEXT_TELEMETRY_DISABLED=1", "NG_CLI_ANALYTICS=false", "NPM_CONFIG_UPDATE_NOTIFIER=false")
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	c.Cancel = func() error { return syscall.Kill(-c.Process.Pid, syscall.SIGKILL) }
	return c
}

// run runs a command to its end, and fails the test if the command fails.
func run(t *testing.T, project, program string, arguments ...string) string {
	t.Helper()
	require.DirExists(t, fresh, "first: tools/consumers.sh, or make consumers")
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	c := command(ctx, project, program, arguments...)
	output, err := c.CombinedOutput()
	require.NoError(t, err, "%s in %s:\n%s", c, project, output)
	return string(output)
}

// start runs a server of a project's on a free port until the test ends, and gives its URL once it listens.
func start(t *testing.T, project string, environment []string, program string, arguments func(port string) []string) string {
	t.Helper()
	require.DirExists(t, fresh, "first: tools/consumers.sh, or make consumers")
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	port := strconv.Itoa(listener.Addr().(*net.TCPAddr).Port)
	require.NoError(t, listener.Close())

	ctx, cancel := context.WithCancel(context.Background())
	c := command(ctx, project, program, arguments(port)...)
	c.Env = append(c.Env, environment...)
	log := &buffer{}
	c.Stdout, c.Stderr = log, log
	require.NoError(t, c.Start())
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	t.Cleanup(func() {
		cancel()
		<-ended
		if t.Failed() {
			t.Logf("%s\n%s", c, log)
		}
	})
	for deadline := time.Now().Add(browsertest.Deadline); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if conn, err := net.Dial("tcp", "127.0.0.1:"+port); err == nil {
			_ = conn.Close()
			return "http://127.0.0.1:" + port
		}
		select {
		case err := <-ended:
			ended <- err
			require.FailNow(t, "the server has ended", "%s: %v\n%s", c, err, log)
		default:
		}
	}
	require.NoError(t, errors.New("the server does not listen"), "%s\n%s", c, log)
	return ""
}

type buffer struct {
	mu      sync.Mutex
	content bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.content.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.content.String()
}
