package extract

import (
	"slices"

	"chitieu/corpus"
	"chitieu/extract/taxonomy"
)

// shareOfThem gives a share right behind so many things, with a comma and a verb between, what they are: "có 320.000 người
// tham gia BHXH, | chiếm | 45% lực lượng lao động". What was planned is no whole of theirs: ", đạt 103% kế hoạch".
func (r *run) shareOfThem(l *link) bool {
	s, before := l.s, l.before
	if !l.near || s.paren || before.paren || !before.first || s.q.unit != corpus.UnitPercent || before.q.unit != corpus.UnitCount && before.q.unit != corpus.UnitAmount || len(before.subject) < 2 || len(l.post) == 0 {
		return false
	}
	m := r.ending(s.q.left, verb)
	if m == nil || m.e.value != "share" && m.e.value != "level" || !r.isMark(m.from-1, ',') || r.wordAt(l.post[0], setPlan|setPlanned) > 0 || r.firstPredicate(l.post) >= 0 || r.preposed(l.post) || !r.content(l.post) {
		return false
	}
	s.own = l.post
	return s.carry(r.join(before.subject, l.post, nil), before.subject)
}

// subjectBehind composes the subject of a number that stands before its words.
func (r *run) subjectBehind(l *link) {
	if to := r.changedThing(l); len(to) > 0 {
		l.post = to
	}
	if r.otherGrade(l) || r.namesNothing(l) || l.before != nil && (r.shareOfThem(l) || r.takesMore(l) || r.saysOfSome(l) || r.someHolders(l) || r.bracketedToo(l) || r.goesThere(l) || r.inPlaceOf(l) || r.amongThem(l) || r.saysOfThem(l) || r.underVerb(l)) {
		return
	}
	l.s.own, l.s.subject = l.post, r.join(r.develops(l.s), l.post, nil)
	if fuller := r.saidFuller(l.s.pre, l.post); len(fuller) > len(l.post) {
		l.s.subject = fuller
		return
	}
	if r.givenToo(l) {
		return
	}
	if p := r.sameToo(l); p > 0 {
		l.s.carry(r.join(l.post, l.before.subject[p:], nil), l.s.subject)
		return
	}
	if before := l.before; l.near && !before.first && len(before.head) > 0 && r.shares(before) && !r.newItem(l) && !r.setsAside(l.s) && !r.hasPredicate(l.post) && l.s.outer < 0 {
		// "phủ trên 99% hộ gia đình, 100% xã"
		l.s.carry(r.join(before.head, l.post, nil), before.head)
	}
}

// develops is "phát triển" right before a number of things: there it is what is done with them, elsewhere a field.
func (r *run) develops(s *seg) []int32 {
	to := s.q.left
	for r.is(to-1, "thêm", "được") {
		to--
	}
	from := to - 2
	if r.is(to-1, "mới") {
		from--
	}
	if s.q.unit != corpus.UnitCount || from < r.unitFrom || !r.isWord(from, "phát") || !r.isWord(from+1, "triển") {
		return nil
	}
	return r.seqOf(from, to)
}

// givenToo goes on with those to whom something is given: "bồi dưỡng kỹ năng số cho 100% cán bộ và 70%
// người dân", "phổ biến pháp luật cho học sinh tại 100% trường và trên 70% người lao động".
func (r *run) givenToo(l *link) bool {
	s, before, post := l.s, l.before, l.post
	if !l.near || before.first || s.outer >= 0 || s.q.unit != corpus.UnitPercent || before.q.unit != corpus.UnitPercent || len(before.head) < 2 || len(post) == 0 ||
		!r.isMark(s.q.left-1, ',') && !r.is(s.q.left-1, "và") || !r.holder(post) && !(r.is(post[0], "đoàn", "hội", "đảng", "thành") && r.is(post[0]+1, "viên")) || r.hasPredicate(post) || r.lessens(before) {
		return false
	}
	head := before.head
	switch {
	case r.is(before.q.left-1, "cho"):
	case r.is(before.q.left-1, "tại", "ở"): // to whom stands before the place
		for k := len(head) - 2; k > 1 && k > len(head)-6; k-- {
			if r.is(head[k], "cho") && r.holder(head[k+1:]) {
				return s.carry(r.join(head[:k], post, nil), head[:k])
			}
		}
		return false
	default:
		return false
	}
	return s.carry(r.join(head, post, nil), head)
}

