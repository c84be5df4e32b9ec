package extract

import (
	"slices"
	"strings"

	"chitieu/corpus"
	"chitieu/extract/taxonomy"
)

// emit turns the segments of a unit into records, in the order of the text.
func (r *run) emit(segs []seg, u unit, ms []moment) {
	leans, tiers := r.mem.leans[:0], r.mem.tiers[:0]
	for range segs {
		leans, tiers = append(leans, leaning{}), append(tiers, nil)
	}
	r.mem.leans, r.mem.tiers = leans, tiers
	named := corpus.Bound("") // what the name of the measure at hand bounds
	for k := range segs {
		s := &segs[k]
		var before *leaning
		bt := r.prevTiers
		switch {
		case k > 0 && r.leadsBetween(segs[k-1].q.right, s.q.left):
		case k > 0:
			before, bt = r.follows(segs, k)
		case r.prev == nil:
			bt = nil
		case r.sameSentence && (r.partOfChange(s, r.prev) || s.change == "" && r.changeWithin(s, r.prev)):
			s.change = r.prev.change
		}
		switch b := r.boundInName(s); {
		case b != "":
			s.q.bound, s.bounded, named = b, true, b
		case !s.carried:
			named = ""
		case named != "" && s.q.bound == corpus.Exactly && s.q.left == s.q.from && !s.q.isRange && s.q.unit == corpus.UnitPercent:
			s.q.bound = named // "tỷ lệ tối đa … là 50%, đến năm 2025 là 20%"
		}
		if k > 0 {
			r.changeAlong(segs, k)
		}
		if m := r.ending(s.q.left, verb); m != nil && s.change != "" && (m.e.value == "increase" || m.e.value == "decrease") && m.e.value != s.change { // "giảm 4%/năm, giai đoạn sau tăng 1%/năm"
			s.change = ""
		}
		leans[k], tiers[k] = r.record(s, u, ms, before, bt)
		s.tiers = tiers[k]
		if !s.paren {
			r.prevTiers = tiers[k]
		}
	}
	if n := len(segs); n > 0 {
		for k := range segs {
			if !segs[k].paren && !(k > 0 && leans[k].score < 0 && leans[k-1].score > 0 && r.tellsNow(&segs[k])) {
				r.blockLean, r.thisSentence.countLean = clamp(leans[k].carry, 4), leans[k].count
				r.region = 0.6*r.region + 0.4*r.blockLean
			}
		}
		if r.item {
			r.itemLean = r.blockLean
		}
	}
}

// leadsBetween takes up what words before a colon between two numbers say of goals: "100% đại biểu nhất trí thông qua nghị
// quyết với các chỉ tiêu: | thu ngân sách tăng 10%".
func (r *run) leadsBetween(a, b int32) bool {
	if r.lacksMark(':') || r.lacksPhrase(cueTarget) {
		return false
	}
	for b--; b > a && !r.isMark(b, ':'); b-- {
	}
	lean := r.promises(a, b)
	if b <= a || lean < 2 {
		return false
	}
	r.turn(lean)
	r.leadLean = clamp(r.leadLean+lean, 4)
	return true
}

// follows tells what number k of a unit goes on with: how far another of them leaned, and its tiers.
func (r *run) follows(segs []seg, k int) (before *leaning, bt []corpus.Tier) {
	s, leans, tiers := &segs[k], r.mem.leans, r.mem.tiers
	bt = r.prevTiers
	switch {
	case s.outer >= 0 && segs[k-1].outer == s.outer && s.q.unit == corpus.UnitPercent && segs[k-1].q.unit == s.q.unit && !r.content(s.pre): // "(năm 2023 đã giảm 1,2% và 2,9%)"
		before, bt = &leans[k-1], tiers[k-1]
	case s.outer >= 0:
		before, bt = &leans[s.outer], tiers[s.outer]
	case k > 1 && s.q.raised && !segs[k-2].paren && r.ownResult(&segs[k-1]): // "từ 71% hiện nay lên 78%"
		before, bt = &leans[k-2], tiers[k-1]
	case k == 1 && s.q.raised && r.ownResult(&segs[0]):
		bt = tiers[0]
	case k > 1 && !segs[k-1].paren && !segs[k-2].paren && leans[k-2].score > 0 && leans[k-1].score < 0 && r.tellsNow(&segs[k-1]): // "90% rác được thu gom, hiện là 74%, …"
		before, bt = &leans[k-2], tiers[k-2]
	case !segs[k-1].paren:
		before, bt = &leans[k-1], tiers[k-1]
	case k > 1:
		before, bt = &leans[k-2], tiers[k-2]
	}
	if before != nil && before.other == "subsidy" && s.q.bound == corpus.AtLeast && r.setsFloor(s) { // "Kinh phí 2.740 tỷ đồng, chi cho môi trường không thấp hơn 1% tổng chi"
		before = nil
	}
	return before, bt
}

