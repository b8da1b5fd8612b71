package consumers

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

const completions = "/v1/chat/completions"

// A chat is a page of a project: a form with a prompt, a button that stops, the answer, and what has become of it.
type chat struct {
	*browsertest.Page
	t      *testing.T
	server *browsertest.Server
}

// open opens a project's page. The script runs before its own.
func open(t *testing.T, server *browsertest.Server, path string, script ...string) chat {
	t.Helper()
	c := chat{browsertest.NewPage(t, server.URL+path, script...), t, server}
	c.Until("document.querySelector('form') && document.querySelector('output') && document.querySelector('#stop')")
	return c
}

// send types a prompt and sends it.
func (c chat) send(prompt string) {
	c.t.Helper()
	c.Run(fmt.Sprintf(`{
		const input = document.querySelector('[name=prompt]')
		input.value = %s
		input.dispatchEvent(new Event('input', { bubbles: true }))
		document.querySelector('form').requestSubmit()
	}`, browsertest.Literal(prompt)))
}

// ask sends a prompt and gives the one request that comes of it.
func (c chat) ask(prompt string) *browsertest.Exchange {
	c.t.Helper()
	c.send(prompt)
	e := c.server.Next()
	require.Equal(c.t, "POST /stream"+completions, e.Request.Method+" "+e.Request.URL.Path)
	assert.Equal(c.t, "application/json", e.Request.Header.Get("Content-Type"))
	var body struct {
		Stream   bool
		Messages []struct{ Role, Content string }
	}
	require.NoError(c.t, json.Unmarshal(e.Body, &body), "%s", e.Body)
	require.Len(c.t, body.Messages, 1)
	assert.Equal(c.t, prompt, body.Messages[0].Content)
	return e
}

func (c chat) stop() { c.Run("document.querySelector('#stop').click()") }

func (c chat) shows(answer string) {
	c.t.Helper()
	c.Until("document.querySelector('output').textContent === " + browsertest.Literal(answer))
}

// says waits until each of the texts is in what the page says of the stream.
func (c chat) says(texts ...string) {
	c.t.Helper()
	c.Until(browsertest.Literal(texts) + ".every((text) => document.querySelector('[role=status]').textContent.includes(text))")
}

// token is an event of a chat completion.
func token(text string) string {
	return fmt.Sprintf("data: {\"choices\":[{\"delta\":{\"content\":%s}}]}\n\n", browsertest.Literal(text))
}

const done = "data: [DONE]\n\n"

// contract is what the page of every project does.
var contract = []struct {
	name  string
	check func(c chat)
}{
	{"POST streams", func(c chat) {
		e := c.ask("问候 👋").Start(200)
		want := ""
		for _, text := range []string{"你", "好", " 👋", "\n"} {
			want += text
			e.Write(token(text))
			c.shows(want)
		}
		e.Write(done).End()
		c.says("complete")
		c.shows(want)
	}},
	{"refusal", func(c chat) {
		e := c.ask("too much").Start(429, "Content-Type", "application/json")
		e.Write(`{"error":"slow down"}`).End()
		c.says("failed", "429", "slow down")
	}},
	{"stop", func(c chat) {
		e := c.ask("go on").Start(200).Write(token("half"))
		c.shows("half")
		c.stop()
		e.Gone()
		c.says("closed")
		c.shows("half")
	}},
	{"superseded", func(c chat) {
		first := c.ask("first").Start(200).Write(token("one"))
		c.shows("one")
		second := c.ask("second")
		first.Gone()
		second.Start(200).Write(token("two") + done).End()
		c.says("complete")
		c.shows("two")
	}},
}

// holdToContract opens the project's page, and notes what it has done.
func holdToContract(t *testing.T, project string, server *browsertest.Server) {
	c := open(t, server, "/")
	for _, check := range contract {
		check.check(c)
		c.Settle()
		server.None()
		results.put(t, project, check.name, "yes")
	}
}
