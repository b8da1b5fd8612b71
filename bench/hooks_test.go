package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// dataOf are the data of a payload's events, in their order.
func dataOf(t *testing.T, p *Payload) []string {
	var all strings.Builder
	for _, w := range p.Writes {
		all.Write(w)
	}
	require.Equal(t, p.Bytes, all.Len())
	var list []string
	for _, event := range strings.Split(strings.TrimSuffix(all.String(), "\n\n"), "\n\n") {
		data, isData := strings.CutPrefix(event, "data: ")
		require.True(t, isData, event)
		list = append(list, data)
	}
	return list
}

func TestAllHooksGetOneText(t *testing.T) {
	for _, inOne := range []bool{false, true} {
		var texts []string
		for _, c := range hooks {
			p, text := answerFor(c, 200, inOne)
			if !inOne {
				assert.Len(t, p.Writes, 200, "a write for each token")
			}
			data := dataOf(t, p)
			require.Equal(t, "[DONE]", data[len(data)-1])
			var got strings.Builder
			for _, one := range data[:len(data)-1] {
				var part struct {
					Delta   string
					Choices []struct{ Delta struct{ Content string } }
				}
				require.NoError(t, json.Unmarshal([]byte(one), &part), one)
				got.WriteString(part.Delta)
				for _, choice := range part.Choices {
					got.WriteString(choice.Delta.Content)
				}
			}
			assert.Equal(t, text, got.String(), c.Name)
			texts = append(texts, text)
		}
		for _, text := range texts {
			assert.Equal(t, texts[0], text)
		}
		assert.Contains(t, texts[0], "\n\n", "paragraphs")
	}
}
