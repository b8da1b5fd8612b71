package main

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// randomStream makes lines of every kind, valid and not.
func randomStream(r *rand.Rand, lines int) []byte {
	var b strings.Builder
	pick := func(of ...string) { b.WriteString(of[r.IntN(len(of))]) }
	for range lines {
		pick("data", "data", "data", "event", "id", "retry", "", "dat", "data ", "x", "\uFEFF")
		pick(":", ": ", ":  ", "")
		for range r.IntN(4) {
			pick("a", "0", "17", "some longer text than eight bytes", "é", "这是", "😀", "\xE4\xBD", "\xFF", "\xF0\x9F", "\x00", "\t", ":", "\uFEFF")
		}
		pick("\n", "\r", "\r\n", "\n\n", "\r\r", "\r\n\r\n", "\n\r\n")
	}
	return []byte(b.String())
}

func TestBuiltCoreReadsAsTheNativeOne(t *testing.T) {
	for name, stream := range map[string]string{
		"one event":                  "data: some text\n\n",
		"comment and two-line":       ": this is a test stream\n\ndata: some text\n\ndata: another message\ndata: with two lines\n\n",
		"named events":               "event: userconnect\ndata: {\"a\": 1}\n\nevent: usermessage\ndata: {}\n\ndata: x\n\n",
		"all line ends":              "data: a\r\n\r\ndata: b\r\rdata: c\n\ndata: d\r\ndata: e\rdata: f\n\r",
		"BOM, ids, retry":            "\uFEFFid: 1\r\nretry: 5000\r\ndata: a\r\n\r\nid: 2\x00\ndata: b\n\nid\ndata\n\nretry: 99999999999\n\nretry: 1x\n\n",
		"two to four bytes":          "data: é 这是第 1 条数据 😀\n\nevent: 更新\nid: 编号😀\ndata: 好\n\n",
		"broken characters":          "data: \xE4\xBD\xFF\xF0\x9F\x98\xC3(\xED\xA0\x80\xF4\x90\x80\x80\n\n\xEF\xBBdata: x\n\n",
		"a value of many code units": "data: " + strings.Repeat("0123456789abcdef好", 20) + "\n\n",
	} {
		t.Run(name, func(t *testing.T) {
			p := newPair(t)
			b := []byte(stream)
			p.stream(b)
			each := make([]int, len(b))
			for cut := range b {
				each[cut] = cut
				p.stream(b, cut)
			}
			p.stream(b, each...)
			p.stream(append(b, "\n\ndata: behind\n\n"...), len(b))
		})
	}
	t.Run("random streams at random cuts", func(t *testing.T) {
		p := newPair(t)
		for seed := range uint64(1000) {
			r := rand.New(rand.NewPCG(seed, 3))
			stream := randomStream(r, 1+r.IntN(40))
			p.stream(stream)
			var cuts []int
			for at := 0; at <= len(stream); at += 1 + r.IntN(40) {
				cuts = append(cuts, at)
			}
			p.stream(stream, cuts...)
		}
	})
	t.Run("more records than the table takes", func(t *testing.T) {
		p := newPair(t)
		for _, event := range []string{"data:\n\n", "id:\ndata:\n\n", "event:x\nid:1\ndata:\ndata\n\n", "data: 这\n\n"} {
			handle := p.open()
			stream := []byte(strings.Repeat(event, 3*WINDOW/len(event)))
			assert.Greater(t, p.feed(handle, stream), 2*TABLE)
			p.call("release", handle)
		}
	})
	t.Run("streams that take turns", func(t *testing.T) {
		p := newPair(t)
		r := rand.New(rand.NewPCG(1, 4))
		var handles [20]uint64
		var left [20][]byte
		for i := range handles {
			handles[i], left[i] = p.open(0, 0, 0, 0, uint64(200*i)), randomStream(r, 60)
		}
		for range 2000 {
			i := r.IntN(len(handles))
			n := min(r.IntN(30), len(left[i]))
			p.feed(handles[i], left[i][:n])
			left[i] = left[i][n:]
		}
	})
	t.Run("past the limit", func(t *testing.T) {
		p := newPair(t)
		for limit := range uint64(40) {
			handle := p.open(0, 0, 0, 0, limit)
			for range 30 {
				p.feed(handle, []byte("data: 12\r"))
			}
			p.call("release", handle)
		}
	})
}

