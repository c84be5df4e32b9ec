package extract

import (
	"strings"

	"chitieu/corpus"
	"chitieu/corpus/gazetteer"
)

// others adds the kinds of neither goal nor result that govern the number. They
// carry on: what is left of a subsidy ("20% còn lại do dân đóng góp") is none of
// the plan's goals either.
func (r *run) others(ps []piece, s *seg, before *leaning) []piece {
	first := len(ps)
	things := s.q.unit == corpus.UnitCount || r.sharesOfMany(s) || r.helpsDo(s) // "hỗ trợ 200 hộ" is work, no rate of a subsidy
	if !r.lacksPhrase(cueOther) {
		for n, toks := range [2][]int32{s.pre, s.post} {
			for _, i := range toks {
				if m := r.at(i, cueOther); m != nil && !r.lookalike(m, s, things) && r.governs(m, s, n == 1) {
					ps = addPiece(ps, first, m.e.group, r.sureOf(m, s, before))
				}
			}
		}
	}
	ps = r.othersByForm(ps, first, s, things)
	lx := r.rd.lx
	if s.q.raised && len(ps) == first && r.baseOther != "" && !things { // "nâng mức hỗ trợ từ 50% lên 70%"
		ps = addPiece(ps, first, lx.kinds[r.baseOther], 0.8)
	}
	if len(ps) == first && before != nil && before.other != "" && !things && (!r.ownCue(s) || before.other == "forecast" && r.onlyTimed(s) || before.other == "subsidy" && r.onlyRaised(s)) {
		v := 0.6
		switch {
		case r.ownCue(s):
			v = 1
		case before.other == "foreign" && s.first && r.isMark(s.q.left-1, ','): // "Trung ương yêu cầu đến 2025 có 40% xã nâng cao, 10% xã kiểu mẫu"
			v = 1.3
		}
		ps = addPiece(ps, first, lx.kinds[before.other], v)
	}
	return ps
}

// lookalike reports a word of a kind of neither that is another word there, or stands where goals are told.
func (r *run) lookalike(m *match, s *seg, things bool) bool {
	i := m.from
	return m.e.value == "page" && r.toks[i].upper && i > r.lo && r.toks[i-1].kind == word || // "đặc khu Cồn Cỏ"
		m.e.value == "charge" && r.is(i, "giá") && (r.is(m.to, "trị") || r.is(i-1, "đánh")) || // "giá trị sản xuất", "đánh giá dễ"
		m.e.value == "foreign" && r.of(m.to-1, setHandsDown) && r.is(m.from-1, "được") || // "tỉnh được Chính phủ giao"
		m.e.value == "forecast" && r.is(m.to-1, "vọng") && (r.titledPlan() || r.planLike()) || // "được kỳ vọng đạt 52%" where goals are told
		m.e.value == "expected" && (r.blockLean > 1 || r.region > 0.5 && r.planLike() || r.planExpects(m.from) || r.movesOn(m.from-1)) || // among goals
		m.e.value == "law" && r.is(i, "mức") && r.is(i-1, "ở", "đạt") && m.to >= s.q.left || // "đạt mức tối thiểu 80%"
		things && (m.e.value == "subsidy" || m.e.value == "charge")
}

// sureOf is how surely a word of a kind of neither tells it: more where nothing else can be meant.
func (r *run) sureOf(m *match, s *seg, before *leaning) float64 {
	switch v := m.e.value; {
	case v == "subsidy" && m.e.weight > 3: // what is named so is nothing else
		return 1.3
	case v == "vote" && m.from == s.q.right: // "phải đạt 50% phiếu"
		return 1.5
	case v == "expected" && r.is(s.q.left-1, "đạt") && r.is(s.q.left-2, "chỉ"): // "dự kiến cả năm chỉ đạt 85%"
		return 3
	case v == "expected" && before != nil && before.carry < 0 && r.info.PlanNumber == "": // "đã giải ngân 40% và dự kiến hết quý III đạt 70%"
		return 2.5
	}
	return 1
}

// othersByForm adds the kinds that are told by more than a word.
func (r *run) othersByForm(ps []piece, first int, s *seg, things bool) []piece {
	lx := r.rd.lx
	if r.paidFrom(s.q) { // whatever the sum is for
		ps = addPiece(ps, first, lx.kinds["subsidy"], 1.5)
	}
	switch {
	case things:
	case r.cutsFee(s.q) || r.feeCut(s): // whatever list it stands in
		ps = addPiece(ps, first, lx.kinds["subsidy"], 1.4)
	case r.funded(s):
		v := 1.0
		if r.ofMoney(r.lo, s.q.left) {
			v = 1.3
		}
		ps = addPiece(ps, first, lx.kinds["subsidy"], v)
	case r.budgets(s) || r.helped(s.q):
		ps = addPiece(ps, first, lx.kinds["subsidy"], 1)
	}
	if r.rated(s) {
		ps = addPiece(ps, first, lx.kinds["subsidy"], 1.3)
	}
	if r.believed(s) {
		ps = addPiece(ps, first, lx.kinds["forecast"], 1)
	}
	if s.q.unit == corpus.UnitPercent && (r.is(s.q.right, "phiếu") || r.is(s.q.right, "số") && r.is(s.q.right+1, "phiếu")) && !r.goalCue(s) { // "bầu bổ sung 2 thành viên với 98% phiếu"
		ps = addPiece(ps, first, lx.kinds["vote"], 1)
	}
	if r.conditional(s) {
		v := 1.0
		if s.q.unit == corpus.UnitPercent {
			v = 1.3
		}
		if r.is(s.q.right, "có") && r.thoseWith(s) { // whatever is aimed at around it
			v = 2
		}
		ps = addPiece(ps, first, lx.kinds["condition"], v)
	}
	if !things && (r.marked(s.q) || r.computed(s.q) || r.rewarded(s.q)) {
		ps = addPiece(ps, first, lx.kinds["condition"], 1.4)
	}
	if r.criterion(s) { // however it binds
		ps = addPiece(ps, first, lx.kinds["law"], 1.5)
	}
	if !things && r.is(s.q.left-1, "mất") && r.is(s.q.right, "sức") && r.is(s.q.right+1, "lao") { // "thương binh mất 81% sức lao động"
		ps = addPiece(ps, first, lx.kinds["law"], 1)
	}
	if !things && (r.commended(s.q) || r.consents(s.q)) {
		ps = addPiece(ps, first, lx.kinds["law"], 1.4)
	}
	r.elsewhere = r.setElsewhere(s)
	if r.elsewhere || r.neighbours(s) || s.q.unit == corpus.UnitCount && r.aimedAbroad(s) {
		ps = addPiece(ps, first, lx.kinds["foreign"], 1)
	}
	if s.paren && r.votedBefore(s) {
		ps = addPiece(ps, first, lx.kinds["vote"], 1)
	}
	return ps
}

