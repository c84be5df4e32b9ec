package extract

import (
	"slices"

	"chitieu/corpus"
)

// setByCountry reports a goal that the country sets, whatever else speaks for a goal of the
// article's own: "mức 80% của cả nước", "(mục tiêu chung của cả nước: 30% GDP)", "trong
// khi cả nước phấn đấu tối thiểu 30%".
func (r *run) setByCountry(s *seg, before *leaning) bool {
	if r.info.IssuerLevel == "central" || r.info.Province == nil && r.info.IssuerLevel != "commune" || s.q.unit == "" {
		return false
	}
	if !r.elsewhere && (before == nil || before.other != "foreign") && r.namesNoNation() {
		return false
	}
	if r.unitsOfCountry(s) || s.paren && s.outer >= 0 && len(s.pre) > 0 && r.countrywide(s.pre[0]) && r.isMark(s.pre[0]-1, '(') { // "mới đạt 41,7% (Trung ương giao tối thiểu 50%)"
		return true
	}
	if r.countrysOwn(s) || r.listsCountry(s) {
		return true
	}
	for _, i := range s.pre {
		if m := r.at(i, cueTarget); r.of(i, setHandsDown) || m != nil && m.e.value == "assigned" {
			return false // "Chính phủ giao (8%)": it became the province's own
		}
	}
	if before != nil && before.other == "foreign" && s.carried && !s.paren && !r.content(s.pre) && !slices.ContainsFunc(s.pre, r.localBody) { // "cả nước 6,5 - 7%, phấn đấu 7 - 7,5%"
		return true
	}
	others := s.pre
	if r.lacksPhrase(cueOther) {
		others = nil
	}
	for _, i := range others { // "mức quốc gia trên 70%"
		if m := r.at(i, cueOther); m != nil && m.e.value == "foreign" && r.governs(m, s, false) {
			return true
		}
	}
	return r.elsewhere || r.ofTheCountry(s.q) || r.citesCountry(s) || r.nationsProduct(s) || s.paren && s.outer >= 0 && r.countryOnly(s.pre)
}

// listsCountry reports a number in brackets that hold what the country set, against which one's own is held: "so với mức theo
// Quyết định của Thủ tướng (năm 2017: 79%, năm 2018: | 83%)".
func (r *run) listsCountry(s *seg) bool {
	if r.lacksMark('(') || r.lacks("so") {
		return false
	}
	open := s.q.left - 1
	for open > r.lo && open > s.q.left-60 && !r.isMark(open, '(') && !r.isMark(open, ')') {
		open--
	}
	if !r.isMark(open, '(') {
		return false
	}
	for i := open - 1; i > r.lo && i > open-16 && !r.endsSentence(i); i-- {
		if r.isWord(i, "với") && r.isWord(i-1, "so") {
			return slices.ContainsFunc(r.seqOf(i, open), r.countrywide)
		}
	}
	return false
}

// namesNoNation reports that the block at hand names neither the country nor who speaks or sets goals for it: true is sure.
func (r *run) namesNoNation() bool {
	return r.lacksPhrase(nationalWord) && r.lacksPhrase(cueOther) && r.namesNoCountry() && r.lacksPair("nghị", "quyết") && r.lacksPair("việt", "nam") && r.lacks("gdp")
}

// unitsOfCountry reports a share of the units of the whole country: "ít nhất 50% đơn vị hành chính cấp xã trên địa bàn toàn
// quốc". No province has such a share.
func (r *run) unitsOfCountry(s *seg) bool {
	if s.q.unit != corpus.UnitPercent || r.namesNoCountry() {
		return false
	}
	i := s.q.right
	for r.isIn(i, listOfUnits) {
		i++
	}
	if !r.is(i, "xã", "huyện", "tỉnh") {
		return false
	}
	for i++; r.isMark(i, ',') || r.is(i, "phường", "đặc", "khu", "thị", "trấn"); i++ {
	}
	for r.isIn(i, listOverAll) {
		i++
	}
	return r.is(i, "toàn") && r.is(i+1, "quốc") || r.is(i, "cả") && r.is(i+1, "nước")
}

