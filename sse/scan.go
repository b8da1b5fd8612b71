package sse

import (
	"math/bits"
	"unsafe"
)

const (
	eachByte = 0x0101010101010101
	highBits = 0x80 * eachByte
	controls = 0x0E * eachByte // LF, CR and NUL lie below it
)

// scan moves to the next LF or CR, or to the end of the chunk, counting code units on the way.
//
// Sixteen or eight bytes at a time: subtracting 0x0E from each byte borrows into its high bit where it is smaller, and a byte that is
// not ASCII has that bit set already. A borrow can reach the byte above it, but only above a true hit, so the lowest hit
// is always true.
//
//go:nobounds
func (p *Parser) scan(c *cursor) {
	if p.utf8.needed > 0 {
		p.character(c)
	}
	in, pos := c.in, c.pos
	for pos < len(in) {
		if pos+16 <= len(in) && hits(in, pos)|hits(in, pos+8) == 0 {
			pos += 16
			continue
		}
		if pos+8 <= len(in) {
			found := hits(in, pos)
			if found == 0 {
				pos += 8
				continue
			}
			pos += bits.TrailingZeros64(found) >> 3
		}
		b := in[pos]
		if b == '\n' || b == '\r' {
			break
		}
		if b >= 0x80 {
			c.pos = pos
			p.character(c)
			pos = c.pos
			continue
		}
		if b == 0 && p.field == id {
			p.bad = true
		}
		pos++
	}
	c.pos = pos
}

// hits marks bytes that end a run of ASCII text among the eight at pos.
//
//go:nobounds
func hits(in []byte, pos int) uint64 {
	_ = in[pos+7]
	w := *(*uint64)(unsafe.Pointer(&in[pos]))
	return ((w - controls) | w) & highBits
}

// character reads non-ASCII bytes, starting in the middle of a character if one is pending.
//
//go:nobounds
func (p *Parser) character(c *cursor) {
	for in := c.in; c.pos < len(in); {
		b := in[c.pos]
		if p.utf8.needed == 0 {
			if b < 0x80 {
				break
			}
			// Most of the world's scripts: three bytes, none of them in need of a closer look.
			if b > 0xE0 && b < 0xF0 && b != 0xED && c.pos+2 < len(in) && in[c.pos+1]&in[c.pos+2]&0x80 != 0 &&
				(in[c.pos+1]|in[c.pos+2])&0x40 == 0 {
				c.pos += 3
				c.lag += 2
				continue
			}
		}
		lag, consumed := p.utf8.next(b)
		c.lag += lag
		if consumed {
			c.pos++
		}
	}
}