// votedBefore reports the share alone in brackets behind so many of those who voted: "bỏ phiếu xác nhận kết quả bầu
// với tỷ lệ 28/28 đại biểu (100%)".
func (r *run) votedBefore(s *seg) bool {
	i := s.q.left - 1
	if r.lacksPhrase(cueOther) || !r.isMark(i, '(') || !r.isMark(s.q.right, ')') {
		return false
	}
	for i--; i > s.q.left-30 && i >= r.lo && !r.endsSentence(i); i-- {
		if m := r.at(i, cueOther); m != nil && m.e.value == "vote" {
			return true
		}
	}
	return false
}

// disclaims adds what takes a goal away that the rest of the evidence makes: it is another's, wished for,
// repealed, a price, or no more than what stands today.
func (r *run) disclaims(ps []piece, s *seg, w when, before *leaning) (_ []piece, taken bool) {
	lx := r.rd.lx
	if r.setByCountry(s, before) || r.ofLevelAbove(s) || r.neighbourSets(s) || s.q.unit != corpus.UnitCount && r.aimedAbroad(s) {
		ps, taken = addPiece(ps, 0, lx.kinds["foreign"], 3), true
	}
	for kind, is := range [...]bool{r.wished(s, before), r.repealed(s), r.priced(s), r.foreign != ""} {
		if is {
			ps, taken = append(ps, piece{lx.disclaimed + kind, 1}), true
		}
	}
	if kind := r.unpromised(s); kind != "" {
		ps, taken = addPiece(ps, 0, lx.kinds[kind], 3), true
	}
	if r.heldNow(s, w) {
		ps, taken = append(ps, piece{fHeldNow, 1}), true
	}
	if r.regulated(s) || s.q.unit == corpus.UnitPercent && r.ofMajor(s.q) {
		ps, taken = addPiece(ps, 0, lx.kinds["law"], 3), true
	}
	return ps, taken
}

// criterion reports what a criterion asks for: "có những tiêu chí mới như hộ có nhà tiêu phải hơn 70%", "tiêu chí bảo
// hiểm y tế quy định phải đạt 80%". "Phấn đấu 80% xã đạt tiêu chí" is a goal.
func (r *run) criterion(s *seg) bool {
	if r.lacks("chí") {
		return false
	}
	for k, i := range s.pre {
		if !r.isWord(i, "chí") || !r.isWord(i-1, "tiêu") || r.is(i-2, "đạt", "số", "các", "đủ") {
			continue
		}
		for _, j := range s.pre[k+1:] {
			if r.is(j, "phải") || r.is(j, "định") && r.is(j-1, "quy") || r.is(j, "cầu") && r.is(j-1, "yêu") {
				return !r.goalAmong(s.pre, settingOnly)
			}
		}
	}
	return false
}

// planExpects reports a plan before token i that is what expects: "Kế hoạch năm 2023 | dự kiến là 8,5%".
func (r *run) planExpects(i int32) bool {
	for i > r.unitFrom && r.role[i-1]&yearRole != 0 {
		i--
	}
	return i > r.unitFrom && r.wordBefore(i, setPlanned) > 0
}

// believed reports what those who were asked expect: "62% cho rằng giá sẽ tăng dưới 10%".
func (r *run) believed(s *seg) bool {
	if r.lacks("rằng") {
		return false
	}
	for i := s.q.left - 1; i > r.unitFrom && i > s.q.left-12; i-- {
		if !r.isWord(i, "rằng") || !r.is(i-1, "cho", "tin", "nghĩ") {
			continue
		}
		for j := i - 2; j > i-8 && j >= r.unitFrom && (r.toks[j].kind == word || r.isMark(j, '%')); j-- {
			if r.isMark(j, '%') {
				return true
			}
		}
		return false
	}
	return false
}

// sharesOfMany reports a share of people or bodies right behind a number: "hỗ trợ 60% lao
// động có nhu cầu được đào tạo nghề".
func (r *run) sharesOfMany(s *seg) bool {
	if s.q.unit != corpus.UnitPercent || len(s.post) < 2 || s.post[0] != s.q.right {
		return false
	}
	if r.isWord(s.q.left-1, "cho") && r.holder(s.post) { // "cấp thẻ cho 100% người nghèo"
		return true
	}
	if len(s.post) < 4 || !r.hasPredicate(s.post) {
		return false
	}
	return r.holder(s.post) || r.is(s.post[0], "lao") && r.is(s.post[0]+1, "động")
}

// helpsDo reports all things with which something is done with help, or so many of them by a year, not what the help
// pays of its cost: "hỗ trợ xóa | 100% | nhà tạm", "hỗ trợ chuyển đổi | 80% | điện thoại 2G trong năm 2026".
func (r *run) helpsDo(s *seg) bool {
	q := s.q
	if q.unit != corpus.UnitPercent || len(s.post) < 2 || s.post[0] != q.right || r.lacks("hỗ") || r.isIn(q.right, listCosts) || r.role[q.right]&predicate.bit() != 0 {
		return false
	}
	m := r.ending(q.left, actWord)
	if m == nil {
		return false
	}
	i := m.from // "hỗ trợ xây dựng" is an act too
	if !r.is(i, "hỗ") {
		i -= 2
	}
	if !r.is(i, "hỗ") || !r.is(i+1, "trợ") || i+2 >= m.to || r.is(i-1, "được") {
		return false
	}
	for k := max(r.lo, i-12); q.value != 100 && r.role[k]&yearRole == 0; k++ {
		if k+1 >= min(r.hi, q.right+20) {
			return false
		}
	}
	return true
}

// insideExclusion reports words that only say what is left out: "(trừ văn bản mật | theo quy
// định của pháp luật)".
func (r *run) insideExclusion(i int32) bool {
	for j := i - 1; j > r.lo && j > i-16 && !r.isMark(j, ')'); j-- {
		if r.isMark(j, '(') {
			return r.at(j+1, exclusion) != nil
		}
	}
	return false
}

func (r *run) ownCue(s *seg) bool {
	for _, i := range s.pre {
		if r.cueAt(i) != nil {
			return true
		}
	}
	return false
}

// ownResult reports a cue for a result, and none for a goal, before a number: where a change began,
// "từ 71% hiện nay lên 78%", not "phấn đấu nâng tỷ lệ từ 71% lên 78%".
func (r *run) ownResult(s *seg) bool {
	found := false
	for _, i := range s.pre {
		m := r.cueAt(i)
		if m != nil && m.class == cueTarget {
			return false
		}
		found = found || m != nil
	}
	return found
}

// onlyTimed reports a number whose cues tell nothing but when: "… quý IV tăng 5%, cả năm tăng 4%".
func (r *run) onlyTimed(s *seg) bool {
	for _, i := range s.pre {
		if m := r.cueAt(i); m != nil && m.e.value != "future" && m.e.value != "only" { // "với nhịp này, đến cuối năm chỉ được 67%"
			return false
		}
	}
	return true
}