// newItem reports things counted in an item of their own, behind a part of a whole: "hộ thể thao chiếm
// 32% tổng số hộ; 100% trường học …".
func (r *run) newItem(l *link) bool {
	if !r.isMark(l.s.q.left-1, ';') {
		return false
	}
	return r.hasShare(l.before)
}

// setsAside reports a number with a verb of its own that says what is done with its share: "tiết kiệm điện
// 5%; | tiết kiệm 10% chi thường xuyên".
func (r *run) setsAside(s *seg) bool {
	m := r.ending(s.q.left, verb)
	return m != nil && m.e.value == "share" && r.is(m.from, "tiết", "dành", "bố", "phân")
}

// namesNothing takes everything from before: "năm 2030 khoảng 50%", "giảm 2,17%".
func (r *run) namesNothing(l *link) bool {
	s, before, post := l.s, l.before, l.post
	if len(post) > 0 && (r.content(post) || r.onlyTier(post) || s.q.unit == corpus.UnitPercent && r.countsBodies(post)) && !(l.near && r.givenBy(post)) {
		return false
	}
	s.own = post
	if goals := r.pastMarks(s.post); !l.near && r.isPlanned(goals) && !r.isMark(s.post[0], '/') { // "Ngành tập trung hoàn thành 100% chỉ tiêu"
		goals = goals[:min(int(r.wordAt(goals[0], setPlanned)), len(goals))]
		s.own, s.subject = goals, goals
	} else if goals := r.ownGoals(s); len(goals) > 0 {
		s.own, s.subject, s.head = goals, goals, goals
	} else if before == nil {
		s.subject = post
	} else {
		whole := before.subject
		if l.near && before.q.unit == corpus.UnitAmount && s.q.unit == corpus.UnitPercent && !before.first && len(before.head) > 2 { // "tỷ số … 111 bé trai trên 100 bé gái, tăng 0,3%"
			whole = before.head
		}
		s.carry(whole, before.head)
		if rest := r.remainder(s.pre); l.near && len(rest) > 0 { // "còn lại 70%"
			s.head = r.base(before)
			s.subject = r.join(s.head, rest, nil)
		}
	}
	if said := r.saidBefore(s.pre); len(said) > 0 {
		s.subject, s.head, s.own = said, said, said
	}
	return true
}

// ownGoals is whose goals are fulfilled, where they are told: "kết nạp 60 đảng viên, hoàn thành 100% | chỉ tiêu giao quân".
// "thu ngân sách 20 tỷ đồng, hoàn thành 100% chỉ tiêu" is of what stands before.
func (r *run) ownGoals(s *seg) []int32 {
	goals := r.pastMarks(s.post)
	if !r.isPlanned(goals) || !r.is(s.q.left-1, "thành", "hiện") || !r.is(s.q.left-2, "hoàn", "thực") {
		return nil
	}
	end := 0
	for end < len(goals) && r.toks[goals[end]].kind == word {
		end++
	}
	n := min(int(r.wordAt(goals[0], setPlanned)), end)
	if _, ok := r.mem.find.Classify(r.spell(nil, goals[n:end], longestPhrase), taxonomy.Subject{Unit: corpus.UnitPercent}); !ok {
		return nil
	}
	return goals[:end]
}

// counted is those whom a number counts, with all that is said of them: "hỗ trợ 120 | lao động đi làm việc ở nước ngoài".
func (r *run) counted(s *seg) []int32 {
	for k, i := range s.subject {
		if i >= s.q.to && len(s.subject)-k > 4 {
			return s.subject[k:]
		}
	}
	return r.headNoun(s.subject)
}

// otherGrade reads "85% trường đạt mức độ 2 trở lên, 30% đạt mức 3".
func (r *run) otherGrade(l *link) bool {
	post := l.s.post
	if !l.near || !l.before.first || len(post) < 3 || len(post) > 6 || !r.is(post[0], "đạt") || !r.is(post[1], "mức", "loại", "hạng", "bậc", "cấp") || !slices.ContainsFunc(post[2:], r.isNumber) {
		return false
	}
	p := r.firstPredicate(l.before.subject)
	if p < 1 {
		return false
	}
	post = r.pastEnd(post)
	l.s.own, l.s.carried = post, true
	if k := r.twoAt(l.before.subject, post[1:]); k > p+2 && r.is(l.before.subject[k], "mức") { // "đạt chuẩn phổ cập tiểu học mức độ 2, 85% đạt mức độ 3"
		l.s.subject = r.join(l.before.subject[:k], post[1:], nil)
		return true
	}
	l.s.subject = r.join(l.before.subject[:p], post, nil)
	return true
}

