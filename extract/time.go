package extract

import (
	"cmp"
	"slices"
	"strings"

	"chitieu/corpus"
)

// moment is one mention of a year in a unit.
type moment struct {
	from, to int32 // tokens of the whole phrase
	year     int
	yearFrom int
	deadline bool // "đến năm", "trước ngày", "hết năm"
	aside    bool // "so với năm 2016", "tầm nhìn đến 2045": not the time of a value
	than     bool // "so với năm 2016"
	scope    bool // "định hướng đến năm 2030"
	asOf     bool // "tính đến tháng 9/2024"
	date     bool // a day or a month of a year
	within   bool // a day or a month without its year: it dates its own number alone
	over     bool // it ended in the year at hand: "năm học vừa qua"
	began    bool // it dates where a change began: "từ 60% năm 2020 lên 70%"
	open     bool // "mỗi năm tiếp theo": a number behind it is of no one year
	inside   bool // it stands in brackets with a value, which it dates alone
	level    bool // which is a percentage
}

// moments finds the mentions of years in [a, b) and marks their tokens, so that
// they never stand in a subject.
func (r *run) moments(dst []moment, a, b int32) []moment {
	r.seasons(a, b)
	for i := a; i < b; i++ {
		t := &r.toks[i]
		if t.kind == word {
			if t.sets&(setClock|setOffice) == 0 {
				continue
			}
			if m, ok := r.relative(i); ok {
				if r.is(m.from-1, "như", "bằng", "ngang") && r.isMark(m.from-2, '%') || r.madeThen(&m) || r.is(m.from-1, "đôi", "ba") && r.is(m.from-2, "gấp") || r.is(m.from-1, "hơn") && r.is(m.to-1, "nay", "ngoái") { // "giữ nguyên 95% như năm nay"
					m.aside, m.than = true, true
				}
				if m.year < r.ref && r.setAgainst(m.from) {
					m.aside, m.than = true, true
				}
				if m.year > r.ref && r.is(m.from-1, "hoặc", "hay") && len(dst) > 0 { // "trong năm nay, hoặc năm sau"
					m.aside = true
				}
				dst = append(dst, m)
				r.mark(m)
				i = m.to - 1
			}
			continue
		}
		if t.kind != number {
			continue
		}
		m, ok := r.calendar(i)
		if !ok {
			continue
		}
		r.extend(&m, a)
		dst = append(dst, m)
		r.mark(m)
		i = m.to - 1
	}
	return dst
}

// behindUnits lets times begin behind the units that they were grown over: "5.000 tấn/năm vào
// năm 2030". Both lists are in order.
func behindUnits(ms []moment, qs []*quantity) {
	n := 0
	for k := range ms {
		m := &ms[k]
		for n < len(qs) && qs[n].to <= m.from {
			n++
		}
		if n < len(qs) && qs[n].from < m.from && qs[n].to < m.to {
			m.from = qs[n].to
		}
	}
}

// spanned makes one time of two years that name it together: "từ năm 2023 đến hết năm 2025".
func (r *run) spanned(ms []moment) []moment {
	for k := len(ms) - 1; k > 0; k-- {
		if a, b := &ms[k-1], &ms[k]; r.spans(a, b) {
			b.from, b.yearFrom = a.from, a.year
			ms = slices.Delete(ms, k-1, k)
		}
	}
	return ms
}

// spans reports two years of one time.
func (r *run) spans(a, b *moment) bool {
	return a.to == b.from && r.is(a.from, "từ") && r.is(b.from, "đến", "tới") && a.yearFrom == 0 && b.yearFrom == 0 && a.year < b.year && !a.date && !b.date && !a.aside && !b.aside
}

// madeThen reports a year that is over and only tells when a plan was made: "kịch bản dựng hồi cuối năm
// ngoái", "chỉ tiêu đề ra từ năm ngoái".
func (r *run) madeThen(m *moment) bool {
	i := m.from - 1
	for n := 0; n < 3 && r.is(i, "hồi", "từ", "vào", "cuối", "đầu", "giữa"); n++ {
		i--
	}
	return m.year < r.ref && i < m.from-1 && r.is(i, "dựng", "lập", "ra", "giao", "duyệt", "hành", "trình", "đặt")
}

// began marks the times right behind the numbers from which something is raised, and those in
// brackets with a value: they date nothing else.
func (r *run) began(ms []moment) {
	for k := range ms {
		i := ms[k].from
		for r.is(i-1, "của", "vào", "trong", "ở", "hồi") || r.isMark(i-1, '(') {
			i--
		}
		ms[k].began = r.risesBefore(i)
		ms[k].inside, ms[k].level = r.inBrackets(ms[k].from)
	}
}

// risesBefore reports a number from which something is raised that ends before token i.
func (r *run) risesBefore(i int32) bool {
	for k := range r.qs {
		if q := &r.qs[k]; q.baseline && (q.to == i || q.right == i) {
			return true
		}
	}
	return false
}

// inBrackets reports brackets around token i that hold a value, and whether it is a percentage: "(năm 2024 là 18%)", "(30
// triệu cây, trong đó 6 triệu cây ngay năm nay)".
func (r *run) inBrackets(i int32) (value, level bool) {
	if r.lacksMark('(') {
		return false, false
	}
	from := i
	for ; from > i-24 && from >= r.lo && !r.isMark(from, '('); from-- {
		if r.isMark(from, ')') || r.endsSentence(from) { // "(trên 934.000 dân. Mục tiêu năm 2017 …": never closed
			return false, false
		}
	}
	if !r.isMark(from, '(') {
		return false, false
	}
	close := i
	for close < i+20 && close < r.hi && !r.isMark(close, ')') {
		close++
	}
	if !r.isMark(close, ')') {
		return false, false
	}
	for k := r.numberFrom(from); k < len(r.qs) && r.qs[k].from < close; k++ {
		value = value || r.qs[k].counted()
		level = level || r.qs[k].unit == corpus.UnitPercent
	}
	return value, level
}

// seasons marks times within a year ("hết tháng 11", "cuối năm", "quý II", "đến
// 30/6"): they are no part of a subject either.
func (r *run) seasons(a, b int32) {
	if r.lacksSet(setClock) {
		return
	}
	for i := a; i < b; i++ {
		if !r.clock(i) {
			continue
		}
		var to int32
		from := i
		switch {
		case r.is(i, "tháng", "quý") && (r.isNumber(i+1) || r.toks[min(i+1, b-1)].kind == word && i+1 < b && r.roman(i+1)):
			to = i + 2
		case r.is(i, "trong", "cả") && r.isWord(i+1, "năm") && r.withinYear(i):
			to = i + 2
		case r.isWord(i, "niên") && r.isWord(i+1, "độ"):
			to = i + 2
			if r.isWord(to, "ngân") && r.isWord(to+1, "sách") { // "hết niên độ ngân sách"
				to += 2
			}
		case r.is(i, "cuối", "đầu", "giữa") && r.of(i+1, setTimes) && !r.isWord(i+1, "cuối"): // "thiết bị đầu cuối"
			to = i + 2
			if r.is(to, "kỳ", "đoạn") {
				to++
			}
		case r.dayEnd(i) > 0:
			to = r.dayEnd(i)
		default:
			continue
		}
		for from > a && r.of(from-1, setBeforeSeason) {
			from--
		}
		for ; from < to && from < b; from++ {
			r.role[from] |= yearRole
		}
	}
}

// dayEnd is the token behind a day or a month with the word at token i that leads it in, 0 for none: "trước 30/6", "đến
// 31.12".
func (r *run) dayEnd(i int32) int32 {
	switch {
	case !(r.of(i, setUntil) || r.isWord(i, "ngày")) || !r.isNumber(i+1):
		return 0
	case r.dottedDay(i+1) > 0:
		return i + 2
	case r.isNumber(i+3) && (r.isMark(i+2, '/') || r.dashedDay(i+1)):
		return i + 4
	}
	return 0
}

// dashedDay reports a day and its month at token i that a dash joins: "31-12", where no range falls.
func (s *sheet) dashedDay(i int32) bool {
	if !s.isMark(i+1, '-') || !s.isNumber(i+2) || !s.toks[i+1].glued || !s.toks[i+2].glued || s.isMark(i+3, '%') || s.isMark(i+3, '-') || s.isMark(i+3, '/') {
		return false
	}
	d, ok1 := parsePlain(s.str(i))
	m, ok2 := parsePlain(s.str(i + 2))
	return ok1 && ok2 && d > m && d <= 31 && m >= 1 && m <= 12 && (d > 12 || s.is(i-1, "ngày"))
}

// dottedDay is the month of a day at token i that a dot joins to it behind a word that leads it in, 0 for none: "đến 31.12",
// "ngày 5.9"; "đến 10.5 triệu đồng" is none, nor is "tới 4.5 con".
func (s *sheet) dottedDay(i int32) int {
	day, month, ok := strings.Cut(s.str(i), ".")
	if !ok || !s.dated(i) && !s.of(i-1, setUntil) {
		return 0
	}
	d, ok1 := parsePlain(day)
	m, ok2 := parsePlain(month)
	if !ok1 || !ok2 || d < 1 || d > 31 || m < 1 || m > 12 || len(month) > 2 {
		return 0
	}
	if !s.dated(i) && (d < 13 && len(month) < 2 || s.measureAt(i+1) != nil || s.multiplier(i+1) > 1 || s.isMark(i+1, '%') || s.isMark(i+1, '-')) {
		return 0
	}
	return int(m)
}

