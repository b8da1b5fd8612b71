package resume_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/resume"
)

func TestWhatIsNoPosition(t *testing.T) {
	stream := resume.NewID()
	for _, id := range []string{
		"", "17", ".", stream, stream + ".", "." + stream, stream + ".x", stream + ".-1", stream + ".+1", stream + ".01", stream + ".1 ",
		stream + ".1.1", stream + ".1234567890123456", stream[1:] + ".1", stream + "A.1", "AAAAAAAAAAAAAAAAAAAAA=.1", "AAAAAAAAAAAAAAAAAAAAAB.1",
		"AAAAAAAAAAAAAAAAAAAA\nA.1", strings.Repeat("é", 11) + ".1",
	} {
		_, _, _, ok := resume.Position(id)
		assert.False(t, ok, "%q", id)
	}
}

func TestIDs(t *testing.T) {
	seen := map[string]bool{}
	for range 1000 {
		stream := resume.NewID()
		got, after, _, ok := resume.Position(stream + ".123456789012345")
		require.True(t, ok)
		assert.Equal(t, stream, got)
		assert.EqualValues(t, 123456789012345, after)
		require.False(t, seen[stream])
		seen[stream] = true
	}
	for _, other := range [][3]string{{"a", "b", "d"}, {"a", "x", "c"}, {"x", "b", "c"}, {"ab", "", "c"}, {"", "ab", "c"}} {
		assert.NotEqual(t, resume.KeyedID("a", "b", "c"), resume.KeyedID(other[0], other[1], other[2]))
	}
	assert.Equal(t, resume.KeyedID("a", "b", "c"), resume.KeyedID("a", "b", "c"))
}

// An id is taken only as it is given out.
func FuzzPosition(f *testing.F) {
	f.Add("AAAAAAAAAAAAAAAAAAAAAA.0")
	f.Add("AAAAAAAAAAAAAAAAAAAAAB.17")
	f.Add("x.1")
	f.Fuzz(func(t *testing.T, id string) {
		_, after, written, ok := resume.Position(id)
		if ok {
			require.Equal(t, id, written)
			require.GreaterOrEqual(t, after, int64(0))
		}
	})
}
