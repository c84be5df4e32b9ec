package corpus

import "strings"

// rows reads the markdown table at the head of some lines and returns how many
// lines it has. Cells that are empty give no block but keep their column; the
// line under the head ("|---|---|") gives none at all.
func (b *blocker) rows(lines []line) int {
	n := 0
	row := 0
	for ; n < len(lines); n++ {
		l := lines[n]
		s := b.text[l.Start:l.End]
		if s == "|" { // a frame without content
			continue
		}
		if !isRow(s) {
			break
		}
		if isRule(s) {
			continue
		}
		if row == 0 {
			b.tables++
		}
		b.cells(l, row)
		row++
	}
	return n
}

func (b *blocker) cells(l line, row int) {
	col := 0
	for i := l.Start + 1; i < l.End; col++ {
		end := l.End
		if k := strings.IndexByte(b.text[i:l.End], '|'); k >= 0 {
			end = i + k
		}
		if s := trimSpan(b.text, i, end); s.Len() > 0 {
			b.add(Block{Kind: Cell, Span: s, Table: b.tables, Row: row, Col: col}, noRank)
		}
		i = end + 1
	}
}

// isRule reports the line that parts a table's head from its body.
func isRule(s string) bool {
	return strings.Contains(s, "-") && strings.Trim(s, "|-: \t") == ""
}
