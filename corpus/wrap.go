package corpus

import (
	"strings"
	"unicode/utf8"

	"chitieu/corpus/viet"
)

// wrap says how a plain text breaks its lines. Most texts have one paragraph a
// line; texts copied out of PDF, e-mail or old HTML break them at 60-100
// characters, and there a line is a piece of a block.
type wrap struct {
	on     bool // lines are wrapped
	ragged bool // and blank lines part the blocks, whatever a line's length
	width  int  // runes of a full line
	hard   int  // runes that no line exceeds where all lines are filled up to it, else 0
}

const (
	longLine = 160 // nobody wraps this wide
	firmLine = 50  // a wrapped line is at least this long, unless it is a block's first
)

// measure reads a text once. A pair of lines is evidence of wrapping when the
// first breaks off and the second goes on in lower case.
func measure(text string, lines []line) wrap {
	var all, opening [longLine + 1]int // lengths of lines that break off; of those that open a stanza
	soft, firm, long := 0, 0, 0
	var prev line
	first := true // prev opens a stanza
	var pairs []lineEnd
	for _, l := range lines {
		if l.runes > longLine {
			long++
		}
		if prev.runes > 0 && l.runes > 0 && prev.runes <= longLine &&
			continues(text[prev.Start:prev.End], text[l.Start:l.End]) {
			soft++
			all[prev.runes]++
			pairs = append(pairs, lineEnd{prev.runes, wordLen(text[l.Start:l.End])})
			if prev.runes >= firmLine {
				firm++
			}
			if first {
				opening[prev.runes]++
			}
		}
		first = prev.runes == 0 || l.runes > 0 && isMarked(text[l.Start:l.End])
		prev = l
	}
	w := wrap{hard: hardWidth(pairs)}
	w.on = firm >= 2 && (firm > long || w.hard >= firmLine)
	if !w.on {
		return w
	}
	for n := 0; w.width < longLine && n*10 < soft*9; w.width++ {
		n += all[w.width]
	}
	ragged := 0
	for _, n := range opening[:w.width*3/4] {
		ragged += n
	}
	w.ragged = ragged >= 2 && ragged*10 >= firm
	return w
}

// isMarked reports a line that begins with the mark of an entry.
func isMarked(s string) bool {
	r, _ := markerOf(s)
	return r != noRank
}

// lineEnd is the length of a line that breaks off and of the word after it.
type lineEnd struct{ runes, next int }

// hardWidth is the width at which a program broke the lines: no line is longer,
// and behind nearly all of them the next word would not have fitted. 0 when the
// lines were broken by hand or at several widths.
func hardWidth(pairs []lineEnd) int {
	width, filled := 0, 0
	for _, p := range pairs {
		width = max(width, p.runes)
	}
	for _, p := range pairs {
		if p.runes+1+p.next > width {
			filled++
		}
	}
	if filled*20 < len(pairs)*19 {
		return 0
	}
	return width
}

// continues reports that line b goes on with the sentence that line a breaks off.
func continues(a, b string) bool {
	if Ended(a) != 0 || isCell(a) || !startsLower(b) || isValue(b) {
		return false
	}
	r, _ := markerOf(b)
	return r == noRank
}

// full reports whether line i is as long as the lines around it get: the next
// word would not have fitted. Pages of one document differ in width.
func (w wrap) full(text string, st []line, i int) bool {
	width := w.width * 3 / 4
	for k := max(0, i-4); k < len(st) && k <= i+4; k++ {
		width = max(width, min(st[k].runes, w.width))
	}
	next := text[st[i+1].Start:st[i+1].End]
	return st[i].runes >= firmLine && (st[i].runes+1+wordLen(next))*100 > width*85
}

// filled reports a line that a program broke before b because its first word did
// not fit any more.
func (w wrap) filled(la line, b string) bool {
	return w.hard > 0 && la.runes <= w.hard && la.runes+1+wordLen(b) > w.hard
}

