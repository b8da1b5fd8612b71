package demoserver

import (
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"sync"
	"time"
)

// maxJobs is how many jobs are remembered.
const maxJobs = 1000

// jobs keeps what must outlive a connection: when each job began, and who is
// listening. A job itself is no goroutine: its events follow from its id, and
// which of them have happened follows from the clock.
type jobs struct {
	clock     Clock
	interval  time.Duration
	keepAlive time.Duration

	mu    sync.Mutex
	byID  map[string]*job
	order []*job // as they began, which is as they end: all take equally long
}

// job is one job. Its listeners are guarded by jobs.mu.
type job struct {
	id     string
	start  time.Time
	events [][]byte // event n is events[n-1]
	// listeners holds a channel for each connection that streams the job;
	// closing it severs the connection.
	listeners map[chan struct{}]bool
}

func newJobs(options Options) *jobs {
	return &jobs{
		clock:     options.Clock,
		interval:  options.JobInterval,
		keepAlive: options.KeepAlive,
		byID:      map[string]*job{},
	}
}

// due is when event n of j happens; the first does at once.
func (s *jobs) due(j *job, n int) time.Time {
	return j.start.Add(time.Duration(n-1) * s.interval)
}

func (s *jobs) finished(j *job) bool {
	return !s.clock.Now().Before(s.due(j, len(j.events)))
}

var jobID = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)

func checkID(id string) *apiError {
	if jobID.MatchString(id) {
		return nil
	}
	return badRequest("id", "a job's id has 1 to 64 letters, digits, _ or -")
}

// listen finds the job, or starts it, and registers a listener with it.
func (s *jobs) listen(id string) (*job, chan struct{}, *apiError) {
	s.mu.Lock()
	defer s.mu.Unlock()
	j := s.byID[id]
	if j == nil {
		if len(s.order) >= maxJobs {
			oldest := s.order[0]
			if !s.finished(oldest) {
				return nil, nil, newError(http.StatusServiceUnavailable, "too_many_jobs",
					fmt.Sprintf("%d jobs are running, try again later", maxJobs))
			}
			s.order = s.order[1:]
			delete(s.byID, oldest.id)
		}
		j = &job{id: id, start: s.clock.Now(), events: jobEvents(id), listeners: map[chan struct{}]bool{}}
		s.byID[id] = j
		s.order = append(s.order, j)
	}
	severed := make(chan struct{})
	j.listeners[severed] = true
	return j, severed, nil
}

func (s *jobs) leave(j *job, severed chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(j.listeners, severed)
}

func noSuchJob(id string) *apiError {
	return newError(http.StatusNotFound, "not_found", "there is no job "+id)
}

// connections answers GET /jobs/{id}/connections: how many stream the job.
func (s *jobs) connections(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	s.mu.Lock()
	j := s.byID[id]
	count := 0
	if j != nil {
		count = len(j.listeners)
	}
	s.mu.Unlock()
	if j == nil {
		noSuchJob(id).write(w)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	writeJSON(w, http.StatusOK, map[string]int{"connections": count})
}

// drop answers POST /jobs/{id}/drop: it severs every connection that streams
// the job, which goes on.
func (s *jobs) drop(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	if refused := checkID(id); refused != nil {
		refused.write(w)
		return
	}
	s.mu.Lock()
	j := s.byID[id]
	dropped := 0
	if j != nil {
		dropped = len(j.listeners)
		for severed := range j.listeners {
			close(severed)
		}
		clear(j.listeners)
	}
	s.mu.Unlock()
	if j == nil {
		noSuchJob(id).write(w)
		return
	}
	writeJSON(w, http.StatusOK, map[string]int{"dropped": dropped})
}

// stream answers GET /jobs/{id}: the events after Last-Event-ID, those that
// have happened at once and the others as they happen. Who has seen the last
// one gets 204, at which an EventSource stops for good.
func (s *jobs) stream(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	if refused := checkID(id); refused != nil {
		refused.write(w)
		return
	}
	last := lastEventID(r)
	if last >= jobLength {
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(http.StatusNoContent)
		return
	}
	j, severed, refused := s.listen(id)
	if refused != nil {
		w.Header().Set("Retry-After", "1")
		refused.write(w)
		return
	}
	defer s.leave(j, severed)

	out := startStream(w)
	if out.send([]byte("retry: 1000\n\n")) != nil {
		return
	}
	for n := last + 1; n <= len(j.events); n++ {
		if !s.waitFor(r, out, severed, s.due(j, n)) || out.send(j.events[n-1]) != nil {
			return
		}
	}
}

// lastEventID is 0, which is before the first event, if the client sends none
// or one that this server never gave.
func lastEventID(r *http.Request) int {
	id, err := strconv.Atoi(r.Header.Get("Last-Event-ID"))
	if err != nil || id < 0 {
		return 0
	}
	return id
}

// waitFor returns true once due has come and false if the client has gone; if
// it is severed, the connection ends without the end of its response, which
// the client sees as a network error.
func (s *jobs) waitFor(r *http.Request, out *stream, severed chan struct{}, due time.Time) bool {
	speak := s.nextComment()
	for {
		select { // a gone or severed client counts before an event that is due
		case <-severed:
			panic(http.ErrAbortHandler)
		case <-r.Context().Done():
			return false
		default:
		}
		now := s.clock.Now()
		if !now.Before(due) {
			return true
		}
		if !now.Before(speak) {
			if out.send([]byte(": keep-alive\n\n")) != nil {
				return false
			}
			speak = s.nextComment()
		}
		next := due
		if speak.Before(due) {
			next = speak
		}
		select {
		case <-severed:
		case <-r.Context().Done():
		case <-s.clock.At(next):
		}
	}
}

// nextComment is when a comment is due if nothing else is sent until then;
// without keep-alive, so late that it never is.
func (s *jobs) nextComment() time.Time {
	if s.keepAlive == 0 {
		return s.clock.Now().AddDate(1000, 0, 0)
	}
	return s.clock.Now().Add(s.keepAlive)
}
