package corpus

import (
	"strings"
	"unicode/utf8"

	"chitieu/corpus/viet"
)

// rank orders the marks of Vietnamese documents from the outside in:
// "I." before "1." before "1.1." before "a)" before "-" before "+".
type rank int

const (
	noRank   rank = 0
	roman    rank = 1  // "I. ", "II- ", "A. "
	arabic   rank = 10 // "1. "; "1.1. " is one more, and so on
	bracket  rank = 15 // "1) ", "(1) "
	lettered rank = 20 // "a) ", "đ) "
	lowRoman rank = 25 // "ii) ", "(iv) "
	bullet   rank = 30 // "- ", "• ", "* "
	plus     rank = 40 // "+ ", and "o ", the bullet of the second level in word processors
)

// numbered reports a mark that a heading may carry too.
func (r rank) numbered() bool { return r != noRank && r < lowRoman }

// markerOf reads the mark at the head of a line: its rank and its length in
// bytes with the blanks behind it. A mark with nothing behind it is none: "1.1"
// alone is a cell.
func markerOf(s string) (rank, int) {
	bold := len(s) - len(strings.TrimLeft(s, "*"))
	if bold == 1 { // "* " is a bullet, "*" without a blank is emphasis
		bold = 0
	}
	r, n := plainMarker(s[bold:])
	if r == noRank {
		return noRank, 0
	}
	return r, bold + n
}

func plainMarker(s string) (rank, int) {
	if r, n := bulletMark(s); r != noRank {
		return r, n
	}
	if r, n := dottedNumber(s); r != noRank {
		return r, n
	}
	return letterMark(s)
}

func bulletMark(s string) (rank, int) {
	s2 := strings.TrimPrefix(s, "\\")
	esc := len(s) - len(s2)
	r, n := utf8.DecodeRuneInString(s2)
	k := bullet
	if letter := LetterBullet(s2); letter > 0 {
		n = letter
		if r == 'o' {
			k = plus
		}
		r = '*'
	}
	switch r {
	case '-', '–', '—', '−':
		// "-Tỷ lệ" without a blank is common; "-5%" and "--" are no items.
		if next, _ := utf8.DecodeRuneInString(s2[n:]); viet.IsLetter(next) {
			return k, esc + n
		}
	case '*':
	case '+':
		if next, _ := utf8.DecodeRuneInString(s2[n:]); viet.IsLetter(next) {
			return plus, esc + n
		}
		k = plus
	default:
		if !IsBullet(r) {
			return noRank, 0
		}
		n += len(s2[n:]) - len(strings.TrimPrefix(s2[n:], "\ufe0f")) // "✔️" asks for a picture
		if next, _ := utf8.DecodeRuneInString(s2[n:]); viet.IsLetter(next) {
			return k, esc + n
		}
	}
	if b := blanks(s2[n:]); b > 0 && len(s2) > n+b {
		return k, esc + n + b
	}
	return noRank, 0
}

// IsBullet reports a character that is printed before an item of a list and stands for nothing
// else; dashes, "*" and "+" have other uses. "§" and the private characters are what bullets of a
// font of symbols come out as in another font.
func IsBullet(r rune) bool {
	switch r {
	case '•', '●', '▪', '■', '◦', '‣', '·', '✓', '✔', '➢', '►', '»', '○', '◆', '◇', '❖', '□', '▫', '▸', '▶', '➤', '√', '✅', '🔹', '🔸', '👉', '📌',
		'§', '\uf0b7', '\uf0a7', '\uf0d8', '\uf0fc', '\uf076', '\uf06e', '\uf0e8':
		return true
	}
	return false
}

// LetterBullet returns how many bytes a letter has that stands for a bullet at the head of a line, 0
// for none: word processors type "o", and "v", "ü" and "Ø" are what bullets of a font of symbols come
// out as. A blank is behind it, and a word with a capital or a number, behind "o" any word.
func LetterBullet(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	switch r {
	case 'o', 'v', 'ü', 'Ø':
	default:
		return 0
	}
	b := blanks(s[n:])
	next := firstRune(s[n+b:])
	if b > 0 && (viet.IsUpper(next) || next >= '0' && next <= '9' || r == 'o' && viet.IsLetter(next)) {
		return n
	}
	return 0
}

// dottedNumber reads "1. ", "1.1. ", "1.1 Tỷ lệ", "1) ", "(1) ", "1\. ", "1/ ".
// "2023. Trong đó" ends a sentence, and "10.500 tỷ" is a number.
func dottedNumber(s string) (rank, int) {
	i := 0
	open := strings.HasPrefix(s, "(")
	if open {
		i++
	}
	parts := 0
	closed := false
	for {
		n := digits(s[i:])
		if n == 0 || n > 2 {
			if n == 0 && parts > 0 {
				closed = true
				break
			}
			return noRank, 0
		}
		i += n
		parts++
		j := i
		if strings.HasPrefix(s[j:], "\\") {
			j++
		}
		if !strings.HasPrefix(s[j:], ".") {
			break
		}
		i = j + 1
	}
	k := arabic + rank(min(parts, 4)-1)
	switch {
	case i < len(s) && s[i] == ')' && !closed, !open && !closed && strings.HasPrefix(s[i:], "/") && blanks(s[i+1:]) > 0:
		i++
		k, closed = bracket, true
		if open && strings.HasPrefix(s[i:], ".") { // "(1). Tỷ lệ …"
			i++
		}
	case open:
		return noRank, 0
	}
	b := blanks(s[i:])
	rest := s[i+b:]
	next := firstRune(rest)
	switch {
	case rest == "":
		return noRank, 0
	case closed && (b > 0 || viet.IsLetter(next)): // "1.Mục tiêu"
		return k, i + b
	case !closed && parts > 1 && b > 0 && viet.IsUpper(next):
		return k, i + b
	}
	return noRank, 0
}

// letterMark reads "a) ", "a. ", "đ) ", "(ii) ", "I. ", "II- ", "A. ".
func letterMark(s string) (rank, int) {
	i := 0
	open := strings.HasPrefix(s, "(")
	if open {
		i++
	}
	w := 0
	for i+w < len(s) && strings.IndexByte("IVXivx", s[i+w]) >= 0 && w < 6 {
		w++
	}
	var k rank
	if w > 0 && (w > 1 || s[i] == 'I' || s[i] == 'V' || s[i] == 'X' || s[i] == 'i') {
		k = roman
		if s[i] > 'Z' {
			k = lowRoman
		}
	} else if r, n := utf8.DecodeRuneInString(s[i:]); viet.IsLetter(r) && n <= 2 {
		w, k = n, lettered
		if viet.IsUpper(r) {
			k = roman
		}
	} else {
		return noRank, 0
	}
	i += w
	if i < len(s) && s[i] == '\\' {
		i++
	}
	if i >= len(s) {
		return noRank, 0
	}
	switch c := s[i]; {
	case c == ')' && k != roman:
	case c == '.' && !open:
	case (c == '-' || c == '/' || c == ')') && k == roman && !open:
	default:
		return noRank, 0
	}
	i++
	if b := blanks(s[i:]); b > 0 && len(s) > i+b {
		return k, i + b
	}
	return noRank, 0
}

func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

func blanks(s string) int {
	for i, r := range s {
		if !viet.IsBlank(r) {
			return i
		}
	}
	return len(s)
}
