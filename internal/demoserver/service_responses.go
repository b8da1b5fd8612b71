package demoserver

import (
	"encoding/json"
	"net/http"
	"strings"
)

// responses is OpenAI's newer API. Events are named, numbered and have no end
// mark but the last one's name.
var responses = service{
	path: "/v1/responses",
	read: func(w http.ResponseWriter, r *http.Request) (question, *apiError) {
		var request struct {
			Model  string
			Input  said
			Stream bool
			Limit  *int `json:"max_output_tokens"`
		}
		if refused := readJSON(w, r, &request); refused != nil {
			return question{}, refused
		}
		if refused := onlyStreams(request.Stream, "stream"); refused != nil {
			return question{}, refused
		}
		return asked(request.Model, request.Input, request.Limit)
	},
	refusal: func(e *apiError) any { return map[string]*apiError{"error": e} },
	answer:  func(q question) wire { return &responsesWire{q: q} },
	whole:   "completed",
	cut:     "incomplete",
}

// said is a list of messages, or the text of one.
type said []message

func (s *said) UnmarshalJSON(data []byte) error {
	var text string
	if json.Unmarshal(data, &text) == nil {
		*s = said{{Role: "user", Content: content(text)}}
		return nil
	}
	return json.Unmarshal(data, (*[]message)(s))
}

type responsesWire struct {
	q      question
	number int
	text   strings.Builder
}

func (w *responsesWire) event(kind string, more object) event {
	more["type"], more["sequence_number"] = kind, w.number
	w.number++
	return namedEvent(kind, more)
}

// part is where the text stands in the response.
func (w *responsesWire) part(more object) object {
	more["item_id"], more["output_index"], more["content_index"] = "msg_"+short(w.q.id), 0, 0
	return more
}

func (w *responsesWire) response(status string, more object) object {
	all := object{"id": "resp_" + short(w.q.id), "object": "response", "created_at": w.q.now.Unix(), "model": w.q.model,
		"status": status, "error": nil, "output": []any{}}
	for name, value := range more {
		all[name] = value
	}
	return object{"response": all}
}

func (w *responsesWire) item(status string, parts ...any) object {
	return object{"id": "msg_" + short(w.q.id), "type": "message", "role": "assistant", "status": status, "content": append([]any{}, parts...)}
}

func (w *responsesWire) outputText() object {
	return object{"type": "output_text", "text": w.text.String(), "annotations": []any{}}
}

func (w *responsesWire) open() []event {
	return []event{
		w.event("response.created", w.response("in_progress", nil)),
		w.event("response.in_progress", w.response("in_progress", nil)),
		w.event("response.output_item.added", object{"output_index": 0, "item": w.item("in_progress")}),
		w.event("response.content_part.added", w.part(object{"part": w.outputText()})),
	}
}

func (w *responsesWire) token(text string) event {
	w.text.WriteString(text)
	return w.event("response.output_text.delta", w.part(object{"delta": text}))
}

func (w *responsesWire) close(status string) []event {
	text := w.outputText()
	more := object{
		"output": []any{w.item(status, text)},
		"usage":  object{"input_tokens": w.q.input, "output_tokens": w.q.output, "total_tokens": w.q.input + w.q.output},
	}
	if status == "incomplete" {
		more["incomplete_details"] = object{"reason": "max_output_tokens"}
	}
	return []event{
		w.event("response.output_text.done", w.part(object{"text": w.text.String()})),
		w.event("response.content_part.done", w.part(object{"part": text})),
		w.event("response.output_item.done", object{"output_index": 0, "item": w.item(status, text)}),
		w.event("response."+status, w.response(status, more)),
	}
}

func (w *responsesWire) fail(message string) []event {
	return []event{w.event("response.failed", w.response("failed", object{
		"error": object{"code": "server_error", "message": message},
	}))}
}
