package demo

import (
	"net/http"
	"net/http/httptest"
	"os"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
	"eventsource-wasm/internal/demoserver"
	"eventsource-wasm/internal/demoserver/clocktest"
)

func TestDemoChat(t *testing.T) {
	page, sent := demo(t, demoserver.Options{TokenInterval: 2 * time.Millisecond})
	ask(page, "写一首诗 <b>bold</b>")
	page.Until("document.getElementById('answer').textContent.length > 5")
	page.Until("document.getElementById('chat-state').textContent === 'complete'")
	first := text(page, "answer")
	assert.Contains(t, first, "<b>bold</b>", "as text")
	assert.NotContains(t, first, "\uFFFD")
	assert.Equal(t, 0, browsertest.Value[int](page, "document.querySelectorAll('#conversation b').length"), "never as HTML")
	assert.Greater(t, browsertest.Value[float64](page, "Number(document.getElementById('tokens').textContent)"), 10.0)
	assert.Greater(t, browsertest.Value[float64](page, "Number(document.getElementById('tps').textContent)"), 0.0)
	assert.GreaterOrEqual(t, browsertest.Value[float64](page, "Number(document.getElementById('ttft').textContent)"), 0.0)
	assert.EqualValues(t, 1, sent.Load())

	// The same prompt to a fresh page, its bytes cut one by one: the same answer.
	page.Do(chromedp.Reload())
	ready(page)
	page.Do(chromedp.SetValue("#wire-cut", "1"))
	ask(page, "写一首诗 <b>bold</b>")
	page.Until("document.getElementById('chat-state').textContent === 'complete'")
	assert.Equal(t, first, text(page, "answer"))
}

func TestDemoChatIsStopped(t *testing.T) {
	clock := clocktest.New()
	page, sent := demo(t, demoserver.Options{Clock: clock, TokenInterval: time.Second})
	begin := func(prompt string) {
		ask(page, prompt)
		clock.AwaitSleeper(t)
		clock.Advance(6 * time.Second) // six tokens, and no more
		page.Until("document.getElementById('answer').textContent.length > 5")
	}
	begin("Tell me a story")
	page.Do(chromedp.KeyEvent(kb.Escape))
	page.Until("document.getElementById('chat-state').textContent === 'stopped'")
	stopped := text(page, "answer")
	clock.Advance(time.Hour) // nobody waits for the rest of it
	begin("hello")
	press(page, "stop")
	page.Until("document.getElementById('chat-state').textContent === 'stopped'")
	assert.Contains(t, text(page, "conversation"), stopped, "what had come stays")
	assert.EqualValues(t, 2, sent.Load())
}

func TestDemoRequestIsEdited(t *testing.T) {
	page, sent := demo(t, demoserver.Options{TokenInterval: -1})
	typeInto(page, "req-body", "{")
	press(page, "send")
	page.Until("!document.getElementById('req-body-error').hidden")
	assert.EqualValues(t, 0, sent.Load(), "invalid JSON is not sent")

	typeInto(page, "req-body", `{"messages": [], "stream": true}`)
	press(page, "send")
	page.Until("document.getElementById('chat-state').textContent.startsWith('failed')")
	assert.Contains(t, text(page, "chat-state"), `"messages"`, "the server's own message is shown")
	assert.EqualValues(t, 1, sent.Load())
}

func TestDemoJobSurvivesADroppedConnection(t *testing.T) {
	clock := clocktest.New()
	page, _ := demo(t, demoserver.Options{Clock: clock, JobInterval: time.Second}, browsertest.ClockScript)
	press(page, "job-start")
	clock.AwaitSleeper(t)
	clock.Advance(6 * time.Second)
	page.Until("parseInt(document.getElementById('job-percent').textContent) >= 10")
	press(page, "job-drop")
	page.Until("document.getElementById('job-state').textContent.startsWith('reconnecting')")
	clock.Advance(time.Hour)
	page.Advance(1000)
	page.Until("document.getElementById('job-state').textContent === 'finished'")
	assert.Equal(t, "2", text(page, "job-connections"))
	assert.Equal(t, "41", text(page, "job-events"))
	assert.Equal(t, "0", text(page, "job-lost"))
	assert.Equal(t, 100.0, browsertest.Value[float64](page, "document.getElementById('job-progress').value"))
}

