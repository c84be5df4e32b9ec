package extract

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"chitieu/corpus"
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
	start, end int32  // bytes of the article's text
	sets       set    // of a word: those of its form
	form       int32  // of a word: its form
	size, last uint8  // of its key: the length in bytes and the last of them
	tag        uint16 // and its tag
	kind       kind
	ch         byte // the mark itself for ASCII punctuation, '-' and '%' for their relatives
	upper      bool // begins with an upper-case letter
	glued      bool // no blank before it
	nl         bool // a line break before it
	head       bool // the first token of its block
}

// tokenize appends the tokens of text[start:end] to dst. It reads every byte once.
func (fs *forms) tokenize(dst []token, text string, start, end int) []token {
	first := len(dst)
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
			if dottedDate(text[:j], i) && !percentAt(text, j) {
				dst = appendDate(dst, text, i, j, token{glued: glued, nl: nl})
			} else {
				dst = append(dst, token{start: int32(i), end: int32(j), kind: number, glued: glued, nl: nl})
			}
			i, glued, nl = j, true, false
			continue
		}
		if w := fs.known(text, i, end); w != nil && !versioned(text, i+int(w.len), end) {
			dst = append(dst, token{start: int32(i), end: int32(i) + int32(w.len), kind: word, form: w.n, size: w.size, last: w.last, tag: w.tag, sets: w.sets, upper: w.upper, glued: glued, nl: nl})
			i += int(w.len)
			glued, nl = true, false
			if w.same {
				dst = fs.readAs(dst, first)
			}
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
		case r == '\ufe0f': // asks for a picture of the mark before it
			i += n
			continue
		case viet.IsLetter(r):
			j := wordEnd(text, i, end)
			if versioned(text, j, end) {
				j = numberEnd(text, j-1, end)
			}
			t := token{start: int32(i), end: int32(j), kind: word, glued: glued, nl: nl}
			same := false
			if w := fs.of(text, i, j); w != nil {
				same = w.same
				t.form, t.size, t.last, t.tag, t.sets, t.upper = w.n, w.size, w.last, w.tag, w.sets, w.upper
			} else {
				t.upper = viet.IsUpper(r)
			}
			dst = append(dst, t)
			i = j
			if same {
				dst = fs.readAs(dst, first)
			}
		default:
			dst = append(dst, token{start: int32(i), end: int32(i + n), kind: punct, ch: markOf(r), glued: glued, nl: nl})
			i += n
		}
		glued, nl = true, false
	}
	return dst
}

// dottedDate reports a number from byte i to the end of the text that is a date with dots: "31.12.2025", behind "tháng" a
// month of a year ("12.2025"), behind "ngày" a day of a month ("31.12").
func dottedDate(text string, i int) bool {
	a, rest, ok := strings.Cut(text[i:], ".")
	if !ok || len(a) > 2 {
		return false
	}
	b, year, full := strings.Cut(rest, ".")
	switch {
	case full:
		return dayOrMonth(a, 31) && dayOrMonth(b, 12) && yearLike(year)
	case yearLike(b):
		return dayOrMonth(a, 12) && strings.HasSuffix(text[:i], "háng ")
	}
	before, named := strings.CutSuffix(text[:i], "gày ")
	return named && dayOrMonth(a, 31) && dayOrMonth(b, 12) && !countsDays(before[:max(len(before)-1, 0)])
}

// countsDays reports words before "ngày" that make a measure of it: "mỗi | ngày 2.5 tấn", "trong 4 | ngày 1.2 triệu lượt".
func countsDays(before string) bool {
	before, blank := strings.CutSuffix(before, " ")
	return !blank && strings.HasSuffix(before, "/") || blank && before != "" && isDigit(before[len(before)-1]) ||
		strings.HasSuffix(before, "ỗi") || strings.HasSuffix(before, "ằng") || strings.HasSuffix(before, "àng")
}

// percentAt reports a sign of percent at byte i, behind a blank or none.
func percentAt(text string, i int) bool {
	return strings.HasPrefix(strings.TrimPrefix(text[i:], " "), "%")
}

// dayOrMonth reports one or two digits from 1 to most.
func dayOrMonth(s string, most int) bool {
	n, err := strconv.Atoi(s)
	return err == nil && len(s) <= 2 && n >= 1 && n <= most
}

func yearLike(s string) bool {
	return len(s) == 4 && (s[:2] == "20" || s[:2] == "19") && isDigit(s[2]) && isDigit(s[3])
}

// appendDate appends a date with dots as if it had slashes: its parts and the marks between them. The first token is glued
// and begins a line as first is and does.
func appendDate(dst []token, text string, from, to int, first token) []token {
	for i := from; i < to; {
		j := i
		for j < to && text[j] != '.' {
			j++
		}
		dst = append(dst, token{start: int32(i), end: int32(j), kind: number, glued: first.glued || i > from, nl: first.nl && i == from})
		if j < to {
			dst = append(dst, token{start: int32(j), end: int32(j + 1), kind: punct, ch: '/', glued: true})
		}
		i = j + 1
	}
	return dst
}

// versioned reports a word before i that goes on with a decimal: "PM2.5". A date ("T6.2025") does not.
func versioned(text string, i, end int) bool {
	return i+1 < end && text[i] == '.' && isDigit(text[i-1]) && isDigit(text[i+1]) && (i+2 == end || !isDigit(text[i+2]))
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// numberEnd returns the end of the number that begins at i: digits, and single
// dots and commas between digits ("3.000", "7,5", "1.674.400").
func numberEnd(text string, i, end int) int {
	from := i
	for i < end {
		c := text[i]
		if c >= '0' && c <= '9' {
			i++
			continue
		}
		if (c == '.' || c == ',') && i+1 < end && text[i+1] >= '0' && text[i+1] <= '9' {
			if c == ',' && i-from == 4 && strings.HasPrefix(text[from:], "20") && strings.HasSuffix(text[:from], "ăm ") { // "đến năm 2025,100% hộ"
				break
			}
			i += 2
			continue
		}
		break
	}
	return i
}

// wordEnd returns the end of the letters and digits at i.
func wordEnd(text string, i, end int) int {
	for i < end {
		c := text[i]
		switch { // the letters of Vietnamese first, without decoding them
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9':
			i++
		case c < utf8.RuneSelf:
			return i
		case c == 0xE1 && i+2 < end && (text[i+1] == 0xBA || text[i+1] == 0xBB): // U+1E80 to U+1EFF
			i += 3
		case c >= 0xC4 && c <= 0xC6 && i+1 < end: // U+0100 to U+01BF
			i += 2
		default:
			r, n := utf8.DecodeRuneInString(text[i:end])
			if !viet.IsLetter(r) && !unicode.IsMark(r) {
				return i
			}
			i += n
		}
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
	case '‰':
		return 'T'
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
	if corpus.IsBullet(r) {
		return '*'
	}
	return 0
}
