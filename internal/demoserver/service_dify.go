package demoserver

import "net/http"

// dify is the API of a Dify application. What an event is stands in its JSON;
// the only named ones are pings, which have no data.
var dify = service{
	path: "/v1/chat-messages",
	read: func(w http.ResponseWriter, r *http.Request) (question, *apiError) {
		var request struct {
			Query        string
			User         string
			Mode         string `json:"response_mode"`
			Conversation string `json:"conversation_id"`
		}
		if refused := readJSON(w, r, &request); refused != nil {
			return question{}, refused
		}
		if request.User == "" {
			return question{}, badRequest("user", `"user" is required`)
		}
		if refused := onlyStreams(request.Mode == "streaming", `"response_mode": "streaming"`); refused != nil {
			return question{}, refused
		}
		q, refused := asked("", []message{{"user", content(request.Query)}}, nil)
		q.thread = request.Conversation
		return q, refused
	},
	refusal: func(e *apiError) any { return difyError(e.status, "invalid_param", e.Message) },
	answer:  func(q question) wire { return &difyWire{q} },
}

func difyError(status int, code, message string) object {
	return object{"code": code, "message": message, "status": status}
}

type difyWire struct{ q question }

// difyEvent is an event; what a kind of event does not have is left out.
type difyEvent struct {
	Event          string `json:"event"`
	TaskID         string `json:"task_id"`
	MessageID      string `json:"message_id"`
	ConversationID string `json:"conversation_id"`
	Answer         string `json:"answer,omitempty"`
	CreatedAt      int64  `json:"created_at,omitempty"`
	Metadata       object `json:"metadata,omitempty"`
	Status         int    `json:"status,omitempty"`
	Code           string `json:"code,omitempty"`
	Message        string `json:"message,omitempty"`
}

func (w *difyWire) event(e difyEvent) event {
	e.TaskID, e.MessageID, e.ConversationID = "task-"+short(w.q.id), "msg-"+short(w.q.id), w.q.thread
	if e.ConversationID == "" {
		e.ConversationID = "conv-" + short(w.q.id)
	}
	return dataEvent(encode(e))
}

func (w *difyWire) open() []event { return []event{event("event: ping\n\n")} }

func (w *difyWire) token(text string) event {
	return w.event(difyEvent{Event: "message", Answer: text, CreatedAt: w.q.now.Unix()})
}

func (w *difyWire) close(string) []event {
	return []event{w.event(difyEvent{Event: "message_end", Metadata: object{"usage": object{
		"prompt_tokens": w.q.input, "completion_tokens": w.q.output, "total_tokens": w.q.input + w.q.output,
	}}})}
}

func (w *difyWire) fail(message string) []event {
	return []event{w.event(difyEvent{Event: "error", Status: http.StatusInternalServerError, Code: "completion_request_error", Message: message})}
}
