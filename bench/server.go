package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// Stream is a payload that the server holds ready under an id, and what it has seen of its requests.
type Stream struct {
	id       string
	payload  *Payload
	pause    time.Duration // before each write
	stamped  bool          // each write is one event that begins with the time of the write
	requests int           // expected; nothing is written before all have arrived
	ready    chan struct{} // closed when they have
	ends     bool          // the response ends behind the payload

	mu      sync.Mutex
	arrived []time.Time // of each request
	sent    int         // bytes written
	ended   time.Time   // when the last of them was
}

// stampDigits is how many decimal digits the microseconds since 1970 take.
const stampDigits = 16

// requestBody is what clients POST; the server reads it and looks no further.
var requestBody = func() string {
	type message struct {
		Role    string `json:"role"`
		Content string `json:"content"`
	}
	body, err := json.Marshal(map[string]any{
		"model": "gpt-4o", "stream": true,
		"messages": []message{{"system", "You are terse."}, {"user", "Say something long about streams."}},
	})
	if err != nil {
		panic(err)
	}
	return string(body)
}()

// server serves pages and streams, over HTTP/1.1 and, for many streams at once, over HTTP/2.
type server struct {
	bundles   map[string]*Bundle
	plain     *http.Server
	secure    *http.Server
	plainURL  string
	secureURL string

	mu      sync.Mutex
	streams map[string]*Stream
	next    int
}

func startServer(bundles map[string]*Bundle) (*server, error) {
	s := &server{bundles: bundles, streams: map[string]*Stream{}}
	certificate, err := selfSigned()
	if err != nil {
		return nil, fmt.Errorf("certificate: %w", err)
	}
	quiet := log.New(io.Discard, "", 0) // the browser hangs up on purpose
	s.plain = &http.Server{Handler: s.handler(), ErrorLog: quiet}
	s.secure = &http.Server{
		Handler: s.handler(), ErrorLog: quiet,
		TLSConfig: &tls.Config{Certificates: []tls.Certificate{certificate}},
	}
	serve := func(scheme string, start func(net.Listener) error) (string, error) {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return "", err
		}
		go func() {
			if err := start(listener); !errors.Is(err, http.ErrServerClosed) {
				log.Print("server: ", err)
			}
		}()
		return scheme + "://" + listener.Addr().String(), nil
	}
	if s.plainURL, err = serve("http", s.plain.Serve); err != nil {
		return nil, err
	}
	s.secureURL, err = serve("https", func(l net.Listener) error { return s.secure.ServeTLS(l, "", "") })
	return s, err
}

func (s *server) close() {
	_ = s.plain.Close()
	_ = s.secure.Close()
}

// add makes a stream ready for the given number of requests.
func (s *server) add(payload *Payload, requests int, pause time.Duration, stamped bool) *Stream {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.next++
	stream := &Stream{
		id: strconv.Itoa(s.next), payload: payload, pause: pause, stamped: stamped,
		requests: requests, ready: make(chan struct{}),
	}
	s.streams[stream.id] = stream
	return stream
}

func (s *server) remove(stream *Stream) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.streams, stream.id)
}

func (s *server) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/stream/{id}/{number}", func(w http.ResponseWriter, r *http.Request) {
		arrived := time.Now()
		s.mu.Lock()
		stream := s.streams[r.PathValue("id")]
		s.mu.Unlock()
		if stream == nil {
			w.WriteHeader(http.StatusNoContent) // tells whoever reconnects to stop
			return
		}
		stream.serve(w, r, arrived)
	})
	mux.HandleFunc("/page/{candidate}", s.page)
	mux.HandleFunc("/script/{candidate}", s.script)
	mux.HandleFunc("/cold/{candidate}/{id}", s.cold)
	return mux
}