// changeAlong gives number k of a unit the change, and the bound, that it shares with another of them.
func (r *run) changeAlong(segs []seg, k int) {
	s, b := &segs[k], &segs[k-1]
	if s.first && (b.first || r.lessens(b) && r.namesAlike(s.post, b.post)) && b.change == "decrease" && !s.paren && len(s.own) > 0 && s.q.unit == corpus.UnitPercent && !r.hasVerb(s.pre) && !r.dealtWith(s) && !r.adds(s) {
		s.change = "decrease" // "cắt giảm 30% thời gian giải quyết, 30% chi phí tuân thủ"
		if s.q.bound == corpus.Exactly && s.q.left == s.q.from && !b.q.isRange {
			s.q.bound = b.q.bound
		}
	}
	if s.first && b.change == "decrease" && s.q.unit == corpus.UnitCount && b.q.unit == s.q.unit && r.isMark(s.q.left-1, ',') && !r.hasVerb(s.pre) && r.firstPredicate(s.post) < 0 {
		s.change = "decrease" // "giảm 4 trường, 18 điểm trường"
	}
	if s.first && b.first && b.change == "increase" && s.change == "" && !s.paren && s.q.unit == corpus.UnitPercent && s.q.value <= 3*b.q.value && r.is(s.q.left-1, "và") && r.content(s.post) && !r.hasPredicate(s.post) {
		s.change = "increase" // "tăng 12% doanh thu và 9% lợi nhuận"
	}
	if !s.paren && r.partOfChange(s, b) {
		s.change = b.change
	}
	if s.change == "" && !s.paren && len(s.own) == 0 && s.q.value <= 3*b.q.value && r.comparedTo(s) { // "giảm 4%, vượt kế hoạch giao là 3%"
		s.change = b.change
	}
	if r.boundOverYears(s, b) {
		s.q.bound, s.bounded = b.q.bound, true
	}
	if s.change == "" && b.change != "" && s.q.value <= 3*b.q.value && r.overYears(s, b) { // "giảm 15% vào năm 2025 và 25% vào năm 2030"
		s.change = b.change
	}
	if s.paren && s.outer >= 0 && s.q.value <= 3*segs[s.outer].q.value && r.partOfChange(s, &segs[s.outer]) { // "công nghiệp tăng 13% (riêng chế biến 15%)"
		s.change = segs[s.outer].change
	}
	if s.change == "" && s.q.perYear && s.carried && b.q.perYear && !s.paren { // "giảm hộ nghèo 2%/năm, hộ nghèo dân tộc thiểu số 3%/năm"
		s.change = b.change
	}
	if s.change == "" && b.change != "" && !s.paren && !s.first && !r.content(s.pre) && !r.hasVerb(s.pre) && r.planIs(s.q) { // "Kịch bản là 6 tháng tăng 7,6%, cả năm từ 8,5%"
		s.change = b.change
	}
	if s.change == "" && r.changeWithin(s, b) {
		s.change = b.change
	}
	if r.changesOn(s, b) {
		s.change = b.change
	}
	if s.change == "" && r.isMark(s.q.left-1, '/') { // "giảm 3,1%/3%": result and goal
		s.change = b.change
	}
	if s.paren && s.outer >= 0 && s.change == "" && len(s.own) == 0 && !s.q.raised && s.q.value <= 3*segs[s.outer].q.value { // "giảm 0,7%, vượt kế hoạch (0,5%)"
		s.change = segs[s.outer].change
	}
}

// namesAlike reports words behind two numbers that begin with the same noun: "giảm 4% | số vụ, | 6% | số người chết".
func (r *run) namesAlike(a, b []int32) bool {
	return len(a) > 1 && len(b) > 1 && r.toks[a[0]].kind == word && r.word(a[0]) == r.word(b[0])
}

// adds reports a number of things of which its sentence adds something: "giảm 2% biên chế, đồng thời 90%
// công chức được bồi dưỡng".
func (r *run) adds(s *seg) bool {
	n := len(s.pre)
	return n > 1 && r.is(s.pre[n-1], "thời", "đó") && r.is(s.pre[n-2], "đồng", "với", "cạnh", "song") &&
		slices.ContainsFunc(s.own, func(i int32) bool { return r.is(i, "được", "đạt", "có", "không") })
}

// votedBehind reports a share of those who voted: "100% đại biểu có mặt tán thành".
func (r *run) votedBehind(s *seg) bool {
	return slices.ContainsFunc(s.post, func(i int32) bool {
		m := r.at(i, cueOther)
		return m != nil && m.e.value == "vote"
	})
}

// tellsNow reports a number that only tells where one stands now beside the goal before it: "80% hộ có
// cáp quang, hiện là 73,5%".
func (r *run) tellsNow(s *seg) bool {
	if r.tellsGap(s) {
		return true
	}
	if r.lacks("hiện") {
		return false
	}
	i := s.q.left - 1
	for ; i > s.q.left-8 && r.tok(i).kind == word; i-- {
		if r.isWord(i, "hiện") {
			return r.isMark(i-1, ',') && r.nowIn(i)
		}
	}
	return false
}

// tellsGap reports by how much the goal before a comma differs from something: "tăng từ 15%, cao hơn mức thực hiện
// năm 2025 là 0,8%".
func (r *run) tellsGap(s *seg) bool {
	if !r.isWord(s.q.left-1, "là") && !s.q.diff {
		return false
	}
	for i := s.q.left - 1; i > s.q.left-14 && i > r.unitFrom && (r.toks[i].kind == word || r.isNumber(i) && r.role[i]&yearRole != 0); i-- {
		if r.isMark(i-1, ',') {
			return r.is(i, "cao", "thấp", "nhiều", "ít") && r.is(i+1, "hơn")
		}
	}
	return false
}

