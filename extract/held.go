package extract

import (
	"slices"

	"chitieu/corpus"
)

// heldNow reports a level that stands today and that its sentence goes on to raise: "Nhiệm kỳ 2021 - 2026, nữ đại
// biểu chiếm 32%; phấn đấu nhiệm kỳ 2026 - 2031 đạt 35%", "hiện là 15%, phấn đấu năm 2030 đạt 20%", "năm 2025 đạt 87%; phấn đấu năm 2026 đạt 95%".
func (r *run) heldNow(s *seg, w when) bool {
	if s.q.unit != corpus.UnitPercent || r.goalCue(s) {
		return false
	}
	if p := r.restated(s.q); p != nil && r.nowBefore(p.left) { // "hiện mới có 41/64 xã làm được (tương đương 64,1%)"
		return true
	}
	if r.is(s.q.left-1, "là", "đạt", "mới", "có", "chiếm") && r.movesOn(s.q.right) {
		return true
	}
	past := r.ref != 0 && w.year < r.ref && w.here && !w.deadline
	return (past || r.nowBefore(s.q.left) || r.inOffice(s.q.left)) && r.raisedNext(s.q.right)
}

// movesOn reports that what was told before token i is to rise or fall to another level, of which the next clause tells: "là 20%,
// | dự kiến năm sau tăng lên 40%".
func (r *run) movesOn(i int32) bool {
	if !r.isMark(i, ',') || !r.is(i+1, "dự", "phấn", "sẽ") {
		return false
	}
	k := r.numberFrom(i)
	for k < len(r.qs) && r.qs[k].unit != corpus.UnitPercent {
		k++
	}
	if k == len(r.qs) {
		return false
	}
	to := r.qs[k].from - 1
	return to-i < 11 && r.is(to, "lên", "xuống") && r.of(to-1, setMoves) && r.unparted(i+1, to, clauseMarks)
}

// restated is the count that a percentage says once more: "41/64 xã, bằng 64,1%"; nil for none.
func (r *run) restated(q *quantity) *quantity {
	i := q.left
	for n := 0; n < 3 && (r.isIn(i-1, listEquals) || r.isMark(i-1, '(')); n++ {
		i--
	}
	k := r.numberFrom(i) - 1
	if i == q.left || k < 0 || i-r.qs[k].to > 6 || r.qs[k].reason != reasonFraction && r.qs[k].den == "" || !r.unparted(r.qs[k].to, i, ".;:") {
		return nil
	}
	return &r.qs[k]
}

// nowBefore reports "hiện", "hiện nay" with nothing but a verb before token i.
func (r *run) nowBefore(i int32) bool {
	for n := 0; n < 4; n++ {
		i--
		if r.isWord(i, "hiện") {
			m := r.at(i, cueResult)
			return m != nil && m.e.value == "so-far"
		}
		if r.role[max(i, r.lo)]&(verb.bit()|boundLeft.bit()) == 0 && !r.is(i, "nay", "tại", "có", "mới") {
			return false
		}
	}
	return false
}

// inOffice reports a term of office told before token i that has begun.
func (r *run) inOffice(i int32) bool {
	return r.ref != 0 && slices.ContainsFunc(r.times, func(m moment) bool {
		return m.yearFrom != 0 && m.yearFrom <= r.ref && m.to <= i && (r.is(m.from, "nhiệm") || r.is(m.from+1, "nhiệm"))
	})
}

// raisedNext reports a goal for what was told before token i and nothing else, later in its sentence.
func (r *run) raisedNext(i int32) bool {
	for end := min(i+60, r.hi); i < end && !r.endsSentence(i); i++ {
		if r.begins[i]&cueTarget.bit() == 0 || !r.separates(i-1) && !r.isMark(i-1, ';') {
			continue
		}
		m := r.at(i, cueTarget)
		if m == nil || m.e.value != "strive" && m.e.value != "set" {
			continue
		}
		for j := m.to; j < end && (r.of(j, setTimes) || !r.content(r.seqOf(j, j+1))); j++ {
			if v, _ := parsePlain(r.str(j)); r.isNumber(j) && !isYear(r.str(j), v) {
				return r.isMark(j+1, '%')
			}
		}
	}
	return false
}
