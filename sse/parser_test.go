package sse_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/sse"
)

// requireSame shows that the stream gives want whole, byte by byte, at every two-way cut, with little room for records,
// and with bytes behind it.
func requireSame(t *testing.T, stream string, want result) {
	t.Helper()
	b := []byte(stream)
	require.Equal(t, want, interpret(b), "the reference")
	require.Equal(t, want, receive(b, 1024), "whole")
	require.Equal(t, want, receive(b, sse.MinRecords), "little room")
	require.Equal(t, want, read(b), "read whole")
	each := make([]int, len(b))
	for cut := range b {
		each[cut] = cut
		require.Equal(t, want, receive(b, 1024, cut), "cut at %d", cut)
		require.Equal(t, want, receive(b, sse.MinRecords, cut), "cut at %d, little room", cut)
		require.Equal(t, want, read(b, cut), "read in two at %d", cut)
	}
	require.Equal(t, want, receive(b, 1024, each...), "byte by byte")
	require.Equal(t, want, read(b, each...), "read byte by byte")
	behind := append([]byte(stream), "\n\ndata: behind\n\n"...)
	require.Equal(t, interpret(behind), receive(behind, 1024, len(stream)), "bytes behind it")
}

func messages(m ...message) result {
	r := result{Messages: m}
	if len(m) > 0 {
		r.LastEventID = m[len(m)-1].LastEventID
	}
	return r
}

func text(data ...string) result {
	var m []message
	for _, d := range data {
		m = append(m, message{"message", d, ""})
	}
	return messages(m...)
}

func TestStreams(t *testing.T) {
	for name, c := range map[string]struct {
		stream string
		want   result
	}{
		"nothing":              {"", result{}},
		"blank lines only":     {"\n\n\r\r\n", result{}},
		"one event":            {"data: some text\n\n", text("some text")},
		"comment and two-line": {": this is a test stream\n\ndata: some text\n\ndata: another message\ndata: with two lines\n\n", text("some text", "another message\nwith two lines")},
		"named events": {"event: userconnect\ndata: {\"a\": 1}\n\nevent: usermessage\ndata: {}\n\ndata: x\n\n",
			messages(message{"userconnect", `{"a": 1}`, ""}, message{"usermessage", "{}", ""}, message{"message", "x", ""})},
		"all line ends":                           {"data: a\r\n\r\ndata: b\r\rdata: c\n\ndata: d\r\ndata: e\rdata: f\n\r", text("a", "b", "c", "d\ne\nf")},
		"CR before LF is one end":                 {"data: a\r\ndata: b\r\n\r\n", text("a\nb")},
		"only one leading space goes":             {"data:  a \n\ndata:\tb\n\n", text(" a ", "\tb")},
		"no colon":                                {"data\n\ndata\ndata\n\ndata:\n\n", text("", "\n", "")},
		"unknown, longer and shorter names":       {"dat: a\ndatas: b\n data: c\ndata : d\nDATA: e\nd\n\ndata: f\n\n", text("f")},
		"unfinished event is discarded":           {"data: a\n\ndata: b\n", text("a")},
		"unfinished line is discarded":            {"data: a\n\ndata: b", text("a")},
		"BOM goes once":                           {"\uFEFFdata: a\n\n\uFEFFdata: b\n\n", text("a")},
		"second BOM spoils the line":              {"\uFEFF\uFEFFdata: a\n\ndata: b\n\n", text("b")},
		"BOM behind a blank line is no BOM":       {"\r\uFEFFdata: a\n\ndata: b\n\n", text("b")},
		"BOM inside a value stays":                {"data: \uFEFFa\n\n", text("\uFEFFa")},
		"broken BOM spoils the line":              {"\xEF\xBBdata: a\n\ndata: b\n\n", text("b")},
		"BOM and nothing":                         {"\uFEFF", result{}},
		"id stays":                                {"id: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\n", messages(message{"message", "a", "1"}, message{"message", "b", "1"}, message{"message", "c", ""})},
		"id without data counts at the blank":     {"id: 7\n\n", result{LastEventID: "7"}},
		"id without blank line does not":          {"id: 7\ndata: a\n", result{}},
		"id with NUL is ignored":                  {"id: 1\ndata: a\n\nid: 2\x003\ndata: b\n\n", messages(message{"message", "a", "1"}, message{"message", "b", "1"})},
		"last id of an event wins":                {"id: 1\nid: 22\ndata: a\n\n", messages(message{"message", "a", "22"})},
		"last type of an event wins":              {"event: a\nevent: bb\ndata: x\n\n", messages(message{"bb", "x", ""})},
		"empty type is message":                   {"event: a\nevent:\ndata: x\n\n", text("x")},
		"type without data is forgotten":          {"event: a\n\ndata: x\n\n", text("x")},
		"NUL in data stays":                       {"data: a\x00b\n\n", text("a\x00b")},
		"retry":                                   {"retry: 5000\ndata: a\n\n", result{Messages: text("a").Messages, Retry: 5000, HasRetry: true}},
		"retry counts at its line end":            {"retry: 10\n", result{Retry: 10, HasRetry: true}},
		"retry with anything but digits":          {"retry: 1e3\nretry: -1\nretry: 1 \nretry:\nretry\nretry:  5\n", result{}},
		"retry with leading zeros":                {"retry: 0010\n", result{Retry: 10, HasRetry: true}},
		"retry is clamped":                        {"retry: 30000000000000000000\n", result{Retry: sse.MaxRetry, HasRetry: true}},
		"two-, three- and four-byte characters":   {"data: é 这是 😀\ndata: 第\n\n", text("é 这是 😀\n第")},
		"characters in types and ids":             {"event: 事件\nid: 编号é😀\ndata: x\n\n", messages(message{"事件", "x", "编号é😀"})},
		"invalid bytes become U+FFFD":             {"data: \xFFa\xC0\xAF\xE4\xBD\xF0\x9F\x98z\n\n", text("\uFFFDa\uFFFD\uFFFD\uFFFD\uFFFDz")},
		"character cut by a line end":             {"data: \xE4\xBD\ndata: \xF0\x9F\rdata: \xC3\n\n", text("\uFFFD\n\uFFFD\n\uFFFD")},
		"surrogates and overlong forms":           {"data: \xED\xA0\x80\xE0\x80\x80\xF4\x90\x80\x80\n\n", text(strings.Repeat("\uFFFD", 10))},
		"comment with a broken character":         {": \xE4\xBD\ndata: 好\n\n", text("好")},
		"comments do not break an event":          {"data: a\n: x\ndata: b\n:\n\n", text("a\nb")},
		"fields in any order":                     {"data: a\nid: 1\nevent: e\nretry: 2\ndata: b\n\n", result{Messages: []message{{"e", "a\nb", "1"}}, LastEventID: "1", Retry: 2, HasRetry: true}},
		"a long value past the eight-byte stride": {"data: 0123456789abcdef\t0123456789abcdef0123456好7\n\n", text("0123456789abcdef\t0123456789abcdef0123456好7")},
	} {
		t.Run(name, func(t *testing.T) { requireSame(t, c.stream, c.want) })
	}
}

