package interop

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/servertest"
)

var update = flag.Bool("update", false, "write what docs/servers.md takes from the programs and the results, instead of comparing it")

const serversPage = "../../docs/servers.md"

// quotation is <!-- FILE PART --> and the code behind it: what FILE has between [PART] and [/PART].
var quotation = regexp.MustCompile("(?ms)^<!-- (\\S+) (\\w+) -->\n(?:```.*?^```\n)?")

func TestServersPageQuotesThePrograms(t *testing.T) {
	quoted := map[string]bool{}
	same(t, func(page string) string {
		return quotation.ReplaceAllStringFunc(page, func(found string) string {
			match := quotation.FindStringSubmatch(found)
			quoted[match[1]] = true
			return fmt.Sprintf("<!-- %s %s -->\n```%s\n%s```\n", match[1], match[2], language(match[1]), part(t, match[1], match[2]))
		})
	})
	programs, err := filepath.Glob("servers/*/*")
	require.NoError(t, err)
	for _, program := range programs {
		text, _ := os.ReadFile(program) // not of folders
		if name := strings.TrimPrefix(program, "servers/"); regexp.MustCompile(`(?m)^\s*(#|//) \[/`).Match(text) {
			assert.True(t, quoted[name], "%s is quoted", name)
		}
	}
}

// TestServersPageAsks runs the request that the page begins with.
func TestServersPageAsks(t *testing.T) {
	text, err := os.ReadFile(serversPage)
	require.NoError(t, err)
	code := regexp.MustCompile("(?ms)^```js\n(.*?)^```$").FindStringSubmatch(string(text))[1]
	address := servertest.Start(t, behindProxies.command).Address
	wire := forward(t, address)
	p, a := tab{Page: page(t, "http://"+wire.address+"/")}, answers.answer(t, 4)
	p.Run(fmt.Sprintf("var key = 'secret', log = []; crypto.randomUUID = () => '%s'", a.name))
	p.Run(regexp.MustCompile(`(?m)^const `).ReplaceAllString(code, "var ") + "\nes = source; es.onmessage = ({ data }) => log.push(data)")
	p.sees(a, 2)
	wire.cut()
	a.tell(2)
	assert.Equal(t, "complete", p.outcome())
	assert.Equal(t, a.texts, p.got())
	assert.Equal(t, []asking{{"Hello", 0}, {"", 2}}, a.askings())
}

// part is what a program has between two marks, moved to the left.
func part(t *testing.T, file, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("servers", file))
	require.NoError(t, err)
	mark := func(name string) string { return `^[ \t]*(?:#|//) \[` + name + `\]\n` }
	match := regexp.MustCompile(`(?ms)` + mark(name) + `(.*?)` + mark("/"+name)).FindStringSubmatch(string(text))
	require.NotNil(t, match, "%s has no part [%s]", file, name)
	lines := strings.Split(strings.TrimRight(match[1], "\n")+"\n", "\n")
	indent := lines[0][:len(lines[0])-len(strings.TrimLeft(lines[0], " \t"))]
	for n := range lines {
		lines[n] = strings.TrimPrefix(lines[n], indent)
	}
	return strings.Join(lines, "\n")
}

func language(file string) string {
	switch extension := filepath.Ext(file); extension {
	case ".py":
		return "python"
	case ".mjs":
		return "js"
	case ".conf":
		if strings.HasPrefix(file, "h2o") {
			return "yaml"
		}
		return "nginx"
	case "":
		return ""
	default:
		return extension[1:]
	}
}

var measurements = regexp.MustCompile("(?ms)^<!-- measured -->\n.*^<!-- /measured -->\n")

// measured compares the page's table with what the tests have found about these servers.
func measured(t *testing.T) {
	t.Helper()
	same(t, func(page string) string {
		return measurements.ReplaceAllStringFunc(page, func(old string) string {
			var table strings.Builder
			table.WriteString("<!-- measured -->\n| | an answer that breaks off | a cancel is seen |\n| --- | --- | --- |\n")
			rows := append([]server(nil), servers...)
			for _, p := range proxies {
				rows = append(rows, p.server)
			}
			for _, row := range rows {
				end, cancel := results.of(row.name, "answer breaks off"), results.of(row.name, "cancel is seen")
				line := fmt.Sprintf("| %s | %s | %s |\n", row.name, end, cancel)
				if end == "" || cancel == "" { // not tried in this run
					line = regexp.MustCompile(`(?m)^\| ` + regexp.QuoteMeta(row.name) + ` \|.*\n`).FindString(old)
				}
				table.WriteString(line)
			}
			return table.String() + "<!-- /measured -->\n"
		})
	})
}

// same compares the page with what it should be, or writes that.
func same(t *testing.T, should func(page string) string) {
	t.Helper()
	page, err := os.ReadFile(serversPage)
	require.NoError(t, err)
	want := should(string(page))
	if *update {
		require.NoError(t, os.WriteFile(serversPage, []byte(want), 0o644))
		return
	}
	assert.Equal(t, want, string(page), "go test . -args -update writes it anew")
}
