package extract

// unnamed gives numbers for which nothing measured was found what the nearest heading measures: "3. Lộ
// trình giảm tỷ lệ chôn lấp" over "Năm 2025: còn 70%". No record is left without a subject where the
// article names one.
func (r *run) unnamed(segs []seg) {
	var of []int32
	for k := range segs {
		s := &segs[k]
		if len(s.subject) > 0 {
			continue
		}
		if s.paren {
			s.subject = r.beforeBracket(s)
		}
		if len(s.subject) == 0 {
			if of == nil {
				of = r.headed()
			}
			s.subject = of
		}
		s.head, s.carried = s.subject, true
	}
}

// beforeBracket is what a value in brackets is of that no number stands before: "chưa đạt chỉ tiêu về
// tốc độ tăng trưởng (7,1%, kế hoạch 7,5%)".
func (r *run) beforeBracket(s *seg) []int32 {
	i := s.q.left
	for i > r.unitFrom && !r.isMark(i, '(') {
		i--
	}
	if i == r.unitFrom {
		return nil
	}
	return r.trimmed(r.afterCalled(r.afterCue(r.lastClause(r.visible(r.unitFrom, i)))), ignorable)
}

// headed is what the innermost heading measures, without the words for how it is to move.
func (r *run) headed() []int32 {
	for n := len(r.headings) - 1; n >= 0; n-- {
		h := &r.headings[n]
		if len(h.measure) > 0 && !h.asked {
			return h.measure
		}
	}
	return nil
}

// headMeasure is what the heading at hand measures, nil for nothing.
func (r *run) headMeasure() []int32 {
	hi := r.hi
	if r.isMark(hi-1, ':') {
		hi--
	}
	toks := r.seqOf(r.lo, hi)
	for len(toks) > 0 && (r.toks[toks[0]].kind != word || r.roman(toks[0]) || r.toks[toks[0]].end-r.toks[toks[0]].start < 2) { // "2.1.", "a)", "IV."
		toks = toks[1:]
	}
	for k := 0; k < min(len(toks), 8); k++ {
		if m := r.at(toks[k], starter); m != nil && m.to-m.from > 1 && !r.compound(toks[k]) {
			toks = toks[k:]
			break
		}
	}
	for k := 2; k+1 < len(toks); k++ {
		if i := toks[k]; r.isWord(i, "theo") && r.is(i+1, "lộ", "từng") || r.isWord(i, "như") && r.isWord(i+1, "sau") || r.isWord(i, "qua") && r.isWord(i+1, "các") || r.isWord(i, "cụ") && r.isWord(i+1, "thể") {
			toks = toks[:k]
			break
		}
	}
	toks = r.trimmed(r.withoutTimes(r.afterCue(toks)), ignorable)
	if !r.content(toks) || r.agent(toks) {
		return nil
	}
	return toks
}