func TestBuiltCoreDecidesAsTheNativeOne(t *testing.T) {
	p := newPair(t)
	bits := math.Float64bits
	decisions := 0
	for _, strategy := range []int{ONCE, STANDARD, RESUME, REJECTED, REPLAY} {
		for _, done := range []int{0, HAS_DONE, HAS_DONE | HAS_REQUEST} {
			for _, maxAttempts := range []uint64{0, 1, 3} {
				for _, bounds := range [][2]uint64{{0, 0}, {50, 0}, {0, 2000}, {200, 400}, {500, 100}, {0, 1<<31 - 1}} {
					for _, status := range []uint64{200, 201, 204, 404, 429, 502, 505} {
						for _, retryAfter := range []float64{math.NaN(), 0, 7000, 1e12} {
							for cause := EOF; cause <= UNSUPPORTED; cause++ {
								for _, id := range []int{0, HAS_ID, HAS_ID | HAS_SENTINEL, HAS_ID | MAY_END} {
									handle := p.open(uint64(strategy|done), maxAttempts, bounds[0], bounds[1])
									for attempt, body := range []string{"data: line\n", "retry: 70\n\ndata: half", "", "data: 1\n\n", "retry: 0\n\n"} {
										p.call("responded", handle, status, uint64([]int{3, 5, 9, 15, 2}[attempt]), bits(retryAfter))
										p.call("state", handle)
										p.feed(handle, []byte(body))
										p.call("ended", handle, uint64(cause|id), bits(float64(attempt)/5))
										p.call("state", handle)
										p.call("retryTime", handle)
										decisions++
									}
									p.call("release", handle)
								}
							}
						}
					}
				}
			}
		}
	}
	assert.Equal(t, 5*3*3*6*7*4*(UNSUPPORTED+1)*4*5, decisions)

	for _, limit := range []float64{1, 1000, 30_000} {
		for _, due := range []float64{1, 1000, 1001, 60_000} {
			for now := 0.0; now < 100_000; now += 999.5 {
				p.call("watch", bits(limit), bits(500), bits(due), bits(now))
			}
		}
	}
}

func TestBuiltCoreImportsNothingAndCannotGrow(t *testing.T) {
	_, module := compileCore()
	assert.Empty(t, module.ImportedFunctions())
	assert.Empty(t, module.ImportedMemories())
	var exports []string
	for name := range module.ExportedFunctions() {
		exports = append(exports, name)
	}
	expected := []string{"window"}
	for name := range parameters {
		expected = append(expected, name)
	}
	assert.ElementsMatch(t, expected, exports)

	memory := module.ExportedMemories()["memory"]
	require.NotNil(t, memory)
	most, bounded := memory.Max()
	assert.True(t, bounded)
	assert.Equal(t, memory.Min(), most)

	c := newInstance(t)
	assert.LessOrEqual(t, uint64(c.windowAt)+WINDOW, uint64(c.memory.Size()))
	assert.LessOrEqual(t, uint64(c.tableAt)+TABLE*8, uint64(c.memory.Size()))
	assert.Zero(t, c.tableAt%4, "the host reads the table by 32-bit words")
	_, grown := c.memory.Grow(1)
	assert.False(t, grown)
}

func TestMemoryStaysAsItIsWhateverIsFed(t *testing.T) {
	for name, event := range map[string]string{
		"events":                "id: 1\nevent: e\ndata: " + strings.Repeat("这是 text ", 20) + "\n\n",
		"tiny events":           "data:\n\n",
		"one line":              "data: and more of it ",
		"fields without an end": "data\n",
		"comments":              ": keep-alive\n",
	} {
		t.Run(name, func(t *testing.T) {
			c := newInstance(t)
			handle := c.call("open", uint64(STANDARD), 0, 0, 0, math.MaxUint32)
			fill := func(total int) {
				text := []byte(strings.Repeat(event, WINDOW/len(event)))
				for fed := 0; fed < total; {
					n := copy(c.window(), text)
					for n > 0 {
						consumed := int(c.call("feed", handle, uint64(n)) >> CONSUMED_SHIFT)
						require.NotZero(t, consumed)
						copy(c.window(), text[len(text)-n+consumed:])
						n -= consumed
						fed += consumed
					}
				}
			}
			fill(1 << 10)
			before := c.memory.Size()
			fill(110 << 20)
			assert.Equal(t, before, c.memory.Size())
			assert.Len(t, c.start, int(before))
		})
	}
}

