package extract

import (
	"slices"

	"chitieu/corpus"
	"chitieu/extract/taxonomy"
)

// compose gives every segment its complete subject: its own words, what it shares
// with the segment before it, and a predicate that stands once at the end.
// prev is the last segment of the unit before, when there is one.
func (r *run) compose(segs []seg, prev *seg) {
	r.levelsInTurn(segs)
	for k := range segs {
		s := &segs[k]
		before := prev
		if k > 0 {
			before = &segs[k-1]
		}
		switch {
		case s.outer >= 0:
			before = &segs[s.outer]
		case s.paren && k > 0 && !segs[k-1].paren: // it stands before all others
			before = prev
		}
		r.completed = r.completedAhead(segs[k:])
		if before != nil && before.sentence != r.thisSentence.no && r.completed || k == 0 && r.datedTogether(segs) {
			before = nil
		}
		r.composeOne(s, before)
		if k == 0 {
			r.underTopic(s)
		}
		r.concerning(s, before)
		r.ofQuestion(s)
		r.overall(s, before)
		r.shareOfWhole(s, before)
		r.disbursed(s)
		r.ofField(s)
		r.coverageOf(s)
		r.growthOf(s)
		r.withPeriod(s)
		r.perHead(s)
		s.sentence = r.thisSentence.no
	}
	r.sharePredicate(segs)
	r.shareAim(segs)
	r.lendBack(segs)
	r.lendWhole(segs)
	r.lendComplement(segs)
	r.lendRate(segs)
	for k := range segs {
		r.boundAbove(&segs[k])
		r.boundLed(&segs[k])
	}
	for k := 1; k < len(segs); k++ {
		if s, b := &segs[k], &segs[k-1]; s.ordered && r.boundInOrder(s, b) || s.carried && r.continuesBound(s, b) || (b.fwd || r.sameNoun(s, b)) && r.sharesBound(s, b) {
			s.q.bound = b.q.bound
		}
	}
}

// perHead keeps that an amount of the economy is one a head where nothing else tells it: "GRDP | bình quân | đạt 90 triệu
// đồng/người".
func (r *run) perHead(s *seg) {
	n := len(s.subject)
	if n == 0 || s.q.unit != corpus.UnitMoney && s.q.unit != corpus.UnitAmount {
		return
	}
	if i := s.subject[n-1]; r.is(i, "grdp", "gdp") && r.isWord(i+1, "bình") && r.isWord(i+2, "quân") && i+2 < s.q.left {
		s.subject = r.join(s.subject, r.seqOf(i+1, i+3), nil)
		s.head = s.subject
	}
}

// partOfGrowth names a branch of what grows, not of its rate: "tốc độ tăng trưởng kinh tế (GRDP) đạt 9%, trong
// đó dịch vụ tăng 8%" tells of "GRDP dịch vụ".
func (r *run) partOfGrowth(s *seg) []int32 {
	if !s.carried || s.q.unit != corpus.UnitPercent || len(s.subject) < 3 || !r.is(s.subject[0], "tốc", "grdp", "tổng") {
		return s.subject
	}
	if n := len(s.own); r.is(s.subject[0], "tổng") { // "tổng sản phẩm trên địa bàn tỉnh theo giá so sánh | dịch vụ"
		if n > 0 && n+3 < len(s.subject) && r.is(s.subject[1], "sản") && r.isPart(s.own) && s.subject[len(s.subject)-n] == s.own[0] {
			return r.join(s.subject[:3], s.own, nil)
		}
		return s.subject
	}
	k := slices.IndexFunc(s.subject, func(i int32) bool { return r.is(i, "grdp", "gdp") })
	if k < 0 || k > 0 && !slices.ContainsFunc(s.subject[:k], func(i int32) bool { return r.is(i, "trưởng") }) {
		return s.subject
	}
	n := k + 1
	if n < len(s.subject) && r.isMark(s.subject[n], '(') { // "GRDP (theo giá so sánh)"
		for n < len(s.subject) && !r.isMark(s.subject[n], ')') {
			n++
		}
	}
	for n < len(s.subject) && r.toks[s.subject[n]].kind == punct {
		n++
	}
	if n == k+1 && k == 0 || !r.isPart(s.subject[n:]) {
		return s.subject
	}
	return r.join(s.subject[k:k+1], s.subject[n:], nil)
}

// levelsInTurn takes levels alone before the first of two numbers for what is told in turn of what stands behind
// the second: "ở cấp tỉnh và cấp xã lần lượt tối thiểu 90% và 80% hồ sơ được xử lý trên mạng".
func (r *run) levelsInTurn(segs []seg) {
	if len(segs) < 2 || segs[0].first || segs[0].paren || !segs[1].first || segs[0].q.unit != corpus.UnitPercent || len(segs[1].post) < 4 || !r.ordering(segs[0].pre) || r.content(segs[0].post) || r.content(segs[1].pre) {
		return
	}
	if levels := r.trimmed(segs[0].pre, order.bit()|separatorRole); r.onlyTier(levels) {
		segs[0].first = true
	}
}

// datedTogether reports that the first two numbers, each with its time, are of what stands behind the
// second: "45% vào năm 2025 và 65% vào năm 2030 người gây bạo lực được tư vấn".
func (r *run) datedTogether(segs []seg) bool {
	if len(segs) < 2 || !segs[0].first || !segs[1].first || segs[0].paren || segs[1].paren {
		return false
	}
	a, b := &segs[0], &segs[1]
	if a.q.unit != corpus.UnitPercent || b.q.unit != a.q.unit || r.content(a.post) || r.content(b.pre) {
		return false
	}
	inTurn := (r.ordering(a.pre) || r.ordering(b.post)) && r.is(b.q.left-1, "và") && a.q.right == b.q.left-1 // "ở cấp tỉnh và cấp xã lần lượt 90% và 80% hồ sơ …"
	if !inTurn && (r.content(a.pre) || !r.hasTime(a) || !r.hasTime(b)) {
		return false
	}
	post := r.postOf(b)
	return len(post) > 3 && r.content(post) && !r.preposed(post) && !r.of(post[0], setAims) && !r.onlyTier(post) && !r.denominator(b, post) && !r.givenBy(post) && (r.firstPredicate(post) > 0 || r.is(a.q.left-1, "giảm", "tăng") && r.word(a.q.left-1) == r.word(b.q.left-1)) // "đến năm 2026 giảm 60% và đến năm 2030 giảm 80% sản phẩm …"
}

// lendBack gives a number that nothing was measured for yet what stands behind the next one of
// its sentence: "đến năm 2025 đạt 60% và đến năm 2030 đạt 75% các xã có chợ".
func (r *run) lendBack(segs []seg) {
	for k := len(segs) - 2; k >= 0; k-- {
		s, next := &segs[k], &segs[k+1]
		if len(s.subject) == 0 && !s.paren && !next.paren && s.first && next.first && s.q.unit == corpus.UnitPercent && next.q.unit == s.q.unit && len(next.own) > 3 && next.own[0] > next.q.from {
			s.subject, s.head, s.own, s.carried = next.subject, next.head, next.own, true
		}
	}
}

// boundInOrder reports a bare value in a row whose first is bound: "lần lượt đạt tối thiểu
// 85%, 75% và 60%".
func (r *run) boundInOrder(s, b *seg) bool {
	return s.q.bound == corpus.Exactly && s.q.left == s.q.from && !s.q.isRange && !b.q.isRange && s.q.unit == b.q.unit && s.q.value < 100 && !r.hasVerb(s.pre)
}

// completedAhead reports whether a number is completed by the predicate of the next
// one and not by the sentence before: "100% UBND cấp xã, 90% UBND cấp huyện kết nối mạng".
func (r *run) completedAhead(segs []seg) bool {
	if len(segs) < 2 || !segs[0].first {
		return false
	}
	for k := 1; k < min(len(segs), 6) && segs[k].first && !segs[k].paren; k++ {
		if r.hasPredicate(segs[k].post) {
			return r.content(r.postOf(&segs[0]))
		}
	}
	return false
}

// concerning gives what stands behind the number as said of those that its sentence begins with: "Đối với
// hộ chăn nuôi, phấn đấu 90% có công trình xử lý chất thải".
func (r *run) concerning(s, before *seg) {
	if before != nil && before.sentence == r.thisSentence.no || s.q.unit != corpus.UnitPercent || len(s.subject) < 2 || s.subject[0] < s.q.right || !(r.predicateFirst(s.subject) || r.firstPredicate(s.subject) == 0) {
		return
	}
	from := r.firstOf(r.unitFrom, s.q.left)
	if !r.is(from, "đối") || !r.is(from+1, "với") {
		return
	}
	for i := from + 2; i < s.q.left; i++ {
		if r.isMark(i, ',') && !r.content(r.seqOf(i, s.q.left)) {
			if who := r.seqOf(from+2, i); len(who) > 1 && len(who) < 12 && r.firstPredicate(who) < 0 && !r.agent(who) && !r.isPlace(who) && !r.onlyTier(who) && !r.is(who[0], "lĩnh", "việc", "mục", "chỉ", "tỉnh", "huyện", "sở", "ngành", "công", "nhóm", "khu", "vùng", "địa") {
				s.carry(r.join(who, s.subject, nil), who)
			}
			return
		}
	}
}

// overall gives a number for the whole area what the one before measures, without the part of it that that
// one is told of: "tỷ lệ lao động qua đào tạo khu vực nông thôn đạt 50%, | cả tỉnh | đạt 60%".
func (r *run) overall(s, before *seg) {
	if before == nil || before.sentence != r.thisSentence.no || !s.carried || s.paren || len(s.post) > 0 && r.content(s.post) {
		return
	}
	own := r.pastMarks(s.pre)
	for len(own) > 0 && r.is(own[0], "và", "còn", "chung", "tính", "bình", "quân") {
		own = own[1:]
	}
	if len(own) < 2 || !r.is(own[0], "toàn", "cả") || !r.is(own[1], "tỉnh", "huyện", "xã", "nước", "quốc", "thành") {
		return
	}
	area := own[:2]
	if r.is(own[1], "thành") && len(own) > 2 {
		area = own[:3]
	}
	if r.content(own[len(area):]) {
		return
	}
	for p := 2; p < len(before.subject); p++ {
		i := before.subject[p]
		if r.is(i, "ở", "tại", "vùng") || r.is(i, "khu") && r.is(i+1, "vực") || r.is(i, "các") && r.is(i+1, "xã", "huyện", "phường", "thôn") {
			if tail := before.subject[p:]; r.firstPredicate(tail) < 0 {
				whole := r.join(before.subject[:p], area, nil)
				s.carry(whole, whole)
			}
			return
		}
	}
}

