// Command net-http is a server with Go's standard library. See docs/servers.md.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strconv"

	"eventsource-wasm/test/interop/servers/answers"
)

// [stream]
func answer(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	last, _ := strconv.Atoi(r.Header.Get("Last-Event-ID"))
	var question struct{ Prompt string }
	if r.Method == http.MethodPost {
		if json.NewDecoder(r.Body).Decode(&question) != nil || question.Prompt == "" {
			refuse(w, http.StatusUnprocessableEntity, "prompt is missing")
			return
		}
	}

	pieces, err := answers.Ask(r.Context(), name, question.Prompt, last) // the context ends at once when the client is gone
	if err != nil {
		refuse(w, http.StatusBadGateway, err.Error())
		return
	}
	defer pieces.Body.Close()
	if pieces.StatusCode == http.StatusNoContent {
		w.WriteHeader(http.StatusNoContent) // nothing is left: the browser stops asking
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("X-Accel-Buffering", "no") // for nginx
	flush := http.NewResponseController(w).Flush
	_ = flush()
	for data, err := range answers.Pieces(pieces.Body) {
		if err != nil {
			log.Printf("%s: %v", name, err)
			panic(http.ErrAbortHandler) // breaks off; a return would end the stream as if it were whole
		}
		last++
		fmt.Fprintf(w, "id: %d\ndata: %s\n\n", last, data)
		_ = flush()
	}
	io.WriteString(w, "data: [DONE]\n\n")
	_ = flush()
	_ = answers.Save(r.Context(), name)
}

func refuse(w http.ResponseWriter, status int, detail string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]string{"detail": detail})
}

// [/stream]

func main() {
	http.HandleFunc("GET /answers/{name}", answer)
	http.HandleFunc("POST /answers/{name}", answer)
	http.HandleFunc("OPTIONS /answers/{name}", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	http.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		http.SetCookie(w, answers.Token())
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, "<!doctype html><title>net/http</title>")
	})
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answers.Allow(w.Header())
		if answers.Forbidden(r) {
			refuse(w, http.StatusForbidden, "CSRF token missing or incorrect")
			return
		}
		http.DefaultServeMux.ServeHTTP(w, r)
	})))
}
