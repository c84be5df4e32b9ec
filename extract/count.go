package extract

import (
	"slices"

	"chitieu/corpus"
)

// countStatus says whether a count of things is set as a goal, and no description
// of what there is ("3 nhóm", "tại 168 phường"): what is neither goal nor result it leaves so. Its
// leaning goes on to the next.
func (r *run) countStatus(s *seg, status corpus.Status, l, before *leaning) corpus.Status {
	aimed := r.rd.lx.aimed(r.pieces) || r.preparedFor(s) || r.countBefore(before) > 0
	r.pieces = r.countEvidence(r.pieces[:0], s, *l, before)
	if !aimed {
		l.carry = min(l.carry, 0)
		r.pieces = append(r.pieces, piece{fCountUnaimed, 1})
	}
	if r.observeCount != nil {
		r.observeCount(s, r.pieces)
	}
	l.count = r.rd.lx.lean(r.pieces).score
	l.sum = l.count
	switch {
	case status == corpus.StatusOther || r.foreign != "":
		return corpus.StatusOther
	case l.count > 0 && !s.q.baseline: // "tăng từ 79.000 người lên 100.000"
		return corpus.StatusTarget
	}
	return corpus.StatusResult
}

// preparedFor reports what is to be made, for which something else is done: "Để chuẩn bị cho việc xây dựng 375 dịch vụ công".
func (r *run) preparedFor(s *seg) bool {
	return r.ending(s.q.left, actWord) != nil && slices.ContainsFunc(s.pre, func(i int32) bool { return r.is(i, "để", "nhằm") })
}

// aimed reports evidence of an aim: a word for goals, a time ahead, what is told around the number. That
// something is done, and what the article is like as a whole, speak for none.
func (lx *lexicon) aimed(ps []piece) bool {
	for _, p := range ps {
		switch p.f {
		case fBias, fChained, fAct, fBalance, fTitleTarget, fRegion, fYearNow, fCount, fExact, fRange, fChange, fHundred, fFirst:
			continue
		}
		if p.v*lx.weights[p.f] > 0.5 {
			return true
		}
	}
	return false
}

// condition reports of how many on something holds, with no word of aim: "cơ sở có từ 300 lao động trở lên phải …".
func (r *run) condition(s *seg) bool {
	q := s.q
	if q.bound != corpus.AtLeast || !r.is(q.left, "từ") || q.skip.to == 0 || r.goalCue(s) || r.leadLean > 0 || r.sectionLean > 0 || r.acts(s) || r.doesIt(q.left) {
		return false
	}
	for i := q.skip.to; i < q.skip.to+4 && r.tok(i).kind == word; i++ {
		if r.is(i, "phải", "mới", "được", "thì", "sẽ", "đối") {
			return true
		}
	}
	return false
}

// goesOnDone reports a count that goes on with what its sentence tells as done: "đã ban hành nhiều kế hoạch; phê duyệt danh
// mục, công bố 932 dịch vụ công".
func (r *run) goesOnDone(s *seg) bool {
	if !r.doesIt(s.q.left) && !r.sameSentence {
		return false
	}
	for j := s.q.left - 1; j > s.q.left-60 && j >= r.lo && !r.endsSentence(j); j-- {
		switch {
		case r.begins[j]&cueTarget.bit() != 0 && r.cueAt(j) != nil && r.cueAt(j).class == cueTarget, r.isMark(j, ':'), r.is(j, "và") && r.is(j+1, "tiếp"):
			return false
		case r.is(j, "đã") && r.isIn(j+1, listMade):
			return !r.is(j-1, "được", "sở", "quả", "những", "các")
		}
	}
	return false
}

// grewBy reports by how many things grew or fell, in brackets behind how many there are: "đã tăng lên 713 (tăng 282
// huyện)".
func (r *run) grewBy(s *seg, l leaning) bool {
	i := s.q.left - 1
	return l.carry <= 0 && r.is(i, "tăng", "giảm") && r.isMark(i-1, '(') && r.isNumber(i-2) && !r.goalCue(s) && r.leadLean <= 0 && r.sectionLean <= 0
}

// stillLacks reports things that are told for what they lack: "còn 96 thôn chưa có điện".
func (r *run) stillLacks(s *seg) bool {
	return r.is(s.q.left-1, "còn") && !r.is(s.q.left-2, "chỉ", "giảm", "xuống") && slices.ContainsFunc(s.post, func(i int32) bool { return r.is(i, "chưa") })
}