// shareOfWhole names what a share is of that tells nothing but the whole it is a part of: its
// sentence was led in by it. "Với kinh tế số, phấn đấu chiếm 20% GRDP".
func (r *run) shareOfWhole(s, before *seg) {
	if s.q.unit != corpus.UnitPercent || len(s.subject) == 0 || len(s.subject) > 6 || s.subject[0] < s.q.right || r.wordAt(s.subject[0], setWhole) == 0 || r.lessens(s) {
		return
	}
	field := r.ledIn(s.q.left)
	if m := r.ending(s.q.left, verb); field == nil && m != nil && m.e.value == "share" {
		field = r.sharerOf(s)
	}
	if who := r.sharedWhole(s, before); len(who) > 0 {
		field = who
	}
	if field != nil {
		s.carry(r.join(field, s.subject, nil), field)
	}
}

// ledIn returns the field that a sentence names before a comma or a colon and goes on to speak
// of up to token to: "Về du lịch: …", "đối với phát triển kinh tế số, thành phố …".
func (r *run) ledIn(to int32) []int32 {
	end := to
	for i := to - 1; i >= r.lo && i > to-40 && !r.isMark(i, '.') && !r.isMark(i, '%'); i-- {
		switch {
		case r.isMark(i, ',') || r.isMark(i, ':'):
			end = i
		case end < to && end-i < 9 && (r.is(i, "về", "với", "riêng", "đến") || r.is(i, "triển") || r.is(i, "vực") && r.is(i-1, "lĩnh")):
			if r.is(i+1, "kinh") && r.is(i+2, "tế") || r.at(i+1, partWord) != nil || r.domainOnly(i+1, end) {
				return r.seqOf(i+1, end)
			}
		}
	}
	return nil
}

// continuesBound reports whether a floor holds for the next values of the same
// list too: "tối thiểu 85% cho các sở, 75% cho UBND cấp huyện".
func (r *run) continuesBound(s, b *seg) bool {
	if s.q.bound != corpus.Exactly || s.q.unit != b.q.unit || s.q.value == 100 || s.q.left != s.q.from || b.q.isRange || b.q.bound == corpus.Roughly || r.among([]int32{s.q.left}) { // nor for what is "trong đó"
		return false
	}
	for _, i := range s.pre {
		if r.role[i]&(verb.bit()|yearRole|cueTarget.bit()|cueResult.bit()) != 0 {
			return false
		}
	}
	return len(s.own) > 0 && (r.onlyTier(s.own) && !r.countsUnits(s.own) || r.preposed(s.own) || r.inParensAfter(s.q))
}

// sharesBound reports whether a floor or a ceiling holds for the next number too
// that shares its predicate: "ít nhất 80% chất thải chăn nuôi và 60% phụ phẩm nông
// nghiệp được thu gom". All of a thing is no floor.
func (r *run) sharesBound(s, b *seg) bool {
	return s.q.bound == corpus.Exactly && s.q.left == s.q.from && s.q.value < 100 && !s.q.isRange && !b.q.isRange && b.q.bound != corpus.Roughly &&
		b.q.left < b.q.from && (r.is(s.q.left-1, "và") || b.fwd && r.isMark(s.q.left-1, ','))
}

// sameNoun reports whether two numbers that come first count the same things: "ít
// nhất 30% số xã đạt chuẩn và 10% số xã đạt kiểu mẫu".
func (r *run) sameNoun(a, b *seg) bool {
	return a.first && b.first && len(a.post) > 1 && len(b.post) > 1 && r.toks[a.post[0]].kind == word &&
		r.key(&r.toks[a.post[0]]) == r.key(&r.toks[b.post[0]]) && r.key(&r.toks[a.post[1]]) == r.key(&r.toks[b.post[1]])
}

// countsUnits reports whether the tier is a thing counted ("100% xã").
func (r *run) countsUnits(toks []int32) bool {
	for _, i := range toks {
		if m := r.at(i, tierWord); m != nil && m.e.weight == 2 {
			return !r.preposed(toks)
		}
	}
	return false
}

func (r *run) inParensAfter(q *quantity) bool { return r.isMark(q.right, '(') }

// hasThings reports a body that is to have the things counted: "toàn tỉnh có trên 60 xã về
// đích".
func (r *run) hasThings(s *seg) bool {
	return s.q.unit == corpus.UnitCount && s.q.noun > s.q.to && r.is(s.q.left-1, "có")
}

// saidAlready reports the things counted where the words before the number name them: "số
// trường đạt chuẩn tăng thêm 8 trường".
func (r *run) saidAlready(s *seg, pre, post []int32) bool {
	if s.q.unit != corpus.UnitCount && s.q.unit != corpus.UnitAmount || len(post) == 0 || len(post) > 2 || len(pre) < 3 || !r.is(pre[0], "số", "tổng") {
		return false
	}
	for _, i := range post {
		if r.sameWord(pre, i) < 0 {
			return false
		}
	}
	return true
}

// grower is what a rate of growth is of, where the next number is a share that it has: "tăng
// trưởng của kinh tế tư nhân đạt 12%/năm, đóng góp 60% GRDP".
func (r *run) grower(s *seg, head []int32) []int32 {
	if m := r.ending(s.q.left, verb); m == nil || m.e.value != "share" || len(head) < 5 || !r.is(head[0], "tốc", "tăng") {
		return head
	}
	for k := 2; k < min(len(head)-2, 8); k++ {
		if r.is(head[k], "của") {
			return head[k+1:]
		}
	}
	return head
}

// sameThings reports two runs of words behind numbers that begin with the same two.
func (r *run) sameThings(a, b []int32) bool {
	return len(a) > 2 && len(b) > 2 && r.toks[a[0]].kind == word && r.key(&r.toks[a[0]]) == r.key(&r.toks[b[0]]) && r.key(&r.toks[a[1]]) == r.key(&r.toks[b[1]])
}

// saidBefore returns the clause before a rate that names nothing itself: "rác thải phải được
// thu gom trong ngày, tỷ lệ 100%".
func (r *run) saidBefore(pre []int32) []int32 {
	k := len(pre) - 1
	for k > 0 && !r.isMark(pre[k], ',') {
		k--
	}
	if k < 3 || k+2 >= len(pre) || !r.is(pre[len(pre)-1], "lệ") || !r.bareHead(pre[k:]) {
		return nil
	}
	var out []int32
	for _, i := range r.pastMarks(pre[:k]) {
		if !r.is(i, "phải", "cần", "sẽ") && r.role[i]&yearRole == 0 {
			out = append(out, i)
		}
	}
	if r.firstPredicate(out) < 1 || len(out) > 14 {
		return nil
	}
	return out
}

// movedTo reports a number that says of another place what the one before says: "hồ sơ tại Sở
// Y tế được xử lý trên mạng đạt 100%, tại các đơn vị trực thuộc đạt 90%".
func (r *run) movedTo(s, before *seg, post []int32) bool {
	if before == nil || before.sentence != r.thisSentence.no || s.paren || s.first || len(post) > 0 || len(before.subject) < 4 {
		return false
	}
	own := r.pastMarks(s.pre)
	if len(own) < 3 || !r.is(own[0], "tại", "ở") {
		return false
	}
	own = r.trimmed(own, 0)
	for p, i := range before.subject {
		if p == 0 || !r.is(i, "tại", "ở") {
			continue
		}
		end := p + 1
		for end < len(before.subject) && r.role[before.subject[end]]&predicate.bit() == 0 {
			end++
		}
		if end == len(before.subject) || slices.ContainsFunc(own, func(i int32) bool { return r.is(i, "được", "có", "phải", "sử") }) {
			return false
		}
		s.own, s.subject = own, r.join(before.subject[:p], own, before.subject[end:])
		s.head, s.carried = s.subject, true
		return true
	}
	return false
}

// levelOfSame reports whether words after a number begin with a level of what the
// number before counts at another level, and say what is done.
func (r *run) levelOfSame(before *seg, post []int32) bool {
	m := r.at(post[0], tierWord)
	if m == nil || m.e.weight != 0 || m.e.value == "none" || !r.is(post[0], "cấp", "tuyến") || len(post) <= int(m.to-m.from) {
		return false
	}
	n := post[m.to-m.from]
	return r.role[n]&predicate.bit() != 0 && r.tierIn(before.subject) && r.content(r.withoutTier(r.headNoun(before.subject)))
}

// bracketed reports a bare value behind another, each with nothing but what it is of in
// parentheses: "95% (vùng thấp), 90% (vùng cao)".
func (r *run) bracketed(s, before *seg) bool {
	i := r.closing(before.q.right)
	return i > 0 && r.closing(s.q.right) > 0 && len(before.head) > 1 && s.q.unit == before.q.unit && (i+1 == s.q.left && (r.isMark(i, ',') || r.isMark(i, ';') || r.is(i, "và")))
}

// graded returns where in a subject stands the grade that post takes the place of, 0 for
// nowhere or when post is more than a grade.
func (r *run) graded(subject, post []int32) int {
	if len(post) == 3 && r.is(post[0], "mức") && r.is(post[1], "độ") && r.isNumber(post[2]) { // "80% cung cấp mức độ 3, 50% mức độ 4"
		for k := len(subject) - 3; k > 0; k-- {
			if r.is(subject[k], "mức") && r.is(subject[k+1], "độ") {
				return k
			}
		}
		if slices.ContainsFunc(subject, func(i int32) bool { return r.isWord(i, "chuẩn") }) { // "trường đạt chuẩn quốc gia đạt 78%, với 50% mức độ 1"
			return len(subject)
		}
	}
	if len(post) < 2 || len(post) > 4 || !r.of(post[0], setGrade) {
		return 0
	}
	n := len(subject)
	for k := 1; k < n; k++ {
		if r.of(subject[k], setGrade) && r.of(subject[k]+1, setGrade) {
			return k
		}
	}
	if n > 3 && r.is(subject[n-3], "nông") && r.is(subject[n-1], "mới") || n > 1 && r.is(subject[n-1], "ntm") { // the grade above it
		return n
	}
	return 0
}

// countsBodies reports whether the words after a number count those who otherwise set
// goals: "100% địa phương ban hành kế hoạch".
func (r *run) countsBodies(post []int32) bool {
	m := r.at(post[0], actor)
	return m != nil && m.to-m.from > 1 && len(post) > int(m.to-m.from)+1 && r.is(post[0], "địa", "đơn") && r.toks[post[m.to-m.from]].kind == word
}

