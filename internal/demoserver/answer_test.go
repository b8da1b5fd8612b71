package demoserver

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestThePromptChoosesTopicAndLanguage(t *testing.T) {
	for prompt, want := range map[string]string{
		"Explain server-sent events in three short paragraphs.": "stream.en",
		"What is SSE?": "stream.en",
		"Write a haiku about a packet that arrived in pieces.": "poem.en",
		"Tell me a STORY about streams":                        "story.en",
		"Why POST?":                                            "post.en",
		"How does the wasm work?":                              "wasm.en",
		"a list, please":                                       "list.en",
		"some emoji 👍🏽":                                        "emoji.en",
		"hi":                                                   "hello.en",
		"什么是SSE？":                                              "stream.zh",
		"请用三句话解释什么是流式输出。":    "stream.zh",
		"写一首关于网络的短诗，带上表情符号。": "poem.zh",
		"讲个故事":                "story.zh",
		"为什么用POST":            "post.zh",
		"tell me a story, 好吗": "story.zh",
		"给我一个清单":              "list.zh",
		"你好":                  "hello.zh",
	} {
		t.Run(prompt, func(t *testing.T) {
			topic, speak, _ := strings.Cut(want, ".")
			got := answer(prompt)
			assert.True(t, strings.HasSuffix(got, "\n\n"+text(topic, language(speak))), got)
			assert.Contains(t, got, prompt, "the answer takes up the user's words")
			assert.Equal(t, got, answer(prompt), "the same prompt gives the same answer")
		})
	}
}

func TestAnyPromptIsAnswered(t *testing.T) {
	for name, prompt := range map[string]string{
		"empty":             "",
		"blank":             " \n\t ",
		"off every topic":   "How tall is the Eiffel Tower?",
		"part of a keyword": "a listener at the postal office",
		"off topic in Han":  "长城有多长？",
		"only emoji":        "👩‍👩‍👧‍👦",
		"verbs of fmt":      "100%s %d %!",
		"HTML":              "<script>alert(1)</script>",
	} {
		t.Run(name, func(t *testing.T) {
			got := answer(prompt)
			assert.Greater(t, utf8.RuneCountInString(got), 150)
			assert.Contains(t, got, strings.TrimSpace(prompt))
			assert.NotContains(t, got, "MISSING")
			assert.NotContains(t, got, "“”")
		})
	}
}

func TestALongPromptIsQuotedInPart(t *testing.T) {
	family := "👩‍👩‍👧‍👦"
	for name, test := range map[string]struct{ prompt, want string }{
		"long":                {strings.Repeat("x", 200), strings.Repeat("x", 80) + "…"},
		"exactly as allowed":  {strings.Repeat("x", 80), strings.Repeat("x", 80)},
		"cut before a space":  {strings.Repeat("x", 79) + " yy", strings.Repeat("x", 79) + "…"},
		"of joined emoji":     {strings.Repeat(family, 81), strings.Repeat(family, 80) + "…"},
		"on several lines":    {" a\n\n b\tc ", "a b c"},
		"ending in a joiner":  {"a\u200d", "a\u200d"},
		"with broken letters": {"a\xffb", "a\xffb"},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, test.want, quote(test.prompt)) })
	}
}

func TestEveryTextIsThere(t *testing.T) {
	for _, topic := range topics {
		for _, speak := range []language{english, chinese} {
			t.Run(topic.name+" "+string(speak), func(t *testing.T) {
				content := text(topic.name, speak)
				assert.True(t, utf8.ValidString(content))
				assert.Greater(t, utf8.RuneCountInString(content), 100)
				assert.Equal(t, speak == chinese, strings.Count(content, "的") > 2)
				assert.NotEmpty(t, topic.inside[speak])
			})
		}
	}
}

func TestTokens(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"words take the space before them", "Tell me, please.", []string{"Tell", " me", ",", " please", "."}},
		{"apostrophes stay in", "don’t it's", []string{"don’t", " it's"}},
		{"long words are two", "WebAssembly", []string{"WebAs", "sembly"}},
		{"words of other scripts stay whole", " Straßenbahnhaltestelle привет", []string{" Straßenbahnhaltestelle", " привет"}},
		{"combining marks stay on", "cafe\u0301 o\u0308", []string{"cafe\u0301", " o\u0308"}},
		{"line ends go together", "a\n\n- b", []string{"a", "\n\n", "-", " b"}},
		{"spaces one by one", "a   b", []string{"a", " ", " ", " b"}},
		{"a space at the end", "a ", []string{"a", " "}},
		{"Han in ones and twos", "流式输出，好。", []string{"流", "式输", "出", "，", "好", "。"}},
		{"Han beside letters", "用POST吗", []string{"用", "POST", "吗"}},
		{"joined emoji whole", "👩‍🚀👨‍👩‍👧‍👦", []string{"👩‍🚀", "👨‍👩‍👧‍👦"}},
		{"skin tones and hearts whole", "👍🏽 ❤️‍🔥🧑🏿‍💻", []string{"👍🏽", " ❤️‍🔥", "🧑🏿‍💻"}},
		{"flags whole", "🇯🇵🇧🇷🏴󠁧󠁢󠁳󠁣󠁴󠁿🏳️‍🌈", []string{"🇯🇵", "🇧🇷", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🏳️‍🌈"}},
		{"keycaps whole", "1️⃣ 2️⃣", []string{"1️⃣", " 2️⃣"}},
		{"nothing", "", nil},
	} {
		t.Run(test.name, func(t *testing.T) { assert.Equal(t, test.want, tokenize(test.text)) })
	}
}

func FuzzTokensAreTheText(f *testing.F) {
	for _, topic := range topics {
		f.Add(text(topic.name, english))
		f.Add(text(topic.name, chinese))
	}
	f.Add("\u200d\u200d \u0301\xff\n")
	f.Fuzz(func(t *testing.T, whole string) {
		tokens := tokenize(whole)
		require.Equal(t, whole, strings.Join(tokens, ""))
		for _, token := range tokens {
			require.NotEmpty(t, token)
			if utf8.ValidString(whole) {
				require.True(t, utf8.ValidString(token))
			}
		}
	})
}