// onlyRaised reports a number of which nothing is said but that what was told will be raised to it: "bị
// đánh thuế 10%, sẽ bị nâng lên mức 15%".
func (r *run) onlyRaised(s *seg) bool {
	for k, i := range s.pre {
		if m := r.cueAt(i); m != nil && m.e.value != "future" && m.e.value != "keep" || r.content(s.pre[k:k+1]) && !r.is(i, "bị", "cũng") {
			return false
		}
	}
	return true
}

// governs reports whether a cue for neither goal nor result governs the number. A
// vote is counted right after the number or anywhere before it; a subsidy stands
// directly before the number or names the charge after it; a law is cited after it
// in the same clause; the rest stand before it.
func (r *run) governs(m *match, s *seg, later bool) bool {
	q := s.q
	if later && r.insideExclusion(m.from) {
		return false
	}
	switch m.e.value {
	case "vote":
		return !later && !r.aimsPastVote(m.to, q) || later && m.from-q.right < 4 || later && m.from-q.right < 12 && r.is(q.right, "đại") && r.is(q.right+1, "biểu") // "100% đại biểu dự phiên bế mạc biểu quyết thông qua"
	case "forecast":
		found, _ := r.aimBehind(q)                                                                                  // "khả năng hoàn thành mục tiêu giải ngân 95% là cao"
		return !later && !found && !r.wantsIt(m.from, q.right) && !r.goalAmong(r.seqOf(m.to, q.left), strivingOnly) // "dự kiến tăng khả năng cung ứng | với mục tiêu giành 10% thị phần"
	case "law":
		return !later && !r.lawInside(m, q) && !r.reachedIn(m.to, q.left) || later && r.unparted(q.right, m.from, clauseMarks) && !(r.is(m.to-1, "định") && r.goalAmong(s.pre, strivingOnly)) && m.to-m.from > 1 && !r.does(q.right, m.to+1) && !(r.item && r.sectionLean > 0 && (m.from == q.right && r.is(q.left-1, "đạt") || r.tok(m.to).kind != word)) // "- Hộ kinh doanh dùng hóa đơn điện tử đạt 100% theo luật", a goal among goals
	case "foreign":
		if r.ownerless || s.paren && r.handedDown(q.left) {
			return false
		}
		if r.is(m.from-1, "trình") && r.is(m.from, "mục") { // "các chương trình mục tiêu quốc gia" are carried out here
			return false
		}
		if r.is(m.to-1, "giao") && r.handsToOwn(m.to) {
			return false
		}
		return !later && (s.paren && (m.from == s.pre[0] || r.forWhom(m.to, q.left)) || !r.contentBetweenTokens(m.to, q.left)) || // "(mức chung của cả nước theo Nghị quyết số 71-NQ/TW là 85%)"
			later && m.from == q.right && !(r.is(q.left-1, "bằng", "đạt") && (r.wordAt(q.right, setPlanned) > 0 || r.is(q.right, "mức"))) // "bằng 104% chỉ tiêu Trung ương giao" was reached
	case "subsidy": // "công nghiệp hỗ trợ", "dịch vụ hỗ trợ" are branches
		return !later && !(r.is(m.from, "hỗ") && r.is(m.from-1, "nghiệp", "vụ")) && !r.shareServed(m, s) && (m.e.weight > 3 || m.e.weight > 2 && (q.left-m.to < 3 || q.left-m.to < 6 && q.bound == corpus.AtMost && r.is(m.from, "được"))) // "được hưởng lợi nhuận định mức tối đa 10%"
	case "condition":
		return !later && !r.looksBack(m.from) && !r.aimPastIf(m.to, q.left)
	case "page": // "sở hữu 36%"; "thuộc sở hữu của 300 chủ thể, gồm 40% …" is a share of them
		return !later && q.left-m.to < 6
	case "charge":
		return later && m.from-q.right < 2 && !r.paidThrough(s.post) && !r.spares(q) && s.change == "" && !r.is(m.from-1, "tổng") && !(r.blockLean < 0 && (r.is(q.left-1, "chiếm") || r.is(q.left-2, "chiếm"))) // "10% tổng kinh phí" is a share like any
	}
	return !later
}

// wantsIt reports a clause that begins with "để" before token i, and an aim behind the number that ends before token to: "để
// kinh tế số | có thể đóng góp 15% GRDP, tỉnh phấn đấu …".
func (r *run) wantsIt(i, to int32) bool {
	j := i - 1
	for ; j >= r.unitFrom && r.toks[j].kind == word; j-- {
	}
	return r.isWord(j+1, "để") && r.goalAmong(r.seqOf(to, min(to+30, r.hi)), settingOnly)
}

// aimsPastVote reports a goal that is set behind a vote at token from, which only passed it: "với đa số tán thành, Quốc hội thông
// qua nghị quyết | với mục tiêu tăng trưởng 8%". "Biểu quyết thông qua các mục tiêu với tỷ lệ 98%" counts the vote.
func (r *run) aimsPastVote(from int32, q *quantity) bool {
	if r.is(q.left-1, "lệ", "với", "được") {
		return false
	}
	for i := q.left - 1; i >= from; i-- {
		if r.begins[i]&cueTarget.bit() == 0 {
			continue
		}
		if m := r.cueAt(i); m != nil && m.class == cueTarget && (m.e.value == "strive" || m.e.value == "set" || m.e.value == "goal") {
			return true
		}
	}
	return false
}

// forWhom reports words in [a, b) that only tell whom a level is for: "mức chung cả nước | đối với trường phổ thông là | 80%".
func (r *run) forWhom(a, b int32) bool {
	if r.is(a-1, "với") && r.is(a-2, "đối") {
		a -= 2
	}
	return r.is(a, "đối") && r.is(a+1, "với") && r.is(b-1, "là") && b-a < 12
}

// shareServed reports a share of those who get something, or of what has it for nothing, which is no rate of
// the help: "tỷ lệ hộ nghèo có nhu cầu được vay vốn ưu đãi đạt 90%", "điểm du lịch có wifi miễn phí: 90%".
// "Tỷ lệ hỗ trợ", "được hỗ trợ 90% chi phí" are.
func (r *run) shareServed(m *match, s *seg) bool {
	q := s.q
	if q.unit != corpus.UnitPercent || q.bound == corpus.AtMost || s.paren || r.ofMoney(r.unitFrom, q.left) {
		return false
	}
	for i := q.right; i < min(q.right+6, r.hi) && r.toks[i].kind == word; i++ { // "… chi phí", "… mức đóng"
		if r.isIn(i, listCost) {
			return false
		}
	}
	rate := int32(-1) // where the things begin that a rate is of
	for _, i := range s.pre {
		if i >= m.from {
			break
		}
		if r.is(i, "tỷ") && r.is(i+1, "lệ") {
			rate = i + 2
		}
	}
	given := false
	for i := max(m.from-4, r.unitFrom); i <= m.from; i++ {
		given = given || r.is(i, "được", "có")
	}
	return given && (rate >= 0 && m.from > rate+1 || r.is(q.left-1, "đạt", "chiếm") && !r.is(m.from, "hỗ", "chi", "giảm", "bồi") && m.from > s.pre[0]+1)
}

