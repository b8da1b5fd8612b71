package demoserver

import (
	"embed"
	"fmt"
	"strings"
	"unicode"
)

// answerFiles holds topic.language.md for each topic in English and Chinese.
//
//go:embed answers
var answerFiles embed.FS

// topics are what there are texts about; the first whose keyword is in the
// prompt is taken. Keywords of letters match whole words, those in Han
// characters match anywhere.
var topics = []struct {
	name     string
	inside   map[language]string // how the opening speaks of the text
	keywords []string
}{
	{"poem", map[language]string{english: "a poem", chinese: "一首诗"},
		[]string{"poem", "poems", "poetry", "haiku", "verse", "song", "诗", "俳句", "歌"}},
	{"story", map[language]string{english: "a story", chinese: "一个故事"},
		[]string{"story", "stories", "tale", "fairytale", "fable", "novel", "故事", "童话", "小说"}},
	{"list", map[language]string{english: "a list", chinese: "一张清单"},
		[]string{"list", "lists", "tips", "ideas", "steps", "advice", "checklist", "列表", "清单", "列出", "建议", "步骤"}},
	{"post", map[language]string{english: "the reason for POST", chinese: "为什么要用 POST"},
		[]string{"post", "posts", "posting", "fetch", "请求"}},
	{"wasm", map[language]string{english: "a look inside this library", chinese: "这个库的内部"},
		[]string{"wasm", "webassembly", "golang", "tinygo", "typescript", "编译"}},
	{"stream", map[language]string{english: "what event streams are", chinese: "什么是流式输出"},
		[]string{"sse", "eventsource", "server-sent", "events", "stream", "streams", "streaming", "streamed", "流式", "事件", "推送", "数据流"}},
	{"emoji", map[language]string{english: "some emoji", chinese: "几个表情符号"},
		[]string{"emoji", "emojis", "smiley", "表情"}},
	{"hello", map[language]string{english: "a greeting", chinese: "一声问候"},
		[]string{"hello", "hi", "hey", "help", "你好", "您好", "你是谁", "帮助"}},
}

type language string

const (
	english language = "en"
	chinese language = "zh"
)

// openings take the prompt's words, so that one sees which question is answered.
var openings = map[language][]string{
	english: {
		"“%s”: here you are.",
		"“%s”: I was hoping someone would ask.",
		"“%s”? With pleasure.",
	},
	chinese: {
		"你说：“%s”好的，请看。",
		"“%s”我正等着有人问呢。",
		"“%s”——这就来。",
	},
}

// detours open a text that the prompt did not ask for, and admit it.
var detours = map[language]string{
	english: "You wrote “%s”. There is no language model behind this demo, only a few texts, so I cannot do that justice. Let me offer this instead: %s.",
	chinese: "你说：“%s”。这个演示背后没有语言模型，只有几段文字，这个我答不上来。不如换个话题：%s。",
}

var silence = map[language]string{
	english: "You said nothing at all, so I may choose: %s.",
	chinese: "你什么也没说，那就由我来选：%s。",
}

// answer is the reply to a prompt, always the same to the same.
func answer(prompt string) string {
	speak := english
	if strings.ContainsFunc(prompt, isHan) {
		speak = chinese
	}
	chance := hash(prompt)
	quoted := quote(prompt)
	topic, asked := findTopic(prompt)
	if !asked {
		topic = int(chance % uint64(len(topics)))
	}
	inside := topics[topic].inside[speak]

	var opening string
	switch {
	case quoted == "":
		opening = fmt.Sprintf(silence[speak], inside)
	case asked:
		choices := openings[speak]
		opening = fmt.Sprintf(choices[chance%uint64(len(choices))], quoted)
	default:
		opening = fmt.Sprintf(detours[speak], quoted, inside)
	}
	return opening + "\n\n" + text(topics[topic].name, speak)
}

func findTopic(prompt string) (index int, found bool) {
	prompt = strings.ToLower(prompt)
	words := map[string]bool{}
	for _, word := range strings.FieldsFunc(prompt, func(r rune) bool {
		return r != '-' && (!unicode.IsLetter(r) || isHan(r))
	}) {
		words[word] = true
	}
	for i, topic := range topics {
		for _, keyword := range topic.keywords {
			if words[keyword] || strings.ContainsFunc(keyword, isHan) && strings.Contains(prompt, keyword) {
				return i, true
			}
		}
	}
	return 0, false
}

// quote is the prompt on one line, cut to a length that suits a sentence.
func quote(prompt string) string {
	const most = 80 // visible characters
	rest := strings.Join(strings.Fields(prompt), " ")
	end := 0
	for range most {
		if end == len(rest) {
			return rest
		}
		end += clusterSize(rest[end:])
	}
	if end == len(rest) {
		return rest
	}
	return strings.TrimSpace(rest[:end]) + "…"
}

func text(topic string, speak language) string {
	content, err := answerFiles.ReadFile("answers/" + topic + "." + string(speak) + ".md")
	if err != nil {
		panic(err) // a test reads every text
	}
	return strings.TrimSpace(string(content))
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }
