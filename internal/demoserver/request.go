package demoserver

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"
)

// maxBody is what a chat request may have, in bytes.
const maxBody = 1 << 20

// chatRequest is the part of a chat-completions request that matters here;
// fields it does not name are ignored.
type chatRequest struct {
	Model               string    `json:"model"`
	Messages            []message `json:"messages"`
	Stream              bool      `json:"stream"`
	MaxTokens           *int      `json:"max_tokens"`
	MaxCompletionTokens *int      `json:"max_completion_tokens"` // the newer name
	StreamOptions       *struct {
		IncludeUsage bool `json:"include_usage"`
	} `json:"stream_options"`
}

type message struct {
	Role    string  `json:"role"`
	Content content `json:"content"`
}

// content is a message's text: a JSON string, or a list of parts of which
// those of type text count, by whichever name a service calls it.
type content string

var errContent = errors.New("must be a string or a list of parts like {\"type\":\"text\",\"text\":\"…\"}")

func (c *content) UnmarshalJSON(data []byte) error {
	if bytes.HasPrefix(data, []byte(`"`)) {
		return json.Unmarshal(data, (*string)(c))
	}
	var parts []struct {
		Type string `json:"type"`
		Text string `json:"text"`
	}
	if err := json.Unmarshal(data, &parts); err != nil {
		return errContent
	}
	var text strings.Builder
	for _, part := range parts {
		switch part.Type {
		case "text", "input_text", "output_text":
			text.WriteString(part.Text)
		}
	}
	*c = content(text.String())
	return nil
}

var roles = []string{"system", "developer", "user", "assistant", "tool", "function"}

func readRequest(w http.ResponseWriter, r *http.Request) (*chatRequest, *apiError) {
	var request chatRequest
	if refused := readJSON(w, r, &request); refused != nil {
		return nil, refused
	}
	if refused := request.check(); refused != nil {
		return nil, refused
	}
	return &request, nil
}

// readJSON reads the whole body into request: only then does the server notice
// that a client has gone.
func readJSON(w http.ResponseWriter, r *http.Request, request any) *apiError {
	if refused := requireJSON(r); refused != nil {
		return refused
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return newError(http.StatusRequestEntityTooLarge, "request_too_large",
			fmt.Sprintf("the request body is larger than %d bytes", tooLarge.Limit))
	case err != nil:
		return badRequest("", "the request body ended early")
	}
	if err := json.Unmarshal(body, request); err != nil {
		return explain(err)
	}
	return nil
}

// requireJSON also keeps other sites' pages out: a browser sends this type
// across origins only if the server agrees beforehand, which this one does not.
func requireJSON(r *http.Request) *apiError {
	given := r.Header.Get("Content-Type")
	if kind, _, err := mime.ParseMediaType(given); err == nil && kind == "application/json" {
		return nil
	}
	return newError(http.StatusUnsupportedMediaType, "unsupported_media_type",
		fmt.Sprintf("the Content-Type must be application/json, not %q", given))
}

// explain says in words of JSON what encoding/json says in words of Go.
func explain(err error) *apiError {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return badRequest("", fmt.Sprintf("the request body is not JSON: %v at byte %d", syntax, syntax.Offset))
	case errors.As(err, &kind) && kind.Field == "":
		return badRequest("", "the request body must be a JSON object, not "+article(kind.Value))
	case errors.As(err, &kind):
		return badRequest(kind.Field, fmt.Sprintf("%q must be %s, not %s",
			kind.Field, article(jsonKind(kind.Type.Kind().String())), article(kind.Value)))
	case errors.Is(err, errContent):
		return badRequest("messages", "the content of a message "+errContent.Error())
	default:
		return badRequest("", "the request body is not JSON: "+err.Error())
	}
}

func jsonKind(kind string) string {
	switch kind {
	case "bool":
		return "boolean"
	case "int":
		return "whole number"
	case "slice":
		return "array"
	case "struct", "ptr":
		return "object"
	default:
		return kind
	}
}

func article(noun string) string {
	if strings.HasPrefix(noun, "number ") { // encoding/json adds the digits
		return "the " + noun
	}
	switch noun {
	case "bool":
		noun = "boolean"
	case "array", "object":
		return "an " + noun
	}
	return "a " + noun
}

func (r *chatRequest) check() *apiError {
	if len(r.Messages) == 0 {
		return badRequest("messages", `"messages" must hold at least one message`)
	}
	for i, message := range r.Messages {
		if !slices.Contains(roles, message.Role) {
			return badRequest(fmt.Sprintf("messages[%d].role", i),
				fmt.Sprintf("the role of a message must be one of %s, not %q", strings.Join(roles, ", "), message.Role))
		}
	}
	if r.MaxTokens != nil && *r.MaxTokens < 1 {
		return badRequest("max_tokens", `"max_tokens" must be at least 1`)
	}
	if r.MaxCompletionTokens != nil && *r.MaxCompletionTokens < 1 {
		return badRequest("max_completion_tokens", `"max_completion_tokens" must be at least 1`)
	}
	return nil
}

// lastAsked is what the last message of the user says, or the last one of all.
func lastAsked(messages []message) string {
	for _, message := range slices.Backward(messages) {
		if message.Role == "user" {
			return string(message.Content)
		}
	}
	if len(messages) == 0 {
		return ""
	}
	return string(messages[len(messages)-1].Content)
}

// countTokens is what messages are charged with.
func countTokens(messages []message) (count int) {
	for _, message := range messages {
		count += len(tokenize(string(message.Content)))
	}
	return count
}

// limited cuts tokens to what the limits allow, nil being none, and says if
// that was a cut.
func limited(tokens []string, limits ...*int) ([]string, bool) {
	whole := len(tokens)
	for _, limit := range limits {
		if limit != nil && *limit < len(tokens) {
			tokens = tokens[:max(*limit, 0)]
		}
	}
	return tokens, len(tokens) < whole
}
