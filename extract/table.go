package extract

import (
	"slices"
	"strings"

	"chitieu/corpus"
	"chitieu/corpus/viet"
)

// cellKind says what a line of a flattened table, or a cell of a real one, holds.
type cellKind byte

const (
	cellText  cellKind = 'T'
	cellIndex cellKind = 'I' // "1", "1.1", "II"
	cellValue cellKind = 'V' // "≥ 90%", "55 - 60%", "1.500", "Nhóm 15", "-"
	cellUnit  cellKind = 'U' // "%", "người"
	cellNone  cellKind = '-' // prose
)

// table reads a run of blocks that is a table, from HTML or flattened to lines,
// and returns how many blocks it took; 0 when none begins here. k is the index of
// blocks[0] in the chunk.
func (r *run) table(blocks []corpus.Block, k int) int {
	if k < r.noTable {
		return 0
	}
	n := r.tableLength(blocks, k)
	if n == 0 {
		return 0
	}
	kinds := make([]cellKind, n)
	for i := range kinds {
		r.seeBlock(k + i)
		kinds[i] = r.cellKind()
		if kinds[i] == cellNone && blocks[0].Kind != corpus.Cell && r.namesRow(blocks, i, k) {
			kinds[i] = cellText
		}
	}
	if blocks[0].Kind == corpus.Cell {
		if !r.grid(blocks[:n], kinds, k) {
			r.noTable = k + n
			return 0
		}
		return n
	}
	if laid := r.gridOfLines(blocks[:n], kinds, k); laid != nil && r.grid(laid, kinds, k) {
		return n
	}
	r.noTable = k + r.nextHead(kinds)
	return 0
}

// nextHead is where lines without heads may have them after all: behind the values at hand.
func (r *run) nextHead(kinds []cellKind) int {
	i := 0
	for i < len(kinds) && kinds[i] == cellText {
		i++
	}
	for i < len(kinds) && kinds[i] != cellText {
		i++
	}
	return max(i, 1)
}

// maxTable bounds a table that was flattened to lines. Longer ones are read in parts.
const maxTable = 2000

// tableLength measures the run of short lines that makes a table: at least three
// values, and no full sentence among them. Cells of a real table are one run.
func (r *run) tableLength(blocks []corpus.Block, k int) int {
	if t := blocks[0].Table; blocks[0].Kind == corpus.Cell {
		n := 0
		for n < len(blocks) && blocks[n].Kind == corpus.Cell && blocks[n].Table == t {
			if n > 0 && blocks[n].Row > blocks[0].Row+2 && blocks[n].Row != blocks[n-1].Row && r.headAgain(blocks, n, k) {
				break
			}
			n++
		}
		return n
	}
	if r.lineKind(blocks[0], k) == cellNone {
		return 0
	}
	n, values, last, again := 0, 0, 0, false
	before, heads := cellText, 14
	if r.seeBlock(k); r.headRole() == colIndex { // "TT": the heads of several rows
		heads = 30
	}
	for n < len(blocks) && n < maxTable {
		kind := r.lineKind(blocks[n], k+n)
		if kind == cellNone && before == cellIndex && r.namesRow(blocks, n, k) {
			kind = cellText
		}
		if again = values > 1 && r.headAgain(blocks, n, k); again || kind == cellNone {
			break
		}
		switch {
		case kind == cellValue:
			values++
			last = n
		case kind == cellIndex && (before == cellUnit || before == cellIndex): // "98" without a sign: the number of a row has its name behind it
			values++
			last = n
		case kind == cellIndex && values > 0: // the same in the last column
			last = n
		}
		before = kind
		if n-last > 8 && values > 0 || n > heads && values == 0 {
			break
		}
		n++
	}
	if values < 3 && !again || last < 5 {
		return 0
	}
	return last + 1
}