// reported reports things that are told with what came of them: "tạo việc làm cho 10.300
// người, đạt 103% kế hoạch", "tăng 2.000 người so với cùng kỳ"; or that were told before: "25
// dịch vụ này"; or that work for the plan: "giao 14 cơ quan chủ trì".
func (r *run) reported(s *seg) bool {
	if r.comesIn(s) || r.handedShare(s) || r.handedOut(s) || r.is(s.q.left-1, "trong") && r.is(s.q.left-2, "một") && r.is(s.q.left-3, "là") && !r.goalCue(s) { // "ông là một trong 9.700 hộ"
		return true
	}
	if r.didIt(s) {
		return true
	}
	for i := s.q.to; i < s.q.to+4 && r.tok(i).kind == word; i++ {
		if r.is(i, "này", "ấy", "đó") && !r.is(i-1, "trong", "sau", "theo", "do") || r.is(i, "chủ") && r.is(i+1, "trì") || r.is(i, "phối") && r.is(i+1, "hợp") {
			return true
		}
	}
	for _, i := range s.post {
		if m := r.cueAt(i); m != nil && (m.e.value == "compared" || m.e.value == "than-year" && r.ref != 0 && r.leadLean <= 0 && r.sectionLean <= 0 && !r.item && r.is(s.q.left-1, "tăng", "giảm", "thêm") && !r.aimWithin(s.q.left, anyAim, 40)) && !r.thanToday(m) && !r.urged(s.q.left) { // "tăng thêm 6 thủ tục so với năm 2019"
			return true
		}
	}
	for i := s.q.to; i < s.q.to+5 && r.is(s.q.left-1, "tăng", "giảm", "thêm", "vượt"); i++ { // "tăng 11 xã so với kế hoạch"
		if r.isWord(i, "so") && r.isWord(i+1, "với") && r.wordAt(i+2, setPlan|setPlanned) > 0 {
			return !r.urged(s.q.left) && !r.isWord(s.q.left-2, "sẽ")
		}
	}
	k := r.numberFrom(s.q.to)
	if k == len(r.qs) || r.qs[k].unit != corpus.UnitPercent || r.qs[k].from-s.q.to > 8 {
		return false
	}
	p := &r.qs[k]
	return r.is(p.left-1, "đạt", "bằng") && r.isMark(p.left-2, ',') && r.wordAt(p.to, setPlanned) > 0
}

// didIt reports those who did or do something, with whom the clause begins: "80 đoàn viên | đã thu gom 2 tấn rác", "11 xã
// đăng ký về đích đang dồn sức".
func (r *run) didIt(s *seg) bool {
	if i := s.q.left; i > r.unitFrom && r.toks[i-1].kind == word {
		return false
	}
	for i := s.q.to; i < s.q.to+10 && r.tok(i).kind == word; i++ {
		if r.is(i, "đã", "đang", "vừa") {
			return !r.is(i+1, "được") && !r.goalCue(s) && r.leadLean <= 0
		}
	}
	return false
}

// handedOut reports what is given, and who is honoured, at an occasion that the sentence begins with: "Dịp này, 25 học sinh
// được nhận học bổng", "Tại buổi lễ, huyện tặng 30 suất quà".
func (r *run) handedOut(s *seg) bool {
	i := r.firstOf(r.unitFrom, r.hi)
	if r.is(i, "nhân") {
		i++
	}
	if !r.is(i, "dịp") && !(r.is(i, "tại") && r.isIn(i+1, listOccasions)) || r.aimWithin(s.q.left, anyAim, 40) {
		return false
	}
	for ; i < r.hi && !r.endsSentence(i); i++ {
		if r.isIn(i, listHonours) {
			return true
		}
	}
	return false
}

// handedShare reports bodies that are handed a share, which is the goal and not how many they are: "33 phường
// được giao bao phủ BHYT 97%", "giao 12 xã thực hiện 100% hồ sơ trực tuyến".
func (r *run) handedShare(s *seg) bool {
	to := s.q.noun
	if to <= s.q.to || r.role[s.q.to]&tierWord.bit() == 0 || !(r.is(to, "được") && r.is(to+1, "giao")) && !r.is(s.q.left-1, "giao") {
		return false
	}
	for i := to; i < min(to+14, r.hi); i++ {
		if r.isMark(i, '%') {
			return true
		}
		if r.isMark(i, ';') || r.endsSentence(i) {
			return false
		}
	}
	return false
}

