package engines

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"
)

// firefoxPrefs make it deaf to the world, and keep timers as in a tab that is looked at.
const firefoxPrefs = `user_pref("marionette.port", 0);
user_pref("remote.prefs.recommended", true);
user_pref("app.normandy.enabled", false);
user_pref("browser.download.useDownloadDir", true);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("dom.min_background_timeout_value", 4);
user_pref("dom.timeout.enable_budget_timer_throttling", false);
user_pref("extensions.getAddons.cache.enabled", false);
user_pref("media.gmp-manager.updateEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("network.http.network-changed.timeout", 1);
user_pref("services.settings.server", "data:,");
user_pref("toolkit.telemetry.server", "data:,");
`

// Firefox starts the Firefox that $FIREFOX names, or the one on PATH, and drives it by Marionette.
func Firefox(ctx context.Context) (Engine, error) {
	program := os.Getenv("FIREFOX")
	if program == "" {
		program = "firefox-esr"
	}
	folder, err := newFolder()
	if err != nil {
		return nil, err
	}
	profile := filepath.Join(folder, "profile")
	if err = os.Mkdir(profile, 0o700); err == nil {
		err = os.WriteFile(filepath.Join(profile, "user.js"), []byte(firefoxPrefs), 0o600)
	}
	if err != nil {
		_ = os.RemoveAll(folder)
		return nil, fmt.Errorf("make a profile for Firefox: %w", err)
	}
	process, err := start(folder, []string{"MOZ_CRASHREPORTER_DISABLE=1"}, nil,
		program, "--headless", "--no-remote", "--profile", profile, "--marionette")
	if err != nil {
		return nil, err
	}
	fail := func(err error) (Engine, error) {
		err = process.failed(fmt.Errorf("start Firefox: %w", err))
		process.stop()
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, StartDeadline)
	defer cancel()
	m, err := dialMarionette(ctx, filepath.Join(profile, "MarionetteActivePort"), process.ended)
	if err != nil {
		return fail(err)
	}
	value, err := m.call(ctx, verb{marionette: "WebDriver:NewSession"}, map[string]any{"acceptInsecureCerts": true})
	var session struct {
		Capabilities struct {
			BrowserVersion string `json:"browserVersion"`
		} `json:"capabilities"`
	}
	if err == nil {
		err = json.Unmarshal(value, &session)
	}
	d := &driven{name: "Firefox", version: session.Capabilities.BrowserVersion, window: "tab", remote: m, stop: process.stop}
	if err == nil {
		err = d.prepare(ctx)
	}
	if err != nil {
		m.close()
		return fail(err)
	}
	return d, nil
}

// marionette is Firefox's remote protocol: LENGTH:[0,id,name,params], answered by LENGTH:[1,id,error,value].
type marionette struct {
	conn   net.Conn
	reader *bufio.Reader
	mu     sync.Mutex
	id     int
}

// dialMarionette waits for the file that tells the port.
func dialMarionette(ctx context.Context, file string, ended <-chan struct{}) (*marionette, error) {
	for {
		if text, err := os.ReadFile(file); err == nil {
			if port, err := strconv.Atoi(strings.TrimSpace(string(text))); err == nil {
				conn, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", port))
				if err != nil {
					return nil, err
				}
				m := &marionette{conn: conn, reader: bufio.NewReader(conn)}
				_, err = m.read() // it says hello
				return m, err
			}
		}
		select {
		case <-ended:
			return nil, fmt.Errorf("it has ended")
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(5 * time.Millisecond):
		}
	}
}

func (m *marionette) read() ([]byte, error) {
	text, err := m.reader.ReadString(':')
	if err != nil {
		return nil, err
	}
	length, err := strconv.Atoi(text[:len(text)-1])
	if err != nil {
		return nil, fmt.Errorf("a frame without a length: %w", err)
	}
	frame := make([]byte, length)
	_, err = io.ReadFull(m.reader, frame)
	return frame, err
}

func (m *marionette) call(ctx context.Context, verb verb, params map[string]any) (json.RawMessage, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	deadline, _ := ctx.Deadline()
	if err := m.conn.SetDeadline(deadline); err != nil {
		return nil, err
	}
	m.id++
	frame, err := json.Marshal([]any{0, m.id, verb.marionette, params})
	if err == nil {
		_, err = fmt.Fprintf(m.conn, "%d:%s", len(frame), frame)
	}
	if err != nil {
		return nil, fmt.Errorf("send %s: %w", verb.marionette, err)
	}
	var answer [4]json.RawMessage
	for id := 0; id != m.id; { // what an earlier call did not wait for is passed over
		if frame, err = m.read(); err == nil {
			if err = json.Unmarshal(frame, &answer); err == nil {
				err = json.Unmarshal(answer[1], &id)
			}
		}
		if err != nil {
			return nil, fmt.Errorf("await %s: %w", verb.marionette, err)
		}
	}
	var refused *struct{ Error, Message string }
	if err := json.Unmarshal(answer[2], &refused); err != nil || refused != nil {
		if err == nil {
			err = fmt.Errorf("%s: %s", refused.Error, refused.Message)
		}
		return nil, err
	}
	// Some values stand for themselves, some in an object.
	var within map[string]json.RawMessage
	if json.Unmarshal(answer[3], &within) == nil {
		if value, ok := within["value"]; ok && len(within) == 1 {
			return value, nil
		}
	}
	return answer[3], nil
}

func (m *marionette) close() { _ = m.conn.Close() }