// setsFloor reports a floor of something that a comma parts from the sum told before it.
func (r *run) setsFloor(s *seg) bool {
	own := r.pastMarks(s.pre)
	return !s.paren && len(own) > 2 && r.isMark(own[0]-1, ',') && r.content(own) && !r.among(own) && !r.is(own[0], "phần", "còn", "số", "riêng", "trong")
}

// partOfChange reports a bare value of a part of what the number before tells a rate of
// change of: "GRDP tăng 11%; công nghiệp - xây dựng 14,5%; dịch vụ 9%".
func (r *run) partOfChange(s, before *seg) bool {
	if len(s.pre) > 0 && r.isMark(s.pre[0]-1, ':') { // "tăng trưởng GRDP đạt 8%; cơ cấu kinh tế: dịch vụ 45%"
		return false
	}
	if before.carried && len(before.own) == 0 && !(len(s.pre) > 2 && r.among(s.pre[2:])) { // "dịch vụ chiếm 56%, tăng 5%; công nghiệp 25%"
		return false
	}
	return s.change == "" && before.change != "" && !s.first && s.q.unit == corpus.UnitPercent && before.q.unit == corpus.UnitPercent && s.q.value <= 30 &&
		!r.hasVerb(r.withoutMean(s.pre)) && (r.isPart(r.trimmed(s.pre, ignorable)) || s.part && r.onlyNames(r.trimmed(s.pre, ignorable)) || r.amountGrows(s))
}

// withoutMean drops what says that a rate is a mean: "thu ngân sách | bình quân | hằng năm".
func (r *run) withoutMean(pre []int32) []int32 {
	for k := 1; k+1 < len(pre); k++ {
		if r.isWord(pre[k], "bình") && r.isWord(pre[k+1], "quân") {
			return pre[:k]
		}
	}
	return pre
}

// amountGrows reports an amount beside a bare percentage behind a rate of growth, which can only be one
// too: "GDP tăng 6,5%; xuất khẩu 8%". A share of a whole is none: "tổng vốn đầu tư 34% GDP".
func (r *run) amountGrows(s *seg) bool {
	if r.isMark(s.q.right-1, '%') && (r.isIn(s.q.right, listShareOf) || r.content(s.post)) {
		return false
	}
	toks := r.trimmed(s.pre, ignorable)
	if len(toks) < 2 || len(toks) > 8 {
		return false
	}
	if i := toks[0]; !r.is(i, "giá") {
		return r.inList(i, listAmounts) == 2
	}
	return r.is(toks[1], "trị") && r.is(toks[1]+1, "sản", "xuất", "tăng")
}

// changeWithin reports a rate for a part of the time that the rate before it is told of: "tăng bình quân 11%;
// trong đó giai đoạn 2021 - 2023 là 10%".
func (r *run) changeWithin(s, b *seg) bool {
	return b.change != "" && s.carried && !s.paren && !b.paren && s.q.unit == corpus.UnitPercent && b.q.unit == s.q.unit && s.q.value <= 3*b.q.value &&
		r.is(s.q.left-1, "là", "đạt") && !r.content(s.pre) && r.hasTime(s) && slices.ContainsFunc(s.pre, r.endsOfWhich)
}

// changesOn reports a bare number that goes on with the rate of change before it: "doanh thu và lợi
// nhuận tăng lần lượt 12% và 8%".
func (r *run) changesOn(s, b *seg) bool {
	if s.change != "" || b.change == "" || s.paren || b.paren || s.q.baseline || len(s.own) > 0 || s.q.unit != corpus.UnitPercent || b.q.unit != s.q.unit || !r.is(s.q.left-1, "và") || s.q.left-1 != b.q.right {
		return false
	}
	from := b.q.left
	if r.is(from-1, "lượt") && r.is(from-2, "lần") {
		from -= 2
	}
	m := r.ending(from, verb)
	return m != nil && m.e.value == b.change
}

// boundInName reads the bound in the name of what is measured, or before the time that it is due by: "tỷ lệ
// tối đa rác chôn lấp là 50%", "ít nhất đến hết năm 2025 đạt 10%".
func (r *run) boundInName(s *seg) corpus.Bound {
	if s.q.bound != corpus.Exactly || s.q.left < s.q.from || s.q.unit != corpus.UnitPercent || s.q.isRange {
		return ""
	}
	i := s.q.left
	if m := r.ending(i, verb); m != nil && m.e.value == "level" {
		i = m.from
	}
	due := i
	for i > r.unitFrom && r.role[i-1]&yearRole != 0 {
		i--
	}
	if m := r.ending(i, boundLeft); m != nil && i < due && r.is(m.from, "tối", "ít") {
		return corpus.Bound(m.e.value)
	}
	for _, i := range s.pre {
		if r.role[i]&boundLeft.bit() != 0 && r.is(i, "tối", "ít") && r.is(i-1, "lệ", "mức") {
			if m := r.at(i, boundLeft); m != nil {
				return corpus.Bound(m.e.value)
			}
		}
	}
	if !r.lacksMark(':') && s.q.value != 100 {
		for i := s.q.left - 1; i > r.lo && i > s.q.left-10 && !r.isNumber(i) && !r.isMark(i, ';'); i-- {
			if r.isMark(i, ':') { // "tỷ lệ đúng hạn tối thiểu: cấp tỉnh 99%, cấp xã 97%"
				if b := r.boundBefore(i); b == corpus.AtLeast || b == corpus.AtMost {
					return b
				}
				break
			}
		}
	}
	return ""
}

