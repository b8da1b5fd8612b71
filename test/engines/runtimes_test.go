package engines_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// runtime is a program without pages that runs scripts. Each runs all scenarios in one process, which prints a result a
// line.
type runtime struct {
	name    string // as ENGINES has it
	shown   string
	program string // of PATH, or of the packages that runtimes/package-lock.json names
	args    []string
	short   bool
}

const packages = "runtimes/node_modules/"

var runtimes = []runtime{
	{name: "node", shown: "Node", program: "node", short: true},
	{name: "node-20", shown: "Node", program: packages + "node-20/bin/node"},
	{name: "node-22", shown: "Node", program: packages + "node-22/bin/node"},
	{name: "node-24", shown: "Node", program: packages + "node-24/bin/node"},
	{name: "node-26", shown: "Node", program: packages + "node-26/bin/node"},
	{name: "deno", shown: "Deno", program: packages + "@deno/linux-x64-glibc/deno",
		args: []string{"run", "--allow-all", "--no-config", "--no-lock", "--no-remote", "--unsafely-ignore-certificate-errors=127.0.0.1"}},
	{name: "bun", shown: "Bun", program: packages + "@oven/bun-linux-x64/bin/bun"},
}

func TestRuntimes(t *testing.T) {
	t.Parallel()
	for _, r := range runtimes {
		if !chosen(r.name, r.short) {
			continue
		}
		t.Run(r.name, func(t *testing.T) {
			t.Parallel()
			program, err := exec.LookPath(r.program)
			require.NoError(t, err, "make engines ENGINES=full installs the runtimes")
			program, err = filepath.Abs(program)
			require.NoError(t, err)
			for _, build := range builds {
				s := openSite(t)
				row := addRow(r.shown, r.version(t, program), "runtime, "+build.name)
				r.run(t, s, build, program, row)
				row.finish()
			}
		})
	}
}

func (r runtime) version(t *testing.T, program string) string {
	t.Helper()
	out, err := exec.Command(program, "--version").Output()
	require.NoError(t, err)
	words := strings.Fields(string(out))
	for _, word := range words {
		if word = strings.TrimPrefix(word, "v"); strings.Trim(word, "0123456789.-") == "" {
			return word
		}
	}
	return strings.Join(words, " ")
}

func (r runtime) run(t *testing.T, s *site, build build, program string, row *row) {
	t.Helper()
	home := t.TempDir()
	certificate := filepath.Join(home, "certificate.pem")
	block := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.secure.Certificate().Raw})
	require.NoError(t, os.WriteFile(certificate, block, 0o600))
	script, err := filepath.Abs("runtimes/run.mjs")
	require.NoError(t, err)
	module, err := filepath.Abs(filepath.Join(distFolder, build.module))
	require.NoError(t, err)
	told, err := json.Marshal(map[string]any{"module": module, "scenarios": scenarioFiles(), "origins": s.origins(), "build": build.name})
	require.NoError(t, err)

	ctx, cancel := context.WithTimeout(context.Background(), 15*time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, program, append(r.args, script, string(told))...)
	command.Dir = home
	command.Env = append(os.Environ(), "HOME="+home, "DENO_DIR="+home, "NODE_EXTRA_CA_CERTS="+certificate, "NODE_NO_WARNINGS=1")
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	command.Cancel = func() error { return syscall.Kill(-command.Process.Pid, syscall.SIGKILL) }
	var errors bytes.Buffer
	command.Stderr = &errors
	out, err := command.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, command.Start())
	var names []string
	count := 0
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var got struct {
			result
			All []string `json:"all"`
		}
		if json.Unmarshal(lines.Bytes(), &got) != nil {
			continue
		}
		if got.All != nil {
			names = got.All
			continue
		}
		count++
		t.Run(got.Name, func(t *testing.T) { row.add(t, got.result) })
	}
	_ = command.Wait()
	if len(names) == 0 || count < len(names) {
		row.failed += max(1, len(names)-count)
		t.Errorf("%d of %d scenarios were run; it said: %.2000s", count, len(names), errors.String())
	}
}

