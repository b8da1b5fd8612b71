package bundle

import (
	"slices"
	"strings"
	"testing"
)

const root = "../.."

// One format brings itself and what all share, whether the page's bundler sees the sources or the built file.
func TestFormatsAreShakable(t *testing.T) {
	const sources = "js/src/formats/"
	names, err := Exports(root, Formats)
	if err != nil {
		t.Fatal(err)
	}
	if inSources, err := Exports(root, sources+"index.ts"); err != nil || !slices.Equal(names, inSources) {
		t.Fatalf("%s exports %q, its sources %q, %v; is it built?", Formats, names, inSources, err)
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			alone, err := Alone(root, sources+"index.ts", name)
			if err != nil {
				t.Fatal(err)
			}
			var from []string
			for source, size := range alone.Parts {
				if size > 0 && strings.HasPrefix(source, sources) {
					from = append(from, source)
				}
			}
			if len(from) > 2 || !slices.Contains(from, sources+"format.ts") {
				t.Errorf("it brings %q", from)
			}
			built, err := Alone(root, Formats, name)
			if err != nil {
				t.Fatal(err)
			}
			if len(built.Code) > len(alone.Code)+len(alone.Code)/20 {
				t.Errorf("it takes %d bytes of %s, %d of its sources", len(built.Code), Formats, len(alone.Code))
			}
		})
	}
}

// Who imports the decoder gets the core, and nothing of what makes requests and events.
func TestTheDecoderComesAlone(t *testing.T) {
	for name, others := range map[string][]string{
		"EventStreamDecoder": {"withCredentials", "readyState", "idempotency-key", "MessageEvent", "beforeunload", "AbortController"},
		"EventSourceError":   {"withCredentials", "readyState", "WebAssembly", "TextDecoder", "FinalizationRegistry"},
	} {
		alone, err := Alone(root, Host, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, other := range others {
			if strings.Contains(string(alone.Code), other) {
				t.Errorf("%s brings %s", name, other)
			}
		}
	}
}
