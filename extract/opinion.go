package extract

import "chitieu/corpus"

// What people say of a number: that it can be reached, that it is not enough, where it stands and where it is to be put.

// deemed reports a goal of which somebody thinks that it can or cannot be reached: "100% trạm có bác sĩ | là khả thi",
// "mức 2,2% là không dễ", "6% mới xứng với nguồn vốn".
func (r *run) deemed(q *quantity) bool {
	if q.unit != corpus.UnitPercent {
		return false
	}
	if i := q.right + 1; r.isWord(i-1, "mới") && (r.isWord(i, "xứng") || r.isWord(i, "tương") && r.isWord(i+1, "xứng") || r.isWord(i, "phù") && r.isWord(i+1, "hợp")) { // "Ban cho rằng 6% mới tương xứng với nguồn vốn"
		return true
	}
	if r.lacks("khả") && r.lacks("dễ") && r.lacks("sức") && r.lacks("tưởng") && r.lacks("khó") {
		return false
	}
	for j := q.right; j < q.right+9 && r.tok(j).kind == word; j++ {
		if r.isWord(j, "là") {
			if r.is(j+1, "rất", "khá") { // "98% là rất khả quan" is praise
				j++
			}
			return r.isIn(j+1, listFeasible) && !r.contrasted(q)
		}
	}
	return false
}

// ruledOut reports what is set against a goal told before, and not aimed at: "phải đạt 70%, chứ | như bây giờ, 41% thì
// không ăn thua", "lên 12%, chứ | 7% như mọi năm thì bao giờ cho xong". "… chứ phải đạt 90% mới được" is a goal.
func (r *run) ruledOut(s *seg) bool {
	if s.q.unit != corpus.UnitPercent || r.lacks("chứ") {
		return false
	}
	for j := s.q.left - 1; j > s.q.left-8 && j >= r.unitFrom && !r.isNumber(j); j-- {
		if r.isMark(j, ',') && !r.is(s.q.right, "thì") { // "chứ không dừng lại, 90% hộ …"
			return false
		}
		if m := r.at(j, cueTarget); m != nil && m.e.weight > 0 && m.e.value != "future" && m.e.value != "demand" {
			return false
		}
		if r.isWord(j, "chứ") {
			return r.tok(j+1).kind == word || r.isNumber(j+1)
		}
	}
	return false
}

// leadsAhead reports a time after token i, which a comma may part from it, in a year after the article's own: "trước
// đó, | năm 2027, …".
func (r *run) leadsAhead(i int32) bool {
	for k := range r.times {
		if t := &r.times[k]; t.from >= i && t.from < i+4 {
			return t.year > r.ref
		}
	}
	return false
}

// liftedFromNow reports a level that something is to be lifted to, behind a clause that tells where it stands: "Giống
// tốt, hiện dùng cho 38% diện tích, | được đẩy lên 85%", "… năm ngoái vỏn vẹn 21%, được nâng lên 42%". "Nay đã được đẩy lên
// 85%" was done.
func (r *run) liftedFromNow(q *quantity) bool {
	if q.unit != corpus.UnitPercent || r.lacks("hiện") && r.lacks("vốn") && r.lacks("ngoái") && r.lacks("rồi") || !r.is(q.left-1, "lên", "tới", "đến", "xuống", "về", "còn") {
		return false
	}
	i := q.left - 2
	for n := 0; n < 2 && r.of(i, setLifts) || r.is(i, "nới", "rút", "ép"); n++ {
		i--
	}
	for i+1 < q.left && !r.is(i+1, "được") {
		i++
	}
	if !r.is(i+1, "được") || !r.isMark(i, ',') {
		return false
	}
	p := r.numberBefore(i, corpus.UnitPercent)
	if p == nil || p.value == q.value {
		return false
	}
	for j := p.left; j > p.left-10 && j > r.unitFrom; j-- { // the clause of the level that stands
		if r.isMark(j, ',') {
			return r.is(j+1, "hiện", "vốn") || r.is(j+1, "năm") && r.is(j+2, "ngoái", "rồi")
		}
	}
	return false
}

// goalsDone reports a share that only tells how many of so many goals were reached: "trong 14 chỉ tiêu HĐND tỉnh giao,
// ngành hoàn thành 12, đạt 85,7%".
func (r *run) goalsDone(q *quantity) bool {
	i := q.left - 1
	if q.unit != corpus.UnitPercent || !r.is(i, "đạt", "bằng", "chiếm", "đương") || r.lacks("tiêu") {
		return false
	}
	for i > q.left-6 && !r.isMark(i, ',') && !r.isMark(i, '(') {
		i--
	}
	for i--; r.is(i, "tiêu", "chỉ"); i-- {
	}
	if !r.isNumber(i) || !r.is(i-1, "thành", "đạt", "được", "vượt") {
		return false
	}
	for j := i - 1; j > i-20 && j > r.lo && !r.endsSentence(j); j-- {
		if r.is(j, "chỉ") && r.is(j+1, "tiêu") {
			return r.isNumber(j - 1)
		}
	}
	return false
}

// doneWithin reports a word for what was reached before token i in its sentence, at most far tokens away.
func (r *run) doneWithin(i, far int32) bool {
	for j := i - 1; j >= r.lo && j > i-far && !r.endsSentence(j); j-- {
		if m := r.cueAt(j); m != nil && m.class == cueResult && m.e.weight > 0 {
			return true
		}
	}
	return false
}

// setThen reports a word right before a percentage that tells that it was set, whenever that was: "Quý II tôi giao | 50%".
func (r *run) setThen(q *quantity) bool {
	m := r.ending(q.left, cueTarget)
	return m != nil && q.unit == corpus.UnitPercent && m.e.weight > 0 && (m.e.value == "set" && !r.determines(m) || m.e.value == "assigned")
}

// restatesGoal reports a share that only tells again how many are aimed at: "đăng ký hoàn thành 4.600 căn, tức | bằng
// 101,9% chỉ tiêu được giao", "nâng tổng số lên 43/49 xã, | bằng 87,8%".
func (r *run) restatesGoal(q *quantity) bool {
	i := q.left - 1
	if q.unit != corpus.UnitPercent || !r.is(i, "bằng", "tức", "đương", "ứng") || q.left != q.from {
		return false
	}
	if p := r.restated(q); p != nil {
		i = p.left - 1
		return r.is(i, "lên") && !r.is(i-1, "trở") && (r.sameSentence && r.blockLean > 1 || r.aimWithin(i, anyAim, 24)) && !r.doneWithin(i, 24)
	}
	if n := len(r.targets); n > 0 {
		t := &r.targets[n-1]
		gap := int(r.toks[q.left].start) - t.NumberEnd
		return t.Unit == corpus.UnitCount && t.Status == corpus.StatusTarget && gap > 0 && gap < 60 && t.NumberStart >= int(r.toks[r.unitFrom].start)
	}
	return false
}
