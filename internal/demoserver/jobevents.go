package demoserver

import (
	"fmt"
	"hash/fnv"
)

// jobSteps are the stages of a job and the lines it logs in each, one before
// each step of five percent.
var jobSteps = []struct {
	name  string
	lines []string
}{
	{"Reading the archive", []string{
		"opened archive %s",
		"found %d letters, the oldest from 1897",
		"letter 17 is in two languages / 第 17 封信有两种语言",
		"set %d pages aside: coffee stains ☕",
		"the index is complete",
	}},
	{"Translating", []string{
		"first paragraph: “My dear friend, the river is high again.”",
		"%d words so far",
		"a word nobody knows; asked the dictionary 📖",
		"the dictionary does not know it either; kept it as it is",
		"second pass: %d sentences made shorter",
	}},
	{"Checking", []string{
		"compared %d names of people and places",
		"日期核对完毕 (all dates checked)",
		"letter 23 and letter 31 are the same letter",
		"%d commas moved",
		"no errors left, one doubt",
	}},
	{"Printing", []string{
		"warming up the press 🖨️",
		"sheet 1 of %d",
		"paper jam; cleared it, nothing lost",
		"folding and sewing, %d stitches",
		"job %s is done ✅",
	}},
}

// jobLength is the number of events of every job: for each five percent a log
// and a progress event, then the close.
const jobLength = 2*20 + 1

// jobEvents writes all events of a job, numbered from 1; the same id gives the
// same events.
func jobEvents(id string) [][]byte {
	events := make([][]byte, 0, jobLength)
	add := func(kind string, data []byte) {
		events = append(events, fmt.Appendf(nil, "id: %d\nevent: %s\ndata: %s\n\n", len(events)+1, kind, data))
	}
	percent := 0
	for _, step := range jobSteps {
		for _, line := range step.lines {
			percent += 5
			add("log", encode(map[string]string{"line": fillIn(line, id, percent)}))
			add("progress", encode(struct {
				Percent int    `json:"percent"`
				Step    string `json:"step"`
			}{percent, step.name}))
		}
	}
	add("close", []byte("[DONE]"))
	return events
}

// fillIn puts a job's own figure or name into a line that has a place for it.
func fillIn(line, id string, percent int) string {
	for i := range len(line) - 1 {
		switch line[i : i+2] {
		case "%s":
			return line[:i] + id + line[i+2:]
		case "%d":
			return fmt.Sprintf("%s%d%s", line[:i], 20+hash(id, line, fmt.Sprint(percent))%480, line[i+2:])
		}
	}
	return line
}

// hash is the same in every run of the program.
func hash(parts ...string) uint64 {
	sum := fnv.New64a()
	for _, part := range parts {
		sum.Write([]byte(part))
		sum.Write([]byte{0})
	}
	return sum.Sum64()
}