// namesRow reports a line with a percentage in it between the number of a row and its unit, which
// is the row's name all the same: "Xã có tỷ lệ tiêm chủng trên 90%".
func (r *run) namesRow(blocks []corpus.Block, i, k int) bool {
	if i == 0 || i+1 >= len(blocks) || blocks[i].End-blocks[i].Start > 300 || r.lineKind(blocks[i-1], k+i-1) != cellIndex {
		return false
	}
	return r.lineKind(blocks[i+1], k+i+1) == cellUnit
}

// headAgain reports a line behind the values of a flattened table that begins the head
// of the next one: "TT", or "Chỉ tiêu" before a unit or a year. Its columns are others.
func (r *run) headAgain(blocks []corpus.Block, n, k int) bool {
	r.seeBlock(k + n)
	if r.hi-r.lo > 2 || n+1 >= len(blocks) {
		return false
	}
	named := r.is(r.lo, "chỉ") && r.is(r.lo+1, "tiêu") || r.is(r.lo, "nội") && r.is(r.lo+1, "dung")
	if !named {
		return r.is(r.lo, "tt", "stt") || r.is(r.lo, "số") && r.is(r.lo+1, "tt")
	}
	r.seeBlock(k + n + 1)
	if r.hi == r.lo || r.hi-r.lo > 8 {
		return false
	}
	_, column := r.columnHead()
	return column || r.is(r.lo, "đvt") || r.is(r.lo, "đơn") && r.is(r.lo+1, "vị")
}

// lineKind is the kind of a line that may be a cell, cellNone for prose. It is found
// once for every block of the chunk.
func (r *run) lineKind(b corpus.Block, k int) cellKind {
	if n := len(r.ends) - len(r.lineKinds); n > 0 {
		r.lineKinds = append(r.lineKinds, make([]cellKind, n)...)
	}
	if r.lineKinds[k] == 0 {
		r.seeBlock(k)
		r.lineKinds[k] = cellNone
		if b.Kind != corpus.Cell && (!r.sentence() || r.dottedName(k)) && r.printed() <= 300 {
			r.lineKinds[k] = r.cellKind()
		}
	}
	return r.lineKinds[k]
}

// dottedName reports a row's name that ends with a full stop, its unit or its value in the line below: "Tỷ lệ
// hồ sơ được xử lý trực tuyến.", "%".
func (r *run) dottedName(k int) bool {
	if !r.isMark(r.hi-1, '.') || k+1 >= len(r.ends) || r.at(r.lo, starter) == nil {
		return false
	}
	for i := r.lo; i < r.hi; i++ {
		if r.isMark(i, '%') {
			return false
		}
	}
	for i := r.ends[k]; i < r.ends[k+1]; i++ {
		if t := &r.toks[i]; t.kind == word || i-r.ends[k] > 3 {
			return false
		}
	}
	return r.ends[k+1] > r.ends[k]
}

// sentence reports a block that is prose: it ends like a sentence, or holds a
// number inside other words.
func (r *run) sentence() bool {
	if r.hi == r.lo {
		return false
	}
	t := r.toks[r.hi-1]
	if t.kind == punct && (t.ch == '.' || t.ch == ';' || t.ch == '!' || t.ch == '?') && r.hi-r.lo > 4 {
		return true
	}
	pct := 0
	for i := r.lo; i < r.hi; i++ {
		if r.isMark(i, '%') {
			pct++
		}
	}
	return pct > 0 && r.hasDigits() && r.cellKind() == cellText && !r.shareOf() && !r.is(r.hi-1, "lệ") && !r.isMark(r.hi-1, ')')
}