func TestHandles(t *testing.T) {
	t.Run("all but the first are given out, each once, then none", func(t *testing.T) {
		p := newPair(t)
		for want := uint64(1); want < STREAMS; want++ {
			require.Equal(t, want, p.open())
		}
		assert.EqualValues(t, 511, STREAMS-1)
		assert.Zero(t, p.open())
		assert.Zero(t, p.open())
		for _, handle := range []uint64{300, 7, 511} {
			p.call("release", handle)
			assert.Equal(t, handle, p.open())
			assert.Zero(t, p.open())
		}
	})
	t.Run("a reused one is new", func(t *testing.T) {
		p := newPair(t)
		handle := p.open(uint64(RESUME|HAS_DONE), 1, 100, 100, 10)
		p.call("responded", handle, 200, 1, math.Float64bits(5))
		p.feed(handle, []byte("retry: 9\ndata: past the limit"))
		p.call("ended", handle, uint64(WASM), 0)
		assert.EqualValues(t, 2, p.call("state", handle))
		p.call("release", handle)
		require.Equal(t, handle, p.open(uint64(STANDARD)))
		assert.Zero(t, p.call("state", handle))
		assert.EqualValues(t, 3000, p.call("retryTime", handle))
		assert.Equal(t, 1, p.feed(handle, []byte("\uFEFFdata: of some length\n\n")))
		assert.EqualValues(t, 3000, math.Float64frombits(p.call("ended", handle, uint64(NETWORK), 0)))
	})
	t.Run("those that are not open harm no other", func(t *testing.T) {
		p := newPair(t)
		handle := p.open(uint64(STANDARD))
		stale := p.open()
		p.call("release", stale)
		p.call("responded", handle, 200, 1, math.Float64bits(math.NaN()))
		p.feed(handle, []byte("retry: 7\nid: 1\ndata: cut in the mid"))
		for _, wrong := range []uint64{0, stale, 3, 511, 512, 513, 1 << 16, 1<<31 - 1, 1 << 31, math.MaxUint32} {
			p.feed(wrong, []byte("retry: 99\n\ndata: of another\n\n\xE4"))
			p.call("responded", wrong, 503, 1, math.Float64bits(5))
			p.call("ended", wrong, uint64(WASM), 0)
			p.call("state", wrong)
			p.call("retryTime", wrong)
			p.call("release", wrong)
			p.call("release", wrong)
		}
		assert.EqualValues(t, 1, p.call("state", handle))
		assert.EqualValues(t, 7, p.call("retryTime", handle))
		assert.Equal(t, 1, p.feed(handle, []byte("dle\n\n")))
		assert.EqualValues(t, DATA|CONTINUE|DISPATCH, binary.LittleEndian.Uint32(p.built.table())&(1<<START_SHIFT-1))
		assert.EqualValues(t, 7, math.Float64frombits(p.call("ended", handle, uint64(NETWORK), 0)))
		assert.Equal(t, stale, p.open(), "a wrong release frees nothing")
	})
}

func TestLengthsAreCutToTheWindow(t *testing.T) {
	for _, n := range []uint64{WINDOW, WINDOW + 1, 1 << 20, 1 << 31, math.MaxUint32} {
		p := newPair(t)
		handle := p.open()
		for _, window := range [][]byte{p.native.window(), p.built.window()} {
			copy(window, "data: ")
			for i := 6; i < WINDOW; i++ {
				window[i] = 'x'
			}
		}
		assert.EqualValues(t, 1|WINDOW<<CONSUMED_SHIFT, p.call("feed", handle, n), "%d bytes", n)
		assert.EqualValues(t, WINDOW, binary.LittleEndian.Uint32(p.built.table()[4:]))
	}
}

// BenchmarkWasmFeed compares the built core, as this runtime compiles it, with the native one.
func BenchmarkWasmFeed(b *testing.B) {
	for _, c := range []struct{ name, event string }{
		{"openai", `data: {"id":"chatcmpl-8f3a","object":"chat.completion.chunk","created":1760000000,"model":"gpt-4o-mini","choices":[{"index":0,"delta":{"content":" token"},"logprobs":null,"finish_reason":null}],"usage":null,"system_fingerprint":"fp_00"}` + "\n\n"},
		{"chinese", "data: 这是一个词语和更多的字符\n\n"},
		{"named", "event: update\nid: 1234\ndata: {\"progress\": 25}\n\n"},
	} {
		for _, side := range []string{"native", "wasm"} {
			b.Run(c.name+"/"+side, func(b *testing.B) {
				var tested core = newNative()
				if side == "wasm" {
					tested = newInstance(b)
				}
				const events = 64
				n := copy(tested.window(), strings.Repeat(c.event, events))
				args := []uint64{tested.call("open", 0, 0, 0, 0, 0), uint64(n)}
				b.SetBytes(int64(n))
				b.ReportAllocs()
				for b.Loop() {
					if tested.call("feed", args...)>>CONSUMED_SHIFT != uint64(n) {
						b.Fatal("not all was read")
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/events, "ns/event")
			})
		}
	}
}