// scope returns what a sentence is about, named before its first comma: "Đối với hồ
// sơ công việc, …", "Về bảo hiểm y tế, …".
func (r *run) scope(pre []int32) []int32 {
	pre = r.pastMarks(pre)
	if len(pre) > 4 && r.is(pre[0], "thứ") && r.isMark(pre[2], ',') { // "Thứ nhất, về giải ngân, …"
		pre = pre[3:]
	}
	if len(pre) == 0 || !r.is(pre[0], "đối", "về", "với", "riêng") {
		return nil
	}
	for k, i := range pre {
		if !r.isMark(i, ',') || !r.separates(i) {
			continue
		}
		scope := pre[1:k]
		for len(scope) > 0 && r.is(scope[0], "với", "đối", "về", "lĩnh", "vực", "phát", "triển") {
			scope = scope[1:]
		}
		if scope = r.trimmed(scope, ignorable); r.content(scope) && !r.onlyTier(scope) && !r.agent(scope) && len(scope) < 14 {
			return scope
		}
		return nil
	}
	return nil
}

// beforeComparison drops what a value in parentheses is compared as: "thấp hơn so
// với chỉ tiêu UBND tỉnh giao (91%)".
func (r *run) beforeComparison(toks []int32) []int32 {
	for k, i := range toks {
		if r.is(i, "so") && r.is(i+1, "với") || r.is(i, "cao", "thấp") && r.is(i+1, "hơn") || r.is(i, "vượt") && (r.is(i+1, "mức") || r.wordAt(i+1, setPlanned) > 0) || r.wordAt(i, setPlanned) > 0 || r.is(i, "cách", "bằng", "xấp") {
			return toks[:k]
		}
	}
	return toks
}

// comparedTo reports a plan that the number before is measured against: "đạt 66,5%
// (mục tiêu 66%)", "giảm 4,29%, vượt kế hoạch giao là 4%", "35%/kế hoạch 60%".
func (r *run) comparedTo(s *seg) bool {
	pre := s.pre
	slash := false
	for len(pre) > 0 && r.toks[pre[0]].kind == punct {
		slash = slash || r.isMark(pre[0], '/')
		pre = pre[1:]
	}
	if len(pre) < 2 || len(pre) > 10 {
		return false
	}
	if slash || s.paren && r.planned(pre[0]) {
		return r.planned(pre[0])
	}
	if s.paren && r.is(pre[0], "đạt", "hoàn") && (r.wordAt(pre[1], setPlanned) > 0 || len(pre) > 2 && r.wordAt(pre[2], setPlanned) > 0) {
		return true
	}
	if !r.is(pre[0], "cách", "vượt", "thấp", "cao", "xấp", "bằng", "so", "chưa", "không", "dưới", "hơn", "kém") {
		return false
	}
	for _, i := range pre[1:] {
		if r.wordAt(i, setPlanned) > 0 || r.is(i, "yêu") && r.is(i+1, "cầu") && i+2 == s.q.left {
			return true
		}
	}
	return false
}

// givenBy reports whether the words after a number only tell who set it: "mức 80%
// Quốc hội giao".
func (r *run) givenBy(post []int32) bool {
	if len(post) < 8 && r.isPlanned(post) {
		return true
	}
	if len(post) > 8 || r.tierIn(post) || !r.agent(post) {
		return false
	}
	for _, i := range post {
		if r.role[i]&opener.bit() != 0 {
			return true
		}
	}
	return false
}

// withoutAnaphor drops what stands for the subject before: "tỷ lệ này ở cấp huyện".
func (r *run) withoutAnaphor(toks []int32) []int32 {
	if r.lacksPhrase(anaphor) {
		return toks
	}
	for k, i := range toks {
		m := r.at(i, anaphor)
		if m == nil {
			continue
		}
		to := k
		for to < len(toks) && toks[to] < m.to {
			to++
		}
		return r.join(toks[:k], toks[to:], nil)
	}
	return toks
}

// withoutTimes leaves out the times inside a subject: "thu ngân sách năm 2025 có tốc độ tăng".
func (r *run) withoutTimes(toks []int32) []int32 {
	for k := 2; k < len(toks) && !r.lacks("thì"); k++ { // "thương mại điện tử thì mỗi năm phải tăng"
		if r.isWord(toks[k], "thì") && !r.content(toks[k+1:]) {
			toks = toks[:k]
			break
		}
	}
	toks = r.beforePeriod(toks)
	k := 0
	for k < len(toks) && r.role[toks[k]]&yearRole == 0 {
		k++
	}
	if k == 0 || k == len(toks) {
		return r.withoutSpan(r.withoutLength(toks))
	}
	out := append(r.mem.seqs.empty(len(toks)), toks[:k]...)
	if r.is(toks[k-1], "mỗi", "từng") { // "mỗi (năm trong giai đoạn 2026 - 2030)"
		out = out[:k-1]
	}
	for _, i := range toks[k:] {
		if r.role[i]&yearRole == 0 && !(r.is(i, "so") && r.comparesYear(i)) {
			out = append(out, i)
		}
	}
	return r.withoutSpan(r.withoutLength(out))
}

// comparesYear reports "so" at token i of a comparison with another year: "đến năm 2030 | so với năm 2025 | tăng 30%".
func (r *run) comparesYear(i int32) bool {
	for i++; r.is(i, "với"); i++ {
	}
	return i < r.hi && r.role[i]&yearRole != 0
}

// beforePeriod leaves out a period behind the verb that tells the rate of each year: "Số lượt khách
// tăng bình quân | trong cả giai đoạn đạt 10%".
func (r *run) beforePeriod(toks []int32) []int32 {
	n := len(toks)
	if n < 6 {
		return toks
	}
	to := toks[n-1] + 1
	if r.is(to-1, "đạt", "là", "từ", "khoảng") {
		to--
	}
	from := r.periodBefore(to)
	if from == to || !r.ratesBefore(from) {
		return toks
	}
	for n > 0 && toks[n-1] >= from {
		n--
	}
	return toks[:n]
}

// withoutDrive drops the push before the thing measured and the words that tie its aim
// to it: "Tập trung phát triển đồng bộ xe buýt để bảo đảm thị phần …".
func (r *run) withoutDrive(pre []int32) []int32 {
	toks := r.trimmed(pre, separatorRole|connective.bit())
	if len(toks) > 4 && r.is(toks[0], "cơ") && r.is(toks[1], "bản") && r.is(toks[2], "hoàn") && r.is(toks[3], "thành") { // "cơ bản hoàn thành số hóa"
		return toks[4:]
	}
	if len(toks) > 4 && r.is(toks[0], "hạn", "giảm") && r.is(toks[1], "chế", "thiểu") && r.is(toks[2], "thấp", "tối") && r.is(toks[3], "nhất", "đa") {
		return toks[4:]
	}
	if len(toks) > 3 && (r.isWord(toks[0], "kiểm") && r.isWord(toks[1], "soát") || r.isWord(toks[1], "chế") && r.is(toks[0], "kiềm", "khống")) && r.is(toks[2], "lạm", "tốc", "mức", "chỉ") {
		return toks[2:]
	}
	if len(toks) < 4 || !(r.isWord(toks[0], "tập") && r.isWord(toks[1], "trung") || r.isWord(toks[0], "đẩy") && r.is(toks[1], "mạnh", "nhanh") || r.isWord(toks[0], "tăng") && r.isWord(toks[1], "cường") || r.isWord(toks[0], "ưu") && r.isWord(toks[1], "tiên") || r.isWord(toks[0], "chú") && r.isWord(toks[1], "trọng")) {
		return pre
	}
	k := 2
	for k < len(toks) && r.of(toks[k], setDrive) {
		k++
	}
	if !r.content(toks[k:]) {
		return pre
	}
	out := r.mem.seqs.empty(len(toks))
	for ; k < len(toks); k++ {
		if r.is(toks[k], "để", "nhằm") && k+2 < len(toks) && r.is(toks[k+1], "đảm", "bảo") && r.is(toks[k+2], "bảo", "đảm") {
			k += 2
			continue
		}
		out = append(out, toks[k])
	}
	return out
}

// withoutCount drops how many there are before a share of them, and where: "Bình Hòa
// có 120/150 trường đạt chuẩn, chiếm 80%".
func (r *run) withoutCount(pre []int32) []int32 {
	k := 0
	for k < len(pre) && k < 8 && r.toks[pre[k]].kind == word {
		k++
	}
	from := k
	for k < len(pre) && (r.toks[pre[k]].kind == number || k > from && r.isMark(pre[k], '/')) {
		k++
	}
	if k == from || k+1 >= len(pre) || r.toks[pre[k]].kind != word || r.toks[pre[k]].glued || from > 0 && !(r.is(pre[from-1], "có") && r.agent(pre[:from-1])) || !r.content(pre[k:]) {
		return pre
	}
	return pre[k:]
}

// onlyTime reports whether words name nothing but a time of their own: "các năm sau
// mỗi năm", "hai quý còn lại".
func (r *run) onlyTime(toks []int32) bool {
	period := false
	for _, i := range toks {
		period = period || r.is(i, "năm", "tháng", "quý", "kỳ")
		if r.toks[i].kind != word || r.role[i]&ignorable != 0 {
			continue
		}
		if !r.of(i, setOnlyTime) {
			return false
		}
	}
	return period
}

// among reports whether words open with "trong đó": parts of the number before.
func (r *run) among(toks []int32) bool {
	if len(toks) == 0 || r.lacks("trong") {
		return false
	}
	for i := toks[0]; i > toks[0]-6 && i >= r.lo; i-- {
		if r.endsOfWhich(i) {
			return true
		}
	}
	return false
}

// base is what the parts after a segment share: its subject without its own part.
func (r *run) base(before *seg) []int32 {
	if before.carried && len(before.head) > 0 {
		return before.head
	}
	return r.withoutPart(before.subject)
}

// unmarked drops the marks and joining words before a clause, not its verb.
func (r *run) unmarked(toks []int32) []int32 {
	for len(toks) > 0 && (r.toks[toks[0]].kind == punct || r.role[toks[0]]&yearRole != 0 || r.is(toks[0], "và", "còn", "riêng", "trong", "đó", "số", "này", "thì", "hiện")) {
		toks = toks[1:]
	}
	return r.trimmed(toks, 0)
}

// predicateFirst reports whether words begin with what is said of a thing named
// before: "được thu gom", "có chứng chỉ", "đạt chuẩn nâng cao".
func (r *run) predicateFirst(toks []int32) bool {
	if len(toks) < 2 || r.role[toks[0]]&predicate.bit() == 0 {
		return false
	}
	if m := r.at(toks[0], verb); m != nil && m.to-m.from > 1 && !r.is(m.to, "độ") {
		return false
	}
	return r.of(toks[0], setPredicates) && r.content(toks)
}

// headNoun is the thing that a subject is about: what stands before its predicate.
func (r *run) headNoun(toks []int32) []int32 {
	if p := r.firstPredicate(toks); p > 0 {
		return toks[:p]
	}
	return toks
}