// boundOverYears reports a number that the bound before its neighbour holds for: "ít nhất 27%
// vào năm 2025 và 30% vào năm 2030".
func (r *run) boundOverYears(s, b *seg) bool {
	if s.q.bound != corpus.Exactly || s.q.value == 100 || s.q.left < s.q.from || b.q.left == b.q.from && !b.bounded || b.q.isRange || b.q.bound == corpus.AtLeast && r.is(b.q.left, "từ") { // "từ 50% trở lên" holds for its own
		return false
	}
	return r.overYears(s, b)
}

// overYears reports a bare number of the same measure as its neighbour, each with its time.
func (r *run) overYears(s, b *seg) bool {
	return s.carried && !s.paren && !b.paren && !s.q.raised && !b.q.raised && s.q.unit == b.q.unit && !r.hasVerb(s.pre) && !r.content(s.pre) && r.hasTime(b) && r.hasTime(s)
}

// hasTime reports a segment with a time of its own.
func (r *run) hasTime(s *seg) bool {
	lo, hi := bounds(s)
	return slices.ContainsFunc(r.times, func(m moment) bool { return !m.aside && m.from >= lo && m.to <= hi })
}

// optional holds the values that a record may lack, in one piece.
type optional struct {
	high        float64
	year, from  int
	den, change string
}

// record reads every field of one number and adds it to the targets, where it is built: a
// record is too large to be passed around. A number that is none after all is in the
// account with its reason.
func (r *run) record(s *seg, u unit, ms []moment, before *leaning, bt []corpus.Tier) (leaning, []corpus.Tier) {
	q := s.q
	r.weighed, r.again = nil, nil
	at := r.yearOf(s, ms, true)
	status, why, lean := r.statusOf(s, at, before)
	if status == corpus.StatusTarget {
		at = r.datedGoal(s, r.goalYear(s, ms, at), before)
	} else {
		at = r.yearOf(s, ms, false)
	}
	lean.carry = r.carries(s, status, lean, at, before)
	if status == corpus.StatusTarget {
		at = r.asOfNow(s, r.likeBefore(s, at), before)
		r.goalBlock = r.blockNo
	}
	if r.again != nil { // it is what it was
		lean.carry = 0
	}
	lean.dated, s.year = at, at.year
	tiers, how := r.tiersOf(s, bt)
	switch amount := q.unit == corpus.UnitMoney || q.unit == corpus.UnitAmount || q.unit == corpus.UnitScore; {
	case (q.unit == corpus.UnitCount || amount) && status != corpus.StatusTarget:
		if r.inventory(s, at) {
			lean.carry, lean.count = -3, min(lean.count, -3)
		}
		if amount {
			r.note(q, reasonAmount)
		} else {
			r.noteCount(s, lean)
		}
		return lean, tiers
	case q.unit == corpus.UnitCount && lean.score <= 0:
		lean.carry = max(lean.carry, 0) // "kết nạp mới 6.000 đoàn viên, tỷ lệ tập hợp đạt 68%"
	}
	r.targets = append(r.targets, corpus.Target{
		Status: status, Tiers: tiers, Rule: ruleName(s, why), Flags: []string{},
		Methods: corpus.Methods{Status: why, Subject: "stated", Year: at.method, Tiers: how},
	})
	t := &r.targets[len(r.targets)-1]
	if t.Tiers == nil {
		t.Tiers = []corpus.Tier{}
	}
	may := r.print(s, t, at)
	t.Exclusion = r.exclusionIn(u)
	t.AssignedBy = r.assignedBy(u, s)
	t.Start, t.End = r.quote(u)
	r.measure(s, t, may)
	r.check(t)
	t.Confidence = r.confidence(s, t, lean)
	r.notes(s, t, lean, ms)
	return lean, tiers
}

// datedGoal is the time of a goal that is dated at, with what was told before it: what a result is held against, or what is named
// beside a goal as another choice, is of the same time.
func (r *run) datedGoal(s *seg, at when, before *leaning) when {
	if before == nil {
		return at
	}
	told, dated := before.dated, before.dated.year != 0
	switch {
	case before.score > 0 && !dated && at.method == "carried" && at.year < r.pubYear: // no goal is for what is over because its sentence dates it not
		return told
	case before.score < 0 && dated && told.method != "inferred" && r.comparedTo(s) && !(at.here && at.method == "stated"),
		before.score > 0 && dated && r.alternative(s.q),
		before.score < 0 && dated && (at.method == "plan" || at.method == "carried" && !at.here) && told.year < at.year && (r.planFrom == 0 || told.year < r.planFrom) && r.metAim(s.q): // not of the plan to come
		told.method = "carried"
		return told
	}
	return at
}

