package demoserver

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// spoken is how each service is asked, and how it answers: what its first and
// last events begin with, and where the pieces of the text are.
var spoken = []struct {
	name, path  string
	header      []string
	body        string // %s is the prompt in JSON
	first, last string
	piece       string // what is before a piece in JSON
	refused     string // what is wrong with {}
	failed      string
}{
	{"chat completions", "/v1/chat/completions", nil, `{"stream":true,"messages":[{"role":"user","content":%s}]}`,
		"data: {\"id\":\"chatcmpl-", "data: [DONE]", `"content":`, `{"error":{"message":"\"messages\" must hold`, `data: {"error":{"message"`},
	{"responses", "/v1/responses", nil, `{"stream":true,"input":%s}`,
		"event: response.created\ndata: {", "event: response.completed\ndata: {", `"delta":`, `{"error":{"message":"this server answers only with a stream`, "event: response.failed"},
	{"messages", "/v1/messages", []string{"anthropic-version", "2023-06-01"}, `{"stream":true,"max_tokens":1024,"messages":[{"role":"user","content":[{"type":"text","text":%s}]}]}`,
		`event: message_start` + "\n" + `data: {"type":"message_start"`, `event: message_stop` + "\n" + `data: {"type":"message_stop"}`, `"type":"text_delta","text":`, `{"error":{"message":"max_tokens`, "event: error\ndata: {"},
	{"gemini", "/v1beta/models/demo:streamGenerateContent?alt=sse", nil, `{"contents":[{"parts":[{"text":%s}]}]}`,
		`data: {"candidates":[{"content":{"parts":[{"text":`, `data: {"candidates":[{"content":{"parts":[{"text":""}],"role":"model"},"finishReason":"STOP"`, `"parts":[{"text":`, `{"error":{"code":400`, `data: {"error":{"code":503`},
	{"UI messages", "/api/chat", nil, `{"messages":[{"id":"1","role":"user","parts":[{"type":"text","text":%s}]}]}`,
		`data: {"type":"start","messageId":`, "data: [DONE]", `"delta":`, `{"error":"there must be`, `data: {"type":"error","errorText":`},
	{"DashScope", "/api/v1/services/aigc/text-generation/generation", []string{"X-DashScope-SSE", "enable"}, `{"input":{"messages":[{"role":"user","content":%s}]},"parameters":{"incremental_output":true}}`,
		"id:1\nevent:result\n:HTTP_STATUS/200\ndata:{", "", `"content":`, `{"code":"InvalidParameter"`, "event:error\n:HTTP_STATUS/500"},
	{"Dify", "/v1/chat-messages", nil, `{"query":%s,"user":"u","response_mode":"streaming"}`,
		"event: ping", `data: {"event":"message_end"`, `"answer":`, `{"code":"invalid_param"`, `data: {"event":"error"`},
	{"Coze", "/v3/chat", nil, `{"bot_id":"b","user_id":"u","stream":true,"additional_messages":[{"role":"user","content":%s,"content_type":"text"}]}`,
		"event:conversation.chat.created\ndata:{", "event:done\ndata:\"[DONE]\"", `"type":"answer","content":`, `{"code":4000,"msg"`, "event:conversation.chat.failed"},
	{"AG-UI", "/agent", nil, `{"threadId":"t","runId":"r","messages":[{"id":"1","role":"user","content":%s}]}`,
		`data: {"type":"RUN_STARTED"`, `data: {"type":"RUN_FINISHED"`, `"delta":`, `{"error":"threadId and runId`, `data: {"type":"RUN_ERROR"`},
}

// pieces are the strings that stand behind a key.
func pieces(t *testing.T, events []string, key string) string {
	t.Helper()
	var text strings.Builder
	for _, event := range events {
		if _, rest, found := strings.Cut(event, key); found && !strings.Contains(event, ".completed") {
			var piece string
			require.NoError(t, json.NewDecoder(strings.NewReader(rest)).Decode(&piece), event)
			text.WriteString(piece)
		}
	}
	return text.String()
}

// speakTo asks a service, and gives what it answers event by event.
func (d *demo) speakTo(t *testing.T, path, body string, header ...string) *exchange {
	t.Helper()
	return d.do(t, "POST", path, body, append([]string{"Content-Type", "application/json"}, header...)...)
}

