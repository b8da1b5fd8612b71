package demoserver

import (
	"fmt"
	"net/http"
	"strings"
)

// dashScope is Alibaba Cloud's own API for Qwen. There is no space behind its
// colons, a comment stands inside each event, all are named result, and there
// is no end mark: until the end finish_reason is the string "null".
var dashScope = service{
	path: "/api/v1/services/aigc/text-generation/generation",
	read: func(w http.ResponseWriter, r *http.Request) (question, *apiError) {
		if r.Header.Get("X-DashScope-SSE") != "enable" {
			return question{}, badRequest("", "this server answers only with a stream: ask for it with X-DashScope-SSE: enable")
		}
		var request struct {
			Model string
			Input struct {
				Prompt   string
				Messages []message
			}
			Parameters struct {
				Limit       *int `json:"max_tokens"`
				Incremental bool `json:"incremental_output"`
			}
		}
		if refused := readJSON(w, r, &request); refused != nil {
			return question{}, refused
		}
		said := request.Input.Messages
		if request.Input.Prompt != "" {
			said = append(said, message{"user", content(request.Input.Prompt)})
		}
		q, refused := asked(request.Model, said, request.Parameters.Limit)
		q.snapshots = !request.Parameters.Incremental
		return q, refused
	},
	refusal: func(e *apiError) any {
		return object{"code": "InvalidParameter", "message": e.Message, "request_id": ""}
	},
	answer: func(q question) wire { return &dashScopeWire{q: q} },
	whole:  "stop",
	cut:    "length",
}

type dashScopeWire struct {
	q          question
	number     int
	soFar      strings.Builder
	sentTokens int
}

func (w *dashScopeWire) event(name string, status int, data any) event {
	w.number++
	return fmt.Appendf(nil, "id:%d\nevent:%s\n:HTTP_STATUS/%d\ndata:%s\n\n", w.number, name, status, encode(data))
}

func (w *dashScopeWire) result(text, reason string) event {
	return w.event("result", http.StatusOK, object{
		"output": object{"choices": []any{object{"message": object{"role": "assistant", "content": text}, "finish_reason": reason}}},
		"usage":  object{"input_tokens": w.q.input, "output_tokens": w.sentTokens, "total_tokens": w.q.input + w.sentTokens},
		// The same in all events of an answer.
		"request_id": short(w.q.id),
	})
}

func (w *dashScopeWire) open() []event { return nil }

func (w *dashScopeWire) token(text string) event {
	w.sentTokens++
	w.soFar.WriteString(text)
	if w.q.snapshots {
		text = w.soFar.String()
	}
	return w.result(text, "null")
}

func (w *dashScopeWire) close(reason string) []event {
	text := ""
	if w.q.snapshots {
		text = w.soFar.String()
	}
	return []event{w.result(text, reason)}
}

func (w *dashScopeWire) fail(message string) []event {
	return []event{w.event("error", http.StatusInternalServerError, object{"code": "InternalError", "message": message, "request_id": short(w.q.id)})}
}
