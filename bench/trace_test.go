package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestLongestTask(t *testing.T) {
	const marks = `{"name":"bench-begin","ph":"I","pid":1,"tid":1,"ts":1000},{"name":"bench-end","ph":"I","pid":1,"tid":1,"ts":9000},`
	for _, test := range []struct {
		name, tasks string
		want        float64 // 0: an error
	}{
		{"the longest of several", `{"name":"RunTask","ph":"X","pid":1,"tid":1,"ts":2000,"dur":1500,"tdur":1200},
			{"name":"RunTask","ph":"X","pid":1,"tid":1,"ts":4000,"dur":800,"tdur":700}`, 1.2},
		{"no thread time", `{"name":"RunTask","ph":"X","pid":1,"tid":1,"ts":2000,"dur":1500}`, 1.5},
		{"the task that the end falls into", `{"name":"RunTask","ph":"X","pid":1,"tid":1,"ts":8500,"dur":2500,"tdur":2500}`, 2.5},
		{"tasks before and after do not count", `{"name":"RunTask","ph":"X","pid":1,"tid":1,"ts":0,"dur":900,"tdur":900},
			{"name":"RunTask","ph":"X","pid":1,"tid":1,"ts":9001,"dur":900,"tdur":900},
			{"name":"RunTask","ph":"X","pid":1,"tid":1,"ts":3000,"dur":100,"tdur":100}`, 0.1},
		{"other threads and processes do not count", `{"name":"RunTask","ph":"X","pid":1,"tid":2,"ts":2000,"dur":1500,"tdur":1500},
			{"name":"RunTask","ph":"X","pid":2,"tid":1,"ts":2000,"dur":1500,"tdur":1500},
			{"name":"RunTask","ph":"X","pid":1,"tid":1,"ts":2000,"dur":300,"tdur":300}`, 0.3},
		{"a task that ends with the trace, behind the marks", `{"name":"RunTask","ph":"B","pid":1,"tid":1,"ts":9500},
			{"name":"RunTask","ph":"X","pid":1,"tid":1,"ts":2000,"dur":300,"tdur":300}`, 0.3},
		{"a task that is cut off", `{"name":"RunTask","ph":"B","pid":1,"tid":1,"ts":8000},
			{"name":"RunTask","ph":"X","pid":1,"tid":1,"ts":2000,"dur":300,"tdur":300}`, 0},
		{"no tasks", `{"name":"Commit","ph":"X","pid":1,"tid":1,"ts":2000,"dur":1500}`, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := longestIn([]byte(`{"traceEvents":[` + marks + test.tasks + `]}`))
			if test.want == 0 {
				assert.Error(t, err)
				return
			}
			require.NoError(t, err)
			assert.InDelta(t, test.want, got, 1e-9)
		})
	}
	_, err := longestIn([]byte(`{"traceEvents":[]}`))
	assert.ErrorContains(t, err, "marks")
}
