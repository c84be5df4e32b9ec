package extract

import (
	"slices"

	"chitieu/corpus"
)

// The rows of a table may each be flattened to one line: "1 Tỷ lệ hộ nghèo % 3,2 2,5 Sở Nội vụ".
// Its head is cut before the words that open heads, its rows around their values; then it is
// read like any other.

// cutCells are the cells that lines were cut into, with the ends of their tokens, as blocks have.
type cutCells struct {
	blocks []corpus.Block
	kinds  []cellKind
	ends   []int32 // behind those of cutAbove blocks above the table
}

// cutAbove is how many blocks stand above the cells in their ends.
const cutAbove = 2

func (r *run) cutCell(c *cutCells, lo, hi int32, row, col int) {
	if hi <= lo {
		return
	}
	r.see(lo, hi)
	span := corpus.Span{Start: int(r.toks[lo].start), End: int(r.toks[hi-1].end)}
	c.blocks = append(c.blocks, corpus.Block{Kind: corpus.Cell, Span: span, Row: row, Col: col})
	c.kinds, c.ends = append(c.kinds, r.cellKind()), append(c.ends, hi)
}

// amongCut calls f while cells that end so are the blocks at hand.
func (r *run) amongCut(ends []int32, f func()) {
	all := r.ends
	r.ends = ends
	f()
	r.ends = all
}

// maxRowTokens bounds a row in one line; longer lines are prose.
const maxRowTokens = 60

// tableLines reads a table whose rows were each flattened to one line and returns how many
// blocks it took, 0 when none begins here: a line or two of heads, then at least two rows, most
// with a value for every column.
func (r *run) tableLines(blocks []corpus.Block, k int) int {
	c := cutCells{ends: []int32{r.startOf(max(k-1, 0)), r.startOf(k)}}
	tops := r.cutHeads(&c, k, 0, nil)
	if tops == nil {
		return 0
	}
	for _, h := range tops {
		if h.role == colUnknown && !h.said {
			return 0
		}
	}
	if p, ok := plan(tops); ok {
		if n := r.cutTable(c, 1, tops, p, blocks, k); n > 0 {
			return n
		}
	}
	if len(blocks) < 2 {
		return 0
	}
	subs := r.cutHeads(&c, k+1, 1, tops)
	for width := len(tops) + 1; width < len(tops)+len(subs); width++ {
		spans := spread(tops, subs, width)
		if spans == nil {
			continue
		}
		phys := physical(tops, subs, spans)
		laid := cutCells{slices.Clone(c.blocks), c.kinds, c.ends}
		layHeads(laid.blocks, []headLevel{{cells: subs}, {tops, spans}}, 0)
		if p, ok := plan(phys); ok {
			if n := r.cutTable(laid, 2, phys, p, blocks, k); n > 0 {
				return n
			}
		}
	}
	return 0
}

// cutHeads cuts block k into heads of row row, below those of over: nil where it holds none.
func (r *run) cutHeads(c *cutCells, k int, row int, over []headCell) []headCell {
	r.seeBlock(k)
	hi := r.hi
	starts := r.headStarts(over == nil)
	if len(starts) < 2 {
		return nil
	}
	from := len(c.blocks)
	for n, lo := range starts {
		end := hi
		if n+1 < len(starts) {
			end = starts[n+1]
		}
		r.cutCell(c, lo, end, row, n)
	}
	var heads []headCell
	r.amongCut(c.ends, func() { heads = r.headCells(from, len(c.blocks), cutAbove, over) })
	return heads
}

// headStarts is where the heads of the line at hand begin: at words of heads in capitals, at the
// name of an area, a level or a measure, at a year behind another. The first line of heads begins
// with that of the numbers or the names.
func (r *run) headStarts(first bool) []int32 {
	if n := r.hi - r.lo; n < 4 && first || n < 2 || n > maxRowTokens || first && r.opensWith()&(headIndex|headName|headBody) == 0 {
		return nil
	}
	caps, dated, name := r.capitals(), false, 0 // how many heads begin up to that of the names
	starts, said, last, lastTo := []int32{r.lo}, headWord(0), headWord(0), r.lo
	for i := r.lo; i < r.hi; {
		w, to := r.headWord(i)
		year := r.isNumber(i) && r.yearAt(i)
		open := false
		switch t := &r.toks[i]; {
		case i == r.lo || r.isMark(i-1, '/') || r.isMark(i-1, '(') || year && r.isMark(i-2, '/') || r.is(i-1, "ước", "so", "với", "sánh"):
		case name > 0 && len(starts) > name && lastTo == i && (last&w&headPlanned != 0 || last&(headPlanned|headValue) != 0 && w&headForeign != 0): // "Mục tiêu Nghị quyết", "Chỉ tiêu Trung ương giao"
		case year:
			open = !r.isMark(i-1, '-') && (dated || said&headUnit != 0 || said&headName != 0 && r.isNumber(i+1))
		case r.isMark(i, '%'):
			open = r.is(i+1, "so")
		case !t.upper:
		case r.is(i, "năm", "giai", "quý", "tháng"):
			open = !caps || dated || said&^(headPlanned|headDone) != 0
		default:
			open = w != 0 || !caps && (r.of(i, setAreas) || r.isIn(i, listHeadBegins) || r.at(i, starter) != nil || r.at(i, tierWord) != nil)
		}
		if open {
			starts, dated, said = append(starts, i), false, 0
		}
		if w != 0 {
			last, lastTo, said = w, to, said|w
		}
		if name == 0 && w&headName != 0 {
			name = len(starts)
		}
		dated = dated || year
		i = max(to, i+1)
	}
	return starts
}

