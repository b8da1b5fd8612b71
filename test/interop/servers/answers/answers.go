// Package answers is what the Go servers have in common: where the answers come from, and who may ask for one.
package answers

import (
	"bufio"
	"context"
	"crypto/rand"
	"io"
	"iter"
	"net/http"
	"net/url"
	"os"
	"strconv"
)

// Ask asks for the pieces of an answer behind number last, until the context ends. A response of 204 has none, nor will
// there be any.
func Ask(ctx context.Context, name, prompt string, last int) (*http.Response, error) {
	query := url.Values{"after": {strconv.Itoa(last)}, "prompt": {prompt}}
	return do(ctx, http.MethodGet, name+"?"+query.Encode())
}

// Pieces are the answer's, one a line; the last may come with an error instead.
func Pieces(answer io.Reader) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		lines := bufio.NewScanner(answer)
		for lines.Scan() {
			if !yield(lines.Text(), nil) {
				return
			}
		}
		if err := lines.Err(); err != nil {
			yield("", err)
		}
	}
}

// Save does what is to be done when the answer is complete.
func Save(ctx context.Context, name string) error {
	response, err := do(ctx, http.MethodPost, name+"/saved")
	if err == nil {
		err = response.Body.Close()
	}
	return err
}

func do(ctx context.Context, method, path string) (*http.Response, error) {
	request, err := http.NewRequestWithContext(ctx, method, os.Getenv("ANSWERS")+"/"+path, nil)
	if err != nil {
		return nil, err
	}
	return http.DefaultClient.Do(request)
}

// Token is a new CSRF token, for a cookie.
func Token() *http.Cookie {
	return &http.Cookie{Name: "csrf", Value: rand.Text(), SameSite: http.SameSiteLaxMode}
}

// Forbidden says whether a request may not ask. Who brings a key of its own needs no token, who comes with a cookie does.
func Forbidden(r *http.Request) bool {
	if r.Method != http.MethodPost || r.Header.Get("Authorization") != "" {
		return false
	}
	token, err := r.Cookie("csrf")
	return err != nil || token.Value != r.Header.Get("X-CSRFToken")
}

// Allow lets pages of the other origin ask.
func Allow(header http.Header) {
	header.Set("Access-Control-Allow-Origin", os.Getenv("ORIGIN"))
	header.Set("Access-Control-Allow-Headers", "authorization, content-type, last-event-id")
}