// cellKind classifies the block at hand.
func (r *run) cellKind() cellKind {
	n := r.hi - r.lo
	if n == 0 {
		return cellText
	}
	if n == 1 && (r.isMark(r.lo, '%') || r.isMark(r.lo, '-')) {
		if r.isMark(r.lo, '-') {
			return cellValue
		}
		return cellUnit
	}
	words, numbers, years, pct := 0, 0, 0, false
	for i := r.lo; i < r.hi; i++ {
		switch t := r.toks[i]; {
		case t.kind == number:
			numbers++
			if v, ok := parsePlain(r.str(i)); ok && isYear(r.str(i), v) {
				years++
			}
		case t.kind == word && r.role[i]&(boundLeft.bit()|boundRight.bit()|verb.bit()|rankWord.bit()|cueTarget.bit()) == 0:
			words++
		case t.kind == punct && t.ch == '%':
			pct = pct || years == 0 || !r.isMark(i-1, '(') // "Kế hoạch 2026 (%)" heads a column
		}
	}
	switch {
	case years > 0 && years == numbers && !pct || r.partOfYear(): // the head of a column: "2026", "Thực hiện 2025", "Quý I"
		return cellText
	case numbers == 1 && words == 0 && n == 2 && r.boundSign(r.lo): // "≥ 95"
		return cellValue
	case numbers > 0 && words == 0 && (pct || n > 1 || !r.smallIndex()):
		if n <= 2 && !pct && r.smallIndex() {
			return cellIndex
		}
		return cellValue
	case numbers == 1 && words == 0:
		return cellIndex
	case numbers == 0 && n <= 2 && r.toks[r.lo].kind == word && r.roman(r.lo):
		return cellIndex
	case numbers == 0 && (words <= 2 && n <= 3 && r.at(r.lo, measure) != nil || r.compoundUnit()):
		return cellUnit
	}
	return cellText
}

// compoundUnit reports a unit of more than a word: "%/năm", "% dân số", "Triệu đồng/người/năm".
func (r *run) compoundUnit() bool {
	n := r.hi - r.lo
	if r.isMark(r.lo, '%') {
		return n <= 4 && !r.is(r.lo+1, "so", "tăng", "giảm") // "% so sánh" heads a column
	}
	m := r.at(r.lo, measure)
	return m != nil && n <= 8 && r.isMark(m.to, '/')
}

// blockText is the block at hand as it is printed, "" for an empty cell.
func (r *run) blockText() string {
	if r.lo >= r.hi {
		return ""
	}
	return r.text[r.toks[r.lo].start:r.toks[r.hi-1].end]
}

// boundSign reports a sign that binds the number behind it.
func (r *run) boundSign(i int32) bool {
	return r.isMark(i, 'G') || r.isMark(i, 'L') || r.isMark(i, '>') || r.isMark(i, '<')
}

// smallIndex reports "7", "1.2", "10" as numbers of rows: a value has a unit, a
// sign or thousands.
func (r *run) smallIndex() bool {
	form := r.str(r.lo)
	if len(form) > 5 {
		return false
	}
	for _, p := range strings.Split(form, ".") {
		if len(p) == 0 || len(p) > 2 || strings.Contains(p, ",") {
			return false
		}
	}
	return true
}

// verdict reports a cell that stands for a value in a column of rates: "Đạt", "Không đạt".
func (r *run) verdict() bool {
	n := r.hi - r.lo
	return n == 1 && r.is(r.lo, "đạt", "vượt") || n < 4 && r.is(r.lo, "không", "chưa", "đạt") && r.is(r.lo+1, "đạt", "kế", "kh")
}

// shareOf reports a cell that says what is to be reached of something in a word or two, which its
// row names: "100% chỉ tiêu", "Đạt trên 98% quân số".
func (r *run) shareOf() bool {
	i := r.lo
	for i < r.hi && !r.isMark(i, '%') {
		if r.toks[i].kind == word && r.role[i]&(boundLeft.bit()|verb.bit()) == 0 {
			return false
		}
		i++
	}
	return i > r.lo && r.isNumber(i-1) && r.hi-i <= 3
}

// saysGoal reports a cell that holds a percentage among words of its own.
func (r *run) saysGoal() bool {
	for i := r.lo + 1; i < r.hi; i++ {
		if r.isMark(i, '%') && r.isNumber(i-1) {
			return r.hi-r.lo > 5
		}
	}
	return false
}

