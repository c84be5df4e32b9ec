package extract

import (
	"slices"
	"strings"

	"chitieu/corpus"
	"chitieu/corpus/viet"
)

// column is one column of values: what its head says of them.
type column struct {
	year, from int
	status     corpus.Status    // "" when the head does not tell
	school     bool             // a school year, named by its second
	part       bool             // a part of a year: "Quý I"
	percent    bool             // its head gives the unit: "Tỷ lệ (%)"
	tiers      []corpus.Tier    // for whom its values hold: "Cấp xã"
	subject    []int32          // what its values measure, when the rows only name for whom
	foreign    bool             // another body's: "Trung ương giao"
	unit       rowUnit          // of its values, in brackets: "Số lượng (người)"
	ratio      bool             // one column measured by another: "TH 2025/KH 2025"
	area       []int32          // where its values hold, beside rows of measures: "Khu vực nông thôn"; nil where none is told
	due        bool             // its values belong to what is still to be done: beside who leads or a deadline, by parts of a year or of the area
	pair       [2]corpus.Status // of the two values in a cell: "Năm 2025 (TH/KH)"
	change     string           // what it measures changes: "Số hộ nghèo giảm năm 2026"
}

// over is what a head and the one below it say together.
func (c column) over(sub column) column {
	if sub.year == 0 {
		sub.year, sub.from, sub.school = c.year, c.from, c.school
	}
	if sub.status == "" || c.status == corpus.StatusOther { // "So sánh" over "TH 2025" and "KH 2026"
		sub.status = c.status
	}
	if sub.unit.text == "" {
		sub.unit = c.unit
	}
	sub.foreign, sub.ratio = sub.foreign || c.foreign, sub.ratio || c.ratio
	if len(sub.tiers) == 0 {
		sub.tiers = c.tiers
	}
	if len(sub.subject) == 0 {
		sub.subject = c.subject
	}
	if sub.pair[0] == "" {
		sub.pair = c.pair
	}
	sub.percent = sub.percent || c.percent
	return sub
}

// says tells of what kind a head is, a bit each: a head of two rows parts one kind by
// another.
func (c column) says() int {
	bits := 0
	for k, on := range [...]bool{c.year != 0, c.status != "", len(c.tiers) > 0, c.part, len(c.subject) > 0} {
		if on {
			bits |= 1 << k
		}
	}
	return bits
}

// same reports two heads that say the same.
func (c column) same(d column) bool {
	return c.year == d.year && c.from == d.from && c.status == d.status && c.part == d.part && c.percent == d.percent && c.unit.kind == d.unit.kind && slices.Equal(c.tiers, d.tiers) && !c.part
}

// numberedColumns reports a row that only numbers the columns, "1 2 3" or "(1) (2) (3)",
// perhaps behind "A B", and returns how many blocks it has; 0 when none begins at block i.
func (r *run) numberedColumns(blocks []corpus.Block, i, k int) int {
	n, next := 0, 1.0
	for ; i+n < len(blocks); n++ {
		r.seeBlock(k + i + n)
		if next == 1 && n < 4 && r.letter(r.lo, r.hi) { // "A", "B"
			continue
		}
		at := r.lo
		if r.isMark(at, '(') {
			at++
		}
		v, ok := parsePlain(r.str(min(at, r.hi-1)))
		if !ok || v != next || r.hi-r.lo > 3 {
			break
		}
		next++
	}
	if letters := n - int(next) + 1; next < 4 && letters < 2 || next < 3 {
		return 0
	}
	return n
}

// letter reports a cell that is one letter.
func (r *run) letter(lo, hi int32) bool {
	return hi-lo == 1 && r.toks[lo].kind == word && r.toks[lo].end-r.toks[lo].start == 1
}

// withoutForeign makes the levels that others set, or have, beside the article's own goals
// no goals: "Trung ương giao | Kế hoạch tỉnh".
func withoutForeign(cols []column) []column {
	own := slices.ContainsFunc(cols, func(c column) bool {
		return (c.status == corpus.StatusTarget || c.area != nil) && !c.foreign
	})
	for k := range cols {
		if c := &cols[k]; own && c.foreign {
			c.status = corpus.StatusOther
		}
	}
	return cols
}

