package conn

// A timer that fires later than this many ms after it was due shows that the page was frozen or throttled.
const late = 1000

// grace is how long, in ms, a page that was frozen gets to take in what came meanwhile.
const grace = 1000

// Watch decides what it means that a watchdog's timer has fired: limit is how long a stream may stay silent, since is when
// something last came, due is when the timer should have fired, all in ms by one clock. A positive wait says to look
// again then; otherwise the stream is overdue.
//
// A late timer alone proves nothing about the server: in a page that was frozen, bytes may have come that the page has not
// been given yet. So the first look at a silence, if it comes late, is followed by another.
func Watch(limit, since, due, now float64) (wait float64) {
	if left := since + limit - now; left > 0 {
		return min(left, limit)
	}
	if due <= since+limit && now-due > late {
		return grace
	}
	return 0
}
