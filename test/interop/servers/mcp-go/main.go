// Command mcp-go is an MCP server with the Go SDK: /mcp streams and resumes, /json answers in JSON. See docs/recipes.md.
package main

import (
	"context"
	"encoding/json"
	"io"
	"log"
	"net/http"
	"os"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"eventsource-wasm/test/interop/servers/answers"
)

type question struct {
	Name string `json:"name"`
}

// tell is a tool that tells an answer, and its progress.
func tell(ctx context.Context, request *mcp.CallToolRequest, question question) (*mcp.CallToolResult, any, error) {
	response, err := answers.Ask(ctx, question.Name, "", 0)
	if err != nil {
		return nil, nil, err
	}
	defer response.Body.Close()
	text, progress := "", 0.0
	for line, err := range answers.Pieces(response.Body) {
		if err != nil {
			return nil, nil, err
		}
		var piece struct{ Text string }
		if err := json.Unmarshal([]byte(line), &piece); err != nil {
			return nil, nil, err
		}
		text += piece.Text
		progress++
		_ = request.Session.NotifyProgress(ctx, &mcp.ProgressNotificationParams{
			ProgressToken: request.Params.GetProgressToken(), Progress: progress, Message: piece.Text,
		})
	}
	return &mcp.CallToolResult{Content: []mcp.Content{&mcp.TextContent{Text: text}}}, nil, nil
}

func main() {
	server := mcp.NewServer(&mcp.Implementation{Name: "answers", Version: "1.0.0"}, nil)
	mcp.AddTool(server, &mcp.Tool{Name: "tell", Description: "Tells an answer"}, tell)
	of := func(*http.Request) *mcp.Server { return server }
	http.Handle("/mcp", mcp.NewStreamableHTTPHandler(of, &mcp.StreamableHTTPOptions{EventStore: mcp.NewMemoryEventStore(nil)}))
	http.Handle("/json", mcp.NewStreamableHTTPHandler(of, &mcp.StreamableHTTPOptions{JSONResponse: true}))
	http.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, "<!doctype html><title>MCP</title>")
	})
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), nil))
}
