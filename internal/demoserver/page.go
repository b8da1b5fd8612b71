package demoserver

import (
	"errors"
	"io/fs"
	"net/http"
	"path"
)

// pageFolder holds the page's scripts and styles. Its URL is its path, so that
// any server of the project's files shows the page.
const pageFolder = "cmd/demo/page"

func page(root fs.FS) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		servePage(w, root, "index.html")
	})
}

func pageFile(root fs.FS) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := pageFolder + "/" + r.PathValue("file")
		if !fs.ValidPath(name) || pageTypes[path.Ext(name)] == "" {
			http.NotFound(w, r)
			return
		}
		servePage(w, root, name)
	})
}

// pageTypes does not ask package mime, which lets the machine's own tables
// override the type that a script needs in order to run at all.
var pageTypes = map[string]string{
	".html": "text/html; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
}

func servePage(w http.ResponseWriter, root fs.FS, name string) {
	if root == nil {
		http.Error(w, "this server was started without a page", http.StatusNotFound)
		return
	}
	content, err := fs.ReadFile(root, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		http.Error(w, name+" is not in the server's root folder", http.StatusNotFound)
		return
	case err != nil:
		http.Error(w, name+" cannot be read", http.StatusInternalServerError)
		return
	}
	header := w.Header()
	header.Set("Content-Type", pageTypes[path.Ext(name)])
	header.Set("Cache-Control", "no-cache")
	header.Set("X-Content-Type-Options", "nosniff")
	w.Write(content)
}
