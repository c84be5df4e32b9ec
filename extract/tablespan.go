package extract

import (
	"slices"

	"chitieu/corpus"
	"chitieu/corpus/viet"
)

// A table that was flattened has lost which heads span which: its heads stand in one row, or
// one to a line, those of the upper row first. What they say and how many cells a row has tells
// it, or nothing does and the table is left alone.

// headCell is one cell of a head: its role, and what it says of values.
type headCell struct {
	column
	role  colRole
	said  bool
	vague bool // "Đơn vị": of measure, or bodies
	text  string
}

// headCell reads block k as a head.
func (r *run) headCell(k int) headCell {
	r.seeBlock(k)
	if r.lo == r.hi {
		return headCell{}
	}
	h := headCell{role: r.headRole(), vague: r.is(r.lo, "đơn") && r.hi-r.lo == 2, text: viet.Key(r.blockText())}
	h.column, h.said = r.columnHead()
	h.said = h.said || h.percent || h.unit.kind != "" || len(h.subject) > 0 || h.role == colUnknown && r.valueHead()
	if area, ok := r.areaHead(); ok && !h.said && (len(area) == 0 || h.role == colUnknown || r.hi-r.lo > 2) {
		h.role, h.said = colUnknown, true
	}
	if h.role == colName && (r.is(r.lo, "chỉ", "mục") && r.hi-r.lo > 2) && h.column.says() != 0 && !r.percentHead() { // "Mục tiêu đến năm"
		h.role = colUnknown
	}
	return h
}

// headCells reads the heads of blocks [from, to), below those of over.
func (r *run) headCells(from, to, k int, over []headCell) []headCell {
	named := func(o headCell) bool { return o.role == colName }
	out := make([]headCell, 0, to-from)
	for i := from; i < to; i++ {
		measured := i+1 < to && r.headCell(k+i+1).role == colUnit // "Lĩnh vực | Chỉ tiêu | ĐVT"
		h := r.headCell(k + i)
		if named(h) && !measured && r.is(r.lo, "chỉ", "mục") && (slices.ContainsFunc(out, named) || slices.ContainsFunc(over, named)) { // "Nội dung | Mục tiêu"
			h.role, h.said, h.status = colUnknown, true, corpus.StatusTarget
		}
		if _, area := r.areaHead(); area && named(h) && h.said && slices.ContainsFunc(out, named) { // "Chỉ tiêu | … | Huyện vùng cao"
			h.role = colUnknown
		}
		out = append(out, h)
	}
	return out
}

// parts reports whether head sub may stand below head h: it says what h leaves open.
func (h headCell) parts(sub headCell) bool {
	switch {
	case h.role != colUnknown || !sub.said || sub.role != colUnknown:
		return false
	case h.status == corpus.StatusOther:
		return sub.status == corpus.StatusOther || sub.percent || sub.year != 0
	case h.from != 0 && sub.year != 0:
		return sub.year >= h.from && sub.year <= h.year && sub.status != corpus.StatusResult
	case h.year != 0 && h.status != "":
		return sub.year == 0 && sub.status == "" && (len(sub.tiers) > 0 || sub.part || sub.unit.kind != "")
	case h.year != 0:
		return (sub.year == 0 || sub.year == h.year) && (sub.says() != 0 || sub.percent || sub.unit.kind != "")
	case h.status != "":
		return sub.status == "" && (sub.year != 0 || len(sub.tiers) > 0 || sub.part)
	case len(h.tiers) > 0:
		return len(sub.tiers) == 0 && (sub.year != 0 || sub.status != "")
	}
	return sub.year != 0 || sub.status != ""
}

