package demoserver

import (
	"net/http"
	"strings"
)

// coze is Coze's chat, version 3. Every event is named, there is no space
// behind its colons, and the end mark is a name: done.
var coze = service{
	path: "/v3/chat",
	read: func(w http.ResponseWriter, r *http.Request) (question, *apiError) {
		var request struct {
			BotID    string `json:"bot_id"`
			UserID   string `json:"user_id"`
			Stream   bool
			Messages []message `json:"additional_messages"`
		}
		if refused := readJSON(w, r, &request); refused != nil {
			return question{}, refused
		}
		if request.BotID == "" || request.UserID == "" {
			return question{}, badRequest("bot_id", "bot_id and user_id are required")
		}
		if refused := onlyStreams(request.Stream, "stream"); refused != nil {
			return question{}, refused
		}
		return asked(request.BotID, request.Messages, nil)
	},
	refusal: func(e *apiError) any { return cozeError{4000, e.Message} },
	answer:  func(q question) wire { return &cozeWire{q: q} },
}

type cozeError struct {
	Code int    `json:"code"`
	Msg  string `json:"msg"`
}

type cozeWire struct {
	q    question
	text strings.Builder
}

type cozeMessage struct {
	ID             string `json:"id"`
	ConversationID string `json:"conversation_id"`
	BotID          string `json:"bot_id"`
	Role           string `json:"role"`
	Type           string `json:"type"`
	Content        string `json:"content"`
	ContentType    string `json:"content_type"`
}

func cozeEvent(name string, data any) event {
	return event("event:" + name + "\ndata:" + string(encode(data)) + "\n\n")
}

func (w *cozeWire) chat(status string, more object) event {
	all := object{"id": "chat-" + short(w.q.id), "conversation_id": "conv-" + short(w.q.id), "bot_id": w.q.model,
		"status": status, "last_error": cozeError{}}
	for name, value := range more {
		all[name] = value
	}
	return cozeEvent("conversation.chat."+status, all)
}

func (w *cozeWire) message(name, kind, text string) event {
	return cozeEvent("conversation.message."+name, cozeMessage{"msg-" + short(w.q.id), "conv-" + short(w.q.id), w.q.model, "assistant", kind, text, "text"})
}

func (w *cozeWire) open() []event {
	return []event{w.chat("created", nil), w.chat("in_progress", nil)}
}

func (w *cozeWire) token(text string) event {
	w.text.WriteString(text)
	return w.message("delta", "answer", text)
}

func (w *cozeWire) close(string) []event {
	return []event{
		w.message("completed", "answer", w.text.String()),
		w.message("completed", "verbose", `{"msg_type":"generate_answer_finish"}`),
		w.chat("completed", object{"usage": object{"token_count": w.q.input + w.q.output, "input_count": w.q.input, "output_count": w.q.output}}),
		cozeEvent("done", "[DONE]"),
	}
}

func (w *cozeWire) fail(message string) []event {
	return []event{w.chat("failed", object{"last_error": cozeError{5000, message}}), cozeEvent("done", "[DONE]")}
}
