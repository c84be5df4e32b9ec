package extract

import (
	"math"

	"chitieu/corpus"
	"chitieu/corpus/viet"
)

// plainNumber reads the number at token i that is no percentage: a rank, a count
// of things, an amount, or one of the many that promise nothing. It returns the
// token after it.
func (s *sheet) plainNumber(i int32) int32 {
	q := quantity{from: i, to: i + 1, left: i, right: i + 1}
	end := s.classify(&q)
	if q.bound == "" {
		q.bound = corpus.Exactly
	}
	s.qs = append(s.qs, q)
	return end
}

// classify tells what the number of q is. It returns the token after it.
func (s *sheet) classify(q *quantity) int32 {
	i := q.from
	v, _, ok := parseNumber(s.str(i), false)
	if q.value = v; !ok {
		return q.reject(reasonCode, i+1)
	}
	if end := s.dateOrSymbol(q); end > i {
		return end
	}
	if s.rank(q) {
		return q.to
	}
	if end := s.label(q); end > i {
		return end
	}
	if end := s.code(q); end > i {
		return end
	}
	if s.isMark(i+1, '/') && s.isNumber(i+2) {
		return s.ofSoMany(q)
	}
	if s.is(i-1, "thứ") { // "nhà máy thứ 2"
		return q.reject(reasonOrdinal, i+1)
	}
	if i == s.lo && (s.isMark(i+1, '.') || s.isMark(i+1, ')') || s.isMark(i+1, '/') && !s.isNumber(i+2) || s.isMark(i+1, '-')) {
		return q.reject(reasonOrdinal, i+1)
	}
	if end := s.amount(q); end > i {
		return end
	}
	if end := s.noThing(q); end > i {
		return end
	}
	return s.count(q)
}

// reject makes a number that ends before token end one that promises nothing.
func (q *quantity) reject(why string, end int32) int32 {
	q.reason, q.to, q.right = why, end, end
	return end
}

// dateOrSymbol reads a number as a part of a time of day, a date or the symbol of a document; 0 where it is none.
func (s *sheet) dateOrSymbol(q *quantity) int32 {
	i := q.from
	if end, ok := s.clockOrDate(i); ok {
		why := reasonDate
		if s.isMark(i+1, ':') {
			why = reasonTime
		}
		return q.reject(why, end)
	}
	if end := s.documentEnd(i); end > i {
		return q.reject(reasonDocument, end)
	}
	return 0
}

// label reads a number that a word is glued to or that names something: "4G", "quy chuẩn 41", "5km"; 0 where it is none.
func (s *sheet) label(q *quantity) int32 {
	i := q.from
	if s.isWord(i-1, "chuẩn") && s.isWord(i-2, "quy") { // "theo quy chuẩn 41 mới"
		return q.reject(reasonOrdinal, i+1)
	}
	if s.isWord(i-1, "thứ") && s.isWord(i-2, "con") { // "sinh con thứ 3 trở lên: giảm 0,5%"
		return q.reject(reasonLabel, i+1)
	}
	if t := s.tok(i + 1); t.kind == word && t.glued {
		if m := s.measureAt(i + 1); m != nil {
			return s.measuredBy(q, m)
		}
		return q.reject(reasonLabel, i+2)
	}
	if t := s.tok(i - 1); t.kind == word && s.tok(i).glued || s.isMark(i-1, '-') && s.tok(i).glued && s.tok(i-1).glued && s.tok(i-2).kind == word {
		return q.reject(reasonLabel, i+1)
	}
	return 0
}

// code reads a number as a year, a code, or one that the words before it make none that counts; 0 where it is none.
func (s *sheet) code(q *quantity) int32 {
	i, v, form := q.from, q.value, s.str(q.from)
	if isYear(form, v) && (s.afterYear(i) || !s.countNoun(i+1)) {
		return q.reject(reasonYear, i+1)
	}
	if digits(form) >= 8 || len(form) > 1 && form[0] == '0' && digits(form) > 3 {
		return q.reject(reasonCode, i+1)
	}
	if s.isMark(i-1, '+') && s.is(i-2, "gmt", "utc") {
		return q.reject(reasonTime, i+1)
	}
	if m := s.ending(i, notNumber); m != nil && !s.measured(i+1) && !s.leavesCount(m, i) {
		why := m.e.value
		if why == reasonYear && !isYear(form, v) {
			why = reasonDate
			if s.is(i-1, "năm") && v < 32 {
				why = reasonDuration
			}
		}
		return q.reject(why, s.pairEnd(i))
	}
	if why := s.listed(i); why != "" {
		return q.reject(why, i+1)
	}
	if s.slogan(i) {
		return q.reject(reasonLabel, i+1)
	}
	if s.is(i-1, "tiêu") && s.is(i-2, "mục") && v < 20 && (s.isMark(i+1, ':') || s.at(i+1, actWord) != nil || s.at(i+1, predicate) != nil || s.is(i+1, "củng", "mở", "tăng", "đẩy", "nâng", "phát")) { // "mục tiêu 2 thực hiện …"
		return q.reject(reasonOrdinal, i+1)
	}
	return 0
}

