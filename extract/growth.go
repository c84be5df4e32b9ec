package extract

import "chitieu/corpus"

// growthSet reports by how much an amount is to grow that a plan sets right before it: "đặt mục tiêu doanh thu
// 800 tỷ đồng, | tăng 12% so với năm trước", "phấn đấu đón 3,2 triệu lượt khách (tăng 9% so với cùng kỳ)".
// The year before is what the plan is measured by, and the amount is as exact as plans are.
func (r *run) growthSet(q *quantity) bool {
	if q.unit != corpus.UnitPercent || q.left == r.lo || r.lacks("tăng") && r.lacks("giảm") && r.lacks("cao") && r.lacks("thấp") && r.lacks("vượt") {
		return false
	}
	i := q.left - 1
	if r.isWord(q.left, "vượt") && r.isMark(i, ',') { // "phấn đấu đạt 900 tỷ đồng, vượt 12% dự toán"
		i = q.left
	}
	if r.is(q.left, "cao", "thấp") && r.isWord(q.left+1, "hơn") {
		i = q.left
	}
	for r.is(i, "lượt", "lần", "trưởng", "hơn", "thêm") {
		i--
	}
	if !r.is(i, "tăng", "giảm", "cao", "thấp", "vượt") {
		return false
	}
	if i--; !r.isMark(i, ',') && !r.isMark(i, '(') && !r.isMark(i, '-') && !r.is(i, "và") {
		return r.growthGiven(i)
	}
	k := r.numberFrom(i) - 1
	if k < 0 || r.qs[k].from < r.unitFrom || i-r.qs[k].to > 4 || r.qs[k].unit == corpus.UnitPercent || r.qs[k].unit == "" && r.qs[k].reason != reasonCount && r.qs[k].reason != reasonAmount {
		return false
	}
	return r.amountSet(r.qs[k].from)
}

// growthGiven reports by how much something is to grow that somebody was given as a goal, named right before token i: "được Thủ tướng giao
// chỉ tiêu | tăng trưởng 8% so với năm 2025", "giao kế hoạch tăng 12%".
func (r *run) growthGiven(i int32) bool {
	return (r.isWord(i, "tiêu") && r.is(i-1, "chỉ", "mục") || r.isWord(i, "hoạch") && r.isWord(i-1, "kế")) && r.is(i-2, "giao", "đặt", "ra", "nhận", "là")
}

// planGrows reports by how much a firm plans to grow: "kế hoạch lợi nhuận sau thuế tăng 23%". "Vượt kế hoạch lợi nhuận
// 23%", "thực hiện kế hoạch doanh thu giảm 5%" tell what came of it.
func (r *run) planGrows(s *seg) bool {
	if s.q.unit != corpus.UnitPercent || !r.is(s.q.left-1, "tăng", "giảm") || r.lacks("hoạch") {
		return false
	}
	for j := s.q.left - 2; j > s.q.left-12 && j > r.unitFrom && r.toks[j].kind == word; j-- {
		if r.is(j, "hoạch") && r.is(j-1, "kế") {
			m := r.at(j-1, cueTarget)
			return m != nil && m.e.value == "plan" && m.to > j+2 && !r.isIn(j-2, listMetPlan) && !r.isMark(j-2, '%')
		}
	}
	return false
}

// ofGoalMet reports "phấn đấu" at token i that only tells of which goal so much was reached: "bằng 112% chỉ tiêu |
// phấn đấu".
func (r *run) ofGoalMet(i int32) bool {
	n := r.wordBefore(i, setPlanned)
	return n > 0 && r.isMark(i-n-1, '%')
}

// partOfGoal reports that the goal which token i speaks of is only what a share before it is taken of: "đã đạt 40% trong tổng
// chỉ tiêu | được giao là 481 tỷ đồng, tăng 50%".
func (r *run) partOfGoal(i int32) bool {
	j := i - 1
	for ; j > i-8 && j > r.unitFrom && r.toks[j].kind == word; j-- {
	}
	return r.isMark(j, '%')
}

// amountSet reports a word that sets a goal before the amount at token i, and nothing between that tells how it went.
func (r *run) amountSet(i int32) bool {
	for j := i - 1; j > i-30 && j >= r.unitFrom && !r.isMark(j, '%') && !r.isMark(j, ';') && !r.endsSentence(j); j-- {
		if r.is(j, "đã", "ước", "thực", "vượt", "thành") && !r.is(j+1, "phố", "lập", "thông", "trình", "đặt") {
			return false
		}
		if r.begins[j]&cues == 0 {
			continue
		}
		m := r.cueAt(j)
		switch {
		case m == nil:
		case m.class == cueResult, r.ofGoalMet(j):
			return false
		case m.e.value == "assigned", m.e.value == "strive" || m.e.value == "set" && r.is(j, "đặt") || m.e.value == "goal":
			return !r.unparted(j, i, ",;") || !r.partOfGoal(j)
		}
	}
	return false
}