// spread divides the lower heads among the upper ones so that a row has width cells. It returns
// how many stand below each, 0 for a head of its own; nil when there is no way, or more than one.
// One alone stands below a head only where all heads are parted from the same on: "KH, TH" and "KH".
func spread(tops, subs []headCell, width int) []int {
	for n, same := range [...]func(a, b headCell) bool{saidAlike, printedAlike} {
		if n > 0 && len(subs) > 12 { // more are never printed in turn, and there are too many ways to try
			break
		}
		for least := 2; least > 0; least-- {
			if out := spreadBy(tops, subs, width, least, same); out != nil {
				return out
			}
		}
	}
	return nil
}

// saidAlike and printedAlike report two heads that cannot both stand below one: they say the same of their
// values, or they are printed alike where "Tỉnh giao" and "Đăng ký" stand side by side.
func saidAlike(a, b headCell) bool    { return a.same(b.column) }
func printedAlike(a, b headCell) bool { return a.same(b.column) && a.text == b.text }

// spreadBy finds how many of the lower heads stand below each upper one, where there is one way alone to have so many columns; nil for none.
func spreadBy(tops, subs []headCell, width, least int, same func(a, b headCell) bool) []int {
	groups := len(tops) + len(subs) - width
	if groups <= 0 || groups > len(tops) || len(tops) > 24 || len(subs) > 24 {
		return nil
	}
	var found, at []int
	ways := 0
	at = make([]int, len(tops))
	var try func(t, s, left int)
	try = func(t, s, left int) {
		if ways > 1 {
			return
		}
		if t == len(tops) {
			if s == len(subs) && left == 0 {
				ways++
				found = slices.Clone(at)
			}
			return
		}
		at[t] = 0
		try(t+1, s, left)
		if left == 0 || least == 1 && s < len(subs) && !same(subs[s], subs[0]) {
			return
		}
		for n := s; n < len(subs) && tops[t].parts(subs[n]); n++ {
			if slices.ContainsFunc(subs[s:n], func(h headCell) bool { return same(h, subs[n]) }) {
				break
			}
			if at[t] = n + 1 - s; at[t] >= least {
				try(t+1, n+1, left-1)
			}
		}
		at[t] = 0
	}
	try(0, 0, groups)
	if ways != 1 {
		return nil
	}
	return found
}

// layHeads gives heads their columns, those of the last level first in levels, and returns
// the row behind them. The blocks hold the uppermost heads first.
func layHeads(blocks []corpus.Block, levels []headLevel, row int) int {
	at := 0
	var cols []int // the columns that the heads of a level share out among them
	for c := range blocks {
		cols = append(cols, c)
	}
	for n := len(levels) - 1; n >= 0; n-- {
		var below []int
		p := 0
		for t := range levels[n].cells {
			blocks[at].Kind, blocks[at].Row, blocks[at].Col = corpus.Cell, row, cols[p]
			at++
			w := 0
			if levels[n].spans != nil {
				w = levels[n].spans[t]
			}
			below = append(below, cols[p:p+w]...)
			p += max(w, 1)
		}
		cols = below
		row++
	}
	return row
}

// respan mends a table whose second row of heads begins in the first column, because the cells
// that span two rows left no room there. false when it cannot be mended.
func (r *run) respan(blocks []corpus.Block, top int, kinds []cellKind, k int) ([]corpus.Block, bool) {
	mid := rowEnd(blocks, top)
	if mid >= len(blocks) || blocks[mid].Col > 0 {
		return blocks, true
	}
	end := rowEnd(blocks, mid)
	if end-mid < 2 || end >= len(blocks) || r.numberedColumns(blocks[:end], mid, k) == end-mid {
		return blocks, true
	}
	tops := r.headCells(top, mid, k, nil)
	subs := r.headCells(mid, end, k, tops)
	for i, h := range subs {
		if !h.said || h.role != colUnknown || kinds[mid+i] == cellValue || kinds[mid+i] == cellIndex {
			return blocks, true
		}
	}
	width := 0
	for i := end; i < len(blocks); i++ {
		width = max(width, blocks[i].Col+1)
	}
	spans := spread(tops, subs, width)
	if spans == nil {
		return blocks, false
	}
	out := slices.Clone(blocks)
	layHeads(out[top:end], []headLevel{{cells: subs}, {tops, spans}}, out[top].Row)
	return out, true
}

