package extract

import (
	"slices"

	"chitieu/corpus"
)

// link is a number with its words and the number before it, whose subject they may go on from.
type link struct {
	s, before *seg
	near      bool    // both stand in one sentence
	raw       []int32 // the words before the number
	pre, post []int32 // those of them, and of the words behind, that may name something
}

// carry completes a subject with what the number before shares.
func (s *seg) carry(subject, head []int32) bool {
	s.subject, s.head, s.carried = subject, head, true
	return true
}

// carryPart completes one that names but a part of the whole.
func (s *seg) carryPart(subject, whole []int32) bool {
	s.part = true
	return s.carry(subject, whole)
}

// composeOne gives a segment its subject. The order of the steps matters: each is asked only
// when those before it did not know.
func (r *run) composeOne(s *seg, before *seg) {
	s.pre = r.pastFraction(s.pre)
	if before != nil && !before.percentage() && before.sentence != r.thisSentence.no {
		if m := r.anaphorIn(s.pre); m != nil && r.is(m.from, "tỷ") { // "đã khảo sát 900 doanh nghiệp. … tỷ lệ này phải đạt 78%": of no number of things
			before = nil
		}
	}
	if r.growsFrom(s, before) || r.pointsBackAt(s, before) || r.oneOfTwo(s, before) {
		return
	}
	pre, post := r.withoutDrive(r.pastWhen(r.withoutDoer(r.withoutAnaphor(r.withoutTimes(r.afterCue(r.lastClause(r.withoutApposition(r.pastMoved(r.beforeGrowth(s)))))))))), r.postOf(s)
	if len(pre) > 2 && r.isWord(pre[0], "lần") && r.isWord(pre[1], "thứ") { // "mục tiêu Nghị quyết Đại hội Đảng bộ tỉnh | lần thứ XIII | đề ra là"
		pre = pre[3:]
	}
	if r.byDepartment(s, before, post) || r.quotedFigure(s, before) || r.referred(s) || r.movedTo(s, before, post) || r.underParent(s, before, pre, post) || r.noneOf(s, before) || r.wantedBy(s, before, post) {
		return
	}
	pre = r.inParenthesis(s, r.afterSuch(r.afterCalled(r.withoutRemark(pre))), post)
	if !s.first && len(pre) < 3 && !r.content(pre) && r.content(post) {
		s.first = true
	}
	if !s.first && !r.content(post) {
		pre = r.withoutReaching(pre)
	}
	if !s.paren {
		if cut := r.beforeStanding(pre); len(cut) < len(pre) {
			switch {
			case r.content(cut):
				pre = cut
			case before != nil:
				pre, s.first = nil, true
			}
		}
	}
	pre = r.withoutRise(r.withoutGiver(pre))
	if n := len(pre); n > 2 && r.is(pre[n-1], "so") && r.is(pre[n-1]+1, "với") { // "số doanh nghiệp | so (với đầu nhiệm kỳ) tăng 25%"
		pre = pre[:n-1]
	}
	if s.paren && s.outer < 0 && r.lessens(s) {
		if k := r.levelAt(pre); k > 0 { // "nồng độ bụi | đạt dưới 40 μg/m3 | (giảm 20%"
			pre = pre[:k]
		}
	}
	if s.paren && s.outer >= 0 {
		if r.saysOfOuter(s, before, post) {
			return
		}
		if pre = r.beforeComparison(pre); !r.content(pre) {
			s.first = true
		}
	}
	if r.underScope(s, post) || r.inStructure(s, pre, post) || r.otherAge(s, before, pre) {
		return
	}
	if r.onlyGiven(pre) || before != nil && before.sentence == r.thisSentence.no && (r.onlyIncluding(pre) || r.whoseAim(pre)) || before != nil && (r.farFrom(pre) || r.onlyMoved(pre, s)) { // "năm nay được giao 2,5%", "kém xa mức 45%"
		pre, s.first = nil, true
	}
	if !s.first && !r.content(pre) && !r.tierIn(pre) && before != nil && before.sentence == r.thisSentence.no && len(before.subject) > 0 { // "quý II tăng 10%, | hai quý còn lại | tăng 11%"
		s.first = true
	}
	if s.first && len(post) > 1 && r.is(post[0], "và") && before != nil && before.sentence == r.thisSentence.no && len(before.subject) > 0 && r.toldTime(s.pre) { // "60% viên chức đạt bậc 4; đến năm 2030 đạt 70% | và ngoại ngữ chuyên ngành"
		post = nil
	}
	l := link{s: s, before: before, near: before != nil && (s.outer >= 0 || before.sentence == r.thisSentence.no || r.partsTold(s, before)), raw: pre, pre: pre, post: post}
	switch {
	case s.first:
		r.subjectBehind(&l)
	case !r.onlyTier(pre):
		if !r.ofPart(s, before, l.near, post) {
			r.subjectFirst(&l)
		}
	case !r.atOtherTier(&l):
		r.subjectFirst(&l)
	}
}

