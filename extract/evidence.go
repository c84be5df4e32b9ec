package extract

import (
	"math"
	"slices"
	"strings"

	"chitieu/corpus"
)

var separators = strings.NewReplacer(".", "", ",", "")

// The evidence that is no cue of the lexicon. Every cue group of lexicon/cues.tsv
// adds three more (at the number, elsewhere before it, after it), every kind of
// neither one. Their weights stand in lexicon/status.csv.
const (
	fBias = iota
	fChained
	fCarried
	fCarriedUnderCue
	fSemicolon
	fSemicolonUnderCue
	fParagraph
	fParagraphUnderCue
	fLead
	fItem
	fRegion
	fSectionTarget
	fSectionResult
	fSectionOther
	fTitleTarget
	fTitleResult
	fFullText
	fPlanNumber
	fPlanAhead
	fBalance
	fYearAhead
	fYearPast
	fYearNow
	fDeadline
	fScopeAhead
	fScopePast
	fMonthAhead
	fMonthPast
	fAct
	fEarlierYear
	fThanNow
	fYearNowLate
	fEraAhead
	fEraPast
	fAlike
	fBoundClosed
	fBoundRough
	fNearly
	fRateWord
	fGrownSince
	fContrast
	fRankedBehind
	fYardstick
	fSoonAfter
	fTale
	fManaged
	fMadeOf
	fPlaceHas
	fLapsed
	fHeldNow
	fDrafted
	fTakenUp
	fLegend
	fSome
	fShare
	fBoundOpen
	fRange
	fPerYear
	fDecimal
	fDecimals
	fDecimalAmid
	fFraction
	fExact
	fChange
	fBesideTarget
	fBesideResult
	fRaised
	fHundred
	fRound
	fParen
	fList
	fFirst
	fRank
	fAmount
	fCount
	fCountLean
	fCountBefore
	fCountBound
	fCountMore
	fCountDoes
	fCountAct
	fCountHead
	fCountHave
	fCountLevel
	fCountCue
	fCountTime
	fCountBegins
	fCountInside
	fCountFor
	fCountDone
	fCountPadded
	fCountParen
	fCountUnits
	fCountEach
	fCountExact
	fCountShare
	fCountPlanned
	fCountNone
	fCountLacks
	fCountReported
	fCountZero
	fCountFrom
	fCountTold
	fCountUnaimed
	nFeatures
)

var featureNames = [nFeatures]string{
	"bias", "chained", "carried", "carried-under-cue", "semicolon", "semicolon-under-cue", "paragraph", "paragraph-under-cue", "lead", "item-before", "region",
	"section-target", "section-result", "section-other", "title-target", "title-result", "full-text", "plan-number", "plan-ahead", "balance",
	"year-ahead", "year-past", "year-now", "deadline", "scope-ahead", "scope-past", "month-ahead", "month-past", "act", "earlier-year", "than-now", "year-now-late", "era-ahead", "era-past", "alike",
	"bound-closed", "bound-rough", "bound-nearly", "rate-word", "grown-since", "contrast", "ranked-behind", "yardstick", "soon-after", "tale", "managed", "made-of", "place-has", "lapsed", "held-now", "drafted", "taken-up", "legend", "some-of", "share", "bound-open", "range", "per-year", "decimal", "decimals", "decimal-amid-goals", "fraction", "exact", "change",
	"beside-target", "beside-result", "raised", "hundred", "round", "parenthesis", "list", "number-first", "rank", "amount",
	"count", "count: lean", "count: before", "count: bounded", "count: more", "count: does", "count: act", "count: head", "count: have", "count: level", "count: cue", "count: time", "count: begins", "count: inside", "count: for", "count: done-to", "count: padded", "count: parenthesis", "count: units", "count: each",
	"count: exact", "count: share", "count: planned", "count: none", "count: lacks", "count: reported", "count: zero", "count: from", "count: told", "count: unaimed",
}

// EvidenceNames lists what a piece of Evidence without words of its own may be called, in no
// promised order. The caller may keep the slice.
func EvidenceNames() []string { return slices.Clone(featureNames[:]) }

// Where a cue stands: the features of its group follow each other in this order.
const (
	near  = iota // nothing but verbs, bounds and times between it and the number
	far          // earlier in the number's segment
	after        // after the number
	nPlaces
)

// when is the time of a number and how it was found.
type when struct {
	year, from int
	method     string
	deadline   bool // "đến năm", "trước ngày"
	here       bool // it stands in the number's own sentence
}

// evidence gathers what tells a goal from a result for one number.
func (r *run) evidence(ps []piece, s *seg, w when, before *leaning) []piece {
	if (s.ordered || r.alternative(s.q)) && before != nil && before.score > 0 { // "kế hoạch lần lượt là 95% và 80%", "mục tiêu 6,6% hay 6,8%": what the first is, all are
		return append(ps, piece{fAlike, before.score})
	}
	if before != nil && before.score > 1 && r.changedSince(s, before) { // "… đạt 85%, tăng 9% so với năm 2025"
		return append(ps, piece{fAlike, before.score})
	}
	ps = append(ps, piece{fBias, 1})
	ps, bare := r.ownCues(ps, s)
	ps = r.others(ps, s, before)
	bare = bare && w.method != "stated" && (r.monthOf(s) == 0 || before != nil && !r.datesOwn(s))
	ps = r.surroundings(ps, s, bare, before)
	ps = append(ps, r.kind...)
	ps = r.timing(ps, s, w, before)
	if bare && before == nil && (r.sameSentence || s.paren) && r.thisSentence.now != 0 { // "Đến nay, …; 100% thôn có điện"
		ps = append(ps, piece{r.thisSentence.now, 0.5})
	}
	first := len(ps)
	ps = r.form(ps, s, w)
	lean := r.blockLean
	if before != nil {
		lean = before.carry
	}
	if bare && (before != nil || r.sameSentence) && !(s.first && s.q.value == 100 && lean > -2) && !r.acts(s) {
		damp(ps[first:], lean)
	}
	return r.dropAimless(ps, s, w, before)
}

// changedSince reports by how much a goal right before is above or below the year before its own: "85%, | tăng 9% so
// với năm 2025", for 2026.
func (r *run) changedSince(s *seg, before *leaning) bool {
	i := s.q.left - 1
	if s.q.unit != corpus.UnitPercent || !r.is(i, "tăng", "giảm") || !r.isMark(i-1, ',') || r.numberBefore(i, corpus.UnitPercent) == nil {
		return false
	}
	for k := range r.times {
		if t := &r.times[k]; t.than && t.from >= s.q.right && t.from-s.q.right < 6 {
			return !r.sameTime(s.q.right, t.to) && before.year != 0 && t.year == before.year-1 && t.yearFrom == 0
		}
	}
	return false
}

// sameTime reports "cùng kỳ" in [a, b): what is measured by the same months of the year before has come about.
func (r *run) sameTime(a, b int32) bool {
	for ; a < b; a++ {
		if r.isWord(a, "cùng") && r.isWord(a+1, "kỳ") {
			return true
		}
	}
	return false
}

// damp halves what a number that only goes on with the one before it looks like where that speaks
// against its neighbour: round or not, it is mostly what the other is.
func damp(ps []piece, lean float64) {
	for k := range ps {
		switch ps[k].f {
		case fRound, fHundred:
			if lean < -0.8 {
				ps[k].v = 0.5
			}
		case fDecimal, fDecimals:
			if lean > 1.5 {
				ps[k].v = 0.5
			}
		}
	}
}

// datesOwn reports a month, a quarter or a day among the words before a number that are its own.
func (r *run) datesOwn(s *seg) bool {
	for _, i := range s.pre {
		if r.role[i]&yearRole != 0 {
			return true
		}
	}
	return false
}

// ownCues adds the cues of the number's own segment. A cue counts once per group
// and place. bare reports that none stands before the number.
func (r *run) ownCues(ps []piece, s *seg) ([]piece, bool) {
	first := len(ps)
	bare := true
	nearest := noClass
	for k := len(s.pre) - 1; k >= 0; k-- {
		if r.begins[s.pre[k]]&cues == 0 {
			continue
		}
		m := r.cueAt(s.pre[k])
		if m == nil {
			continue
		}
		place, v := far, 1.0
		if !r.contentBetween(s.pre, m.to, k) {
			place = near
		} else if r.merely(m, s.q) {
			place, v = near, 1.5
		}
		if r.saysNothing(m, s, place) {
			continue
		}
		bare = false
		if place == near && nearest == noClass {
			nearest = m.class
		}
		if nearest != noClass && m.class != nearest {
			v = 0.4 // "mục tiêu … mới đạt 41%": the cue at the number decides
		}
		ps = addPiece(ps, first, m.e.group+place, v)
	}
	if i := s.q.right; r.isWord(i, "do") && !s.first && len(s.post) > 1 && !r.doneBy(i+1) { // "giảm 30% do hạn hán"
		ps = addPiece(ps, first, r.rd.lx.kinds["cause"]+after, 1)
	}
	comma, growth := false, r.growthSet(s.q)
	for _, i := range s.post {
		if r.isWord(i, "việc") && r.isWord(i-1, "và") { // "lạm phát dưới 4% và việc điều chỉnh giá thời gian qua …"
			break
		}
		comma = comma || r.isMark(i, ',') || r.isMark(i, '(')
		if r.isMark(i, ',') && r.at(i+1, starter) != nil { // "hoàn thành tiểu học 99,7%, tỷ lệ đỗ không thấp hơn mặt bằng chung cả nước" tells of another
			break
		}
		if r.begins[i]&cues == 0 {
			continue
		}
		if m := r.cueAt(i); m != nil && !(growth && (m.e.value == "compared" || m.e.value == "than-year")) && !r.newly(m, after) && !r.thanToday(m) && !r.wishedOver(m, s.q) && !(r.is(i, "so") && r.overEarlier(i+2)) && (!comma || m.e.value == "compared" || m.e.value == "completed") {
			v := 1.0
			if m.e.value == "compared" && r.is(m.to-1, "thường") { // "so với ngày thường": it will be so, whatever one does
				v = 1.5
			}
			ps = addPiece(ps, first, m.e.group+after, v)
		}
	}
	if r.acts(s) {
		ps = append(ps, piece{fAct, 1})
	}
	if r.hasDone(s.q.left) {
		ps = addPiece(ps, first, r.rd.lx.kinds["reached"], 1)
	}
	if r.broughtAbout(s.q) {
		ps = addPiece(ps, first, r.rd.lx.kinds["cause"], 6)
	}
	if r.followsDone(s) {
		ps = addPiece(ps, first, r.rd.lx.kinds["reached"]+far, 1.5)
	}
	return ps, bare
}

