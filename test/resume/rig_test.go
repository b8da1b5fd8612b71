// Package resume drives resume.Handler as it is deployed: in processes of its own, that are killed, behind nginx and a bad network.
package resume

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rs/zerolog"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
	"eventsource-wasm/internal/servertest"
)

// program is the built server.
var program string

func TestMain(m *testing.M) {
	zerolog.SetGlobalLevel(zerolog.Disabled)
	folder, err := os.MkdirTemp("", "resume")
	if err != nil {
		panic(err)
	}
	program = filepath.Join(folder, "server")
	if out, err := exec.Command("go", "build", "-o", program, "./server").CombinedOutput(); err != nil {
		fmt.Println(string(out))
		os.Exit(1)
	}
	defer func() { _ = os.RemoveAll(folder) }()
	browsertest.Main(m)
}

// installed gives the path of a program.
func installed(t *testing.T, name string) string {
	t.Helper()
	for _, path := range []string{name, "/usr/sbin/" + name} {
		if found, err := exec.LookPath(path); err == nil {
			return found
		}
	}
	t.Fatalf("no %s: tools/redis.sh installs it", name)
	return ""
}

func startRedis(t *testing.T) *servertest.Process {
	path, folder := installed(t, "redis-server"), t.TempDir()
	return servertest.Start(t, func(port string) *exec.Cmd {
		return exec.Command(path, "--bind", "127.0.0.1", "--port", port, "--save", "", "--appendonly", "no", "--dir", folder)
	})
}

// process is a server that can be killed and started again at its address.
type process struct {
	t *testing.T
	*servertest.Process
	command func(port string) *exec.Cmd
	running *exec.Cmd
}

func startServer(t *testing.T, model string, arguments ...string) *process {
	p := &process{t: t}
	p.command = func(port string) *exec.Cmd {
		p.running = exec.Command(program, append([]string{"-listen", "127.0.0.1:" + port, "-model", model}, arguments...)...)
		return p.running
	}
	p.Process = servertest.Start(t, p.command)
	return p
}

// kill is kill -9. The process starts again, and knows nothing of what was.
func (p *process) kill() {
	p.t.Helper()
	p.Stop()
	port := p.Port()
	require.Eventually(p.t, func() bool { // a connection that goes out may have taken the port meanwhile
		p.Process = servertest.StartAt(p.t, port, p.command)
		return p.Listens()
	}, browsertest.Deadline, time.Millisecond)
}

// startNginx balances between servers: those that POSTs go to, and those that all else goes to.
func startNginx(t *testing.T, posts, others []*process) *servertest.Process {
	path, folder := installed(t, "nginx"), t.TempDir()
	pool := func(name string, processes []*process) string {
		var b strings.Builder
		for _, p := range processes {
			// A server that does not answer is left out for a second; a request that was not sent yet goes to the next.
			fmt.Fprintf(&b, "server %s max_fails=1 fail_timeout=1s; ", p.Address)
		}
		return fmt.Sprintf("upstream %s { %s }\n", name, b.String())
	}
	return servertest.Start(t, func(port string) *exec.Cmd {
		config := fmt.Sprintf(`daemon off; worker_processes 1; pid %[1]s/pid; error_log %[1]s/error.log; worker_rlimit_nofile 8192;
events { worker_connections 4096; }
http {
	access_log off;
	client_body_temp_path %[1]s/body; proxy_temp_path %[1]s/proxy; fastcgi_temp_path %[1]s/f; uwsgi_temp_path %[1]s/u; scgi_temp_path %[1]s/s;
	%[2]s
	%[3]s
	map $request_method $pool { POST posts; default others; }
	server {
		listen 127.0.0.1:%[4]s;
		location / { proxy_pass http://$pool; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_read_timeout 1h; }
	}
}`, folder, pool("posts", posts), pool("others", others), port)
		require.NoError(t, os.WriteFile(filepath.Join(folder, "nginx.conf"), []byte(config), 0o600))
		return exec.Command(path, "-p", folder, "-e", folder+"/error.log", "-c", folder+"/nginx.conf")
	})
}
