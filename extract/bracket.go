package extract

// brackets is what a legend says of the numbers that stand in brackets behind others.
type brackets int8

const (
	bracketGoals   brackets = 1  // "trong ngoặc là mục tiêu cả năm": those before them are results
	bracketResults brackets = -1 // "trong ngoặc là kết quả năm 2025": those before them are goals
)

// legend takes up what the block at hand says of numbers in brackets, and reports that it says so: it holds
// until the next heading.
func (r *run) legend() bool {
	if r.lacks("ngoặc") {
		return false
	}
	for i := r.lo; i+2 < r.hi; i++ {
		if !r.isWord(i, "ngoặc") || !r.is(i-1, "trong", "dấu") {
			continue
		}
		j := i + 1
		if r.is(j, "đơn") {
			j++
		}
		if !r.is(j, "là") {
			continue
		}
		goals, results := false, false
		for j++; j < min(i+12, r.hi) && r.toks[j].kind != punct; j++ {
			goals = goals || r.is(j, "tiêu") && r.is(j-1, "mục", "chỉ") || r.is(j, "hoạch") && r.is(j-1, "kế") || r.is(j, "đấu") && r.is(j-1, "phấn")
			results = results || r.is(j, "quả") && r.is(j-1, "kết") || r.is(j, "hiện") && r.is(j-1, "thực") || r.is(j, "trước", "ngoái") || r.is(j, "kỳ") && r.is(j-1, "cùng")
		}
		switch {
		case results && !goals:
			r.brackets = bracketResults
		case goals && !results:
			r.brackets = bracketGoals
		}
		return true
	}
	return false
}

// saidByLegend tells what the legend says of a number: above 0 a goal, below 0 a result, 0 nothing.
func (r *run) saidByLegend(s *seg) float64 {
	if r.brackets == 0 {
		return 0
	}
	q := s.q
	switch end, _ := r.percentAt(q.right + 2); {
	case s.paren && r.isMark(q.left-1, '(') && r.isMark(q.right, ')'):
		return float64(r.brackets)
	case r.isMark(q.right, '(') && r.isNumber(q.right+1) && r.isMark(end, ')'):
		return -float64(r.brackets)
	}
	return 0
}
