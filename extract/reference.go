package extract

// provision is a numbered clause of a decision and what it measures, for those that refer
// to it: "tỷ lệ nêu tại khoản 1 Điều 2 được nâng lên thành 90%".
type provision struct {
	article, clause string
	subject         []int32
}

// locate notes which article and clause of a decision the block at hand begins: "Điều 2.",
// "1. Tỷ lệ …".
func (r *run) locate() {
	r.clause = ""
	switch {
	case r.isWord(r.lo, "điều") && r.isNumber(r.lo+1) && r.toks[r.lo].upper:
		r.articleNo = r.str(r.lo + 1)
	case r.articleNo != "" && r.isNumber(r.lo) && r.isMark(r.lo+1, '.'):
		r.clause = r.str(r.lo)
	}
}

// provide keeps what the clause at hand measures first.
func (r *run) provide(subject []int32) {
	if r.clause == "" || len(subject) == 0 {
		return
	}
	r.provisions = append(r.provisions, provision{r.articleNo, r.clause, subject})
	r.clause = ""
}

// referred gives a number that names a clause instead of a measure the subject of that
// clause, with the level or the part that it names itself.
func (r *run) referred(s *seg) bool {
	if r.lacks("khoản") {
		return false
	}
	if len(r.provisions) == 0 || s.paren {
		return false
	}
	for k, i := range s.pre {
		if !r.is(i, "khoản") || !r.isNumber(i+1) || !r.onlyPoints(s.pre[:k]) {
			continue
		}
		article, end := r.articleNo, i+2
		if r.is(end, "điều") && r.isNumber(end+1) {
			article, end = r.str(end+1), end+2
		}
		for n := len(r.provisions) - 1; n >= 0; n-- {
			if p := &r.provisions[n]; p.article == article && p.clause == r.str(i+1) {
				for k < len(s.pre) && s.pre[k] < end {
					k++
				}
				own := r.trimmed(s.pre[k:], ignorable)
				if !r.onlyTier(own) && !r.isPlace(own) {
					own = nil
				}
				s.own, s.head = own, p.subject
				s.subject = r.join(r.withoutTierIf(p.subject, own), own, nil)
				s.carried = true
				return true
			}
		}
	}
	return false
}

// onlyPoints reports words that measure nothing but point to where something is set: "Các
// chỉ tiêu nêu tại".
func (r *run) onlyPoints(toks []int32) bool {
	for _, i := range toks {
		if r.toks[i].kind == word && r.role[i]&ignorable == 0 && !r.isIn(i, listPointsTo) && r.toks[i].end-r.toks[i].start > 1 {
			return false
		}
	}
	return true
}
