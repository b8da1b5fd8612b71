package main

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"eventsource-wasm/internal/browsertest"
)

// Names that the bounds ask for.
const (
	hookOurs    = "react"
	hookOurs50  = "react-50"
	hookChat    = "use-chat"
	hookChat50  = "use-chat-50"
	hookFloor   = "floor-once"
	answerPaced = "answer-paced"
	answerBurst = "answer-burst"
)

// hooks are what renders an answer, hooks/<Adapter>.js. They are compared among themselves.
var hooks = []Candidate{
	{Name: hookOurs, Adapter: "ours", Group: groupHook, Method: "POST", How: "useEventStream with format: openai; renders once a frame"},
	{Name: hookOurs50, Adapter: "ours-50", Group: groupHook, Method: "POST", How: "the same with throttle: 50"},
	{Name: hookChat, Adapter: "use-chat", Group: groupHook, Package: "@ai-sdk/react", Method: "POST", How: "useChat as it comes"},
	{Name: hookChat50, Adapter: "use-chat-50", Group: groupHook, Package: "@ai-sdk/react", Method: "POST",
		How: "useChat with experimental_throttle: 50"},
	{Name: "by-hand", Adapter: "by-hand", Group: groupHook, Method: "POST", How: "fetch, a loop over the chunks, setState for each token"},
	{Name: hookFloor, Adapter: "floor", Group: groupHook, Method: "POST", How: "reads and decodes, and renders once, at the end"},
}

// readsUIMessages says that a hook reads the AI SDK's own stream; the others read OpenAI's chunks.
func readsUIMessages(c Candidate) bool { return c.Name == hookChat || c.Name == hookChat50 }

// answers are one text in the wire formats of all hooks. Their payload is that of the first; see answerFor.
func answers() []Workload {
	payload := func(inOne bool) func(int) *Payload {
		return func(n int) *Payload {
			p, _ := answerFor(hooks[0], n, inOne)
			return p
		}
	}
	row := Workload{Kind: renders, Events: 4000, Warm: 400, Quick: 400, Milli: true, Rounds: 3, Limit: time.Minute}
	paced, burst := row, row
	paced.Name, paced.Title = answerPaced, "React renders an answer of 4,000 tokens, 500 a second"
	paced.Payload, paced.Pause = payload(false), 2*time.Millisecond
	burst.Name, burst.Title, burst.Payload = answerBurst, "the same in one write", payload(true)
	return []Workload{paced, burst}
}

// answerTokens are n words, each with what is behind it: a space, or at the end of a paragraph, of 64 words, a blank line.
func answerTokens(n int) []string {
	r := random()
	tokens := make([]string, n)
	for i := range tokens {
		tokens[i] = word(r, latin, 1+r.IntN(9)) + " "
		if i%64 == 63 && i < n-1 {
			tokens[i] = strings.TrimSuffix(tokens[i], " ") + "\n\n"
		}
	}
	return tokens
}

// escaped is a token in a JSON string.
func escaped(token string) string { return strings.ReplaceAll(token, "\n", `\n`) }

// openAIAnswer has the events of a write for each token; what ends the answer is in the last.
func openAIAnswer(tokens []string) [][]event {
	writes := make([][]event, len(tokens))
	for i, token := range tokens {
		writes[i] = []event{chatChunk(escaped(token))}
	}
	last := strings.Replace(chatChunk("").data, `"finish_reason":null`, `"finish_reason":"stop"`, 1)
	writes[len(writes)-1] = append(writes[len(writes)-1], plain(last), plain("[DONE]"))
	return writes
}

