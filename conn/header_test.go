package conn

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestContentTypes(t *testing.T) {
	for value, want := range map[string]bool{
		"text/event-stream":                            true,
		"Text/Event-Stream":                            true,
		"text/event-stream;charset=utf-8":              true,
		" text/event-stream ; charset=windows-1252":    true,
		"text/event-stream;":                           true,
		"text/html, text/event-stream":                 true,
		"text/html;a=\",text/event-stream\"":           false,
		"text/event-stream, text/html":                 false,
		"text/event-streams":                           false,
		"text/event-stream x":                          false,
		"text/event-strea":                             false,
		"application/json":                             false,
		"":                                             false,
		"x;text/event-stream":                          false,
		"text/event-stream;x=\"a,b\"; charset=\"utf-8": true,
	} {
		assert.Equal(t, want, isEventStream([]byte(value)), "%q", value)
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 2, 28, 23, 59, 0, 0, time.UTC)
	for value, want := range map[string]time.Duration{
		"0":                               0,
		"120":                             2 * time.Minute,
		"99999999999999999999":            longestDelay * time.Millisecond,
		"":                                -1,
		"-1":                              -1,
		"1.5":                             -1,
		"soon":                            -1,
		"Sun, 01 Mar 2026 00:00:00 GMT":   time.Minute,
		"sun, 01 mar 2026 00:00:00 gmt":   time.Minute,
		"Sun, 06 Nov 1994 08:49:37 GMT":   0,
		"Mon, 01 Jan 1900 00:00:00 GMT":   0,
		"Fri, 31 Dec 9999 23:59:59 GMT":   longestDelay * time.Millisecond,
		"Sun, 01 Mar 2026 00:00:00 UTC":   -1,
		"Sun, 01 Mär 2026 00:00:00 GMT":   -1,
		"Sun, 01 Foo 2026 00:00:00 GMT":   -1,
		"Sun, 00 Mar 2026 00:00:00 GMT":   -1,
		"Sun, 01 Mar 2026 24:00:00 GMT":   -1,
		"Sun, 01 Mar 2026 0x:00:00 GMT":   -1,
		"Sunday, 06-Nov-94 08:49:37 GMT ": -1,
	} {
		ms, ok := parseRetryAfter([]byte(value), float64(now.UnixMilli()))
		if want < 0 {
			assert.False(t, ok, "%q", value)
		} else if assert.True(t, ok, "%q", value) {
			assert.Equal(t, want, time.Duration(ms)*time.Millisecond, "%q", value)
		}
	}
}

func TestRetryAfterReadsEveryDayAsTheStandardLibraryDoes(t *testing.T) {
	for day := time.Date(1999, 12, 31, 12, 34, 56, 0, time.UTC); day.Year() < 2105; day = day.AddDate(0, 0, 1) {
		ms, ok := parseRetryAfter([]byte(day.Format(http.TimeFormat)), float64(day.UnixMilli())-777)
		assert.True(t, ok && ms == 777, "%v: %d", day, ms)
	}
}
