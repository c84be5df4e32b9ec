package extract

// asOfNow dates a goal of an article whose date is known that no words of its sentence date: what is over dates
// no goal but one that a result is held against, and what nothing dates is due in the year at hand. "Năm 2025,
// 91% người dân xã có thẻ. Xã được giao 95%."
func (r *run) asOfNow(s *seg, at when, before *leaning) when {
	if r.info.Published == "" || r.info.Province == nil || r.yearly(s) {
		return at
	}
	told, apart := at.method == "carried" && !at.here, r.year.block != r.blockNo // in words before its own; in another paragraph
	switch {
	case at.year == 0:
		if r.vagueTime(s) || r.info.SourceKind == "full_text" || r.late() { // what a plan of December is for nobody told
			return at
		}
	case !told:
		return at
	case at.year > r.pubYear: // paragraphs ago, and other matter since
		if apart && r.planYear == 0 && !r.year.heading && !r.year.lead && r.goalDated.block != r.blockNo && !r.item && (r.telling || r.blockNo-max(r.year.block, r.goalBlock) > 1) {
			return when{year: r.pubYear, method: "inferred"}
		}
		return at
	case at.year == r.pubYear: // a goal beside it is for a later one
		if !(apart && r.telling && r.goalDated.block == r.blockNo && r.goalDated.year > at.year) {
			return at
		}
	case r.beside(s.q) > 3 || before != nil && before.score < 0:
		return at
	}
	switch {
	case r.goalDated.block == r.blockNo && r.goalDated.year >= r.pubYear:
		return when{year: r.goalDated.year, from: r.goalDated.from, method: "carried"}
	case r.planYear >= r.pubYear && at.year != 0:
		return when{year: r.planYear, from: r.planFrom, method: "plan"}
	}
	return when{year: r.pubYear, method: "inferred"}
}

// vagueTime reports a time to come that nobody dates, in the paragraph up to the number: "những năm tới", "cuối nhiệm kỳ", "về
// lâu dài".
func (r *run) vagueTime(s *seg) bool {
	for i := max(r.lo, s.q.left-120); i < min(s.q.right+12, r.hi); i++ {
		switch {
		case r.of(i, setClock):
			if r.is(i, "nhiệm") && r.is(i+1, "kỳ") && (r.is(i-1, "cuối", "hết") || r.is(i+2, "tới", "mới", "sau")) || r.role[i]&yearRole == 0 && r.is(i, "năm") && r.is(i+1, "tới", "sau") || r.is(i, "thời", "giai") && r.is(i+1, "gian", "đoạn") && r.is(i+2, "tới", "sau", "tiếp") {
				return true
			}
		case r.is(i, "lâu") && r.is(i+1, "dài"), r.is(i, "tương") && r.is(i+1, "lai"):
			return true
		}
	}
	return false
}
