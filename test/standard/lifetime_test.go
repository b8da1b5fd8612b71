package standard

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"eventsource-wasm/internal/browsertest"
)

// eachClass runs a test with the browser's own class and with ours, each on a server and a page of its own. In the page,
// className is the global name of the class.
func eachClass(t *testing.T, test func(t *testing.T, class string, server *browsertest.Server, page *browsertest.Page)) {
	t.Helper()
	for name, class := range map[string]string{"native": "NativeEventSource", "ours": "EventSource"} {
		t.Run(name, func(t *testing.T) {
			mux := browsertest.Site()
			mux.HandleFunc("/answering.js", func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, "testdata/answering.js") })
			server := browsertest.NewServer(t, mux)
			test(t, class, server, browsertest.NewPage(t, server.URL+"/page"))
		})
	}
}

// HTML §9.2.9 and §7.5.9: what becomes of a stream when its document or worker goes.
func TestStandardEndOfARealm(t *testing.T) {
	const frame = `var frame = document.body.appendChild(document.createElement('iframe'))
		var loaded = new Promise((resolve) => { frame.onload = resolve })
		frame.src = '/page'`
	for _, c := range []struct{ name, begin, end string }{
		{"a frame that is removed", frame + `
			loaded.then(() => { es = new frame.contentWindow.CLASS('/stream') })`, `frame.remove()`},
		{"a frame that navigates", frame + `
			loaded.then(() => { es = new frame.contentWindow.CLASS('/stream') })`, `frame.src = 'about:blank'`},
		{"a page that navigates, and is not kept", `onunload = () => {}; es = new CLASS('/stream')`, `location.href = '/dist/'`},
		{"a page that is loaded again", `es = new CLASS('/stream')`, `location.reload()`},
		{"a worker that is terminated", `var worker = new Worker(URL.createObjectURL(new Blob([
			'importScripts("' + location.origin + '/dist/eventsource.js"); var es = new CLASS("' + location.origin + '/stream")'])))`, `worker.terminate()`},
		{"a worker that closes itself", `var worker = new Worker(URL.createObjectURL(new Blob([
			'importScripts("' + location.origin + '/dist/eventsource.js"); var es = new CLASS("' + location.origin + '/stream"); onmessage = () => close()'])))`, `worker.postMessage('')`},
	} {
		t.Run(c.name, func(t *testing.T) {
			eachClass(t, func(_ *testing.T, class string, server *browsertest.Server, page *browsertest.Page) {
				page.Run("document.body ?? document.documentElement.append(document.createElement('body'))")
				page.Run(strings.ReplaceAll(c.begin, "CLASS", class))
				// Chromium may take five seconds to give up a connection that it could have used again.
				e := server.Next().Start(200, "Connection", "close").Write("data: a\n\n")
				page.Run(c.end)
				e.Gone()
				server.None()
			})
		})
	}
}

// A frame's class, used by another: URLs, events and errors are of the frame's realm (HTML §8.1.3.3, Web IDL §3.7.1).
func TestStandardClassOfAnotherFrame(t *testing.T) {
	eachClass(t, func(t *testing.T, class string, server *browsertest.Server, page *browsertest.Page) {
		page.Run(`document.documentElement.append(document.createElement('body'))
			var frame = document.body.appendChild(document.createElement('iframe')), loaded = new Promise((resolve) => { frame.onload = resolve })
			frame.src = '/page?deep/down'`)
		page.Run(`var inner, got
			loaded.then(() => {
				inner = frame.contentWindow
				const base = inner.document.head.appendChild(inner.document.createElement('base'))
				base.href = '/stream/'
				es = new inner.` + class + `('within')
				es.onmessage = (e) => { got = e }
			})`)
		e := server.Next()
		assert.Equal(t, "/stream/within", e.Request.URL.Path, "relative to the frame's base URL")
		assert.True(t, strings.HasSuffix(e.Request.Referer(), "/page?deep/down"), "the frame sends the request: %s", e.Request.Referer())
		e.Start(200).Write("data: a\n\n")
		page.Until("got")
		assert.Equal(t, []bool{true, true, false, true, true, true}, browsertest.Value[[]bool](page, `[
			es instanceof inner.EventTarget, got instanceof inner.MessageEvent, got instanceof MessageEvent, got.data === 'a',
			(() => { try { new inner.`+class+`('http://[') } catch (e) { return e instanceof inner.DOMException } })(),
			(() => { try { new inner.`+class+`() } catch (e) { return e instanceof inner.TypeError } })(),
		]`))
	})
}