// ofSoMany reads two numbers with a stroke between: "48/55 xã", "1/3 diện tích", "31/12".
func (s *sheet) ofSoMany(q *quantity) int32 {
	i, v := q.from, q.value
	whole, _, ok := parseNumber(s.str(i+2), false)
	switch {
	case s.of(i-1, setUntil) && ok && v > 0 && v < 32 && whole > 0 && whole < 13 && s.toks[min(i+3, s.hi-1)].kind == punct: // "đến 31/12, …"
		return q.reject(reasonDate, i+3)
	case v > whole && v < 32 && whole > 0 && whole < 13 && v == math.Trunc(v): // "cam kết 31/12 thông xe"
		return q.reject(reasonDate, i+3)
	case perMany(whole) && v < whole && s.is(i+3, "ca", "trẻ", "dân", "người", "phụ"): // "42/100.000 ca đẻ sống": so many of so many
		q.unit, q.to = corpus.UnitAmount, i+1
		s.bind(q)
		return q.to
	case whole <= 5 && (s.of(i+3, setPortioned) || s.sharedOut(i, v)), v == 1 && whole >= 100 && s.is(i-1, "lệ"): // "1/3 diện tích", "2/3 số xã": a share in words; "quy hoạch tỷ lệ 1/500"
		return q.reject(reasonFraction, i+3)
	case !ok || v != math.Trunc(v) || !s.thing(i+3), perMany(whole), s.multiplier(i+3) > 1: // "400/100.000 trẻ", "265/320 triệu m2"
	case v > whole && whole > 12: // "dạy nghề cho 5.120/5.000 người": reached and planned
		return q.reject(reasonFraction, i+2)
	case v <= whole && (!s.sharesIn(i+3) || s.striven(i)): // "48/55 xã đạt chuẩn"
		q.unit, q.den, q.to = corpus.UnitCount, s.str(i+2), i+3
		s.bind(q)
		q.noun = s.nounEnd(q.to)
		return q.to
	}
	return q.reject(reasonFraction, i+3)
}

// amount reads a number, or a range of two, with the measure behind it or named before it; it returns 0, and q.to behind the
// numbers, where none is: "5 - 7 dự án", "từ 05 đến 10 mô hình".
func (s *sheet) amount(q *quantity) int32 {
	i, v := q.from, q.value
	to := i + 1
	if j := s.dash(to); j > to && s.isNumber(j) && !(s.isMark(j-1, '-') && s.chained(i, j+1)) {
		if v2, _, ok := parseNumber(s.str(j), false); ok && v2 > v && !isYear(s.str(j), v2) {
			q.isRange, q.high, to = true, v2, j+1
		}
	}
	if f := s.multiplier(to); f > 1 {
		q.value, q.high, to = math.Round(q.value*f), math.Round(q.high*f), to+1
	}
	q.to = to
	if s.steps(q) {
		return q.to
	}
	if s.percentNamed(i, to) || s.percentHeaded(i, to) {
		q.unit = corpus.UnitPercent
		s.bind(q)
		s.rangeBound(q)
		return q.to
	}
	if s.isMark(to, 'T') { // "15‰"
		q.unit, q.measure, q.to = corpus.UnitAmount, to, to+1
		s.bind(q)
		s.rangeBound(q)
		return q.to
	}
	if m := s.measureAt(to); m != nil {
		return s.measuredBy(q, m)
	}
	return 0
}

// noThing rejects a number behind which nothing stands that it could count; it returns 0 where something does.
func (s *sheet) noThing(q *quantity) int32 {
	i, to := q.from, q.to
	if s.toAge(to) {
		return q.reject(reasonDuration, i+1)
	}
	if s.is(to, "lên", "xuống", "thành", "còn") && s.startsFrom(i, to) { // "tăng từ 10 lên 30 chiếc"
		return q.reject(reasonOther, to)
	}
	if s.tok(to).kind == word && !s.noun(to) {
		return q.reject(reasonOther, to)
	}
	if s.tok(to).kind != word {
		if s.hi == to && i == s.lo {
			q.unit = corpus.UnitCount // a table cell holds the number alone
			s.bind(q)
			s.rangeBound(q)
			q.reason = reasonCount
			return q.to
		}
		if s.namedBefore(q) {
			return q.to
		}
		return q.reject(s.leftover(i, to), to)
	}
	if s.perSo(i, to) {
		return q.reject(reasonPart, to)
	}
	return 0
}

// count reads a number of the things named behind it.
func (s *sheet) count(q *quantity) int32 {
	i, to := q.from, q.to
	q.unit = corpus.UnitCount
	s.bind(q)
	s.rangeBound(q)
	criteria := s.criteria(q, to)
	if q.value != math.Trunc(q.value) && !criteria { // "45,7 giường" are per others
		q.unit = corpus.UnitAmount
	}
	if m := s.at(to, notGoal); m != nil && m.e.weight > 0 && m.e.weight < 3 && !s.isIn(to, listPerHead) && !criteria && !(m.e.weight == 1 && s.workedOn(q, m.e.value == "matter")) && !(m.e.value == "things" && s.leadsClause(q)) && !s.place(to) {
		q.reason = reasonCount
	}
	if s.is(i-1, "từ") && (s.is(i-2, "hội") && s.is(i-3, "cơ") || s.is(i-2, "thế") && s.is(i-3, "lợi") || s.is(i-2, "liệu") && s.is(i-3, "dữ") || s.is(i-2, "nghiệm") && s.is(i-3, "kinh")) { // "khai thác cơ hội từ 17 hiệp định": where they come from
		q.reason = reasonCount
	}
	if s.tellsApart(q, to) {
		q.reason = reasonCount
	}
	q.baseline = s.startsFrom(i, to)
	q.noun = s.nounEnd(to)
	if s.rate(to) || s.ratesLed(i) {
		q.unit = corpus.UnitAmount
	}
	return q.to
}

