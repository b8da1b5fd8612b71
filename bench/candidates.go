package main

// Group says what a candidate is compared as.
type Group string

const (
	groupNative Group = "native"
	groupPeer   Group = "peer"
	groupOurs   Group = "ours"
	groupFloor  Group = "floor"
	groupHook   Group = "hook" // of React; see hooks
)

// Candidate is one client under test; adapters/<Adapter>.js is its code in the page.
type Candidate struct {
	Name    string
	Adapter string
	Group   Group
	Package string // npm name; empty for what is not a published package
	Module  string // the module of Package that a page imports; empty for its main one
	Export  string // what it imports from there
	Build   string // of ours: the file of dist, without its ending; empty for eventsource
	// Events says that it dispatches events to listeners; the other peers call one callback with plain objects.
	Events bool
	XHR    bool // reads through XMLHttpRequest
	Method string
	How    string // how it is used here
}

// Names that the bounds ask for.
const (
	native      = "native"
	ours        = "ours"
	oursIter    = "ours-iter"
	oursDecoder = "ours-decoder"
	eventsource = "eventsource"
	client      = "eventsource-client"
	clientIter  = "eventsource-client-iter"
	parser      = "eventsource-parser"
	fetchSource = "fetch-event-source"
	floorRead   = "floor-read"
	floorDecode = "floor-decode"
)

var candidates = []Candidate{
	{Name: native, Adapter: "native", Group: groupNative, Events: true, Method: "GET",
		How: "the browser's EventSource, onmessage"},
	{Name: eventsource, Adapter: "eventsource", Group: groupPeer, Package: "eventsource", Export: "EventSource",
		Events: true, Method: "GET", How: "onmessage; sends GET only"},
	{Name: "event-source-polyfill", Adapter: "event-source-polyfill", Group: groupPeer,
		Package: "event-source-polyfill", Export: "EventSourcePolyfill", Events: true, Method: "GET",
		How: "onmessage; sends GET only"},
	{Name: fetchSource, Adapter: "fetch-event-source", Group: groupPeer,
		Package: "@microsoft/fetch-event-source", Export: "fetchEventSource", Method: "POST",
		How: "onmessage callback"},
	{Name: "sse.js", Adapter: "sse", Group: groupPeer, Package: "sse.js", Export: "SSE", Events: true, XHR: true,
		Method: "POST", How: "onmessage; reads through XMLHttpRequest"},
	{Name: client, Adapter: "eventsource-client", Group: groupPeer, Package: "eventsource-client",
		Export: "createEventSource", Method: "POST", How: "onMessage callback"},
	{Name: clientIter, Adapter: "eventsource-client-iter", Group: groupPeer, Package: "eventsource-client",
		Export: "createEventSource", Method: "POST", How: "for await (const event of client)"},
	{Name: parser, Adapter: "eventsource-parser", Group: groupPeer, Package: parser, Module: parser + "/stream",
		Export: "EventSourceParserStream", Method: "POST",
		How: "response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream())"},
	{Name: "event-source-plus", Adapter: "event-source-plus", Group: groupPeer, Package: "event-source-plus",
		Export: "EventSourcePlus", Method: "POST", How: "onMessage callback"},
	{Name: ours, Adapter: "ours", Group: groupOurs, Events: true, Method: "POST", How: "onmessage"},
	{Name: oursIter, Adapter: "ours-iter", Group: groupOurs, Method: "POST", How: "for await (const event of source)"},
	{Name: oursDecoder, Adapter: "ours-decoder", Group: groupOurs, Build: "decoder", Method: "POST",
		How: "response.body.pipeThrough(new EventStreamDecoder())"},
	{Name: "ours-nowasm", Adapter: "ours", Group: groupOurs, Build: "eventsource.nowasm", Events: true, Method: "POST",
		How: "onmessage; the build without WebAssembly"},
	{Name: floorRead, Adapter: "floor-read", Group: groupFloor, Method: "POST", How: "reads the bytes"},
	{Name: floorDecode, Adapter: "floor-decode", Group: groupFloor, Method: "POST",
		How: "reads the bytes and decodes them with one TextDecoder; no events"},
}

// names lists the candidates that keep accepts, in the order of the table.
func names(keep func(Candidate) bool) []string {
	var list []string
	for _, c := range candidates {
		if keep(c) {
			list = append(list, c.Name)
		}
	}
	return list
}

func isPeer(c Candidate) bool { return c.Group == groupPeer }