// denominator reports whether the words after a number only tell what it is a
// share of, under a verb or a cue that stands before the number.
func (r *run) denominator(s *seg, post []int32) bool {
	if len(post) == 0 || len(post) > 14 || r.hasPredicate(post) {
		return false
	}
	share := false
	for _, i := range s.pre {
		if m := r.at(i, verb); m != nil {
			if m.e.value == "share" && !r.is(i, "phủ", "bao", "dành", "bố", "phân") {
				return true
			}
			share = share || m.e.value == "level" && (r.is(i, "đạt", "là", "bằng") || r.is(i, "lần") && r.is(m.to-1, "đạt", "là", "bằng"))
		}
	}
	return share && r.is(post[0], "grdp", "gdp", "tổng", "dân", "trên", "trong", "lực", "so", "số")
}

// holders returns where the predicate of a subject begins when both the subject and
// pre begin with ones who have, use or do things, and pre says nothing more; 0 otherwise.
func (r *run) holders(subject, pre []int32) int {
	if len(pre) < 2 || len(pre) > 6 || len(subject) < 4 || r.firstPredicate(pre) > 0 || r.is(pre[len(pre)-2], "trên", "dưới", "vượt") || !r.holder(pre) {
		return 0
	}
	if who := r.withoutShare(subject); len(who) < 4 || !r.holder(who) {
		return 0
	}
	return max(r.predicateAt(subject), 0)
}

// onlyNames reports words that are all written as names are: "Mù Cang Chải".
func (r *run) onlyNames(toks []int32) bool {
	for _, i := range toks {
		if r.toks[i].kind != word || !isName([]rune(r.str(i))) {
			return false
		}
	}
	return len(toks) > 0 && !r.shouted
}

// objectAt returns where in what is said of a subject stands the thing that pre takes the
// place of, 0 for nowhere.
func (r *run) objectAt(pre, subject []int32) int {
	if len(pre) < 2 || len(pre) > 7 || r.toks[pre[0]].kind != word || r.at(pre[0], starter) != nil {
		return 0
	}
	if r.tok(pre[0]-1).kind == word && !r.separates(pre[0]-1) {
		return 0
	}
	if p := r.predicateAt(subject); p > 0 && !r.hasTwo(subject[:p], pre) {
		if k := r.sameWord(subject, pre[0]); k > p && k < len(subject)-1 && !r.of(subject[k], setPrepositions) {
			return k
		}
	}
	return 0
}

// bareGroup reports words that only say that a part follows: "Nhóm ngành", "Khu vực".
func (r *run) bareGroup(toks []int32) bool {
	for _, i := range toks {
		if !r.is(i, "nhóm", "ngành", "khu", "vực", "các", "khối") {
			return false
		}
	}
	return len(toks) > 0
}

// placeAt returns where in a subject stands the body that pre takes the place of, 0 for
// nowhere: both are where something is measured.
func (r *run) placeAt(pre, subject []int32) int {
	if len(pre) < 2 || len(pre) > 7 || r.firstPredicate(pre) > 0 || !r.holder(pre) {
		return 0
	}
	for p := len(subject) - 2; p > 2 && p > len(subject)-10; p-- {
		if r.is(subject[p], "tại", "ở") && r.holder(subject[p+1:]) {
			return p + 1
		}
	}
	return 0
}

// fieldAt returns where in a subject stands the field that pre takes the place of, 0 for
// nowhere: the subject ends with the name of one, and pre is nothing else.
func (r *run) fieldAt(pre, subject []int32) int {
	if len(pre) > 8 || len(subject) < 5 {
		return 0
	}
	own := pre
	if n, m := len(own), len(subject); n > 3 && m > 6 && r.word(own[n-1]) == r.word(subject[m-1]) && r.word(own[n-2]) == r.word(subject[m-2]) { // "dịch vụ y tế công lập trên 92%, giáo dục công lập trên 90%"
		own, subject = own[:n-2], subject[:m-2]
	}
	for len(own) > 0 && r.is(own[0], "các", "những", "lĩnh", "vực", "ngành", "trong", "ở", "tại") {
		own = own[1:]
	}
	general := len(own) < len(pre) && (len(own) == 0 || r.is(own[0], "khác", "còn"))
	if !general && (len(own) == 0 || own[len(own)-1]-own[0] != int32(len(own)-1) || !r.domainOnly(own[0], own[len(own)-1]+1)) {
		return 0
	}
	for p := len(subject) - 2; p > 2 && p > len(subject)-9; p-- {
		if r.is(subject[p], "lĩnh") && r.is(subject[p+1], "vực") && !slices.ContainsFunc(pre, func(i int32) bool { return r.is(i, "vực") }) {
			return p + 2
		}
		if r.is(subject[p], "vụ") && !general && p+4 > len(subject) && r.domainOnly(subject[p+1], subject[len(subject)-1]+1) { // "hài lòng về dịch vụ y tế"
			return p + 1
		}
		if r.is(subject[p], "lĩnh") && r.is(subject[p+1], "vực") || r.is(subject[p], "ngành") || r.is(subject[p], "trong", "ở", "tại") && !general && r.domainOnly(subject[p+1], subject[len(subject)-1]+1) {
			return p
		}
	}
	return 0
}

// othersAt returns where the predicate of the subject before begins when pre names other
// things of which the same is said; 0 when pre names something measured by itself.
func (r *run) othersAt(s, before *seg, pre []int32) int {
	if len(pre) < 2 || len(pre) > 6 || r.firstPredicate(pre) > 0 || s.q.unit != corpus.UnitPercent || before.q.unit != corpus.UnitPercent || s.change != "" || r.changes(s.pre) || r.at(pre[0], starter) != nil {
		return 0
	}
	who := r.withoutShare(before.subject)
	p := r.firstPredicate(who)
	if p < 2 || p > 10 || r.is(who[p], "không") || len(who) == len(before.subject) && !r.holder(who) || r.tierIn(pre) || r.isPart(pre) {
		return 0
	}
	if r.role[pre[0]]&actWord.bit() != 0 && r.is(pre[0], "đăng") { // "đăng ký khai sinh": done, nobody's
		return 0
	}
	for _, i := range pre {
		if r.toks[i].kind != word || r.is(i, "vực", "khác") {
			return 0
		}
	}
	if m, ok := r.mem.find.Classify(r.spell(nil, pre, longestPhrase), taxonomy.Subject{Unit: corpus.UnitPercent}); ok && m.Score >= weak {
		return 0
	}
	for p > 1 && r.is(who[p-1], "đang", "đã", "chưa") {
		p--
	}
	return len(before.subject) - len(who) + p
}

// withoutShare drops "tỷ lệ", "tỷ lệ số" before the things counted.
func (r *run) withoutShare(subject []int32) []int32 {
	for len(subject) > 2 && r.is(subject[0], "tỷ", "lệ", "số", "các") {
		subject = subject[1:]
	}
	if len(subject) > 4 && r.is(subject[0], "diện") && r.is(subject[1], "tích") && r.firstPredicate(subject) > 2 { // "diện tích | lúa được tưới"
		subject = subject[2:]
	}
	return subject
}

// holder reports words that begin with one who has, uses or does things, or a body.
func (r *run) holder(toks []int32) bool {
	return r.of(toks[0], setHolders) && !r.is(toks[0]+1, "dục", "cấu", "chế", "hợp", "giá", "phí", "tệ", "tầng", "thu")
}

// elided returns how many words stand before the noun of a subject ("tỷ lệ") when pre
// names another thing of the same noun and leaves those and the predicate out; 0 when
// it does not.
func (r *run) elided(pre, subject []int32) int {
	if len(pre) < 2 || len(pre) > 8 || len(subject) < 4 || r.firstPredicate(pre) > 0 {
		return 0
	}
	if i := pre[len(pre)-1]; r.is(i, "hạn") && r.is(i-1, "đúng", "trước", "quá", "trễ", "sớm") { // "tỷ lệ hồ sơ trực tuyến đạt 80%, hồ sơ đúng hạn 96%": all that is said of them
		return 0
	}
	m := r.at(subject[0], starter)
	if m == nil || !r.is(subject[0], "tỷ", "số") {
		return 0
	}
	n := int(m.to - m.from)
	p := r.predicateAt(subject)
	if p > 0 && slices.ContainsFunc(subject[n:p], func(i int32) bool { return r.is(i, "trong", "trên") && r.is(i+1, "tổng") }) {
		return 0 // "tỷ lệ nữ thạc sĩ trong tổng số người có trình độ thạc sĩ": no predicate of theirs
	}
	if p <= n || n >= len(subject) || r.key(&r.toks[pre[0]]) != r.key(&r.toks[subject[n]]) || r.toks[pre[0]].kind != word {
		return 0
	}
	return n
}

// raised reports a new level of what stands before the old one: "từ 17% lên 20% GRDP".
func (r *run) raised(s *seg) bool {
	m := r.ending(s.q.left, verb)
	if m == nil || m.e.value != "to" {
		return false
	}
	i := m.from - 1
	for i > r.lo && r.role[i]&yearRole != 0 { // "từ 10% năm 2025 lên 15% GRDP"
		i--
	}
	return r.isMark(i, '%')
}

// sameHead reports whether two subjects begin with the same noun.
func (r *run) sameHead(a, b []int32) bool {
	if len(a) < 2 || len(b) < 3 || r.is(a[len(a)-2], "trên", "dưới", "vượt") || r.at(a[0], starter) != nil || r.is(a[0], "mỗi", "các", "những", "một", "số", "mọi", "tất") {
		return false
	}
	return r.toks[a[0]].form != 0 && r.key(&r.toks[a[0]]) == r.key(&r.toks[b[0]])
}

// swapAt returns where in the subject before stands what pre replaces: a part that
// begins with the same noun, behind "tỷ lệ" or deeper; 0 for none.
func (r *run) swapAt(pre, subject []int32) int {
	led := r.at(subject[0], starter) != nil
	if n := len(subject) - 2; led && n > 2 && len(pre) > 2 && len(pre) < 13 && r.toks[pre[0]].kind == word && r.at(pre[0], starter) == nil && r.word(pre[0]) == r.word(subject[n]) && r.word(pre[1]) == r.word(subject[n+1]) && r.firstPredicate(pre) < 0 { // "khám phá tội phạm đạt 80%, tội phạm rất nghiêm trọng, đặc biệt nghiêm trọng đạt 95%"
		return n
	}
	if len(pre) < 2 || len(pre) > 6 || r.firstPredicate(pre) > 0 || !led && len(subject) < 4 {
		return 0
	}
	if p := len(subject) - 1; led && p > 3 && !r.hasTwo(subject[2:p], pre) && len(pre) < 5 && r.toks[pre[0]].kind == word && r.at(pre[0], starter) == nil && r.str(pre[0]) == r.str(subject[p]) { // "tỷ lệ khám phá án đạt 80%, án rất nghiêm trọng đạt 95%"
		return p
	}
	if p := r.sameWord(subject, pre[0]); len(pre) < 4 && p > 1 && p >= len(subject)-3 && r.toks[pre[0]].kind == word && r.at(pre[0], starter) == nil { // "tuyển vào lớp 1 đạt 100%, lớp 6 đạt 99%"
		return p
	}
	for p := 2; p+1 < len(subject); p++ {
		if r.isMark(subject[p-1], '(') {
			continue
		}
		if r.str(pre[0]) != r.text[r.toks[subject[p]].start:r.toks[subject[p]].end] || r.toks[pre[0]].kind != word {
			continue
		}
		second := r.str(pre[1]) == r.text[r.toks[subject[p+1]].start:r.toks[subject[p+1]].end]
		if second && p > 2 || r.at(pre[0], starter) == nil && led {
			return p
		}
	}
	return 0
}

