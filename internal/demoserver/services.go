package demoserver

import (
	"crypto/rand"
	"net/http"
	"strings"
	"time"
)

// event is an event as it goes over the wire, its blank line included.
type event = []byte

// wire is one answer in the words of a service. It is asked in this order:
// open, token for each token, then close, or fail if it comes to nothing.
type wire interface {
	open() []event
	token(text string) event
	// close ends an answer; reason is the service's own word for why it ends.
	close(reason string) []event
	fail(message string) []event
}

// service is one way to ask and to be answered, beside chat completions.
type service struct {
	path string
	// read gives what a request asks; it may set headers of the response.
	read func(w http.ResponseWriter, r *http.Request) (question, *apiError)
	// refusal is the body that tells what is wrong with a request.
	refusal func(*apiError) any
	// answer begins one.
	answer func(question) wire
	// whole and cut are why an answer ends: it is all there, or at its limit.
	whole, cut string
}

// services are those that the page can pick.
var services = []service{responses, messages, gemini, uiMessages, dashScope, dify, coze, agUI}

// question is what all services ask.
type question struct {
	id     string // of the answer: random letters and digits
	now    time.Time
	model  string
	prompt string
	// input and output count tokens, as services do in their usage.
	input, output int
	limit         *int // of output; nil means none
	thread, run   string
	snapshots     bool // each event has the whole answer so far
}

// asked is the question in a list of messages.
func asked(model string, said []message, limit *int) (question, *apiError) {
	if len(said) == 0 {
		return question{}, badRequest("messages", "there must be at least one message")
	}
	if model == "" {
		model = "demo"
	}
	return question{model: model, prompt: lastAsked(said), input: countTokens(said), limit: limit}, nil
}

// onlyStreams refuses who asks for the answer in one piece.
func onlyStreams(streams bool, field string) *apiError {
	if streams {
		return nil
	}
	return badRequest(field, "this server answers only with a stream: ask for it with "+field)
}

// talk is a service's endpoint.
type talk struct {
	speaker
	service
}

func (t *talk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	q, refused := t.read(w, r)
	if refused != nil {
		writeJSON(w, refused.status, t.refusal(refused))
		return
	}
	tokens, cut := limited(tokenize(answer(q.prompt)), q.limit)
	q.id, q.now, q.output = rand.Text(), t.clock.Now(), len(tokens)
	t.speak(w, r, q.now, t.answer(q), tokens, finished(cut, t.whole, t.cut))
}

func finished(cut bool, whole, limit string) string {
	if cut {
		return limit
	}
	return whole
}

// speaker gives answers their time.
type speaker struct {
	clock    Clock
	interval time.Duration
}

// faultHeader of a request asks for an answer that goes wrong in its middle:
// "break" severs the connection, "early" ends the body as if that were all,
// "error" is the service's own report of an error.
const faultHeader = "X-Demo-Fault"

// speak sends what opens the answer at once, the tokens when each is due, and
// then the rest without waiting. Token n is due n intervals after start.
func (s speaker) speak(w http.ResponseWriter, r *http.Request, start time.Time, words wire, tokens []string, reason string) {
	out := startStream(w)
	sent := func(events ...event) bool { // false: nobody is there any more
		for _, event := range events {
			if out.send(event) != nil {
				return false
			}
		}
		return true
	}
	fault := r.Header.Get(faultHeader)
	if !sent(words.open()...) {
		return
	}
	for i, token := range tokens {
		if wait(r.Context(), s.clock, start.Add(time.Duration(i+1)*s.interval)) != nil {
			panic(http.ErrAbortHandler) // half an answer must not look whole
		}
		if i == len(tokens)/2 {
			switch fault {
			case "break":
				panic(http.ErrAbortHandler)
			case "early":
				return
			case "error":
				sent(words.fail("the model has stumbled half-way (" + faultHeader + ": error)")...)
				return
			}
		}
		if !sent(words.token(token)) {
			return
		}
	}
	sent(words.close(reason)...)
}

// dataEvent is an event whose data is one line.
func dataEvent(line []byte) event { return event("data: " + string(line) + "\n\n") }

// namedEvent is an event with a name.
func namedEvent(name string, data any) event {
	return event("event: " + name + "\ndata: " + string(encode(data)) + "\n\n")
}

// object is JSON in the order of its keys' names. Where the order is worth a
// type, there is one.
type object = map[string]any

// short is the beginning of an id, for services whose ids are shorter.
func short(id string) string { return strings.ToLower(id[:12]) }