// gridOfLines lays a table that was flattened to a line a cell out in rows and columns: nil when
// its rows do not fit its heads.
func (r *run) gridOfLines(blocks []corpus.Block, kinds []cellKind, k int) []corpus.Block {
	body, skip := 0, 0
	for body < len(kinds) && (kinds[body] == cellText || kinds[body] == cellUnit && body+1 < len(kinds) && kinds[body+1] == cellText) { // "Điểm số" over scores
		body++
	}
	for body > 1 && r.letter(r.startOf(k+body-1), r.ends[k+body-1]) { // "A B C 1 2 3"
		body--
	}
	head := body
	if skip = r.numberedColumns(blocks, body, k); skip > 0 {
		body += skip
	} else if body < len(kinds) && (kinds[body] == cellValue || body+1 < len(kinds) && (kinds[body+1] == cellIndex || kinds[body+1] == cellValue)) {
		head-- // the name of the first row
	}
	first := r.firstHead(blocks[:max(head, 0)], k)
	for i := 0; first == 0 && i < head-2; i++ {
		if r.inShares(k+i) && r.headCell(k+i+1).role == colName {
			first = i + 1
		}
	}
	heads := r.headCells(first, max(head, first), k, nil)
	for n, named := 0, false; first > 0 && r.inShares(k+first-1) && n < len(heads); n++ { // "Chỉ tiêu giao cho các xã (%)" over "Xã", "Nước sạch", "BHYT"
		h := &heads[n]
		h.said = h.said || named && h.role == colUnknown
		named = named || h.role == colName
	}
	for n := len(heads); skip == 0 && n > 0 && n > len(heads)-5 && heads[n-1].role == colUnknown && !heads[n-1].said; n-- {
		heads = heads[:n-1]
	}
	if skip == 0 {
		body = first + len(heads)
	}
	if len(heads) < 3 || len(heads) > 30 {
		return nil
	}
	numbered := body+1 < len(kinds) && kinds[body] == cellIndex && kinds[body+1] == cellText && heads[0].role != colIndex // rows are, no head says so
	var best []corpus.Block
	most := 1
	try := func(levels []headLevel) {
		phys := levels[0].cells
		for _, l := range levels[1:] {
			phys = physical(l.cells, phys, l.spans)
		}
		if numbered {
			phys = slices.Insert(slices.Clone(phys), 0, headCell{role: colIndex})
		}
		out := slices.Clone(blocks)
		for i := range first {
			out[i].Kind, out[i].Row, out[i].Col = corpus.Cell, i, 0
		}
		row := layHeads(out[first:first+len(heads)], levels, first)
		for i := first; numbered && i < first+len(heads); i++ {
			out[i].Col++
		}
		for i := first + len(heads); i < body; i++ {
			out[i].Kind, out[i].Row, out[i].Col = corpus.Cell, row, i-first-len(heads)
		}
		if full := r.layRows(out, kinds, body, row+1, phys, k); full > most {
			best, most = out, full
		}
	}
	try([]headLevel{{cells: heads}})
	for u := lowest(heads); best == nil && u < len(heads)-1; u++ {
		if a, b := heads[u-1], heads[u]; a.year != 0 && b.year == a.year+1 && a.status == b.status { // no row of heads ends between two years
			continue
		}
		low := headLevel{cells: heads[u:]}
		for width := u + 1; width < len(heads) && best == nil; width++ {
			if spans := spread(heads[:u], low.cells, width); spans != nil {
				try([]headLevel{low, {heads[:u], spans}})
			}
		}
		for m := max(2, u-4); m < u && best == nil; m++ { // a row of heads between the two
			for n := u - m; n < len(heads)-m && best == nil; n++ {
				spans := spread(heads[m:u], low.cells, n)
				if spans == nil {
					continue
				}
				mid := physical(heads[m:u], low.cells, spans)
				for width := m + 1; width < m+len(mid) && best == nil; width++ {
					if over := spread(heads[:m], mid, width); over != nil {
						try([]headLevel{low, {heads[m:u], spans}, {heads[:m], over}})
					}
				}
			}
		}
	}
	return best
}

