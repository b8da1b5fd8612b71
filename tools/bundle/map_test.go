package bundle

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Each script has a map, which names its sources as they lie in the package; what it quotes of them is what they are.
func TestSourceMapsNameTheSources(t *testing.T) {
	for _, script := range Scripts {
		t.Run(script.Output, func(t *testing.T) {
			code, err := os.ReadFile(filepath.Join(root, script.Output))
			if err != nil {
				t.Fatal(err)
			}
			if end := "//# sourceMappingURL=" + filepath.Base(script.Output) + ".map"; !strings.HasSuffix(strings.TrimSpace(string(code)), end) {
				t.Errorf("it does not end with %s", end)
			}
			content, err := os.ReadFile(filepath.Join(root, script.Output+".map"))
			if err != nil {
				t.Fatal(err)
			}
			var all struct {
				Sources        []string
				SourcesContent []string
			}
			if err := json.Unmarshal(content, &all); err != nil || len(all.Sources) == 0 {
				t.Fatalf("%d sources, %v", len(all.Sources), err)
			}
			for i, name := range all.Sources {
				inside, ok := strings.CutPrefix(name, "../src/")
				file := filepath.Join(root, host, inside)
				if name == filepath.Base(Translated) {
					file, ok = filepath.Join(root, Translated), true
				}
				source, err := os.ReadFile(file)
				if !ok || err != nil {
					t.Errorf("%s is no source: %v", name, err)
				}
				if i < len(all.SourcesContent) && all.SourcesContent[i] != string(source) {
					t.Errorf("%s is quoted wrongly", name)
				}
			}
		})
	}
}
