package frameworks

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

const mountChat = "app.mount({ kind: 'chat', options: app.options('old') })"

func TestAllTokensAreShownAtMostOnceAFrame(t *testing.T) {
	for name, count := range map[string]int{"4000 in a burst": 4000, "400 paced": 400} {
		t.Run(name, func(t *testing.T) {
			each(t, func(t *testing.T, server *browsertest.Server, page *browsertest.Page) {
				page.Run("app.mount({ kind: 'chat', options: app.options('old', { done: '[DONE]' }) })")
				shown(page, `"" idle`)
				page.Run("app.renders = app.frames = 0; app.began = performance.now(); app.send('Hello')")
				e := server.Next()
				assert.Equal(t, "POST", e.Request.Method)
				assert.JSONEq(t, `{"text":"Hello"}`, string(e.Body))
				e.Start(200)
				var all, stream strings.Builder
				for i := range count {
					token := fmt.Sprintf("é%d ", i)
					all.WriteString(token)
					if count == 4000 {
						stream.WriteString("data: " + token + "\n\n")
					} else {
						e.Write("data: " + token + "\n\n")
						if i%10 == 0 { // as a model that takes a frame for some tokens
							page.Run("var soon = app.frames + 1")
							page.Until("app.frames > soon")
						}
					}
				}
				e.Write(stream.String() + "data: [DONE]\n\n")
				page.Until("document.getElementById('status').textContent === 'complete'")
				page.Settle()
				assert.Equal(t, browsertest.Literal(all.String())+" complete", browsertest.Value[string](page, "app.shown()"))
				assert.Equal(t, count, browsertest.Value[int](page, "app.messages"))
				// One is of send itself, and one of the frame that is under way.
				assert.True(t, browsertest.Value[bool](page, "app.isPaced(2)"), "it was rendered %s", browsertest.Value[string](page, "`${app.renders} times in ${app.frames} frames`"))
				t.Logf("%d tokens: %s", count, browsertest.Value[string](page, "`${app.renders} renders in ${app.frames} frames`"))
				assert.Equal(t, 1, server.Requests("/stream"))
			})
		})
	}
}

// React's StrictMode mounts each component twice.
func TestASendOnMountIsOnePOST(t *testing.T) {
	for _, whenBusy := range []string{"replace", "drop", "queue"} {
		t.Run(whenBusy, func(t *testing.T) {
			each(t, func(t *testing.T, server *browsertest.Server, page *browsertest.Page) {
				page.Run("app.mount({ kind: 'chat', options: app.options('old', { whenBusy: '" + whenBusy + "' }), first: 'Hello' })")
				server.Next().Start(200).Write("data: a\n\n").End()
				shown(page, `"a" eof`)
				page.Settle()
				server.None()
				assert.Equal(t, []string{"old", "old eof"}, browsertest.Value[[]string](page, "app.log"))
			})
		})
	}
}

func TestAnAnswerOutlivesItsPage(t *testing.T) {
	each(t, func(t *testing.T, server *browsertest.Server, page *browsertest.Page) {
		page.Run("sessionStorage['eventsource-wasm mine'] = JSON.stringify({ url: '/stream', first: 'abc.0', last: 'abc.1' })")
		page.Run("app.mount({ kind: 'chat', options: app.options('old', { resume: 'mine', done: '[DONE]' }) })")
		e := server.Next()
		assert.Equal(t, []string{"GET", "abc.0"}, []string{e.Request.Method, e.Request.Header.Get("Last-Event-ID")})
		e.Start(200).Write("id: abc.1\ndata: a\n\nid: abc.2\ndata: b\n\n")
		shown(page, `"ab" streaming`)
		e.Write("data: [DONE]\n\n").End()
		shown(page, `"ab" complete`)
		server.None()
		assert.Zero(t, browsertest.Value[int](page, "sessionStorage.length"))
	})
}

func TestAStopStops(t *testing.T) {
	each(t, func(t *testing.T, server *browsertest.Server, page *browsertest.Page) {
		page.Run(mountChat)
		shown(page, `"" idle`)
		page.Run("app.send('Hello')")
		e := server.Next().Start(200).Write("data: a\n\n")
		shown(page, `"a" streaming`)
		page.Run("app.stop()")
		e.Gone()
		shown(page, `"a" closed`)
		page.Run("app.retry()")
		server.Next().Start(200).Write("data: b\n\n").End()
		shown(page, `"b" eof`)
		page.Run("app.reset()")
		shown(page, `"" idle`)
	})
}

func TestARefusalIsOnTheScreen(t *testing.T) {
	each(t, func(t *testing.T, server *browsertest.Server, page *browsertest.Page) {
		page.Run(mountChat)
		shown(page, `"" idle`)
		page.Run("app.send('Hello')")
		server.Next().Start(422, "Content-Type", "application/json").Write(`{"detail":"too long"}`).End()
		shown(page, `"" failed 422 HTTP 422: {"detail":"too long"}`)
	})
}

