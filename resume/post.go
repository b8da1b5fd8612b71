package resume

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"sync"
)

// refuse answers with a status and a line of text.
func refuse(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Cache-Control", "no-store")
	if status == http.StatusServiceUnavailable || status == http.StatusTooManyRequests {
		w.Header().Set("Retry-After", "1")
	}
	http.Error(w, text, status)
}

func (h *Handler) owner(w http.ResponseWriter, r *http.Request) (string, bool) {
	if h.options.Owner == nil {
		return "", true
	}
	owner, err := h.options.Owner(r)
	if err != nil {
		refuse(w, http.StatusUnauthorized, "who asks is not known")
		return "", false
	}
	return owner, true
}

// post runs a request, or attaches it to the run of an earlier one.
func (h *Handler) post(w http.ResponseWriter, r *http.Request) {
	owner, ok := h.owner(w, r)
	if !ok {
		return
	}
	about := About{Owner: owner, Path: r.URL.Path, Limits: h.options.Limits}
	key := r.Header.Get("Idempotency-Key")
	if key == "" {
		h.create(w, r, newID(), about, nil)
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, h.options.Body))
	if err != nil {
		if tooLong := (*http.MaxBytesError)(nil); errors.As(err, &tooLong) {
			refuse(w, http.StatusRequestEntityTooLarge, "the body of a request with an Idempotency-Key is too long")
			return
		}
		refuse(w, http.StatusBadRequest, "the body cannot be read")
		return
	}
	about.Asked = hash(h.withoutParameter(r.URL).RawQuery, string(body))
	id := keyedID(owner, about.Path, key)
	for h.create(w, r, id, about, body) {
		if !h.attach(w, r, id, about) {
			return
		}
	}
}

// create makes a stream and runs the request for it. It says whether there is one with that id already; then it has answered nothing.
func (h *Handler) create(w http.ResponseWriter, r *http.Request, id string, about About, body []byte) (exists bool) {
	run := &run{h: h, id: id, keyed: body != nil, client: w, header: http.Header{}, decided: make(chan struct{}), finished: make(chan struct{})}
	run.dec.MaxEventSize = h.options.EventSize
	ctx, cancel := context.WithCancel(withServer(context.WithoutCancel(r.Context())))
	run.cancel = cancel
	if !h.begin(run) {
		cancel()
		if run.keyed { // which need not be run
			if _, err := h.store.Find(r.Context(), id); err == nil {
				return true
			}
		}
		refuse(w, http.StatusServiceUnavailable, "too many streams are at work")
		return false
	}
	kept, err := h.store.Create(context.WithoutCancel(r.Context()), id, about)
	if err != nil {
		cancel()
		h.finished(run)
		if errors.Is(err, ErrExists) {
			return true
		}
		h.refuseFor(w, err)
		return false
	}
	run.kept = kept
	request := r.Clone(ctx)
	request.URL = h.withoutParameter(r.URL)
	request.Header.Del("Last-Event-ID")
	request.Header.Del("Accept-Encoding") // a stream must be readable here
	if body != nil {
		request.Body, request.ContentLength, request.TransferEncoding = io.NopCloser(bytes.NewReader(body)), int64(len(body)), nil
	} else if r.Body != nil && r.Body != http.NoBody {
		run.body = &lastingBody{ReadCloser: r.Body}
		request.Body = run.body
	}
	go run.serve(h.next, request)
	h.watch(w, r, run, about)
	return false
}

// watch is the client's part in a run that it has begun.
func (h *Handler) watch(w http.ResponseWriter, r *http.Request, run *run, about About) {
	select {
	case <-run.decided:
	case <-r.Context().Done():
		left := run.leave()
		if left && run.keyed {
			return // whoever comes with the key will have it
		}
		if left {
			run.cancel() // nobody has an id to go on with
			<-run.finished
			return
		}
	}
	if !run.streams {
		stop := context.AfterFunc(r.Context(), run.cancel)
		<-run.finished
		stop()
		if run.panicked != nil {
			panic(run.panicked)
		}
		return
	}
	if run.body != nil && run.body.readAhead() {
		_ = http.NewResponseController(w).EnableFullDuplex() // HTTP/2 always is
	}
	h.follow(w, r, reader{stream: run.id, status: run.response.Status, header: run.own, announce: true})
}