// The second tab shares the connection of the first, and goes on without it.
func TestDemoJobIsWatchedInTwoTabs(t *testing.T) {
	clock := clocktest.New()
	url, _ := serve(t, demoserver.Options{Clock: clock, JobInterval: time.Second})
	profile := open(t, url)
	first := profile.Tab(url)
	ready(first)
	press(first, "job-start")
	clock.AwaitSleeper(t)
	clock.Advance(6 * time.Second)
	first.Until("document.getElementById('job-events').textContent === '7'")
	first.Until("document.getElementById('job-open').textContent === '1'")
	first.Run("globalThis.open = (url) => { globalThis.opened = String(new URL(url, location)) }")
	press(first, "job-tab")
	second := profile.Tab(browsertest.Value[string](first, "opened"))
	second.Until("document.getElementById('job-open').textContent === '1'")
	clock.Advance(2 * time.Second)
	second.Until("document.getElementById('job-events').textContent === '2' && document.getElementById('job-log').textContent.includes('behind event 7')")
	first.Until("document.getElementById('job-events').textContent === '9'")
	assert.Empty(t, text(second, "wire-chunks"), "it has read nothing itself")

	first.Close()
	clock.Advance(time.Hour)
	second.Until("document.getElementById('job-state').textContent === 'finished'")
	assert.Equal(t, "34", text(second, "job-events"))
	assert.Equal(t, "0", text(second, "job-lost"))
}

func TestDemoTellsOfASilence(t *testing.T) {
	clock := clocktest.New()
	page, _ := demo(t, demoserver.Options{Clock: clock, TokenInterval: time.Second}, browsertest.ClockScript)
	ask(page, "Tell me a story")
	clock.AwaitSleeper(t)
	page.Until("document.getElementById('chat-state').textContent === 'streaming'")
	page.Advance(4999)
	assert.Empty(t, text(page, "chat-silence"))
	page.Advance(1)
	page.Until("document.getElementById('chat-silence').textContent.startsWith('The response has begun, and then nothing')")
	clock.Advance(time.Hour)
	page.Until("document.getElementById('chat-state').textContent === 'complete'")
	assert.Empty(t, text(page, "chat-silence"), "its first token had come in time")
}

func TestDemoTellsOfAnAnswerThatWasHeldBack(t *testing.T) {
	clock := clocktest.New()
	back := demoserver.New(demoserver.Options{Root: os.DirFS("../.."), Clock: clock, TokenInterval: time.Second})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost {
			back.ServeHTTP(w, r)
			return
		}
		whole := httptest.NewRecorder() // as a proxy does that buffers
		back.ServeHTTP(whole, r)
		w.Header().Set("Content-Type", whole.Header().Get("Content-Type"))
		_, _ = w.Write(whole.Body.Bytes())
	}))
	t.Cleanup(server.Close)
	page := open(t, server.URL+"/", browsertest.ClockScript)
	ask(page, "Tell me a story")
	clock.AwaitSleeper(t)
	page.Advance(5000)
	page.Until("document.getElementById('chat-silence').textContent.startsWith('No response yet: the server is slow, a proxy in between holds it back, or the request waits for its turn.')")
	clock.Advance(time.Hour)
	page.Until("document.getElementById('chat-state').textContent === 'complete'")
	page.Until("document.getElementById('chat-silence').textContent.startsWith('All of it came in one piece, 5 s after the request')")
}

func TestDemoFitsAPhone(t *testing.T) {
	page, _ := demo(t, demoserver.Options{TokenInterval: -1, JobInterval: -1})
	page.Do(chromedp.EmulateViewport(360, 780))
	ask(page, "Tell me a story")
	page.Until("document.getElementById('chat-state').textContent === 'complete'")
	assert.LessOrEqual(t, browsertest.Value[int](page, "document.documentElement.scrollWidth"), 360)
}

// inTime waits for a condition that a reload brings about: while there is no document it does not hold.
func inTime(t *testing.T, page *browsertest.Page, condition string) {
	t.Helper()
	require.Eventually(t, func() bool {
		holds, err := chromedp.Run(page.Context(), chromedp.Evaluate[bool]("Boolean("+condition+")"))
		return err == nil && holds
	}, browsertest.Deadline, 20*time.Millisecond, condition)
}

func TestDemoAnswerOutlivesItsPage(t *testing.T) {
	for _, format := range []string{"Gemini", "Dify"} {
		clock := clocktest.New()
		page, sent := demo(t, demoserver.Options{Clock: clock, TokenInterval: time.Second})
		choose(page, format)
		typeInto(page, "prompt", "写一首诗")
		page.Run("var before = true")
		press(page, "reload")
		clock.AwaitSleeper(t)
		clock.Advance(45 * time.Second)
		inTime(t, page, "typeof before === 'undefined' && document.getElementById('answer')?.textContent.length >= 40")
		assert.Equal(t, "streaming", browsertest.Value[string](page, "document.getElementById('answer').parentElement.dataset.state"))
		clock.Advance(time.Hour)
		state(page, "complete")
		page.Until("!document.getElementById('prompts').hidden")
		assert.Equal(t, "prompts the server ran for this answer: 1", text(page, "prompts"))
		assert.EqualValues(t, 1, sent.Load())
		resumed := text(page, "answer")

		// In one go, it is the same.
		page.Do(chromedp.Reload())
		ready(page)
		choose(page, format)
		ask(page, "写一首诗")
		clock.AwaitSleeper(t)
		clock.Advance(time.Hour)
		state(page, "complete")
		assert.Equal(t, text(page, "answer"), resumed)
	}
}
