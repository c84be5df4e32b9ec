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

// onlyWhere returns where words begin whose share only tells of which of the things counted before it a goal is set: "100%
// cơ quan có lãnh đạo là nữ, nếu trong cơ quan có tỷ lệ nữ | từ 30% trở lên", "… ở những nơi có tỷ lệ nữ từ 30% trở lên"; 0
// for none. "Trong đó ở các xã có từ 70% trường đạt chuẩn" is a goal.
func (r *run) onlyWhere(q *quantity) int32 {
	if r.inUnit < 2 || q.unit != corpus.UnitPercent || q.isRange || q.raised || q.left == q.from && q.right == q.to || r.lacks("có") || r.sizes(q) {
		return 0
	}
	has := false
	for i := q.left - 1; i > q.left-24 && i > r.unitFrom; i-- {
		switch {
		case r.isMark(i, '%') || r.isMark(i, ';') || r.isMark(i, ':') || r.toks[i].kind == word && r.is(i, "thì", "đạt", "là", "còn", "giảm", "tăng") && !(r.is(i, "là") && r.is(i+1, "nữ", "người", "dân")):
			return 0
		case r.is(i, "có") && (i == q.left-1 || r.is(i+1, "tỷ", "từ")):
			has = true
		case has && (r.is(i, "nếu") || r.is(i, "ở", "tại", "đối") && r.toks[i-1].kind == word && !r.is(i-1, "đó", "riêng", "còn", "và") && (r.is(i+1, "những", "các", "nơi") || r.is(i+1, "với"))):
			if r.numberBefore(i, corpus.UnitPercent) == nil {
				return 0
			}
			return i
		}
	}
	return 0
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
