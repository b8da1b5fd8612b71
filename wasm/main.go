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
	open   bool
}

// shared is what the host reads and writes: the window for its bytes, and behind it the table of what feed found.
var shared struct {
	window [WINDOW]byte
	table  [TABLE]sse.Record
}

var streams [STREAMS]stream // the first is scratch

//go:noinline
func at(handle uint32) *stream {
	if handle >= STREAMS || !streams[handle].open {
		handle = 0
	}
	return &streams[handle]
}

// window returns the address of the window, WINDOW bytes, with the table behind it.
//
//export window
func window() uint32 { return uint32(uintptr(unsafe.Pointer(&shared))) }

// open returns the handle of a new stream, which is the host's until release; 0 if all are in use. strategy may have
// HAS_DONE and HAS_REQUEST added; the rest is as in conn.Policy (ms) and sse.Parser (bytes).
//
//export open
func open(strategy, maxAttempts, minDelay, maxDelay, maxEventSize uint32) uint32 {
	for handle := uint32(1); handle < STREAMS; handle++ {
		s := &streams[handle]
		if s.open {
			continue
		}
		*s = stream{open: true}
		s.parser.MaxEventSize = maxEventSize
		s.conn.Strategy = conn.Strategy(strategy &^ (HAS_DONE | HAS_REQUEST))
		s.conn.HasDone, s.conn.HasRequest = strategy&HAS_DONE != 0, strategy&HAS_REQUEST != 0
		s.conn.MaxAttempts, s.conn.MinDelay, s.conn.MaxDelay = maxAttempts, minDelay, maxDelay
		return handle
	}
	return 0
}

// release gives a handle back.
//
//export release
func release(handle uint32) { at(handle).open = false }

// feed reads n bytes of the window and fills the table. It returns how many records there are and how many bytes they
// cover (COUNT_MASK, CONSUMED_SHIFT); fewer than n if the table is full: the rest is to be fed again.
//
//export feed
func feed(handle, n uint32) uint32 {
	s := at(handle)
	count, consumed := s.parser.Feed(shared.window[:min(n, WINDOW)], shared.table[:])
	return uint32(count) | uint32(consumed)<<CONSUMED_SHIFT
}

// responded takes a response: its status, facts of it, and what its Retry-After comes to in ms, NaN for none. It returns the
// cause to end the connection with, or EOF: the stream is open.
//
//export responded
func responded(handle, status, facts uint32, retryAfter float64) uint32 {
	return uint32(at(handle).conn.Responded(uint16(status), conn.Facts(facts), retryAfter))
}

// ended takes the end of a connection: its cause, HAS_ID added if the last event ID is not empty, HAS_SENTINEL if the data
// that has come of an unfinished event is the page's sentinel, MAY_END if its judge has said that a clean end completes the
// stream, and a random number in [0, 1). It returns the delay in ms before the next request, for whose body the parser is
// ready, or the outcome negated.
//
//export ended
func ended(handle, cause uint32, random float64) float64 {
	s := at(handle)
	if s.parser.Delivered {
		s.conn.Delivered()
	}
	mayEnd := cause&MAY_END != 0 || cause&HAS_SENTINEL != 0 && s.parser.HasLines()
	s.parser.Reset()
	delay, outcome := s.conn.Ended(conn.Cause(cause&^(HAS_ID|HAS_SENTINEL|MAY_END)), cause&HAS_ID != 0, mayEnd, retry(s), random)
	return delay - float64(outcome)
}

// watch decides whether a stream is overdue, see conn.Watch. It returns for how many ms it is not.
//
//export watch
func watch(limit, since, due, now float64) float64 { return conn.Watch(limit, since, due, now) }

// state returns the ready state, 0, 1 or 2 as the standard's constants.
//
//export state
func state(handle uint32) uint32 { return uint32(at(handle).conn.State) }

// retryTime returns the stream's reconnection time, in ms.
//
//export retryTime
func retryTime(handle uint32) uint32 {
	s := at(handle)
	return s.conn.ReconnectionTime(retry(s))
}

func retry(s *stream) int32 {
	if !s.parser.HasRetry {
		return -1
	}
	return int32(s.parser.Retry)
}