// countEvidence gathers what tells that a count is set as a goal. Its weights
// stand beside those of the status.
func (r *run) countEvidence(ps []piece, s *seg, l leaning, before *leaning) []piece {
	q := s.q
	add := func(f int, on bool) {
		if on {
			ps = append(ps, piece{f, 1})
		}
	}
	ps = append(ps, piece{fCount, 1}, piece{fCountLean, clamp(l.score, 4)})
	if lean := r.countBefore(before); lean != 0 && !r.doesIt(q.left) && !(lean < 0 && r.goalAmong(s.pre, notWhen)) {
		ps = append(ps, piece{fCountBefore, clamp(lean, 3)})
	}
	i := q.left
	role := r.role[max(i-1, r.lo)]
	add(fCountBound, q.left < q.from)
	add(fCountMore, r.is(i-1, "thêm", "mới") || r.is(i-1, "được") && r.is(i-2, "thêm"))
	does := r.doesIt(i)
	add(fCountDoes, does)
	add(fCountAct, !does && r.actsOn(s))
	add(fCountHead, r.countsHead(s))
	add(fCountHave, r.is(i-1, "có") && !r.is(i-2, "hiện", "đã", "đang"))
	add(fCountLevel, role&verb.bit() != 0 && !r.is(i-1, "có"))
	add(fCountCue, role&cueTarget.bit() != 0)
	add(fCountTime, role&yearRole != 0)
	add(fCountBegins, i == r.unitFrom || r.separates(i-1))
	add(fCountInside, r.of(i-1, setBeforeCount))
	add(fCountFor, r.is(i-1, "cho"))
	done := r.doneTo(s)
	add(fCountDone, done)
	add(fCountPadded, r.str(q.from)[0] == '0')
	add(fCountParen, s.paren && !does)
	criteria := r.criteria(q, q.to)
	if m := r.at(q.to, notGoal); m != nil && m.e.weight == 3 { // what it sets, the next sentence tells: "đề ra 4 trọng tâm; trong đó GDP tăng 6,7%"
		ps = append(ps, piece{fCountReported, 1})
	} else if m != nil && m.e.weight > 0 && !r.place(q.to) && !criteria {
		add(fCountUnits, (m.e.value != "things" || !does && !done) && !((done || m.e.value == "things") && r.strivenFor(q.left)) && !(m.e.value == "units" && r.is(i-1, "thành", "công", "hút", "gọi") && does)) // "hoàn thành 42 dự án", "khởi công 6 dự án"
	}
	add(fCountNone, r.noneBut(s))
	add(fCountLacks, r.stillLacks(s))
	add(fCountReported, r.reported(s))
	add(fCountZero, q.value < 1)
	add(fCountFrom, r.condition(s))
	add(fCountTold, r.goesOnDone(s) || r.grewBy(s, l) || r.isThere(q))
	add(fCountEach, r.perUnit(s))
	add(fCountExact, significant(r.str(q.from)) >= 4 && !r.setsAnew(s))
	add(fCountShare, q.den != "")
	add(fCountPlanned, r.isMark(q.from-1, '/') && r.isNumber(q.from-2) || s.paren && before != nil && before.score > 0 && (r.is(i-1, "đương", "ứng") || r.is(i-1, "với") && r.is(i-2, "đương", "ứng"))) // "giảm 0,6% (tương đương 1.363 hộ)"
	return ps
}

// countBefore is how far the count before was set as a goal: that of the sentence, past a
// semicolon, too.
func (r *run) countBefore(before *leaning) float64 {
	if before != nil {
		return before.count
	}
	return r.thisSentence.countLean
}

// inventory reports things that a place has, with no word of aim: "năm học này, toàn tỉnh có
// 1.009 trường". What goes on with it tells of what there is.
func (r *run) inventory(s *seg, at when) bool {
	if r.comesIn(s) {
		return true
	}
	i := s.q.left - 1
	if i <= r.lo || !r.is(i, "có") || r.is(i-1, "sẽ", "phải", "để", "đấu") || r.goalCue(s) {
		return false
	}
	first := r.firstOf(r.unitFrom, r.hi)
	now := r.is(first, "hiện") && !r.is(first+1, "đại", "thực") // whatever was told before
	if !now && (at.deadline || r.ref != 0 && at.year > r.ref && at.year-1 != at.from || r.leadLean > 0 || r.sectionLean > 0) {
		return false
	}
	return r.role[i-1]&tierWord.bit() != 0 || r.is(i-1, "tỉnh", "xã", "huyện", "phường", "bàn", "phố", "ngành", "nước")
}

