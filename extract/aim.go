package extract

// aimBehind reports a number that is the value of an aim named before it; met, that what stands
// before the aim tells how it fared: "hoàn thành mục tiêu tăng trưởng GRDP cả năm 8,5%", "cách xa
// mục tiêu tăng trưởng 8%", "góp phần hoàn thành mục tiêu năm 2023, đó là tăng 9,5%". Of several
// ("các chỉ tiêu") it is none's.
func (r *run) aimBehind(q *quantity) (found, met bool) {
	for j := q.left - 1; j > q.left-20 && j > r.lo; j-- {
		switch {
		case r.isWord(j, "tiêu") && r.is(j-1, "mục", "chỉ"):
			m := r.ending(j+1, cueTarget)
			if m == nil || r.is(j-2, "trình", "tượng", "số", "các", "những") || r.is(j+1, "quốc", "chủ", "chưa", "khó") || r.is(m.from, "so") && r.tellsRate(q) || r.gapOnly(q, m.from) || r.gapOnly(q, m.from-1) {
				return false, false
			}
			return true, m.e.group == 0 || r.is(m.from-1, "xa", "với", "hơn", "gần", "vượt")
		case r.isMark(j, ','):
			if !r.is(j+1, "đó") || !r.is(j+2, "là") {
				return false, false
			}
		case r.toks[j].kind == punct, r.isNumber(j) && r.role[j]&yearRole == 0, r.is(j, "đạt", "ước", "đã", "được") && j > r.lo:
			return false, false
		}
	}
	return false, false
}

// tellsRate reports a change right before a number: "so với mục tiêu tăng 2%" tells by how much.
func (r *run) tellsRate(q *quantity) bool { return r.is(q.left-1, "tăng", "giảm", "vượt") }

// plannedBeside reports what was planned, by how much something was to change, beside what came
// of it: "(kế hoạch tăng từ 14 - 16%)", "trong khi kế hoạch năm 2021 giảm 4%".
func (r *run) plannedBeside(q *quantity) bool {
	i := q.left
	for r.is(i-1, "tăng", "giảm", "là", "còn", "đạt", "mức") && q.left-i < 3 {
		i--
	}
	if i == q.left {
		return false
	}
	if r.is(i-1, "ra") && r.is(i-2, "đề", "đặt") {
		i -= 2
	} else if r.is(i-1, "giao") {
		i--
	}
	if r.isNumber(i-1) && r.is(i-2, "năm") {
		i -= 2
	}
	n := r.wordBefore(i, setPlanned)
	if n == 0 {
		return false
	}
	i -= n
	return r.isMark(i-1, '(') || r.isMark(i-1, '/') || r.is(i-1, "khi") && r.is(i-2, "trong")
}
