package consumers

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/servertest"
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
	return "http://" + servertest.Start(t, func(port string) *exec.Cmd {
		c := command(t.Context(), project, program, arguments(port)...)
		c.Env = append(c.Env, environment...)
		return c
	}).Address
}
