package extract

import (
	"unicode"
	"unicode/utf8"

	"chitieu/corpus/viet"
)

// kind says what a token is made of.
type kind uint8

const (
	word   kind = iota + 1 // a run of letters, digits allowed after the first
	number                 // digits, with inner dots and commas
	punct                  // one other character
)

// token is one syllable, number or punctuation mark of the text.
type token struct {
	start, end int32 // bytes of the article's text
	key        int32 // lexicon word id of the folded form, 0 when the lexicon lacks it
	bare       int32 // lexicon word id of the form without marks, 0 likewise
	kind       kind
	ch         byte // the mark itself for ASCII punctuation, '-' and '%' for their relatives
	upper      bool // begins with an upper-case letter
	folded     bool // stands in its folded form already
	glued      bool // no blank before it
	nl         bool // a line break before it
	head       bool // the first token of its block
}

// tokenize appends the tokens of text[start:end] to dst. It reads every byte once.
func (lx *lexicon) tokenize(dst []token, text string, start, end int, cache *wordCache) []token {
	glued, nl := false, false
	for i := start; i < end; {
		c := text[i]
		switch {
		case c == ' ' || c == '\t':
			i++
			glued = false
			continue
		case c == '\n' || c == '\r':
			i++
			glued, nl = false, true
			continue
		case c >= '0' && c <= '9':
			j := numberEnd(text, i, end)
			dst = append(dst, token{start: int32(i), end: int32(j), kind: number, glued: glued, nl: nl})
			i, glued, nl = j, true, false
			continue
		}
		r, n := rune(c), 1
		if c >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:end])
		}
		switch {
		case viet.IsBlank(r):
			i += n
			glued = false
			continue
		case viet.IsLetter(r):
			j := wordEnd(text, i+n, end)
			w := lx.wordID(text[i:j], cache)
			dst = append(dst, token{start: int32(i), end: int32(j), kind: word, key: w.key, bare: w.bare, folded: w.folded, upper: viet.IsUpper(r), glued: glued, nl: nl})
			i = j
		default:
			dst = append(dst, token{start: int32(i), end: int32(i + n), kind: punct, ch: markOf(r), glued: glued, nl: nl})
			i += n
		}
		glued, nl = true, false
	}
	return dst
}

// numberEnd returns the end of the number that begins at i: digits, and single
// dots and commas between digits ("3.000", "7,5", "1.674.400").
func numberEnd(text string, i, end int) int {
	for i < end {
		c := text[i]
		if c >= '0' && c <= '9' {
			i++
			continue
		}
		if (c == '.' || c == ',') && i+1 < end && text[i+1] >= '0' && text[i+1] <= '9' {
			i += 2
			continue
		}
		break
	}
	return i
}

func wordEnd(text string, i, end int) int {
	for i < end {
		c := text[i]
		if c < utf8.RuneSelf {
			if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' {
				i++
				continue
			}
			return i
		}
		r, n := utf8.DecodeRuneInString(text[i:end])
		if !viet.IsLetter(r) && !unicode.IsMark(r) {
			return i
		}
		i += n
	}
	return i
}

// markOf reduces a punctuation rune to the ASCII mark it stands for.
func markOf(r rune) byte {
	switch r {
	case '–', '—', '−', '‐', '‑', '‒':
		return '-'
	case '％':
		return '%'
	case '＞', '›', '»':
		return '>'
	case '＜', '‹', '«':
		return '<'
	case '≥', '⩾':
		return 'G'
	case '≤', '⩽':
		return 'L'
	case '…':
		return 'E'
	case '“', '”', '"', '„':
		return '"'
	case '‘', '’':
		return '\''
	case '•', '●', '▪', '◦', '·', '\uf0b7', '►', '*', '○', '■', '✓', '➢':
		return '*'
	case '：':
		return ':'
	case '；':
		return ';'
	case '（':
		return '('
	case '）':
		return ')'
	case '→', '➜', '➔', '⇒', '⟶', '➞', '➡':
		return 'A'
	case '≈', '~', '∼':
		return '~'
	}
	if r < utf8.RuneSelf {
		return byte(r)
	}
	return 0
}

// wordIDs are a word's ids in the lexicon's vocabulary.
type wordIDs struct {
	key, bare int32
	folded    bool
}

// wordCache remembers the ids of the words of one article: a direct-mapped table,
// since a text of any length repeats a few thousand forms.
type wordCache struct {
	forms [1 << 12]string
	ids   [1 << 12]wordIDs
}

// wordID looks a written form up: "Hồ", "HỒ" and "hồ" are one word.
func (lx *lexicon) wordID(form string, cache *wordCache) wordIDs {
	if len(form) > 24 { // no syllable and no abbreviation is longer
		return wordIDs{}
	}
	h := uint32(2166136261)
	for i := 0; i < len(form); i++ {
		h = (h ^ uint32(form[i])) * 16777619
	}
	slot := (h ^ h>>15) & (1<<12 - 1)
	if cache.forms[slot] == form {
		return cache.ids[slot]
	}
	key := viet.Key(form)
	ids := wordIDs{key: lx.words[key], bare: lx.words[viet.Bare(form)], folded: key == form}
	cache.forms[slot], cache.ids[slot] = form, ids
	return ids
}