// namesNoCountry reports that the block at hand does not name the whole country: true is sure.
func (r *run) namesNoCountry() bool {
	return r.lacksPair("toàn", "quốc") && r.lacksPair("cả", "nước")
}

// countrysOwn reports a level that is told of the whole country, with nothing but verbs and times between its name and
// the number: "so với cả nước là 1,2%", "trong khi cả nước dự kiến còn 0,9%". By how much one is above it is one's own, and
// so is "quy mô so với cả nước đạt 2%".
func (r *run) countrysOwn(s *seg) bool {
	if s.q.diff || s.q.unit != corpus.UnitPercent || r.namesNoCountry() {
		return false
	}
	for k := len(s.pre) - 1; k > 0; k-- {
		i := s.pre[k]
		if !(r.isWord(i, "nước") && r.is(i-1, "cả")) && !(r.isWord(i, "quốc") && r.is(i-1, "toàn")) {
			continue
		}
		held := r.beginsAfterTimes(i-1) || r.ofNationAlone(s.pre[:k]) // "đến năm 2025 cả nước có 80% …"; else against the country's
		for j := i - 2; j >= r.unitFrom && j > i-9; j-- {
			if r.isIn(j, listBesideCountry) {
				return false
			}
			held = held || r.is(j, "với") && r.is(j-1, "so") && r.is(s.q.left-1, "là") || r.is(j, "khi") && r.is(j-1, "trong")
		}
		return held && len(s.pre) > k+1 && !r.content(s.pre[k+1:])
	}
	return false
}

// ofNationAlone reports a measure of the whole country, which its name closes: "tỷ lệ bao phủ bảo hiểm y tế | toàn quốc". The
// country that something is sold to, compared with or a share of is no such whole.
func (r *run) ofNationAlone(pre []int32) bool {
	n := len(pre) - 1 // "cả", "toàn"
	if n < 3 || r.isIn(pre[n-1], listOutInto) {
		return false
	}
	from := r.lastClause(pre[:n])
	return len(from) > 2 && r.firstPredicate(from) < 4 && // "tỷ lệ hồ sơ liên thông toàn quốc" are not the country's
		r.at(from[0], starter) != nil && !slices.ContainsFunc(from, func(i int32) bool {
		return r.localBody(i) || r.isIn(i, listIntoCountry) && !(r.is(i, "số") && i == from[0])
	}) && !r.namesOwn(from[0], pre[n])
}

// beginsAfterTimes reports that nothing but times stands between token i and the beginning of its clause.
func (r *run) beginsAfterTimes(i int32) bool {
	for i--; i >= r.unitFrom && (r.role[i]&yearRole != 0 || r.is(i, "thì", "còn")); i-- {
	}
	return i < r.unitFrom || r.toks[i].kind == punct
}

// citesCountry reports a clause that begins with a body or a plan of the country's and goes on
// with no word of whoever else makes it their own: "Ngân hàng Nhà nước định hướng … 15%", "Theo Nghị quyết số 57-NQ/TW, đến năm 2030 tỷ lệ …
// đạt trên 80%". "Theo Quyết định 749, tỉnh phấn đấu …" is the province's.
func (r *run) citesCountry(s *seg) bool {
	from := r.pastMarks(s.pre)
	if len(from) > 3 && r.role[from[0]]&nationalWord.bit() != 0 && !slices.ContainsFunc(from, r.localBody) {
		m := r.at(from[0], nationalWord)
		return m != nil && !r.is(m.to, "số", "điện", "tỉnh") && !r.namesOwn(from[0], s.q.left) // "Chính phủ số"
	}
	if len(from) < 4 || !r.is(from[0], "theo", "tại") || r.wordAt(from[1], setPlan|setPlanned) == 0 && !r.is(from[1], "bộ", "chính", "thủ") {
		return false
	}
	found, closed := false, false
	for _, i := range from[1:] {
		switch {
		case closed && r.localBody(i):
			return false
		case closed:
		case r.is(i, "hiện") && r.is(i-1, "thực"): // "Theo Chương trình hành động thực hiện Nghị quyết 72 của Bộ Chính trị, …" is the province's
			return false
		case r.separates(i):
			closed = true
		case r.countrywide(i):
			found = true
		case r.is(i, "của", "do") && r.localBody(i+1):
			return false
		}
	}
	return found && closed
}