// merely reports that one does no more than a number says, right before it: "ngân sách chỉ | đáp ứng 20%". What
// one may do at most ("chỉ được tuyển lại tối đa 50%") is no result.
func (r *run) merely(m *match, q *quantity) bool {
	if m.e.value == "reached" && r.is(m.from, "mới") && r.is(m.to, "đáp") && r.is(m.to+1, "ứng") { // "vốn bố trí mới đáp ứng 55% nhu cầu"; "xây nhà máy mới đáp ứng 80%" is to come
		return m.to-m.from == 1 && !r.is(r.firstOf(r.unitFrom, q.left), "xây", "đầu", "mở", "bổ", "lắp", "mua") && q.left-m.to == 2 && !r.aimWithin(m.from, notWhen, 12)
	}
	return m.e.value == "only" && r.is(m.from, "chỉ") && m.to-m.from == 1 && q.left-m.to == 2 && q.bound != corpus.AtMost && q.bound != corpus.AtLeast && r.isIn(m.to, listDoesOnly) && !r.is(m.from-1, "không")
}

// hasDone reports before token i what was done, whatever it was: "đã giải quyết 3.398 vụ" (no "95% hồ
// sơ đã giải quyết"), "mới tuyển được 47%".
func (r *run) hasDone(i int32) bool {
	if m := r.ending(i, cueResult); m != nil && m.e.weight == 0 && r.is(m.from, "đã") {
		return true
	}
	if m := r.ending(i, actWord); m != nil && r.is(m.from-1, "đã") { // "đã khai thác 100% chuyến bay"
		return true
	}
	return r.isWord(i-1, "được") && (r.is(i-3, "đã", "mới", "chỉ") || r.is(i-4, "đã", "mới", "chỉ") && r.toks[i-3].kind == word)
}

// followsDone reports what was brought about by what the clause before tells as done: "đã xây 12
// trường, | nâng tỷ lệ trường đạt chuẩn lên 60%".
func (r *run) followsDone(s *seg) bool {
	if r.lacks("đã") {
		return false
	}
	comma := s.q.left - 1
	for comma > r.unitFrom && comma > s.q.left-24 && !r.isMark(comma, ',') {
		comma--
	}
	if !r.isMark(comma, ',') {
		return false
	}
	i := comma + 1
	for r.is(i, "qua", "từ") && r.isWord(i+1, "đó") || r.is(i, "góp", "phần", "nhờ", "giúp") { // "qua đó góp phần"
		if i++; r.is(i, "đó") {
			i++
		}
	}
	if i == s.q.left && s.q.unit == corpus.UnitPercent && r.leadLean <= 0 && r.sectionLean <= 0 { // "xã đã cứng hóa 2 km đường, 90% hộ hiến đất"
		return r.actedBefore(comma)
	}
	if !r.is(i, "nâng", "đưa", "giảm", "kéo", "tăng") || r.tellsChange(i) {
		return false
	}
	for i = comma - 1; i >= r.unitFrom && i > comma-40; i-- {
		if m := r.cueAt(i); m != nil && m.class == cueTarget && m.e.value != "keep" {
			return false
		}
		if r.is(i, "đã") {
			return !r.raisedBefore(i)
		}
	}
	return false
}

// actedBefore reports a clause that ends before token i and tells what was done, with no word of aim and no share.
func (r *run) actedBefore(i int32) bool {
	done := false
	for i--; i >= r.unitFrom && !r.isMark(i, '%') && !r.isMark(i, ','); i-- {
		if m := r.cueAt(i); m != nil && m.class == cueTarget || r.wordAt(i, setPlan) > 0 { // "đã xây dựng kế hoạch, 95% trạm có bác sĩ"
			return false
		}
		done = done || r.is(i, "đã") && !r.is(i+1, "qua", "đạt", "được", "đề", "ban", "thông")
	}
	return done
}

// raisedBefore reports a "đã" at token i inside the name of what its clause is to raise or lower: "nâng tỷ lệ lao động | đã
// qua đào tạo lên 65%".
func (r *run) raisedBefore(i int32) bool {
	named := false
	for i--; i >= r.unitFrom && r.toks[i].kind == word; i-- {
		if named && r.is(i, "nâng", "đưa", "tăng", "giảm", "kéo") { // who does so or nothing stands before: in "chương trình nâng tỷ lệ … đã giúp" a thing does
			return i == r.unitFrom || r.toks[i-1].kind != word || r.ending(i, tierWord) != nil || r.isIn(i-1, listToBe)
		}
		named = r.at(i, starter) != nil
	}
	return false
}

// cues are the classes of the cues for goals and results.
const cues = role(1)<<cueTarget | role(1)<<cueResult

// cueAt returns the cue for a goal or a result that begins at token i.
func (r *run) cueAt(i int32) *match {
	if i < r.lo || i >= r.hi || r.begins[i]&cues == 0 {
		return nil
	}
	m := r.at(i, cueTarget)
	if n := r.at(i, cueResult); n != nil && n.e.group != 0 && (m == nil || m.e.group == 0 || n.to > m.to) {
		m = n
	}
	if m == nil || m.e.group == 0 || r.isNumber(i-1) && (r.isNumber(m.to) && !r.behindYear(m) || r.toks[i].upper && r.role[i-1]&yearRole == 0) { // "18 Khuyến khích" are prizes
		return nil
	}
	if m.class == cueResult && m.e.weight > 0 && r.builtOn(m.from) {
		return nil
	}
	if r.determines(m) && !r.planSets(m.from) || r.namesResult(m) || r.aimsInGeneral(m) || m.e.value == "standing" && r.is(m.to-1, "tháng") && r.isNumber(m.to) { // "trong tháng 12": the month tells
		return nil
	}
	return m
}

// aimsInGeneral reports that goals are worked at, and no colon that names them: "nhờ | tập trung thực hiện các chỉ tiêu |, tỷ lệ
// hộ nghèo giảm còn 4%".
func (r *run) aimsInGeneral(m *match) bool {
	if m.e.value != "strive" || m.to-m.from < 6 || !r.is(m.to-1, "tiêu") || !r.is(m.to-3, "các", "những", "số") || !r.is(m.to-4, "hiện", "một") {
		return false
	}
	i := m.to
	for i < r.hi && i < m.to+16 && r.toks[i].kind != punct {
		i++
	}
	return !r.isMark(i, ':')
}

// namesResult reports a "nêu" behind which results stand, or before which a report does: "kế hoạch | nêu | kết quả năm 2020: …",
// "báo cáo tại hội nghị | nêu: …".
func (r *run) namesResult(m *match) bool {
	if m.e.value != "set" || !r.is(m.from, "nêu") {
		return false
	}
	if r.is(m.to, "kết", "thực", "hạn", "khó", "tồn") && r.is(m.to+1, "quả", "trạng", "tế", "chế", "khăn", "tại") {
		return true
	}
	for i := m.from - 1; i > m.from-6 && i > r.lo && r.toks[i].kind == word; i-- {
		if r.isWord(i, "cáo") && r.isWord(i-1, "báo") {
			return !r.is(i-2, "thảo") && !r.is(i+1, "chính") // "báo cáo chính trị nêu" what is to come
		}
	}
	return false
}

// determines reports "xác định", which sets a goal only where a plan does it, and "thống nhất", "thông qua", which do where
// the goal follows.
func (r *run) determines(m *match) bool {
	return m.e.value == "set" && m.to-m.from == 2 && r.toks[m.from].kind == word && (r.reads(&r.toks[m.from], "xác") || r.agrees(m.from))
}

// atHome reports what somebody tells of their own house: "nhà tôi | 100% dùng nước mưa".
func (r *run) atHome(q *quantity) bool {
	if r.lacks("tôi") && r.lacks("mình") {
		return false
	}
	for i := q.left - 1; i > q.left-5 && i > r.unitFrom; i-- {
		if r.is(i, "tôi", "mình") && r.is(i-1, "nhà", "đình") {
			return true
		}
	}
	return false
}

// agrees reports words at token i by which a meeting agrees on something.
func (r *run) agrees(i int32) bool {
	return r.is(i, "thống", "nhất", "thông") && r.is(i+1, "nhất", "trí", "qua")
}

// planSets reports a plan before token i in its clause, which is what determines: "Nghị quyết chuyên
// đề của Huyện ủy | xác định". A survey too determines something. What a meeting agrees on stands behind a colon, or is
// how fast something is to grow: "Hội nghị | thống nhất |: …", "các đại biểu | thống nhất | với tốc độ tăng 10%".
func (r *run) planSets(i int32) bool {
	if r.agrees(i) {
		i += 2
		if r.is(i, "với") {
			i++
		}
		return r.isMark(i, ':') || r.is(i, "tốc", "mức") && r.is(i+1, "độ", "tăng")
	}
	if r.of(i-2, setPlan) { // "nghị quyết xác định"
		return r.wordAt(i-2, setPlan) > 0
	}
	if i-2 >= r.lo && r.toks[i-1].upper && r.toks[i-2].upper && r.at(i+2, starter) != nil { // "Đăk Hà xác định giá trị sản xuất …"
		return true
	}
	if t := r.tok(i + 2); t.ch != ',' && t.ch != ':' && !r.isIn(i+2, listDetermined) {
		return false
	}
	for j := i - 1; j > i-12 && j >= r.lo && r.toks[j].kind != punct; j-- {
		if r.wordAt(j, setPlan) > 0 {
			return true
		}
	}
	return r.isMark(i+2, ':') && r.wordAt(max(r.unitFrom, r.lo), setPlan) > 0 // "Nghị quyết số 05-NQ/TU … (khóa XIV) về … xác định:"
}

// builtOn reports words for results at token i that one only builds on: "phát huy những kết quả
// đã đạt được, …", "trên cơ sở kết quả năm 2024, …".
func (r *run) builtOn(i int32) bool {
	for i--; r.isIn(i, listPastResults); i-- {
	}
	return r.isWord(i, "huy") && r.isWord(i-1, "phát") || r.isWord(i, "sở") && r.isWord(i-1, "cơ") && r.isWord(i-2, "trên") || r.isWord(i, "cứ") && r.isWord(i-1, "căn") || r.isWord(i, "thừa") && r.isWord(i-1, "kế") || r.isWord(i, "nối") && r.isWord(i-1, "tiếp")
}

// behindYear reports a cue between a year and a number that tells what its class says:
// "năm 2024 chỉ đạt 70%", not "1 phải 5 giảm" nor "đến năm 2030 đạt được 20 xã".
func (r *run) behindYear(m *match) bool {
	if r.role[m.from-1]&yearRole == 0 {
		return false
	}
	y, _ := parsePlain(r.str(m.from - 1))
	return m.class == cueTarget || int(y) <= r.ref || r.ref == 0 // "năm 1977 chỉ có 40%", and no later year
}

// past reports the end of a year that is over: "cuối năm 2022", in 2023.
func (r *run) past(m *match) bool {
	if m.e.value != "future" || !r.isNumber(m.to) {
		return false
	}
	v, _ := parsePlain(r.str(m.to))
	return isYear(r.str(m.to), v) && int(v) < r.ref
}

