package extract

// reportedYear is the year of a result that no time in its paragraph dates: that of the
// report. An article from January tells of the year that is over, unless the sentence says
// how things are now; so does any article on an earlier year.
func (r *run) reportedYear(s *seg) int {
	switch {
	case r.pubYear == 0:
		return 0
	case r.speaksOfNowIn(s):
		return r.pubYear
	case r.planYear == r.pubYear-1 && r.planFrom == 0, monthIn(r.info.Published) == 1:
		return r.pubYear - 1
	}
	return r.pubYear
}

// speaksOfNowIn reports "đến nay", "hiện", "từ đầu năm" before a number.
func (r *run) speaksOfNowIn(s *seg) bool {
	for _, i := range s.pre {
		if m := r.at(i, cueResult); m != nil && m.e.value == "so-far" {
			return true
		}
		if r.is(i, "đầu") && r.is(i+1, "năm") && r.is(i-1, "từ") {
			return true
		}
	}
	return false
}

// withinYear reports "trong năm" or "cả năm" at token i, which dates the clause that it
// begins: "Trong năm, …", no "trong năm học", "hồ sơ tiếp nhận trong năm".
func (r *run) withinYear(i int32) bool {
	if j := i + 2; r.isNumber(j) || r.of(j, setAfterYear) || r.is(j, "tài", "nhiệm", "châu", "cửa") {
		return false
	}
	return i == r.lo || r.tok(i-1).kind == punct
}

// closesBudget reports a day of the next January, until which the money of the year at hand
// may be spent: "đến 31/1/2025" in 2024. It dates nothing but its own number.
func (r *run) closesBudget(m *moment) bool {
	if m.year != r.ref+1 || !r.isMark(m.to-2, '/') {
		return false
	}
	month, _ := parsePlain(r.str(m.to - 3))
	return month == 1 && r.isMark(m.to-4, '/')
}
