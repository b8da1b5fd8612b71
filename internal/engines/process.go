package engines

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
)

// process is a program in a process group, a home and a folder of its own.
type process struct {
	folder string
	guard  *exec.Cmd
	held   io.Closer
	ended  chan struct{}
}

// guardScript runs a program and waits for the end of its own standard input, which comes when whoever started it lets go
// of it or dies, in whatever way. Then the program's group and the folder go.
const guardScript = `folder=$1; shift
setsid "$@" </dev/null >"$folder/log" 2>&1 &
program=$!
cat >/dev/null
kill -s KILL -- "-$program" 2>/dev/null
wait
rm -rf "$folder"`

// newFolder makes a folder for a process; start takes it over.
func newFolder() (string, error) {
	folder, err := os.MkdirTemp("", "engine-")
	if err != nil {
		return "", fmt.Errorf("make a folder for a browser: %w", err)
	}
	return folder, nil
}

// start runs a program in the folder. Files are its descriptors from 3 on.
func start(folder string, env []string, files []*os.File, name string, args ...string) (*process, error) {
	path, err := exec.LookPath(name)
	if err != nil {
		_ = os.RemoveAll(folder)
		return nil, fmt.Errorf("%s is not there; tools/engines.sh installs it: %w", name, err)
	}
	runtime := filepath.Join(folder, "run")
	if err := os.Mkdir(runtime, 0o700); err != nil {
		_ = os.RemoveAll(folder)
		return nil, fmt.Errorf("prepare %s: %w", name, err)
	}
	guard := exec.Command("/bin/sh", append([]string{"-c", guardScript, "sh", folder, path}, args...)...)
	guard.Dir = folder
	guard.Env = append(os.Environ(), "HOME="+folder, "TMPDIR="+folder, "XDG_RUNTIME_DIR="+runtime,
		"XDG_CACHE_HOME="+folder+"/cache", "XDG_CONFIG_HOME="+folder+"/config", "XDG_DATA_HOME="+folder+"/data",
		"DBUS_SESSION_BUS_ADDRESS=disabled:", "NO_AT_BRIDGE=1")
	guard.Env = append(guard.Env, env...)
	guard.ExtraFiles = files
	guard.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // a terminal's ^C is not for it
	held, err := guard.StdinPipe()
	if err == nil {
		err = guard.Start()
	}
	if err != nil {
		_ = os.RemoveAll(folder)
		return nil, fmt.Errorf("start %s: %w", name, err)
	}
	p := &process{folder: folder, guard: guard, held: held, ended: make(chan struct{})}
	go func() {
		_ = guard.Wait()
		close(p.ended)
	}()
	return p, nil
}

// stop ends the program and all that it has started, and removes its folder.
func (p *process) stop() {
	_ = p.held.Close()
	<-p.ended
}

// failed says what went wrong, with the last that the program has said.
func (p *process) failed(err error) error {
	said, _ := os.ReadFile(filepath.Join(p.folder, "log"))
	text := strings.TrimSpace(string(said))
	if len(text) > 2000 {
		text = "…" + text[len(text)-2000:]
	}
	if text == "" {
		return err
	}
	return errors.Join(err, errors.New("it said: "+text))
}