// hasTwo reports whether words hold the first two of others side by side.
func (r *run) hasTwo(toks, own []int32) bool { return r.twoAt(toks, own) >= 0 }

// twoAt returns where words hold the first two of others side by side, -1 for nowhere.
func (r *run) twoAt(toks, own []int32) int {
	for k := 0; k+1 < len(toks) && len(own) > 1; k++ {
		if r.word(toks[k]) == r.word(own[0]) && r.word(toks[k+1]) == r.word(own[1]) {
			return k
		}
	}
	return -1
}

// isPlace reports whether words name only places or kinds of places: "các huyện
// nghèo", "khu vực thành phố Phủ Lý", "đặc khu Cô Tô".
func (r *run) isPlace(toks []int32) bool {
	if len(toks) == 0 || len(toks) > 14 {
		return false
	}
	if p := r.firstPredicate(toks); p > 0 && !r.is(toks[p-1], "nơi") && !r.is(toks[p], "thuộc") {
		return false
	}
	k := 0
	for k < len(toks) && (r.of(toks[k], setBeforePlace) || r.isNumber(toks[k])) {
		k++
	}
	if k >= len(toks) {
		return false
	}
	i := toks[k]
	return r.of(i, setAreas) && !(r.is(i+1, "nông") && r.is(i+3, "mới")) &&
		!r.is(i+1, "hội", "dân", "lập", "nghiệp", "sản", "thời", "bào", "phương", "chế", "soạn")
}

// withoutTierIf drops the tiers of a shared subject where its part names its own.
func (r *run) withoutTierIf(toks, own []int32) []int32 {
	if r.tierIn(own) {
		return r.withoutTier(toks)
	}
	return toks
}

// isPart reports whether the words name only a part of what was named before: an
// area, a level of school, a branch of the economy.
func (r *run) isPart(toks []int32) bool {
	if len(toks) == 0 || len(toks) > 9 {
		return false
	}
	for k, i := range toks {
		if r.role[i]&partWord.bit() == 0 && r.toks[i].kind == word && !(k < 3 && r.of(i, setPartly)) {
			return false
		}
	}
	return true
}

// withoutPart leaves out the part that an earlier segment named.
func (r *run) withoutPart(toks []int32) []int32 {
	n := len(toks)
	for n > 0 && (r.role[toks[n-1]]&partWord.bit() != 0 || n < len(toks) && (r.isMark(toks[n], ',') || r.is(toks[n], "lâm")) && r.is(toks[n-1], "nông", "lâm") || r.is(toks[n-1], "ở", "tại", "khu", "vực", "lĩnh", "bậc", "cấp", "và") || r.toks[toks[n-1]].kind == punct && !r.isMark(toks[n-1], ')')) {
		n--
	}
	return toks[:n]
}

// shares reports whether a segment's verb governs the noun after its number, so
// that the next noun may stand under the same verb.
func (r *run) shares(s *seg) bool {
	if len(s.post) == 0 || !r.content(s.post) {
		return false
	}
	if m := r.ending(s.q.left, actWord); m != nil && len(s.pre) > 0 && r.is(m.from, "số") && r.firstOf(s.pre[0], m.from+1) == m.from && r.ending(s.q.left, verb) == nil { // "số hóa 100% hồ sơ và 90% kết quả giải quyết"
		return true
	}
	if r.is(s.q.left-1, "là") && len(s.head) > 2 && r.is(s.head[0]-1, "được") { // "được xử lý trên môi trường mạng là 95% hồ sơ của các sở, 70% hồ sơ của UBND xã"
		return true
	}
	for k := len(s.pre) - 1; k >= 0; k-- {
		if r.is(s.pre[k], "sóng", "phủ") || r.is(s.pre[k], "hóa", "hoá") && r.is(s.pre[k]-1, "nhựa", "bê", "tông", "cứng", "cố") { // "mạng 4G phủ sóng 100% xã, 90% thôn"
			return true
		}
		if k > 2 && r.is(s.pre[k], "tại") {
			return true
		}
		if k > 2 && r.is(s.pre[k], "với", "cho") && !r.is(s.pre[k-1], "so", "đối", "cùng") && r.hasPredicate(s.pre[:k]) { // "thu qua ngân hàng với 95% khách ở phố, 80% khách ở quê"
			return true
		}
		if k > 2 && r.is(s.pre[k], "tới", "đến") && r.is(s.post[0], "xã", "thôn", "bản", "hộ", "khu", "phường", "làng") { // "kéo cáp quang tới 100% xã và 90% thôn"
			return true
		}
		if m := r.ending(s.pre[k]+1, verb); m != nil {
			return m.e.value == "share"
		}
		if r.role[s.pre[k]]&(boundLeft.bit()|yearRole|separatorRole) == 0 {
			break
		}
	}
	return false
}

// afterCue returns what stands after the last word that sets a goal, or what
// stands before it when only verbs follow ("tỷ lệ hộ nghèo phấn đấu còn 3%").
func (r *run) afterCue(pre []int32) []int32 {
	if r.lacksPhrase(cueTarget) {
		return pre
	}
	at := -1
	for k := len(pre) - 1; k >= 0; k-- {
		if r.stops[pre[k]+1]&cueTarget.bit() == 0 {
			continue
		}
		if m := r.ending(pre[k]+1, cueTarget); m != nil && m.e.weight > 0 && r.role[pre[k]]&cueTarget.bit() != 0 && !r.inName(pre, k, m) && !(r.is(m.from-1, "mức") && r.is(m.from, "giảm", "tăng")) {
			at = k
			break
		}
	}
	if at < 0 {
		return pre
	}
	if r.content(pre[at+1:]) {
		for back := 0; back < 3 && back <= at; back++ { // "nâng tỷ lệ …", "phấn đấu tăng trưởng …"
			if m := r.at(pre[at-back], starter); m != nil && m.to > pre[at] && m.to-m.from > 1 {
				return pre[at-back:]
			}
		}
		if r.is(pre[at], "mức") {
			return pre[at:]
		}
		return pre[at+1:]
	}
	k := at
	for k > 0 && r.role[pre[k-1]]&cueTarget.bit() != 0 {
		k--
	}
	if before := pre[:k]; r.content(before) {
		return r.join(r.afterCue(before), pre[at+1:], nil)
	}
	return pre
}

// aimNamed returns where in pre the name of an aim begins of which the "mà" at index k tells: "một chỉ tiêu | mà
// thành phố khó đạt là | tỷ lệ đi xe buýt"; 0 for none.
func (r *run) aimNamed(pre []int32, k int) int {
	if k == 0 || !r.is(pre[k], "mà") || !r.is(pre[k-1], "tiêu") || !r.is(pre[k-1]-1, "mục", "chỉ") {
		return 0
	}
	for n := k + 2; n < len(pre)-2 && n < k+14; n++ {
		if r.is(pre[n], "là") && r.content(pre[n+1:]) {
			return n + 1
		}
	}
	return 0
}

// inName reports whether a cue stands between what is measured and its number
// ("máy trạm phải đủ 98%") or inside its name ("hồ sơ đăng ký qua mạng"): words that
// name no speaker stand right before it.
func (r *run) inName(pre []int32, k int, m *match) bool {
	from := k - int(m.to-m.from) + 1
	if from > 3 && r.is(m.from, "duy") && r.is(pre[from-1], "và") && r.is(pre[from-2], "đạt") && r.anyBegins(pre[:from-2], starter) { // "tỷ lệ xã đạt và duy trì bộ tiêu chí"
		return true
	}
	if from > 0 && r.is(pre[from-1], "đúng", "khiến") || from > 1 && r.is(pre[from-1], "công") && r.is(pre[from-2], "thành") { // "bảo đảm đúng chỉ tiêu lạm phát"
		return false
	}
	if r.is(m.to-1, "tiêu") && r.is(m.from, "nâng", "hạ", "giảm", "điều") { // "nghị quyết nâng chỉ tiêu | hộ có cáp quang"
		return false
	}
	if m.e.weight >= 4 || from <= 0 || r.separates(pre[from-1]) || !r.content(pre[:from]) {
		return false
	}
	after := pre[k+1:]
	for len(after) > 0 && r.role[after[0]]&yearRole != 0 {
		after = after[1:]
	}
	if len(after) > 0 && r.isMark(after[0], ',') && r.separates(after[0]) { // "với mục tiêu đặt ra, kinh tế số chiếm 20%"
		return false
	}
	for len(after) > 0 && r.role[after[0]]&ignorable != 0 && r.at(after[0], starter) == nil {
		after = after[1:]
	}
	if len(after) == 0 || r.at(after[0], starter) != nil && !r.compound(after[0]) {
		return false
	}
	return !r.agent(pre[:from])
}