// carries is how far what a number is speaks for the next one of its sentence.
func (r *run) carries(s *seg, status corpus.Status, lean leaning, at when, before *leaning) float64 {
	q, carry := s.q, lean.carry
	if lean.other == "vote" && r.votedBehind(s) { // it tells nothing of what the sentence goes on with
		carry = 0
	}
	if status == corpus.StatusOther && before != nil && before.score > 0 && r.insteadOf(q.left) { // "tăng 8%, thay vì 6,5%. Lạm phát 4,5%": what it was before ends no row of goals
		carry = before.carry
	}
	quoted := status == corpus.StatusTarget && r.quotes(s, at, before)
	if quoted {
		carry = before.carry
	}
	if q.unit == corpus.UnitCount && status == corpus.StatusTarget {
		return max(carry, 0)
	}
	if q.unit != corpus.UnitPercent || q.baseline || q.diff { // what was decided never speaks for its opposite
		return carry
	}
	switch {
	case quoted:
		carry = max(carry, 0)
	case status == corpus.StatusTarget:
		carry = max(carry, 0.3*clamp(lean.score-0.5, 3), 0)
	case status == corpus.StatusResult:
		carry = min(carry, 0.4*clamp(lean.score, 3), 0) // and a little for its like, whatever told it
		if r.presented {
			r.leadLean, r.leadList, r.presented = 0, false, false
		}
	}
	if r.whereItIs(q) { // told of a place in passing
		return 0
	}
	return carry
}

// print enters what is printed of a number and its time.
func (r *run) print(s *seg, t *corpus.Target, at when) *optional {
	q := s.q
	t.Value, t.Unit, t.Bound, t.PerYear, t.Points = q.value, q.unit, q.bound, q.perYear, q.points
	t.NumberStart, t.NumberEnd = int(r.toks[q.from].start), int(r.toks[q.to-1].end)
	if r.negated(s) {
		switch t.Bound {
		case corpus.LessThan:
			t.Bound = corpus.AtLeast
		case corpus.MoreThan:
			t.Bound = corpus.AtMost
		}
	}
	may := &optional{high: q.high, year: at.year, from: at.from, den: q.den}
	if q.isRange {
		t.High = &may.high
	}
	if at.year != 0 {
		t.Year = &may.year
	}
	if at.from != 0 {
		t.YearFrom = &may.from
	}
	if q.den != "" {
		t.Denominator = &may.den
	}
	return may
}

// measure enters what a number measures, and whether it is a change of it.
func (r *run) measure(s *seg, t *corpus.Target, may *optional) {
	whole := s.subject // the parts after it share it
	s.subject = r.partOfGrowth(s)
	t.Subject = closeQuote(r.phrase(s.subject))
	t.Noun = r.nounOf(s.q)
	r.subject = r.spell(r.subject[:0], s.subject, longestPhrase)
	if c := r.changeOf(s, true); c != "" {
		may.change, s.change = c, c
		t.Change = &may.change
	}
	r.indicate(s, t)
	if of := r.rd.tax.Known(t.Indicator); t.Change == nil && t.Unit == corpus.UnitPercent && t.Status != corpus.StatusResult && !s.q.diff && of != nil && of.Growth() { // "kịch bản cả năm là 8,5%"
		may.change = "increase"
		t.Change = &may.change
	}
	s.subject = whole
	if r.again != nil && t.Status == corpus.StatusTarget {
		r.echo(t, r.again)
	}
	if s.carried {
		t.Methods.Subject = "carried"
		t.Subject = strings.TrimSuffix(t.Subject, " (%)") // the unit in a head
	}
}

// nounOf is what a number counts, or the unit as printed of what it measures: without
// it 589.730 (tỷ đồng) and 361,6 (nghìn tỷ đồng) would stand in one column.
func (r *run) nounOf(q *quantity) string {
	switch {
	case q.measure > 0:
		return r.phrase(r.seqOf(q.measure, q.to))
	case q.unit == corpus.UnitCount && q.noun > q.to:
		return r.phrase(r.seqOf(q.to, q.noun))
	}
	return ""
}

// negated reports a bound that a negation turns round: "không có tỉnh nào đạt dưới
// 60%" is a floor, "không để tỷ lệ hủy vượt 0,5%" a ceiling.
func (r *run) negated(s *seg) bool {
	if r.lacksSet(setAnyNone) {
		return false
	}
	seen := false
	for _, i := range s.pre {
		if r.isMark(i, ',') && r.separates(i) {
			seen = false
		}
		if !r.of(i, setAnyNone) {
			continue
		}
		if r.is(i, "không") {
			seen = true
			if r.is(i+1, "có") && i > r.lo && r.toks[i-1].kind == word && r.content(r.seqOf(i-1, i)) { // "số người không có việc làm dưới 3%"
				seen = false
				continue
			}
			if r.is(i+1, "có", "để", "còn") && !r.closed(i, s.q.left) {
				return true
			}
		}
		if seen && r.is(i, "nào") {
			return true
		}
	}
	return false
}

// closed reports a comma between two tokens.
func (r *run) closed(a, b int32) bool {
	for i := a; i < b; i++ {
		if r.isMark(i, ',') && r.separates(i) {
			return true
		}
	}
	return false
}

func (r *run) hasVerb(toks []int32) bool {
	for _, i := range toks {
		if r.role[i]&verb.bit() != 0 {
			return true
		}
	}
	return false
}