// measuredBy reads a number before its unit of money, size or score, and returns the token after it. A time and the
// voltage of a line promise nothing.
func (s *sheet) measuredBy(q *quantity, m *match) int32 {
	q.unit, q.measure, q.to, q.right = measureUnit(m.e.value), m.from, m.to, m.to
	if q.unit == "" {
		q.reason = reasonDuration
		if m.e.value == reasonLabel {
			q.reason = reasonLabel
		}
		return q.to
	}
	if s.isMark(q.to, '/') && s.tok(q.to).glued && s.tok(q.to+1).kind == word && s.at(q.to+1, boundLeft) == nil && s.at(q.to+1, rankWord) == nil { // "Gb/s", "triệu đồng/người", not "1.500 USD/khoảng 50.000 người"
		q.to += 2
	}
	s.bind(q)
	s.rangeBound(q)
	return q.to
}

// percentNamed reports a bare number behind a name that gives its unit: "Tỷ lệ hộ nghèo (%): 1,4", "Tỷ lệ che phủ rừng (%):
// năm 2025: 52; năm 2026: 52,5". Words of their own before it or behind it count something else.
func (s *sheet) percentNamed(i, to int32) bool {
	if t := &s.toks[min(to, s.hi-1)]; to < s.hi && t.kind == word && s.at(to, boundRight) == nil && !s.isIn(to, listBehindNumber) {
		return false
	}
	for j := i - 1; j > i-24 && j > s.lo+1; j-- {
		switch t := &s.toks[j]; {
		case t.ch == ')':
			return s.isMark(j-1, '%') && s.isMark(j-2, '(')
		case t.ch == '%' || t.ch == '/' || t.ch == '.':
			return false
		case t.kind == word && s.stops[j+1]&(boundLeft.bit()|verb.bit()) == 0 && !s.isIn(j, listBeforeNumber):
			return false
		}
	}
	return false
}

// percentHeaded reports a bare number that only a time leads to, in a list below a line that ends with its unit:
// "1. Tỷ lệ hộ nghèo (%)⏎- Năm 2026: 70⏎- Năm 2027: 75".
func (s *sheet) percentHeaded(i, to int32) bool {
	if !s.isMark(i-1, ':') || i-s.lo > 7 || s.hi-to > 1 {
		return false
	}
	ofTime := func(t *token) bool {
		switch s.key(t) {
		case "năm", "đến", "hết", "giai", "đoạn":
			return true
		}
		return t.kind != word
	}
	for j := s.lo; j < s.hi; j++ {
		if !ofTime(&s.toks[j]) {
			return false
		}
	}
	for j := s.lo - 1; j > 1 && j > s.lo-120; j-- {
		switch t := &s.toks[j]; {
		case t.kind == punct && t.ch == ')':
			return s.toks[j-1].ch == '%' && s.toks[j-2].ch == '('
		case !ofTime(t), t.kind == punct && t.ch == '%':
			return false
		}
	}
	return false
}

// groupOfEntries reports a group of goals, not of places: "Nhóm 2. Bảo vệ trẻ em" at the head of a line.
func (s *sheet) groupOfEntries(m *match, i int32) bool {
	if !s.is(i-1, "nhóm") || m.from != i-1 || !s.isMark(i+1, '.') && !s.isMark(i+1, ':') && !s.isMark(i+1, '-') {
		return false
	}
	for j := s.lo; j < m.from; j++ {
		if s.toks[j].kind != punct {
			return false
		}
	}
	return true
}

// leavesCount reports words that make no label of a number of things behind them: "mỗi năm
// 150 đảng viên", "nâng hạng 10 sản phẩm".
func (s *sheet) leavesCount(m *match, i int32) bool {
	if a := s.ending(i, actWord); a != nil && a.to-a.from > m.to-m.from && !s.is(i+1, "vụ") { // "phục vụ 120 - 130 nghìn lượt khách": no season
		return true
	}
	if s.is(i-1, "hạng") && s.is(i-2, "nâng", "phân") {
		return s.thing(i + 1)
	}
	if s.isWord(i-1, "cấp") && m.to-m.from == 1 && s.isIn(i+1, listIssued) { // "cấp 200 giấy phép", no "cấp 3"
		return true
	}
	if s.is(i-1, "dẫn") && s.is(i-2, "hướng") { // "hướng dẫn 500 hộ kinh doanh"
		return s.thing(i + 1)
	}
	if s.is(i-1, "mức") && s.rate(i+1) { // "tỷ số giới tính khi sinh ở mức 110 bé trai/100 bé gái"
		return true
	}
	if s.is(m.from, "đường", "hương", "huyện") && m.to-m.from == 2 && s.is(i+1, "tuyến") { // "nâng cấp đường huyện 12 tuyến"
		return true
	}
	return s.is(m.from-1, "mỗi", "từng", "hằng", "hàng") && s.thing(i+1)
}

