package demoserver

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
)

// apiError is what a client did wrong, in the shape of OpenAI's API.
type apiError struct {
	status  int
	Message string `json:"message"`
	Type    string `json:"type"`
	// Param is the place in the request, as in messages[0].role; nil = null.
	Param *string `json:"param"`
	Code  *string `json:"code"`
}

func badRequest(param, message string) *apiError {
	e := newError(http.StatusBadRequest, "", message)
	if param != "" {
		e.Param = &param
	}
	return e
}

// newError leaves code null if it is empty.
func newError(status int, code, message string) *apiError {
	e := &apiError{status: status, Message: message, Type: "invalid_request_error"}
	if status >= http.StatusInternalServerError {
		e.Type = "server_error"
	}
	if code != "" {
		e.Code = &code
	}
	return e
}

func (e *apiError) write(w http.ResponseWriter) {
	writeJSON(w, e.status, map[string]*apiError{"error": e})
}

func writeJSON(w http.ResponseWriter, status int, value any) {
	header := w.Header()
	header.Set("Content-Type", "application/json; charset=utf-8")
	header.Set("Cache-Control", "no-store")
	header.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	w.Write(append(encode(value), '\n'))
}

// encode leaves <, > and & as they are: the page shows the wire to people.
func encode(value any) []byte {
	var out strings.Builder
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		panic(err) // only this package's own types come here
	}
	return []byte(strings.TrimSuffix(out.String(), "\n"))
}

// allow refuses other methods in JSON, which a ServeMux would do in text.
func allow(next http.Handler, methods ...string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if slices.Contains(methods, r.Method) {
			next.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Allow", strings.Join(methods, ", "))
		newError(http.StatusMethodNotAllowed, "method_not_allowed",
			r.URL.Path+" takes "+strings.Join(methods, " and ")+", not "+r.Method).write(w)
	})
}

func noSuchRoute(w http.ResponseWriter, r *http.Request) {
	newError(http.StatusNotFound, "not_found", "there is no "+r.URL.Path+" here").write(w)
}