// dealtWith reports all of the things counted, or most with what is done to them or what they have: no such part is lessened.
// "giảm 20% thời gian xử lý, 90% hồ sơ được giải quyết trước hạn", "100% hồ sơ đúng hạn".
func (r *run) dealtWith(s *seg) bool {
	p := r.firstPredicate(s.own)
	return s.q.value == 100 || s.q.value >= 50 && p > 0 && r.is(s.own[p], "được", "có", "dùng", "sử", "đạt")
}

// ruleName names how the clause was read: where the number stood and what decided.
func ruleName(s *seg, why string) string {
	kind := s.q.unit
	if kind == "%" {
		kind = "percent"
	}
	return kind + "." + s.how() + "." + why
}

// how is where the number stood in its clause.
func (s *seg) how() string {
	switch {
	case s.paren:
		return "parenthesis"
	case s.fwd:
		return "shared-predicate"
	case s.carried:
		return "carried-subject"
	case s.first:
		return "number-first"
	}
	return "subject-first"
}

// changeOf tells whether a number is a rate of change and which way.
func (r *run) changeOf(s *seg, known bool) string {
	q := s.q
	if s.change != "" {
		return s.change
	}
	if q.baseline { // "giảm từ 5% xuống 4%": where a change began is a level, unless of a rate
		return r.rate(s, known)
	}
	if q.unit == corpus.UnitCount && !r.is(q.left-1, "tăng", "giảm", "thêm") {
		return ""
	}
	if q.unit == corpus.UnitRank {
		if m := r.ending(q.left, verb); m != nil && r.is(q.to, "bậc", "hạng") && (m.e.value == "increase" || m.e.value == "decrease") {
			return m.e.value // "giảm 23 bậc": steps, no rank
		}
		return ""
	}
	i := q.left
	if r.isWord(i-1, "của") && q.unit == corpus.UnitPercent { // "cắt giảm thời gian giải quyết của ít nhất 15% số thủ tục": so many of them
		return ""
	}
	for n := 0; n < 4; n++ {
		m := r.ending(i, verb)
		if m == nil {
			if change := r.changeAt(s, i, n == 0); change != "" {
				return change
			}
			before := r.pastMeasure(q, i, n)
			if before == i {
				break
			}
			i = before
			continue
		}
		if change, told := r.changeBy(s, m, n == 0, known); told {
			return change
		}
		i = m.from
	}
	if c := r.leadingChange(s); c != "" {
		return c
	}
	if !s.first || s.carried {
		return r.rate(s, known)
	}
	return ""
}

// changeAt is the change that a word right before token i tells which is no verb of change elsewhere.
func (r *run) changeAt(s *seg, i int32, first bool) string {
	switch {
	case r.isWord(i-1, "thêm") && first && slices.ContainsFunc(s.pre, func(i int32) bool { return r.isWord(i, "nâng") && !r.is(i+1, "cao", "cấp") }): // "nâng tỷ lệ che phủ rừng thêm 2%"
		return "increase"
	case r.isWord(i-1, "hạ") && i > r.lo && s.q.unit == corpus.UnitPercent: // "giá thành hạ tối thiểu 15%"
		return "decrease"
	}
	return ""
}

// pastMeasure steps back from token i over what may stand between a number and its verb of change, for the nth time; i where
// nothing does.
func (r *run) pastMeasure(q *quantity, i int32, n int) int32 {
	switch {
	case (r.role[max(i-1, 0)]&(boundLeft.bit()|order.bit()) != 0 || n == 0 && r.isMark(i-1, ':')) && i > r.lo:
		return i - 1
	case r.isWord(i-1, "hóa") && r.isWord(i-2, "giản") && (r.isMark(i-4, ',') || r.isWord(i-4, "và")): // "cắt giảm, đơn giản hóa 30% thủ tục"
		return i - 4
	case r.isMark(i-1, ':') && i == q.left: // "tỷ lệ hộ nghèo giảm bình quân hằng năm: 1%"
		return i - 1
	}
	if from := r.periodBefore(i); n < 2 && from < i && r.ratesBefore(from) { // "tăng bình quân trong giai đoạn này đạt 10%"
		return from
	}
	if r.isWord(i-1, "năm") && (r.is(i-2, "hằng", "hàng", "mỗi") || r.isMark(i-2, '/')) { // "tăng bình quân hằng năm 7%", "giảm bình quân/năm: 7%"
		return i - 2
	}
	return i
}

// changeBy is the change that a verb before a number tells, right before it or not, and whether it settles the matter.
func (r *run) changeBy(s *seg, m *match, near, known bool) (change string, told bool) {
	q := s.q
	switch m.e.value {
	case "increase", "decrease":
		if m.e.value == "decrease" && q.bound == corpus.LessThan && !q.perYear { // "giảm dưới 1%" is a level
			return "", true
		}
		if strings.HasPrefix(m.e.key, "cao hơn") || r.is(m.from-1, "vào", "cho") && r.is(m.from+1, "trưởng") || // "đóng góp của TFP vào tăng trưởng: 55%"
			!near && r.is(m.from, "tiết", "rút", "tinh") ||
			q.unit != corpus.UnitPercent && r.is(m.from-1, "trị") && r.is(m.from+1, "thêm") { // "giá trị tăng thêm đạt 20.580 tỷ đồng"
			return "", true
		}
		return m.e.value, true
	case "to", "share":
		switch {
		case m.e.value == "to" && r.is(m.from, "xuống") && r.thanAfter(s): // "giảm tỷ lệ … xuống 2% so với năm 2024"
			return r.leadingVerb(s), true
		case m.e.value == "to" && !s.first:
			return r.rate(s, known), true
		case r.is(m.from, "tiết") && q.unit == corpus.UnitPercent && !r.is(m.from-1, "tưới", "nước", "bị"): // "phải tiết kiệm ít nhất 10% điện"
			return "decrease", true
		}
		return "", true
	}
	return "", false
}

