package demoserver

import (
	"crypto/rand"
	"encoding/json"
	"net/http"
	"strings"
	"time"
)

// chat answers from the built-in texts: POST /v1/chat/completions.
type chat struct{ speaker }

// completion is a chat.completion or one chat.completion.chunk of it.
type completion struct {
	ID      string          `json:"id"`
	Object  string          `json:"object"`
	Created int64           `json:"created"` // Unix time in seconds
	Model   string          `json:"model"`
	Choices []choice        `json:"choices"`
	Usage   json.RawMessage `json:"usage,omitempty"` // null in chunks before the one that has it
}

type choice struct {
	Index        int     `json:"index"`
	Message      *reply  `json:"message,omitempty"`
	Delta        *delta  `json:"delta,omitempty"`
	FinishReason *string `json:"finish_reason"`
}

type reply struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

type delta struct {
	Role    string  `json:"role,omitempty"`
	Content *string `json:"content,omitempty"`
}

type usage struct {
	PromptTokens     int `json:"prompt_tokens"`
	CompletionTokens int `json:"completion_tokens"`
	TotalTokens      int `json:"total_tokens"`
}

func (c *chat) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	request, refused := readRequest(w, r)
	if refused != nil {
		refused.write(w)
		return
	}
	tokens, cut := limited(tokenize(answer(lastAsked(request.Messages))), request.MaxTokens, request.MaxCompletionTokens)
	finish := finished(cut, "stop", "length")
	start := c.clock.Now()
	whole := completion{ID: "chatcmpl-" + rand.Text(), Created: start.Unix(), Model: request.Model}
	if whole.Model == "" {
		whole.Model = "demo"
	}
	if request.Stream {
		withUsage := request.StreamOptions != nil && request.StreamOptions.IncludeUsage
		c.speak(w, r, start, &chatWire{whole, request.usage(len(tokens)), withUsage}, tokens, finish)
		return
	}
	if wait(r.Context(), c.clock, start.Add(time.Duration(len(tokens))*c.interval)) != nil {
		panic(http.ErrAbortHandler) // no answer must look like one
	}
	whole.Object = "chat.completion"
	whole.Choices = []choice{{
		Message:      &reply{Role: "assistant", Content: strings.Join(tokens, "")},
		FinishReason: &finish,
	}}
	whole.Usage = encode(request.usage(len(tokens)))
	writeJSON(w, http.StatusOK, whole)
}

// chatWire is how chat completions tell an answer.
type chatWire struct {
	chunk     completion
	usage     usage
	withUsage bool
}

func (w *chatWire) event(choices ...choice) event {
	w.chunk.Choices = append([]choice{}, choices...)
	return dataEvent(encode(w.chunk))
}

func (w *chatWire) open() []event {
	w.chunk.Object = "chat.completion.chunk"
	if w.withUsage {
		w.chunk.Usage = json.RawMessage("null")
	}
	return []event{w.event(choice{Delta: &delta{Role: "assistant", Content: new("")}})}
}

func (w *chatWire) token(text string) event { return w.event(choice{Delta: &delta{Content: &text}}) }

func (w *chatWire) close(finish string) []event {
	events := []event{w.event(choice{Delta: &delta{}, FinishReason: &finish})}
	if w.withUsage {
		w.chunk.Usage = encode(w.usage)
		events = append(events, w.event())
	}
	return append(events, dataEvent([]byte("[DONE]")))
}

func (w *chatWire) fail(message string) []event {
	return []event{dataEvent(encode(map[string]*apiError{"error": newError(http.StatusInternalServerError, "", message)}))}
}

func (r *chatRequest) usage(completionTokens int) usage {
	promptTokens := countTokens(r.Messages)
	return usage{promptTokens, completionTokens, promptTokens + completionTokens}
}