// ofYearOver reports "cả năm", "những tháng cuối năm" where the paragraph tells of a year that is over.
func (r *run) ofYearOver(m *match) bool {
	if m.e.value != "future" || !r.is(m.to-1, "năm") || !r.is(m.to-2, "cả", "cuối") {
		return false
	}
	for k := range r.times {
		switch t := &r.times[k]; {
		case t.from > m.from:
			return false
		case t.to >= m.to-1:
			return t.year < r.ref
		}
	}
	return false
}

// thisYears reports a "năm nay" that only tells which one is meant: "mùa khô năm nay kéo dài", "lượng
// khách năm nay tăng".
func (r *run) thisYears(m *match) bool { return m.e.value == "future" && r.attributed(m.from) }

// attributed reports "năm nay" at token i right behind what it tells the year of.
func (r *run) attributed(i int32) bool {
	if !r.is(i, "năm") || !r.is(i+1, "nay") || i-1 < r.unitFrom || r.toks[i-1].kind != word {
		return false
	}
	i--
	return r.role[i]&(connective.bit()|cueTarget.bit()|yearRole) == 0 && !r.of(i, setDeadline) && !r.isIn(i, listTurnsOn)
}

// ofThisYear reports such a "năm nay" before token i of the sentence, and no other.
func (r *run) ofThisYear(i int32) bool {
	for j := i - 2; j >= r.unitFrom && j > i-40; j-- {
		if r.isWord(j, "năm") && r.isWord(j+1, "nay") {
			return r.attributed(j)
		}
	}
	return false
}

// saysNothing reports a cue before a number that tells neither a goal nor a result there.
func (r *run) saysNothing(m *match, s *seg, place int) bool {
	switch {
	case r.past(m), r.ofYearOver(m), r.thisYears(m), r.changeSince(m, s), r.untilAhead(m, s), r.newly(m, place), r.newUpTo(m, s.q), r.namesMeans(m), r.isShare(m, s.q):
		return true
	case m.e.value == "so-far" && r.is(m.to-1, "năm") && r.is(m.to-2, "đầu") && r.is(m.from-1, "giao", "ra"): // "chỉ tiêu giao từ đầu năm là 60%"
		return true
	case m.e.value == "future" && r.is(m.from-1, "tính") && r.is(m.from, "đến") && !r.laterYear(m.to): // "tính đến hết năm 2016 đạt 55%"
		return true
	case m.e.value == "compared" && r.is(m.from-1, "đôi", "ba", "hơn") && r.urged(m.from): // "phải gấp đôi năm ngoái"
		return true
	case m.e.value == "only" && r.is(m.from, "chỉ") && r.is(m.to-1, "còn") && place == near && r.aimWithin(m.from, urgingOnly, 24) && !r.doneWithin(m.from, 24): // "thu nhập phải đạt 75 triệu đồng, hộ nghèo chỉ còn dưới 1%"
		return true
	case m.e.value == "only" && (r.is(m.from-1, "phải", "cần") || r.is(m.to-1, "tới") && r.yearAhead(r.hi)): // "phải lên tới 70%", "đến năm 2030 có tới 60%"
		return true
	case m.e.value == "by-day" && r.is(m.to-1, "nhất") && r.isIn(m.to, listAmongWhom): // "điểm chậm nhất với 31%" is the slowest
		return true
	case m.e.value == "compared" && r.is(m.from, "trước") && r.is(m.from+1, "đó") && r.leadsAhead(m.to): // "trước đó, năm 2027, con số này cần về 37%"
		return true
	case (m.e.value == "goal" || m.e.value == "assigned") && r.goalsDone(s.q): // "trong 14 chỉ tiêu được giao, ngành hoàn thành 12, đạt 85,7%"
		return true
	case m.e.value == "keep" && (r.sameSentence && r.thisSentence.over || r.praisedFor(m.from) || r.is(m.from-1, "luôn", "đã") || place == far && r.is(m.from, "giữ", "duy", "kiểm", "kiềm") && r.is(m.from-1, "được") && !r.is(m.from-2, "phải", "cần", "sẽ")): // "luôn bảo đảm dưới 3%", "đã đưa tỷ lệ … lên 90%"
		return true
	case m.e.value == "versus-plan" && r.is(m.from, "vượt") && r.wishesMore(s.q):
		return true
	case m.to > s.q.left && m.to <= s.q.from && !s.q.diff && r.is(s.q.left, "thấp", "cao") && r.is(s.q.left+1, "hơn"): // "giữ ở mức thấp hơn 2%" binds the number
		return true
	case r.is(m.from, "chỉ") && m.to-m.from == 1 && r.is(m.to, "đặt", "phấn", "giao") && r.at(m.to, cueTarget) != nil: // "nghị quyết chỉ đặt 9%"
		return true
	}
	return place == near && (r.aimed(m) || r.keepsOn(m) || r.aimStays(m, s))
}

// laterYear reports a year later than the article's own at token i.
func (r *run) laterYear(i int32) bool {
	if !r.isNumber(i) {
		return false
	}
	v, _ := parsePlain(r.str(i))
	return r.ref != 0 && int(v) > r.ref
}

// praisedFor reports what somebody is praised for at token i: "đánh giá cao kết quả của ngành trong việc | duy trì …".
func (r *run) praisedFor(i int32) bool {
	if r.is(i-1, "việc") {
		i--
	}
	for j := i - 1; j > i-24 && j >= r.unitFrom; j-- {
		if r.is(j, "cao") && r.is(j-1, "giá") && r.is(j-2, "đánh") || r.is(j, "dương") && r.is(j-1, "biểu") {
			return true
		}
	}
	return false
}

// namesMeans reports a survey that only tells by what something is measured: "mức hài lòng qua khảo sát".
func (r *run) namesMeans(m *match) bool {
	return m.e.value == "report" && r.is(m.to-1, "sát", "tra") && r.is(m.from-1, "lòng") && r.is(m.from-2, "hài")
}

// isShare reports a "bằng" that tells what share of the whole economy something is: "vốn đầu tư toàn xã
// hội bằng 42% GRDP".
func (r *run) isShare(m *match, q *quantity) bool {
	return r.is(m.from, "bằng") && m.to-m.from == 1 && r.of(q.right, setIndex)
}

// changeSince reports "so với năm 2024" that only tells since when a change runs that the clause names:
// "mức giảm tỷ lệ tiêu hao năng lượng so với năm 2016 là 1,5%".
func (r *run) changeSince(m *match, s *seg) bool {
	if m.e.value != "than-year" || !r.is(s.q.left-1, "là") {
		return false
	}
	for _, i := range s.pre {
		if i < m.from && r.is(i+1, "giảm", "tăng") && r.is(i, "mức", "độ", "lệ") {
			return true
		}
	}
	return false
}

// untilAhead reports what stands at a time that lies ahead, which nobody has seen: "đến hết tháng
// 9", "hết tháng 6 lũy kế đạt 35%", told before.
func (r *run) untilAhead(m *match, s *seg) bool {
	if m.e.value != "so-far" {
		return false
	}
	if r.is(m.from-1, "đấu") && r.is(m.from-2, "phấn") { // "phấn đấu đến thời điểm 31/12 còn 4%"
		return true
	}
	among := r.sectionLean > 0 || r.leadLean > 0
	switch {
	case s.q.bound == corpus.AtLeast && r.is(m.to-1, "năm") && r.is(m.to-2, "đầu"): // "6 tháng đầu năm giải ngân tối thiểu 50%": nobody reports a floor
		return true
	case among && r.is(m.from, "lũy") && r.is(m.to, "đến") && r.is(m.to+1, "cuối", "hết", "năm"): // "lũy kế đến cuối nhiệm kỳ có 72 xã …" among goals
		return true
	case r.pubYear != 0 && r.isWord(m.from, "tháng") && r.years(m.from-1) > monthIn(r.info.Published) && monthIn(r.info.Published) > 1: // "yêu cầu 6 tháng đầu năm giải ngân 50%", told in March
		return true
	case r.leadLean > 1 && r.is(m.to-1, "tháng"): // "Chủ tịch UBND tỉnh yêu cầu: Đến hết tháng 10 giải ngân 70%"
		return true
	}
	return (r.is(m.to-1, "tháng") || r.is(m.from, "lũy", "tính")) && r.pubYear != 0 && r.monthOf(s) > 0
}

// newly reports a "mới" that tells no result: "tỷ lệ kết nạp mới: 4%", "số người mới sử
// dụng", "40 sản phẩm mới được công nhận". Alone, it stands at its number.
func (r *run) newly(m *match, place int) bool {
	if !r.is(m.from, "mới") {
		return false
	}
	if m.to-m.from == 1 && r.tok(m.to).kind == punct { // "tỷ lệ kết nạp mới: trên 4%"
		return true
	}
	if r.ending(m.from+1, actWord) != nil { // "diện tích rừng trồng mới đạt 300 ha"
		return true
	}
	if m.to-m.from == 1 && r.ending(m.from, actWord) != nil && !r.percentSoon(m.to) { // "công nhận mới ít nhất 20 sản phẩm"
		return true
	}
	return place == after || m.to-m.from == 1 && (place == far || r.role[m.to]&yearRole != 0 || r.of(m.to, setEach))
}

// newUpTo reports a "mới" before a floor or a ceiling, which nobody reaches: "dự án khởi công mới
// không quá 20%".
func (r *run) newUpTo(m *match, q *quantity) bool {
	return m.to-m.from == 1 && r.is(m.from, "mới") && closed(q)
}

// wishedOver reports a comparison with the same time of the year before behind what one strives
// for: "phấn đấu thu ngân sách tăng 12% so với cùng kỳ". Nobody strives for more than on an ordinary day ("khách
// sẽ tăng 40% so với ngày thường").
func (r *run) wishedOver(m *match, q *quantity) bool {
	if m.e.value != "compared" || r.is(m.to-1, "thường") || !r.is(m.from, "so") && !r.setAgainst(m.from) {
		return false
	}
	if closed(q) { // nobody reports a floor: "giảm ít nhất 0,5% so với đầu năm học"
		return true
	}
	if r.sameSentence && r.blockLean > 2 && r.is(m.to-1, "năm") && r.is(m.to-2, "đầu") { // in a row of goals
		return true
	}
	return r.urged(q.left) || r.willBe(q.left)
}

// setAgainst reports "so với" before token i with what is compared between: "so với vụ đông năm
// ngoái".
func (r *run) setAgainst(i int32) bool {
	for j := i - 1; j > i-6 && j > r.lo && r.toks[j].kind == word; j-- {
		if r.is(j, "với") {
			return r.is(j-1, "so")
		}
	}
	return false
}

// willBe reports a "sẽ" before token i, with nothing but an amount between: "vụ đông sẽ gieo trồng
// 12.000 ha, tăng 15%".
func (r *run) willBe(i int32) bool {
	for j := i - 1; j >= r.unitFrom && j > i-14 && !r.isMark(j, '%') && !r.isMark(j, ';'); j-- {
		if r.is(j, "sẽ") {
			return true
		}
	}
	return false
}

