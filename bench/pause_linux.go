package main

import (
	"syscall"
	"time"
)

// pause sleeps in the kernel: the runtime's own timers round a short sleep up to a millisecond.
func pause(d time.Duration) {
	t := syscall.NsecToTimespec(int64(d))
	_ = syscall.Nanosleep(&t, nil)
}
