package interop

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
	"eventsource-wasm/internal/servertest"
)

// prompt is what pages ask; an answer's pieces are Chinese with an emoji, too.
const prompt = "讲个故事 😀"

// subject is a server under test, and a wire to it that can be cut.
type subject struct {
	row    server
	wire   *forwarder
	direct string              // origin of the server
	wired  string              // and of the wire's end
	behind *servertest.Process // what a proxy stands in front of
}

func newSubject(t *testing.T, row server, address string) *subject {
	s := &subject{row: row, wire: forward(t, address)}
	s.direct, s.wired = row.scheme()+address, row.scheme()+s.wire.address
	return s
}

func (s *subject) isHeldTo(t *testing.T, contract []check) {
	for _, c := range contract {
		t.Run(c.name, func(t *testing.T) {
			var found string
			defer func() { results.put(t, s.row.name, c.name, found) }()
			found = c.run(t, s)
		})
	}
}

// tab is a page, and the origin that it asks.
type tab struct {
	*browsertest.Page
	origin string
}

// home opens a page of the server's own, which asks it directly.
func (s *subject) home(t testing.TB) tab { return tab{page(t, s.direct+"/"), s.direct} }

// far opens a page of the server's own, behind the wire.
func (s *subject) far(t testing.TB) tab { return tab{page(t, s.wired+"/"), s.wired} }

// foreign opens a page of another origin, which asks through the wire.
func (s *subject) foreign(t testing.TB) tab { return tab{page(t, other.URL), s.wired} }

// check is one thing that is the same for all servers. It gives what was measured, if there is more to say than "yes".
type check struct {
	name string // in docs/interop.md
	run  func(t *testing.T, s *subject) string
}

// contract is what every server is held to, in this order.
var contract = []check{
	{"one by one", oneByOne},
	{"POST", post},
	{"done", done},
	{"refusal", refusal},
	{"answer breaks off", breaksOff},
	{"connection cut", connectionCut},
	{"GET goes on", getGoesOn},
	{"POST goes on", postGoesOn},
	{"cancel is seen", cancelled},
	{"cookie and CSRF", cookie},
	{"preflight", preflight},
}

// asks is the beginning of an init that asks for an answer.
const asks = `method: 'POST', headers: { Authorization: 'Bearer secret' }, body: { prompt: ` + "`" + prompt + "`" + ` }, done: '[DONE]',`

// start opens a source on the answer. init is the inside of an object literal.
func (p tab) start(a *answer, init string) {
	p.Run(fmt.Sprintf("start('%s/answers/%s', { %s })", p.origin, a.name, init))
}

// sees has the answer's next pieces told, and waits until the page has them all.
func (p tab) sees(a *answer, pieces int) {
	a.t.Helper()
	a.tell(pieces)
	a.mu.Lock()
	told := a.told
	a.mu.Unlock()
	p.Until(fmt.Sprintf("log.length >= %d", told))
}

// got is what the page has been told, without an end mark.
func (p tab) got() []string {
	var texts []string
	for _, data := range browsertest.Value[[]string](p.Page, "log") {
		var piece struct{ Text string }
		if json.Unmarshal([]byte(data), &piece) != nil {
			piece.Text = data
		}
		texts = append(texts, piece.Text)
	}
	return texts
}

// outcome waits for the end of the page's source.
func (p tab) outcome() string {
	return browsertest.Value[string](p.Page, "es.closed.then((c) => c.outcome)")
}

// refused waits for an error event, and gives what it tells. Its response is read in a later task than the event's.
func (p tab) refused() map[string]any {
	p.Until("failed.length > 0")
	return browsertest.Value[map[string]any](p.Page, `Promise.resolve(failed[0]).then(async ({ reason, status, response, error }) => ({
		reason, status, detail: JSON.stringify((await response.json()).detail), message: error?.message,
	}))`)
}

// oneByOne: each event is there while the next does not exist yet.
func oneByOne(t *testing.T, s *subject) string {
	p := s.home(t)
	a := answers.answer(t, 4)
	p.start(a, asks)
	if s.row.holds {
		a.tell(4)
		assert.Equal(t, "complete", p.outcome())
		assert.Equal(t, a.texts, p.got())
		return "held back to the end"
	}
	for n := 1; n <= 4; n++ {
		p.sees(a, 1)
		require.Equal(t, a.texts[:n], p.got())
	}
	assert.Equal(t, "complete", p.outcome())
	assert.Equal(t, a.texts, p.got())
	return ""
}

