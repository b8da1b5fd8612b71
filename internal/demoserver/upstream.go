package demoserver

import (
	"context"
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httputil"
	"net/url"
	"strings"
)

// newUpstream returns a handler that sends chat requests on to an
// OpenAI-compatible API and passes its answers back, each part as it comes.
func newUpstream(base *url.URL, key string, logger *log.Logger) http.Handler {
	target := completionsURL(base)
	if logger == nil {
		logger = log.New(io.Discard, "", 0)
	}
	proxy := &httputil.ReverseProxy{
		FlushInterval: -1,
		ErrorLog:      logger,
		Rewrite: func(r *httputil.ProxyRequest) {
			r.Out.URL = target
			r.Out.Host = target.Host
			if key != "" {
				r.Out.Header.Set("Authorization", "Bearer "+key)
			}
			// Compression would gather tokens into blocks.
			r.Out.Header.Set("Accept-Encoding", "identity")
			// What the browser says about the page is not the upstream's concern.
			for _, name := range []string{"Cookie", "Origin", "Referer"} {
				r.Out.Header.Del(name)
			}
		},
		ModifyResponse: func(response *http.Response) error {
			response.Header.Del("Set-Cookie")
			streamHeaders(response.Header)
			return nil
		},
		ErrorHandler: func(w http.ResponseWriter, r *http.Request, err error) {
			if errors.Is(err, context.Canceled) {
				panic(http.ErrAbortHandler) // no answer must look like one
			}
			newError(http.StatusBadGateway, "upstream_failed",
				"the upstream "+target.Redacted()+" did not answer: "+reason(err)).write(w)
		},
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		// The rest of the request is judged by the upstream.
		if refused := requireJSON(r); refused != nil {
			refused.write(w)
			return
		}
		// The server would close the request's body when the answer begins, under a transport that is still at its end.
		_ = http.NewResponseController(w).EnableFullDuplex()
		proxy.ServeHTTP(w, r)
	})
}

// reason leaves out the method and URL that http.Client puts before it.
func reason(err error) string {
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		err = wrapped.Err
	}
	return err.Error()
}

// completionsURL takes a base with /v1 at its end or without, and keeps its query.
func completionsURL(base *url.URL) *url.URL {
	path := strings.TrimRight(base.Path, "/")
	if !strings.HasSuffix(path, "/v1") {
		path += "/v1"
	}
	target := *base
	target.Path, target.RawPath = path+"/chat/completions", ""
	target.Fragment = ""
	return &target
}