// joins reports whether line i+1 of a stanza goes on with the block that began
// at line from and holds line i.
func (w wrap) joins(text string, st []line, from, i int) bool {
	la, lb := st[i], st[i+1]
	a, b := text[la.Start:la.End], text[lb.Start:lb.End]
	block := text[st[from].Start:la.End]
	full := w.on && w.full(text, st, i)
	switch r, n := markerOf(b); {
	case isRow(a) || isRow(b) || a == "|" || b == "|" || isBarred(a) || isBarred(b):
		return false
	case len(block) < 600 && strings.Count(block, "**")%2 == 1:
		return true // "**1. Phát triển⏎kinh tế số đến năm 2030**"
	case r != noRank && !(full && r == bullet && dashInside(a, b, n)) && !(w.filled(la, b) && Ended(a) == 0 && looksMarked(b)):
		return false
	case inTable(st, i) || la.cell || isRuleLine(a) || isRuleLine(b) || hasGap(a) || hasGap(b):
		return false
	case !w.on:
		return lonelyWrap(la, lb, a, b)
	case la.runes > longLine || a[0] == '#' || b[0] == '#' || isDateLine(b, lb):
		return false
	case w.hard > 0:
		return w.filled(la, b)
	case allUpper(a) || w.ragged && from == i && isUpperWord(a):
		_, up, low := letterCase(b)
		return w.ragged && !low && (up || la.runes >= 40)
	case lb.cell:
		return full && Ended(a) == 0
	case w.ragged && i == from && Ended(a) == ';' && isMarked(a): // an entry whose next line bears no mark goes on
		return true
	case Ended(a) == ':':
		return full && startsLower(b) && lb.runes >= firmLine
	case Ended(a) != 0:
		return full && (w.ragged || startsLower(b))
	case startsLower(b):
		return full || !isValue(b) && (w.ragged || la.runes >= 20)
	default:
		return full || w.ragged && i == from && la.runes >= 15
	}
}

// isDateLine reports a line of its own that dates a page: "Thứ ba, 11/5/2021, 08:05".
func isDateLine(s string, l line) bool {
	if l.runes > 60 || Ended(s) != 0 || startsLower(s) {
		return false
	}
	for i := 0; i+8 <= len(s); i++ {
		d := digits(s[i:])
		if d == 0 {
			continue
		}
		j := i + d
		if d <= 2 && j < len(s) && (s[j] == '/' || s[j] == '-') {
			if m := digits(s[j+1:]); m > 0 && m <= 2 {
				k := j + 1 + m
				if k < len(s) && s[k] == s[j] && digits(s[k+1:]) == 4 {
					return true
				}
			}
		}
		i = j
	}
	return false
}

// looksMarked reports a mark that a word of a sentence may look like: a dash
// ("bí thư⏎– chủ tịch"), a number of a term ("khóa⏎XVII)").
func looksMarked(b string) bool {
	r, _ := utf8.DecodeRuneInString(b)
	return r == '-' || r == '–' || r >= 'A' && r <= 'Z'
}

// dashInside reports that the dash at the head of b stands inside a sentence
// that was broken there: "kinh tế⏎- xã hội", "2021⏎- 2025". Its mark has n bytes.
func dashInside(a, b string, n int) bool {
	if b[0] != '-' && b[0] != 0xE2 || Ended(a) != 0 {
		return false
	}
	last := a[len(a)-1]
	if last >= '0' && last <= '9' || last == '%' {
		return digits(b[n:]) > 0
	}
	return startsLower(b[n:]) && last != ','
}

// lonelyWrap judges two lines of a text that is too short to tell its width:
// the first breaks off at a usual width, the second goes on and, unless the first
// is a long line, ends a sentence.
func lonelyWrap(la, lb line, a, b string) bool {
	return la.runes >= firmLine && la.runes <= 125 && lb.runes <= 125 && !allUpper(a) && continues(a, b) &&
		(Ended(b) != 0 && Ended(b) != ':' || la.runes > firmLine+10)
}

// inTable reports whether line i stands among cells: at least two of the four
// lines on each side are numbers, signs or row numbers.
func inTable(st []line, i int) bool {
	cells := 0
	for k := max(0, i-4); k < len(st) && k <= i+4; k++ {
		if st[k].cell {
			cells++
		}
	}
	return cells >= 2
}

// isRow reports a row of a table in markdown: "| a | b |".
func isRow(s string) bool {
	return len(s) > 2 && s[0] == '|' && strings.IndexByte(s[1:], '|') >= 0
}

// isBarred reports a line of pieces between bars: a menu, a row without a frame.
func isBarred(s string) bool { return strings.Count(s, "|") >= 2 }

// allUpper reports whether s is written in capitals: at least two words.
func allUpper(s string) bool {
	words, upper, lower := letterCase(s)
	return words >= 2 && upper && !lower
}

// isUpperWord reports whether s is one word in capitals: "KẾT".
func isUpperWord(s string) bool {
	words, upper, lower := letterCase(s)
	return words == 1 && upper && !lower
}

// emphasised reports whether the whole of s is bold.
func emphasised(s string) bool {
	if len(s) < 5 || !strings.HasPrefix(s, "**") || !strings.HasSuffix(s, "**") {
		return false
	}
	in := s[2 : len(s)-2]
	return !strings.Contains(in, "**") && strings.ContainsFunc(in, viet.IsLetter)
}
