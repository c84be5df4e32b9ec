package extract

import "strings"

// planTime finds the year or period that a plan is for: in the title, else in the
// first sentence that names a plan.
func (r *run) planTime() {
	t := r.title
	t.ref = r.ref
	t.moments(nil, 0, t.hi)
	own := r.titleTime()
	r.planYear, r.planFrom = own.year, own.yearFrom
	if r.planFrom == 0 {
		r.titleYear = r.planYear
	}
	r.reviewed = r.reviewedIn(t)
	if r.titleYear != 0 && r.reviewed == 0 && t.reviews(own.from) { // "Tổng kết công tác năm 2023"
		r.reviewed = r.titleYear
		if r.looksAhead() {
			r.planYear = r.titleYear + 1
		}
	}
	if r.planYear == 0 {
		r.termOfCongress()
	}
	if m := monthIn(r.info.Published); r.planYear == 0 && m > 2 && m < 11 && t.tellsMonths() {
		r.planYear = r.pubYear
		return
	}
	quoted := r.planYear
	if quoted != 0 && (r.planFrom != 0 || !strings.Contains(t.text, "%")) {
		return
	}
	for k := range r.blocks {
		r.seeBlock(k)
		if r.beyond(2.0/3, 0) || quoted != 0 && k > 5 {
			break
		}
		if r.cites() {
			continue
		}
		var ub [32]unit
		for _, u := range r.units(ub[:0]) {
			if r.planNamed(u.from, u.to) {
				if quoted != 0 && (r.planFrom == 0 || quoted < r.planFrom || quoted >= r.planYear) { // a headline quotes one goal of a plan for a period
					r.planYear, r.planFrom = quoted, 0
				}
				if quoted == 0 || r.planFrom != 0 {
					return
				}
			}
		}
	}
}

// titleTime is the time that the title gives: of two years the later, where the first is the year of a document or of what was done.
func (r *run) titleTime() moment {
	t := r.title
	var buf [8]moment
	ms, own := t.moments(buf[:0], 0, t.hi), moment{}
	for k := range ms {
		m := &ms[k]
		if m.aside || m.year < 2010 || m.yearFrom == 0 && t.besideValue(m.from) {
			continue
		}
		if own.year == 0 || t.behindSymbol(own.from) && !t.executes(own.to, m.from) {
			own = *t.narrower(m, ms[k+1:], t.hi)
		} else if own.yearFrom == 0 && m.yearFrom == 0 && m.year > own.year && own.year <= r.pubYear && !(m.deadline && t.executes(own.to, m.from)) || // "kết quả năm 2024, nhiệm vụ năm 2025"
			own.yearFrom != 0 && (m.yearFrom == own.year || m.yearFrom == own.year+1) && t.reviews(own.from) { // "Tổng kết năm học 2023 - 2024, nhiệm vụ năm học 2024 - 2025"
			own = *m
		}
	}
	return own
}

// planNamed takes the year or period of the plan that is named first among the tokens [a, b), and reports whether one is.
func (r *run) planNamed(a, b int32) bool {
	var buf [16]moment
	planned, from := false, a
	for i := a; i < b; i++ {
		if n := r.wordAt(i, setPlan|setPlanned); n > 0 {
			planned = true
			a = i + n - 1
			break
		}
	}
	if !planned {
		return false
	}
	ms := r.moments(buf[:0], a, b)
	for k := range ms {
		m := &ms[k]
		if m.aside || m.year < 2010 || r.isMark(m.from-1, '/') || r.is(m.from, "ngày") || r.is(m.from-1, "ngày") || m.yearFrom == 0 && r.besideValue(m.from) {
			continue
		}
		m = r.narrower(m, ms[k+1:], b)
		if m.yearFrom != 0 && r.summedUp(m.from) { // "tổng kết kế hoạch 2016 - 2020, bàn phương hướng 2021 - 2025"
			for n := range ms[k+1:] {
				if o := &ms[k+1+n]; o.yearFrom == m.year || o.yearFrom == m.year+1 {
					m = o
					break
				}
			}
		}
		r.planYear, r.planFrom = m.year, m.yearFrom
		return true
	}
	for _, m := range r.moments(buf[:0], from, a) { // "xác định năm 2023 phải tạo chuyển biến, với mục tiêu …"
		if !m.aside && !m.date && r.pubYear != 0 && m.year >= r.pubYear && r.is(m.to-2, "năm") && !r.fulfilled(m.to, a) && !r.percentIn(m.to, a) {
			r.planYear, r.planFrom = m.year, m.yearFrom
			return true
		}
	}
	return false
}

// behindSymbol reports a time at token i that stands right behind the number of a document, as libraries of laws name one: of
// two times in "Kế hoạch 186/KH-UBND | năm 2025 phát triển chính quyền số giai đoạn 2026-2030" it is the year of the number.
func (r *run) behindSymbol(i int32) bool {
	for j := i - 1; j > i-8 && j >= r.lo; j-- {
		if r.isNumber(j) && r.documentEnd(j) == i {
			return true
		}
	}
	return false
}

// tellsMonths reports a title of what some months of the year at hand have brought: "Kinh tế - xã hội 9 tháng", "Quý III khởi sắc". Whatever
// years its article goes on to name, what is yet to be reached without one is for this year.
func (s *sheet) tellsMonths() bool {
	if s.wordAt(0, setPlan) > 0 {
		return false
	}
	for i := range s.hi {
		switch {
		case s.isWord(i, "tháng") && i > 0 && (s.isNumber(i-1) || s.of(i-1, setFew)):
			if s.monthsSoFar(i) {
				return true
			}
		case s.isWord(i, "quý") && i+1 < s.hi && s.is(i+1, "i", "ii", "iii"):
			return true
		}
	}
	return false
}

