package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/chromedp/cdproto/cdp"
	cdpio "github.com/chromedp/cdproto/io"
	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
)

// The marks that a page sets around what is traced; see page/harness.js and page/answer.js.
const (
	markBegin = "bench-begin"
	markEnd   = "bench-end"
)

// traceEvent is one of the trace's, with what is asked of it. Times are in µs.
type traceEvent struct {
	Name  string  `json:"name"`
	Phase string  `json:"ph"`
	Pid   int     `json:"pid"`
	Tid   int     `json:"tid"`
	At    float64 `json:"ts"`
	Took  float64 `json:"dur"`
	// ThreadTime is what of it the thread has run; 0 where the platform does not tell.
	ThreadTime float64 `json:"tdur"`
}

// traced does something while the browser writes down every task, and gives the longest one of the page's main thread
// between the page's two marks, in ms. Of tasks alone: what else a trace can hold would take the page's time.
func (t *Tab) traced(do func() error) (longest float64, err error) {
	_, err = chromedp.Call(t.ctx, tracing.Start, tracing.StartParams{
		TransferMode: tracing.StartTransferModeReturnAsStream,
		TraceConfig: &tracing.TraceConfig{
			IncludedCategories: []string{"disabled-by-default-devtools.timeline", "blink.user_timing"},
			ExcludedCategories: []string{"*"},
		},
	})
	if err != nil {
		return 0, fmt.Errorf("trace: %w", err)
	}
	complete := chromedp.Events(t.ctx, tracing.TracingComplete)
	failure := do()
	if _, err := chromedp.Call(t.ctx, tracing.End, cdp.Empty{}); err != nil {
		return 0, errors.Join(failure, fmt.Errorf("trace: %w", err))
	}
	var raw []byte
	for end, err := range complete {
		if err == nil && end.DataLossOccurred {
			err = errors.New("some of it is lost")
		}
		if err == nil {
			raw, err = t.drain(end.Stream)
		}
		if err != nil {
			return 0, errors.Join(failure, fmt.Errorf("trace: %w", err))
		}
		break
	}
	if failure != nil {
		return 0, failure
	}
	return longestIn(raw)
}

// drain reads a stream of the browser's to its end and closes it.
func (t *Tab) drain(handle cdpio.StreamHandle) ([]byte, error) {
	var all bytes.Buffer
	for {
		part, err := chromedp.Call(t.ctx, cdpio.Read, cdpio.ReadParams{Handle: handle, Size: 1 << 20})
		if err != nil {
			return nil, err
		}
		all.Write(part.Data)
		if part.EOF {
			break
		}
	}
	_, err := chromedp.Call(t.ctx, cdpio.Close, cdpio.CloseParams{Handle: handle})
	return all.Bytes(), err
}

// longestIn is that of the thread that has set the marks, of the tasks that have run between them, in ms: in thread
// time, so that what the machine gives to others does not count.
func longestIn(raw []byte) (float64, error) {
	var trace struct{ TraceEvents []traceEvent }
	if err := json.Unmarshal(raw, &trace); err != nil {
		return 0, fmt.Errorf("trace: %w", err)
	}
	find := func(name string) int {
		return slices.IndexFunc(trace.TraceEvents, func(e traceEvent) bool { return e.Name == name })
	}
	begin, end := find(markBegin), find(markEnd)
	if begin < 0 || end < 0 {
		return 0, errors.New("trace: the page's marks are missing")
	}
	from, to := trace.TraceEvents[begin], trace.TraceEvents[end]
	longest, tasks := 0.0, 0
	for _, e := range trace.TraceEvents {
		isOurs := e.Pid == from.Pid && e.Tid == from.Tid && e.At+e.Took >= from.At && e.At <= to.At
		if e.Name != "RunTask" || !isOurs {
			continue
		}
		if e.Phase == "B" { // without an end: how long it took, nobody knows
			return 0, errors.New("trace: it ends within a task")
		}
		if e.Phase != "X" {
			continue
		}
		tasks++
		took := e.ThreadTime
		if took == 0 {
			took = e.Took
		}
		longest = max(longest, took/1000)
	}
	if tasks == 0 {
		return 0, errors.New("trace: no tasks between the page's marks")
	}
	return longest, nil
}
