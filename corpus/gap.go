package corpus

import (
	"strings"
	"unicode/utf8"

	"chitieu/corpus/viet"
)

// A table of a printed page has two blanks or more between its cells. Where they run through
// all rows they part its columns; where they do not, the cells of a row are counted.

// piece is a part of a line between gaps, and where it stands in its line, in runes.
type piece struct {
	Span
	from, to int
}

// longestRow bounds the cells of a row: a line with more is prose with wide blanks.
const longestRow = 24

// pieces cuts a line at its gaps, which are two blanks or more. A dash between two blanks is
// no cell: "2021  -  2025".
func pieces(text string, l Span) []piece {
	begin := l.Start
	for begin > 0 && text[begin-1] != '\n' && text[begin-1] != '\f' && text[begin-1] != '\r' {
		begin--
	}
	var out []piece
	p, blanks := piece{}, 2
	at := utf8.RuneCountInString(text[begin:l.Start])
	for i, r := range text[l.Start:l.End] {
		i += l.Start
		switch {
		case viet.IsBlank(r):
			if blanks++; r == '\t' {
				blanks++
			}
		case blanks > 1:
			if p.to > 0 {
				out = append(out, p)
			}
			p.Start, p.from = i, at
			fallthrough
		default:
			blanks = 0
			_, n := utf8.DecodeRuneInString(text[i:]) // a stray byte is one
			p.End, p.to = i+n, at+1
		}
		at++
	}
	return append(out, p)
}

// gapRows reads a table whose cells are parted by two blanks or more: at least three lines, the
// first with three cells or more, and at least two rows of values. A line without gaps between
// two that have them is a section of the table, or the rest of a name.
func (b *blocker) gapRows(lines []line) int {
	if !b.gaps || lines[0].Start < b.noGaps || !hasWideBlank(b.text[lines[0].Start:lines[0].End]) {
		return 0
	}
	var rows [][]piece
	body := 0 // rows of values
	for n, l := range lines {
		row := pieces(b.text, l.Span)
		if len(row) > longestRow || n == 0 && len(row) < 3 || len(row) < 2 && !(n+1 < len(lines) && l.runes <= longLine && len(pieces(b.text, lines[n+1].Span)) > 2) {
			break
		}
		if e := Ended(b.text[l.Start:l.End]); e == '.' || e == ';' {
			break
		}
		if b.valued(row) {
			body++
		}
		rows = append(rows, row)
		b.noGaps = l.End
	}
	if len(rows) < 3 || body < 2 {
		return 0
	}
	cols := b.columns(rows)
	if cols == nil && !b.even(rows) {
		return 0
	}
	b.tables++
	for n, row := range rows {
		last := -1
		for k, p := range row {
			col := k
			if len(row) != len(cols) && cols != nil {
				col = max(columnAt(cols, p), last+1)
			}
			last = col
			b.cell(p.Span, n, col)
		}
	}
	return len(rows)
}

// hasColumns reports a text with gaps, unless it has them between all of its words, as its beginning tells.
func hasColumns(text string) bool {
	if !hasWideBlank(text) {
		return false
	}
	gaps, blanks, run := 0, 0, 0
	text = text[:min(len(text), 4<<10)]
	for i := 0; i < len(text); i++ { // bytes do: of the characters only blanks count
		switch c := text[i]; {
		case c == ' ', c == '\xa0' && text[max(i-1, 0)] == '\xc2': // the end of a no-break space
			run++
		case c == '\xc2' && i+1 < len(text) && text[i+1] == '\xa0': // its beginning
		default:
			if run == 2 {
				gaps++
			} else if run == 1 {
				if blanks++; gaps+(len(text)-i)/3 < 8*(blanks+1) { // what is left cannot hold so many
					return true
				}
			}
			run = 0
		}
	}
	return gaps < 8*(blanks+1)
}

// hasWideBlank reports a line with a gap.
func hasWideBlank(s string) bool {
	return strings.Contains(s, "  ") || strings.Contains(s, "\u00a0") && (strings.Contains(s, " \u00a0") || strings.Contains(s, "\u00a0 ") || strings.Contains(s, "\u00a0\u00a0"))
}

// valued reports a row of the body: it is numbered, or behind its first cell stands a number.
func (b *blocker) valued(row []piece) bool {
	for _, p := range row {
		if s := b.text[p.Start:p.End]; len(row) > 2 && (isCell(s) || isValue(s)) && !isYearOnly(s) {
			return true
		}
	}
	return false
}

// isYearOnly reports a cell that heads a column: "2026".
func isYearOnly(s string) bool {
	return len(s) == 4 && (s[0] == '1' && s[1] == '9' || s[0] == '2' && s[1] == '0') && digits(s) == 4
}

// columns are where the cells of the rows of values stand, from the left: those that overlap
// are of one column. nil where two cells of a row fall into one.
func (b *blocker) columns(rows [][]piece) []piece {
	var cols []piece
	for _, row := range rows {
		if !b.valued(row) {
			continue
		}
		for _, p := range row {
			at := 0
			for at < len(cols) && cols[at].to <= p.from {
				at++
			}
			end := at
			for end < len(cols) && cols[end].from < p.to {
				p.from, p.to = min(p.from, cols[end].from), max(p.to, cols[end].to)
				end++
			}
			cols = append(cols[:at], append([]piece{p}, cols[end:]...)...)
		}
	}
	most := 0
	for _, row := range rows {
		most = max(most, len(row))
		last := -1
		for _, p := range row {
			at := columnAt(cols, p)
			if b.valued(row) && at == last {
				return nil
			}
			last = at
		}
	}
	if len(cols) < 3 || len(cols) > most+1 { // the cells do not stand below each other
		return nil
	}
	return cols
}

// columnAt is the first column that a piece overlaps, else the nearest.
func columnAt(cols []piece, p piece) int {
	best, far := 0, 1<<30
	for k, c := range cols {
		d := max(c.from-p.to, p.from-c.to, -1)
		if d < far {
			best, far = k, d
		}
	}
	return best
}

// even reports rows of values of which at least every second has as many cells as another.
func (b *blocker) even(rows [][]piece) bool {
	var counts [longestRow + 1]int
	body, most := 0, 0
	for _, row := range rows {
		if b.valued(row) {
			body++
			counts[len(row)]++
			most = max(most, counts[len(row)])
		}
	}
	return most > 1 && most*2 >= body
}