// monthsSoFar reports that the number before "tháng" at token i counts the months of a year from its beginning on: no "6 tháng cuối
// năm", "trên 6 tháng", "12/6 tháng".
func (s *sheet) monthsSoFar(i int32) bool {
	return !s.isIn(i+1, listNotGone) && !s.isIn(i-2, listNotFromNewYear) && !s.isMark(i-2, '/')
}

// fulfilled reports that goals or plans at token b were reached, in words from token a on: "Năm 2023, thành phố | hoàn
// thành 18/19 | chỉ tiêu".
func (r *run) fulfilled(a, b int32) bool {
	for i := a; i < b; i++ {
		if r.is(i, "hoàn") && r.is(i+1, "thành") || r.is(i, "đạt") && (r.is(i+1, "và", "được") || r.isNumber(i+1)) || r.isWord(i, "vượt") {
			return !r.has(a, i, cueTarget)
		}
	}
	return false
}

// narrower is the first time among others that lies within own, the time of a document that is carried
// out before it: "Kế hoạch thực hiện Chương trình … giai đoạn 2021 - 2025 trên địa bàn tỉnh năm 2023",
// "Thực hiện Chiến lược … đến năm 2030, UBND tỉnh ban hành Kế hoạch … năm 2023". It is the plan's own; own
// where there is none, or where [own.to, b) tells percentages of several years.
func (r *run) narrower(own *moment, others []moment, b int32) *moment {
	if !r.executes(max(own.from-60, r.lo), own.from) {
		return own
	}
	for k := range others {
		m := &others[k]
		switch {
		case m.aside || m.date || m.year >= own.year || m.year < max(own.yearFrom, m.yearFrom, r.pubYear) || m.yearFrom != 0 && m.yearFrom < own.yearFrom:
		case m.to < b && !r.separates(m.to) && !r.isMark(m.to, '.') && r.tok(m.to).kind != punct, r.percentIn(own.to, b):
		default:
			return m
		}
	}
	return own
}

// executes reports "thực hiện", "triển khai", "hưởng ứng" before a document in [a, b).
func (r *run) executes(a, b int32) bool {
	for i := a; i+1 < b; i++ {
		if r.is(i+1, "hiện", "khai", "ứng") && (r.is(i, "thực") || r.is(i, "triển") || r.is(i, "hưởng")) {
			return true
		}
	}
	return false
}

// percentIn reports a percentage in [a, b).
func (r *run) percentIn(a, b int32) bool {
	for i := a; i < b; i++ {
		if r.isMark(i, '%') {
			return true
		}
	}
	return false
}

// reviews reports "tổng kết", "sơ kết", "kết quả", "đánh giá" before token i.
func (r *run) reviews(i int32) bool {
	for i--; i > r.lo; i-- {
		if r.is(i, "kết") && r.is(i-1, "tổng", "sơ") || r.is(i, "quả") && r.is(i-1, "kết") || r.is(i, "giá") && r.is(i-1, "đánh") {
			return true
		}
	}
	return false
}

// looksAhead reports that the first paragraphs tell the tasks of the year after the title's: "…, triển khai
// nhiệm vụ năm 2024".
func (r *run) looksAhead() bool {
	for k := range r.blocks[:min(len(r.blocks), 5)] {
		r.seeBlock(k)
		var buf [16]moment
		for _, m := range r.moments(buf[:0], r.lo, r.hi) {
			if m.year != r.titleYear+1 || m.yearFrom != 0 || m.date || m.aside {
				continue
			}
			for i := m.from - 1; i > m.from-6 && i > r.lo; i-- {
				if r.is(i, "vụ") && r.is(i-1, "nhiệm") || r.is(i, "hướng") && r.is(i-1, "phương") || r.is(i, "hoạch") && r.is(i-1, "kế") {
					return true
				}
			}
		}
	}
	return false
}

// reviewedIn is the year that a title looks back on before it looks ahead to the next: "Tổng kết
// công tác năm 2023, triển khai nhiệm vụ năm 2024"; 0 for none. Whether it was written before or
// after New Year, "năm qua" is the one and "năm tới" the other.
func (r *run) reviewedIn(t *run) int {
	var buf [4]moment
	ms := t.moments(buf[:0], 0, t.hi)
	for k := 1; k < len(ms); k++ {
		back := ms[k-1].year
		if ms[k].year == back+1 && ms[k].yearFrom == 0 && ms[k-1].yearFrom == 0 && (holds(r.titleKey, "tổng kết") || holds(r.titleKey, "kết quả") || holds(r.titleKey, "đánh giá")) {
			return back
		}
	}
	return 0
}

// termOfCongress takes the term of a party congress for the time of its goals: "Đại hội đại biểu
// Đảng bộ xã, nhiệm kỳ 2025 - 2030".
func (r *run) termOfCongress() {
	for k := range r.blocks {
		r.seeBlock(k)
		if k > 6 {
			return
		}
		congress := false
		for i := r.lo; i+1 < r.hi; i++ {
			congress = congress || r.isWord(i, "đại") && r.is(i+1, "hội")
		}
		if !congress {
			continue
		}
		var buf [8]moment
		for _, m := range r.moments(buf[:0], r.lo, r.hi) {
			if m.yearFrom != 0 && !m.aside && r.is(m.from, "nhiệm") {
				r.planYear, r.planFrom = m.year, m.yearFrom
				return
			}
		}
	}
}