// clock reports a word that may open a time; most words do not, so it is asked first.
func (r *run) clock(i int32) bool { return r.toks[i].sets&setClock != 0 }

func (r *run) mark(m moment) {
	for i := m.from; i < m.to; i++ {
		r.role[i] |= yearRole
	}
}

// relative reads "năm nay", "sang năm", "năm ngoái" against the article's date.
func (r *run) relative(i int32) (moment, bool) {
	if r.isNumber(i + 1) { // "năm 2025", "tháng 9", "trước 30/6"
		if r.ref == 0 || !r.clock(i) {
			return moment{}, false
		}
		return r.season(i)
	}
	if m, ok := r.term(i); ok {
		return m, true
	}
	if m, ok := r.termOfOffice(i); ok {
		return m, true
	}
	if r.ref == 0 || !r.clock(i) {
		return moment{}, false
	}
	if m, ok := r.yearAtHand(i); ok {
		return m, true
	}
	if m, ok := r.yearsAfter(i); ok {
		return m, true
	}
	if m, ok := r.gone(i); ok {
		return m, true
	}
	if m, ok := r.season(i); ok {
		return m, true
	}
	m := moment{from: i, to: i + 2}
	switch {
	case r.isWord(i, "năm") && r.isWord(i+1, "tới") && (r.isNumber(i-1) && !r.ofDay(i-1) || r.ofMeeting(i)):
		return m, false
	case r.isWord(i, "năm") && r.isWord(i+1, "học") && r.is(i+2, "mới", "tới") && !r.isNumber(i+3):
		m.to = i + 3
		m.year = r.nextSchoolYear()
		m.yearFrom = m.year - 1
	case r.isWord(i, "năm") && r.isWord(i+1, "học") && r.is(i+2, "này", "nay"):
		m.to = i + 3
		m.year = r.schoolYearAtHand()
		m.yearFrom = m.year - 1
	case r.is(i, "sang", "vào") && r.isWord(i+1, "năm") && r.is(i+2, "mới") && !r.isNumber(i+3):
		m.to = i + 3
		m.year = r.ref
		if monthIn(r.info.Published) > 9 {
			m.year++
		}
	case r.isWord(i, "năm") && r.isWord(i+1, "học") && r.is(i+2, "trước", "ngoái"):
		m.to = i + 3
		m.year, m.yearFrom, m.over = r.ref, r.ref-1, true
	case r.isWord(i, "năm") && r.isWord(i+1, "nay"):
		m.year = r.ref
	case r.isWord(i, "sang") && r.isWord(i+1, "năm") && !r.isNumber(i+2) && !r.isWord(i+2, "nay"), r.isWord(i, "năm") && r.isWord(i+1, "tới") && !r.isWord(i-1, "những") && !r.of(i-1, setFew), r.isWord(i, "năm") && r.isWord(i+1, "sau") && (!r.isNumber(i-1) || r.ofDay(i-1)) && !r.of(i-1, setFew): // "ba năm sau" begins where the story is
		m.year = r.ref + 1
		if r.reviewed != 0 {
			m.year = r.reviewed + 1
		}
		if r.is(m.to, "nữa") {
			m.year, m.to = m.year+1, m.to+1
		}
	case r.isWord(i, "năm") && r.isWord(i+1, "ngoái"):
		m.year = r.ref - 1
	default:
		return m, false
	}
	return m, true
}

// ofDay reports the number of a month at token i: "đến 31/1 | năm sau", "tháng 6 | năm tới".
func (r *run) ofDay(i int32) bool { return r.isMark(i-1, '/') || r.is(i-1, "tháng", "quý") }

// ofMeeting reports a "năm tới" at token i that dates but a meeting: "trình kỳ họp HĐND tỉnh đầu | năm tới".
func (r *run) ofMeeting(i int32) bool {
	if !r.is(i-1, "đầu", "giữa", "cuối") {
		return false
	}
	for j := i - 2; j > i-8 && j >= r.lo && r.toks[j].kind == word; j-- {
		switch {
		case r.is(j, "họp"), r.is(j, "nghị") && r.is(j-1, "hội"):
			return true
		case !r.toks[j].upper && !r.is(j, "tỉnh", "thành", "phố", "xã", "huyện", "thường", "lệ", "hội", "quốc", "kỳ", "vào"): // "hội nghị thống nhất đến cuối năm tới …"
			return false
		}
	}
	return false
}

// nextSchoolYear is the second year of the school year that is called the new one: it begins in the
// autumn of the article's year, or follows the one that the article names.
func (r *run) nextSchoolYear() int {
	switch {
	case r.info.Published != "" || r.schoolYear == 0:
		return r.ref + 1
	case r.schoolNew:
		return r.schoolYear
	}
	return r.schoolYear + 1
}

// schoolYearAtHand is the second year of "năm học này": of that which the article names, else of that which its month
// lies in.
func (r *run) schoolYearAtHand() int {
	year := r.ref
	if monthIn(r.info.Published) > 6 {
		year++
	}
	if r.schoolYear >= r.ref && r.schoolYear <= r.ref+1 && r.info.Published == "" {
		year = r.schoolYear
	}
	return year
}

// term reads the end of the plan's own period: "đến cuối nhiệm kỳ", "trong 5 năm tới",
// "cả giai đoạn".
func (r *run) term(i int32) (moment, bool) {
	if r.ref != 0 && r.isWord(i, "năm") && r.isWord(i+1, "tới") && r.years(i-1) > 1 && r.ref+r.years(i-1) == r.planYear {
		m := moment{from: i - 1, to: i + 2, year: r.planYear, yearFrom: r.planFrom} // "trong hai năm tới", in 2018, of the plan up to 2020
		if r.is(m.from-1, "trong") {
			m.from--
		}
		return m, true
	}
	if r.planFrom == 0 {
		if m, ok := r.endOfOffice(i); ok {
			return m, true
		}
		if n := r.years(i - 1); n > 1 && n < 21 && r.ref != 0 && r.is(i, "năm") && r.is(i+1, "tới") && !r.isMark(i-2, '-') { // "5 năm tới phải đưa số bản sách tăng 50%"
			m := moment{from: i - 1, to: i + 2, year: r.ref + n, yearFrom: r.ref}
			if r.is(m.from-1, "trong") {
				m.from--
			}
			return m, true
		}
		return moment{}, false
	}
	m := moment{from: i, to: i + 2, year: r.planYear, yearFrom: r.planFrom}
	switch {
	case r.is(i, "cuối", "hết") && (r.is(i+1, "nhiệm") && r.is(i+2, "kỳ") || r.is(i+1, "giai") && r.is(i+2, "đoạn")) && !r.isNumber(i+3) && !r.is(i+3, "trước"):
		m.to, m.deadline, m.yearFrom = i+3, true, 0
		if r.is(m.to, "tới", "sau") {
			m.to++
			if r.planFrom < r.ref {
				m.year += 5
			}
		} else if r.begun.former { // "Nhiệm kỳ 2020 - 2025, …; thu nhập đến cuối nhiệm kỳ đạt 63 triệu đồng"
			m.year, m.over, m.deadline = r.begun.year, true, false
		}
	case r.is(i, "cuối") && r.is(i+1, "kỳ") && r.is(i-1, "đến", "vào", "năm", "tới", "tại") && !r.is(i+2, "này", "họp", "trước", "báo", "kiểm", "i", "ii"):
		m.yearFrom = 0
	case r.is(i-1, "thúc") && r.is(i-2, "kết") && (r.isWord(i, "nhiệm") && r.isWord(i+1, "kỳ") || r.isWord(i, "giai") && r.isWord(i+1, "đoạn")) && !r.isNumber(i+2) && !r.is(i+2, "trước", "một", "đầu", "i", "ii"):
		m.from, m.deadline, m.yearFrom = i-2, true, 0
	case r.is(i, "trong", "cả", "suốt") && (r.isWord(i+1, "nhiệm") && r.isWord(i+2, "kỳ") || r.isWord(i+1, "giai") && r.isWord(i+2, "đoạn")) && !r.isNumber(i+3) && !r.of(i+3, setAfterYear) && !r.isWord(i+3, "này"):
		m.to = i + 3
	case r.is(i, "năm") && r.is(i+1, "tới") && r.years(i-1) == r.planYear-r.planFrom+1:
		m.from--
	case r.is(i, "năm") && r.is(i+1, "cuối") && (r.is(i+2, "của") && (r.wordAt(i+3, setPlan) > 0 || r.is(i+3, "nhiệm", "giai")) || r.is(i+2, "nhiệm", "giai")): // "năm cuối của Chương trình không dưới 38%"
		m.to, m.yearFrom = i+2, 0
		if r.is(m.to, "của") {
			m.to++
		}
		m.to += max(r.wordAt(m.to, setPlan), 2)
	default:
		return m, false
	}
	for r.of(m.from-1, setDeadline) {
		m.from--
	}
	return m, true
}