// otherAge completes a number that is told of an age alone, other than that before: "tử vong trẻ em dưới 1 tuổi còn 12‰,
// | dưới 5 tuổi | còn 18‰".
func (r *run) otherAge(s, before *seg, pre []int32) bool {
	k := slices.IndexFunc(s.pre, r.isNumber)
	if k < 0 || before == nil || before.sentence != r.thisSentence.no || !r.is(s.pre[k]+1, "tuổi") || r.content(pre) {
		return false
	}
	age := r.seqOf(s.pre[k], s.pre[k]+2)
	from, to := r.sizeAt(age, before.subject)
	return from > 0 && s.carry(r.join(before.subject[:from], r.withBound(age), before.subject[to:]), before.head)
}

// partsTold reports a sentence of its own for parts of what the one before measures: "60% trường đạt kiểm định. Trong đó,
// 40% đạt cấp độ 2".
func (r *run) partsTold(s, before *seg) bool {
	return before.sentence+1 == r.thisSentence.no && before.q.unit == s.q.unit && before.q.left > r.lo && r.among([]int32{s.q.left})
}

// pastFraction drops how many of how many the share before is, told in brackets: "61% | (1.220/2.000 hồ sơ), | tăng 8%".
func (r *run) pastFraction(pre []int32) []int32 {
	if r.lacksMark('(') || len(pre) < 5 || !r.isMark(pre[0], '(') || !r.isNumber(pre[1]) || !r.isMark(pre[2], '/') {
		return pre
	}
	for k := 3; k < len(pre) && k < 12; k++ {
		if r.isMark(pre[k], ')') {
			return pre[k+1:]
		}
	}
	return pre
}

// withoutApposition drops what a clause between commas says of the thing measured right before the verb: "Tăng trưởng kinh
// tế, | chỉ tiêu được chờ đợi nhất, | là".
func (r *run) withoutApposition(pre []int32) []int32 {
	n := len(pre)
	j := n - 1
	for j > 4 && j > n-4 && !r.isMark(pre[j], ',') {
		j--
	}
	if j < 5 || !r.isMark(pre[j], ',') || r.content(pre[j+1:]) {
		return pre
	}
	for k := j - 2; k > 0 && k > j-16; k-- {
		if !r.isMark(pre[k], ',') {
			continue
		}
		i := pre[k] + 1
		if (r.is(i, "chỉ", "mục") && r.isWord(i+1, "tiêu") || r.isWord(i, "con") && r.isWord(i+1, "số")) && r.content(pre[:k]) && r.remarks(pre[k+1:j]) {
			return r.join(pre[:k], pre[j+1:], nil)
		}
		break
	}
	return pre
}

// remarks reports words that say what a goal is like, not what it measures: "chỉ tiêu được chờ đợi nhất", "mục tiêu số một
// của tỉnh", not "chỉ tiêu phổ cập trung học".
func (r *run) remarks(toks []int32) bool {
	if len(toks) < 3 {
		return false
	}
	n := toks[len(toks)-1]
	return r.is(toks[2], "được", "mà", "đang", "luôn", "số", "quan", "có") || r.is(n, "nhất", "trọng", "chốt")
}