// sharedOut reports a part in words of what has no round number of its own: "1/4 chuyến đi", "trong đó 2/3 muốn
// du học". "1/4 xã đạt chuẩn" counts communes.
func (s *sheet) sharedOut(i int32, v float64) bool {
	if s.is(i+3, "muốn", "cho", "không", "chưa") {
		return true
	}
	return v == 1 && s.at(i+3, tierWord) == nil && s.isIn(i+3, listSharedOut)
}

// thing reports a word at token i that names what one counts and plans set goals for.
func (s *sheet) thing(i int32) bool {
	m := s.at(i, notGoal)
	return s.tok(i).kind == word && s.noun(i) && (m == nil || m.e.value == "things") && s.measureAt(i) == nil
}

// striven reports a word for goals a little before token i: "phấn đấu đạt 154/218
// trường chuẩn, đạt 70%".
func (s *sheet) striven(i int32) bool {
	for j := i; j > i-14 && j > s.lo && !s.isMark(j-1, ';') && !s.isMark(j-1, '.'); j-- {
		if m := s.ending(j, cueResult); m != nil && m.e.weight > 0 {
			return false
		}
		if m := s.ending(j, cueTarget); m != nil && m.e.weight >= 2.5 {
			return true
		}
	}
	return false
}

// sharesIn reports a percentage that says the same as the fraction before token i:
// "47/121 xã, bằng 38,8%".
func (s *sheet) sharesIn(i int32) bool {
	for j := i; j < i+14 && !s.isMark(j, ';') && !s.isMark(j, '.'); j++ {
		if s.isMark(j, '%') {
			return true
		}
	}
	return false
}

// steps reads a change of rank: "tăng ít nhất 2 bậc", "cải thiện 3 hạng".
func (s *sheet) steps(q *quantity) bool {
	if !s.is(q.to, "bậc", "hạng") || s.tok(q.to).glued || s.is(q.to, "hạng") && s.isNumber(q.to+1) && (s.tok(q.to+2).kind != word || s.is(q.to+2, "cả", "toàn")) { // "tăng 15 | hạng 20 cả nước"
		return false
	}
	s.bind(q)
	s.rangeBound(q)
	if m := s.ending(q.left, verb); m == nil || m.e.value != "increase" && m.e.value != "decrease" {
		return false
	}
	q.unit, q.right = corpus.UnitRank, max(q.right, q.to+1) // "bậc" is nothing that is measured
	return true
}

// perSo reports what a rate is counted on: "trên 1 vạn dân", "/1.000 trẻ".
func (s *sheet) perSo(i, to int32) bool {
	if s.is(to, "bé", "trẻ", "nữ", "em", "cháu") && s.is(i-2, "trai", "nam") && (s.isMark(i-1, '/') || s.is(i-1, "trên")) { // "110 bé trai/100 bé gái"
		return s.str(i) == "100"
	}
	if !s.is(to, "dân", "trẻ", "người", "hộ", "học") || !s.is(i-1, "trên") && !s.isMark(i-1, '/') {
		return false
	}
	switch s.str(i) {
	case "100": // "thuê bao/100 dân"; "trên 100 người" binds
		return s.isMark(i-1, '/') && !s.isNumber(i-2)
	case "1":
		return to > i+1
	case "1.000", "10.000", "100.000":
		return true
	}
	return false
}

// rate reports a number of things per others: "12 người/1 vạn dân", "109 bé trai/100
// bé gái", "26 giường bệnh trên một vạn dân". Staff and beds share those: "10 bác sĩ và 26 giường bệnh/vạn dân".
func (s *sheet) rate(i int32) bool {
	for j := i; j < i+5; j++ {
		switch {
		case s.perOthers(j):
			return true
		case j > i && s.isNumber(j+1) && (s.isMark(j, ',') || s.is(j, "và")):
			return s.isIn(i, listPerHead) && s.isIn(j+2, listPerHead) && s.rate(j+2)
		case s.tok(j).kind != word:
			return false
		}
	}
	return false
}

// perOthers reports at token i what leads to how many others a number of things is counted on: "/1 vạn dân",
// "trên một vạn dân".
func (s *sheet) perOthers(i int32) bool {
	if s.isMark(i, '/') {
		return s.isNumber(i+1) || s.is(i+1, "vạn", "nghìn", "triệu")
	}
	end, _ := s.percentAt(i + 2)
	return s.is(i, "trên") && (s.isNumber(i+1) || s.is(i+1, "một", "mười", "vạn", "nghìn")) && end == i+2 // "12 đơn vị giải ngân trên 70%"
}

// ratesLed reports a number led in by how many people it is counted on: "Trên 1 vạn dân: 11,5 bác sĩ, 29 giường
// bệnh".
func (s *sheet) ratesLed(i int32) bool {
	for j := i - 1; j > i-14 && j > s.lo; j-- {
		switch {
		case s.isMark(j, ';') || s.isMark(j, '%'):
			return false
		case s.isMark(j, ':'):
			return s.is(j-1, "dân") && (s.is(j-2, "vạn") || s.str(j-2) == "10.000" || s.str(j-2) == "1.000")
		}
	}
	return false
}

// workedOn reports a count that is bounded, added to, worked on or written as plans
// write goals: "ít nhất 02 huyện", "thêm 2 huyện", "xóa 68 nhà tạm". On the matter of a plan one always works: "thực hiện 3
// khâu đột phá".
func (s *sheet) workedOn(q *quantity, matter bool) bool {
	if q.left < q.from || s.is(q.left-1, "thêm", "mới") {
		return true
	}
	return !matter && (s.str(q.from)[0] == '0' || s.ending(q.left, actWord) != nil || s.strivenFor(q.left))
}

