package extract

import "slices"

// withPeriod gives what grows the part of the year that its number is for, which no year tells: "GRDP | 6 tháng
// cuối năm | phải tăng 8%", "tăng trưởng quý II đạt 10%, | hai quý còn lại | 11%".
func (r *run) withPeriod(s *seg) {
	if len(s.subject) == 0 || s.paren && s.outer < 0 && len(s.pre) == 0 || r.lacks("quý") && r.lacks("tháng") && r.lacks("cả") {
		return
	}
	of := r.withoutPeriod(s.subject)
	if len(of) == 0 || !r.lessens(s) && s.change == "" && !r.ofTheYear(of) {
		return
	}
	from, to := r.ownPeriod(s, of)
	if from == to {
		if len(of) < len(s.subject) && s.carried && r.toldTime(s.pre) { // "quý II đạt 10%, năm 2026 đạt 9%"
			s.subject = of
		}
		return
	}
	of = slices.DeleteFunc(slices.Clone(of), func(i int32) bool { return from <= i && i < to })
	period := r.seqOf(from, to)
	if k := slices.Index(of, from-1); k >= 0 && !r.is(from-1, "hết") {
		s.subject = r.join(of[:k+1], period, of[k+1:])
		return
	}
	s.subject = r.join(of, period, nil)
}

// toldTime reports words with a time of their own.
func (r *run) toldTime(toks []int32) bool {
	return slices.ContainsFunc(toks, func(i int32) bool { return r.role[i]&yearRole != 0 || r.is(i, "năm") })
}

// ofTheYear reports words for what is told of parts of a year: "giải ngân vốn", "thu ngân sách", "GRDP".
func (r *run) ofTheYear(toks []int32) bool {
	return r.of(toks[0], setIndex) || slices.ContainsFunc(toks, func(i int32) bool {
		return r.isWord(i, "trưởng") && r.isWord(i-1, "tăng") || r.isWord(i, "ngân") && r.isWord(i-1, "giải") || r.isWord(i, "phát") && r.isWord(i-1, "lạm")
	})
}

// ownPeriod returns the part of a year that stands between the number before and that of a segment: right
// behind what it measures, or at the head of its clause. A deadline ("đến hết quý II") is none.
func (r *run) ownPeriod(s *seg, of []int32) (from, to int32) {
	for k := len(s.pre) - 1; k >= 0; k-- {
		i := s.pre[k]
		if r.toks[i].kind == punct && k < len(s.pre)-2 && !r.isMark(i, ',') {
			break
		}
		n := r.periodAt(i)
		if n == 0 {
			continue
		}
		behind := slices.Contains(of, i-1)
		switch {
		case r.is(i-1, "hết") && slices.Contains(of, i-2):
		case behind && !r.is(i-1, "trong", "của", "cho", "với"):
		case r.tok(i-1).kind == word && !r.is(i-1, "và", "thì", "còn", "riêng", "chung", "quân", "cả", "là", "đó", "đấu"):
			return 0, 0
		case r.is(i, "cả") && !((r.lessens(s) || s.change != "") && r.grows(of)):
			return 0, 0
		case !r.headsClause(s, i+n, of):
			return 0, 0
		}
		return i, i + n
	}
	return 0, 0
}

// headsClause reports that nothing stands between token i and the number of a segment, or the thing measured alone.
func (r *run) headsClause(s *seg, i int32, of []int32) bool {
	for i < s.q.left && (r.role[i]&yearRole != 0 || r.isMark(i, ',') || r.isNumber(i)) {
		i++
	}
	for n := int32(0); n < 5 && i < s.q.left; n++ {
		if slices.Contains(of, i) {
			return true
		}
		if r.isMark(i, ',') {
			return false
		}
		i++
	}
	return i == s.q.left
}

// grows reports words for growth itself.
func (r *run) grows(toks []int32) bool {
	return slices.ContainsFunc(toks, func(i int32) bool { return r.is(i, "trưởng") && r.is(i-1, "tăng") })
}

// periodAt returns how many tokens name a part of a year at token i: "quý II", "6 tháng cuối năm", "cả năm";
// 0 for none.
func (r *run) periodAt(i int32) int32 {
	switch {
	case r.isWord(i, "cả"):
		if r.is(i+1, "năm") {
			return 2
		}
		return 0
	case r.isWord(i, "quý"):
		if r.tok(i+1).kind == word && r.roman(i+1) || r.isNumber(i+1) || r.is(i+1, "này", "đầu", "cuối") {
			return 2
		}
		return 0
	case !r.isWord(i+1, "quý") && !r.isWord(i+1, "tháng"), !r.isNumber(i) && !r.is(i, "hai", "ba", "sáu", "chín"):
		return 0
	}
	n := int32(2)
	switch {
	case r.is(i+1, "quý") && r.is(i+2, "còn"):
		return 4
	case r.is(i+1, "quý") && r.is(i+2, "đầu", "cuối"):
	case !r.is(i+1, "tháng") || r.is(i-1, "ngày") || r.isMark(i-1, '/') || r.isNumber(i+2):
		return 0
	case r.is(i+2, "còn") && r.is(i+3, "lại"):
		return 4
	}
	if r.is(i+n, "đầu", "cuối") {
		n++
		if r.is(i+n, "năm") {
			n++
		}
	}
	return n
}

// withoutPeriod leaves the parts of a year out of a subject, and what is left of them where their time was.
func (r *run) withoutPeriod(toks []int32) []int32 {
	for k := 1; k < len(toks); k++ {
		n := r.periodAt(toks[k])
		if n == 0 {
			continue
		}
		to := k
		for to < len(toks) && toks[to] >= toks[k] && toks[to] < toks[k]+n {
			to++
		}
		toks = r.join(toks[:k], toks[to:], nil)
		k--
	}
	return toks
}

// withoutLength drops how many months or quarters there are of a time that was taken out: "tăng trưởng | 06 |
// của tỉnh", "hai".
func (r *run) withoutLength(toks []int32) []int32 {
	for k, i := range toks {
		if (k+1 == len(toks) || toks[k+1] > i+1) && r.is(i+1, "quý", "tháng") && r.periodAt(i) > 0 {
			from := k
			if from > 0 && r.is(toks[from-1], "trong", "suốt", "qua") {
				from--
			}
			return r.join(toks[:from], toks[k+1:], nil)
		}
	}
	return toks
}
