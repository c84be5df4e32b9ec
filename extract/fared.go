package extract

import "chitieu/corpus"

// fared reports what came of a goal told right before: "tỉnh giao 85%, đạt 71,2%", "KH: 50%; TH: 53%", "mục tiêu
// 100%, kết quả 100%". Goals that follow each other name what they are of, a year, or a word of aim.
func (r *run) fared(q *quantity) bool {
	if q.unit != corpus.UnitPercent || closed(q) || q.isRange || r.lacks("giao") && r.lacksSet(setPlanned) {
		return false
	}
	p := r.plannedJustBefore(q)
	if p == nil || p.baseline || r.movesBefore(p) != r.movesBefore(q) {
		return false
	}
	if r.tallied(q.left) {
		return true
	}
	if r.tok(q.right).kind == word && !r.is(q.right, "và", "nhưng", "song") {
		return false
	}
	bare, due := true, false
	i := q.left - 1
	for ; i > p.to && !r.separates(i) && !r.isMark(i, '('); i-- {
		switch n := r.inList(i, listFares); {
		case n == 0:
			return false
		case r.is(i, "đến", "hết", "cuối", "cả"):
			due = true
		case r.isIn(i, listCameOfIt):
			bare = false
		}
	}
	return i >= p.to && i < q.left-1 && !bare && (!due || q.value < p.value)
}

// ofAllGoals reports a share of the goals themselves: "đạt 80% số chỉ tiêu được giao", "các chỉ tiêu giao đều đạt trên | 90%",
// "trong tổng số chỉ tiêu, huyện đạt | 85%". All of them may be wished for ("hoàn thành 100% chỉ tiêu").
func (r *run) ofAllGoals(q *quantity) bool {
	if q.unit != corpus.UnitPercent || q.value == 100 || r.lacksPair("chỉ", "tiêu") && r.lacksPair("mục", "tiêu") || !r.is(q.left-1, "đạt", "được", "thành", "bằng", "chiếm", "hiện") || r.urged(q.left) {
		return false
	}
	i := q.right
	if r.is(i, "tổng") {
		i++
	}
	if r.is(i, "số") && r.is(i+1, "chỉ", "mục") && r.is(i+2, "tiêu") {
		return true
	}
	if !r.is(q.left-1, "đạt") {
		return false
	}
	all := r.is(q.left-2, "đều")
	for j := q.left - 2; j > q.left-14 && j > r.unitFrom && r.toks[j].kind != number && !r.isMark(j, ';') && !r.isMark(j, ':'); j-- {
		if r.is(j, "tiêu") && r.is(j-1, "chỉ") {
			return all && r.is(j+1, "giao", "được", "đều") || r.is(j-2, "số") && (r.is(j-3, "trong") || r.is(j-4, "trong")) && !r.isNumber(j-3)
		}
	}
	return false
}

// plannedJustBefore is the percentage that stands before a number and is called assigned or planned in its own
// clause, with nothing but what it counts between; nil for none.
func (r *run) plannedJustBefore(q *quantity) *quantity {
	k := r.numberFrom(q.from) - 1
	for ; k >= 0 && r.qs[k].unit != corpus.UnitPercent; k-- {
		if r.qs[k].from < q.left-20 {
			return nil
		}
	}
	if k < 0 || q.left-r.qs[k].to > 16 || r.qs[k].to < r.lo {
		return nil
	}
	p := &r.qs[k]
	for i := p.left - 1; i > p.left-18 && i >= r.lo; i-- {
		switch {
		case r.isMark(i, ':') && (i == p.left-1 || r.isNumber(i-1)): // "kế hoạch: 90%", "Chỉ tiêu 1: 90% xã"
		case r.toks[i].kind == punct, r.is(i, "đấu", "phải", "cần", "sẽ", "theo"):
			return nil
		case r.isWord(i, "giao") && r.at(i, cueTarget) != nil && r.at(i, cueTarget).e.weight > 0, r.isWord(i, "giao") && r.is(i-1, "được"):
			return p
		case r.wordAt(i, setPlanned) > 0:
			if r.is(i-1, "vượt", "với", "đạt", "thành", "hơn") {
				return nil
			}
			return p
		}
	}
	return nil
}

// tallied reports a word of a tally for what was reached right before token i, first in its clause: "TH: | 53%".
func (r *run) tallied(i int32) bool {
	if r.isMark(i-1, ':') {
		i--
	}
	from := i
	if r.is(i-1, "hiện", "quả") && r.is(i-2, "thực", "kết") {
		from = i - 2
	} else if r.is(i-1, "th", "ưth", "thth") {
		from = i - 1
	}
	return from < i && (r.separates(from-1) || r.isMark(from-1, '(') || from == r.lo)
}

// movesBefore reports that a number tells by how much something is to change.
func (r *run) movesBefore(q *quantity) bool {
	for i := q.left; i < q.from; i++ {
		if r.of(i, setMoves) {
			return true
		}
	}
	return r.of(q.left-1, setMoves) || r.isWord(q.left-1, "thêm")
}