// percentSoon reports a percentage in the few words from token i on.
func (r *run) percentSoon(i int32) bool {
	for j := i; j < i+5; j++ {
		if r.isMark(j, '%') {
			return true
		}
	}
	return false
}

// thanToday reports a comparison with the article's own year or a later one: what
// grows "so với năm 2025" has yet to grow when that is now.
func (r *run) thanToday(m *match) bool {
	if r.ref == 0 || m.e.value != "than-year" {
		return false
	}
	for k := range r.times {
		if t := &r.times[k]; t.than && t.to > m.from && t.from <= m.to+1 {
			return t.year >= r.ref || r.beforeGoals(t)
		}
	}
	return false
}

// beforeGoals reports the year before the one that the goals told so far in the paragraph are
// for: "Đại hội thông qua mục tiêu năm 2024 … Tổng tài sản tăng 11% so với năm 2023."
func (r *run) beforeGoals(t *moment) bool {
	return r.blockLean > 0 && r.ref != 0 && r.year.year >= r.ref && t.year == r.year.year-1 && r.year.block == r.blockNo
}

// aimed reports a "đạt được" that a word for goals governs: "phấn đấu cả năm đạt được 9%".
func (r *run) aimed(m *match) bool {
	if m.to-m.from != 2 || !r.is(m.from, "đạt") || !r.is(m.from+1, "được") {
		return false
	}
	for i := m.from - 1; i > m.from-6 && i >= r.lo; i-- {
		if n := r.at(i, cueTarget); n != nil && n.e.group != 0 {
			return true
		}
		if n := r.ending(i+1, cueTarget); n != nil && n.e.value == "keep" && r.is(n.from, "bảo", "đảm") { // "để đảm bảo đạt được 80%"
			return r.is(n.from-1, "để", "nhằm", "phải", "sẽ")
		}
		if r.role[i]&(verb.bit()|yearRole) == 0 && !r.is(i, "cả", "năm", "là") {
			return false
		}
	}
	return false
}

// keepsOn reports a level that is told to be kept, its subject before the verb and no goals around
// it: "tỷ lệ thất nghiệp giữ ở mức 2%". Nothing tells whether it was or will be.
func (r *run) keepsOn(m *match) bool {
	if m.e.value == "keep" && r.is(m.from-1, "được") && !r.is(m.from-2, "phải", "cần") { // "các cân đối lớn được bảo đảm"
		return true
	}
	if m.e.value == "keep" && r.is(m.from-1, "vẫn") { // "vẫn duy trì 95%"
		return true
	}
	return m.e.value == "keep" && r.is(m.from, "giữ", "duy") && !r.item && r.leadLean <= 0 && r.sectionLean <= 0 && r.blockLean <= 0 && (r.region <= 0.5 && r.era <= r.ref || r.blockLean < 0) && !r.planLike() &&
		r.tok(m.from-1).kind == word && r.role[m.from-1]&(cueTarget.bit()|connective.bit()|yearRole) == 0 && m.from > r.unitFrom
}

// aimStays reports a goal that is told not to change: "chỉ tiêu tăng trưởng vẫn là 8%".
func (r *run) aimStays(m *match, s *seg) bool {
	if !r.is(m.from, "vẫn") || !r.is(s.q.left-1, "là", "ở", "mức", "giữ") {
		return false
	}
	own := r.trimmed(r.lastClause(s.pre), separatorRole|connective.bit())
	return len(own) > 0 && r.wordAt(own[0], setPlanned) > 0
}

// contentBetween reports whether words that name something stand between a cue
// that ends at token to and the number; toks[k] is the cue's first token.
func (r *run) contentBetween(toks []int32, to int32, k int) bool {
	for k < len(toks) && toks[k] < to {
		k++
	}
	return r.content(toks[k:])
}

func addPiece(ps []piece, first, f int, v float64) []piece {
	for k := first; k < len(ps); k++ {
		if ps[k].f == f {
			ps[k].v = max(ps[k].v, v)
			return ps
		}
	}
	return append(ps, piece{f, v})
}

// acts reports a segment that begins with what is to be done: "Nâng tỷ lệ …",
// "vận động 60 hợp tác xã".
func (r *run) acts(s *seg) bool {
	for _, i := range s.pre {
		if r.at(i, actWord) != nil && r.at(i, tierWord) == nil { // "cấp tỉnh" gives nothing
			return !r.tellsChange(i) && !(i == s.q.left-1 && r.growsOn(s))
		}
		if r.toks[i].kind == word && r.role[i]&(connective.bit()|yearRole|cueTarget.bit()) == 0 {
			return false
		}
	}
	return false
}

// growsOn reports by how much the amount right before grew, where nothing set it: "đạt 1.600 triệu tấn, | tăng 10%".
func (r *run) growsOn(s *seg) bool {
	i := s.q.left - 1
	return r.is(i, "tăng", "giảm") && r.isMark(i-1, ',') && r.blockLean < 0.5 && r.amountBefore(i) && !r.growthSet(s.q)
}

// tellsChange reports a change at token i told right behind a share: "đạt 68%, tăng 2%".
func (r *run) tellsChange(i int32) bool {
	if !r.isMark(i-1, ',') || !r.of(i, setMoves) {
		return false
	}
	return slices.ContainsFunc(r.qs, func(q quantity) bool {
		return q.unit == corpus.UnitPercent && q.right == i-1 && r.changeBehind(&q) != notTold
	})
}

// surroundings adds what the number before it in the sentence was, what the
// paragraph said before, and the heading.
func (r *run) surroundings(ps []piece, s *seg, bare bool, before *leaning) []piece {
	add := func(f int, v float64) { ps = append(ps, piece{f, clamp(v, 4)}) }
	under := 0
	if !bare {
		under = 1
	}
	told := r.toldAsOf(s, before)
	switch {
	case told && (before == nil && r.blockLean >= 0 || before != nil && before.carry > 0): // what goals stood before it is no matter
	case before != nil && before.carry < 0 && r.isMark(s.q.from-1, '/') && r.isMark(s.q.from-2, '%'): // "68%/80%": reached and planned, whatever stands before
		return ps
	case before != nil:
		add(fCarried+under, before.carry)
		add(fChained, 1)
	case r.blockLean != 0 && (r.sameSentence || s.q.unit == corpus.UnitPercent && r.of(r.unitFrom+1, setThat) && r.is(r.unitFrom, "trong")): // "Trong đó, …" goes on with the sentence before
		add(fSemicolon+under, r.blockLean)
		add(fChained, 1)
	case r.blockLean != 0:
		add(fParagraph+under, r.blockLean)
		add(fChained, 0.5)
	case r.item && r.itemLean != 0:
		add(fItem, r.itemLean)
		add(fChained, 0.5)
	case r.region > 0 || !r.setsAnew(s): // "Đại hội đề ra 18 chỉ tiêu, trong đó …" ends what was told of before
		add(fRegion, r.region)
	}
	if bare && (before == nil || before.carry <= 0) && r.plainTale(s.q) || bare && r.begun.report && (before == nil || before.carry <= 0.5) && r.blockLean < 1 && r.leadLean <= 0 && r.beside(s.q) <= 0 {
		add(fTale, 0.5)
	}
	switch {
	case r.leadLean >= 0 && told:
		add(fTale, 0.5)
	case r.leadLean > 0 || r.leadLean < 0 && r.beside(s.q) < 4: // "Chỉ tiêu chưa đạt: … 90% so với kế hoạch 95%"
		add(fLead, r.leadLean)
	}
	switch {
	case r.sectionOther:
		add(fSectionOther, 1)
	case r.sectionLean > 0:
		add(fSectionTarget, r.sectionLean/3)
	case r.sectionLean < 0:
		add(fSectionResult, -r.sectionLean/3)
	}
	return ps
}

// toldAsOf reports a number of a sentence that begins, behind who tells it, with a time that is over or by counting what there
// is: no lead-in and no goals before make a goal of it. "Tỉnh vừa ban hành kế hoạch … / Theo Sở Y tế, đến cuối quý
// I/2025, | 63% dân số có tài khoản".
func (r *run) toldAsOf(s *seg, before *leaning) bool {
	if r.item || s.q.unit != corpus.UnitPercent && s.q.unit != corpus.UnitCount || r.goalCue(s) {
		return false
	}
	p := r.numberBefore(s.q.from, corpus.UnitPercent)
	if p != nil && before != nil && before.score > 0 {
		return false
	}
	if r.sameSentence && len(r.times) == 0 || p != nil && r.thisSentence.over {
		return r.thisSentence.over
	}
	r.thisSentence.over = r.beginsOver(s) || r.countsWhatIs(s) || r.describes(s)
	r.telling = r.telling || r.thisSentence.over
	return r.thisSentence.over
}

// countsWhatIs reports a sentence that begins with how many of something there are: "Toàn tỉnh còn 4.120 người mù chữ, chiếm
// | 1,3%".
func (r *run) countsWhatIs(s *seg) bool {
	k := r.numberFrom(r.unitFrom)
	return k < len(r.qs) && r.qs[k].from < s.q.from && r.isThere(&r.qs[k])
}

// isThere reports how many of something there are, first in its sentence, to the digit or with a share of them right behind:
// "Xã có | 3.000 | hộ, 70% làm nông nghiệp", "Rừng phòng hộ có | 12.450 ha".
func (r *run) isThere(q *quantity) bool {
	i := q.left - 1
	if q.unit != corpus.UnitCount && q.unit != corpus.UnitAmount && q.reason != reasonCount || q.left != q.from || !r.is(i, "có", "còn", "gồm") || i-r.unitFrom > 6 || r.sameSentence || r.item || r.sectionLean > 0 || r.leadLean > 0 && !r.presented || r.yearAhead(i) || r.goalAmong(r.seqOf(r.unitFrom, i), anyAim) || r.is(i-1, "sẽ", "phải", "cần", "để", "đấu", "không") {
		return false
	}
	if significant(r.str(q.from)) > 2 {
		return true
	}
	k := r.numberFrom(q.to)
	return k < len(r.qs) && r.qs[k].left-q.to < 4 && r.countedBefore(&r.qs[k])
}

// describes reports a sentence that has told, before a number, what something lives on, brings or does, and no aim: "Nguồn thu phụ
// thuộc vào đất đai, tiền sử dụng đất chiếm | 60%".
func (r *run) describes(s *seg) bool {
	if r.sameSentence || r.sectionLean > 0 || r.yearAhead(s.q.left) {
		return false
	}
	for i := r.unitFrom; i < s.q.left; i++ {
		if r.isIn(i, listDescribes) {
			return !r.goalAmong(r.seqOf(r.unitFrom, s.q.left), anyAim)
		}
	}
	return false
}

