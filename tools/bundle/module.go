package bundle

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// A Module is what a WebAssembly module shows to its host.
type Module struct {
	Imports  int
	Exports  []string
	MinPages uint64
	MaxPages uint64 // ^uint64(0) if the module sets no limit
	Custom   int    // custom sections: names, producers and the like
}

const (
	sectionCustom = 0
	sectionImport = 2
	sectionMemory = 5
	sectionExport = 7
)

const magic = "\x00asm\x01\x00\x00\x00"

var errModule = errors.New("not a WebAssembly module of version 1")

// ReadModule reads a module's sections as the core specification's §5.5 lays them out.
func ReadModule(content []byte) (Module, error) {
	module := Module{MaxPages: ^uint64(0)}
	rest, ok := bytes.CutPrefix(content, []byte(magic))
	if !ok {
		return module, errModule
	}
	r := reader{rest: rest}
	for len(r.rest) > 0 && !r.bad {
		id := r.byte()
		section := reader{rest: r.bytes()}
		switch id {
		case sectionCustom:
			module.Custom++
		case sectionImport:
			module.Imports = int(section.number())
		case sectionMemory:
			section.number() // always one: no tool here makes more
			limited := section.byte()&1 != 0
			module.MinPages = section.number()
			if limited {
				module.MaxPages = section.number()
			}
		case sectionExport:
			for n := section.number(); n > 0 && !section.bad; n-- {
				module.Exports = append(module.Exports, string(section.bytes()))
				section.byte()
				section.number()
			}
		}
		r.bad = r.bad || section.bad
	}
	if r.bad {
		return module, errModule
	}
	return module, nil
}

// A reader takes values off the front of rest; past its end it is bad and gives zeros.
type reader struct {
	rest []byte
	bad  bool
}

func (r *reader) number() uint64 {
	value, n := binary.Uvarint(r.rest)
	if n <= 0 {
		r.bad, r.rest = true, nil
		return 0
	}
	r.rest = r.rest[n:]
	return value
}

func (r *reader) bytes() []byte {
	n := r.number()
	if n > uint64(len(r.rest)) {
		r.bad, r.rest = true, nil
		return nil
	}
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}

func (r *reader) byte() byte {
	if len(r.rest) == 0 {
		r.bad = true
		return 0
	}
	first := r.rest[0]
	r.rest = r.rest[1:]
	return first
}