// goalsOf reads the cells of a row that say goals in full, by the year that another cell of the
// row gives: "100% hồ sơ được số hóa | Quý II/2026 | Sở Nội vụ".
func (r *run) goalsOf(blocks []corpus.Block, goals []int, k int) {
	year := r.year
	for i := goals[0] + 1; i < len(blocks) && blocks[i].Row == blocks[goals[0]].Row; i++ {
		r.seeBlock(k + i)
		var buf [2]moment
		if ms := r.moments(buf[:0], r.lo, r.hi); len(ms) == 1 && r.hi-r.lo < 7 {
			r.year = carriedYear{year: ms[0].year, heading: true, lead: true}
		}
	}
	for _, i := range goals {
		r.seeBlock(k + i)
		r.block(corpus.Block{Kind: corpus.Paragraph, Span: blocks[i].Span})
		r.settle()
	}
	r.year, r.prev = year, nil
}

// rowUnit is the unit of a row's values as its cell prints it, and the kind of unit that
// a bare number takes from it: "72,5" beside "Triệu đồng" counts nothing.
type rowUnit struct{ text, kind string }

// percent reports "%", "% dân số", "%/năm".
func (u rowUnit) percent() bool { return strings.HasPrefix(u.text, "%") }

// yearly reports a unit of what is to be every year.
func (u rowUnit) yearly() bool { return strings.HasSuffix(u.text, "/năm") }

// rowUnit reads the cell at hand as a unit.
func (r *run) rowUnit() rowUnit {
	if r.lo >= r.hi {
		return rowUnit{}
	}
	u := rowUnit{text: r.blockText()}
	switch m := r.measureAt(r.lo); {
	case m == nil:
		if r.rankUnit() {
			u.kind = corpus.UnitRank
		}
	case m.e.value == "time": // "Tuổi", "Ngày"
		u.kind = corpus.UnitAmount
	default:
		u.kind = measureUnit(m.e.value)
	}
	return u
}

// rankUnit reports a unit of ranks: "Hạng", "Thứ hạng", "Xếp hạng", "Vị trí".
func (r *run) rankUnit() bool {
	m := r.at(r.lo, rankWord)
	return m != nil && m.e.value == "rank" && m.to == r.hi
}

// measureAbove is what the title of a table measures, a line of it or the nearest heading:
// "GIAO CHỈ TIÊU TỶ LỆ HỒ SƠ TRỰC TUYẾN NĂM 2026" over a table of bodies.
func (r *run) measureAbove(heads []corpus.Block, k int) []int32 {
	for i := r.firstHead(heads, k) - 1; i >= 0; i-- {
		if m := r.measureNamed(r.startOf(k+i), r.ends[k+i]); m != nil {
			return m
		}
	}
	for n := len(r.headings) - 1; n >= 0; n-- {
		if m := r.measureNamed(r.headings[n].lo, r.headings[n].hi); m != nil {
			return m
		}
	}
	return nil
}

// measureNamed is the rate or the number that the words of [lo, hi) name, up to its year.
func (r *run) measureNamed(lo, hi int32) []int32 {
	r.see(lo, hi)
	for i := lo; i < hi; i++ {
		if r.at(i, starter) == nil || !r.is(i, "tỷ", "mức", "số") || r.compound(i) {
			continue
		}
		end := i
		for end < hi && r.toks[end].kind == word && !(r.is(end, "năm", "giai") && end > i+2) {
			end++
		}
		if end-i > 3 {
			return r.seqOf(i, end)
		}
	}
	return nil
}

// rowName is what the label of a row names.
type rowName struct {
	toks    []int32 // without the number or dash before it and the unit behind it: "1. Tỷ lệ hộ nghèo (%)"
	unit    rowUnit // the one in brackets, else that of the row that it parts
	part    bool    // a dash stands before it
	measure bool    // it names a measure, not a thing or a field
}