// A stream that is not closed lives on though the page keeps no reference to it (HTML §9.2.9).
func TestStandardSurvivesGarbageCollection(t *testing.T) {
	eachClass(t, func(t *testing.T, class string, server *browsertest.Server, page *browsertest.Page) {
		page.Run(`(() => { new ` + class + `('/stream').onmessage = (e) => log.push({ type: e.type, data: e.data }) })()`)
		e := server.Next().Start(200).Write("data: a\n\n")
		page.Until("log.length === 1")
		page.Run("gc()")
		e.Write("retry: 1\ndata: b\n\n")
		page.Until("log.length === 2")
		e.End()
		e = server.Next()
		page.Run("gc()")
		e.Start(200).Write("data: c\n\n")
		page.Until("log.length === 3")
		assert.Equal(t, []browsertest.Event{browsertest.Message("a"), browsertest.Message("b"), browsertest.Message("c")}, page.Log())
	})
}

// A page's service worker sees the request, and may answer it itself (Fetch §4.3, Service Workers §4.5).
func TestStandardAnswerOfAServiceWorker(t *testing.T) {
	eachClass(t, func(t *testing.T, class string, _ *browsertest.Server, page *browsertest.Page) {
		page.Run(`var ready = (async () => {
			await navigator.serviceWorker.register('/answering.js')
			if (!navigator.serviceWorker.controller) await new Promise((resolve) => { navigator.serviceWorker.oncontrollerchange = resolve })
			watch(new ` + class + `('/answered?a=b', { withCredentials: true }))
		})()`)
		page.Until("messages().length === 1")
		assert.JSONEq(t, `{"method":"GET","mode":"cors","destination":"","credentials":"include","cache":"no-store","redirect":"follow",
			"accept":"text/event-stream","path":"/answered?a=b"}`, page.Messages()[0].Data)
	})
}

// What a listener has put off to a microtask runs before the next event. Natively all microtasks run after each listener;
// ours run when the event's listeners are through, and a chain of them goes on beside the next events.
func TestMicrotasksRunBetweenEvents(t *testing.T) {
	eachClass(t, func(t *testing.T, class string, server *browsertest.Server, page *browsertest.Page) {
		page.Run(`watch(new ` + class + `('/stream'))
			var order = []
			es.addEventListener('message', (e) => {
				order.push(e.data)
				queueMicrotask(() => order.push('microtask of ' + e.data))
			})`)
		server.Next().Start(200).Write("data: a\n\ndata: b\n\n")
		page.Until("order.length === 4")
		assert.Equal(t, []string{"a", "microtask of a", "b", "microtask of b"}, browsertest.Value[[]string](page, "order"))
	})
}

// HTML §2.4.3: the base URL of a worker that was made of a blob: URL resolves no relative URL.
func TestStandardBlobWorker(t *testing.T) {
	eachClass(t, func(t *testing.T, class string, _ *browsertest.Server, page *browsertest.Page) {
		page.Run(`var worker = new Worker(URL.createObjectURL(new Blob(['importScripts("' + location.origin + '/dist/eventsource.js")\n', ` + browsertest.Literal(`
			const thrown = ['/stream', 'x', ''].map((url) => { try { return new `+class+`(url).url } catch (e) { return e.name } })
			postMessage([...thrown, new `+class+`('data:,').url])`) + `]))), told
			worker.onmessage = (e) => { told = e.data }
			worker.onerror = (e) => { told = [e.message] }`)
		page.Until("told")
		assert.Equal(t, []string{"SyntaxError", "SyntaxError", "SyntaxError", "data:,"}, browsertest.Value[[]string](page, "told.map((t) => t.startsWith('blob:') ? 'SyntaxError' : t)"))
	})
}

// HTML §7.1.1: an opaque origin is another origin to every server.
func TestStandardOpaqueOrigin(t *testing.T) {
	eachClass(t, func(t *testing.T, class string, server *browsertest.Server, page *browsertest.Page) {
		page.Run(`var told
			onmessage = (e) => { told = e.data }
			const frame = document.createElement('iframe')
			frame.sandbox = 'allow-scripts'
			frame.srcdoc = '<script src="/dist/eventsource.js"></' + 'script><script>new ` + class + `("/stream").onmessage = (e) => parent.postMessage([e.data, e.origin, origin], "*")</' + 'script>'
			document.documentElement.append(frame)`)
		e := server.Next()
		assert.Equal(t, "null", e.Request.Header.Get("Origin"))
		e.Start(200, "Access-Control-Allow-Origin", "null").Write("data: a\n\n")
		page.Until("told")
		assert.Equal(t, []string{"a", server.URL, "null"}, browsertest.Value[[]string](page, "told"))
	})
}

// The module leaves the global classes alone; its class is the script's.
func TestStandardModule(t *testing.T) {
	server := browsertest.NewServer(t, browsertest.Site())
	page := browsertest.NewPage(t, server.URL+"/dist/eventsource.d.ts")
	assert.Equal(t, []bool{true, true, true}, browsertest.Value[[]bool](page, `(async () => {
		const before = EventSource, names = Object.getOwnPropertyNames(globalThis).length
		const module = await import('/dist/eventsource.mjs')
		return [EventSource === before, Object.getOwnPropertyNames(globalThis).length === names, module.EventSource !== before && module.EventSource.name === 'EventSource']
	})()`))
}