func (st *Stream) serve(w http.ResponseWriter, r *http.Request, arrived time.Time) {
	_, _ = io.Copy(io.Discard, r.Body)
	st.mu.Lock()
	st.arrived = append(st.arrived, arrived)
	count := len(st.arrived)
	st.mu.Unlock()
	if count > st.requests {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	control := http.NewResponseController(w)
	if control.Flush() != nil {
		return
	}
	if count == st.requests {
		close(st.ready)
	}
	select {
	case <-st.ready:
	case <-r.Context().Done():
		return
	}
	st.write(w, control)
	if st.ends {
		return
	}
	<-r.Context().Done() // the end is the client's to make: nobody has a reason to reconnect
}

func (st *Stream) write(w http.ResponseWriter, control *http.ResponseController) {
	sent := 0
	var stamped []byte
	for _, write := range st.payload.Writes {
		if st.pause > 0 {
			pause(st.pause)
		}
		if st.stamped {
			stamped = append(stamped[:0], write...)
			now := strconv.FormatInt(time.Now().UnixMicro(), 10)
			copy(stamped[len("data: "):], now)
			write = stamped
		}
		n, err := w.Write(write)
		sent += n
		if err != nil || control.Flush() != nil {
			break
		}
	}
	st.mu.Lock()
	st.sent += sent
	st.ended = time.Now()
	st.mu.Unlock()
}

func (st *Stream) bytesSent() int {
	st.mu.Lock()
	defer st.mu.Unlock()
	return st.sent
}

// firstArrival is when the first request was read.
func (st *Stream) firstArrival() (time.Time, bool) {
	st.mu.Lock()
	defer st.mu.Unlock()
	if len(st.arrived) == 0 {
		return time.Time{}, false
	}
	return st.arrived[0], true
}

// isolate lets the page have the fine clock (5 µs instead of 100).
func isolate(w http.ResponseWriter) {
	w.Header().Set("Cross-Origin-Opener-Policy", "same-origin")
	w.Header().Set("Cross-Origin-Embedder-Policy", "require-corp")
	w.Header().Set("Cache-Control", "no-store")
}

const head = `<!doctype html><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,">`

func (s *server) page(w http.ResponseWriter, r *http.Request) {
	isolate(w)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprintf(w, "%s<script type=\"module\" src=\"/script/%s\"></script>", head, r.PathValue("candidate"))
}

func (s *server) script(w http.ResponseWriter, r *http.Request) {
	bundle := s.bundles[r.PathValue("candidate")]
	if bundle == nil || bundle.Err != nil {
		http.NotFound(w, r)
		return
	}
	isolate(w)
	w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	_, _ = w.Write(bundle.Page)
}

//go:embed page/cold.js
var coldScript string

// cold is a page with everything inline, so that nothing but the library's own work lies between the clocks.
func (s *server) cold(w http.ResponseWriter, r *http.Request) {
	bundle := s.bundles[r.PathValue("candidate")]
	if bundle == nil || bundle.Err != nil {
		http.NotFound(w, r)
		return
	}
	plan, err := json.Marshal(map[string]any{
		"url": "/stream/" + r.PathValue("id") + "/0", "init": streamInit(), "types": []string{},
	})
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	isolate(w)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprintf(w, `%s<script>
{
  const { fetch: realFetch } = globalThis;
  const { send } = XMLHttpRequest.prototype;
  const note = () => { sent ??= performance.now(); };
  globalThis.fetch = (...args) => (note(), realFetch(...args));
  XMLHttpRequest.prototype.send = function (...args) { note(); return send.apply(this, args); };
}
var sent, plan = %s, begun = performance.now();
</script><script>%s</script><script>%s</script>`, head, plan, bundle.Cold, coldScript)
}

// streamInit is the request that clients make who can make one.
func streamInit() map[string]any {
	return map[string]any{
		"method": "POST", "body": requestBody, "headers": map[string]string{"Content-Type": "application/json"},
	}
}

func selfSigned() (tls.Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return tls.Certificate{}, err
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1),
		NotBefore:    time.Now().Add(-time.Hour),
		NotAfter:     time.Now().Add(24 * time.Hour),
		IPAddresses:  []net.IP{net.IPv4(127, 0, 0, 1)},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, err
}
