package conn

// isEventStream tells whether a Content-Type header's value, several joined by commas included, has the essence
// text/event-stream (Fetch Standard, "extract a MIME type"). Parameters do not matter: the stream is always UTF-8.
func isEventStream(value []byte) bool {
	const essence = "text/event-stream"
	quoted := false
	for i, b := range value {
		switch {
		case b == '"':
			quoted = !quoted
		case b == ',' && !quoted:
			return isEventStream(value[i+1:])
		}
	}
	for len(value) > 0 && isSpace(value[0]) {
		value = value[1:]
	}
	if !hasPrefix(value, essence) {
		return false
	}
	for _, b := range value[len(essence):] {
		if b == ';' {
			return true
		}
		if !isSpace(b) {
			return false
		}
	}
	return true
}

func isSpace(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }

// hasPrefix compares without regard to ASCII case; prefix is in lower case. (Converting to a string would allocate.)
func hasPrefix(value []byte, prefix string) bool {
	if len(value) < len(prefix) {
		return false
	}
	for i := range len(prefix) {
		b := value[i]
		if b >= 'A' && b <= 'Z' {
			b += 'a' - 'A'
		}
		if b != prefix[i] {
			return false
		}
	}
	return true
}

// parseRetryAfter reads a Retry-After header (RFC 9110 §10.2.3): seconds, or a date in its preferred form. A date that
// has passed is 0 ms.
func parseRetryAfter(value []byte, now float64) (ms uint32, ok bool) {
	if n, rest := number(value); len(value) > 0 && len(rest) == 0 {
		return uint32(min(uint64(n)*1000, longestDelay)), true
	}
	// "Sun, 06 Nov 1994 08:49:37 GMT"
	if len(value) != 29 || !hasPrefix(value[25:], " gmt") {
		return 0, false
	}
	day, rest1 := number(value[5:7])
	month := monthOf(value[8:11])
	year, rest2 := number(value[12:16])
	hour, rest3 := number(value[17:19])
	minute, rest4 := number(value[20:22])
	second, rest5 := number(value[23:25])
	if len(rest1)+len(rest2)+len(rest3)+len(rest4)+len(rest5) > 0 || month == 0 || day == 0 || day > 31 ||
		hour > 23 || minute > 59 || second > 60 {
		return 0, false
	}
	days := daysBefore(int32(year), month) + int32(day) - 1
	at := float64(days)*86_400 + float64(hour*3600+minute*60+second)
	return uint32(min(max(at*1000-now, 0), longestDelay)), true
}

// number reads leading digits, clamped.
func number(b []byte) (n uint32, rest []byte) {
	for len(b) > 0 && b[0] >= '0' && b[0] <= '9' {
		n = min(n*10+uint32(b[0]-'0'), 1e8)
		b = b[1:]
	}
	return n, b
}

// monthOf gives 1 for January, 0 for no month's name.
func monthOf(name []byte) int32 {
	const names = "janfebmaraprmayjunjulaugsepoctnovdec"
	for i := 0; i < len(names); i += 3 {
		if hasPrefix(name, names[i:i+3]) {
			return int32(i/3) + 1
		}
	}
	return 0
}

// daysBefore counts the days from 1970 to the first of the month, by the Gregorian calendar with years that begin in
// March, so that a leap day is a year's last.
func daysBefore(year, month int32) int32 {
	if month <= 2 {
		year--
		month += 12
	}
	return year*365 + year/4 - year/100 + year/400 + (153*(month-3)+2)/5 - 719468
}
