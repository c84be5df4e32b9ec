package extract

import (
	"slices"

	"chitieu/corpus"
)

// What stands right behind a percentage, or right before it without a word of aim: how a
// reporter goes on from what was reached. Each is asked of percentages only.

// told adds how a reporter tells of the number.
func (r *run) told(s *seg, add func(f int, on bool)) {
	q := s.q
	add(fGrownSince, !q.isRange && !q.raised && r.leadLean <= 0 && r.changed(q) && !r.goalCue(s) && !r.growsFromPlanEve(q))
	add(fGrownSince, r.grownBehind(s) || r.grownSoFar(s))
	add(fContrast, r.contrasted(q) && !r.ofAim(q))
	add(fRankedBehind, r.rankedBehind(q))
	add(fYardstick, r.yardstick(q))
	add(fSoonAfter, r.soonAfter(q))
	amounts := r.amountsTo(s)
	built := r.built(s)
	high := r.toldHigh(s)
	add(fMadeOf, r.ofThose(s))
	add(fManaged, r.managed(q) || amounts || built || high || r.helps(q))
	add(fYardstick, amounts || built || high)
	add(fMadeOf, r.madeOf(s) || r.done(s) || r.ofPeople(s) || r.feels(s))
	add(fPlaceHas, r.placeHas(s))
	add(fShare, q.left == q.from && r.blockLean <= 1 && r.leadLean <= 0 && (r.is(q.left-1, "chiếm") || r.is(q.left-1, "lệ") && r.is(q.left-3, "chiếm")))
}

// growsFromPlanEve reports a level in a part of goals that is told against the year before the
// plan's first: "đạt 42%, tăng 2% so với năm 2025" below "Mục tiêu năm 2026".
func (r *run) growsFromPlanEve(q *quantity) bool {
	if r.sectionLean <= 0 || r.planYear == 0 || r.planYear < r.pubYear {
		return false
	}
	for k := range r.times {
		if t := &r.times[k]; t.than && t.from > q.to && t.from-q.to < 14 {
			return t.year == r.firstYear()-1
		}
	}
	return false
}

// beyondPlan reports by how much a level stands above or below what was planned: "đạt 75%, cao hơn
// chỉ tiêu giao 5%", "vượt kế hoạch 3%", "hoàn thành vượt chỉ tiêu cắt giảm (vượt 12,6%)". "Đạt 11%, vượt mục
// tiêu 10,5%" names the plan's own value.
func (r *run) beyondPlan(s *seg) bool {
	if !s.paren && r.lacks("vượt") && r.lacks("hụt") && r.lacks("hơn") {
		return false
	}
	if s.paren && (r.is(s.q.left, "vượt") && !r.urged(s.q.left) || r.overPlanIn(s)) {
		return true
	}
	i := s.q.left
	if s.paren && r.isMark(i-2, '(') && r.of(i-1, setMoves) && r.is(s.q.right, "so") && r.isWord(s.q.right+1, "với") && r.wordAt(s.q.right+2, setPlan|setPlanned) > 0 && !r.urged(i) { // "chiếm 33% (giảm 9% so với quy hoạch trước)"
		return true
	}
	if r.goalsBeaten(i) {
		return true
	}
	if (r.isWord(i-1, "mức") && r.isWord(i-2, "vượt") || r.isWord(i, "vượt") && r.isWord(i+1, "mức") && s.q.bound != corpus.AtMost) && !r.urged(i) && !(r.item && r.sectionLean > 0) && r.calledBehind(s.q, i) < 3 { // "các chỉ tiêu đều hoàn thành vượt mức từ 2 - 19%", not "vượt mức 50% đề ra"
		return true
	}
	for n := 0; n < 6 && (r.is(i-1, "giao", "ra", "đề", "đặt", "được", "năm") || n > 0 && r.of(i-1, setOrderers)); n++ { // "chỉ tiêu Chính phủ giao"
		i--
	}
	n := r.wordBefore(i, setPlanned)
	if n == 0 {
		return false
	}
	i -= n
	if !(r.is(i-1, "hơn") && r.is(i-2, "cao", "thấp") || r.is(i-1, "vượt", "hụt")) {
		return false
	}
	sum := r.numberBefore(s.q.from, corpus.UnitMoney, corpus.UnitAmount, corpus.UnitCount)
	if p := r.numberBefore(s.q.from, corpus.UnitPercent); p != nil && (sum == nil || sum.from < p.from) {
		return p.value > 3*s.q.value
	}
	return s.q.unit == corpus.UnitPercent && r.is(i-1, "vượt") && sum != nil && !r.urged(s.q.left) // "lãi 725 tỷ đồng, vượt kế hoạch 20%"
}