// handsToOwn reports that what is handed down at token i goes to the article's own province: "Thủ tướng
// giao | tỉnh 93,5%", "Trung ương giao | cho tỉnh".
func (r *run) handsToOwn(i int32) bool {
	if r.is(i, "cho") {
		i++
	}
	return r.is(i, "tỉnh") && !r.is(i+1, "khác") || r.is(i, "thành") && r.is(i+1, "phố") || i+1 < r.hi && r.namesOwn(i, min(i+4, r.hi-1))
}

// looksBack reports an "if" that only sets what was against what is: "nếu như năm 2024 mới 17% thì
// nay đã là 24%".
func (r *run) looksBack(i int32) bool {
	if !r.is(i, "nếu") {
		return false
	}
	for j := i + 1; j < i+5; j++ {
		if r.is(j, "trước", "ngoái", "hồi", "qua") || r.isNumber(j) && r.role[j]&yearRole != 0 && r.isPast(j) {
			return true
		}
	}
	return false
}

// aimPastIf reports a goal that is called so in a clause of its own behind an "if" that ends before token
// from: "nếu cách làm ấy được nhân ra, phường tin rằng mục tiêu 95% … không xa".
func (r *run) aimPastIf(from, to int32) bool {
	comma := false
	for i := from; i < to; i++ {
		switch {
		case r.isMark(i, ',') && r.separates(i), r.is(i, "thì"):
			comma = true
		case comma && r.is(i, "tiêu") && r.is(i-1, "mục", "chỉ") && r.at(i-1, cueTarget) != nil && r.at(i-1, cueTarget).e.weight > 0, comma && r.is(i, "nhằm") && r.is(to-1, "giao", "thành", "đạt", "lên", "xuống"):
			return true
		}
	}
	return false
}

// lawInside reports a law that only says what counts, inside the name of what is measured:
// "giáo viên đạt chuẩn theo Luật Giáo dục đạt trên 90%". One that a comma closes sets the number.
func (r *run) lawInside(m *match, q *quantity) bool {
	if !r.unparted(m.to, q.left, clauseMarks) {
		return false
	}
	i := m.from
	for i > r.lo && !r.separates(i-1) && !r.isNumber(i-1) {
		i--
	}
	if r.ending(q.left, verb) == nil || !r.is(q.left-1, "đạt", "còn", "là") {
		j := i
		for j > r.unitFrom && !r.isNumber(j) && !(r.is(j, "tỷ") && r.is(j+1, "lệ")) {
			j--
		}
		if !r.is(j, "tỷ") { // "Tỷ lệ rác được thu gom theo quy định | tại các phường 97%"
			return false
		}
	}
	return r.does(i, m.from)
}

// reachedIn reports a word in [a, b) for what was reached: "hỗ trợ theo Nghị định 31 | mới giải ngân
// được 4%".
func (r *run) reachedIn(a, b int32) bool {
	for i := a + 1; i < b; i++ { // "theo quy định mới"
		if m := r.at(i, cueResult); m != nil && m.e.value == "reached" {
			return true
		}
	}
	return false
}

// does reports a predicate in [a, b): "98% giáo viên đạt chuẩn theo Luật Giáo dục" sets
// a goal, the law only says what counts; so it does in "100% hồ sơ đủ điều kiện theo quy định được …".
func (r *run) does(a, b int32) bool {
	for i := a; i < b; i++ {
		if r.at(i, predicate) != nil {
			return true
		}
	}
	return false
}

// The marks that end a clause, and those that end what a sentence says of one thing.
const (
	clauseMarks   = ",;-"
	sentenceMarks = ".;"
)

// unparted reports that none of some marks stands in [a, b).
func (r *run) unparted(a, b int32, marks string) bool {
	for i := max(a, r.lo); i < min(b, r.hi); i++ {
		if ch := r.toks[i].ch; ch != 0 && strings.IndexByte(marks, ch) >= 0 {
			return false
		}
	}
	return true
}

func (r *run) contentBetweenTokens(a, b int32) bool { return r.content(r.seqOf(a, b)) }

// funded reports a share of money that somebody pays: "ngân sách tỉnh khoảng 65%",
// "quỹ chi trả 80%", "Nhà nước cho 80% giống". What a budget takes in or spends
// ("thu ngân sách đạt …", "chi ngân sách cho … đạt 2%") is measured like anything else.
func (r *run) funded(s *seg) bool {
	if r.lacksPhrase(payerWord) {
		return false
	}
	if !r.anyBegins(s.pre, payerWord) {
		return false
	}
	if r.disburses(r.seqOf(r.unitFrom, s.q.left)) || r.disburses(s.subject) || r.prev != nil && r.is(r.unitFrom, "trong") && r.of(r.unitFrom+1, setThat) && r.disburses(r.prev.subject) {
		return false
	}
	for k := len(s.pre) - 1; k >= 0; k-- {
		m := r.at(s.pre[k], payerWord)
		if m == nil || m.e.value == "fund" && (r.is(s.q.left-1, "giảm", "tăng", "đạt") || r.lessens(s)) || m.e.value == "fund" && r.is(m.from-1, "thu", "chi", "toán", "cân", "đối") || r.is(m.from-1, "lương", "trọng", "lệ") || r.isWord(m.from-1, "từ") && r.isWord(m.from-2, "lương") { // "biên chế hưởng lương từ ngân sách giảm 10%"
			continue
		}
		end := s.q.left
		pays := r.ending(end, paysWord)
		if pays != nil && r.is(pays.from-1, "tương") { // "cấp huyện, cấp xã tương ứng 90% và 70%"
			return false
		}
		if pays != nil {
			end = pays.from
		}
		if end < m.to && m.e.value == "fund" { // "dân góp 30%" says both
			end = s.q.left
		}
		if end < m.to {
			continue
		}
		switch {
		case m.e.value == "fund":
			if r.unparted(m.to, end, clauseMarks) && !r.contentBetweenTokens(m.to, end) && !r.is(m.from-1, "độ") {
				return true
			}
		case pays != nil && pays.e.value == "body" && end-m.to < 5:
			return r.unparted(m.to, end, clauseMarks) && !r.is(s.q.right, "grdp", "gdp") && !r.ownCue(s) && !r.actsBetween(m.to, end)
		}
	}
	return false
}

// helped reports who gives how much, behind what the help is for: "Hỗ trợ mua máy cấy: tỉnh | 50%, huyện | 10% giá trị máy".
func (r *run) helped(q *quantity) bool {
	i := q.left - 1
	if q.unit != corpus.UnitPercent || !r.is(i, "tỉnh", "huyện", "xã", "dân") && !(r.is(i, "sách", "nước") && r.is(i-1, "ngân", "nhà")) {
		return false
	}
	if r.is(i, "sách", "nước") {
		i--
	}
	if !r.isMark(i-1, ':') && !r.isMark(i-1, ',') {
		return false
	}
	colon := false
	for j := q.left - 2; j > q.left-24 && j >= r.lo && !r.endsSentence(j) && !r.is(j, "lệ"); j-- {
		colon = colon || r.isMark(j, ':')
		if colon && r.is(j, "trợ") && r.is(j-1, "hỗ") {
			return true
		}
	}
	return false
}

