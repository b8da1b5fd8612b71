package main

import (
	"encoding/json"
	"math"
	"slices"
)

// Series is one figure of one candidate over the rounds; NaN stands for a round without it.
type Series []float64

// MarshalJSON writes null for a round without a figure, rounded to what is meaningful for the rest.
func (s Series) MarshalJSON() ([]byte, error) {
	values := make([]*float64, len(s))
	for i, v := range s {
		if !math.IsNaN(v) {
			v = roundTo(v, 5)
			values[i] = &v
		}
	}
	return json.Marshal(values)
}

// roundTo keeps the given number of significant digits.
func roundTo(v float64, digits int) float64 {
	if v == 0 || math.IsNaN(v) || math.IsInf(v, 0) {
		return v
	}
	scale := math.Pow(10, float64(digits)-math.Ceil(math.Log10(math.Abs(v))))
	return math.Round(v*scale) / scale
}

// present are the figures there are, sorted.
func (s Series) present() []float64 {
	var values []float64
	for _, v := range s {
		if !math.IsNaN(v) {
			values = append(values, v)
		}
	}
	slices.Sort(values)
	return values
}

// quantile by linear interpolation; NaN of nothing.
func (s Series) quantile(q float64) float64 {
	values := s.present()
	if len(values) == 0 {
		return math.NaN()
	}
	at := q * float64(len(values)-1)
	low := int(at)
	high := min(low+1, len(values)-1)
	return values[low] + (at-float64(low))*(values[high]-values[low])
}

func (s Series) median() float64 { return s.quantile(0.5) }

// set puts the figure of a round, filling rounds left out with NaN.
func (s Series) set(round int, value float64) Series {
	for len(s) <= round {
		s = append(s, math.NaN())
	}
	s[round] = value
	return s
}

// ratio divides round by round, so that what slows a whole round slows both sides.
func (s Series) ratio(by Series) Series {
	result := make(Series, min(len(s), len(by)))
	for i := range result {
		result[i] = math.NaN()
		if by[i] > 0 {
			result[i] = s[i] / by[i]
		}
	}
	return result
}
