package demoserver

import (
	"net/http"
	"sync"

	"eventsource-wasm/resume"
)

// resumablePath is where all services are once more, behind package resume:
// there an answer outlives the page that has asked for it.
const resumablePath = "/resumable"

// newResumable wraps the services. It counts the prompts that they are given.
func newResumable(services http.Handler, prompts *prompts) http.Handler {
	asked := http.StripPrefix(resumablePath, services)
	return resume.New(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			prompts.count(r.URL.Query().Get("run"))
		}
		asked.ServeHTTP(w, r)
	}), resume.Options{Streams: 1000})
}

// maxPrompts is how many names are remembered.
const maxPrompts = 1000

// prompts counts how often a prompt was run, by the name that the page has
// given it in the parameter run.
type prompts struct {
	mu    sync.Mutex
	times map[string]int
	order []string
}

func (p *prompts) count(name string) {
	if name == "" || len(name) > 64 {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.times == nil {
		p.times = map[string]int{}
	}
	if p.times[name] == 0 {
		p.order = append(p.order, name)
		if len(p.order) > maxPrompts {
			delete(p.times, p.order[0])
			p.order = p.order[1:]
		}
	}
	p.times[name]++
}

// ServeHTTP answers GET /prompts/{run}.
func (p *prompts) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	times := p.times[r.PathValue("run")]
	p.mu.Unlock()
	writeJSON(w, http.StatusOK, map[string]int{"prompts": times})
}
