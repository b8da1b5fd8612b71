package demoserver

import (
	"unicode"
	"unicode/utf8"
)

// longWord is the number of ASCII letters above which a word is two tokens,
// as rare words are for a language model.
const longWord = 9

// tokenize cuts text into pieces such as a language model streams: a word with
// the space before it, one or two Han characters, a mark, an emoji. A piece is
// never empty and never ends inside what a reader sees as one character.
func tokenize(text string) []string {
	var tokens []string
	for len(text) > 0 {
		size := tokenSize(text)
		tokens = append(tokens, text[:size])
		text = text[size:]
	}
	return tokens
}

func tokenSize(text string) int {
	space := 0
	if text[0] == ' ' && len(text) > 1 && text[1] != ' ' && text[1] != '\n' {
		space = 1
	}
	rest := text[space:]
	switch first, _ := utf8.DecodeRuneInString(rest); {
	case isNewline(first):
		return space + runSize(rest, isNewline)
	case isHan(first):
		return space + hanSize(rest)
	case isWord(first):
		size := runSize(rest, isWord)
		if size > longWord && isASCII(rest[:size]) {
			size /= 2
		}
		return space + size
	default:
		return space + clusterSize(rest)
	}
}

// hanSize is one character before another script and for every third
// character or so, two otherwise; which, depends on the character alone.
func hanSize(text string) int {
	first := clusterSize(text)
	character, _ := utf8.DecodeRuneInString(text)
	next, _ := utf8.DecodeRuneInString(text[first:])
	if character%3 == 0 || !isHan(next) {
		return first
	}
	return first + clusterSize(text[first:])
}

// runSize is the length in bytes of the visible characters that text begins
// with and whose first runes are all in.
func runSize(text string, in func(rune) bool) int {
	size := 0
	for size < len(text) {
		if r, _ := utf8.DecodeRuneInString(text[size:]); !in(r) {
			break
		}
		size += clusterSize(text[size:])
	}
	return size
}

func isNewline(r rune) bool { return r == '\n' }

func isWord(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\'' || r == '’') && !isHan(r)
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// clusterSize is the length in bytes of one visible character: a rune with the
// marks, variation selectors, skin tones and tags that follow, whatever
// joiners add, or the two letters of a flag. It is the part of Unicode's
// grapheme clusters (UAX 29) that texts of this server need.
func clusterSize(text string) int {
	const joiner = '\u200d' // what comes after it is part of this character
	first, size := utf8.DecodeRuneInString(text)
	if second, width := utf8.DecodeRuneInString(text[size:]); isRegional(first) && isRegional(second) {
		size += width
	}
	for size < len(text) {
		r, width := utf8.DecodeRuneInString(text[size:])
		if !unicode.IsMark(r) && r != joiner && !isSkinTone(r) && !isTag(r) {
			break
		}
		size += width
		if r == joiner {
			_, width = utf8.DecodeRuneInString(text[size:])
			size += width // 0 at the end of text
		}
	}
	return size
}

func isSkinTone(r rune) bool { return r >= 0x1f3fb && r <= 0x1f3ff }
func isTag(r rune) bool      { return r >= 0xe0020 && r <= 0xe007f }
func isRegional(r rune) bool { return r >= 0x1f1e6 && r <= 0x1f1ff }
