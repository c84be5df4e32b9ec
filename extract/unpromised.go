package extract

import (
	"slices"

	"chitieu/corpus"
)

// Percentages that news are full of and nobody promises: what a rule leaves to whom, what somebody proposes or thinks
// fair, what would have been, what only tells how new a thing is.

// unpromised names the kind of neither that such a percentage is of, "" for none.
func (r *run) unpromised(s *seg) string {
	if s.q.unit != corpus.UnitPercent || (r.item || r.sectionLean > 0) && r.titledPlan() { // the entries of a plan are its goals
		return ""
	}
	switch q := s.q; {
	case r.setAside(s), r.underLaw(s), r.saidNew(q), r.ofTime(s), r.wholeForce(q), r.ruleAsks(s), r.toHave(s), r.sizedIn(s):
		return "law"
	case r.ofAllowance(q), r.againstPrice(s), r.worthStock(q), r.borrowed(s):
		return "subsidy"
	case r.wouldHave(q), r.moveDenied(q), r.proposed(s), r.fair(q), r.foundUnfit(q):
		return "wished"
	case r.hopedFor(s):
		return "forecast"
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
	if !r.isWord(q.left-1, "dành") || r.inList(q.right, listSetAside) == 0 {
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
		if r.inList(i, listBuilders) > 0 {
			return true
		}
	}
	return false
}

// saidNew reports a thing that is wholly new: "máy mới 100%". "Làm mới 100% đường" is a goal.
func (r *run) saidNew(q *quantity) bool {
	return q.value == 100 && r.isWord(q.left-1, "mới") && r.inList(q.left-2, listWares) > 0
}

// ofTime reports how much of some time goes into something: "lập pháp chiếm gần 60% tổng thời gian của kỳ họp", "dành 10% quỹ thời
// gian cho giấy tờ". "Giảm 30% thời gian giải quyết" is a goal.
func (r *run) ofTime(s *seg) bool {
	if r.lacks("thời") || r.titledPlan() || r.sectionLean > 0 || r.movesBefore(s.q) {
		return false
	}
	i := s.q.right
	for r.is(i, "tổng", "số", "quỹ") {
		i++
	}
	return r.isWord(i, "thời") && r.is(i+1, "gian", "lượng") && (r.is(s.q.left-1, "chiếm", "lệ", "dành", "mất", "bằng") || r.is(s.q.left-1, "tới", "đến") && r.is(s.q.left-2, "chiếm", "dành", "mất")) && !r.promised(s)
}

// wholeForce reports that all work or stand ready at a time: "hoạt động 100% công suất", "ứng trực 100%". "Đến năm 2030, nhà máy
// hoạt động 100% công suất" is a goal.
func (r *run) wholeForce(q *quantity) bool {
	return q.value == 100 && !r.yearAhead(q.left) && (r.isWord(q.right, "công") && r.isWord(q.right+1, "suất") && r.isWord(q.left-1, "động") || r.isWord(q.left-1, "trực") && r.is(q.left-2, "ứng", "túc", "thường"))
}

// ruleAsks reports what a rule asks of those it is made for, the rule named right before the word that asks: "quy tắc xuất xứ yêu cầu
// doanh nghiệp phải đạt tối thiểu 45%". "Nghị quyết yêu cầu đạt 45%" sets a goal, and so does a rule of the province's own.
func (r *run) ruleAsks(s *seg) bool {
	if r.lacks("yêu") && r.lacks("buộc") && r.lacks("đòi") || r.sectionLean > 0 || r.titledPlan() || r.goalAmong(s.pre, settingOnly) {
		return false
	}
	for _, i := range s.pre {
		if !(r.isWord(i, "yêu") && r.isWord(i+1, "cầu")) && !r.isWord(i, "buộc") && !(r.isWord(i, "đòi") && r.isWord(i+1, "hỏi")) {
			continue
		}
		for j := i - 1; j > i-8 && j >= r.unitFrom && r.toks[j].kind == word && !r.localBody(j); j-- {
			if r.inList(j, listRules) > 0 {
				return true
			}
		}
	}
	return false
}

// underLaw reports a floor or a ceiling that an article of a law sets, named right before: "quy định tại khoản 2 Điều 63 của Luật Lâm
// nghiệp tối thiểu bằng 1% doanh thu".
func (r *run) underLaw(s *seg) bool {
	if s.q.bound != corpus.AtLeast && s.q.bound != corpus.AtMost || r.lacks("luật") || r.lacks("điều") || r.goalAmong(s.pre, settingOnly) {
		return false
	}
	for j := s.q.left - 1; j > s.q.left-14 && j > r.unitFrom && r.toks[j].kind != punct; j-- {
		if r.isWord(j, "điều") && r.isNumber(j+1) {
			return r.isWord(j+2, "luật") || r.isWord(j+3, "luật")
		}
	}
	return false
}

// toHave reports a condition that somebody must meet to get something: "muốn hưởng lương hưu tối đa 75%, lao động nam phải đóng đủ 35
// năm". "Muốn đạt 75%, tỉnh phải …" tells of a goal, and so does "dân muốn mua bảo hiểm, tỉnh phấn đấu 96% dân số có thẻ".
func (r *run) toHave(s *seg) bool {
	if r.lacks("muốn") {
		return false
	}
	for k, i := range s.pre {
		if r.isWord(i, "muốn") {
			return !r.goalAmong(s.pre[k:], settingOnly) && r.is(i+1, "hưởng", "được", "nhận", "mua", "vay") && (r.is(i+1, "hưởng", "mua", "vay") || r.is(i+2, "hưởng", "nhận", "vay"))
		}
	}
	return false
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
	if r.inList(q.right, listWhole) == 0 || r.titledPlan() || r.sectionLean > 0 || r.promised(s) {
		return false
	}
	for j := q.right; j < q.right+9; j++ {
		if r.isMark(j, ')') {
			return true
		}
	}
	return false
}

// ofAllowance reports a part of what somebody is paid: "thu hồi 30% phụ cấp ưu đãi".
func (r *run) ofAllowance(q *quantity) bool {
	return !r.titledPlan() && (r.isWord(q.right, "phụ") && r.isWord(q.right+1, "cấp") || r.is(q.left-1, "hồi", "lại") && r.isWord(q.right, "trợ") && r.isWord(q.right+1, "cấp"))
}

// againstPrice reports a rate of a price that somebody has to pay: "đặt trước 5% so với giá khởi điểm", "bảo lãnh 3% giá gói thầu".
// "Tiết kiệm 5% giá gói thầu" is a goal.
func (r *run) againstPrice(s *seg) bool {
	q := s.q
	if r.movesBefore(q) || r.isWord(q.left-1, "kiệm") || r.goalAmong(s.pre, settingOnly) || r.yearAhead(q.left) {
		return false
	}
	i := q.right
	if r.is(i, "so") && r.is(i+1, "với") {
		i += 2
	}
	return r.isWord(i, "giá") && (r.is(i+1, "khởi", "gói", "trúng", "bán", "mua", "niêm", "sàn", "trần") || r.isWord(i+1, "trị") && r.is(i+2, "gói", "hợp", "căn"))
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

// borrowed reports what part of its money somebody borrows: "nhà nước phải đi vay 100%", "vay 70% vốn". Those who
// get a loan ("hộ nghèo được vay 100%") are helped.
func (r *run) borrowed(s *seg) bool {
	return r.isWord(s.q.left-1, "vay") && !r.is(s.q.left-2, "cho", "được") && !r.promised(s)
}

// wouldHave reports what was not done: "đáng lẽ lúc này phải thoái vốn 5%".
func (r *run) wouldHave(q *quantity) bool {
	if r.lacks("lẽ") {
		return false
	}
	for j := q.left - 1; j > q.left-20 && j >= r.unitFrom; j-- {
		if r.isWord(j, "lẽ") && r.is(j-1, "đáng", "nhẽ") || r.isWord(j, "lẽ") && r.isWord(j+1, "ra") {
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
		if voiced || r.isWord(i, "được") && r.isWord(i+1, "đề") && r.isWord(i+2, "xuất") && !r.is(i+3, "là", "ở", "mức", "đạt", "tăng", "giảm", "từ") { // "tỷ trọng kinh tế số | được đề xuất là 26%" is a draft's
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

// fair reports the level that somebody thinks fair: "mức hợp lý phải là 20%".
func (r *run) fair(q *quantity) bool {
	i := q.left - 1
	for r.is(i, "là", "phải", "nên", "khoảng", "chỉ", "vào") {
		i--
	}
	return r.isWord(i, "lý") && r.isWord(i-1, "hợp") && r.is(i-2, "mức", "lệ", "số")
}

// foundUnfit reports what its own sentence ends by calling unfit: "bố trí trên 40% tổng số vốn cho dự án này là chưa hợp lý".
func (r *run) foundUnfit(q *quantity) bool {
	if r.lacks("hợp") && r.lacks("lý") {
		return false
	}
	for j := q.right; j < q.right+40 && j+2 < r.hi && !r.endsSentence(j) && !r.isMark(j, ',') && !r.isMark(j, ';') && !r.isMark(j, '%'); j++ {
		if r.isWord(j, "là") && (r.is(j+1, "chưa", "không") && r.is(j+2, "hợp", "phù") || r.is(j+1, "phi", "vô", "bất") && r.is(j+2, "lý", "hợp")) {
			return true
		}
	}
	return false
}

// hopedFor reports what firms, experts or those who were asked expect: "các ngân hàng kỳ vọng huy động vốn tăng 16%". What a
// province hopes for is its goal.
func (r *run) hopedFor(s *seg) bool {
	if r.lacks("vọng") {
		return false
	}
	for _, i := range s.pre {
		if !r.isWord(i, "vọng") || !r.is(i-1, "kỳ", "kì") {
			continue
		}
		for j := i - 2; j > i-12 && j >= r.unitFrom && r.toks[j].kind == word; j-- {
			if r.inList(j, listGuessers) > 0 {
				return !r.goalAmong(s.pre, settingOnly)
			}
		}
	}
	return false
}