// postOf returns the words after the number that belong to the subject.
func (r *run) postOf(s *seg) []int32 {
	post, aim := s.post, r.inAim(s)
	if s.q.den != "" && s.q.unit == corpus.UnitRank {
		post = r.pastRanked(post)
	}
	said := r.isMark(s.q.left-1, ':') && len(post) > 0 && r.is(post[0], "được") // "Nước thải đô thị: 60% được thu gom, xử lý"
	out := r.mem.seqs.empty(len(post))
	for k := 0; k < len(post); k++ {
		i := post[k]
		t := &r.toks[i]
		if k > 0 && len(out) > 0 && r.mereWord(i) { // most tokens
			out = append(out, i)
			continue
		}
		if aim && r.closesAim(post, k) {
			break
		}
		if !s.first && r.toldOf(post, k) {
			if len(out) == 1 && r.is(out[0], "của") { // "của năm 2018"
				out = out[:0]
			}
			break
		}
		if t.kind == punct && t.ch == '(' && r.at(i+1, exclusion) != nil {
			for k < len(post) && !r.isMark(post[k], ')') {
				k++
			}
			continue
		}
		if k == 0 && (!s.first && r.isWord(i, "do") && !r.doneBy(i+1) || t.ch == '/' && r.wordAt(i+1, setPlanned) > 0 || len(post) > 3 && r.of(i, setAnd) && r.role[post[1]]&yearRole != 0 || r.isWord(i, "và") && r.is(i+1, "báo", "chịu", "định") && r.is(i+2, "cáo", "trách", "kỳ")) { // "đạt 68%/chỉ tiêu 85%", "tối thiểu 60% và báo cáo hằng tuần", "70% và đến năm 2030 phủ kín"
			break
		}
		if len(out) == 0 && r.isWord(i, "so") {
			if n := r.pastComparison(s, post, k); n > k {
				k = n - 1
				continue
			}
		}
		if len(out) > 1 && r.isWord(i, "so") {
			if n := r.pastYardstick(post, k); n > k {
				k = n - 1
				continue
			}
		}
		if m := r.at(i, tail); m != nil && !(s.first && r.onTheWay(post, k)) && (m.e.value == "anywhere" && !(r.is(i, "so") && m.to-m.from == 2 && r.measuredAgainst(m.to)) || len(out) > 0 && r.afterComma(post, k) && !r.doneToo(post, k) && !r.wardsOff(post, k)) {
			break
		}
		if r.role[i]&yearRole != 0 {
			continue
		}
		if t.kind == punct && t.ch == '(' {
			if rest := r.pastFraction(post[k:]); !s.first && len(rest) < len(post)-k {
				k = len(post) - len(rest) - 1
				continue
			}
			if end := r.whoAnswers(post, k); end > k {
				k = end
				continue
			}
			if end := r.remark(post, k); end > k {
				k = end
				continue
			}
		}
		if s.first && len(out) == 0 && t.ch == ',' && r.separates(i) && len(post) > k+2 && !r.is(post[k+1], "trong", "tại", "ở", "đối", "với", "tương", "lần") { // "xin giữ ở mức 90% trở lên, giao cao hơn là không thực chất"
			break
		}
		if r.stopsAt(s, post, k, len(out)) || len(out) > 1 && r.laterLevel(post, k) {
			break
		}
		if r.isWord(i, "để") && !s.first && !r.putsAside(s) && !r.hasObject(s.q) { // "bội chi 4% GRDP để huy động vốn"
			break
		}
		if r.leavesQuote(post, k) || k == 0 && (!s.first && t.ch == '"' || r.isWord(i, "để") && r.isMark(s.q.left-1, ',') || !s.first && t.ch == ',' && r.turnsToDoer(s, post)) || r.credits(post, k) {
			break
		}
		if len(out) > 1 && (t.ch == ',' || t.sets&setAnd != 0) && r.turnsAway(s, post, k) {
			break
		}
		if k == 0 && !s.first && t.ch == ',' && len(post) > 1 && (r.at(post[1], starter) != nil && !r.compound(post[1]) || r.outcome(post[1]) || !r.mayGoOn(post[1])) {
			break // "dưới 2%, tỷ lệ thất nghiệp giảm"
		}
		if !s.first && !said && k > 0 && t.kind == punct && (t.ch == ',' || t.ch == '(' || t.ch == 'E' || t.ch == '-' && !t.glued && !(r.isNumber(i-1) && r.isNumber(i+1)) && !(r.is(i+1, "xã") && r.is(i+2, "hội"))) && r.content(out) && !(t.ch == ',' && (r.enumerates(post[k+1:]) || r.hasObject(s.q) || r.givesTo(s.q, post[k+1:]) || r.twinObject(s.q, out, post[k+1:]))) {
			break
		}
		if t.kind == punct && t.ch == 'E' && k < len(post)-1 {
			if r.opensParenthesis(out) || r.listGoesOn(out, post[k+1:]) {
				continue
			}
			break
		}
		out = append(out, i)
	}
	return r.trimmed(r.withoutSpan(out), separatorRole|boundRight.bit())
}

// pastRanked drops the places among which one is ranked, which "13/34" counts, and what goes on behind them:
// "đứng thứ 13/34 | tỉnh, thành trong cả nước, tăng 2 bậc"; "vùng Đồng bằng sông Hồng" tells the ranking.
func (r *run) pastRanked(post []int32) []int32 {
	if len(post) == 0 {
		return post
	}
	m := r.at(post[0], rankNoun)
	if m == nil {
		return post
	}
	whole := post
	if post = post[min(int(m.to-m.from), len(post)):]; len(post) > 0 && r.is(post[0], "có") { // "thứ 12/63 địa phương có chỉ số cao"
		return whole
	}
	if len(post) > 0 && r.is(post[0], "trong", "trên", "của", "cả", "toàn", "vùng", "khu", "miền", "ở") {
		if r.is(post[0], "trong", "trên", "của") {
			post = post[1:]
		}
		if len(post) > 1 && r.is(post[0], "cả", "toàn") && r.is(post[1], "nước", "quốc") {
			post = post[2:]
		}
	}
	if len(post) > 0 && (r.toks[post[0]].kind != word || r.of(post[0], setAnd)) {
		return nil
	}
	return post
}

// mayGoOn reports a word that goes on, behind a comma, with what a number before it measures: what is
// said of it, or where.
func (r *run) mayGoOn(i int32) bool {
	return r.role[i]&predicate.bit() != 0 || r.is(i, "ở", "tại", "trên", "trong", "đối", "của", "thuộc", "cho", "với", "tính", "kể", "bao", "so", "nhất", "gồm")
}

// mereWord reports a word at token i of which no rule of postOf asks behind the first of its words: it
// neither ends the words behind a number nor is left out of them.
func (r *run) mereWord(i int32) bool {
	t := &r.toks[i]
	return !r.forms.unguarded && t.kind == word && t.sets&setAnd == 0 && r.role[i]&yearRole == 0 && (i < r.lo || i >= r.hi || r.begins[i]&(tail.bit()|stopWord.bit()) == 0) && !r.isWord(i, "do") && !r.isWord(i, "để")
}

// toldOf reports words at index k that tell of an aim who set it, and nothing of what it measures:
// "tăng trưởng 6,7% | do Quốc hội đề ra".
func (r *run) toldOf(post []int32, k int) bool {
	i := post[k]
	return r.isWord(i, "do") && r.setsAim(i+1) && !r.within(i, 6, "giao", "thông")
}

// within reports a word of two syllables in the n tokens from i on: "do hoạt động giao thông" sets no aim.
func (r *run) within(i, n int32, a, b string) bool {
	for j := i; j < i+n; j++ {
		if r.is(j, a) && r.is(j+1, b) {
			return true
		}
	}
	return false
}

// leavesQuote reports a mark at index k that closes what somebody said, who is named behind a
// comma or a dash: '… dưới 10%", ông nói', '… dùng nước sạch" - ông Nam nói'.
func (r *run) leavesQuote(post []int32, k int) bool {
	return r.toks[post[k]].ch == '"' && k+1 < len(post) && (r.isMark(post[k+1], ',') || r.isMark(post[k+1], '-'))
}

// credits reports a dash at index k before the source of a picture or who says it: "… dùng nước sạch - Ảnh: Hà An", "… dùng
// nước sạch - ông Nam nói".
func (r *run) credits(post []int32, k int) bool {
	if r.isMark(post[k], '-') && !r.toks[post[k]].glued && k+2 < len(post) && !r.shouted && (r.isIn(post[k+1], listBodies) || r.capital(post[k+1]) && r.of(post[k+1], setAgents)) && r.agent(post[k+1:]) {
		return true
	}
	return r.isMark(post[k], '-') && k+2 < len(post) && r.is(post[k+1], "ảnh", "video", "nguồn", "clip", "tranh") && r.isMark(post[k+2], ':')
}

// onTheWay reports a "trước khi …" that stands between what is counted and what is said of
// it: "hệ thống trước khi đưa vào vận hành được phê duyệt cấp độ".
func (r *run) onTheWay(post []int32, k int) bool {
	if r.is(post[k], "trước") && (r.is(post[k]+1, "kết", "hôn") || r.is(post[k]+1, "khi") && r.is(post[k]+2, "kết", "sinh")) { // "khám sức khỏe trước khi kết hôn"
		return true
	}
	if !r.is(post[k], "trước") || !r.is(post[k]+1, "khi") || k == 0 || r.hasPredicate(post[:k]) {
		return false
	}
	for n := k + 3; n < len(post) && !r.isMark(post[n], ','); n++ {
		if r.is(post[n], "được", "phải") {
			return true
		}
	}
	return false
}

// doneToo reports a verb behind a comma that is one more of those behind "được", none of which
// has an object yet: "được tập huấn, bồi dưỡng, | phổ cập kỹ năng số".
func (r *run) doneToo(post []int32, k int) bool {
	if r.is(post[k], "nhưng", "tuy", "trong", "qua", "đồng", "cao", "thấp", "ưu", "đặc", "nhất", "riêng", "kể", "từng", "phấn", "hướng", "nếu", "khi", "còn", "vì", "đảm", "bảo") { // a turn, no verb
		return false
	}
	words := 0
	for n := k - 2; n >= 0; n-- {
		switch {
		case r.is(post[n], "được"):
			return words > 0
		case r.isMark(post[n], ',') && words > 0:
			words = 0
		case r.toks[post[n]].kind == word && words < 2:
			words++
		default:
			return false
		}
	}
	return false
}

// turnsAway reports whether a mark or "và" at index k begins another goal, one without a
// percentage: "98% hồ sơ đúng hạn và xóa hết xã trắng", "95% dân số có thẻ, không còn hộ nghèo".
func (r *run) turnsAway(s *seg, post []int32, k int) bool {
	if !r.isMark(post[k], ',') && !r.of(post[k], setAnd) || k+2 >= len(post) {
		return false
	}
	i := post[k+1]
	if r.isMark(post[k], ',') {
		return r.turnsToDoer(s, post[k:]) || r.firstPredicate(post[:k]) > 0 && r.turnsToBodies(post[k+1:])
	}
	for n := k + 3; n < min(k+9, len(post)) && r.toks[post[n]].kind == word; n++ { // "phủ 90% dân số và các trạm y tế phải dùng thật", not "100% xã và phường sẽ có …"
		if r.is(post[n], "phải", "sẽ") && !r.hasPredicate(post[:k]) && (r.content(s.pre) || r.takesObject(s.q.left-1) || k > 2 && r.is(i, "các", "mỗi", "từng") && !r.is(post[0], "các")) {
			return true
		}
	}
	return r.is(i, "thôn", "xã", "huyện", "bản", "ấp", "tỉnh", "phường", "khu") && r.is(i+1, "đạt") && r.firstPredicate(post[:k]) > 0 // "100% hộ có nhà tiêu và thôn đạt chuẩn"
}