// settleColumns tells of every column of a head what the others say of it: the goals of others
// beside the article's own, the years before the plan's own, the first of two school years.
func (r *run) settleColumns(cols []column) []column {
	first := r.firstYear()
	ahead := slices.ContainsFunc(cols, func(c column) bool { return c.year >= first })
	for i := range cols {
		c := &cols[i]
		if c.school && c.status == "" && i+1 < len(cols) && r.planYear == c.year+1 { // of two school years in a plan for the second, the first is over
			c.status = corpus.StatusResult
		}
		if c.ratio && c.status == corpus.StatusResult && c.year == 0 && i > 0 { // how far the plan of the column before it was met
			c.year = cols[i-1].year
		}
		switch {
		case c.status != "" || c.year == 0 || first == 0:
		case c.year < first && c.from == 0 && ahead && !(r.planFrom == 0 && c.year >= r.ref && r.planYear > r.ref+1): // a goal halfway to a far one
			c.status = corpus.StatusResult
		case r.planFrom != 0 && c.year >= r.planFrom && c.year <= r.planYear && r.info.Published == "" && r.info.PlanDate == "" && r.setsGoals(): // the years of its columns are no years that an undated plan speaks from
			c.status = corpus.StatusTarget
		}
	}
	return withoutForeign(cols)
}

// firstHead is where the heads of a flattened table begin: at the column of numbers
// or of names, behind titles that name years of their own; 0 when there is none.
func (r *run) firstHead(blocks []corpus.Block, k int) int {
	for i := range blocks {
		r.seeBlock(k + i)
		if r.hi > r.lo && r.hi-r.lo <= 6 && r.opensWith()&(headIndex|headFirst) != 0 {
			return i
		}
	}
	return 0
}

// columnHead reads "Thực hiện năm 2025", "KH 2026", "Mục tiêu", "2027".
func (r *run) columnHead() (column, bool) {
	c := column{}
	if r.lo >= r.hi { // an empty cell
		return c, false
	}
	var buf [4]moment
	for _, m := range r.moments(buf[:0], r.lo, r.hi) {
		c.year, c.from = m.year, m.yearFrom
	}
	if c.from != 0 && c.year == c.from+1 && r.is(r.lo, "năm") && r.is(r.lo+1, "học") {
		c.from, c.school = 0, true
	}
	key := " " + viet.Key(r.blockText()) + " "
	c.status = r.headStatus()
	c.foreign = r.headSays()&headForeign != 0 || strings.HasPrefix(key, " bộ ") && strings.Contains(key, " giao ")
	left, right, ok := strings.Cut(strings.TrimSpace(key), "/")
	bracketed := strings.HasSuffix(right, ")") && strings.IndexByte(left, '(') > 0
	if bracketed {
		left, right = left[strings.IndexByte(left, '(')+1:], right[:len(right)-1]
	}
	if ok && r.plannedOrDone(left) != "" && r.plannedOrDone(right) != "" {
		c.pair = [2]corpus.Status{r.plannedOrDone(left), r.plannedOrDone(right)}
	}
	if c.pair[0] != "" && !bracketed {
		c.ratio, c.percent, c.status = true, true, corpus.StatusOther
		if c.pair == [2]corpus.Status{corpus.StatusResult, corpus.StatusTarget} { // how far a plan was met
			c.status = corpus.StatusResult
		}
		return c, true
	}
	c.part, c.percent = r.partOfYear(), r.percentHead()
	if strings.Contains(key, " tên ") || strings.Contains(key, " đơn vị ") && c.year == 0 {
		return c, false
	}
	if c.subject = r.headSubject(); r.opensWith()&(headMet|headCompared) == headMet { // of the plan, not a measure of its own
		c.subject, c.ratio = nil, true
	}
	c.unit = r.headKind()
	if c.status == "" && c.year != 0 && strings.HasPrefix(key, " chỉ tiêu ") { // "Chỉ tiêu tỉnh 2026"
		c.status = corpus.StatusTarget
	}
	switch {
	case len(c.subject) > 0:
		c.change = r.changeIn(c.subject[len(c.subject)-1] + 1)
	case r.is(r.lo, "mức") && c.status != corpus.StatusOther: // "Mức giảm giao"
		c.change = r.changeIn(r.lo + 1)
	}
	if head := r.seqOf(r.lo, r.hi); r.onlyTier(head) && !(c.status != "" && !strings.Contains(key, " cấp ")) { // "Tỉnh phấn đấu" tells who sets it
		c.tiers = r.tiersIn(head, true)
	}
	return c, c.year != 0 || c.status != "" || len(c.tiers) > 0 || c.part
}