// strivenFor reports a word of striving right before token i: "phấn đấu 164 xã, phường, thị trấn …".
func (s *sheet) strivenFor(i int32) bool {
	m := s.ending(i, cueTarget)
	return m != nil && m.e.value == "strive"
}

// leadsClause reports a count that begins its clause: "; 2 huyện đạt chuẩn".
func (s *sheet) leadsClause(q *quantity) bool {
	return q.left == s.lo || s.tok(q.left-1).kind == punct || s.is(q.left-1, "có", "và")
}

// perMany reports the round number of others that a rate is told of.
func perMany(n float64) bool { return n == 1e3 || n == 1e4 || n == 1e5 || n == 1e6 }

// multiplier reads "1,13 triệu lượt khách"; "tỷ đồng" and "nghìn tấn" are units
// of their own.
func (s *sheet) multiplier(i int32) float64 {
	if s.measureAt(i) != nil {
		return 1
	}
	switch {
	case s.is(i, "nghìn", "ngàn"):
		return 1e3
	case s.is(i, "vạn"):
		return 1e4
	case s.is(i, "triệu"):
		return 1e6
	}
	return 1
}

func (s *sheet) rangeBound(q *quantity) {
	if q.isRange {
		q.bound = corpus.RangeOf
	}
}

func measureUnit(kind string) string {
	switch kind {
	case "money":
		return corpus.UnitMoney
	case "quantity":
		return corpus.UnitAmount
	case "score":
		return corpus.UnitScore
	}
	return ""
}

// measureAt returns the unit that begins at token i: the "tỷ" of "tỷ lệ" and the
// "điểm" of "điểm du lịch" are none.
func (s *sheet) measureAt(i int32) *match {
	m := s.at(i, measure)
	if m == nil || m.to-m.from > 1 {
		return m
	}
	switch {
	case s.is(i, "tỷ") && s.is(i+1, "lệ", "trọng", "suất", "số", "phần"):
		return nil
	case s.place(i), s.is(i, "đồng") && s.is(i+1, "chí", "bào", "hồ", "nghiệp"), s.is(i, "lần") && s.is(i+1, "lượt"):
		return nil
	}
	return m
}

// place reports a "điểm" that is a place and no score: "điểm du lịch".
func (s *sheet) place(i int32) bool {
	if !s.is(i, "điểm") {
		return false
	}
	for j := i - 1; j > i-24 && j >= s.lo && !s.isMark(j, '.') && !s.isMark(j, ';'); j-- {
		if s.is(j, "điểm") && s.is(j-1, "số", "lượng") && s.tok(j+1).kind == word { // "số điểm chấp nhận thẻ lên 900 điểm"
			return true
		}
	}
	return s.of(i+1, setAfterHalt)
}

// listed returns the reason of the number before the comma or "và" before token i,
// when that was a level or a document: "mức độ 3, 4".
func (s *sheet) listed(i int32) string {
	n := len(s.qs)
	if n == 0 || !(s.isMark(i-1, ',') || s.is(i-1, "và", "hoặc")) {
		return ""
	}
	if p := &s.qs[n-1]; p.to == i-1 && (p.reason == reasonLevel || p.reason == reasonDocument) && s.measureAt(i+1) == nil {
		return p.reason
	}
	return ""
}

// pairEnd returns the token after the number at i, or after the range that it
// begins: "độ tuổi 15 - 60".
func (s *sheet) pairEnd(i int32) int32 {
	if j := s.dash(i + 1); j > i+1 && s.isNumber(j) {
		if end, _ := s.percentAt(j + 1); end == j+1 {
			return j + 1
		}
	}
	return i + 1
}

// toAge reports a lower age before token i: "từ 3 | đến dưới 5 tuổi".
func (s *sheet) toAge(i int32) bool {
	j := s.dash(i)
	if j == i {
		return false
	}
	for s.is(j, "dưới", "hết", "trên") {
		j++
	}
	m := s.at(j+1, measure)
	return s.isNumber(j) && m != nil && m.e.value == "time"
}

// tellsApart reports a number that only tells which things another number is of: "giảm số xã đạt dưới | 7 tiêu chí
// xuống 40 xã", "trong đó, | 5 huyện nghèo giảm từ 5% trở lên". "Phấn đấu 5 huyện đạt 100% tiêu chí" counts them.
func (s *sheet) tellsApart(q *quantity, i int32) bool {
	if q.left < q.from && s.is(i, "tiêu") && s.is(i+1, "chí") && s.is(q.left-1, "đạt", "có") {
		for j := i + 2; j < i+4; j++ {
			if s.is(j, "xuống", "còn", "lên") {
				j++
				for s.is(j, "còn", "dưới", "trên", "khoảng") {
					j++
				}
				return s.isNumber(j)
			}
		}
		return false
	}
	if q.left != q.from || !(s.isMark(q.left-1, ',') && s.is(q.left-2, "đó") || s.is(q.left-1, "đó", "riêng")) {
		return false
	}
	for j := i + 1; j < i+5; j++ {
		if s.is(j, "giảm", "tăng") {
			for j++; s.isWord(j, "từ") || s.isIn(j, listAbout); j++ {
			}
			return s.isNumber(j) && s.isMark(j+1, '%')
		}
	}
	return false
}

