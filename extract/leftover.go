package extract

// leftover names what a number is that has neither a unit nor a noun: the last
// reading before the catch-all. [i, to) is the number.
func (s *sheet) leftover(i, to int32) string {
	before, after := s.tok(i-1), s.tok(to)
	switch {
	case s.ordinalMark(i, to):
		return reasonOrdinal
	case s.isMark(to, 0) && s.text[after.start:after.end] == "°":
		return reasonAmount
	case s.isMark(i-1, '|') || s.isMark(to, '|'): // a cell of a row that was flattened to a line
		return reasonCount
	case s.isNumber(i-1) || s.isNumber(to): // "156 5656"
		return reasonCode
	case s.is(i-1, "trên") && s.isNumber(i-2), s.is(to, "trên") && s.isNumber(to+1): // "34 trên 54"
		return reasonFraction
	case s.isMark(i-1, '_'), s.isMark(i-1, '.') && before.glued && s.tok(i).glued, before.kind == word && before.upper && !s.tok(i-2).head && i-1 > s.lo:
		return reasonLabel // Public_587, BA.5, "xã Vân Canh 2"
	case s.hi-s.lo <= 8: // a line that is nothing but a name and a number: a counter
		return reasonCode
	case countByte(s.str(i), ',') == 1: // "hệ số dưới 1,4": a ratio or an index
		return reasonAmount
	}
	if n := len(s.qs); n > 0 && s.qs[n-1].reason != "" && s.qs[n-1].to == i-1 && (s.isMark(i-1, ',') || s.is(i-1, "và")) {
		return s.qs[n-1].reason // "mức độ 3, 4"
	}
	return reasonOther
}

// ordinalMark reports the number of a list entry that is written "(1)", "1\." or
// alone in the first cell of a row.
func (s *sheet) ordinalMark(i, to int32) bool {
	switch {
	case s.isMark(i-1, '(') && s.isMark(to, ')') && i-1 <= s.lo:
		return true
	case i > s.lo || s.tok(i).end-s.tok(i).start > 4:
		return false
	}
	return s.isMark(to, '\\') || s.isMark(to, '|')
}