func TestOneSendTakesThePlaceOfAnother(t *testing.T) {
	each(t, func(t *testing.T, server *browsertest.Server, page *browsertest.Page) {
		page.Run(mountChat)
		shown(page, `"" idle`)
		page.Run("var ends = []; app.send('1').then(({ status }) => ends.push('1 ' + status))")
		first := server.Next().Start(200).Write("data: a\n\n")
		shown(page, `"a" streaming`)
		page.Run("app.send('2').then(({ status }) => ends.push('2 ' + status)); app.send('3').then(({ status }) => ends.push('3 ' + status))")
		first.Gone()
		third := server.Next()
		assert.JSONEq(t, `{"text":"3"}`, string(third.Body), "what another has taken the place of in its turn is not sent")
		third.Start(200).Write("data: c\n\n").End()
		shown(page, `"c" eof`)
		assert.Equal(t, []string{"1 closed", "2 closed", "3 eof"}, browsertest.Value[[]string](page, "ends"))
		assert.Equal(t, []string{"old", "old", "old eof"}, browsertest.Value[[]string](page, "app.log"))
		assert.Equal(t, 2, server.Requests("/stream"))
	})
}

func TestUnmountingEndsTheRequest(t *testing.T) {
	for when, isOpen := range map[string]bool{"while it is connecting": false, "while it streams": true} {
		t.Run(when, func(t *testing.T) {
			each(t, func(t *testing.T, server *browsertest.Server, page *browsertest.Page) {
				page.Run(mountChat)
				shown(page, `"" idle`)
				page.Run("app.send('Hello')")
				e := server.Next()
				if isOpen {
					e.Start(200).Write("data: a\n\n")
					shown(page, `"a" streaming`)
				} else {
					shown(page, `"" connecting`)
				}
				page.Run("app.log.length = 0; app.unmount()")
				e.Gone()
				page.Settle()
				assert.Empty(t, browsertest.Value[[]string](page, "app.log"))
				assert.Equal(t, "", browsertest.Value[string](page, "document.getElementById('app').textContent"))
				server.None()
			})
		})
	}
}

func TestOptionsMayChange(t *testing.T) {
	each(t, func(t *testing.T, server *browsertest.Server, page *browsertest.Page) {
		page.Run(mountChat)
		shown(page, `"" idle`)
		page.Run("app.send('Hello')")
		e := server.Next().Start(200).Write("data: a\n\n")
		shown(page, `"a" streaming`)
		page.Run("app.update({ options: app.options('new', { url: '/stream/other' }) })")
		page.Settle()
		e.Write("data: b\n\n")
		shown(page, `"ab" streaming`)
		assert.Equal(t, []string{"old", "new"}, browsertest.Value[[]string](page, "app.log"), "the latest callback is called, by the same stream")
		server.None()

		page.Run("app.update({ options: app.options('keyed', { key: 'k' }) })")
		e.Gone()
		shown(page, `"" idle`)
		page.Run("app.send('Hello')")
		server.Next().Start(200).Write("data: c\n\n").End()
		shown(page, `"c" eof`)
		assert.Equal(t, []string{"old", "new", "keyed", "keyed eof"}, browsertest.Value[[]string](page, "app.log"))
	})
}

func TestComponentsShareASource(t *testing.T) {
	each(t, func(t *testing.T, server *browsertest.Server, page *browsertest.Page) {
		page.Run("app.mount({ kind: 'feed', url: '/stream/1', options: { parse: 'json' } })")
		e := server.Next()
		shown(page, "connecting", 1)
		e.Start(200).Write("data: {\"n\":1}\n\n")
		shown(page, `{"n":1} streaming`, 1)
		shown(page, `{"n":1} streaming`, 2)
		page.Settle()
		assert.Equal(t, 1, server.Requests("/stream/1"))

		page.Run("app.update({ shows: [2, 3] })")
		page.Until("!document.getElementById('status1')")
		e.Write("data: {\"n\":2}\n\n")
		shown(page, `{"n":2} streaming`, 2)
		shown(page, `{"n":2} streaming`, 3)
		assert.Equal(t, 1, server.Requests("/stream/1"))

		page.Run("app.update({ url: '/stream/2' })")
		e.Gone()
		e = server.Next()
		assert.Equal(t, "/stream/2", e.Request.URL.Path)
		shown(page, "connecting", 2)
		e.Start(200).Write("data: {\"n\":3}\n\n")
		shown(page, `{"n":3} streaming`, 3)

		page.Run("app.update({ url: null })")
		e.Gone()
		shown(page, "idle", 2)
		page.Run("app.update({ url: '/stream/3' })")
		e = server.Next()
		page.Run("app.unmount()")
		e.Gone()
		page.Settle()
		server.None()
	})
}