// pastEnd leaves out the punctuation that words end with.
func (r *run) pastEnd(toks []int32) []int32 {
	for len(toks) > 0 && r.toks[toks[len(toks)-1]].kind == punct {
		toks = toks[:len(toks)-1]
	}
	return toks
}

// bracketedToo reads "đạt 95% (vùng thấp), 90% (vùng cao)".
func (r *run) bracketedToo(l *link) bool {
	if !l.near || l.before.first || !r.bracketed(l.s, l.before) {
		return false
	}
	l.s.own = l.post
	return l.s.carry(r.join(l.before.head, l.post, nil), l.before.head)
}

// inPlaceOf puts a level or a place in the place of that of the subject before: "90% tại cấp
// tỉnh, 80% tại cấp huyện".
func (r *run) inPlaceOf(l *link) bool {
	s, before, post := l.s, l.before, l.post
	if len(before.subject) == 0 || !r.onlyTier(post) && !r.preposed(post) {
		return false
	}
	s.own = post
	base := before.head
	if len(base) == 0 || r.hasObject(before.q) {
		base = before.subject
	}
	if l.near && !r.onlyTier(post) && r.sameWord(before.subject, post[0]) > 1 { // "100% ở tiểu học và 50% ở THCS"
		return s.carry(r.exchanged(before.subject, post), base)
	}
	return s.carry(r.join(r.withoutTier(base), post, nil), base)
}

// amongThem completes some of the things counted before.
func (r *run) amongThem(l *link) bool {
	s, before, post := l.s, l.before, l.post
	if !l.near {
		return false
	}
	among := len(post) < 4 && !r.is(post[0], "là") && len(before.subject) > 1 && s.q.unit == corpus.UnitPercent && r.among([]int32{s.q.left}) &&
		r.firstPredicate(post) < 0 && !r.holder(post) && !r.tierIn(post) && !r.denominator(s, post)
	if r.sameAmong(l) { // "90% người cao tuổi được khám sức khỏe, trong đó 100% người cao tuổi khuyết tật nặng"
		subject := r.join(post, before.subject[r.firstPredicate(before.subject):], nil)
		s.own = post
		return s.carry(subject, subject)
	}
	if among { // "100% học sinh được học 2 buổi/ngày, trong đó 70% bán trú"
		s.own, s.carried = post, true
		who := r.headNoun(before.subject)
		if before.q.unit == corpus.UnitCount && before.q.noun > before.q.to { // "5.000 người áp dụng biện pháp tránh thai, trong đó 60% tự chi trả"
			who = r.counted(before)
		}
		s.subject = r.join(who, post, nil)
		return true
	}
	if k := r.sizedAnew(post, before.subject); k > 0 { // "100% cơ sở chăn nuôi quy mô lớn, 60% quy mô vừa và nhỏ có …"
		s.own = post
		subject := r.join(before.subject[:k], post, nil)
		return s.carry(subject, subject)
	}
	if k := r.graded(before.subject, post); k > 0 { // "30% xã nông thôn mới nâng cao, 10% kiểu mẫu"
		s.subject = r.join(before.subject[:k], post, nil)
		s.own, s.carried = s.subject, true
		return true
	}
	if len(post) > 1 && r.is(post[0], "là") && len(before.subject) > 1 { // "đào tạo 1.500 lao động, trong đó 70% là nữ"
		s.own, s.carried = post, true
		who := r.headNoun(before.subject)
		if before.q.unit == corpus.UnitCount && before.q.noun > before.q.to { // "900 lao động có việc làm, trong đó 40% là nữ"
			who = r.counted(before)
		}
		if k := slices.IndexFunc(who, func(i int32) bool { return r.is(i, "là") }); k > 0 { // "50% chủ thể là hợp tác xã, 30% là doanh nghiệp"
			who = who[:k]
		}
		s.subject, s.head = r.join(who, post, nil), who
		return true
	}
	if before.first && r.levelOfSame(before, post) { // "90% cơ quan cấp huyện và 70% cấp xã kết nối mạng …"
		s.own = post
		subject := r.join(r.withoutTier(r.headNoun(before.subject)), post, nil)
		return s.carry(subject, subject)
	}
	return false
}

