package extract

import (
	"slices"
	"strconv"
)

// yearTally is what an undated article names of years, by which the one it speaks from is guessed.
type yearTally struct {
	named, due, planned map[int]int  // how often a year is named, of those as a deadline and as a plan's
	began               map[int]int  // the first year of a period, by its last
	aimed               map[int]bool // the periods that are aimed at, by their last year
	latest              int          // of what is over, and of days
	dueOn               int          // of the days by which something is to be done
	cited               int          // of the documents that it cites
	atHand              int          // "trong năm 2019 này"
	begin               int          // the first year of the last period
	furthest            int          // the last year of a period or a deadline
	term                int          // the first year of a term
	than                int          // that something is measured by
	begun               int          // and with which it began
	inside              int          // of a value in brackets beside another
	moved, since        int          // to which a measure moved, and since when
	comes, goesOn       bool         // "năm tới"; "Năm nay, … phấn đấu"
}

// speaksFrom guesses the year of an undated article: the latest full date in its
// text, else the year it names most that is nobody's deadline.
func (r *run) speaksFrom() int {
	t := yearTally{named: map[int]int{}, due: map[int]int{}, planned: map[int]int{}, began: map[int]int{}, aimed: map[int]bool{}}
	for k := range r.blocks {
		r.seeBlock(k)
		if r.cites() {
			for i := r.lo; i < r.hi; i++ {
				if r.toks[i].kind == number && !(r.is(i-1, "ngày") && r.is(i-2, "đến", "từ", "hết", "trước")) { // from or up to that day something holds
					t.cited = max(t.cited, yearIn(r.dateAt(i)))
				}
			}
			continue
		}
		var buf [16]moment
		ms := r.moments(buf[:0], r.lo, r.hi)
		steps := r.steps(ms)
		for _, m := range ms {
			if steps.from <= m.from && m.to <= steps.to && m.year >= firstPortals {
				t.due[m.year]++
				t.furthest = max(t.furthest, m.year)
				continue
			}
			r.tallyTime(&t, m, ms)
		}
		r.tallyDates(&t)
	}
	if t.atHand != 0 {
		return t.atHand
	}
	return r.likeliest(&t)
}

// tallyTime enters one time of the block at hand, of all those in it.
func (r *run) tallyTime(t *yearTally, m moment, all []moment) {
	switch {
	case m.year < firstPortals: // "thành lập năm 1964"
	case m.yearFrom == 0 && r.besideValue(m.from): // "đạt 93% (năm 2023 đạt 41%)"
		t.inside = max(t.inside, m.year)
	case m.date && r.fromFirst(m.from):
		t.due[m.year]++
	case m.yearFrom != 0 && m.than && r.is(m.from-1, "với", "so"): // "tăng 2% so với năm học 2024-2025" is later
		t.than = max(t.than, m.year)
	case m.yearFrom != 0:
		r.tallyPeriod(t, m)
	case m.than && (r.is(m.from-1, "với", "so") || r.compares(m.from-1)): // "so với năm 2020" is over
		t.than = max(t.than, m.year)
		if r.is(m.from, "năm", "cuối") && !slices.ContainsFunc(all, func(o moment) bool {
			return o.year > m.year && !o.than && o.from < m.from && r.unparted(o.to, m.from, sentenceMarks)
		}) {
			t.begun = max(t.begun, m.year)
		}
		if r.saysThisYear(m.from) { // "năm nay tăng 10% so với năm 2021"
			t.latest = max(t.latest, m.year+1)
		}
	case m.than && r.is(m.from, "kỳ") && r.is(m.from-1, "cùng"): // what is measured by it came a year later
		t.latest = max(t.latest, m.year+1)
	case r.is(m.to, "này") && r.isNumber(m.to-1): // "trong năm 2019 này"
		t.atHand = m.year
	case m.asOf:
		t.latest = max(t.latest, m.year)
	case m.deadline && r.is(m.from-1, "nay") && r.is(m.from-2, "từ") && r.is(m.to-3, "hết", "cuối"): // "từ nay đến hết năm 2021"
		t.named[m.year]++
	case m.deadline && r.estimatedBy(m), r.recordedBy(m):
		t.latest = max(t.latest, m.year)
	case r.movedSince(m) != 0:
		if m.year > t.moved {
			t.moved, t.since = m.year, r.movedSince(m)
		}
		t.named[m.year]++
	case m.deadline && !r.reachedBy(m):
		t.due[m.year]++
		t.furthest = max(t.furthest, m.year)
	case r.planFrom != 0 && m.year > r.planFrom && m.year <= r.planYear && m.from <= r.firstWord() && r.isMark(m.to, ':'): // "- Năm 2027: 75%", a step of a plan
		t.due[m.year]++
	default:
		t.named[m.year]++
		if r.namesPlan(m) {
			t.planned[m.year]++
		}
	}
}

