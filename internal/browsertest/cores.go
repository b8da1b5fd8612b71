package browsertest

import (
	_ "embed"
	"encoding/base64"
	"io/fs"

	eventsource "eventsource-wasm"
)

//go:embed cores.js
var coresScript string

// CoresScript is a script for pages, before ours. cores has the exports of every instance of the core, memory among them,
// and freeHandles tells how many streams each has room for.
func CoresScript() string {
	core, err := fs.ReadFile(eventsource.Dist(), "core.wasm")
	if err != nil {
		panic(err)
	}
	return "var core = '" + base64.StdEncoding.EncodeToString(core) + "'\n" + coresScript
}
