package extract

import (
	"slices"

	"chitieu/corpus"
)

// quotes reports a goal that only tells what the result before it is measured against: "đạt
// 82%, trong khi chỉ tiêu là 80%", "còn 4,1%, kế hoạch là 4,5%". What comes next goes on
// with the result, not with the goal. A goal with a time ahead of its own ("đạt 82%, mục
// tiêu đến năm 2030 là 90%") is none.
func (r *run) quotes(s *seg, at when, before *leaning) bool {
	if before == nil || before.score >= 0 || !s.carried || r.content(s.post) || at.here && (at.deadline || at.year > r.ref) {
		return false
	}
	if r.comparedTo(s) {
		return true
	}
	named := false
	for _, i := range s.pre {
		m := r.at(i, cueTarget)
		switch {
		case m == nil:
			named = named || r.wordAt(i, setPlanned) > 0
		case m.e.value == "goal" || m.e.value == "plan" || m.e.value == "assigned":
			named = true
		case m.e.weight > 0 && m.e.value != "set":
			return false
		}
	}
	return named && (len(s.own) == 0 || !r.content(s.own))
}

// measured reports a level behind which stands how far it is from the plan or from the time
// before, so that it is reached: "đạt 75%, vượt 5% so với chỉ tiêu", "đạt 88%, tăng 3,2% so
// với cùng kỳ".
func (r *run) measured(s *seg) bool {
	q := s.q
	if q.unit != corpus.UnitPercent {
		return false
	}
	i, halted := r.goesOn(q)
	if !halted {
		return false
	}
	if r.outcome(i) && (r.is(i, "chưa", "không") || r.sectionLean <= 0 && !r.goalCue(s)) {
		return true
	}
	if r.is(i, "thấp", "kém") && r.isWord(i+1, "hơn") && r.wordAt(i+2, setPlanned) > 0 && r.blockLean <= 0 && !r.aimWithin(q.left, notWhen, 60) && !slices.ContainsFunc(r.times, func(t moment) bool { return t.to <= q.left && (t.deadline || t.year > r.ref) }) { // "dưới 80%, thấp hơn mục tiêu đặt ra cho năm 2025": nobody aims lower than the goal
		return true
	}
	return r.changeBehind(q) >= earlier && r.leadLean <= 0 && !r.goalCue(s)
}

// outcome reports words at token i that say how a level stands to its plan: "chưa đạt kế
// hoạch", "vượt chỉ tiêu Nghị quyết".
func (r *run) outcome(i int32) bool {
	for r.isIn(i, listToPlan) && i < r.hi {
		i++
	}
	if r.is(i, "vượt", "hoàn") {
		i++
	} else if !r.is(i-1, "đạt") {
		return false
	}
	for r.is(i, "thành", "mức", "so", "với", "xa", "được") {
		i++
	}
	return r.wordAt(i, setPlanned) > 0
}
