package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"sync"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"eventsource-wasm/sse"
)

// core is one side of the comparison: the built module in a sandbox, or the same exports called as Go functions.
type core interface {
	// call takes and gives the words of the WebAssembly functions: 32-bit integers, and floats as their bits.
	call(export string, args ...uint64) uint64
	window() []byte
	table() []byte
}

// parameters of the exports: i is an integer, f a float, h an integer that is a handle, n one that is a length.
var parameters = map[string]string{
	"open": "iiiii", "release": "h", "feed": "hn", "responded": "hiif", "ended": "hif", "watch": "ffff", "readyState": "h", "reconnectionTime": "h",
}

// isFloat tells the exports that return a float.
func isFloat(export string) bool { return export == "ended" || export == "watch" }

// native calls this package's own functions. There is one, as their state is global.
type native struct{}

func newNative() native {
	streams, records, input = [STREAMS]stream{}, [TABLE]sse.Record{}, [WINDOW]byte{}
	return native{}
}

func (native) window() []byte { return input[:] }

func (native) table() []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(&records)), unsafe.Sizeof(records))
}

func (native) call(export string, args ...uint64) uint64 {
	word := func(i int) uint32 { return uint32(args[i]) }
	switch export {
	case "open":
		return uint64(open(word(0), word(1), word(2), word(3), word(4)))
	case "release":
		release(word(0))
		return 0
	case "feed":
		return uint64(feed(word(0), word(1)))
	case "responded":
		return uint64(responded(word(0), word(1), word(2), math.Float64frombits(args[3])))
	case "ended":
		return math.Float64bits(ended(word(0), word(1), math.Float64frombits(args[2])))
	case "watch":
		f := math.Float64frombits
		return math.Float64bits(watch(f(args[0]), f(args[1]), f(args[2]), f(args[3])))
	case "readyState":
		return uint64(readyState(word(0)))
	case "reconnectionTime":
		return uint64(reconnectionTime(word(0)))
	}
	panic(export)
}

// instance is an instance of the built module.
type instance struct {
	tb        testing.TB
	memory    api.Memory
	functions map[string]api.Function
	stack     [8]uint64
	start     []byte // what memory held at first
	windowAt  uint32
	tableAt   uint32
}

// compileCore compiles dist/core.wasm once.
var compileCore = sync.OnceValues(func() (wazero.Runtime, wazero.CompiledModule) {
	ctx := context.Background()
	code, err := os.ReadFile("../dist/core.wasm")
	if err != nil {
		panic(err)
	}
	runtime := wazero.NewRuntime(ctx)
	module, err := runtime.CompileModule(ctx, code)
	if err != nil {
		panic(err)
	}
	return runtime, module
})

func newInstance(tb testing.TB) *instance {
	tb.Helper()
	runtime, module := compileCore()
	m, err := runtime.InstantiateModule(context.Background(), module, wazero.NewModuleConfig().WithName(""))
	require.NoError(tb, err)
	tb.Cleanup(func() { _ = m.Close(context.Background()) })
	c := &instance{tb: tb, memory: m.Memory(), functions: map[string]api.Function{}}
	for name := range module.ExportedFunctions() {
		c.functions[name] = m.ExportedFunction(name)
	}
	c.start = bytes.Clone(c.all())
	c.windowAt, c.tableAt = uint32(c.call("window")), uint32(c.call("table"))
	return c
}

// call fails the test on a trap.
func (c *instance) call(export string, args ...uint64) uint64 {
	copy(c.stack[:], args)
	if err := c.functions[export].CallWithStack(context.Background(), c.stack[:]); err != nil {
		c.tb.Fatalf("%s(%v) trapped: %v", export, args, err)
	}
	switch {
	case export == "release":
		return 0
	case isFloat(export):
		return c.stack[0]
	}
	return uint64(uint32(c.stack[0]))
}

// read gives the instance's own bytes, not a copy.
func (c *instance) read(at, n uint32) []byte {
	b, ok := c.memory.Read(at, n)
	if !ok {
		c.tb.Fatalf("%d bytes at %d lie outside of the memory", n, at)
	}
	return b
}

func (c *instance) all() []byte    { return c.read(0, c.memory.Size()) }
func (c *instance) window() []byte { return c.read(c.windowAt, WINDOW) }
func (c *instance) table() []byte  { return c.read(c.tableAt, TABLE*8) }

// restart makes the instance what it was at first.
func (c *instance) restart() { copy(c.all(), c.start) }

