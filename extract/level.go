package extract

import "chitieu/corpus"

// outdone reports a level behind which the goal for the same thing stands, with nothing
// else measured between: "sóng 5G phủ 38% dân số; tỉnh yêu cầu đến hết năm phủ 60%",
// "lao động qua đào tạo đạt 74%, mục tiêu năm tới là 75%". A level with a deadline, a
// floor or a cue for goals of its own is a goal itself.
func (r *run) outdone(s *seg, at when) bool {
	if r.lacksPhrase(cueTarget) {
		return false
	}
	q := s.q
	if q.unit != corpus.UnitPercent || q.isRange || q.raised || s.paren || closed(q) || r.sectionLean > 0 ||
		r.goalCue(s) {
		return false
	}
	next := r.nextPercent(q)
	if next == nil || next.left-q.right > 24 {
		return false
	}
	if i := next.right; r.toks[min(i, r.hi-1)].kind == word && i < r.hi && r.content(r.seqOf(i, i+1)) && !r.is(i, r.word(q.right)) {
		return false // "95% hộ có điện, mục tiêu 90% hộ có nước sạch"
	}
	goal := r.goalIn(q.right, next.left)
	if goal != nil && r.becauseSet(next) { // "đạt 30%, khó nhưng phải đi, vì thành phố đặt tới 40%"
		return false
	}
	if goal != nil && at.here && (at.deadline || at.year > r.ref) && r.timed(r.unitFrom, goal.from) {
		return false
	}
	return goal != nil && !r.content(r.withoutAnaphor(r.lifted(goal.to, next.left)))
}

// timed reports a time in [a, b).
func (r *run) timed(a, b int32) bool {
	for k := range r.times {
		if m := &r.times[k]; m.from >= a && m.to <= b {
			return true
		}
	}
	return false
}

// nextPercent is the percentage behind q in its sentence.
func (r *run) nextPercent(q *quantity) *quantity {
	for k := range r.qs {
		n := &r.qs[k]
		if n.from < q.to || n.unit != corpus.UnitPercent {
			continue
		}
		for i := q.right; i < n.left; i++ {
			if r.isMark(i, '.') || r.isMark(i, '(') || r.isMark(i, ':') {
				return nil
			}
		}
		return n
	}
	return nil
}

// goalIn returns the word that sets a goal behind a comma, semicolon or "trong khi" in
// [from, to), with nothing but who sets it and when between.
func (r *run) goalIn(from, to int32) *match {
	at := int32(-1)
	for i := from; i < to; i++ {
		if r.isMark(i, ',') && r.separates(i) || r.isMark(i, ';') || r.isWord(i, "khi") && r.isWord(i-1, "trong") || r.is(i, "còn", "song") && r.separates(i) {
			at = i + 1
		}
		if m := r.at(i, cueTarget); m != nil && at >= 0 && m.e.weight > 0 && r.setsLevel(m) {
			if who := r.lifted(at, i); !r.content(who) || len(who) < 8 && r.agent(who) {
				return m
			}
		}
	}
	return nil
}

// setsLevel reports a cue that names a goal against what there is. "Phấn đấu" alone may
// as well go on with the next goal.
func (r *run) setsLevel(m *match) bool {
	switch m.e.value {
	case "goal", "demand", "set", "assigned":
		return true
	case "strive":
		return r.is(m.to-1, "là", "tiêu") || r.is(m.from, "mục", "chỉ")
	}
	return false
}

// lifted lists the words of [from, to) but those that say that a level is to be raised.
func (r *run) lifted(from, to int32) []int32 {
	var out []int32
	for i := from; i < to; i++ {
		if r.role[i]&yearRole == 0 && !r.of(i, setLifts) {
			out = append(out, i)
		}
	}
	return out
}

func (r *run) word(i int32) string {
	if i < r.lo || i >= r.hi {
		return ""
	}
	return r.key(&r.toks[i])
}
