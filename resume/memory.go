package resume

import (
	"context"
	"sync"
	"time"
)

// Memory keeps streams in this process: they end with it. The zero value is ready for use.
type Memory struct {
	// MaxBytes bounds what all streams keep together. Past it those that ended first are let go of, earlier than Keep says; while the
	// running ones alone are more, there are no new ones ([ErrFull]). Default: 256 MiB.
	MaxBytes int64

	mu      sync.Mutex
	streams map[string]*stream
	ended   []*stream // in the order of their ends; some may be gone already
	gone    []*stream // of which only that is known; some may be forgotten already
	bytes   int64
}

const (
	defaultMemory = 256 << 20
	streamCost    = 1 << 10 // about what a stream takes beside its events
	eventCost     = 24      // and an event beside its bytes
	blockSize     = 4 << 10 // how much is taken at once for events
	mostGone      = 1 << 16 // streams that are remembered as gone
)

// stream is one that is kept, or was.
type stream struct {
	memory  *Memory
	id      string
	about   About
	stopped chan struct{}

	mu       sync.Mutex
	response Response
	state    State
	first    int64 // number of events[0]
	events   [][]byte
	block    []byte // where the next event's bytes go
	tail     []byte
	bytes    int64         // of the events
	changed  chan struct{} // closed at the next change, if somebody waits
	reading  int           // calls of Read that wait
	read     time.Time     // when the last call began or ended
	unread   *time.Timer
	stop     sync.Once
	gone     bool
}

var _ Store = (*Memory)(nil)

// Create makes a stream: see [Store].
func (m *Memory) Create(_ context.Context, id string, about About) (Run, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if s := m.streams[id]; s != nil {
		if s.isGone() {
			return nil, ErrGone
		}
		return nil, ErrExists
	}
	m.evict()
	if m.bytes >= m.most() {
		return nil, ErrFull
	}
	s := &stream{memory: m, id: id, about: about, stopped: make(chan struct{}), first: 1, read: time.Now()}
	s.unread = time.AfterFunc(about.Unread, s.checkRead)
	if m.streams == nil {
		m.streams = map[string]*stream{}
	}
	m.streams[id] = s
	m.bytes += streamCost
	return s, nil
}

func (m *Memory) most() int64 {
	if m.MaxBytes > 0 {
		return m.MaxBytes
	}
	return defaultMemory
}

// evict lets go of streams that have ended, the first first, until there is room again.
func (m *Memory) evict() {
	for m.bytes >= m.most() && len(m.ended) > 0 {
		s := m.ended[0]
		m.ended = m.ended[1:]
		m.bytes -= s.forget()
	}
}

func (m *Memory) account(bytes int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.bytes += bytes
	m.evict()
}

func (m *Memory) find(id string) (*stream, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if s := m.streams[id]; s != nil {
		return s, nil
	}
	return nil, ErrUnknown
}

func (m *Memory) remove(s *stream) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.streams[s.id] == s {
		delete(m.streams, s.id)
	}
	m.bytes -= s.forget()
	if len(m.gone) > 0 && m.gone[0] == s {
		m.gone = m.gone[1:]
	}
}