func TestEachServiceSpeaksItsOwnWay(t *testing.T) {
	const prompt = "写一首诗 <b>"
	quoted, _ := json.Marshal(prompt)
	for _, s := range spoken {
		t.Run(s.name, func(t *testing.T) {
			d := start(t, Options{TokenInterval: -1})
			body := fmt.Sprintf(s.body, quoted)
			response := d.speakTo(t, s.path, body, s.header...)
			require.Equal(t, 200, response.StatusCode)
			assert.Equal(t, "text/event-stream; charset=utf-8", response.Header.Get("Content-Type"))
			text := response.text(t)
			assert.Equal(t, s.name == "gemini", strings.Contains(text, "\r\n"), "whose lines end with CRLF")
			events := strings.Split(strings.TrimSuffix(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n"), "\n\n")
			assert.True(t, strings.HasPrefix(events[0], s.first), events[0])
			assert.True(t, strings.HasPrefix(events[len(events)-1], s.last), events[len(events)-1])
			assert.Equal(t, answer(prompt), pieces(t, events, s.piece))
			assert.Len(t, d.writes(), len(events), "one write an event")

			refused := d.speakTo(t, s.path, "{}", s.header...)
			assert.Equal(t, 400, refused.StatusCode)
			assert.True(t, strings.HasPrefix(refused.text(t), s.refused), s.refused)
			assert.Equal(t, 405, d.do(t, "GET", s.path, "").StatusCode)
		})
	}
}

func TestAnswersGoWrongWhenAsked(t *testing.T) {
	for _, s := range spoken {
		t.Run(s.name, func(t *testing.T) {
			body := fmt.Sprintf(s.body, `"hello"`)
			for _, fault := range []string{"break", "early", "error"} {
				d := start(t, Options{TokenInterval: -1})
				response := d.speakTo(t, s.path, body, append([]string{faultHeader, fault}, s.header...)...)
				events, err := response.all()
				assert.Equal(t, fault == "break", err != nil, err)
				text := pieces(t, events, s.piece)
				assert.True(t, len(text) > 0 && len(text) < len(answer("hello")) && strings.HasPrefix(answer("hello"), text), text)
				assert.Equal(t, fault == "error", strings.Contains(strings.Join(events, "\n\n"), s.failed), fault)
			}
		})
	}
}

func TestTokensOfAServiceComeWhenDue(t *testing.T) {
	d := start(t, Options{TokenInterval: time.Second})
	response := d.speakTo(t, "/agent", `{"threadId":"t","runId":"r","messages":[{"role":"user","content":"hello"}]}`)
	response.mustNext(t)
	response.mustNext(t)
	for _, token := range tokenize(answer("hello"))[:3] {
		d.clock.AwaitSleeper(t)
		d.clock.Advance(time.Second)
		assert.Equal(t, token, pieces(t, []string{response.mustNext(t)}, `"delta":`))
	}
}

func TestAServiceKeepsToItsLimit(t *testing.T) {
	d := start(t, Options{TokenInterval: -1})
	text := d.speakTo(t, "/v1/messages", `{"stream":true,"max_tokens":3,"messages":[{"role":"user","content":"hello"}]}`, "anthropic-version", "2023-06-01").text(t)
	assert.Contains(t, text, `"stop_reason":"max_tokens"`)
	assert.Equal(t, 3, strings.Count(text, "text_delta"))
	text = d.speakTo(t, "/v1/responses", `{"stream":true,"max_output_tokens":3,"input":[{"role":"user","content":[{"type":"input_text","text":"hello"}]}]}`).text(t)
	assert.Contains(t, text, "event: response.incomplete\n")
	assert.Contains(t, text, `"incomplete_details":{"reason":"max_output_tokens"}`)
}

func TestDashScopeRepeatsAllUnlessAskedForPieces(t *testing.T) {
	d := start(t, Options{TokenInterval: -1})
	text := d.speakTo(t, "/api/v1/services/aigc/text-generation/generation", `{"input":{"prompt":"hello"}}`, "X-DashScope-SSE", "enable").text(t)
	events := strings.Split(strings.TrimSuffix(text, "\n\n"), "\n\n")
	assert.Equal(t, answer("hello"), pieces(t, events[len(events)-1:], `"content":`))
	assert.Contains(t, events[len(events)-2], `"finish_reason":"null"`)
}

func TestWhatAServiceNeedsBesideTheBody(t *testing.T) {
	d := start(t, Options{TokenInterval: -1})
	for path, want := range map[string]string{
		"/v1/messages":                                     "anthropic-version: header is required",
		"/v1beta/models/m:generateContent":                 "models have only :streamGenerateContent here",
		"/v1beta/models/m:streamGenerateContent":           "without ?alt=sse the answer is one JSON array",
		"/api/v1/services/aigc/text-generation/generation": "X-DashScope-SSE: enable",
		"/v3/elsewhere":                                    "there is no /v3/elsewhere here",
	} {
		assert.Contains(t, d.speakTo(t, path, "{}").text(t), want)
	}
}
