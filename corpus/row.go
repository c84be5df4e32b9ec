package corpus

import "strings"

// rows reads the markdown table at the head of some lines and returns how many
// lines it has. Cells that are empty give no block but keep their column; the
// line under the head ("|---|---|") gives none at all.
func (b *blocker) rows(lines []line) int {
	if n := b.bareRows(lines); n > 0 {
		return n
	}
	if n := b.listedRows(lines); n > 0 {
		return n
	}
	if n := b.tabRows(lines); n > 0 {
		return n
	}
	if n := b.gapRows(lines); n > 0 {
		return n
	}
	if n := b.numberedRows(lines); n > 0 {
		return n
	}
	if b.lineOfHeads(lines) {
		return 1
	}
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
		b.cells(Span{l.Start + 1, l.End}, row, "|")
		row++
	}
	return n
}

// rowsGoOn reports a blank line, the first of lines, between two rows of a table with as many bars, or between one and the
// name of a section that such a row stands below, as pages have them that print every row as a paragraph.
func (b *blocker) rowsGoOn(lines []line) bool {
	n := len(b.stanza)
	if n == 0 || b.framed {
		return false
	}
	bars := func(l line) int { return strings.Count(b.text[l.Start:l.End], "|") }
	want, section := bars(b.stanza[n-1]), false
	if n > 1 && b.namesSection(b.stanza[n-1]) {
		want, section = bars(b.stanza[n-2]), true
	}
	if want < 2 {
		return false
	}
	for _, l := range lines {
		switch {
		case l.runes == 0:
			continue
		case bars(l) == want:
			return true
		case section || !b.namesSection(l):
			return false
		}
		section = true
	}
	return false
}

// namesSection reports a short line without bars that is no sentence: "II. Xã hội".
func (b *blocker) namesSection(l line) bool {
	s := b.text[l.Start:l.End]
	return l.runes <= headingRunes && l.runes > 0 && s[len(s)-1] != '.' && !strings.ContainsAny(s, "|%")
}

// lineOfHeads gives the heads of a table that stand between bars in one line a paragraph each, as
// its cells have that stand below it a line each.
func (b *blocker) lineOfHeads(lines []line) bool {
	l := lines[0]
	if isRow(b.text[l.Start:l.End]) || strings.Count(b.text[l.Start:l.End], "|") < 3 || len(lines) < 5 || !inTable(lines, 0) {
		return false
	}
	for i := l.Start; i < l.End; {
		end := l.End
		if k := strings.IndexByte(b.text[i:l.End], '|'); k >= 0 {
			end = i + k
		}
		if s := trimSpan(b.text, i, end); s.Len() > 0 {
			b.add(Block{Kind: Paragraph, Span: s}, noRank)
		}
		i = end + 1
	}
	return true
}

// bareRows reads a table whose rows have bars between their cells but no frame:
// at least three lines with the same number of bars, two or more.
func (b *blocker) bareRows(lines []line) int {
	if isRow(b.text[lines[0].Start:lines[0].End]) {
		return 0
	}
	return b.partedRows(lines, "|", func(line) bool { return true })
}

// listedRows reads a table whose cells are parted by semicolons: at least three lines with as many of
// them, two or more, and below the first line a cell in each row that is nothing but a number:
// "Chỉ tiêu; ĐVT; 2024; 2025 / Tỷ lệ hộ nghèo; %; 2,5; 2,0".
func (b *blocker) listedRows(lines []line) int {
	if l := lines[0]; strings.IndexByte(b.text[l.Start:l.End], ';') < 0 || b.numberCell(l) {
		return 0
	}
	return b.partedRows(lines, ";", b.numberCell)
}

// partedRows reads a table out of lines that a mark parts into as many cells as the first, three or more; below the first
// each must be a row.
func (b *blocker) partedRows(lines []line, mark string, isRow func(line) bool) int {
	marks := func(l line) int { return strings.Count(b.text[l.Start:l.End], mark) }
	n, want := 1, marks(lines[0])
	if want < 2 {
		return 0
	}
	section := func(i int) bool { // between rows
		return mark == "|" && b.namesSection(lines[i]) && i+1 < len(lines) && marks(lines[i+1]) == want
	}
	for n < len(lines) && (marks(lines[n]) == want && isRow(lines[n]) || section(n)) {
		n++
	}
	if n < 3 {
		return 0
	}
	b.tables++
	for row, l := range lines[:n] {
		b.cells(l.Span, row, mark)
	}
	return n
}

