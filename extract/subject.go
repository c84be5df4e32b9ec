package extract

import "chitieu/corpus"

// compose gives every segment its complete subject: its own words, what it shares
// with the segment before it, and a predicate that stands once at the end.
// prev is the last segment of the unit before, when there is one.
func (r *run) compose(segs []seg, prev *seg) {
	for k := range segs {
		s := &segs[k]
		before := prev
		if k > 0 {
			before = &segs[k-1]
		}
		if s.outer >= 0 {
			before = &segs[s.outer]
		}
		r.composeOne(s, before)
	}
	r.sharePredicate(segs)
	for k := 1; k < len(segs); k++ {
		if s, b := &segs[k], &segs[k-1]; s.carried && r.continuesBound(s, b) {
			s.q.bound = b.q.bound
		}
	}
}

// continuesBound reports whether a floor holds for the next values of the same
// list too: "tối thiểu 85% cho các sở, 75% cho UBND cấp huyện".
func (r *run) continuesBound(s, b *seg) bool {
	if s.q.bound != corpus.Exactly || s.q.unit != b.q.unit || s.q.left != s.q.from || b.q.isRange || b.q.bound == corpus.Roughly {
		return false
	}
	for _, i := range s.pre {
		if r.role[i]&(verb.bit()|yearRole|cueTarget.bit()|cueResult.bit()) != 0 {
			return false
		}
	}
	return len(s.own) > 0 && (r.onlyTier(s.own) && !r.countsUnits(s.own) || r.preposed(s.own) || r.inParensAfter(s.q))
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

func (r *run) composeOne(s *seg, before *seg) {
	pre, post := r.afterCue(r.lastClause(s.pre)), r.postOf(s)
	if r.underParent(s, pre, post) {
		return
	}
	switch {
	case !s.first && r.onlyTier(pre) && before != nil:
		// "cấp huyện 80%": the subject named before, with this tier
		s.own = pre
		s.subject = join(r.withoutTier(before.subject), r.trimmed(pre, separatorRole|connective.bit()), nil)
		if len(post) > 0 && !before.first {
			s.subject = join(r.withoutTier(before.head), r.trimmed(pre, separatorRole|connective.bit()), post)
		}
		s.head, s.carried = before.head, true
	case !s.first:
		pre = r.trimmed(pre, ignorable)
		if r.preposed(pre) && before != nil && len(before.head) > 0 && !s.paren {
			s.subject = join(r.withoutTier(before.head), pre, post)
			s.own, s.head, s.carried = join(pre, post, nil), before.head, true
			return
		}
		s.own = join(pre, post, nil)
		s.subject = s.own
		s.head = pre
		if before != nil && !before.first && r.isPart(pre) && len(before.subject) >= len(pre)+3 {
			// "ở đô thị đạt 95%, nông thôn đạt 80%"
			s.subject = join(r.withoutPart(before.subject), s.own, nil)
			s.carried = true
		}
	case len(post) == 0 || !r.content(post) && !r.onlyTier(post):
		// "năm 2030 khoảng 50%", "giảm 2,17%": everything was said before
		if before != nil {
			s.subject, s.head, s.carried = before.subject, before.head, true
		}
		if s.own = post; before == nil {
			s.subject = post
		}
	case before != nil && (r.onlyTier(post) || r.preposed(post)) && len(before.subject) > 0:
		s.own = post
		base := before.head
		if len(base) == 0 {
			base = before.subject
		}
		s.subject = join(r.withoutTier(base), post, nil)
		s.head, s.carried = before.head, true
	default:
		s.own = post
		s.subject = post
		if before != nil && !before.first && len(before.head) > 0 && r.shares(before) && !r.hasPredicate(post) && s.outer < 0 {
			// "phủ trên 99% hộ gia đình, 100% xã"
			s.subject = join(before.head, post, nil)
			s.head, s.carried = before.head, true
		}
	}
}

// underParent completes a part of a list with the subject before its colon: "Tỷ
// lệ huy động trẻ đến trường: nhà trẻ đạt 20%; mẫu giáo đạt 92%".
func (r *run) underParent(s *seg, pre, post []int32) bool {
	if r.parentBlock != r.blockNo || len(r.parent) == 0 || s.paren || s.outer >= 0 {
		return false
	}
	own := r.trimmed(pre, ignorable)
	if s.first {
		own = post
		if r.hasPredicate(own) || len(own) > 8 {
			return false
		}
	}
	if r.onlyTier(pre) {
		own = r.trimmed(pre, separatorRole|connective.bit())
	}
	if len(own) > 8 || len(own) > 0 && r.at(own[0], starter) != nil && !r.compound(own[0]) {
		return false
	}
	s.own = own
	s.subject = join(r.withoutTierIf(r.parent, own), own, nil)
	if !s.first {
		s.subject = join(s.subject, post, nil)
	}
	s.head, s.carried = r.parent, true
	return true
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
		if r.role[i]&partWord.bit() == 0 && r.toks[i].kind == word && !(k < 3 && r.is(i, "ở", "khu", "vực", "tại", "của", "cấp", "bậc", "ngành", "các", "vùng", "lĩnh", "đối", "với", "và")) {
			return false
		}
	}
	return true
}

