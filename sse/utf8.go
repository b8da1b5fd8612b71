package sse

// utf8State follows the Encoding Standard's UTF-8 decoder (§8.1.1) without keeping the text: it tells how many UTF-16
// code units the decoder has put out. The zero value stands between two characters.
type utf8State struct {
	needed uint8 // continuation bytes still missing
	units  uint8 // code units the character will give: 1, or 2 above U+FFFF
	first  uint8 // the character's first byte, until its second has come
}

// next takes a byte that is not ASCII, or one that a character may be waiting for. lag is how many bytes more than code
// units this step took (negative: more units than bytes). When consumed is false the byte ended a broken character and is
// to be given again.
func (u *utf8State) next(c byte) (lag int, consumed bool) {
	if u.needed == 0 {
		if c < 0xC2 || c > 0xF4 {
			return 0, true // ASCII, or U+FFFD for the byte itself
		}
		u.needed, u.units, u.first = 1, 1, c
		if c >= 0xE0 {
			u.needed = 2
		}
		if c >= 0xF0 {
			u.needed, u.units = 3, 2
		}
		return 1, true
	}
	lower, upper := byte(0x80), byte(0xBF)
	switch u.first {
	case 0xE0:
		lower = 0xA0
	case 0xED:
		upper = 0x9F
	case 0xF0:
		lower = 0x90
	case 0xF4:
		upper = 0x8F
	}
	u.first = 0
	if c < lower || c > upper {
		u.needed = 0
		return -1, false // U+FFFD for the bytes so far
	}
	u.needed--
	if u.needed > 0 {
		return 1, true
	}
	return 1 - int(u.units), true
}
