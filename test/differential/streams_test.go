package differential

import (
	"bytes"
	"math/rand/v2"
	"strings"
)

// generator makes event streams, valid and not.
type generator struct {
	*rand.Rand
	ends []string // of lines
	// reconnecting: the streams of several connections. They leave out what would make the next one late (a retry that is
	// empty or long) and what servers refuse in a header (control characters in an id).
	reconnecting bool
}

func newGenerator(seed int, reconnecting bool) *generator {
	g := &generator{Rand: rand.New(rand.NewPCG(uint64(seed), 1)), reconnecting: reconnecting}
	all := []string{"\n", "\r\n", "\r"}
	switch n := g.IntN(5); n {
	case 0, 1, 2:
		g.ends = all[n : n+1]
	default:
		g.ends = all
	}
	return g
}

func pick[T any](g *generator, from ...T) T { return from[g.IntN(len(from))] }

// differentialStream is the stream of a seed. In half of them a last event, named end, comes before some that are not to
// be dispatched; the other half ends anywhere.
func differentialStream(seed int) []byte {
	g := newGenerator(seed, false)
	var b strings.Builder
	b.WriteString(pick(g, "", "", "", "", "\uFEFF", "\uFEFF", "\uFEFF\uFEFF", "\xEF\xBB", "\xFF\xFE", "\x00"))
	for range g.IntN(60) {
		g.line(&b)
	}
	if g.IntN(30) == 0 {
		b.WriteString("data:" + strings.Repeat(g.value(), 1+g.IntN(20000)))
		for range g.IntN(6) {
			g.line(&b)
		}
	}
	stream := []byte(b.String())
	if g.IntN(3) == 0 {
		for range g.IntN(8) {
			stream = g.mutate(stream)
		}
	}
	if g.IntN(2) == 0 {
		stream = append(stream, "\n\nevent: end\ndata\n\ndata: too late\n\n"...)
	}
	if rest, found := bytes.CutPrefix(stream, []byte("\uFEFF")); found && len(rest) > 0 && (rest[0] == '\r' || rest[0] == '\n') {
		stream = rest
	}
	return stream
}

// reconnectionStreams are those of a seed's connections.
func reconnectionStreams(seed int) [][]byte {
	g := newGenerator(seed, true)
	streams := make([][]byte, 2+g.IntN(4))
	for i := range streams {
		var b strings.Builder
		b.WriteString(pick(g, "", "", "\uFEFF") + "retry: 1\n")
		for range g.IntN(20) {
			g.line(&b)
		}
		if g.IntN(2) == 0 {
			b.WriteString(pick(g, "id: unfinished", "data: unfinished", "event: unfinished\ndata: x\n", "id: unfinished\ndata: x\n", "\r", "\r\ndata: x\r\n\r", "data: \xE2\x82"))
		}
		streams[i] = []byte(b.String())
	}
	return streams
}

func (g *generator) line(b *strings.Builder) {
	switch g.IntN(16) {
	case 0, 1, 2, 3:
	case 4, 5, 6, 7, 8:
		g.field(b, "data", g.value())
	case 9, 10:
		g.field(b, "event", pick(g, g.value(), "own", "message", "open", "error", "close", "__proto__", "", " own", "own "))
	case 11, 12:
		g.field(b, "id", g.id())
	case 13:
		g.field(b, "retry", g.retry())
	case 14:
		b.WriteString(":" + g.value())
	default:
		name := pick(g, "", " data", "data ", "Data", "DATA", "dat", "dataa", "idd", "i", "eventt", "ret", "retryy", "\uFEFFdata", "data\x00", "\xFF", "unknown", g.value())
		g.field(b, name, g.value())
	}
	b.WriteString(pick(g, g.ends...))
}

func (g *generator) field(b *strings.Builder, name, value string) {
	colon := pick(g, ":", ": ", ": ", ": ", ":  ", ":\t")
	if name == "retry" && g.reconnecting {
		colon = pick(g, ":", ": ")
	} else if g.IntN(12) == 0 {
		colon, value = "", ""
	}
	b.WriteString(name + colon + value)
}

func (g *generator) id() string {
	if !g.reconnecting {
		return pick(g, g.value(), "1", "2", "", "é😀", "\x00", "a\x00b", " 1", "1 ")
	}
	return pick(g, "1", "2", "", "é😀", "a\x00b", " 1", "1 ", "a b\tc", "\xFF\xE2\x82", "\uFEFF", strings.Repeat("长", 1+g.IntN(300)), ":", "\u0085\u00A0")
}

func (g *generator) retry() string {
	valid := pick(g, "0", "1", "2", "007", "5")
	invalid := pick(g, "x", "-1", "+1", "1.5", " 1", "1 ", "1e9", "99999x", "９９９９９", "99999\x00")
	if g.reconnecting {
		return pick(g, valid, invalid)
	}
	return pick(g, valid, invalid, "", "99999999999999999999", "4294967296", "2147483648")
}

// value is a text of a few pieces, without line ends.
func (g *generator) value() string {
	var b strings.Builder
	for range g.IntN(6) {
		switch g.IntN(8) {
		case 0, 1:
			b.WriteString(pick(g, "a", "word", "two words", " ", "  ", "\t", ":", ": ", "data: x", "[DONE]", `{"json":[1,2]}`))
		case 2:
			for range g.IntN(12) {
				b.WriteRune(g.character())
			}
		case 3:
			b.WriteString(pick(g, "\x00", "\uFEFF", "\u2028", "\u2029", "\u0085", "\v", "\f", "\x1F", "\x7F", "\uFFFD", "\uFFFE", "\U0010FFFF"))
		case 4:
			b.WriteString(pick(g, "\x80", "\xBF", "\xC0\xAF", "\xC2", "\xE2\x82", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x9F", "\xF0\x9F\x98", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80", "\xFE", "\xFF", "\xEF\xBB"))
		case 5:
			for range g.IntN(6) {
				b.WriteByte(byte(0x80 + g.IntN(0x80)))
			}
		case 6:
			b.WriteString(pick(g, "é", "这是", "😀", "👩‍👩‍👧", "ह", "e\u0301"))
		default:
			for range g.IntN(20) {
				b.WriteByte(byte('a' + g.IntN(26)))
			}
		}
	}
	return b.String()
}

func (g *generator) character() rune {
	for {
		r := pick(g, rune(g.IntN(0x80)), rune(0x80+g.IntN(0x780)), rune(0x800+g.IntN(0xF800)), rune(0x10000+g.IntN(0x100000)))
		if r != '\n' && r != '\r' && (r < 0xD800 || r > 0xDFFF) {
			return r
		}
	}
}

// mutate changes a byte, or a few, anywhere.
func (g *generator) mutate(stream []byte) []byte {
	at := g.IntN(len(stream) + 1)
	to := min(at+g.IntN(4), len(stream))
	insert := []string{"", "", "\n", "\r", "\r\n", ":", " ", "\x00", "\xFF", "\uFEFF", string(stream[at:to]) + string(stream[at:to])}[g.IntN(11)]
	return bytes.Join([][]byte{stream[:at], stream[to:]}, []byte(insert))
}
