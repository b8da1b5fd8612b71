package demoserver

import (
	"net/http"
	"strings"
)

// uiMessages is what an application's own endpoint speaks with the Vercel AI
// SDK: the UI message stream, version 1.
var uiMessages = service{
	path: "/api/chat",
	read: func(w http.ResponseWriter, r *http.Request) (question, *apiError) {
		var request struct {
			Messages []struct {
				Role  string
				Parts []struct{ Type, Text string }
			}
		}
		if refused := readJSON(w, r, &request); refused != nil {
			return question{}, refused
		}
		var said []message
		for _, one := range request.Messages {
			var text strings.Builder
			for _, part := range one.Parts {
				if part.Type == "text" {
					text.WriteString(part.Text)
				}
			}
			said = append(said, message{one.Role, content(text.String())})
		}
		w.Header().Set("X-Vercel-Ai-Ui-Message-Stream", "v1")
		return asked("", said, nil)
	},
	refusal: func(e *apiError) any { return object{"error": e.Message} },
	answer:  func(q question) wire { return &uiMessagesWire{q} },
	whole:   "stop",
	cut:     "length",
}

type uiMessagesWire struct{ q question }

// uiPart is a part of the stream; what a kind of part does not have is left out.
type uiPart struct {
	Type         string `json:"type"`
	MessageID    string `json:"messageId,omitempty"`
	ID           string `json:"id,omitempty"`
	Delta        string `json:"delta,omitempty"`
	FinishReason string `json:"finishReason,omitempty"`
	ErrorText    string `json:"errorText,omitempty"`
}

func uiEvents(parts ...uiPart) (events []event) {
	for _, part := range parts {
		events = append(events, dataEvent(encode(part)))
	}
	return events
}

func (w *uiMessagesWire) open() []event {
	return uiEvents(uiPart{Type: "start", MessageID: "msg-" + short(w.q.id)}, uiPart{Type: "start-step"}, uiPart{Type: "text-start", ID: "txt-0"})
}

func (w *uiMessagesWire) token(text string) event {
	return dataEvent(encode(uiPart{Type: "text-delta", ID: "txt-0", Delta: text}))
}

func (w *uiMessagesWire) close(reason string) []event {
	return append(uiEvents(uiPart{Type: "text-end", ID: "txt-0"}, uiPart{Type: "finish-step"}, uiPart{Type: "finish", FinishReason: reason}),
		dataEvent([]byte("[DONE]")))
}

// fail ends with the mark of a whole stream, as the SDK does.
func (w *uiMessagesWire) fail(message string) []event {
	return append(uiEvents(uiPart{Type: "error", ErrorText: message}, uiPart{Type: "finish-step"}, uiPart{Type: "finish", FinishReason: "error"}),
		dataEvent([]byte("[DONE]")))
}