// actsBetween reports work done in [a, b) for those behind it: "trung tâm y tế tỉnh | tiêm chủng |
// cho 95% trẻ".
func (r *run) actsBetween(a, b int32) bool {
	for i := a; i < b; i++ {
		if m := r.at(i, actWord); m != nil && m.to <= b && r.at(i, paysWord) == nil {
			return true
		}
	}
	return false
}

// ofMoney reports words in [a, b) that tell of money to be spent: "Kinh phí: ngân sách tỉnh …".
func (r *run) ofMoney(a, b int32) bool {
	for i := a; i < min(b, a+40); i++ {
		if r.isWord(i, "kinh") && r.isWord(i+1, "phí") || r.is(i, "nguồn", "cấu", "tổng") && r.isWord(i+1, "vốn") {
			return true
		}
	}
	return false
}

// priceOf reports what something costs that is built, given or worked on, told in passing: "xây dựng 12 nhà, trị giá | 600
// triệu đồng", "tặng 50 suất quà, mỗi suất | 500.000 đồng", "12 dự án với tổng vốn | 500 tỷ đồng".
func (r *run) priceOf(q *quantity) bool {
	if q.unit != corpus.UnitMoney {
		return false
	}
	i := q.left
	return r.is(i-1, "giá") && r.is(i-2, "trị") && !r.is(i-3, "đạt") || r.is(i-2, "mỗi") && r.is(i-1, "suất", "phần", "căn", "nhà") || r.sumWith(i) && r.leadLean <= 0 && !r.aimWithin(i, strivingOnly, 40)
}

// budgets reports a sum that a plan costs: "Tổng kinh phí thực hiện: 1.250 tỷ đồng".
func (r *run) budgets(s *seg) bool {
	if s.q.unit != corpus.UnitMoney {
		return false
	}
	if r.priceOf(s.q) {
		return true
	}
	toks := r.trimmed(s.pre, separatorRole|connective.bit())
	for len(toks) > 2 && r.is(toks[0], "tổng", "nhu", "cầu", "dự", "toán", "khái") {
		toks = toks[1:]
	}
	return len(toks) > 1 && (r.is(toks[0], "kinh") && r.is(toks[1], "phí") || r.is(toks[0], "mức") && r.is(toks[1], "đầu"))
}

// sumWith reports words before token i that lead to a sum which goes with something: "với tổng vốn | 500 tỷ đồng".
func (r *run) sumWith(i int32) bool {
	for j := i - 1; j > i-8 && r.tok(j).kind == word; j-- {
		if r.is(j, "với") {
			if j++; r.is(j, "tổng") {
				j++
			}
			return r.is(j, "vốn", "kinh", "tiền") || r.is(j, "số", "mức", "nguồn") && r.is(j+1, "tiền", "đầu", "vốn", "kinh")
		}
	}
	return false
}

// paidFrom reports a share of money with who pays it right behind: "trong đó 70% từ ngân sách
// nhà nước", "bao gồm hơn 60% nguồn ngân sách Trung ương". What one spends of it or raises ("giải
// ngân 95% vốn ngân sách Trung ương") is measured like anything else.
func (r *run) paidFrom(q *quantity) bool {
	if r.lacksPhrase(payerWord) {
		return false
	}
	i := q.right
	linked := r.is(i, "từ", "do")
	if linked {
		i++
	}
	if m := r.at(i, payerWord); m == nil || m.e.value != "fund" {
		if !r.is(i, "nguồn", "vốn", "kinh") {
			return false
		}
		if m = r.at(i+1, payerWord); m == nil || m.e.value != "fund" {
			return false
		}
	}
	if r.is(q.left-1, "gồm", "đó") || r.isMark(q.left-1, '(') {
		return !r.disburses(r.seqOf(r.unitFrom, q.left))
	}
	return linked && !r.spares(q) && !r.is(q.left-1, "tăng", "chi")
}

// disburses reports "giải ngân": what is spent of a budget is measured, whoever pays.
func (r *run) disburses(toks []int32) bool {
	if r.lacks("ngân") {
		return false
	}
	for _, i := range toks {
		if r.isWord(i, "giải") && r.is(i+1, "ngân") {
			return true
		}
	}
	return false
}

// paidThrough reports a clause about how money is paid: "90% số tiền chi trả lương hưu
// được thực hiện qua tài khoản".
func (r *run) paidThrough(post []int32) bool {
	for k, i := range post {
		if k > 1 && (r.is(i, "qua") || r.is(i, "không") && r.is(i+1, "dùng")) {
			return true
		}
	}
	return false
}

// spares reports a verb before the number that saves a cost or spends a budget:
// "tiết kiệm 10% chi phí", "giải ngân 95% vốn" are goals like any other.
func (r *run) spares(q *quantity) bool {
	return r.isIn(q.left-1, listSpared) && !r.is(q.left-2, "miễn")
}

// cutsFee reports what people are spared of a fee: "giảm 50% mức thu lệ phí", "miễn 100%
// học phí". "Giảm 30% chi phí tuân thủ" is a goal.
func (r *run) cutsFee(q *quantity) bool {
	if !r.is(q.left-1, "giảm", "miễn") {
		return false
	}
	i := q.right
	for r.isIn(i, listFee) {
		i++
	}
	if i == q.right && r.is(i, "giá") && !r.is(i+1, "trị", "thành") || i == q.right && r.is(i, "cho") && r.isIn(i+1, listWhoPaysLess) { // "giảm 20% giá vé", "cáp treo giảm 35% cho người dân"
		return true
	}
	return r.is(i, "phí") || r.is(i+1, "phí") && r.is(i, "lệ", "học", "viện") || (r.is(i, "thuê") || r.is(i, "sử") && r.is(i+1, "dụng") && r.is(i+2, "đất")) && r.is(i-1, "tiền") || r.is(i, "cước", "thuế")
}

// feeCut reports a fee that is lowered: "Phí, lệ phí nộp hồ sơ trực tuyến giảm 50%", "giảm học phí cho nữ sinh với mức
// giảm 25%".
func (r *run) feeCut(s *seg) bool {
	if !r.is(s.q.left-1, "giảm", "miễn") {
		return false
	}
	for j := s.q.left - 2; j > s.q.left-10 && j > r.lo && !r.endsSentence(j); j-- { // "Về phí, lệ phí: nộp trực tuyến giảm 50%"
		if r.is(j, "phí") && r.isMark(j+1, ':') && !r.is(j-1, "chi", "lãng", "kinh", "tổn") {
			return true
		}
	}
	if r.is(s.q.left-2, "mức") {
		for j := s.q.left - 3; j > s.q.left-24 && j > r.unitFrom && r.toks[j].kind == word; j-- {
			if r.is(j, "phí", "vé", "cước") && r.is(j-1, "học", "viện", "lệ", "giá") && r.is(j-2, "giảm", "miễn") {
				return true
			}
		}
	}
	for k, i := range r.lastClause(s.pre) {
		if r.toks[i].kind == word {
			return r.is(i, "phí") || k < 3 && r.is(i, "lệ", "học", "viện") && r.is(i+1, "phí")
		}
	}
	return false
}

