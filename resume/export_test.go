package resume

// Position is [parsePosition] and its inverse.
func Position(id string) (stream string, after int64, written string, ok bool) {
	p, ok := parsePosition(id)
	return p.stream, p.after, string(appendPosition(nil, p.stream, p.after)), ok
}

// NewID and KeyedID make the ids of streams.
var (
	NewID   = newID
	KeyedID = keyedID
)