// pastWhen drops the preposition of a time that was taken out before it: "trong | năm nay | sẽ kiểm tra".
func (r *run) pastWhen(pre []int32) []int32 {
	toks := r.pastMarks(pre)
	if len(toks) > 2 && r.is(toks[0], "trong") && r.role[toks[0]+1]&yearRole != 0 && toks[1] != toks[0]+1 {
		return toks[1:]
	}
	if len(toks) > 2 && r.is(toks[0], "trong") && r.is(toks[1], "năm", "quý", "kỳ") && r.is(toks[2], "có", "đạt", "sẽ", "phải", "cần") { // "phấn đấu trong năm | có 80% thủ tục …"
		return toks[2:]
	}
	return pre
}

// afterSuch drops what a measure is given as an example of: "(18 chỉ tiêu) về kinh tế - xã hội như | tốc độ tăng trưởng".
func (r *run) afterSuch(pre []int32) []int32 {
	if len(pre) == 0 || r.at(pre[0], starter) != nil { // "tỷ lệ hộ dùng nước sạch như tỷ lệ năm 2025"
		return pre
	}
	for k := 1; k+2 < len(pre); k++ {
		if r.isWord(pre[k], "như") && !r.is(pre[k]-1, "cũng", "gần", "hầu", "coi") {
			if m := r.at(pre[k+1], starter); m != nil && m.to-m.from > 1 {
				return pre[k+1:]
			}
		}
	}
	return pre
}

// afterCalled drops what only calls the thing measured a goal: "khó nhất vẫn là chỉ tiêu | khám sức khỏe".
func (r *run) afterCalled(pre []int32) []int32 {
	if len(pre) > 2 && r.is(pre[0], "thứ") && r.is(pre[2], "là") { // "Chỉ tiêu thứ ba là | tỷ lệ hộ nghèo"
		return pre[3:]
	}
	for k := 1; k+3 < len(pre) && k < 9 && !r.lacks("tiêu"); k++ {
		if r.isWord(pre[k], "là") && r.is(pre[k+1], "chỉ", "mục") && r.is(pre[k+2], "tiêu") && r.content(pre[k+3:]) {
			return pre[k+3:]
		}
	}
	return pre
}

// growsFrom takes a bare rate of growth behind a level for that of what stands at it: "tổng thu từ
// khách du lịch đạt 3.100 tỷ đồng, | tăng trưởng bình quân 13%/năm".
func (r *run) growsFrom(s, before *seg) bool {
	if before == nil || before.sentence != r.thisSentence.no || s.paren || s.first || s.q.unit != corpus.UnitPercent || before.q.unit == corpus.UnitPercent || len(before.subject) < 2 {
		return false
	}
	own := r.pastMarks(s.pre)
	if !r.isGrowth(own) || !r.isMark(own[0]-1, ',') {
		return false
	}
	s.own, s.change = nil, "increase"
	own = r.trimmed(own, separatorRole)
	if n := len(own); n > 1 && r.is(own[n-1], "độ") { // "tốc độ (tăng bình quân)"
		own = own[:n-2]
	}
	return s.carry(r.join(before.subject, own, nil), before.head)
}

// beforeGrowth ties what grows to its rate, which a verb parts from it: "đưa tổng mức bán lẻ | đạt mức |
// tăng trưởng hằng năm khoảng 10%".
func (r *run) beforeGrowth(s *seg) []int32 {
	pre := s.pre
	if s.q.unit != corpus.UnitPercent || len(pre) < 5 {
		return pre
	}
	if grows := r.striveToGrow(pre); grows != nil {
		s.change = "increase"
		return grows
	}
	for k := len(pre) - 2; k > 1 && k > len(pre)-10; k-- {
		if r.isWord(pre[k], "đạt") {
			if !r.isGrowth(pre[k+1:]) || !r.content(pre[:k]) {
				return pre
			}
			s.change = "increase"
			own := pre[k+1:]
			if r.is(own[0], "mức") {
				own = own[1:]
			}
			return r.join(pre[:k], own, nil)
		}
	}
	return pre
}

