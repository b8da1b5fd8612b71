package main

import "time"

// Kind of workload: what is done with a page and which measures come out.
type Kind int

const (
	throughput Kind = iota // main-thread and wall time per event
	latency                // delay from write to listener
	heapGrowth             // JS heap that stays after the stream's events
	heapIdle               // JS heap per open stream
	startUp                // a cold page up to the first event
	wasmMemory             // memory of our module after little and after much
	storm                  // listeners that take long: the longest task, frames, and the time in all
	renders                // a hook that renders an answer: main thread, renders, longest task, the last paint
	inEngine               // wall time in the page, in an engine of its own
)

// Workload is one named row of the benchmark.
type Workload struct {
	Name    string
	Title   string
	Kind    Kind
	Events  int // per stream
	Warm    int // events of the unmeasured stream that each page begins with
	Quick   int // events when -quick
	Payload func(events int) *Payload
	Streams int           // at once, over HTTP/2; 0: one, over HTTP/1.1
	Pause   time.Duration // before each write
	Limit   time.Duration // for one run
	Milli   bool          // figures are in ms, not in µs
	Rounds  int           // at most; 0: as many as -rounds says
	Floors  bool          // the floors can run it
	Types   []string
	Only    func(Candidate) bool // nil: every candidate that the kind is for
	Busy    time.Duration        // what each listener takes
	Get     bool                 // those that could POST send a GET, too
	Engine  string               // of inEngine: which
}

// Names that the bounds ask for.
const (
	openai64   = "openai-64"
	openai1    = "openai-1"
	chinese64  = "chinese-64"
	chinese1   = "chinese-1"
	line4MiB   = "line-4MiB"
	lineBurst  = "line-4MiB-burst"
	size1MB    = "size-1MB"
	size16MB   = "size-16MB"
	latencyRow = "latency"
	startUpRow = "start-up"
	heapRow    = "heap-1M"
	idleRow    = "heap-idle"
	wasmRow    = "wasm-memory"
	tokens20   = "tokens-20B"
	namedRow   = "named-ids"
)

// singly is the pause before each write of the workloads at one event a write. It is long enough that the browser
// hands over every event as a chunk of its own, which the floor's count of chunks confirms.
const singly = 150 * time.Microsecond

