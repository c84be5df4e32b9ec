package extract

import (
	"slices"

	"chitieu/corpus"
)

// Percentages that news are full of and nobody promises: what builders must set aside, how large a thing is, what somebody
// proposes, what is not to be moved. Each kind stood in several articles of different years.

// unpromised names the kind of neither that such a percentage is of, "" for none.
func (r *run) unpromised(s *seg) string {
	if s.q.unit != corpus.UnitPercent || (r.item || r.sectionLean > 0) && r.titledPlan() { // the entries of a plan are its goals
		return ""
	}
	switch q := s.q; {
	case r.setAside(s), r.wholeForce(q), r.sizedIn(s):
		return "law"
	case r.worthStock(q):
		return "subsidy"
	case r.moveDenied(q), r.proposed(s):
		return "wished"
	}
	return ""
}

// promised reports a number that its sentence calls a goal or tells for a time to come.
func (r *run) promised(s *seg) bool { return r.yearAhead(s.q.left) || r.calledGoal(s) }

// setAside reports what part of land, flats or income those who build or earn it have to set aside: "các dự án phải dành 20% quỹ đất ở để xây nhà ở
// xã hội", "quỹ đất 20% trong các dự án", "người trẻ phải dành 40% thu nhập". What a plan itself sets aside is a goal.
func (r *run) setAside(s *seg) bool {
	q := s.q
	if r.lacks("dành") && r.lacks("quỹ") || r.sectionLean > 0 || r.leadLean > 0 || r.item || r.titledPlan() || r.calledGoal(s) {
		return false
	}
	if r.isWord(q.left-1, "đất") && r.isWord(q.left-2, "quỹ") && q.left == q.from {
		return true
	}
	if !r.isWord(q.left-1, "dành") || !r.isIn(q.right, listSetAside) {
		return false
	}
	i := q.left - 2
	for r.is(i, "phải", "sẽ", "cần", "cũng", "đã") {
		i--
	}
	if r.ending(i+1, tierWord) != nil { // "mỗi xã dành 3% quỹ đất công", "thành phố phải dành 16% diện tích" is what these do
		return false
	}
	for i = max(r.unitFrom, q.left-40); i < q.right+10 && i < r.hi && !(i > q.right && r.isMark(i, ',')); i++ {
		if r.isIn(i, listBuilders) {
			return true
		}
	}
	return false
}

// wholeForce reports that all work or stand ready at a time: "hoạt động 100% công suất", "ứng trực 100%". "Đến năm 2030, nhà máy
// hoạt động 100% công suất" is a goal.
func (r *run) wholeForce(q *quantity) bool {
	return q.value == 100 && !r.yearAhead(q.left) && (r.isWord(q.right, "công") && r.isWord(q.right+1, "suất") && r.isWord(q.left-1, "động") || r.isWord(q.left-1, "trực") && r.is(q.left-2, "ứng", "túc", "thường"))
}

// sizedIn reports how large the thing right before is, in brackets that hold no more: "tiểu vùng ngập sâu (15% diện tích)", "16 triệu
// người (chiếm 17% dân số cả nước)". "Phấn đấu có 5.000 ha rau sạch (50% diện tích)" is a goal.
func (r *run) sizedIn(s *seg) bool {
	q := s.q
	i := q.left - 1
	for r.is(i, "chiếm", "khoảng", "gần") {
		i--
	}
	if !r.isMark(i, '(') {
		return false
	}
	if r.is(i-1, "lớn", "cao", "nhỏ") && r.is(i-2, "trọng", "lệ") && r.isMark(q.right, ')') && !r.titledPlan() && r.sectionLean <= 0 { // "chiếm tỷ trọng lớn (khoảng 25%)"
		return true
	}
	if !r.isIn(q.right, listWhole) || r.titledPlan() || r.sectionLean > 0 || r.promised(s) {
		return false
	}
	for j := q.right; j < q.right+9; j++ {
		if r.isMark(j, ')') {
			return true
		}
	}
	return false
}

// worthStock reports what part of a company so many of its shares are: "bán 350 triệu cổ phiếu, tương đương 10% vốn".
func (r *run) worthStock(q *quantity) bool {
	if !r.is(q.left-1, "đương", "ứng", "bằng", "chiếm") || !r.isWord(q.right, "vốn") || r.lacks("cổ") {
		return false
	}
	for j := q.left - 2; j > q.left-14 && j > r.unitFrom; j-- {
		if r.isWord(j, "cổ") && r.is(j+1, "phiếu", "phần") {
			return true
		}
	}
	return false
}

// moveDenied reports a level that something is not moved to: "không nâng lên 12% như dự thảo". "Không để giảm xuống dưới 30%" keeps
// a floor.
func (r *run) moveDenied(q *quantity) bool {
	if !r.is(q.left-1, "lên", "xuống") || q.bound != corpus.Exactly && q.bound != corpus.RangeOf {
		return false
	}
	i := q.left - 2
	return r.is(i, "nâng", "tăng", "giảm", "hạ", "điều") && r.is(i-1, "không", "chưa", "chẳng")
}

// proposed reports what somebody is told to have proposed, with no goal called so: "sân bay được đề xuất đảm nhiệm 85% chuyến bay quốc tế",
// "có ý kiến đại biểu đề nghị quy định tối thiểu 35%".
func (r *run) proposed(s *seg) bool {
	if r.lacks("xuất") && r.lacks("kiến") || r.sectionLean > 0 || r.item || r.info.PlanStatus == "draft" {
		return false
	}
	for k, i := range s.pre {
		voiced := r.isWord(i, "ý") && r.isWord(i+1, "kiến") && (r.is(i-1, "có", "nhiều", "số", "những") && r.is(i+2, "cho", "đề", "đại", "cử", "khác", "chuyên") || r.isWord(i+2, "cho"))
		if voiced || r.isWord(i, "được") && r.isWord(i+1, "đề") && r.isWord(i+2, "xuất") && !r.isIn(i+3, listDraftLevel) { // "tỷ trọng kinh tế số | được đề xuất là 26%" is a draft's
			return !r.goalsNamed(s.pre[0], s.q.left) && !r.goalAmong(s.pre, strivingOnly) && (voiced || !r.namesRate(s.pre[:k]))
		}
	}
	return false
}

// namesRate reports words that begin with a rate.
func (r *run) namesRate(pre []int32) bool {
	return len(pre) > 0 && slices.ContainsFunc(r.lastClause(pre), func(i int32) bool {
		return r.is(i, "tỷ", "tỉ", "tốc", "mức") && r.is(i+1, "lệ", "trọng", "độ", "tăng")
	})
}