// beginsOver reports a sentence that begins so, up to a number.
func (r *run) beginsOver(s *seg) bool {
	i := r.firstOf(r.unitFrom, s.q.left)
	if m := r.at(i, cueResult); m != nil && (m.e.value == "story" || m.e.value == "report") && m.e.weight > 0 {
		return !r.yearAhead(s.q.left) && !r.goalAmong(r.seqOf(m.to, s.q.left), anyAim)
	}
	if k := r.numberFrom(i); k < len(r.qs) && r.qs[k].from < i+3 && r.qs[k].reason == reasonDuration && r.lapsed(&r.qs[k]) { // "Sau 5 năm, …"
		return true
	}
	if r.isWord(i, "theo") && r.cueLean(i, s.q.left) <= 0 {
		for i < s.q.left && !r.isMark(i, ',') {
			i++
		}
		i++
	}
	if m := r.at(i, cueResult); m != nil && m.e.value == "so-far" && m.e.weight > 0 && r.monthOf(s) <= 0 {
		return true
	}
	for k := range r.times {
		if t := &r.times[k]; t.from >= i && t.from < i+6 && !t.aside && !t.began && (t.from == i || r.is(i, "đến", "hết", "tính", "tới", "trong", "kết")) {
			return t.year != 0 && (t.year < r.ref || t.year == r.ref && (r.late() || r.isWord(i, "kết"))) && !t.deadline || r.monthOf(s) < 0
		}
	}
	return false
}

// listedAmount reports an amount that is all that an entry of goals gives of what it names: "Các chỉ tiêu: thu nhập bình quân
// đầu người | 72 triệu đồng".
func (r *run) listedAmount(s *seg) bool {
	return (r.leadLean > 1 || r.sectionLean > 1) && !s.first && !s.paren && s.q.left-r.unitFrom < 16 && !r.content(s.post) && r.mem.find.Names(r.spell(nil, s.pre, longestPhrase))
}

// plainTale reports a number in a paragraph of a story that has no word of aim and no time ahead,
// behind paragraphs that had none: "Thôn có 96 hộ, 40 hộ trồng quế, 98% dùng nước sạch".
func (r *run) plainTale(q *quantity) bool {
	if q.unit != corpus.UnitPercent || closed(q) || r.item || r.blockLean > 0 || r.region > -0.5 || r.leadLean != 0 || r.sectionLean != 0 || r.grounded || r.info.PlanNumber != "" || r.pubYear == 0 {
		return false
	}
	if r.intent == intentUnknown {
		r.intent = aimless
		if r.titledPlan() || r.aimsIn(r.lo, r.hi) {
			r.intent = aiming
		}
	}
	return r.intent == aimless && r.beside(q) <= 0
}

// titledPlan reports an article whose title names a plan.
func (r *run) titledPlan() bool {
	return slices.ContainsFunc(r.kind, func(p piece) bool { return p.f == fTitleTarget })
}

// aimsIn reports a word of aim or a year ahead in [a, b).
func (r *run) aimsIn(a, b int32) bool {
	for i := a; i < b; i++ {
		switch {
		case r.begins[i]&cueTarget.bit() != 0:
			if m := r.cueAt(i); m != nil && m.class == cueTarget && !r.thisYears(m) {
				return true
			}
		case r.isNumber(i) && r.is(i-1, "năm", "đến", "-"):
			if v, _ := parsePlain(r.str(i)); isYear(r.str(i), v) && int(v) >= r.ref {
				return true
			}
		}
	}
	return false
}

// timing adds whether the number's time lies ahead of the article or behind it.
func (r *run) timing(ps []piece, s *seg, w when, before *leaning) []piece {
	add := func(f int, on bool) {
		if on {
			ps = append(ps, piece{f, 1})
		}
	}
	m := r.monthOf(s)
	gone := m == 0 && r.monthsGone(s)
	figures := w.here && (gone || r.tellsFigures(s))
	result := before != nil && before.score < -1 || before == nil && r.sameSentence && r.blockLean < -1                                       // what it goes on with
	ahead := w.year > r.ref && !(w.from == r.ref && w.year == r.ref+1 && !r.beforeSchool()) && !(w.method == "carried" && r.saysNowBefore(s)) // the school year 2024-2025 began in 2024
	switch {
	case r.over != 0 && !r.begun.former && (before == nil || before.score <= 0) && r.stillOver(s, w):
		ps = append(ps, piece{fEraPast, 2})
	case (r.begun.former || w.method == "carried" && w.year == r.office.yearFrom && w.from == w.year-5 && r.beside(s.q) <= 0) && (w.year <= max(r.planFrom, r.office.yearFrom) || w.method == "plan") && !r.setsAnew(s): // "Nhiệm kỳ 2020 - 2025, …" in the plan for 2025 - 2030
		ps = append(ps, piece{fEraPast, 3})
	case figures:
	case w.here:
		add(fDeadline, w.deadline && (r.ref == 0 || w.year >= r.ref) && m >= 0)
		add(fYearAhead, r.ref != 0 && ahead || r.ref == 0 && w.deadline) // an article without a past names only what is to come
		add(fYearPast, r.ref != 0 && w.year < r.ref && !(before != nil && before.score > 0 && before.year != 0 && (before.year < w.year && !r.content(s.pre) || before.year == w.year && !r.datesOwn(s) && !r.ownCue(s))) && !r.ofAim(s.q) && !r.planOfYear(s, w) && !r.setThen(s.q))
		add(fYearNow, r.ref != 0 && w.year >= r.ref && w.year != r.reviewed && !ahead && !r.late() && !(result && r.growsOn(s)) && (w.from == 0 || w.from >= r.ref || r.setsAnew(s) || r.beside(s.q) > 0) && !r.ofThisYear(s.q.left))
		add(fYearNowLate, w.year == r.ref && (r.late() || w.from != 0 && w.from < r.ref && before == nil && !w.deadline && !r.goalCue(s) && r.leadLean <= 0 && r.sectionLean <= 0))
	case w.method == "plan" || w.method == "inferred" || w.method == "":
		era := r.eraAt(s)
		add(fEraAhead, r.ref != 0 && !result && m >= 0 && (era > r.ref || era == r.ref && era == r.era && r.eraDue && r.sectionLean >= 0 && !r.late()))
		if r.ref != 0 && era != 0 && (era < r.ref || era == r.ref && r.late()) && !r.setsAnew(s) {
			v := 1.0
			if r.begun.year == era || era < r.ref && era != r.era && !r.aimWithin(s.q.left, anyAim, 24) { // and with it the paragraph begins, or its own sentence names no other time
				v = 2
			}
			ps = append(ps, piece{fEraPast, v})
		}
	case w.method == "heading" || w.method == "carried":
		add(fScopeAhead, r.ref != 0 && w.year > r.ref && (!result && !r.telling || w.method == "heading"))
		add(fScopePast, r.ref != 0 && w.year < r.ref && (before == nil || before.score <= 0 || w.method == "heading"))
	}
	add(fMonthAhead, m > 0)
	add(fDeadline, m > 1 && !(w.here && w.deadline)) // "đến hết quý III"
	if gone {
		ps = append(ps, piece{fMonthPast, 1.5})
	}
	add(fMonthPast, m < 0 && !r.setThen(s.q))
	add(fEarlierYear, w.method == "stated" && before != nil && w.year < before.year && !r.ofAim(s.q) && !r.setThen(s.q))
	for k := range r.times {
		if t := &r.times[k]; t.than && t.from >= s.q.to && t.from-s.q.to < 12 {
			add(fThanNow, t.year == r.ref)
			break
		}
	}
	return ps
}

// stillOver reports a number of the period that the text told of as over last, and no word of aim: "Nhiệm kỳ qua, xã đạt 17
// chỉ tiêu. / Tỷ lệ hộ nghèo còn 2%."
func (r *run) stillOver(s *seg, w when) bool {
	return (w.year <= r.over || w.method == "plan") && s.q.unit == corpus.UnitPercent && !r.goalCue(s) && r.leadLean <= 0 && r.sectionLean <= 0 && r.blockLean <= 1 && r.beside(s.q) <= 0
}

// monthsGone reports so many months of the year at hand, all of which are over, before a number: "thu ngân sách 9 tháng | tăng 12%",
// "tỷ lệ giải ngân sáu tháng đạt 40%, hướng tới mục tiêu năm 2026".
func (r *run) monthsGone(s *seg) bool {
	if r.pubYear == 0 || s.q.unit != corpus.UnitPercent || r.leadLean > 0 || r.sectionLean > 0 || r.lacks("tháng") {
		return false
	}
	if r.wordAt(r.firstOf(r.unitFrom, s.q.left), setPlan|setPlanned) > 0 { // "Kế hoạch giải ngân: 6 tháng đạt 50%, …"
		return false
	}
	now := monthIn(r.info.Published)
	for i := s.q.left - 1; i > s.q.left-14 && i > r.unitFrom; i-- {
		if !r.isWord(i, "tháng") {
			continue
		}
		n := r.years(i - 1) // "9", "chín"
		if n < 2 || n > now || !r.monthsSoFar(i) || r.isNumber(i+1) {
			return false
		}
		return !r.goalAmong(s.pre, notWhen) && !r.aimWithin(i, notWhen, 30)
	}
	return false
}

// tellsFigures reports figures that somebody has counted, before a number: up to whatever time they go, it is over: "theo số liệu báo
// cáo đến hết năm 2023, …". What one aims at has a word of its own.
func (r *run) tellsFigures(s *seg) bool {
	if r.lacks("liệu") && r.lacks("thống") {
		return false
	}
	for _, i := range s.pre {
		if r.isWord(i, "theo") && (r.isWord(i+1, "số") && r.isWord(i+2, "liệu") || r.isWord(i+1, "thống") && r.isWord(i+2, "kê")) {
			return !r.goalAmong(s.pre, notWhen)
		}
	}
	return false
}

// planOfYear reports a plan or a goal that is named with its year before a number, whenever that was: "trình kế hoạch
// kinh doanh năm 2019 với doanh thu tăng 25%".
func (r *run) planOfYear(s *seg, w when) bool {
	for _, i := range s.pre {
		if r.begins[i]&cueTarget.bit() == 0 {
			continue
		}
		if m := r.cueAt(i); m != nil && m.class == cueTarget && (m.e.value == "goal" || m.e.value == "set" || m.e.value == "strive") && r.isNumber(m.to) && r.is(m.to-1, "năm") {
			if v, _ := parsePlain(r.str(m.to)); int(v) == w.year {
				return !r.outcomeIn(m.to, s.q.left)
			}
		}
	}
	return r.givenThen(s)
}