func workloads() []Workload {
	packed := func(events []event) func(int) *Payload {
		return func(n int) *Payload { return cyclic(events, n, 64) }
	}
	one := func(events []event) func(int) *Payload {
		return func(n int) *Payload { return cyclic(events, n, 1) }
	}
	latinChat, chineseChat := chatEvents(latin, 12), chatEvents(chinese, 6)
	image := func(n int) *Payload { return cut(base64Event(4<<20), n, 1460) }
	limit := 20 * time.Second

	list := []Workload{
		{Name: openai64, Title: "OpenAI-shaped chunks of about 240 bytes, 64 a write",
			Events: 32768, Warm: 8192, Quick: 4096, Payload: packed(latinChat), Floors: true},
		{Name: openai1, Title: "the same, 1 a write",
			Events: 4096, Warm: 2048, Quick: 1024, Payload: one(latinChat), Pause: singly, Floors: true},
		{Name: chinese64, Title: "the same in Chinese, 64 a write",
			Events: 32768, Warm: 8192, Quick: 4096, Payload: packed(chineseChat), Floors: true},
		{Name: chinese1, Title: "the same in Chinese, 1 a write",
			Events: 4096, Warm: 2048, Quick: 1024, Payload: one(chineseChat), Pause: singly, Floors: true},
		{Name: tokens20, Title: "events of 20 bytes, 64 a write",
			Events: 65536, Warm: 8192, Quick: 8192, Payload: packed(tokenEvents()), Floors: true},
		{Name: namedRow, Title: "named events with ids, 64 a write",
			Events: 32768, Warm: 8192, Quick: 4096, Payload: packed(namedEvents()), Types: eventTypes, Floors: true},
		{Name: line4MiB, Title: "one line of 4 MiB of base64 in writes of 1,460 bytes, a pause before each",
			Events: 1, Warm: 1, Quick: 1, Milli: true, Pause: singly, Floors: true, Payload: image},
		{Name: lineBurst, Title: "the same without a pause: the browser makes larger chunks",
			Events: 1, Warm: 1, Quick: 1, Milli: true, Floors: true, Payload: image},
	}
	list = append(list, sizes()...)
	list = append(list,
		Workload{Name: "comments", Title: "10,000 keep-alive comments, then one event (20 times over)",
			Events: 20, Warm: 2, Quick: 4, Milli: true, Floors: true,
			Payload: func(n int) *Payload { return commentEvents(10000, n) }},
		Workload{Name: "parallel-100", Title: "100 streams at once over HTTP/2, 200 events each, 1 a write",
			Events: 200, Warm: 20, Quick: 20, Streams: 100, Floors: true, Payload: one(latinChat)},
		Workload{Name: latencyRow, Title: "from the server's write to the listener, an event every 5 ms", Kind: latency,
			Events: 300, Warm: 300, Quick: 60, Pause: 5 * time.Millisecond, Milli: true, Floors: true,
			Payload: one(stampedEvents())},
		Workload{Name: startUpRow, Title: "a cold page with the script inline", Kind: startUp,
			Events: 1, Quick: 1, Milli: true, Payload: one(latinChat)},
		Workload{Name: heapRow, Title: "JS heap kept after 1 million events of 20 bytes, the stream still open",
			Kind: heapGrowth, Events: 1 << 20, Warm: 8192, Quick: 1 << 16, Payload: packed(tokenEvents()), Rounds: 1,
			Limit: 60 * time.Second},
		Workload{Name: idleRow, Title: "JS heap per idle stream, 100 open over HTTP/2 after one event each",
			Kind: heapIdle, Events: 1, Warm: 1, Quick: 1, Streams: 100, Payload: one(latinChat), Rounds: 3, Floors: true},
		Workload{Name: wasmRow, Title: "wasm memory after 1 KB and after 1 GB", Kind: wasmMemory,
			Events: 16 * 15_000, Warm: 4, Quick: 16 * 150, Rounds: 1, Limit: 60 * time.Second,
			Payload: func(n int) *Payload { return cyclic(mixedEvents(), n, 16) }},
	)
	list = append(list, storms()...)
	list = append(list, answers()...)
	list = append(list, engineRows()...)
	for i := range list {
		list[i].Limit = max(list[i].Limit, limit)
		list[i].Streams = max(list[i].Streams, 1)
	}
	return list
}

// sizes all send 16 MB, as many events of one size: a client whose time is linear takes as long for each.
func sizes() []Workload {
	const total = 16_000_000
	var list []Workload
	for _, s := range []struct {
		name string
		size int
	}{{"size-1KB", 1000}, {"size-64KB", 64_000}, {size1MB, 1_000_000}, {"size-4MB", 4_000_000}, {size16MB, total}} {
		e := base64Event(s.size)
		list = append(list, Workload{
			Name: s.name, Title: "events of " + s.name[len("size-"):] + ", 16 MB in all, writes of 64 KiB",
			Events: total / s.size, Warm: max(1, 1_000_000/s.size), Quick: max(1, total/s.size/10), Milli: s.size > 1000,
			Rounds: 3, Floors: true,
			Payload: func(n int) *Payload { return cut(e, n, 1<<16) },
		})
	}
	return list
}

// secure says that the workload needs HTTP/2: HTTP/1.1 stops at six connections to a host.
func (w Workload) secure() bool { return w.Streams > 1 }

// unit of the workload's times.
func (w Workload) unit() string {
	if w.Milli {
		return "ms"
	}
	return "µs"
}