// changeIn is the change that a head names at token i, behind its measure: "Số hộ nghèo giảm".
func (r *run) changeIn(i int32) string {
	if i >= r.hi || r.toks[i].kind != word {
		return ""
	}
	return r.changeWord(i)
}

// headKind is the unit of a column that holds ranks or scores: "Thứ hạng", "Điểm số".
func (r *run) headKind() rowUnit {
	switch text := r.text[r.toks[r.lo].start:r.toks[r.hi-1].end]; {
	case r.rankUnit():
		return rowUnit{text, corpus.UnitRank}
	case r.is(r.lo, "điểm") && (r.hi-r.lo == 1 || r.hi-r.lo == 2 && r.is(r.lo+1, "số")):
		return rowUnit{text, corpus.UnitScore}
	}
	return rowUnit{}
}

// plannedOrDone tells what one side of a ratio is: "KH 2026", "ƯTH25".
func (r *run) plannedOrDone(side string) corpus.Status {
	word, what := "", headWord(0)
	for n, w := range strings.Fields(side) {
		if w = strings.TrimRight(w, "0123456789"); w == "" || n == longestHeadWord {
			break
		}
		if word += w; r.rd.lx.heads[word] != 0 {
			what = r.rd.lx.heads[word]
		}
		word += " "
	}
	switch {
	case what&headDone != 0:
		return corpus.StatusResult
	case what&headPlanned != 0:
		return corpus.StatusTarget
	}
	return ""
}

// partOfYear reports a head that names a part of a year: "Quý I", "6 tháng đầu năm".
func (r *run) partOfYear() bool {
	return r.is(r.lo, "quý", "tháng") && r.hi-r.lo > 1 && (r.isNumber(r.lo+1) || r.roman(r.lo+1)) || r.isNumber(r.lo) && r.isWord(r.lo+1, "tháng")
}

// headSubject returns the measure that the head of a column names: "Tỷ lệ hồ sơ nộp
// trực tuyến, chỉ tiêu năm 2025".
func (r *run) headSubject() []int32 {
	lo := r.lo
	for _, w := range [...][2]string{{"chỉ", "tiêu"}, {"mục", "tiêu"}, {"kế", "hoạch"}} { // "Chỉ tiêu tỷ lệ bao phủ năm 2026"
		if r.is(lo, w[0]) && r.is(lo+1, w[1]) && lo+2 < r.hi {
			lo += 2
			break
		}
	}
	if r.at(lo, starter) == nil || r.compound(lo) || r.is(lo, "mức") && r.is(lo+1, "độ", "đạt") && !r.is(lo+2, "hài") { // "Mức độ hoàn thành" measures nothing of its own
		return nil
	}
	end := lo
	for end < r.hi && r.role[end]&yearRole == 0 && r.toks[end].kind != punct && r.at(end, sectionTarget) == nil && r.at(end, sectionResult) == nil {
		end++
	}
	if end-lo < 4 {
		return nil
	}
	return r.trimmed(r.seqOf(lo, end), 0)
}

// headStatus tells what the head at hand says of its values.
func (r *run) headStatus() corpus.Status {
	w := r.headSays()
	switch {
	case r.opensWith()&headMet != 0:
		return corpus.StatusResult
	case w&headCompared != 0:
		return corpus.StatusOther
	case w&headPlanned != 0:
		return corpus.StatusTarget
	case w&headDone != 0:
		return corpus.StatusResult
	}
	return ""
}