// noun reports whether the word at token i can be the thing counted: no
// preposition and no verb of level.
func (s *sheet) noun(i int32) bool {
	return !s.of(i, setNoNoun)
}

// measured reports the unit of an amount at token i, behind the upper end of a range too: "8 | - 9‰".
func (s *sheet) measured(i int32) bool {
	if j := s.dash(i); j > i && s.isNumber(j) {
		i = j + 1
	}
	m := s.measureAt(i)
	return m != nil && m.e.value != "time" || s.isMark(i, 'T')
}

// countNoun reports whether token i begins the name of things that one counts.
func (s *sheet) countNoun(i int32) bool {
	if s.tok(i).kind != word {
		return false
	}
	return s.isIn(i, listCounted) || s.measured(i)
}

// nounEnd returns the end of the name of the things counted: at most four words, before a predicate, "và" or "so với".
func (s *sheet) nounEnd(i int32) int32 {
	j := i
	for ; j < i+4 && s.tok(j).kind == word; j++ {
		if j > i && (s.at(j, predicate) != nil || s.at(j, boundRight) != nil || s.is(j, "và", "hoặc", "theo") || s.is(j, "so") && s.is(j+1, "với")) { // "80 đảng viên | trở lên", "1 khu | và 2 điểm du lịch"
			break
		}
	}
	return j
}

func digits(form string) int {
	n := 0
	for i := 0; i < len(form); i++ {
		if form[i] >= '0' && form[i] <= '9' {
			n++
		}
	}
	return n
}

// isYear reports a number that is read as a calendar year.
func isYear(form string, v float64) bool {
	return len(form) == 4 && v >= 1930 && v <= 2100
}

// clockOrDate recognises 09:11:30, 30-6-2023, 30/6, 30.4.2025 and tháng 4/2025.
func (s *sheet) clockOrDate(i int32) (int32, bool) {
	v, _ := parsePlain(s.str(i))
	if s.isMark(i+1, ':') && s.isNumber(i+2) && s.tok(i+2).glued && v < 25 {
		end := i + 3
		if s.isMark(end, ':') && s.isNumber(end+1) {
			end += 2
		}
		return end, true
	}
	if end := s.isoAt(i); end > i && isYear(s.str(i), v) {
		return end, true // 2026-01-23
	}
	for _, sep := range []byte{'/', '-'} {
		if !s.isMark(i+1, sep) || !s.isNumber(i+2) || !s.tok(i+1).glued || !s.tok(i+2).glued {
			continue
		}
		m, _ := parsePlain(s.str(i + 2))
		if s.isMark(i+3, sep) && s.isNumber(i+4) && v >= 1 && v <= 31 && m >= 1 && m <= 12 {
			return i + 5, true // d/m/yyyy
		}
		if y, _ := parsePlain(s.str(i + 2)); isYear(s.str(i+2), y) && v >= 1 && v <= 12 {
			return i + 3, true // m/yyyy
		}
		if isYear(s.str(i), v) && isYear(s.str(i+2), m) {
			return i + 3, true // 2021-2025
		}
		if v >= 1 && v <= 31 && m >= 1 && m <= 12 && s.dated(i) {
			return i + 3, true // ngày 30/6
		}
		if s.of(i-1, setUntil) && s.dashedDay(i) {
			return i + 3, true // đến 31-12
		}
	}
	if countByte(s.str(i), '.') > 0 && s.dated(i) || s.dottedDay(i) > 0 { // 22.8, 30.4.2025, đến 31.12
		return i + 1, true
	}
	if isYear(s.str(i), v) {
		if j := s.dash(i + 1); j > i+1 && s.isMark(j-1, '-') && s.isNumber(j) {
			if w, _ := parsePlain(s.str(j)); isYear(s.str(j), w) {
				return j + 1, true // 2021 - 2025
			}
		}
	}
	return i, false
}

func countByte(s string, c byte) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] == c {
			n++
		}
	}
	return n
}

func (s *sheet) dated(i int32) bool {
	if s.isMark(i-1, '(') {
		return s.is(i-2, "ngày", "sáng", "chiều")
	}
	return s.isIn(i-1, listBeforeDate)
}

// documentEnd recognises 833/KH-UBND, 09-NQ/TU, 18/2019/NQ-HĐND and returns the token after them.
func (s *sheet) documentEnd(i int32) int32 {
	j := i + 1
	if !s.isMark(j, '/') && !s.isMark(j, '-') {
		return s.symbolBehind(i)
	}
	if s.isMark(j, '/') && s.isNumber(j+1) && s.tok(j+1).glued && s.tok(j+1).end-s.tok(j+1).start == 4 && (s.tok(j).glued || s.numbersDocument(i)) {
		j += 2 // "18/2019/NQ-HĐND", "số 18 /2019/NQ-HĐND"
	}
	if !(s.isMark(j, '/') || s.isMark(j, '-')) || s.tok(j+1).kind != word {
		return i
	}
	loose := !s.tok(j).glued || !s.tok(j+1).glued
	if loose && !(s.symbolWord(j+1) && (s.isMark(j, '/') || s.isMark(j+2, '/')) && s.numbersDocument(i)) { // "số 156 /KH-UBND", "số 16 - NQ/TU"
		return i
	}
	form := s.str(j + 1)
	if form != "Ctr" && !(s.is(i-1, "số") && s.is(j+1, "kh", "nq", "qđ")) && (!viet.IsUpper(rune(form[0])) && form[0] < 0x80 || !allUpper(form)) {
		return i
	}
	slash := s.isMark(j, '/')
	j += 2
	if s.organBehind(j, slash && (loose || s.symbolWord(j-1) && s.numbersDocument(i))) {
		j += 2
	}
	for (s.isMark(j, '/') || s.isMark(j, '-') || s.isMark(j, '&')) && s.tok(j+1).kind != punct && s.tok(j).glued && s.tok(j+1).glued {
		j += 2
	}
	return j
}

