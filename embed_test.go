package eventsource

import (
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var script = "/* a script with a wide character: 流 */\n" + strings.Repeat("export const open = 1;\n", 100)

func testFiles(t *testing.T) assets {
	t.Helper()
	loaded, err := load(fstest.MapFS{
		"eventsource.js":   {Data: []byte(script)},
		"eventsource.mjs":  {Data: []byte(script)},
		"eventsource.d.ts": {Data: []byte(script)},
		"script.js.map":    {Data: []byte(script)},
		"integrity.json":   {Data: []byte("{}")},
		"core.wasm":        {Data: append([]byte("\x00asm\x01\x00\x00\x00"), make([]byte, 500)...)},
		"tiny.js":          {Data: []byte("1")},
		"folder/inner.js":  {Data: []byte(script)},
	})
	require.NoError(t, err)
	return loaded
}

func serve(handler http.Handler, method, target string, header map[string]string) *http.Response {
	request := httptest.NewRequest(method, target, nil)
	for name, value := range header {
		request.Header.Set(name, value)
	}
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, request)
	return recorder.Result()
}

func text(t *testing.T, body io.Reader) string {
	t.Helper()
	all, err := io.ReadAll(body)
	require.NoError(t, err)
	return string(all)
}

func TestFilesAreServedByBaseName(t *testing.T) {
	for _, test := range []struct {
		name, path  string
		status      int
		contentType string
	}{
		{"the classic script", "/eventsource.js", 200, "text/javascript; charset=utf-8"},
		{"the module", "/eventsource.mjs", 200, "text/javascript; charset=utf-8"},
		{"the types", "/eventsource.d.ts", 200, "text/plain; charset=utf-8"},
		{"a source map", "/script.js.map", 200, "application/json"},
		{"the integrity list", "/integrity.json", 200, "application/json"},
		{"the wasm", "/core.wasm", 200, "application/wasm"},
		{"the query does not name the file", "/eventsource.js?core.wasm", 200, "text/javascript; charset=utf-8"},
		{"an unknown file is not found", "/other.js", 404, "text/plain; charset=utf-8"},
		{"the root is not a listing", "/", 404, "text/plain; charset=utf-8"},
		{"folders are not served", "/folder/inner.js", 404, "text/plain; charset=utf-8"},
		{"nothing above the folder is served", "/../go.mod", 404, "text/plain; charset=utf-8"},
	} {
		t.Run(test.name, func(t *testing.T) {
			response := serve(testFiles(t), "GET", test.path, nil)
			assert.Equal(t, test.status, response.StatusCode)
			assert.Equal(t, test.contentType, response.Header.Get("Content-Type"))
			assert.Equal(t, "nosniff", response.Header.Get("X-Content-Type-Options"))
			if test.status == 200 {
				assert.Equal(t, "*", response.Header.Get("Access-Control-Allow-Origin"))
				assert.Equal(t, "no-cache", response.Header.Get("Cache-Control"))
				assert.Equal(t, "Accept-Encoding", response.Header.Get("Vary"))
			}
		})
	}
}

func TestMethodsOtherThanGetAndHeadAreRefused(t *testing.T) {
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS"} {
		t.Run(method, func(t *testing.T) {
			response := serve(testFiles(t), method, "/eventsource.js", nil)
			assert.Equal(t, 405, response.StatusCode)
			assert.Equal(t, "GET, HEAD", response.Header.Get("Allow"))
		})
	}
}

func TestHeadHasTheHeadersOfGetAndNoBody(t *testing.T) {
	server := httptest.NewServer(testFiles(t))
	defer server.Close()
	ask := func(method string) *http.Response {
		request, err := http.NewRequest(method, server.URL+"/eventsource.js", nil)
		require.NoError(t, err)
		request.Header.Set("Accept-Encoding", "gzip")
		response, err := http.DefaultClient.Do(request)
		require.NoError(t, err)
		return response
	}
	get, head := ask("GET"), ask("HEAD")
	defer get.Body.Close()
	defer head.Body.Close()
	get.Header.Del("Date")
	head.Header.Del("Date")
	assert.Equal(t, 200, head.StatusCode)
	assert.Equal(t, get.Header, head.Header)
	assert.Len(t, text(t, get.Body), int(head.ContentLength))
	assert.Empty(t, text(t, head.Body))
}

func TestGzipIsSentOnlyToThoseWhoTakeIt(t *testing.T) {
	for accept, want := range map[string]bool{
		"":                              false,
		"gzip":                          true,
		"GZIP":                          true,
		"x-gzip":                        true,
		"gzip, deflate, br, zstd":       true,
		"br;q=1.0, gzip;q=0.8, *;q=0.1": true,
		"*":                             true,
		"*;q=0.5":                       true,
		"gzip; q=0.001":                 true,
		"gzip;Q=1":                      true,
		"identity;q=0.5, gzip;q=0.5":    true,
		"gzip;q=0":                      false,
		"gzip;q=0.000":                  false,
		"gzip;q=0, *":                   false,
		"*;q=0":                         false,
		"identity":                      false,
		"identity, gzip;q=0.5":          false,
		"br":                            false,
		"gzipped":                       false,
		"gzip;q=many":                   false,
		"gzip;q=NaN":                    false,
		"gzip;q=-1":                     false,
		"gzip;q":                        false,
	} {
		t.Run("Accept-Encoding: "+accept, func(t *testing.T) {
			response := serve(testFiles(t), "GET", "/eventsource.js", map[string]string{"Accept-Encoding": accept})
			body := response.Body
			if want {
				assert.Equal(t, "gzip", response.Header.Get("Content-Encoding"))
				unzipped, err := gzip.NewReader(body)
				require.NoError(t, err)
				body = unzipped
			} else {
				assert.Empty(t, response.Header.Values("Content-Encoding"))
			}
			assert.Equal(t, script, text(t, body))
		})
	}
	t.Run("not if it would be larger", func(t *testing.T) {
		response := serve(testFiles(t), "GET", "/tiny.js", map[string]string{"Accept-Encoding": "gzip"})
		assert.Empty(t, response.Header.Values("Content-Encoding"))
		assert.Equal(t, "1", text(t, response.Body))
	})
}

