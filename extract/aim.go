package extract

import "chitieu/corpus"

// aimBehind reports a number that is the value of an aim named before it; met, that what stands
// before the aim tells how it fared: "hoàn thành mục tiêu tăng trưởng GRDP cả năm 8,5%", "cách xa
// mục tiêu tăng trưởng 8%", "góp phần hoàn thành mục tiêu năm 2023, đó là tăng 9,5%". Of several
// ("các chỉ tiêu") it is none's.
func (r *run) aimBehind(q *quantity) (found, met bool) {
	if r.lacks("tiêu") && r.lacks("hoạch") {
		return false, false
	}
	level := r.is(q.left-1, "đạt") // "dù mục tiêu … đạt 40%"
	for j := q.left - 1; j > q.left-20 && j > r.lo; j-- {
		switch {
		case level && j == q.left-1:
		case r.is(j, "và") && (j == q.left-1 || j == q.left-2 && r.is(j+1, "có")): // "42% xã nâng cao, vượt mục tiêu giai đoạn và | 12% xã kiểu mẫu"
			return false, false
		case r.isWord(j, "tiêu") && r.is(j-1, "mục", "chỉ"):
			m := r.ending(j+1, cueTarget)
			if m == nil || r.is(j-2, "trình", "tượng", "số", "các", "những") || r.is(j+1, "chủ", "chưa", "khó") || r.is(j+1, "quốc") && r.is(j+2, "gia") || r.is(m.from, "so") && r.tellsRate(q) || r.gapOnly(q, m.from) || r.gapOnly(q, m.from-1) {
				return false, false
			}
			if level && !(r.is(j-1, "mục") && r.is(m.from-1, "dù")) {
				return false, false
			}
			return true, m.e.group == 0 || r.is(m.from-1, "xa", "với", "hơn", "gần", "vượt") || r.is(m.from-1, "khi") && r.is(m.from-2, "trong")
		case r.isWord(j, "hoạch") && r.is(j-1, "kế") && r.is(q.left-1, "là") && r.is(j-2, "với", "vượt", "hơn") && !level: // "vượt so với kế hoạch tăng trưởng là 6,5%"
			return true, true
		case r.isMark(j, ','):
			if !r.is(j+1, "là") && !(r.is(j+1, "đó") && r.is(j+2, "là")) {
				return false, false
			}
		case r.is(j, "đã", "được") && (q.unit == corpus.UnitPercent || r.isWord(q.left-1, "là")) && r.setsAim(j+1): // "mục tiêu năm nay được Quốc hội thông qua là 4%"
		case r.toks[j].kind == punct, r.isNumber(j) && r.role[j]&yearRole == 0 && !r.is(j+1, "năm", "tháng"), r.is(j, "đạt", "ước", "đã", "được") && j > r.lo:
			return false, false
		}
	}
	return false, false
}

// metAim reports an aim that what stands before it is held against.
func (r *run) metAim(q *quantity) bool {
	if _, met := r.aimBehind(q); met {
		return true
	}
	for j := q.left - 1; j > q.left-8 && r.tok(j).kind == word; j-- { // "trong khi chỉ tiêu được giao đến 21%"
		if r.wordAt(j, setPlanned) > 0 {
			return r.is(j-1, "khi") && r.is(j-2, "trong")
		}
	}
	return r.is(q.left-1, "là") && r.is(q.left-2, "cầu") && r.is(q.left-4, "với")
}

// setsAim reports words from token i on that tell who set an aim: "được | Quốc hội thông qua", "đã | đề ra".
func (r *run) setsAim(i int32) bool {
	for j := i; j < i+5 && r.tok(j).kind == word; j++ {
		if r.isIn(j, listSetsAim) || r.of(j, setHandsDown) {
			return true
		}
	}
	return false
}

// ofAim reports a number that is called the value of an aim, whatever came of it and when: "vượt chỉ
// tiêu 36% của năm 2018", "mục tiêu kiểm soát lạm phát năm 2018 dưới 4% là khả thi".
func (r *run) ofAim(q *quantity) bool {
	if q.unit != corpus.UnitPercent || q.baseline {
		return false
	}
	if found, _ := r.aimBehind(q); found {
		return true
	}
	return r.calledBefore(q, q.left) >= 4 || r.is(q.right, "mà", "đề", "đặt") && r.calledBehind(q, q.left) > 4
}

// tellsRate reports a change right before a number: "so với mục tiêu tăng 2%" tells by how much.
func (r *run) tellsRate(q *quantity) bool { return r.is(q.left-1, "tăng", "giảm", "vượt") }

// plannedBeside reports what was planned, by how much something was to change, beside what came
// of it: "(kế hoạch tăng từ 14 - 16%)", "trong khi kế hoạch năm 2021 giảm 4%".
func (r *run) plannedBeside(q *quantity) bool {
	if r.lacksSet(setPlanned) {
		return false
	}
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
