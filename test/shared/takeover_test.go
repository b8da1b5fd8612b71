package shared

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

// How often a condition is looked at.
const tick = 5 * time.Millisecond

// crash ends the process that a tab is in, at once.
func crash(tab *browsertest.Page) {
	ctx, cancel := context.WithTimeout(tab.Context(), time.Second)
	defer cancel()
	_, _ = chromedp.Call(ctx, page.Crash, cdp.Empty{}) // nobody is left to answer
}

// count is a server of numbers, as fast as they are taken; each has its id.

type count struct {
	requests atomic.Int32
	present  atomic.Int32
	most     atomic.Int32
}

func (c *count) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.requests.Add(1)
	present := c.present.Add(1)
	defer c.present.Add(-1)
	c.most.Store(max(c.most.Load(), present))
	n, _ := strconv.Atoi(r.Header.Get("Last-Event-ID"))
	w.Header().Set("Content-Type", "text/event-stream")
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for {
		n++
		_, err := fmt.Fprintf(w, "retry: 1\nid: %d\ndata: %d\n\n", n, n)
		if err != nil || http.NewResponseController(w).Flush() != nil {
			return
		}
		select {
		case <-tick.C:
		case <-r.Context().Done():
			return
		}
	}
}

const counting = `var numbers = [], events = []
	es = new SharedEventSource('/numbers')
	es.onmessage = ({ data }) => numbers.push(+data)
	es.onopen = es.onerror = ({ type }) => events.push(type)`

func TestNothingIsLostOrRepeatedOverTakeovers(t *testing.T) {
	numbers := &count{}
	mux := site()
	mux.Handle("/numbers", numbers)
	server := browsertest.NewServer(t, mux)
	open := func(beside *browsertest.Page) *browsertest.Page {
		tab := beside.Tab(server.URL + "/tabs")
		tab.Run(counting)
		tab.Until("numbers.length > 20")
		return tab
	}
	witness := browsertest.NewPage(t, server.URL+"/tabs") // it keeps the profile, and has no source
	tabs := []*browsertest.Page{open(witness)}
	for range 3 {
		tabs = append(tabs, open(witness))
	}
	// Tabs wait for their turn in the order in which they have come, so the first one holds the connection.
	for i, end := range []func(*browsertest.Page){
		func(tab *browsertest.Page) { tab.Close() },
		crash,
		func(tab *browsertest.Page) { tab.Run("es.close()") },
		func(tab *browsertest.Page) { tab.Do(chromedp.Navigate("about:blank")) },
		crash,
	} {
		tabs = append(tabs, open(witness))
		before := numbers.requests.Load()
		end(tabs[0])
		tabs = tabs[1:]
		require.Eventually(t, func() bool { return numbers.requests.Load() > before }, browsertest.Deadline, tick)
		for _, tab := range tabs {
			tab.Run("var last = numbers.length")
			tab.Until("numbers.length > last + 50")
			assert.Empty(t, browsertest.Value[[]int](tab, "numbers.filter((n, i) => n !== numbers[0] + i)"), "way %d", i)
			assert.Equal(t, []string{"open"}, browsertest.Value[[]string](tab, "events"), "way %d", i)
		}
	}
	assert.EqualValues(t, 6, numbers.requests.Load())
	assert.LessOrEqual(t, numbers.most.Load(), int32(2), "one connection; for a moment, the one that ends beside it")
	for _, tab := range tabs {
		tab.Run("es.close()")
	}
	require.Eventually(t, func() bool { return numbers.present.Load() == 0 }, browsertest.Deadline, tick)
}

func TestTenTabsLeaveRoomForAnEleventhRequest(t *testing.T) {
	server := browsertest.NewServer(t, site())
	tabs := []*browsertest.Page{share(t, server, nil, "{}")}
	e := server.Next().Start(200)
	for range 9 {
		tabs = append(tabs, share(t, server, tabs[0], "{}"))
	}
	for i, tab := range tabs {
		tab.Until("es.readyState === 1")
		assert.Equal(t, 200, browsertest.Value[int](tab, fmt.Sprintf("fetch('/dist/eventsource.mjs?%d').then((response) => response.status)", i)))
	}
	e.Write("id: 1\ndata: a\n\n")
	for _, tab := range tabs {
		tab.Until("messages().length === 1")
	}
	assert.Equal(t, 1, server.Requests("/stream"))
}

// A holder that is frozen gives the lock away.
func TestAFrozenHolder(t *testing.T) {
	server := browsertest.NewServer(t, site())
	a := share(t, server, nil, "{}")
	first := server.Next().Start(200).Write("id: 1\ndata: a\n\n")
	a.Until("messages().length === 1")
	b := share(t, server, a, "{}")
	b.Until("es.lastEventId === '1'")
	state := func(state page.SetWebLifecycleStateState) {
		_, err := chromedp.Call(a.Context(), page.SetWebLifecycleState, page.SetWebLifecycleStateParams{State: state})
		require.NoError(t, err)
	}
	state(page.SetWebLifecycleStateStateFrozen)
	first.Gone()
	second := server.Next()
	assert.Equal(t, "1", second.Request.Header.Get("Last-Event-ID"))
	second.Start(200).Write("id: 2\ndata: b\n\n")
	b.Until("messages().length === 1")
	state(page.SetWebLifecycleStateStateActive)
	a.Until("messages().length === 2")
	second.Write("id: 3\ndata: c\n\n")
	a.Until("messages().length === 3")
	assert.Equal(t, []browsertest.Event{{Type: "open", State: 1}, message("a", "1"), message("b", "2"), message("c", "3")}, a.Log())
	a.Settle()
	server.None()
}

// A holder that does not answer for two beats is robbed of its lock; when it wakes up, it goes on as one of the others.
func TestAHungHolder(t *testing.T) {
	hangs, wake := make(chan struct{}), make(chan struct{})
	mux := site()
	mux.HandleFunc("/hang", func(http.ResponseWriter, *http.Request) {
		close(hangs)
		<-wake
	})
	server := browsertest.NewServer(t, mux)
	a := share(t, server, nil, "{}")
	first := server.Next().Start(200).Write("id: 1\ndata: a\n\n")
	a.Until("messages().length === 1")
	b := share(t, server, a, "{}", browsertest.ClockScript)
	b.Until("es.lastEventId === '1'")
	b.Run(`var answers = 0
		navigator.locks.query().then(({ held }) => {
			new BroadcastChannel(held[0].name).onmessage = ({ data }) => { answers += data.kind === 'state' }
		})`)
	for answers := range 3 { // as long as it answers it keeps the lock
		b.Advance(20_000)
		b.Until(fmt.Sprintf("answers > %d", answers))
	}
	b.Settle()
	server.None()
	a.Run(`setTimeout(() => {
		const request = new XMLHttpRequest()
		request.open('GET', '/hang', false)
		request.send()
	})`)
	<-hangs
	b.Advance(30_000)
	second := server.Next()
	assert.Equal(t, "1", second.Request.Header.Get("Last-Event-ID"))
	second.Start(200).Write("id: 2\ndata: b\n\n")
	b.Until("messages().length === 1")
	close(wake)
	a.Until("messages().length === 2")
	first.Gone()
	second.Write("id: 3\ndata: c\n\n")
	a.Until("messages().length === 3")
	assert.Equal(t, []browsertest.Event{{Type: "open", State: 1}, message("a", "1"), message("b", "2"), message("c", "3")}, a.Log())
	a.Settle()
	server.None()
}