// numberCell reports a cell behind a semicolon that is only a number, and no year.
func (b *blocker) numberCell(l line) bool {
	first := true
	for c := range strings.SplitSeq(b.text[l.Start:l.End], ";") {
		if c = strings.Trim(c, " .\u00a0"); !first && c != "" && isCell(c) && digits(c) > 0 && !isYearOnly(c) {
			return true
		}
		first = false
	}
	return false
}

// tabRows reads a table copied out of a sheet or a document, a tab before every cell but
// the first of a row: at least three lines, the first with three cells or more. A line
// without tabs between two that have them is a section of the table.
func (b *blocker) tabRows(lines []line) int {
	tabs := func(l line) int { return strings.Count(b.text[l.Start:l.End], "\t") }
	if tabs(lines[0]) < 2 {
		return 0
	}
	n := 1
	for n < len(lines) && (tabs(lines[n]) > 0 || n+1 < len(lines) && tabs(lines[n+1]) > 1 && lines[n].runes <= longLine) {
		n++
	}
	if n < 3 {
		return 0
	}
	b.tables++
	for row, l := range lines[:n] {
		for l.Start > 0 && b.text[l.Start-1] == '\t' { // cells that stand below one that spans two rows are empty
			l.Start--
		}
		b.cells(l.Span, row, "\t")
	}
	return n
}

// numberedRows reads a table typed with a dash or a semicolon between its cells, which only the
// head of its first column tells from prose: "STT - Địa phương - Mức giảm". Its rows have as many
// cells as its head; at least two of them.
func (b *blocker) numberedRows(lines []line) int {
	text := func(l line) string { return b.text[l.Start:l.End] }
	if s := text(lines[0]); len(lines) < 3 || len(s) < 3 || !strings.EqualFold(s[:2], "tt") && !strings.EqualFold(s[:3], "stt") {
		return 0
	}
	for _, sep := range []string{" - ", " – ", ";"} {
		head, _, ok := strings.Cut(text(lines[0]), sep)
		if head = strings.TrimSpace(head); !ok || !strings.EqualFold(head, "tt") && !strings.EqualFold(head, "stt") {
			continue
		}
		want, n := strings.Count(text(lines[0]), sep), 1
		for n < len(lines) && strings.Count(text(lines[n]), sep) == want {
			n++
		}
		if want < 2 || n < 3 {
			return 0
		}
		b.tables++
		for row, l := range lines[:n] {
			b.cells(l.Span, row, sep)
		}
		return n
	}
	return 0
}

// cells adds the cells of a row that stand between its bars or tabs, or what else parts them.
func (b *blocker) cells(l Span, row int, sep string) {
	col := 0
	for i := l.Start; i < l.End; col++ {
		end := l.End
		if k := strings.Index(b.text[i:l.End], sep); k >= 0 {
			end = i + k
		}
		b.cell(trimSpan(b.text, i, end), row, col)
		i = end + len(sep)
	}
}

// plain is what stands in a cell without the marks of bold and italics around it.
func (b *blocker) plain(s Span) Span {
	for s.Len() > 2 && b.text[s.Start] == '*' && b.text[s.End-1] == '*' {
		in := trimSpan(b.text, s.Start+1, s.End-1)
		if in.Len() == 0 {
			break
		}
		s = in
	}
	return s
}

// cell adds what stands in a cell.
func (b *blocker) cell(s Span, row, col int) {
	if s = b.plain(s); s.Len() > 0 {
		b.add(Block{Kind: Cell, Span: s, Table: b.tables, Row: row, Col: col}, noRank)
	}
}

// isRule reports the line that parts a table's head from its body.
func isRule(s string) bool {
	return strings.Contains(s, "-") && strings.Trim(s, "|-: \t") == ""
}