// endOfOffice reads "cuối nhiệm kỳ" where no plan tells of which: the last year of the term that the article names, else of
// that of the Party's committees, whose congresses sit in the second half of every fifth year.
func (r *run) endOfOffice(i int32) (moment, bool) {
	if r.ref == 0 || r.info.Province == nil || !r.is(i, "cuối", "hết") || !r.is(i+1, "nhiệm") || !r.is(i+2, "kỳ") || r.isNumber(i+3) || r.is(i+3, "trước", "đã") || r.isMark(i+3, ',') && r.is(i+4, "đã") {
		return moment{}, false
	}
	m := moment{from: i, to: i + 3, year: r.office.year, deadline: true}
	next := r.is(m.to, "tới", "mới", "sau")
	if m.year < r.ref {
		if r.tally(r.lo, r.hi, listTerms, nil)+r.title.tally(r.title.lo, r.title.hi, listTerms, nil) > 0 {
			return moment{}, false
		}
		m.year = (r.ref + 4) / 5 * 5
		if next || r.ref%5 == 0 && monthIn(r.info.Published) > 6 {
			m.year += 5
		}
	} else if next && r.office.yearFrom < r.ref {
		m.year += 5
	}
	if next {
		m.to++
	}
	for r.of(m.from-1, setDeadline) {
		m.from--
	}
	return m, true
}

// yearAtHand reads "hết năm", "cuối năm" without a number: the year that
// the article speaks of.
func (r *run) yearAtHand(i int32) (moment, bool) {
	m := moment{from: i, to: i + 2, year: r.ref, deadline: true}
	if r.isWord(i, "cuối") && r.isWord(i-1, "tháng") && r.isWord(i-2, "những") && r.isWord(i+1, "năm") && !r.isNumber(m.to) { // "riêng Mũi Né những tháng cuối năm vượt 75%"
		if m.year = r.yearMeant(i, r.ref); m.year < r.ref {
			m.from, m.deadline = i-2, false
			return m, true
		}
		m.year = r.ref
	}
	if !r.is(i, "cuối", "hết") || !r.isWord(i+1, "năm") || r.isNumber(m.to) || r.of(m.to, setAfterYear) {
		return m, false
	}
	if r.nextYear() && (r.era != r.ref || r.headYear.year == r.planYear) {
		m.year = r.planYear
	}
	m.year = max(m.year, r.comingYear(i))
	for r.of(m.from-1, setDeadline) || r.is(m.from-1, "nay") {
		m.from--
	}
	return m, true
}

// yearMeant is the year of which "cả năm" at token i tells, year where nothing tells: that of a quarter or a
// month named before it in its sentence ("đến hết quý II/2026 đạt 50% và cả năm đạt 100%"), that of a
// heading of goals to come, or one that is over and of which the paragraph told last.
func (r *run) yearMeant(i int32, year int) int {
	for j := i - 1; j >= r.lo && j > i-24 && !r.isMark(j, '.') && !r.isMark(j, ';'); j-- {
		if r.isNumber(j) && r.isMark(j-1, '/') && r.toks[j-1].glued {
			if _, y := r.month(j); y >= year {
				return y
			}
		}
	}
	for j := i - 1; j >= r.lo && j > i-40 && !r.isMark(j, '.') && !r.isMark(j, ';'); j-- {
		if r.isNumber(j) && r.is(j-1, "năm") && r.wordBefore(j-1, setPlanned|setPlan) > 0 { // "dự thảo kế hoạch năm 2025, trong đó … giải ngân cả năm 96%"
			if v, _ := parsePlain(r.str(j)); int(v) == year+1 {
				return year + 1
			}
			break
		}
	}
	if c := r.headYear; c.goals && c.from == 0 && c.year == year+1 {
		return c.year
	}
	if c := r.year; c.block == r.blockNo && c.from == 0 && !c.due && !c.heading && c.year == year-1 && r.blockLean <= 0 && !r.aimWithin(i, notWhen, 24) && r.era == c.year {
		return c.year
	}
	return year
}

// comingYear reads the year ahead of which the sentence of token i tells so far: "năm tới tỉnh bố
// trí 420 tỷ đồng, hết năm chỉ còn 5%". One by which something is due ("đến năm 2030 đạt 90%, hết
// năm đạt 60%") is another.
func (r *run) comingYear(i int32) int {
	for j := i - 1; j >= r.lo && j > i-24 && !r.isMark(j, '.') && !r.isMark(j, ';'); j-- {
		switch {
		case r.is(j, "tới") && r.is(j-1, "năm") && !r.isNumber(j-2), r.is(j, "sang") && r.is(j+1, "năm") && !r.isNumber(j+2) && !r.is(j+2, "nay"):
			return r.ref + 1
		case r.isNumber(j) && r.isMark(j-1, '/') && r.toks[j-1].glued:
			if _, y := r.month(j); y > r.ref { // "Quý I/2026 đạt 50%, đến hết năm đạt 90%"
				return y
			}
		case r.isNumber(j) && r.is(j-1, "năm"):
			if v, _ := parsePlain(r.str(j)); isYear(r.str(j), v) {
				if r.of(j-2, setDeadline) || r.is(j-2, "với", "cuối") {
					return 0
				}
				return int(v)
			}
		}
	}
	return 0
}

// yearsAfter reads the years behind the one just named, none of which is a number's own:
// "mỗi năm tiếp theo tăng thêm 20%", "các năm sau". In a plan for a period they are the
// rest of it; "năm 2023 và những năm tiếp theo" is dated by its first.
func (r *run) yearsAfter(i int32) (moment, bool) {
	if !r.isWord(i, "năm") || !r.is(i-1, "mỗi", "các", "những") || r.is(i-2, "cho", "với", "đến", "của") || i-2 >= r.lo && r.isNumber(i-2) {
		return moment{}, false
	}
	kept := r.keptOn(i - 2)
	if kept == 0 && r.of(i-2, setJoint) {
		return moment{}, false
	}
	m := moment{from: i - 1, year: r.planYear, yearFrom: r.planFrom, open: true}
	if r.planFrom == 0 {
		m.year = 0
	}
	switch {
	case r.is(i+1, "tiếp", "kế") && r.is(i+2, "theo", "tiếp", "sau"):
		m.to = i + 3
	case r.is(i+1, "sau") && !r.is(i+2, "đó", "này", "khi"):
		m.to = i + 2
	default:
		return m, false
	}
	if kept > 0 {
		m.from, m.aside = m.from-kept, true
		return m, true
	}
	if r.is(m.from-1, "trong", "vào", "ở") {
		m.from--
	}
	return m, true
}

// keptOn returns how many words up to token i, behind a time, say that what it dates is kept:
// "đến năm 2025 và duy trì các năm sau", "năm 2025 và những năm tiếp theo".
func (r *run) keptOn(i int32) int32 {
	j := i
	if r.is(j, "trong", "ở") {
		j--
	}
	if r.is(j, "trì") && r.is(j-1, "duy") {
		j -= 2
	}
	if !r.is(j, "và") || j == r.lo || r.role[j-1]&yearRole == 0 {
		return 0
	}
	return i - j + 1
}

// gone reads a time behind the article that no number dates: "nhiệm kỳ qua", "5 năm
// qua", "thời gian vừa qua".
func (r *run) gone(i int32) (moment, bool) {
	m := moment{from: i, year: r.ref - 1}
	j := i + 1
	if r.isWord(i, "nhiệm") && r.office.yearFrom == r.ref { // a congress looks back on the term that ends with it
		m.year = r.ref
		m.over = true
	}
	if r.isWord(i, "năm") && r.office.yearFrom == r.ref && r.office.year == r.ref+5 && r.years(i-1) == 5 { // "5 năm qua"
		m.year, m.over = r.ref, true
	}
	switch {
	case r.isWord(i, "nhiệm") && r.isWord(j, "kỳ"), r.isWord(i, "thời") && r.isWord(j, "gian"), r.isWord(i, "giai") && r.isWord(j, "đoạn"):
		j++
	case !r.isWord(i, "năm"):
		return m, false
	}
	if r.is(i, "năm") && r.is(j, "học") { // it ended in the year at hand
		j++
		m.year, m.over = r.ref, true
	} else if r.reviewed != 0 && r.is(i, "năm") {
		m.year = r.reviewed
	}
	if r.is(j, "vừa") {
		j++
	}
	if r.is(j, "gần") && r.is(j+1, "đây") {
		j++
	} else if r.isWord(i, "nhiệm") && r.is(j, "trước") {
	} else if !r.is(j, "qua", "rồi") || r.is(j, "rồi") && j == i+1 || r.of(j+1, setThrough) || r.is(i-1, "với", "so", "hơn") {
		return m, false
	}
	m.to = j + 1
	for r.is(m.from-1, "trong", "những", "các", "suốt") || r.isNumber(m.from-1) || r.is(i, "năm") && r.of(m.from-1, setFew) {
		m.from--
	}
	return m, true
}

