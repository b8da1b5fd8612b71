package main

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"os"
	"sync"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

// core is one side of the comparison: the built module in a sandbox, or the same exports called as Go functions. (A third, the
// module translated to JavaScript, is told what they give: see translated.)
type core interface {
	// call takes and gives the words of the WebAssembly functions: 32-bit integers, and floats as their bits.
	call(export string, args ...uint64) uint64
	window() []byte
	table() []byte
}

// parameters of the exports: i is an integer, f a float, h an integer that is a handle, n one that is a length.
var parameters = map[string]string{
	"open": "iiiii", "release": "h", "feed": "hn", "responded": "hiif", "ended": "hif", "watch": "ffff", "state": "h", "retryTime": "h",
}

// isFloat tells the exports that return a float.
func isFloat(export string) bool { return export == "ended" || export == "watch" }

// native calls this package's own functions. There is one, as their state is global.
type native struct{}

func newNative() native {
	clear(streams[:])
	clear(shared.window[:])
	clear(shared.table[:])
	return native{}
}

func (native) window() []byte { return shared.window[:] }

func (native) table() []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(&shared.table)), unsafe.Sizeof(shared.table))
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
	case "state":
		return uint64(state(word(0)))
	case "retryTime":
		return uint64(retryTime(word(0)))
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
	c.windowAt = uint32(c.call("window"))
	c.tableAt = c.windowAt + WINDOW
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

// pair makes every call on both sides and requires the same, also of the translated core.
type pair struct {
	t          *testing.T
	native     native
	built      *instance
	translated *translated
}

func newPair(t *testing.T) *pair { return &pair{t, newNative(), newInstance(t), newTranslated(t)} }

func (p *pair) call(export string, args ...uint64) uint64 {
	want := p.native.call(export, args...)
	p.translated.call(p.native, export, want, args...)
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
	p.call("retryTime", handle)
	p.call("ended", handle, uint64(EOF), math.Float64bits(0.5))
	p.call("release", handle)
}