// Find gives what is known of a stream: see [Store].
func (m *Memory) Find(_ context.Context, id string) (Info, error) {
	s, err := m.find(id)
	if err != nil {
		return Info{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	info := Info{About: s.about, Response: s.response, State: s.state, First: s.first, Last: s.last()}
	if s.gone {
		return info, ErrGone
	}
	return info, nil
}

// Read waits for what follows: see [Store].
func (m *Memory) Read(ctx context.Context, id string, after int64) (Batch, error) {
	s, err := m.find(id)
	if err != nil {
		return Batch{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.read = time.Now()
	s.reading++
	defer func() {
		s.reading--
		s.read = time.Now()
	}()
	for {
		if batch, ok, err := s.batch(after); ok || err != nil {
			return batch, err
		}
		if s.changed == nil {
			s.changed = make(chan struct{})
		}
		changed := s.changed
		s.mu.Unlock()
		select {
		case <-ctx.Done():
		case <-changed:
		}
		s.mu.Lock()
		if err := ctx.Err(); err != nil {
			return Batch{}, err
		}
	}
}

// Cancel asks for a stream's stop: see [Store].
func (m *Memory) Cancel(_ context.Context, id string) error {
	s, err := m.find(id)
	if err != nil {
		return err
	}
	if s.isGone() {
		return ErrGone
	}
	s.signal()
	return nil
}

// batch is what follows an event, if there is something.
func (s *stream) batch(after int64) (Batch, bool, error) {
	switch {
	case s.gone && s.state == Waiting:
		return Batch{}, false, ErrUnknown // it was discarded
	case s.gone:
		return Batch{}, false, ErrGone
	case after < 0:
		return Batch{State: s.state}, s.state != Waiting, nil
	case after < s.first-1:
		return Batch{}, false, ErrGone
	}
	from := min(after-s.first+1, int64(len(s.events)))
	rest := s.events[from:]
	n, bytes := 0, 0
	for n < len(rest) && (n == 0 || bytes+len(rest[n]) <= BatchBytes) {
		bytes += len(rest[n])
		n++
	}
	switch {
	case n < len(rest):
		return Batch{Events: rest[:n:n], State: Running}, true, nil
	case n > 0 || s.state.Ended():
		return Batch{Events: rest[:n:n], State: s.state, Tail: s.tail}, true, nil
	}
	return Batch{}, false, nil
}

func (s *stream) last() int64 { return s.first + int64(len(s.events)) - 1 }

func (s *stream) change() {
	if s.changed != nil {
		close(s.changed)
		s.changed = nil
	}
}

func (s *stream) isGone() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.gone
}

// forget lets go of all but the memory that there was a stream, and says how much that was.
func (s *stream) forget() (bytes int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.gone {
		return 0
	}
	bytes = s.bytes + streamCost
	s.gone, s.events, s.block, s.tail, s.response, s.bytes = true, nil, nil, nil, Response{}, 0
	s.unread.Stop()
	s.change()
	return bytes
}

func (s *stream) signal() { s.stop.Do(func() { close(s.stopped) }) }

// checkRead stops the stream if nobody has read it for long.
func (s *stream) checkRead() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.gone || s.state.Ended() {
		return
	}
	wait := s.about.Unread - time.Since(s.read)
	if s.reading > 0 {
		wait = s.about.Unread
	}
	if wait > 0 {
		s.unread.Reset(wait)
		return
	}
	s.signal()
}

// Start, Append, End, Discard and Stopped make a stream a [Run].

func (s *stream) Start(_ context.Context, response Response) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.response, s.state = response, Running
	s.change()
	return nil
}

func (s *stream) Append(_ context.Context, events [][]byte) error {
	s.memory.account(s.append(events))
	return nil
}

func (s *stream) append(events [][]byte) (added int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	before := s.bytes
	for _, event := range events {
		s.events = append(s.events, s.copy(event))
		s.bytes += int64(len(event)) + eventCost
	}
	for len(s.events) > 1 && (len(s.events) > s.about.Events || s.bytes > s.about.Bytes) {
		s.bytes -= int64(len(s.events[0])) + eventCost
		s.events = s.events[1:] // readers may still have what is let go of here
		s.first++
	}
	s.change()
	return s.bytes - before
}

// copy puts short events side by side.
func (s *stream) copy(event []byte) []byte {
	if len(event) > cap(s.block)-len(s.block) {
		if len(event) > blockSize/4 {
			return append([]byte(nil), event...)
		}
		s.block = make([]byte, 0, min(blockSize, max(512, 2*cap(s.block))))
	}
	from := len(s.block)
	s.block = append(s.block, event...)
	return s.block[from:len(s.block):len(s.block)]
}

func (s *stream) End(_ context.Context, state State, tail []byte) error {
	s.mu.Lock()
	s.state, s.tail, s.block = state, append([]byte(nil), tail...), nil
	s.unread.Stop()
	s.change()
	s.mu.Unlock()
	m := s.memory
	m.mu.Lock()
	defer m.mu.Unlock()
	m.ended = append(m.ended, s)
	time.AfterFunc(s.about.Keep, s.expire)
	return nil
}

// expire makes of the stream what tells that it is gone.
func (s *stream) expire() {
	m := s.memory
	m.mu.Lock()
	defer m.mu.Unlock()
	m.bytes -= s.forget()
	for len(m.ended) > 0 && m.ended[0].isGone() {
		m.ended = m.ended[1:]
	}
	m.gone = append(m.gone, s)
	if len(m.gone) > mostGone {
		delete(m.streams, m.gone[0].id)
		m.gone = m.gone[1:]
	}
	time.AfterFunc(Remember, func() { m.remove(s) })
}

func (s *stream) Discard(context.Context) error {
	s.memory.remove(s)
	return nil
}

func (s *stream) Stopped() <-chan struct{} { return s.stopped }
