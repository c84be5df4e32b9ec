package extract

import (
	"slices"

	"chitieu/corpus"
)

// tableLines reads a table whose rows were each flattened to one line: "Chỉ tiêu
// ĐVT TH 2024 KH 2025", "Hồ sơ trực tuyến % 60 80". It returns how many blocks it
// took, 0 when none begins here: a head with at least two columns, then at least
// two rows with as many values.
func (r *run) tableLines(blocks []corpus.Block, k int, all []int32) int {
	r.lo, r.hi = start(all, k), all[k]
	if r.hi == r.lo || r.hi-r.lo > 60 {
		return 0
	}
	cols := r.lineHeads()
	if len(cols) < 2 {
		cols = r.tierHeads()
	}
	if len(cols) < 2 {
		return 0
	}
	if r.quantities(); r.hasPercent() { // "Cuối 2025: 69,4% ➜ Cuối 2026: 82%" is no head
		return 0
	}
	cols = r.settleColumns(cols)
	percent := r.percentHead()
	cols = r.withHeadAbove(cols, k, all)
	n, rows := 1, 0
	for end := 1; end < len(blocks); end++ {
		r.lo, r.hi = start(all, k+end), all[k+end]
		if r.hi-r.lo > 60 {
			break
		}
		r.quantities()
		if len(r.lineValues(len(cols))) > 0 {
			rows++
			n = end + 1
		} else if len(r.qs) > 1 || r.hi-r.lo > 14 || r.hasPercent() {
			break
		}
	}
	if rows < 2 {
		return 0
	}
	r.prev, r.rowAbove = nil, rowName{}
	for i := range n {
		r.lo, r.hi = start(all, k+i), all[k+i]
		r.quantities()
		if vals := r.lineValues(len(cols)); i > 0 && len(vals) > 0 {
			r.line(vals, cols, percent)
			continue
		}
		r.reject(reasonOrdinal)
		if i > 0 { // a row without values names what the rows below it part
			r.partedBy(r.lo, r.hi)
		}
	}
	return n
}

// withHeadAbove completes a second line of heads with the columns of the line above it, the last of
// which spans their years: "Thực hiện năm 2025 Mục tiêu giai đoạn 2026 - 2030" over "Năm 2026 …
// Năm 2030". The rows below tell whether they have so many values.
func (r *run) withHeadAbove(cols []column, k int, all []int32) []column {
	if k == 0 {
		return cols
	}
	r.lo, r.hi = start(all, k-1), all[k-1]
	if r.hi-r.lo > 40 || r.hi == r.lo {
		return cols
	}
	tops := r.lineHeads()
	n := len(tops) - 1
	if n < 1 || tops[n].from == 0 || tops[n].from > cols[0].year || tops[n].year < cols[len(cols)-1].year {
		return cols
	}
	out := tops[:n:n]
	for _, c := range cols {
		out = append(out, tops[n].over(c))
	}
	for i := k + 1; i < min(k+5, len(all)); i++ {
		r.lo, r.hi = start(all, i), all[i]
		if r.hi-r.lo > 60 {
			break
		}
		r.quantities()
		if len(r.lineValues(len(out))) > 0 {
			return out
		}
	}
	return cols
}

// lineHeads reads the columns of a head in one line: years with what stands before
// each.
func (r *run) lineHeads() []column {
	var cols []column
	var heads []int32 // the tokens of their years
	from := r.lo
	for i := r.lo; i < r.hi; i++ {
		if !r.isNumber(i) {
			continue
		}
		v, ok := parsePlain(r.str(i))
		if !ok || !isYear(r.str(i), v) {
			continue
		}
		if n := len(cols); n > 0 && i-from == 1 && r.isMark(from, '-') && cols[n-1].from == 0 && int(v) > cols[n-1].year {
			cols[n-1].from, cols[n-1].year = cols[n-1].year, int(v) // "Giai đoạn 2021-2025", "Năm học 2024 - 2025"
			if from = i + 1; cols[n-1].year == cols[n-1].from+1 {
				cols[n-1].from, cols[n-1].school = 0, true
			}
			continue
		}
		if len(cols) > 0 && i-from > 5 {
			return nil // prose between the years
		}
		cols, heads = append(cols, column{year: int(v)}), append(heads, max(from, i-4), i)
		from = i + 1
	}
	if r.hi-from > 8 || len(cols) < 2 {
		return nil
	}
	lo, hi := r.lo, r.hi
	for k := range cols {
		r.lo, r.hi = heads[2*k], heads[2*k+1]+1
		cols[k].status = r.headStatus()
	}
	r.lo, r.hi = lo, hi
	return cols
}

