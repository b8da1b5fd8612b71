package main

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// translated is the core as JavaScript, in a Node of its own, to which the calls of the native one are told with what they
// gave. It makes them again and says in the end whether all were the same. See testdata/translated.mjs.
type translated struct {
	to      *bufio.Writer
	from    *bufio.Reader
	numbers map[string]byte
}

var startTranslated = sync.OnceValues(func() (*translated, error) {
	names := slices.Sorted(maps.Keys(parameters))
	setup, err := json.Marshal(map[string]any{"exports": names, "parameters": parameters, "floats": []string{"ended", "watch"}, "window": WINDOW})
	if err != nil {
		return nil, err
	}
	command := exec.Command("node", "testdata/translated.mjs", string(setup)) // it ends with its input, that is, with this process
	command.Stderr = os.Stderr
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	in, err := command.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	c := &translated{bufio.NewWriterSize(in, 1<<18), bufio.NewReader(out), map[string]byte{}}
	for i, name := range names {
		c.numbers[name] = byte(i + 1)
	}
	return c, command.Start()
})

// newTranslated makes a new instance, which is held to what it is told when the test ends.
func newTranslated(t *testing.T) *translated {
	t.Helper()
	c, err := startTranslated()
	require.NoError(t, err)
	c.put(0)
	t.Cleanup(func() {
		t.Helper()
		c.put(255)
		require.NoError(t, c.to.Flush())
		line, err := c.from.ReadBytes('\n')
		require.NoError(t, err)
		var got struct {
			Error  string
			Memory int
		}
		require.NoError(t, json.Unmarshal(line, &got))
		assert.Empty(t, got.Error, "the translated core differs")
		_, module := compileCore()
		assert.EqualValues(t, module.ExportedMemories()["memory"].Min()<<16, got.Memory, "its memory is as bounded as that of the other")
	})
	return c
}

func (c *translated) put(op byte) { _ = c.to.WriteByte(op) } // an error stays until Flush

func (c *translated) word(value uint64) {
	_, _ = c.to.Write(binary.LittleEndian.AppendUint32(c.to.AvailableBuffer(), uint32(value)))
}

func (c *translated) float(bits uint64) {
	_, _ = c.to.Write(binary.LittleEndian.AppendUint64(c.to.AvailableBuffer(), bits))
}

func (c *translated) bytes(b []byte) {
	c.word(uint64(len(b)))
	_, _ = c.to.Write(b)
}

// call tells a call of the native core, what it gave, and what it has read and written.
func (c *translated) call(native native, export string, result uint64, args ...uint64) {
	c.put(c.numbers[export])
	for i, kind := range parameters[export] {
		if kind == 'f' {
			c.float(args[i])
		} else {
			c.word(args[i])
		}
	}
	if isFloat(export) {
		c.float(result)
	} else {
		c.word(result)
	}
	if export == "feed" {
		c.bytes(native.window()[:min(uint32(args[1]), WINDOW)])
		c.bytes(native.table()[:(result&COUNT_MASK)*8])
	}
}

// TestCoresAgreeOnTheCorpora feeds all three cores what fuzzing the parser has come upon, whole and cut at every place.
func TestCoresAgreeOnTheCorpora(t *testing.T) {
	files, err := filepath.Glob("../sse/testdata/fuzz/*/*")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	p := newPair(t)
	for _, file := range files {
		content, err := os.ReadFile(file)
		require.NoError(t, err)
		for line := range strings.Lines(string(content)) {
			quoted, ok := strings.CutPrefix(strings.TrimSpace(line), "[]byte(")
			if !ok {
				continue
			}
			text, err := strconv.Unquote(strings.TrimSuffix(quoted, ")"))
			require.NoError(t, err, file)
			p.stream([]byte(text))
			for cut := range text {
				p.stream([]byte(text), cut)
			}
		}
	}
}