// rest is the memory but the window and the table.
func (c *instance) rest() (parts [3][]byte) {
	b := c.all()
	first, firstEnd, second, secondEnd := c.windowAt, c.windowAt+WINDOW, c.tableAt, c.tableAt+TABLE*8
	if second < first {
		first, firstEnd, second, secondEnd = second, secondEnd, first, firstEnd
	}
	return [3][]byte{b[:first], b[firstEnd:second], b[secondEnd:]}
}

// requireSameWord compares results. Processors that multiply and add in one step round a delay differently.
func requireSameWord(t *testing.T, export string, want, got uint64, at string) {
	t.Helper()
	if want == got {
		return
	}
	a, b := math.Float64frombits(want), math.Float64frombits(got)
	if isFloat(export) && (math.IsNaN(a) && math.IsNaN(b) || math.Abs(a-b) <= 1e-12*math.Abs(a)) {
		return
	}
	require.Failf(t, "the built core differs", "%s %s: %#x, natively %#x", at, export, got, want)
}

// pair makes every call on both sides and requires the same.
type pair struct {
	t      *testing.T
	native native
	built  *instance
}

func newPair(t *testing.T) *pair { return &pair{t, newNative(), newInstance(t)} }

func (p *pair) call(export string, args ...uint64) uint64 {
	want := p.native.call(export, args...)
	if got := p.built.call(export, args...); got != want {
		requireSameWord(p.t, export, want, got, fmt.Sprint(args))
	}
	return want
}

func (p *pair) open(policy ...uint64) uint64 {
	var args [5]uint64
	copy(args[:], policy)
	return p.call("open", args[:]...)
}

// feed gives a chunk in as many calls as it takes and returns how many records it came to.
func (p *pair) feed(handle uint64, chunk []byte) (records int) {
	for len(chunk) > 0 {
		n := min(len(chunk), WINDOW)
		copy(p.native.window(), chunk[:n])
		copy(p.built.window(), chunk[:n])
		result := p.call("feed", handle, uint64(n))
		count, consumed := result&COUNT_MASK, result>>CONSUMED_SHIFT
		if !bytes.Equal(p.native.table()[:count*8], p.built.table()[:count*8]) {
			require.Equal(p.t, p.native.table()[:count*8], p.built.table()[:count*8], "records of %q", chunk[:n])
		}
		require.NotZero(p.t, consumed, "no progress")
		chunk = chunk[consumed:]
		records += int(count)
	}
	return records
}

// stream feeds a stream in pieces that end at cuts, then ends the connection.
func (p *pair) stream(stream []byte, cuts ...int) {
	handle := p.open(uint64(STANDARD))
	from := 0
	for _, cut := range append(cuts, len(stream)) {
		p.feed(handle, stream[from:cut])
		from = cut
	}
	p.call("reconnectionTime", handle)
	p.call("ended", handle, uint64(EOF), math.Float64bits(0.5))
	p.call("release", handle)
}

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
		for _, done := range []int{0, HAS_DONE} {
			for _, maxAttempts := range []uint64{0, 1, 3} {
				for _, bounds := range [][2]uint64{{0, 0}, {50, 0}, {0, 2000}, {200, 400}, {500, 100}, {0, 1<<31 - 1}} {
					for _, status := range []uint64{200, 204, 301, 404, 429, 500, 503} {
						for _, retryAfter := range []float64{math.NaN(), 0, 7000, 1e12} {
							for cause := EOF; cause <= WASM; cause++ {
								for _, id := range []int{0, HAS_ID} {
									handle := p.open(uint64(strategy|done), maxAttempts, bounds[0], bounds[1])
									for attempt, body := range []string{"", "retry: 70\n\ndata: half", "", "data: 1\n\n", "retry: 0\n\n"} {
										p.call("responded", handle, status, uint64(attempt&1), bits(retryAfter))
										p.call("readyState", handle)
										p.feed(handle, []byte(body))
										p.call("ended", handle, uint64(cause|id), bits(float64(attempt)/5))
										p.call("readyState", handle)
										p.call("reconnectionTime", handle)
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
	assert.Equal(t, 5*2*3*6*7*4*(WASM+1)*2*5, decisions)

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
	expected := []string{"window", "table"}
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
		assert.EqualValues(t, 2, p.call("readyState", handle))
		p.call("release", handle)
		require.Equal(t, handle, p.open(uint64(STANDARD)))
		assert.Zero(t, p.call("readyState", handle))
		assert.EqualValues(t, 3000, p.call("reconnectionTime", handle))
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
			p.call("readyState", wrong)
			p.call("reconnectionTime", wrong)
			p.call("release", wrong)
			p.call("release", wrong)
		}
		assert.EqualValues(t, 1, p.call("readyState", handle))
		assert.EqualValues(t, 7, p.call("reconnectionTime", handle))
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