// randomStream makes lines of every kind, valid and not.
func randomStream(r *rand.Rand, lines int) []byte {
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	var b strings.Builder
	for range lines {
		b.WriteString(pick("", "", "", "", "\uFEFF", "\n"))
		b.WriteString(pick("data", "data", "data", "event", "id", "retry", "", "dat", "data ", "x", "\uFEFF"))
		b.WriteString(pick(":", ": ", ":  ", ""))
		for range r.IntN(4) {
			b.WriteString(pick("a", "0", "17", "some longer text than eight bytes", "é", "这是", "😀", "\xE4\xBD", "\xFF", "\xF0\x9F", "\x00", "\t", ":", "\uFEFF"))
		}
		b.WriteString(pick("\n", "\r", "\r\n", "\n\n", "\r\r", "\r\n\r\n", "\n\r\n"))
	}
	return []byte(b.String())
}

func TestRandomStreamsAtRandomCuts(t *testing.T) {
	for seed := range uint64(2000) {
		r := rand.New(rand.NewPCG(seed, 1))
		stream := randomStream(r, 1+r.IntN(12))
		var cuts []int
		for at := 0; len(stream) > 0; {
			at += r.IntN(len(stream)/2 + 1)
			if at > len(stream) {
				break
			}
			cuts = append(cuts, at)
			at += r.IntN(2)
		}
		require.Equal(t, interpret(stream), receive(stream, 2+r.IntN(9), cuts...), "seed %d: %q at %v", seed, stream, cuts)
		require.Equal(t, interpret(stream), read(stream, cuts...), "seed %d: %q at %v", seed, stream, cuts)
	}
}