// uiMessageAnswer is the same as the AI SDK's UI message stream, version 1.
func uiMessageAnswer(tokens []string) [][]event {
	writes := make([][]event, len(tokens))
	for i, token := range tokens {
		writes[i] = []event{plain(fmt.Sprintf(`{"type":"text-delta","id":"0","delta":"%s"}`, escaped(token)))}
	}
	first := []event{
		plain(`{"type":"start","messageId":"msg-1"}`), plain(`{"type":"start-step"}`), plain(`{"type":"text-start","id":"0"}`),
	}
	writes[0] = append(first, writes[0]...)
	writes[len(writes)-1] = append(writes[len(writes)-1], plain(`{"type":"text-end","id":"0"}`), plain(`{"type":"finish-step"}`),
		plain(`{"type":"finish","finishReason":"stop"}`), plain("[DONE]"))
	return writes
}

// answerFor is a payload for a hook, and the text that it comes to.
func answerFor(c Candidate, n int, inOne bool) (*Payload, string) {
	tokens := answerTokens(n)
	writes := openAIAnswer(tokens)
	if readsUIMessages(c) {
		writes = uiMessageAnswer(tokens)
	}
	if inOne {
		writes = [][]event{slices.Concat(writes...)}
	}
	p := &Payload{}
	for _, events := range writes {
		var text strings.Builder
		for _, e := range events {
			text.WriteString(e.text)
			p.Units += utf16Units(e.data)
		}
		p.Writes = append(p.Writes, []byte(text.String()))
		p.Bytes += text.Len()
		p.Events += len(events)
	}
	return p, strings.Join(tokens, "")
}

// answer has a hook render one in a fresh page, behind a shorter one that is not measured.
func (m *measurer) answer(j job, c Candidate) (map[Measure]float64, error) {
	tab, err := m.open(j, c)
	if err != nil {
		return nil, err
	}
	defer tab.close()
	if _, err := m.render(tab, j, c, j.Warm, 0); err != nil {
		return nil, fmt.Errorf("warm-up: %w", err)
	}
	if err := tab.collectGarbage(); err != nil {
		return nil, err
	}
	events := j.Events
	if m.opts.quick {
		events = j.Quick
	}
	var figures map[Measure]float64
	longest, err := tab.traced(func() error {
		before, err := tab.mainThread()
		if err != nil {
			return err
		}
		if figures, err = m.render(tab, j, c, events, j.Pause); err != nil {
			return err
		}
		after, err := tab.mainThread()
		figures[renderMain] = float64(after-before) / float64(time.Millisecond)
		return err
	})
	if err != nil {
		return nil, err
	}
	figures[longestTask] = longest
	return figures, nil
}

// render has the page show an answer of n tokens, and fails unless it has shown each.
func (m *measurer) render(tab *Tab, j job, c Candidate, n int, pause time.Duration) (map[Measure]float64, error) {
	payload, text := answerFor(c, n, pause == 0)
	st := m.server.add(payload, 1, pause, false)
	st.ends = true
	defer m.server.remove(st)
	page, err := await[struct {
		Renders   float64
		PaintedAt float64 // ms since 1970
	}](tab, "bench.run("+browsertest.Literal(map[string]any{
		"url": fmt.Sprintf("%s/stream/%s/0", m.base(j), st.id), "body": requestBody, "text": text,
	})+")")
	if err != nil {
		return nil, tab.explain(err)
	}
	if !eventually(func() bool { return st.bytesSent() == payload.Bytes }) {
		return nil, errors.New("the server has not written all")
	}
	st.mu.Lock()
	ended := st.ended
	st.mu.Unlock()
	return map[Measure]float64{
		renderCount: page.Renders,
		// Both clocks have their own grain: what comes out below nothing is nothing.
		lastPaint: math.Max(0, page.PaintedAt-float64(ended.UnixMicro())/1000),
	}, nil
}

func (r *Results) renderTables() string {
	return r.section("Renders", []string{answerPaced, answerBurst}, hooks, func(workload string) []column {
		return []column{
			{"main thread, ms", r.measured(workload, renderMain, true)},
			{"renders", r.measured(workload, renderCount, true)},
			{"longest task, ms", r.measured(workload, longestTask, true)},
			{"last byte to last paint, ms", r.measured(workload, lastPaint, true)},
		}
	})
}