// givenThen reports what somebody was given to reach, whenever that was: "năm 2016, ngân hàng được Chính phủ giao bổ sung kế
// hoạch tăng trưởng tín dụng thêm 2%".
func (r *run) givenThen(s *seg) bool {
	if s.q.unit != corpus.UnitPercent || r.lacks("giao") {
		return false
	}
	for i := s.q.left - 1; i > s.q.left-16 && i > r.unitFrom && r.toks[i].kind == word; i-- {
		if !r.isWord(i, "giao") {
			continue
		}
		if m := r.cueAt(i); m == nil || m.e.value != "assigned" {
			return false
		}
		j := i + 1
		for r.is(j, "bổ", "sung", "thêm", "cho") {
			j++
		}
		n := r.wordAt(j, setPlanned)
		return n > 0 && !r.is(j+n, "và", "được", "đạt", "là") && !r.is(s.q.left-1, "đạt", "được", "bằng", "thành") && !r.outcomeIn(j, s.q.left)
	}
	return false
}

// beforeSchool reports an article from the months in which the school year that begins in its year lies
// ahead.
func (r *run) beforeSchool() bool {
	m := monthIn(r.info.Published)
	return m >= 6 && m <= 8
}

// saysNowBefore reports "hiện nay" right before a number: the time told before in the sentence is not its own.
func (r *run) saysNowBefore(s *seg) bool {
	for i := s.q.left - 1; i > s.q.left-6 && i >= r.unitFrom && r.toks[i].kind == word; i-- {
		if r.isWord(i, "hiện") {
			return r.at(i, cueResult) != nil && r.at(i, cueResult).e.value == "so-far"
		}
	}
	return false
}

// eraAt is the last year that stood before a number, in its own sentence or above it. A
// goal that is called so right at its number ("đạt 8%, vượt mục tiêu 7,5%") is not dated
// by the result beside it.
func (r *run) eraAt(s *seg) int {
	era := r.era
	if r.beside(s.q) > 0 {
		return era
	}
	for k := range r.times {
		if m := &r.times[k]; !m.aside && !m.began && !m.open && m.to <= s.q.from && !m.level {
			era = m.year
		}
	}
	return era
}

// late reports an article from the end of its year: what it says of the year is mostly
// reached.
func (r *run) late() bool {
	if monthIn(r.info.Published) >= 11 {
		return true
	}
	return r.nextYear() && !(r.headYear.year == r.ref && r.goalsFor(r.headYear))
}

// form adds what the number itself looks like: goals are round and bounded, results
// have decimals and are approximate.
func (r *run) form(ps []piece, s *seg, w when) []piece {
	q := s.q
	add := func(f int, on bool) {
		if on {
			ps = append(ps, piece{f, 1})
		}
	}
	percent := q.unit == corpus.UnitPercent
	add(fBoundClosed, q.unit != corpus.UnitRank && closed(q))          // "nhóm 10" is no ceiling
	add(fRank, q.unit == corpus.UnitRank && q.bound == corpus.Exactly) // "đứng thứ 6/34" tells where one is, "nhóm 10" may be a wish
	add(fAmount, (q.unit == corpus.UnitMoney || q.unit == corpus.UnitAmount || q.unit == corpus.UnitScore) && !r.listedAmount(s))
	add(fBoundRough, q.bound == corpus.Roughly)
	add(fNearly, q.left < q.from && r.of(q.left, setNearly) && r.sectionLean <= 0 && r.leadLean <= 0)
	add(fRateWord, percent && r.isWord(q.left-1, "lệ") && r.isWord(q.left-2, "tỷ") && r.ending(q.left-2, verb) != nil)
	if percent {
		r.told(s, add)
	}
	add(fBoundOpen, q.bound == corpus.MoreThan || q.bound == corpus.LessThan)
	add(fRange, q.isRange)
	add(fPerYear, q.perYear)
	if percent && !q.isRange && q.value != math.Trunc(q.value) && !((q.perYear || r.ratesBefore(q.left)) && r.setsAnew(s)) {
		v := 1.0
		if r.is(q.left-1, "xuống", "lên", "còn") && r.acts(s) { // "hạ tỷ lệ hộ nghèo xuống 5,2%" is to be done
			v = 0.5
		}
		if r.setsAnew(s) { // "Đại hội đề ra chỉ tiêu GRDP tăng 8,5%"
			v = 0.5
		}
		if r.item && (r.itemLean > 0 || r.itemLean == 0 && r.sectionLean > 2) && r.sectionLean >= 0 && r.titledPlan() && !r.hasDone(q.left) || r.inCard && r.titledPlan() { // an entry among the goals of a plan
			v = 0.5
		}
		ps = append(ps, piece{fDecimal, v})
	}
	if r.inCard && r.titledPlan() { // the title says what its cards are
		ps = append(ps, piece{fTitleTarget, 4})
	}
	add(fDecimals, percent && q.value*10 != math.Trunc(q.value*10))
	add(fDecimalAmid, percent && !q.isRange && q.value != math.Trunc(q.value) && r.region > 1)
	fraction, exact, lapsed, some := r.counts(q)
	add(fLapsed, lapsed)
	add(fSome, some && percent && !r.goalCue(s) && r.leadLean <= 0 && r.sectionLean <= 0)
	add(fFraction, fraction)
	add(fExact, exact && r.blockLean <= 1 && !r.growthSet(q) || r.reckoned(s))
	grown := r.grownFrom(s)
	add(fGrownSince, grown)
	add(fHundred, percent && q.value == 100)
	add(fRound, percent && !grown && q.value != 100 && q.value != 0 && q.value/5 == math.Trunc(q.value/5))
	add(fChange, q.unit != corpus.UnitRank && r.changeOf(s, false) != "")
	add(fRaised, q.raised && !grown)
	add(fParen, s.paren)
	add(fDrafted, r.draftsOwn(q))
	r.again = r.echoes(s)
	add(fTakenUp, r.again != nil)
	if v := r.saidByLegend(s); v != 0 {
		ps = append(ps, piece{fLegend, v})
	}
	add(fList, r.item)
	add(fFirst, s.first)
	if b := r.besideAll(s, w); b > 0 {
		ps = append(ps, piece{fBesideTarget, min(b, 9) / 3})
	} else if b < 0 {
		ps = append(ps, piece{fBesideResult, min(-b, 6) / 3})
	}
	return ps
}

// besideAll weighs the words at the number, and a goal of the same thing right behind it.
func (r *run) besideAll(s *seg, at when) float64 {
	w := r.beside(s.q)
	if r.becauseOf(s.q.left) || r.leadsTo(s) || r.gapBehind(s.q) || r.outdone(s, at) || r.measured(s) || r.beyondPlan(s) || r.ranksPlaces(s.q) || r.whereItIs(s.q) || r.restatesLack(s) || r.toldInPassing(s) || r.plainFact(s) || r.againstEachOther(s.q) || r.ofCapital(s) || r.asItWas(s) || r.stillSo(s) || r.someAt(s) || r.isWord(s.q.left-1, "số") && r.isWord(s.q.left-2, "trong") { // "làm rõ trong số 50% danh mục ấy"
		w -= 6
	}
	if r.is(s.q.left-1, "đã") || r.ruledOut(s) || r.goalsDone(s.q) || r.singledOut(s.q) || r.atHome(s.q) || r.stoodThen(s, at) || r.shortOf(s.q) || r.fared(s.q) || r.ofAllGoals(s.q) { // "Tiểu học đã 100%"
		w -= 6
	}
	if s.q.raised && r.fromNow(s.q) {
		w += 4
	}
	if r.restatesGoal(s.q) {
		w += 9
	}
	if r.namesGoalsAtEnd(s.q) || r.deemed(s.q) || r.liftedFromNow(s.q) {
		w += 4
	}
	if !s.paren && r.tellsNow(s) && r.numberBefore(s.q.from, corpus.UnitPercent) != nil {
		w -= 3
	}
	if r.neededFor(s) {
		w += 3
	}
	if r.yetToCome(s, at) || r.growthSet(s.q) || r.planGrows(s) {
		w += 3
	}
	return w
}

// shortOf reports a level behind which stands how little it lacks: "96,5%, thiếu một chút so với 97% của kế hoạch".
func (r *run) shortOf(q *quantity) bool {
	if !r.isMark(q.right, ',') || !r.is(q.right+1, "thiếu", "hụt", "kém") {
		return false
	}
	i := q.right + 2
	if r.isNumber(i) { // "77,9%, thiếu 2,1% so với kế hoạch"
		i, _ = r.percentAt(i + 1)
	}
	for to := i + 5; i < to && r.tok(i).kind == word; i++ {
		if r.is(i, "so") && r.is(i+1, "với") {
			return true
		}
	}
	return false
}

// stoodThen reports where a measure just told of stood in a year before the first one of the plan: "… trên 90%. Năm 2025
// chỉ số này là 88,4%", in a plan for 2026.
func (r *run) stoodThen(s *seg, at when) bool {
	return at.here && !at.deadline && at.year < r.firstYear() && r.is(s.q.left-1, "là", "đạt", "mới", "chỉ", "còn") && s.q.bound == corpus.Exactly && r.anaphorIn(s.pre) != nil && !r.goalCue(s)
}

// singledOut reports a level for which those who are counted before it are blamed or praised: "Phê bình 11 xã có
// tỷ lệ dưới 40%", "biểu dương các đơn vị có tỷ lệ đúng hạn trên 99%".
func (r *run) singledOut(q *quantity) bool {
	i := r.firstOf(r.unitFrom, q.left)
	if !r.is(i, "phê", "biểu", "nhắc", "khen", "ghi", "tuyên") || !(r.isWord(i, "phê") && r.isWord(i+1, "bình") || r.isWord(i+1, "dương") || r.isWord(i, "nhắc") && r.isWord(i+1, "nhở") || r.is(i+1, "ngợi", "thưởng", "nhận")) {
		return false
	}
	for i++; i < q.left; i++ {
		if r.isMark(i, ',') || r.is(i, "để") {
			return false
		}
		if r.is(i, "có", "đạt") {
			return !r.goalsNamed(i, q.left)
		}
		if m := r.cueAt(i); m != nil && m.class == cueTarget {
			return false
		}
	}
	return false
}

// whereItIs reports what is told of a place that the clause before names: "… ở đặc khu Phú Quý, nơi 64%
// rác bãi biển là bao bì", "…, nơi có 40% hộ nghèo".
func (r *run) whereItIs(q *quantity) bool {
	if r.lacks("nơi") {
		return false
	}
	i := q.left
	for n := 0; n < 3 && r.is(i-1, "có", "đang", "hiện", "còn", "vẫn"); n++ {
		i--
	}
	return r.is(i-1, "nơi") && r.isMark(i-2, ',')
}

// restatesLack reports a share that only tells again how much is lacking: "còn thiếu 214 giáo viên, tức 15%
// so với định mức".
func (r *run) restatesLack(s *seg) bool {
	i := s.q.left
	if r.isWord(i-1, "là") && r.isWord(i-2, "tức") {
		i--
	}
	if !r.is(i-1, "tức", "bằng", "đương", "chiếm") {
		return false
	}
	for j := i - 2; j > i-16 && j >= r.unitFrom; j-- {
		if r.is(j, "thiếu", "hụt", "thừa", "dôi", "mất") {
			return true
		}
	}
	return false
}