// lowest is the first head that may begin the lowest row: from there on all say something of values.
func lowest(heads []headCell) int {
	u := len(heads)
	for u > 2 && heads[u-1].said && heads[u-1].role == colUnknown {
		u--
	}
	return u
}

// headLevel is one row of heads and how many of those below stand under each.
type headLevel struct {
	cells []headCell
	spans []int
}

// physical are the lowest heads, one a column.
func physical(tops, subs []headCell, spans []int) []headCell {
	if spans == nil {
		return tops
	}
	var out []headCell
	s := 0
	for t, h := range tops {
		if spans[t] == 0 {
			out = append(out, h)
		}
		for range spans[t] {
			sub := subs[s]
			sub.column, sub.said = h.column.over(sub.column), true
			out = append(out, sub)
			s++
		}
	}
	return out
}

// noColumn is where a cell stands that could be given to no column.
const noColumn = maxColumns

// columnPlan says where the columns of a flattened table stand; -1 where there is none.
type columnPlan struct {
	index, group, name, told, unit, from, to int   // told: how the measure is reckoned
	own                                      []int // columns of values that compare no others
}

// plan finds the columns that a row of heads stands for; false where rows have no name or no value.
func plan(heads []headCell) (columnPlan, bool) {
	p := columnPlan{-1, -1, -1, -1, -1, -1, -1, nil}
	for c, h := range heads {
		switch {
		case h.role == colIndex && p.name < 0:
			p.index = c
		case h.role == colName && p.name < 0:
			p.name = c
		case h.role == colName && p.name == c-1 && p.unit < 0 && !h.vague: // "Lĩnh vực | Chỉ tiêu"
			p.group, p.name = p.name, c
		case p.name >= 0 && p.from < 0 && (h.role == colUnit || h.role == colName && p.unit < 0 && c == p.name+1):
			p.unit = c
		case p.name >= 0 && h.role == colUnknown && (h.said || p.from >= 0 && p.to == c-1):
			if p.from < 0 {
				p.from = c
			}
			p.to = c
		case p.name >= 0 && p.from < 0 && p.told < 0 && h.role == colAside: // "Chỉ tiêu | Giải thích | ĐVT | 2026"
			p.told = c
		case p.name >= 0 && p.from < 0:
			return p, false
		}
	}
	for p.to >= 0 && !heads[p.to].said {
		p.to--
	}
	for c := max(p.from, 0); c <= p.to; c++ {
		if !heads[c].compares() {
			p.own = append(p.own, c)
		}
	}
	return p, p.name >= 0 && p.from >= 0
}