// yearAt reports a number that is a year.
func (r *run) yearAt(i int32) bool {
	v, ok := parsePlain(r.str(i))
	return ok && isYear(r.str(i), v)
}

// maxBareRows bounds the rows without values that stand together.
const maxBareRows = 6

// cutTable cuts the rows below the heads and reads the table. The first top blocks are its heads.
func (r *run) cutTable(c cutCells, top int, phys []headCell, p columnPlan, blocks []corpus.Block, k int) int {
	c.blocks, c.kinds, c.ends = slices.Clone(c.blocks), slices.Clone(c.kinds), slices.Clone(c.ends)
	n, rows, full, bare, cells := 0, 0, 0, 0, 0
	for end := top; end < len(blocks) && bare <= maxBareRows; end++ {
		r.seeBlock(k + end)
		if r.hi-r.lo > maxRowTokens || r.opensWith()&headIndex != 0 || len(r.headStarts(true)) > 2 || // the next table's heads
			p.index < 0 && p.unit < 0 && blocks[end].Kind == corpus.Item && !r.isNumber(r.lo) { // a list under "Chỉ tiêu kế hoạch năm 2026"
			break
		}
		if end == top && r.cutNumbers(&c, end) {
			continue
		}
		r.quantities()
		vals := r.lineValues(p.to - p.from + 1)
		if vals == nil && (len(r.qs) > 1 && !r.isNumber(r.lo) || r.hi-r.lo > 14 && len(r.qs) < 2 || r.isMark(r.hi-1, '.')) {
			break
		}
		if r.hi == r.lo {
			continue
		}
		if bare++; vals != nil {
			bare = 0
			rows++
		}
		if r.cutRow(&c, vals, end, p, len(phys)) {
			full++
		}
		if vals != nil {
			n, cells = end+1, len(c.blocks)
		}
	}
	if full < 2 || full*3 < rows*2 {
		return 0
	}
	r.amongCut(c.ends[:cutAbove+cells], func() {
		if !r.grid(c.blocks[:cells], c.kinds[:cells], cutAbove) {
			n = 0
		}
	})
	return n
}

// cutNumbers cuts a line that numbers the columns: "A B C 1 2 3".
func (r *run) cutNumbers(c *cutCells, row int) bool {
	lo, hi := r.lo, r.hi
	for i := lo; i < hi; i++ {
		if !r.letter(i, i+1) && !r.isNumber(i) {
			return false
		}
	}
	for i := lo; i < hi; i++ {
		r.cutCell(c, i, i+1, row, int(i-lo))
	}
	return hi > lo
}

// lineValue is a value of a row, or the dash where there is none: its tokens with what binds it.
type lineValue struct{ left, right int32 }

// lineValues returns the values of a row, n or more that stand together, nil when there are not so
// many: nothing but signs and bounds stands between them, and none of them is a date.
func (r *run) lineValues(n int) []lineValue {
	var vals []lineValue
	enough := func() bool { return len(vals) >= n && vals[0].left-r.lo > 1 }
	q, next := -1, lineValue{}
	for i := r.lo; i < r.hi; i++ {
		for ; q < len(r.qs) && next.right <= i; q++ {
			if q+1 < len(r.qs) {
				next = r.lineValue(&r.qs[q+1])
			}
		}
		switch {
		case q < len(r.qs) && next.left <= i:
			if v := &r.qs[q]; v.reason == reasonDate && v.to > v.from+1 || v.reason == reasonYear { // "vụ 44,3" is no date
				vals = nil
			} else {
				vals = append(vals, next)
			}
			i = next.right - 1
		case r.isMark(i, '-') && i > r.lo && !r.toks[i].glued && !(i+1 < r.hi && r.toks[i+1].glued):
			vals = append(vals, lineValue{i, i + 1})
		case r.toks[i].kind == word && r.role[i]&(boundLeft.bit()|boundRight.bit()) == 0 || r.isMark(i, ',') || r.isMark(i, ';') || r.isMark(i, '%'):
			if enough() { // what stands behind them is no value
				if (r.isMark(i, ',') || r.isMark(i, ';')) && r.sharesFrom(i) { // "đạt 16%, trong đó: dịch vụ tăng 18%" is prose
					return nil
				}
				return vals
			}
			vals = vals[:0]
		}
	}
	if !enough() || r.isMark(r.hi-1, '.') || r.isMark(r.hi-1, ';') {
		return nil
	}
	return vals
}