// goalsBeaten reports by how much all goals were beaten, before token i: "hầu hết các chỉ tiêu đều vượt | từ 2 - 19%".
func (r *run) goalsBeaten(i int32) bool {
	if r.isWord(i, "vượt") {
		i++
	}
	if !r.isWord(i-1, "vượt") {
		return false
	}
	j := i - 2
	for n := 0; n < 3 && r.is(j, "đều", "đã", "cơ", "bản"); n++ {
		j--
	}
	return r.isWord(j, "tiêu") && r.is(j-1, "chỉ", "mục") && !r.urged(i)
}

// overPlanIn reports by how much an amount is above or below its plan, in brackets behind the plan's own:
// "thu 6.045 tỷ đồng so với chỉ tiêu được giao là 4.500 tỷ đồng (tăng 34%)".
func (r *run) overPlanIn(s *seg) bool {
	if !r.isMark(s.q.left-2, '(') || !r.of(s.q.left-1, setMoves) {
		return false
	}
	p := r.numberBefore(s.q.left-2, corpus.UnitMoney, corpus.UnitAmount, corpus.UnitCount)
	if p == nil || p.right != s.q.left-2 {
		return false
	}
	for i := p.left - 1; i > p.left-10 && i > r.unitFrom && r.toks[i].kind == word; i-- {
		if r.is(i, "với") && r.is(i-1, "so") {
			return r.wordAt(i+1, setPlanned) > 0
		}
	}
	return false
}

// amountBefore reports an amount told right before the clause of token i: "lãi 725 tỷ đồng, | tăng 10%".
func (r *run) amountBefore(i int32) bool {
	p := r.numberBefore(i, corpus.UnitMoney, corpus.UnitAmount, corpus.UnitCount)
	return p != nil && i-p.right < 4
}

// numberBefore is the last number in one of some units before token i in its sentence, nil for none.
func (r *run) numberBefore(i int32, units ...string) *quantity {
	k := r.numberFrom(i)
	for k--; k >= 0 && r.qs[k].from >= r.unitFrom; k-- {
		if slices.Contains(units, r.qs[k].unit) {
			return &r.qs[k]
		}
	}
	return nil
}

// grownBehind reports by how much an amount grew that was reached, or how much of its plan it is: "xuất khẩu đạt 60 triệu
// USD, tăng 12%", "thu ngân sách đạt 640 tỷ đồng, đạt 120%;", in a sentence and a part of the article without a word of aim.
func (r *run) grownBehind(s *seg) bool {
	i := s.q.left - 1
	if r.blockLean > 1 || r.overGoals(s.q) || s.q.left != s.q.from || !r.is(i, "tăng", "giảm") && !(r.is(i, "đạt", "bằng") && r.tok(s.q.right).kind != word) || !r.isMark(i-1, ',') || r.leadLean > 0 || r.sectionLean > 0 {
		return false
	}
	q := r.numberBefore(i, corpus.UnitMoney, corpus.UnitAmount, corpus.UnitCount)
	return q != nil && i-1-q.right < 3 && r.reachesBefore(q.left) && r.cueLean(max(r.unitFrom, q.right-12), i) <= 0 && !r.yearAhead(r.hi)
}

