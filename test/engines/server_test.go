package engines_test

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// deadline bounds every wait for a condition: long enough for a machine that has other things to do.
const deadline = 2 * time.Minute

// site is the scenarios' server: five origins at one host. What a stream answers, and what it does later, a scenario says
// through the control origin, which has connections of its own.
type site struct {
	// Pages, scripts and streams over HTTP/1.1; the same from another origin; from one that keeps no connection, so that no
	// browser repeats a request on a connection that has died; and over TLS with HTTP/2.
	main, other, once, secure *httptest.Server
	control                   *httptest.Server

	mu      sync.Mutex
	streams map[string]*stream
	changed chan struct{}
}

// stream is what one URL answers, one answer for each request, the last one for all that follow; and the requests it had.
type stream struct {
	answers    []answer
	requests   []*request
	preflights int
}

type request struct {
	Method  string            `json:"method"`
	URL     string            `json:"url"`
	Proto   string            `json:"proto"`
	Headers map[string]string `json:"headers"`
	Body    string            `json:"body"`
	// Left is how the request ended: "ended", as the server meant it, or "cancelled" by the client.
	Left string `json:"left"`

	commands chan command
	drop     func()        // ends it, whatever it waits for
	gone     chan struct{} // closed when its handler is through
}

type command struct {
	step step
	done chan struct{}
}

// answer is a response: its head, the steps of its body, and how it goes on: "end", "hold", "reset" or "cut". A response
// that is held takes further steps.
type answer struct {
	Status  int               `json:"status"`
	Headers map[string]string `json:"headers"`
	Body    []step            `json:"body"`
	Then    string            `json:"then"`
	// CORS is what Access-Control-Allow-Origin says: "*", or "origin" for the request's own, with credentials.
	CORS string `json:"cors"`
	Gzip bool   `json:"gzip"`
	// Wait: nothing is sent before a first step is asked for.
	Wait bool `json:"wait"`
	// Bare: not even a comment is sent behind the head of a held response. (Firefox tells of a response with its first byte.)
	Bare bool `json:"bare"`
}

// step writes something or ends the response. Text is written Times times, with its number instead of %d.
type step struct {
	Text  string `json:"text"`
	Times int    `json:"times"`
	Bytes []int  `json:"bytes"`
	// Bytewise writes the text with a flush behind each byte.
	Bytewise bool `json:"bytewise"`
	// Do is "end", "reset" (the connection breaks off), or "cut" (it is closed in mid-chunk).
	Do string `json:"do"`
}

func newSite(t testing.TB, files http.Handler) *site {
	s := &site{streams: map[string]*stream{}, changed: make(chan struct{})}
	mux := http.NewServeMux()
	mux.Handle("/", files)
	mux.HandleFunc("/s/{key}", s.stream)
	mux.HandleFunc("/s/{key}/{rest...}", s.stream)
	s.main, s.other = httptest.NewServer(mux), httptest.NewServer(mux)
	s.once = httptest.NewUnstartedServer(mux)
	s.once.Config.SetKeepAlivesEnabled(false)
	s.once.Start()
	s.secure = httptest.NewUnstartedServer(mux)
	s.secure.EnableHTTP2 = true
	s.secure.StartTLS()
	control := http.NewServeMux()
	for name, handle := range map[string]func(*stream, *http.Request) (any, error){
		"serve": s.serve, "seen": s.seen, "do": s.do, "left": s.left, "count": s.count, "drop": s.drop,
	} {
		control.HandleFunc("/"+name, func(w http.ResponseWriter, r *http.Request) { s.answerControl(w, r, handle) })
	}
	s.control = httptest.NewServer(control)
	t.Cleanup(func() {
		for _, server := range []*httptest.Server{s.main, s.other, s.once, s.secure, s.control} {
			server.CloseClientConnections()
			server.Close()
		}
	})
	return s
}

// origins is what the scripts are told.
func (s *site) origins() map[string]string {
	return map[string]string{"main": s.main.URL, "other": s.other.URL, "once": s.once.URL, "secure": s.secure.URL, "control": s.control.URL}
}

func (s *site) change(f func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f()
	close(s.changed)
	s.changed = make(chan struct{})
}