// tierHeads reads the columns of a head that names a level over each: "Chỉ tiêu | Cấp
// tỉnh | Cấp xã".
func (r *run) tierHeads() []column {
	var cols []column
	last := r.lo
	for i := r.lo; i < r.hi; i++ {
		m := r.at(i, tierWord)
		if m == nil || m.e.value == "none" || m.e.weight > 2 {
			continue
		}
		if i-last > 8 || len(cols) > 0 && r.content(r.seqOf(last, i)) {
			return nil
		}
		cols = append(cols, column{tiers: r.tiersIn(r.seqOf(m.from, m.to), true)})
		last, i = m.to, m.to-1
	}
	if r.hi-last > 3 || r.hasDigits() {
		return nil
	}
	return cols
}

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

func (r *run) percentHead() bool {
	for i := r.lo; i < r.hi; i++ {
		if r.isMark(i, '%') && !r.isNumber(i-1) {
			return true
		}
	}
	return false
}

// lineValues returns the n values at the end of a row, nil when it is none: nothing
// but signs and bounds stands between them.
func (r *run) lineValues(n int) []*quantity {
	if len(r.qs) < n {
		return nil
	}
	out := make([]*quantity, 0, n)
	first := len(r.qs) - n
	for k := first; k < len(r.qs); k++ {
		q := &r.qs[k]
		if k > first {
			for i := r.qs[k-1].to; i < q.from; i++ {
				if r.toks[i].kind == word && r.role[i]&(boundLeft.bit()|boundRight.bit()) == 0 || r.isMark(i, ',') || r.isMark(i, ';') {
					return nil
				}
			}
		}
		out = append(out, q)
	}
	if out[0].from-r.lo < 2 || r.isMark(r.hi-1, '.') || r.isMark(r.hi-1, ';') {
		return nil
	}
	return out
}

// unitAt is where the cell of a row's unit begins before its values, its end for none: a
// measure, or a word that begins with a capital behind small ones, "… chuẩn quốc gia Trường 820".
func (r *run) unitAt(begin, end int32) int32 {
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

// line makes one record per value of a row.
func (r *run) line(vals []*quantity, cols []column, percent bool) {
	end, matched := vals[0].left, true
	for end-1 > r.lo+1 && r.isNumber(end-1) { // more values than columns
		end, matched = end-1, false
	}
	unit := rowUnit{}
	if at := r.percentUnit(end); at > 0 {
		unit.text, end = r.text[r.toks[at].start:r.toks[end-1].end], at
	} else if percent {
		unit.text = "%"
	}
	begin := r.lo
	if r.isNumber(begin) && begin < vals[0].from {
		begin++
	}
	if at := r.unitAt(begin, end); unit.text == "" && at > begin && at < end {
		lo, hi := r.lo, r.hi
		r.lo, r.hi = at, end
		unit = r.rowUnit()
		r.lo, r.hi = lo, hi
		end = at
	}
	lo, hi := r.lo, r.hi
	own := r.rowName(begin, end)
	r.lo, r.hi = lo, hi
	if unit.text == "" {
		unit = own.unit
	}
	subject := r.rowSubject(own)
	if len(subject) == 0 {
		r.reject(reasonOther)
		return
	}
	for k := range r.qs {
		if r.qs[k].from < vals[0].from {
			r.note(&r.qs[k], reasonOrdinal)
		}
	}
	name, tiers := r.phrase(subject), r.tiersIn(subject, true)
	for n, q := range vals {
		if q.unit == "" || q.unit == corpus.UnitAmount && q.measure == 0 { // of a decimal the next column's words make an amount
			q.unit = corpus.UnitCount
		}
		q.reason = ""
		c := cols[n]
		if !matched {
			c = column{status: c.status}
		}
		r.cell(q, c, matched, name, unit, subject, tiers)
	}
}