// withoutPart leaves out the part that an earlier segment named.
func (r *run) withoutPart(toks []int32) []int32 {
	n := len(toks)
	for n > 0 && (r.role[toks[n-1]]&partWord.bit() != 0 || r.is(toks[n-1], "ở", "tại", "khu", "vực", "bậc", "cấp", "và") || r.toks[toks[n-1]].kind == punct) {
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
	for k := len(s.pre) - 1; k >= 0; k-- {
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
	at := -1
	for k := len(pre) - 1; k >= 0; k-- {
		if m := r.ending(pre[k]+1, cueTarget); m != nil && m.e.weight > 0 {
			at = k
			break
		}
	}
	if at < 0 {
		return pre
	}
	if r.content(pre[at+1:]) {
		if m := r.ending(pre[at]+1, cueTarget); m.to-m.from > 1 && r.is(m.to-1, "lệ") { // "nâng tỷ lệ …"
			return pre[max(at-1, 0):]
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
		return join(before, pre[at+1:], nil)
	}
	return pre
}

// postOf returns the words after the number that belong to the subject.
func (r *run) postOf(s *seg) []int32 {
	post := s.post
	out := make([]int32, 0, len(post))
	for k := 0; k < len(post); k++ {
		i := post[k]
		t := &r.toks[i]
		if t.kind == punct && t.ch == '(' && r.at(i+1, exclusion) != nil {
			for k < len(post) && !r.isMark(post[k], ')') {
				k++
			}
			continue
		}
		if m := r.at(i, tail); m != nil && len(out) > 0 && (k == 0 || r.afterComma(post, k) || anywhere(m.e.phrase)) {
			break
		}
		if r.role[i]&yearRole != 0 {
			continue
		}
		if !s.first && k > 0 && t.kind == punct && (t.ch == ',' || t.ch == '(' || t.ch == 'E' || t.ch == '-' && !t.glued) && r.content(out) && !(t.ch == ',' && r.enumerates(post[k+1:])) {
			break
		}
		if t.kind == punct && t.ch == 'E' && k < len(post)-1 {
			break
		}
		out = append(out, i)
	}
	return r.trimmed(out, separatorRole|boundRight.bit())
}

// enumerates reports whether the rest after a comma only goes on with a list of
// nouns ("cán bộ, công chức cấp xã").
func (r *run) enumerates(rest []int32) bool {
	if len(rest) == 0 || len(rest) > 9 {
		return false
	}
	for _, i := range rest {
		if r.role[i]&(verb.bit()|predicate.bit()|tail.bit()|cueTarget.bit()|cueResult.bit()|yearRole) != 0 || r.toks[i].kind == punct && r.toks[i].ch != ',' {
			return false
		}
	}
	return true
}

// anywhere tells the tails that need no comma before them.
func anywhere(phrase string) bool {
	switch phrase {
	case "góp phần", "nhằm", "so với cùng kỳ", "so với năm", "so cùng kỳ", "so năm", "so với đầu năm", "do các nguyên nhân", "theo lộ trình", "để phục vụ", "cùng kỳ":
		return true
	}
	return false
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
	out := make([]int32, 0, len(toks))
	for _, i := range toks {
		if r.role[i]&tierWord.bit() != 0 {
			for len(out) > 0 && (r.is(out[len(out)-1], "tại", "ở", "cho", "của", "khối", "các", "đối", "với", "là") || r.toks[out[len(out)-1]].kind == punct) {
				out = out[:len(out)-1]
			}
			continue
		}
		out = append(out, i)
	}
	for len(out) > 0 && r.toks[out[len(out)-1]].kind == punct {
		out = out[:len(out)-1]
	}
	return out
}

// predicateAt returns the index in toks where the predicate begins, or -1. The
// head noun always comes first.
func (r *run) predicateAt(toks []int32) int {
	for k := 2; k < len(toks); k++ {
		if m := r.at(toks[k], predicate); m != nil {
			return k
		}
	}
	return -1
}

func (r *run) hasPredicate(toks []int32) bool { return r.predicateAt(toks) >= 0 }

// sharePredicate gives a predicate that stands once, after the last number, to
// the numbers before it: "90% … cấp tỉnh, 80% … và 60% … cấp xã được xử lý …".
func (r *run) sharePredicate(segs []seg) {
	for k := len(segs) - 2; k >= 0; k-- {
		s, next := &segs[k], &segs[k+1]
		if !s.first || !next.first || s.paren || next.paren || s.q.unit != corpus.UnitPercent || !r.content(s.own) || r.hasPredicate(s.subject) {
			continue
		}
		src := next.own
		if next.fwd {
			src = next.subject
		}
		p := r.predicateAt(src)
		if p < 0 {
			continue
		}
		s.subject = join(s.subject, src[p:], nil)
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
			s.subject = join(s.subject, before.subject[p:], nil)
		}
	}
}

func (r *run) onlyTierLead(toks []int32) bool {
	return len(toks) > 0 && r.onlyTier(toks)
}

func join(a, b, c []int32) []int32 {
	out := make([]int32, 0, len(a)+len(b)+len(c))
	return append(append(append(out, a...), b...), c...)
}
