package resume_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"

	"eventsource-wasm/resume"
)

// nowhere is a response that is not kept.
type nowhere struct{ header http.Header }

func (n nowhere) Header() http.Header         { return n.header }
func (n nowhere) WriteHeader(int)             {}
func (n nowhere) Write(b []byte) (int, error) { return len(b), nil }
func (n nowhere) Flush()                      {}

// model answers with so many events, each in a write of its own.
func model(events int) http.Handler {
	event := fmt.Sprintf("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":%q}}]}\n\n", strings.Repeat("text ", 10))
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		for range events {
			_, _ = io.WriteString(w, event)
			w.(http.Flusher).Flush()
		}
	})
}

// BenchmarkStreams runs whole streams of 100 events of 100 bytes, from the model to a reader that takes all at once.
func BenchmarkStreams(b *testing.B) {
	const events = 100
	for _, c := range []struct {
		name string
		wrap func(http.Handler) http.Handler
	}{
		{"bare", func(next http.Handler) http.Handler { return next }},
		{"memory", func(next http.Handler) http.Handler {
			return resume.New(next, resume.Options{Store: &resume.Memory{MaxBytes: 64 << 20}})
		}},
	} {
		b.Run(c.name, func(b *testing.B) {
			handler := c.wrap(model(events))
			b.ReportAllocs()
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					handler.ServeHTTP(nowhere{http.Header{}}, httptest.NewRequest("POST", "/", strings.NewReader("prompt")))
				}
			})
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "streams/s")
			b.ReportMetric(float64(b.N)*events/b.Elapsed().Seconds(), "events/s")
		})
	}
}

// BenchmarkKept tells the memory that a stream takes behind its end, beside the bytes of its events.
func BenchmarkKept(b *testing.B) {
	for _, events := range []int{0, 100, 1000} {
		b.Run(fmt.Sprint(events), func(b *testing.B) {
			for b.Loop() {
				const streams = 1000
				handler := resume.New(model(events), resume.Options{Store: &resume.Memory{MaxBytes: 1 << 30}})
				before := heap()
				for range streams {
					handler.ServeHTTP(nowhere{http.Header{}}, httptest.NewRequest("POST", "/", nil))
				}
				b.ReportMetric(float64(heap()-before)/streams, "B/stream")
				runtime.KeepAlive(handler)
			}
			b.ReportMetric(float64(events*len("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\"}}]}\n"+strings.Repeat("text ", 10))), "B/text")
		})
	}
}

func heap() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
