package sse_test

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// message is an event as a page sees it.
type message struct{ Type, Data, LastEventID string }

// result is all that a stream comes to.
type result struct {
	Messages    []message
	LastEventID string
	Retry       uint32
	HasRetry    bool
	TooLong     bool
}

// interpret is section 9.2.6 of the HTML Standard word for word, over the whole stream at once.
func interpret(stream []byte) (r result) {
	text := strings.TrimPrefix(string(utf16.Decode(decode(stream, true))), "\uFEFF")
	text = strings.ReplaceAll(text, "\r\n", "\n")
	lines := strings.Split(strings.ReplaceAll(text, "\r", "\n"), "\n")
	var data, eventType, id string
	for _, line := range lines[:len(lines)-1] {
		if line == "" {
			r.LastEventID = id
			if data != "" {
				if eventType == "" {
					eventType = "message"
				}
				r.Messages = append(r.Messages, message{eventType, strings.TrimSuffix(data, "\n"), id})
			}
			data, eventType = "", ""
			continue
		}
		name, value, _ := strings.Cut(line, ":")
		value = strings.TrimPrefix(value, " ")
		switch name {
		case "event":
			eventType = value
		case "data":
			data += value + "\n"
		case "id":
			if !strings.Contains(value, "\x00") {
				id = value
			}
		case "retry":
			if value != "" && strings.Trim(value, "0123456789") == "" {
				n, err := strconv.ParseUint(value, 10, 31)
				if err != nil || n >= 1<<31/10*10 {
					n = 1<<31 - 1
				}
				r.Retry, r.HasRetry = uint32(n), true
			}
		}
	}
	return r
}

// wellFormed is table 3-7 of the Unicode Standard.
var wellFormed = [][][2]byte{
	{{0x00, 0x7F}},
	{{0xC2, 0xDF}, {0x80, 0xBF}},
	{{0xE0, 0xE0}, {0xA0, 0xBF}, {0x80, 0xBF}},
	{{0xE1, 0xEC}, {0x80, 0xBF}, {0x80, 0xBF}},
	{{0xED, 0xED}, {0x80, 0x9F}, {0x80, 0xBF}},
	{{0xEE, 0xEF}, {0x80, 0xBF}, {0x80, 0xBF}},
	{{0xF0, 0xF0}, {0x90, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}},
	{{0xF1, 0xF3}, {0x80, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}},
	{{0xF4, 0xF4}, {0x80, 0x8F}, {0x80, 0xBF}, {0x80, 0xBF}},
}

// decode gives the code units of b, with U+FFFD for each maximal subpart of a broken character. Unless b is all there
// is, a character that is cut by its end gives nothing yet.
func decode(b []byte, whole bool) (units []uint16) {
	for len(b) > 0 {
		longest, complete := 1, false
		for _, row := range wellFormed {
			n := 0
			for n < len(row) && n < len(b) && b[n] >= row[n][0] && b[n] <= row[n][1] {
				n++
			}
			if n == len(row) {
				longest, complete = n, true
				break
			}
			if n > 0 && n == len(b) && !whole {
				return units
			}
			longest = max(longest, n)
		}
		if complete {
			units = append(units, utf16.Encode([]rune(string(b[:longest])))...)
		} else {
			units = append(units, 0xFFFD)
		}
		b = b[longest:]
	}
	return units
}