func TestAClientThatHoldsTheLatestIsNotSentItAgain(t *testing.T) {
	files := testFiles(t)
	plain := files["eventsource.js"].etag("")
	zipped := files["eventsource.js"].etag("gzip")
	assert.NotEqual(t, plain, zipped, "a strong tag stands for exact bytes")
	assert.NotEqual(t, plain, files["core.wasm"].etag(""))
	for _, test := range []struct {
		name, tags, accept string
		status             int
	}{
		{"the same tag", plain, "", 304},
		{"the same tag made weak on the way", "W/" + plain, "", 304},
		{"one of several", `"a", ` + plain, "", 304},
		{"any", "*", "", 304},
		{"the compressed one when compressed", zipped, "gzip", 304},
		{"the compressed one when plain is asked for", zipped, "", 200},
		{"the plain one when gzip is asked for", plain, "gzip", 200},
		{"another tag", `"a"`, "", 200},
		{"a tag without quotes", strings.Trim(plain, `"`), "", 200},
	} {
		t.Run(test.name, func(t *testing.T) {
			response := serve(files, "GET", "/eventsource.js",
				map[string]string{"If-None-Match": test.tags, "Accept-Encoding": test.accept})
			assert.Equal(t, test.status, response.StatusCode)
			assert.NotEmpty(t, response.Header.Get("ETag"))
			assert.Equal(t, "Accept-Encoding", response.Header.Get("Vary"))
			if test.status == 304 {
				assert.Empty(t, text(t, response.Body))
				assert.Empty(t, response.Header.Get("Content-Type"))
			}
		})
	}
}

func TestOnlyAVersionedAddressIsKeptWithoutAsking(t *testing.T) {
	files := testFiles(t)
	hash := files["eventsource.js"].hash
	for _, test := range []struct {
		name, version string
		immutable     bool
	}{
		{"the whole hash", hash, true},
		{"its first eight digits", hash[:8], true},
		{"too few digits", hash[:7], false},
		{"nothing", "", false},
		{"the hash of another build", "0123456789abcdef", false},
		{"more than the hash", hash + "0", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			response := serve(files, "GET", "/eventsource.js?v="+test.version, nil)
			want := "no-cache"
			if test.immutable {
				want = "public, max-age=31536000, immutable"
			}
			assert.Equal(t, want, response.Header.Get("Cache-Control"))
			assert.Equal(t, script, text(t, response.Body))
		})
	}
}

func TestEveryBuiltFileIsServedBelowAPrefix(t *testing.T) {
	handler := http.StripPrefix("/eventsource", Handler())
	entries, err := fs.ReadDir(Dist(), ".")
	require.NoError(t, err)
	require.NotEmpty(t, entries)
	for _, entry := range entries {
		t.Run(entry.Name(), func(t *testing.T) {
			want, err := fs.ReadFile(Dist(), entry.Name())
			require.NoError(t, err)
			response := serve(handler, "GET", "/eventsource/"+entry.Name(), nil)
			assert.Equal(t, 200, response.StatusCode)
			assert.True(t, bytes.Equal(want, []byte(text(t, response.Body))))
			assert.Len(t, Hash(entry.Name()), 64)
		})
	}
	assert.Empty(t, Hash("other.js"))
}

// Whatever a page can load is there, and what is only for require is not.
func TestAllThatAPageCanLoadIsServed(t *testing.T) {
	built, err := os.ReadDir("dist")
	require.NoError(t, err)
	for _, file := range built {
		name := file.Name()
		forRequire := strings.HasSuffix(name, ".cjs") || strings.HasSuffix(name, ".cjs.map") || strings.HasSuffix(name, ".cts")
		_, err := fs.Stat(Dist(), name)
		assert.Equal(t, !forRequire && name != "sources.sha256", err == nil, name)
	}
}

func TestTheIntegrityListIsOfTheFiles(t *testing.T) {
	content, err := os.ReadFile("dist/integrity.json")
	require.NoError(t, err)
	var list map[string]string
	require.NoError(t, json.Unmarshal(content, &list))
	scripts, err := filepath.Glob("dist/*.*js")
	require.NoError(t, err)
	require.NotEmpty(t, scripts)
	assert.Len(t, list, len(scripts))
	for _, script := range scripts {
		content, err := os.ReadFile(script)
		require.NoError(t, err)
		sum := sha512.Sum384(content)
		assert.Equal(t, "sha384-"+base64.StdEncoding.EncodeToString(sum[:]), list[filepath.Base(script)], script)
	}
}