// post: method, body and header arrive, and the status that comes back opens the stream.
func post(t *testing.T, s *subject) string {
	p := s.home(t)
	a := answers.answer(t, 2)
	p.start(a, asks)
	a.tell(2)
	assert.Equal(t, "complete", p.outcome())
	assert.Equal(t, a.texts, p.got())
	assert.Equal(t, []asking{{prompt, 0}}, a.askings(), "sent once, and the prompt as it was")
	if s.row.tls {
		assert.Equal(t, "h2", browsertest.Value[string](p.Page, "performance.getEntriesByType('navigation')[0].nextHopProtocol"))
	}
	assert.Equal(t, s.row.encoding, browsertest.Value[string](p.Page, "encoding"))
	status := s.row.status()
	assert.Equal(t, []int{status}, browsertest.Value[[]int](p.Page, "opened"))
	if status != 200 {
		return fmt.Sprintf("yes, with %d", status)
	}
	return ""
}

// done: what a server does behind the end mark is not interrupted, for the page is through with it at once, but the response is
// read on.
func done(t *testing.T, s *subject) string {
	p := s.home(t)
	a := answers.answer(t, 2)
	a.holdSaving()
	p.start(a, asks)
	a.tell(2)
	if s.row.holds {
		a.letSave()
	}
	assert.Equal(t, "complete", p.outcome())
	assert.Equal(t, 2, browsertest.Value[int](p.Page, "es.readyState"))
	// Long enough for a cancel to get there.
	browsertest.Value[any](p.Page, "new Promise((resolve) => setTimeout(resolve, 60, true))")
	a.letSave()
	a.until("saving, or being interrupted in it", func() bool { return a.saved+a.unsaved > 0 })
	a.mu.Lock()
	defer a.mu.Unlock()
	assert.Equal(t, 1, a.saved, "what the server does behind [DONE] is done")
	assert.Equal(t, 0, a.unsaved, "what the server does behind [DONE] is interrupted")
	return ""
}

// refusal: its status and its JSON reach the page, by the event and by the error that a loop throws.
func refusal(t *testing.T, s *subject) string {
	p := s.home(t)
	a := answers.answer(t, 1)
	init := strings.Replace(asks, "prompt:", "promt:", 1)
	p.start(a, init)
	refused := p.refused()
	assert.Equal(t, "status", refused["reason"])
	assert.EqualValues(t, 422, refused["status"])
	assert.Contains(t, refused["detail"], "prompt")
	assert.Contains(t, refused["message"], `HTTP 422: {"detail":`)
	assert.Equal(t, "failed", p.outcome())

	p.Run(fmt.Sprintf("read('%s/answers/%s', { %s })", p.origin, a.name, init))
	thrown := browsertest.Value[map[string]any](p.Page, `loop.then(() => ({}), async ({ status, response }) => ({
		status, detail: JSON.stringify((await response.json()).detail),
	}))`)
	assert.EqualValues(t, 422, thrown["status"])
	assert.Contains(t, thrown["detail"], "prompt")
	assert.Empty(t, a.askings())
	return "422"
}

// breaksOff: an answer that the server could not finish is never complete. How it looks is the server's nature.
func breaksOff(t *testing.T, s *subject) string {
	p := s.home(t)
	a := answers.answer(t, 4)
	p.start(a, asks)
	if s.row.holds {
		a.tell(2)
		a.until("hearing two pieces", func() bool { return a.written == 2 })
	} else {
		p.sees(a, 2)
	}
	a.breakOff()
	ended := p.outcome()
	assert.Contains(t, []string{"incomplete", "failed"}, ended)
	assert.Equal(t, 1, len(a.askings()), "sent once")
	if ended == "failed" {
		return "an error"
	}
	assert.Equal(t, a.texts[:2], p.got())
	if browsertest.Value[int](p.Page, "named.length") > 0 {
		return "a clean end, behind an event named error"
	}
	return "a clean end"
}

// connectionCut: a POST that has lost its connection has failed, and is not sent again.
func connectionCut(t *testing.T, s *subject) string {
	p := s.far(t)
	a := answers.answer(t, 1000)
	p.Run("var fetched = 0; { const real = fetch; fetch = (...request) => { fetched++; return real(...request) } }")
	p.start(a, asks)
	if s.row.holds {
		a.isAsked(1)
	} else {
		p.sees(a, 2)
	}
	// A browser itself repeats a request whose connection was there before it and breaks without a response: that is cut, too.
	for cut := 0; browsertest.Value[bool](p.Page, "es.readyState !== 2"); {
		if asked := len(a.askings()); asked > cut {
			cut = asked
			s.wire.cut()
		}
	}
	assert.Equal(t, "failed", p.outcome())
	a.tell(1000)
	assert.Equal(t, 1, browsertest.Value[int](p.Page, "fetched"), "sent once")
	if !s.row.holds {
		assert.Len(t, a.askings(), 1, "once the response has begun, nobody repeats it")
	}
	return ""
}