// striveToGrow is what words of hope or aim part from its growth: "khu vực dịch vụ | dự kiến tăng trưởng"; nil where nothing
// but who aims at growth stands before them.
func (r *run) striveToGrow(pre []int32) []int32 {
	if r.lacks("trưởng") {
		return nil
	}
	k := len(pre)
	for k > 0 && r.isGrowth(pre[k-1:]) || k > 1 && r.is(pre[k-1], "trưởng") && r.isGrowth(pre[k-2:]) {
		k--
	}
	c := k
	for c > 0 {
		n := int(r.listBefore(pre[c-1]+1, listHopes))
		if n == 0 && c < k && r.role[pre[c-1]]&yearRole != 0 {
			n = 1
		}
		if n == 0 || n > c {
			break
		}
		c -= n
	}
	if k == len(pre) || c == k {
		return nil
	}
	what := r.trimmed(r.lastClause(pre[:c]), ignorable)
	if !r.content(what) || !r.branches(what) && (r.agent(what) || r.isPlace(what) || r.onlyTier(what) || r.firstPredicate(what) >= 0) {
		return nil
	}
	return what
}

// isGrowth reports words that name nothing but a rate of growth: "tốc độ tăng trưởng bình quân".
func (r *run) isGrowth(toks []int32) bool {
	grows := false
	for _, i := range toks {
		grows = grows || r.is(i, "tăng") && (r.is(i+1, "trưởng", "bình") || r.is(i-1, "mức", "độ"))
		if r.role[i]&yearRole == 0 && !r.isIn(i, listGrowth) {
			return false
		}
	}
	return grows
}

// farFrom reports words that only set a number against another of the same: "kém xa mức", "so với chỉ tiêu".
func (r *run) farFrom(pre []int32) bool {
	n := len(pre)
	return n > 1 && n < 6 && (r.is(pre[0], "kém", "cách") && r.is(pre[1], "xa") || n > 2 && r.is(pre[0], "so") && r.is(pre[1], "với") && r.wordAt(pre[2], setPlanned) > 0)
}

// onlyMoved reports words that only move what was told before: "đưa | tỷ lệ này | về ngưỡng".
func (r *run) onlyMoved(pre []int32, s *seg) bool {
	if r.lacksPhrase(anaphor) {
		return false
	}
	if !slices.ContainsFunc(s.pre, func(i int32) bool { return r.at(i, anaphor) != nil }) {
		return false
	}
	for _, i := range pre {
		if !r.of(i, setLifts) && !r.is(i, "về", "ngưỡng", "mức", "mốc", "còn", "dần") {
			return false
		}
	}
	return len(pre) > 0
}

// whoseAim reports words that only say whose aim a number is: "mục tiêu của | trung tâm | là 50%".
func (r *run) whoseAim(pre []int32) bool {
	pre = r.trimmed(pre, ignorable)
	return len(pre) > 0 && len(pre) < 4 && !r.tierIn(pre) && !r.isPlace(pre) && r.is(pre[0]-1, "của") && r.is(pre[0]-2, "tiêu") && r.at(pre[0], starter) == nil && r.firstPredicate(pre) < 0
}

// onlyIncluding reports words that only say what is counted too: "nếu | tính cả vốn kéo dài | đạt 49%".
func (r *run) onlyIncluding(pre []int32) bool {
	pre = r.unmarked(pre)
	if len(pre) > 2 && r.is(pre[0], "nếu") {
		pre = pre[1:]
	}
	return len(pre) > 2 && len(pre) < 9 && r.is(pre[0], "tính", "kể") && r.is(pre[1], "cả", "thêm", "đủ", "luôn") && r.firstPredicate(pre[2:]) < 0
}

// onlyGiven reports words that only say that somebody sets the number.
func (r *run) onlyGiven(pre []int32) bool {
	pre = r.trimmed(pre, ignorable)
	if len(pre) == 2 && r.is(pre[0], "bổ") && r.is(pre[1], "sung") { // "giai đoạn 2021 - 2025 đạt 8%; bổ sung giai đoạn 2026 - 2030 đạt 6%"
		return true
	}
	for _, i := range pre {
		if !r.isIn(i, listGivenOnly) { // "đề nghị nâng lên"
			return false
		}
	}
	return len(pre) > 0
}

// quotedFigure takes "con số 40%" for what was told before: "ông khoanh đỏ con số 40%".
func (r *run) quotedFigure(s, before *seg) bool {
	again := r.isWord(s.q.left-1, "lệ") && r.is(s.q.right, "này", "ấy", "nói") // "tỷ lệ 5% này"
	if !again && !(r.isWord(s.q.left-1, "số") && r.isWord(s.q.left-2, "con")) || before == nil || !again && before.sentence != r.thisSentence.no || len(before.subject) == 0 {
		return false
	}
	s.own = nil
	return s.carry(before.subject, before.head)
}

