package extract

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
	pre, post := r.withoutDrive(r.withoutDoer(r.withoutAnaphor(r.withoutTimes(r.afterCue(r.lastClause(s.pre)))))), r.postOf(s)
	if r.quotedFigure(s, before) || r.referred(s) || r.movedTo(s, before, post) || r.underParent(s, before, pre, post) || r.noneOf(s, before) {
		return
	}
	pre = r.withoutRemark(pre)
	if s.paren && s.outer >= 0 {
		if r.saysOfOuter(s, before, post) {
			return
		}
		if pre = r.beforeComparison(pre); !r.content(pre) {
			s.first = true
		}
	}
	if r.underScope(s, post) {
		return
	}
	if r.onlyGiven(pre) { // "năm nay được giao 2,5%"
		pre, s.first = nil, true
	}
	l := link{s: s, before: before, near: before != nil && (s.outer >= 0 || before.sentence == r.sentenceNo), raw: pre, pre: pre, post: post}
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

// onlyGiven reports words that only say that somebody sets the number.
func (r *run) onlyGiven(pre []int32) bool {
	pre = r.trimmed(pre, ignorable)
	for _, i := range pre {
		if !r.is(i, "được", "giao", "đề", "đặt", "ra") {
			return false
		}
	}
	return len(pre) > 0
}

// quotedFigure takes "con số 40%" for what was told before: "ông khoanh đỏ con số 40%".
func (r *run) quotedFigure(s, before *seg) bool {
	if !r.is(s.q.left-1, "số") || !r.is(s.q.left-2, "con") || before == nil || before.sentence != r.sentenceNo || len(before.subject) == 0 {
		return false
	}
	s.own = nil
	return s.carry(before.subject, before.head)
}

// saysOfOuter completes a number in parentheses that says something of what stands before
// them: "85% giáo viên đạt chuẩn (được bồi dưỡng 40%)".
func (r *run) saysOfOuter(s, before *seg, post []int32) bool {
	own := r.unmarked(s.pre)
	if r.placesOnly(own) && len(post) == 0 {
		s.own = own
		return s.carryPart(r.join(r.base(before), own, nil), r.base(before))
	}
	if s.first || !r.predicateFirst(own) {
		return false
	}
	s.own = r.join(own, post, nil)
	subject := r.join(r.headNoun(before.subject), own, post)
	return s.carry(subject, subject)
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
	if !s.first {
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
	return s.carry(r.join(r.withoutTier(whole), level, nil), before.head)
}