// layRows gives the cells of the body their rows and columns and returns how many rows hold as
// many values as there are columns for them; 0 when too many do not.
func (r *run) layRows(out []corpus.Block, kinds []cellKind, body, row int, phys []headCell, k int) int {
	p, ok := plan(phys)
	if !ok {
		return 0
	}
	index, group, name, unit, from, to, own := p.index, p.group, p.name, p.unit, p.from, p.to, p.own
	full, rows := 0, 0
	l := lineLayout{run: r, kinds: kinds, k: k, index: index >= 0, group: group >= 0, told: p.told >= 0, unit: unit >= 0, values: to - from + 1, asides: len(phys) - to - 1}
	for i := body; i < len(kinds); row++ {
		end := l.row(i)
		for ; i < l.name; i++ {
			out[i].Kind, out[i].Row, out[i].Col = corpus.Cell, row, max(index, 0)
		}
		for first := i; i < l.named; i++ {
			out[i].Kind, out[i].Row, out[i].Col = corpus.Cell, row, name
			if l.grouped && i == first {
				out[i].Col = group
			}
		}
		for ; i < l.from; i++ {
			out[i].Kind, out[i].Row, out[i].Col = corpus.Cell, row, unit
			if unit < 0 || p.told >= 0 && kinds[i] == cellText {
				out[i].Col = noColumn
			}
		}
		bare := l.to-l.from == len(own) && len(own) < l.values && l.shares // what compares the others is left empty
		fits := l.to-l.from == l.values || bare
		for n := 0; i < l.to; i, n = i+1, n+1 {
			out[i].Kind, out[i].Row, out[i].Col = corpus.Cell, row, from+n
			switch {
			case bare:
				out[i].Col = own[n]
			case !fits:
				out[i].Col = noColumn
			}
		}
		for ; i < end; i++ {
			out[i].Kind, out[i].Row, out[i].Col = corpus.Cell, row, noColumn
		}
		if l.to > l.from {
			if rows++; fits {
				full++
			}
		}
	}
	if full*3 < rows*2 {
		return 0
	}
	return full
}

// lineLayout finds the rows of a table whose cells stand a line each.
type lineLayout struct {
	*run
	kinds                 []cellKind
	k                     int
	index, group, unit    bool // there are columns of these
	told                  bool // one beside the name says more of it
	values, asides        int  // how many columns
	name, named, from, to int  // of the row found: where its name begins and ends, its values begin and end
	number                string
	grouped               bool // its name stands behind that of its group
	section               bool // a letter or a Roman number came last
	shares                bool // its unit is "%" or a rank
}

// row finds the row that begins at line i and returns where it ends.
func (l *lineLayout) row(i int) int {
	l.name, l.named = i, i
	if l.isIndex(i) {
		if line := l.line(i); l.isNumber(l.lo) {
			l.number, l.section = line, false
		} else if !l.dashed(l.lo) {
			l.section = true
		}
		l.name++
	}
	l.named = l.name
	if l.grouped = l.group && l.text(l.name) && l.text(l.name+1) && l.opens(l.name+1) && !l.unitAt(l.name+1); l.grouped {
		l.named++
	}
	first := l.named
	for l.named < len(l.kinds) && l.kinds[l.named] == cellText && (l.named == first || l.named < first+3 && l.small(l.named) && !l.unitAt(l.named)) {
		l.named++
	}
	l.from = l.named
	if l.named == l.name { // a value without a name
		l.from, l.to = i, max(l.name, i+1)
		l.name, l.named = i, i
		return l.to
	}
	l.at(l.from - 1)
	l.shares = l.hi-l.lo > 3 && l.isMark(l.hi-1, ')') && l.isMark(l.hi-2, '%')
	l.skipTold()
	if l.unitAt(l.from) {
		l.at(l.from)
		l.shares = l.isMark(l.lo, '%') || l.rankUnit()
		l.from++
		l.skipTold()
	}
	l.to = l.from
	for l.to < len(l.kinds) && l.to-l.from < l.values && l.isValue(l.to) {
		l.to++
	}
	end := l.to
	if l.to == l.from {
		return l.to
	}
	for end < len(l.kinds) && end-l.to < l.asides && l.kinds[end] == cellText && !l.isIndex(end) && !l.opens(end) {
		end++
	}
	return end
}

// skipTold goes on to what stands behind the words that say more of a row's name.
func (l *lineLayout) skipTold() {
	if l.told && l.text(l.from) && l.from+1 < len(l.kinds) && (l.opens(l.from) || l.unitAt(l.from+1)) {
		l.from++
	}
}

// text reports a line of words.
func (l *lineLayout) text(i int) bool { return i < len(l.kinds) && l.kinds[i] == cellText }