// organBehind reports the organ of a symbol at mark j, printed with a blank or a line break before it, or around
// its mark where the symbol stands behind a slash: "424/QĐ- UBND", "5543 /KH - UBND", no "57-NQ/TW - UBND tỉnh …".
func (s *sheet) organBehind(j int32, spaced bool) bool {
	return s.isMark(j, '-') && (s.tok(j).glued || spaced) && !s.tok(j+1).glued && s.tok(j+1).kind == word && allUpper(s.str(j+1))
}

// symbolBehind reads a number whose symbol stands behind a blank instead of a slash: "Quyết định số 1234
// QĐ/UBND".
func (s *sheet) symbolBehind(i int32) int32 {
	if s.symbolWord(i+1) && (s.isMark(i+2, '/') || s.isMark(i+2, '-')) && s.tok(i+3).glued && s.tok(i+3).kind == word && allUpper(s.str(i+3)) && s.numbersDocument(i) {
		return i + 4
	}
	return i
}

// symbolWord reports the letters of a kind of document that sets goals.
func (s *sheet) symbolWord(i int32) bool {
	if t := s.tok(i); !t.upper || t.end-t.start > 3 {
		return false
	}
	switch s.str(i) {
	case "KH", "NQ", "QĐ", "CT", "CTr", "ĐA", "KL":
		return true
	}
	return false
}

// numbersDocument reports a number at token i that stands behind "số" or the kind of a document: "Kế hoạch số
// 156", "KH 45", "Số: 12".
func (s *sheet) numbersDocument(i int32) bool {
	return s.nameOfDocument(i) < i && (!s.isMark(i-1, ':') || s.isWord(i-2, "số"))
}

// allUpper reports whether a form begins with at least two letters of which the
// first two are upper case, as document symbols do (KH, QĐ, NQ, TTr, CTr).
func allUpper(form string) bool {
	n := 0
	for _, r := range form {
		if !viet.IsUpper(r) {
			break
		}
		n++
	}
	return n >= 2
}

// rank reads "thứ 05/63", "nhóm 10 địa phương đứng đầu", "top 5".
func (s *sheet) rank(q *quantity) bool {
	i := q.from
	left := i
	bound := corpus.Bound("")
	for m := s.ending(left, boundLeft); m != nil; m = s.ending(left, boundLeft) {
		if m.e.value == "diff" {
			break
		}
		bound, left = corpus.Bound(m.e.value), m.from
	}
	m := s.ending(left, rankWord)
	if m == nil && s.isMark(left-1, '"') {
		m = s.ending(left-1, rankWord)
	}
	from := left
	if m != nil {
		from = m.from
	}
	if m == nil && s.isWord(left, "từ") { // "thứ hạng PCI từ 15 - 20"
		for j := left; m == nil && j > left-4 && j > s.lo && (s.toks[j-1].upper || s.is(j-1, "chỉ", "số")); j-- {
			m = s.ending(j-1, rankWord)
		}
	}
	if m == nil || q.value < 1 || q.value > 250 {
		return false
	}
	if nn := s.ending(left, notNumber); nn != nil && nn.to-nn.from > m.to-m.from {
		return false
	}
	if t := s.tok(i + 1); t.kind == word && t.glued {
		return false
	}
	if s.isLabel(m, i) || s.pictured(i+1) || s.inSeries(m, i) || s.upgrades(m, i) || s.groupOfEntries(m, i) {
		return false
	}
	if b := s.ending(from, boundLeft); b != nil && (b.e.value == string(corpus.AtLeast) || b.e.value == string(corpus.AtMost)) { // "không thấp hơn thứ 25"
		bound, from = corpus.AtMost, b.from
	}
	q.unit, q.to, q.left = corpus.UnitRank, i+1, from
	if s.isMark(i+1, '/') && s.isNumber(i+2) {
		q.den, q.to = s.str(i+2), i+3
	}
	q.right = q.to
	if j := s.dash(q.to); q.den == "" && m.e.value != "group" && j > q.to && s.isNumber(j) && s.toks[j].end-s.toks[j].start <= 2 {
		if high, _, ok := parseNumber(s.str(j), false); ok && high > q.value {
			q.isRange, q.high, q.bound = true, high, corpus.RangeOf
			q.to, q.right = j+1, j+1
			return true
		}
	}
	if m.e.value == "group" {
		if !s.leads(q.to) || s.is(m.to-1, "trong") && !s.best(q.to) || s.is(m.from, "trong") && s.is(m.from+1, "số") && !s.heads(q.to) {
			q.unit = ""
			q.to, q.left, q.right = i+1, i, i+1
			return false
		}
		q.bound = corpus.AtMost
		return true
	}
	q.bound = corpus.Exactly
	if r := s.at(q.right, boundRight); r != nil {
		q.bound, q.right = corpus.AtMost, r.to
	}
	switch bound {
	case corpus.AtLeast, corpus.AtMost: // "không thấp hơn thứ 10" and "ít nhất thứ 10" are ceilings alike
		q.bound = corpus.AtMost
	}
	return true
}