// comesIn reports what offices are handed or find, which nobody sets as a goal where no word says
// so: "tiếp nhận 4.120 hồ sơ", "thụ lý 312 vụ"; "phấn đấu phát hiện 1.200 ca lao" is one.
func (r *run) comesIn(s *seg) bool {
	i := s.q.left - 1
	found := r.is(i, "hiện") && r.is(i-1, "phát")
	if !found && !(r.is(i, "nhận") && r.is(i-1, "tiếp") || r.is(i, "lý") && r.is(i-1, "thụ") || r.is(i, "ra") && r.is(i-1, "xảy")) {
		return false
	}
	if r.goalCue(s) || r.aimWithin(s.q.left, strivingOnly, 80) || found && (r.leadLean > 0 || r.sectionLean > 0) {
		return false
	}
	return r.is(s.q.to, "hồ", "lượt", "ý", "phản", "kiến", "tin", "cuộc", "vụ", "trường", "ca") || r.is(s.q.to, "đơn") && !r.is(s.q.to+1, "vị") // "22.000 đơn vị máu"
}

// doesIt reports a verb of doing right before token i: "mở 142 lớp", "phát triển
// mới 480 doanh nghiệp", "tập huấn cho 3.000 lượt người".
func (r *run) doesIt(i int32) bool {
	for r.is(i-1, "mới", "thêm", "được", "cho", "xong", "và") && !r.is(i-2, "đã") {
		if r.ending(i, actWord) != nil {
			return true
		}
		i--
	}
	if r.is(i-1, "cử") && (r.item || r.leadLean > 0 || r.sectionLean > 0) && !r.is(i-2, "bầu", "đề", "ứng", "tiến") { // "cử 60 nhân viên đi học"
		return true
	}
	m := r.ending(i, actWord)
	return m != nil && !r.is(m.from-1, "đã", "được", "đang") && !r.is(m.from, "quản") // "quản lý 31 bệnh viện"
}

// countsHead reports a subject that is itself a number of things: "Số lượng doanh
// nghiệp công nghệ số đạt 10 doanh nghiệp".
func (r *run) countsHead(s *seg) bool {
	for _, i := range s.pre {
		if r.toks[i].kind == word && r.role[i]&(connective.bit()|yearRole|cueTarget.bit()) == 0 || r.is(i, "số", "tổng") {
			return r.is(i, "số", "tổng") && r.at(i, starter) != nil && !r.compound(i)
		}
	}
	return false
}

// actsOn reports a verb of doing a little before the number, or at the head of
// its clause.
func (r *run) actsOn(s *seg) bool {
	for k := len(s.pre) - 1; k >= 0; k-- {
		i := s.pre[k]
		if r.at(i, actWord) != nil && s.q.left-i < 6 {
			return true
		}
		if r.separates(i) {
			break
		}
	}
	return r.acts(s)
}

// doneTo reports a predicate after the things counted: "08 xã đạt chuẩn", "35.000
// hộ được tạo tài khoản".
func (r *run) doneTo(s *seg) bool {
	from := s.q.to
	if m := r.at(from, notGoal); m != nil {
		from = m.to // "huyện, thành phố"
	}
	for n, i := range s.post {
		if i < from {
			continue
		}
		if n > 8 || r.isMark(i, ',') {
			return false
		}
		if n > 0 && r.at(i, predicate) != nil {
			return true
		}
		if n > 0 && r.is(i, "và") && (r.isNumber(i+1) || r.at(i+1, boundLeft) != nil) { // "70 huyện và 50% số xã đạt chuẩn"
			return r.does(i+2, min(i+12, r.hi))
		}
	}
	return false
}

// noneBut reports what none is to be: "không còn xã dưới 12 tiêu chí" is a goal of none.
func (r *run) noneBut(s *seg) bool {
	for _, i := range s.pre {
		if r.is(i, "không") && r.is(i+1, "còn", "để") {
			return true
		}
	}
	return false
}

// perUnit reports what every unit is to have: "mỗi xã mở tối thiểu 03 điểm".
func (r *run) perUnit(s *seg) bool {
	for _, i := range s.pre {
		if r.is(i, "mỗi", "từng") {
			return true
		}
	}
	return r.is(s.q.to+1, "mỗi") || s.q.bound != corpus.Exactly && r.is(s.q.to+2, "mỗi")
}