// sameToo returns where the predicate of the things counted before begins when words that end their
// sentence, or a clause of others of the same noun, only name others, of which the same is said:
// "100% hồ chứa được lắp đặt hệ thống giám sát; 80% trọng điểm đê điều."; 0 otherwise.
func (r *run) sameToo(l *link) int {
	s, before, post := l.s, l.before, l.post
	if !l.near || len(before.subject) == 0 || before.q.unit != corpus.UnitPercent || s.q.unit != corpus.UnitPercent || !before.first || s.paren || s.outer >= 0 || len(post) < 2 || len(post) > 7 || !r.closesAt(post[len(post)-1]+1) && !(r.isMark(s.q.left-1, ',') && r.isMark(post[len(post)-1]+1, ';') && r.word(post[0]) == r.word(before.subject[0])) || r.among([]int32{s.q.left}) {
		return 0
	}
	if r.firstPredicate(post) >= 0 || r.hasVerb(s.pre) || r.hasVerb(before.pre) || r.content(s.pre) || r.tierIn(post) || r.firstPredicate(before.subject) < 1 || !r.is(before.subject[r.firstPredicate(before.subject)], "được", "có", "sử", "thực", "triển", "áp", "ứng") {
		return 0
	}
	if m, ok := r.mem.find.Classify(r.spelt(post), taxonomy.Subject{Unit: s.q.unit}); ok && m.Score > weak {
		return 0
	}
	return r.firstPredicate(before.subject)
}

// goesThere reads "huy động 52% trẻ ra nhà trẻ, 99% ra lớp mẫu giáo".
func (r *run) goesThere(l *link) bool {
	k := r.goesAnew(l.post, l.before.subject)
	if !l.near || k == 0 || r.content(l.s.pre) {
		return false
	}
	l.s.own = l.post
	subject := r.join(l.before.subject[:k], l.post, nil)
	return l.s.carry(subject, subject)
}

// goesAnew returns where in a subject it is told where those counted go when words begin with nothing but
// another such place: "… | ra nhà trẻ" and "ra lớp mẫu giáo"; 0 for nowhere.
func (r *run) goesAnew(post, subject []int32) int {
	if len(post) < 2 || len(post) > 7 || !r.is(post[0], "ra", "vào", "đi", "lên", "sang") {
		return 0
	}
	for k := len(subject) - 2; k > 1; k-- {
		if r.word(subject[k]) == r.word(post[0]) {
			return k
		}
	}
	return 0
}

// sizedAnew returns where the size or the class of the things counted before stands when words begin
// with another one; 0 for nowhere.
func (r *run) sizedAnew(post, subject []int32) int {
	if len(post) > 1 && r.schoolLevel(post[0]) { // "100% học bạ số cấp tiểu học và 70% cấp THPT được ký số"
		for k := 1; k+1 < len(subject); k++ {
			if r.schoolLevel(subject[k]) {
				return k
			}
		}
		return 0
	}
	if len(post) < 3 || !(r.isWord(post[0], "quy") && r.isWord(post[1], "mô") || r.is(post[0], "hạng", "loại") || r.isWord(post[0], "độ") && r.isWord(post[1], "tuổi")) {
		return 0
	}
	for k := 1; k+1 < len(subject); k++ {
		if r.word(subject[k]) == r.word(post[0]) && (r.is(post[0], "hạng", "loại") || r.word(subject[k+1]) == r.word(post[1])) {
			return k
		}
	}
	return 0
}

// schoolLevel reports a level of school at token i, with the word for levels before it: "cấp THPT", "bậc tiểu học".
func (r *run) schoolLevel(i int32) bool {
	return r.is(i, "cấp", "bậc", "khối") && (r.is(i+1, "thpt", "thcs", "tiểu") || r.is(i+1, "mầm") && r.is(i+2, "non") || r.is(i+1, "trung") && r.is(i+2, "học"))
}

// sameAmong reports some of the things counted before that are named anew with nothing said of them.
func (r *run) sameAmong(l *link) bool {
	s, before, post := l.s, l.before, l.post
	return len(post) > 2 && len(post) < 9 && s.q.unit == corpus.UnitPercent && before.first && r.among([]int32{s.q.left}) &&
		len(before.subject) > 4 && r.word(post[0]) == r.word(before.subject[0]) && r.word(post[1]) == r.word(before.subject[1]) &&
		r.firstPredicate(post) < 0 && r.firstPredicate(before.subject) > 1
}

