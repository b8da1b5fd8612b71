package main

import (
	"bytes"
	"encoding/binary"
	"flag"
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"eventsource-wasm/sse"
)

// program is what the fuzzer writes: the calls, and the bytes that they feed.
type program struct{ code, text []byte }

func (p *program) next() byte {
	if len(p.code) == 0 {
		return 0
	}
	b := p.code[0]
	p.code = p.code[1:]
	return b
}

func (p *program) word() uint64 {
	var b [8]byte
	p.code = p.code[copy(b[:], p.code):]
	return binary.LittleEndian.Uint64(b[:])
}

var (
	exportNames = []string{"open", "feed", "feed", "feed", "ended", "responded", "watch", "state", "retryTime", "release"}
	oddHandles  = []uint64{0, STREAMS - 1, STREAMS, 1 << 16, 1 << 31, math.MaxUint32}
	oddLengths  = []uint64{0, 1, 1000, WINDOW - 1, WINDOW, WINDOW + 1, 1 << 31, math.MaxUint32}
	oddFloats   = []float64{0, 0.5, 1, -1, 7000, 1e12, 1e300, math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64, math.SmallestNonzeroFloat64, math.Copysign(0, -1), math.Nextafter(1, 0)}
	oddIntegers = []uint64{HAS_DONE, 200, 204, 429, 503, 100, 30_000, 1<<31 - 1, 1 << 31, math.MaxUint32}
)

// call reads the next call. Most arguments are in range, some are odd, some are any.
func (p *program) call() (export string, args []uint64) {
	choose := func(odd []uint64, usual func(b byte) uint64) uint64 {
		switch b := p.next(); {
		case b < 200:
			return usual(b)
		case b < 250:
			return odd[int(b)%len(odd)]
		}
		return uint64(uint32(p.word()))
	}
	export = exportNames[int(p.next())%len(exportNames)]
	for _, kind := range parameters[export] {
		switch kind {
		case 'h':
			args = append(args, choose(oddHandles, func(b byte) uint64 { return uint64(b%4) + 1 }))
		case 'n':
			args = append(args, choose(oddLengths, func(b byte) uint64 { return uint64(b) }))
		case 'f':
			if b := p.next(); b < 240 {
				args = append(args, math.Float64bits(oddFloats[int(b)%len(oddFloats)]))
			} else {
				args = append(args, p.word())
			}
		default:
			args = append(args, choose(oddIntegers, func(b byte) uint64 { return uint64(b % 32) }))
		}
	}
	return export, args
}

// fill writes the next n bytes of the text, which begins again when it is used up, and garbage behind them.
func (p *program) fill(n int, window []byte, garbage string) {
	for i := 0; i < n; {
		if len(p.text) == 0 {
			window[i] = 'x'
			i++
			continue
		}
		i += copy(window[i:n], p.text)
	}
	overwrite(window[n:], garbage)
}

func overwrite(area []byte, with string) {
	for n := copy(area, with); n > 0 && n < len(area); n *= 2 {
		copy(area[n:], area[:n])
	}
}

// FuzzBoundary makes any calls with any arguments on the native core and on two instances, which hold different garbage
// wherever a feed must not look. All must give the same, and the instances must remain the same. The translated core makes the
// calls of the corpus, which is what a test without fuzzing runs.
func FuzzBoundary(f *testing.F) {
	one, other := newInstance(f), newInstance(f)
	before, clean := make([]byte, WINDOW), make([]byte, TABLE*8)
	garbage := [...]string{"\n\ndata: garbage\n\nid: 1\n\n", "\xF0\x9F\x98\x80\x00\r"}
	f.Add([]byte{0, 1, 0, 0, 0, 0, 1, 0, 20, 1, 0, 199, 4, 0, 1, 1, 6, 0, 7, 0, 8, 0}, []byte("data: some\r\nid: é😀\n\nretry: 7\n\n"))
	f.Add([]byte{0, 204, 1, 0, 0, 0, 1, 0, 205, 1, 200, 204, 1, 0, 3, 5, 0, 201, 1, 7, 4, 0, 9, 13}, []byte("\uFEFFevent: 事件\ndata\n\n: \xFF\n"))
	isFuzzing := flag.Lookup("test.fuzz").Value.String() != "" || flag.Lookup("test.fuzzworker").Value.String() == "true"
	f.Fuzz(func(t *testing.T, code, text []byte) {
		n := newNative()
		var js *translated
		if !isFuzzing {
			js = newTranslated(t)
		}
		for _, c := range []*instance{one, other} {
			c.tb = t
			c.restart()
		}
		p := program{code, text}
		for range 64 {
			if len(p.code) == 0 {
				break
			}
			export, args := p.call()
			at := fmt.Sprintf("%s%v", export, args)
			fed := 0
			if export == "feed" {
				fed = int(min(args[1], WINDOW))
				for i, c := range []core{n, one, other} {
					p.fill(fed, c.window(), garbage[i%2])
					overwrite(c.table(), garbage[i%2])
				}
				if len(p.text) > 0 {
					p.text = append(p.text[fed%len(p.text):len(p.text):len(p.text)], p.text[:fed%len(p.text)]...)
				}
			}
			copy(before, one.window())
			want := n.call(export, args...)
			if js != nil {
				js.call(n, export, want, args...)
			}
			for _, c := range []*instance{one, other} {
				requireSameWord(t, export, want, c.call(export, args...), at)
			}
			require.True(t, bytes.Equal(before, one.window()), "%s writes to the window", at)
			rest := other.rest()
			for i, part := range one.rest() {
				require.True(t, bytes.Equal(part, rest[i]), "%s reads what it must not", at)
			}
			require.EqualValues(t, len(one.start), one.memory.Size())
			if export == "feed" {
				count := requireSoundRecords(t, want, fed, n.table(), at)
				for i, c := range []*instance{one, other} {
					require.True(t, bytes.Equal(n.table()[:count*8], c.table()[:count*8]), "records of %s", at)
					overwrite(clean, garbage[(i+1)%2])
					require.True(t, bytes.Equal(clean[count*8:], c.table()[count*8:]), "%s writes behind its records", at)
				}
			}
		}
	})
}

// requireSoundRecords holds a feed of n bytes to what the host relies on.
func requireSoundRecords(t *testing.T, result uint64, n int, table []byte, at string) (count int) {
	t.Helper()
	count = int(result & COUNT_MASK)
	consumed := int(result >> CONSUMED_SHIFT)
	require.LessOrEqual(t, consumed, n, at)
	require.LessOrEqual(t, count, TABLE, at)
	if consumed < n {
		require.Greater(t, count+sse.MinRecords, TABLE, "%s stops early", at)
	}
	// The bytes of a character that an earlier chunk began give two code units at most.
	units := consumed + 1
	last := 0
	for i := range count {
		head, end := binary.LittleEndian.Uint32(table[i*8:]), int(binary.LittleEndian.Uint32(table[i*8+4:]))
		start, kind := int(head>>START_SHIFT), int(head&KIND_MASK)
		require.True(t, kind >= DATA && kind <= LIMIT, "%s: record %d is of kind %d", at, i, kind)
		if kind >= END {
			require.Zero(t, start, at)
			require.Zero(t, end, at)
			require.True(t, kind == END || i == count-1, "%s: something follows a limit", at)
			continue
		}
		require.True(t, last <= start && start <= end && end <= units, "%s: record %d lies at %d to %d, after %d, of %d", at, i, start, end, last, units)
		last = end
	}
	return count
}