// tallyPeriod enters a time of several years.
func (r *run) tallyPeriod(t *yearTally, m moment) {
	t.due[m.year] += wholePeriod
	t.furthest = max(t.furthest, m.year)
	t.began[m.year] = m.yearFrom
	t.aimed[m.year] = t.aimed[m.year] || r.periodAimed(m)
	if t.begin == 0 || m.yearFrom > t.begin {
		t.begin = m.yearFrom
	}
	if r.summedUp(m.from) { // "tổng kết kế hoạch 5 năm 2016 - 2020"
		t.latest = max(t.latest, m.year)
	}
	if r.is(m.from, "nhiệm") { // a congress sits in the first year of its term
		t.term = max(t.term, m.yearFrom)
	}
}

// tallyDates enters the days that the block at hand names, and what it says of this year and the next.
func (r *run) tallyDates(t *yearTally) {
	for i := r.lo; i < r.hi; i++ {
		if r.clock(i) {
			t.comes = t.comes || r.comingNext(i)
			t.goesOn = t.goesOn || r.goesOnThisYear(i)
		}
		if r.toks[i].kind != number {
			continue
		}
		if r.planYear != 0 && r.signedOn(i+4) > 0 { // what is cited is older
			t.cited = max(t.cited, yearIn(r.dateAt(i)))
			i += 4
			continue
		}
		switch y := yearIn(r.dateAt(i)); {
		case y <= t.latest:
		case r.dueOn(i), r.fromFirst(i):
			t.dueOn = max(t.dueOn, y)
		default:
			t.latest = y
		}
		if m, y := r.month(i); m > 0 && y > t.latest && r.is(i-3, "tháng") && !r.of(i-4, setDeadline) { // "công bố tháng 7/2023"
			t.latest = y
		}
	}
}

// likeliest is the year that the tally speaks for, with what is known of the plan.
func (r *run) likeliest(t *yearTally) int {
	steps := t.joinPeriods()
	best := t.mostNamed(steps)
	if p := r.titleYear; p != 0 && best > p+1 && max(t.latest, t.term) <= p { // what lies that far behind the plan's year is its aim
		best = p
	}
	switch { // the plan of the year to come, or of the year that has begun
	case t.comes && best > t.latest && 4*t.planned[best] >= 3*t.named[best]:
		best--
	case t.goesOn && r.planYear == best+1 && r.planFrom == 0:
		best++
	case best != 0 && best == t.begun && t.latest <= best: // "mục tiêu giảm 5% số vụ so với năm 2025"
		best++
	}
	if best < t.than && t.named[t.than+1] > 0 { // "năm 2018 …, giảm 1,4% so với năm 2017"
		best = t.than + 1
	}
	if best == 0 {
		best = t.dueOn
	}
	if best = max(best, t.term); best == 0 {
		return r.yearOfPeriod(t)
	}
	best = max(best, t.cited) // nobody cites what is yet to be signed
	if t.moved > best && (t.began[t.moved] == 0 || t.began[t.moved] == t.since) && r.titleYear <= t.moved && r.planYear < t.moved {
		best = t.moved
	}
	return best
}

// joinPeriods puts the beginning of the last period back to that of all that are aimed at, and reports that they are steps of one
// plan: "Giai đoạn 2025-2027 … Giai đoạn 2028-2030", where 2021-2025 and 2026-2030 are two.
func (t *yearTally) joinPeriods() (steps bool) {
	for p := t.began[t.begin-1]; p != 0 && p < t.begin && t.aimed[t.begin-1]; p = t.began[t.begin-1] { // "mục tiêu giai đoạn 2021-2025 … và 2026-2030"
		t.begin = p
	}
	for t.begin%5 != 1 && t.began[t.begin-1] != 0 && t.began[t.begin-1] < t.begin {
		t.begin, steps = t.began[t.begin-1], true
	}
	return steps
}