// await waits until f holds, or the client leaves.
func (s *site) await(r *http.Request, f func() bool) error {
	late := time.After(deadline)
	for {
		s.mu.Lock()
		holds, changed := f(), s.changed
		s.mu.Unlock()
		if holds {
			return nil
		}
		select {
		case <-changed:
		case <-r.Context().Done():
			return r.Context().Err()
		case <-late:
			return errors.New("it did not happen")
		}
	}
}

func (s *site) answerControl(w http.ResponseWriter, r *http.Request, handle func(*stream, *http.Request) (any, error)) {
	w.Header().Set("Access-Control-Allow-Origin", "*")
	key := r.URL.Query().Get("key")
	s.mu.Lock()
	st := s.streams[key]
	if st == nil {
		st = &stream{}
		s.streams[key] = st
	}
	s.mu.Unlock()
	value, err := handle(st, r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusConflict)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(value)
}

func (s *site) serve(st *stream, r *http.Request) (any, error) {
	var answers []answer
	if err := json.NewDecoder(r.Body).Decode(&answers); err != nil {
		return nil, fmt.Errorf("read the answers: %w", err)
	}
	s.change(func() { st.answers = answers })
	return true, nil
}

// seen gives the requests, once there are as many as asked for.
func (s *site) seen(st *stream, r *http.Request) (any, error) {
	count, _ := strconv.Atoi(r.URL.Query().Get("count"))
	if err := s.await(r, func() bool { return len(st.requests) >= count }); err != nil {
		return nil, fmt.Errorf("%d requests: %w", count, err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	text, err := json.Marshal(st.requests)
	return json.RawMessage(text), err
}

// count is how many requests and preflights there have been.
func (s *site) count(st *stream, _ *http.Request) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return []int{len(st.requests), st.preflights}, nil
}

// drop ends what is still held. (What a browser has given up it may hold on to, with one of its six connections to a host.)
func (s *site) drop(st *stream, _ *http.Request) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, request := range st.requests {
		request.drop()
	}
	return true, nil
}

