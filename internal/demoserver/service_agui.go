package demoserver

import "net/http"

// agUI is an agent that speaks AG-UI.
var agUI = service{
	path: "/agent",
	read: func(w http.ResponseWriter, r *http.Request) (question, *apiError) {
		var request struct {
			ThreadID string
			RunID    string
			Messages []message
		}
		if refused := readJSON(w, r, &request); refused != nil {
			return question{}, refused
		}
		if request.ThreadID == "" || request.RunID == "" {
			return question{}, badRequest("threadId", "threadId and runId are required")
		}
		q, refused := asked("", request.Messages, nil)
		q.thread, q.run = request.ThreadID, request.RunID
		return q, refused
	},
	refusal: func(e *apiError) any { return object{"error": e.Message} },
	answer:  func(q question) wire { return &agUIWire{q} },
}

type agUIWire struct{ q question }

// agUIEvent is an event; what a kind of event does not have is left out.
type agUIEvent struct {
	Type      string `json:"type"`
	ThreadID  string `json:"threadId,omitempty"`
	RunID     string `json:"runId,omitempty"`
	MessageID string `json:"messageId,omitempty"`
	Role      string `json:"role,omitempty"`
	Delta     string `json:"delta,omitempty"`
	Outcome   object `json:"outcome,omitempty"`
	Message   string `json:"message,omitempty"`
	Code      string `json:"code,omitempty"`
}

func agUIEvents(all ...agUIEvent) (events []event) {
	for _, one := range all {
		events = append(events, dataEvent(encode(one)))
	}
	return events
}

func (w *agUIWire) messageID() string { return "msg-" + short(w.q.id) }

func (w *agUIWire) open() []event {
	return agUIEvents(
		agUIEvent{Type: "RUN_STARTED", ThreadID: w.q.thread, RunID: w.q.run},
		agUIEvent{Type: "TEXT_MESSAGE_START", MessageID: w.messageID(), Role: "assistant"})
}

func (w *agUIWire) token(text string) event {
	return dataEvent(encode(agUIEvent{Type: "TEXT_MESSAGE_CONTENT", MessageID: w.messageID(), Delta: text}))
}

func (w *agUIWire) close(string) []event {
	return agUIEvents(
		agUIEvent{Type: "TEXT_MESSAGE_END", MessageID: w.messageID()},
		agUIEvent{Type: "RUN_FINISHED", ThreadID: w.q.thread, RunID: w.q.run, Outcome: object{"type": "success"}})
}

func (w *agUIWire) fail(message string) []event {
	return agUIEvents(agUIEvent{Type: "RUN_ERROR", Message: message, Code: "INTERNAL_ERROR"})
}
