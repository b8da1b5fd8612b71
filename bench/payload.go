package main

import (
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode/utf16"
)

// Payload is what one stream carries, cut as the server writes it. Writes share memory where the bytes repeat.
type Payload struct {
	Writes [][]byte
	Bytes  int
	Events int
	Units  int            // UTF-16 units of all data together
	Types  map[string]int // events of each type; nil when all are plain messages
	LastID string
}

type event struct {
	text, data, kind, id string
}

func plain(data string) event { return event{text: "data: " + data + "\n\n", data: data} }

// distinct events go round in a payload: enough that no engine remembers them, few enough to stay in the cache of the
// processor, so that the server never waits for memory.
const distinct = 1024

// cyclic repeats events until there are n, perWrite of them in each write. perWrite divides the number of events given.
func cyclic(events []event, n, perWrite int) *Payload {
	var block []byte
	starts := make([]int, 0, len(events)+1)
	units := make([]int, 0, len(events))
	for _, e := range events {
		starts = append(starts, len(block))
		units = append(units, utf16Units(e.data))
		block = append(block, e.text...)
	}
	starts = append(starts, len(block))

	p := &Payload{Events: n}
	for i := range n {
		e := events[i%len(events)]
		p.Units += units[i%len(events)]
		if e.kind != "" {
			if p.Types == nil {
				p.Types = map[string]int{}
			}
			p.Types[e.kind]++
			p.LastID = e.id
		}
	}
	for i := 0; i < n; i += perWrite {
		from := i % len(events)
		to := from + min(perWrite, n-i)
		p.Writes = append(p.Writes, block[starts[from]:starts[to]])
		p.Bytes += starts[to] - starts[from]
	}
	return p
}

// cut sends n copies of one event in writes of the given size, whatever they split.
func cut(e event, n, size int) *Payload {
	stream := []byte(strings.Repeat(e.text, n))
	p := &Payload{Events: n, Units: n * utf16Units(e.data), Bytes: len(stream)}
	for from := 0; from < len(stream); from += size {
		p.Writes = append(p.Writes, stream[from:min(from+size, len(stream))])
	}
	return p
}

func utf16Units(s string) int { return len(utf16.Encode([]rune(s))) }

func random() *rand.Rand { return rand.New(rand.NewPCG(5, 240)) }

// word is n letters, digits or the like out of the alphabet.
func word(r *rand.Rand, alphabet []rune, n int) string {
	letters := make([]rune, n)
	for i := range letters {
		letters[i] = alphabet[r.IntN(len(alphabet))]
	}
	return string(letters)
}

var (
	latin   = []rune("abcdefghijklmnopqrstuvwxyz")
	chinese = []rune("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经")
)

// chatChunk is shaped like a chunk of OpenAI's chat completions API.
func chatChunk(content string) event {
	return plain(`{"id":"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeG","object":"chat.completion.chunk",` +
		`"created":1741570283,"model":"gpt-4o","system_fingerprint":"fp_ee1d74bde0",` +
		`"choices":[{"index":0,"delta":{"content":"` + content + `"},"finish_reason":null}]}`)
}

func chatEvents(alphabet []rune, longest int) []event {
	r := random()
	events := make([]event, distinct)
	for i := range events {
		events[i] = chatChunk(word(r, alphabet, 1+r.IntN(longest)))
	}
	return events
}

func tokenEvents() []event {
	r := random()
	events := make([]event, distinct)
	for i := range events {
		events[i] = plain(word(r, latin, 12)) // 20 bytes with the field name and the blank line
	}
	return events
}

var eventTypes = []string{"token", "tool_call", "usage"}

func namedEvents() []event {
	r := random()
	events := make([]event, distinct)
	for i := range events {
		e := event{
			kind: eventTypes[i%len(eventTypes)],
			id:   fmt.Sprintf("msg_%06d", i),
			data: fmt.Sprintf(`{"index":%d,"delta":{"type":"text_delta","text":"%s"}}`, i, word(r, latin, 2+r.IntN(9))),
		}
		e.text = "event: " + e.kind + "\nid: " + e.id + "\ndata: " + e.data + "\n\n"
		events[i] = e
	}
	return events
}

// commentEvents is n comments, each with its blank line, and one event behind them, in writes of 64.
func commentEvents(n, times int) *Payload {
	last := plain("done")
	var block [][]byte
	for i := 0; i < n; i += 64 {
		block = append(block, []byte(strings.Repeat(": keep-alive\n\n", min(64, n-i))))
	}
	block = append(block, []byte(last.text))
	p := &Payload{Events: times, Units: times * len(last.data)}
	for range times {
		p.Writes = append(p.Writes, block...)
	}
	for _, w := range p.Writes {
		p.Bytes += len(w)
	}
	return p
}

// base64Event has size bytes of data that look like an image.
func base64Event(size int) event {
	r := random()
	raw := make([]byte, size*3/4+3)
	for i := range raw {
		raw[i] = byte(r.Uint32())
	}
	return plain(base64.StdEncoding.EncodeToString(raw)[:size])
}

// mixedEvents are 15 small ones and one of 64 KiB.
func mixedEvents() []event {
	return append(chatEvents(latin, 12)[:15], base64Event(1<<16))
}

// stampedEvents begin with stampDigits digits that the server overwrites with its clock.
func stampedEvents() []event {
	r := random()
	events := make([]event, distinct)
	for i := range events {
		events[i] = plain(strings.Repeat("0", stampDigits) + " " + chatChunk(word(r, latin, 1+r.IntN(9))).data)
	}
	return events
}