// season reads a deadline within the year that the article is from, which none needs to
// print: "đến hết quý IV", "trước ngày 30/9", "vào tháng 12".
func (r *run) season(i int32) (moment, bool) {
	m := moment{from: i, year: r.ref, deadline: true, within: true}
	if r.info.Published == "" && r.planFrom == 0 && r.planYear == r.ref-1 { // "kế hoạch năm 2026: đến ngày 30/9, …; từ năm 2027, …": undated, it speaks from its plan's year
		m.year = r.planYear
	}
	if n := r.yearAsWhole(i); n > 0 {
		m.to = i + n
		if r.nextYear() && r.era != r.ref {
			m.year = r.planYear
			return m, true
		}
		if year := r.yearMeant(i, m.year); year != m.year {
			m.year, m.within, m.deadline = year, year > r.ref, year > r.ref
		}
		return m, true
	}
	switch {
	case r.is(i, "tháng", "quý") && (r.isNumber(i+1) || i+1 < r.hi && r.toks[i+1].upper):
		m.to = i + 2
	case r.dayEnd(i) > 0:
		m.to = r.dayEnd(i)
	default:
		return m, false
	}
	now := monthIn(r.info.Published)
	month, year := r.month(m.to - 1)
	if month < now || month == 0 || year != 0 || r.isMark(m.to, '/') || r.isMark(m.to, '-') || r.is(m.to, "năm") {
		return m, false
	}
	due := r.of(i, setUntil) || r.is(m.to, "này", "tới") || month > now && r.isMark(m.to, ',') && (i == r.lo || r.endsSentence(i-1)) // "Tháng 9, …"
	for r.of(m.from-1, setBeforeSeason) {
		m.from--
		due = due || r.of(m.from, setUntil) || r.is(m.from, "vào", "trong", "cuối")
	}
	return m, due
}

// yearAsWhole returns how many words at token i name the year at hand as a whole: "mục tiêu cả
// năm", "chỉ tiêu năm: 70%".
func (r *run) yearAsWhole(i int32) int32 {
	switch {
	case r.isWord(i, "cả") && r.isWord(i+1, "năm") && (!r.isNumber(i+2) && !r.of(i+2, setAfterYear) || r.isMark(i+3, '%')): // "lạm phát cả năm 4%"
		return 2
	case r.isWord(i, "năm") && r.wordBefore(i, setPlanned) > 0 && r.tok(i+1).kind == punct:
		return 1
	case r.isWord(i, "năm") && r.is(i-1, "của") && (r.wordBefore(i-1, setPlanned) > 0 || r.is(i-2, "đích")) && !r.isNumber(i+1) && !r.of(i+1, setAfterYear): // "đích của năm là 40%"
		return 1
	}
	return 0
}

// years reads the number of years before "năm" at token i + 1: "5 năm", "hai năm", 0 for none.
func (r *run) years(i int32) int {
	if r.isNumber(i) {
		v, _ := parsePlain(r.str(i))
		return int(v)
	}
	if r.is(i, "năm") {
		return 5
	}
	if !r.of(i, setFew) {
		return 0
	}
	v, _ := parseWords([]string{r.key(&r.toks[i])})
	return int(v)
}

// termOfOffice reads "nhiệm kỳ mới" and "toàn nhiệm kỳ" as the latest term that the article gave the years
// of.
func (r *run) termOfOffice(i int32) (moment, bool) {
	if r.office.year == 0 || !r.is(i, "nhiệm") || !r.is(i+1, "kỳ") {
		return moment{}, false
	}
	m := moment{from: i, to: i + 2, year: r.office.year, yearFrom: r.office.yearFrom}
	switch {
	case r.is(i+2, "mới", "tới", "này", "sau"):
		m.to++
		if r.is(i+2, "tới", "sau") && r.office.from >= r.lo && r.office.from < i { // "Nhiệm kỳ 2021 - 2026 đạt 30%; nhiệm kỳ tới 35%"
			m.year, m.yearFrom = m.year+5, m.yearFrom+5
		}
	case r.is(i-1, "toàn", "cả", "suốt") && !r.isNumber(i+2) && !r.is(i+2, "qua", "trước"): // "chỉ tiêu bình quân toàn nhiệm kỳ"
		m.from--
	default:
		return moment{}, false
	}
	return m, true
}

// calendar reads the year at number token i with the number's own neighbours.
func (r *run) calendar(i int32) (moment, bool) {
	form := r.str(i)
	v, _ := parsePlain(form)
	m := moment{from: i, to: i + 1}
	if isYear(form, v) {
		if _, pct := r.percentAt(i + 1); pct || r.isMark(i+1, '%') {
			return m, false
		}
		if r.inLaw(i) || r.ofDocument(i) || r.documentEnd(i) > i || r.standardsYear(i) { // "QCVN 01-1:2018/BYT"
			return m, false
		}
		m.year = int(v)
		if r.signedOn(i) > 0 {
			m.aside, m.date = true, true
			return m, true
		}
		if to := r.isoAt(i); to > i {
			m.to, m.date, m.aside = to, true, true
			return m, true
		}
		if j := r.lastYear(i); j > i+1 && r.isNumber(j) {
			if w, _ := parsePlain(r.str(j)); isYear(r.str(j), w) && w > v {
				m.yearFrom, m.year, m.to = int(v), int(w), j+1
				if m.year == m.yearFrom+1 && m.year >= r.schoolYear && (r.is(i-1, "học") || r.is(i-1, "mới") && r.is(i-2, "học")) {
					r.schoolYear, r.schoolNew = m.year, r.is(i-1, "mới") || r.is(i-2, "năm") && r.is(i-3, "thềm", "vào", "bị", "đón", "cho") || m.year == r.schoolYear && r.schoolNew // "trước thềm năm học 2026 - 2027"
				}
				if r.is(i-1, "kỳ") && r.is(i-2, "nhiệm") {
					if m.year > r.office.year {
						r.office = m
					}
					m.aside = r.elects(i - 2)
				}
			}
		}
		return m, r.isTime(i) || m.yearFrom != 0
	}
	// d/m/yyyy, m/yyyy, quý IV/2025
	for _, sep := range []byte{'/', '-'} {
		j := i + 1
		for n := 0; n < 2 && r.isMark(j, sep) && r.isNumber(j+1); n++ {
			if w, _ := parsePlain(r.str(j + 1)); isYear(r.str(j+1), w) && r.documentEnd(i) == i {
				m.year, m.to = int(w), j+2
				if r.isWord(i-1, "quý") && j == i+1 { // "trong quý 3/2026", as "quý III/2026"
					return m, true
				}
				m.date = true
				m.aside = !r.of(i-1, setUntil) && !r.of(i-2, setUntil) && !r.of(i-3, setUntil) && !r.beginsFrom(i)
				return m, true
			}
			j += 2
		}
	}
	return m, false
}

// elects reports a congress or an election before token i, which is still to be held: "tổ chức thành công Đại hội Đảng bộ xã
// | nhiệm kỳ 2025 - 2030" dates nothing but it.
func (r *run) elects(i int32) bool {
	held := false
	for j := i - 1; j > i-30 && j >= r.lo && !r.endsSentence(j) && !r.isMark(j, ';'); j-- {
		switch {
		case r.is(j, "đại") && r.is(j+1, "hội"), r.is(j, "bầu") && r.is(j+1, "cử"):
			held = true
		case held && r.inList(j, listPrepares) == 2:
			return !r.is(j-1, "đã", "vừa")
		case r.isMark(j, ':'):
			return false
		}
	}
	return false
}

// lastYear returns where the last year of a period may stand whose first is token i: "2021 - 2025",
// "từ năm 2021 đến hết năm 2025".
func (r *run) lastYear(i int32) int32 {
	j := r.dash(i + 1)
	if j == i+1 || r.isNumber(j) || r.tok(j).sets&setTimes == 0 && !r.is(j, "hết") {
		return j
	}
	from := i - 1
	if r.is(from, "năm") {
		from--
	}
	if !r.is(from, "từ") && !(r.is(from, "đoạn", "kỳ") && r.is(from-1, "giai", "thời", "nhiệm")) {
		return j
	}
	for r.is(j, "hết", "cuối", "năm") {
		j++
	}
	return j
}

// isoAt returns the token behind a date that begins with its year ("2026-01-23"), i for none.
func (s *sheet) isoAt(i int32) int32 {
	two := func(j int32) bool {
		return s.isMark(j, '-') && s.toks[j].glued && s.isNumber(j+1) && s.toks[j+1].glued && s.toks[j+1].end-s.toks[j+1].start == 2
	}
	switch {
	case !two(i + 1):
		return i
	case two(i + 3):
		return i + 5
	}
	return i + 3
}

// beginsFrom reports a day at token i from which on a sentence's goals hold: "Từ ngày
// 01/7/2027, 100% hồ sơ …".
func (r *run) beginsFrom(i int32) bool {
	if r.is(i-1, "ngày") {
		i--
	}
	i--
	if !r.is(i, "từ") {
		return false
	}
	if r.is(i-1, "kể") {
		i--
	}
	return i == r.lo || r.isMark(i-1, ';') || r.isMark(i-1, '.') || r.isMark(i-1, '-')
}