// pictured reports words behind a number that tell who stands where on a photograph: "(thứ 2 từ
// trái sang)", "(thứ ba, bên phải)".
func (s *sheet) pictured(i int32) bool {
	if s.isMark(i, ',') {
		i++
	}
	return s.is(i, "từ", "bên", "phía", "tính") && (s.is(i+1, "trái", "phải") || s.is(i+1, "từ", "bên") && s.is(i+2, "trái", "phải")) && !s.is(i+2, "cây")
}

// isLabel reports a number that names a group or counts what is ranked: "Nhóm 3, các
// xã miền núi", "thứ hạng 54 địa phương".
func (s *sheet) isLabel(m *match, i int32) bool {
	if m.e.value == "group" {
		label := s.isMark(i+1, ',') || s.isMark(i+1, ':') || s.is(i+1, "là", "gồm", "bao", "có")
		return m.to-m.from == 1 && label && !s.isIn(m.from-1, listWithin) && i+2 < s.hi && (m.from == s.lo || s.tok(m.from).upper)
	}
	return s.is(i+1, "địa", "tỉnh", "đơn", "sở", "xã", "huyện") && !s.isMark(i+1, '/') || s.isGrade(m, i)
}

// upgrades reports a "hạng" that belongs to its verb: "nâng hạng 10 sản phẩm".
func (s *sheet) upgrades(m *match, i int32) bool {
	return s.is(m.to-1, "hạng") && s.is(m.from-1, "nâng", "phân") && s.thing(i+1)
}

// inSeries reports a "thứ" that counts days, years, meetings or children: "Thứ 4, 13/07/2022",
// "năm thứ 2", "phiên họp thứ 4", "sinh con thứ 3", "mục tiêu thứ 2".
func (s *sheet) inSeries(m *match, i int32) bool {
	if m.to-m.from > 1 || !s.is(m.from, "thứ") {
		return false
	}
	if s.isIn(m.from-1, listSeries) {
		return true
	}
	_, date := s.clockOrDate(i + 2)
	return s.isMark(i+1, ',') && (date || s.is(i+2, "ngày"))
}

// isGrade reports the grade of a thing, which is no rank among equals: "bệnh viện hạng
// 2", "chợ hạng 1, hạng 2".
func (s *sheet) isGrade(m *match, i int32) bool {
	if m.to-m.from > 1 || !s.is(m.from, "hạng") || s.str(i) > "4" || s.toks[i].end-s.toks[i].start > 1 || s.isMark(i+1, '/') {
		return false
	}
	before := s.tok(m.from - 1)
	if before.kind == word {
		return !before.upper && !s.tok(m.from-2).upper && s.ending(m.from, verb) == nil && s.ending(m.from, cueTarget) == nil && s.ending(m.from, predicate) == nil &&
			!s.of(m.from-1, setBeforeGrade)
	}
	n := len(s.qs)
	return n > 0 && s.qs[n-1].reason == reasonLevel && s.qs[n-1].to == m.from-1
}

// heads reports "đứng đầu", "dẫn đầu" after a group's number: "trong số 34 tỉnh" alone
// only tells how many there are.
func (s *sheet) heads(i int32) bool {
	for j := i; j < i+8 && s.tok(j).kind == word; j++ {
		if s.is(j, "đầu") {
			return true
		}
	}
	return false
}

// best reports things that are ranked right at token i and what they are best in: "trong 5
// quốc gia có hạ tầng số tốt nhất khu vực".
func (s *sheet) best(i int32) bool {
	if s.at(i, rankNoun) == nil {
		return false
	}
	for j := i; j < i+16 && s.tok(j).kind == word; j++ {
		if s.is(j, "nhất") && !s.is(j-1, "ít", "thống") || s.is(j, "đầu") && s.is(j-1, "dẫn", "hàng", "đứng") {
			return true
		}
	}
	return false
}

// leads reports whether what follows a group's number makes it a ranking: things
// that are ranked, or "đứng đầu", "dẫn đầu".
func (s *sheet) leads(i int32) bool {
	if i >= s.hi || s.tok(i).kind == punct && s.tok(i).ch != '(' && s.tok(i).ch != '"' {
		return true // "Nhóm 15" alone in a cell, "top 10,"
	}
	found := false
	s.in(i, i+8, func(m *match) {
		if m.class == rankNoun {
			found = true
		}
	})
	return found || s.is(i-2, "top", "tốp") // whatever they are: "top 3 vùng Đồng bằng sông Cửu Long"
}

// slogan reports a number of a saying that counts virtues: "5 không, 3 sạch", "5 có, 3 sạch".
func (s *sheet) slogan(i int32) bool {
	return s.virtues(i) && (s.isMark(i+2, ',') && s.virtues(i+3) || s.isMark(i-1, ',') && s.virtues(i-3))
}

// virtues reports a small number at token i before the word that its virtues begin with.
func (s *sheet) virtues(i int32) bool {
	return s.isNumber(i) && s.toks[i].end-s.toks[i].start == 1 && s.isIn(i+1, listVirtue)
}
