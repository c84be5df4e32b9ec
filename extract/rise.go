package extract

// risesFrom reports a percentage that only tells where a change began; i is its number, end
// the token behind its sign: "từ 60% lên 80%", "từ hơn 10% năm 2020 xuống còn 6%", "từ mức 46%
// (năm 2023) đến 80%". "Đạt từ 60% đến năm 2025" and "từ 60% trở lên" begin nothing.
func (s *sheet) risesFrom(i, end int32) bool {
	if !s.isWord(s.pastBounds(i)-1, "từ") {
		return false
	}
	dated, floor := false, false
	for j := end; j < end+10 && j < s.hi; j++ {
		switch {
		case s.isNumber(j):
			if e, _ := s.percentAt(j + 1); e > j+1 {
				return j == end+1 && s.is(end, "đến", "tới") && s.raises(i) // "tăng từ 40% đến 65%"
			}
			dated = true
		case s.is(j, "lên") && s.is(j-1, "trở"):
			if floor = s.is(j+1, "năm", "hiện"); !floor { // "từ 96% trở lên năm 2025 tăng lên 100%" began at a floor
				return false
			}
		case s.is(j, "lên", "xuống"):
			return !s.is(j-1, "trở") && (!floor || s.is(j-1, "tăng", "nâng", "đưa"))
		case dated && s.is(j, "vượt", "chạm") && s.isNumber(j+1): // "từ 44% của năm 2025 được kỳ vọng vượt 60%"
			return true
		case s.is(j, "còn"):
			return !s.is(j+1, "lại")
		case s.is(j, "thành"), s.is(j, "đến", "tới") && j > end:
			if dated || s.isNumber(j+1) || s.at(j+1, boundLeft) != nil {
				return true
			}
		case s.toks[j].kind == punct && !s.isMark(j, '(') && !s.isMark(j, ')') && !s.isMark(j, '/') && !(s.isMark(j, '-') && s.isNumber(j+1) && s.isNumber(j-1)) && !(s.isMark(j, ',') && s.is(j+1, "lên", "xuống")):
			return false
		}
	}
	return false
}

// startsFrom reports a number of things from which a change begins, i and the token behind it: "tăng từ 79.000 người |
// lên hơn 100.000". "Từ 10 hộ trở lên" begins nothing.
func (s *sheet) startsFrom(i, to int32) bool {
	for n := 0; n < 2 && s.isIn(i-1, listAbout); n++ {
		i--
	}
	if !s.is(i-1, "từ") {
		return false
	}
	for j := to; j < to+6 && s.tok(j).kind == word; j++ {
		if s.is(j, "lên", "xuống", "thành", "còn") && !s.is(j-1, "trở") {
			for j++; s.isIn(j, listAbout); j++ {
			}
			return s.isNumber(j)
		}
	}
	return false
}

// pastBounds is where the words begin that bind the number at token i, but for "từ".
func (s *sheet) pastBounds(i int32) int32 {
	for i > s.lo {
		m := s.ending(i, boundLeft)
		switch {
		case m != nil && m.e.value != "from":
			i = m.from
		case s.isWord(i-1, "mức"):
			i--
		default:
			return i
		}
	}
	return i
}
