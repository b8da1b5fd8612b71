package browsertest

import _ "embed"

// CoresScript is a script for pages, before ours. cores has the exports of every instance of the core, memory among them,
// and freeHandles tells how many streams each has room for.
//
//go:embed cores.js
var CoresScript string
