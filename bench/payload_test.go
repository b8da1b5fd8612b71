package main

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// parsed counts what a stream of single-line data holds, without any of the code that made it.
func parsed(stream string) (events, units int, types map[string]int, lastID string) {
	kind := ""
	for line := range strings.Lines(stream) {
		line = strings.TrimSuffix(line, "\n")
		if rest, ok := strings.CutPrefix(line, "event: "); ok {
			kind = rest
		}
		if rest, ok := strings.CutPrefix(line, "id: "); ok {
			lastID = rest
		}
		if rest, ok := strings.CutPrefix(line, "data: "); ok {
			events++
			units += len([]rune(rest)) // all characters used are in the basic plane
			if kind != "" {
				if types == nil {
					types = map[string]int{}
				}
				types[kind]++
			}
			kind = ""
		}
	}
	return events, units, types, lastID
}

func TestPayloadsAreWhatTheySay(t *testing.T) {
	for _, w := range workloads() {
		t.Run(w.Name, func(t *testing.T) {
			p := w.Payload(w.Quick)
			stream := string(bytes.Join(p.Writes, nil))
			events, units, types, lastID := parsed(stream)
			assert.Len(t, stream, p.Bytes)
			assert.Equal(t, p.Events, events)
			assert.Equal(t, p.Units, units)
			assert.Equal(t, p.Types, types)
			assert.Equal(t, p.LastID, lastID)
			assert.True(t, strings.HasSuffix(stream, "\n\n"), "the last event ends")
		})
	}
}

func TestShapes(t *testing.T) {
	byName := map[string]*Payload{}
	for _, w := range workloads() {
		byName[w.Name] = w.Payload(w.Quick)
	}
	perEvent := func(name string) float64 { return float64(byName[name].Bytes) / float64(byName[name].Events) }
	assert.InDelta(t, 240, perEvent(openai64), 12)
	assert.InDelta(t, 240, perEvent(chinese64), 12)
	assert.Equal(t, 20.0, perEvent("tokens-20B"))
	assert.Equal(t, 64, strings.Count(string(byName[openai64].Writes[0]), "\n\n"))
	assert.Len(t, byName[openai1].Writes, byName[openai1].Events)
	assert.Len(t, byName[line4MiB].Writes[0], 1460)
	assert.Equal(t, 4<<20, byName[line4MiB].Units)
	assert.Equal(t, 10_000, strings.Count(string(bytes.Join(byName["comments"].Writes, nil)), ":")/byName["comments"].Events-1)
}

func TestServerSendsThePayloadAndWaitsForTheClientToLeave(t *testing.T) {
	s := &server{streams: map[string]*Stream{}}
	web := httptest.NewServer(s.handler())
	defer web.Close()
	p := cyclic(chatEvents(latin, 12), 128, 64)
	st := s.add(p, 1, 0, false)

	response, err := http.Post(web.URL+"/stream/"+st.id+"/0", "application/json", strings.NewReader(requestBody))
	require.NoError(t, err)
	defer response.Body.Close()
	assert.Equal(t, "text/event-stream", response.Header.Get("Content-Type"))
	got := make([]byte, p.Bytes)
	_, err = io.ReadFull(response.Body, got)
	require.NoError(t, err)
	assert.Equal(t, bytes.Join(p.Writes, nil), got)
	assert.Eventually(t, func() bool { return st.bytesSent() == p.Bytes }, time.Minute, time.Millisecond)

	again, err := http.Get(web.URL + "/stream/" + st.id + "/0")
	require.NoError(t, err)
	defer again.Body.Close()
	assert.Equal(t, http.StatusNoContent, again.StatusCode, "who reconnects is told to stop")
}

func TestServerEndsAStreamThatIsToEnd(t *testing.T) {
	s := &server{streams: map[string]*Stream{}}
	web := httptest.NewServer(s.handler())
	defer web.Close()
	p, _ := answerFor(hooks[0], 64, false)
	st := s.add(p, 1, 0, false)
	st.ends = true

	response, err := http.Post(web.URL+"/stream/"+st.id+"/0", "application/json", strings.NewReader(requestBody))
	require.NoError(t, err)
	defer response.Body.Close()
	got, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	assert.Equal(t, bytes.Join(p.Writes, nil), got)
}

func TestServerStampsTheTimeOfTheWrite(t *testing.T) {
	s := &server{streams: map[string]*Stream{}}
	web := httptest.NewServer(s.handler())
	defer web.Close()
	p := cyclic(stampedEvents(), 2, 1)
	st := s.add(p, 1, time.Millisecond, true)

	before := time.Now().UnixMicro()
	response, err := http.Get(web.URL + "/stream/" + st.id + "/0")
	require.NoError(t, err)
	defer response.Body.Close()
	got := make([]byte, p.Bytes)
	_, err = io.ReadFull(response.Body, got)
	require.NoError(t, err)
	digits := string(got[len("data: "):][:stampDigits])
	stamp, err := strconv.ParseInt(digits, 10, 64)
	require.NoError(t, err)
	assert.GreaterOrEqual(t, stamp, before)
	assert.LessOrEqual(t, stamp, time.Now().UnixMicro())
}