// workerd has no scripts to run but modules that its configuration names; one of them answers requests to run scenarios.
func TestWorkerd(t *testing.T) {
	if !chosen("workerd", false) {
		t.Skip("not chosen")
	}
	t.Parallel()
	program, err := filepath.Abs(packages + "@cloudflare/workerd-linux-64/bin/workerd")
	require.NoError(t, err)
	require.FileExists(t, program, "make engines ENGINES=full installs the runtimes")
	// What the package's condition of that name gives.
	runWorkerd(t, program, build{name: "workerd", module: "eventsource.workerd.mjs"})
}

func runWorkerd(t *testing.T, program string, build build) {
	s := openSite(t)
	folder := t.TempDir()
	origins, err := json.Marshal(s.origins())
	require.NoError(t, err)
	block := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.secure.Certificate().Raw})
	main, err := os.ReadFile("runtimes/workerd.mjs")
	require.NoError(t, err)
	var imports, modules strings.Builder
	add := func(name, file, kind string) {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), text, 0o600))
		fmt.Fprintf(&modules, "    (name = %q, %s = embed %q),\n", name, kind, name)
	}
	for _, name := range scenarioFiles() {
		add(name, "scenarios/"+name, "esModule")
		fmt.Fprintf(&imports, "import %q\n", name)
	}
	add("eventsource.mjs", filepath.Join(distFolder, build.module), "esModule")
	add("core.wasm", filepath.Join(distFolder, "core.wasm"), "wasm")
	text := imports.String() + strings.NewReplacer("ORIGINS", string(origins), "BUILD", build.name).Replace(string(main))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "main.mjs"), []byte(text), 0o600))
	certificate, err := json.Marshal(string(block))
	require.NoError(t, err)
	configuration := `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (modules = [
    (name = "main.mjs", esModule = embed "main.mjs"),
` + modules.String() + `    ], compatibilityDate = "2026-11-01", globalOutbound = "net")),
    (name = "net", network = (allow = ["public", "private"], tlsOptions = (trustedCertificates = [` + string(certificate) + `])))
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
);
`
	require.NoError(t, os.WriteFile(filepath.Join(folder, "config.capnp"), []byte(configuration), 0o600))
	told, tell, err := os.Pipe()
	require.NoError(t, err)
	defer told.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 15*time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, program, "serve", "--control-fd=3", "config.capnp")
	command.Dir = folder
	command.ExtraFiles = []*os.File{tell}
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	var said bytes.Buffer
	command.Stderr, command.Stdout = &said, &said
	require.NoError(t, command.Start())
	_ = tell.Close()
	defer func() {
		_ = syscall.Kill(-command.Process.Pid, syscall.SIGKILL)
		_ = command.Wait()
	}()
	var listening struct{ Port int }
	line, err := bufio.NewReader(told).ReadBytes('\n')
	require.NoError(t, err, "%s", &said)
	require.NoError(t, json.Unmarshal(line, &listening))
	url := fmt.Sprintf("http://127.0.0.1:%d/", listening.Port)

	version, err := exec.Command(program, "--version").Output()
	require.NoError(t, err)
	row := addRow("workerd", strings.TrimPrefix(strings.TrimSpace(string(version)), "workerd "), "runtime, "+build.name)
	defer row.finish()
	for _, name := range getJSON[[]string](t, url+"?list") {
		t.Run(name, func(t *testing.T) { row.add(t, getJSON[result](t, url+"?run="+urlEscape(name))) })
	}
}

func urlEscape(text string) string {
	return strings.ReplaceAll(fmt.Sprintf("%x", text), " ", "")
}

func getJSON[T any](t *testing.T, url string) (value T) {
	t.Helper()
	client := http.Client{Timeout: 5 * time.Minute}
	response, err := client.Get(url)
	require.NoError(t, err)
	defer response.Body.Close()
	require.NoError(t, json.NewDecoder(response.Body).Decode(&value))
	return value
}