// nationsProduct reports the country's economy, by its name or as a share of the GDP in a
// sentence of an article that sets no plan out and names nobody who aims at it: "kinh tế số sẽ
// chiếm 20% GDP".
func (r *run) nationsProduct(s *seg) bool {
	share := r.is(s.q.left-1, "chiếm", "góp", "bằng")
	named := s.subject
	if r.lacksPair("việt", "nam") && r.lacksPair("cả", "nước") {
		named = nil
	}
	for _, i := range named { // "kinh tế số Việt Nam", "kinh tế số cả nước"
		if share && i >= s.q.right { // "chiếm 15% sản lượng điện của cả nước" is one's own share
			break
		}
		if (r.isWord(i, "việt") && r.is(i+1, "nam") || !s.carried && r.isWord(i, "cả") && r.is(i+1, "nước")) && r.is(i-1, "số", "tế", "của", "gdp") {
			return true
		}
	}
	if !r.isWord(s.q.right, "gdp") || r.is(s.q.right+1, "của", "toàn", "trên") && (r.localBody(s.q.right+2) || r.localBody(s.q.right+3)) || r.aimWithin(s.q.left, strivingOnly, 60) || r.item || r.sectionLean > 0 || r.leadLean > 0 || r.info.PlanNumber != "" {
		return false
	}
	for _, i := range s.pre {
		if m := r.at(i, cueTarget); m != nil && (m.e.value == "goal" || m.e.value == "strive" || m.e.value == "set") || r.localBody(i) {
			return false
		}
	}
	return true
}

// ofTheCountry reports "của cả nước", "mà Trung ương yêu cầu" right behind a number that is
// called a level: "thấp hơn mức 80% của cả nước".
func (r *run) ofTheCountry(q *quantity) bool {
	if !r.is(q.right, "của", "mà", "do") || !r.countrywide(q.right+1) {
		return false
	}
	i := q.left
	return r.wordBefore(i, setPlanned|setMarked) > 0 || r.is(i-1, "mức", "cầu") || r.is(q.right, "mà", "do")
}

// countryOnly reports words that name the country or its government and nothing that is
// measured: "cả nước:", "Chương trình phát triển Chính phủ số:".
func (r *run) countryOnly(toks []int32) bool {
	if len(toks) > 10 {
		return false
	}
	for _, i := range toks {
		if r.countrywide(i) {
			return true
		}
	}
	return false
}

// countrywide reports the country, its government or a resolution of the Party's centre
// ("Nghị quyết 57-NQ/TW") at token i.
func (r *run) countrywide(i int32) bool {
	if r.at(i, nationalWord) != nil { // "đạt chuẩn quốc gia" names no one who sets goals
		return !r.is(i, "quốc") || !r.of(i-1, setOfNation) && !(r.is(i-1, "tiêu") && r.is(i-3, "trình"))
	}
	if !r.isWord(i, "nghị") || !r.isWord(i+1, "quyết") {
		return false
	}
	for i += 2; r.is(i, "số"); i++ {
	}
	if !r.isNumber(i) {
		return false
	}
	return r.is(i+2, "nq") && r.is(i+4, "tw") || r.is(i+1, "nq") && r.is(i+3, "tw")
}
