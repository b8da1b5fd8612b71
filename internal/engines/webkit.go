package engines

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// WebKit starts WebKitGTK's MiniBrowser on a display of its own, and drives it by WebKitWebDriver.
func WebKit(ctx context.Context) (Engine, error) {
	browser, err := miniBrowser("webkit2gtk-4.1")
	if err != nil {
		return nil, err
	}
	screen, display, err := startDisplay(ctx)
	if err != nil {
		return nil, err
	}
	engine, err := startWebDriver(ctx, "WebKitGTK", "WebKitWebDriver", []string{"DISPLAY=" + display, "GDK_BACKEND=x11", "LIBGL_ALWAYS_SOFTWARE=1"},
		map[string]any{"webkitgtk:browserOptions": map[string]any{"binary": browser, "args": []string{"--automation"}}})
	if err != nil {
		screen.stop()
		return nil, err
	}
	stop := engine.stop
	engine.stop = func() {
		stop()
		screen.stop()
	}
	return engine, nil
}

// WPE starts the MiniBrowser of WPE WebKit, without a display, and drives it by WPEWebDriver. It ends with the first page that
// is closed.
func WPE(ctx context.Context) (Engine, error) {
	browser, err := miniBrowser("wpe-webkit-1.1")
	if err != nil {
		return nil, err
	}
	return startWebDriver(ctx, "WPE", "WPEWebDriver", []string{"LIBGL_ALWAYS_SOFTWARE=1"},
		map[string]any{"wpe:browserOptions": map[string]any{"binary": browser, "args": []string{"--automation", "--headless"}}})
}

// miniBrowser looks for the small browser of a port of WebKit.
func miniBrowser(port string) (string, error) {
	found, _ := filepath.Glob("/usr/lib/*/" + port + "/MiniBrowser")
	if len(found) == 0 {
		return "", fmt.Errorf("the MiniBrowser of %s is not there; tools/engines.sh installs it", port)
	}
	return found[0], nil
}

// startDisplay runs an X server that chooses a number of its own, and gives its name.
func startDisplay(ctx context.Context) (*process, string, error) {
	folder, err := newFolder()
	if err != nil {
		return nil, "", err
	}
	told, tell, err := os.Pipe()
	if err != nil {
		_ = os.RemoveAll(folder)
		return nil, "", fmt.Errorf("start a display: %w", err)
	}
	defer told.Close()
	process, err := start(folder, nil, []*os.File{tell}, "Xvfb", "-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp")
	_ = tell.Close()
	if err != nil {
		return nil, "", err
	}
	deadline, bounded := ctx.Deadline()
	if !bounded {
		deadline = time.Now().Add(StartDeadline)
	}
	_ = told.SetReadDeadline(deadline)
	number, err := bufio.NewReader(told).ReadString('\n')
	if err != nil {
		err = process.failed(fmt.Errorf("start a display: %w", err))
		process.stop()
		return nil, "", err
	}
	return process, ":" + strings.TrimSpace(number), nil
}

// startWebDriver runs a program that takes WebDriver's commands over HTTP, and lets it start its browser.
func startWebDriver(ctx context.Context, name, program string, env []string, capabilities map[string]any) (*driven, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	folder, err := newFolder()
	if err != nil {
		return nil, err
	}
	process, err := start(folder, env, nil, program, fmt.Sprintf("--port=%d", port), "--host=127.0.0.1")
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, StartDeadline)
	defer cancel()
	h := &webDriver{url: fmt.Sprintf("http://127.0.0.1:%d/session", port), client: &http.Client{Transport: &http.Transport{}}}
	d := &driven{name: name, window: "window", remote: h, stop: process.stop}
	if err = h.awaitStart(ctx, process.ended); err == nil {
		capabilities["acceptInsecureCerts"] = true
		d.version, err = h.begin(ctx, capabilities)
	}
	if err == nil {
		err = d.prepare(ctx)
	}
	if err != nil {
		err = process.failed(fmt.Errorf("start %s: %w", name, err))
		process.stop()
		return nil, err
	}
	return d, nil
}

// freePort gives a port that was free just now: the drivers of WebKit do not choose one themselves.
func freePort() (int, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, fmt.Errorf("look for a free port: %w", err)
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port, nil
}

// webDriver is the protocol over HTTP. Its url is that of the session, once there is one.
type webDriver struct {
	url    string
	client *http.Client
}

func (h *webDriver) awaitStart(ctx context.Context, ended <-chan struct{}) error {
	for {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, strings.TrimSuffix(h.url, "session")+"status", nil)
		if err != nil {
			return err
		}
		if response, err := h.client.Do(request); err == nil {
			return response.Body.Close()
		}
		select {
		case <-ended:
			return fmt.Errorf("it has ended")
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(5 * time.Millisecond):
		}
	}
}

func (h *webDriver) begin(ctx context.Context, capabilities map[string]any) (version string, err error) {
	value, err := h.call(ctx, verb{method: http.MethodPost}, map[string]any{"capabilities": map[string]any{"alwaysMatch": capabilities}})
	if err != nil {
		return "", err
	}
	var session struct {
		SessionID    string `json:"sessionId"`
		Capabilities struct {
			BrowserVersion string `json:"browserVersion"`
		} `json:"capabilities"`
	}
	err = json.Unmarshal(value, &session)
	h.url += "/" + session.SessionID
	return session.Capabilities.BrowserVersion, err
}

func (h *webDriver) call(ctx context.Context, verb verb, params map[string]any) (json.RawMessage, error) {
	body, err := json.Marshal(params)
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, verb.method, h.url+verb.path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := h.client.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	var answer struct{ Value json.RawMessage }
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return nil, fmt.Errorf("%s %s: status %d: %w", verb.method, verb.path, response.StatusCode, err)
	}
	if response.StatusCode != http.StatusOK {
		var refused struct{ Error, Message string }
		_ = json.Unmarshal(answer.Value, &refused)
		return nil, fmt.Errorf("%s: %s", refused.Error, refused.Message)
	}
	return answer.Value, nil
}

// close ends the session, and with it the browser.
func (h *webDriver) close() {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	_, _ = h.call(ctx, verb{method: http.MethodDelete}, map[string]any{})
	h.client.CloseIdleConnections()
}
