package demo

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
	"eventsource-wasm/internal/demoserver"
	"eventsource-wasm/internal/recording"
)

// kept keeps what the page saves as a file.
const kept = `var saved = []
const make = URL.createObjectURL
URL.createObjectURL = (blob) => (saved.push(blob), make.call(URL, blob))`

// save gives the file that the page writes.
func save(t *testing.T, page *browsertest.Page) (*recording.Recording, string) {
	t.Helper()
	page.Run("saved = []")
	press(page, "wire-save")
	page.Until("saved.length")
	file := browsertest.Value[string](page, "saved[0].text()")
	read, err := recording.Read(strings.NewReader(file))
	require.NoError(t, err, file)
	return read, file
}

// body are the pieces of an exchange, and their bytes together.
func body(t *testing.T, e recording.Exchange) (pieces []string, all string) {
	t.Helper()
	for _, chunk := range e.Chunks {
		piece, err := chunk.Bytes()
		require.NoError(t, err)
		pieces = append(pieces, string(piece))
	}
	return pieces, strings.Join(pieces, "")
}

func TestWhatTheWireSawIsServedAgain(t *testing.T) {
	page, _ := demo(t, demoserver.Options{TokenInterval: -1}, kept)
	assert.True(t, browsertest.Value[bool](page, "document.getElementById('wire-save').disabled"), "there is nothing yet")
	page.Do(chromedp.SetValue("#wire-cut", "7"))
	choose(page, "Anthropic")
	typeInto(page, "req-headers", `{"anthropic-version": "2023-06-01", "Authorization": "Bearer hush", "X-Api-Key": "hush", "X-A": "b"}`)
	typeInto(page, "req-url", "/v1/messages?api_key=hush&a=b")
	ask(page, "写一首诗")
	state(page, "complete")
	answer := text(page, "answer")

	saved, file := save(t, page)
	assert.NotContains(t, file, "hush")
	require.Len(t, saved.Exchanges, 1)
	first := saved.Exchanges[0]
	assert.Equal(t, "POST", first.Request.Method)
	assert.Equal(t, "/v1/messages?api_key=REMOVED&a=b", first.Request.URL)
	assert.Equal(t, "b", first.Request.Headers["x-a"])
	assert.Equal(t, "text/event-stream; charset=utf-8", first.Response.Headers["content-type"])
	assert.Equal(t, recording.Complete, first.End.How)
	pieces, all := body(t, first)
	assert.Contains(t, file, `"base64"`, "a cut goes through a character")
	assert.True(t, strings.HasPrefix(all, "event: message_start\n"))
	for _, piece := range pieces[:len(pieces)-1] {
		assert.LessOrEqual(t, len(piece), 7)
	}

	// Served again, read by the page, and saved again.
	origin := browsertest.Value[string](page, "location.origin")
	replayed := httptest.NewServer(recording.Handler(saved, recording.Options{Speed: 0, Origin: origin}))
	t.Cleanup(replayed.Close)
	press(page, "wire-clear")
	page.Do(chromedp.SetValue("#wire-cut", "0"))
	page.Run("document.getElementById('chat-light').dataset.state = ''")
	typeInto(page, "req-url", replayed.URL+"/anything")
	typeInto(page, "prompt", "again\r")
	state(page, "complete")
	assert.Equal(t, answer, text(page, "answer"))
	again, _ := save(t, page)
	require.Len(t, again.Exchanges, 1)
	_, same := body(t, again.Exchanges[0])
	assert.Equal(t, all, same)
	assert.Equal(t, replayed.URL+"/anything", again.Exchanges[0].Request.URL)
}

func TestHowAnExchangeEndedIsSaved(t *testing.T) {
	page, _ := demo(t, demoserver.Options{TokenInterval: -1}, kept)
	typeInto(page, "req-headers", `{"X-Demo-Fault": "break"}`)
	ask(page, "hello")
	state(page, "failed")
	typeInto(page, "req-url", "/v1/none")
	ask(page, "hello")
	page.Until("document.getElementById('chat-state').textContent.includes('404')")
	saved, _ := save(t, page)
	require.Len(t, saved.Exchanges, 2)
	assert.Equal(t, recording.Broken, saved.Exchanges[0].End.How)
	assert.Equal(t, 404, saved.Exchanges[1].Response.Status)
	_, text := body(t, saved.Exchanges[1])
	assert.Contains(t, text, "there is no /v1/none here")
}

func TestAnAnswerThatIsStoppedIsSavedAsThat(t *testing.T) {
	page, _ := demo(t, demoserver.Options{TokenInterval: 1 << 40}, kept) // no second token
	ask(page, "hello")
	page.Until("document.getElementById('wire-chunks').childElementCount > 0 && document.getElementById('chat-state').textContent === 'streaming'")
	saved, _ := save(t, page)
	assert.Equal(t, recording.Open, saved.Exchanges[0].End.How)
	press(page, "stop")
	state(page, "stopped")
	saved, _ = save(t, page)
	assert.Equal(t, recording.Cancelled, saved.Exchanges[0].End.How)
}