func (l *lineLayout) at(i int) { l.seeBlock(l.k + i) }

func (l *lineLayout) line(i int) string {
	l.at(i)
	return l.str(l.lo)
}

// isIndex reports a line that numbers the row whose name stands in the next: "1.2", "II", "B", "-".
func (l *lineLayout) isIndex(i int) bool {
	if i+1 >= len(l.kinds) || l.kinds[i+1] != cellText {
		return false
	}
	l.at(i)
	if l.hi-l.lo == 1 && l.dashed(l.lo) {
		return true
	}
	return l.index && (l.kinds[i] == cellIndex || l.hi-l.lo == 1 && l.toks[l.lo].kind == word && l.toks[l.lo].end-l.toks[l.lo].start == 1)
}

// small reports a line that goes on in small letters.
func (l *lineLayout) small(i int) bool {
	l.at(i)
	return l.hi > l.lo && l.smallWord(l.lo) && l.hi-l.lo > 1 && !l.untold() && !l.verdict()
}

// untold reports words that stand for a value that there is not: "(chưa công bố)", "Chưa có số liệu".
func (l *lineLayout) untold() bool {
	i := l.lo
	if l.isMark(i, '(') {
		i++
	}
	return l.hi-l.lo < 7 && (l.is(i, "chưa") || l.is(i, "không") && l.is(i+1, "có", "xếp", "đánh", "giao"))
}

// unitAt reports a line that is the unit of the values behind it.
func (l *lineLayout) unitAt(i int) bool {
	if i >= len(l.kinds) || l.kinds[i] != cellUnit && !(l.unit && l.kinds[i] == cellText) || i+1 >= len(l.kinds) {
		return false
	}
	l.at(i)
	if l.hi-l.lo > 9 || l.hasDigits() {
		return false
	}
	if l.kinds[i] != cellUnit && l.kinds[i+1] == cellText {
		l.at(i + 1)
		return l.untold() || l.verdict()
	}
	return l.kinds[i] == cellUnit || l.isValue(i+1)
}

// isValue reports a line that may stand in a column of values.
func (l *lineLayout) isValue(i int) bool {
	l.at(i)
	switch l.kinds[i] {
	case cellValue:
		return !(l.hi-l.lo == 1 && l.isMark(l.lo, '-') && l.values-(i-l.from) > 1 && l.isIndex(i)) // the dash before a part
	case cellIndex:
		if !l.index || i+1 >= len(l.kinds) || l.kinds[i+1] != cellText || !l.follows(l.str(l.lo)) {
			return true
		}
		return i-l.from == l.values-1 && !l.opens(i+1)
	case cellText:
		if i > l.from && l.hi-l.lo < 4 && i+1 < len(l.kinds) { // "Xuất siêu" before "Vượt": the result in words
			if l.at(i + 1); l.verdict() {
				return true
			}
			l.at(i)
		}
		return l.verdict() || l.untold() || l.hi-l.lo == 1 && l.is(l.lo, "x") || l.hasDigits() && l.hi-l.lo <= 6 && i > l.from || l.shareOf()
	}
	return false
}

// follows reports a number that comes next behind the number of the row at hand, or the first one
// behind that of a section.
func (l *lineLayout) follows(s string) bool {
	a, ok := parsePlain(l.number)
	b, fine := parsePlain(s)
	return fine && (ok && b == a+1 || b == 1 && (!ok || l.section))
}

// opens reports a line of words that begins a row: its unit or its values follow.
func (l *lineLayout) opens(i int) bool {
	if i+1 >= len(l.kinds) {
		return false
	}
	if l.told && l.kinds[i+1] == cellText && i+2 < len(l.kinds) {
		i++
	}
	return l.kinds[i+1] == cellValue || l.kinds[i+1] == cellUnit || l.kinds[i+1] == cellIndex && !l.isIndex(i+1)
}
