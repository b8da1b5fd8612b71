package browsertest

import (
	_ "embed"
	"fmt"
)

// ClockScript is a script for [NewPage]: in the page, setTimeout, performance.now and Date.now stand still until
// [Page.Advance] moves them. So a test can show what happens after a time, or that nothing does, on a machine of any speed.
//
//go:embed clock.js
var ClockScript string

// Advance lets so many ms pass by the page's clock. Timers that fall due are called at their time, and what they begin
// without a clock or the network comes to its end before the next.
func (p *Page) Advance(ms int) {
	p.t.Helper()
	Value[any](p, fmt.Sprintf("clock.advance(%d).then(() => true)", ms))
}

// Settle lets come to its end what is under way in the page, and on its way to the server: a request that is made now is
// answered first.
func (p *Page) Settle() {
	p.t.Helper()
	Value[any](p, "fetch('/settled').then((response) => response.text()).then(() => new Promise((resolve) => (globalThis.clock?.real ?? globalThis).setTimeout(resolve, 0, true)))")
}

// Rest lets an hour pass by the page's clock, and what has been sent meanwhile come to the server.
func (p *Page) Rest() {
	p.t.Helper()
	p.Advance(3_600_000)
	p.Settle()
}