// mostNamed is the year that is named most and is nobody's deadline, or a later one of what is over; 0 for none.
func (t *yearTally) mostNamed(steps bool) int {
	best := 0
	for y, n := range t.named {
		if steps && y > t.begin && y <= t.furthest { // "vào năm 2028"
			continue
		}
		if n > 2*t.due[y] && (y < t.furthest || t.furthest == 0 || y == t.furthest+1) && (n > t.named[best] || n == t.named[best] && y > best) {
			best = y
		}
	}
	return max(best, t.latest)
}

// yearOfPeriod is the year of an article that names none but those of periods or in brackets, 0 where it names none at all.
func (r *run) yearOfPeriod(t *yearTally) int {
	switch {
	case t.begin == 0 && t.furthest == 0 && r.planYear == 0 && t.inside != 0: // nothing but brackets names a year: it is over
		return t.inside + 1
	case r.planFrom != 0 && r.planFrom < t.begin && t.begin <= r.planYear: // a plan for 2023 - 2030 speaks of its second half too
		return r.planFrom
	}
	return t.begin
}

// wholePeriod is what the end of a period weighs against the mentions of its year: no
// article names the end of its plan so often as to be of that year.
const wholePeriod = 100

// firstPortals is the year before which no portal had articles.
const firstPortals = 2005

// summedUp reports a period at token i that is told to be summed up when it is over: "tổng kết kế hoạch 5 năm | 2016 - 2020".
func (r *run) summedUp(i int32) bool {
	for j := i - 1; j > i-9 && j > r.lo && r.toks[j].kind != punct; j-- {
		if r.is(j, "kết") {
			return r.is(j-1, "tổng")
		}
	}
	return false
}

// steps are the years of a block up which a goal is climbed, three or more: "Mục tiêu năm 2017 đạt 80%; năm 2018 đạt 85%; năm
// 2019 đạt 88%". Its tokens are from the first year to the last; none where no goal is.
func (r *run) steps(ms []moment) (up span) {
	for k := 0; k+2 < len(ms); k++ {
		n := k + 1
		for n < len(ms) && ms[n].year == ms[n-1].year+1 && ms[n].yearFrom == 0 && ms[n].from-ms[n-1].to < 16 && r.unparted(ms[n-1].to, ms[n].from, ".") {
			n++
		}
		if n-k > 2 && ms[k].yearFrom == 0 && r.aimWithin(ms[k].from, anyAim, 16) {
			return span{ms[k].from, ms[n-1].to}
		}
		k = n - 1
	}
	return span{}
}

// besideValue reports brackets right behind a percentage that hold the time at token i and another value: a
// level reached before, or one on the way.
func (r *run) besideValue(i int32) bool {
	if r.lacksMark('(') {
		return false
	}
	from := i
	for from > r.lo && from > i-24 && !r.isMark(from, '(') {
		if from--; r.isMark(from, ')') {
			return false
		}
	}
	return r.isMark(from-1, '%') && r.percentIn(i, r.closing(from))
}

// comingNext reports the next year at token i: "các chỉ tiêu của năm tới", no "những năm tới".
func (r *run) comingNext(i int32) bool {
	return r.is(i, "năm") && r.is(i+1, "tới") && !r.isNumber(i-1) && !r.of(i-1, setFew) && !r.is(i-1, "những", "các", "nhiều") || r.is(i, "sang") && r.is(i+1, "năm") && !r.isNumber(i+2)
}

// goesOnThisYear reports a sentence that begins with the goals of the year at hand: "Năm nay, thành phố
// đặt mục tiêu …".
func (r *run) goesOnThisYear(i int32) bool {
	if !r.is(i, "năm") || !r.is(i+1, "nay") || i > r.lo && !r.endsSentence(i-1) {
		return false
	}
	for j := i + 2; j < i+10 && j < r.hi && !r.endsSentence(j); j++ {
		if m := r.at(j, cueTarget); m != nil && (m.e.value == "strive" || m.e.value == "set") {
			return true
		}
	}
	return false
}

