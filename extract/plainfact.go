package extract

import "chitieu/corpus"

// plainFact reports a percentage that its own sentence tells as a fact of the world, whatever is aimed at around it: a
// statistic that somebody reports, a circumstance, whom a group is made of, what came of an effort.
func (r *run) plainFact(s *seg) bool {
	if s.q.unit != corpus.UnitPercent || closed(s.q) {
		return false
	}
	switch i := s.q.left - 1; {
	case r.is(i, "với"):
		return r.circumstance(s)
	case r.is(i, "chiếm"):
		return r.shareOfCounted(s)
	case r.is(i, "biết", "hay", "thấy", "rằng", "kể"):
		return r.reportedFact(s)
	}
	return r.mostOfAll(s) || r.thanksTo(s) || r.suffered(s.q) || r.ofMany(s)
}

// reportedFact reports a share of things right behind a verb of saying, of which nothing is yet to be done: "Viện Tiêu chuẩn
// cho biết | 83% rác nhựa được tái chế". "Sở cho biết 83% hộ sẽ được cấp nước" is what is planned.
func (r *run) reportedFact(s *seg) bool {
	i := s.q.left - 1
	if r.is(i, "kể") && r.is(i-1, "chưa") { // "1,2 triệu xe máy, chưa kể 15% xe ngoại tỉnh"
		return true
	}
	if r.is(i, "rằng") {
		i--
	}
	if !(r.is(i, "biết", "hay", "thấy") && r.is(i-1, "cho")) && !r.is(i, "thấy") || !r.is(i, "thấy") && (r.titledPlan() || r.titledAim()) { // who tells of a plan tells goals
		return false
	}
	return !r.goalAmong(s.pre, anyAim) && !r.goalAmong(s.post, anyAim) && !r.yearAhead(r.hi)
}

// circumstance reports what a sentence begins with as given: "Với 65% dân số trong độ tuổi lao động, nước này …". "Với
// mục tiêu 65%", "với 100% đại biểu tán thành, …" have words of their own.
func (r *run) circumstance(s *seg) bool {
	i := s.q.left - 1
	if i != r.firstOf(r.unitFrom, s.q.left) || i > r.lo && !r.endsSentence(i-1) || r.goalAmong(s.post, anyAim) || r.yearAhead(r.hi) {
		return false
	}
	for _, j := range s.post {
		if r.isMark(j, ',') {
			return true
		}
	}
	return false
}

// suffered reports by how much somebody is told to have been cut: "trường bị cắt giảm 30% kinh phí".
func (r *run) suffered(q *quantity) bool {
	if r.lacks("bị") || r.of(q.left-1, setMoves) && !r.is(q.left-2, "cắt", "bị") { // "diện tích rừng bị thu hẹp giảm 10%"
		return false
	}
	for i := q.left - 1; i > q.left-8 && i > r.unitFrom && r.toks[i].kind == word; i-- {
		if r.is(i, "cắt", "giảm", "thu") && r.is(i-1, "bị") {
			return true
		}
	}
	return false
}

// mostOfAll reports a group by what its members have most or least of: "nhóm 20% dân số giàu nhất", "10% hộ nghèo
// nhất". "Phấn đấu thuộc nhóm 20% tỉnh dẫn đầu" is a goal.
func (r *run) mostOfAll(s *seg) bool {
	i := s.q.right
	if r.is(s.q.left-1, "nhóm", "tốp", "top") {
		if !r.is(i, "dân", "người", "hộ") { // "vào nhóm 20% tỉnh có chỉ số cao nhất" is a goal
			return false
		}
		for i++; i < s.q.right+7 && r.tok(i).kind == word && !r.is(i, "nhất"); i++ {
		}
		return r.is(i, "nhất") && !r.goalCue(s)
	}
	for i += 2; i < s.q.right+4; i++ {
		if r.is(i, "nhất") && r.is(i-1, "giàu", "nghèo") {
			return !r.goalCue(s)
		}
	}
	return false
}

