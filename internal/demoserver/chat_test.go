package demoserver

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func ask(prompt, more string) string {
	quoted, _ := json.Marshal(prompt)
	return fmt.Sprintf(`{"model":"m","messages":[{"role":"user","content":%s}]%s}`, quoted, more)
}

// chunk is what a client reads from an event of the chat stream.
type chunk struct {
	ID, Object, Model string
	Created           int64
	Choices           []struct {
		Index        int
		Delta        map[string]string
		FinishReason *string `json:"finish_reason"`
	}
	Usage *usage
}

func readChunk(t *testing.T, event string) chunk {
	t.Helper()
	require.True(t, utf8.ValidString(event), "every event is whole characters")
	data, ok := strings.CutPrefix(event, "data: ")
	require.True(t, ok, event)
	var c chunk
	require.NoError(t, json.Unmarshal([]byte(data), &c), event)
	return c
}

func TestEachTokenIsSentWhenItIsDue(t *testing.T) {
	d := start(t, Options{TokenInterval: time.Second})
	response := d.chat(t, ask("hello", `,"stream":true`))
	assert.Equal(t, 200, response.StatusCode)
	assert.Equal(t, "text/event-stream; charset=utf-8", response.Header.Get("Content-Type"))
	assert.Equal(t, "no-store", response.Header.Get("Cache-Control"))
	assert.Equal(t, "no", response.Header.Get("X-Accel-Buffering"))

	first := readChunk(t, response.mustNext(t))
	assert.Equal(t, map[string]string{"role": "assistant", "content": ""}, first.Choices[0].Delta)
	tokens := tokenize(answer("hello"))
	for i, token := range tokens[:5] {
		d.clock.AwaitSleeper(t)
		require.Len(t, d.writes(), i+1, "nothing is written before it is due")
		d.clock.Advance(time.Second)
		c := readChunk(t, response.mustNext(t))
		assert.Equal(t, map[string]string{"content": token}, c.Choices[0].Delta)
	}
	d.clock.Advance(3 * time.Second)
	for _, token := range tokens[5:8] {
		c := readChunk(t, response.mustNext(t))
		assert.Equal(t, token, c.Choices[0].Delta["content"], "a late stream catches up")
	}
}

func TestTheStreamHasTheShapeOfChatCompletions(t *testing.T) {
	for _, test := range []struct {
		name, prompt, more string
		finish             string
		limit              int
		usage              bool
	}{
		{"English", "Tell me a story", `,"stream":true`, "stop", 0, false},
		{"Chinese", "请讲一个故事", `,"stream":true`, "stop", 0, false},
		{"emoji", "show me emoji", `,"stream":true`, "stop", 0, false},
		{"with usage", "hello", `,"stream":true,"stream_options":{"include_usage":true}`, "stop", 0, true},
		{"usage declined", "hello", `,"stream":true,"stream_options":{"include_usage":false}`, "stop", 0, false},
		{"cut at max_tokens", "hello", `,"stream":true,"max_tokens":3`, "length", 3, false},
		{"cut at max_completion_tokens", "hello", `,"stream":true,"max_completion_tokens":4`, "length", 4, false},
		{"a limit that is not reached", "hello", `,"stream":true,"max_tokens":100000`, "stop", 0, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := start(t, Options{TokenInterval: -1})
			events := d.chat(t, ask(test.prompt, test.more)).rest(t)
			assert.Len(t, d.writes(), len(events), "one write per event")
			last := len(events) - 1
			require.Equal(t, "data: [DONE]", events[last])
			events = events[:last]

			want := tokenize(answer(test.prompt))
			if test.limit > 0 {
				want = want[:test.limit]
			}
			if test.usage {
				last = len(events) - 1
				c := readChunk(t, events[last])
				assert.Contains(t, events[last], `"choices":[]`)
				assert.Equal(t, &usage{1, len(want), len(want) + 1}, c.Usage)
				events = events[:last]
			}
			require.Len(t, events, len(want)+2)
			var text strings.Builder
			for i, event := range events {
				c := readChunk(t, event)
				assert.Regexp(t, `^chatcmpl-\w+$`, c.ID)
				assert.Equal(t, readChunk(t, events[0]).ID, c.ID)
				assert.Equal(t, "chat.completion.chunk", c.Object)
				assert.Equal(t, "m", c.Model)
				assert.Equal(t, int64(1_700_000_000), c.Created)
				assert.Equal(t, test.usage, strings.Contains(event, `"usage":null`))
				require.Len(t, c.Choices, 1)
				if i == len(events)-1 {
					assert.Equal(t, &test.finish, c.Choices[0].FinishReason)
					assert.Contains(t, event, `"delta":{}`)
					continue
				}
				assert.Contains(t, event, `"finish_reason":null`)
				text.WriteString(c.Choices[0].Delta["content"])
			}
			assert.Equal(t, strings.Join(want, ""), text.String())
		})
	}
}