// lineValue is the value of a number with the words and signs that bind it.
func (r *run) lineValue(q *quantity) lineValue {
	v := lineValue{q.left, max(q.to, q.right)}
	for v.left-1 > r.lo && (r.role[v.left-1]&(boundLeft.bit()|rankWord.bit()) != 0 || r.boundSign(v.left-1)) {
		v.left--
	}
	for v.right < r.hi && r.role[v.right]&boundRight.bit() != 0 {
		v.right++
	}
	return v
}

// cutRow cuts the line at hand: its number, name, unit, values, and what stands behind them. It
// reports whether it holds as many values as there are columns.
func (r *run) cutRow(c *cutCells, vals []lineValue, row int, p columnPlan, width int) bool {
	lo, hi := r.lo, r.hi
	begin, end, fits := lo, hi, len(vals) == p.to-p.from+1
	if vals != nil {
		end = vals[0].left
	} else if len(r.qs) > 1 && r.qs[1].left > lo+1 { // fewer
		end = r.qs[1].left
	}
	if r.isNumber(lo) || p.index >= 0 && (r.roman(lo) || r.letter(lo, lo+1) || r.dashed(lo)) {
		if begin++; r.isMark(begin, '.') || r.isMark(begin, ')') {
			begin++
		}
	}
	if begin >= end {
		begin = lo
	}
	unit := end
	if at := r.percentUnit(end); at > begin {
		unit = at
	} else if vals != nil && p.unit >= 0 {
		unit = r.unitAt(begin, end)
	}
	col := func(c int, ok bool) int {
		if c < 0 || !ok {
			return noColumn
		}
		return c
	}
	r.cutCell(c, lo, begin, row, col(p.index, true))
	r.cutCell(c, begin, unit, row, p.name)
	r.cutCell(c, unit, end, row, col(p.unit, true))
	if vals == nil {
		r.cutCell(c, end, hi, row, noColumn)
		return false
	}
	for n, v := range vals {
		to := v.right
		if n+1 < len(vals) {
			to = vals[n+1].left
		}
		r.cutCell(c, v.left, to, row, col(p.from+n, fits))
	}
	r.cutCell(c, vals[len(vals)-1].right, hi, row, col(p.to+1, p.to+1 < width))
	return fits
}

// hasDigits reports a number in the cell or the line at hand.
func (r *run) hasDigits() bool {
	for i := r.lo; i < r.hi; i++ {
		if r.toks[i].kind == number {
			return true
		}
	}
	return false
}

// hasPercent reports a percentage in the line being read.
func (r *run) hasPercent() bool {
	return slices.ContainsFunc(r.qs, func(q quantity) bool { return q.unit == corpus.UnitPercent })
}

// sharesFrom reports a percentage in the line being read that stands behind token i.
func (r *run) sharesFrom(i int32) bool {
	return slices.ContainsFunc(r.qs, func(q quantity) bool { return q.from > i && q.unit == corpus.UnitPercent })
}

// percentHead reports a percent sign without a number.
func (r *run) percentHead() bool {
	for i := r.lo; i < r.hi; i++ {
		if r.isMark(i, '%') && !r.isNumber(i-1) {
			return true
		}
	}
	return false
}

// unitAt is where the cell of a row's unit begins before its values, its end for none: a
// measure, or a word that begins with a capital behind small ones, "… chuẩn quốc gia Trường 820".
func (r *run) unitAt(begin, end int32) int32 {
	for i := end - 3; i > max(end-9, begin+1); i-- { // "Triệu đồng/người/năm"
		if m := r.measureAt(i); m != nil && r.isMark(m.to, '/') && m.from == i {
			return i
		}
	}
	for i := end - 1; i > max(end-4, begin+2); i-- {
		if r.toks[i].kind != word {
			break
		}
		if m := r.measureAt(i); m != nil && m.to == end {
			return i
		}
		if r.toks[i].upper && !r.toks[i-1].upper && r.toks[i-1].kind == word && !allUpper(r.str(i)) && (i+1 == end || !r.toks[i+1].upper) {
			return i
		}
	}
	return end
}

// percentUnit is where a percentage's unit begins that ends before token end: "%", "%/năm", "% dân
// số"; 0 for none.
func (r *run) percentUnit(end int32) int32 {
	for i := end - 1; i > max(end-4, r.lo); i-- {
		if r.isMark(i, '%') {
			return i
		}
		if r.toks[i].kind == number || r.toks[i].kind == punct && !r.isMark(i, '/') {
			break
		}
	}
	return 0
}