// namesPlan reports a year that is only told what is planned for it: "kế hoạch năm 2018", "mục tiêu tăng
// trưởng 6,7% cho năm 2018", "nhiệm vụ, giải pháp năm 2018".
func (r *run) namesPlan(m moment) bool {
	if r.is(m.from, "cuối", "đầu", "giữa") { // "nghị quyết kỳ họp cuối năm 2024" is of that year
		return false
	}
	for j := m.from - 1; j > m.from-12 && j >= r.lo && !r.endsSentence(j); j-- {
		if r.wordAt(j, setPlan|setPlanned) > 0 || r.is(j, "sẽ") || r.is(j+1, "vụ", "pháp", "báo") && r.is(j, "nhiệm", "giải", "dự") {
			return true
		}
	}
	return false
}

// periodAimed reports a period of goals: "đặt ra mục tiêu giai đoạn 2021-2025 …".
func (r *run) periodAimed(m moment) bool {
	for j := m.from - 1; j > m.from-8 && j >= r.lo && !r.endsSentence(j); j-- {
		if c := r.at(j, cueTarget); c != nil && (c.e.value == "strive" || c.e.value == "set") {
			return true
		}
	}
	return false
}

// saysThisYear reports "năm nay" a little before token i.
func (r *run) saysThisYear(i int32) bool {
	for j := i - 1; j > i-30 && j > r.lo && !r.isMark(j, ';') && !r.isMark(j, '.'); j-- {
		if r.is(j, "nay") && r.is(j-1, "năm") {
			return true
		}
	}
	return false
}

// dueOn reports a day at token i by which something is to be done, not one up to which it was
// counted: "đến 31/01/2026 đạt 100%", "trước ngày 15/11/2025".
func (r *run) dueOn(i int32) bool {
	from := i - 1
	if r.is(from, "ngày") {
		from--
	}
	if !r.of(from, setUntil) || r.is(from-1, "tính") {
		return false
	}
	for i++; i < r.hi && i < from+24 && !r.isMark(i, '.') && !r.isMark(i, ';'); i++ {
		if m := r.cueAt(i); r.is(i, "được") || m != nil && m.class == cueResult {
			return false
		}
	}
	return true
}

// fromFirst reports the first day of a month at token i, from which on something holds: "từ ngày 1-1-2019,
// mỗi lít xăng …". It may lie ahead.
func (r *run) fromFirst(i int32) bool {
	for r.is(i, "kể", "từ", "ngày") {
		i++
	}
	if d, ok := parsePlain(r.str(i)); !ok || d != 1 {
		return false
	}
	if r.is(i-1, "ngày") {
		i--
	}
	return r.is(i-1, "từ")
}

// estimatedBy reports the end of the year at hand, by which one reckons: "dự kiến đến cuối năm 2025, …
// còn 3,13%", "đến hết năm 2025 ước còn …".
func (r *run) estimatedBy(m moment) bool {
	if !r.is(m.from, "cuối", "hết") && !r.is(m.from+1, "cuối", "hết") {
		return false
	}
	for i := m.to; i < m.to+10 && !r.isMark(i, '.') && !r.isMark(i, ';'); i++ {
		if r.is(i, "sẽ") || r.is(i, "hoàn", "khánh") && r.is(i+1, "thành") || r.is(i, "thông") && r.is(i+1, "xe") { // a work's own date lies ahead
			return false
		}
	}
	if i := m.from - 1; r.is(i, "kiến") && r.is(i-1, "dự") || r.is(i, "ước", "tính") {
		return true
	}
	for i := m.to; i < m.to+6 && !r.isMark(i, '.') && !r.isMark(i, ';'); i++ {
		if r.is(i, "ước") {
			return true
		}
	}
	return false
}

// reachedBy reports what was reached by the time of a mention: "đến hết năm 2022, toàn
// tỉnh đã có …".
func (r *run) reachedBy(m moment) bool {
	for i := m.to; i < m.to+8 && !r.isMark(i, '.') && !r.isMark(i, ';'); i++ {
		if r.is(i, "đã") {
			return true
		}
	}
	return false
}

// recordedBy reports what had come in by the time of a mention: "hết quý I/2022, công ty ghi nhận …".
func (r *run) recordedBy(m moment) bool {
	if !m.deadline {
		return false
	}
	for i := m.to; i < m.to+8 && !r.isMark(i, '.') && !r.isMark(i, ';'); i++ {
		if r.is(i, "ghi") && r.is(i+1, "nhận") {
			return !r.is(i-1, "sẽ")
		}
	}
	return false
}

