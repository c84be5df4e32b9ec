package extract

import (
	"chitieu/corpus"
	"chitieu/extract/taxonomy"
)

// unnamed gives numbers for which nothing measured was found what the nearest heading measures: "3. Lộ
// trình giảm tỷ lệ chôn lấp" over "Năm 2025: còn 70%", or the title. No record is left without a subject where
// the article names one.
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
		if len(s.subject) == 0 && s.q.unit == corpus.UnitPercent {
			s.subject = r.titleMeasure()
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

// titleMeasure is what the title in the text names as measured, as far as the taxonomy knows it; nil for nothing: "Nâng |
// tỷ lệ lao động qua đào tạo | ở Hà Nam".
func (r *run) titleMeasure() []int32 {
	if r.titleHi == 0 || r.titleAsked {
		return r.titleOf
	}
	r.titleAsked = true
	names := func(toks []int32) taxonomy.Match {
		m, _ := r.mem.find.Classify(r.spelt(toks), taxonomy.Subject{Unit: corpus.UnitPercent})
		return m
	}
	toks := r.seqOf(r.titleLo, r.titleHi)
	m := names(toks)
	if m.Score < weak {
		return nil
	}
	for n := len(toks); n > 2; n-- { // the fewest words that name it as well
		if less := names(toks[:n-1]); less.ID != m.ID || less.Score < m.Score {
			break
		}
		toks = toks[:n-1]
	}
	for len(toks) > 2 {
		if less := names(toks[1:]); less.ID != m.ID || less.Score < m.Score {
			break
		}
		toks = toks[1:]
	}
	from, to := toks[0], toks[len(toks)-1]+1
	if t := r.title; t.hi == r.titleHi-r.titleLo { // its own sheet knows its words
		from, to = r.titleLo+t.measureFrom(from-r.titleLo), r.titleLo+t.measureTo(to-r.titleLo)
	}
	r.titleOf = r.seqOf(from, to)
	return r.titleOf
}

// measureFrom returns where in a title what is measured begins that token i is part of: "Nâng | tỷ lệ hộ dùng nước sạch".
func (r *run) measureFrom(i int32) int32 {
	for k := i - 1; k >= 0 && k > i-6 && r.toks[k].kind == word; k-- {
		if m := r.at(k, starter); m != nil && m.to-m.from > 1 {
			return k
		}
	}
	return i
}

// measureTo returns where it ends: before a mark, a verb, a place or how it goes.
func (r *run) measureTo(i int32) int32 {
	for i < r.hi && r.toks[i].kind == word && !r.capital(i) && r.role[i]&(verb.bit()|cueTarget.bit()|cueResult.bit()|yearRole|connective.bit()|opener.bit()|sayWord.bit()) == 0 && !r.of(i, setPrepositions) && !r.is(i, "vẫn", "phải", "sẽ", "cần", "toàn", "thế") {
		i++
	}
	return i
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
	if of, led := r.figuresLed(toks); led && hi < r.hi {
		return of
	}
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
