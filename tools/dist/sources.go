package main

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// hashes name what dist/ was built from: the core's sources, and all sources.
type hashes struct{ Core, All string }

// Tests are no sources: they change no output.
var (
	coreSources = []string{"conn", "sse", "wasm", "js/package-lock.json", "tools/dist", "tools/tinygo"}
	allSources  = append([]string{"js/package.json", "js/src", "js/tsconfig.json", "tools/bundle", "tools/go.mod", "tools/go.sum"}, coreSources...)

	sourceTypes = []string{".go", ".json", ".mod", ".sh", ".sum", ".ts"}
)

func hashSources() (hashes, error) {
	ofCore, err := hashFiles(coreSources)
	if err != nil {
		return hashes{}, err
	}
	ofAll, err := hashFiles(allSources)
	return hashes{ofCore, ofAll}, err
}

func hashFiles(roots []string) (string, error) {
	var paths []string
	for _, root := range roots {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			name := filepath.Base(path)
			switch {
			case err != nil:
				return err
			case entry.IsDir() && (name == "testdata" || name == "node_modules"):
				return fs.SkipDir
			case entry.IsDir(), strings.HasSuffix(name, "_test.go"), !slices.Contains(sourceTypes, filepath.Ext(name)):
				return nil
			}
			paths = append(paths, filepath.ToSlash(path))
			return nil
		})
		if err != nil {
			return "", err
		}
	}
	slices.Sort(paths)
	sum := sha256.New()
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(sum, "%s %d\n%s", path, len(content), content)
	}
	return fmt.Sprintf("%x", sum.Sum(nil)), nil
}

const (
	stampFormat = "%s  sources of the core\n%s  all sources\n"
	unfinished  = "-"
)

func readStamp() (built hashes) {
	content, err := os.ReadFile(stamp)
	if err != nil {
		return hashes{}
	}
	if _, err := fmt.Sscanf(string(content), stampFormat, &built.Core, &built.All); err != nil {
		return hashes{}
	}
	return built
}

func writeStamp(built hashes) error {
	return replace(stamp, fmt.Appendf(nil, stampFormat, built.Core, built.All))
}