// rowName reads the name of a row: what it measures, its unit, and whether it is a part of the row above.
func (r *run) rowName(lo, hi int32) rowName {
	r.see(lo, hi)
	lo += int32(r.entryMark(r.seqOf(lo, hi)))
	n := rowName{part: r.dashed(lo)}
	for i := hi - 2; i > lo && i > hi-6 && r.isMark(hi-1, ')'); i-- {
		if r.isMark(i, '(') && (r.isMark(i+1, '%') || r.measureAt(i+1) != nil) {
			r.see(i+1, hi-1)
			n.unit, hi = r.rowUnit(), i
			r.see(lo, hi)
		}
	}
	r.see(lo, hi)
	r.footnote()
	hi = r.hi
	n.toks = r.trimmed(r.seqOf(lo, hi), separatorRole)
	if n.part && n.unit.text == "" {
		n.unit = r.rowAbove.unit
	}
	n.measure = len(n.toks) > 1 && r.at(n.toks[0], starter) != nil && !r.is(n.toks[0], "hạ", "kinh")
	return n
}

// partedBy keeps what a row without values names: those below it part it. "Trong đó:" names nothing.
func (r *run) partedBy(lo, hi int32) {
	if n := r.rowName(lo, hi); !(len(n.toks) < 4 && r.leadsToParts(n.toks) > 0) {
		r.rowAbove = n
	}
}

// rowSubject completes a row that names a part of the row above: "Trong đó: có bằng
// cấp" under "Tỷ lệ lao động qua đào tạo", "- Dịch vụ" under "Cơ cấu kinh tế (%)".
func (r *run) rowSubject(n rowName) []int32 {
	own, above := n.toks, r.rowAbove.toks
	switch {
	case len(own) == 0:
		return own
	case r.ofAll(own):
	case len(above) > 1 && (r.onlyTier(own) || r.isPart(own)): // "Cấp xã" under "Hồ sơ công việc xử lý trên mạng"
		return r.join(r.withoutTierIf(r.withoutPart(above), own), own, nil)
	case len(above) > 1 && len(own) > 4 && r.is(own[0], "tỷ") && (r.is(own[2], "so") && r.is(own[3], "với") || r.is(own[2], "trên") && r.is(own[3], "tổng")): // "Tỷ lệ so với tổng số xã" under "Xã đạt chuẩn nông thôn mới"
		return r.join(above, own, nil)
	case n.part && !n.measure && r.rowAbove.measure:
		return r.partOf(above, r.withoutOf(own))
	case r.leadsToParts(own) > 0 && len(own) > 2 && len(above) > 0:
		return r.partOf(above, r.withoutOf(own))
	}
	r.rowAbove = n
	return own
}

// withoutOf takes "Trong đó" off the name of a part.
func (r *run) withoutOf(own []int32) []int32 {
	if k := r.leadsToParts(own); k > 0 && len(own) > 2 {
		return r.unmarked(own[k:])
	}
	return own
}

// leadsToParts returns how many tokens of a row's name only say that it tells of a part: "Trong đó", "Tr. đó"; 0
// for none.
func (r *run) leadsToParts(own []int32) int {
	if len(own) > 2 && r.is(own[0], "tr") && r.isMark(own[1], '.') && r.is(own[2], "đó") {
		return 3
	}
	if len(own) == 0 {
		return 0
	}
	return int(r.ofWhich(own[0]))
}

// partOf is what a row measures that tells of a part of the row above, or more of its things.
func (r *run) partOf(above, own []int32) []int32 {
	if r.predicateFirst(own) {
		return r.join(r.headNoun(above), own, nil)
	}
	if !slices.ContainsFunc(own, func(i int32) bool { return r.is(i, "cấp") }) { // "Trong đó: xã nâng cao" under "Tỷ lệ xã đạt chuẩn"
		return r.join(above, own, nil)
	}
	return r.join(r.withoutTierIf(above, own), own, nil)
}