// rate tells whether a subject is itself a rate of change: "tốc độ tăng trưởng",
// "mục tiêu tăng trưởng cả năm", "mức giảm tỷ lệ hộ nghèo". It counts as one only
// where its words are known, not while the evidence is gathered.
func (r *run) rate(s *seg, known bool) string {
	if !known || s.q.unit != corpus.UnitPercent || len(r.subject) == 0 || s.carried && strings.HasPrefix(r.subject[0].Key, "g") {
		return ""
	}
	begin := func(use lineUse) bool {
		return slices.ContainsFunc(r.rd.lx.lines[use], func(p string) bool { return begins(r.subject, p) })
	}
	change := ""
	switch {
	case begin(subjectFalls):
		change = "decrease"
	case begin(subjectRises):
		change = "increase"
	default:
		return ""
	}
	for k := range r.subject {
		if begins(r.subject[k:], "bình quân đầu người") || begins(r.subject[k:], "tự nhiên") && s.q.bound == corpus.LessThan {
			return ""
		}
	}
	return change
}

// begins reports a subject that begins with a folded phrase.
func begins(subject []*taxonomy.Word, phrase string) bool {
	for _, w := range subject {
		rest, ok := strings.CutPrefix(phrase, w.Key)
		if !ok || rest == "" {
			return ok
		}
		if phrase, ok = strings.CutPrefix(rest, " "); !ok {
			return false
		}
	}
	return false
}

// leadingChange reads a verb of change before the thing changed: "Rút ngắn thời
// gian xử lý 50%". A new level is none: "giảm tỷ lệ hộ nghèo xuống dưới 3%".
func (r *run) leadingChange(s *seg) string {
	if s.first || s.q.unit != corpus.UnitPercent {
		return ""
	}
	toks := r.afterCue(s.pre[r.entryMark(s.pre):])
	for len(toks) > 0 && (r.toks[toks[0]].kind == punct || r.is(toks[0], "cụ", "thể") || r.isNumber(toks[0]) && r.role[toks[0]]&yearRole == 0) { // "1.1. Mức giảm …"
		toks = toks[1:]
	}
	toks = r.behindDoer(toks)
	if len(toks) > 0 && s.q.perYear {
		if m := r.ending(toks[0], verb); m != nil && m.e.value == "decrease" { // "kéo giảm tỷ lệ hộ nghèo bình quân 2 - 3%/năm"
			return m.e.value
		}
	}
	if len(toks) > 0 {
		if m := r.ending(toks[0], verb); m != nil && (m.e.value == "increase" || m.e.value == "decrease") && r.role[toks[0]]&(verb.bit()|ignorable) == 0 { // the cue is the verb: "kéo giảm tai nạn giao thông"
			toks = r.join(r.seqOf(m.from, m.to), toks, nil)
		}
	}
	if r.isMark(s.q.left-1, ':') && r.is(s.q.left-2, "trình") && r.is(s.q.left-3, "lộ") { // "Giảm dần tỷ lệ chôn lấp theo lộ trình: …" gives levels
		return ""
	}
	led := int32(0)
	for _, i := range toks {
		if m := r.at(i, verb); m != nil {
			if r.is(i, "mức", "là") && m.to-m.from == 1 {
				continue
			}
			if to := r.leadsChange(m); to > 0 {
				led = to
				continue
			}
			if m.e.value != "increase" && m.e.value != "decrease" {
				return ""
			}
			for j := m.to; j < s.q.left && !(r.is(m.from-1, "mức") && !r.is(m.to, "trừ", "nhiều")); j++ { // "mức giảm tỷ lệ hộ nghèo là 1%" is one
				if j == s.q.left-1 && r.is(j, "là") && m.e.value == "decrease" && (!r.is(m.to, "nghèo") || s.q.perYear) { // "giảm tỷ lệ hộ nghèo các huyện nghèo là 4%", "giảm nghèo bình quân là 1%/năm"
					break
				}
				if n := r.at(j, verb); n != nil && !r.is(j-1, "trở") && (n.e.value == "to" || n.e.value == "share" || n.e.value == "level" && (r.is(j, "đạt", "là") || r.is(j, "ở") && (n.to >= s.q.left || r.is(n.to, "mức")))) {
					return ""
				}
			}
			if s.q.bound == corpus.LessThan && m.e.value == "decrease" {
				return ""
			}
			return m.e.value
		}
		if r.role[i]&(ignorable) == 0 && i >= led {
			return ""
		}
	}
	return ""
}

