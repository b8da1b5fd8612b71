package sse

// utf8State follows the Encoding Standard's UTF-8 decoder (§8.1.1) without keeping the text: it tells how many UTF-16
// code units the decoder has put out. The zero value stands between two characters.
type utf8State struct {
	needed       uint8 // continuation bytes still missing
	units        uint8 // code units the character will give: 1, or 2 above U+FFFF
	lower, upper uint8 // what the next continuation byte must lie in
}

// next takes a byte. lag is how many bytes more than code units this step took (negative: more units than bytes). When
// consumed is false the byte ended a broken character and is to be given again.
func (u *utf8State) next(c byte) (lag int, consumed bool) {
	if u.needed == 0 {
		return u.lead(c), true
	}
	if c < u.lower || c > u.upper {
		u.needed = 0
		return -1, false // U+FFFD for the bytes so far
	}
	u.lower, u.upper = 0x80, 0xBF
	u.needed--
	if u.needed > 0 {
		return 1, true
	}
	return 1 - int(u.units), true
}

// lead takes the first byte of a character that is not ASCII.
func (u *utf8State) lead(c byte) (lag int) {
	if c < 0xC2 || c > 0xF4 {
		return 0 // U+FFFD for the byte itself
	}
	u.needed, u.units, u.lower, u.upper = 1, 1, 0x80, 0xBF
	if c >= 0xF0 {
		u.needed, u.units = 3, 2
	} else if c >= 0xE0 {
		u.needed = 2
	}
	switch c {
	case 0xE0:
		u.lower = 0xA0
	case 0xED:
		u.upper = 0x9F
	case 0xF0:
		u.lower = 0x90
	case 0xF4:
		u.upper = 0x8F
	}
	return 1
}
