package corpus

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"chitieu/corpus/viet"
)

// line is one line of a plain text without the blanks at its ends.
type line struct {
	Span
	runes int
	cell  bool // see isCell; filled in where lines are kept
}

// nextLine returns the line that begins at byte i, and where the next one
// begins. \n, \r\n, a lone \r, a form feed and the two Unicode separators end a line; all
// but \n are looked for where rare says that the text has them.
func nextLine(text string, i int, rare bool) (l line, next int) {
	end := i + lineEndIn(text[i:], rare)
	l.Span = trimSpan(text, i, end)
	l.runes = max(runes(text[l.Start:l.End]), min(l.Len(), 1)) // stray bytes alone are a line all the same
	if end == len(text) {
		return l, end
	}
	switch {
	case strings.HasPrefix(text[end:], "\r\n"):
		return l, end + 2
	case text[end] == 0xE2:
		return l, end + 3
	}
	return l, end + 1
}

// rareBreaks reports a text with line breaks other than \n.
func rareBreaks(text string) bool {
	return strings.Contains(text, "\r") || strings.Contains(text, "\f") || strings.Contains(text, "\u2028") || strings.Contains(text, "\u2029")
}

// lineEndIn returns the index of the first line break, the length of s when it has
// none.
func lineEndIn(s string, rare bool) int {
	end := strings.IndexByte(s, '\n')
	if end < 0 {
		end = len(s)
	}
	for k := 0; rare && k < end; k++ {
		switch c := s[k]; {
		case c == '\r', c == '\f':
			return k
		case c == 0xE2 && (strings.HasPrefix(s[k:], "\u2028") || strings.HasPrefix(s[k:], "\u2029")):
			return k
		}
	}
	return end
}

// runes counts the characters of a valid text: the bytes that go on with none, eight at
// a time.
func runes(s string) int {
	n := len(s)
	for ; len(s) >= 8; s = s[8:] {
		b := s[:8]
		x := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 | uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
		n -= bits.OnesCount64(x &^ (x << 1) & 0x8080808080808080)
	}
	for i := range len(s) {
		if s[i]&0xC0 == 0x80 {
			n--
		}
	}
	return n
}

// trimSpan takes the blanks off both ends of text[start:end].
func trimSpan(text string, start, end int) Span {
	for start < end {
		r, n := utf8.DecodeRuneInString(text[start:end])
		if !viet.IsBlank(r) && r != '\u2028' && r != '\u2029' {
			break
		}
		start += n
	}
	for start < end {
		r, n := utf8.DecodeLastRuneInString(text[start:end])
		if !viet.IsBlank(r) && r != '\u2028' && r != '\u2029' {
			break
		}
		end -= n
	}
	return Span{start, end}
}

// Ended returns the punctuation that closes a sentence or a clause at the end
// of s (one of . ; : ! ? …), looking behind quotes, brackets and emphasis; 0 when
// the line breaks off.
func Ended(s string) rune {
	for len(s) > 0 {
		r, n := utf8.DecodeLastRuneInString(s)
		switch r {
		case '.', ';', ':', '!', '?', '…':
			return r
		case '*', '_', '"', '”', '»', '\'', '’', ')', ']':
			s = s[:len(s)-n]
		default:
			return 0
		}
	}
	return 0
}

// firstRune is the first character of s that is no emphasis, quote or bracket.
func firstRune(s string) rune {
	for _, r := range s {
		switch r {
		case '*', '_', '"', '“', '«', '\'', '‘', '(', '[', '\\':
			continue
		}
		return r
	}
	return 0
}

// startsLower reports whether s begins with a lower-case letter.
func startsLower(s string) bool {
	r := firstRune(s)
	return viet.IsLetter(r) && !viet.IsUpper(r)
}

// wordLen is the number of runes before the first blank of s, at most 20.
func wordLen(s string) int {
	n := 0
	for _, r := range s {
		if viet.IsBlank(r) || n == 20 {
			break
		}
		n++
	}
	return n
}

// letterCase counts the words that hold letters and tells which cases occur; the first
// small letter ends it.
func letterCase(s string) (words int, upper, lower bool) {
	inWord := false
	for _, r := range s {
		if !viet.IsLetter(r) {
			if viet.IsBlank(r) {
				inWord = false
			}
			continue
		}
		if !inWord {
			inWord = true
			words++
		}
		if !viet.IsUpper(r) {
			return words, upper, true
		}
		upper = true
	}
	return words, upper, false
}

// isCell reports whether a line looks like a cell of a table that was flattened
// to lines: a number, a sign or a row number ("82,4%", "≥ 90", "-", "1.1", "II"),
// and not the end of a sentence.
func isCell(s string) bool {
	if len(s) == 0 || len(s) > 4*35 || runes(s) > 35 {
		return false
	}
	digit := false
	for i, r := range s {
		if viet.IsLetter(r) {
			return len(s) <= 4 && strings.Trim(s, "IVX") == "" || len(s) == 1
		}
		if r >= '0' && r <= '9' {
			digit = true
		}
		if i == 0 && r == '*' {
			return false
		}
	}
	last := s[len(s)-1]
	return digit && last != '.' && last != ';' || utf8.RuneCountInString(s) == 1 && s != "|"
}

// isValue reports whether a short line is a value with its bound: "từ 95% trở
// lên", "dưới 3,3". After the name of an indicator it is the next cell, not the
// rest of a sentence.
func isValue(s string) bool {
	if len(s) > 4*35 || runes(s) > 35 || Ended(s) != 0 || !strings.ContainsAny(s, "0123456789") {
		return false
	}
	word := s
	if i := strings.IndexFunc(s, viet.IsBlank); i >= 0 {
		word = s[:i]
	}
	switch viet.Key(word) {
	case "từ", "trên", "dưới", "tối", "ít", "không", "trong", "nhóm", "khoảng", "hơn", "gần", "giữ", "đạt", "thứ", "top", "tốp", "bằng", "xấp":
		return true
	}
	return false
}

// isRuleLine reports a line without a letter or a digit: "-------".
func isRuleLine(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return viet.IsLetter(r) || unicode.IsDigit(r) })
}

// hasGap reports a line that was laid out in columns: "TỈNH HÀ NAM     Độc lập".
func hasGap(s string) bool { return strings.Contains(s, "    ") }