// reachesBefore reports "đạt" before token i, with nothing but what is measured between: "đạt doanh thu
// thuần | 732 tỷ đồng".
func (r *run) reachesBefore(i int32) bool {
	if r.is(i-1, "được") {
		return true
	}
	for j := i - 1; j > i-6 && j >= r.unitFrom && r.toks[j].kind == word; j-- {
		if r.is(j, "đạt") {
			return true
		}
	}
	return false
}

// grownSoFar reports a change in a sentence that begins by telling since when: "so với đầu nhiệm kỳ,
// A tăng 12%, B tăng 5%".
func (r *run) grownSoFar(s *seg) bool {
	if !r.is(s.q.left-1, "tăng", "giảm") || !r.isWord(r.unitFrom, "so") || r.goalCue(s) {
		return false
	}
	m := r.at(r.unitFrom, cueResult)
	return m != nil && m.e.value == "compared"
}

// grownFrom reports a level that a measure is told to have moved to: "tỷ lệ lao động qua đào tạo
// tăng từ 50% lên 62%", in a sentence and a part of the article without a word of aim.
func (r *run) grownFrom(s *seg) bool {
	if !s.q.raised || r.blockLean > 1 || r.leadLean > 0 || r.sectionLean > 0 || r.item || r.sameSentence && r.beginsWithAct() {
		return false
	}
	p := r.numberBefore(s.q.from, corpus.UnitPercent)
	if p == nil || !p.baseline || p.left-1 <= r.unitFrom || !r.is(p.left-1, "tăng", "giảm") && !(r.blockLean <= 1 && r.isState(p.left)) || r.toks[p.left-2].kind != word || r.cueLean(r.unitFrom, s.q.right) > 0 {
		return false
	}
	for k := range r.times { // a period that began before is over as good as: "giai đoạn 2021-2025", in 2025
		if t := &r.times[k]; t.year > r.ref || t.deadline && t.yearFrom == 0 {
			return false
		}
	}
	return true
}

// beginsWithAct reports a sentence that begins with what is to be done, which holds for its later
// entries too: "Nâng A từ 52% lên 70%; B từ 53% lên 80%".
func (r *run) beginsWithAct() bool {
	i := r.unitFrom
	for i > r.lo && !r.endsSentence(i-1) {
		i--
	}
	for i < r.unitFrom && (r.toks[i].kind != word || r.role[i]&yearRole != 0) {
		i++
	}
	return r.at(i, actWord) != nil
}

// isState reports a clause before "từ" at token i that tells how things went and not what to do:
// "tỷ lệ đô thị hóa từ 28% lên 35%", no "nâng tỷ lệ đô thị hóa từ 28% lên 35%".
func (r *run) isState(i int32) bool {
	if !r.is(i, "từ") {
		return false
	}
	for i--; i > r.unitFrom && !r.separates(i); i-- {
	}
	for i < r.hi && (r.tok(i).kind == punct || r.role[i]&(connective.bit()|yearRole) != 0) {
		i++
	}
	return r.at(i, starter) != nil
}

// built reports how far work has come, with no word of aim: "gói thầu số 2 đạt 40% khối lượng".
func (r *run) built(s *seg) bool {
	if r.lacks("khối") {
		return false
	}
	i := s.q.right
	for j := s.q.left - 2; j > s.q.left-6 && j > r.lo && !r.is(i, "khối"); j-- { // "khối lượng công việc đạt 15%"
		if r.is(j, "lượng") && r.is(j-1, "khối") && r.is(j+1, "công", "thi", "thực", "xây", "đạt") {
			i = j - 1
		}
	}
	return r.is(i, "khối") && r.is(i+1, "lượng") && r.is(s.q.left-1, "đạt", "được", "xong") && !r.goalCue(s) && r.leadLean <= 0 && r.sectionLean <= 0 && r.monthOf(s) <= 0
}

// helps reports what something did for a measure: "máy mới giúp tăng 30% công suất".
func (r *run) helps(q *quantity) bool {
	if r.lacks("giúp") && r.lacks("minh") {
		return false
	}
	for j := q.left - 1; j > q.left-5 && j > r.unitFrom; j-- {
		if r.of(j, setMoves) || r.is(j, "tiết", "rút") {
			return r.is(j-1, "giúp") || r.is(j-1, "minh") && r.is(j-2, "chứng")
		}
	}
	return false
}

