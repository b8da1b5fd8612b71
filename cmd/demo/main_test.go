package main

import (
	"bufio"
	"bytes"
	"context"
	"flag"
	"io"
	"net"
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

func noEnv(string) string { return "" }

// folder has an index.html.
func folder(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(root, "index.html"), []byte("<p>page"), 0o600))
	return root
}

// running starts the command and returns its URL and where its end is told.
func running(t *testing.T, ctx context.Context, args ...string) (string, <-chan error) {
	t.Helper()
	out, in := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		err := run(ctx, append([]string{"-root", folder(t)}, args...), noEnv, in, io.Discard)
		in.CloseWithError(io.EOF)
		ended <- err
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	url, ok := strings.CutPrefix(strings.TrimSpace(line), "demo: ")
	require.True(t, ok, line)
	return url, ended
}

func TestItServesThePageWhereItSays(t *testing.T) {
	url, _ := running(t, t.Context(), "-addr", "127.0.0.1:0")
	response, err := http.Get(url)
	require.NoError(t, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	assert.Equal(t, "<p>page", string(body))
}

func TestItEndsItsStreamsWhenToldToStop(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	url, ended := running(t, ctx, "-addr", "127.0.0.1:0")
	request, err := http.NewRequest("GET", url+"jobs/a", nil)
	require.NoError(t, err)
	response, err := http.DefaultTransport.RoundTrip(request)
	require.NoError(t, err)
	defer response.Body.Close()
	cancel()
	select {
	case err := <-ended:
		assert.NoError(t, err)
	case <-time.After(deadline):
		assert.Fail(t, "it goes on")
	}
	body, _ := io.ReadAll(response.Body)
	assert.NotContains(t, string(body), "[DONE]")
}

func TestATakenPortIsReplacedOnlyIfItWasNotAskedFor(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer taken.Close()
	addr := taken.Addr().String()

	_, err = listen(addr, false)
	assert.ErrorContains(t, err, addr)
	other, err := listen(addr, true)
	require.NoError(t, err)
	defer other.Close()
	assert.NotEqual(t, addr, other.Addr().String())
	assert.True(t, strings.HasPrefix(other.Addr().String(), "127.0.0.1:"))

	for _, given := range []bool{true, false} {
		args := []string{"-root", folder(t)}
		if given {
			args = append(args, "-addr", defaultAddr)
		}
		c, err := configure(args, noEnv, io.Discard)
		require.NoError(t, err)
		assert.Equal(t, given, c.addrGiven)
		assert.Equal(t, defaultAddr, c.addr)
	}
}

func TestTheAddressPrintedCanBeOpened(t *testing.T) {
	for addr, want := range map[string]string{
		"127.0.0.1:80": "127.0.0.1:80",
		"0.0.0.0:80":   "127.0.0.1:80",
		"[::]:80":      "127.0.0.1:80",
		"[::1]:80":     "[::1]:80",
	} {
		t.Run(addr, func(t *testing.T) {
			tcp, err := net.ResolveTCPAddr("tcp", addr)
			require.NoError(t, err)
			assert.Equal(t, want, reachable(tcp))
		})
	}
}

func TestFlags(t *testing.T) {
	env := func(name string) string { return "key of " + name }
	for _, test := range []struct {
		name          string
		args          []string
		upstream, key string
		interval      time.Duration
	}{
		{"defaults", nil, "", "", 30 * time.Millisecond},
		{"an upstream", []string{"-upstream", "http://localhost:11434/v1"}, "http://localhost:11434/v1", "key of OPENAI_API_KEY", 30 * time.Millisecond},
		{"another key", []string{"-upstream", "https://a", "-key-env", "MINE"}, "https://a", "key of MINE", 30 * time.Millisecond},
		{"no key", []string{"-upstream", "https://a", "-key-env", ""}, "https://a", "", 30 * time.Millisecond},
		{"slow", []string{"-interval", "1s"}, "", "", time.Second},
		{"as fast as it goes", []string{"-interval", "0"}, "", "", -1},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, err := configure(append(test.args, "-root", folder(t)), env, io.Discard)
			require.NoError(t, err)
			assert.Equal(t, test.interval, c.options.TokenInterval)
			assert.Equal(t, test.key, c.options.UpstreamKey)
			if test.upstream == "" {
				assert.Nil(t, c.options.Upstream)
			} else {
				assert.Equal(t, test.upstream, c.options.Upstream.String())
			}
		})
	}
}

func TestMistakesAreExplained(t *testing.T) {
	for _, test := range []struct {
		name string
		args []string
		want string
	}{
		{"no page in the root", []string{"-root", t.TempDir()}, "there is no index.html in"},
		{"an upstream without a scheme", []string{"-root", folder(t), "-upstream", "localhost:11434"}, "is not a URL like"},
		{"an upstream of another scheme", []string{"-root", folder(t), "-upstream", "ftp://a"}, "is not a URL like"},
		{"an argument", []string{"-root", folder(t), "8080"}, `unexpected argument "8080"`},
		{"an unknown flag", []string{"-port", "1"}, "wrong usage"},
		{"an address that cannot be had", []string{"-root", folder(t), "-addr", "127.0.0.1:99999"}, "99999"},
	} {
		t.Run(test.name, func(t *testing.T) {
			err := run(t.Context(), test.args, noEnv, io.Discard, io.Discard)
			assert.ErrorContains(t, err, test.want)
		})
	}
}

func TestHelpNamesEveryFlag(t *testing.T) {
	var help bytes.Buffer
	err := run(t.Context(), []string{"-h"}, noEnv, io.Discard, &help)
	assert.ErrorIs(t, err, flag.ErrHelp)
	for _, name := range []string{"-addr", "-upstream", "-key-env", "-root", "-interval", "-v"} {
		assert.Contains(t, help.String(), "\n  "+name)
	}
}