// lastingBody is a request's body for a run that reads it beside its answer, and behind the request's own end. The server throws away
// what is left of a body before it answers; from then on reading it is an error, even if there was nothing left.
type lastingBody struct {
	io.ReadCloser
	mu           sync.Mutex
	begun, ended bool
	ahead        bytes.Buffer
}

// mostAhead is as much as [http.Server] would throw away.
const mostAhead = 256 << 10

// readAhead takes in a body that nobody has begun to read: only at its end does the server notice that a client leaves. It says
// whether the run has to read on beside the answer.
func (b *lastingBody) readAhead() (more bool) {
	if !b.mu.TryLock() {
		return true // somebody reads
	}
	defer b.mu.Unlock()
	if !b.begun {
		n, err := io.CopyN(&b.ahead, b.ReadCloser, mostAhead+1)
		b.ended = n <= mostAhead && err == io.EOF
	}
	return !b.ended
}

func (b *lastingBody) Read(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.begun = true
	if b.ahead.Len() > 0 {
		return b.ahead.Read(p)
	}
	if b.ended {
		return 0, io.EOF
	}
	n, err := b.ReadCloser.Read(p)
	b.ended = err == io.EOF
	return n, err
}

// attach answers a POST from the run of an earlier one with its key. It says whether that is to be tried anew, as there is none.
func (h *Handler) attach(w http.ResponseWriter, r *http.Request, id string, about About) (again bool) {
	info, err := h.store.Find(r.Context(), id)
	if err == nil && info.Asked != about.Asked {
		refuse(w, http.StatusUnprocessableEntity, "the Idempotency-Key was used for another request")
		return false
	}
	if err == nil && info.State == Waiting {
		if _, err = h.store.Read(r.Context(), id, -1); err == nil {
			info, err = h.store.Find(r.Context(), id)
		}
	}
	switch {
	case errors.Is(err, ErrUnknown):
		return true // its response was no stream
	case r.Context().Err() != nil:
		return false
	case err != nil:
		h.refuseFor(w, err)
		return false
	}
	from := reader{stream: id, status: info.Status, header: info.Header, announce: true}
	if p, ok := h.position(r); ok && p.stream == id {
		from.after, from.announce = p.after, false
	}
	if h.refuseLost(w, info, from.after) {
		return false
	}
	h.follow(w, r, from)
	return false
}

// refuseFor answers for an error of the store.
func (h *Handler) refuseFor(w http.ResponseWriter, err error) {
	switch {
	case errors.Is(err, ErrUnknown):
		refuse(w, http.StatusNotFound, "there is no such stream")
	case errors.Is(err, ErrGone):
		refuse(w, http.StatusGone, "the stream is not kept any more")
	case errors.Is(err, ErrFull):
		refuse(w, http.StatusServiceUnavailable, "too many streams are kept")
	default:
		h.options.ErrorLog.Printf("resume: the store: %v", err)
		refuse(w, http.StatusServiceUnavailable, "the store of streams does not answer")
	}
}

// refuseLost answers if a stream has nothing to give behind a position, and never will.
func (h *Handler) refuseLost(w http.ResponseWriter, info Info, after int64) bool {
	switch {
	case after > info.Last, after < info.First-1:
		refuse(w, http.StatusGone, "what follows is not kept any more")
	case info.State == Broken && after == info.Last:
		refuse(w, http.StatusGone, "the stream has broken off here")
	default:
		return false
	}
	return true
}

// withoutParameter is the URL that the handler behind gets.
func (h *Handler) withoutParameter(from *url.URL) *url.URL {
	if h.options.Parameter == "" || !from.Query().Has(h.options.Parameter) {
		return from
	}
	to := *from
	query := to.Query()
	query.Del(h.options.Parameter)
	to.RawQuery = query.Encode()
	return &to
}

// withServer makes a reverse proxy tell a body that breaks off by its panic, as it does in an [http.Server].
func withServer(ctx context.Context) context.Context {
	if ctx.Value(http.ServerContextKey) != nil {
		return ctx
	}
	return context.WithValue(ctx, http.ServerContextKey, &http.Server{})
}