// conditional reports a threshold: "xã nào dưới 50% … phải giải trình", "đạt từ 80%
// mới được xét". "Không có tỉnh nào dưới 60%" is a goal.
func (r *run) conditional(s *seg) bool {
	missed := r.is(s.q.left-1, "đạt", "đủ", "tới", "đến") && r.is(s.q.left-2, "không", "chưa")                   // "đơn vị không đạt 80% phải giải trình"
	undone := r.isWord(s.q.left-1, "thành") && r.isWord(s.q.left-2, "hoàn") && r.is(s.q.left-3, "không", "chưa") // "không hoàn thành từ 20% chỉ tiêu trở lên bị xem xét"
	none := s.pre
	if r.lacksSet(setAnyNone) {
		none = nil
	}
	for _, i := range none {
		if !r.of(i, setAnyNone) || missed && i == s.q.left-2 || undone && i == s.q.left-3 {
			continue
		}
		if !r.is(i, "nào") {
			return false
		}
		if !r.isIn(i-1, listAsIf) && !(r.is(i-1, "bản", "giá", "mức", "lúc", "hợp") && !r.unparted(i, s.q.left, clauseMarks)) { // "trong bất cứ kịch bản nào, …"
			return true
		}
	}
	if r.supposed(s) || r.thoseWith(s) || r.entitles(s) {
		return true
	}
	// "loại khá: từ 70% đến dưới 85%" bounds a class
	if r.isWord(s.q.right, "đến") && r.isWord(s.q.right+1, "dưới") || s.q.bound == corpus.LessThan && r.isWord(s.q.left-1, "đến") && r.isMark(s.q.left-2, '%') {
		return true
	}
	if (s.q.bound == corpus.Exactly || s.q.bound == corpus.RangeOf) && !missed {
		return false
	}
	for _, i := range s.post {
		if r.isMark(i, ',') {
			return false
		}
		if m := r.at(i, consequenceWord); m != nil {
			if r.isWord(i, "thì") && r.is(i+1, "khó", "dễ", "quá") && r.goalAmong(s.pre, notWhen) { // "chỉ tiêu giao dưới 8% thì khó đạt" is judged
				return false
			}
			// "40 sản phẩm được công nhận" is said of the things, "đạt 80% mới được xét" of the number
			return m.e.value == "" || m.from == s.q.right || m.from == s.q.skip.to
		}
	}
	return false
}

// marked reports a share that earns points: "từ 82 - 85% cộng 02 điểm", "đạt 100% được 5 điểm",
// "dưới 60%: 0 điểm", "không đạt 100% không cộng điểm".
func (r *run) marked(q *quantity) bool {
	if r.lacks("điểm") {
		return false
	}
	i := q.right
	for n := 0; n < 2 && (r.isMark(i, ',') || r.isMark(i, ':') || r.is(i, "thì", "sẽ")); n++ {
		i++
	}
	if r.is(i, "không") && r.is(i+1, "cộng", "tính", "được", "có", "chấm") && r.is(i+2, "điểm") {
		return true
	}
	acts := r.isIn(i, listMarks)
	for n := 0; n < 2 && r.isIn(i, listMarks); n++ {
		i++
	}
	return (acts || i > q.right) && r.isNumber(i) && r.is(i+1, "điểm") && !r.is(i+2, "phần") && !r.isMark(i+2, '%') && r.at(i+2, boundRight) == nil // "hài lòng trên 90%, đạt 4 điểm trở lên"
}

// computed reports the hundred of a formula: "Tỷ lệ = b/a x 100%".
func (r *run) computed(q *quantity) bool {
	if q.value != 100 || q.left != q.from || !r.is(q.from-1, "x") && !r.isMark(q.from-1, '*') && !(r.is(q.from-1, "với") && r.is(q.from-2, "nhân")) {
		return false
	}
	for i := q.from - 2; i >= r.unitFrom && i > q.from-16 && !r.isMark(i, ';'); i-- { // "* 100% xã" begins an entry
		if r.isMark(i, '=') || r.isMark(i, '/') {
			return true
		}
	}
	return false
}

// rewarded reports a level for which somebody gets a reward: "thôn nào đạt trên 90% các chỉ tiêu, | được thưởng 5 triệu
// đồng".
func (r *run) rewarded(q *quantity) bool {
	if r.lacks("thưởng") {
		return false
	}
	for i := q.right; i < q.right+8 && i+2 < r.hi && !r.isMark(i, '.') && !r.isMark(i, ';'); i++ {
		if (r.isMark(i, ',') || r.isWord(i, "thì")) && (r.is(i+1, "được", "sẽ") || r.is(i+1, "xã", "thôn")) {
			for j := i + 2; j < i+5; j++ {
				if r.is(j, "thưởng") {
					return true
				}
			}
		}
	}
	return false
}

// consents reports how many must agree before something may be done: "phải được 100% chủ sở hữu đồng ý", "cần 80% cổ đông
// tán thành". "Phấn đấu 100% hộ đồng thuận bàn giao mặt bằng" is a goal.
func (r *run) consents(q *quantity) bool {
	if q.unit != corpus.UnitPercent || r.titledPlan() || r.sectionLean > 0 || r.item && r.leadLean > 0 || !r.is(q.left-1, "được", "có", "cần", "phải") || !r.is(q.left-1, "cần", "phải") && !r.is(q.left-2, "cần", "phải", "khi", "nếu") {
		return false
	}
	for i := q.right; i < q.right+7 && r.tok(i).kind == word; i++ {
		if r.isIn(i, listConsent) {
			return true
		}
	}
	return false
}

// commended reports how many may be commended: "tặng Bằng khen … (tỷ lệ không quá 10% tập thể".
func (r *run) commended(q *quantity) bool {
	if r.lacks("khen") && r.lacks("hiệu") {
		return false
	}
	if q.bound != corpus.AtMost {
		k := r.numberFrom(q.from) - 1
		if !r.isMark(q.left-1, ',') && !r.is(q.left-1, "và") || q.bound != corpus.Exactly || k < 0 || r.qs[k].bound != corpus.AtMost || r.qs[k].unit != q.unit || q.from-r.qs[k].to > 8 {
			return false
		}
		q = &r.qs[k] // ", 5% cá nhân"
	}
	for i := q.left - 1; i >= r.unitFrom && i > q.left-70; i-- {
		if r.is(i, "khen") && (r.is(i-1, "bằng", "giấy") || r.is(i+1, "thưởng")) || r.is(i, "hiệu") && r.is(i-1, "danh") && r.is(i+1, "thi", "chiến", "lao") {
			return true
		}
	}
	return false
}

