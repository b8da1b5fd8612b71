// Package eventsource carries the browser scripts of eventsource-wasm inside
// a Go program, so that one handler serves them from the module's source.
//
//	http.Handle("/eventsource/", http.StripPrefix("/eventsource", eventsource.Handler()))
//
// and in the page
//
//	<script src="/eventsource/eventsource.js"></script>
package eventsource

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"
)

//go:embed dist/*.js dist/*.mjs dist/*.d.ts dist/*.js.map dist/*.mjs.map dist/core.wasm dist/integrity.json
var embedded embed.FS

// Dist is the folder of built files that a page can load: eventsource.js
// (classic script), eventsource.mjs and the package's other entries (ES
// modules), their source maps and types (.d.ts), integrity.json (what
// integrity attributes take, by file) and core.wasm (the module that both
// scripts carry inside, for those who load it themselves);
// eventsource.nowasm.js and .mjs, which do without WebAssembly, and core.mjs,
// the translated core that eventsource.mjs loads where a page may not run it.
func Dist() fs.FS {
	dist, err := fs.Sub(embedded, "dist")
	if err != nil {
		panic(err) // "dist" is a valid path, so Sub cannot fail
	}
	return dist
}

// Handler serves the files of [Dist] by their base names: /eventsource.js,
// /eventsource.mjs, … Mount it below another path with [http.StripPrefix].
//
// Clients keep the files but ask each time whether they still hold the latest
// (ETag, 304). With ?v= and the file's [Hash], or at least its first eight
// digits, they keep it for a year without asking. A client that takes gzip
// gets gzip. Files may be loaded from any origin.
func Handler() http.Handler { return dist() }

// Hash is the hex SHA-256 of a file of [Dist], for URLs that change with the
// file: "/eventsource.js?v=" + Hash("eventsource.js")[:8]. It is empty if there
// is no such file.
func Hash(name string) string {
	if file, ok := dist()[name]; ok {
		return file.hash
	}
	return ""
}

// dist holds the files in memory with what is served beside them; compression
// and hashing are done once, at the first use.
var dist = sync.OnceValue(func() assets {
	loaded, err := load(Dist())
	if err != nil {
		panic(err) // an embedded file that cannot be read is a broken binary
	}
	return loaded
})

// minVersion is how many hex digits of the hash ?v= needs at least: enough
// that no two builds of a file share them.
const minVersion = 8

type asset struct {
	contentType string
	hash        string // hex SHA-256 of plain
	plain       []byte
	gzipped     []byte // nil if it would not be smaller
}

type assets map[string]asset

func load(folder fs.FS) (assets, error) {
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return nil, fmt.Errorf("list the embedded files: %w", err)
	}
	loaded := make(assets, len(entries))
	for _, entry := range entries {
		if !entry.Type().IsRegular() {
			continue
		}
		plain, err := fs.ReadFile(folder, entry.Name())
		if err != nil {
			return nil, fmt.Errorf("read an embedded file: %w", err)
		}
		sum := sha256.Sum256(plain)
		file := asset{contentType: contentType(entry.Name()), hash: hex.EncodeToString(sum[:]), plain: plain}
		if gzipped := compress(plain); len(gzipped) < len(plain) {
			file.gzipped = gzipped
		}
		loaded[entry.Name()] = file
	}
	return loaded, nil
}

// contentType does not ask package mime, which lets the machine's own tables
// override the types that scripts and wasm need in order to run at all.
func contentType(name string) string {
	switch path.Ext(name) {
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".wasm":
		return "application/wasm"
	case ".map", ".json":
		return "application/json"
	case ".ts": // has no registered type; text can be read in a browser
		return "text/plain; charset=utf-8"
	default:
		return "application/octet-stream"
	}
}

func compress(plain []byte) []byte {
	var out bytes.Buffer
	// Neither call can fail: the level is valid and a Buffer takes every write.
	writer, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
	writer.Write(plain)
	writer.Close()
	return out.Bytes()
}

func (a assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	file, ok := a[strings.TrimPrefix(r.URL.Path, "/")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	header := w.Header()
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		header.Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}

	body, encoding := file.plain, ""
	if file.gzipped != nil && acceptsGzip(r.Header.Values("Accept-Encoding")) {
		body, encoding = file.gzipped, "gzip"
	}
	etag := file.etag(encoding)
	header.Set("ETag", etag)
	header.Set("Vary", "Accept-Encoding")
	header.Set("Cache-Control", "no-cache")
	if version := r.URL.Query().Get("v"); len(version) >= minVersion && strings.HasPrefix(file.hash, version) {
		header.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	header.Set("Access-Control-Allow-Origin", "*")
	header.Set("X-Content-Type-Options", "nosniff")
	if matches(r.Header.Values("If-None-Match"), etag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	header.Set("Content-Type", file.contentType)
	header.Set("Content-Length", strconv.Itoa(len(body)))
	if encoding != "" {
		header.Set("Content-Encoding", encoding)
	}
	w.Write(body) // the server discards it for HEAD
}

// etag names one encoding of the file: strong tags stand for exact bytes.
func (f asset) etag(encoding string) string {
	tag := f.hash[:32]
	if encoding != "" {
		tag += "-" + encoding
	}
	return `"` + tag + `"`
}

// matches evaluates If-None-Match by weak comparison (RFC 9110 §13.1.2).
// Tags of this handler contain no comma, so splitting at commas is exact.
func matches(values []string, etag string) bool {
	for _, value := range values {
		for tag := range strings.SplitSeq(value, ",") {
			tag = strings.TrimSpace(tag)
			if tag == "*" || strings.TrimPrefix(tag, "W/") == etag {
				return true
			}
		}
	}
	return false
}

// acceptsGzip reads Accept-Encoding (RFC 9110 §12.5.3): gzip by its own weight,
// else by that of "*", and only if identity is not wanted more.
func acceptsGzip(values []string) bool {
	weights := map[string]float64{}
	for _, value := range values {
		for item := range strings.SplitSeq(value, ",") {
			coding, parameters, _ := strings.Cut(item, ";")
			coding = strings.ToLower(strings.TrimSpace(coding))
			if coding == "x-gzip" {
				coding = "gzip"
			}
			weights[coding] = weight(parameters)
		}
	}
	gzip, named := weights["gzip"]
	if !named {
		gzip = weights["*"]
	}
	return gzip > 0 && gzip >= weights["identity"]
}

// weight reads ";q=0.5". What cannot be read counts as a refusal: the plain
// file is always right.
func weight(parameters string) float64 {
	parameters = strings.TrimSpace(parameters)
	if parameters == "" {
		return 1
	}
	name, value, _ := strings.Cut(parameters, "=")
	if strings.ToLower(strings.TrimSpace(name)) != "q" {
		return 0
	}
	q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil || !(q >= 0 && q <= 1) { // also refuses NaN
		return 0
	}
	return q
}