// madeOf reports a share of what the things before "là" are: "80% dân số là người Dao", "98%
// doanh nghiệp là nhỏ và vừa".
func (r *run) madeOf(s *seg) bool {
	if r.lacks("là") {
		return false
	}
	for k, i := range s.post {
		if k > 5 || r.toks[i].kind != word || r.role[i]&yearRole != 0 {
			return false
		}
		if r.of(i, setPredicates) && r.is(i, "là") {
			return !r.goalCue(s) && (k > 0 || r.namesOwners(s) || r.countedBefore(s.q))
		}
	}
	return false
}

// feels reports what some of those who were asked want or fear: "55% muốn tiết kiệm", "52% hộ lo chi
// phí".
func (r *run) feels(s *seg) bool {
	if !s.first || s.q.bound == corpus.AtLeast || r.leadLean > 0 || r.sectionLean > 0 {
		return false
	}
	for k, i := range s.post {
		if k > 3 || r.toks[i].kind != word {
			return false
		}
		if r.is(i, "muốn", "lo") || r.inList(i, listBelieves) == 2 || r.isWord(i, "dự") && r.isWord(i+1, "định") {
			return true
		}
	}
	return false
}

// done reports what those that a number counts first of all have done, with no word of aim: "100%
// điểm thi đã lắp camera". What has been done tells but which are meant in "80% hồ sơ đã số hóa được
// tái sử dụng".
func (r *run) done(s *seg) bool {
	if r.lacks("đã") {
		return false
	}
	if r.content(s.pre) && !r.givenAll(s.q) || r.blockLean > 1 || r.leadLean > 0 || r.sectionLean > 0 || r.goalCue(s) || s.q.bound == corpus.AtLeast {
		return false
	}
	at := -1
	for k, i := range s.post {
		switch {
		case r.role[i]&joinedRole != 0:
		case r.toks[i].kind != word:
			return at >= 0
		case at < 0 && (k > 7 || r.role[i]&predicate.bit() != 0 && !r.is(i, "đã")):
			return false
		case at < 0 && r.is(i, "đã"):
			at = k
		case at >= 0 && k > at+1 && r.is(i, "được", "phải"):
			return false
		}
	}
	return at >= 0
}

// givenAll reports all of something with what has been done to it right behind: "phân bổ 100% vốn đầu tư | đã được
// giao".
func (r *run) givenAll(q *quantity) bool {
	for i := q.right; i < q.right+6 && r.tok(i).kind == word; i++ {
		if r.is(i, "đã") && r.is(i+1, "được") {
			return q.value == 100
		}
	}
	return false
}

// countedBefore reports a number of people or households whose part a percentage tells right behind
// it: "thôn có 96 hộ, 100% là người Giáy".
func (r *run) countedBefore(q *quantity) bool {
	i := q.left - 1
	if !r.isMark(i, ',') || q.left != q.from {
		return false
	}
	p := r.numberBefore(q.from, corpus.UnitCount)
	return p != nil && i-p.to < 4 && r.is(p.left-1, "có", "gồm", "với")
}

// namesOwners reports that the words before a number are those whom it is a part of, and no
// rate: "doanh nghiệp của tỉnh hơn 95% là nhỏ và siêu nhỏ".
func (r *run) namesOwners(s *seg) bool {
	own := r.trimmed(s.pre, separatorRole)
	return !s.first && len(own) > 1 && r.holder(own) && r.at(own[0], starter) == nil && !r.hasVerb(own) && !r.hasPredicate(own)
}