func TestWithoutStreamTheAnswerIsOneObject(t *testing.T) {
	d := start(t, Options{TokenInterval: -1})
	response := d.chat(t, ask("写一首诗", `,"max_tokens":7`))
	assert.Equal(t, 200, response.StatusCode)
	assert.Equal(t, "application/json; charset=utf-8", response.Header.Get("Content-Type"))
	var body map[string]any
	require.NoError(t, json.Unmarshal([]byte(response.text(t)), &body))
	assert.Equal(t, "chat.completion", body["object"])
	assert.Equal(t, []any{map[string]any{
		"index":         0.0,
		"finish_reason": "length",
		"message": map[string]any{
			"role":    "assistant",
			"content": strings.Join(tokenize(answer("写一首诗"))[:7], ""),
		},
	}}, body["choices"])
	prompt := float64(len(tokenize("写一首诗")))
	assert.Equal(t, map[string]any{"prompt_tokens": prompt, "completion_tokens": 7.0, "total_tokens": prompt + 7}, body["usage"])
}

func TestAClientThatLeavesEndsTheGeneration(t *testing.T) {
	t.Run("streaming", func(t *testing.T) {
		d := start(t, Options{TokenInterval: time.Hour})
		response := d.chat(t, ask("hello", `,"stream":true`))
		response.mustNext(t)
		response.cancel()
		d.awaitEnd(t)
		assert.Len(t, d.writes(), 1)
	})
	t.Run("not streaming", func(t *testing.T) {
		d := start(t, Options{TokenInterval: time.Hour})
		ctx, cancel := context.WithCancel(t.Context())
		request, err := http.NewRequestWithContext(ctx, "POST", d.URL+"/v1/chat/completions", strings.NewReader(ask("hello", "")))
		require.NoError(t, err)
		request.Header.Set("Content-Type", "application/json")
		failed := make(chan error, 1)
		go func() {
			_, err := http.DefaultTransport.RoundTrip(request)
			failed <- err
		}()
		d.clock.AwaitSleeper(t)
		cancel()
		assert.ErrorIs(t, <-failed, context.Canceled)
		d.awaitEnd(t)
		assert.Empty(t, d.writes())
	})
}

