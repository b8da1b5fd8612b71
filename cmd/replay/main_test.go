package main

import (
	"bufio"
	"bytes"
	"context"
	"flag"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const deadline = 2 * time.Minute // bounds a hang

const recorded = `{ "format": "eventsource-wasm/wire", "version": 1, "exchanges": [{
	"request": { "method": "POST", "url": "/v1/chat/completions", "headers": {} },
	"response": { "at": 1, "status": 200, "headers": { "content-type": "text/event-stream" } },
	"chunks": [{ "at": 3600000, "text": "data: a\n\n" }],
	"end": { "at": 3600001, "how": "complete" }
}] }`

func file(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "wire.json")
	require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
	return name
}

func TestItServesTheFileWhereItSays(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	out, in := io.Pipe()
	ended := make(chan error, 1)
	go func() { ended <- run(ctx, []string{"-speed", "0", file(t, recorded)}, in, io.Discard) }()
	lines := bufio.NewReader(out)
	line := func() string {
		text, err := lines.ReadString('\n')
		require.NoError(t, err)
		return strings.TrimSpace(text)
	}
	url, ok := strings.CutPrefix(line(), "replay: ")
	require.True(t, ok)
	assert.Contains(t, url, "http://127.0.0.1:")
	assert.Equal(t, "1. POST /v1/chat/completions: 200, 1 chunks, 9 bytes in 3600001 ms, complete", line())

	served := make(chan string, 1)
	go func() { served <- line() }()
	response, err := http.Post(url+"any/path", "text/plain", strings.NewReader("x"))
	require.NoError(t, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	assert.Equal(t, "data: a\n\n", string(body))
	assert.Equal(t, "POST /any/path: served 1", <-served)

	cancel()
	select {
	case err := <-ended:
		assert.NoError(t, err)
	case <-time.After(deadline):
		assert.Fail(t, "it goes on")
	}
}

func TestMistakesAreExplained(t *testing.T) {
	good := file(t, recorded)
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"no file":          {nil, "it takes the name of one file"},
		"two files":        {[]string{good, good}, "it takes the name of one file"},
		"a missing file":   {[]string{"gone.json"}, "gone.json"},
		"a broken file":    {[]string{file(t, "{")}, "wire.json: not JSON, line 1"},
		"a speed below 0":  {[]string{"-speed", "-1", good}, "-speed -1 is not possible"},
		"an unknown flag":  {[]string{"-fast", good}, "wrong usage"},
		"a wrong address":  {[]string{"-addr", "127.0.0.1:99999", good}, "99999"},
		"an infinite rush": {[]string{"-speed", "Inf", good}, "is not possible"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.ErrorContains(t, run(t.Context(), c.args, io.Discard, io.Discard), c.want)
		})
	}
}

func TestHelpNamesEveryFlag(t *testing.T) {
	var help bytes.Buffer
	assert.ErrorIs(t, run(t.Context(), []string{"-h"}, io.Discard, &help), flag.ErrHelp)
	for _, name := range []string{"-addr", "-speed", "-origin"} {
		assert.Contains(t, help.String(), "\n  "+name)
	}
}