// namesGoalsAtEnd reports that the sentence ends by calling its numbers goals: "Tăng trưởng trên 10%/năm, hộ nghèo
// giảm 3 - 4%/năm là hai trong số 17 chỉ tiêu vừa được thông qua".
func (r *run) namesGoalsAtEnd(q *quantity) bool {
	if r.lacks("là") || r.lacksPair("chỉ", "tiêu") && r.lacksPair("mục", "tiêu") {
		return false
	}
	if q.unit != corpus.UnitPercent || r.unitGoals.from == r.unitFrom+1 {
		return q.unit == corpus.UnitPercent && r.unitGoals.goals && q.to <= r.unitGoals.at
	}
	r.unitGoals = unitGoals{from: r.unitFrom + 1}
	last, told := int32(-1), r.unitFrom
	for k := r.numberFrom(r.unitFrom); k < len(r.qs) && r.unparted(told, r.qs[k].from, sentenceMarks); k++ {
		told = r.qs[k].from
		if r.qs[k].unit == corpus.UnitPercent {
			last = r.qs[k].right
		}
	}
	if last < 0 || !r.isWord(last, "là") {
		return false
	}
	for i := last + 1; i < last+9 && i < r.hi && (r.toks[i].kind == word || r.isNumber(i)); i++ {
		if r.is(i, "tiêu") && r.is(i-1, "chỉ", "mục") && !r.isIn(i+1, listGoalsOutcome) && (r.isIn(i+1, listGoalsNamed) || r.tok(i+1).upper || r.isMark(i+1, '.')) && !r.outcome(i+1) {
			r.unitGoals.goals, r.unitGoals.at = true, last
			return q.to <= last
		}
	}
	return false
}

// toldInPassing reports what is told of how things are, whatever year is named beside it: the highest and the
// lowest of several, what a forecast came to, a difficulty.
func (r *run) toldInPassing(s *seg) bool {
	if s.q.unit != corpus.UnitPercent || closed(s.q) {
		return false
	}
	i, behind := s.q.left, s.q.right
	switch {
	case r.isWord(behind, "dự") && r.isWord(behind+1, "báo") && r.is(i-1, "đạt", "bằng"): // "doanh thu chỉ đạt 49% dự báo"
		return true
	case r.isWord(i-1, "phải") && r.is(i-2, "không", "chưa", "chẳng"): // "không phải 100% học sinh đăng ký thi"
		return true
	case r.is(i-1, "thành", "ngân", "chậm") && r.is(i-2, "hoàn", "giải", "vốn") && s.q.bound == corpus.LessThan && !r.letsNone(i): // "13 bộ, ngành giải ngân dưới 20%"
		return true
	case r.isWord(behind, "đã") && r.isWord(behind+1, "là") && r.at(behind+2, cueTarget) == nil: // "đến 2030 đạt được 80% đã là thành công"
		return true
	case s.q.value > 100 && s.q.value < 1000 && r.is(i-1, "đạt") && !r.aimWithin(i, notWhen, 40) && r.leadLean <= 0 && r.sectionLean <= 0: // more than all is what somebody counted: "công suất sử dụng giường bệnh đạt 130%"
		return true
	case r.firstToReach(i), r.tellsTrouble(s), r.leftToDo(s.q), r.movedAlready(s.q), r.soFarGot(s.q):
		return true
	case r.isWord(i-1, "chiếm") && r.isWord(i-2, "vốn") && r.isMark(i-3, ','): // "lĩnh vực đất đai, vốn chiếm 62% hồ sơ trễ"
		return true
	case r.isWord(i-1, "ý") && r.isWord(i-2, "đồng") && s.q.value == 100: // "tôi đồng ý 100%"
		return true
	case r.goalCue(s) || r.leadLean > 0 || r.sectionLean > 0 || r.blockLean > 0 || r.region > 0.5 || r.item:
		return false
	case r.is(i-1, "tới") && r.is(i-2, "tăng", "giảm") && s.q.left == s.q.from && !r.yearAhead(r.hi): // "cho vay tiêu dùng tăng tới 65%"
		return true
	case s.first && (r.is(behind, "do") || r.is(behind, "là") && r.is(behind+1, "do")): // "75% do ô tô gây ra"
		return true
	case r.ofThose(s) && r.of(i-1, setContrast), r.judged(behind): // "nhưng 30% số đó chảy vào bất động sản", "tăng 20 - 25% là hợp lý"
		return true
	case s.first && !r.acts(s) && r.restOf(behind): // "60% khách còn lại bay của hãng khác"
		return true
	}
	if r.is(i-1, "là") && r.is(i-2, "nhất") && r.is(i-3, "cao", "thấp") { // "tỉnh cao nhất là 98%, thấp nhất là 70%"
		if m := r.ending(i, boundLeft); m != nil && r.extreme(m) {
			return true
		}
	}
	return false
}

// letsNone reports that what stands before token i is not to happen: "không để đơn vị nào giải ngân | dưới 95%".
func (r *run) letsNone(i int32) bool {
	for j := i - 1; j > i-14 && j >= r.unitFrom; j-- {
		if r.is(j, "không") && r.is(j+1, "để", "được", "còn") {
			return true
		}
	}
	return false
}

// movedAlready reports a level that something has moved to: "tỷ lệ cho vay đã giảm từ 45% năm 2018 xuống mức 40%".
func (r *run) movedAlready(q *quantity) bool {
	if !q.raised {
		return false
	}
	p := r.numberBefore(q.from, corpus.UnitPercent)
	if p == nil || !p.baseline {
		return false
	}
	i := p.left
	for r.is(i-1, "từ", "mức") {
		i--
	}
	return r.of(i-1, setMoves) && r.is(i-2, "đã") || r.is(i-1, "rơi", "tụt", "sụt", "rớt", "trượt") // nobody aims at a fall: "chuyên cần rơi từ 97% xuống 81%"
}

// soFarGot reports what some months have brought, against which a goal of the year stands: "chỉ tiêu cả năm 40%, sáu tháng
// được 13%", "quý I được 20%".
func (r *run) soFarGot(q *quantity) bool {
	i := q.left - 1
	if !r.isWord(i, "được") {
		return false
	}
	if r.is(i-1, "mới", "chỉ", "đã") {
		i--
	}
	return r.is(i-1, "tháng") && (r.isNumber(i-2) || r.of(i-2, setFew)) || r.is(i-2, "quý") && !r.is(i-3, "đến", "hết", "mỗi")
}

// leftToDo reports what is told as yet to be done, not by when: "còn phải thực hiện 8,2 triệu m2, tương ứng 66%".
func (r *run) leftToDo(q *quantity) bool {
	if !r.is(q.left-1, "ứng", "đương", "bằng") || r.item && r.sectionLean > 0 {
		return false
	}
	for j := q.left - 2; j > q.left-16 && j > r.unitFrom; j-- {
		if r.is(j, "phải") && r.is(j-1, "còn") {
			return true
		}
	}
	return false
}

// judged reports what somebody thinks of a number, in the words from token i on: "30% diện tích | là quý lắm rồi", "10 - 15% |
// là hợp lý".
func (r *run) judged(i int32) bool {
	if r.isMark(i, '(') {
		for n := 0; n < 8 && !r.isMark(i, ')'); n++ {
			i++
		}
		i++
	}
	for j := i; j < i+9 && (r.tok(j).kind == word || r.isMark(j, '"')); j++ {
		if r.is(j, "là") {
			for j++; r.is(j, "rất", "quá", "khá", "cũng") || r.isMark(j, '"'); j++ {
			}
			return r.isIn(j, listJudges)
		}
	}
	return false
}

// restOf reports what is left over, a few words behind token i: "45% | ghế còn lại".
func (r *run) restOf(i int32) bool {
	for j := i; j < i+5 && r.tok(j).kind == word; j++ {
		if r.is(j, "còn") && r.is(j+1, "lại") {
			return true
		}
	}
	return false
}

// tellsTrouble reports what is named as a difficulty: "một số khó khăn như đồng bào dân tộc thiểu số chiếm 45% dân
// số". What is to be done about one ("khắc phục khó khăn, đưa tỷ lệ lên 60%") is a goal.
func (r *run) tellsTrouble(s *seg) bool {
	if r.lacksPair("khó", "khăn") && r.lacksPair("hạn", "chế") && r.lacksPair("thách", "thức") {
		return false
	}
	for j := s.q.left - 1; j > s.q.left-24 && j > r.unitFrom; j-- {
		if (r.isWord(j-1, "khăn") && r.isWord(j-2, "khó") || r.isWord(j-1, "thức") && r.isWord(j-2, "thách") || r.isWord(j-1, "chế") && r.isWord(j-2, "hạn")) && r.is(j, "như", "là", "khi", "do") {
			return !r.goalAmong(r.seqOf(j, s.q.left), anyAim) && r.unparted(j, s.q.left, ";")
		}
	}
	return false
}

// becauseOf reports what is told as the reason of something: "cần tạo việc làm vì còn 22% thanh niên
// đi làm ăn xa".
func (r *run) becauseOf(i int32) bool {
	if r.is(i-1, "còn", "có", "mới", "chỉ") {
		i--
	}
	if r.is(i-1, "do", "là") && r.isWord(i-2, "nhân") && r.isWord(i-3, "nguyên") { // "nguyên nhân do 40% dự án vướng mặt bằng"
		return true
	}
	return r.is(i-1, "vì", "bởi") && !r.isWord(i-2, "thay") || r.isWord(i-1, "do") && r.is(i, "còn", "có", "mới", "chỉ")
}

// broughtAbout reports what happened because of something: "bão khiến 40% diện tích ngô mất trắng".
func (r *run) broughtAbout(q *quantity) bool {
	i := q.left - 1
	if r.isWord(i, "cho") {
		i--
	}
	return r.isWord(i, "khiến")
}

// leadsTo reports what is told as the ground of what follows: "viện trợ giảm 30% nên tỉnh phải bố trí
// thêm", "giá tăng 40% khiến dự án đội vốn".
func (r *run) leadsTo(s *seg) bool {
	return (r.isWord(s.q.right, "nên") && !r.isWord(s.q.right+1, "được") || r.isWord(s.q.right, "khiến")) && s.q.bound != corpus.AtLeast && s.q.bound != corpus.AtMost && !r.goalCue(s)
}

// gapBehind reports by how much something is beyond the plan named before it: "so với nghị quyết đề
// ra (70%) vượt 3%".
func (r *run) gapBehind(q *quantity) bool {
	if !r.isWord(q.left, "vượt") || q.left == q.from {
		return false
	}
	for j := q.left - 1; j > r.unitFrom && j > q.left-14 && !r.isMark(j, ',') && !r.isMark(j, ';'); j-- {
		if r.is(j, "với") && r.is(j-1, "so") {
			return r.wordAt(j+1, setPlanned) > 0
		}
	}
	return false
}

