// Command server is a reverse proxy whose streams outlive their connections, as the tests run it: in processes that they can kill.
package main

import (
	"flag"
	"io"
	"log"
	"net/http"
	"net/http/httputil"
	"net/url"
	"time"

	goredis "github.com/redis/go-redis/v9"

	"eventsource-wasm/resume"
	"eventsource-wasm/resume/redis"
)

func main() {
	listen := flag.String("listen", "", "host:port to listen on")
	model := flag.String("model", "", "URL of the model")
	shared := flag.String("redis", "", "host:port of a Redis; without one the store is this process's memory")
	lease := flag.Duration("lease", time.Minute, "of the streams in Redis: no load of the machine may look like a death")
	flag.Parse()

	target, err := url.Parse(*model)
	if err != nil {
		log.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(target)
	proxy.ErrorLog = log.New(io.Discard, "", 0)
	options := resume.Options{Heartbeat: 5 * time.Second}
	if *shared != "" {
		options.Store = redis.New(goredis.NewClient(&goredis.Options{Addr: *shared}), redis.Options{Lease: *lease})
	}
	server := &http.Server{Addr: *listen, Handler: resume.New(proxy, options), ReadHeaderTimeout: time.Minute, ErrorLog: proxy.ErrorLog}
	log.Fatal(server.ListenAndServe())
}
