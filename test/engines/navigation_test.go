package engines_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/engines"
)

// What only a driver can bring about: a page that is left, loaded again, or comes back out of the back/forward cache.
func inNavigation(t *testing.T, s *site, engine engines.Engine, build build) {
	row := addRow(engine.Name(), engine.Version(), "navigation, "+build.name)
	defer row.finish()
	for _, class := range []string{"NativeEventSource", "EventSource"} {
		for _, init := range []string{"", `, { method: 'POST', body: 'x' }`} {
			if init != "" && class == "NativeEventSource" {
				continue
			}
			way := class + map[bool]string{true: ", POST", false: ", GET"}[init != ""]
			for name, act := range map[string]func(*visit) error{
				"a page that is loaded again":             (*visit).reload,
				"a page that is left":                     (*visit).leave,
				"a page that comes back out of the cache": (*visit).comeBack,
			} {
				t.Run(name+": "+way, func(t *testing.T) {
					v := &visit{t: t, s: s, key: fmt.Sprintf("navigation-%s-%d", build.name, time.Now().UnixNano()), post: init != "", limits: []string{}}
					got := result{Name: name + ": " + way, Status: "passed"}
					err := within(func(ctx context.Context) (err error) {
						v.ctx = ctx
						v.tell("serve", "", `[{"body":[{"text":"retry: 1\nid: 1\ndata: a\n\n"}]}]`)
						v.url = s.main.URL + "/blank?build=" + build.name
						if v.page, err = engine.Open(ctx, v.url); err != nil {
							return err
						}
						defer v.page.Close()
						if _, err = v.page.Evaluate(ctx, fmt.Sprintf("watchKept('%s', '%s/s/%s'%s)", class, s.main.URL, v.key, init)); err != nil {
							return err
						}
						if err = engines.Until(ctx, v.page, "sessionStorage.log === 'open a '"); err != nil {
							return err
						}
						return act(v)
					})
					switch {
					case class == "NativeEventSource":
						if err != nil { // the engine's own affair
							row.departs = append(row.departs, got.Name+": "+err.Error())
						}
						return
					case err != nil:
						got.Status, got.Error = "failed", err.Error()
					case len(v.limits) > 0:
						got.Status, got.Limits = "limited", v.limits
					}
					row.add(t, got)
				})
			}
		}
	}
}

// visit is one page with one source, whose log outlives the page.
type visit struct {
	t      *testing.T
	ctx    context.Context
	s      *site
	page   engines.Page
	key    string
	url    string
	post   bool
	limits []string
}

// tell asks the control origin, see server_test.go.
func (v *visit) tell(verb, query, body string) (string, int) {
	v.t.Helper()
	response, err := http.Post(v.s.control.URL+"/"+verb+"?key="+v.key+query, "text/plain", strings.NewReader(body))
	require.NoError(v.t, err)
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	require.NoError(v.t, err)
	return strings.TrimSpace(string(text)), response.StatusCode
}

// quiet shows that leaving has dispatched nothing and sent nothing.
func (v *visit) quiet() error {
	log, err := engines.Value[string](v.ctx, v.page, "new Promise((resolve) => setTimeout(() => resolve(sessionStorage.log), 100))")
	if err != nil {
		return err
	}
	var counts []int
	text, _ := v.tell("count", "", "")
	if err := json.Unmarshal([]byte(text), &counts); err != nil {
		return err
	}
	if log != "open a " || counts[0] != 1 {
		return fmt.Errorf("it has dispatched %q, and there were %d requests", log, counts[0])
	}
	return nil
}

func (v *visit) reload() error {
	if _, err := v.page.Evaluate(v.ctx, "void (window.before = true, setTimeout(() => location.reload()))"); err != nil {
		return err
	}
	if err := engines.Until(v.ctx, v.page, "!window.before && window.watch"); err != nil {
		return err
	}
	if left, _ := v.tell("left", "", ""); left != `"cancelled"` {
		return fmt.Errorf("the request has %s", left)
	}
	return v.quiet()
}

func (v *visit) leave() error {
	if err := v.page.Navigate(v.ctx, v.url+"&elsewhere"); err != nil {
		return err
	}
	return v.quiet()
}

func (v *visit) comeBack() error {
	if err := v.leave(); err != nil {
		return err
	}
	if _, err := v.page.Evaluate(v.ctx, "void setTimeout(() => history.back())"); err != nil {
		return err
	}
	if err := engines.Until(v.ctx, v.page, "!location.href.includes('elsewhere') && window.restored !== undefined"); err != nil {
		return err
	}
	restored, err := engines.Value[bool](v.ctx, v.page, "restored")
	if err != nil {
		return err
	}
	if !restored {
		v.limits = append(v.limits, "a page with an open stream is not kept in the back/forward cache")
		return nil
	}
	// It goes on, on its connection or on another; a POST goes on, or says that it is over.
	for {
		_, _ = v.tell("do", "", `{"text":"data: b\n\n"}`)
		if v.post {
			err = engines.Until(v.ctx, v.page, "sessionStorage.log.includes(' b ') || kept.source.readyState === 2")
			return err
		}
		came, err := engines.Value[bool](v.ctx, v.page, "new Promise((resolve) => setTimeout(() => resolve(sessionStorage.log.includes(' b ')), 20))")
		if came || err != nil {
			return err
		}
	}
}
