package interop

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

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