// getGoesOn: a GET that is cut again and again goes on behind the last event that it had, until there is nothing left.
func getGoesOn(t *testing.T, s *subject) string {
	p := s.far(t)
	a := answers.answer(t, 6)
	p.start(a, "reconnect: { maxDelay: 10 }")
	want := []asking{{"", 0}}
	if s.row.holds {
		a.isAsked(1)
		s.wire.cut()
		a.isAsked(2)
		want = append(want, asking{"", 0})
		a.tell(6)
	} else {
		for n := 2; n <= 4; n += 2 {
			p.sees(a, 2)
			s.wire.cut()
			a.isAsked(len(want) + 1)
			want = append(want, asking{"", n})
		}
		a.tell(2)
	}
	assert.Equal(t, "complete", p.outcome(), "204 ends it")
	assert.Equal(t, append(a.texts, "[DONE]"), p.got())
	assert.Equal(t, append(want, asking{"", 6}), a.askings())
	return ""
}

// postGoesOn: a POST that is cut goes on by a GET, if the page has asked for it.
func postGoesOn(t *testing.T, s *subject) string {
	if s.row.holds {
		return "no: no id arrives before the end"
	}
	p, a := s.far(t), answers.answer(t, 4)
	p.start(a, asks+"reconnect: { strategy: 'resume', maxDelay: 10 }")
	p.sees(a, 2)
	s.wire.cut()
	a.isAsked(2)
	a.tell(2)
	assert.Equal(t, "complete", p.outcome())
	assert.Equal(t, a.texts, p.got())
	assert.Equal(t, []asking{{prompt, 0}, {"", 2}}, a.askings())
	return ""
}

// cancelled: the server learns that the page wants no more, and ends its own request for the answer.
func cancelled(t *testing.T, s *subject) string {
	p := s.home(t)
	seen := ""
	for _, way := range []struct{ name, start, act, outcome string }{
		{"close()", "start(url, { %s })", "es.close()", "closed"},
		{"signal", "start(url, { %s signal: (controller = new AbortController()).signal })", "controller.abort()", "aborted"},
		{"break", "read(url, { %s }, 2)", "", "closed"},
	} {
		if s.row.holds && way.name == "break" {
			continue // a loop that gets nothing cannot leave
		}
		a := answers.answer(t, 1000)
		p.Run(fmt.Sprintf("var controller, url = '%s/answers/%s'\n"+way.start, p.origin, a.name, asks))
		if s.row.holds {
			a.isAsked(1)
		} else {
			p.sees(a, 2)
		}
		p.Run(way.act)
		assert.Equal(t, way.outcome, p.outcome(), way.name)
		if way.name == "signal" {
			assert.True(t, browsertest.Value[bool](p.Page, "es.closed.then((c) => c.error === controller.signal.reason)"), "the signal's reason is told")
		}
		gone := func() bool { return a.gone > 0 }
		if seen != "at a write" && a.within(patience, gone) {
			seen = "at once"
			continue
		}
		assert.NotEqual(t, "at once", seen, "another way was seen at once")
		seen = "at a write"
		for writes := 0; !a.within(patience/100, gone); writes++ {
			require.Less(t, writes, 500, "the server goes on after %s", way.name)
			a.tell(1)
		}
	}
	return seen
}

// patience is how long a server may take to notice something without writing. A server that does takes some ms.
const patience = 3 * time.Second

// cookie: a page of the server's own origin asks with its cookie and the token that goes with it.
func cookie(t *testing.T, s *subject) string {
	p := s.home(t)
	a := answers.answer(t, 2)
	p.Run(`var token = /(?:^|; )csrf(?:token)?=([^;]+)/.exec(document.cookie)[1]`)
	p.start(a, `method: 'POST', headers: { 'X-CSRFToken': token }, body: { prompt: 'a' }, done: '[DONE]'`)
	a.tell(2)
	assert.Equal(t, "complete", p.outcome())
	assert.Equal(t, a.texts, p.got())

	p.start(a, `method: 'POST', body: { prompt: 'a' }, done: '[DONE]'`)
	refused := p.refused()
	assert.EqualValues(t, 403, refused["status"])
	assert.Contains(t, refused["detail"], "CSRF")
	assert.Len(t, a.askings(), 1)
	return ""
}

// preflight: a page of another origin may ask, with JSON, a header, and Last-Event-ID.
func preflight(t *testing.T, s *subject) string {
	p := s.foreign(t)
	a := answers.answer(t, 4)
	p.start(a, asks+"reconnect: { strategy: 'resume', maxDelay: 10 }")
	if !s.row.holds {
		p.sees(a, 2)
		s.wire.cut()
		a.isAsked(2)
	}
	a.tell(4)
	assert.Equal(t, "complete", p.outcome())
	assert.Equal(t, a.texts, p.got())
	return ""
}
