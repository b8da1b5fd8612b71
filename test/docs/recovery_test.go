package docs

import (
	"fmt"
	"math"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/conn"
	"eventsource-wasm/internal/browsertest"
)

const recovery = "docs/recovery.md"

// markdownTable gives the cells of a document's table whose header begins with those words, the header first.
func markdownTable(t testing.TB, file, header string) [][]string {
	t.Helper()
	text, err := os.ReadFile("../../" + file)
	require.NoError(t, err)
	_, rest, found := strings.Cut(string(text), "\n"+header)
	require.True(t, found, "%s has no table %q", file, header)
	var rows [][]string
	for line := range strings.Lines(header + rest) {
		line = strings.TrimSpace(line)
		if !strings.HasPrefix(line, "|") {
			break
		}
		if strings.HasPrefix(line, "| ---") {
			continue
		}
		cells := strings.Split(strings.Trim(line, "| "), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		rows = append(rows, cells)
	}
	return rows
}

// The table of strategies says what package conn decides.
func TestTheTableOfStrategies(t *testing.T) {
	none := math.NaN()
	policies := map[string]struct {
		policy conn.Policy
		ids    []bool // it speaks of a stream without an ID, with one, or of both
	}{
		"GET without a strategy":                        {conn.Policy{Strategy: conn.Standard}, []bool{false, true}},
		"other methods without one, `reconnect: false`": {conn.Policy{Strategy: conn.Once}, []bool{false, true}},
		"`resume`, with an id or `request`":             {conn.Policy{Strategy: conn.Resume}, []bool{true}},
		"`resume`, with neither":                        {conn.Policy{Strategy: conn.Resume}, []bool{false}},
		"`rejected`":                                    {conn.Policy{Strategy: conn.Rejected}, []bool{false, true}},
		"`replay`":                                      {conn.Policy{Strategy: conn.Replay}, []bool{false, true}},
	}
	ends := map[string][]conn.Cause{
		"a loss":      {conn.Network, conn.Timeout, conn.Request},
		"a clean end": {conn.EOF},
		"a listed refusal before the first event": {conn.Status},
		"one after it": {conn.Status},
	}
	rows := markdownTable(t, recovery, "| again after |")
	require.Len(t, rows, len(policies)+1)
	for _, row := range rows[1:] {
		c, ok := policies[row[0]]
		require.True(t, ok, row[0])
		for i, end := range rows[0][1:] {
			causes, ok := ends[end]
			require.True(t, ok, end)
			for _, cause := range causes {
				for _, hasID := range c.ids {
					again := func(facts conn.Facts) bool {
						s := conn.Conn{Policy: c.policy}
						s.Responded(map[bool]uint16{true: 503, false: 200}[cause == conn.Status], conn.IsEventStream|facts, none)
						_, outcome := s.Ended(cause, hasID, false, -1, 0)
						return outcome == conn.Again
					}
					name := fmt.Sprint(row[0], ", ", end, ", id ", hasID)
					switch row[i+1] {
					case "yes", "no":
						assert.Equal(t, row[i+1] == "yes", again(0), name)
					case "if `statuses` lists it":
						assert.False(t, again(0), name)
						assert.True(t, again(conn.NamesStatuses|conn.IsNamed), name)
					default:
						assert.Fail(t, "what is this?", row[i+1])
					}
				}
			}
		}
	}
}

// The table of waits says what package conn decides.
func TestTheTableOfWaits(t *testing.T) {
	rows := markdownTable(t, recovery, "| attempt in a row |")
	require.Len(t, rows, 3)
	for i, strategy := range []conn.Strategy{conn.Standard, conn.Replay} {
		var least, most []float64
		for _, random := range []float64{0, 1 - 1e-9} {
			s := conn.Conn{Policy: conn.Policy{Strategy: strategy}}
			for range 8 {
				delay, outcome := s.Ended(conn.Network, true, false, -1, random)
				require.Equal(t, conn.Again, outcome)
				if random == 0 {
					least = append(least, math.Round(delay/1000))
				} else {
					most = append(most, math.Round(delay/1000))
				}
			}
		}
		for attempt := range 8 {
			want := fmt.Sprintf("%v–%v", least[attempt], most[attempt])
			if least[attempt] == most[attempt] {
				want = fmt.Sprint(least[attempt])
			}
			assert.Equal(t, want, rows[i+1][min(attempt, 4)+1], "%s, attempt %d", rows[i+1][0], attempt+1)
		}
	}
}

// openSnippets opens a page that has a document's code under some headings, and whose requests the test answers, whatever their path: it is
// that behind /stream.
func openSnippets(t *testing.T, file string, headings ...string) (*browsertest.Server, *browsertest.Page) {
	t.Helper()
	server, page := browsertest.OpenClocked(t)
	page.Run(`{
		const real = fetch
		fetch = (url, init) => {
			const { origin, pathname, search } = new URL(url, location.href)
			return real(pathname === '/settled' ? url : origin + '/stream' + pathname + search, init)
		}
	}`)
	all := snippets(t, file)
	for _, heading := range headings {
		code, ok := all[heading]
		require.True(t, ok, "%s has no code under %q", file, heading)
		page.Run(regexp.MustCompile(`(?m)^const `).ReplaceAllString(code, "var "))
	}
	return server, page
}

// requireAllRun fails if a document has code under a heading that no test runs, or none under one of them.
func requireAllRun(t *testing.T, file string, tried ...string) {
	t.Helper()
	var there []string
	for heading := range snippets(t, file) {
		there = append(there, heading)
	}
	assert.ElementsMatch(t, tried, there)
}

func TestEachRecipeOfRecovery(t *testing.T) {
	requireAllRun(t, recovery, "A POST that goes on through a GET", "A POST that goes on elsewhere", "A refusal that passes", "A replay under one key", "A token that is renewed", "Tell the user, and begin again")
}

// requestLine is a request as a test compares it.
func requestLine(e *browsertest.Exchange) string {
	return strings.TrimSpace(fmt.Sprint(e.Request.Method, " ", strings.TrimPrefix(e.Request.URL.RequestURI(), "/stream"), " ", string(e.Body)))
}

// afterWait lets the wait for the next request pass, and gives it.
func afterWait(server *browsertest.Server, page *browsertest.Page, errors int) *browsertest.Exchange {
	page.Until(fmt.Sprintf("log.filter((e) => e.type === 'error').length === %d", errors))
	page.Advance(60_000)
	return server.Next()
}

func TestAPOSTThatGoesOnThroughAGET(t *testing.T) {
	server, page := openSnippets(t, recovery, "A POST that goes on through a GET")
	page.Run("crypto.randomUUID = () => 'name'; watch(ask('a'))")
	e := server.Next()
	assert.Equal(t, `POST /answers/name {"prompt":"a"}`, requestLine(e))
	e.Start(200).Write("id: 1\ndata: a\n\n")
	page.Until("messages().length === 1")
	e.Reset()
	e = afterWait(server, page, 1)
	assert.Equal(t, "GET /answers/name", requestLine(e))
	assert.Equal(t, "1", e.Request.Header.Get("Last-Event-ID"))
	e.Start(http.StatusServiceUnavailable).End()
	e = afterWait(server, page, 2)
	assert.Equal(t, "GET /answers/name", requestLine(e))
	e.Start(http.StatusNoContent).End()
	assert.Equal(t, "complete", page.Outcome())
	assert.Len(t, browsertest.Value[[]any](page, "log.filter((e) => e.type === 'error')"), 2, "a 204 is quiet")
}

func TestAPOSTThatGoesOnElsewhere(t *testing.T) {
	server, page := openSnippets(t, recovery, "A POST that goes on elsewhere")
	page.Run("watch(run({ task: 1 }))")
	e := server.Next()
	assert.Equal(t, `POST /jobs {"task":1}`, requestLine(e))
	e.Start(200).Write("id: 1/é\nevent: started\ndata: {\"job\":7}\n\n")
	page.Until("es.lastEventId !== ''")
	e.Reset()
	e = afterWait(server, page, 1)
	assert.Equal(t, "GET /jobs/7/events?after=1%2F%C3%A9", requestLine(e))
	assert.Equal(t, "7", e.Request.Header.Get("X-Job"))
	e.Start(200).Write("event: finished\ndata\n\n")
	assert.Equal(t, "complete", page.Outcome())

	page.Run("log = []; watch(run({ task: 2 }))")
	e = server.Next().Start(200)
	page.Until("es.readyState === 1")
	e.Reset()
	page.Until("log.length === 2")
	page.Rest()
	assert.Equal(t, "failed", page.Outcome())
	server.None()
	assert.Equal(t, "request", browsertest.Value[string](page, "log.at(-1).reason"))
}

func TestARefusalThatPasses(t *testing.T) {
	server, page := openSnippets(t, recovery, "A refusal that passes")
	page.Run("watch(chat([]))")
	first := server.Next()
	first.Start(http.StatusTooManyRequests, "Retry-After", "5").End()
	page.Until("log.length === 1")
	page.Advance(4900)
	page.Settle()
	server.None()
	page.Advance(100)
	again := server.Next()
	assert.Equal(t, requestLine(first), requestLine(again))
	again.Start(200).Write("data: a\n\n").Reset()
	assert.Equal(t, "failed", page.Outcome())
	page.Rest()
	server.None()

	page.Run("log = []; watch(chat([]))")
	server.Next().Start(http.StatusBadGateway).End()
	assert.Equal(t, "failed", page.Outcome(), "a gateway's refusal")
}

func TestAReplayUnderOneKey(t *testing.T) {
	server, page := openSnippets(t, recovery, "A replay under one key")
	page.Run("var shown; watch(report({ year: 2026 }, (text) => { shown = text }))")
	first := server.Next()
	page.Run("es.addEventListener('open', () => log.push({ type: 'open' }))")
	first.Start(200).Write("data: a\n\n")
	page.Until("shown === 'a'")
	first.Reset()
	again := afterWait(server, page, 1)
	assert.Equal(t, requestLine(first), requestLine(again))
	key := first.Request.Header.Get("Idempotency-Key")
	assert.Len(t, key, 36)
	assert.Equal(t, key, again.Request.Header.Get("Idempotency-Key"))
	again.Start(200).Write("data: a\n\ndata: b\n\ndata: [DONE]\n\n")
	assert.Equal(t, "complete", page.Outcome())
	assert.Equal(t, "ab", browsertest.Value[string](page, "shown"))
}

func TestATokenThatIsRenewed(t *testing.T) {
	server, page := openSnippets(t, recovery, "A token that is renewed")
	page.Run("var fresh = [], token = async (how) => { fresh.push(how.fresh); return fresh.filter(Boolean).length }; watch(authorized('/events', token))")
	e := server.Next()
	assert.Equal(t, "Bearer 0", e.Request.Header.Get("Authorization"))
	e.Start(http.StatusUnauthorized).End()
	e = afterWait(server, page, 1)
	assert.Equal(t, "Bearer 1", e.Request.Header.Get("Authorization"))
	e.Start(200).Write("data: a\n\n")
	page.Until("messages().length === 1")
	e.Reset()
	e = afterWait(server, page, 2)
	assert.Equal(t, "Bearer 1", e.Request.Header.Get("Authorization"), "a loss needs no new token")
	assert.Equal(t, []bool{false, true, false}, browsertest.Value[[]bool](page, "fresh"))
	page.Run("es.close()")
	e.Gone()
}

func TestTellTheUserAndBeginAgain(t *testing.T) {
	server, page := openSnippets(t, recovery, "Tell the user, and begin again")
	page.Run("var said = [], followed = follow('/events', (text) => said.push(text)); watch(followed.source)")
	page.Run("es.onopen = null; es.addEventListener('open', () => log.push({ type: 'open' }))")
	e := server.Next()
	e.Start(200).Write("id: 1\ndata: a\n\n")
	page.Until("messages().length === 1")
	e.Reset()
	afterWait(server, page, 1).Start(http.StatusNotFound).Write("gone").End()
	assert.Equal(t, "failed", page.Outcome())
	assert.Equal(t, []string{"connected", "connection lost, again in 3 s", "it has ended: HTTP 404: gone"}, browsertest.Value[[]string](page, "said"))
	page.Run("followed = followed.again(); es = followed.source")
	e = server.Next()
	assert.Equal(t, "1", e.Request.Header.Get("Last-Event-ID"))
	page.Run("es.close()")
	e.Gone()
}