// takesObject reports a verb at token i whose object a number behind it begins: "phủ 90% dân số", not "có 90% hộ".
func (r *run) takesObject(i int32) bool {
	return r.tok(i).kind == word && r.role[i]&(actWord.bit()|predicate.bit()|verb.bit()) != 0 && !r.is(i, "có", "đạt", "là")
}

// hasObject reports whether a verb of doing stands right before a number, so that the
// words after it are its object: "số hóa 80% hồ sơ, kết quả giải quyết".
func (r *run) hasObject(q *quantity) bool {
	return r.ending(q.left, actWord) != nil && r.ending(q.left, verb) == nil
}

// givesTo reports words that go on with those to whom something is given, or with what is used: "trợ giúp pháp lý cho 100%
// người nghèo, | người có công khi có yêu cầu", "sử dụng 100% túi, | bao bì thân thiện với môi trường".
func (r *run) givesTo(q *quantity, rest []int32) bool {
	return (r.is(q.left-1, "cho") || r.listBefore(q.left, listUses) > 0) && len(rest) > 0 && r.toks[rest[0]].kind == word && r.role[rest[0]]&(actWord.bit()|predicate.bit()|verb.bit()|tail.bit()|connective.bit()|cueTarget.bit()|cueResult.bit()) == 0
}

// twinObject reports a second object of the verb right before a number, of which more is said:
// "tái sử dụng 80% thông tin, dữ liệu đã số hóa".
func (r *run) twinObject(q *quantity, out, rest []int32) bool {
	if r.tok(q.left-1).kind != word || r.role[q.left-1]&predicate.bit() == 0 || r.is(q.left-1, "đạt", "có", "được") || len(out) > 4 || r.hasPredicate(out) {
		return false
	}
	for k, i := range rest[:min(len(rest), 4)] {
		if k > 0 && r.is(i, "đã", "được", "còn", "đang") {
			return true
		}
		if r.toks[i].kind != word || r.role[i]&ignorable != 0 || r.at(i, starter) != nil {
			return false
		}
	}
	return false
}

// doneBy reports whoever does or owns something at token i, behind "do": "do xã quản lý"; a reason
// stands there else: "do hạn hán".
func (r *run) doneBy(i int32) bool {
	return i < r.hi && (r.role[i]&(tierWord.bit()|actor.bit()) != 0 || r.holder([]int32{i})) || r.is(i, "nhà", "nhân", "các", "ubnd", "tỉnh", "bộ", "hội", "mình", "đó", "vậy")
}

// pastComparison returns where in post what is measured begins behind what a change is told
// against: "giảm 15% | so với năm 2025 | số vụ cháy"; k where nothing is.
func (r *run) pastComparison(s *seg, post []int32, k int) int {
	if !s.first || !r.lessens(s) || !r.is(post[k]+1, "với") {
		return k
	}
	n := k + 2
	for n < len(post) && (r.role[post[n]]&yearRole != 0 || r.of(post[n], setYardsticks) || r.is(post[n], "kỳ", "quân", "trước", "liền", "đoạn", "hoạch", "mức")) {
		n++
	}
	for n < len(post) && (r.isMark(post[n], ',') || r.is(post[n], "về", "đối", "với", "cả")) {
		n++
	}
	if n == k+2 || !r.content(post[n:]) || r.at(post[n], tail) != nil || r.at(post[n], starter) == nil && !r.is(post[n], "ba", "hai", "các", "tình", "tội", "tai", "thiệt") {
		return k
	}
	return n
}

// measuredAgainst reports whether "so với" names what a share is of ("so với tổng
// mức bán lẻ") rather than another time or plan.
func (r *run) measuredAgainst(i int32) bool {
	for r.is(i, "với", "mức", "số") {
		i++
	}
	return r.tok(i).kind == word && r.role[i]&yearRole == 0 && !r.of(i, setYardsticks)
}

// whoAnswers returns the index of the parenthesis that closes who answers for a goal: "(Sở Nội vụ chủ trì)", k for none.
func (r *run) whoAnswers(post []int32, k int) int {
	for j := k + 1; j < len(post); j++ {
		if !r.isMark(post[j], ')') {
			continue
		}
		if in := post[k+1 : j]; len(in) > 1 && r.toks[in[0]].upper && !r.shouted && !r.is(in[1], "ty") && r.is(in[0], "sở", "công", "văn", "ban", "phòng", "ubnd", "bộ", "cục", "chi", "thanh", "mttq") && r.agent(in) {
			return j
		}
		break
	}
	return k
}

// remark returns the index of the parenthesis that closes a remark on time ("(trước
// 30/6/2022)"), k when it is more than that.
func (r *run) remark(post []int32, k int) int {
	for j := k + 1; j < len(post); j++ {
		if r.isMark(post[j], ')') {
			return j
		}
		if r.toks[post[j]].kind == word && r.role[post[j]]&(yearRole|ignorable) == 0 {
			return k
		}
	}
	return k
}

// enumerates reports whether the rest after a comma only goes on with a list of
// nouns ("cán bộ, công chức cấp xã").
func (r *run) enumerates(rest []int32) bool {
	if len(rest) == 0 {
		return false
	}
	for k, i := range rest {
		if r.is(i, "giữ") { // "đàn gia cầm tăng 5%, đàn bò giữ ổn định"
			return false
		}
		if r.role[i]&yearRole != 0 {
			return true
		}
		if k > 1 && r.isMark(rest[k-1], ',') && r.at(i, tail) != nil {
			return true
		}
		if k > 11 {
			return false
		}
		if k > 0 && r.of(i, setAnd) && k+1 < len(rest) && r.is(rest[k+1], "được", "phải", "không") { // "phủ 100% xã, | phường và được cập nhật"
			return true
		}
		if r.role[i]&(verb.bit()|predicate.bit()|tail.bit()|cueTarget.bit()|cueResult.bit()|yearRole) != 0 || r.toks[i].kind == punct && r.toks[i].ch != ',' {
			return false
		}
	}
	return true
}

func (r *run) afterComma(toks []int32, k int) bool {
	for k--; k >= 0; k-- {
		i := toks[k]
		if r.toks[i].kind == punct {
			return true
		}
		if !r.is(i, "và", "còn") {
			return false
		}
	}
	return true
}

// withoutTier leaves out the tiers of a subject with the preposition before them.
func (r *run) withoutTier(toks []int32) []int32 {
	out := r.mem.seqs.empty(len(toks))
	place := int32(-1) // where the name goes on of a place that was dropped: "xã | Ea Súp"
	for _, i := range toks {
		if i == place && r.toks[i].kind == word && r.toks[i].upper && !r.shouted {
			place++
			continue
		}
		if r.role[i]&tierWord.bit() != 0 {
			place = i + 1
			for len(out) > 0 && (r.is(out[len(out)-1], "tại", "ở", "cho", "của", "toàn", "khối", "các", "đối", "với", "là") || r.toks[out[len(out)-1]].kind == punct && !(r.toks[out[len(out)-1]].ch == ')' && openOf(r, out) >= 0)) {
				out = out[:len(out)-1]
			}
			continue
		}
		out = append(out, i)
	}
	for len(out) > 0 && r.toks[out[len(out)-1]].kind == punct && !(r.toks[out[len(out)-1]].ch == ')' && openOf(r, out) >= 0) {
		out = out[:len(out)-1]
	}
	for len(out) > 0 && r.role[out[0]]&separatorRole != 0 || len(out) > 0 && r.is(out[0], "và") {
		out = out[1:]
	}
	return out
}

// predicateAt returns the index in toks where the predicate begins, or -1. The
// head noun always comes first.
func (r *run) predicateAt(toks []int32) int {
	for k := 2; k < len(toks); k++ {
		if r.role[toks[k]]&predicate.bit() != 0 && r.at(toks[k], predicate) != nil && !(r.isWord(toks[k], "giải") && r.isWord(toks[k-1], "quả")) && !(r.isWord(toks[k], "phủ") && r.isWord(toks[k-1], "bao")) {
			if k > 2 && r.isWord(toks[k-1], "không") { // "thanh toán | không dùng tiền mặt"
				k--
			}
			return k
		}
	}
	return -1
}

func (r *run) hasPredicate(toks []int32) bool { return r.predicateAt(toks) >= 0 }

// putsAside reports a share of money that is set aside for something told behind it: "dành 3% để …".
func (r *run) putsAside(s *seg) bool {
	return slices.ContainsFunc(s.pre, func(i int32) bool {
		m := r.at(i, verb)
		return m != nil && m.e.value == "share" && r.is(i, "dành", "bố", "phân", "trích")
	})
}

// turnsToDoer reports a clause behind a comma that tells who does what for what was just aimed at, or says it:
// "Với mục tiêu … dưới 3%, tỉnh đã giao nhiệm vụ …", "tăng 7%, Chính phủ, các bộ, ngành cần …".
func (r *run) turnsToDoer(s *seg, post []int32) bool {
	if i := post[0]; len(post) > 1 && r.is(i+1, "ngành", "ban", "địa") && (r.is(i-1, "bộ", "sở", "cấp") || r.is(i-1, "ban", "ngành")) { // "giao cho các bộ, ngành đã hoàn thành"
		return false
	}
	if i := post[0]; s.first && r.is(i-1, "tỉnh", "huyện", "quận", "xã", "phường") && (r.is(i+1, "thành", "thị") && !r.tok(i+3).upper || r.is(i+1, "huyện", "xã", "phường", "đặc") && !r.tok(i+2).upper) { // "100% các tỉnh, thành phố đã thực hiện"
		return false
	}
	most := 14
	if s.first {
		most = 7
	}
	for k := 1; k < min(len(post), most); k++ {
		i := post[k]
		switch {
		case r.is(i, "đã", "sẽ", "đang", "cần", "phải") && !r.isWord(i-1, "không"), r.isWord(i, "tiếp") && r.isWord(i+1, "tục"), r.isWord(i, "tập") && r.isWord(i+1, "trung"),
			!s.first && (r.isWord(i, "yêu") && r.is(i+1, "cầu") || r.isWord(i, "đề") && r.is(i+1, "nghị") || r.isWord(i, "cho") && r.is(i+1, "rằng", "biết", "hay")):
			return k > 1 && r.agent(post[1:k])
		case r.isMark(i, ',') && !s.first:
		case r.toks[i].kind != word || k > 6 && !r.is(i, "bộ", "ngành", "địa", "phương", "đơn", "vị", "các", "cấp", "sở", "ban", "và"):
			return false
		}
	}
	return false
}