// saysOfOuter completes a number in parentheses that says something of what stands before
// them: "85% giáo viên đạt chuẩn (được bồi dưỡng 40%)".
func (r *run) saysOfOuter(s, before *seg, post []int32) bool {
	own := r.unmarked(s.pre)
	if where := r.kindOfPlace(own); len(where) > 0 && len(post) == 0 {
		s.own = where
		return s.carryPart(r.join(r.base(before), where, nil), r.base(before))
	}
	if r.placesOnly(own) && len(post) == 0 {
		s.own = own
		return s.carryPart(r.join(r.base(before), own, nil), r.base(before))
	}
	if s.first || !r.predicateFirst(own) || r.comparedTo(s) {
		return false
	}
	s.own = r.join(own, post, nil)
	subject := r.join(r.headNoun(before.subject), own, post)
	return s.carry(subject, subject)
}

// kindOfPlace returns the places of one kind that a value in parentheses is of: "(đối với | các xã có điều
// kiện đặc biệt khó khăn | đạt ít nhất 30%)"; nil for none.
func (r *run) kindOfPlace(own []int32) []int32 {
	k := 0
	for k < len(own) && r.is(own[k], "đối", "với", "ở", "tại") {
		k++
	}
	where := r.trimmed(own[k:], 0)
	if k == 0 || len(where) < 3 || len(where) > 16 || slices.ContainsFunc(where, func(i int32) bool { return r.isMark(i, ',') }) {
		return nil
	}
	n := 0
	for n < len(where) && r.is(where[n], "các", "những") {
		n++
	}
	if n+1 < len(where) && (r.is(where[n], "địa") && r.is(where[n+1], "phương", "bàn") || r.isIn(where[n], listAreaOf) && !r.is(where[n+1], "hội")) {
		return where
	}
	return nil
}

// placesOnly reports places of which a value in parentheses is: "(riêng Hạ Long 75%, Cẩm Phả và
// Uông Bí cùng 50%)".
func (r *run) placesOnly(toks []int32) bool {
	for _, i := range toks {
		if !r.is(i, "và") && (r.toks[i].kind != word || !r.capital(i)) {
			return false
		}
	}
	return len(toks) > 1 && !r.shouted
}

// underScope completes a number with what its sentence is about: "Đối với hồ sơ công việc,
// phấn đấu 90% tại cấp tỉnh".
func (r *run) underScope(s *seg, post []int32) bool {
	if !s.first || len(r.pastMoved(s.pre)) < len(s.pre) {
		return false
	}
	scope := r.scope(s.pre)
	if len(scope) == 0 || len(post) > 2 && r.word(post[0]) == r.word(scope[0]) || r.content(post) && !r.onlyTier(post) && !r.preposed(post) && !r.denominator(s, post) {
		return false
	}
	s.own, s.subject, s.head, s.carried = post, r.join(scope, post, nil), scope, len(post) > 0
	if len(post) == 0 {
		s.own = scope
	}
	return true
}

// atOtherTier gives the subject named before another tier: "cấp huyện 80%".
func (r *run) atOtherTier(l *link) bool {
	s, before, post := l.s, l.before, l.post
	if before == nil || r.hasThings(s) || r.hasAct(s.q) && r.content(post) || !l.near && !before.caption && r.content(post) && !r.onlyTier(post) && !r.preposed(post) {
		return false
	}
	s.own = l.pre
	level := r.trimmed(l.pre, separatorRole|connective.bit()|order.bit()|cueResult.bit())
	if len(level) == 1 && r.is(level[0], "xã", "huyện", "tỉnh", "phường") && r.is(level[0]-1, "hiện", "nay", "toàn") && len(post) == 0 { // "hiện xã mới có 43%": the whole of it
		s.own = nil
		return s.carry(before.subject, before.head)
	}
	if len(post) > 0 && !before.first {
		return s.carry(r.join(r.withoutTier(before.head), level, post), before.head)
	}
	whole := before.subject
	if before.part && len(before.head) > 0 {
		whole = before.head
	}
	return s.carry(r.join(r.withoutTier(r.withoutWhole(whole)), level, nil), before.head)
}