// placeHas reports what a place is told to have or to reach, its name right before the verb and no
// word of aim: "huyện Bắc Hà có 95% dân số …", "xã Tả Van đạt 90%", "nước ta có …".
func (r *run) placeHas(s *seg) bool {
	i := s.q.left - 1
	country := r.isWord(i-1, "ta") && r.isWord(i-2, "nước")
	if r.isWord(i, "chiếm") && r.ofNation(s.q.right) && !r.goalCue(s) && !r.yearAhead(r.hi) && r.leadLean <= 0 && r.sectionLean <= 0 { // "dân số 16 triệu người (chiếm 17% cả nước)"
		return true
	}
	if r.isMark(i, '(') && r.isMark(s.q.right, ')') { // "cao nhất là Bảo Yên (80%)"
		return i-1 > r.lo && r.toks[i-1].upper && r.forms.list[r.toks[i-1].form].name && r.leadLean <= 0 && r.sectionLean <= 0 && r.cueLean(r.unitFrom, i) <= 0
	}
	if r.isWord(r.unitFrom, "cả") && r.isWord(r.unitFrom+1, "nước") && !r.goalCue(s) && r.leadLean <= 0 && r.sectionLean <= 0 && !r.yearAhead(r.hi) { // "Cả nước, tỷ lệ tương ứng là 60%."
		return true
	}
	if i == r.unitFrom && r.is(i, "có") && !r.sameSentence { // "Có 61% người được hỏi …"
		return !r.item && r.leadLean <= 0 && r.sectionLean <= 0 && r.blockLean <= 0 && !r.yearAhead(r.hi)
	}
	if i-1 <= r.lo || !r.is(i, "có", "đạt") || !r.toks[i-1].upper && !country || r.leadLean > 0 || r.sectionLean > 0 || r.goalCue(s) {
		return false
	}
	for i--; i > r.lo && r.toks[i].kind == word && r.toks[i].upper; i-- {
	}
	return country || r.is(i, "huyện", "xã", "phường", "thôn", "bản") || r.is(i, "phố") && r.is(i-1, "thành", "tổ")
}

// ofNation reports "cả nước" behind a share, whatever it is a share of: "32% GDP của cả nước".
func (r *run) ofNation(i int32) bool {
	for j := i; j < i+6 && r.tok(j).kind == word; j++ {
		if r.is(j, "cả") && r.is(j+1, "nước") {
			return true
		}
	}
	return false
}

// ofPeople reports who lives somewhere: "392 nhân khẩu, 100% là người Tày", "95% là đồng bào Mông".
func (r *run) ofPeople(s *seg) bool {
	i := s.q.right
	return r.isWord(i, "là") && r.leadLean <= 0 && r.sectionLean <= 0 && r.blockLean <= 1 && !r.item && !r.goalCue(s) && (r.isWord(i+1, "người") && r.tok(i+2).upper || r.isWord(i+1, "đồng") && r.isWord(i+2, "bào") || r.isWord(i+1, "người") && r.isWord(i+2, "dân") && r.isWord(i+3, "tộc"))
}

// goesOn is the token that goes on from a number, past one comma or bracket.
func (r *run) goesOn(q *quantity) (i int32, halted bool) {
	if r.isMark(q.right, ',') || r.isMark(q.right, '(') {
		return q.right + 1, true
	}
	return q.right, false
}

// ofThose reports a part of what was just told, with no word of aim: "đạt 214.000 tỷ đồng, nhưng 30% số đó …".
func (r *run) ofThose(s *seg) bool {
	i := s.q.right
	if r.isWord(i, "trong") { // "80% trong số đó phải nhập viện"
		i++
	}
	return s.first && r.is(i, "số") && r.is(i+1, "đó", "này", "ấy") && !r.goalCue(s) && s.q.bound != corpus.AtLeast && r.leadLean <= 0 && r.sectionLean <= 0
}

// againstEachOther reports how things moved against each other: "tay chân miệng giảm 12% nhưng sốt xuất huyết tăng
// 67%". Nobody sets both as goals.
func (r *run) againstEachOther(q *quantity) bool {
	if q.unit != corpus.UnitPercent || q.left != q.from || !r.is(q.left-1, "tăng", "giảm") {
		return false
	}
	opposed := func(a, b *quantity) bool {
		if a.left != a.from || b.left-a.right > 14 || !r.is(a.left-1, "tăng", "giảm") || r.is(b.left-1, r.word(a.left-1)) || !r.is(b.left-1, "tăng", "giảm") {
			return false
		}
		return r.anyOf(a.right, b.left, setContrast) && r.unparted(a.right, b.left, sentenceMarks)
	}
	if p := r.numberBefore(q.from, corpus.UnitPercent); p != nil && opposed(p, q) {
		return true
	}
	n := r.nextPercent(q)
	return n != nil && opposed(q, n)
}