// thoseWith reports the mark that picks out those of whom something is said: "các xã có tỷ lệ hộ nghèo
// trên 20% | sẽ được ưu tiên", "những cụm lấp đầy trên 50% | mà chưa xây trạm thì …".
func (r *run) thoseWith(s *seg) bool {
	if s.q.left == s.q.from || s.q.isRange || s.q.unit != corpus.UnitPercent || !(r.isIn(s.q.right, listThen) || r.is(s.q.right, "có") && r.is(s.q.right+1, "thể")) || r.goalCue(s) {
		return false
	}
	for _, i := range r.pastMarks(s.pre) {
		if r.role[i]&(yearRole|connective.bit()) != 0 || r.separates(i) || r.is(i, "đối") && r.is(i+1, "với") {
			continue
		}
		if r.is(s.q.right, "có") { // "một số ngành có tỷ lệ nữ dưới 30% | có thể điều chỉnh mục tiêu"
			return !s.first && (r.is(i, "các", "những") || r.is(i, "một") && r.is(i+1, "số")) && r.have(i+1, s.q.left)
		}
		if r.is(i, "đơn", "địa", "cơ", "cá", "tổ") && r.is(i+1, "vị", "phương", "quan", "nhân", "chức") { // "đơn vị đạt trên 110% được thưởng"
			return r.is(s.q.right, "được", "bị", "sẽ", "phải", "thì") && r.of(s.q.left-1, setPredicates|setMoves)
		}
		if s.first || !r.is(i, "các", "những") || r.at(i+1, starter) != nil {
			return false
		}
		return !r.is(s.q.right, "được", "phải", "sẽ") || r.does(i+2, s.q.left) // "các hộ nông thôn trên 95% được dùng nước sạch" is a goal
	}
	return false
}

// have reports things in [a, b) that have a rate: "các xã | có tỷ lệ …".
func (r *run) have(a, b int32) bool {
	for i := a; i < b; i++ {
		if r.is(i, "có") && r.at(i+1, starter) != nil {
			return true
		}
	}
	return false
}

// entitles reports from which loss or share on somebody is paid: "hộ thiệt hại trên 70% diện tích
// được hỗ trợ 2 triệu đồng". "Trên 70% hộ nghèo được hỗ trợ" is a goal.
func (r *run) entitles(s *seg) bool {
	if s.first || s.q.left == s.q.from || s.q.unit != corpus.UnitPercent || r.goalCue(s) || r.leadLean > 0 || r.sectionLean > 0 {
		return false
	}
	for i := s.q.right; i < s.q.right+8 && i < r.hi && r.toks[i].kind == word; i++ {
		if r.isWord(i, "được") && (r.isIn(i+1, listEntitled) || r.is(i+1, "cấp", "nhận") && r.is(i+2, "giấy")) {
			who := r.lastClause(s.pre)
			return len(who) > 0 && r.holder(who)
		}
	}
	return false
}

// supposed reports what has to be so before what "thì" tells: "khi kinh tế số vượt 20% thì
// năng suất tăng nhanh".
func (r *run) supposed(s *seg) bool {
	if r.lacks("thì") {
		return false
	}
	then := false
	for i := s.q.right; i < s.q.right+14 && i < r.hi && r.toks[i].kind != number && !r.isMark(i, ';') && !r.isMark(i, '.'); i++ {
		then = then || r.isWord(i, "thì")
	}
	if !then || !r.levelVerb(s.q.left-1) && !r.is(s.q.left, "vượt") {
		return false
	}
	for i := s.q.left - 1; i >= r.lo && i > s.q.left-24 && !r.isMark(i, ';') && !r.isMark(i, '.'); i-- {
		if r.is(i, "khi") {
			return !r.is(i-1, "trong", "trước", "sau", "từ")
		}
	}
	return false
}

// setElsewhere reports a goal that a national body sets ("Đề án 522 của Chính phủ
// nêu … ít nhất 40%") in an article about another's plan: the nearest body before
// the word that sets it is a national one.
func (r *run) setElsewhere(s *seg) bool {
	if r.info.IssuerLevel == "central" || r.ownerless || s.paren && r.handedDown(s.q.left) {
		return false
	}
	for k := len(s.pre) - 1; k >= 0; k-- {
		if r.begins[s.pre[k]]&cueTarget.bit() == 0 {
			continue
		}
		m := r.cueAt(s.pre[k])
		if m == nil || m.class != cueTarget {
			continue
		}
		if r.is(m.to-1, "giao") && r.handsToOwn(m.to) {
			return false
		}
		switch m.e.value {
		case "assigned", "demand", "set":
		case "goal":
			if n := r.nationalIn(m.to, m.to+6); n {
				return true // "mục tiêu chung của cả nước là …"
			}
		case "strive", "must":
		case "future", "keep": // "đặt mục tiêu kinh tế số sẽ chiếm 20% GDP"
			continue
		default:
			return false
		}
		passive := r.is(m.from, "được") || r.is(m.from-1, "được")
		for p := k - 1; p >= 0; p-- {
			i := s.pre[p]
			if r.countrywide(i) {
				return !r.namesOwn(i, m.from) && !r.carriesOut(i, m.from) && !r.is(i-1, "được") && !(p > 1 && r.is(s.pre[p-1], "tướng") && r.is(s.pre[p-2]-1, "được")) // "tỉnh được Chính phủ giao"
			}
			if !passive && r.localBody(i) {
				return false
			}
		}
		return false
	}
	return false
}

// carriesOut reports that the body of the country at token i only gave what a plan carries out on
// its way to goals of its own at token to: "thực hiện Nghị quyết số 57 của Bộ Chính trị, | phấn đấu …".
func (r *run) carriesOut(i, to int32) bool {
	if r.info.PlanNumber == "" && !r.planLike() || r.unparted(i, to, ",") {
		return false
	}
	for j := i - 1; j >= r.unitFrom && j > i-30 && !r.isMark(j, ',') && !r.isMark(j, ';') && !r.isMark(j, '.'); j-- {
		if r.is(j, "hiện") && r.is(j-1, "thực") || r.is(j, "khai") && r.is(j-1, "triển") || r.is(j, "hóa") && r.is(j-1, "thể") {
			return !r.is(j-2, "theo", "được")
		}
	}
	return false
}

// namesOwn reports the article's own province named in [a, b): "Thủ tướng khen Nghệ An | đặt mục tiêu 9%".
func (r *run) namesOwn(a, b int32) bool {
	if r.info.Province == nil || !r.mayNamePlace(a, b) {
		return false
	}
	if r.mentionsOf != r.lo {
		r.mentions, r.mentionsOf = r.rd.places.FindIn(r.text, r.syllables()), r.lo
	}
	for k := range r.mentions {
		if m := &r.mentions[k]; m.Start >= int(r.toks[a].start) && m.End <= int(r.toks[b].start) && !m.Lower && r.own(m) {
			return true
		}
	}
	return false
}

