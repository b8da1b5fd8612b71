package resume

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"net/http"
	"strconv"
	"strings"
)

// idLength is that of a stream's id: 128 bits in base64url.
const idLength = 22

// mostDigits keeps a position within what JavaScript counts exactly.
const mostDigits = 15

// position is what an event's id says: the stream, and the event's number in it, from 1. 0 is the stream's beginning.
type position struct {
	stream string
	after  int64
}

// appendPosition appends an event's id, which is the same text as it comes in with.
func appendPosition(b []byte, stream string, n int64) []byte {
	return strconv.AppendInt(append(append(b, stream...), '.'), n, 10)
}

// parsePosition reads an event's id. What is not written as this package writes it is none.
func parsePosition(id string) (position, bool) {
	stream, number, found := strings.Cut(id, ".")
	if !found || len(stream) != idLength || number == "" || len(number) > mostDigits || number[0] == '0' && number != "0" {
		return position{}, false
	}
	var after int64
	for _, digit := range []byte(number) {
		if digit < '0' || digit > '9' {
			return position{}, false
		}
		after = after*10 + int64(digit-'0')
	}
	if decoded, err := base64.RawURLEncoding.Strict().DecodeString(stream); err != nil || len(decoded) != 16 {
		return position{}, false
	}
	return position{stream, after}, true
}

// position gives the id that a request comes with, if it is one of ours.
func (h *Handler) position(r *http.Request) (position, bool) {
	if p, ok := parsePosition(r.Header.Get("Last-Event-ID")); ok {
		return p, true
	}
	if h.options.Parameter == "" {
		return position{}, false
	}
	return parsePosition(r.URL.Query().Get(h.options.Parameter))
}

// newID makes the id of a stream that nobody can guess.
func newID() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // it never fails
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// hash is one of texts of which none can pass for a part of another.
func hash(texts ...string) [32]byte {
	h := sha256.New()
	for _, text := range texts {
		var length [8]byte
		binary.BigEndian.PutUint64(length[:], uint64(len(text)))
		_, _ = h.Write(length[:])
		_, _ = h.Write([]byte(text))
	}
	return [32]byte(h.Sum(nil))
}

// keyedID is the id of the stream that a request with an Idempotency-Key has, or had.
func keyedID(owner, path, key string) string {
	sum := hash("eventsource-wasm/resume", owner, path, key)
	return base64.RawURLEncoding.EncodeToString(sum[:16])
}