// ofCapital reports whose money the capital invested is, with no word of aim: "vốn đầu tư tư nhân chiếm 65%, vốn nhà
// nước 20%". "Tỷ trọng vốn tư nhân đạt 60%" is measured.
func (r *run) ofCapital(s *seg) bool {
	if s.q.unit != corpus.UnitPercent || s.first || r.lacks("vốn") || r.leadLean > 0 || r.sectionLean > 0 || r.item || r.goalCue(s) {
		return false
	}
	toks := r.pastMarks(r.lastClause(s.pre))
	for len(toks) > 0 && r.is(toks[0], "và", "còn", "trong", "đó", "nguồn") {
		toks = toks[1:]
	}
	if len(toks) < 2 || len(toks) > 9 || !r.is(toks[0], "vốn") || r.isIn(toks[1], listSpends) {
		return false
	}
	for _, i := range toks {
		if r.isIn(i, listOwners) {
			return r.is(s.q.left-1, "chiếm", "là", "nước", "fdi", "nhân", "sách") || s.q.left < s.q.from
		}
	}
	return false
}

// toldHigh reports a share that is told as high, with no word of aim: "có đến 70% trường", "khi chiếm đến 50% thị phần".
func (r *run) toldHigh(s *seg) bool {
	i := s.q.left
	return r.is(i-1, "đến", "tới") && (r.isWord(i-2, "có") && !r.goalCue(s) || r.isWord(i-2, "chiếm") && !r.goalAmong(r.lastClause(s.pre), anyAim)) && !r.yearAhead(r.hi) && r.leadLean <= 0 && r.sectionLean <= 0
}

// asItWas reports a rate at which things went, by which somebody reckons: "với mức tăng 30% | như sáu tháng đầu năm", "tăng 5%
// như hiện nay". What one is to keep up ("phấn đấu tăng 5% như năm trước") has a word of aim.
func (r *run) asItWas(s *seg) bool {
	i := s.q.right
	if s.q.unit != corpus.UnitPercent || !r.isWord(i, "như") || r.goalCue(s) {
		return false
	}
	for i++; r.is(i, "trong", "của", "hồi", "những", "các", "mấy"); i++ {
	}
	switch {
	case r.isNumber(i) || r.of(i, setFew):
		return r.is(i+1, "tháng", "năm", "quý") && r.is(i+2, "đầu", "qua", "trước", "vừa")
	case r.is(i, "hiện", "vừa"):
		return r.is(i+1, "nay", "tại", "qua", "rồi")
	}
	return r.is(i, "năm", "quý", "tháng", "kỳ", "gian", "thời") && (r.is(i+1, "trước", "ngoái", "qua", "vừa") || r.isWord(i, "thời") && r.is(i+2, "qua", "trước", "vừa"))
}

// stillSo reports how many still have to do something or lack it, with no word of aim before: "trên 59% doanh nghiệp | vẫn phải
// trả chi phí không chính thức", "45% người dân còn phải đi lại nhiều lần".
func (r *run) stillSo(s *seg) bool {
	if !s.first || s.q.unit != corpus.UnitPercent || closed(s.q) || r.lacks("vẫn") && r.lacks("còn") || r.goalCue(s) || r.item && r.sectionLean > 0 {
		return false
	}
	for i := s.q.right; i < s.q.right+9 && r.tok(i).kind == word; i++ {
		if r.is(i, "vẫn", "còn") {
			return r.is(i+1, "phải", "chưa", "chờ", "thiếu") && !r.is(i+2, "bảo", "đảm", "duy", "đạt")
		}
	}
	return false
}