// saysOfThem completes what is said of things named before: "100% xã giữ vững tiêu chí, trong
// đó 40% đạt chuẩn nâng cao".
func (r *run) saysOfThem(l *link) bool {
	s, before, post := l.s, l.before, l.post
	says := r.predicateFirst(post)
	switch {
	case before.caption && says:
		s.own = post
		return s.carry(r.join(before.subject, post, nil), before.subject)
	case l.near && says && len(before.subject) > 0 && before.subject[0] > before.q.from && before.first && r.role[before.subject[0]]&predicate.bit() != 0 && r.role[post[0]]&predicate.bit() != 0:
		return false // "40% đạt chuẩn nâng cao và 10% đạt chuẩn kiểu mẫu": each says all of its own
	case r.doesToo(l):
		who := r.headNoun(before.subject)
		if k := r.ratedAt(who); k > 0 { // "90% đảng viên hoàn thành tốt nhiệm vụ, 15% hoàn thành xuất sắc"
			who = who[:k]
		}
		s.subject = r.join(who, post, nil)
		s.own, s.carried = s.subject, true
		return true
	case l.near && len(before.subject) > 0 && (says || r.is(post[0], "cập") && before.first || r.role[post[0]]&predicate.bit() != 0 && r.among([]int32{s.q.left})):
		who := r.headNoun(before.subject)
		if k := r.lastDone(before.subject); k > len(who) && r.is(post[0], "được") && len(who) < 3 { // "người | chấp hành xong án phạt tù | được quản lý"
			who = before.subject[:k]
		}
		s.subject = r.join(who, post, nil)
		s.own, s.carried = s.subject, true
		return true
	}
	return false
}

// lastDone returns where the last "được" of a subject stands, -1 for nowhere.
func (r *run) lastDone(subject []int32) int {
	for k := len(subject) - 1; k > 1; k-- {
		if r.is(subject[k], "được") {
			return k
		}
	}
	return -1
}

// doesToo reports what those counted before do besides, told by its verb right behind the number: "95%
// hộ kinh doanh trang bị bình chữa cháy, 70% mở lối thoát nạn thứ hai".
func (r *run) doesToo(l *link) bool {
	before, i := l.before, l.post[0]
	if l.near && !before.first && r.rating(i) && r.among([]int32{l.s.q.left}) { // "tỷ lệ chi bộ hoàn thành tốt nhiệm vụ đạt 90%, trong đó 20% hoàn thành xuất sắc nhiệm vụ"
		return r.ratedAt(before.subject) > 0
	}
	if !l.near || !before.first || l.s.q.unit != corpus.UnitPercent || before.q.unit != corpus.UnitPercent || len(l.post) < 3 || len(before.subject) < 3 || r.content(l.s.pre) && !r.among([]int32{l.s.q.left}) {
		return false
	}
	if r.ratedAt(before.subject) > 0 {
		return r.ratedAt(l.post) == 0
	}
	return r.firstPredicate(before.subject) > 1 && (r.is(i, "mở", "lắp", "mua", "nhận") || r.role[i]&predicate.bit() != 0 && r.at(i, predicate) != nil && r.is(i, "xây", "thành", "trang", "áp", "ứng", "ban", "bố", "cài", "nộp", "đăng", "duy"))
}

// ratedAt returns where a rating begins: "hoàn thành tốt nhiệm vụ"; -1 for nowhere.
func (r *run) ratedAt(toks []int32) int {
	return slices.IndexFunc(toks, r.rating)
}

// rating reports a rating that begins at token i.
func (r *run) rating(i int32) bool {
	return r.isWord(i, "hoàn") && r.is(i+1, "thành") && r.is(i+2, "xuất", "tốt", "nhiệm")
}

// underVerb completes what the verb of the number before governs too.
func (r *run) underVerb(l *link) bool {
	s, before, post := l.s, l.before, l.post
	if !l.near || len(before.head) == 0 || before.first && !before.carried {
		return false
	}
	switch {
	case r.setsAside(s): // "tiết kiệm điện 5%; tiết kiệm 10% chi thường xuyên"
		return false
	case r.denominator(s, post) || r.raised(s): // "đạt 1,2% GRDP, đến năm 2030 đạt 2% GRDP"
		s.own = post
		who := r.grower(s, before.head)
		return s.carry(r.join(who, post, nil), who)
	case !before.first && r.sameThings(before.post, post) && !r.hasPredicate(post): // "huy động đạt 38% trẻ em nhà trẻ và 97% trẻ em mẫu giáo"
		s.own = post
		return s.carry(r.join(before.head, post, nil), before.head)
	}
	return false
}

// closesAt reports the end of a sentence or of the block at token i.
func (r *run) closesAt(i int32) bool { return i >= r.hi || r.endsSentence(i) }