// handedDown reports brackets behind a result that tell who gave one how much to reach, up to token
// i: "đạt 3,76% (Chính phủ giao | 3%)". It was one's own plan.
func (r *run) handedDown(i int32) bool {
	if r.isWord(i-1, "là") {
		i--
	}
	if !r.isWord(i-1, "giao") || r.is(i-2, "đã", "mới", "chưa", "bàn", "chuyển") { // "(đã giao 41%)" is what was done; who gives has any name
		return false
	}
	for j := i - 2; j > i-9 && j > r.lo; j-- {
		if r.isMark(j, '(') {
			return true
		}
		if r.toks[j].kind != word && !r.isMark(j, ',') {
			return false
		}
	}
	return false
}

// localBody reports a word at token i that names a province, a commune or their bodies, or
// those who speak; "xã hội", "cơ sở" and "thành lập" name none.
func (r *run) localBody(i int32) bool {
	switch {
	case r.isWord(i, "trung") && r.isWord(i+1, "ương"), r.isWord(i, "ương") && r.isWord(i-1, "trung"):
		return false
	case r.role[i]&tierWord.bit() != 0:
		return true
	case r.isWord(i, "xã"):
		return !r.is(i+1, "hội")
	case r.isWord(i, "thành"):
		return r.is(i+1, "phố")
	}
	return r.isIn(i, listLocal) && !r.isWord(i-1, "cơ")
}

func (r *run) nationalIn(a, b int32) bool {
	for i := a; i < b; i++ {
		if r.at(i, nationalWord) != nil && r.is(i-1, "của", "chung", "cho", "trên", "cùng") {
			return true
		}
	}
	return false
}

// ofLevelAbove reports what a province sets, told beside what its commune sets for itself: "tỉnh đặt | 90%; phường
// quyết tâm đạt 95%". What the province hands down ("tỉnh giao 90%") is the commune's too.
func (r *run) ofLevelAbove(s *seg) bool {
	own := r.pastMarks(s.pre)
	if len(own) < 2 || !r.is(own[0], "tỉnh", "huyện") && !(r.isWord(own[0], "thành") && r.isWord(own[0]+1, "phố")) || !r.is(s.q.left-1, "đặt", "cầu", "ra", "là", "đạt") {
		return false
	}
	if m := r.cueAt(s.q.left - 1); m == nil && r.cueAt(s.q.left-2) == nil {
		return false
	}
	for i := s.q.right; i < min(s.q.right+12, r.hi) && !r.isMark(i, '.'); i++ {
		if r.is(i, "xã", "phường", "huyện") && (r.isMark(i-1, ',') || r.isMark(i-1, ';') || r.is(i-1, "còn")) {
			for j := i + 1; j < i+5 && j < r.hi; j++ {
				if m := r.cueAt(j); m != nil && m.class == cueTarget && (m.e.value == "strive" || m.e.value == "set" || m.e.value == "must") {
					return true
				}
			}
		}
	}
	return false
}

// neighbours reports another province's goal: the clause begins with its name.
func (r *run) neighbours(s *seg) bool {
	if !r.goalCue(s) {
		return false
	}
	m := r.neighbourIn(s)
	return m != nil && !r.is(r.tokenFrom(int32(m.Start))-1, "với", "như", "hơn", "bằng")
}

// neighbourIn is the first province that is named before a number in its clause, where it is another than the article's
// own; nil for none.
func (r *run) neighbourIn(s *seg) *gazetteer.Mention {
	if len(s.pre) == 0 || !r.mayNamePlace(s.pre[0], s.q.left) {
		return nil
	}
	if r.mentionsOf != r.lo {
		r.mentions, r.mentionsOf = r.rd.places.FindIn(r.text, r.syllables()), r.lo
	}
	from, to := r.toks[s.pre[0]].start, r.toks[s.q.left].start
	for k := range r.mentions {
		m := &r.mentions[k]
		if m.Start < int(from) || m.Start >= int(to) {
			continue
		}
		if m.Lower || r.own(m) {
			return nil
		}
		return m
	}
	return nil
}

// neighbourSets reports what another province than the article's own sets for itself, its name right before the word of
// aim or alone before the number: "trong khi đó, tỉnh Đồng Nai đặt mục tiêu 80%", "ở Đồng Nai, mục tiêu là 80%", "còn Cà
// Mau là 85%". "Học tập Đồng Nai, tỉnh phấn đấu 80%" is one's own.
func (r *run) neighbourSets(s *seg) bool {
	if r.info.Province == nil || s.q.unit != corpus.UnitPercent {
		return false
	}
	m := r.neighbourIn(s)
	if m == nil {
		return false
	}
	at := r.tokenFrom(int32(m.Start))
	end := at
	for end < s.q.left && int(r.toks[end].start) < m.End {
		end++
	}
	first := r.behindKind(at)
	place := r.is(first-1, "ở", "tại", "riêng")
	if r.is(first-1, "ubnd", "hđnd") {
		first--
	}
	if !place && !r.separates(first-1) && !r.is(first-1, "còn", "đó", "và") && first > r.firstOf(r.unitFrom, s.q.left) {
		return false
	}
	if place && r.isMark(end, ',') {
		end++
	}
	for end < s.q.left && (r.role[end]&yearRole != 0 || r.isIn(end, listNeighbour)) {
		end++
	}
	if c := r.cueAt(end); c != nil && c.class == cueTarget {
		return true
	}
	return end == s.q.left || end+1 == s.q.left && r.is(end, "là", "đạt", "còn", "khoảng")
}

// mergerYear is when the 63 provinces became 34: before it, one that is merged now was
// a neighbour.
const mergerYear = 2025

// own reports whether a mention names the article's own province, one that it
// merged with, or, in an article about none, one named often or alone.
func (r *run) own(m *gazetteer.Mention) bool {
	p := r.info.Province
	if p == nil {
		return r.namedInAll()[m.Slug] > 2 || len(r.namedInAll()) == 1
	}
	if m.Slug == p.ID || m.Slug == p.Now && (r.ref == 0 || r.ref >= mergerYear) {
		return true
	}
	u, ok := r.rd.places.Lookup(m.Slug, 63)
	return ok && u.Now == p.Now && (r.ref == 0 || r.ref >= mergerYear)
}

// namedInAll counts the provinces that the chunk names.
func (r *run) namedInAll() map[string]int {
	if r.names != nil {
		return r.names
	}
	r.names = map[string]int{}
	lo, hi := r.lo, r.hi
	for k := range r.ends {
		r.seeBlock(k)
		for _, m := range r.rd.places.FindIn(r.text, r.syllables()) {
			r.names[m.Slug]++
		}
	}
	r.see(lo, hi)
	return r.names
}
