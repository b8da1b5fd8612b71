package demoserver

import "net/http"

// messages is Anthropic's API. Every event is named, a text stands in a
// block, and pings come in between.
var messages = service{
	path: "/v1/messages",
	read: func(w http.ResponseWriter, r *http.Request) (question, *apiError) {
		if r.Header.Get("anthropic-version") == "" {
			return question{}, badRequest("", "anthropic-version: header is required")
		}
		var request struct {
			Model    string
			Messages []message
			Limit    *int `json:"max_tokens"`
			Stream   bool
		}
		if refused := readJSON(w, r, &request); refused != nil {
			return question{}, refused
		}
		if request.Limit == nil || *request.Limit < 1 {
			return question{}, badRequest("max_tokens", "max_tokens: must be given, and at least 1")
		}
		if refused := onlyStreams(request.Stream, "stream"); refused != nil {
			return question{}, refused
		}
		return asked(request.Model, request.Messages, request.Limit)
	},
	refusal: func(e *apiError) any { return anthropicError(e.Type, e.Message) },
	answer:  func(q question) wire { return &messagesWire{q} },
	whole:   "end_turn",
	cut:     "max_tokens",
}

func anthropicError(kind, message string) object {
	return object{"type": "error", "error": object{"type": kind, "message": message}}
}

type messagesWire struct{ q question }

func (w *messagesWire) open() []event {
	return []event{
		namedEvent("message_start", struct {
			Type    string `json:"type"`
			Message object `json:"message"`
		}{"message_start", object{
			"id": "msg_" + short(w.q.id), "type": "message", "role": "assistant", "model": w.q.model, "content": []any{},
			"stop_reason": nil, "stop_sequence": nil, "usage": object{"input_tokens": w.q.input, "output_tokens": 1},
		}}),
		namedEvent("content_block_start", messagesBlock{"content_block_start", 0, object{"type": "text", "text": ""}, nil}),
		namedEvent("ping", object{"type": "ping"}),
	}
}

// messagesBlock is an event of a block.
type messagesBlock struct {
	Type  string `json:"type"`
	Index int    `json:"index"`
	Block object `json:"content_block,omitempty"`
	Delta any    `json:"delta,omitempty"`
}

type textDelta struct {
	Type string `json:"type"`
	Text string `json:"text"`
}

func (w *messagesWire) token(text string) event {
	return namedEvent("content_block_delta", messagesBlock{"content_block_delta", 0, nil, textDelta{"text_delta", text}})
}

func (w *messagesWire) close(reason string) []event {
	return []event{
		namedEvent("content_block_stop", messagesBlock{"content_block_stop", 0, nil, nil}),
		namedEvent("message_delta", struct {
			Type  string `json:"type"`
			Delta object `json:"delta"`
			Usage object `json:"usage"`
		}{"message_delta", object{"stop_reason": reason, "stop_sequence": nil}, object{"output_tokens": w.q.output}}),
		namedEvent("message_stop", object{"type": "message_stop"}),
	}
}

func (w *messagesWire) fail(message string) []event {
	return []event{namedEvent("error", anthropicError("overloaded_error", message))}
}