// inLaw reports the year in the name of a law: "Luật Đất đai 2024", "Luật Hợp tác xã năm 2023".
func (r *run) inLaw(i int32) bool {
	if r.isWord(i-1, "năm") && !r.of(i-2, setUntil|setTimes) && !r.is(i-2, "trong", "vào", "cuối", "đầu", "từ", "hết", "cả", "của") {
		i--
	}
	for j := i - 1; j > i-6 && r.tok(j).kind == word && !r.isWord(j, "năm"); j-- {
		if r.isWord(j, "luật") && r.tok(j).upper {
			return true
		}
	}
	return false
}

// ofDocument reports the year that only tells a document by: "Nghị quyết 68 năm 2020".
func (r *run) ofDocument(i int32) bool {
	if !r.is(i-1, "năm") {
		return false
	}
	if !r.isNumber(i - 2) {
		for j := i - 4; j > i-9 && j >= r.lo; j-- { // "Nghị quyết 72-NQ/TW năm 2025"
			if r.isNumber(j) && r.documentEnd(j) == i-1 {
				return r.ofCountry(j, i-1)
			}
		}
		return false
	}
	k := i - 3
	if r.is(k, "số") {
		k--
	}
	return r.is(k, "quyết") && r.is(k-1, "nghị") || r.is(k, "định") && r.is(k-1, "quyết", "nghị") || r.is(k, "thị") && r.is(k-1, "chỉ") || r.is(k, "tư") && r.is(k-1, "thông")
}

// signedOn returns where the number of the document begins whose date ends with the year at token
// i: "Chỉ thị số 20/CT-TTg ngày 08 tháng 6 năm 2023", 0 for none.
func (r *run) signedOn(i int32) int32 {
	switch {
	case r.isWord(i-1, "năm") && r.isWord(i-3, "tháng") && r.isWord(i-5, "ngày"):
		i -= 5
	case r.isMark(i-1, '/') && r.isMark(i-3, '/'):
		if i -= 4; r.is(i-1, "ngày") {
			i--
		}
	default:
		return 0
	}
	for j := i - 1; j > i-8 && j >= r.lo; j-- {
		if r.isNumber(j) && r.documentEnd(j) == i {
			return j
		}
	}
	return 0
}

// isTime reports whether a bare four-digit number is a year: after năm, a
// quarter, a month, or a preposition of time; or before no noun.
func (r *run) isTime(i int32) bool {
	if r.of(i-1, setBeforeYear) {
		return r.afterYear(i) || !r.countNoun(i+1)
	}
	if r.is(i-1, "hết", "cuối", "giữa") && !r.countNoun(i+1) && !(r.is(i-1, "hết") && r.tok(i-2).kind == word && i-2 >= r.lo && !r.of(i-2, setUntil|setDeadline)) { // "hết 2026 phấn đấu 90%", no "hết 2000 cây", "xóa hết 2031 nhà tạm"
		v, _ := parsePlain(r.str(i))
		return int(v) > firstPortals
	}
	if r.is(i-1, "hướng") && r.is(i-2, "định") || r.is(i-1, "nhìn") && r.is(i-2, "tầm") { // "định hướng 2030"
		return true
	}
	if r.isMark(i-1, '/') || r.isMark(i-1, '-') || r.isMark(i-1, '(') || r.isMark(i-1, ',') {
		return true
	}
	if r.is(i-1, "hoạch", "tiêu") && r.wordBefore(i, setPlanned) > 0 { // "kế hoạch 2026 đã được tính toán kỹ"
		return !r.countNoun(i + 1)
	}
	if r.is(i-1, "sang") && r.is(i+1, "thì", "là", "đạt", "phải", "sẽ") { // "năm 2026 đạt 80%, sang 2027 thì 100%"
		return true
	}
	if (i == r.lo || r.isMark(i-1, ';')) && r.is(i+1, "là", "đạt", "phải", "lên", "còn") {
		return true
	}
	if i > r.lo && r.toks[i-1].kind == word && !r.toks[i].glued && r.is(i+1, "tăng", "giảm", "đạt", "khó", "sẽ", "phải", "ước", "vượt") { // "để GDP 2019 tăng 7%"
		return true
	}
	if i > r.lo && r.is(i+1, "qua", "với", "trong") && r.is(i-1, "số", "tế", "hội", "chính", "mới", "nghèo", "dục", "lịch") && !r.is(i-2, "mã", "biển", "công") { // "chuyển đổi số 2026 qua những con số"
		return true
	}
	return !r.countNoun(i+1) && r.tok(i+1).kind != word || i == 0
}

// afterYear reports "năm" before a number at token i that no time before it closes: "đến năm
// 2030 hộ dân …", not "trong năm 2030 hộ …".
func (s *sheet) afterYear(i int32) bool {
	return s.isWord(i-1, "năm") && (i-1 == s.lo || s.toks[i-2].kind == punct || s.is(i-2, "đến", "hết", "cuối", "trước", "tới", "từ", "với", "như", "vào", "của", "cho"))
}

// extend grows a mention over the words that lead it in and tells its kind.
func (r *run) extend(m *moment, a int32) {
	for m.from > a {
		i := m.from - 1
		switch {
		case r.of(i, setTimes), r.is(i, "toàn", "cả") && r.is(i+1, "nhiệm", "giai"): // "bình quân toàn nhiệm kỳ 2016 - 2020"
			m.from--
			continue
		case r.of(i, setDeadline):
			m.deadline = m.deadline || r.of(i, setUntil)
			m.from--
			continue
		case r.framesTime(i) > 0:
			m.from -= r.framesTime(i)
			continue
		case r.isMark(i, '/') && r.toks[i].glued, r.isWord(i, "sang") && r.isNumber(m.from), r.isWord(i, "ngay") && (r.of(i+1, setUntil) || r.is(i+1, "trong", "từ", "năm")): // "ngay trong năm 2025"
			m.from--
			continue
		}
		break
	}
	if r.isWord(m.to, "trở") && r.isWord(m.to+1, "đi") { // "từ năm 2026 trở đi"
		m.to += 2
	}
	if m.yearFrom != 0 && m.from > a && r.is(m.from, "năm") && r.years(m.from-1) == m.year-m.yearFrom+1 && r.isNumber(m.from-1) { // "bình quân 5 năm 2026-2030"
		m.from--
	}
	i := m.from - 1
	if r.isWord(i, "nhất") && r.is(i-1, "chậm", "muộn") || r.isWord(m.from, "vào") && r.dueBy(m) {
		m.deadline = true
	}
	if (r.isWord(i, "tính") || r.isWord(m.from, "đến") && r.isWord(m.from+1, "thời")) && (r.ref == 0 || m.year <= r.ref) { // "tính đến tháng 9/2024", "đến thời điểm 30/9" is now
		m.deadline, m.asOf = false, true
	}
	if r.isWord(i, "với") && r.isWord(i-1, "so") || r.is(i, "so", "bằng", "như", "hơn") && !r.isWord(i-1, "văn") && !(r.isWord(i, "bằng") && r.toks[i].upper && r.isWord(i-1, "cao")) || r.isWord(i, "kỳ") && r.isWord(i-1, "cùng") || r.isWord(i, "gốc") || r.compares(i) { // "phải cao hơn năm 2020 ít nhất 20%"
		m.aside, m.than = true, true
	}
	if r.ref != 0 && m.year < r.ref-5 && m.from > a && r.toks[m.from-1].kind == word && (r.is(m.from, "trước") || r.is(m.from, "giai", "thời") && r.is(m.from+2, "trước")) { // "hồ sơ lưu trữ giai đoạn trước 2000 được số hóa"
		m.aside = true
	}
	if m.yearFrom != 0 && r.ofStandard(i) || r.madeBefore(m, i) || r.isWord(m.to, "chuyển") && r.is(m.to+1, "sang", "qua") || !m.deadline && (r.is(i, "vốn", "nguồn", "nợ") || r.is(i, "giao", "toán", "hoạch") && r.is(i-2, "vốn", "dự", "được")) && r.isWord(m.to, "kéo") && r.isWord(m.to+1, "dài") { // "nợ thuế của năm 2025 chuyển sang", "vốn năm 2025 kéo dài"
		m.aside = true
	}
	if r.isWord(i, "nhìn") && r.isWord(i-1, "tầm") || r.isWord(i, "hướng") && r.isWord(i-1, "định") {
		m.from -= 2
		m.scope = true
		if m.from == a || r.toks[m.from-1].kind == punct {
			if r.begins[min(m.to, r.hi-1)]&(verb.bit()|boundLeft.bit()|cueTarget.bit()) != 0 && !r.opensList(m.to) { // ", định hướng đến năm 2030 đạt 98%"
				return
			}
		}
		m.aside = m.from > a && (r.toks[m.from-1].kind != punct || m.from > r.lo+1 && r.isMark(m.from-1, ',') && r.role[m.from-2]&yearRole != 0) || !r.isMark(m.to, ',') && !r.isMark(m.to, ':') && !((m.from == r.firstWord() || m.from-r.lo < 5 && r.isMark(m.from-1, '.')) && !r.wordIn(m.to, r.hi)) // "Điều 2. Tầm nhìn đến năm 2045"
	}
}

