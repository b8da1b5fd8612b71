// Command wasm is the boundary: the exports through which the host uses sse and conn, and no logic of its own. The module
// imports nothing, allocates nothing, and never traps on what a host may pass: a handle that is not open stands for a
// scratch stream, lengths are cut to the window.
package main

import (
	"unsafe"

	"eventsource-wasm/conn"
	"eventsource-wasm/sse"
)

func main() {}

type stream struct {
	parser sse.Parser
	conn   conn.Conn
	next   uint32 // the free list's next; an open stream has itself here
}

var (
	input   [WINDOW]byte
	records [TABLE]sse.Record
	streams [STREAMS]stream // the first is scratch
	free    uint32          // head of the list of released handles, 0 for none
	used    uint32          // the highest handle ever open
)

func at(handle uint32) *stream {
	if handle >= STREAMS || streams[handle].next != handle {
		handle = 0
	}
	return &streams[handle]
}

// window returns the address of the input area, WINDOW bytes.
//
//go:wasmexport window
func window() uint32 { return uint32(uintptr(unsafe.Pointer(&input))) }

// table returns the address of the records that feed fills.
//
//go:wasmexport table
func table() uint32 { return uint32(uintptr(unsafe.Pointer(&records))) }

// open returns the handle of a new stream, which is the host's until release; 0 if all are in use. strategy may have
// HAS_DONE added; the rest is as in conn.Policy (ms) and sse.Parser (bytes).
//
//go:wasmexport open
func open(strategy, maxAttempts, minDelay, maxDelay, maxEventSize uint32) uint32 {
	handle := free
	if handle != 0 {
		free = streams[handle].next
	} else if used < STREAMS-1 {
		used++
		handle = used
	} else {
		return 0
	}
	s := &streams[handle]
	s.parser = sse.Parser{MaxEventSize: maxEventSize}
	s.conn = conn.Conn{Policy: conn.Policy{
		Strategy:    conn.Strategy(strategy &^ HAS_DONE),
		HasDone:     strategy&HAS_DONE != 0,
		MaxAttempts: maxAttempts,
		MinDelay:    minDelay,
		MaxDelay:    maxDelay,
	}}
	s.next = handle
	return handle
}

// release gives a handle back.
//
//go:wasmexport release
func release(handle uint32) {
	if at(handle) != &streams[0] {
		streams[handle].next = free
		free = handle
	}
}

// feed reads n bytes of the window and fills the table. It returns how many records there are and how many bytes they
// cover (COUNT_MASK, CONSUMED_SHIFT); fewer than n if the table is full: the rest is to be fed again.
//
//go:wasmexport feed
func feed(handle, n uint32) uint32 {
	s := at(handle)
	count, consumed := s.parser.Feed(input[:min(n, WINDOW)], records[:])
	return uint32(count) | uint32(consumed)<<CONSUMED_SHIFT
}

// responded takes a response whose Content-Type and, behind it, Retry-After lie in the window, and the time of day in ms
// since 1970. It returns a verdict.
//
//go:wasmexport responded
func responded(handle, status, contentTypeLength, retryAfterLength uint32, now float64) uint32 {
	s := at(handle)
	contentType := min(contentTypeLength, WINDOW)
	end := contentType + min(retryAfterLength, WINDOW-contentType)
	return uint32(s.conn.Responded(uint16(status), input[:contentType], input[contentType:end], now))
}

// ended takes the end of a connection: its cause, HAS_ID added if the last event ID is not empty, and a random number in
// [0, 1). It returns the delay in ms before the next request, for whose body the parser is ready, or the outcome negated.
//
//go:wasmexport ended
func ended(handle, cause uint32, random float64) float64 {
	s := at(handle)
	if s.parser.Delivered {
		s.conn.Delivered()
	}
	s.parser.Reset()
	delay, outcome, again := s.conn.Ended(conn.Cause(cause&^HAS_ID), cause&HAS_ID != 0, retry(s), random)
	if !again {
		return -float64(outcome)
	}
	return float64(delay)
}

// readyState returns 0, 1 or 2 as the standard's constants.
//
//go:wasmexport readyState
func readyState(handle uint32) uint32 { return uint32(at(handle).conn.State) }

// reconnectionTime returns the stream's, in ms.
//
//go:wasmexport reconnectionTime
func reconnectionTime(handle uint32) uint32 {
	s := at(handle)
	return s.conn.ReconnectionTime(retry(s))
}

func retry(s *stream) int32 {
	if !s.parser.HasRetry {
		return -1
	}
	return int32(s.parser.Retry)
}
