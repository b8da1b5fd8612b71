package demoserver

import (
	"net/http"
	"strings"
)

// gemini is Google's API. Lines end with CRLF, events have no names, and there
// is no end mark: a finishReason, and then the end of the body.
var gemini = service{
	path: "/v1beta/models/{call}",
	read: func(w http.ResponseWriter, r *http.Request) (question, *apiError) {
		model, verb, _ := strings.Cut(r.PathValue("call"), ":")
		if verb != "streamGenerateContent" {
			return question{}, newError(http.StatusNotFound, "", "models have only :streamGenerateContent here, not :"+verb)
		}
		if r.URL.Query().Get("alt") != "sse" {
			return question{}, badRequest("", "without ?alt=sse the answer is one JSON array, which this server does not give")
		}
		type part struct {
			Text string `json:"text"`
		}
		var request struct {
			Contents []struct {
				Role  string
				Parts []part
			}
			GenerationConfig struct{ MaxOutputTokens *int }
		}
		if refused := readJSON(w, r, &request); refused != nil {
			return question{}, refused
		}
		var said []message
		for _, one := range request.Contents {
			var text strings.Builder
			for _, part := range one.Parts {
				text.WriteString(part.Text)
			}
			if one.Role == "" {
				one.Role = "user"
			}
			said = append(said, message{one.Role, content(text.String())})
		}
		return asked(model, said, request.GenerationConfig.MaxOutputTokens)
	},
	refusal: func(e *apiError) any {
		status := "INVALID_ARGUMENT"
		if e.status == http.StatusNotFound {
			status = "NOT_FOUND"
		}
		return geminiError(e.status, e.Message, status)
	},
	answer: func(q question) wire { return &geminiWire{q} },
	whole:  "STOP",
	cut:    "MAX_TOKENS",
}

func geminiError(code int, message, status string) object {
	return object{"error": object{"code": code, "message": message, "status": status}}
}

type geminiWire struct{ q question }

type geminiCandidate struct {
	Content      object `json:"content"`
	FinishReason string `json:"finishReason,omitempty"`
	Index        int    `json:"index"`
}

func (w *geminiWire) chunk(reason, text string, usage object) event {
	return geminiEvent(struct {
		Candidates    []geminiCandidate `json:"candidates"`
		UsageMetadata object            `json:"usageMetadata"`
		ModelVersion  string            `json:"modelVersion"`
		ResponseID    string            `json:"responseId"`
	}{[]geminiCandidate{{object{"parts": []any{object{"text": text}}, "role": "model"}, reason, 0}}, usage, w.q.model, short(w.q.id)})
}

func geminiEvent(value any) event { return event("data: " + string(encode(value)) + "\r\n\r\n") }

func (w *geminiWire) open() []event { return nil }

func (w *geminiWire) token(text string) event {
	return w.chunk("", text, object{"promptTokenCount": w.q.input})
}

func (w *geminiWire) close(reason string) []event {
	return []event{w.chunk(reason, "", object{
		"promptTokenCount": w.q.input, "candidatesTokenCount": w.q.output, "totalTokenCount": w.q.input + w.q.output,
	})}
}

func (w *geminiWire) fail(message string) []event {
	return []event{geminiEvent(geminiError(http.StatusServiceUnavailable, message, "UNAVAILABLE"))}
}