// dueBy reports "vào năm 2025" as the time by which something is to be reached: behind a word for
// goals, or where its clause says what must be.
func (r *run) dueBy(m *moment) bool {
	if n := r.ending(m.from, cueTarget); n != nil && n.e.weight > 0 && !r.is(n.from-1, "đạt", "vượt", "thành") {
		return true
	}
	if m.from > r.lo && !r.isMark(m.from-1, '.') && !r.isMark(m.from-1, ';') && !r.isMark(m.from-1, ',') {
		return false
	}
	for i := m.to; i < min(m.to+24, r.hi) && r.toks[i].kind != punct || i == m.to; i++ {
		if r.is(i, "phải", "cần", "sẽ") {
			return true
		}
	}
	return false
}

// framesTime returns how many words that only lead a time in end at token i: "đến thời điểm
// 31/12/2025", "kể từ năm 2025", "trong ba năm (2023 - 2025)".
func (r *run) framesTime(i int32) int32 {
	switch {
	case r.isWord(i, "điểm") && r.isWord(i-1, "thời"), r.isWord(i, "thúc") && r.isWord(i-1, "kết"), r.isWord(i, "đầu") && r.isWord(i-1, "bắt"), r.isNumber(i) && r.isWord(i-1, "ngày") && r.isWord(i+1, "tháng"):
		if r.is(i-2, "tại", "ở", "vào") {
			return 3
		}
		return 2
	case r.isWord(i, "mốc"), r.isWord(i, "kể") && r.isWord(i+1, "từ"):
		return 1
	case r.is(i, "gian") && r.is(i-1, "thời") && r.is(i-2, "khoảng"):
		return 3
	case r.isMark(i, '(') && r.is(i-1, "năm") && r.years(i-2) > 1:
		return 3
	}
	return 0
}

// madeBefore reports a past year that only says which things are spoken of: "các khu công nghiệp
// thành lập trước 2015", "nhà xây từ năm 2010".
func (r *run) madeBefore(m *moment, i int32) bool {
	return r.ref != 0 && m.year < r.ref && r.is(m.from, "trước", "từ", "sau") && r.is(i, "lập", "xây", "dựng", "sinh", "tư", "ký", "thác", "cấp")
}

// ofStandard reports that the term before whose first word token i stands is of a standard: "(theo
// Bộ tiêu chí quốc gia giai đoạn 2026-2030)", "theo chuẩn nghèo đa chiều giai đoạn 2022-2025",
// "(chuẩn 2022 - 2025)".
func (r *run) ofStandard(i int32) bool {
	for j := i; j > max(i-16, r.lo) && (r.toks[j].kind == word || r.isMark(j, ',')); j-- {
		if r.isWord(j, "theo") && (r.isMark(j-1, '(') || r.is(j+1, "chuẩn", "bộ") || r.isWord(j+1, "tiêu") && r.isWord(j+2, "chí")) ||
			r.isWord(j, "chuẩn") && i-j < 5 && (r.isWord(j+1, "nghèo") || r.isMark(j-1, '(')) {
			return true
		}
	}
	return false
}

// opensList reports a cue at token i that only leads in what is to be done.
func (r *run) opensList(i int32) bool { return r.is(i, "mục", "tiêu", "xây", "phát") }

// wordIn reports a word in [a, b).
func (r *run) wordIn(a, b int32) bool {
	for i := a; i < b; i++ {
		if r.toks[i].kind == word {
			return true
		}
	}
	return false
}

// compares reports whether "so với" stands a few words before token i: "so với
// bình quân giai đoạn", "so với ước thực hiện năm".
func (r *run) compares(i int32) bool {
	for j := i; j > max(i-6, r.lo); j-- {
		if r.toks[j].kind != word || r.isWord(j, "thì") { // "chưa giảm so với biên chế được giao thì năm 2017 phải giảm 3%"
			return false
		}
		if r.isWord(j, "so") || r.isWord(j, "với") && r.isWord(j-1, "so") || r.isWord(j, "hơn") && r.is(j-1, "cao", "thấp", "nhiều", "ít") && r.is(j+1, "mức", "bình", "kết", "thực", "ước", "kế", "dự") { // "cao hơn mức thực hiện năm 2025 là 0,8%"
			return true
		}
	}
	return false
}

// yearOf finds the year of a number: in its own segment, nearest before it; after
// it; earlier in the sentence; carried from the sentences before; the plan's own.
func (r *run) yearOf(s *seg, ms []moment, target bool) when {
	if s.at != nil {
		return s.at.when("stated")
	}
	if m := ownBeginning(s, ms); m != nil {
		return m.when("stated")
	}
	lo, hi := bounds(s)
	var best *moment
	for k := range ms { // own segment, before the number
		m := &ms[k]
		if m.dates(s) && m.from >= lo && m.to <= s.q.from && (best == nil || m.to > best.to) {
			best = m
		}
	}
	aside := best != nil && r.ref != 0 && best.year < r.ref // "sau khi khởi công hồi năm ngoái, hãng nhắm tới 60% nội địa hóa vào năm 2025"
	if best != nil && target && best.from > r.firstOf(r.unitFrom, s.q.left) && (aside || r.closed(best.to, s.q.left)) {
		for k := range ms { // "… triển khai trong tháng 12 năm 2025, số hóa 100% văn bằng trong năm 2026"
			if m := &ms[k]; m.dates(s) && m.from >= s.q.to && m.to <= hi && (r.is(m.from, "trong", "vào") && !aside || aside && m.year >= r.ref && (r.is(m.from, "trong", "vào", "đến", "tới") || r.is(m.from-1, "vào")) && r.unparted(s.q.right, m.from, clauseMarks)) {
				best = m
				break
			}
		}
	}
	if best == nil {
		for k := range ms { // own segment, after it
			m := &ms[k]
			if m.dates(s) && m.from >= s.q.to && m.to <= hi && best == nil && !r.turned(s.q.to, m.from) && !r.otherAim(s.q.to, m) {
				best = m
			}
		}
	}
	if best == nil {
		best = r.behindRow(s.q, ms)
	}
	if best == nil && s.fwd { // "20% tòa nhà và 30% nhà dân dùng điện mặt trời vào năm 2030"
		for k := range ms {
			if m := &ms[k]; m.dates(s) && m.from >= hi && m.from-hi < 40 && best == nil {
				best = m
			}
		}
	}
	for k := range ms { // "mức 85% đối với A và 90% đối với B, cùng trong năm 2025"
		if m := &ms[k]; best == nil && m.from > s.q.to && r.is(m.from-1, "cùng", "đều") && m.dates(s) && m.from-s.q.to < 40 {
			best = m
		}
	}
	if best != nil {
		return best.when("stated")
	}
	for k := range ms { // earlier in the sentence
		m := &ms[k]
		if m.dates(s) && m.to <= s.q.from && (best == nil || m.to > best.to) {
			best = m
		}
	}
	if best != nil && !target && r.pubYear > best.year && r.soFarIn(best.to, s.q.left) { // "hộ nghèo năm 2020 là 6,8%, đến nay còn 1,9%"
		return when{year: r.pubYear, method: "inferred"}
	}
	if best != nil && (!target || best.open || r.item && r.dated(best) && best.year >= r.earliest() || best.year >= max(r.pubYear, r.firstYear()) || r.planYear == 0 && best.year >= r.pubYear || best.deadline || r.aimedFor(best.year)) {
		return best.when("carried")
	}
	if !target {
		ahead := r.ref != 0 && r.year.year > r.ref // nothing is reached yet in a year to come
		if r.year.year != 0 && r.year.block == r.blockNo && !ahead {
			return when{r.year.year, r.year.from, "carried", false, false}
		}
		if r.headYear.year != 0 && r.sectionLean < 0 { // below "Kết quả năm 2024"
			return when{r.headYear.year, r.headYear.from, "heading", false, false}
		}
		if year := r.reportedYear(s); year != 0 {
			return when{year: year, method: "inferred"}
		}
		if ahead {
			return when{}
		}
		return when{r.year.year, r.year.from, "carried", false, false}
	}
	if r.planFrom != 0 && r.yearly(s) {
		return when{r.planYear, r.planFrom, "plan", false, false}
	}
	if r.turnsBack(s) {
		return when{r.twoYears.first, 0, "carried", false, false}
	}
	if c := r.year; r.goalsFor(c) {
		return when{c.year, c.from, c.method(), false, false}
	}
	if c := r.year; c.year != 0 && !c.over && c.year >= r.pubYear && (c.year >= r.firstYear() || r.planFrom == 0 && (c.due && c.block == r.blockNo || c.heading && c.from != 0 && c.year >= r.ref)) && (c.block == r.blockNo || c.heading || r.planFrom != 0 && (c.from == 0 || c.from == r.planFrom) || r.planYear == 0) {
		return when{c.year, c.from, c.method(), false, false}
	}
	told := r.year.year != 0 && r.year.year < r.ref && r.year.block == r.blockNo                                           // "Năm 2024, … đạt 38%; … đạt 45%"
	if c := r.ahead; c.year != 0 && (r.planYear < r.pubYear || r.planYear == r.reviewed && c.year > r.reviewed) && !told { // none, or that of the results
		return when{c.year, c.from, "carried", false, false}
	}
	if r.planYear != 0 {
		return when{r.planYear, r.planFrom, "plan", false, false}
	}
	if best != nil {
		return best.when("carried")
	}
	for k := range ms { // "mục tiêu giảm 5% số vụ so với năm 2025"
		if m := &ms[k]; m.than && r.ref != 0 && m.year == r.ref-1 && m.from > s.q.to && m.from-s.q.to < 40 && r.is(m.from, "năm", "kỳ") && r.unparted(s.q.to, m.from, sentenceMarks) {
			r.goalDated = carriedYear{year: r.ref, block: r.blockNo}
			return when{year: r.ref, method: "inferred"}
		}
	}
	if c := r.year; c.year != 0 && !(c.year < r.ref && c.block != r.blockNo && (r.setsAnew(s) || r.goalDated.block == r.blockNo && r.goalDated.year > c.year)) {
		return when{c.year, c.from, "carried", false, false}
	}
	for k := range ms { // nothing dates it but the end of its sentence: "A 60%, B 70% vào năm 2030"
		m := &ms[k]
		if m.from-hi > 80 {
			break
		}
		if m.from >= hi && m.dates(s) && m.year >= r.ref && !r.otherAim(s.q.to, m) && !r.datesNext(m) {
			return m.when("carried")
		}
	}
	if r.info.Published != "" && r.beside(s.q) > 3 { // "tăng 13,5%/kế hoạch năm 14%": the plan that a result is measured by is of its year
		return when{year: r.reportedYear(s), method: "inferred"}
	}
	return when{}
}