// ofMany reports a level that nobody counts how many stand at: "Nhiều huyện đạt 100%", "một số địa phương đạt trên 90%".
func (r *run) ofMany(s *seg) bool {
	pre := r.pastMarks(s.pre)
	if len(pre) < 2 || r.leadLean > 0 || r.sectionLean > 0 || r.aimWithin(s.q.left, anyAim, 24) {
		return false
	}
	return r.is(pre[0], "nhiều") || r.is(pre[0], "một", "không") && r.is(pre[1], "số", "ít") && pre[1] == pre[0]+1
}

// someAt reports the level that so many of all bodies stand at, with no word of aim: "16/34 địa phương có mức tăng trưởng đạt từ
// 8% trở lên", "có 13/40 đơn vị giải ngân dưới 20%".
func (r *run) someAt(s *seg) bool {
	if s.q.left == s.q.from && s.q.bound == corpus.Exactly || r.leadLean > 0 || r.sectionLean > 0 || r.blockLean > 1 || r.item {
		return false
	}
	k := r.numberFrom(s.q.from) - 1
	if k < 0 || r.qs[k].from < r.unitFrom || r.qs[k].reason != reasonFraction && r.qs[k].den == "" || s.q.left-r.qs[k].to > 14 || !r.unparted(r.qs[k].to, s.q.left, ",;.:(") {
		return false
	}
	i := r.qs[k].to
	return r.isIn(i, listHolders) && !r.goalCue(s) && !r.aimWithin(i, anyAim, 30) && !r.yearAhead(r.clauseEnd(s.q.right))
}

// clauseEnd returns the first mark that ends a clause from token i of the unit at hand on.
func (r *run) clauseEnd(i int32) int32 {
	for i < r.hi && !r.isMark(i, ',') && !r.isMark(i, ';') && !r.isMark(i, '.') {
		i++
	}
	return i
}

// thanksTo reports what an effort has brought: "Nhờ sự cố gắng của người dân mà kinh tế tăng 15%/năm".
func (r *run) thanksTo(s *seg) bool {
	if r.lacks("nhờ") || r.lacks("mà") {
		return false
	}
	i := r.firstOf(r.unitFrom, s.q.left)
	for r.is(i, "cũng", "chính", "và") {
		i++
	}
	if !r.is(i, "nhờ") {
		return false
	}
	for i++; i < s.q.left; i++ {
		if r.isWord(i, "mà") {
			return !r.yearAhead(r.hi)
		}
	}
	return false
}

// shareOfCounted reports what share some people are who were just counted, with no word of aim: "758 thanh niên dân tộc
// ít người chiếm trên 23%".
func (r *run) shareOfCounted(s *seg) bool {
	i := s.q.left - 1
	if r.leadLean > 0 || r.sectionLean > 0 || r.blockLean > 0 || r.item || r.yearAhead(r.hi) {
		return false
	}
	if r.isMark(i-1, ',') {
		i--
	}
	k := r.numberFrom(i) - 1
	if k < 0 || r.qs[k].unit != corpus.UnitCount && r.qs[k].reason != reasonCount || i-r.qs[k].to > 12 || r.qs[k].from < r.unitFrom {
		return false
	}
	return r.unparted(r.qs[k].to, i, ",;:.(") && !r.aimWithin(i, anyAim, 60)
}

// firstToReach reports what makes somebody the first, before token i: "trở thành huyện đầu tiên của tỉnh có | 100% xã đạt
// chuẩn". What one strives to become is a goal.
func (r *run) firstToReach(i int32) bool {
	if r.lacksPair("đầu", "tiên") {
		return false
	}
	for j := i - 1; j > i-10 && j > r.unitFrom && r.toks[j].kind == word; j-- {
		if r.isWord(j, "tiên") && r.isWord(j-1, "đầu") {
			return !r.aimWithin(i, anyAim, 50) && !r.yearAhead(r.hi)
		}
	}
	return false
}
