package demoserver

import (
	"crypto/rand"
	"encoding/json"
	"net/http"
	"strings"
	"time"
)

// chat answers from the built-in texts: POST /v1/chat/completions.
type chat struct {
	clock    Clock
	interval time.Duration
}

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
	tokens, cut := request.limit(tokenize(answer(request.prompt())))
	finish := "stop"
	if cut {
		finish = "length"
	}
	start := c.clock.Now()
	whole := completion{ID: "chatcmpl-" + rand.Text(), Created: start.Unix(), Model: request.Model}
	if whole.Model == "" {
		whole.Model = "demo"
	}
	if request.Stream {
		c.stream(w, r, request, whole, start, tokens, finish)
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

// stream sends the role at once, the tokens when each is due, and then the
// rest without waiting. Token n is due n intervals after the request.
func (c *chat) stream(w http.ResponseWriter, r *http.Request, request *chatRequest,
	chunk completion, start time.Time, tokens []string, finish string) {
	out := startStream(w)
	chunk.Object = "chat.completion.chunk"
	withUsage := request.StreamOptions != nil && request.StreamOptions.IncludeUsage
	if withUsage {
		chunk.Usage = json.RawMessage("null")
	}
	send := func(piece delta, finish *string) error {
		chunk.Choices = []choice{{Delta: &piece, FinishReason: finish}}
		return out.send(dataEvent(encode(chunk)))
	}

	if send(delta{Role: "assistant", Content: new("")}, nil) != nil {
		return
	}
	for i, token := range tokens {
		if wait(r.Context(), c.clock, start.Add(time.Duration(i+1)*c.interval)) != nil {
			panic(http.ErrAbortHandler) // nor must half of one look whole
		}
		if send(delta{Content: &token}, nil) != nil {
			return
		}
	}
	if send(delta{}, &finish) != nil {
		return
	}
	if withUsage {
		chunk.Usage = encode(request.usage(len(tokens)))
		chunk.Choices = []choice{}
		if out.send(dataEvent(encode(chunk))) != nil {
			return
		}
	}
	out.send(dataEvent([]byte("[DONE]"))) // nobody is left to tell if it fails
}

// dataEvent is an event whose data is one line.
func dataEvent(line []byte) []byte {
	event := make([]byte, 0, len("data: \n\n")+len(line))
	event = append(event, "data: "...)
	event = append(event, line...)
	return append(event, "\n\n"...)
}

func (r *chatRequest) usage(completionTokens int) usage {
	promptTokens := 0
	for _, message := range r.Messages {
		promptTokens += len(tokenize(string(message.Content)))
	}
	return usage{promptTokens, completionTokens, promptTokens + completionTokens}
}