// soFarIn reports words in [a, b) that say how things are by now: "đến nay".
func (r *run) soFarIn(a, b int32) bool {
	for i := a; i < b; i++ {
		if m := r.at(i, cueResult); m != nil && m.e.value == "so-far" && r.is(m.to-1, "nay") {
			return true
		}
	}
	return false
}

// turnsBack reports an undated level whose second, behind it, is of the later of the two years that dated the levels before:
// it is of the first of them. "Đến năm 2025, A đạt 80%, năm 2030 đạt 100%. B đạt | 60%, năm 2030 đạt 85%."
func (r *run) turnsBack(s *seg) bool {
	if r.twoYears.first == 0 || r.blockNo-r.twoYears.block > 1 || s.paren {
		return false
	}
	at := s.q.to
	for k := r.numberFrom(at); k < len(r.qs) && r.qs[k].from-s.q.to < 40; k++ {
		q := &r.qs[k]
		for ; at < q.from; at++ {
			if r.endsSentence(at) {
				return false
			}
		}
		if v, _ := parsePlain(r.str(q.from)); int(v) != r.twoYears.last || !isYear(r.str(q.from), v) {
			continue
		}
		if k+1 == len(r.qs) || r.qs[k+1].unit != s.q.unit || r.qs[k+1].from-q.to > 3 || !r.levelVerb(q.to) && r.tok(r.qs[k+1].right).kind == word {
			return false // "năm 2030, 85% hộ dân …" is of another thing
		}
		r.twoYears.block = r.blockNo
		return true
	}
	return false
}

// keepTurn keeps the two years of two levels of one thing, for the levels behind.
func (r *run) keepTurn(ms []moment, segs []seg) {
	n := len(ms)
	if n == 0 || ms[n-1].aside || ms[n-1].yearFrom != 0 || !segs[len(segs)-1].carried || ms[n-1].to > segs[len(segs)-1].q.from {
		return
	}
	first := r.year.year
	switch {
	case n == 2 && len(segs) == 2 && !ms[0].aside && ms[0].yearFrom == 0 && ms[0].to <= segs[0].q.from && ms[1].from >= segs[0].q.to:
		first = ms[0].year
	case n == 1 && len(segs) == 1 && r.sameSentence: // "…; đến năm 2030 đạt 35%"
	default:
		return
	}
	if last := ms[n-1].year; first >= r.ref && first < last {
		r.twoYears = twoYears{first, last, r.blockNo}
	}
}

// turned reports words in [a, b) with which a sentence turns to something else: "… được chữa trị, trong khi từ
// năm 2018 …".
func (r *run) turned(a, b int32) bool {
	for i := a; i < b; i++ {
		if r.is(i, "trong") && r.is(i+1, "khi") || (r.is(i, "nhưng", "song") || r.is(i, "đồng") && r.is(i+1, "thời")) && r.isMark(i-1, ',') {
			return true
		}
	}
	return false
}

// otherAim reports a time behind token a that dates another aim, which a clause of its own tells without a number:
// "giảm 50% và tiến tới chấm dứt vào năm 2030", "đạt 80%, phấn đấu đến năm 2030 toàn tỉnh hoàn thành".
func (r *run) otherAim(a int32, m *moment) bool {
	for i := m.from - 1; i > a; i-- {
		if !r.is(i, "tới", "đến", "đấu") || !(r.is(i-1, "tiến", "hướng") || r.is(i-1, "phấn")) || !r.isMark(i-2, ',') && !r.is(i-2, "và") {
			continue
		}
		if r.content(r.seqOf(i+1, m.from)) {
			return true
		}
		end := m.to
		for end < r.hi && r.toks[end].kind == word {
			end++
		}
		return !r.isNumber(end) && end-m.to > 2
	}
	return false
}

// datesNext reports a time that leads the next number in: "chuyển 15% diện tích, | và tới 2022 thì chuyển 30%".
func (r *run) datesNext(m *moment) bool {
	i := m.from - 1
	if r.is(i, "và", "rồi", "còn", "sang") {
		i--
	}
	if i == m.from-1 && !r.isMark(i, ',') {
		return false
	}
	k := r.numberFrom(m.to)
	return k < len(r.qs) && r.qs[k].left-m.to < 12 && r.unparted(m.to, r.qs[k].left, clauseMarks)
}

// aimedFor reports the year of the goal before in the paragraph, which is not over: "trước mắt, năm 2026 A đạt 77%, | B đạt
// 96%" beside goals for 2030.
func (r *run) aimedFor(year int) bool {
	return year >= r.pubYear && r.goalDated.year == year && r.goalDated.block == r.blockNo
}

// behindRow is the time that closes a row of values, each with what it is of in parentheses:
// "95% (vùng thấp), 90% (vùng cao) vào năm 2025" dates both.
func (r *run) behindRow(q *quantity, ms []moment) *moment {
	for n := 0; n < 6; n++ {
		i := r.closing(q.right)
		if i == 0 {
			return nil
		}
		for k := range ms {
			if n > 0 && ms[k].from == i && !ms[k].aside {
				return &ms[k]
			}
		}
		if q = r.quantityAt(i + 1); q == nil || !r.isMark(i, ',') && !r.is(i, "và") {
			return nil
		}
	}
	return nil
}

// closing returns the token behind the parentheses that open at token i, 0 for none.
func (r *run) closing(i int32) int32 {
	if !r.isMark(i, '(') {
		return 0
	}
	for j := i + 1; j < min(i+14, r.hi); j++ {
		if r.isMark(j, ')') {
			return j + 1
		}
	}
	return 0
}

// quantityAt returns the quantity that begins at token i, nil for none.
func (r *run) quantityAt(i int32) *quantity {
	k, ok := slices.BinarySearchFunc(r.qs, i, func(q quantity, at int32) int { return cmp.Compare(q.left, at) })
	if !ok {
		return nil
	}
	return &r.qs[k]
}

// goalsFor reports the year of a heading of goals that is not over, whatever later year the
// title names beside it: "Điều 2. Chỉ tiêu năm 2024" of a decision "năm 2024 và đến năm 2025".
func (r *run) goalsFor(c carriedYear) bool {
	return c.goals && r.pubYear != 0 && c.year >= r.pubYear
}

// ownBeginning is the time behind a number from which something is raised.
func ownBeginning(s *seg, ms []moment) *moment {
	for k := range ms {
		if m := &ms[k]; s.q.baseline && m.began && m.from >= s.q.to && m.from-s.q.to < 3 {
			return m
		}
	}
	return nil
}

// dates reports whether a time may be that of a number.
func (m *moment) dates(s *seg) bool {
	return !m.aside && (!m.began || s.q.baseline) && (!m.inside || s.paren)
}

// standardsYear reports the year of a standard: "ISO 9001:2015".
func (r *run) standardsYear(i int32) bool {
	return r.isMark(i-1, ':') && r.toks[i].glued && r.toks[i-1].glued && r.isNumber(i-2)
}

// yearly reports a number that holds for every year of the plan's period.
func (r *run) yearly(s *seg) bool {
	if s.q.perYear {
		return true
	}
	for _, toks := range [2][]int32{s.pre, s.post} {
		for _, i := range toks {
			if r.of(i, setEach) && r.is(i+1, "năm") {
				return true
			}
		}
	}
	return false
}