// changed reports a level behind which stands by how much it changed since another, not since
// its plan.
func (r *run) changed(q *quantity) bool {
	switch r.changeBehind(q) {
	case earlier:
		return true
	case another:
		return !r.overGoals(q)
	}
	return false
}

// overGoals reports a number measured by the year before the goals told so far.
func (r *run) overGoals(q *quantity) bool {
	for k := range r.times {
		if t := &r.times[k]; t.than && t.from >= q.to {
			return r.beforeGoals(t)
		}
	}
	return false
}

// against is what a change is measured against that stands right behind a level.
type against uint8

const (
	notTold against = iota
	itself          // "đạt 68%, tăng 2%"
	another         // "đạt 98%, cao hơn 12% so với cả nước"
	earlier         // "đạt 88%, tăng 3,2% so với cùng kỳ"
	thePlan         // "đạt 75% (vượt 5% so với chỉ tiêu)"
)

// changeBehind reads by how much a level changed, told right behind it.
func (r *run) changeBehind(q *quantity) against {
	i, halted := r.goesOn(q)
	if !halted || !r.of(i, setMoves) {
		return notTold
	}
	for i++; r.of(i, setByAbout); i++ {
	}
	if !r.isNumber(i) {
		return notTold
	}
	end, _ := r.percentAt(i + 1)
	if end == i+1 || !r.is(end, "so") {
		return itself
	}
	if end++; r.is(end, "với") {
		end++
	}
	switch {
	case r.wordAt(end, setPlanned) > 0:
		return thePlan
	case r.is(end, "cùng"), r.of(end, setTimes) && (r.is(end+1, "trước", "ngoái") || r.is(end+1, "kỳ", "đoạn") && r.is(end+2, "trước")):
		return earlier
	}
	return another
}

// contrasted reports what is set against the number: "đạt 87%, song …", "92% hồ sơ nộp qua mạng
// nhưng …", "trong khi xã vùng cao mới 30%". Goals too are set beside each other: "28%, trong
// khi cả nước phấn đấu 30%".
func (r *run) contrasted(q *quantity) bool {
	if r.lacksSet(setContrast) && r.lacks("khi") && r.lacks("nhiên") {
		return false
	}
	i, _ := r.goesOn(q)
	if r.is(i, "trong") && r.is(i+1, "khi") {
		return !r.goalAmong(r.seqOf(i+2, min(i+7, r.hi)), anyAim)
	}
	if r.is(i, "tuy") && r.is(i+1, "nhiên") {
		return true
	}
	for j := q.right; j < q.right+12 && j < r.hi && r.toks[j].kind != number && !r.isMark(j, '.') && !r.isMark(j, ';') && !r.opensQuote(j); j++ {
		if r.of(j, setContrast) && (r.is(j, "nhưng") || r.toks[j-1].kind == punct) { // "trường song ngữ"
			return true
		}
	}
	return false
}

// opensQuote reports a mark at token i with which somebody's words begin: "giữ nguyên 45% vì | “hạ xuống thì dễ, nhưng …".
func (r *run) opensQuote(i int32) bool {
	return r.isMark(i, '"') && i+1 < r.hi && r.toks[i].start > 0 && r.text[r.toks[i].start-1] == ' ' && r.toks[i+1].glued
}

// rankedBehind reports how a number stands beside others: "đạt 85%, cao nhất tỉnh", ", xếp
// thứ 3", ", vượt kế hoạch", ", thấp hơn bình quân cả nước", ", cao hơn 2% so với năm trước".
// "đạt 85%, cao hơn mục tiêu của cả nước" may be a goal.
func (r *run) rankedBehind(q *quantity) bool {
	i, halted := r.goesOn(q)
	switch {
	case r.rankedWith(q), r.is(q.left-1, "với") && r.is(q.left-2, "nhất") && r.isIn(q.left-3, listExtreme): // "lâu nay là điểm chậm nhất với 31%"
		return true
	case !halted:
		return false
	case r.is(i, "cao", "thấp"):
		return r.is(i+1, "nhất") || r.is(i, "thấp") && r.is(i+1, "hơn") && r.wordAt(i+2, setPlanned) > 0 || r.is(i+1, "hơn") && (r.isNumber(i+2) || r.aboveNation(i+2) || r.is(i+2, "nhiều", "bình", "trung", "so", "cùng", "hẳn"))
	}
	return r.isIn(i, listRanked) // "đạt 96,5%, thiếu một chút so với kế hoạch"
}