// onlyNumber is the one number of a cell of values, or the range, when it stands
// there without the words that would tell elsewhere what it is: "≥ 20", "18 - 20".
// Dates and years stay out.
func (r *run) onlyNumber() *quantity {
	if len(r.qs) == 0 || len(r.qs) > 2 {
		return nil
	}
	for k := range r.qs {
		q := &r.qs[k]
		v, ok := parsePlain(r.str(q.from))
		if !ok {
			v, _, ok = parseNumber(r.str(q.from), false)
		}
		if !ok || q.to-q.from != 1 || q.reason == reasonYear || q.reason == reasonDate || q.reason == reasonLabel && isYear(r.str(q.from), v) { // "Quí IV-2025" is none
			return nil
		}
		q.value = v
	}
	q := &r.qs[0]
	if len(r.qs) == 2 {
		next := r.qs[1]
		if !r.isMark(q.to, '-') || next.from != q.to+1 || next.value <= q.value {
			return nil
		}
		q.to, q.high, q.isRange = next.to, next.value, true
		r.qs = r.qs[:1]
	}
	q.unit, q.reason, q.bound = corpus.UnitCount, "", ""
	r.bind(q)
	if q.isRange {
		q.bound = corpus.RangeOf
	}
	return q
}

// cell makes the record of a value in a column: of what its row and the head measure, for the tiers of the row or of the head.
func (r *run) cell(q *quantity, c column, unit rowUnit, subject []int32, tiers []corpus.Tier) {
	if q.value == 100 && q.unit == corpus.UnitPercent && r.is(q.from-1, "x") { // "… / số việc được giao x 100%" is a formula
		r.note(q, reasonOther)
		return
	}
	name := r.phrase(subject)
	if unit.text == "" {
		unit = c.unit
	}
	noun := unitOfCell(q, c, name, unit)
	if q.reason == reasonCount {
		q.reason = ""
	}
	status, at := r.cellTime(c)
	if status != corpus.StatusTarget && (q.unit == corpus.UnitCount || q.unit == corpus.UnitMoney || q.unit == corpus.UnitAmount || q.unit == corpus.UnitScore) {
		r.note(q, reasonCount)
		return
	}
	if len(tiers) == 0 {
		tiers = c.tiers
	}
	t := corpus.Target{
		Status: status, Tiers: tiers, Subject: name, Noun: noun, Rule: "table.cell", Flags: []string{},
		Methods: corpus.Methods{Status: "heading", Year: "heading", Subject: "stated"},
	}
	if t.Tiers == nil {
		t.Tiers = []corpus.Tier{}
	}
	s := &seg{q: q, subject: subject}
	r.print(s, &t, at)
	t.PerYear = t.PerYear || unit.yearly()
	r.subject = r.spell(r.subject[:0], subject, longestPhrase)
	if ch := r.changeOf(s, true); ch != "" {
		t.Change = &ch
	} else if c.change != "" {
		t.Change = &c.change
	} else if ch := r.rowChange(subject); ch != "" && q.unit == corpus.UnitPercent {
		t.Change = &ch
	}
	t.Start, t.End = int(r.toks[r.lo].start), int(r.toks[r.hi-1].end)
	if len(subject) > 0 && subject[0] < r.lo && int(r.toks[r.hi-1].end-r.toks[subject[0]].start) <= 1000 {
		t.Start = int(r.toks[subject[0]].start)
	}
	r.indicate(s, &t)
	r.check(&t)
	l := leaning{score: 3, sum: 3, why: "table"}
	t.Confidence = r.confidence(s, &t, l)
	r.targets = append(r.targets, t)
	r.notes(s, &t, l, nil)
}

// unitOfCell gives the number of a cell the unit that its row or its column tells, and returns the noun that goes with it.
func unitOfCell(q *quantity, c column, name string, unit rowUnit) (noun string) {
	if q.unit != corpus.UnitCount {
		return ""
	}
	if unit.kind == "" && ranked(name) && q.value <= 100 && !unit.percent() {
		unit.kind = corpus.UnitRank
	}
	switch {
	case unit.percent(), c.percent, strings.Contains(name, "%"), unit.text == "" && q.value <= 100 && strings.HasPrefix(viet.Key(name), "tỷ lệ"):
		q.unit = corpus.UnitPercent
	case unit.kind == corpus.UnitRank:
		q.unit = corpus.UnitRank
	case unit.kind != "":
		q.unit, noun = unit.kind, unit.text
	default:
		noun = unit.text
	}
	return noun
}

