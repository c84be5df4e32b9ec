package corpus

import (
	"strings"

	"chitieu/corpus/viet"
)

// wrap says how a plain text breaks its lines. Most texts have one paragraph a
// line; texts copied out of PDF, e-mail or old HTML break them at 60-100
// characters, and there a line is a piece of a block.
type wrap struct {
	on     bool // lines are wrapped
	ragged bool // and blank lines part the blocks, whatever a line's length
	width  int  // runes of a full line
}

const (
	longLine = 160 // nobody wraps this wide
	firmLine = 50  // a wrapped line is at least this long, unless it is a block's first
)

// measure reads a text once. A pair of lines is evidence of wrapping when the
// first breaks off and the second goes on in lower case.
func measure(text string) wrap {
	var all, opening [longLine + 1]int // lengths of lines that break off; of those that open a stanza
	soft, firm, long := 0, 0, 0
	var prev line
	first := true // prev opens a stanza
	for i := 0; i < len(text); {
		l, next := nextLine(text, i)
		i = next
		if l.runes > longLine {
			long++
		}
		if prev.runes > 0 && l.runes > 0 && prev.runes <= longLine &&
			continues(text[prev.Start:prev.End], text[l.Start:l.End]) {
			soft++
			all[prev.runes]++
			if prev.runes >= firmLine {
				firm++
			}
			if first {
				opening[prev.runes]++
			}
		}
		first = prev.runes == 0
		prev = l
	}
	w := wrap{on: firm >= 2 && firm > long}
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
	w.ragged = ragged >= 3 && ragged*10 >= firm
	return w
}

// continues reports that line b goes on with the sentence that line a breaks off.
func continues(a, b string) bool {
	if ended(a) != 0 || isCell(a) || !startsLower(b) || isValue(b) {
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

// joins reports whether line i+1 of a stanza goes on with the block that began
// at line from and holds line i.
func (w wrap) joins(text string, st []line, from, i int) bool {
	la, lb := st[i], st[i+1]
	a, b := text[la.Start:la.End], text[lb.Start:lb.End]
	block := text[st[from].Start:la.End]
	full := w.on && w.full(text, st, i)
	switch r, n := markerOf(b); {
	case isRow(a) || isRow(b) || a == "|" || b == "|":
		return false
	case len(block) < 600 && strings.Count(block, "**")%2 == 1:
		return true // "**1. Phát triển⏎kinh tế số đến năm 2030**"
	case r != noRank && !(full && r == bullet && dashInside(a, b, n)):
		return false
	case inTable(st, i) || la.cell || isRuleLine(a) || isRuleLine(b) || hasGap(a) || hasGap(b):
		return false
	case !w.on:
		return lonelyWrap(la, lb, a, b)
	case la.runes > longLine || a[0] == '#' || b[0] == '#':
		return false
	case allUpper(a) || w.ragged && from == i && isUpperWord(a):
		_, up, low := letterCase(b)
		return w.ragged && !low && (up || la.runes >= 40)
	case lb.cell:
		return full && ended(a) == 0
	case ended(a) == ':':
		return full && startsLower(b) && lb.runes >= firmLine
	case ended(a) != 0:
		return full && (w.ragged || startsLower(b))
	case startsLower(b):
		return full || !isValue(b) && (w.ragged || la.runes >= 20)
	default:
		return full || w.ragged && i == from && la.runes >= 15
	}
}

// dashInside reports that the dash at the head of b stands inside a sentence
// that was broken there: "kinh tế⏎- xã hội", "2021⏎- 2025". Its mark has n bytes.
func dashInside(a, b string, n int) bool {
	if b[0] != '-' && b[0] != 0xE2 || ended(a) != 0 {
		return false
	}
	last := a[len(a)-1]
	if last >= '0' && last <= '9' || last == '%' {
		return digits(b[n:]) > 0
	}
	return startsLower(b[n:]) && last != ','
}

// lonelyWrap judges two lines of a text that is too short to tell its width:
// the first breaks off at a usual width, the second goes on and ends a sentence.
func lonelyWrap(la, lb line, a, b string) bool {
	return la.runes >= firmLine && la.runes <= 125 && lb.runes <= 125 &&
		!allUpper(a) && continues(a, b) && ended(b) != 0 && ended(b) != ':'
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