// aboveNation reports by how much a level stands above or below the whole country's, from token i on: "cao hơn | cả nước
// khoảng 3%".
func (r *run) aboveNation(i int32) bool {
	if !(r.is(i, "cả") && r.is(i+1, "nước") || r.is(i, "toàn") && r.is(i+1, "quốc")) || r.titledPlan() {
		return false
	}
	for i += 2; r.is(i, "khoảng", "gần", "hơn", "tới", "đến", "chừng"); i++ {
	}
	return r.isNumber(i)
}

// ranksPlaces reports one of some places in brackets behind its name that are told for where they
// stand: "các xã có tỷ lệ cao gồm Tân Lập (80%), …; thấp nhất là Thanh Sơn (40%)".
func (r *run) ranksPlaces(q *quantity) bool {
	if !r.isMark(q.left-1, '(') || !r.isMark(q.right, ')') {
		return false
	}
	if i := q.left - 2; r.is(i, "nhất") && r.is(i-1, "cao", "thấp", "chậm", "tốt", "nhanh") { // "có tiến độ chậm nhất (11%)"
		return true
	} else if !r.tok(i).upper {
		return false
	}
	for i := q.left - 3; i > r.unitFrom; i-- {
		if r.is(i, "gồm", "nhất", "như", "là") && r.is(i-1, "cao", "thấp", "chậm", "tốt", "nhanh") {
			return true
		}
	}
	return false
}

// rankedWith reports the level that a rank stands for: "xếp thứ 3 khu vực với 60%".
func (r *run) rankedWith(q *quantity) bool {
	if !r.isWord(q.left-1, "với") {
		return false
	}
	p := r.numberBefore(q.from, corpus.UnitRank, corpus.UnitPercent)
	return p != nil && p.unit == corpus.UnitRank && q.left-p.to < 8
}

// yardstick reports what another number is measured by: "thấp hơn mức 80% của cả nước".
func (r *run) yardstick(q *quantity) bool {
	return r.isWord(q.left-1, "mức") && r.is(q.left-2, "hơn", "ngang")
}

// soonAfter reports what a step led to: "từ 58% tăng lên 83% chỉ sau một tháng".
func (r *run) soonAfter(q *quantity) bool {
	if r.is(q.right, "trong", "sau") && r.isNumber(q.right+1) && r.isWord(q.right+2, "tháng") { // "tăng 22% trong 9 tháng"
		return !r.is(q.right+3, "cuối", "tới", "nữa", "còn", "tiếp") && !r.yearAhead(r.hi)
	}
	return r.isWord(q.right, "chỉ") && r.isWord(q.right+1, "sau") || q.raised && r.isWord(q.right, "sau")
}

// managed reports what one was able to do: "số hóa được 80% hồ sơ". What "phải được 70%" or
// "đạt được" has words of its own.
func (r *run) managed(q *quantity) bool {
	return r.isWord(q.left-1, "được") && !r.is(q.left-2, "phải", "cần", "đạt") && !r.is(q.left-3, "phải", "cần")
}

// amountsTo reports how high a measure stands, with no word of doing or of aim: "tỷ lệ hộ nghèo ở
// các xã này lên đến 45%".
func (r *run) amountsTo(s *seg) bool {
	i := s.q.left - 1
	return r.is(i, "đến", "tới") && r.isWord(i-1, "lên") && !s.q.raised && !r.of(i-2, setMoves) && !r.is(i-2, "nâng", "đưa") && !r.acts(s) && !r.goalCue(s) && !r.yearAhead(r.hi)
}
