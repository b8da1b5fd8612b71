package interop

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/servertest"
)

// behindProxies is the server behind the proxies.
var behindProxies = goServer("Go, net/http", "net-http", "")

// proxy is what stands between the browser and a server, and is held to the same contract.
type proxy struct {
	server
	// start runs it, and gives its address.
	start func(t *testing.T, upstream string) string
}

var proxies = []proxy{
	nginx("nginx, as installed", "plain.conf", ""),
	nginx("nginx, that buffers", "buffering.conf", ""),
	nginx("nginx, 1.1, unbuffered, gzip", "streaming.conf", ""),
	nginx("nginx, HTTP/2 with TLS", "streaming.conf", "ssl http2"),
	caddy(),
	h2o(),
	{
		server: server{name: "a proxy that buffers to the end", version: func() (string, error) { return "", nil }, holds: true},
		start:  bufferToTheEnd,
	},
}

// restarted is the one check more for what stands in front of another server.
var restarted = check{"restart behind it", func(t *testing.T, s *subject) string {
	if s.row.holds {
		return "no: no id arrives before the end"
	}
	p, a := s.home(t), answers.answer(t, 4)
	p.start(a, asks+"reconnect: { strategy: 'resume', maxDelay: 10 }")
	p.sees(a, 2)
	s.behind.Stop()
	p.Until("failed.some(({ status }) => status === 502)")
	again := servertest.StartAt(t, s.behind.Port(), behindProxies.command)
	require.True(t, again.Listens())
	s.behind = again
	a.isAsked(2)
	a.tell(2)
	assert.Equal(t, "complete", p.outcome())
	assert.Equal(t, a.texts, p.got())
	assert.Equal(t, []asking{{prompt, 0}, {"", 2}}, a.askings())
	return ""
}}

func TestProxies(t *testing.T) {
	results.keep(t)
	t.Cleanup(func() { measured(t) })
	for _, row := range proxies {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			version, err := row.version()
			require.NoError(t, err, "%s cannot be had: `make interop` installs it", row.name)
			results.version(row.name, version)
			behind := servertest.Start(t, behindProxies.command)
			s := newSubject(t, row.server, row.start(t, behind.Address))
			s.behind = behind
			s.isHeldTo(t, append(contract[:len(contract):len(contract)], restarted))
		})
	}
}

// program is one from PATH, or one that tools/interop.sh has unpacked without installing it, as an installed one would start a
// service.
func program(name string) string {
	if path, err := exec.LookPath(name); err == nil {
		return path
	}
	for _, folder := range []string{"usr/sbin", "usr/bin"} {
		if path := absolute(built, "debian", folder, name); exists(path) {
			return path
		}
	}
	return name
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// number finds the version in what a command says of itself.
func number(name string, arguments ...string) (string, error) {
	said, err := output(program(name), arguments...)
	return regexp.MustCompile(`\d+\.\d+\.\d+`).FindString(said), err
}

// configured writes a configuration file with its names put in, into a folder with a certificate.
func configured(t *testing.T, folder, source string, names ...string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("servers", source))
	require.NoError(t, err)
	path := filepath.Join(folder, filepath.Base(source))
	names = append([]string{"FOLDER", folder}, names...)
	require.NoError(t, os.WriteFile(path, []byte(strings.NewReplacer(names...).Replace(string(text))), 0o600))
	return path
}

func nginx(name, location, listen string) proxy {
	p := proxy{server: server{
		name:    name,
		version: func() (string, error) { return number("nginx", "-v") },
		tls:     listen != "",
		holds:   location == "buffering.conf",
	}}
	if location == "streaming.conf" {
		p.encoding = "gzip"
	}
	p.start = func(t *testing.T, upstream string) string {
		folder := t.TempDir()
		certificate(t, folder)
		location := configured(t, folder, "nginx/"+location, "UPSTREAM", upstream)
		return servertest.Start(t, func(port string) *exec.Cmd {
			return exec.Command(program("nginx"), "-e", "stderr", "-p", folder, "-c", configured(t, folder, "nginx/nginx.conf", "PORT", port, "LISTEN", listen, "LOCATION", location))
		}).Address
	}
	return p
}

func caddy() proxy {
	p := proxy{server: server{name: "Caddy", version: func() (string, error) { return number("caddy", "version") }}}
	p.start = func(t *testing.T, upstream string) string {
		folder := t.TempDir()
		return servertest.Start(t, func(port string) *exec.Cmd {
			command := exec.Command(program("caddy"), "run", "--adapter", "caddyfile", "--config", configured(t, folder, "caddy/Caddyfile", "PORT", port, "UPSTREAM", upstream))
			command.Env = append(os.Environ(), "HOME="+folder, "XDG_DATA_HOME="+folder, "XDG_CONFIG_HOME="+folder)
			return command
		}).Address
	}
	return p
}

func h2o() proxy {
	p := proxy{server: server{name: "h2o, HTTP/2 with TLS", version: func() (string, error) { return number("h2o", "--version") }, tls: true}}
	p.start = func(t *testing.T, upstream string) string {
		folder := t.TempDir()
		certificate(t, folder)
		return servertest.Start(t, func(port string) *exec.Cmd {
			return exec.Command(program("h2o"), "-c", configured(t, folder, "h2o/h2o.conf", "PORT", port, "UPSTREAM", upstream))
		}).Address
	}
	return p
}

// bufferToTheEnd is how some companies' proxies and virus scanners do it.
func bufferToTheEnd(t *testing.T, upstream string) string {
	reverse := httputil.NewSingleHostReverseProxy(&url.URL{Scheme: "http", Host: upstream})
	reverse.ErrorLog = nil
	reverse.ModifyResponse = func(r *http.Response) error {
		body, err := io.ReadAll(r.Body)
		r.Body = io.NopCloser(bytes.NewReader(body))
		return err
	}
	proxy := httptest.NewServer(reverse)
	t.Cleanup(func() {
		proxy.CloseClientConnections()
		proxy.Close()
	})
	return proxy.Listener.Addr().String()
}

// certificate puts a new one, and its key, into a folder.
func certificate(t *testing.T, folder string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1),
		Subject:      pkix.Name{CommonName: "127.0.0.1"},
		IPAddresses:  []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore:    time.Now().Add(-time.Hour),
		NotAfter:     time.Now().Add(24 * time.Hour),
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	require.NoError(t, err)
	private, err := x509.MarshalPKCS8PrivateKey(key)
	require.NoError(t, err)
	for name, block := range map[string]*pem.Block{"certificate.pem": {Type: "CERTIFICATE", Bytes: der}, "key.pem": {Type: "PRIVATE KEY", Bytes: private}} {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), pem.EncodeToMemory(block), 0o600))
	}
}