// index waits for a request: the one whose number is given, or else the latest.
func (s *site) index(st *stream, r *http.Request) (*request, error) {
	given := r.URL.Query().Get("index")
	at, _ := strconv.Atoi(given)
	if err := s.await(r, func() bool { return len(st.requests) > at }); err != nil {
		return nil, fmt.Errorf("request %d: %w", at, err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if given == "" {
		at = len(st.requests) - 1
	}
	return st.requests[at], nil
}

// do takes a step of a held response, and answers when it is done.
func (s *site) do(st *stream, r *http.Request) (any, error) {
	c := command{done: make(chan struct{})}
	if err := json.NewDecoder(r.Body).Decode(&c.step); err != nil {
		return nil, fmt.Errorf("read a step: %w", err)
	}
	to, err := s.index(st, r)
	if err != nil {
		return nil, err
	}
	select {
	case to.commands <- c:
		select {
		case <-c.done:
		case <-to.gone: // a reset does not come back
		}
		return true, nil
	case <-to.gone:
		return nil, errors.New("the request is over: " + to.Left)
	case <-r.Context().Done():
		return nil, r.Context().Err()
	}
}

// left waits for a request's end, and tells how it came.
func (s *site) left(st *stream, r *http.Request) (any, error) {
	of, err := s.index(st, r)
	if err != nil {
		return nil, err
	}
	err = s.await(r, func() bool { return of.Left != "" })
	return of.Left, err
}

func (s *site) stream(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	st := s.streams[r.PathValue("key")]
	s.mu.Unlock()
	if st == nil || len(st.answers) == 0 {
		http.Error(w, "nothing is served here", http.StatusNotFound)
		return
	}
	if r.Method == http.MethodOptions {
		s.change(func() { st.preflights++ })
		allow(w.Header(), r, st.answers[0].CORS)
		return
	}
	scheme := "http://"
	if r.TLS != nil {
		scheme = "https://"
	}
	body, _ := io.ReadAll(r.Body)
	ctx, drop := context.WithCancel(r.Context())
	defer drop()
	r = r.WithContext(ctx)
	seen := &request{Method: r.Method, URL: scheme + r.Host + r.URL.String(), Proto: r.Proto, Headers: map[string]string{}, Body: string(body),
		commands: make(chan command), drop: drop, gone: make(chan struct{})}
	for name, values := range r.Header {
		seen.Headers[strings.ToLower(name)] = strings.Join(values, ", ")
	}
	var a answer
	s.change(func() {
		a = st.answers[min(len(st.requests), len(st.answers)-1)]
		st.requests = append(st.requests, seen)
	})
	defer func() {
		how := "ended"
		if r.Context().Err() != nil {
			how = "cancelled"
		}
		s.change(func() { seen.Left = how })
		close(seen.gone)
	}()
	allow(w.Header(), r, a.CORS)
	(&response{w: w, r: r, answer: a}).send(seen.commands)
}

// allow gives another origin leave to read what it is answered.
func allow(header http.Header, r *http.Request, cors string) {
	if cors == "" {
		return
	}
	header.Set("Access-Control-Allow-Origin", "*")
	if cors == "origin" {
		header.Set("Access-Control-Allow-Origin", r.Header.Get("Origin"))
		header.Set("Access-Control-Allow-Credentials", "true")
	}
	if r.Method == http.MethodOptions {
		header.Set("Access-Control-Allow-Headers", r.Header.Get("Access-Control-Request-Headers"))
		header.Set("Access-Control-Allow-Methods", r.Header.Get("Access-Control-Request-Method"))
	}
}

// response is an answer on its way.
type response struct {
	w      http.ResponseWriter
	r      *http.Request
	answer answer
	zip    *gzip.Writer
}

func (p *response) send(commands chan command) {
	a := p.answer
	if a.Wait {
		select {
		case c := <-commands:
			close(c.done)
			a.Body = append(a.Body, c.step)
		case <-p.r.Context().Done():
			return
		}
	}
	if a.Then == "reset" && len(a.Body) == 0 {
		p.breakOff(false)
		return
	}
	p.head()
	for _, s := range a.Body {
		if !p.take(s) {
			return
		}
	}
	switch {
	case a.Then != "" && a.Then != "hold":
		p.take(step{Do: a.Then})
		return
	case len(a.Body) == 0 && !a.Bare:
		p.take(step{Text: ":\n"})
	}
	for {
		select {
		case c := <-commands:
			goesOn := p.take(c.step)
			close(c.done)
			if !goesOn {
				return
			}
		case <-p.r.Context().Done():
			return
		}
	}
}

func (p *response) head() {
	header := p.w.Header()
	header.Set("Content-Type", "text/event-stream")
	if (p.answer.Then == "" || p.answer.Then == "hold") && p.r.ProtoMajor == 1 {
		// Chromium may take five seconds to give up a connection that it could have used again. (Over HTTP/2 this would end
		// the connection for all.)
		header.Set("Connection", "close")
	}
	for name, value := range p.answer.Headers {
		header.Set(name, value)
	}
	if p.answer.Gzip {
		header.Set("Content-Encoding", "gzip")
		p.zip = gzip.NewWriter(p.w)
	}
	if p.answer.Status == 0 {
		p.answer.Status = http.StatusOK
	}
	p.w.WriteHeader(p.answer.Status)
	p.flush()
}

func (p *response) flush() {
	if p.zip != nil {
		_ = p.zip.Flush()
	}
	_ = http.NewResponseController(p.w).Flush()
}

// take does what a step says; false: the response is over.
func (p *response) take(s step) bool {
	var to io.Writer = p.w
	if p.zip != nil {
		to = p.zip
	}
	text := s.Text
	for _, b := range s.Bytes {
		text += string([]byte{byte(b)})
	}
	switch {
	case s.Bytewise:
		for i := range len(text) {
			_, _ = io.WriteString(to, text[i:i+1])
			p.flush()
		}
	case s.Times > 0:
		for i := range s.Times {
			_, _ = io.WriteString(to, strings.ReplaceAll(text, "%d", strconv.Itoa(i)))
		}
	default:
		_, _ = io.WriteString(to, text)
	}
	switch s.Do {
	case "end":
		if p.zip != nil {
			_ = p.zip.Close()
		}
		return false
	case "reset", "cut":
		p.flush()
		p.breakOff(s.Do == "cut")
		return false
	}
	p.flush()
	return true
}

// breakOff ends the connection as HTTP says it should not end: by a reset, or closed within a chunk. Over HTTP/2 it is the
// stream that is reset.
func (p *response) breakOff(cut bool) {
	conn, buffered, err := http.NewResponseController(p.w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	if cut {
		_, _ = buffered.WriteString("ff\r\ndata: cut off")
		_ = buffered.Flush()
	} else if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = conn.Close()
}
