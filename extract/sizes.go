package extract

import "chitieu/corpus"

// sizes reports a share that only tells which things are spoken of, while the number behind
// it tells what becomes of them: "tại các xã có tỷ lệ hộ nghèo trên 25% giảm 4%".
func (r *run) sizes(q *quantity) bool {
	if r.inUnit < 2 || q.unit != corpus.UnitPercent || q.left == q.from && q.right == q.to || q.isRange || q.raised {
		return false
	}
	if m := r.at(q.right, verb); m == nil || m.e.value == "level" && !r.is(q.right, "đạt", "phải") {
		return false
	}
	next := r.nextPercent(q)
	if next == nil || next.left-q.right > 4 || !r.unparted(q.right, next.left, clauseMarks) {
		return false
	}
	for i := q.left - 1; i > q.left-10 && i > r.lo; i-- {
		if r.toks[i].kind == punct || r.toks[i].kind == number {
			return false
		}
		if r.is(i, "có") && r.is(i+1, "tỷ", "mức") {
			return r.toks[i-1].kind == word && r.role[i-1]&(verb.bit()|cueTarget.bit()|cueResult.bit()|yearRole) == 0
		}
	}
	return false
}

// fromNow reports a raised value whose beginning is called the present one: "từ 46% hiện
// nay lên 65%".
func (r *run) fromNow(q *quantity) bool {
	for i := q.left - 1; i > q.left-7 && i > r.lo && !r.isMark(i, '%'); i-- {
		if r.is(i, "hiện") {
			return true
		}
	}
	return false
}
