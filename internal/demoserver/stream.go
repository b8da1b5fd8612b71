package demoserver

import "net/http"

// stream writes an event stream, each piece flushed as it is written.
type stream struct {
	w          http.ResponseWriter
	controller *http.ResponseController
}

// startStream sets the headers; they go out with the first piece.
func startStream(w http.ResponseWriter) *stream {
	header := w.Header()
	header.Set("Content-Type", "text/event-stream; charset=utf-8")
	streamHeaders(header)
	header.Set("X-Content-Type-Options", "nosniff")
	return &stream{w: w, controller: http.NewResponseController(w)}
}

// streamHeaders ask everything on the way neither to keep nor to hold back
// what passes.
func streamHeaders(header http.Header) {
	header.Set("Cache-Control", "no-store")
	header.Set("X-Accel-Buffering", "no")
}

// send makes one write of text, which is one or more whole lines. An error
// means that the client has gone.
func (s *stream) send(text []byte) error {
	if _, err := s.w.Write(text); err != nil {
		return err
	}
	return s.controller.Flush()
}