// movedSince is the year from which a measure had moved to a level whose own year a mention is, 0 for none:
// "giảm từ 60% (năm 2015) xuống 52% (2020)", with no word of aim in the sentence.
func (r *run) movedSince(m moment) int {
	if m.yearFrom != 0 || m.than {
		return 0
	}
	i := m.from - 1
	for n := 0; n < 3 && (r.isMark(i, '(') || r.is(i, "năm", "vào")); n++ {
		i--
	}
	if !r.isMark(i, '%') || !r.isNumber(i-1) || !r.is(i-2, "còn", "xuống", "lên", "thành") {
		return 0
	}
	since := 0
	for i -= 2; i >= r.lo && i > m.from-60 && !r.endsSentence(i); i-- {
		if c := r.at(i, cueTarget); c != nil && c.e.weight > 2 || r.is(i, "sẽ", "để", "nhằm", "dự", "hãy", "cần") {
			return 0
		}
		if v, ok := parsePlain(r.str(i)); ok && since == 0 && r.isNumber(i) && isYear(r.str(i), v) && int(v) < m.year {
			since = int(v)
		}
	}
	return since
}

// datelineYear is the year of the day with which a report begins, 0 for none: "Chiều 10/10/2025, Chủ tịch UBND tỉnh …",
// "Ngày 14/01/2026, UBND xã …". When others than those at hand did something tells little.
func (r *run) datelineYear() int {
	for k, b := range r.blocks[:min(len(r.blocks), 5)] {
		r.seeBlock(k)
		i := r.firstWord()
		if b.Len() < 80 || !r.is(i, "sáng", "chiều", "tối", "trưa", "ngày") {
			continue
		}
		hour := !r.is(i, "ngày")
		if r.is(i+1, "ngày") {
			i++
		}
		y := yearIn(r.dateAt(i + 1))
		if y < firstPortals {
			continue
		}
		for i++; i < r.hi && r.toks[i].kind != word; i++ {
		}
		if hour || r.localBody(i) {
			return y
		}
	}
	return 0
}

// afterNewYear reports an undated report from the first weeks of the year after the one that it tells most of: it begins with
// a day of January or February, goes back to the whole of that year and then speaks of "năm nay". "Sáng 10/1, …¶Năm 2023, tỉnh đón 7 triệu
// lượt khách.¶Năm nay, …".
func (r *run) afterNewYear() bool {
	day, whole := false, false
	for k := range r.blocks {
		if k > 3 && !day {
			return false
		}
		r.seeBlock(k)
		whole = whole || k > 0 && r.tellsYear(r.pubYear)
		for i := r.lo; i < r.hi; i++ {
			switch {
			case !day && k < 4 && r.is(i, "sáng", "chiều", "tối", "ngày"):
				m, ok := parsePlain(r.str(i + 3))
				day = ok && m < 3 && r.isNumber(i+1) && (r.isMark(i+2, '/') || r.isMark(i+2, '-')) && !r.isMark(i+4, '/') && !r.isMark(i+4, '-')
			case day && whole && r.is(i, "nay") && r.is(i-1, "năm"):
				return true
			}
		}
	}
	return false
}

// tellsYear reports a paragraph whose first sentence tells of a year what was, with a share, and aims at nothing: "Năm 2023, tỉnh
// đón …, tăng 5%".
func (r *run) tellsYear(year int) bool {
	i := r.firstWord()
	if r.is(i, "trong") {
		i++
	}
	if !r.isWord(i, "năm") || r.str(i+1) != strconv.Itoa(year) {
		return false
	}
	end := i
	for end < r.hi && !r.endsSentence(end) {
		end++
	}
	return r.percentIn(i, end) && !r.aimWithin(end, anyAim, end-i)
}

// yearOfPart is the year whose quarter or months a title names, 0 for none: "phiên họp quý I năm 2026".
func (r *run) yearOfPart() int {
	for i := r.lo; i < r.hi; i++ {
		if r.isNumber(i) {
			if m, y := r.month(i); m != 0 && y != 0 {
				return y
			}
		}
	}
	return 0
}