// yetToCome reports a level with a deadline in a year after the one that its article is
// dated from, and no word of what was reached: whatever it looks like, nobody knows it yet.
func (r *run) yetToCome(s *seg, at when) bool {
	if !at.here || !at.deadline || r.info.Published == "" || at.year <= r.pubYear || r.is(s.q.left-1, "giảm", "tăng") || r.is(s.q.left-1, "với") && r.is(s.q.left-2, "so") {
		return false
	}
	told := func(i int32) bool {
		m := r.cueAt(i)
		return m != nil && m.class == cueResult && !(m.e.value == "only" && r.is(m.to-1, "còn")) // "hết năm chỉ còn 5%"
	}
	for i := s.q.left; i < s.q.from; i++ { // "chưa tới 5%"
		if told(i) {
			return false
		}
	}
	if s.q.raised { // where it began tells of it too: "năm ngoái, chuyên cần rơi từ 97% xuống 81%"
		if p := r.numberBefore(s.q.from, corpus.UnitPercent); p != nil && p.baseline && slices.ContainsFunc(r.seqOf(r.unitFrom, p.left), told) {
			return false
		}
	}
	return !slices.ContainsFunc(s.pre, told)
}

// counts reports what was counted before the number in its unit: "47/121 xã, bằng
// 38,8%", "191.379 người, chiếm 32,48%". Nobody promises 191,379. Some of the bodies stand at a
// level: "10 đơn vị giải ngân dưới 30%".
func (r *run) counts(q *quantity) (fraction, exact, lapsed, some bool) {
	k := r.numberFrom(r.unitFrom)
	for ; k < len(r.qs) && r.qs[k].from < q.from; k++ {
		p := &r.qs[k]
		switch {
		case p.reason == reasonDuration:
			lapsed = lapsed || r.lapsed(p)
		case p.reason == reasonFraction, p.unit == corpus.UnitCount && p.den != "":
			fraction = true
		case p.unit == corpus.UnitCount || p.unit == corpus.UnitMoney || p.unit == corpus.UnitAmount:
			exact = exact || significant(r.str(p.from)) >= 4
			some = p.unit == corpus.UnitCount && r.levelOf(p, q)
		case p.reason == reasonCount || p.reason == reasonAmount:
			some = r.of(p.to, setHolders) && r.levelOf(p, q)
		}
	}
	return fraction, exact, lapsed, some
}

// levelOf reports things counted of which a number right behind tells the level: "10 đơn vị giải ngân dưới | 30%".
func (r *run) levelOf(p, q *quantity) bool {
	if p.left != p.from || q.left-p.to > 7 || !r.unparted(p.to, q.left, ";.(:") {
		return false
	}
	for i := p.to; i < q.left; i++ {
		if r.isMark(i, ',') && r.role[i+1]&tierWord.bit() == 0 && !r.is(i+1, "ngành", "ban", "thị") { // "5 sở, ngành"
			return false
		}
	}
	return true
}

// lapsed reports a stretch of time that is over: "qua 7 tháng, …", "sau 3 năm thực hiện, …",
// "trong 9 tháng tăng 5%". "Trong 3 năm tới", "sau 6 tháng nữa" lie ahead.
func (r *run) lapsed(p *quantity) bool {
	i := p.from + 1
	for ; i < p.to && !r.is(i, "tháng", "năm", "tuần"); i++ {
	}
	if !r.is(i, "tháng", "năm", "tuần") || r.is(i+1, "nữa", "tới", "tiếp", "cuối", "còn", "tuổi") {
		return false
	}
	if r.is(i, "tháng") && r.is(p.from-1, "biết", "hay", "rằng") && r.ending(p.from, sayWord) != nil && r.tok(i+1).kind == word { // "Giám đốc Sở cho biết 11 tháng ngành này tăng 31%"
		return true
	}
	since := p.from - 1
	if r.is(since, "hơn", "gần", "khoảng", "trên") { // "sau hơn 12 năm triển khai"
		since--
	}
	return r.is(since, "qua", "sau") || r.is(i, "tháng") && r.is(p.from-1, "trong") && r.begins[min(i+1, r.hi-1)]&verb.bit() != 0
}

// reckoned reports a difference that somebody reckoned: "giảm 9 người (-4,0%)".
func (r *run) reckoned(s *seg) bool {
	i := s.q.left - 1
	return s.paren && r.changedBy(s) || s.paren && (r.isMark(i, '-') || r.isMark(i, '+')) && (r.isMark(i-1, '(') || r.separates(i-1))
}

// changedBy reports how much of itself something lost or won, in brackets behind by how many: "giảm 86 vụ
// (34,8%)", with no word of aim.
func (r *run) changedBy(s *seg) bool {
	i := s.q.left - 1
	if !r.isMark(i, '(') || !r.isMark(s.q.right, ')') || s.q.left != s.q.from || r.leadLean > 0 || r.sectionLean > 0 || r.blockLean > 1 {
		return false
	}
	p := r.numberBefore(i, corpus.UnitCount, corpus.UnitAmount, corpus.UnitMoney)
	return p != nil && i-p.to < 5 && r.unparted(p.to, i, ",;(") && r.is(p.left-1, "giảm", "tăng") && !r.aimWithin(p.left, notWhen, 40)
}

// significant counts the digits of a number without the zeros at its ends.
func significant(form string) int {
	form = strings.Trim(separators.Replace(form), "0")
	return len(form)
}

// promises is what a stretch without numbers says for the next ones: its cues, turned
// round where it tells how goals went, "các chỉ tiêu đều đạt và vượt kế hoạch", "Kết quả
// các chỉ tiêu chủ yếu như sau".
func (r *run) promises(a, b int32) float64 {
	lean := r.cueLean(a, b)
	if lean > 0 && r.onlyFigures(a, b) {
		return 0
	}
	if lean != 0 && lean > -2.5 && (r.outcomeIn(a, b) || r.is(r.firstOf(a, b), "kết") && r.is(r.firstOf(a, b)+1, "quả") && r.goalsNamed(a, b)) {
		return -max(lean, 3)
	}
	return lean
}

// onlyFigures reports words in [a, b) that announce figures below a title of results, with no word that sets some and no
// time ahead: "Kết quả 6 tháng" over "Một số chỉ tiêu chủ yếu: thu ngân sách tăng 9%".
func (r *run) onlyFigures(a, b int32) bool {
	told := false
	for _, p := range r.kind {
		switch p.f {
		case fTitleTarget:
			return false
		case fTitleResult:
			told = true
		}
	}
	i := r.firstOf(a, b)
	for r.is(i, "một", "số", "các", "những") {
		i++
	}
	return told && r.isMark(b, ':') && r.is(i, "chỉ") && r.is(i+1, "tiêu") && r.sectionLean <= 0 && r.era <= r.ref && !r.aheadIn(r.times) && !r.goalAmong(r.seqOf(a, b), settingOnly)
}

// goalsNamed reports the word for goals, and none for striving.
func (r *run) goalsNamed(a, b int32) bool {
	named := false
	for i := a; i < b; i++ {
		if r.is(i, "phấn", "quyết") && r.is(i+1, "đấu", "tâm") {
			return false
		}
		named = named || r.is(i, "tiêu") && r.is(i-1, "chỉ", "mục")
	}
	return named
}

// cueLean is what the cues of a stretch without numbers say for the next ones.
func (r *run) cueLean(a, b int32) float64 {
	if r.lacksPhrase(cueTarget) && r.lacksPhrase(cueResult) {
		return 0
	}
	sum, soFar, bent := 0.0, false, false
	for i := a; i < b; i++ {
		bent = bent || r.bentOn(i)
		if r.begins[i]&cues == 0 {
			continue
		}
		if m := r.cueAt(i); m != nil {
			soFar = soFar || m.e.value == "so-far"
			if soFar && r.is(i, "không") { // "đến nay, huyện không còn xã dưới 10 tiêu chí"
				continue
			}
			if (m.e.value == "than-year" || m.e.value == "compared") && r.is(m.from, "so") && !r.is(m.from+2, "cùng") && r.changeAhead(r.afterCue(r.lastClause(r.seqOf(a, m.from)))) != "" { // "giảm số vụ cháy so với năm 2025, cụ thể:" tells by how much
				continue
			}
			w := r.rd.lx.weights[m.e.group+near]
			if bent && (m.e.value == "versus-plan" || m.e.value == "completed") { // "tập trung thu ngân sách đạt và vượt kế hoạch"
				w = -w
			}
			sum += w
			i = m.to - 1
		}
	}
	return clamp(sum, 4)
}

// articleEvidence is what the kind of article makes of a number without cues: in
// a plan it is a goal, in a report of results a result.
func (r *run) articleEvidence() []piece {
	has := func(w string) bool { return holds(r.titleKey, w) || holds(r.kindKey, w) }
	tells := func(use lineUse) bool { return r.rd.lx.inLine(r.titleKey, use) || r.rd.lx.inLine(r.kindKey, use) }
	var ps []piece
	add := func(f int, on bool) {
		if on {
			ps = append(ps, piece{f, 1})
		}
	}
	due := tells(titleDue)
	add(fTitleTarget, due || tells(titleAims) || tells(titlePlans) || (has("chương trình") || has("giao")) && r.title.givesOut())
	add(fTitleResult, tells(titleResults) || !due && has("đạt"))
	add(fFullText, r.grounded)
	add(fPlanNumber, r.info.PlanNumber != "")
	add(fPlanAhead, r.planYear != 0 && r.pubYear != 0 && r.planYear >= r.pubYear)
	goals, results := r.balance()
	return append(ps, piece{fBalance, (goals - results) / (goals + results + 6)})
}

// givesOut reports a title of a programme or of what was handed out: no "chương trình học", no "giao thông", "giao dịch". A
// line above the title that names one says so too.
func (r *run) givesOut() bool {
	named := false
	for i := range r.hi {
		if r.is(i, "giao") || r.is(i, "chương") && r.is(i+1, "trình") {
			named = true
			if j := i + 1; r.is(i, "giao") && !r.isIn(j, listNotGiven) && !r.is(i-1, "ngoại", "bàn", "chuyển") || r.is(i, "chương") && !r.isIn(j+1, listStudied) {
				return true
			}
		}
	}
	return !named
}

// holds reports whether a text has some words between blanks.
func holds(text, words string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return false
		}
		at, end := from+i, from+i+len(words)
		if (at == 0 || text[at-1] == ' ') && (end == len(text) || text[end] == ' ') {
			return true
		}
		from = at + 1
	}
}

// balance sums the weights of the cues for goals and for results in the sheet.
func (r *run) balance() (goals, results float64) {
	for k := range r.ms {
		switch m := &r.ms[k]; m.class {
		case cueTarget:
			if !r.determines(m) {
				goals += m.e.weight
			}
		case cueResult:
			results += m.e.weight
		}
	}
	return goals, results
}