func FuzzFeed(f *testing.F) {
	f.Add([]byte("\uFEFFid: 1\r\nevent: e\ndata: 这是\xE4\xBD\r\rretry: 5\n\n"), uint64(1))
	f.Add([]byte("data:a\ndata\n: c\n\nid:\x00\n\n\xEF\xBB"), uint64(2))
	f.Fuzz(func(t *testing.T, stream []byte, seed uint64) {
		r := rand.New(rand.NewPCG(seed, 2))
		var cuts []int
		for at := range stream {
			if r.IntN(6) == 0 {
				cuts = append(cuts, at)
			}
		}
		want := interpret(stream)
		require.Equal(t, want, receive(stream, 1024))
		require.Equal(t, want, receive(stream, 2+r.IntN(5), cuts...), "%v", cuts)
	})
}

func TestMaxEventSize(t *testing.T) {
	limited := func(stream string, each int) result {
		r := receiver{parser: sse.Parser{MaxEventSize: 10}}
		for from := 0; from < len(stream); from += each {
			r.feed([]byte(stream[from:min(from+each, len(stream))]), sse.MinRecords)
		}
		return r.finish()
	}
	for name, c := range map[string]struct {
		stream string
		want   result
	}{
		"at the limit":                       {"data: 1234\r\n\r\ndata: 1234\n\n", text("1234", "1234")},
		"past the limit":                     {"data: 1\n\ndata: 12345\n\ndata: 2\n\n", result{Messages: text("1").Messages, TooLong: true}},
		"several lines together":             {"data: 1\ndata:\n\ndata: 1\n\n", result{TooLong: true}},
		"an endless line":                    {"data: " + strings.Repeat("x", 1000), result{TooLong: true}},
		"an endless field name":              {strings.Repeat("x", 1000), result{TooLong: true}},
		"fields without a blank line":        {strings.Repeat("id\n", 1000), result{TooLong: true}},
		"comments hold nothing":              {": " + strings.Repeat("x", 1000) + "\r\ndata: 1234\n\n", text("1234")},
		"an endless comment holds nothing":   {": " + strings.Repeat("x", 1000), result{}},
		"BOM is not counted":                 {"\uFEFFdata: 1234\n\n", text("1234")},
		"blank lines begin the count anew":   {"x: 345\n\nx: 345\n\ndata: 1234\n\n", text("1234")},
		"several characters to a code point": {"data: 好\n\ndata: 好.\n\ndata: 好好\n\n", result{Messages: text("好", "好.").Messages, TooLong: true}},
	} {
		t.Run(name, func(t *testing.T) {
			for each := 1; each <= len(c.stream); each++ {
				require.Equal(t, c.want, limited(c.stream, each), "%d bytes a chunk", each)
			}
		})
	}
}

func TestResetKeepsLimitAndRetry(t *testing.T) {
	r := receiver{parser: sse.Parser{MaxEventSize: 50}}
	r.feed([]byte("retry: 7\nid: 1\ndata: half of an ev\xE4"), 8)
	r.parser.Reset()
	assert.Equal(t, sse.Parser{MaxEventSize: 50, Retry: 7, HasRetry: true}, r.parser)
}

func TestFeedAllocatesNothing(t *testing.T) {
	var p sse.Parser
	out := make([]sse.Record, 16)
	chunk := []byte("event: 事件\nid: 1\nretry: 5\ndata: some text\ndata: 这是\n\n: comment\n")
	assert.Zero(t, testing.AllocsPerRun(100, func() { p.Feed(chunk, out) }))
}

func BenchmarkFeed(b *testing.B) {
	chat := `data: {"id":"chatcmpl-8f3a","object":"chat.completion.chunk","created":1760000000,"model":"gpt-4o-mini","choices":[{"index":0,"delta":{"content":"%"},"logprobs":null,"finish_reason":null}],"usage":null,"system_fingerprint":"fp_00"}` + "\n\n"
	for name, event := range map[string]string{
		"openai":  strings.Replace(chat, "%", " token", 1),
		"chinese": strings.Replace(chat, "%", "这是一个词语和更多的字符", 1),
		"tokens":  "data: \"some tok\"\n\n",
		"named":   "event: update\nid: 1234\ndata: {\"progress\": 25}\n\n",
		"comment": ": keep-alive\n\n",
	} {
		b.Run(name, func(b *testing.B) {
			const events = 64
			in := []byte(strings.Repeat(event, events))
			out := make([]sse.Record, 1024)
			var p sse.Parser
			b.SetBytes(int64(len(in)))
			b.ReportAllocs()
			for b.Loop() {
				p.Feed(in, out)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/events, "ns/event")
		})
	}
}
