package bundle

import (
	"reflect"
	"testing"
)

const header = "\x00asm\x01\x00\x00\x00"

func TestReadModule(t *testing.T) {
	unlimited := ^uint64(0)
	for _, test := range []struct {
		name, content string
		want          Module
	}{
		{"empty", header, Module{MaxPages: unlimited}},
		{"memory that may grow", header + "\x05\x03\x01\x00\x02", Module{MinPages: 2, MaxPages: unlimited}},
		{"memory with a limit", header + "\x05\x05\x01\x01\x03\x80\x01", Module{MinPages: 3, MaxPages: 128}},
		{"exports", header + "\x07\x09\x02\x01a\x00\x05\x01b\x02\x00", Module{Exports: []string{"a", "b"}, MaxPages: unlimited}},
		{"imports", header + "\x02\x07\x01\x01m\x01f\x00\x00", Module{Imports: 1, MaxPages: unlimited}},
		{"custom section", header + "\x00\x03\x01xy", Module{Custom: 1, MaxPages: unlimited}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := ReadModule([]byte(test.content))
			if err != nil || !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %+v, %v; want %+v", got, err, test.want)
			}
		})
	}
	for _, content := range []string{"", "asm", header + "\x05", header + "\x05\x09\x01", header + "\x07\x02\x05\x01"} {
		if _, err := ReadModule([]byte(content)); err == nil {
			t.Errorf("%q is taken for a module", content)
		}
	}
}