// goalYear is the year of a number that is known to be a goal: where nothing but the
// plan's own year was left, a time that was too weak to tell a goal still dates it.
func (r *run) goalYear(s *seg, ms []moment, at when) when {
	if at.method != "plan" {
		return at
	}
	var best *moment
	for k := range ms {
		if m := &ms[k]; m.dates(s) && m.to <= s.q.from && (best == nil || m.to > best.to) {
			best = m
		}
	}
	past := r.sectionLean < 0 && r.pubYear+r.planFrom != 0 // "Kết quả năm 2024: … đạt 94% (kế hoạch 95%)"
	fits := func(year int) bool { return year != 0 && (past || year >= r.earliest()) }
	c := r.year
	switch {
	case best != nil && fits(best.year):
		return best.when("carried")
	case r.monthOf(s) > 0 && !r.nextYear() && r.earliest() <= r.pubYear && r.pubYear < r.planYear: // "hết tháng 11" beside a plan for five years
		return when{year: r.pubYear, method: "inferred"}
	case fits(c.year) && (c.block == r.blockNo || c.heading), r.pubYear == 0 && c.heading && c.year != 0 && c.year < r.planYear && r.sectionLean >= 0:
		return when{c.year, c.from, c.method(), false, false}
	}
	return at
}

// likeBefore dates a goal that nothing dates as the one before it in its paragraph: "A đạt 60%
// vào năm 2030. B đạt 70%."
func (r *run) likeBefore(s *seg, at when) when {
	switch {
	case at.year == 0 && r.yearly(s): // "mỗi năm tiếp theo tăng 2%", and what it leads to
		r.goalDated = carriedYear{}
	case at.year == 0 && r.goalDated.block == r.blockNo && r.goalDated.year >= r.ref:
		return when{year: r.goalDated.year, from: r.goalDated.from, method: "carried"}
	case at.method == "stated":
		r.goalDated = carriedYear{year: at.year, from: at.from, block: r.blockNo}
	}
	return at
}

// earliest is the first year that a goal here can be for. A plan "đến năm 2030"
// begins with its article.
func (r *run) earliest() int {
	if r.planFrom == 0 && r.pubYear != 0 && r.planYear > r.pubYear+1 {
		return r.pubYear
	}
	return max(r.pubYear, r.firstYear())
}

// nextYear reports a plan of one year, made the year before.
func (r *run) nextYear() bool {
	return r.planYear == r.ref+1 && (r.planFrom == 0 || r.planFrom == r.ref)
}

func (m *moment) when(method string) when {
	return when{m.year, m.yearFrom, method, m.deadline, !m.over && !m.within}
}

// midMonth reports an article whose month has days to come, so that "hết tháng 10" lies ahead.
func (r *run) midMonth() bool {
	p := r.info.Published
	return len(p) == len("2006-01-02") && p[len("2006-01-"):] < "25"
}

// monthOf tells whether the last month named before the number lies ahead of the
// article's date (1, 2 as a deadline) or not (-1); 0 when none is named or a year is nearer: "hết
// tháng 11", "6 tháng đầu năm", "quý II", "đến 30/6", "tháng 8/2024".
func (r *run) monthOf(s *seg) int {
	now, lo := monthIn(r.info.Published), max(r.unitFrom, r.lo)
	if r.pubYear == 0 {
		return 0
	}
	for i := s.q.left - 1; i >= lo; i-- {
		if t := &r.toks[i]; t.kind != number && !t.upper { // nor a quarter: "quý II"
			continue
		}
		m, year := r.month(i)
		switch {
		case m == 0 && r.isNumber(i) && r.role[i]&yearRole != 0:
			return 0
		case m == 0 || year == 0 && now == 0:
			continue
		case year == 0 && now != 0 && !r.isNumber(i) && m-now < 3 && m >= now && !r.of(i-2, setDeadline) && r.cueLean(lo, s.q.left) <= 0: // "hợp đồng quý I tăng 25%", told in it
			continue
		case year == 0:
			year = r.pubYear
		}
		if year > r.pubYear || year == r.pubYear && now != 0 && (m > now || m == now && (r.is(i-1, "hết", "cuối") || r.is(i-1, "tháng") && r.is(i-2, "hết", "cuối") && r.midMonth() || r.dayAhead(i))) {
			for j := i - 1; j > i-5 && j >= lo; j-- { // "đến hết quý III", "trước 30/9"
				if r.of(j, setUntil) {
					return 2
				}
			}
			return 1
		}
		if year < r.pubYear || now != 0 || r.is(i-2, "tháng") {
			return -1
		}
	}
	return 0
}

// dayAhead reports a day after the article's own in its month, up to which something is due, the month
// at token i: "trước 31/8".
func (r *run) dayAhead(i int32) bool {
	if !r.isMark(i-1, '/') || !r.isNumber(i-2) || !r.of(i-3, setUntil) && !(r.is(i-3, "ngày") && r.of(i-4, setUntil)) || len(r.info.Published) < 10 {
		return false
	}
	day, _ := parsePlain(r.str(i - 2))
	today, ok := parsePlain(r.info.Published[8:10])
	return ok && day > today
}

// month reads the month that ends at token i, 0 for none, with its year when one
// is given.
func (r *run) month(i int32) (month, year int) {
	if !r.isNumber(i) {
		if r.isWord(i-1, "quý") && r.toks[i].kind == word && r.roman(i) {
			return 3 * map[string]int{"I": 1, "II": 2, "III": 3, "IV": 4}[r.str(i)], 0
		}
		return 0, 0
	}
	n, ok := parsePlain(r.str(i))
	v := int(n)
	switch {
	case !ok:
		return 0, 0
	case r.dottedDay(i) > 0 && !r.isEvent(i):
		return r.dottedDay(i), 0
	case isYear(r.str(i), n) && r.is(i-1, "năm") && r.is(i-2, "tháng") && r.isNumber(i-3): // "8 tháng năm 2025": a part of it
		return 1, v
	case isYear(r.str(i), n) && r.is(i-1, "năm"): // "6 tháng đầu năm 2025", "quý I năm 2025", "tháng 5 năm 2025"
		j := i - 2
		if r.is(j, "đầu") && r.is(j-1, "tháng") {
			j -= 2
		}
		if r.is(j-1, "tháng", "quý") || r.is(j+1, "tháng") {
			if m, y := r.month(j); y == 0 {
				return m, v
			}
		}
		return 0, 0
	case isYear(r.str(i), n) && (r.isMark(i-1, '/') || r.isMark(i-1, '.') || r.isMark(i-1, '-')) && r.is(i-3, "quý"):
		if q, _ := r.month(i - 2); q != 0 {
			return q, v
		}
		return 0, 0
	case isYear(r.str(i), n) && (r.isMark(i-1, '/') || r.isMark(i-1, '-')) && r.isNumber(i-2):
		if m, _ := parsePlain(r.str(i - 2)); m >= 1 && m <= 12 && !r.isEvent(i-4) {
			return int(m), v
		}
		return 0, 0
	case v < 1 || v > 12:
		return 0, 0
	case r.is(i-1, "tháng") && !r.isEvent(i-2), r.is(i+1, "tháng") && r.is(i+2, "đầu", "qua"):
		return v, 0
	case r.is(i-1, "quý") && v < 5:
		return 3 * v, 0
	case r.isMark(i-1, '-') && r.of(i-3, setUntil) && r.dashedDay(i-2): // "đến 31-12"
		return v, 0
	case r.isMark(i-1, '/') && r.isNumber(i-2) && !r.isMark(i+1, '/') && !r.isEvent(i-2) && (r.of(i-3, setUntil) || r.is(i-3, "ngày")):
		return v, 0
	}
	return 0, 0
}

// isEvent reports a day that token i begins or ends and that no "đến" leads in:
// the day of a meeting, not of a value.
func (r *run) isEvent(i int32) bool {
	if !r.isNumber(i) {
		return false
	}
	for j := i - 1; j > i-4; j-- {
		if r.of(j, setUntil) || r.is(j, "tính", "nhất") {
			return false
		}
	}
	return true
}

func monthIn(iso string) int {
	if len(iso) < 7 {
		return 0
	}
	v, ok := parsePlain(strings.TrimPrefix(iso[5:7], "0"))
	if !ok {
		return 0
	}
	return int(v)
}

// firstYear is the first year that a goal of this plan can be for.
func (r *run) firstYear() int {
	if r.planFrom != 0 {
		return r.planFrom
	}
	return r.planYear
}

func bounds(s *seg) (lo, hi int32) {
	lo, hi = s.q.left, s.q.right
	if len(s.pre) > 0 {
		lo = s.pre[0]
	}
	if n := len(s.post); n > 0 {
		hi = s.post[n-1] + 1
	}
	return lo, hi
}

// twoYears is two years that dated two levels of one thing, in one sentence.
type twoYears struct {
	first, last int
	block       int // where they last did
}

// carriedYear is the last time that was stated, for the sentences that state none.
type carriedYear struct {
	year, from int
	heading    bool
	goals      bool // a heading of goals
	vision     bool // of "Tầm nhìn đến năm 2045": it ends with its heading
	lead       bool // a sentence without numbers stated it
	due        bool // as a deadline
	alone      bool // it holds for its sentence alone: "Riêng năm 2026, …"
	over       bool // of a time behind the article: "nhiệm kỳ qua"
	block      int  // where it was stated
}

func (c carriedYear) method() string {
	if c.heading {
		return "heading"
	}
	return "carried"
}