// mainPredicate is where a subject says what is done or had, past what only tells which things are
// meant: "đang hoạt động", "sử dụng trái phép"; -1 for nowhere.
func (r *run) mainPredicate(toks []int32) int {
	for from := 0; ; {
		p := r.firstPredicate(toks[from:])
		if p < 0 {
			return -1
		}
		i := toks[from+p]
		illegal := false
		for j := i + 1; j < i+5 && !illegal; j++ {
			illegal = r.is(j, "trái") && r.is(j+1, "phép")
		}
		if !illegal && !(r.is(i, "hoạt") && r.is(i-1, "đang")) && !(r.is(i, "trực") && r.is(i+1, "thuộc") || r.is(i, "thuộc") && r.is(i-1, "trực")) {
			return from + p
		}
		from += p + 1
	}
}

// sharePredicate gives a predicate that stands once, after the last number, to
// the numbers before it: "90% … cấp tỉnh, 80% … và 60% … cấp xã được xử lý …".
func (r *run) sharePredicate(segs []seg) {
	for k := len(segs) - 2; k >= 0; k-- {
		s, next := &segs[k], &segs[k+1]
		if !s.first && len(r.trimmed(s.pre, ignorable)) > 3 || !next.first || s.paren || next.paren || r.among([]int32{next.q.left}) || s.q.unit != corpus.UnitPercent || !r.content(s.own) && !r.bodiesBeside(segs, k) || r.mainPredicate(s.subject) > 0 || r.lessens(s) || r.saysAll(s.subject) || r.assures(s.subject) || r.doesSo(s.subject) || r.goalCue(next) {
			continue
		}
		src := next.own
		if next.fwd {
			src = next.subject
		}
		if next.carried && len(next.post) > 0 && r.role[next.post[0]]&predicate.bit() != 0 && len(next.subject) > 0 && len(s.subject) > 0 && next.subject[0] == s.subject[0] { // "100% đường tỉnh vào cấp, 90% được bảo trì"
			continue
		}
		p := r.predicateAt(src)
		if p != 2 && len(src) > 2 && r.is(src[0], "xã", "thôn", "bản", "hộ", "phường", "huyện", "làng", "ấp", "khóm", "buôn", "xe", "taxi", "trạm") && (r.is(src[1], "có", "được", "đạt") || r.is(src[1], "sử") && r.is(src[1]+1, "dụng")) && (len(s.subject) < 2 || r.role[s.subject[1]]&predicate.bit() == 0 || !r.content(s.own)) {
			p = 1 // "70% hộ gia đình, 100% xã có cáp quang"
		}
		if p < 0 && len(src) > 0 && len(s.subject) > 0 && r.is(next.q.left-1, "và") && r.word(s.subject[0]) == r.word(src[0]) {
			p = r.standsAt(src) // "100% công trình mới và 30% công trình cũ bảo đảm điều kiện tiếp cận"
		}
		if p < 0 && (next.q.value == s.q.value || r.is(next.q.left-1, "và")) && r.qualifiedAt(s.subject) < 0 {
			p = r.qualifiedAt(src) // "100% trạm y tế, 100% bệnh viện đủ điều kiện khám bệnh từ xa"
		}
		if p < 0 && len(src) > 2 {
			p = r.gradeAt(src) // "85% cơ sở Đoàn, 85% chi đoàn xếp loại tốt"
		}
		if p < 0 || r.is(src[p], "do") || r.endsAlike(s.subject, src) || r.bearsTitle(s.subject, src[:p]) { // "90% hồ sơ giao dịch điện tử; 100% đơn vị thực hiện giao dịch điện tử"
			continue
		}
		if !r.is(next.q.left-1, "và") && !next.fwd && r.knownAlone(s, src, next.q.left-1) {
			continue
		}
		if !r.content(s.own) {
			s.subject, s.carried = s.own, false
		}
		s.subject = r.join(s.subject, src[p:], nil)
		s.fwd = true
	}
	// later ones that named only a tier share it too: "90% hồ sơ cấp tỉnh, 80% cấp huyện được xử lý …"
	for k := range segs {
		s := &segs[k]
		if k == 0 || !s.carried || !s.first || !r.onlyTierLead(s.own) {
			continue
		}
		before := &segs[k-1]
		if p := r.predicateAt(before.subject); p >= 0 && !r.hasPredicate(s.subject) {
			s.subject = r.join(s.subject, before.subject[p:], nil)
		}
	}
}

// bodiesBeside reports bodies counted beside others of which more is said, where nothing before them
// in the sentence is measured: "30% sở, ngành và 25% xã, phường xếp loại xuất sắc".
func (r *run) bodiesBeside(segs []seg, k int) bool {
	own, next := segs[k].own, segs[k+1].own
	return k == 0 && !r.sameSentence && len(own) > 0 && len(next) > len(own) && r.onlyTier(own) && !r.is(own[0], "cấp", "ở", "tại") && r.role[next[0]]&tierWord.bit() != 0 && !r.is(next[0], "cấp")
}

// shareAim gives those whom a verb is to bring somewhere where the next are brought too: "thu hút 40% học
// sinh THCS và 45% học sinh THPT | vào giáo dục nghề nghiệp".
func (r *run) shareAim(segs []seg) {
	for k := len(segs) - 2; k >= 0; k-- {
		s, next := &segs[k], &segs[k+1]
		if s.paren || next.paren || s.q.unit != corpus.UnitPercent || next.q.unit != s.q.unit || !r.is(next.q.left-1, "và") && !r.isMark(next.q.left-1, ',') || len(next.own) < 4 || next.own[0] < next.q.right || len(s.post) == 0 || len(s.subject) == 0 || !r.brings(s.q.left) {
			continue
		}
		to := slices.IndexFunc(next.own, func(i int32) bool {
			return r.is(i, "vào", "sang", "lên", "ra") && !r.is(i-1, "đầu", "trở", "đưa")
		})
		if to < 2 || to+1 >= len(next.own) || slices.ContainsFunc(s.subject, func(i int32) bool { return r.is(i, "vào", "sang", "lên", "ra") }) {
			continue
		}
		s.subject = r.join(s.subject, next.own[to:], nil)
	}
}

// brings reports a verb right before a number that brings things or people somewhere.
func (r *run) brings(i int32) bool {
	return r.is(i-1, "hút") && r.is(i-2, "thu") || r.is(i-1, "đưa") || r.is(i-1, "động") && r.is(i-2, "huy") || r.is(i-1, "đổi") && r.is(i-2, "chuyển")
}

// qualifiedAt returns where it is said of things that they meet conditions, -1 for nowhere.
func (r *run) qualifiedAt(toks []int32) int {
	for k := 2; k+3 < len(toks); k++ {
		if r.is(toks[k], "đủ") && r.is(toks[k+1], "điều") && r.is(toks[k+2], "kiện") {
			return k
		}
	}
	return -1
}

// assures reports things counted that are told to assure something: "trường học bảo đảm chương trình".
func (r *run) assures(subject []int32) bool {
	k := r.standsAt(subject)
	return k > 1 && !r.is(subject[k], "là")
}

// endsAlike reports two runs of words that end with the same two.
func (r *run) endsAlike(a, b []int32) bool {
	n, m := len(a), len(b)
	return n > 3 && m > 3 && r.word(a[n-1]) == r.word(b[m-1]) && r.word(a[n-2]) == r.word(b[m-2])
}

// gradeAt returns where the grade of things begins: "xếp loại tốt", "hoàn thành tốt nhiệm vụ"; -1 for
// nowhere.
func (r *run) gradeAt(toks []int32) int {
	for k := 1; k+1 < len(toks); k++ {
		if i := toks[k]; r.is(i, "xếp") && r.is(i+1, "loại", "hạng") || r.rating(i) {
			return k
		}
	}
	return -1
}

// standsAt returns where what things are or keep is said of them, -1 for nowhere.
func (r *run) standsAt(toks []int32) int {
	for k := 2; k+1 < len(toks); k++ {
		if r.isWord(toks[k], "là") || r.is(toks[k], "bảo", "đảm") && r.is(toks[k]+1, "đảm", "bảo") {
			return k
		}
	}
	return -1
}

// bearsTitle reports families or villages that bear a title, which says all of them; next are others: "87% gia đình
// văn hóa, 94% người dân | tham gia BHYT".
func (r *run) bearsTitle(subject, next []int32) bool {
	n := len(subject)
	return n > 2 && n < 8 && r.is(subject[0], "gia", "hộ", "thôn", "làng", "bản", "ấp", "khu", "tổ", "xóm", "khóm", "buôn") && r.inList(subject[n-2], listTitles) == 2 &&
		!r.endsAlike(subject, next) && !(len(next) > 1 && r.word(next[0]) == r.word(subject[0]) && r.word(next[1]) == r.word(subject[1]))
}

// knownAlone reports a number whose words name one indicator while those behind the next, of
// another kind of things, name another: "60% diện tích lúa chất lượng cao; 70% hộ dân sử dụng
// nước sạch" share nothing.
func (r *run) knownAlone(s *seg, next []int32, semicolon int32) bool {
	if len(s.subject) < 5 || r.key(&r.toks[s.subject[0]]) == r.key(&r.toks[next[0]]) && !r.isMark(semicolon, ';') || r.tierIn(s.subject) { // "70% di tích, 50% lễ hội được số hóa"
		return false
	}
	names := func(toks []int32) string {
		if m, ok := r.mem.find.Classify(r.spelt(toks), taxonomy.Subject{Unit: s.q.unit}); ok && m.Score >= weak-2 {
			return m.ID
		}
		return ""
	}
	own := names(s.subject)
	return own != "" && own != names(next)
}

// spelt spells tokens out. The result holds until the next call.
func (r *run) spelt(toks []int32) []*taxonomy.Word {
	r.mem.words = r.spell(r.mem.words[:0], toks, longestPhrase)
	return r.mem.words
}

// saysAll reports things counted with all that is said of them: "lao động qua đào tạo", "học
// sinh hoàn thành chương trình", "đạt nông thôn mới kiểu mẫu".
func (r *run) saysAll(subject []int32) bool {
	if len(subject) > 0 && r.predicateFirst(subject) {
		return true
	}
	for k := 1; k+1 < len(subject); k++ {
		if i := subject[k]; r.isWord(i, "qua") && r.isWord(i+1, "đào") || r.isWord(i, "hoàn") && r.isWord(i+1, "thành") {
			return true
		}
	}
	return false
}

// lessens reports a verb of change right before a number: "giảm 2% biên chế và 4% số người
// hưởng lương" says nothing of the former's pay.
func (r *run) lessens(s *seg) bool {
	m := r.ending(s.q.left, verb)
	return m != nil && (m.e.value == "increase" || m.e.value == "decrease")
}

func (r *run) onlyTierLead(toks []int32) bool {
	return len(toks) > 0 && r.onlyTier(toks)
}