func TestOnlyTheLastWordOfTheUserIsAnswered(t *testing.T) {
	for name, messages := range map[string]string{
		"after others":           `[{"role":"system","content":"写诗"},{"role":"user","content":"a story"},{"role":"assistant","content":"No."},{"role":"user","content":"some emoji"}]`,
		"before the assistant":   `[{"role":"user","content":"some emoji"},{"role":"assistant","content":"Well,"}]`,
		"in parts":               `[{"role":"user","content":[{"type":"text","text":"some "},{"type":"image_url","image_url":{"url":"x"}},{"type":"text","text":"emoji"}]}]`,
		"with fields we ignore":  `[{"role":"user","name":"a","content":"some emoji","more":[1]}]`,
		"beside a call of tools": `[{"role":"user","content":"some emoji"},{"role":"assistant","content":null,"tool_calls":[]},{"role":"tool","content":"7"}]`,
		"nobody being the user":  `[{"role":"system","content":"some emoji"}]`,
	} {
		t.Run(name, func(t *testing.T) {
			d := start(t, Options{TokenInterval: -1})
			response := d.chat(t, `{"messages":`+messages+`}`)
			var body struct {
				Model   string
				Choices []struct{ Message reply }
			}
			require.NoError(t, json.Unmarshal([]byte(response.text(t)), &body))
			assert.Equal(t, reply{"assistant", answer("some emoji")}, body.Choices[0].Message)
			assert.Equal(t, "demo", body.Model)
		})
	}
}

func TestBadRequestsGetClearErrors(t *testing.T) {
	const user = `"messages":[{"role":"user","content":"hi"}]`
	for _, test := range []struct {
		name, contentType, body string
		status                  int
		param, message          string
	}{
		{"not JSON", "application/json", `hello`, 400, "", "not JSON"},
		{"JSON cut short", "application/json", `{"messages":[`, 400, "", "not JSON: unexpected end"},
		{"two values", "application/json", `{} {}`, 400, "", "not JSON"},
		{"no body", "application/json", ``, 400, "", "not JSON"},
		{"a list", "application/json", `[]`, 400, "", "must be a JSON object, not an array"},
		{"a string", "application/json", `"hi"`, 400, "", "must be a JSON object, not a string"},
		{"null", "application/json", `null`, 400, "messages", "at least one"},
		{"no messages", "application/json", `{"model":"m"}`, 400, "messages", "at least one"},
		{"empty messages", "application/json", `{"messages":[]}`, 400, "messages", "at least one"},
		{"messages of the wrong type", "application/json", `{"messages":"hi"}`, 400, "messages", `"messages" must be an array, not a string`},
		{"a message of the wrong type", "application/json", `{"messages":["hi"]}`, 400, "messages", "must be an object, not a string"},
		{"an unknown role", "application/json", `{"messages":[{"role":"user","content":""},{"role":"king","content":"hi"}]}`, 400, "messages[1].role", `not "king"`},
		{"no role", "application/json", `{"messages":[{"content":"hi"}]}`, 400, "messages[0].role", "role"},
		{"content of the wrong type", "application/json", `{"messages":[{"role":"user","content":7}]}`, 400, "messages", "must be a string"},
		{"a model of the wrong type", "application/json", `{"model":7,` + user + `}`, 400, "model", `"model" must be a string, not a number`},
		{"stream of the wrong type", "application/json", `{"stream":"yes",` + user + `}`, 400, "stream", `"stream" must be a boolean, not a string`},
		{"a limit of the wrong type", "application/json", `{"max_tokens":1.5,` + user + `}`, 400, "max_tokens", `must be a whole number, not the number 1.5`},
		{"a limit of nothing", "application/json", `{"max_tokens":0,` + user + `}`, 400, "max_tokens", "at least 1"},
		{"a newer limit of less", "application/json", `{"max_completion_tokens":-1,` + user + `}`, 400, "max_completion_tokens", "at least 1"},
		{"a body too large", "application/json", `{` + user + strings.Repeat(" ", maxBody) + `}`, 413, "", "larger than 1048576 bytes"},
		{"text", "text/plain", `{` + user + `}`, 415, "", `not "text/plain"`},
		{"no content type", "", `{` + user + `}`, 415, "", "application/json"},
		{"a charset is no fault", "application/json; charset=utf-8", `{}`, 400, "messages", "at least one"},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := start(t, Options{})
			d.do(t, "POST", "/v1/chat/completions", test.body, "Content-Type", test.contentType).
				requireError(t, test.status, test.param, test.message)
		})
	}
}
