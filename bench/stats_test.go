package main

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var nan = math.NaN()

func TestQuantile(t *testing.T) {
	for _, test := range []struct {
		name   string
		series Series
		q      float64
		want   float64
	}{
		{"median of an odd number", Series{9, 1, 5}, 0.5, 5},
		{"median of an even number lies between", Series{4, 1, 2, 3}, 0.5, 2.5},
		{"one value is every quantile", Series{7}, 0.99, 7},
		{"the ends are the extremes", Series{3, 1, 2}, 1, 3},
		{"a quartile is interpolated", Series{1, 2, 3, 4}, 0.25, 1.75},
		{"missing rounds do not count", Series{nan, 2, nan, 4}, 0.5, 3},
	} {
		t.Run(test.name, func(t *testing.T) {
			assert.InDelta(t, test.want, test.series.quantile(test.q), 1e-9)
		})
	}
	assert.True(t, math.IsNaN(Series{}.median()), "nothing has no median")
	assert.True(t, math.IsNaN(Series{nan}.median()), "a failed round has no median")
}

func TestQuantileLeavesTheRoundsInOrder(t *testing.T) {
	s := Series{3, 1, 2}
	s.median()
	assert.Equal(t, Series{3, 1, 2}, s)
}

func TestRatioIsTakenRoundByRound(t *testing.T) {
	mine := Series{1, 20, 3}
	other := Series{2, 40, 3}
	assert.Equal(t, Series{0.5, 0.5, 1}, mine.ratio(other))
	assert.InDelta(t, 0.5, mine.ratio(other).median(), 1e-9)

	r := Series{1, nan, 3, 4}.ratio(Series{nan, 2, 0})
	require.Len(t, r, 3, "a round that one of them lacks has no ratio")
	for _, v := range r {
		assert.True(t, math.IsNaN(v))
	}
	assert.True(t, math.IsNaN(Series(nil).ratio(Series{1}).median()))
}

func TestSetFillsRoundsLeftOut(t *testing.T) {
	s := Series(nil).set(2, 5)
	require.Len(t, s, 3)
	assert.True(t, math.IsNaN(s[0]) && math.IsNaN(s[1]))
	assert.Equal(t, 5.0, s[2])
}

func TestSeriesAsJSON(t *testing.T) {
	raw, err := json.Marshal(Figure{Series{1.23456789, nan, 3}})
	require.NoError(t, err)
	assert.JSONEq(t, `{"median":2.117,"p25":1.676,"p75":2.559,"rounds":[1.2346,null,3]}`, string(raw))

	raw, err = json.Marshal(Figure{Series{nan}})
	require.NoError(t, err)
	assert.Equal(t, "null", string(raw))
}

func TestRoundTo(t *testing.T) {
	assert.Equal(t, 1235.0, roundTo(1234.56, 4))
	assert.Equal(t, -0.001235, roundTo(-0.00123456, 4))
	assert.Equal(t, 0.0, roundTo(0, 4))
}
