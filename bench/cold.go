package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/chromedp/chromedp"
)

// coldRuns of one candidate make one figure of a round: start-up is short, and a single run is mostly noise.
const coldRuns = 5

// coldStart is the median of a few cold pages.
func (m *measurer) coldStart(j job, c Candidate) (map[Measure]float64, error) {
	samples := map[Measure]Series{}
	for range coldRuns {
		figures, err := m.coldPage(j, c)
		if err != nil {
			return nil, err
		}
		for measure, value := range figures {
			samples[measure] = append(samples[measure], value)
		}
	}
	result := map[Measure]float64{}
	for measure, s := range samples {
		result[measure] = s.median()
	}
	return result, nil
}

func (m *measurer) coldPage(j job, c Candidate) (map[Measure]float64, error) {
	st := m.server.add(j.payload, 1, 0, false)
	defer m.server.remove(st)
	tab, err := m.browser.open(fmt.Sprintf("%s/cold/%s/%s", m.server.plainURL, c.Name, st.id), j.Limit, false)
	if err != nil {
		return nil, err
	}
	defer tab.close()
	page, err := await[struct {
		Evaluate         float64
		ConstructedAt    float64 // ms since 1970
		Sent             *float64
		First            float64
		FirstSinceScript float64
	}](tab, "startUp")
	if err != nil {
		return nil, tab.explain(err)
	}
	arrived, ok := st.firstArrival()
	if !ok {
		return nil, errors.New("the server saw no request")
	}
	figures := map[Measure]float64{
		evaluated:      page.Evaluate,
		requestArrived: float64(arrived.UnixMicro())/1000 - page.ConstructedAt,
		firstEvent:     page.First,
		sinceScript:    page.FirstSinceScript,
	}
	if page.Sent != nil {
		figures[requestSent] = *page.Sent
	}
	return figures, nil
}

// wasm is the memory of our module after a little and after a lot, in one page.
func (m *measurer) wasm(j job, c Candidate) (map[Measure]float64, error) {
	tab, err := m.open(j, c)
	if err != nil {
		return nil, err
	}
	defer tab.close()
	type seen struct{ Memory, Module float64 }
	var little, much seen
	for _, step := range []struct {
		payload *Payload
		seen    *seen
	}{{j.warm, &little}, {j.payload, &much}} {
		if _, err := m.stream(tab, j, c, step.payload, 0, false); err != nil {
			return nil, err
		}
		if *step.seen, err = await[seen](tab, "wasmSeen()"); err != nil {
			return nil, err
		}
	}
	if much.Memory == 0 {
		return nil, errors.New("no wasm memory seen")
	}
	return map[Measure]float64{
		memorySmall: little.Memory, memoryLarge: much.Memory, moduleBytes: much.Module,
	}, nil
}

// explain turns an error of the page into its first line; a run past its limit stays context.DeadlineExceeded.
func (t *Tab) explain(err error) error {
	if t.ctx.Err() != nil {
		return t.ctx.Err()
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	var thrown *chromedp.ExceptionError
	if errors.As(err, &thrown) && thrown.ExceptionDetails != nil && thrown.ExceptionDetails.Exception != nil {
		return errors.New(firstLine(thrown.ExceptionDetails.Exception.Description))
	}
	return fmt.Errorf("page: %w", err)
}