// behindDoer leaves out who makes a change, where the verb and what is changed follow: "các xã
// giảm tỷ lệ hộ nghèo 2%", "thành phố Bạc Liêu giảm tỷ lệ hộ nghèo 0,2%".
func (r *run) behindDoer(all []int32) []int32 {
	toks := all
	for len(toks) > 0 && r.role[toks[0]]&ignorable != 0 {
		toks = toks[1:]
	}
	if len(toks) == 0 || r.at(toks[0], tierWord) == nil && !r.toks[toks[0]].upper && !r.is(toks[0], "thị", "quận", "từng", "mỗi", "hai", "ba") && !r.isNumber(toks[0]) {
		return all
	}
	for k, i := range toks[:min(len(toks), 12)] {
		if r.toks[i].kind == punct && !r.isMark(i, ',') {
			return all
		}
		if m := r.at(i, verb); m != nil {
			if (m.e.value == "increase" || m.e.value == "decrease") && r.at(m.to, starter) != nil {
				return toks[k:]
			}
			return all
		}
	}
	return all
}

// leadsChange returns where the verb of change begins that another one only leads in: "góp phần
// giảm tỷ lệ hộ nghèo 1%/năm", "thực hiện mức giảm …"; 0 for none.
func (r *run) leadsChange(m *match) int32 {
	i := m.to
	switch {
	case r.is(m.from, "góp") && r.is(i, "phần"):
		i++
	case r.is(m.from, "thực") && r.is(i-1, "hiện"):
		if r.is(i, "mức") {
			i++
		}
	default:
		return 0
	}
	if n := r.at(i, verb); n == nil || n.e.value != "increase" && n.e.value != "decrease" {
		return 0
	}
	return i
}

// periodBefore returns where the period begins that ends before token i: "trong cả giai đoạn", "giai
// đoạn 2026 - 2030"; i for none.
func (r *run) periodBefore(i int32) int32 {
	for i > r.lo && !r.ratesBefore(i) && (r.role[i-1]&yearRole != 0 || r.is(i-1, "trong", "cả", "này") || r.of(i-1, setClock) || r.is(i-1, "đoạn", "kỳ")) {
		i--
	}
	return i
}

// ratesBefore reports a verb of change for each year that ends before token i: "tăng bình quân".
func (r *run) ratesBefore(i int32) bool {
	m := r.ending(i, verb)
	return m != nil && m.to-m.from > 2 && !r.is(m.from-1, "độ", "mức") && (m.e.value == "increase" || m.e.value == "decrease")
}

// thanAfter reports "so với năm 2024" right after the number: then it tells a change.
func (r *run) thanAfter(s *seg) bool {
	return s.q.unit == corpus.UnitPercent && r.is(s.q.right, "so") && r.is(s.q.right+1, "với") && r.is(s.q.right+2, "năm", "giai", "đầu")
}

// leadingVerb returns the change that the segment's first verb names.
func (r *run) leadingVerb(s *seg) string {
	for _, i := range s.pre {
		if m := r.at(i, verb); m != nil {
			if m.e.value == "increase" || m.e.value == "decrease" {
				return m.e.value
			}
			return ""
		}
	}
	return ""
}

// exclusionIn returns what a parenthesis of the unit takes out: "(trừ hồ sơ … bí
// mật nhà nước)". It holds for every number of the unit.
func (r *run) exclusionIn(u unit) string {
	if r.lacksPhrase(exclusion) {
		return ""
	}
	for i := u.from; i < u.to; i++ {
		if r.begins[i]&exclusion.bit() == 0 || !r.isMark(i-1, '(') {
			continue
		}
		j := i
		for j < u.to && !r.isMark(j, ')') {
			j++
		}
		if out := r.phrase(r.seqOf(i, j)); out != "" {
			return out
		}
	}
	return ""
}

// quote is the sentence around a unit: whole, unless it is longer than 1,000
// bytes; then the unit alone.
func (r *run) quote(u unit) (start, end int) {
	q := &r.quoted
	if q.lo != r.lo || u.from < q.unit.from || u.to > q.sentence.to || u != q.unit && r.shouted { // whose capitals were taken
		q.lo, q.unit, q.sentence = r.lo, u, r.sentenceAround(u)
	}
	if s := q.sentence; r.toks[s.to-1].end-r.toks[s.from].start <= 1000 {
		u = s
	}
	return int(r.toks[u.from].start), int(r.toks[u.to-1].end)
}

// sentenceAround is the sentence that a unit is a part of.
func (r *run) sentenceAround(u unit) unit {
	for u.from > r.lo && !r.endsSentence(u.from-1) {
		u.from--
	}
	for u.to < r.hi && !r.endsSentence(u.to-1) {
		u.to++
	}
	return u
}

// check flags what cannot be or is far from anything promised before; it never
// corrects.
func (r *run) check(t *corpus.Target) {
	flag := func(f string) { t.Flags = append(t.Flags, f) }
	if t.Unit == corpus.UnitPercent && t.Status == corpus.StatusTarget {
		if t.Value > 100 && t.Change == nil {
			flag("suspect")
		}
		if t.Indicator == "productivity" && t.Value > 30 || t.Change != nil && *t.Change == "decrease" && t.Value > 100 {
			flag("suspect")
		}
	}
	if t.Status == corpus.StatusTarget && t.Year != nil && *t.Year > 2025 {
		for _, x := range t.Tiers {
			if x == corpus.TierDistrict {
				flag("tier-ended")
			}
		}
	}
}
