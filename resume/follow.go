package resume

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"net/http"
	"sync"
	"time"
)

// buffers are for what goes to a store or to a reader at once.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// reader is who gets a stream's events, and from where on.
type reader struct {
	stream   string
	after    int64
	status   int
	header   http.Header
	announce bool // the stream's id comes first
}

// known answers a GET or DELETE with a stream's id.
func (h *Handler) known(w http.ResponseWriter, r *http.Request, p position) {
	owner, ok := h.owner(w, r)
	if !ok {
		return
	}
	info, err := h.store.Find(r.Context(), p.stream)
	if (err == nil || errors.Is(err, ErrGone)) && (info.Owner != owner || info.Path != r.URL.Path) {
		err = ErrUnknown
	}
	if err == nil && info.State == Waiting {
		err = ErrUnknown // nobody has been given an id of it
	}
	if err == nil && r.Method == http.MethodDelete {
		err = h.store.Cancel(r.Context(), p.stream)
	}
	switch {
	case err != nil:
		h.refuseFor(w, err)
	case r.Method == http.MethodDelete:
		w.WriteHeader(http.StatusNoContent)
	case h.refuseLost(w, info, p.after):
	case info.State == Complete && p.after == info.Last:
		w.WriteHeader(http.StatusNoContent)
	default:
		h.follow(w, r, reader{stream: p.stream, after: p.after, status: http.StatusOK, header: info.Header})
	}
}

// follow writes a stream's events as they come, to its end.
func (h *Handler) follow(w http.ResponseWriter, r *http.Request, from reader) {
	if !h.reading(from.stream) {
		refuse(w, http.StatusTooManyRequests, "too many read this stream")
		return
	}
	defer h.left(from.stream)
	header := w.Header()
	maps.Copy(header, from.header.Clone())
	if header.Get("Cache-Control") == "" {
		header.Set("Cache-Control", "no-store")
	}
	if header.Get("X-Accel-Buffering") == "" {
		header.Set("X-Accel-Buffering", "no")
	}
	w.WriteHeader(from.status)
	out := output{w, http.NewResponseController(w), h.options.WriteTimeout}
	state, err := h.copy(out, r.Context(), from)
	if err != nil && r.Context().Err() != nil {
		return // the reader has left
	}
	_ = out.deadlines.SetWriteDeadline(time.Time{})
	if err != nil || state == Broken {
		// It has what there is. A broken body tells that this is not all.
		panic(http.ErrAbortHandler)
	}
}

// output is a connection to a reader.
type output struct {
	w         http.ResponseWriter
	deadlines *http.ResponseController
	timeout   time.Duration
}

// send writes and flushes. Some writers have no deadlines.
func (o output) send(b []byte) error {
	_ = o.deadlines.SetWriteDeadline(time.Now().Add(o.timeout))
	if len(b) > 0 {
		if _, err := o.w.Write(b); err != nil {
			return err
		}
	}
	return o.deadlines.Flush()
}

// copy gives the state in which the stream has ended, or what has kept the reader from it.
func (h *Handler) copy(out output, ctx context.Context, from reader) (State, error) {
	var first []byte
	if from.announce {
		first = append(appendPosition([]byte("id: "), from.stream, 0), "\n\n"...)
	}
	if err := out.send(first); err != nil {
		return 0, err
	}
	for after := from.after; ; {
		batch, err := h.await(ctx, from.stream, after)
		if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
			if err := out.send([]byte(":\n\n")); err != nil {
				return 0, err
			}
			continue
		}
		if err != nil {
			return 0, err
		}
		if err := writeBatch(out, from.stream, after, batch); err != nil {
			return 0, err
		}
		if after += int64(len(batch.Events)); batch.State.Ended() {
			return batch.State, nil
		}
	}
}

// await waits for what follows, but not longer than a reader is left without a sign.
func (h *Handler) await(ctx context.Context, stream string, after int64) (Batch, error) {
	ctx, cancel := context.WithTimeout(ctx, h.options.Heartbeat)
	defer cancel()
	return h.store.Read(ctx, stream, after)
}

// writeBatch gives each event its id and the blank line behind it.
func writeBatch(out output, stream string, after int64, batch Batch) error {
	buffer := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buffer)
	buffer.Reset()
	for i, event := range batch.Events {
		_, _ = buffer.WriteString("id: ")
		_, _ = buffer.Write(appendPosition(buffer.AvailableBuffer(), stream, after+int64(i)+1))
		_ = buffer.WriteByte('\n')
		_, _ = buffer.Write(event)
		_ = buffer.WriteByte('\n')
	}
	if batch.State == Complete {
		_, _ = buffer.Write(batch.Tail)
	}
	if buffer.Len() == 0 {
		return nil
	}
	return out.send(buffer.Bytes())
}