// cellTime is what the values of a column are and of when, by its head, else by the headings and the article.
func (r *run) cellTime(c column) (corpus.Status, when) {
	status, at := c.status, when{year: c.year, from: c.from}
	if status == "" {
		status = corpus.StatusTarget
		promised := len(c.tiers) > 0 && r.planYear != 0 && r.planYear >= r.ref
		switch {
		case at.year == 0 && r.sectionLean < 0 && !promised && r.leadLean <= 0 && r.headYear.year <= r.ref: // below "Kết quả thực hiện năm 2025"
			status, at.year = corpus.StatusResult, r.headYear.year
		case !promised && (at.year != 0 && at.year < r.ref || at.year == 0 && !r.planLike() && !((c.due || r.planYear != 0 && r.planYear >= r.ref) && r.setsGoals())):
			status = corpus.StatusResult
		}
	}
	if at.year == 0 && status == corpus.StatusTarget {
		at.year, at.from = r.planYear, r.planFrom
		if h := r.headYear; h.year >= r.ref && h.year != 0 && r.sectionLean >= 0 { // "Biểu 2. Mục tiêu đến năm 2028"
			at.year, at.from = h.year, h.from
		}
	}
	if at.year == 0 {
		at.year = r.pubYear
	}
	return status, at
}

// ranked reports the name of a row that holds ranks: "Xếp hạng chỉ số DTI".
func ranked(name string) bool {
	key := viet.Key(name)
	return strings.HasPrefix(key, "xếp hạng ") || strings.HasPrefix(key, "thứ hạng ") || strings.HasPrefix(key, "vị trí xếp hạng ")
}

// rowChange is the change that the name of a row begins or ends with: "Giảm tỷ lệ hộ nghèo", "Tỷ lệ
// hộ nghèo giảm", "Giá trị sản xuất tăng bình quân/năm"; "" for none. The row's name stands in
// another block.
func (r *run) rowChange(subject []int32) string {
	if len(subject) < 2 {
		return ""
	}
	if ch := r.changeWord(subject[0]); ch != "" {
		return ch
	}
	for k := 2; k < len(subject); k++ {
		if ch := r.changeWord(subject[k]); ch != "" && r.rateOnly(subject[k+1:]) {
			return ch
		}
	}
	if i := subject[len(subject)-1] + 1; int(i) < len(r.toks) && !r.toks[i].head {
		return r.changeWord(i)
	}
	return ""
}

// changeWord is the change that a bare verb tells: "giảm", "tăng"; those of a level ("giảm còn") are none.
func (r *run) changeWord(i int32) string {
	next := ""
	if int(i)+1 < len(r.toks) && !r.toks[i+1].head {
		next = r.key(&r.toks[i+1])
	}
	if next == "còn" || next == "xuống" || next == "lên" {
		return ""
	}
	switch r.key(&r.toks[i]) {
	case "cắt", "kéo":
		if next == "giảm" {
			return "decrease"
		}
	case "giảm":
		return "decrease"
	case "tăng":
		return "increase"
	}
	return ""
}

// rateOnly reports words that only say how often or since when: "bình quân/năm", "so với năm trước".
func (r *run) rateOnly(toks []int32) bool {
	for k, i := range toks {
		if r.toks[i].kind != word {
			continue
		}
		switch r.key(&r.toks[i]) {
		case "bình", "quân", "trung", "hằng", "hàng", "mỗi", "năm", "thêm":
		case "so":
			return k+1 < len(toks) && r.key(&r.toks[toks[k+1]]) == "với"
		default:
			return false
		}
	}
	return true
}
